//! One that is planned: what sets it off, how punctual it is, what it says, and its mark.

use super::super::occurrences::{Occurrence, OccurrenceId};
use super::super::phone::{Capabilities, Planned, PlannedId, Punctual, Trigger, Words};
use super::super::rule::{Opens, Reminder, When, ZonePolicy};
use super::super::{Occasion, Place};
use super::{Planning, Stream, WINDOW};
use crate::time::{Millis, UtcMillis};

/// What comes within a day is to come though the phone sleeps: the nights are long. What Android does with that stands at `Punctual`.
const SOON_MS: i64 = 24 * 3_600_000;

impl Planning<'_> {
    /// The one that a person sends themselves.
    pub(super) fn test(&mut self, at: UtcMillis) {
        let words = (self.words)(&Occasion::Test);
        let trigger = Trigger::In(Millis(u64::try_from(at.0 - self.phone.now.0).unwrap_or(0)));
        let punctual = if self.phone.can.exact { Punctual::Exact } else { Punctual::WhileIdle };
        let planned = Planned {
            id: PlannedId::Test,
            at,
            trigger,
            punctual,
            words,
            sounds: self.book.rules.iter().any(|reminder| reminder.rule.sounds),
            opens: Opens::Nothing,
            offers_rest: false,
            mark: String::new(),
        };
        let into = if at > self.phone.now { &mut self.wanted } else { &mut self.due };
        into.push(planned.marked(&self.phone.can));
    }

    pub(super) fn planned(
        &mut self,
        reminder: &Reminder,
        next: &Occurrence,
        place: Place,
        elapsed: bool,
    ) -> Planned {
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
    pub(super) fn refill(&self, stream: &Stream, next: &Occurrence) -> Planned {
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
}

impl Planned {
    /// With its mark.
    fn marked(mut self, can: &Capabilities) -> Self {
        let mut all = crc32fast::Hasher::new();
        // Where the app is woken it says the words then, and what is kept for a locked phone is not to be held against any.
        if can.shows_itself {
            let Words { title, body } = &self.words;
            all.update(format!("{title}\n{body}\n").as_bytes());
        }
        all.update(format!("{} {}", self.sounds, self.offers_rest).as_bytes());
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
