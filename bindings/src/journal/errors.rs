//! Why something cannot be kept or found, with a code that never changes.

use crate::store::{StoreError, StoreTrouble, trouble};
use kindself_core::journal;

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum EntryFault {
    /// The kind has no such field.
    Unknown,
    /// The field takes something else.
    OtherShape,
    /// A number above its most.
    TooMuch {
        /// The most.
        most: u8,
    },
    /// Not one of the options.
    NoOption,
    /// More lines, or more feelings, than it takes.
    TooMany {
        /// The most.
        most: u32,
    },
    /// A word for a feeling with more characters than it may have.
    TooLong {
        /// The most, characters.
        most: u32,
    },
}

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EntryProblem {
    /// The field's id.
    pub field: String,
    /// What.
    pub fault: EntryFault,
}

/// Why something cannot be kept or found. What was typed stays in its draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum JournalError {
    /// The file.
    #[error("{code}")]
    Store {
        /// `store.` and the trouble's name.
        code: String,
        /// What it is.
        trouble: StoreTrouble,
    },
    /// No such kind; it may be one of a newer version.
    #[error("{code}")]
    UnknownKind {
        /// `journal.unknown_kind`
        code: String,
    },
    /// Nothing was written yet.
    #[error("{code}")]
    Empty {
        /// `journal.empty`
        code: String,
    },
    /// More than an entry may have; it can be kept in two.
    #[error("{code}")]
    TooLong {
        /// `journal.too_long`
        code: String,
        /// The most, bytes of UTF-8.
        most_bytes: u32,
    },
    /// Fields to mend.
    #[error("{code}")]
    Fields {
        /// `journal.fields`
        code: String,
        /// Each with what is wrong.
        problems: Vec<EntryProblem>,
    },
    /// Too many tags, or one that is empty or too long.
    #[error("{code}")]
    Tags {
        /// `journal.tags`
        code: String,
        /// The most tags.
        most: u32,
        /// The most characters of each.
        most_chars: u32,
    },
    /// The day it is about lies too far away.
    #[error("{code}")]
    Day {
        /// `journal.day`
        code: String,
        /// The earliest, ISO 8601.
        earliest: String,
        /// The latest, ISO 8601.
        latest: String,
    },
    /// The day it is to open lies too far away, or is not to come.
    #[error("{code}")]
    Opens {
        /// `journal.opens`
        code: String,
        /// The earliest, ISO 8601.
        earliest: String,
        /// The latest, ISO 8601.
        latest: String,
    },
    /// This kind is not sealed.
    #[error("{code}")]
    CannotSeal {
        /// `journal.cannot_seal`
        code: String,
    },
    /// It is sealed.
    #[error("{code}")]
    Sealed {
        /// `journal.sealed`
        code: String,
        /// The day it opens, ISO 8601.
        until: String,
    },
    /// It is gone, or never was.
    #[error("{code}")]
    Gone {
        /// `journal.gone`
        code: String,
    },
    /// The clock shows no date that can be.
    #[error("{code}")]
    Clock {
        /// `journal.clock`
        code: String,
    },
    /// An id or a date that is none; the shell's own mistake.
    #[error("{code}")]
    NotOne {
        /// `journal.not_one`
        code: String,
    },
}

impl JournalError {
    pub(crate) fn not_one() -> Self {
        Self::NotOne { code: "journal.not_one".into() }
    }
}

impl From<StoreError> for JournalError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Failed { code, trouble } => Self::Store { code, trouble },
            StoreError::KeyCheck { .. } => {
                Self::Store { code: "store.wrong_key".into(), trouble: StoreTrouble::WrongKey }
            }
            StoreError::Clock { .. } => Self::Clock { code: "journal.clock".into() },
        }
    }
}

impl From<journal::JournalError> for JournalError {
    fn from(error: journal::JournalError) -> Self {
        use journal::JournalError as Core;
        let code = |name: &str| format!("journal.{name}");
        match error {
            Core::Store(error) => {
                let (code, trouble) = trouble(error);
                Self::Store { code, trouble }
            }
            Core::UnknownKind => Self::UnknownKind { code: code("unknown_kind") },
            Core::Empty => Self::Empty { code: code("empty") },
            Core::TooLong { most_bytes } => Self::TooLong { code: code("too_long"), most_bytes },
            Core::Fields(problems) => Self::Fields {
                code: code("fields"),
                problems: problems.into_iter().map(Into::into).collect(),
            },
            Core::Tags { most, most_chars } => Self::Tags { code: code("tags"), most, most_chars },
            Core::Day { earliest, latest } => {
                Self::Day { code: code("day"), earliest: earliest.to_string(), latest: latest.to_string() }
            }
            Core::Opens { earliest, latest } => Self::Opens {
                code: code("opens"),
                earliest: earliest.to_string(),
                latest: latest.to_string(),
            },
            Core::CannotSeal => Self::CannotSeal { code: code("cannot_seal") },
            Core::Sealed { until } => Self::Sealed { code: code("sealed"), until: until.to_string() },
            Core::Gone => Self::Gone { code: code("gone") },
            Core::Clock => Self::Clock { code: code("clock") },
        }
    }
}

impl From<journal::Problem> for EntryProblem {
    fn from(problem: journal::Problem) -> Self {
        let fault = match problem.fault {
            journal::Fault::Unknown => EntryFault::Unknown,
            journal::Fault::OtherShape => EntryFault::OtherShape,
            journal::Fault::TooMuch { most } => EntryFault::TooMuch { most },
            journal::Fault::NoOption => EntryFault::NoOption,
            journal::Fault::TooMany { most } => EntryFault::TooMany { most },
            journal::Fault::TooLong { most } => EntryFault::TooLong { most },
        };
        Self { field: problem.field.0, fault }
    }
}
