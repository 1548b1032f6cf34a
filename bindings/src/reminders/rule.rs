//! Rules as they cross the border.

use crate::breathing::Subject;
use crate::time::date;
use chrono::NaiveDate;
use kindself_core::content::KindId;
use kindself_core::journal::EntryId;
use kindself_core::reminders::{self, LocalTime, Quiet, Rule, Weekdays, When, Wording, ZonePolicy};

pub use kindself_core::reminders::{Late, QuietManner};

/// What becomes of a reminder whose time passed while the phone was off.
#[uniffi::remote(Enum)]
pub enum Late {
    /// It comes once the phone is on, if that is still the day it was for.
    SameDay,
    /// It comes whenever the phone is on.
    Always,
    /// It is let go.
    Never,
}

/// What becomes of a reminder that falls into a quiet span.
#[uniffi::remote(Enum)]
pub enum QuietManner {
    /// It comes when the span is over, if that is on the same day.
    Wait,
    /// There is none.
    Skip,
}

/// When it reminds. Times are minutes after midnight, days of the week 1 (Monday) to 7 (Sunday), dates ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderWhen {
    Daily {
        at_min: u16,
    },
    Weekdays {
        days: Vec<u8>,
        at_min: u16,
    },
    /// Every so many days, counted from the day the rule begins.
    EveryDays {
        days: u16,
        at_min: u16,
    },
    /// So many times a week, as evenly as seven days allow.
    TimesAWeek {
        times: u8,
        at_min: u16,
    },
    /// So many times a day inside a window, at moments nobody knows ahead, so many minutes apart.
    AtRandom {
        days: Vec<u8>,
        from_min: u16,
        until_min: u16,
        times: u8,
        apart_min: u16,
    },
    /// So many hours after a practice ended; of any, or of one.
    AfterPractice {
        hours: u8,
        practice: Option<Subject>,
    },
    /// On the days that a programme says.
    Programme {
        programme: String,
        at_min: u16,
    },
    Once {
        date: String,
        at_min: u16,
    },
}

/// What a tap on it opens.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderOpens {
    FirstScreen,
    /// A practice, or a way to breathe.
    Practice {
        subject: Subject,
    },
    /// A blank page of that kind.
    Journal {
        kind: String,
    },
    /// A sealed letter.
    Letter {
        entry: String,
    },
    Scale {
        scale: String,
    },
    /// A programme's day.
    Programme {
        programme: String,
    },
}

/// In which words it reminds.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderWording {
    /// In words that tell whoever reads them nothing.
    Discreet,
    /// It says what it opens.
    Named,
    /// It asks about a small kind act.
    KindAct,
    Own {
        words: String,
    },
}

/// Which clock its times are of.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderZone {
    /// The clock on the wall, wherever the person is.
    Follow,
    /// The clock of one zone.
    Stay { zone: String, ahead_of_utc_s: i32 },
}

/// Whether it rests.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderRest {
    No,
    /// Its next day is that one, or a later one.
    Until {
        date: String,
    },
    /// Until the person wakes it.
    Open,
}

/// A span in which it does not come: from a time until the next time that clocks show the other.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct QuietSpan {
    /// The days of the week on which it begins.
    pub days: Vec<u8>,
    pub from_min: u16,
    pub until_min: u16,
}

/// What a person asks to be reminded of.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReminderRule {
    pub when: ReminderWhen,
    pub opens: ReminderOpens,
    pub wording: ReminderWording,
    pub zone: ReminderZone,
    pub quiet: Vec<QuietSpan>,
    pub in_quiet: QuietManner,
    pub rest: ReminderRest,
    pub late: Late,
    /// Whether it makes a sound.
    pub sounds: bool,
    /// Whether a day on which what it opens was done already needs none.
    pub unless_done: bool,
    /// The first day it is for.
    pub from_date: String,
}

/// What cannot be read of a rule: a time that no clock shows, a date or an id that is none. The shell's own mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl From<chrono::ParseError> for Unreadable {
    fn from(_: chrono::ParseError) -> Self {
        Self
    }
}

fn time(minutes: u16) -> Result<LocalTime, Unreadable> {
    LocalTime::new(minutes).ok_or(Unreadable)
}

fn weekdays(days: &[u8]) -> Result<Weekdays, Unreadable> {
    days.iter().try_fold(Weekdays::NONE, |all, day| match day {
        1..=7 => Ok(Weekdays(all.0 | 1 << (day - 1))),
        _ => Err(Unreadable),
    })
}

pub(super) fn listed(days: Weekdays) -> Vec<u8> {
    (1..=7).filter(|day| days.0 & 1 << (day - 1) != 0).collect()
}

impl TryFrom<ReminderWhen> for When {
    type Error = Unreadable;

    fn try_from(when: ReminderWhen) -> Result<Self, Unreadable> {
        Ok(match when {
            ReminderWhen::Daily { at_min } => Self::Daily { at: time(at_min)? },
            ReminderWhen::Weekdays { days, at_min } => {
                Self::Weekdays { days: weekdays(&days)?, at: time(at_min)? }
            }
            ReminderWhen::EveryDays { days, at_min } => Self::EveryDays { days, at: time(at_min)? },
            ReminderWhen::TimesAWeek { times, at_min } => Self::TimesAWeek { times, at: time(at_min)? },
            ReminderWhen::AtRandom { days, from_min, until_min, times, apart_min } => Self::Random {
                days: weekdays(&days)?,
                from: time(from_min)?,
                until: time(until_min)?,
                times,
                apart_min,
            },
            ReminderWhen::AfterPractice { hours, practice } => {
                Self::After { hours, practice: practice.map(Into::into) }
            }
            ReminderWhen::Programme { programme, at_min } => Self::Programme { programme, at: time(at_min)? },
            ReminderWhen::Once { date: day, at_min } => Self::Once { date: date(&day)?, at: time(at_min)? },
        })
    }
}

impl From<When> for ReminderWhen {
    fn from(when: When) -> Self {
        match when {
            When::Daily { at } => Self::Daily { at_min: at.minutes() },
            When::Weekdays { days, at } => Self::Weekdays { days: listed(days), at_min: at.minutes() },
            When::EveryDays { days, at } => Self::EveryDays { days, at_min: at.minutes() },
            When::TimesAWeek { times, at } => Self::TimesAWeek { times, at_min: at.minutes() },
            When::Random { days, from, until, times, apart_min } => Self::AtRandom {
                days: listed(days),
                from_min: from.minutes(),
                until_min: until.minutes(),
                times,
                apart_min,
            },
            When::After { hours, practice } => {
                Self::AfterPractice { hours, practice: practice.map(Into::into) }
            }
            When::Programme { programme, at } => Self::Programme { programme, at_min: at.minutes() },
            When::Once { date, at } => Self::Once { date: date.to_string(), at_min: at.minutes() },
        }
    }
}

impl TryFrom<ReminderOpens> for reminders::Opens {
    type Error = Unreadable;

    fn try_from(opens: ReminderOpens) -> Result<Self, Unreadable> {
        Ok(match opens {
            ReminderOpens::FirstScreen => Self::Nothing,
            ReminderOpens::Practice { subject } => Self::Practice(subject.into()),
            ReminderOpens::Journal { kind } => Self::Journal(KindId(kind)),
            ReminderOpens::Letter { entry } => Self::Letter(EntryId::from_text(&entry).ok_or(Unreadable)?),
            ReminderOpens::Scale { scale } => Self::Scale(scale),
            ReminderOpens::Programme { programme } => Self::Programme(programme),
        })
    }
}

impl From<reminders::Opens> for ReminderOpens {
    fn from(opens: reminders::Opens) -> Self {
        match opens {
            reminders::Opens::Nothing => Self::FirstScreen,
            reminders::Opens::Practice(subject) => Self::Practice { subject: subject.into() },
            reminders::Opens::Journal(kind) => Self::Journal { kind: kind.0 },
            reminders::Opens::Letter(entry) => Self::Letter { entry: entry.text() },
            reminders::Opens::Scale(scale) => Self::Scale { scale },
            reminders::Opens::Programme(programme) => Self::Programme { programme },
        }
    }
}

impl TryFrom<QuietSpan> for Quiet {
    type Error = Unreadable;

    fn try_from(span: QuietSpan) -> Result<Self, Unreadable> {
        Ok(Self { days: weekdays(&span.days)?, from: time(span.from_min)?, until: time(span.until_min)? })
    }
}

impl From<Quiet> for QuietSpan {
    fn from(span: Quiet) -> Self {
        Self { days: listed(span.days), from_min: span.from.minutes(), until_min: span.until.minutes() }
    }
}

impl TryFrom<ReminderRest> for reminders::Rest {
    type Error = Unreadable;

    fn try_from(rest: ReminderRest) -> Result<Self, Unreadable> {
        Ok(match rest {
            ReminderRest::No => Self::No,
            ReminderRest::Until { date: day } => Self::Until(date(&day)?),
            ReminderRest::Open => Self::Open,
        })
    }
}

impl From<reminders::Rest> for ReminderRest {
    fn from(rest: reminders::Rest) -> Self {
        match rest {
            reminders::Rest::No => Self::No,
            reminders::Rest::Until(day) => Self::Until { date: day.to_string() },
            reminders::Rest::Open => Self::Open,
        }
    }
}

impl TryFrom<ReminderRule> for Rule {
    type Error = Unreadable;

    fn try_from(rule: ReminderRule) -> Result<Self, Unreadable> {
        let from: NaiveDate = date(&rule.from_date)?;
        Ok(Self {
            wording: match rule.wording {
                ReminderWording::Discreet => Wording::Discreet,
                ReminderWording::Named => Wording::Named,
                ReminderWording::KindAct => Wording::KindAct,
                ReminderWording::Own { words } => Wording::Own(words),
            },
            zone: match rule.zone {
                ReminderZone::Follow => ZonePolicy::Follow,
                ReminderZone::Stay { zone, ahead_of_utc_s } => ZonePolicy::Stay { zone, ahead_of_utc_s },
            },
            quiet: rule.quiet.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?,
            in_quiet: rule.in_quiet,
            rest: rule.rest.try_into()?,
            late: rule.late,
            sounds: rule.sounds,
            unless_done: rule.unless_done,
            ..Self::new(rule.when.try_into()?, rule.opens.try_into()?, from)
        })
    }
}

impl From<Rule> for ReminderRule {
    fn from(rule: Rule) -> Self {
        Self {
            when: rule.when.into(),
            opens: rule.opens.into(),
            wording: match rule.wording {
                Wording::Discreet => ReminderWording::Discreet,
                Wording::Named => ReminderWording::Named,
                Wording::KindAct => ReminderWording::KindAct,
                Wording::Own(words) => ReminderWording::Own { words },
            },
            zone: match rule.zone {
                ZonePolicy::Follow => ReminderZone::Follow,
                ZonePolicy::Stay { zone, ahead_of_utc_s } => ReminderZone::Stay { zone, ahead_of_utc_s },
            },
            quiet: rule.quiet.into_iter().map(Into::into).collect(),
            in_quiet: rule.in_quiet,
            rest: rule.rest.into(),
            late: rule.late,
            sounds: rule.sounds,
            unless_done: rule.unless_done,
            from_date: rule.from.to_string(),
        }
    }
}
