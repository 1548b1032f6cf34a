//! What is kept of a running session, so that a killed process costs at most the breath it was in.

use crate::breath::{Plan, PlanError, TURNS_MOST};
use crate::sealed::{SealError, open, seal};
use crate::time::Millis;
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
    /// More wishes than any session has: the record is forged. Begin the practice afresh.
    #[error("this session holds more wishes about the pace than any session has")]
    Wishes,
}

impl Record {
    /// The record as text, to be written at the start of each breath and whenever the session pauses.
    pub fn to_text(&self) -> Result<String, RecordError> {
        Ok(seal(KIND, VERSION, self)?)
    }

    /// The record from its text. Its plan is not checked yet, for a file may lie.
    pub(super) fn from_text(text: &str) -> Result<Self, RecordError> {
        let record: Self = open(KIND, VERSION, text)?;
        if record.plan.turns.len() > TURNS_MOST { Err(RecordError::Wishes) } else { Ok(record) }
    }
}
