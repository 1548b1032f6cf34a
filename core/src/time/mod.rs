//! Times have types: a length on a timeline, a reading of the phone's monotonic clock, a moment on the wall clock and
//! a local date never mix.

mod day;

pub use day::{DayBegins, FIRST_DAY, LAST_DAY, Moment};

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
    fn moments_that_are_kept_end_with_the_year_9999_and_no_step_leads_out_of_them() {
        assert_eq!(UtcMillis(7).next(), UtcMillis(8));
        assert_eq!(UtcMillis::LAST.next(), UtcMillis::LAST);
        assert_eq!(UtcMillis(i64::MAX).next(), UtcMillis(i64::MAX), "nor back");
        assert_eq!(UtcMillis(i64::MAX).nearest_kept(), UtcMillis::LAST);
        assert_eq!(UtcMillis(i64::MIN).nearest_kept(), UtcMillis::FIRST);
    }
}
