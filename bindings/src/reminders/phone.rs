//! What a phone says of itself, and what its system is to do, as they cross the border.

use super::rule::{ReminderOpens, Unreadable};
use crate::time::Moment;
use chrono::{Datelike, NaiveDate, Timelike};
use kindself_core::reminders::{
    self, Act, Book, Capabilities, Phone, Place, Planned, PlannedId, Trigger, Zone,
};
use kindself_core::time::{DayBegins, Millis, UtcMillis};

pub use kindself_core::reminders::selftest::{Factor, FactorState, PhoneSystem, SettingsPage};

/// Which system a phone has.
#[uniffi::remote(Enum)]
pub enum PhoneSystem {
    Android,
    Ios,
}

/// What the system has waiting.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum WaitingReminders {
    /// It was read back (iOS).
    Read { items: Vec<WaitingReminder> },
    /// It tells nobody; what it accepted still waits.
    AsAccepted,
    /// It may have lost everything: the phone started, the app was updated or started, or nobody knows.
    Unsure,
}

/// Something that waits, by its name, with the mark it was given.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct WaitingReminder {
    pub id: String,
    pub mark: String,
}

/// The phone, now.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderPhone {
    pub system: PhoneSystem,
    pub now: Moment,
    /// The IANA name of the zone it is in.
    pub zone: String,
    /// Whether what arrives is shown.
    pub posts: bool,
    /// Whether the system keeps moments to the minute for this app.
    pub exact_allowed: bool,
    pub waiting: WaitingReminders,
    /// The names of the reminders that are to be seen on it.
    pub shown: Vec<String>,
}

/// So many wait on a phone of Android's at most: the system refuses at 500, and few are needed (design value).
const ANDROID_SLOTS: u16 = 50;
/// And on an iPhone: reports differ on what happens near 64.
const IOS_SLOTS: u16 = 40;

impl ReminderPhone {
    /// As the core has it, with what the person wishes, and their day as the store last had it.
    pub(crate) fn core(&self, book: &Book) -> Phone {
        let ios = self.system == PhoneSystem::Ios;
        Phone {
            now: UtcMillis(self.now.utc_ms),
            here: self.place(book.day_begins()),
            can: Capabilities {
                slots: if ios { IOS_SLOTS } else { ANDROID_SLOTS },
                posts: self.posts,
                exact: !ios && book.wishes().exact && self.exact_allowed,
                shows_itself: ios,
                floats: ios,
            },
            waiting: match &self.waiting {
                WaitingReminders::Read { items } => reminders::Waiting::Read(
                    items.iter().map(|one| (one.id.clone(), one.mark.clone())).collect(),
                ),
                WaitingReminders::AsAccepted => reminders::Waiting::AsAccepted,
                WaitingReminders::Unsure => reminders::Waiting::Unsure,
            },
            shown: self.shown.clone(),
        }
    }

    /// Where it is; a day begins where it is said to, or where the phone has it.
    pub(crate) fn place(&self, day_begins: Option<DayBegins>) -> Place {
        let day_begins = day_begins.unwrap_or(DayBegins::after_midnight(self.now.day_begins_min)).minutes();
        Place { zone: Zone::of(&self.zone, self.now.ahead_of_utc_s), day_begins }
    }
}

/// What a person did with a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderAct {
    Done,
    /// Once more, a little later.
    Later,
    /// No more of this rule today.
    NotToday,
    /// The rule is to rest for a while.
    Pause,
    /// What it is about was opened.
    Opened,
    /// It was put away.
    LetPass,
}

impl From<ReminderAct> for Act {
    fn from(act: ReminderAct) -> Self {
        match act {
            ReminderAct::Done => Self::Done,
            ReminderAct::Later => Self::Later,
            ReminderAct::NotToday => Self::NotToday,
            ReminderAct::Pause => Self::Pause,
            ReminderAct::Opened => Self::Opened,
            ReminderAct::LetPass => Self::LetPass,
        }
    }
}

impl From<Act> for ReminderAct {
    fn from(act: Act) -> Self {
        match act {
            Act::Done => Self::Done,
            Act::Later => Self::Later,
            Act::NotToday => Self::NotToday,
            Act::Pause => Self::Pause,
            Act::Opened => Self::Opened,
            Act::LetPass => Self::LetPass,
        }
    }
}

/// What sets one off.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderTrigger {
    /// A date and a time on the wall; of a zone, or wherever the phone is.
    Wall { year: i32, month: u8, day: u8, hour: u8, minute: u8, zone: Option<String> },
    /// So much later, whatever clocks do.
    In { ms: u64 },
}

impl ReminderTrigger {
    fn core(&self) -> Result<Trigger, Unreadable> {
        match self {
            Self::Wall { year, month, day, hour, minute, zone } => {
                let date = NaiveDate::from_ymd_opt(*year, u32::from(*month), u32::from(*day));
                let at = date.and_then(|date| date.and_hms_opt(u32::from(*hour), u32::from(*minute), 0));
                Ok(Trigger::Wall { at: at.ok_or(Unreadable)?, zone: zone.clone() })
            }
            Self::In { ms } => Ok(Trigger::In(Millis(*ms))),
        }
    }
}

/// How punctual it is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Punctual {
    /// Some time in the window that begins at its moment.
    Window { ms: u64 },
    /// Soon after its moment, though the phone sleeps.
    WhileIdle,
    /// To the minute.
    Exact,
}

/// What a planned notification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PlannedKind {
    Reminder,
    /// The last place: where the app is woken for it, nothing is shown.
    Refill,
    /// The one that a person sends themselves.
    Test,
}

/// Something that is to arrive.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlannedReminder {
    /// Its name, on every phone the same.
    pub id: String,
    pub kind: PlannedKind,
    /// When; never earlier.
    pub at_utc_ms: i64,
    pub trigger: ReminderTrigger,
    pub punctual: Punctual,
    pub title: String,
    pub body: String,
    /// What everybody may read on a locked screen.
    pub public_title: String,
    pub public_body: String,
    pub sounds: bool,
    pub opens: ReminderOpens,
    /// It offers to rest, in place of coming again later.
    pub offers_rest: bool,
    pub mark: String,
}

impl PlannedReminder {
    pub(crate) fn new(planned: Planned, public: &reminders::Words) -> Self {
        let kind = match planned.id {
            PlannedId::Reminder(_) => PlannedKind::Reminder,
            PlannedId::Refill => PlannedKind::Refill,
            PlannedId::Test => PlannedKind::Test,
        };
        let small = |number: u32| u8::try_from(number).unwrap_or_default();
        Self {
            id: planned.id.text(),
            kind,
            at_utc_ms: planned.at.0,
            trigger: match planned.trigger {
                Trigger::Wall { at, zone } => ReminderTrigger::Wall {
                    year: at.year(),
                    month: small(at.month()),
                    day: small(at.day()),
                    hour: small(at.hour()),
                    minute: small(at.minute()),
                    zone,
                },
                Trigger::In(Millis(ms)) => ReminderTrigger::In { ms },
            },
            punctual: match planned.punctual {
                reminders::Punctual::Window(Millis(ms)) => Punctual::Window { ms },
                reminders::Punctual::WhileIdle => Punctual::WhileIdle,
                reminders::Punctual::Exact => Punctual::Exact,
            },
            title: planned.words.title,
            body: planned.words.body,
            public_title: public.title.clone(),
            public_body: public.body.clone(),
            sounds: planned.sounds,
            opens: planned.opens.into(),
            offers_rest: planned.offers_rest,
            mark: planned.mark,
        }
    }

    /// What the core has to know of it to note what became of it.
    pub(crate) fn core(&self) -> Result<Planned, Unreadable> {
        Ok(Planned {
            id: PlannedId::from_text(&self.id).ok_or(Unreadable)?,
            at: UtcMillis(self.at_utc_ms),
            trigger: self.trigger.core()?,
            punctual: reminders::Punctual::Exact,
            words: reminders::Words::default(),
            sounds: self.sounds,
            opens: reminders::Opens::Nothing,
            offers_rest: self.offers_rest,
            mark: self.mark.clone(),
        })
    }
}

/// What happened to reminders.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderEvent {
    /// Something may have changed: the app started, the phone did, its clock or its zone was set, a permission was given, an alarm
    /// went off.
    Looked,
    /// The system took these on. Until then they do not count.
    Accepted { items: Vec<PlannedReminder> },
    /// These are shown.
    Delivered { items: Vec<PlannedReminder> },
    /// A person did something with the one of that name. It needs no more than the name.
    Acted { id: String, act: ReminderAct },
    /// A person sends themselves one in a minute.
    TestWanted,
    /// It was seen to arrive, or nobody waits for it any more.
    TestOver,
}

/// What there is to say.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderNote {
    /// Nothing that arrives is shown.
    NotShown,
    /// The phone's zone is not known here: the clock it shows now is taken as if it stayed.
    UnknownZone,
    /// Of a rule's zone that is so.
    UnknownZoneOf { id: String },
    /// Others come before it on each day.
    HeldBack { id: String },
    /// Five in a row were let pass: it offers to rest.
    OffersRest { id: String },
}

impl From<reminders::Note> for ReminderNote {
    fn from(note: reminders::Note) -> Self {
        match note {
            reminders::Note::NotShown => Self::NotShown,
            reminders::Note::UnknownZone => Self::UnknownZone,
            reminders::Note::UnknownZoneOf(id) => Self::UnknownZoneOf { id: id.text() },
            reminders::Note::HeldBack(id) => Self::HeldBack { id: id.text() },
            reminders::Note::OffersRest(id) => Self::OffersRest { id: id.text() },
        }
    }
}

/// What the system is to do, and what to keep.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderStep {
    /// What is to be kept beside the store, before anything else is done. It says nothing of what anything is about.
    pub keep: String,
    /// Names of what waits and is not to come.
    pub cancel: Vec<String>,
    /// What is to wait besides; in place of what has its name.
    pub add: Vec<PlannedReminder>,
    /// What is to be shown now.
    pub due_now: Vec<PlannedReminder>,
    /// Names of what is shown and is not to be seen any more.
    pub clear: Vec<String>,
    /// The channels that are needed.
    pub needs_sounding: bool,
    pub needs_silent: bool,
    pub notes: Vec<ReminderNote>,
}

/// Something that decides whether a reminder arrives.
#[uniffi::remote(Enum)]
pub enum Factor {
    /// Whether what arrives is shown.
    Shown,
    /// The kind of notification that makes no sound.
    SilentChannel,
    /// The kind that makes one.
    SoundingChannel,
    Sound,
    Exact,
    Battery,
    Background,
    Summary,
    /// What the maker of the phone adds: nobody can see it.
    Maker,
    /// A phone that lies still sleeps, and wakes for a reminder now and then: nobody can see when.
    Sleep,
    /// A focus, or Do Not Disturb. Where a phone says whether one is on now, nobody can see all the same when one begins.
    Focus,
    /// After it was stopped by force in the settings, nothing arrives until the app is opened.
    ForceStop,
}

/// How something is.
#[uniffi::remote(Enum)]
pub enum FactorState {
    Good,
    /// Reminders arrive; later, or more quietly, than they could.
    Weaker,
    /// Reminders do not arrive.
    Broken,
    /// No app can see it.
    Unseen,
}

/// Where it is changed.
#[uniffi::remote(Enum)]
pub enum SettingsPage {
    /// The system's own question.
    Ask,
    /// The settings of this app's notifications.
    Notifications,
    SilentChannel,
    SoundingChannel,
    ExactAlarms,
    Battery,
    /// Where Do Not Disturb is set.
    Focus,
    /// The page of this app in the settings.
    App,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sets_one_off_comes_back_over_the_border_as_it_went() {
        let at = NaiveDate::from_ymd_opt(2027, 3, 28).and_then(|date| date.and_hms_opt(3, 30, 0)).unwrap();
        for trigger in [
            Trigger::Wall { at, zone: None },
            Trigger::Wall { at, zone: Some("Europe/Berlin".into()) },
            Trigger::In(Millis(60_000)),
        ] {
            let planned = Planned {
                id: PlannedId::Refill,
                at: UtcMillis(1),
                trigger: trigger.clone(),
                punctual: reminders::Punctual::Exact,
                words: reminders::Words::default(),
                sounds: false,
                opens: reminders::Opens::Nothing,
                offers_rest: true,
                mark: "m".into(),
            };
            let back = PlannedReminder::new(planned.clone(), &reminders::Words::default()).core();
            assert_eq!(back.ok(), Some(planned));
        }
        let never = ReminderTrigger::Wall { year: 2027, month: 2, day: 30, hour: 0, minute: 0, zone: None };
        assert!(never.core().is_err());
    }
}
