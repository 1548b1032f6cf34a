//! When the next ones come, and why not sooner.

use super::book::{Book, MOST_A_DAY, Wishes};
use super::days::DaysOf;
use super::log::Act;
use super::occurrences::{Moved, Occurrence, OccurrenceId, Occurrences};
use super::phone::{Capabilities, Note, Phone, Plan, PlannedId, Waiting, Words, place_of};
use super::rule::{LocalTime, Reminder, ReminderId, Rest, Rule, When};
use crate::time::UtcMillis;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// A reminder that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    pub id: OccurrenceId,
    /// What clocks show then where the person is.
    pub wall: NaiveDateTime,
    /// How many dates ahead of today's date, as clocks show it there; 0: today.
    pub in_days: u32,
    /// The window it is drawn in: nobody is to know its moment ahead.
    pub window: Option<(LocalTime, LocalTime)>,
    pub moved: Moved,
    /// Why there is none on the dates since the one before it, or since today.
    pub between: Option<Between>,
}

/// Why dates are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    pub why: Why,
    /// They are a Saturday and a Sunday.
    pub weekend: bool,
}

/// Why there is none on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    NotItsDay,
    Quiet,
    Resting,
    /// Other reminders come on it: there are so many a day at most.
    OneADay,
    /// It came already.
    Came,
    /// What it is about was done.
    Done,
    /// The person wants no more of it on that day.
    NotToday,
    /// Its time is over.
    TooLate,
}

/// When each rule comes next, at most `most` times, and whether others come before it on all the days that were looked at.
pub fn next_of_each(book: &Book, phone: &Phone, most: usize) -> BTreeMap<ReminderId, Next> {
    let plan = looked_at(book, phone, MOST_LOOKED_AT);
    let held: BTreeSet<_> = plan.notes.iter().filter_map(held_back).collect();
    let mut of_rule: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, at) in reminders(&plan) {
        of_rule.entry(id.rule).or_default().push((id, at));
    }
    let next = |reminder: &Reminder| {
        let is_held = held.contains(&reminder.id);
        let mut found = of_rule.remove(&reminder.id).unwrap_or_default();
        if found.is_empty() && !is_held {
            found.extend(far_ahead(book, phone, reminder));
        }
        let upcoming = told(book, phone, found.into_iter().take(most));
        (reminder.id, Next { upcoming, is_held, allow: allow(&reminder.rule, &book.wishes, is_held) })
    };
    book.rules.iter().map(next).collect()
}

/// When a rule comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    pub upcoming: Vec<Upcoming>,
    /// Others come before it on all the days that were looked at.
    pub is_held: bool,
    /// Not all that it asks for comes, for so many come a day: with so many at most they would.
    pub allow: Option<u8>,
}

fn allow(rule: &Rule, wishes: &Wishes, is_held: bool) -> Option<u8> {
    let most = wishes.most_a_day.max(1);
    match rule.when {
        When::Random { times, .. } if times > most => Some(times),
        _ => (is_held && most < MOST_A_DAY).then_some(most + 1),
    }
}

fn held_back(note: &Note) -> Option<ReminderId> {
    match note {
        Note::HeldBack(id) => Some(*id),
        _ => None,
    }
}

/// The first one of a rule that is further ahead than was looked at.
fn far_ahead(book: &Book, phone: &Phone, reminder: &Reminder) -> Option<(OccurrenceId, UtcMillis)> {
    let Reminder { id, rule, .. } = reminder;
    if rule.rest == Rest::Open || book.known.gone.contains(id) {
        return None;
    }
    let place = place_of(&rule.zone, phone.here);
    let programme = book.known.programme_of(*id);
    let of = |next: &Occurrence| OccurrenceId { rule: *id, date: next.date, nth: next.nth };
    let mut all = Occurrences::new(*id, rule, place, programme, place.day(phone.now)?);
    let next = all.find(|next| next.at > phone.now && book.log.find(of(next)).is_none())?;
    Some((of(&next), next.at))
}

/// What would be planned on a phone with so many places that shows everything.
fn looked_at(book: &Book, phone: &Phone, slots: u16) -> Plan {
    let can = Capabilities { slots, posts: true, ..phone.can };
    let asked = Phone { can, waiting: Waiting::Unsure, shown: Vec::new(), ..phone.clone() };
    book.plan(&asked, &|_| Words::default())
}

/// The next ones of all rules, at most `most`.
pub fn upcoming(book: &Book, phone: &Phone, most: u16) -> Vec<Upcoming> {
    let plan = looked_at(book, phone, most.saturating_add(1));
    told(book, phone, reminders(&plan).take(usize::from(most)))
}

/// The reminders of a plan, those that are due first.
fn reminders(plan: &Plan) -> impl Iterator<Item = (OccurrenceId, UtcMillis)> {
    plan.due_now.iter().chain(&plan.add).filter_map(|planned| match planned.id {
        PlannedId::Reminder(id) => Some((id, planned.at)),
        PlannedId::Refill | PlannedId::Test => None,
    })
}

/// Each of them, with why there is none on the dates since the one before it.
fn told(book: &Book, phone: &Phone, found: impl Iterator<Item = (OccurrenceId, UtcMillis)>) -> Vec<Upcoming> {
    let mut before = None;
    let told = found.filter_map(|(id, at)| {
        let upcoming = one(book, phone, book.rule(id.rule)?, id, at, before);
        before = Some(id.date);
        upcoming
    });
    told.collect()
}

/// So many of all rules are looked at for those of one.
const MOST_LOOKED_AT: u16 = 400;

fn one(
    book: &Book,
    phone: &Phone,
    reminder: &Reminder,
    id: OccurrenceId,
    at: UtcMillis,
    before: Option<NaiveDate>,
) -> Option<Upcoming> {
    let place = place_of(&reminder.rule.zone, phone.here);
    let here = &phone.here.zone;
    let wall = here.wall(at)?;
    let today = place.day(phone.now)?;
    let in_days = (wall.date() - here.wall(phone.now)?.date()).num_days();
    let programme = book.known.programme_of(id.rule);
    let mut of_day = Occurrences::new(id.rule, &reminder.rule, place, programme, id.date);
    let found = of_day.find(|next| next.date > id.date || next.nth == id.nth);
    let moved = found.filter(|next| next.at == at).map_or(Moved::No, |next| next.moved);
    let first = before.map_or(Some(today), |before| before.succ_opt())?;
    // After midnight the person's day is still yesterday's: one of today needs no reason then.
    let is_later = first < id.date && in_days > 0;
    let between = is_later.then(|| between(book, phone, reminder, first, id.date));
    let window = match reminder.rule.when {
        When::Random { from, until, .. } => Some((from, until)),
        _ => None,
    };
    Some(Upcoming { id, wall, in_days: u32::try_from(in_days).unwrap_or(0), window, moved, between })
}

/// Why a rule has none on the dates from `first` until before `next`: by the first of them.
fn between(book: &Book, phone: &Phone, reminder: &Reminder, first: NaiveDate, next: NaiveDate) -> Between {
    let Reminder { id, rule, .. } = reminder;
    let place = place_of(&rule.zone, phone.here);
    let programme = book.known.programme_of(*id);
    let of_day = || book.log.0.iter().filter(|noted| noted.id.rule == *id && noted.id.date == first);
    let on_day = Occurrences::new(*id, rule, place, programme, first).next().filter(|one| one.date == first);
    let why = if matches!(rule.rest, Rest::Until(day) if first < day) {
        Why::Resting
    } else if of_day().any(|noted| matches!(noted.act, Some((Act::NotToday | Act::Pause, _)))) {
        Why::NotToday
    } else if of_day().any(|noted| noted.delivered.is_some()) {
        Why::Came
    } else if book.known.done.contains(&(*id, first)) {
        Why::Done
    } else if DaysOf::of(rule, programme).on_or_after(first) != Some(first) {
        Why::NotItsDay
    } else {
        match on_day {
            None => Why::Quiet,
            Some(one) if one.at <= phone.now => Why::TooLate,
            Some(_) => Why::OneADay,
        }
    };
    let last = next.pred_opt().unwrap_or(next);
    let weekend = first.weekday() == Weekday::Sat && last == first.succ_opt().unwrap_or(first);
    Between { why, weekend }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::{Event, Opens, Place, Quiet, QuietManner, Weekdays, Wishes, Zone, ZonePolicy};

    fn time(minutes: u16) -> LocalTime {
        LocalTime::new(minutes).unwrap()
    }

    /// A Friday in Berlin.
    fn phone(at: &str) -> Phone {
        let now = chrono::DateTime::parse_from_rfc3339(&format!("2026-12-{at}:00+01:00")).unwrap();
        Phone {
            now: UtcMillis(now.timestamp_millis()),
            here: Place { zone: Zone::Known(chrono_tz::Europe::Berlin), day_begins: 240 },
            can: Capabilities { slots: 50, posts: false, exact: false, shows_itself: false, floats: false },
            waiting: Waiting::AsAccepted,
            shown: Vec::new(),
        }
    }

    fn reminder(id: u8, when: When, change: impl FnOnce(&mut Rule)) -> Reminder {
        let mut rule = Rule::new(when, Opens::Nothing, "2026-12-01".parse().unwrap());
        change(&mut rule);
        Reminder { id: ReminderId([id; 16]), rule, changed: phone("03T19:00").now }
    }

    /// Date and time, days ahead, why not sooner.
    type Told = (String, u32, Option<(Why, bool)>);

    fn told(book: &Book, at: &str, only: Option<u8>) -> Vec<Told> {
        let list = match only {
            None => upcoming(book, &phone(at), 3),
            Some(id) => next_of_each(book, &phone(at), 3)[&ReminderId([id; 16])].upcoming.clone(),
        };
        let told = |one: Upcoming| {
            let between = one.between.map(|between| (between.why, between.weekend));
            (one.wall.to_string()[5..16].to_owned(), one.in_days, between)
        };
        list.into_iter().map(told).collect()
    }

    fn line(wall: &str, in_days: u32, why: Option<(Why, bool)>) -> Told {
        (wall.to_owned(), in_days, why)
    }

    #[test]
    fn tomorrow_at_eight_then_monday_for_the_weekend_is_quiet() {
        let weekend = Quiet { days: Weekdays(0b110_0000), from: time(0), until: time(0) };
        let daily = reminder(1, When::Daily { at: time(480) }, |rule| {
            rule.quiet = vec![weekend];
            rule.in_quiet = QuietManner::Skip;
        });
        let book = Book::default().with(daily);
        let quiet = Some((Why::Quiet, true));
        assert_eq!(
            told(&book, "03T20:00", None),
            [
                line("12-04 08:00", 1, Some((Why::TooLate, false))),
                line("12-07 08:00", 4, quiet),
                line("12-08 08:00", 5, None)
            ],
        );
        let working = reminder(1, When::Weekdays { days: Weekdays::WORKING, at: time(480) }, |_| {});
        let book = Book::default().with(working);
        let next = told(&book, "04T07:00", None);
        assert_eq!(next[0], line("12-04 08:00", 0, None));
        assert_eq!(next[1], line("12-07 08:00", 3, Some((Why::NotItsDay, true))));
    }

    #[test]
    fn why_there_is_none_today_is_said() {
        let evening = When::Daily { at: time(1200) };
        let mut book = Book::default().with(reminder(1, evening, |_| {}));
        let id = OccurrenceId { rule: ReminderId([1; 16]), date: "2026-12-04".parse().unwrap(), nth: 0 };
        let first = |book: &Book| told(book, "04T12:00", None).remove(0);
        assert_eq!(first(&book), line("12-04 20:00", 0, None));
        book.known.done.insert((id.rule, id.date));
        assert_eq!(first(&book), line("12-05 20:00", 1, Some((Why::Done, false))));
        book.known.done.clear();
        book.tell(&Event::Acted(id, Act::NotToday), &phone("04T12:00"));
        assert_eq!(first(&book), line("12-05 20:00", 1, Some((Why::NotToday, false))));
        let until = Rest::Until("2026-12-24".parse().unwrap());
        let resting = reminder(2, When::Daily { at: time(1200) }, |rule| rule.rest = until);
        assert_eq!(
            first(&Book::default().with(resting)),
            line("12-24 20:00", 20, Some((Why::Resting, false)))
        );
    }

    #[test]
    fn after_midnight_the_one_of_today_needs_no_reason() {
        let mut book = Book::default().with(reminder(1, When::Daily { at: time(480) }, |_| {}));
        let id = OccurrenceId { rule: ReminderId([1; 16]), date: "2026-12-04".parse().unwrap(), nth: 0 };
        book.tell(&Event::Acted(id, Act::LetPass), &phone("04T09:00"));
        assert_eq!(told(&book, "05T01:30", None)[0], line("12-05 08:00", 0, None));
    }

    #[test]
    fn a_rule_that_goes_by_a_clock_elsewhere_is_told_by_the_clock_here() {
        let rule = reminder(1, When::Daily { at: time(480) }, |rule| {
            let (zone, ahead_of_utc_s) = ("America/New_York".into(), -5 * 3600);
            rule.zone = ZonePolicy::Stay { zone, ahead_of_utc_s };
        });
        let book = Book::default().with(rule);
        assert_eq!(told(&book, "04T12:00", None)[0], line("12-04 14:00", 0, None));
    }

    #[test]
    fn moments_that_nobody_is_to_know_ahead_are_told_by_their_window() {
        let (from, until) = (time(600), time(1080));
        let when = When::Random { days: Weekdays::ALL, from, until, times: 1, apart_min: 60 };
        let book = Book::default().with(reminder(1, when, |_| {}));
        assert_eq!(upcoming(&book, &phone("04T07:00"), 1)[0].window, Some((from, until)));
        let book = Book::default().with(reminder(1, When::Daily { at: time(480) }, |_| {}));
        assert_eq!(upcoming(&book, &phone("04T07:00"), 1)[0].window, None);
    }

    #[test]
    fn of_two_rules_for_one_day_the_second_is_held_back_unless_two_a_day_are_wished() {
        let morning = reminder(1, When::Daily { at: time(480) }, |_| {});
        let evening = reminder(2, When::EveryDays { days: 2, at: time(1200) }, |_| {});
        let mut book = Book::default().with(morning).with(evening);
        assert_eq!(told(&book, "04T07:00", Some(2)), []);
        book.wishes = Wishes { most_a_day: 2, ..Wishes::default() };
        assert_eq!(
            told(&book, "04T07:00", Some(2))[0],
            line("12-05 20:00", 1, Some((Why::NotItsDay, false)))
        );
        assert_eq!(told(&book, "04T07:00", None).len(), 3);
    }
}
