//! A thousand days at 8:00 in Berlin from 23 November 2026: a bare loop of chrono-tz, jiff, and the package rrule, measured in turn.
//! Prints microseconds, and how many times the bare loop's that is.

use chrono::{Days, NaiveDate, NaiveTime, TimeZone};
use jiff::ToSpan;
use std::hint::black_box;
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;
type Peer = (&'static str, Box<dyn Fn() -> Outcome<i64>>);

const DAYS: usize = 1000;
const ROUNDS: usize = 101;

fn bare() -> Outcome<i64> {
    let zone = chrono_tz::Europe::Berlin;
    let from = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such date")?;
    let eight = NaiveTime::from_hms_opt(8, 0, 0).ok_or("no such time")?;
    let all = (0..DAYS as u64).map(|n| black_box(from) + Days::new(n));
    let moment = |day: NaiveDate| zone.from_local_datetime(&day.and_time(eight)).earliest();
    Ok(all.filter_map(moment).map(|at| at.timestamp_millis()).sum())
}

fn jiff() -> Outcome<i64> {
    let zone = jiff::tz::TimeZone::get("Europe/Berlin")?;
    let from = jiff::civil::date(2026, 11, 23).at(8, 0, 0, 0);
    let mut sum = 0;
    for at in from.series(1.day()).take(DAYS) {
        sum += zone.to_zoned(at)?.timestamp().as_millisecond();
    }
    Ok(sum)
}

fn rrule() -> Outcome<i64> {
    let text = "DTSTART;TZID=Europe/Berlin:20261123T080000\nRRULE:FREQ=DAILY;COUNT=1000";
    let set: rrule::RRuleSet = text.parse()?;
    Ok(set.into_iter().map(|at| at.timestamp_millis()).sum())
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

fn main() -> Outcome<()> {
    let peers: [Peer; 3] =
        [("bare chrono-tz", Box::new(bare)), ("jiff", Box::new(jiff)), ("the package rrule", Box::new(rrule))];
    let same = bare()?;
    let mut took = peers.each_ref().map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for ((name, peer), took) in peers.iter().zip(&mut took) {
            let start = Instant::now();
            let sum = black_box(peer()?);
            took.push(start.elapsed().as_secs_f64() * 1e6);
            assert_eq!(sum, same, "{name} has other moments");
        }
    }
    let took = took.map(median);
    for ((name, _), micros) in peers.iter().zip(took) {
        println!("1,000 days, {name}: {micros:.0} µs, {:.1} × bare chrono-tz", micros / took[0]);
    }
    Ok(())
}
