//! When the next ones come, and why not sooner.

use super::book::Book;
use super::days::DaysOf;
use super::log::Act;
use super::occurrences::{Moved, OccurrenceId, Occurrences};
use super::phone::{Capabilities, Phone, PlannedId, Waiting, Words, place_of};
use super::rule::{Reminder, ReminderId, Rest};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

/// A reminder that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    pub id: OccurrenceId,
    /// What clocks in its zone show then.
    pub wall: NaiveDateTime,
    /// How many dates ahead of today's date there, as clocks show it; 0: today.
    pub in_days: u32,
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
    /// It is not one of its days.
    NotItsDay,
    /// It is quiet.
    Quiet,
    /// It rests.
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

/// The next ones of all rules, or of `only` one: at most `most`.
pub fn upcoming(book: &Book, phone: &Phone, only: Option<ReminderId>, most: u16) -> Vec<Upcoming> {
    let slots = if only.is_some() { MOST_LOOKED_AT } else { most.saturating_add(1) };
    let can = Capabilities { slots, posts: true, ..phone.can };
    let asked = Phone { can, waiting: Waiting::Unsure, shown: Vec::new(), ..phone.clone() };
    let plan = book.plan(&asked, &|_| Words::default());
    let mut before = None;
    let mut list = Vec::new();
    for planned in plan.due_now.iter().chain(&plan.add) {
        let PlannedId::Reminder(id) = planned.id else { continue };
        let Some(reminder) = book.rule(id.rule) else { continue };
        if list.len() >= usize::from(most) {
            break;
        }
        if only.is_some_and(|only| only != id.rule) {
            continue;
        }
        list.extend(one(book, phone, reminder, id, planned.at, before));
        before = Some(id.date);
    }
    list
}

/// So many of all rules are looked at for those of one.
const MOST_LOOKED_AT: u16 = 400;

fn one(
    book: &Book,
    phone: &Phone,
    reminder: &Reminder,
    id: OccurrenceId,
    at: crate::time::UtcMillis,
    before: Option<NaiveDate>,
) -> Option<Upcoming> {
    let place = place_of(&reminder.rule.zone, phone.here);
    let wall = place.zone.wall(at)?;
    let today = place.day(phone.now)?;
    let in_days = (wall.date() - place.zone.wall(phone.now)?.date()).num_days();
    let programme = book.known.programme.get(&id.rule).map_or(&[][..], Vec::as_slice);
    let mut of_day = Occurrences::new(id.rule, &reminder.rule, place, programme, id.date);
    let found = of_day.find(|next| next.date > id.date || next.nth == id.nth);
    let moved = found.filter(|next| next.at == at).map_or(Moved::No, |next| next.moved);
    let first = before.map_or(Some(today), |before| before.succ_opt())?;
    let between = (first < id.date).then(|| between(book, phone, reminder, first, id.date));
    Some(Upcoming { id, wall, in_days: u32::try_from(in_days).unwrap_or(0), moved, between })
}

/// Why a rule has none on the dates from `first` until before `next`: by the first of them.
fn between(book: &Book, phone: &Phone, reminder: &Reminder, first: NaiveDate, next: NaiveDate) -> Between {
    let Reminder { id, rule, .. } = reminder;
    let place = place_of(&rule.zone, phone.here);
    let programme = book.known.programme.get(id).map_or(&[][..], Vec::as_slice);
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
