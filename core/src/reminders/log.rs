//! What became of each reminder: what keeps one date from being reminded of twice.

use super::occurrences::OccurrenceId;
use super::rule::ReminderId;
use crate::time::UtcMillis;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a person did with a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Done,
    /// Once more, a little later.
    Later,
    /// No more of this rule today.
    NotToday,
    /// The rule is to rest for a while.
    Pause,
    /// What it is about was opened.
    Opened,
    /// It was put away.
    LetPass,
}

/// What became of one reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noted {
    pub id: OccurrenceId,
    /// The moment it was for.
    pub at: UtcMillis,
    /// The day of which it was one of so many at most; `None` where others left it its place.
    pub counts_on: Option<NaiveDate>,
    /// When the system took it on; `None` where it came at once.
    pub accepted: Option<UtcMillis>,
    /// When it was seen to have arrived.
    pub delivered: Option<UtcMillis>,
    pub act: Option<(Act, UtcMillis)>,
    /// It came on a later day than it was for, and that one is to have no more of its rule.
    pub no_more_on: Option<NaiveDate>,
    /// When it comes once more, because the person asked for later.
    pub again: Option<UtcMillis>,
    /// It offered to rest.
    #[serde(default)]
    pub offered: bool,
}

impl Noted {
    pub(super) fn new(id: OccurrenceId, at: UtcMillis, counts_on: Option<NaiveDate>) -> Self {
        Self {
            id,
            at,
            counts_on,
            accepted: None,
            delivered: None,
            act: None,
            no_more_on: None,
            again: None,
            offered: false,
        }
    }

    /// Whether it was to come once more, and that time is over.
    pub(super) fn came_again_by(&self, now: UtcMillis) -> bool {
        self.again.is_some_and(|again| again <= now)
    }

    /// Whether it came, and nobody did anything with it.
    pub(super) fn is_passed(&self) -> bool {
        self.delivered.is_some() && matches!(self.act, None | Some((Act::LetPass, _)))
    }
}

/// As many as are kept: more than a year of one a day. They are counted and not timed, for a clock that jumps ahead would take all of
/// them away.
pub const MOST_NOTED: usize = 512;

/// What became of reminders, in the order in which that was noted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Log(pub Vec<Noted>);

impl Log {
    /// The line of that one, if it was noted.
    pub fn find(&self, id: OccurrenceId) -> Option<&Noted> {
        self.0.iter().rev().find(|noted| noted.id == id)
    }

    /// Changes the line of a reminder; where there was none it begins as `new`.
    pub(super) fn change(&mut self, new: Noted, change: impl FnOnce(&mut Noted)) {
        if let Some(noted) = self.0.iter_mut().rev().find(|noted| noted.id == new.id) {
            return change(noted);
        }
        let mut noted = new;
        change(&mut noted);
        if self.0.len() >= MOST_NOTED {
            self.0.remove(0);
        }
        self.0.push(noted);
    }

    /// Whether what was to come at that moment would still be noted. What is older than all that is kept was told, or let go.
    pub(super) fn goes_back_to(&self, at: UtcMillis) -> bool {
        self.0.len() < MOST_NOTED || self.0.iter().any(|noted| noted.at < at)
    }

    /// Joins what became of reminders on another device. Of each the first delivery and the last act stand.
    pub fn join(&mut self, other: &Self) {
        // What is older than all that is here would push out what is newer.
        let oldest = self.0.iter().map(|noted| noted.at).min().filter(|_| self.0.len() >= MOST_NOTED);
        let is_new = |noted: &&Noted| oldest.is_none_or(|oldest| noted.at >= oldest);
        let mut new: Vec<_> = other.0.iter().filter(is_new).collect();
        new.sort_by_key(|noted| noted.at);
        for there in new {
            self.change(Noted::new(there.id, there.at, there.counts_on), |here| {
                here.accepted = here.accepted.or(there.accepted);
                here.delivered = [here.delivered, there.delivered].into_iter().flatten().min();
                here.offered |= there.offered;
                let when = |act: Option<(Act, UtcMillis)>| act.map(|(_, at)| at);
                if when(there.act) > when(here.act) {
                    (here.act, here.again, here.no_more_on) = (there.act, there.again, there.no_more_on);
                }
            });
        }
    }

    /// Whether a rule is to offer to rest: five in a row were let pass, the days on which they came are over, and it did not offer since
    /// the person last took one up.
    pub(super) fn is_to_offer_rest(&self, rule: ReminderId, is_over: impl Fn(UtcMillis) -> bool) -> bool {
        let mut came: Vec<&Noted> =
            self.0.iter().filter(|noted| noted.id.rule == rule && noted.delivered.is_some()).collect();
        came.sort_by_key(|noted| std::cmp::Reverse((noted.id.date, noted.id.nth)));
        // Whoever has taken one of today needs no offer, nor does who has one before them.
        let passed: Vec<_> = came.into_iter().take_while(|noted| noted.is_passed()).collect();
        let before = passed.iter().filter(|noted| noted.delivered.is_some_and(&is_over)).count();
        before >= LET_PASS && !passed.iter().any(|noted| noted.offered)
    }
}

/// So many that were let pass, and it offers to rest (design value).
const LET_PASS: usize = 5;
