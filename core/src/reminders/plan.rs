//! The plan: what the system is to have waiting, from the rules and what became of reminders until now. The same question has the same
//! answer, and once it was carried out there is nothing to do.

use super::book::Book;
use super::log::Act;
use super::occurrences::{Moved, Occurrence, OccurrenceId, Occurrences, after, after_quiet};
use super::phone::{
    Capabilities, Note, Phone, Plan, Planned, PlannedId, Punctual, Trigger, Waiting, Words, place_of,
};
use super::rule::{Late, Opens, Reminder, ReminderId, Rest, When, ZonePolicy};
use super::span::{QuietManner, quiet_until};
use super::{Occasion, Place};
use crate::time::{Millis, UtcMillis};
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// The window of a reminder that costs the battery least (design value; Android makes shorter ones as long).
const WINDOW: Millis = Millis::from_secs(10 * 60);

/// What comes within a day comes though the phone sleeps: the nights are long.
const SOON_MS: i64 = 24 * 3_600_000;

/// What waits for a moment that is just over is still on its way.
const GRACE_MS: i64 = 60_000;

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
    /// How many came, or are to come, on a day: those that other reminders leave their place are not among them.
    of_date: BTreeMap<NaiveDate, u16>,
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
    rest: Option<Occurrences<'a>>,
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
        let once: BTreeSet<_> = book
            .rules
            .iter()
            .filter(|reminder| reminder.rule.is_once())
            .map(|reminder| reminder.id)
            .collect();
        for noted in &book.log.0 {
            let of_day = so_far.entry((noted.id.rule, noted.id.date)).or_default();
            if noted.delivered.is_some() || noted.act.is_some() {
                of_day.came = of_day.came.max(Some(noted.id.nth));
                if !once.contains(&noted.id.rule) {
                    *of_date.entry(noted.id.date).or_default() += 1;
                }
            }
            of_day.no_more |= matches!(noted.act, Some((Act::NotToday | Act::Pause, _)));
        }
        Self {
            book,
            phone,
            words,
            today,
            so_far,
            of_date,
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
        if let Some(at) = self.book.test {
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

    fn test(&mut self, at: UtcMillis) {
        let words = (self.words)(&Occasion::Test);
        let trigger = Trigger::In(Millis(u64::try_from(at.0 - self.phone.now.0).unwrap_or(0)));
        let punctual = if self.phone.can.exact { Punctual::Exact } else { Punctual::WhileIdle };
        let planned = Planned {
            id: PlannedId::Test,
            at,
            trigger,
            punctual,
            words,
            sounds: true,
            opens: Opens::Nothing,
            offers_rest: false,
            mark: String::new(),
        };
        let into = if at > self.phone.now { &mut self.wanted } else { &mut self.due };
        into.push(planned.marked(&self.phone.can));
    }

    /// The soonest of all rules, one after the other, until there is no place left.
    fn occurrences(&mut self) {
        let mut streams = self.streams();
        let mut soonest = BinaryHeap::with_capacity(streams.len());
        for (which, (stream, first)) in streams.iter().enumerate() {
            soonest.push(Reverse((first.at, stream.reminder.id, first.nth, which, Ordered(*first))));
        }
        // Of each rule and day the last one whose time is over.
        let mut late: BTreeMap<(ReminderId, NaiveDate), (usize, Occurrence)> = BTreeMap::new();
        let mut is_late = true;
        while let Some(Reverse((at, id, _, which, Ordered(next)))) = soonest.pop() {
            if is_late && at > self.phone.now {
                self.tell_late(&streams, &late);
                is_late = false;
            }
            if let Some((stream, _)) = streams.get_mut(which)
                && let Some(later) = stream.rest.as_mut().and_then(Iterator::next)
            {
                soonest.push(Reverse((later.at, id, later.nth, which, Ordered(later))));
            }
            let Some((stream, _)) = streams.get(which) else { continue };
            if self.is_over(id, &next) {
                continue;
            }
            if at <= self.phone.now {
                if self.is_told_late(stream, &next) {
                    late.insert((id, next.date), (which, next));
                }
                continue;
            }
            if !self.takes_place(stream.reminder, next.date) {
                continue;
            }
            if self.wanted.len() + 1 >= self.slots() {
                let refill = self.refill(stream, &next);
                self.wanted.push(refill);
                break;
            }
            let planned = self.planned(stream.reminder, &next, stream.place, false);
            self.wanted.push(planned);
        }
        if is_late {
            self.tell_late(&streams, &late);
        }
    }

    fn streams(&mut self) -> Vec<(Stream<'a>, Occurrence)> {
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
                if let Some(only) = after(rule, place, *ended) {
                    streams.push((Stream { reminder, place, rest: None }, only));
                }
                continue;
            }
            // One of yesterday may have been moved into today.
            let from = match (&rule.when, rule.late) {
                (When::Once { date, .. }, Late::Always) => *date,
                _ => today.pred_opt().unwrap_or(today),
            };
            let programme = self.book.known.programme.get(&id).map_or(&[][..], Vec::as_slice);
            let mut rest = Occurrences::new(id, rule, place, programme, from);
            if let Some(first) = rest.next() {
                streams.push((Stream { reminder, place, rest: Some(rest) }, first));
            }
        }
        streams
    }

    /// Whether it came already, is to come once more, is not wanted, or is not needed.
    fn is_over(&self, id: ReminderId, next: &Occurrence) -> bool {
        let came =
            self.so_far.get(&(id, next.date)).is_some_and(|day| day.no_more || day.came >= Some(next.nth));
        came || self.book.known.done.contains(&(id, next.date))
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

    /// Whether a day has a place left for that rule, and takes it.
    fn takes_place(&mut self, reminder: &Reminder, date: NaiveDate) -> bool {
        if reminder.rule.is_once() {
            return true;
        }
        let taken = self.of_date.entry(date).or_default();
        if *taken >= u16::from(self.book.wishes.most_a_day.max(1)) {
            self.held.insert(reminder.id);
            return false;
        }
        *taken += 1;
        self.placed.insert(reminder.id);
        true
    }

    fn tell_late(
        &mut self,
        streams: &[(Stream<'a>, Occurrence)],
        late: &BTreeMap<(ReminderId, NaiveDate), (usize, Occurrence)>,
    ) {
        let mut late: Vec<_> = late.values().collect();
        late.sort_by_key(|(_, next)| next.at);
        for (which, next) in late {
            let Some((Stream { reminder, place, .. }, _)) = streams.get(*which) else { continue };
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
            if !self.takes_place(reminder, next.date) {
                continue;
            }
            let planned = self.planned(reminder, &next, *place, false);
            let into = if waits { &mut self.wanted } else { &mut self.due };
            into.push(planned);
        }
    }

    fn planned(&mut self, reminder: &Reminder, next: &Occurrence, place: Place, elapsed: bool) -> Planned {
        let id = OccurrenceId { rule: reminder.id, date: next.date, nth: next.nth };
        // Only the next one does.
        let is_first = !self.offering.contains(&reminder.id);
        let (log, here, today) = (&self.book.log, self.phone.here, self.today);
        let is_over = |came| here.day(came).is_some_and(|day| day < today);
        // The same for all of a rule, and the whole log is looked through for it.
        let to_offer = &mut self.to_offer;
        let mut is_to_offer =
            || *to_offer.entry(reminder.id).or_insert_with(|| log.is_to_offer_rest(reminder.id, is_over));
        let offers_rest = is_first && !elapsed && is_to_offer();
        if offers_rest {
            self.offering.insert(reminder.id);
        }
        let words = (self.words)(&Occasion::Reminder { reminder, id, offers_rest });
        // What a clock shows that the phone does not know, it cannot wait for.
        let unknown = reminder.rule.zone != ZonePolicy::Follow && !place.zone.is_known();
        let by_hours = elapsed || unknown || matches!(reminder.rule.when, When::After { .. });
        let trigger = if by_hours {
            Trigger::In(Millis(u64::try_from(next.at.0 - self.phone.now.0).unwrap_or(0)))
        } else {
            let zone = match &reminder.rule.zone {
                ZonePolicy::Stay { zone, .. } => Some(zone.clone()),
                ZonePolicy::Follow => None,
            };
            Trigger::Wall { at: next.wall, zone }
        };
        Planned {
            id: PlannedId::Reminder(id),
            at: next.at,
            trigger,
            punctual: self.punctual(next.at),
            words,
            sounds: reminder.rule.sounds,
            opens: reminder.rule.opens.clone(),
            offers_rest,
            mark: String::new(),
        }
        .marked(&self.phone.can)
    }

    fn punctual(&self, at: UtcMillis) -> Punctual {
        match at.0 - self.phone.now.0 {
            _ if self.phone.can.exact => Punctual::Exact,
            ahead if ahead <= SOON_MS => Punctual::WhileIdle,
            _ => Punctual::Window(WINDOW),
        }
    }

    /// Takes the last place, at the moment of the first that has none.
    fn refill(&self, stream: &Stream, next: &Occurrence) -> Planned {
        Planned {
            id: PlannedId::Refill,
            at: next.at,
            trigger: Trigger::Wall {
                at: self.phone.here.zone.wall(next.at).unwrap_or(next.wall),
                zone: None,
            },
            punctual: Punctual::Window(WINDOW),
            words: (self.words)(&Occasion::Refill),
            sounds: stream.reminder.rule.sounds,
            opens: Opens::Nothing,
            offers_rest: false,
            mark: String::new(),
        }
        .marked(&self.phone.can)
    }

    fn finish(mut self) -> Plan {
        self.wanted.sort_by(|one, other| (one.at, one.id).cmp(&(other.at, other.id)));
        // Those that wait for the end of something did not ask whether there is a place.
        self.wanted.truncate(self.slots());
        let mut plan = Plan { due_now: std::mem::take(&mut self.due), ..Plan::default() };
        for planned in self.wanted.iter().chain(&plan.due_now) {
            plan.channels.sounding |= planned.sounds;
            plan.channels.silent |= !planned.sounds;
        }
        let waiting = self.book.waiting(self.phone);
        let names: BTreeMap<&str, Option<&str>> =
            waiting.iter().map(|(name, mark)| (name.as_str(), mark.as_deref())).collect();
        let still = self.on_its_way(&names, &mut plan.due_now);
        let stays: BTreeSet<String> =
            self.wanted.iter().map(|planned| planned.id.text()).chain(still).collect();
        plan.cancel =
            names.keys().filter(|name| !stays.contains(**name)).map(|name| (*name).to_owned()).collect();
        let is_new = |planned: &Planned| {
            names.get(planned.id.text().as_str()).copied().flatten() != Some(&planned.mark)
        };
        plan.add = self.wanted.into_iter().filter(is_new).collect();
        plan.clear = cleared(self.book, self.phone, self.today, &plan.due_now);
        let held = self.held.difference(&self.placed).map(|id| Note::HeldBack(*id));
        let offers = self.offering.iter().map(|id| Note::OffersRest(*id));
        plan.notes = self.notes.iter().cloned().chain(held).chain(offers).collect();
        plan
    }

    /// What the system shows by itself in this minute is left to it: to show it, too, would be twice.
    fn on_its_way(&self, names: &BTreeMap<&str, Option<&str>>, due: &mut Vec<Planned>) -> Vec<String> {
        let mut still = Vec::new();
        if self.phone.can.shows_itself && matches!(self.phone.waiting, Waiting::Read(_)) {
            due.retain(|planned| {
                let name = planned.id.text();
                let soon = self.phone.now.0 - planned.at.0 < GRACE_MS && names.contains_key(name.as_str());
                if soon {
                    still.push(name);
                }
                !soon
            });
        }
        still
    }
}

/// An occurrence in a heap that is ordered by what stands before it.
#[derive(Debug, Clone, Copy)]
struct Ordered(Occurrence);

impl PartialEq for Ordered {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        std::cmp::Ordering::Equal
    }
}

/// Whether so little has gone by since a moment that the system may have taken it.
fn is_within_window(now: UtcMillis, at: UtcMillis) -> bool {
    now.0 - at.0 <= i64::try_from(WINDOW.0).unwrap_or(0)
}

/// A phone that lies still lets wait what is not urgent, at most about so long (design value).
const LONGEST_SLEEP_MS: i64 = 3 * 3_600_000;

/// The longest that a reminder is put off (design value).
const LONGEST_LATER_MS: i64 = 24 * 3_600_000;

/// What is shown and is not to be seen any more: of days that are over, what was dealt with, and what another one of its rule follows.
/// The refill asks for what happens here.
fn cleared(book: &Book, phone: &Phone, today: NaiveDate, due: &[Planned]) -> Vec<String> {
    let is_over = |id: OccurrenceId| {
        let noted = book.log.find(id);
        let is_done = book.known.done.contains(&(id.rule, id.date));
        // One that was put off and is there once more is not dealt with yet.
        let dealt_with = noted.and_then(|noted| Some((noted.act?.1, noted.delivered?)));
        let dealt_with = is_done || dealt_with.is_some_and(|(acted, came)| came <= acted);
        // One that came late, or for a day elsewhere, is seen on the day on which it came.
        let came = noted.and_then(|noted| phone.here.day(noted.delivered?));
        let followed = due.iter().any(
            |planned| matches!(planned.id, PlannedId::Reminder(next) if next.rule == id.rule && next != id),
        );
        id.date < today && came.is_none_or(|day| day < today) || dealt_with || followed
    };
    let is_over = |name: &&String| match PlannedId::from_text(name) {
        Some(PlannedId::Reminder(id)) => is_over(id),
        Some(PlannedId::Refill) => true,
        Some(PlannedId::Test) | None => false,
    };
    phone.shown.iter().filter(is_over).cloned().collect()
}

impl Planned {
    /// With its mark.
    fn marked(mut self, can: &Capabilities) -> Self {
        let mut all = crc32fast::Hasher::new();
        let Words { title, body } = &self.words;
        all.update(format!("{title}\n{body}\n{} {}", self.sounds, self.offers_rest).as_bytes());
        match &self.trigger {
            // Where it goes along with the zone, the zone moves nothing.
            Trigger::Wall { at, zone } if can.floats => all.update(format!("{at} {zone:?}").as_bytes()),
            _ => all.update(&self.at.0.to_le_bytes()),
        }
        if !can.floats {
            all.update(format!("{:?}", self.punctual).as_bytes());
        }
        self.mark = format!("{:08x}", all.finalize());
        self
    }
}
