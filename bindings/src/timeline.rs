//! A timeline as the shells play it.

use kindself_core::session::Compiled;
use kindself_core::time::Millis;
use kindself_core::timeline as core;

pub use kindself_core::breath::Limit;
pub use kindself_core::content::Hand;
pub use kindself_core::timeline::{PhaseKind, Strike, Tone};

/// What a phase is.
#[uniffi::remote(Enum)]
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
    /// A soft pause, part of the turn; no cue.
    SoftPause,
    /// No pace is given.
    Rest,
    /// A line of a practice and its silence, until the next line.
    Segment,
}

/// Where a hand may be.
#[uniffi::remote(Enum)]
pub enum Hand {
    Heart,
    Belly,
    Cheek,
    Arms,
    Hands,
    Shoulders,
    Knees,
    /// Nothing of the body: something to hold.
    Cushion,
    /// Nothing of the body: something hard to feel.
    Table,
}

/// A stretch in which one thing happens. Levels are ten-thousandths of the full shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Phase {
    /// What happens.
    pub kind: PhaseKind,
    /// Its first millisecond.
    pub start_ms: u64,
    /// The first millisecond after it.
    pub end_ms: u64,
    /// The shape's level at the start.
    pub from_level: u32,
    /// The shape's level at the end.
    pub to_level: u32,
    /// The breath it is part of, counted from 0.
    pub breath: Option<u32>,
    /// The part of a practice it belongs to, counted from 0.
    pub part: Option<u32>,
    /// Its words, an index into the timeline's lines.
    pub line: u32,
    /// Where a hand may be meanwhile.
    pub hand: Option<Hand>,
    /// Where a session that breaks off in it is taken up.
    pub resume_at_ms: u64,
}

/// How loud a bell is struck.
#[uniffi::remote(Enum)]
pub enum Strike {
    /// Begins or ends a session.
    Full,
    /// Marks a part.
    Soft,
}

/// Which way a breath tone goes.
#[uniffi::remote(Enum)]
pub enum Tone {
    /// With an in-breath.
    In,
    /// With an out-breath.
    Out,
}

/// What happens at a moment. Bell, tone and speech are in the track already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CueKind {
    Bell {
        /// How loud.
        strike: Strike,
    },
    /// A breath tone.
    Tone {
        /// Which way.
        tone: Tone,
        /// How long.
        length_ms: u64,
    },
    /// The motor plays this touch.
    Touch {
        /// An index into the timeline's touches.
        touch: u32,
    },
    /// A line is spoken.
    Say {
        /// An index into the timeline's lines.
        line: u32,
    },
    /// A line appears, and may be announced.
    Show {
        /// An index into the timeline's lines.
        line: u32,
    },
}

/// A thing to do, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Cue {
    /// Its millisecond.
    pub at_ms: u64,
    /// What to do.
    pub kind: CueKind,
}

/// The motor runs from `at_ms` for `length_ms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Pulse {
    /// From the start of the touch.
    pub at_ms: u64,
    /// How long.
    pub length_ms: u64,
    /// Percent of the motor's strength, 1 to 100.
    pub strength: u32,
}

/// A touch, pulse by pulse.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Touch {
    /// For a motor whose strength can be set.
    pub pulses: Vec<Pulse>,
    /// For a motor that is only on or off.
    pub plain: Vec<Pulse>,
}

/// Why a session is shorter than chosen.
#[uniffi::remote(Enum)]
pub enum Limit {
    /// A beginner's number of breaths.
    Beginner { most: u32 },
    /// Anyone's number of breaths.
    Breaths { most: u32 },
}

/// A session from its first millisecond to its last.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Timeline {
    /// Counts up with each change of pace or guidance; a shell fetches the timeline anew when it has changed.
    pub revision: u32,
    /// Without gap or overlap, from 0.
    pub phases: Vec<Phase>,
    /// In order of time.
    pub cues: Vec<Cue>,
    /// All words.
    pub lines: Vec<String>,
    /// All touches of the cues.
    pub touches: Vec<Touch>,
    /// The last phase's end.
    pub end_ms: u64,
    /// Whole breaths; 0 where no pace is given.
    pub breaths: u32,
    /// How far the breathing moved from the chosen length; negative for shorter.
    pub moved_ms: i64,
    /// The limit that shortened it.
    pub limit: Option<Limit>,
}

/// Where a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Position {
    /// The moment this is about.
    pub at_ms: u64,
    /// An index into the timeline's phases.
    pub phase: u32,
    /// What happens.
    pub kind: PhaseKind,
    /// The breath, counted from 0.
    pub breath: Option<u32>,
    /// Whole breaths still to come, the present one included.
    pub breaths_left: u32,
    /// Since the phase started.
    pub into_ms: u64,
    /// Until it ends.
    pub left_ms: u64,
    /// The shape's level, ten-thousandths.
    pub level: u32,
    /// Its words, an index into the timeline's lines.
    pub line: u32,
    /// Where it is taken up if it breaks off here.
    pub resume_at_ms: u64,
    /// Nothing is left.
    pub finished: bool,
}

impl From<&core::Phase> for Phase {
    fn from(phase: &core::Phase) -> Self {
        Self {
            kind: phase.kind,
            start_ms: phase.start.0,
            end_ms: phase.end.0,
            from_level: phase.from.0,
            to_level: phase.to.0,
            breath: phase.breath.map(|breath| breath.0),
            part: phase.part.map(|part| part.0),
            line: phase.line.0,
            hand: phase.hand,
            resume_at_ms: phase.resume_at.0,
        }
    }
}

impl Position {
    /// The core's position in what was compiled.
    pub(crate) fn new(position: &core::Position, compiled: &Compiled) -> Self {
        Self {
            at_ms: position.at.0,
            phase: position.phase,
            kind: position.kind,
            breath: position.breath.map(|breath| breath.0),
            breaths_left: compiled.breaths_left(position),
            into_ms: position.into.0,
            left_ms: position.left.0,
            level: position.level.0,
            line: position.line.0,
            resume_at_ms: position.resume_at.0,
            finished: position.finished,
        }
    }
}

impl Touch {
    /// Of that kind, for a phase of that length.
    pub(crate) fn new(kind: core::TouchKind, length: Millis) -> Self {
        let touch = core::Touch::new(kind, length);
        let pulses = |pulses: Vec<core::Pulse>| {
            let pulse = |p: core::Pulse| Pulse { at_ms: p.at.0, length_ms: p.length.0, strength: p.strength };
            pulses.into_iter().map(pulse).collect()
        };
        Self { pulses: pulses(touch.pulses), plain: pulses(touch.plain) }
    }
}

impl Timeline {
    /// What was compiled, by value; each touch stands in it once.
    pub(crate) fn new(compiled: &Compiled, revision: u32) -> Self {
        let timeline = &compiled.timeline;
        let mut kinds: Vec<(core::TouchKind, Millis)> = Vec::new();
        let mut touch = |kind, length| {
            let place = kinds.iter().position(|known| *known == (kind, length)).unwrap_or_else(|| {
                kinds.push((kind, length));
                kinds.len() - 1
            });
            place as u32
        };
        let cues = timeline.cues.iter().map(|cue| {
            let kind = match cue.kind {
                core::CueKind::Bell(strike) => CueKind::Bell { strike },
                core::CueKind::Tone(tone, length) => CueKind::Tone { tone, length_ms: length.0 },
                core::CueKind::Touch(kind, length) => CueKind::Touch { touch: touch(kind, length) },
                core::CueKind::Say(line) => CueKind::Say { line: line.0 },
                core::CueKind::Show(line) => CueKind::Show { line: line.0 },
            };
            Cue { at_ms: cue.at.0, kind }
        });
        let cues = cues.collect();
        Self {
            revision,
            phases: timeline.phases.iter().map(Into::into).collect(),
            cues,
            lines: timeline.lines.clone(),
            touches: kinds.iter().map(|(kind, length)| Touch::new(*kind, *length)).collect(),
            end_ms: timeline.end.0,
            breaths: compiled.breaths,
            moved_ms: compiled.moved,
            limit: compiled.limit,
        }
    }
}
