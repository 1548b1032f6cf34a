//! What a person changed while a session went on.

use crate::breath::{PaceChange, PaceChangeAt};
use crate::content::StepId;
use crate::practice::{Eyes, Happened, LONGEST, Lasted, ScriptPosition};
use crate::time::Millis;
use crate::timeline::{Answer, Guide};
use serde::{Deserialize, Serialize};
use std::mem::discriminant;
use std::ops::Deref;

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A wish about the pace.
    Pace(PaceChangeAt),
    /// Led differently.
    Guidance {
        /// From this moment on.
        at: Millis,
        /// Words lead this breath and a few more, as they do at the start.
        breath: u32,
        guide: Guide,
    },
    /// A gate was answered.
    Answer {
        /// The step that asked.
        step: StepId,
        answer: Answer,
    },
    /// Someone looks at the screen again, or no more.
    Eyes {
        /// From this moment on.
        at: Millis,
        eyes: Eyes,
    },
    /// A line and its silence were made shorter or longer.
    Lasted { place: ScriptPosition, lasted: Lasted },
    /// Something was stirred up there.
    Stirred(ScriptPosition),
}

/// The most changes of one kind: far more than anyone makes, far fewer than would make a forged record a burden. Once there
/// are as many wishes about the pace, no further one is offered; of others, the last one gives way.
pub const CHANGES_MOST: usize = 500;

/// The changes of a session, in the order in which they were made. No wish about the pace counts later than one made after
/// it.
///
/// A wish counts from the breath after the one the person is in. What is heard may show that they are in an earlier
/// breath than the clock said: a wish made before that has not begun then, and counts from the next breath too, before
/// the new one. So none is lost, the last one has the last word, and the breaths that were breathed stay as they were.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Change>")]
pub struct Changes(Vec<Change>);

impl Changes {
    /// The wishes about the pace.
    pub fn pace_changes(&self) -> Vec<PaceChangeAt> {
        let turns =
            self.iter().filter_map(|change| if let Change::Pace(turn) = change { Some(*turn) } else { None });
        turns.collect()
    }

    /// How the session is led since when, and which breath words lead anew.
    pub fn guidance(&self) -> impl DoubleEndedIterator<Item = (Millis, u32, Guide)> {
        self.iter().filter_map(|change| {
            if let Change::Guidance { at, breath, guide } = change {
                Some((*at, *breath, *guide))
            } else {
                None
            }
        })
    }

    /// What a step's gate was answered.
    pub fn answer(&self, step: &StepId) -> Option<&Answer> {
        self.iter().rev().find_map(|change| match change {
            Change::Answer { step: asked, answer } if asked == step => Some(answer),
            _ => None,
        })
    }

    /// What happened on the way through a practice.
    pub(super) fn happened(&self) -> Happened {
        let mut happened = Happened::default();
        for change in self.iter().cloned() {
            match change {
                Change::Answer { step, answer } => {
                    happened.answers.insert(step, answer);
                }
                Change::Eyes { at, eyes } => happened.eyes.push((at, eyes)),
                Change::Lasted { place, lasted } => {
                    let length = lasted.length.max(Millis(1)).min(LONGEST);
                    happened.lasted.insert(place, Lasted { length, ..lasted });
                }
                Change::Stirred(place) => happened.stirred.push(place),
                Change::Pace(_) | Change::Guidance { .. } => {}
            }
        }
        happened
    }

    /// Whether anything was stirred up.
    pub fn stirs(&self) -> bool {
        self.iter().any(|change| matches!(change, Change::Stirred(_)))
    }

    /// The same, and then a wish about the pace.
    #[must_use]
    pub(super) fn paced(&self, breath: u32, turn: PaceChange) -> Self {
        let mut all = self.clone();
        for change in &mut all.0 {
            if let Change::Pace(wish) = change {
                wish.breath = wish.breath.min(breath);
            }
        }
        all.0.push(Change::Pace(PaceChangeAt { breath, turn }));
        all
    }

    /// The same, and then led differently.
    #[must_use]
    pub(super) fn led(&self, at: Millis, breath: u32, guide: Guide) -> Self {
        self.and(Change::Guidance { at, breath, guide })
    }

    /// The same, and then another change; where there are too many of its kind, the last one of them gives way.
    #[must_use]
    pub(super) fn and(&self, change: Change) -> Self {
        let mut all = self.clone();
        let is_alike = |other: &Change| discriminant(other) == discriminant(&change);
        if all.iter().filter(|other| is_alike(other)).count() >= CHANGES_MOST
            && let Some(last) = all.0.iter().rposition(is_alike)
        {
            all.0.remove(last);
        }
        all.0.push(change);
        all
    }

    /// The same, and then a line that lasted so long; what was said of it before gives way.
    #[must_use]
    pub(super) fn lasted(&self, place: ScriptPosition, lasted: Lasted) -> Self {
        let mut all = self.clone();
        all.0.retain(|change| !matches!(change, Change::Lasted { place: other, .. } if *other == place));
        all.and(Change::Lasted { place, lasted })
    }

    /// The same, and led as it was last by the moment `at`: none of the ways of leading begins later.
    #[must_use]
    pub(super) fn led_by(&self, at: Millis) -> Self {
        self.no_later(at, |change| matches!(change, Change::Guidance { .. }))
    }

    /// The same, and led, and looked at, as it was last by the moment `at`.
    #[must_use]
    pub(super) fn led_and_seen_by(&self, at: Millis) -> Self {
        self.no_later(at, |_| true)
    }

    fn no_later(&self, at: Millis, which: fn(&Change) -> bool) -> Self {
        let mut all = self.clone();
        for change in all.0.iter_mut().filter(|change| which(change)) {
            if let Change::Guidance { at: since, .. } | Change::Eyes { at: since, .. } = change {
                *since = (*since).min(at);
            }
        }
        all
    }

    /// The same, and then an answer; one to the same step gives way.
    #[must_use]
    pub(super) fn answered(&self, step: StepId, answer: Answer) -> Self {
        let mut all = self.clone();
        all.0.retain(|change| !matches!(change, Change::Answer { step: asked, .. } if *asked == step));
        all.0.push(Change::Answer { step, answer });
        all
    }
}

/// In the order in which they were made: what [`Changes`] says of the wishes among them is made true.
impl From<Vec<Change>> for Changes {
    fn from(mut changes: Vec<Change>) -> Self {
        let mut next = u32::MAX;
        for change in changes.iter_mut().rev() {
            if let Change::Pace(wish) = change {
                next = next.min(wish.breath);
                wish.breath = next;
            }
        }
        Self(changes)
    }
}

/// Wishes about the pace, and nothing else.
impl From<Vec<PaceChangeAt>> for Changes {
    fn from(turns: Vec<PaceChangeAt>) -> Self {
        turns.into_iter().map(Change::Pace).collect::<Vec<_>>().into()
    }
}

impl Deref for Changes {
    type Target = [Change];

    fn deref(&self) -> &[Change] {
        &self.0
    }
}
