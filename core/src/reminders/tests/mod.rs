//! Faults that people reported of other apps' reminders, and what keeps them away.

mod calendar;
mod days;
mod dealt;
mod draw;
mod faults;
mod idempotent;
mod inferred;
mod late;
mod limits;
mod places;
mod span;
mod text;
mod untold;
mod zone;

use super::*;
use crate::content::PracticeId;
use crate::session::Subject;
use crate::time::UtcMillis;
use chrono::{DateTime, NaiveDate, NaiveDateTime};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A moment, as "2026-11-23T08:00:00Z".
fn utc(text: &str) -> UtcMillis {
    UtcMillis(DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
}

/// A time on the wall, as "2026-11-23 08:00".
fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// As that text again, to the minute.
fn shown(wall: NaiveDateTime) -> String {
    wall.to_string()[..16].to_owned()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A time, as "08:00".
fn time(text: &str) -> LocalTime {
    let (hour, minute) = text.split_once(':').unwrap();
    LocalTime::new(hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap()).unwrap()
}

/// Four in the morning, as everywhere in the app.
const DAY_BEGINS: u16 = 4 * 60;

fn place(zone: &str) -> Place {
    Place { zone: Zone::of(zone, 0), day_begins: DAY_BEGINS }
}

/// The name of a rule: bytes as random ones look.
fn id(n: u8) -> ReminderId {
    ReminderId(std::array::from_fn(|at| n.wrapping_mul(157).wrapping_add(at as u8).wrapping_mul(167) ^ n))
}

fn daily(at: &str) -> Rule {
    Rule::new(When::Daily { at: time(at) }, Opens::Nothing, day("2026-01-01"))
}

fn once(date: &str, at: &str) -> Rule {
    let when = When::Once { date: day(date), at: time(at) };
    Rule { late: Late::Always, ..Rule::new(when, Opens::Nothing, day("2026-01-01")) }
}

fn practice() -> Opens {
    Opens::Practice(Subject::Practice(PracticeId("safe-place".into())))
}

fn all_days(from: &str, until: &str) -> Quiet {
    Quiet { days: Weekdays::ALL, from: time(from), until: time(until) }
}

/// Kept long before anything here happens.
fn kept(n: u8, rule: Rule) -> Reminder {
    Reminder { id: id(n), rule, changed: UtcMillis(0) }
}

/// The reminder of a rule for a date.
fn of(n: u8, date: &str) -> OccurrenceId {
    OccurrenceId { rule: id(n), date: day(date), nth: 0 }
}

/// As many as fit on Android.
const SLOTS: u16 = 50;

/// Someone with a phone, and what its system does: it takes on what it is asked to.
#[derive(Debug, Clone)]
struct Desk {
    book: Book,
    phone: Phone,
}

fn words(occasion: &Occasion) -> Words {
    match occasion {
        Occasion::Reminder { reminder, offers_rest, .. } => {
            let title = if *offers_rest { "A rest, if you like" } else { "A moment for you" };
            Words { title: title.into(), body: format!("{:?}", reminder.rule.wording) }
        }
        Occasion::Refill => Words { title: "Here whenever you like".into(), body: String::new() },
        Occasion::Test => Words { title: "It arrives".into(), body: String::new() },
    }
}

/// On Android: it wakes the app at its moment, and tells nobody what waits.
fn android(zone: &str, now: &str, rules: impl IntoIterator<Item = Rule>) -> Desk {
    let rules = rules.into_iter().zip(1..).map(|(rule, n)| kept(n, rule)).collect();
    let can = Capabilities { slots: SLOTS, posts: true, exact: false, shows_itself: false, floats: false };
    let phone =
        Phone { now: utc(now), here: place(zone), can, waiting: Waiting::AsAccepted, shown: Vec::new() };
    Desk { book: Book { rules, ..Book::default() }, phone }
}

/// On iOS: what waits is shown by itself, goes along with the zone and can be read back.
fn ios(zone: &str, now: &str, rules: impl IntoIterator<Item = Rule>) -> Desk {
    let mut desk = android(zone, now, rules);
    desk.phone.can = Capabilities { slots: 40, shows_itself: true, floats: true, ..desk.phone.can };
    desk.phone.waiting = Waiting::Read(Vec::new());
    desk
}

impl Desk {
    /// Someone looks: the app was opened, or the phone woke it.
    fn look(&mut self, now: &str) -> Plan {
        self.look_at(utc(now))
    }

    fn look_at(&mut self, now: UtcMillis) -> Plan {
        self.phone.now = now;
        self.book.tell(&Event::Looked, &self.phone);
        self.plan()
    }

    fn plan(&self) -> Plan {
        self.book.plan(&self.phone, &words)
    }

    /// Looks, and does what the plan says.
    fn go(&mut self, now: &str) -> Plan {
        self.phone.now = utc(now);
        self.go_on()
    }

    fn go_on(&mut self) -> Plan {
        let plan = self.look_at(self.phone.now);
        self.carry_out(&plan);
        plan
    }

    fn carry_out(&mut self, plan: &Plan) {
        self.book.cancelled(plan);
        match &mut self.phone.waiting {
            Waiting::Read(waiting) => {
                let replaced = |name: &String| plan.add.iter().any(|planned| planned.id.text() == *name);
                waiting.retain(|(name, _)| !plan.cancel.contains(name) && !replaced(name));
                waiting.extend(plan.add.iter().map(|planned| (planned.id.text(), planned.mark.clone())));
            }
            // All of it was asked for anew.
            waiting => *waiting = Waiting::AsAccepted,
        }
        self.phone.shown.retain(|name| !plan.clear.contains(name));
        let due: Vec<_> = plan.due_now.iter().map(|planned| planned.id.text()).collect();
        self.phone.shown.retain(|name| !due.contains(name));
        self.phone.shown.extend(due);
        self.book.tell(&Event::Accepted(plan.add.clone()), &self.phone);
        self.book.tell(&Event::Delivered(plan.due_now.clone()), &self.phone);
    }

    fn act(&mut self, now: &str, id: OccurrenceId, act: Act) {
        self.phone.now = utc(now);
        self.phone.shown.retain(|name| *name != id.text());
        self.book.tell(&Event::Acted(id, act), &self.phone);
    }

    /// The phone starts: its system has nothing waiting, and nothing is shown.
    fn reboots(&mut self) {
        self.phone.waiting = Waiting::Unsure;
        self.phone.shown.clear();
    }

    fn goes_to(&mut self, zone: &str) {
        self.phone.here.zone = Zone::of(zone, 0);
    }

    /// By themselves, those of an iPhone come whose moment is over.
    fn ring(&mut self, until: &str) -> Vec<String> {
        self.ring_at(utc(until))
    }

    fn ring_at(&mut self, until: UtcMillis) -> Vec<String> {
        let Waiting::Read(waiting) = &mut self.phone.waiting else { return Vec::new() };
        let accepted = &self.book.accepted;
        let here = self.phone.here;
        let is_over = |name: &String| {
            let found = OccurrenceId::from_text(name).and_then(|id| accepted.get(&id));
            found.is_some_and(|found| {
                let floats = found.floats.and_then(|wall| here.zone.moment(wall));
                floats.map_or(found.at, |moved| moved.at) <= until
            })
        };
        let (rang, still) = std::mem::take(waiting).into_iter().partition(|(name, _)| is_over(name));
        *waiting = still;
        let rang: Vec<(String, String)> = rang;
        rang.into_iter().map(|(name, _)| name).collect()
    }
}

/// What is due now, by name.
fn due(plan: &Plan) -> Vec<String> {
    plan.due_now.iter().map(|planned| planned.id.text()).collect()
}

/// The first that are to wait: their dates, and what clocks in `zone` show.
fn first(plan: &Plan, zone: &str, most: usize) -> Vec<String> {
    let wall = |planned: &Planned| Zone::of(zone, 0).wall(planned.at).unwrap();
    plan.add.iter().take(most).map(|planned| shown(wall(planned))).collect()
}

/// The first occurrences of a rule from a day on.
fn occurrences(rule: &Rule, place: Place, from: &str, most: usize) -> Vec<Occurrence> {
    Occurrences::new(id(1), rule, place, &[], day(from)).take(most).collect()
}
