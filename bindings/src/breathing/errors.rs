//! Why a session cannot begin, with a code that never changes.

use kindself_core::content;
use kindself_core::session::PlanError;

pub use kindself_core::content::Field;

/// What a limit is about.
#[uniffi::remote(Enum)]
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
    StartPace,
}

/// What is wrong with a number, with the limit it missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Fault {
    /// Not a number of seconds.
    NotALength,
    TooShort {
        least_ms: u64,
    },
    TooLong {
        most_ms: u64,
    },
    /// Between two steps.
    BetweenSteps {
        step_ms: u64,
    },
    /// Too much of the breath is held.
    TooMuchHeld {
        percent_most: u32,
    },
}

/// One thing to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Problem {
    pub field: Field,
    /// Which limit.
    pub fault: Fault,
}

/// Why a session cannot begin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum BreathingError {
    /// No such protocol; choose from the list.
    UnknownProtocol,
    /// No such practice; choose from the list.
    UnknownPractice,
    /// Numbers out of bounds.
    OutOfBounds {
        /// Each with its limit.
        problems: Vec<Problem>,
    },
    /// With or without holds is still to be answered.
    HoldsUnanswered,
    /// A date that is none; the shell's own mistake.
    NotADate,
}

#[uniffi::export]
impl BreathingError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        let code = match self {
            Self::UnknownProtocol => "breathing.unknown_protocol",
            // Version 0.1 called a practice a structure.
            Self::UnknownPractice => "breathing.unknown_structure",
            Self::OutOfBounds { .. } => "breathing.out_of_bounds",
            Self::HoldsUnanswered => "breathing.holds_unanswered",
            Self::NotADate => "breathing.not_a_date",
        };
        code.to_owned()
    }
}

impl From<PlanError> for BreathingError {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::UnknownProtocol => Self::UnknownProtocol,
            PlanError::UnknownPractice => Self::UnknownPractice,
            PlanError::OutOfBounds(problems) => problems.into(),
            PlanError::HoldsUnanswered => Self::HoldsUnanswered,
        }
    }
}

impl From<Vec<content::Problem>> for BreathingError {
    fn from(problems: Vec<content::Problem>) -> Self {
        let problems = problems.into_iter().map(Into::into).collect();
        Self::OutOfBounds { problems }
    }
}

impl From<content::Problem> for Problem {
    fn from(problem: content::Problem) -> Self {
        let fault = match problem.fault {
            content::Fault::NotALength => Fault::NotALength,
            content::Fault::TooShort { least } => Fault::TooShort { least_ms: least.0 },
            content::Fault::TooLong { most } => Fault::TooLong { most_ms: most.0 },
            content::Fault::BetweenSteps { step } => Fault::BetweenSteps { step_ms: step.0 },
            content::Fault::TooMuchHeld { percent_most } => Fault::TooMuchHeld { percent_most },
        };
        Self { field: problem.field, fault }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shells choose their words by these; a code that changed would leave someone without them.
    #[test]
    fn codes_never_change() {
        let all = [
            BreathingError::from(PlanError::UnknownProtocol),
            PlanError::UnknownPractice.into(),
            PlanError::OutOfBounds(Vec::new()).into(),
            PlanError::HoldsUnanswered.into(),
            BreathingError::NotADate,
        ];
        let codes = [
            "breathing.unknown_protocol",
            "breathing.unknown_structure",
            "breathing.out_of_bounds",
            "breathing.holds_unanswered",
            "breathing.not_a_date",
        ];
        assert_eq!(all.map(|error| error.code()), codes);
    }
}
