//! What is kept of a running session, so that a killed process costs at most the breath it was in.

use super::{Pause, State};
use crate::breath::{Plan, PlanError, compile};
use crate::content::Catalogue;
use crate::sealed::{SealError, open, seal};
use crate::time::Millis;
use crate::timeline::Timeline;
use serde::{Deserialize, Serialize};
use thiserror::Error;

const KIND: &str = "kindself-session";
const VERSION: u32 = 1;

/// A session that can be taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// What was chosen.
    pub plan: Plan,
    /// Where it stood.
    pub at: Millis,
}

/// Why a record cannot be taken up. The record itself is to be kept aside, never deleted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecordError {
    /// Damaged, or from a newer version.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Whole, but this version cannot follow its plan; begin the practice afresh.
    #[error("this session cannot be taken up in this version: {0}")]
    Plan(#[from] PlanError),
}

impl Record {
    /// The record as text, to be written at the start of each breath and whenever the session pauses.
    pub fn to_text(&self) -> Result<String, RecordError> {
        Ok(seal(KIND, VERSION, self)?)
    }

    /// The record from its text, its timeline, and the state it is taken up in: paused at the start of the breath
    /// it stood in. Checked as if a person had chosen it anew, for a file may lie.
    pub fn restore(text: &str, catalogue: &Catalogue) -> Result<(Self, Timeline, State), RecordError> {
        let mut record: Self = open(KIND, VERSION, text)?;
        let timeline = compile(&record.plan, catalogue)?;
        record.at = timeline.position(record.at).resume_at;
        let state = State::Paused { at: record.at, why: Pause::Restored };
        Ok((record, timeline, state))
    }
}
