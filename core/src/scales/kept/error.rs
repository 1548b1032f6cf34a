//! Why answers cannot be kept or found. None of it holds what a person answered or wrote.

use crate::scales::ScoreError;
use crate::scales::wording::WordingError;
use crate::sealed::SealError;
use crate::store::StoreError;
use thiserror::Error;

/// Why answers cannot be kept or found. What was answered before stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeptError {
    /// The file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was kept of an unfinished sheet.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// What was brought.
    #[error(transparent)]
    Wording(#[from] WordingError),
    /// They are no answers to that scale; it says which item, and what helps.
    #[error(transparent)]
    Answers(#[from] ScoreError),
    /// One answer at least.
    #[error("nothing is answered yet; one answer is enough")]
    NothingAnswered,
    /// It is gone, or never was.
    #[error("it is not here any more")]
    Gone,
    /// The phone's clock shows no date that can be.
    #[error("the clock of this device is set to no date that can be")]
    Clock,
}

impl From<rusqlite::Error> for KeptError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}
