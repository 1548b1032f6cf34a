//! Where a session is. Written once, here; no shell repeats it.

use super::{BreathIndex, Level, LineIndex, Phase, PhaseKind, Timeline};
use crate::time::Millis;

/// Where a session is after so many milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The moment this is about: what was asked, at most the timeline's end.
    pub at: Millis,
    /// The phase's place in [`Timeline::phases`].
    pub phase: u32,
    /// What happens in it.
    pub kind: PhaseKind,
    /// The breath, counted from 0; `None` outside breaths.
    pub breath: Option<BreathIndex>,
    /// Time since the phase started.
    pub into: Millis,
    /// Time until it ends; 0 at the session's end.
    pub left: Millis,
    /// How large the shape is.
    pub level: Level,
    /// The words on the screen.
    pub line: LineIndex,
    /// Where a session that breaks off here is taken up again.
    pub resume_at: Millis,
    /// Nothing is left.
    pub finished: bool,
}

impl Timeline {
    /// Where the session is `elapsed` milliseconds after its start. Total: 0 is the first phase's first moment;
    /// anything from `end` on, the largest integer included, is the last phase's last moment, finished.
    pub fn position(&self, elapsed: Millis) -> Position {
        let at = elapsed.min(self.end);
        let index = self.phases.partition_point(|phase| phase.start <= at).saturating_sub(1);
        let Some(phase) = self.phases.get(index) else { return Position::NOWHERE };
        let into = at.saturating_sub(phase.start);
        Position {
            at,
            // A timeline of 2³² phases would last longer than a hundred years.
            phase: index as u32,
            kind: phase.kind,
            breath: phase.breath,
            into,
            left: phase.end.saturating_sub(at),
            level: level(phase, into),
            line: phase.line,
            resume_at: phase.resume_at,
            finished: at >= self.end,
        }
    }
}

impl Position {
    /// Of a timeline without phases. None is ever compiled; this keeps `position` total all the same.
    const NOWHERE: Self = Self {
        at: Millis::ZERO,
        phase: 0,
        kind: PhaseKind::Rest,
        breath: None,
        into: Millis::ZERO,
        left: Millis::ZERO,
        level: Level::REST,
        line: LineIndex(0),
        resume_at: Millis::ZERO,
        finished: true,
    };
}

/// from + (to − from) · (3t² − 2t³), rounded half up, in whole numbers so that every language agrees.
fn level(phase: &Phase, into: Millis) -> Level {
    let (low, high) = (phase.from.min(phase.to), phase.from.max(phase.to));
    if low == high {
        return low;
    }
    // A falling phase is a rising one seen from its end: 3t² − 2t³ is symmetric about its middle.
    let length = phase.length().0.max(1);
    let into = into.0.min(length);
    let risen = if phase.from <= phase.to { into } else { length - into };
    // Times of up to 16 bits (65 s; a phase that moves is at most 12 s long) keep everything within 64 bits.
    // Longer ones are taken coarser, so that the answer is still right to the ten-thousandth.
    let coarser = (u64::BITS - length.leading_zeros()).saturating_sub(16);
    let (risen, length) = (risen >> coarser, length >> coarser);
    let span = u64::from(high.0 - low.0);
    let cube = length * length * length;
    let half_up = (2 * span * risen * risen * (3 * length - 2 * risen) + cube) / (2 * cube);
    Level(low.0 + half_up as u32)
}
