//! One session, compiled once: everything that will be said, shown, felt or rung, with its millisecond.
//! Picture, touch, voice and bell all read this one timeline, so they cannot disagree.
//!
//! - [`Timeline`]: phases without gap or overlap, and cues in order.
//! - [`Timeline::position`]: where a session is after so many milliseconds; pure and total.
//! - [`Builder`]: writes one, from its beginning to its end.
//! - [`Guide`], [`Guidance`]: how a person is led, and since when.
//! - [`Gate`]: where the clock stops until the person answers.
//! - [`SpokenLengths`]: how long lines take to say, measured; what is not measured yet is estimated by [`estimate`].
//! - [`Touch`]: what a phone's motor does, pulse by pulse.
//!
//! Levels say how large the breath shape is, in ten-thousandths of full. Between two levels the shape moves by
//! [`EASING`], which is at once a cubic Bézier that every platform animates natively and, because its two
//! horizontal control points are at 1/3 and 2/3, exactly the polynomial 3t² − 2t³ that `position` evaluates.

mod builder;
mod gate;
mod guide;
mod position;
mod speech;
#[cfg(test)]
mod tests;
mod touch;

pub use builder::{Builder, SPEAK_AFTER_BELL};
pub use gate::{Answer, Asks, Choice, Gate};
pub use guide::{Guidance, Guide};
pub use position::Position;
pub(crate) use speech::{BETWEEN_SENTENCES, WORD, ends_sentence};
pub use speech::{SpokenLengths, estimate};
pub use touch::{FELT_FROM, Pulse, Touch, TouchKind};

use crate::content::Hand;
use crate::time::Millis;

/// How large the breath shape is, in ten-thousandths of full (0 to 10,000).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(pub u32);

impl Level {
    /// Lungs empty: small, never gone.
    pub const EMPTY: Self = Self(3000);
    /// Where nothing moves: between the two.
    pub const REST: Self = Self(6500);
    /// After an in-breath that a second sip will top up: four fifths of the way.
    pub const NEARLY_FULL: Self = Self(8600);
    /// Lungs full.
    pub const FULL: Self = Self(10_000);
}

/// Control points (x1, y1, x2, y2) of the Bézier from one level to the next, in thirds so that x(t) = t.
pub const EASING: [f64; 4] = [1.0 / 3.0, 0.0, 2.0 / 3.0, 1.0];

/// What a phase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhaseKind {
    /// Before the first breath.
    Settle,
    /// Breathing in.
    Inhale,
    /// A second sip of air.
    TopUp,
    /// Holding, lungs full.
    HoldFull,
    /// Breathing out.
    Exhale,
    /// Holding, lungs empty.
    HoldEmpty,
    /// A soft pause of a ramp's stage, shown and felt as part of the turn and not as a hold: it has no cue.
    SoftPause,
    /// No pace is given, or a practice is quiet.
    Rest,
    /// A line of a practice and its silence, until the next line.
    Segment,
}

/// Where a line of words stands in [`Timeline::lines`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineIndex(pub u32);

/// Counts breaths from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BreathIndex(pub u32);

/// Counts the parts of a practice from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartIndex(pub u32);

/// A stretch of the timeline in which one thing happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phase {
    /// What happens.
    pub kind: PhaseKind,
    /// Its first millisecond.
    pub start: Millis,
    /// The first millisecond that is no longer in it; after `start`.
    pub end: Millis,
    /// The shape's level at `start`.
    pub from: Level,
    /// The shape's level at `end`.
    pub to: Level,
    /// The breath it is part of; `None` outside breaths.
    pub breath: Option<BreathIndex>,
    /// The part of a practice it belongs to, counted from 0; `None` where there are no parts.
    pub part: Option<PartIndex>,
    /// The words on the screen.
    pub line: LineIndex,
    /// Where a hand may be meanwhile.
    pub hand: Option<Hand>,
    /// Where a session that broke off in this phase is taken up again: the start of its breath, or of itself.
    pub resume_at: Millis,
}

impl Phase {
    /// How long it lasts.
    pub fn length(&self) -> Millis {
        self.end.saturating_sub(self.start)
    }
}

/// How loud a bell is struck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strike {
    /// Begins or ends a session.
    Full,
    /// Marks a part, or says "still here".
    Soft,
}

/// Which way a breath tone goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Rises with an in-breath.
    In,
    /// Falls with an out-breath.
    Out,
}

/// What happens at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// The bell is struck.
    Bell(Strike),
    /// A breath tone starts, and lasts so long.
    Tone(Tone, Millis),
    /// The motor plays this touch, fitted to a phase of so many milliseconds.
    Touch(TouchKind, Millis),
    /// The line is spoken.
    Say(LineIndex),
    /// The line appears on the screen (and a screen reader may read it).
    Show(LineIndex),
}

/// A thing to do, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Its millisecond; at most [`Timeline::end`].
    pub at: Millis,
    /// What to do.
    pub kind: CueKind,
}

/// A session from its first millisecond to its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// In order; each starts where the one before ended; the first at 0. At least one.
    pub phases: Vec<Phase>,
    /// In order of time.
    pub cues: Vec<Cue>,
    /// Where the clock stops, in order of time. One that was answered is no longer there.
    pub gates: Vec<Gate>,
    /// All words, each once.
    pub lines: Vec<String>,
    /// The last phase's end.
    pub end: Millis,
}

impl Timeline {
    /// The words at `index`; nothing where there are none.
    pub fn line(&self, index: LineIndex) -> &str {
        self.lines.get(index.0 as usize).map_or("", String::as_str)
    }

    /// Every line that is said, and when, in order.
    pub fn said(&self) -> impl Iterator<Item = (Millis, LineIndex)> {
        self.cues.iter().filter_map(|cue| match cue.kind {
            CueKind::Say(line) => Some((cue.at, line)),
            CueKind::Bell(_) | CueKind::Tone(..) | CueKind::Touch(..) | CueKind::Show(_) => None,
        })
    }

    /// The first gate that a session at `from` comes to, or stands at.
    pub fn gate(&self, from: Millis) -> Option<&Gate> {
        self.gates.get(self.gates.partition_point(|gate| gate.at < from))
    }
}
