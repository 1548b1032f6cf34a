//! Days of the week, and spans of them in which nothing comes.

use super::rule::{DAY_MINUTES, LocalTime};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

/// Days of the week: bit 0 is Monday, bit 6 Sunday (ISO 8601).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weekdays(pub u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);
    /// No day at all.
    pub const NONE: Self = Self(0);
    /// Monday to Friday.
    pub const WORKING: Self = Self(0b001_1111);

    /// Whether that day is among them.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// Whether no day is among them.
    pub fn is_empty(self) -> bool {
        self.0 & Self::ALL.0 == 0
    }

    /// These and that one.
    #[must_use]
    pub fn with(self, day: Weekday) -> Self {
        Self(self.0 | 1 << day.num_days_from_monday())
    }

    /// The first of these days that is not before `from`.
    pub fn on_or_after(self, from: NaiveDate) -> Option<NaiveDate> {
        let wanted = u32::from(self.0 & Self::ALL.0);
        // Two weeks in a row, beginning at the day asked about: the lowest bit is the nearest.
        let ahead = ((wanted | wanted << 7) >> from.weekday().num_days_from_monday()).trailing_zeros();
        match ahead {
            _ if wanted == 0 => None,
            // Most rules are for the very next day: nothing is reckoned for them.
            0 => Some(from),
            _ => from.checked_add_days(Days::new(u64::from(ahead))),
        }
    }
}

/// What becomes of a reminder that falls into a quiet span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuietManner {
    /// It comes when the span is over, if that is on the same day.
    #[default]
    Wait,
    /// There is none.
    Skip,
}

/// A span in which nothing comes: from a time until the next time that clocks show the other, which is the next day where that is
/// not later; the whole day round where both are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// The days on which it begins.
    pub days: Weekdays,
    pub from: LocalTime,
    pub until: LocalTime,
}

impl Quiet {
    /// Minutes from the midnight of the day on which it begins: where it begins, and where it ends.
    pub(super) fn minutes(self) -> (u16, u16) {
        let (from, until) = (self.from.minutes(), self.until.minutes());
        (from, if until > from { until } else { until + DAY_MINUTES })
    }

    /// Where it ends, if it is on at that time of that day.
    fn end_at(self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        let (from, until) = self.minutes();
        [Some(wall.date()), wall.date().pred_opt()].into_iter().flatten().find_map(|begun| {
            let midnight = begun.and_time(chrono::NaiveTime::MIN);
            let at = |minutes: u16| midnight.checked_add_signed(TimeDelta::minutes(i64::from(minutes)));
            let (from, until) = (at(from)?, at(until)?);
            (self.days.has(begun.weekday()) && from <= wall && wall < until).then_some(until)
        })
    }
}

/// When it is quiet no more, where it is at `wall`. Spans that follow each other for a whole week do so for ever.
pub(super) fn quiet_until(spans: &[Quiet], wall: NaiveDateTime) -> Option<NaiveDateTime> {
    let mut end = None;
    let week = wall.checked_add_days(Days::new(7)).unwrap_or(NaiveDateTime::MAX);
    loop {
        let here = end.unwrap_or(wall);
        let Some(next) = spans.iter().filter_map(|span| span.end_at(here)).max() else { return end };
        if next >= week {
            return Some(NaiveDateTime::MAX);
        }
        end = Some(next);
    }
}
