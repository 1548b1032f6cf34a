//! The one idea of a day that everything here has: a date as a person lives it, from where their day begins.

use super::UtcMillis;
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Where a person's day begins: so many minutes after midnight. What comes before that belongs to the day before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "i64", into = "u16")]
pub struct DayBegins(u16);

impl DayBegins {
    /// With the date that clocks show.
    pub const MIDNIGHT: Self = Self(0);
    /// Four in the morning, until a person chooses (design value).
    pub const USUAL: Self = Self(4 * 60);
    /// As late as can be chosen, six in the morning (design value).
    pub const LATEST: Self = Self(6 * 60);
    /// From one choice to the next (design value).
    const STEP_MINUTES: u16 = 30;

    /// So many minutes after midnight, or as late as can be chosen.
    #[must_use]
    pub const fn after_midnight(minutes: u16) -> Self {
        if minutes < Self::LATEST.0 { Self(minutes) } else { Self::LATEST }
    }

    /// Minutes after midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// What a person can choose among, the earliest first.
    pub fn choices() -> impl Iterator<Item = Self> {
        (Self::MIDNIGHT.0..=Self::LATEST.0).step_by(usize::from(Self::STEP_MINUTES)).map(Self)
    }
}

impl Default for DayBegins {
    fn default() -> Self {
        Self::USUAL
    }
}

/// Whatever number a file holds: the nearest there is.
impl From<i64> for DayBegins {
    fn from(minutes: i64) -> Self {
        Self::after_midnight(u16::try_from(minutes.max(0)).unwrap_or(u16::MAX))
    }
}

impl From<DayBegins> for u16 {
    fn from(begins: DayBegins) -> Self {
        begins.0
    }
}

/// Now, as a person has it: a moment, how far their clock is ahead of UTC, and where their day begins.
///
/// What is kept has its day written beside it, and keeps that when a day begins elsewhere later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// When.
    pub at: UtcMillis,
    /// Seconds that local time is ahead of UTC at that moment.
    pub ahead_of_utc_s: i32,
    /// Where the person's day begins.
    pub day_begins: DayBegins,
}

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

impl Moment {
    /// For whoever has chosen nothing: their day begins where it usually does.
    #[must_use]
    pub const fn new(at: UtcMillis, ahead_of_utc_s: i32) -> Self {
        Self { at, ahead_of_utc_s, day_begins: DayBegins::USUAL }
    }

    /// The person's day: their local date, in which the hours before their day begins belong to the day before.
    /// `None` for a clock so far off that its moments are not [kept](UtcMillis::is_kept).
    pub fn day(self) -> Option<NaiveDate> {
        let begun = self.local()?.checked_sub_signed(TimeDelta::minutes(i64::from(self.day_begins.0)))?;
        Some(begun.date().clamp(FIRST_DAY, LAST_DAY))
    }

    /// The latest day that is not to come: what is today anywhere on Earth is no future. Whoever has flown west over the
    /// date line has already lived a day that is not there yet where they are. Nor is the date that clocks show: until they
    /// let their day begin later, it may have been the person's today. Never before [`Moment::day`].
    pub fn latest_day(self) -> Option<NaiveDate> {
        let there = Self { ahead_of_utc_s: self.ahead_of_utc_s.max(EARLIEST_ZONE_S), ..self }.day();
        there.max(Self { day_begins: DayBegins::MIDNIGHT, ..self }.day())
    }

    /// Whether it is after midnight and the person's day has not begun: it is not the date that clocks show.
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
    use proptest::prelude::*;

    #[test]
    fn the_small_hours_belong_to_the_evening_before() {
        let at = |utc: &str, ahead_of_utc_s| moment(utc, ahead_of_utc_s).day().unwrap().to_string();
        assert_eq!(at("2026-11-23T03:59:59Z", 0), "2026-11-22");
        assert_eq!(at("2026-11-23T04:00:00Z", 0), "2026-11-23");
        assert_eq!(at("2026-11-23T10:00:00Z", -7 * 3600), "2026-11-22", "three at night in Arizona");
        assert_eq!(at("2026-12-31T16:00:00Z", 45_900), "2027-01-01", "a quarter to five on the Chathams");
        for nowhere in [i64::MIN, UtcMillis::FIRST.0 - 1, UtcMillis::LAST.0 + 1, i64::MAX] {
            assert_eq!(Moment::new(UtcMillis(nowhere), 0).day(), None);
        }
        assert_eq!(at("1900-01-01T04:00:00Z", 0), "1900-01-01");
        assert_eq!(at("9999-12-31T23:59:59.999Z", 0), "9999-12-31");
    }

    fn moment(utc: &str, ahead_of_utc_s: i32) -> Moment {
        let at = DateTime::parse_from_rfc3339(utc).unwrap().timestamp_millis();
        Moment::new(UtcMillis(at), ahead_of_utc_s)
    }

    #[test]
    fn today_anywhere_on_earth_is_no_future_and_the_day_after_it_is() {
        const HOUR: i32 = 3600;
        for (utc, zone, today, latest) in [
            // Kept in New York on what was lived as the next day in Berlin.
            ("2027-03-04T04:30:00Z", -5 * HOUR, "2027-03-03", "2027-03-04"),
            ("2027-03-04T04:30:00Z", HOUR, "2027-03-04", "2027-03-04"),
            // Both edges of the day on the Line Islands, where it comes first.
            ("2026-11-22T13:59:59.999Z", 14 * HOUR, "2026-11-22", "2026-11-23"),
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
        let nowhere = Moment::new(UtcMillis(i64::MAX), 0);
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
            for day_begins in BOUNDARIES {
                let zones = || (-48..=56).map(|n| Moment { day_begins, ..Moment::new(at, n * 900) });
                let latest = zones().map(|there| there.day().unwrap()).max().unwrap();
                for here in zones() {
                    let found = here.latest_day().unwrap();
                    let on_the_clock = here.local().unwrap().date();
                    assert!(found >= latest && found >= on_the_clock, "{here:?}");
                    assert!(found == latest || found == on_the_clock, "{here:?}: {found} is to come");
                }
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

    const BOUNDARIES: [DayBegins; 3] = [DayBegins::MIDNIGHT, DayBegins::USUAL, DayBegins::LATEST];

    #[test]
    fn what_a_person_does_at_night_is_of_the_day_that_has_not_ended_for_them() {
        const HOUR: i32 = 3600;
        // At each boundary, the day and whether it is night.
        for (local, days, nights) in [
            ("2026-11-22T23:59:59.999", ["2026-11-22", "2026-11-22", "2026-11-22"], [false, false, false]),
            ("2026-11-23T00:00:00", ["2026-11-23", "2026-11-22", "2026-11-22"], [false, true, true]),
            ("2026-11-23T01:30:00", ["2026-11-23", "2026-11-22", "2026-11-22"], [false, true, true]),
            ("2026-11-23T03:59:59.999", ["2026-11-23", "2026-11-22", "2026-11-22"], [false, true, true]),
            ("2026-11-23T04:00:00", ["2026-11-23", "2026-11-23", "2026-11-22"], [false, false, true]),
            ("2026-11-23T05:59:59.999", ["2026-11-23", "2026-11-23", "2026-11-22"], [false, false, true]),
            ("2026-11-23T06:00:00", ["2026-11-23", "2026-11-23", "2026-11-23"], [false, false, false]),
            ("2024-03-01T02:00:00", ["2024-03-01", "2024-02-29", "2024-02-29"], [false, true, true]),
            ("2027-01-01T05:00:00", ["2027-01-01", "2027-01-01", "2026-12-31"], [false, false, true]),
        ] {
            for zone in [-12 * HOUR, -9000, 0, HOUR, 20_700, 45_900, 14 * HOUR] {
                let at = UtcMillis(moment(&format!("{local}Z"), 0).at.0 - i64::from(zone) * 1000);
                let there = BOUNDARIES.map(|day_begins| Moment { day_begins, ..Moment::new(at, zone) });
                let found = there.map(|there| there.day().unwrap().to_string());
                assert_eq!(found, days, "{local}, {zone} s ahead");
                assert_eq!(there.map(Moment::is_night), nights, "{local}, {zone} s ahead");
            }
        }
    }

    #[test]
    fn a_day_can_begin_at_each_half_hour_from_midnight_to_six_and_any_number_is_the_nearest_there_is() {
        let choices: Vec<u16> = DayBegins::choices().map(DayBegins::minutes).collect();
        assert_eq!(choices, [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360]);
        assert_eq!(DayBegins::default().minutes(), 240);
        for (number, minutes) in
            [(i64::MIN, 0), (-1, 0), (0, 0), (90, 90), (247, 247), (360, 360), (361, 360), (i64::MAX, 360)]
        {
            assert_eq!(DayBegins::from(number).minutes(), minutes, "{number}");
            let read: DayBegins = serde_json::from_str(&number.to_string()).unwrap();
            assert_eq!(read.minutes(), minutes, "{number}");
        }
        assert_eq!(DayBegins::after_midnight(u16::MAX), DayBegins::LATEST);
        assert_eq!(serde_json::to_string(&DayBegins::USUAL).unwrap(), "240");
    }

    proptest! {
        #[test]
        fn a_day_has_one_beginning_and_the_later_it_is_the_fewer_days_have_begun(
            at in -2_000_000_000_000i64..4_000_000_000_000,
            quarters in -48i32..=56,
            minutes in 0u16..=360,
        ) {
            let day_begins = DayBegins::after_midnight(minutes);
            let now = Moment { day_begins, ..Moment::new(UtcMillis(at), quarters * 900) };
            let day = now.day().unwrap();
            // It began at that time of that date, and the next has not begun.
            let begun = day.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::minutes(i64::from(minutes));
            let local = now.local().unwrap();
            prop_assert!(begun <= local && local < begun + TimeDelta::days(1));
            prop_assert_eq!(now.is_night(), local.date() != day);
            let earliest = Moment { day_begins: DayBegins::MIDNIGHT, ..now }.day().unwrap();
            let latest = Moment { day_begins: DayBegins::LATEST, ..now }.day().unwrap();
            prop_assert!(latest <= day && day <= earliest);
            prop_assert!(now.latest_day().unwrap() >= earliest, "what was today may be written on");
        }
    }
}
