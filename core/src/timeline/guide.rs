//! How a person is led, and since when.

use super::CueKind;
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// How a person is led. Off is always a choice; so is only one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "four independent switches, as on the screen")]
pub struct Guide {
    /// Words are spoken.
    pub voice: bool,
    /// Tones rise and fall with the breath.
    pub tones: bool,
    /// The bell rings.
    pub bell: bool,
    /// The phone moves in the hand.
    pub touch: bool,
}

impl Default for Guide {
    fn default() -> Self {
        Self { voice: false, tones: true, bell: true, touch: true }
    }
}

impl Guide {
    /// Led by what is shown alone.
    pub const SILENT: Self = Self { voice: false, tones: false, bell: false, touch: false };

    /// Whether anything is to be heard.
    pub const fn sounds(self) -> bool {
        self.voice || self.tones || self.bell
    }

    /// Whether it leads by that.
    fn has(self, kind: CueKind) -> bool {
        match kind {
            CueKind::Bell(_) => self.bell,
            CueKind::Tone(..) => self.tones,
            CueKind::Touch(..) => self.touch,
            CueKind::Say(_) => self.voice,
            CueKind::Show(_) => true,
        }
    }
}

/// How a person is led from the start, and from which moment on otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guidance {
    first: Guide,
    /// Each later than the one before.
    then: Vec<(Millis, Guide)>,
}

impl From<Guide> for Guidance {
    fn from(first: Guide) -> Self {
        Self { first, then: Vec::new() }
    }
}

impl Guidance {
    /// From changes in the order in which they were made: of two, the one that was made later counts from its moment on.
    pub fn new(first: Guide, changes: impl IntoIterator<Item = (Millis, Guide)>) -> Self {
        let mut then: Vec<(Millis, Guide)> = Vec::new();
        for (at, guide) in changes {
            then.retain(|(before, _)| *before < at);
            then.push((at, guide));
        }
        Self { first, then }
    }

    /// How a person is led at a moment.
    pub fn at(&self, moment: Millis) -> Guide {
        let since = self.then.iter().rev().find(|(at, _)| *at <= moment);
        since.map_or(self.first, |(_, guide)| *guide)
    }

    /// Whether something that begins at `start` and lasts so long is there: switched on before it begins, and not switched off
    /// while it goes on. So what is switched off falls silent at once, and what is switched on begins with what comes next.
    pub(super) fn admits(&self, kind: CueKind, start: Millis, length: Millis) -> bool {
        let end = start.saturating_add(length);
        let meanwhile = self.then.iter().filter(|(at, _)| *at > start && *at < end);
        self.at(start).has(kind) && meanwhile.into_iter().all(|(_, guide)| guide.has(kind))
    }
}
