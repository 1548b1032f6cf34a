//! Rules, wishes and what became of reminders, as a phone has them at hand: also before it was unlocked, and where the store does not
//! open.

use super::accepted::Accepted;
use super::log::{Act, Log, Noted};
use super::occurrences::OccurrenceId;
use super::phone::{Phone, Plan, Planned, PlannedId, Trigger, Waiting, Words, place_of};
use super::rule::{Reminder, ReminderId, Rest};
use super::{Occasion, Place, plan};
use crate::sealed::{SealError, open, seal};
use crate::time::{DayBegins, Millis, UtcMillis};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const KIND: &str = "kindself-reminders";
const VERSION: u32 = 1;

/// At most so many a day can be wished.
pub const MOST_A_DAY: u8 = 6;
/// "Later" can be so many minutes later.
pub const LATER_MIN: [u16; 5] = [15, 30, 60, 120, 240];

/// What a person wishes of all reminders together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wishes {
    /// At most so many a day, of all rules: 1 to [`MOST_A_DAY`].
    pub most_a_day: u8,
    /// "Later" is so many minutes later: one of [`LATER_MIN`].
    pub later_min: u16,
    /// Moments are to be kept to the minute, though it costs battery.
    pub exact: bool,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { most_a_day: 1, later_min: 60, exact: false }
    }
}

impl Wishes {
    /// Inside of their bounds.
    #[must_use]
    pub fn within_bounds(self) -> Self {
        let later = LATER_MIN.into_iter().min_by_key(|choice| choice.abs_diff(self.later_min));
        let later_min = later.unwrap_or(self.later_min);
        Self { most_a_day: self.most_a_day.clamp(1, MOST_A_DAY), later_min, ..self }
    }
}

/// What happened elsewhere that rules ask about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Known {
    /// Of rules that count from a practice: the day of the last one, and when it ended.
    pub after: BTreeMap<ReminderId, (NaiveDate, UtcMillis)>,
    /// Days on which what a rule opens was done, and it needs none.
    pub done: BTreeSet<(ReminderId, NaiveDate)>,
    /// Rules about something that is not there any more.
    pub gone: BTreeSet<ReminderId>,
    /// The days a programme says, in their order.
    pub programme: BTreeMap<ReminderId, Vec<NaiveDate>>,
}

impl Known {
    /// The days that a programme says for a rule.
    pub(super) fn programme_of(&self, id: ReminderId) -> &[NaiveDate] {
        self.programme.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// What happened to reminders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Something may have changed: the app started, the phone did, its clock or its zone was set, a permission was given.
    Looked,
    /// The system took these on. Until then they do not count.
    Accepted(Vec<Planned>),
    /// These are shown.
    Delivered(Vec<Planned>),
    /// A person did something with one.
    Acted(OccurrenceId, Act),
    /// A person sends themselves one in a minute.
    TestWanted,
    /// It was seen to arrive, or nobody waits for it any more.
    TestOver,
}

/// A minute: long enough to put the phone away (design value).
const TEST_IN: Millis = Millis::from_secs(60);

/// So much later.
fn later(now: UtcMillis, by: Millis) -> UtcMillis {
    UtcMillis(now.0.saturating_add(i64::try_from(by.0).unwrap_or(0)))
}

/// So long a rule rests where a notification asked for it (design value).
const PAUSE_DAYS: u64 = 14;

/// Everything that reminders come of. It is the same on a locked phone as on an open one, but that there rules say nothing of what they
/// are about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    pub(super) rules: Vec<Reminder>,
    pub(super) wishes: Wishes,
    pub(super) known: Known,
    pub(super) log: Log,
    /// By this phone's system.
    pub(super) accepted: BTreeMap<OccurrenceId, Accepted>,
    /// What else waits: the refill.
    pub(super) refill: Option<Accepted>,
    /// When the one comes that a person sends themselves.
    pub(super) test: Option<UtcMillis>,
    /// It waits, too.
    pub(super) test_accepted: Option<Accepted>,
    /// Where the person's day begins, as it was when the store was last open: a locked phone has no settings.
    pub(super) day_begins: Option<DayBegins>,
    /// What was due before then came, though nobody told.
    pub(super) untold: Option<UtcMillis>,
}

impl Book {
    /// From its text. One that is damaged, or of a newer version, is no reason not to remind: the store has the rules.
    pub fn from_text(text: &str) -> Result<Self, SealError> {
        let book: Self = open(KIND, VERSION, text)?;
        Ok(Self { wishes: book.wishes.clone().within_bounds(), ..book })
    }

    /// As text for a place that can be read before the phone was unlocked, without a word of what anything is about.
    pub fn to_text(&self) -> Result<String, SealError> {
        let bare = |reminder: &Reminder| Reminder { rule: reminder.rule.bare(), ..reminder.clone() };
        let kept = Self { rules: self.rules.iter().map(bare).collect(), ..self.clone() };
        seal(KIND, VERSION, &kept)
    }

    /// Takes rules, wishes and what happened elsewhere as they are now. What became of reminders stays.
    pub fn take(&mut self, rules: Vec<Reminder>, wishes: Wishes, known: Known) {
        (self.rules, self.wishes, self.known) = (rules, wishes.within_bounds(), known);
    }

    /// The rule of that name.
    pub fn rule(&self, id: ReminderId) -> Option<&Reminder> {
        self.rules.iter().find(|reminder| reminder.id == id)
    }

    /// All rules, the first one first.
    pub fn rules(&self) -> &[Reminder] {
        &self.rules
    }

    /// The same, with that rule among its own, in place of the one of its name.
    #[must_use]
    pub fn with(&self, reminder: Reminder) -> Self {
        let mut with = self.clone();
        with.rules.retain(|other| other.id != reminder.id);
        with.rules.push(reminder);
        with
    }

    /// What is wished of all of them together.
    pub fn wishes(&self) -> &Wishes {
        &self.wishes
    }

    /// Where the person's day begins, once a store was open.
    pub fn day_begins(&self) -> Option<DayBegins> {
        self.day_begins
    }

    /// What became of each, in the order in which that was noted.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The next one that waits, as a line of the log.
    pub fn next_accepted(&self) -> Option<Noted> {
        let (id, accepted) = self.accepted.iter().min_by_key(|(_, accepted)| accepted.at)?;
        Some(Noted { accepted: Some(accepted.on), ..Noted::new(*id, accepted.at, None) })
    }

    /// Notes what happened.
    pub fn tell(&mut self, event: &Event, phone: &Phone) {
        let now = phone.now;
        match event {
            Event::Looked => {}
            Event::Accepted(taken) => taken.iter().for_each(|planned| self.accept(planned, phone)),
            Event::Delivered(shown) => shown.iter().for_each(|planned| self.deliver(planned, phone)),
            Event::Acted(id, act) => self.act(*id, *act, phone),
            // Where nothing may be shown it would come once that is allowed, and not in a minute.
            Event::TestWanted => self.test = phone.can.posts.then(|| later(now, TEST_IN)),
            // What still waits of it the next plan takes away.
            Event::TestOver => self.test = None,
        }
        self.look(phone);
    }

    fn accept(&mut self, planned: &Planned, phone: &Phone) {
        let Planned { at, mark, offers_rest, .. } = planned;
        let floats = match planned.trigger {
            Trigger::Wall { at, zone: None } if phone.can.floats => Some(at),
            _ => None,
        };
        let accepted =
            Accepted { at: *at, mark: mark.clone(), on: phone.now, offers_rest: *offers_rest, floats };
        match planned.id {
            PlannedId::Reminder(id) => {
                self.accepted.insert(id, accepted);
            }
            PlannedId::Refill => self.refill = Some(accepted),
            PlannedId::Test => self.test_accepted = Some(accepted),
        }
    }

    fn deliver(&mut self, planned: &Planned, phone: &Phone) {
        match planned.id {
            PlannedId::Reminder(id) => self.came(id, planned.at, phone.now, planned.offers_rest, phone.here),
            PlannedId::Refill => self.refill = None,
            PlannedId::Test => (self.test, self.test_accepted) = (None, None),
        }
    }

    /// A line about one that was for `at` and comes at `comes`, before anything else is known of it.
    fn line(&self, id: OccurrenceId, at: UtcMillis, comes: UtcMillis, here: Place) -> Noted {
        let counts_on = |reminder: &Reminder| {
            reminder.rule.counts_on(id.date, comes, place_of(&reminder.rule.zone, here))
        };
        Noted::new(id, at, self.rule(id.rule).map_or(Some(id.date), counts_on))
    }

    fn came(&mut self, id: OccurrenceId, at: UtcMillis, now: UtcMillis, offers_rest: bool, here: Place) {
        let accepted = self.accepted.remove(&id);
        self.log.change(self.line(id, at, now, here), |noted| {
            noted.accepted = accepted.as_ref().map(|accepted| accepted.on).or(noted.accepted);
            // Of one that came again the last time counts.
            if noted.delivered.is_none() || noted.again.is_some() {
                noted.delivered = Some(now);
            }
            noted.again = None;
            noted.offered |= offers_rest || accepted.is_some_and(|accepted| accepted.offers_rest);
        });
    }

    fn act(&mut self, id: OccurrenceId, act: Act, phone: &Phone) {
        let now = phone.now;
        let again = later(now, Millis(u64::from(self.wishes.later_min) * 60_000));
        // What nobody told before came when the system had it waiting for.
        let came = self.accepted.get(&id).map_or(now, |accepted| accepted.moment(phone).min(now));
        self.log.change(self.line(id, came, came, phone.here), |noted| {
            // Whoever does something with it has seen it, also where it came again and nobody told.
            if noted.delivered.is_none() {
                (noted.delivered, noted.again) = (Some(came), None);
            } else if noted.came_again_by(now) {
                // It came when it was to, whenever that is told.
                (noted.delivered, noted.again) = (noted.again, None);
            }
            // That it went from the screen takes nothing back.
            if act != Act::LetPass || noted.act.is_none() {
                noted.act = Some((act, now));
                // Whoever says "not today" of one of yesterday that came today means today.
                let came_on = noted.delivered.and_then(|came| phone.here.day(came));
                let is_late = act == Act::NotToday && came_on != Some(id.date) && came_on == phone.today();
                noted.no_more_on = came_on.filter(|_| is_late);
                noted.again = (act == Act::Later).then_some(again);
            }
        });
        self.accepted.remove(&id);
        if act != Act::Pause {
            return;
        }
        let wakes = phone.today().and_then(|today| today.checked_add_days(Days::new(PAUSE_DAYS)));
        if let (Some(day), Some(reminder)) =
            (wakes, self.rules.iter_mut().find(|reminder| reminder.id == id.rule))
        {
            reminder.rule.rest = Rest::Until(day);
            reminder.changed = now.max(reminder.changed.next());
        }
    }

    /// Takes from the phone what nobody told: what is to be seen on it has come; and what it shows by itself and does not have waiting
    /// any more, once its moment is over.
    fn look(&mut self, phone: &Phone) {
        for name in &phone.shown {
            let Some(id) = OccurrenceId::from_text(name) else { continue };
            let is_new = self.log.find(id).is_none_or(|noted| {
                // Put off, it went from the screen: what is there now is the one that came again.
                noted.delivered.is_none() || noted.came_again_by(phone.now)
            });
            let at = self.accepted.get(&id).map_or(phone.now, |accepted| accepted.moment(phone));
            if is_new && self.rule(id.rule).is_some() {
                let came = if phone.can.shows_itself { at.min(phone.now) } else { phone.now };
                self.came(id, at, came, false, phone.here);
            }
        }
        let Waiting::Read(waiting) = &phone.waiting else { return };
        if !phone.can.shows_itself {
            return;
        }
        // Something waits of which nobody told. The system was asked for it after the soonest: those had been taken on, too, and are not
        // seen any more where they came.
        if self.waiting(phone).iter().any(|(_, mark)| mark.is_none()) {
            self.untold = Some(phone.now);
        }
        let waiting: BTreeSet<&str> = waiting.iter().map(|(name, _)| name.as_str()).collect();
        let (mut gone, mut on_the_way) = (Vec::new(), Vec::new());
        let mut last = None;
        for (id, accepted) in &mut self.accepted {
            let here = accepted.moment(phone);
            if waiting.contains(id.text().as_str()) {
                accepted.at = here;
                last = last.max(Some(here));
            } else {
                // It came where the phone was when somebody last looked, or where it is now.
                gone.push((*id, [accepted.at, here].into_iter().filter(|at| *at <= phone.now).max()));
                on_the_way.extend(accepted.may_have_come_elsewhere(phone.now).then_some((*id, here)));
            }
        }
        for (id, came) in gone {
            // Where a later one still waits, the system did not lose them: the phone was where that time came first.
            let elsewhere = on_the_way.iter().any(|(other, here)| *other == id && last > Some(*here));
            match came.or(elsewhere.then_some(phone.now)) {
                Some(at) => self.came(id, at, at, false, phone.here),
                // It is not waiting, and its moment is still to come: the system lost it.
                None => {
                    self.accepted.remove(&id);
                }
            }
        }
        if self.refill.is_some() && !waiting.contains(PlannedId::Refill.text().as_str()) {
            self.refill = None;
        }
        if self.test.is_some_and(|at| at <= phone.now) && !waiting.contains(PlannedId::Test.text().as_str()) {
            (self.test, self.test_accepted) = (None, None);
        }
    }

    /// The names of all that the system took on.
    pub fn accepted_names(&self) -> Vec<String> {
        let others = [(&self.refill, PlannedId::Refill), (&self.test_accepted, PlannedId::Test)];
        let others = others.into_iter().filter(|(accepted, _)| accepted.is_some()).map(|(_, id)| id.text());
        self.accepted.keys().map(|id| id.text()).chain(others).collect()
    }

    /// What waits, by name and mark; without a mark where nobody knows.
    pub(super) fn waiting(&self, phone: &Phone) -> Vec<(String, Option<String>)> {
        let accepted = || {
            let refill = self.refill.iter().map(|accepted| (PlannedId::Refill.text(), accepted));
            let test = self.test_accepted.iter().map(|accepted| (PlannedId::Test.text(), accepted));
            self.accepted.iter().map(|(id, accepted)| (id.text(), accepted)).chain(refill).chain(test)
        };
        match &phone.waiting {
            Waiting::Read(waiting) => {
                // What waits without that anybody told is asked for once more, so that it is known.
                let told: BTreeMap<_, _> =
                    accepted().map(|(name, accepted)| (name, &accepted.mark)).collect();
                let is_told = |name: &String, mark: &String| told.get(name).is_some_and(|told| *told == mark);
                waiting
                    .iter()
                    .map(|(name, mark)| (name.clone(), is_told(name, mark).then(|| mark.clone())))
                    .collect()
            }
            Waiting::AsAccepted => {
                accepted().map(|(name, accepted)| (name, Some(accepted.mark.clone()))).collect()
            }
            Waiting::Unsure => accepted().map(|(name, _)| (name, None)).collect(),
        }
    }

    /// What the system is to do. Nothing changes here: what it did is [told](Self::tell).
    pub fn plan(&self, phone: &Phone, words: &dyn Fn(&Occasion) -> Words) -> Plan {
        plan::plan(self, phone, words)
    }

    /// Forgets that the system took on what is cancelled.
    pub fn cancelled(&mut self, plan: &Plan) {
        for name in &plan.cancel {
            match PlannedId::from_text(name) {
                Some(PlannedId::Reminder(id)) => {
                    self.accepted.remove(&id);
                }
                Some(PlannedId::Refill) => self.refill = None,
                Some(PlannedId::Test) => self.test_accepted = None,
                None => {}
            }
        }
    }
}
