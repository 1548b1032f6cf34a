//! Quiet spans: over midnight, one after the other, all week long, and with a change of the clocks in them.

use super::*;
use crate::reminders::span::quiet_until;
use chrono::{Datelike, Days, TimeDelta, Weekday};
use proptest::prelude::*;

fn on(days: &[Weekday], from: &str, until: &str) -> Quiet {
    let days = days.iter().fold(Weekdays::NONE, |all, day| all.with(*day));
    Quiet { days, from: time(from), until: time(until) }
}

/// Where it is quiet no more, told minute by minute; none where that takes more than nine days.
fn walked(spans: &[Quiet], from: NaiveDateTime) -> Option<NaiveDateTime> {
    let is_quiet = |wall: NaiveDateTime| {
        spans.iter().any(|span| {
            (0..2).any(|ago| {
                let begun = wall.date() - Days::new(ago);
                let midnight = begun.and_time(chrono::NaiveTime::MIN);
                let from = midnight + TimeDelta::minutes(i64::from(span.from.minutes()));
                let until = midnight + TimeDelta::minutes(i64::from(span.until.minutes()));
                let until = if until <= from { until + TimeDelta::days(1) } else { until };
                span.days.has(begun.weekday()) && from <= wall && wall < until
            })
        })
    };
    (0..9 * 1440).map(|minutes| from + TimeDelta::minutes(minutes)).find(|wall| !is_quiet(*wall))
}

#[test]
fn a_span_over_midnight_ends_on_the_morning_after_the_day_on_which_it_begins() {
    let friday = [on(&[Weekday::Fri], "22:00", "07:00")];
    for (at, ends) in [
        ("2026-11-27 21:59", None),
        ("2026-11-27 22:00", Some("2026-11-28 07:00")),
        ("2026-11-28 06:59", Some("2026-11-28 07:00")),
        ("2026-11-28 07:00", None),
        ("2026-11-28 22:00", None),
        ("2026-11-27 06:59", None),
    ] {
        assert_eq!(quiet_until(&friday, wall(at)), ends.map(wall), "{at}");
    }
}

#[test]
fn spans_that_follow_each_other_or_overlap_are_quiet_until_the_last_one_ends() {
    let spans = [
        all_days("12:00", "13:00"),
        all_days("13:00", "15:00"),
        all_days("12:30", "12:45"),
        on(&[Weekday::Mon], "14:00", "02:00"),
    ];
    assert_eq!(quiet_until(&spans, wall("2026-11-24 12:40")), Some(wall("2026-11-24 15:00")));
    assert_eq!(quiet_until(&spans, wall("2026-11-23 12:40")), Some(wall("2026-11-24 02:00")), "Monday");
    assert_eq!(quiet_until(&[], wall("2026-11-23 12:40")), None);
}

#[test]
fn the_same_time_twice_is_the_whole_day_round_and_a_weekend_of_those_ends_on_monday() {
    let weekend = [on(&[Weekday::Sat, Weekday::Sun], "00:00", "00:00")];
    assert_eq!(quiet_until(&weekend, wall("2026-11-28 00:00")), Some(wall("2026-11-30 00:00")));
    let rule = Rule { quiet: weekend.to_vec(), in_quiet: QuietManner::Skip, ..daily("08:00") };
    let dates: Vec<_> =
        occurrences(&rule, place("Europe/Berlin"), "2026-11-27", 2).iter().map(|one| one.date).collect();
    assert_eq!(dates, [day("2026-11-27"), day("2026-11-30")]);
}

#[test]
fn what_covers_everything_never_ends_and_a_rule_in_it_has_no_reminder_and_does_not_loop() {
    let thirds = [all_days("00:00", "08:00"), all_days("08:00", "16:00"), all_days("16:00", "00:00")];
    for spans in [vec![all_days("00:00", "00:00")], vec![all_days("13:37", "13:37")], thirds.to_vec()] {
        assert_eq!(quiet_until(&spans, wall("2026-11-23 09:30")), Some(NaiveDateTime::MAX));
        for in_quiet in [QuietManner::Wait, QuietManner::Skip] {
            let rule = Rule { quiet: spans.clone(), in_quiet, ..daily("09:30") };
            assert!(occurrences(&rule, place("Europe/Berlin"), "2026-11-23", 5).is_empty());
            let plan = android("Europe/Berlin", "2026-11-23T12:00:00Z", [rule.clone()]).plan();
            assert!(plan.add.is_empty() && plan.due_now.is_empty());
        }
    }
}

#[test]
fn of_a_week_that_is_quiet_but_for_an_hour_that_hour_is_found() {
    // Every three hours another span, all week long, but for one on Sunday.
    let mut spans: Vec<_> = (0u16..8)
        .map(|nth| Quiet {
            days: Weekdays::ALL,
            from: LocalTime::new(nth * 180).unwrap(),
            until: LocalTime::new((nth + 1) * 180 % 1440).unwrap(),
        })
        .collect();
    spans[4].days = Weekdays(0b011_1111);
    assert_eq!(quiet_until(&spans, wall("2026-11-22 15:00")), Some(wall("2026-11-29 12:00")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_end_is_the_first_minute_that_is_not_quiet_in_any_way(
        spans in proptest::collection::vec((0u8..128, 0u16..96, 0u16..96), 0..7),
        at in 0i64..7 * 96,
    ) {
        let quarter = |n: u16| LocalTime::new(n * 15).unwrap();
        let spans: Vec<_> = spans
            .into_iter()
            .map(|(days, from, until)| Quiet { days: Weekdays(days), from: quarter(from), until: quarter(until) })
            .collect();
        let at = wall("2026-11-23 00:00") + TimeDelta::minutes(at * 15);
        let expected = match walked(&spans, at) {
            Some(end) => (end != at).then_some(end),
            None => Some(NaiveDateTime::MAX),
        };
        prop_assert_eq!(quiet_until(&spans, at), expected);
    }
}

#[test]
fn a_reminder_in_a_quiet_span_waits_for_its_end_on_the_same_day_or_is_left_out() {
    let quiet = vec![all_days("13:00", "14:30")];
    let waits = Rule { quiet: quiet.clone(), ..daily("13:00") };
    let found = occurrences(&waits, place("Europe/Berlin"), "2026-11-23", 1)[0];
    assert_eq!((found.wall, found.moved), (wall("2026-11-23 14:30"), Moved::Quiet));
    let skips = Rule { in_quiet: QuietManner::Skip, ..waits };
    assert!(occurrences(&skips, place("Europe/Berlin"), "2026-11-23", 1).is_empty());
    // Its day ends at four in the morning: before that is soon enough, and after it is not.
    for (until, expected) in [("03:59", Some("2026-11-24 03:59")), ("04:00", None), ("07:00", None)] {
        let rule = Rule { quiet: vec![all_days("22:00", until)], ..daily("23:00") };
        let found = occurrences(&rule, place("Europe/Berlin"), "2026-11-23", 1);
        assert_eq!(found.first().map(|one| one.wall), expected.map(wall), "{until}");
        assert!(found.iter().all(|one| one.date == day("2026-11-23")), "of the day it was for");
    }
}

#[test]
fn a_span_that_ends_in_a_gap_ends_after_it_and_what_is_quiet_there_is_waited_for_too() {
    let here = Place { day_begins: 0, ..place("Europe/Berlin") };
    let at =
        |quiet: Vec<Quiet>| occurrences(&Rule { quiet, ..daily("01:30") }, here, "2027-03-28", 1)[0].wall;
    assert_eq!(at(vec![all_days("01:00", "02:30")]), wall("2027-03-28 03:30"));
    let both = vec![all_days("01:00", "02:30"), all_days("03:00", "05:00")];
    assert_eq!(at(both), wall("2027-03-28 05:00"));
    // A time that the gap moves into a span waits, too.
    let rule = Rule { quiet: vec![all_days("03:00", "06:00")], ..daily("02:30") };
    assert_eq!(occurrences(&rule, here, "2027-03-28", 1)[0].wall, wall("2027-03-28 06:00"));
}

#[test]
fn where_clocks_go_back_into_a_span_its_end_has_been_there_and_nothing_is_planned_for_what_is_over() {
    let rule = Rule { quiet: vec![all_days("01:00", "02:30")], ..daily("01:30") };
    let mut desk = android("Europe/Berlin", "2026-10-25T01:10:00Z", [rule]);
    desk.phone.here.day_begins = 0;
    assert_eq!(desk.phone.here.zone.wall(desk.phone.now), Some(wall("2026-10-25 02:10")), "the second time");
    desk.reboots();
    let plan = desk.plan();
    assert_eq!(due(&plan), [of(1, "2026-10-25").text()]);
    assert!(plan.add.iter().all(|planned| planned.at > desk.phone.now));
    // Hours after a practice are never shortened by it.
    let hours = When::After { hours: 1, practice: None };
    let rule = Rule {
        quiet: vec![all_days("01:00", "02:30")],
        ..Rule::new(hours, Opens::Nothing, day("2026-01-01"))
    };
    let ended = (day("2026-10-25"), utc("2026-10-25T00:10:00Z"));
    let found = crate::reminders::occurrences::after(&rule, desk.phone.here, ended).unwrap();
    assert_eq!(found.at, utc("2026-10-25T01:10:00Z"));
}
