//! The plan: what the system is to have waiting, from the rules and what became of reminders until now. The same question has the same
//! answer, and once it was carried out there is nothing to do.
//!
//! Here: which reminders are to come, of all rules. [`making`]: one that is planned. [`difference`]: what the system has and is to have.

mod difference;
mod making;

use super::book::Book;
use super::log::Act;
use super::occurrences::{Moved, Occurrence, OccurrenceId, Occurrences, after, after_quiet};
use super::phone::{Note, Phone, Plan, Planned, Waiting, Words, place_of};
use super::rule::{Late, Reminder, ReminderId, Rest, When, ZonePolicy};
use super::span::{QuietManner, quiet_until};
use super::{Occasion, Place};
use crate::time::{Millis, UtcMillis};
use chrono::{Days, NaiveDate};
use std::cmp::Reverse;
use std::collections::binary_heap::PeekMut;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// The window of a reminder that costs the battery least (design value; Android makes shorter ones as long).
const WINDOW: Millis = Millis::from_secs(10 * 60);

/// Makes it. `words` says what each of them says.
pub(super) fn plan(book: &Book, phone: &Phone, words: &dyn Fn(&Occasion) -> Words) -> Plan {
    let Some(today) = phone.today() else { return Plan::default() };
    let mut planning = Planning::new(book, phone, words, today);
    planning.gather();
    planning.finish()
}

/// What became of the reminders of a rule on a day.
#[derive(Debug, Clone, Copy, Default)]
struct OfDay {
    /// The last one that came.
    came: Option<u8>,
    no_more: bool,
}

struct Planning<'a> {
    book: &'a Book,
    phone: &'a Phone,
    words: &'a dyn Fn(&Occasion) -> Words,
    today: NaiveDate,
    so_far: BTreeMap<(ReminderId, NaiveDate), OfDay>,
    /// Of later days it says nothing.
    so_far_until: Option<NaiveDate>,
    /// What came, by its moment: where a day begins elsewhere from now on, it is of another day, and has come all the same.
    came_at: BTreeSet<(ReminderId, UtcMillis)>,
    /// How many came, or are to come, on a day: those that other reminders leave their place are not among them.
    of_date: BTreeMap<NaiveDate, u16>,
    /// The day of which that was last seen to be enough.
    full: Option<NaiveDate>,
    wanted: Vec<Planned>,
    due: Vec<Planned>,
    offering: BTreeSet<ReminderId>,
    to_offer: BTreeMap<ReminderId, bool>,
    held: BTreeSet<ReminderId>,
    placed: BTreeSet<ReminderId>,
    notes: BTreeSet<Note>,
}

/// A rule with its next occurrence.
struct Stream<'a> {
    reminder: &'a Reminder,
    place: Place,
    next: Occurrence,
    rest: Option<Occurrences<'a>>,
    /// On some day there was no place left for it.
    is_held: bool,
}

impl Stream<'_> {
    /// Of days that were missed, the last one comes, whenever the phone is on.
    fn comes_as_soon_as_it_can(&self) -> bool {
        self.reminder.rule.late == Late::Always
    }

    /// Whether it has another one.
    fn goes_on(&mut self) -> bool {
        let Some(later) = self.rest.as_mut().and_then(Iterator::next) else { return false };
        self.next = later;
        true
    }
}

impl<'a> Planning<'a> {
    fn new(
        book: &'a Book,
        phone: &'a Phone,
        words: &'a dyn Fn(&Occasion) -> Words,
        today: NaiveDate,
    ) -> Self {
        let mut so_far: BTreeMap<(ReminderId, NaiveDate), OfDay> = BTreeMap::new();
        let mut of_date: BTreeMap<NaiveDate, u16> = BTreeMap::new();
        let mut came_at = BTreeSet::new();
        for noted in &book.log.0 {
            let of_day = so_far.entry((noted.id.rule, noted.id.date)).or_default();
            if noted.delivered.is_some() || noted.act.is_some() {
                of_day.came = of_day.came.max(Some(noted.id.nth));
                came_at.insert((noted.id.rule, noted.at));
                if let Some(date) = noted.counts_on {
                    *of_date.entry(date).or_default() += 1;
                }
            }
            of_day.no_more |= matches!(noted.act, Some((Act::NotToday | Act::Pause, _)));
            if let Some(day) = noted.no_more_on {
                so_far.entry((noted.id.rule, day)).or_default().no_more = true;
            }
        }
        Self {
            book,
            phone,
            words,
            today,
            so_far_until: so_far.keys().map(|(_, date)| *date).max(),
            so_far,
            came_at,
            of_date,
            full: None,
            wanted: Vec::new(),
            due: Vec::new(),
            offering: BTreeSet::new(),
            to_offer: BTreeMap::new(),
            held: BTreeSet::new(),
            placed: BTreeSet::new(),
            notes: BTreeSet::new(),
        }
    }

    fn slots(&self) -> usize {
        usize::from(self.phone.can.slots.max(2))
    }

    fn gather(&mut self) {
        if !self.phone.here.zone.is_known() {
            self.notes.insert(Note::UnknownZone);
        }
        if !self.phone.can.posts {
            self.notes.insert(Note::NotShown);
            return;
        }
        self.again();
        // One that could not be shown is over: nobody waits for it any more.
        if let Some(at) = self.book.test.filter(|at| self.phone.now.0 - at.0 <= LONGEST_TEST_MS) {
            self.test(at);
        }
        self.occurrences();
    }

    /// Those that a person asked for once more.
    fn again(&mut self) {
        for noted in &self.book.log.0 {
            let Some(again) = noted.again else { continue };
            let Some(reminder) = self.book.rule(noted.id.rule) else { continue };
            let place = place_of(&reminder.rule.zone, self.phone.here);
            // A clock that was set back since has put it far away: it is left there.
            let is_far = again.0 > self.phone.now.0.saturating_add(LONGEST_LATER_MS);
            if is_far || self.is_unwanted(reminder, noted.id.date) {
                continue;
            }
            let Some(wall) = place.zone.wall(again) else { continue };
            let (date, nth) = (noted.id.date, noted.id.nth);
            let occurrence = Occurrence { date, nth, at: again, wall, moved: Moved::No };
            if again > self.phone.now {
                let planned = self.planned(reminder, &occurrence, place, true);
                self.wanted.push(planned);
            } else if place.day(again) == place.day(self.phone.now) && !self.came_untold(noted.id, again) {
                let planned = self.planned(reminder, &occurrence, place, true);
                self.due.push(planned);
            }
        }
    }

    /// Whether one that was put off is wanted no more: what it is about was done, the rule rests, or the person said so.
    fn is_unwanted(&self, reminder: &Reminder, date: NaiveDate) -> bool {
        let Reminder { id, rule, .. } = reminder;
        let rests = match rule.rest {
            Rest::No => false,
            Rest::Until(day) => date < day,
            Rest::Open => true,
        };
        let no_more = self.so_far.get(&(*id, date)).is_some_and(|day| day.no_more);
        let known = &self.book.known;
        rests || no_more || known.gone.contains(id) || known.done.contains(&(*id, date))
    }

    /// The soonest of all rules, one after the other, until there is no place left.
    fn occurrences(&mut self) {
        let mut streams = self.streams();
        // At the same moment, rules come in the order of their names, which are the same on every device.
        streams.sort_by_key(|stream| stream.reminder.id);
        let of_stream = |(which, stream): (usize, &Stream)| Reverse((stream.next.at, which));
        let mut soonest: BinaryHeap<_> = streams.iter().enumerate().map(of_stream).collect();
        // Of each rule and day the last one whose time is over.
        let mut late: BTreeMap<(ReminderId, NaiveDate), (usize, Occurrence)> = BTreeMap::new();
        let mut is_late = true;
        while let Some(mut soonest) = soonest.peek_mut() {
            let Reverse((at, which)) = *soonest;
            if is_late && at > self.phone.now {
                self.tell_late(&streams, &late);
                is_late = false;
            }
            let Some(stream) = streams.get_mut(which) else { break };
            let (id, next) = (stream.reminder.id, stream.next);
            if self.is_over(id, &next) {
                // The day may have another one. What was missed before one that came is let go.
                if stream.comes_as_soon_as_it_can() && at <= self.phone.now {
                    late.retain(|(of, _), _| *of != id);
                }
            } else if at <= self.phone.now {
                if self.is_told_late(stream, &next) {
                    if stream.comes_as_soon_as_it_can() {
                        late.retain(|(of, _), _| *of != id);
                    }
                    late.insert((id, next.date), (which, next));
                }
            } else if !self.takes_place(stream.reminder, next.date, at, stream.place) {
                self.hold(stream);
            } else if self.wanted.len() + 1 >= self.slots() {
                let refill = self.refill(stream, &next);
                self.wanted.push(refill);
                break;
            } else {
                let planned = self.planned(stream.reminder, &next, stream.place, false);
                self.wanted.push(planned);
            }
            if stream.goes_on() {
                *soonest = Reverse((stream.next.at, which));
            } else {
                PeekMut::pop(soonest);
            }
        }
        if is_late {
            self.tell_late(&streams, &late);
        }
    }

    fn streams(&mut self) -> Vec<Stream<'a>> {
        let mut streams = Vec::with_capacity(self.book.rules.len());
        let mut here = None;
        for reminder in &self.book.rules {
            let (id, rule) = (reminder.id, &reminder.rule);
            if rule.rest == Rest::Open || self.book.known.gone.contains(&id) {
                continue;
            }
            let place = place_of(&rule.zone, self.phone.here);
            if rule.zone != ZonePolicy::Follow && !place.zone.is_known() {
                self.notes.insert(Note::UnknownZoneOf(id));
            }
            let today = if rule.zone == ZonePolicy::Follow {
                *here.get_or_insert_with(|| place.day(self.phone.now))
            } else {
                place.day(self.phone.now)
            };
            let Some(today) = today else { continue };
            if let Some(ended) = self.book.known.after.get(&id) {
                // Not from when the rule begins: it counts from a practice, and the clock may have been set back since it was made.
                let rests = |date| matches!(rule.rest, Rest::Until(day) if date < day);
                if let Some(next) = after(rule, place, *ended).filter(|next| !rests(next.date)) {
                    streams.push(Stream { reminder, place, next, rest: None, is_held: false });
                }
                continue;
            }
            // One of yesterday may have been moved into today.
            let from = match (&rule.when, rule.late) {
                (When::Once { date, .. }, Late::Always) => *date,
                (_, Late::Always) => today.checked_sub_days(LONGEST_LATE).unwrap_or(today),
                _ => today.pred_opt().unwrap_or(today),
            };
            let programme = self.book.known.programme_of(id);
            let mut rest = Occurrences::new(id, rule, place, programme, from);
            if let Some(next) = rest.next() {
                streams.push(Stream { reminder, place, next, rest: Some(rest), is_held: false });
            }
        }
        streams
    }

    /// Whether it came already, is to come once more, is not wanted, or is not needed.
    fn is_over(&self, id: ReminderId, next: &Occurrence) -> bool {
        // Most that are looked at are of days about which nothing is known yet.
        let came = Some(next.date) <= self.so_far_until
            && self.so_far.get(&(id, next.date)).is_some_and(|day| day.no_more || day.came >= Some(next.nth));
        came || self.came_at.contains(&(id, next.at)) || self.book.known.done.contains(&(id, next.date))
    }

    /// Whether one whose time is over comes all the same.
    fn is_told_late(&self, stream: &Stream, next: &Occurrence) -> bool {
        let Reminder { id, rule, changed } = stream.reminder;
        let now = self.phone.now;
        let name = OccurrenceId { rule: *id, date: next.date, nth: next.nth };
        let was_accepted = self.book.accepted.contains_key(&name);
        let of_today = || {
            let today = stream.place.day(now);
            today == Some(next.date) || stream.place.day(next.at) == today
        };
        // The phone slept: what is still on its way comes, though a day may have ended meanwhile.
        let sleeps = self.was_due(name) && now.0 - next.at.0 <= LONGEST_SLEEP_MS;
        // One that was late and waits for the end of a quiet span stays so.
        let waits = || was_accepted && !self.was_due(name) && of_today();
        let in_time = match rule.late {
            Late::SameDay => of_today() || sleeps,
            Late::Always => self.book.log.goes_back_to(next.at),
            // The system may take its time; what nobody had waiting any more is let go.
            Late::Never => {
                let unsure = self.phone.waiting == Waiting::Unsure;
                !unsure && (sleeps || waits()) || is_within_window(now, next.at)
            }
        };
        // What was over before the rule was made was never asked for; but what waited for its moment was.
        let asked = *changed <= next.at || *changed > now || was_accepted;
        in_time && asked && !self.came_untold(name, next.at)
    }

    /// Whether the system has had it waiting for a moment that is over; and not for the end of a quiet span that is still to come.
    fn was_due(&self, name: OccurrenceId) -> bool {
        self.book.accepted.get(&name).is_some_and(|accepted| accepted.at <= self.phone.now)
    }

    /// Whether one that was due then came, though nobody told.
    fn came_untold(&self, name: OccurrenceId, at: UtcMillis) -> bool {
        // A clock that was set back since knows nothing of it.
        let is_untold = self.book.untold.is_some_and(|untold| at <= untold && untold <= self.phone.now);
        let still_waits = || {
            let Waiting::Read(waiting) = &self.phone.waiting else { return false };
            let name = name.text();
            waiting.iter().any(|(waits, _)| *waits == name)
        };
        is_untold && !still_waits()
    }

    /// Whether its day has a place left for it, and takes it.
    fn takes_place(&mut self, reminder: &Reminder, date: NaiveDate, comes: UtcMillis, place: Place) -> bool {
        let Some(date) = reminder.rule.counts_on(date, comes, place) else { return true };
        // Those that find no place come one after the other, for the same day.
        if self.full == Some(date) {
            return false;
        }
        let taken = self.of_date.entry(date).or_default();
        if *taken >= u16::from(self.book.wishes.most_a_day.max(1)) {
            self.full = Some(date);
            return false;
        }
        *taken += 1;
        self.placed.insert(reminder.id);
        true
    }

    /// A day has no place left for the next one, nor for any other one of its rule.
    fn hold(&mut self, stream: &mut Stream) {
        if let Some(rest) = &mut stream.rest {
            rest.leave_day();
        }
        if !stream.is_held {
            stream.is_held = true;
            self.held.insert(stream.reminder.id);
        }
    }

    fn tell_late(
        &mut self,
        streams: &[Stream<'a>],
        late: &BTreeMap<(ReminderId, NaiveDate), (usize, Occurrence)>,
    ) {
        let mut late: Vec<_> = late.values().collect();
        late.sort_by_key(|(_, next)| next.at);
        for (which, next) in late {
            let Some(Stream { reminder, place, .. }) = streams.get(*which) else { continue };
            let Some(wall) = place.zone.wall(self.phone.now) else { continue };
            let mut next = *next;
            let mut waits = false;
            // What was on its way as it became quiet comes: else one that is due just before would hardly ever.
            let name = OccurrenceId { rule: reminder.id, date: next.date, nth: next.nth };
            let was_due = self.was_due(name) && is_within_window(self.phone.now, next.at);
            if let Some(end) = quiet_until(&reminder.rule.quiet, wall).filter(|_| !was_due) {
                let ends = place.wall(next.date.succ_opt().unwrap_or(next.date), place.day_begins);
                let in_time = reminder.rule.late == Late::Always || ends.is_some_and(|ends| end < ends);
                let may_wait = reminder.rule.in_quiet == QuietManner::Wait && in_time;
                let found = may_wait.then(|| after_quiet(&reminder.rule.quiet, place.zone, end)).flatten();
                let Some(found) = found else { continue };
                // Where clocks went back into the span, its end has been there already.
                waits = found.at > self.phone.now;
                if waits {
                    next = Occurrence { at: found.at, wall: found.wall, moved: Moved::Quiet, ..next };
                }
            }
            if !self.takes_place(reminder, next.date, next.at.max(self.phone.now), *place) {
                self.held.insert(reminder.id);
                continue;
            }
            let planned = self.planned(reminder, &next, *place, false);
            let into = if waits { &mut self.wanted } else { &mut self.due };
            into.push(planned);
        }
    }
}

/// Whether so little has gone by since a moment that the system may have taken it.
fn is_within_window(now: UtcMillis, at: UtcMillis) -> bool {
    now.0 - at.0 <= i64::try_from(WINDOW.0).unwrap_or(0)
}

/// So long somebody waits for the one they sent themselves (design value).
const LONGEST_TEST_MS: i64 = 15 * 60_000;

/// A phone that lies still lets wait what is not urgent, at most about so long (design value).
const LONGEST_SLEEP_MS: i64 = 3 * 3_600_000;

/// What comes as soon as it can comes for one of so many days (design value): it is no news any more after that. One with a date of its
/// own comes whenever that was.
const LONGEST_LATE: Days = Days::new(7);

/// The longest that a reminder is put off (design value).
const LONGEST_LATER_MS: i64 = 24 * 3_600_000;
