//! Times have types: a length on a timeline, a reading of the phone's monotonic clock, a moment on the wall clock and
//! a local date never mix.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// A length of time, or a place on a timeline, in whole milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub u64);

impl Millis {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// Whole seconds.
    pub const fn from_secs(seconds: u64) -> Self {
        Self(seconds * 1000)
    }

    /// Seconds as a person or a content file writes them; half a millisecond rounds up.
    /// `None` for a number that is negative, infinite, not a number, or longer than a day.
    pub fn from_seconds(seconds: f64) -> Option<Self> {
        const DAY: f64 = 86_400.0;
        // The comparison also refuses NaN. `as` is exact here: the value is a small whole number.
        (0.0..=DAY).contains(&seconds).then(|| Self((seconds * 1000.0 + 0.5).floor() as u64))
    }

    /// The same length in seconds, for showing.
    pub fn seconds(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// The sum; the largest length there is, rather than wrapping around.
    #[must_use]
    pub const fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference; zero, rather than less than nothing.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// This length times `numerator / denominator`, half up. A denominator of zero gives the length itself.
    #[must_use]
    pub fn scaled(self, numerator: u64, denominator: u64) -> Self {
        if denominator == 0 {
            return self;
        }
        let (n, d) = (u128::from(numerator), u128::from(denominator));
        let value = (u128::from(self.0) * n * 2 + d) / (d * 2);
        Self(u64::try_from(value).unwrap_or(u64::MAX))
    }

    /// How far apart two lengths are.
    #[must_use]
    pub const fn distance(self, other: Self) -> Self {
        Self(self.0.abs_diff(other.0))
    }
}

impl std::iter::Sum for Millis {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Self::saturating_add)
    }
}

/// A reading of the phone's monotonic clock, in milliseconds since some moment of its own (usually
/// the start of the phone). Only differences mean anything; it survives a change of the wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MonotonicMillis(pub u64);

impl MonotonicMillis {
    /// Time gone by since `earlier`; zero where the clock was read out of order.
    pub const fn since(self, earlier: Self) -> Millis {
        Millis(self.0.saturating_sub(earlier.0))
    }

    /// What it reads so much later.
    #[must_use]
    pub const fn after(self, length: Millis) -> Self {
        Self(self.0.saturating_add(length.0))
    }
}

/// A moment on the wall clock: milliseconds since the start of 1970, UTC. It may be wrong, and it may go back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UtcMillis(pub i64);

impl UtcMillis {
    /// The start of 1900, the first year that entries can be about: what other journals hold is dated by its day.
    pub const FIRST: Self = Self(-2_208_988_800_000);
    /// The end of 9999, the last year that is written with four digits.
    pub const LAST: Self = Self(253_402_300_799_999);

    /// Whether a moment is one that the store keeps: far enough from the ends of the numbers that sums and steps go well.
    pub const fn is_kept(self) -> bool {
        Self::FIRST.0 <= self.0 && self.0 <= Self::LAST.0
    }

    /// The nearest moment that the store keeps.
    #[must_use]
    pub fn nearest_kept(self) -> Self {
        self.clamp(Self::FIRST, Self::LAST)
    }

    /// The moment after this one; after the last one there is none.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.0 < Self::LAST.0 { Self(self.0 + 1) } else { self }
    }
}

/// Now, as a person has it: a moment, and how far their clock is ahead of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// When.
    pub at: UtcMillis,
    /// Seconds that local time is ahead of UTC at that moment.
    pub ahead_of_utc_s: i32,
}

/// A day begins at four in the morning: what is written after midnight belongs to the evening before (design value).
pub const DAY_BEGINS: Millis = Millis::from_secs(4 * 3600);

/// The first day that the store keeps anything about.
pub const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The last one: the last that is written with four digits of a year, as days are compared in the file.
pub const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// How far ahead of UTC the zone is where each day comes first, seconds: the Line Islands (IANA: Pacific/Kiritimati).
const EARLIEST_ZONE_S: i32 = 14 * 3600;

/// The one idea of a day that everything here has.
impl Moment {
    /// The person's day: their local date, in which the hours before [`DAY_BEGINS`] belong to the day before.
    /// `None` for a clock so far off that its moments are not [kept](UtcMillis::is_kept).
    pub fn day(self) -> Option<NaiveDate> {
        let begun =
            self.local()?.checked_sub_signed(TimeDelta::milliseconds(i64::try_from(DAY_BEGINS.0).ok()?))?;
        Some(begun.date().clamp(FIRST_DAY, LAST_DAY))
    }

    /// The latest day that is not to come: what is today anywhere on Earth is no future. Whoever has flown west over the
    /// date line has already lived a day that is not there yet where they are. Never before [`Moment::day`].
    pub fn latest_day(self) -> Option<NaiveDate> {
        Self { ahead_of_utc_s: self.ahead_of_utc_s.max(EARLIEST_ZONE_S), ..self }.day()
    }

    /// Whether it is between midnight and [`DAY_BEGINS`], when the person's day is not the date that clocks show. Also where
    /// the clock shows none.
    pub fn is_night(self) -> bool {
        self.local().map(|local| local.date()) != self.day()
    }

    /// What a clock on the wall shows.
    fn local(self) -> Option<NaiveDateTime> {
        if !self.at.is_kept() {
            return None;
        }
        let local = self.at.0.checked_add(i64::from(self.ahead_of_utc_s) * 1000)?;
        Some(DateTime::from_timestamp_millis(local)?.naive_utc())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_milliseconds_half_up_and_nonsense_is_refused() {
        for (seconds, expected) in
            [(0.0, Some(0)), (5.5, Some(5500)), (0.0005, Some(1)), (86_400.0, Some(86_400_000))]
        {
            assert_eq!(Millis::from_seconds(seconds).map(|m| m.0), expected, "{seconds}");
        }
        for nonsense in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.5, 1e300] {
            assert_eq!(Millis::from_seconds(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn arithmetic_saturates_instead_of_wrapping() {
        assert_eq!(Millis(u64::MAX).saturating_add(Millis(1)), Millis(u64::MAX));
        assert_eq!(Millis(1).saturating_sub(Millis(2)), Millis::ZERO);
        assert_eq!(Millis(u64::MAX).scaled(3, 2), Millis(u64::MAX));
        assert_eq!(Millis(5).scaled(1, 2), Millis(3), "half up");
        assert_eq!(MonotonicMillis(3).since(MonotonicMillis(9)), Millis::ZERO);
    }

    #[test]
    fn the_small_hours_belong_to_the_evening_before() {
        let at = |utc: &str, ahead_of_utc_s| {
            let at = UtcMillis(DateTime::parse_from_rfc3339(utc).unwrap().timestamp_millis());
            Moment { at, ahead_of_utc_s }.day().unwrap().to_string()
        };
        assert_eq!(at("2026-11-23T03:59:59Z", 0), "2026-11-22");
        assert_eq!(at("2026-11-23T04:00:00Z", 0), "2026-11-23");
        assert_eq!(at("2026-11-23T10:00:00Z", -7 * 3600), "2026-11-22", "three at night in Arizona");
        assert_eq!(at("2026-12-31T16:00:00Z", 45_900), "2027-01-01", "a quarter to five on the Chathams");
        for nowhere in [i64::MIN, UtcMillis::FIRST.0 - 1, UtcMillis::LAST.0 + 1, i64::MAX] {
            assert_eq!(Moment { at: UtcMillis(nowhere), ahead_of_utc_s: 0 }.day(), None);
        }
        assert_eq!(at("1900-01-01T04:00:00Z", 0), "1900-01-01");
        assert_eq!(at("9999-12-31T23:59:59.999Z", 0), "9999-12-31");
    }

    fn moment(utc: &str, ahead_of_utc_s: i32) -> Moment {
        Moment {
            at: UtcMillis(DateTime::parse_from_rfc3339(utc).unwrap().timestamp_millis()),
            ahead_of_utc_s,
        }
    }

    #[test]
    fn today_anywhere_on_earth_is_no_future_and_the_day_after_it_is() {
        const HOUR: i32 = 3600;
        for (utc, zone, today, latest) in [
            // Kept in New York on what was lived as the next day in Berlin.
            ("2027-03-04T04:30:00Z", -5 * HOUR, "2027-03-03", "2027-03-04"),
            ("2027-03-04T04:30:00Z", HOUR, "2027-03-04", "2027-03-04"),
            // Both edges of the day on the Line Islands, where it comes first.
            ("2026-11-22T13:59:59.999Z", 14 * HOUR, "2026-11-22", "2026-11-22"),
            ("2026-11-22T14:00:00Z", 14 * HOUR, "2026-11-23", "2026-11-23"),
            // The same two moments where it comes last.
            ("2026-11-22T13:59:59.999Z", -12 * HOUR, "2026-11-21", "2026-11-22"),
            ("2026-11-22T14:00:00Z", -12 * HOUR, "2026-11-21", "2026-11-23"),
            // From Auckland over the date line to Honolulu, and back.
            ("2026-11-22T20:00:00Z", 13 * HOUR, "2026-11-23", "2026-11-23"),
            ("2026-11-22T20:00:00Z", -10 * HOUR, "2026-11-22", "2026-11-23"),
            ("2026-11-22T14:30:00Z", -10 * HOUR, "2026-11-22", "2026-11-23"),
            // The hour that summer time takes away and gives back, in Berlin: a day has 23 hours, or 25.
            ("2027-03-28T01:59:59Z", 2 * HOUR, "2027-03-27", "2027-03-28"),
            ("2027-03-28T02:00:00Z", 2 * HOUR, "2027-03-28", "2027-03-28"),
            ("2026-10-25T02:59:59Z", HOUR, "2026-10-24", "2026-10-25"),
            ("2026-10-25T03:00:00Z", HOUR, "2026-10-25", "2026-10-25"),
            // A zone that no place has is believed, not more: its own today is no future either.
            ("2026-11-22T08:00:00Z", 20 * HOUR, "2026-11-23", "2026-11-23"),
            // The ends of what is kept.
            ("1900-01-01T00:00:00Z", -12 * HOUR, "1900-01-01", "1900-01-01"),
            ("9999-12-31T23:59:59.999Z", 14 * HOUR, "9999-12-31", "9999-12-31"),
        ] {
            let now = moment(utc, zone);
            let found = [now.day(), now.latest_day()].map(|day| day.unwrap().to_string());
            assert_eq!(found, [today, latest], "{utc}, {zone} s ahead");
        }
        let nowhere = Moment { at: UtcMillis(i64::MAX), ahead_of_utc_s: 0 };
        assert_eq!((nowhere.day(), nowhere.latest_day(), nowhere.is_night()), (None, None, false));
        for zone in [i32::MIN, i32::MAX] {
            let day = moment("2026-11-22T12:00:00Z", zone).day().unwrap();
            assert!((FIRST_DAY..=LAST_DAY).contains(&day), "{day}");
        }
    }

    #[test]
    fn no_zone_there_is_has_a_today_that_another_takes_for_the_future() {
        // Every quarter of an hour of three days, in every zone that is a quarter of an hour from the next.
        let first = moment("2026-11-22T00:00:00Z", 0).at.0;
        for at in (0..3 * 96).map(|n| UtcMillis(first + n * 900_000)) {
            let zones = || (-48..=56).map(|n| Moment { at, ahead_of_utc_s: n * 900 });
            let latest = zones().map(|there| there.day().unwrap()).max().unwrap();
            for here in zones() {
                assert_eq!(here.latest_day(), Some(latest), "{here:?}");
            }
        }
    }

    #[test]
    fn it_is_night_from_midnight_until_a_day_begins() {
        for (utc, night) in [
            ("2026-11-22T22:59:59.999Z", false),
            ("2026-11-22T23:00:00Z", true),
            ("2026-11-23T02:59:59.999Z", true),
            ("2026-11-23T03:00:00Z", false),
            ("2026-11-23T12:00:00Z", false),
        ] {
            assert_eq!(moment(utc, 3600).is_night(), night, "{utc}");
        }
    }

    #[test]
    fn moments_that_are_kept_end_with_the_year_9999_and_no_step_leads_out_of_them() {
        assert_eq!(UtcMillis(7).next(), UtcMillis(8));
        assert_eq!(UtcMillis::LAST.next(), UtcMillis::LAST);
        assert_eq!(UtcMillis(i64::MAX).next(), UtcMillis(i64::MAX), "nor back");
        assert_eq!(UtcMillis(i64::MAX).nearest_kept(), UtcMillis::LAST);
        assert_eq!(UtcMillis(i64::MIN).nearest_kept(), UtcMillis::FIRST);
    }
}
