//! Why a kept text cannot be read, with a code that never changes.

use crate::breathing::Problem;
use kindself_core::player::record::RecordError;
use kindself_core::session::PlanError;
use kindself_core::{SealError, content};

/// Why something kept in a file cannot be read. The file is to be kept aside.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum SavedStateError {
    /// Bytes are missing or changed.
    Damaged,
    /// Written by a newer version; update the app.
    Newer {
        /// Its version.
        found: u32,
    },
    /// Whole, but this version cannot follow it; begin afresh.
    Unfollowable {
        /// Numbers out of bounds, each with its limit; none where it names what this version does not have.
        problems: Vec<Problem>,
    },
}

#[uniffi::export]
impl SavedStateError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        let code = match self {
            Self::Damaged => "kept.damaged",
            Self::Newer { .. } => "kept.newer",
            Self::Unfollowable { .. } => "kept.unfollowable",
        };
        code.to_owned()
    }
}

impl SavedStateError {
    pub(crate) fn unfollowable(problems: Vec<content::Problem>) -> Self {
        let problems = problems.into_iter().map(Into::into).collect();
        Self::Unfollowable { problems }
    }
}

impl From<SealError> for SavedStateError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Damaged => Self::Damaged,
            SealError::Newer { found } => Self::Newer { found },
        }
    }
}

impl From<RecordError> for SavedStateError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Seal(seal) => seal.into(),
            RecordError::Plan(PlanError::OutOfBounds(problems)) => Self::unfollowable(problems),
            RecordError::Plan(_) | RecordError::Changes => Self::unfollowable(Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        let all = [
            SavedStateError::from(SealError::Damaged),
            SealError::Newer { found: 2 }.into(),
            RecordError::Changes.into(),
        ];
        let codes = ["kept.damaged", "kept.newer", "kept.unfollowable"];
        assert_eq!(all.map(|error| error.code()), codes);
    }
}
