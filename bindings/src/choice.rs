//! What a person chooses, and how it would go.

use crate::store::Moment;
use crate::timeline::Limit;

/// What a session is about.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Subject {
    /// A protocol of the catalogue.
    Protocol {
        /// Its id.
        id: String,
    },
    /// A pattern of the person's own, as `check_pattern` gave it.
    Own {
        /// Its lengths.
        pattern: Pattern,
    },
    /// An attention structure, or the grounding.
    Structure {
        /// Its id.
        id: String,
    },
}

/// A least and a most, both allowed, milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Range {
    /// The least.
    pub least_ms: u64,
    /// The most.
    pub most_ms: u64,
}

/// One whole breath, milliseconds; 0 for a part that does not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Pattern {
    /// Breathing in.
    pub inhale_ms: u64,
    /// A second sip of air.
    pub top_up_ms: u64,
    /// Holding, lungs full.
    pub hold_full_ms: u64,
    /// Breathing out.
    pub exhale_ms: u64,
    /// Holding, lungs empty.
    pub hold_empty_ms: u64,
}

/// One whole breath as it is typed, seconds; not checked.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct PatternSeconds {
    /// Breathing in.
    pub inhale: f64,
    /// A second sip of air.
    pub top_up: f64,
    /// Holding, lungs full.
    pub hold_full: f64,
    /// Breathing out.
    pub exhale: f64,
    /// Holding, lungs empty.
    pub hold_empty: f64,
}

/// Whether the breath may be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Holds {
    /// Not answered yet; a pattern with holds does not begin.
    Unanswered,
    /// As the pattern says.
    With,
    /// Left out.
    Without,
}

/// How a person is led.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
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

/// A wish about the pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Turn {
    /// Longer breaths.
    Slower,
    /// Shorter breaths.
    Faster,
    /// As it is now.
    Stay,
}

/// A choice as it comes from the prepare screen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Choice {
    /// What the session is about.
    pub subject: Subject,
    /// How long, milliseconds; of no meaning for a structure.
    pub length_ms: u64,
    /// One in-breath, and one out-breath, to begin with.
    pub start_pace_ms: u64,
    /// Whether the breath may be held.
    pub holds: Holds,
    /// How the person is led.
    pub guide: Guide,
    /// The day of the first finished session of this protocol, ISO 8601, as the settings have it.
    pub first_finished: Option<String>,
    /// The phone's clock.
    pub now: Moment,
}

/// How a choice would go.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Preparation {
    /// From the first moment to the last.
    pub length_ms: u64,
    /// How far the breathing moved from the chosen length so that no breath is cut; negative for shorter.
    pub moved_ms: i64,
    /// Whole breaths; 0 where no pace is given.
    pub breaths: u32,
    /// The limit that shortens it, if one does.
    pub limit: Option<Limit>,
    /// The lengths that may be chosen; none where the length is the subject's own.
    pub lengths: Option<Range>,
    /// Whether the breath is held in the pattern itself.
    pub has_holds: bool,
    /// Whether with or without holds is still to be answered.
    pub ask_holds: bool,
    /// Whether the pace it starts at makes a difference.
    pub start_pace_matters: bool,
}
