//! What the system has waiting and shows, and what it is to have.

use super::super::book::Book;
use super::super::occurrences::OccurrenceId;
use super::super::phone::{Note, Phone, Plan, Planned, PlannedId, Waiting};
use super::Planning;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What waits for a moment that is just over is still on its way.
const GRACE_MS: i64 = 60_000;

impl Planning<'_> {
    pub(super) fn finish(mut self) -> Plan {
        self.wanted.sort_by_key(|planned| (planned.at, planned.id));
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
        // Where the app is woken for each, what waits goes on waiting though it may not be shown: nobody else wakes it once it may.
        let all_stay = !self.phone.can.posts && !self.phone.can.shows_itself;
        let goes = |name: &&&str| !all_stay && !stays.contains(**name);
        plan.cancel = names.keys().filter(goes).map(|name| (*name).to_owned()).collect();
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
                // What waits with another mark waits for another moment.
                let waits = names.get(name.as_str());
                let waits = waits.is_some_and(|mark| mark.is_none_or(|mark| mark == planned.mark));
                let soon = waits && self.phone.now.0 - planned.at.0 < GRACE_MS;
                if soon {
                    still.push(name);
                }
                !soon
            });
        }
        still
    }
}

/// What is shown and is not to be seen any more: of days that are over, what was dealt with, and what another one of its rule follows.
/// The refill asks for what happens here.
fn cleared(book: &Book, phone: &Phone, today: NaiveDate, due: &[Planned]) -> Vec<String> {
    let is_over = |id: OccurrenceId| {
        let noted = book.log.find(id);
        let is_done = book.known.done.contains(&(id.rule, id.date));
        // Whoever deleted it was told that it does not come any more.
        let is_gone = book.rule(id.rule).is_none();
        // One that was put off and is there once more is not dealt with yet.
        let dealt_with = noted.and_then(|noted| Some((noted.act?.1, noted.delivered?)));
        let dealt_with = is_done || dealt_with.is_some_and(|(acted, came)| came <= acted);
        // One that came late, or for a day elsewhere, is seen on the day on which it came.
        let came = noted.and_then(|noted| phone.here.day(noted.delivered?));
        let followed = due.iter().any(
            |planned| matches!(planned.id, PlannedId::Reminder(next) if next.rule == id.rule && next != id),
        );
        id.date < today && came.is_none_or(|day| day < today) || dealt_with || followed || is_gone
    };
    let is_over = |name: &&String| match PlannedId::from_text(name) {
        Some(PlannedId::Reminder(id)) => is_over(id),
        Some(PlannedId::Refill) => true,
        Some(PlannedId::Test) | None => false,
    };
    phone.shown.iter().filter(is_over).cloned().collect()
}
