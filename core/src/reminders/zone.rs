//! What clocks on the wall show, in a zone: gaps, folds, and dates that were skipped.

use crate::time::UtcMillis;
use chrono::{
    DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone,
};
use chrono_tz::Tz;

/// The edition of IANA's zones that this app carries.
pub const EDITION: &str = chrono_tz::IANA_TZDB_VERSION;

/// A zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// One of IANA's.
    Known(Tz),
    /// So far ahead of UTC, all year: a zone whose name nobody here knows.
    Fixed(FixedOffset),
}

impl Zone {
    /// The zone of that name; where it is not known, the clock that is so many seconds ahead of UTC.
    pub fn of(name: &str, ahead_of_utc_s: i32) -> Self {
        name.parse().map_or_else(|_| Self::Fixed(fixed(ahead_of_utc_s)), Self::Known)
    }

    /// Whether its name was known.
    pub fn is_known(self) -> bool {
        matches!(self, Self::Known(_))
    }

    /// What clocks show at a moment. `None` for a moment that is not kept.
    pub fn wall(self, at: UtcMillis) -> Option<NaiveDateTime> {
        let utc = at.is_kept().then(|| DateTime::from_timestamp_millis(at.0))??.naive_utc();
        utc.checked_add_signed(TimeDelta::seconds(i64::from(self.ahead(utc))))
    }

    /// Seconds that clocks are ahead of UTC at a moment.
    pub fn ahead_at(self, at: UtcMillis) -> i32 {
        DateTime::from_timestamp_millis(at.0).map_or(0, |utc| self.ahead(utc.naive_utc()))
    }

    fn ahead(self, utc: NaiveDateTime) -> i32 {
        match self {
            Self::Known(zone) => zone.offset_from_utc_datetime(&utc).fix().local_minus_utc(),
            Self::Fixed(offset) => offset.local_minus_utc(),
        }
    }

    /// When clocks change from `from` until `until`, seconds since 1970, and how far ahead of UTC they are from then on. Two changes of
    /// one day are seen as one.
    pub(super) fn changes(self, from: i64, until: i64) -> Vec<(i64, i32)> {
        let ahead = |at: i64| self.ahead_at(UtcMillis(at.saturating_mul(1000)));
        let mut changes = Vec::new();
        let (mut at, mut before) = (from, ahead(from));
        while at < until {
            let next = (at + i64::from(DAY_S)).min(until);
            let after = ahead(next);
            if after != before {
                // The clock of before still goes at `still`, the one of after at `already`.
                let (mut still, mut already) = (at, next);
                while already - still > 1 {
                    let middle = still + (already - still) / 2;
                    if ahead(middle) == before { still = middle } else { already = middle }
                }
                changes.push((already, after));
            }
            (at, before) = (next, after);
        }
        changes
    }

    /// The moment at which clocks show that: of two, the first. A time that a change of the clocks leaves out comes as much later as was
    /// left out. `None` on a date that the zone left out altogether, and outside of what is kept.
    pub fn moment(self, wall: NaiveDateTime) -> Option<Resolved> {
        let mapped = match self {
            Self::Known(zone) => {
                zone.offset_from_local_datetime(&wall).map(|offset| offset.fix().local_minus_utc())
            }
            Self::Fixed(offset) => MappedLocalTime::Single(offset.local_minus_utc()),
        };
        let (ahead, wall) = match mapped {
            MappedLocalTime::Single(ahead) => (ahead, wall),
            // The first of two moments is the one on the clock that is further ahead.
            MappedLocalTime::Ambiguous(one, other) => (one.max(other), wall),
            MappedLocalTime::None => self.after_gap(wall)?,
        };
        let utc = wall.and_utc().timestamp_millis() - i64::from(ahead) * 1000;
        let at = UtcMillis(utc);
        at.is_kept().then_some(Resolved { at, wall })
    }

    /// For a time that no clock shows: seconds ahead of UTC after the gap, and what clocks show then.
    fn after_gap(self, wall: NaiveDateTime) -> Option<(i32, NaiveDateTime)> {
        if self.lacks(wall.date()) {
            return None;
        }
        let (before, after) = self.around(wall)?;
        Some((after, wall.checked_add_signed(TimeDelta::seconds(i64::from(after - before)))?))
    }

    /// Seconds ahead of UTC before and after the gap that `wall` is in.
    fn around(self, wall: NaiveDateTime) -> Option<(i32, i32)> {
        let less = |seconds: i32| wall.checked_sub_signed(TimeDelta::seconds(i64::from(seconds)));
        // Read with what was ahead before the gap, the moment lies after it, and the other way round. Of two guesses a day away on
        // either side, changes that follow each other within the day are stepped over.
        let mut before = self.ahead(less(DAY_S)?);
        for _ in 0..4 {
            let after = self.ahead(less(before)?);
            let again = self.ahead(less(after)?);
            if again == before {
                return Some((before, after));
            }
            before = again;
        }
        None
    }

    /// Whether the zone left that date out: its clocks never showed it.
    fn lacks(self, date: NaiveDate) -> bool {
        let Self::Known(zone) = self else { return false };
        let shows = |time: NaiveTime| {
            !matches!(zone.offset_from_local_datetime(&date.and_time(time)), MappedLocalTime::None)
        };
        !shows(NaiveTime::MIN) && !shows(LAST_SECOND)
    }
}

/// A local time, as the moment it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    pub at: UtcMillis,
    /// What clocks show then: what was asked for, or later, where that was left out.
    pub wall: NaiveDateTime,
}

const DAY_S: i32 = 24 * 3600;

const LAST_SECOND: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// As far ahead as a clock can be, at most.
fn fixed(ahead_of_utc_s: i32) -> FixedOffset {
    let most = DAY_S - 1;
    FixedOffset::east_opt(ahead_of_utc_s.clamp(-most, most)).unwrap_or_else(|| chrono::Utc.fix())
}
