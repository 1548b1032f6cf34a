//! Reminders: what a shell tells and carries out, the rules, and what the screens show.

mod cards;
mod errors;
mod phone;
mod rule;

pub use cards::{
    CalendarCard, FactorCard, LeftOutCard, MakerCard, Moved, Never, NoReminder, NotificationsShown,
    ReminderBounds, ReminderCard, ReminderLogCard, ReminderPreview, ReminderReadings, ReminderUsual,
    ReminderWishes, SelfTestCard, Unsaid, UpcomingCard,
};
pub use errors::{ReminderError, ReminderFault};
pub use phone::{
    Factor, FactorState, PhoneSystem, PlannedKind, PlannedReminder, Punctual, ReminderAct, ReminderEvent,
    ReminderNote, ReminderPhone, ReminderStep, ReminderTrigger, SettingsPage, WaitingReminder,
    WaitingReminders,
};
pub use rule::{
    Late, QuietManner, QuietSpan, ReminderOpens, ReminderRest, ReminderRule, ReminderWhen, ReminderWording,
    ReminderZone,
};

use crate::content::Content;
use crate::random;
use crate::store::{Store, StoreError};
use kindself_core::content::{Catalogue, Language};
use kindself_core::reminders::selftest;
use kindself_core::reminders::{
    self, Book, Event, Fault, MOST_RULES, Occasion, OccurrenceId, Reminder, ReminderId, Rule, Words,
};
use kindself_core::time::UtcMillis;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Reminders, from the text kept beside the store; it works before the store is open, and where it does not open. One for the process.
/// Its calls may come from any thread.
#[derive(Debug, uniffi::Object)]
pub struct Reminders {
    catalogue: Arc<Catalogue>,
    language: Language,
    book: Mutex<Book>,
}

#[uniffi::export]
impl Reminders {
    /// From the text that the last step said to keep. Where there is none, or it cannot be read, the store brings the rules.
    #[uniffi::constructor]
    pub fn new(content: Arc<Content>, text: Option<String>) -> Arc<Self> {
        let book = text.and_then(|text| Book::from_text(&text).ok()).unwrap_or_default();
        let (catalogue, language) = (content.catalogue.clone(), content.language.clone());
        Arc::new(Self { catalogue, language, book: Mutex::new(book) })
    }

    /// Notes what happened, and says what the system is to do now. What it then did is told with the next call; what was asked for and
    /// did not happen is asked for again.
    pub fn tell(&self, event: ReminderEvent, phone: ReminderPhone) -> ReminderStep {
        let mut book = self.book();
        let asked = phone.core(&book);
        if let Some(event) = event_of(event) {
            book.tell(&event, &asked);
        }
        let plan = book.plan(&asked, &|occasion| self.words(occasion));
        book.cancelled(&plan);
        let public = reminders::public_words(&self.catalogue, &self.language);
        let cards = |list: Vec<reminders::Planned>| {
            list.into_iter().map(|planned| PlannedReminder::new(planned, &public)).collect()
        };
        ReminderStep {
            keep: book.to_text().unwrap_or_default(),
            cancel: plan.cancel,
            add: cards(plan.add),
            due_now: cards(plan.due_now),
            clear: plan.clear,
            needs_sounding: plan.channels.sounding,
            needs_silent: plan.channels.silent,
            notes: plan.notes.into_iter().map(Into::into).collect(),
        }
    }

    /// Brings the rules of the store here, and there what became of reminders. To be called once it is open, after anything of
    /// `reminders`, `sessions` or `entries` changed in it, and after an archive was taken in; then [`tell`](Self::tell) that something
    /// changed.
    pub fn sync(&self, store: Arc<Store>, phone: ReminderPhone) -> Result<(), StoreError> {
        let now = UtcMillis(phone.now.utc_ms);
        store.open.write(|store| Ok(reminders::sync(&mut self.book(), store, phone.place(None), now)?))
    }

    /// Everything was deleted; the names of what still waits, which is to be cancelled.
    pub fn clear(&self) -> Vec<String> {
        std::mem::take(&mut *self.book()).accepted_names()
    }

    /// All rules, the first one first.
    pub fn list(&self, phone: ReminderPhone) -> Vec<ReminderCard> {
        let book = self.book();
        let asked = phone.core(&book);
        let today = asked.today();
        let mut all = reminders::next_of_each(&book, &asked, 1);
        let card = |reminder: &Reminder| {
            let next = all.remove(&reminder.id);
            let never =
                today.and_then(|today| reminders::never(&book, reminder, asked.here, today, asked.now));
            let held = next.as_ref().is_some_and(|next| next.is_held).then_some(Never::HeldBack);
            let allow = next.as_ref().and_then(|next| next.allow);
            ReminderCard {
                id: reminder.id.text(),
                rule: reminder.rule.clone().into(),
                name: reminders::name_of(&reminder.rule.opens, &self.catalogue, &self.language),
                next: next.and_then(|next| next.upcoming.into_iter().next()).map(Into::into),
                never: never.or(held),
                allow,
            }
        };
        book.rules().iter().map(card).collect()
    }

    /// What a rule that is being made would do, beside the others; `id` where it is to take the place of one.
    pub fn preview(&self, id: Option<String>, rule: ReminderRule, phone: ReminderPhone) -> ReminderPreview {
        let none = |faults| ReminderPreview {
            faults,
            next: Vec::new(),
            never: None,
            allow: None,
            title: String::new(),
            body: String::new(),
        };
        let book = self.book();
        let asked = phone.core(&book);
        let (Ok(rule), Some(today)) = (Rule::try_from(rule), asked.today()) else {
            return none(vec![ReminderFault::Unreadable]);
        };
        let faults = reminders::faults(&rule, &self.catalogue, asked.here, asked.now);
        if !faults.is_empty() {
            return none(faults.into_iter().map(Into::into).collect());
        }
        // Drawn moments come of the rule's name; a new one has none yet, and comes after those that are there.
        let id = id.and_then(|id| ReminderId::from_text(&id)).unwrap_or(ReminderId([0xff; 16]));
        let reminder = Reminder { id, rule, changed: asked.now };
        let with = book.with(reminder.clone());
        let next = reminders::next_of_each(&with, &asked, 3).remove(&id);
        let held = next.as_ref().is_some_and(|next| next.is_held).then_some(Never::HeldBack);
        let allow = next.as_ref().and_then(|next| next.allow);
        let next = next.map_or(Vec::new(), |next| next.upcoming);
        let date = next.first().map_or(today, |next| next.id.date);
        let id = OccurrenceId { rule: id, date, nth: 0 };
        let words = self.words(&Occasion::Reminder { reminder: &reminder, id, offers_rest: false });
        ReminderPreview {
            faults: Vec::new(),
            never: reminders::never(&with, &reminder, asked.here, today, asked.now).or(held),
            allow,
            next: next.into_iter().map(Into::into).collect(),
            title: words.title,
            body: words.body,
        }
    }

    /// Keeps a rule, a new one or in place of `id`; its name. Then [`tell`](Self::tell) that something changed.
    pub fn keep(
        &self,
        store: Arc<Store>,
        id: Option<String>,
        rule: ReminderRule,
        phone: ReminderPhone,
    ) -> Result<String, ReminderError> {
        let now = UtcMillis(phone.now.utc_ms);
        phone.place(None).day(now).ok_or(ReminderError::Clock)?;
        let rule = Rule::try_from(rule)?;
        let mut faults = reminders::faults(&rule, &self.catalogue, phone.place(None), now);
        // One that is over may rest, or be brought back.
        faults.retain(|fault| id.is_none() || *fault != Fault::DateOver);
        if !faults.is_empty() {
            return Err(ReminderError::Faulty { faults: faults.into_iter().map(Into::into).collect() });
        }
        let known = id.map(|id| ReminderId::from_text(&id).ok_or(rule::Unreadable)).transpose()?;
        let id = match known {
            Some(id) => id,
            None => ReminderId(random::bytes()?),
        };
        let now = UtcMillis(phone.now.utc_ms);
        store.open.write(|store| {
            let mut book = self.book();
            if known.is_none() && book.rules().len() >= MOST_RULES {
                return Err(ReminderError::TooMany { most: u32::try_from(MOST_RULES).unwrap_or(u32::MAX) });
            }
            // A clock that was set back: the change is the later version all the same.
            let before = book.rule(id).map_or(now, |before| UtcMillis(before.changed.0.saturating_add(1)));
            reminders::keep(store, &Reminder { id, rule, changed: now.max(before) })?;
            reminders::sync(&mut book, store, phone.place(None), now)?;
            Ok(id.text())
        })
    }

    /// Deletes a rule. Then [`tell`](Self::tell) that something changed.
    pub fn forget(&self, store: Arc<Store>, id: String, phone: ReminderPhone) -> Result<(), ReminderError> {
        let id = ReminderId::from_text(&id).ok_or(rule::Unreadable)?;
        let now = UtcMillis(phone.now.utc_ms);
        store.open.write(|store| {
            reminders::forget(store, id, now)?;
            Ok(reminders::sync(&mut self.book(), store, phone.place(None), now)?)
        })
    }

    /// What is wished of all reminders together.
    pub fn wishes(&self) -> ReminderWishes {
        self.book().wishes().into()
    }

    /// Wishes it. Then [`tell`](Self::tell) that something changed.
    pub fn wish(&self, store: Arc<Store>, wishes: ReminderWishes) -> Result<(), ReminderError> {
        store.open.write(|store| Ok(reminders::wish(&mut self.book(), store, wishes.into())?))
    }

    /// The next ones of all rules, at most `most`.
    pub fn upcoming(&self, phone: ReminderPhone, most: u16) -> Vec<UpcomingCard> {
        let book = self.book();
        let asked = phone.core(&book);
        reminders::upcoming(&book, &asked, most).into_iter().map(Into::into).collect()
    }

    /// The next one that the system took on, and what became of those before it, the last one first.
    pub fn log(&self, most: u32) -> Vec<ReminderLogCard> {
        let book = self.book();
        let name = |id| {
            let rule = &book.rule(id)?.rule;
            reminders::name_of(&rule.opens, &self.catalogue, &self.language)
        };
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let next = book.next_accepted();
        let lines = next.iter().chain(book.log().0.iter().rev()).take(most);
        lines.map(|noted| ReminderLogCard::new(noted, name(noted.id.rule))).collect()
    }

    /// The rules as a calendar that other apps read, in the words that their notifications have.
    pub fn calendar(&self, phone: ReminderPhone) -> CalendarCard {
        let none = CalendarCard { text: None, left_out: Vec::new() };
        let asked = phone.core(&self.book());
        let Some(today) = asked.today() else { return none };
        let now = UtcMillis(phone.now.utc_ms);
        let words = |reminder: &Reminder| {
            let id = OccurrenceId { rule: reminder.id, date: today, nth: 0 };
            self.words(&Occasion::Reminder { reminder, id, offers_rest: false })
        };
        let made = reminders::calendar(self.book().rules(), asked.here, today, now, &words);
        let left_out = |(rule, why): (ReminderId, Unsaid)| LeftOutCard { rule: rule.text(), why };
        CalendarCard { text: made.text, left_out: made.left_out.into_iter().map(left_out).collect() }
    }

    /// Whether this phone will deliver, and what to do where it may not.
    pub fn self_test(&self, readings: ReminderReadings) -> SelfTestCard {
        let book = self.book();
        let asked = selftest::Asked {
            sounding: book.rules().iter().any(|reminder| reminder.rule.sounds),
            silent: book.rules().iter().any(|reminder| !reminder.rule.sounds),
            exact: book.wishes().exact,
        };
        let maker = readings.maker.as_deref().map(|name| self.maker(name));
        let findings = selftest::findings(&readings, asked);
        SelfTestCard {
            verdict: selftest::verdict(&findings),
            factors: findings
                .into_iter()
                .map(|selftest::Finding { factor, state, page }| FactorCard {
                    maker: maker.clone().filter(|_| factor == Factor::Maker),
                    factor,
                    state,
                    page,
                })
                .collect(),
        }
    }
}

/// What a rule begins with, and what is shown of reminders.
#[uniffi::export]
pub fn reminder_usual() -> ReminderUsual {
    cards::usual()
}

/// What rules are made from.
#[uniffi::export]
pub fn reminder_bounds() -> ReminderBounds {
    cards::bounds()
}

impl Reminders {
    fn book(&self) -> MutexGuard<'_, Book> {
        // A call that panicked left it as it was between two changes.
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn words(&self, occasion: &Occasion) -> Words {
        reminders::words(occasion, &self.catalogue, &self.language)
    }

    fn maker(&self, name: &str) -> MakerCard {
        let makers = &self.catalogue.makers;
        let text = makers.maker(name).unwrap_or(&makers.others).text.get(&self.language);
        let may_differ = makers.text.get(&self.language).may_differ.clone();
        MakerCard { habit: text.habit.clone(), steps: text.steps.clone(), may_differ }
    }
}

/// `None` where a name in it is none: then there is nothing to note.
fn event_of(event: ReminderEvent) -> Option<Event> {
    let core = |items: Vec<PlannedReminder>| items.iter().filter_map(|item| item.core().ok()).collect();
    Some(match event {
        ReminderEvent::Looked => Event::Looked,
        ReminderEvent::Accepted { items } => Event::Accepted(core(items)),
        ReminderEvent::Delivered { items } => Event::Delivered(core(items)),
        ReminderEvent::Acted { id, act } => Event::Acted(OccurrenceId::from_text(&id)?, act.into()),
        ReminderEvent::TestWanted => Event::TestWanted,
        ReminderEvent::TestOver => Event::TestOver,
    })
}
