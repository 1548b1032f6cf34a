//! What clocks on the wall show, and when they pass a time: found by looking at one moment after the other, and by no code of the
//! core's. Times on the wall are milliseconds as if they were UTC; days are counted from 1970-01-01.

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;

pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// A zone's clock, or one that is so many milliseconds ahead all year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    Of(Tz),
    Fixed(i64),
}

/// When a clock passes a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The first moment from which on it shows that time, or a later one.
    pub passes: i64,
    /// The same, but for a time that is left out: as much later as was left out.
    pub moment: i64,
    /// The whole date is left out.
    pub skips_date: bool,
}

/// No zone is as far from UTC.
const FAR: i64 = 27 * HOUR;

impl Clock {
    /// How far it is ahead of UTC.
    pub fn ahead(self, at: i64) -> i64 {
        match self {
            Self::Fixed(ahead) => ahead,
            Self::Of(zone) => DateTime::from_timestamp_millis(at).map_or(0, |at| {
                i64::from(zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()) * 1000
            }),
        }
    }

    /// What it shows.
    pub fn shows(self, at: i64) -> i64 {
        at + self.ahead(at)
    }

    /// The day of someone whose days begin so many minutes after midnight.
    pub fn day(self, at: i64, begins: i64) -> i64 {
        (self.shows(at) - begins * MINUTE).div_euclid(DAY)
    }

    /// When it first passes a time.
    pub fn reach(self, wall: i64) -> Reach {
        let (mut from, until) = (wall - FAR, wall + FAR);
        let mut ahead = self.ahead(from);
        let plain = |at| Reach { passes: at, moment: at, skips_date: false };
        if ahead == self.ahead(until) && ahead == self.ahead(wall - ahead) {
            return plain(wall - ahead);
        }
        while let Some(change) = self.change(from, until) {
            if wall - ahead < change {
                break;
            }
            let after = self.ahead(change);
            if wall < change + after {
                let midnight = wall.div_euclid(DAY) * DAY;
                let skips_date = change + ahead <= midnight && midnight + DAY <= change + after;
                return Reach { passes: change, moment: wall - ahead, skips_date };
            }
            (from, ahead) = (change, after);
        }
        plain(wall - ahead)
    }

    /// The first change of the clocks in a stretch of time.
    pub fn change(self, from: i64, until: i64) -> Option<i64> {
        let before = self.ahead(from);
        let mut from = from;
        while from < until {
            let mut to = (from + 3 * HOUR).min(until);
            if self.ahead(to) != before {
                while to - from > 1 {
                    let middle = from + (to - from) / 2;
                    if self.ahead(middle) == before { from = middle } else { to = middle }
                }
                return Some(to);
            }
            from = to;
        }
        None
    }
}

/// 1970-01-01, as chrono counts days.
const EPOCH: i64 = 719_163;

/// The day of a date.
pub fn day_of(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - EPOCH
}

/// The date of a day.
pub fn date_of(day: i64) -> NaiveDate {
    i32::try_from(day + EPOCH).ok().and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or(NaiveDate::MIN)
}

/// Monday is 0.
pub fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// A time on the wall, for a story.
pub fn said(wall: i64) -> String {
    DateTime::from_timestamp_millis(wall).map_or_else(String::new, |at| at.naive_utc().to_string())
}
