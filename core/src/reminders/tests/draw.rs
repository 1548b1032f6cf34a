//! Moments that nobody knows ahead.

use super::*;
use crate::reminders::draw::{Window, minute_of_day};
use chrono::{Datelike, Days};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn window(from: &str, until: &str, times: u8, apart_min: u16) -> Window {
    Window { from: time(from), until: time(until), times, apart_min }
}

/// Whether a minute of that person's day is quiet, told from the clock.
fn is_quiet(quiet: &[Quiet], date: NaiveDate, minute: u16) -> bool {
    let (date, minute) = (date + Days::new(u64::from(minute / 1440)), minute % 1440);
    quiet.iter().any(|span| {
        let (from, until) = (span.from.minutes(), span.until.minutes());
        let today = span.days.has(date.weekday());
        let yesterday = span.days.has(date.pred_opt().unwrap().weekday());
        if until > from {
            today && (from..until).contains(&minute)
        } else {
            today && minute >= from || yesterday && minute < until
        }
    })
}

fn a_span() -> impl Strategy<Value = Quiet> {
    (0u8..128, 0u16..1440, 0u16..1440).prop_map(|(days, from, until)| Quiet {
        days: Weekdays(days),
        from: LocalTime::new(from).unwrap(),
        until: LocalTime::new(until).unwrap(),
    })
}

proptest! {
    #[test]
    fn moments_are_in_their_window_apart_outside_of_quiet_spans_and_always_the_same(
        name in any::<[u8; 16]>(),
        (from, until) in (0u16..1440, 0u16..1440),
        times in 0u8..12,
        apart_min in 0u16..400,
        day_begins in 0u16..=360,
        ahead in 0u64..4000,
        quiet in proptest::collection::vec(a_span(), 0..4),
    ) {
        let (from, until) = (LocalTime::new(from).unwrap(), LocalTime::new(until).unwrap());
        let window = Window { from, until, times, apart_min };
        let date = day("2026-01-01") + Days::new(ahead);
        let drawn = window.draw(ReminderId(name), date, day_begins, &quiet);
        prop_assert_eq!(&drawn, &window.draw(ReminderId(name), date, day_begins, &quiet));
        prop_assert!(drawn.len() <= usize::from(times));
        prop_assert!(drawn.windows(2).all(|two| two[1] - two[0] >= apart_min), "{:?}", drawn);
        for minute in &drawn {
            prop_assert!((day_begins..day_begins + 1440).contains(minute), "{} is of another day", minute);
            let (from, until, clock) = (from.minutes(), until.minutes(), minute % 1440);
            let (first, last) = (minute_of_day(window.from, day_begins), minute_of_day(window.until, day_begins));
            let inside = if first <= last {
                (first..=last).contains(minute)
            } else {
                // It goes over the beginning of the day.
                clock >= from || clock <= until
            };
            prop_assert!(inside, "{} is not in {} to {}", minute, from, until);
            prop_assert!(!is_quiet(&quiet, date, *minute), "{} is quiet", minute);
        }
        // As many as have room: with no quiet span that is all of them, or as many as the distance leaves.
        let (first, last) = (minute_of_day(window.from, day_begins), minute_of_day(window.until, day_begins));
        if quiet.is_empty() && first <= last && apart_min > 0 {
            let fit = (last - first) / apart_min + 1;
            prop_assert_eq!(drawn.len(), usize::from(times.min(u8::try_from(fit).unwrap_or(u8::MAX))));
        }
    }
}

#[test]
fn other_dates_and_other_rules_have_other_moments_also_where_names_are_alike() {
    let window = window("08:00", "22:00", 1, 0);
    let mut first = BTreeSet::new();
    for n in 0..20 {
        // The same byte sixteen times: names need not look random.
        let of: Vec<_> = day("2026-11-23")
            .iter_days()
            .take(20)
            .map(|date| window.draw(ReminderId([n; 16]), date, DAY_BEGINS, &[]))
            .collect();
        let different: BTreeSet<_> = of.iter().collect();
        assert!(different.len() >= 17, "{n}: {different:?}");
        first.insert(of);
    }
    assert_eq!(first.len(), 20, "no two rules go alike");
}

#[test]
fn moments_are_spread_evenly_over_the_window_the_first_and_the_last_minute_among_them() {
    const DRAWN: usize = 60_000;
    const BINS: usize = 60;
    let window = window("09:00", "09:59", 1, 0);
    let mut bins = [0_usize; BINS];
    for n in 0..DRAWN / 1000 {
        for date in day("2026-01-01").iter_days().take(1000) {
            let minute = window.draw(id(n as u8), date, DAY_BEGINS, &[])[0];
            bins[usize::from(minute - 540)] += 1;
        }
    }
    let expected = (DRAWN / BINS) as f64;
    let squares: f64 = bins.iter().map(|n| (*n as f64 - expected).powi(2) / expected).sum();
    // Of 59 degrees of freedom, one in a thousand even ones is further off than 98.3, and one in a thousand nearer than 30.
    assert!((30.0..98.3).contains(&squares), "{squares}: {bins:?}");
}

#[test]
fn of_two_a_day_the_later_one_tells_nothing_of_the_next_day() {
    let window = window("08:00", "21:59", 2, 0);
    let mut met = 0;
    for n in 0..40 {
        let days: Vec<_> = day("2026-01-01")
            .iter_days()
            .take(100)
            .map(|date| window.draw(ReminderId([n; 16]), date, DAY_BEGINS, &[]))
            .collect();
        met += days.windows(2).filter(|two| two[0].iter().any(|minute| two[1].contains(minute))).count();
    }
    // Four pairs of 840 minutes each: about 19 of 3,960 meet by chance.
    assert!(met < 45, "{met}");
}

#[test]
fn where_quiet_spans_leave_less_room_those_come_that_have_room_and_where_they_leave_none_none_does() {
    let window = window("09:00", "12:00", 4, 60);
    let draw = |quiet: &[Quiet]| window.draw(id(1), day("2026-11-23"), DAY_BEGINS, quiet);
    assert_eq!(draw(&[]), [540, 600, 660, 720], "just enough room");
    assert_eq!(draw(&[all_days("10:00", "11:00")]), [540, 660, 720], "three of them have room");
    assert_eq!(draw(&[all_days("09:00", "12:00")]), [720], "only its last minute");
    assert!(draw(&[all_days("22:00", "12:01")]).is_empty());
    assert!(draw(&[all_days("07:00", "07:00")]).is_empty(), "the whole day round");
}

#[test]
fn a_window_in_the_small_hours_belongs_to_the_evening_before() {
    let minutes = window("22:00", "02:00", 5, 30).draw(id(1), day("2026-11-23"), DAY_BEGINS, &[]);
    assert!(minutes.iter().all(|minute| (22 * 60..=26 * 60).contains(minute)), "{minutes:?}");
    let when = When::Random {
        days: Weekdays::ALL,
        from: time("00:30"),
        until: time("02:00"),
        times: 1,
        apart_min: 0,
    };
    let rule = Rule::new(when, Opens::Nothing, day("2026-11-23"));
    for one in occurrences(&rule, place("Europe/Berlin"), "2026-11-23", 30) {
        assert_eq!(one.wall.date(), one.date.succ_opt().unwrap());
        assert_eq!(place("Europe/Berlin").day(one.at), Some(one.date));
    }
}

#[test]
fn a_window_over_the_beginning_of_a_day_keeps_to_its_hours_in_two_parts() {
    // It was made when days began at four, and now they begin at midnight.
    let window = window("22:00", "02:00", 1, 0);
    let mut parts = BTreeSet::new();
    for date in day("2026-11-23").iter_days().take(200) {
        let minute = window.draw(id(1), date, 0, &[])[0];
        assert!((0..=120).contains(&minute) || (1320..1440).contains(&minute), "{minute}");
        parts.insert(minute < 720);
    }
    assert_eq!(parts.len(), 2);
}

#[test]
fn two_of_a_day_that_a_gap_pushes_onto_each_other_are_one_and_their_order_stays() {
    let when = When::Random {
        days: Weekdays::ALL,
        from: time("02:00"),
        until: time("03:59"),
        times: 8,
        apart_min: 10,
    };
    let rule = Rule::new(when, Opens::Nothing, day("2027-03-28"));
    let here = Place { day_begins: 0, ..place("Europe/Berlin") };
    let found: Vec<_> = occurrences(&rule, here, "2027-03-28", 20);
    let of_gap: Vec<_> = found.iter().filter(|one| one.date == day("2027-03-28")).collect();
    assert!(of_gap.len() > 4 && of_gap.windows(2).all(|two| two[0].at < two[1].at), "{of_gap:?}");
    let names: BTreeSet<_> = of_gap.iter().map(|one| one.nth).collect();
    assert_eq!(names.len(), of_gap.len());
}
