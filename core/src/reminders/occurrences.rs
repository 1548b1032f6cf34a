//! When a rule reminds, one occurrence after the other.

use super::days::DaysOf;
use super::draw::{Window, minute_of_day};
use super::rule::{DAY_MINUTES, ReminderId, Rule, When};
use super::span::{Quiet, QuietManner, quiet_until};
use super::zone::{Resolved, Zone};
use crate::store::hex;
use crate::time::{DayBegins, Moment, UtcMillis};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Names one reminder: the rule, the person's day it is for, and which of that day it is. On every device, before and after every
/// restart, it is the same; its moment may change, and there is one of it all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct OccurrenceId {
    pub rule: ReminderId,
    pub date: NaiveDate,
    pub nth: u8,
}

impl OccurrenceId {
    /// As text: 32 hexadecimal digits, the date, and which of that date.
    pub fn text(&self) -> String {
        // A plan asks for many of these: they are written in one piece.
        let mut text = String::with_capacity(LONGEST_NAME);
        text.push_str(&hex(&self.rule.0));
        // To write into a text cannot fail.
        let _ = write!(text, ".{}.{}", self.date, self.nth);
        text
    }

    /// From that text.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (rule, date, nth) = (parts.next()?, parts.next()?, parts.next()?);
        let id =
            Self { rule: ReminderId::from_text(rule)?, date: date.parse().ok()?, nth: nth.parse().ok()? };
        (parts.next().is_none() && id.text() == text).then_some(id)
    }
}

impl From<OccurrenceId> for String {
    fn from(id: OccurrenceId) -> Self {
        id.text()
    }
}

impl TryFrom<String> for OccurrenceId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::from_text(&text).ok_or("an occurrence is a rule, a date and a number")
    }
}

/// So many bytes an [`OccurrenceId`] has as text, at most, but for years of more than four digits.
const LONGEST_NAME: usize = 32 + 1 + 10 + 1 + 3;

/// Where a rule is read: the zone of its clock, and when a day begins there, in minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub zone: Zone,
    pub day_begins: u16,
}

impl Place {
    /// The person's day at a moment.
    pub fn day(&self, at: UtcMillis) -> Option<NaiveDate> {
        let day_begins = DayBegins::after_midnight(self.day_begins);
        Moment { at, ahead_of_utc_s: self.zone.ahead_at(at), day_begins }.day()
    }

    /// What clocks show so many minutes after the midnight of a date.
    pub(super) fn wall(&self, date: NaiveDate, minutes: u16) -> Option<NaiveDateTime> {
        let time = |minute: u16| NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0);
        match minutes.checked_sub(DAY_MINUTES) {
            None => Some(date.and_time(time(minutes)?)),
            // What is earlier than the day begins is on the next date's clocks.
            Some(minutes) => Some(date.succ_opt()?.and_time(time(minutes)?)),
        }
    }
}

/// Why a reminder comes at another time than was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    No,
    /// A change of the clocks left that time out.
    Gap,
    Quiet,
}

/// One reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    pub date: NaiveDate,
    pub nth: u8,
    pub at: UtcMillis,
    /// What clocks in its zone show then.
    pub wall: NaiveDateTime,
    pub moved: Moved,
}

/// Dates in a row on which a rule may remind and does not, before it counts as one that never does: every day of the week comes up in
/// seven of its dates, and a zone leaves out one more now and then.
const MOST_EMPTY: u8 = 16;

/// The occurrences of a rule from a day on, in their order, without end but for rules that have one. What is counted from a practice
/// is not among them: [`after`] has it.
#[derive(Debug)]
pub struct Occurrences<'a> {
    id: ReminderId,
    rule: &'a Rule,
    place: Place,
    days: DaysOf,
    next: Option<NaiveDate>,
    /// What is left of a day with several, the last one first.
    rest: Vec<Occurrence>,
}

impl<'a> Occurrences<'a> {
    /// Those from a day on. The place has the zone of the rule's clock; the days of a programme are known elsewhere.
    pub fn new(
        id: ReminderId,
        rule: &'a Rule,
        place: Place,
        programme: &[NaiveDate],
        from: NaiveDate,
    ) -> Self {
        Self { id, rule, place, days: DaysOf::of(rule, programme), next: Some(from), rest: Vec::new() }
    }

    /// Leaves out what is left of the day of the one that came last.
    pub(super) fn leave_day(&mut self) {
        self.rest.clear();
    }

    fn on(&mut self, date: NaiveDate) -> Option<Occurrence> {
        let at = match &self.rule.when {
            When::Random { from, until, times, apart_min, .. } => {
                let window = Window { from: *from, until: *until, times: *times, apart_min: *apart_min };
                return self.drawn(window, date);
            }
            When::Daily { at }
            | When::Weekdays { at, .. }
            | When::EveryDays { at, .. }
            | When::TimesAWeek { at, .. }
            | When::Programme { at, .. }
            | When::Once { at, .. } => *at,
            When::After { .. } => return None,
        };
        self.at(date, minute_of_day(at, self.place.day_begins), 0)
    }

    fn drawn(&mut self, window: Window, date: NaiveDate) -> Option<Occurrence> {
        let minutes = window.draw(self.id, date, self.place.day_begins, &self.rule.quiet);
        let all = minutes.into_iter().zip(0u8..).filter_map(|(minute, nth)| self.at(date, minute, nth));
        let mut all: Vec<_> = all.collect();
        // Where clocks leave an hour out, one may overtake another, or meet it: then it is one.
        all.sort_by_key(|one| (one.at, one.nth));
        all.dedup_by_key(|one| one.at);
        // A later one has the greater number: what comes after it that day is still to come, what is before it is over.
        let mut numbers: Vec<u8> = all.iter().map(|one| one.nth).collect();
        numbers.sort_unstable();
        all.iter_mut().zip(numbers).for_each(|(one, nth)| one.nth = nth);
        all.reverse();
        self.rest = all;
        self.rest.pop()
    }

    fn at(&self, date: NaiveDate, minutes: u16, nth: u8) -> Option<Occurrence> {
        let asked = self.place.wall(date, minutes)?;
        let found = self.place.zone.moment(asked)?;
        let moved = if found.wall == asked { Moved::No } else { Moved::Gap };
        let occurrence = Occurrence { date, nth, at: found.at, wall: found.wall, moved };
        match quiet_until(&self.rule.quiet, found.wall) {
            None => Some(occurrence),
            Some(_) if self.rule.in_quiet == QuietManner::Skip => None,
            Some(end) => {
                let day_ends = self.place.wall(date.succ_opt()?, self.place.day_begins)?;
                let found = after_quiet(&self.rule.quiet, self.place.zone, end)?;
                let moved = Occurrence { at: found.at, wall: found.wall, moved: Moved::Quiet, ..occurrence };
                (found.wall < day_ends).then_some(moved)
            }
        }
    }
}

impl Iterator for Occurrences<'_> {
    type Item = Occurrence;

    fn next(&mut self) -> Option<Occurrence> {
        if let Some(later) = self.rest.pop() {
            return Some(later);
        }
        for _ in 0..MOST_EMPTY {
            let date = self.days.on_or_after(self.next?)?;
            self.next = date.succ_opt();
            let found = self.on(date);
            if found.is_some() {
                return found;
            }
        }
        // The rule never reminds: to go on asking would be endless.
        self.next = None;
        None
    }
}

/// When a rule reminds that counts hours from the end of a practice, whatever clocks show: of the day on which that ended. In a quiet
/// span it waits for its end, or there is none.
pub(super) fn after(rule: &Rule, place: Place, ended: (NaiveDate, UtcMillis)) -> Option<Occurrence> {
    let When::After { hours, .. } = rule.when else { return None };
    let (date, ended) = ended;
    // A clock that was set back since has it end in the future: counted from now it would move on and on.
    let at = UtcMillis(ended.0.saturating_add(i64::from(hours) * HOUR_MS)).nearest_kept();
    let wall = place.zone.wall(at)?;
    let occurrence = Occurrence { date, nth: 0, at, wall, moved: Moved::No };
    match quiet_until(&rule.quiet, wall) {
        None => Some(occurrence),
        Some(_) if rule.in_quiet == QuietManner::Skip => None,
        Some(end) => {
            let found = after_quiet(&rule.quiet, place.zone, end)?;
            // Where clocks went back into the span, its end has been there already.
            let is_over = found.at <= at;
            let moved = Occurrence { at: found.at, wall: found.wall, moved: Moved::Quiet, ..occurrence };
            Some(if is_over { occurrence } else { moved })
        }
    }
}

/// The moment at which quiet spans end: where clocks leave that time out, what comes later may be quiet, too.
pub(super) fn after_quiet(quiet: &[Quiet], zone: Zone, end: NaiveDateTime) -> Option<Resolved> {
    let found = zone.moment(end)?;
    quiet_until(quiet, found.wall).map_or(Some(found), |later| zone.moment(later))
}

const HOUR_MS: i64 = 3_600_000;
