//! Moments and dates as they cross the border.

use chrono::NaiveDate;
use kindself_core::time::{self, DayBegins, UtcMillis};

/// Now, as the phone has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Moment {
    /// Milliseconds since the start of 1970, UTC.
    pub utc_ms: i64,
    /// Seconds that local time is ahead of UTC at that moment.
    pub ahead_of_utc_s: i32,
    /// Minutes after midnight at which the person's day begins: as in their settings.
    #[uniffi(default = 240)]
    pub day_begins_min: u16,
}

/// The times at which a person can let their day begin, in minutes after midnight, the earliest first.
#[uniffi::export]
pub fn day_beginnings() -> Vec<u16> {
    DayBegins::choices().map(DayBegins::minutes).collect()
}

impl From<Moment> for time::Moment {
    fn from(moment: Moment) -> Self {
        Self {
            at: UtcMillis(moment.utc_ms),
            ahead_of_utc_s: moment.ahead_of_utc_s,
            day_begins: DayBegins::after_midnight(moment.day_begins_min),
        }
    }
}

impl From<time::Moment> for Moment {
    fn from(moment: time::Moment) -> Self {
        Self {
            utc_ms: moment.at.0,
            ahead_of_utc_s: moment.ahead_of_utc_s,
            day_begins_min: moment.day_begins.minutes(),
        }
    }
}

/// An ISO 8601 date (`2026-11-23`).
pub(crate) fn date(text: &str) -> Result<NaiveDate, chrono::ParseError> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
}
