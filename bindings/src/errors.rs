//! What can go wrong, typed, with a code that never changes. None holds anything a person wrote.

use kindself_core::player::record::RecordError;
use kindself_core::session::PlanError;
use kindself_core::{SealError, content, sound};

/// What a limit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Field {
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
    /// The whole breath.
    Cycle,
    /// How much is held.
    HoldsShare,
    /// How long the session lasts.
    SessionLength,
    /// The pace it starts at.
    StartPace,
}

/// What is wrong with a number, with the limit it missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Fault {
    /// Not a number of seconds.
    NotALength,
    /// Too short.
    TooShort {
        /// The least.
        least_ms: u64,
    },
    /// Too long.
    TooLong {
        /// The most.
        most_ms: u64,
    },
    /// Between two steps.
    BetweenSteps {
        /// A step.
        step_ms: u64,
    },
    /// Too much of the breath is held.
    TooMuchHeld {
        /// The most, percent.
        percent_most: u32,
    },
}

/// One thing to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Problem {
    /// Which field.
    pub field: Field,
    /// Which limit.
    pub fault: Fault,
}

/// Why a session cannot begin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum BreathingError {
    /// No such protocol; choose from the list.
    #[error("{code}")]
    UnknownProtocol {
        /// `breathing.unknown_protocol`
        code: String,
    },
    /// No such structure; choose from the list.
    #[error("{code}")]
    UnknownStructure {
        /// `breathing.unknown_structure`
        code: String,
    },
    /// Numbers out of bounds.
    #[error("{code}")]
    OutOfBounds {
        /// `breathing.out_of_bounds`
        code: String,
        /// Each with its limit.
        problems: Vec<Problem>,
    },
    /// With or without holds is still to be answered.
    #[error("{code}")]
    HoldsUnanswered {
        /// `breathing.holds_unanswered`
        code: String,
    },
    /// A date that is none; the shell's own mistake.
    #[error("{code}")]
    NotADate {
        /// `breathing.not_a_date`
        code: String,
    },
    /// The app's own content is broken; only a developer meets this.
    #[error("{code}: {place}")]
    Content {
        /// `breathing.content`
        code: String,
        /// File, line and field.
        place: String,
    },
}

/// Why something kept in a file cannot be read. The file is to be kept aside.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum KeptError {
    /// Bytes are missing or changed.
    #[error("{code}")]
    Damaged {
        /// `kept.damaged`
        code: String,
    },
    /// Written by a newer version; update the app.
    #[error("{code}")]
    Newer {
        /// `kept.newer`
        code: String,
        /// Its version.
        found: u32,
    },
    /// Whole, but this version cannot follow it; begin afresh.
    #[error("{code}")]
    Unfollowable {
        /// `kept.unfollowable`
        code: String,
        /// Numbers out of bounds, each with its limit; none where it names what this version does not have.
        problems: Vec<Problem>,
    },
}

/// Why there is no sound; the session goes on without.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum SoundError {
    /// Only 24,000 and 48,000 frames a second are made.
    #[error("{code}")]
    UnknownRate {
        /// `sound.unknown_rate`
        code: String,
    },
    /// A spoken line that is no sound; go on without it.
    #[error("{code}")]
    BadClip {
        /// `sound.bad_clip`
        code: String,
    },
    /// The work was interrupted; try again.
    #[error("{code}")]
    Interrupted {
        /// `sound.interrupted`
        code: String,
    },
}

impl BreathingError {
    pub(crate) fn not_a_date() -> Self {
        Self::NotADate { code: "breathing.not_a_date".into() }
    }
}

impl KeptError {
    pub(crate) fn unfollowable(problems: Vec<content::Problem>) -> Self {
        let problems = problems.into_iter().map(Into::into).collect();
        Self::Unfollowable { code: "kept.unfollowable".into(), problems }
    }
}

impl SoundError {
    pub(crate) fn interrupted() -> Self {
        Self::Interrupted { code: "sound.interrupted".into() }
    }
}

impl From<content::ContentError> for BreathingError {
    fn from(error: content::ContentError) -> Self {
        Self::Content { code: "breathing.content".into(), place: error.to_string() }
    }
}

impl From<PlanError> for BreathingError {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::UnknownProtocol => Self::UnknownProtocol { code: "breathing.unknown_protocol".into() },
            PlanError::UnknownPractice => {
                Self::UnknownStructure { code: "breathing.unknown_structure".into() }
            }
            PlanError::OutOfBounds(problems) => problems.into(),
            PlanError::HoldsUnanswered => Self::HoldsUnanswered { code: "breathing.holds_unanswered".into() },
        }
    }
}

impl From<Vec<content::Problem>> for BreathingError {
    fn from(problems: Vec<content::Problem>) -> Self {
        let problems = problems.into_iter().map(Into::into).collect();
        Self::OutOfBounds { code: "breathing.out_of_bounds".into(), problems }
    }
}

impl From<SealError> for KeptError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Damaged => Self::Damaged { code: "kept.damaged".into() },
            SealError::Newer { found } => Self::Newer { code: "kept.newer".into(), found },
        }
    }
}

impl From<RecordError> for KeptError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Seal(seal) => seal.into(),
            RecordError::Plan(PlanError::OutOfBounds(problems)) => Self::unfollowable(problems),
            RecordError::Plan(_) | RecordError::Changes => Self::unfollowable(Vec::new()),
        }
    }
}

impl From<sound::SoundError> for SoundError {
    fn from(error: sound::SoundError) -> Self {
        match error {
            sound::SoundError::UnknownRate => Self::UnknownRate { code: "sound.unknown_rate".into() },
            sound::SoundError::BadClip => Self::BadClip { code: "sound.bad_clip".into() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shells choose their words by these; a code that changed would leave someone without them.
    #[test]
    fn codes_never_change() {
        let place =
            content::ContentError { file: "f".into(), line: 1, field: "x".into(), reason: "r".into() };
        let breathing = [
            BreathingError::from(PlanError::UnknownProtocol),
            PlanError::UnknownPractice.into(),
            PlanError::OutOfBounds(Vec::new()).into(),
            PlanError::HoldsUnanswered.into(),
            BreathingError::not_a_date(),
            place.into(),
        ];
        let codes = [
            "breathing.unknown_protocol",
            "breathing.unknown_structure",
            "breathing.out_of_bounds",
            "breathing.holds_unanswered",
            "breathing.not_a_date",
            "breathing.content: f:1: x: r",
        ];
        assert_eq!(breathing.map(|error| error.to_string()), codes);
        let kept = [
            KeptError::from(SealError::Damaged),
            SealError::Newer { found: 2 }.into(),
            RecordError::Changes.into(),
        ];
        let codes = ["kept.damaged", "kept.newer", "kept.unfollowable"];
        assert_eq!(kept.map(|error| error.to_string()), codes);
        let sound = [
            SoundError::from(sound::SoundError::UnknownRate),
            sound::SoundError::BadClip.into(),
            SoundError::interrupted(),
        ];
        assert_eq!(
            sound.map(|error| error.to_string()),
            ["sound.unknown_rate", "sound.bad_clip", "sound.interrupted"]
        );
    }
}
