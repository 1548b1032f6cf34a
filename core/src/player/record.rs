//! What is kept of a running session, so that a killed process costs at most the breath it was in.

use crate::breath::PaceChangeAt;
use crate::content::{KeptKind, Language, StepId};
use crate::practice::ScriptPosition;
use crate::sealed::{SealError, open, seal};
use crate::session::{CHANGES_MOST, Change, Changes, Holds, Manner, Plan, PlanError, Subject};
use crate::time::Millis;
use crate::timeline::Guide;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

const KIND: &str = "kindself-session";
pub(super) const VERSION: u32 = 4;

/// A session that can be taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// What was chosen, and changed since.
    pub plan: Plan,
    /// Where it stood.
    pub at: Millis,
    /// The line it stood at, where it has lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<ScriptPosition>,
    /// The steps before that, in order: where its own is gone, it is taken up at the last of these that is still there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<StepId>,
    /// The kinds of what was kept that it spoke of from its start; their words are in no record. Until version 3 it did not say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<BTreeSet<KeptKind>>,
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
    /// More changes than any session has: the record is forged. Begin the practice afresh.
    #[error("this session holds more changes than any session has")]
    Changes,
}

impl Record {
    /// The record as text, to be written at the start of each breath and whenever the session pauses.
    pub fn to_text(&self) -> Result<String, RecordError> {
        Ok(seal(KIND, VERSION, self)?)
    }

    /// The record from its text. Its plan is not checked yet, for a file may lie.
    pub(super) fn from_text(text: &str) -> Result<Self, RecordError> {
        let record = match open(KIND, VERSION, text)? {
            Kept::Now(record) => record,
            Kept::Version1(record) => record.into(),
        };
        let wishes = record.plan.changes.pace_changes().len();
        let too_many = wishes > CHANGES_MOST || record.plan.changes.len() > 3 * CHANGES_MOST;
        if too_many { Err(RecordError::Changes) } else { Ok(record) }
    }
}

/// A record as any version keeps it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Now(Record),
    Version1(Version1),
}

/// A record of version 1: wishes about the pace stood by themselves, and of the ways of leading only the last was kept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version1 {
    plan: Plan1,
    at: Millis,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan1 {
    subject: Subject,
    length: Millis,
    start_pace: Millis,
    holds: Holds,
    beginner: bool,
    guide: Guide,
    language: Language,
    #[serde(default)]
    led_from: u32,
    turns: Vec<PaceChangeAt>,
}

impl From<Version1> for Record {
    fn from(Version1 { plan, at }: Version1) -> Self {
        let guide = plan.guide;
        let led = (plan.led_from > 0).then_some(Change::Guidance {
            at: Millis::ZERO,
            breath: plan.led_from,
            guide,
        });
        let changes: Vec<Change> = led.into_iter().chain(plan.turns.into_iter().map(Change::Pace)).collect();
        let plan = Plan {
            subject: plan.subject,
            length: plan.length,
            start_pace: plan.start_pace,
            holds: plan.holds,
            beginner: plan.beginner,
            guide,
            language: plan.language,
            manner: Manner::default(),
            changes: Changes::from(changes),
        };
        Self { plan, at, place: None, before: Vec::new(), offered: None }
    }
}
