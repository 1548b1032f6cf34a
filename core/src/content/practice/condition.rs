//! When a step is there.

use super::{KeptKind, PairId, StepId};
use crate::fields::OptionId;
use serde::{Deserialize, Serialize};

/// How a person is in a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Posture {
    Sitting,
    Standing,
    Lying,
    Walking,
    Any,
}

/// When a step is there. What hangs on a number is not there while eyes are closed: nothing is rated then.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Condition {
    EyesOpen,
    EyesClosed,
    /// The breath is not to be held.
    NoHolds,
    Sitting,
    Standing,
    Lying,
    /// They were stung here: last time, or a moment ago.
    AfterBackdraft,
    /// Something of that kind was kept.
    Kept(KeptKind),
    /// That option was chosen, or is what counts where nothing was.
    Chose {
        step: StepId,
        option: OptionId,
    },
    /// The first number of that pair is 7 or more.
    Heavy(PairId),
    /// The second number of that pair is higher than the first by 2 or more.
    Rose(PairId),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

impl Condition {
    /// What it is made of, itself first.
    pub(crate) fn each(&self) -> Vec<&Self> {
        let mut all = vec![self];
        match self {
            Self::Not(one) => all.extend(one.each()),
            Self::All(some) | Self::Any(some) => all.extend(some.iter().flat_map(Self::each)),
            _ => {}
        }
        all
    }
}
