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
    /// It is done.
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
    /// When the system took it on; `None` where it came at once.
    pub accepted: Option<UtcMillis>,
    /// When it was seen to have arrived.
    pub delivered: Option<UtcMillis>,
    pub act: Option<(Act, UtcMillis)>,
    /// When it comes once more, because the person asked for later.
    pub again: Option<UtcMillis>,
    /// It offered to rest.
    #[serde(default)]
    pub offered: bool,
}

impl Noted {
    pub(super) fn new(id: OccurrenceId, at: UtcMillis) -> Self {
        Self { id, at, accepted: None, delivered: None, act: None, again: None, offered: false }
    }

    /// Whether it needs to come no more.
    fn is_settled(&self) -> bool {
        self.again.is_none() && (self.delivered.is_some() || self.act.is_some())
    }

    /// Whether it came, and nobody did anything with it.
    fn passed(&self) -> bool {
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
    pub fn find(&self, id: OccurrenceId) -> Option<&Noted> {
        self.0.iter().rev().find(|noted| noted.id == id)
    }

    /// Changes the line of a reminder, made for `at` where there was none.
    pub(super) fn change(&mut self, id: OccurrenceId, at: UtcMillis, change: impl FnOnce(&mut Noted)) {
        if let Some(noted) = self.0.iter_mut().rev().find(|noted| noted.id == id) {
            return change(noted);
        }
        let mut noted = Noted::new(id, at);
        change(&mut noted);
        if self.0.len() >= MOST_NOTED {
            self.0.remove(0);
        }
        self.0.push(noted);
    }

    /// Whether that one, or a later one of its day, has come, or the person wants no more of it that day.
    pub(super) fn settles(&self, id: OccurrenceId) -> bool {
        self.0.iter().any(|noted| {
            let same_day = noted.id.rule == id.rule && noted.id.date == id.date;
            let no_more = matches!(noted.act, Some((Act::NotToday | Act::Pause, _)));
            same_day && (no_more || noted.id.nth >= id.nth && noted.is_settled())
        })
    }

    /// Joins what became of reminders on another device. Of each the first delivery and the last act stand.
    pub fn join(&mut self, other: &Self) {
        for there in &other.0 {
            self.change(there.id, there.at, |here| {
                here.accepted = here.accepted.or(there.accepted);
                here.delivered = [here.delivered, there.delivered].into_iter().flatten().min();
                here.offered |= there.offered;
                let when = |act: Option<(Act, UtcMillis)>| act.map(|(_, at)| at);
                if when(there.act) > when(here.act) {
                    (here.act, here.again) = (there.act, there.again);
                }
            });
        }
    }

    /// Whether a rule is to offer to rest: five in a row were let pass on days before `today`, and it did not offer since the person
    /// last took one up.
    pub(super) fn is_to_offer_rest(&self, rule: ReminderId, today: NaiveDate) -> bool {
        let mut past: Vec<&Noted> = self
            .0
            .iter()
            .filter(|noted| noted.id.rule == rule && noted.id.date < today && noted.delivered.is_some())
            .collect();
        past.sort_by_key(|noted| std::cmp::Reverse((noted.id.date, noted.id.nth)));
        let passed: Vec<_> = past.into_iter().take_while(|noted| noted.passed()).collect();
        passed.len() >= LET_PASS && !passed.iter().any(|noted| noted.offered)
    }
}

/// So many that were let pass, and it offers to rest (design value).
const LET_PASS: usize = 5;
