//! What screens show of the catalogue, in one language.

use super::choice::{Pattern, Posture, Range};

/// A breathing protocol.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ProtocolCard {
    pub id: String,
    pub name: String,
    /// One line.
    pub summary: String,
    /// How it goes.
    pub how: Vec<String>,
    /// What to look out for.
    pub cautions: Vec<String>,
    /// What is known about it.
    pub evidence: String,
    /// The breath it leads to; none where no pace is given.
    pub pattern: Option<Pattern>,
    /// Whether the breath is held.
    pub has_holds: bool,
    /// Lengths on offer: short, medium, long.
    pub lengths_ms: Vec<u64>,
}

/// A practice, led with words.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PracticeCard {
    pub id: String,
    pub name: String,
    /// One line.
    pub summary: String,
    /// How it goes.
    pub how: Vec<String>,
    /// What to look out for.
    pub cautions: Vec<String>,
    /// What it is about, said before it opens, where that alone may hurt.
    pub note: Option<String>,
    /// Who has not looked at it yet; said beside the note.
    pub unreviewed: Option<String>,
    /// Whether it is about abuse: a session of it is kept nowhere, whatever it is opened with, the system shows no name of it and its
    /// screen is private; "Leave now" stands on its pages and what it leads to, it is no favourite, and how it leads is chosen
    /// for this time alone.
    pub discreet: bool,
    /// The picture that stands for practices of its temperature.
    pub emblem: String,
    /// The picture that a lesson shows.
    pub picture: Option<String>,
    /// Its scripts, the shortest first.
    pub lengths: Vec<PracticeLength>,
    /// How one can be in it; the first is usual.
    pub postures: Vec<Posture>,
    /// Practices that are well known before this one.
    pub leans_on: Vec<PracticeName>,
    /// Where it is from, in words.
    pub sources: Vec<String>,
    /// What is not certain about it.
    pub unsure: Vec<String>,
}

/// A practice by its name.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PracticeName {
    pub id: String,
    pub name: String,
}

/// One of a practice's scripts.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PracticeLength {
    /// How long it is meant to take, without the time in which something is asked.
    pub length_ms: u64,
    /// The names of its parts, in order.
    pub parts: Vec<String>,
    /// Whether it goes otherwise for closed eyes.
    pub minds_eyes: bool,
}

/// The pace to start with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct StartPaceCard {
    /// Offered first.
    pub usual_ms: u64,
    /// The quickest and the slowest.
    pub range: Range,
    pub step_ms: u64,
}

/// The bounds of own patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct BoundsCard {
    /// Breathing in.
    pub inhale: Range,
    /// A second sip of air.
    pub top_up: Range,
    /// Holding, lungs full.
    pub hold_full: Range,
    /// Breathing out.
    pub exhale: Range,
    /// Holding, lungs empty.
    pub hold_empty: Range,
    /// The whole breath.
    pub cycle: Range,
    /// The step of every part.
    pub step_ms: u64,
    /// The most of a breath that may be held, percent.
    pub holds_percent_most: u32,
}

/// A new pattern of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct OwnPatternCard {
    /// What it begins with.
    pub first: Pattern,
    /// The most characters of its name.
    pub name_chars_most: u32,
    /// The most characters of a length, as it is typed.
    pub length_chars_most: u32,
    /// How long its deletion can be undone.
    pub undo_ms: u64,
}

/// Cautions that hold for all breathing.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CautionsCard {
    /// Reasons to stop.
    pub stop_if: Vec<String>,
    /// What to do then.
    pub then: String,
    /// When not to practise.
    pub not_while: Vec<String>,
    /// Introduces `hold_reasons`.
    pub holds_ask: String,
    /// Reasons to leave holds out.
    pub hold_reasons: Vec<String>,
    /// For those whom attention to the breath unsettles.
    pub not_for_all: String,
}

/// Everything the breathing screens show.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct BreathingCatalogue {
    /// Protocols in their order.
    pub protocols: Vec<ProtocolCard>,
    /// Practices in their order.
    pub practices: Vec<PracticeCard>,
    /// The thirty seconds of the lifebuoy.
    pub grounding: PracticeCard,
    /// What "a kind minute" begins.
    pub kind_minute: PracticeCard,
    /// How long a practice may wait before it begins, milliseconds, the shortest first.
    pub delays_ms: Vec<u64>,
    /// Bounds of own patterns.
    pub bounds: BoundsCard,
    /// A new pattern of one's own.
    pub own: OwnPatternCard,
    pub start_pace: StartPaceCard,
    /// One step of a length that a person chooses for themselves.
    pub length_step_ms: u64,
    /// Cautions for all.
    pub cautions: CautionsCard,
    /// Control points x1, y1, x2, y2 of the Bézier by which the shape moves from one level to the next.
    pub easing: Vec<f64>,
}
