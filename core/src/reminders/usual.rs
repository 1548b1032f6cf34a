//! What a rule begins with until a person chooses otherwise, and what screens show of reminders. Design values.

use super::rule::LocalTime;
use super::span::{Quiet, Weekdays};
use crate::time::Millis;

/// When a rule reminds.
pub const MORNING: LocalTime = at(8);
/// When a rule reminds that leads to a page, or asks about the day.
pub const EVENING: LocalTime = at(20);
/// Every so many days.
pub const DAYS: u16 = 2;
/// So many times a week.
pub const TIMES_A_WEEK: u8 = 3;
/// So many times a day, at random.
pub const TIMES_A_DAY: u8 = 1;
/// So many hours after a practice.
pub const HOURS_AFTER: u8 = 2;
/// Quiet hours: those of the night.
pub const NIGHT: Quiet = Quiet { days: Weekdays::ALL, from: at(22), until: at(7) };
/// Quiet hours: a weekend, all of both days.
pub const WEEKEND: Quiet = Quiet { days: Weekdays(0b110_0000), from: at(0), until: at(0) };
/// The window of moments at random.
pub const WINDOW: (LocalTime, LocalTime) = (at(10), at(18));
/// So many minutes apart they can be.
pub const APART_MIN: [u16; 7] = [15, 30, 60, 90, 120, 180, 240];
/// So many they are at first.
pub const FIRST_APART_MIN: u16 = 60;
/// The kind of entry that the question about a small kind act leads to.
pub const KIND_ACT: &str = "kind-act";
/// So many of the next ones are shown.
pub const SHOWN: u16 = 3;
/// So many lines of the log are shown.
pub const LOG_LINES: u32 = 50;
/// The one that a person sends themselves may be so late before something is said: an inexact one takes its time.
pub const PATIENCE: Millis = Millis(3 * 60 * 1000);

/// A full hour.
const fn at(hour: u16) -> LocalTime {
    match LocalTime::new(hour * 60) {
        Some(time) => time,
        None => LocalTime::MIDNIGHT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_the_hour_that_it_says() {
        let minutes = [MORNING, EVENING, NIGHT.from, NIGHT.until, WINDOW.0, WINDOW.1].map(LocalTime::minutes);
        assert_eq!(minutes, [480, 1200, 1320, 420, 600, 1080]);
        assert!(APART_MIN.contains(&FIRST_APART_MIN));
    }
}
