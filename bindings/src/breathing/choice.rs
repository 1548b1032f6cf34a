//! What a person chooses, and how it would go.

use crate::keepsakes::{KeptKind, OfferedKeepsake};
use crate::time::Moment;
use crate::timeline::Limit;
use kindself_core::practice::Eyes;
use kindself_core::time::Millis;
use kindself_core::{content, session};
use std::collections::BTreeMap;

pub use kindself_core::breath::PaceChange;
pub use kindself_core::content::{PatternSeconds, Posture};
pub use kindself_core::session::Holds;
pub use kindself_core::timeline::Guide;

/// What a session is about.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Subject {
    /// A protocol of the catalogue.
    Protocol { id: String },
    /// A pattern of the person's own, as `check_pattern` gave it.
    Own {
        /// Its lengths.
        pattern: Pattern,
    },
    /// A practice, or the grounding.
    Practice { id: String },
}

/// A least and a most, both allowed, milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Range {
    pub least_ms: u64,
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
#[uniffi::remote(Record)]
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
#[uniffi::remote(Enum)]
pub enum Holds {
    /// Not answered yet; a pattern with holds does not begin.
    Unanswered,
    /// As the pattern says.
    With,
    /// Left out.
    Without,
}

/// How a person is led.
#[uniffi::remote(Record)]
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
#[uniffi::remote(Enum)]
pub enum PaceChange {
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
    /// How long, milliseconds; of a practice, the script whose length is nearest.
    pub length_ms: u64,
    /// One in-breath, and one out-breath, to begin with.
    pub start_pace_ms: u64,
    /// Whether the breath may be held.
    pub holds: Holds,
    /// How the person is led.
    pub guide: Guide,
    /// How a practice is done.
    pub manner: Manner,
    /// The day of the first finished session of this protocol, ISO 8601, as the settings have it.
    pub first_finished: Option<String>,
    /// The phone's clock.
    pub now: Moment,
}

/// How a practice is done. Of no meaning for anything else.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Manner {
    /// Eyes are closed: what is asked is said.
    pub eyes_closed: bool,
    /// None: as it is meant.
    pub posture: Option<Posture>,
    /// They were stung, or it was harder than before, the last time.
    pub after_backdraft: bool,
    /// What was kept, to be offered again, one of a kind.
    pub kept: Vec<OfferedKeepsake>,
    /// How long a person has to put the phone down before it begins.
    pub delay_ms: u64,
    /// Picks among versions of what is said. None: it is drawn when the session begins.
    pub seed: Option<u32>,
}

/// How a person is in a practice.
#[uniffi::remote(Enum)]
pub enum Posture {
    Sitting,
    Standing,
    Lying,
    Walking,
    Any,
}

/// How a choice would go.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Preparation {
    /// From the first moment to the last.
    pub length_ms: u64,
    /// How far the breathing moved from the chosen length so that no breath is cut; negative for shorter.
    pub moved_ms: i64,
    /// Whether that is worth a word.
    pub tells_moved: bool,
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

/// Of two of a kind, the first: the newest comes first.
pub(super) fn by_kind(kept: Vec<OfferedKeepsake>) -> BTreeMap<KeptKind, String> {
    kept.into_iter().rev().map(|kept| (kept.kind, kept.words)).collect()
}

impl From<Manner> for session::Manner {
    fn from(manner: Manner) -> Self {
        Self {
            eyes: if manner.eyes_closed { Eyes::Closed } else { Eyes::Open },
            posture: manner.posture,
            // One that is to be drawn is drawn when the session begins.
            seed: manner.seed.unwrap_or_default(),
            after_backdraft: manner.after_backdraft,
            delay: Millis(manner.delay_ms),
            kept: by_kind(manner.kept),
        }
    }
}

impl From<session::Choice> for Choice {
    fn from(choice: session::Choice) -> Self {
        Self {
            subject: choice.subject.into(),
            length_ms: choice.length.0,
            start_pace_ms: choice.start_pace.0,
            holds: choice.holds,
            guide: choice.guide,
            first_finished: choice.first_finished.map(|day| day.to_string()),
            manner: choice.manner.into(),
            now: choice.now.into(),
        }
    }
}

impl From<session::Manner> for Manner {
    fn from(manner: session::Manner) -> Self {
        Self {
            eyes_closed: manner.eyes == Eyes::Closed,
            posture: manner.posture,
            after_backdraft: manner.after_backdraft,
            kept: manner.kept.into_iter().map(|(kind, words)| OfferedKeepsake { kind, words }).collect(),
            delay_ms: manner.delay.0,
            seed: None,
        }
    }
}

impl From<content::Range> for Range {
    fn from(range: content::Range) -> Self {
        Self { least_ms: range.least.0, most_ms: range.most.0 }
    }
}

impl From<content::Pattern> for Pattern {
    fn from(p: content::Pattern) -> Self {
        Self {
            inhale_ms: p.inhale.0,
            top_up_ms: p.top_up.0,
            hold_full_ms: p.hold_full.0,
            exhale_ms: p.exhale.0,
            hold_empty_ms: p.hold_empty.0,
        }
    }
}

impl From<Pattern> for content::Pattern {
    fn from(p: Pattern) -> Self {
        Self {
            inhale: Millis(p.inhale_ms),
            top_up: Millis(p.top_up_ms),
            hold_full: Millis(p.hold_full_ms),
            exhale: Millis(p.exhale_ms),
            hold_empty: Millis(p.hold_empty_ms),
        }
    }
}

impl From<Subject> for session::Subject {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Protocol { id } => Self::Protocol(content::ProtocolId(id)),
            Subject::Own { pattern } => Self::Own(pattern.into()),
            Subject::Practice { id } => Self::Practice(content::PracticeId(id)),
        }
    }
}

impl From<session::Subject> for Subject {
    fn from(subject: session::Subject) -> Self {
        match subject {
            session::Subject::Protocol(id) => Self::Protocol { id: id.0 },
            session::Subject::Own(pattern) => Self::Own { pattern: pattern.into() },
            session::Subject::Practice(id) => Self::Practice { id: id.0 },
            // What only a newer version knows is in no catalogue, and so has no name.
            session::Subject::Other(_) => Self::Practice { id: String::new() },
        }
    }
}

impl From<session::Preparation> for Preparation {
    fn from(p: session::Preparation) -> Self {
        Self {
            length_ms: p.length.0,
            moved_ms: p.moved,
            tells_moved: p.tells_moved,
            breaths: p.breaths,
            limit: p.limit,
            lengths: p.lengths.map(Into::into),
            has_holds: p.has_holds,
            ask_holds: p.ask_holds,
            start_pace_matters: p.start_pace_matters,
        }
    }
}
