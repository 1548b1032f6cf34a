//! Days that a rule is for are reckoned; here they are counted on fingers.

use super::*;
use crate::reminders::days::{DaysOf, evenly};
use crate::time::LAST_DAY;
use chrono::{Datelike, Days, Weekday};
use proptest::prelude::*;

fn on(when: When, from: NaiveDate, rest: Rest) -> Rule {
    Rule { rest, ..Rule::new(when, Opens::Nothing, from) }
}

/// Whether a rule is for that day, told by stepping to it from the day it begins.
fn is_for(rule: &Rule, programme: &[NaiveDate], asked: NaiveDate) -> bool {
    let awake = match rule.rest {
        Rest::No => true,
        Rest::Until(day) => asked >= day,
        Rest::Open => false,
    };
    if asked < rule.from || !awake {
        return false;
    }
    let mut steps = 0_u32;
    for one in rule.from.iter_days() {
        if one == asked {
            break;
        }
        steps += 1;
    }
    match &rule.when {
        When::Daily { .. } => true,
        When::Weekdays { days, .. } | When::Random { days, .. } => days.has(asked.weekday()),
        When::EveryDays { days, .. } => steps.is_multiple_of(u32::from(*days)),
        // One more of the week's times is over than was the day before.
        When::TimesAWeek { times, .. } => {
            let nth = steps % 7;
            (0..u32::from(*times)).any(|time| time * 7 / u32::from(*times) == nth)
        }
        When::Programme { .. } => programme.contains(&asked),
        When::Once { date, .. } => *date == asked,
        When::After { .. } => false,
    }
}

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..800).prop_map(|days| day("2026-01-01") + Days::new(days))
}

fn a_when() -> impl Strategy<Value = When> {
    let at = time("08:00");
    prop_oneof![
        Just(When::Daily { at }),
        (0u8..=127).prop_map(move |days| When::Weekdays { days: Weekdays(days), at }),
        (1u16..40).prop_map(move |days| When::EveryDays { days, at }),
        (1u8..=7).prop_map(move |times| When::TimesAWeek { times, at }),
        Just(When::Programme { programme: "week".into(), at }),
        a_day().prop_map(move |date| When::Once { date, at }),
    ]
}

proptest! {
    #[test]
    fn skipping_to_the_next_day_finds_the_one_that_stepping_finds(
        when in a_when(),
        from in a_day(),
        rest in prop_oneof![3 => Just(Rest::No), 2 => a_day().prop_map(Rest::Until), 1 => Just(Rest::Open)],
        asked in a_day(),
        mut programme in proptest::collection::vec(a_day(), 0..8),
    ) {
        programme.sort_unstable();
        let rule = on(when, from, rest);
        let days = DaysOf::of(&rule, &programme);
        // Every day of a rule there is comes within 40 days of any, or at the ends of what is looked at.
        let last = asked + Days::new(60);
        let stepped = asked.iter_days().take_while(|day| *day < last).find(|day| is_for(&rule, &programme, *day));
        let skipped = days.on_or_after(asked).filter(|day| *day < last);
        prop_assert_eq!(skipped, stepped, "{:?}", rule);
    }
}

#[test]
fn the_last_day_is_the_last_of_what_is_kept_and_days_far_away_cost_no_more() {
    let every_third = |from| {
        let rule = on(When::EveryDays { days: 3, at: time("08:00") }, day(from), Rest::No);
        DaysOf::of(&rule, &[]).on_or_after(day("9999-12-29"))
    };
    assert_eq!(every_third("1970-01-01"), Some(day("9999-12-31")));
    assert_eq!(every_third("9999-12-25"), Some(day("9999-12-31")));
    assert_eq!(every_third("9999-12-26"), Some(day("9999-12-29")));
    let after =
        DaysOf::of(&on(When::EveryDays { days: 3, at: time("08:00") }, day("9999-12-27"), Rest::No), &[]);
    assert_eq!(after.on_or_after(day("9999-12-31")), None);
    for when in [When::Daily { at: time("08:00") }, When::EveryDays { days: u16::MAX, at: time("08:00") }] {
        for from in [NaiveDate::MIN, NaiveDate::MAX, LAST_DAY] {
            for asked in [NaiveDate::MIN, NaiveDate::MAX, LAST_DAY] {
                let found = DaysOf::of(&on(when.clone(), from, Rest::No), &[]).on_or_after(asked);
                assert!(found.is_none_or(|found| found <= LAST_DAY && found >= asked && found >= from));
            }
        }
    }
}

#[test]
fn so_many_times_a_week_are_as_far_from_each_other_as_seven_days_allow() {
    for first in 0..7 {
        let from = day("2026-11-23") + Days::new(first);
        for times in 1..=7 {
            let days = evenly(times, from);
            assert!(days.has(from.weekday()), "the week begins with the day on which the rule does");
            let week: Vec<_> = from.iter_days().take(8).filter(|day| days.has(day.weekday())).collect();
            assert_eq!(week.len(), usize::from(times) + 1, "and that day comes once more");
            let gaps: Vec<_> = week.windows(2).map(|two| (two[1] - two[0]).num_days()).collect();
            let (least, most) = (gaps.iter().min().unwrap(), gaps.iter().max().unwrap());
            assert!(most - least <= 1, "{times} times: {gaps:?}");
        }
    }
    let names = |times| {
        let days = evenly(times, day("2026-11-23"));
        (0..7).filter(|n| days.has(Weekday::try_from(*n).unwrap())).collect::<Vec<u8>>()
    };
    assert_eq!((names(2), names(3), names(4)), (vec![0, 3], vec![0, 2, 4], vec![0, 1, 3, 5]));
    assert_eq!((names(0), names(u8::MAX)), (vec![0], vec![0, 1, 2, 3, 4, 5, 6]), "nonsense is survived");
}

#[test]
fn a_rule_without_a_weekday_and_every_no_days_end_and_do_not_loop() {
    let rule = on(When::Weekdays { days: Weekdays::NONE, at: time("08:00") }, day("2026-01-01"), Rest::No);
    assert!(occurrences(&rule, place("Europe/Berlin"), "2026-01-01", 3).is_empty());
    // The eighth bit names no day.
    let rule = on(When::Weekdays { days: Weekdays(0x80), at: time("08:00") }, day("2026-01-01"), Rest::No);
    assert!(
        Weekdays(0x80).is_empty() && occurrences(&rule, place("Europe/Berlin"), "2026-01-01", 3).is_empty()
    );
    let rule = on(When::EveryDays { days: 0, at: time("08:00") }, day("2026-01-01"), Rest::No);
    let dates: Vec<_> =
        occurrences(&rule, place("Europe/Berlin"), "2026-01-01", 2).iter().map(|one| one.date).collect();
    assert_eq!(dates, [day("2026-01-01"), day("2026-01-02")], "every no days is every day");
}

#[test]
fn a_date_that_the_zone_skipped_is_not_invented_and_counting_goes_on_behind_it() {
    let dates = |when| -> Vec<String> {
        let rule = Rule::new(when, Opens::Nothing, day("2011-12-28"));
        let found = occurrences(&rule, place("Pacific/Apia"), "2011-12-28", 3);
        found.iter().map(|one| one.date.to_string()).collect()
    };
    let at = time("08:00");
    assert_eq!(dates(When::Daily { at }), ["2011-12-28", "2011-12-29", "2011-12-31"]);
    assert_eq!(dates(When::EveryDays { days: 2, at }), ["2011-12-28", "2012-01-01", "2012-01-03"]);
    assert!(dates(When::Once { date: day("2011-12-30"), at }).is_empty());
}
