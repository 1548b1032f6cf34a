//! What is said in a calendar is what comes: a reader that knows nothing but RFC 5545 finds the same moments.

use super::*;
use crate::reminders::calendar;
use chrono::{Datelike, Days, LocalResult, TimeZone};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// So many days are looked at.
const AHEAD: u64 = 60;

const WEEKEND: Weekdays = Weekdays(0b110_0000);

/// The moments of a calendar within [`AHEAD`] days, read day by day. Times that say no zone are those of `here`.
fn read(text: &str, from: NaiveDate, here: &str) -> Vec<UtcMillis> {
    let unfolded = text.replace("\r\n ", "");
    let mut found = Vec::new();
    for event in unfolded.split("BEGIN:VEVENT\r\n").skip(1) {
        let line = |name: &str| event.lines().find(|line| line.starts_with(name));
        let (key, begins) = line("DTSTART").unwrap().split_once(':').unwrap();
        let zone: Tz = key.split_once("TZID=").map_or(here, |(_, zone)| zone).parse().unwrap();
        let begins = NaiveDateTime::parse_from_str(begins, "%Y%m%dT%H%M%S").unwrap();
        let recurs: BTreeMap<_, _> = line("RRULE:")
            .map(|line| line["RRULE:".len()..].split(';').map(|part| part.split_once('=').unwrap()).collect())
            .unwrap_or_default();
        for date in from.iter_days().take(AHEAD as usize).filter(|date| *date >= begins.date()) {
            if is_among(&recurs, begins.date(), date) {
                found.push(moment(date.and_time(begins.time()), zone));
            }
        }
    }
    found.sort();
    found
}

fn is_among(recurs: &BTreeMap<&str, &str>, first: NaiveDate, date: NaiveDate) -> bool {
    let since = (date - first).num_days();
    match (recurs.get("FREQ").copied(), recurs.get("INTERVAL"), recurs.get("BYDAY")) {
        (None, None, None) => since == 0,
        (Some("DAILY"), every, None) => since % every.map_or(1, |every| every.parse::<i64>().unwrap()) == 0,
        (Some("WEEKLY"), None, Some(days)) => {
            let name =
                ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][date.weekday().num_days_from_monday() as usize];
            days.split(',').any(|day| day == name)
        }
        other => panic!("a reader this simple does not know {other:?}"),
    }
}

/// Of a time that comes twice the first; one that clocks leave out as they went before (RFC 5545, 3.3.5).
fn moment(wall: NaiveDateTime, zone: Tz) -> UtcMillis {
    let at = match zone.from_local_datetime(&wall) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at,
        LocalResult::None => {
            let hour = chrono::TimeDelta::hours(1);
            zone.from_local_datetime(&(wall - hour)).single().unwrap() + hour
        }
    };
    UtcMillis(at.timestamp_millis())
}

fn rules(from: NaiveDate) -> Vec<Rule> {
    let of = |when| Rule::new(when, Opens::Nothing, from);
    let daily = |at: &str| of(When::Daily { at: time(at) });
    let quiet = vec![Quiet { days: WEEKEND, from: time("00:00"), until: time("10:00") }];
    let stay = ZonePolicy::Stay { zone: "Pacific/Auckland".into(), ahead_of_utc_s: 0 };
    vec![
        daily("08:00"),
        // Clocks leave this one out on a day in March, and have it twice on one in October.
        daily("02:30"),
        of(When::Weekdays { days: Weekdays::WORKING, at: time("08:00") }),
        // Of a night owl's weekend.
        of(When::Weekdays { days: WEEKEND, at: time("01:30") }),
        of(When::EveryDays { days: 3, at: time("20:00") }),
        of(When::EveryDays { days: 14, at: time("07:15") }),
        of(When::TimesAWeek { times: 3, at: time("20:30") }),
        of(When::Once { date: from + Days::new(20), at: time("12:00") }),
        Rule { quiet: quiet.clone(), ..daily("08:00") },
        Rule { quiet, in_quiet: QuietManner::Skip, ..daily("08:00") },
        Rule { rest: Rest::Until(from + Days::new(9)), ..daily("08:00") },
        Rule { zone: stay, ..daily("08:00") },
    ]
}

#[test]
fn a_reader_of_calendars_finds_the_moments_that_come() {
    for from in ["2027-03-01", "2027-10-01"].map(day) {
        let ends = from + Days::new(AHEAD);
        for rule in rules(from) {
            let zone = match &rule.zone {
                ZonePolicy::Stay { zone, .. } => zone.as_str(),
                _ => "Europe/Berlin",
            };
            let comes: Vec<_> = Occurrences::new(id(1), &rule, place(zone), &[], from)
                .take_while(|one| one.wall.date() < ends)
                .map(|one| one.at)
                .collect();
            let said = |_: &Reminder| Words { title: "A moment for you".into(), body: String::new() };
            let now = utc("2027-01-01T00:00:00Z");
            let made = calendar(&[kept(1, rule.clone())], place("Europe/Berlin"), from, now, &said);
            let found = read(&made.text.unwrap(), from, "Europe/Berlin");
            assert!(!found.is_empty());
            assert_eq!(found, comes, "{rule:?}");
        }
    }
}
