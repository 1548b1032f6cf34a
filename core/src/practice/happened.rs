//! What happened on the way through a practice.

use super::{Eyes, ScriptPosition};
use crate::content::StepId;
use crate::time::Millis;
use crate::timeline::Answer;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What happened on the way, as far as what comes next depends on it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Happened {
    /// What was answered, by the step that asked.
    pub answers: BTreeMap<StepId, Answer>,
    /// Since when someone looks at the screen, or does not any more; in order.
    pub eyes: Vec<(Millis, Eyes)>,
    /// Lines and silences that were made shorter or longer.
    pub lasted: BTreeMap<ScriptPosition, Lasted>,
    /// Where something was stirred up, in order.
    pub stirred: Vec<ScriptPosition>,
}

/// No line or silence is made longer than that (design value: far longer than any, and a forged record makes none of hours).
pub const LONGEST: Millis = Millis::from_secs(600);

/// How long a line and its silence lasted, or one of them alone, because someone wished it so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lasted {
    pub length: Millis,
    /// The rest of its step was left out.
    pub leaves: bool,
}
