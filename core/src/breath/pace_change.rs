//! Wishes about the pace, made while breathing.

use serde::{Deserialize, Serialize};

/// A wish about the pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaceChange {
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
pub struct PaceChangeAt {
    /// The first breath it changes, counted from 0.
    pub breath: u32,
    /// The wish.
    pub turn: PaceChange,
}
