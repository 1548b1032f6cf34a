//! When reminders come, and what a phone is asked to do, beside a bare loop over a zone. What other languages' libraries take for the
//! same thousand days, tests/bench/peers says.

use crate::table::{Row, Table};
use crate::{Outcome, median, time};
use chrono::{Days, NaiveDate, NaiveTime, TimeZone};
use kindself_core::reminders::{
    Act, Book, Capabilities, LocalTime, Log, MOST_NOTED, Noted, OccurrenceId, Occurrences, Opens, Phone,
    Place, Quiet, Reminder, ReminderId, Rule, Waiting, Weekdays, When, Wishes, Words, Zone,
};
use kindself_core::time::UtcMillis;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hint::black_box;

const ROUNDS: usize = 201;
const DAILY: usize = 1000;
const RULES: u16 = 200;
/// Noon of 23 November 2026, UTC.
const NOW: UtcMillis = UtcMillis(1_795_435_200_000);

fn place() -> Place {
    Place { zone: Zone::of("Europe/Berlin", 3600), day_begins: 0 }
}

fn date(year: i32, month: u32, day: u32) -> Outcome<NaiveDate> {
    Ok(NaiveDate::from_ymd_opt(year, month, day).ok_or("no such date")?)
}

fn at(minutes: u16) -> Outcome<LocalTime> {
    Ok(LocalTime::new(minutes).ok_or("no such time")?)
}

fn id(nth: u16) -> ReminderId {
    ReminderId(u128::from(nth).to_be_bytes())
}

fn daily(minutes: u16, from: NaiveDate) -> Outcome<Rule> {
    Ok(Rule::new(When::Daily { at: at(minutes)? }, Opens::Nothing, from))
}

/// The median of a ratio of two that are measured in turn, and the medians of both in microseconds.
fn beside(mut ours: impl FnMut(), mut theirs: impl FnMut()) -> (f64, f64, f64) {
    let (mut ratios, mut one, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (ours, theirs) = (time(&mut ours).as_secs_f64() * 1e6, time(&mut theirs).as_secs_f64() * 1e6);
        ratios.push(ours / theirs);
        one.push(ours);
        other.push(theirs);
    }
    (median(ratios), median(one), median(other))
}

fn micros(mut work: impl FnMut()) -> f64 {
    median((0..ROUNDS).map(|_| time(&mut work).as_secs_f64() * 1e6).collect())
}

/// All of them.
pub fn rows(table: &mut Table) -> Outcome<()> {
    a_thousand_days(table)?;
    far_ahead(table)?;
    ten_rules(table)?;
    for most_a_day in [1, 6] {
        plan(table, most_a_day)?;
    }
    Ok(())
}

fn a_thousand_days(table: &mut Table) -> Outcome<()> {
    let from = date(2026, 11, 23)?;
    let rule = daily(8 * 60, from)?;
    let ours = || {
        let all = Occurrences::new(id(1), &rule, place(), &[], from).take(DAILY);
        black_box(all.map(|one| one.at.0).sum::<i64>());
    };
    let zone = chrono_tz::Europe::Berlin;
    let eight = NaiveTime::from_hms_opt(8, 0, 0).ok_or("no such time")?;
    let bare = || {
        let all = (0..DAILY as u64).map(|n| black_box(from) + Days::new(n));
        let moment = |day: NaiveDate| zone.from_local_datetime(&day.and_time(eight)).earliest();
        black_box(all.filter_map(moment).map(|at| at.timestamp_millis()).sum::<i64>());
    };
    let (ratio, ours, bare) = beside(ours, bare);
    let row = Row::figure("1,000 days' reminders, a zone with summer time", ratio, "× bare").at_most(1.2);
    table.add(row.with(format!("{ours:.0} µs, and {bare:.0} in a bare loop of chrono-tz")));
    Ok(())
}

/// What the first one costs, far from where a rule begins and near to it.
fn far_ahead(table: &mut Table) -> Outcome<()> {
    let from = date(1970, 1, 1)?;
    let kinds = [
        ("daily", When::Daily { at: at(90)? }),
        ("every 11 days", When::EveryDays { days: 11, at: at(90)? }),
        ("three times a week", When::TimesAWeek { times: 3, at: at(90)? }),
    ];
    for (name, when) in kinds {
        let rule = Rule::new(when, Opens::Nothing, from);
        // A round is long enough for a clock to tell.
        let eight_from = |day: NaiveDate| {
            for n in 0..64 {
                let from = black_box(day) + Days::new(n);
                black_box(Occurrences::new(id(1), &rule, place(), &[], from).next());
            }
        };
        let (soon, late) = (date(1970, 1, 2)?, date(2037, 10, 1)?);
        let (ratio, far, near) = beside(|| eight_from(late), || eight_from(soon));
        let row = Row::figure(&format!("2037 seen from 1970, {name}"), ratio, "× tomorrow").at_most(1.2);
        table.add(row.with(format!("{:.0} ns, and {:.0}", far * 1000.0 / 64.0, near * 1000.0 / 64.0)));
    }
    Ok(())
}

/// Rules as people have them: some of each kind, and some with quiet nights.
fn rule(nth: u16, from: NaiveDate) -> Outcome<Rule> {
    let at = at(6 * 60 + nth * 37 % 900)?;
    let when = match nth % 5 {
        0 => When::Daily { at },
        1 => When::Weekdays { days: Weekdays::WORKING, at },
        2 => When::EveryDays { days: 2 + nth % 6, at },
        3 => When::TimesAWeek { times: 3, at },
        _ => When::Random {
            days: Weekdays::ALL,
            from: self::at(9 * 60)?,
            until: self::at(20 * 60)?,
            times: 2,
            apart_min: 60,
        },
    };
    let night = Quiet { days: Weekdays::ALL, from: self::at(22 * 60)?, until: self::at(7 * 60)? };
    let quiet = if nth.is_multiple_of(3) { vec![night] } else { Vec::new() };
    Ok(Rule { quiet, ..Rule::new(when, Opens::Nothing, from) })
}

fn ten_rules(table: &mut Table) -> Outcome<()> {
    let from = date(2026, 11, 23)?;
    let rules = (0..10).map(|nth| rule(nth, from)).collect::<Outcome<Vec<_>>>()?;
    let next = || {
        let mut all: Vec<_> =
            rules.iter().map(|rule| Occurrences::new(id(1), rule, place(), &[], from)).collect();
        let mut soonest: BinaryHeap<_> = all
            .iter_mut()
            .enumerate()
            .filter_map(|(nth, one)| Some(Reverse((one.next()?.at, nth))))
            .collect();
        for _ in 0..64 {
            let Some(Reverse((at, nth))) = soonest.pop() else { return };
            black_box(at);
            if let Some(later) = all.get_mut(nth).and_then(Iterator::next) {
                soonest.push(Reverse((later.at, nth)));
            }
        }
    };
    table.add(Row::figure("next 64 of ten rules", micros(next), "µs").at_most(50.0));
    Ok(())
}

/// A book of many rules whose log is full, as it is kept.
fn book(most_a_day: u8) -> Outcome<Book> {
    let from = date(2025, 6, 1)?;
    let today = date(2026, 11, 23)?;
    let reminder =
        |nth| Ok(Reminder { id: id(nth), rule: rule(nth, from)?, changed: UtcMillis(NOW.0 - 86_400_000) });
    let rules = (0..RULES).map(reminder).collect::<Outcome<Vec<_>>>()?;
    let noted = |nth: u16| {
        let id = OccurrenceId { rule: id(nth % RULES), date: today - Days::new(1 + u64::from(nth)), nth: 0 };
        let at = UtcMillis(NOW.0 - i64::from(nth + 1) * 86_400_000);
        let act = nth.is_multiple_of(2).then_some((Act::Done, at));
        Noted {
            id,
            at,
            counts_on: Some(id.date),
            accepted: Some(at),
            delivered: Some(at),
            act,
            no_more_on: None,
            again: None,
            offered: false,
        }
    };
    let log = Log((0..u16::try_from(MOST_NOTED)?).rev().map(noted).collect());
    // The text that is kept of an empty one, with all of it in its places.
    let empty = Book::default().to_text()?;
    let (head, body) = empty.split_once('\n').ok_or("a head")?;
    let mut body: Value = serde_json::from_str(body)?;
    for (name, value) in [
        ("rules", json!(rules)),
        ("log", json!(log)),
        ("wishes", json!(Wishes { most_a_day, ..Wishes::default() })),
    ] {
        body.as_object_mut().ok_or("an object")?.insert(name.to_owned(), value);
    }
    let (head, _) = head.rsplit_once(' ').ok_or("a checksum")?;
    let sum = crc32fast::hash(format!("{head}\n{body}").as_bytes());
    Ok(Book::from_text(&format!("{head} {sum:08x}\n{body}\n"))?)
}

fn phone(slots: u16) -> Phone {
    let can = Capabilities { slots, posts: true, exact: false, shows_itself: false, floats: false };
    Phone { now: NOW, here: place(), can, waiting: Waiting::AsAccepted, shown: Vec::new() }
}

fn planned(book: &Book, phone: &Phone) -> usize {
    book.plan(phone, &|_| Words { title: "Kindself".to_owned(), body: "A quiet moment?".to_owned() })
        .add
        .len()
}

fn plan(table: &mut Table, most_a_day: u8) -> Outcome<()> {
    let (book, phone) = (book(most_a_day)?, phone(50));
    let many = planned(&book, &phone);
    let millis = micros(|| _ = black_box(planned(&book, &phone))) / 1000.0;
    let name = format!("a plan of 200 rules, at most {most_a_day} a day");
    let row = Row::figure(&name, millis, "ms").at_most(1.0);
    table.add(row.with(format!("{many} are to wait; {MOST_NOTED} lines in its log")));
    Ok(())
}

/// A plan that is made in a process of its own.
pub fn plan_once() -> Outcome<()> {
    black_box(planned(&book(1)?, &phone(50)));
    Ok(())
}
