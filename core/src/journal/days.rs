//! The days that calendars show and take.

use super::check;
use crate::time::{DayBegins, Moment};
use chrono::NaiveDate;

/// The person's day, those around it, and which can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The person's day.
    pub today: NaiveDate,
    /// The one before.
    pub yesterday: NaiveDate,
    /// Where they begin.
    pub begins: DayBegins,
    /// Whether it is night, and their day is not the date that clocks show: then it is shown with its date.
    pub night: bool,
    /// The first and the last day that an entry can be about, and be looked for.
    pub about: (NaiveDate, NaiveDate),
    /// The first and the last day a letter can be sealed until.
    pub opens: (NaiveDate, NaiveDate),
}

impl Days {
    /// At that moment; `None` where the clock shows no day.
    pub fn of(now: Moment) -> Option<Self> {
        let (today, latest) = now.day().zip(now.latest_day())?;
        Some(Self {
            today,
            yesterday: today.pred_opt().unwrap_or(today),
            begins: now.day_begins,
            night: now.is_night(),
            about: (check::EARLIEST, latest),
            opens: check::days_to_open(today),
        })
    }
}
