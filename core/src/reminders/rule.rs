//! What a person asked to be reminded of: when, of what, and in which words.

use super::Place;
use super::span::{Quiet, QuietManner, Weekdays};
use crate::content::KindId;
use crate::journal::EntryId;
use crate::session::Subject;
use crate::store::id_as_text;
use crate::time::UtcMillis;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Names a rule: 16 random bytes, the same on every device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ReminderId(pub [u8; 16]);

id_as_text!(ReminderId);

/// A time that clocks on the wall show, in whole minutes after midnight: 0 to 1,439.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u16", try_from = "u16")]
pub struct LocalTime(u16);

impl LocalTime {
    /// When clocks begin a date.
    pub const MIDNIGHT: Self = Self(0);

    /// `None` for a time that no clock shows.
    pub const fn new(minutes: u16) -> Option<Self> {
        if minutes < DAY_MINUTES { Some(Self(minutes)) } else { None }
    }

    /// Minutes after midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

/// Minutes of a day on the wall.
pub(super) const DAY_MINUTES: u16 = 24 * 60;

impl From<LocalTime> for u16 {
    fn from(time: LocalTime) -> Self {
        time.0
    }
}

impl TryFrom<u16> for LocalTime {
    type Error = &'static str;

    fn try_from(minutes: u16) -> Result<Self, Self::Error> {
        Self::new(minutes).ok_or("a local time is less than 1,440 minutes after midnight")
    }
}

/// When it reminds. Days are the person's own: what is earlier than their day begins belongs to the evening before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum When {
    /// Every day.
    Daily {
        at: LocalTime,
    },
    /// On chosen days of the week.
    Weekdays {
        days: Weekdays,
        at: LocalTime,
    },
    /// Every so many days, counted from the day the rule begins.
    EveryDays {
        days: u16,
        at: LocalTime,
    },
    /// So many times a week, as evenly as seven days allow, from the weekday on which the rule begins.
    TimesAWeek {
        times: u8,
        at: LocalTime,
    },
    /// So many times a day, at moments nobody knows ahead, inside a window and so far apart. Of a date they are always the same.
    Random {
        days: Weekdays,
        from: LocalTime,
        until: LocalTime,
        times: u8,
        apart_min: u16,
    },
    /// So many hours after a practice ended, whatever clocks did meanwhile; of any, or of one.
    After {
        hours: u8,
        practice: Option<Subject>,
    },
    /// On the days that a programme says.
    Programme {
        programme: String,
        at: LocalTime,
    },
    Once {
        date: NaiveDate,
        at: LocalTime,
    },
}

/// What a tap on it opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Opens {
    /// The first screen.
    Nothing,
    /// A practice, or a way to breathe.
    Practice(Subject),
    /// A blank page of that kind.
    Journal(KindId),
    /// A sealed letter, which opens on its date.
    Letter(EntryId),
    Scale(String),
    /// A programme's day.
    Programme(String),
}

/// In which words it reminds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Wording {
    /// In words that tell whoever reads them nothing.
    #[default]
    Discreet,
    /// It says what it opens.
    Named,
    /// It asks about a small kind act.
    KindAct,
    /// In the person's own words.
    Own(String),
}

/// Which clock its times are of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ZonePolicy {
    /// The clock on the wall, wherever the person is.
    #[default]
    Follow,
    /// The clock of one zone: its IANA name, and how far it was ahead of UTC in seconds when it was chosen, for a phone that does
    /// not know it.
    Stay { zone: String, ahead_of_utc_s: i32 },
}

/// Whether it rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rest {
    /// It reminds.
    #[default]
    No,
    /// Its next day is that one, or a later one.
    Until(NaiveDate),
    /// Until the person wakes it.
    Open,
}

/// What becomes of a reminder whose time passed while the phone was off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Late {
    /// It comes once the phone is on, if that is still the day it was for.
    #[default]
    SameDay,
    /// It comes whenever the phone is on.
    Always,
    /// It is let go.
    Never,
}

/// What a person asked to be reminded of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub when: When,
    pub opens: Opens,
    #[serde(default)]
    pub wording: Wording,
    #[serde(default)]
    pub zone: ZonePolicy,
    /// Spans in which it does not come.
    #[serde(default)]
    pub quiet: Vec<Quiet>,
    /// What becomes of one that falls into such a span.
    #[serde(default)]
    pub in_quiet: QuietManner,
    #[serde(default)]
    pub rest: Rest,
    #[serde(default)]
    pub late: Late,
    /// Whether it makes a sound. Otherwise it is there when the person looks.
    #[serde(default)]
    pub sounds: bool,
    /// Whether a day on which what it opens was done already needs none.
    #[serde(default)]
    pub unless_done: bool,
    /// The first day it is for.
    pub from: NaiveDate,
}

impl Rule {
    /// A rule with everything as usual.
    pub fn new(when: When, opens: Opens, from: NaiveDate) -> Self {
        Self {
            when,
            opens,
            wording: Wording::default(),
            zone: ZonePolicy::default(),
            quiet: Vec::new(),
            in_quiet: QuietManner::default(),
            rest: Rest::default(),
            late: Late::default(),
            sounds: false,
            unless_done: false,
            from,
        }
    }

    /// Of which day one for `date` that comes at `comes` is one of so many at most; `None` for one that others leave its place, since it
    /// was asked for on that very date. What may come on a later day, since it is hours after a practice or comes as soon as it can,
    /// is one of that.
    pub(super) fn counts_on(&self, date: NaiveDate, comes: UtcMillis, place: Place) -> Option<NaiveDate> {
        match self.when {
            When::Once { .. } => None,
            When::After { .. } => Some(place.day(comes).unwrap_or(date)),
            _ if self.late == Late::Always => Some(place.day(comes).unwrap_or(date)),
            _ => Some(date),
        }
    }

    /// The same without anything that tells what it is about: what a phone may read before it was unlocked.
    pub(super) fn bare(&self) -> Self {
        let when = match &self.when {
            When::After { hours, .. } => When::After { hours: *hours, practice: None },
            When::Programme { at, .. } => When::Programme { programme: String::new(), at: *at },
            when => when.clone(),
        };
        Self { when, opens: Opens::Nothing, wording: Wording::Discreet, ..self.clone() }
    }
}

/// A rule as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    pub id: ReminderId,
    pub rule: Rule,
    /// When it was made, or last changed. What was due before then is not told late; of two versions the later one stands.
    pub changed: UtcMillis,
}
