//! What a phone says about itself, and what it is asked to do.

use super::occurrences::{OccurrenceId, Place};
use super::rule::{Opens, ReminderId};
use super::zone::Zone;
use crate::time::{Millis, UtcMillis};
use chrono::{NaiveDate, NaiveDateTime};

/// What the phone's system offers for reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    /// So many can wait at the same time; the last place is for a refill.
    pub slots: u16,
    /// Whether what arrives is shown at all.
    pub posts: bool,
    /// Whether moments are kept to the minute: the person consented, and the system does.
    pub exact: bool,
    /// Whether the system shows what arrives by itself, without telling anybody (iOS). Otherwise it wakes the app (Android).
    pub shows_itself: bool,
    /// Whether what waits for a time on the wall goes along with the zone by itself (iOS).
    pub floats: bool,
}

/// What the system has waiting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waiting {
    /// It was read back: names and marks.
    Read(Vec<(String, String)>),
    /// It tells nobody; what it accepted still waits.
    AsAccepted,
    /// It may have lost everything: the phone started, the app was updated, or nobody knows.
    Unsure,
}

/// The phone, now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    pub now: UtcMillis,
    pub here: Place,
    pub can: Capabilities,
    pub waiting: Waiting,
    /// The names of the reminders that are to be seen on it.
    pub shown: Vec<String>,
}

impl Phone {
    /// The person's day.
    pub fn today(&self) -> Option<NaiveDate> {
        self.here.day(self.now)
    }
}

/// Names what waits on a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlannedId {
    Reminder(OccurrenceId),
    /// The last place: what comes after it is planned once it is there.
    Refill,
    /// The one that a person sends themselves.
    Test,
}

impl PlannedId {
    /// As the system knows it.
    pub fn text(&self) -> String {
        match self {
            Self::Reminder(id) => id.text(),
            Self::Refill => "refill".to_owned(),
            Self::Test => "test".to_owned(),
        }
    }

    /// From that.
    pub fn from_text(text: &str) -> Option<Self> {
        match text {
            "refill" => Some(Self::Refill),
            "test" => Some(Self::Test),
            text => OccurrenceId::from_text(text).map(Self::Reminder),
        }
    }
}

/// What sets one off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// A time on the wall; of a zone, or wherever the phone is.
    Wall { at: NaiveDateTime, zone: Option<String> },
    /// So much later, whatever clocks do.
    In(Millis),
}

/// How punctual it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Punctual {
    /// Some time in the window that begins at its moment. For what is far away: it is asked for anew as it comes nearer.
    Window(Millis),
    /// Soon after its moment, though the phone sleeps. Android's shell has it wait both ways, and the other one, too, since nobody may
    /// wake it to ask anew. An iPhone keeps to the minute by itself, and makes no difference between any of these.
    WhileIdle,
    /// To the minute.
    Exact,
}

/// What it says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Words {
    pub title: String,
    pub body: String,
}

/// Something that is to arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub id: PlannedId,
    /// When; never earlier.
    pub at: UtcMillis,
    pub trigger: Trigger,
    pub punctual: Punctual,
    pub words: Words,
    pub sounds: bool,
    pub opens: Opens,
    /// It offers to rest, in place of coming again later.
    pub offers_rest: bool,
    /// Comes of all that is to be seen and heard of it, and of when: what waits with the same mark stays as it is.
    pub mark: String,
}

/// What there is to say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Nothing that arrives is shown.
    NotShown,
    /// The phone's zone is not known here: the clock it shows now is taken as if it stayed.
    UnknownZone,
    /// Of a rule's zone that is so.
    UnknownZoneOf(ReminderId),
    /// At most so many come a day, and others come before it on all the days that were looked at.
    HeldBack(ReminderId),
    /// Five in a row were let pass: it offers to rest.
    OffersRest(ReminderId),
}

/// What the system is to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What waits and is not to come.
    pub cancel: Vec<String>,
    /// What is to wait besides; in place of what has its name.
    pub add: Vec<Planned>,
    /// What is to be shown now.
    pub due_now: Vec<Planned>,
    /// What is shown and belongs to a day that is over, or was dealt with.
    pub clear: Vec<String>,
    /// Whether any of what waits makes a sound, and whether any does not: the channels that are needed.
    pub channels: Channels,
    pub notes: Vec<Note>,
}

/// The channels that are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Channels {
    pub sounding: bool,
    pub silent: bool,
}

/// The zone of a rule.
pub(super) fn place_of(zone: &super::rule::ZonePolicy, here: Place) -> Place {
    match zone {
        super::rule::ZonePolicy::Follow => here,
        super::rule::ZonePolicy::Stay { zone, ahead_of_utc_s } => {
            Place { zone: Zone::of(zone, *ahead_of_utc_s), ..here }
        }
    }
}
