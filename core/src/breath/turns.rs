//! Wishes about the pace, made while breathing.

use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// A wish about the pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Longer breaths.
    Slower,
    /// Shorter breaths.
    Faster,
    /// As it is now; no further lengthening.
    Stay,
}

/// A wish, and the breath from which it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnAt {
    /// The first breath it changes, counted from 0.
    pub breath: u32,
    /// The wish.
    pub turn: Turn,
}

/// The most wishes of one session: far more than anyone has, far fewer than would make a forged record a burden. Once
/// there are as many, no further one is offered.
pub const TURNS_MOST: usize = 500;

/// The wishes of a session, in the order in which they were made. None counts later than one made after it.
///
/// A wish counts from the breath after the one the person is in. What is heard may show that they are in an earlier
/// breath than the clock said: a wish made before that has not begun then, and counts from the next breath too, before
/// the new one. So none is lost, the last one has the last word, and the breaths that were breathed stay as they were.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<TurnAt>")]
pub struct Turns(Vec<TurnAt>);

impl Turns {
    /// The same, but none counts later than from `breath`: those that have not begun wait no longer than for it.
    #[must_use]
    pub(super) fn waiting_for(&self, breath: u32) -> Self {
        Self(self.iter().map(|wish| TurnAt { breath: wish.breath.min(breath), ..*wish }).collect())
    }

    /// The same, and then a wish.
    #[must_use]
    pub(super) fn and(&self, wish: TurnAt) -> Self {
        let mut all = self.waiting_for(wish.breath);
        all.0.push(wish);
        all
    }
}

/// In the order in which they were made, from whatever breaths: what [`Turns`] says of them is made true.
impl From<Vec<TurnAt>> for Turns {
    fn from(mut wishes: Vec<TurnAt>) -> Self {
        let mut next = u32::MAX;
        for wish in wishes.iter_mut().rev() {
            next = next.min(wish.breath);
            wish.breath = next;
        }
        Self(wishes)
    }
}

impl Deref for Turns {
    type Target = [TurnAt];

    fn deref(&self) -> &[TurnAt] {
        &self.0
    }
}
