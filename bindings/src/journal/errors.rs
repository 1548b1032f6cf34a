//! Why something cannot be kept or found, with a code that never changes.

use crate::fields::FieldProblem;
use crate::store::{StoreError, StoreTrouble};
use kindself_core::journal;

/// Why something cannot be kept or found. What was typed stays in its draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum JournalError {
    /// The file.
    Store { trouble: StoreTrouble },
    /// No such kind; it may be one of a newer version.
    UnknownKind,
    /// Nothing was written yet.
    Empty,
    /// More than an entry may have; it can be kept in two.
    TooLong {
        /// The most, bytes of UTF-8.
        most_bytes: u32,
    },
    /// Fields to mend.
    Fields {
        /// Each with what is wrong.
        problems: Vec<FieldProblem>,
    },
    /// Too many tags, or one that is empty or too long.
    Tags {
        /// The most tags.
        most: u32,
        /// The most characters of each.
        most_chars: u32,
    },
    /// The day it is about lies too far away.
    Day {
        /// The earliest, ISO 8601.
        earliest: String,
        /// The latest, ISO 8601.
        latest: String,
    },
    /// The day it is to open lies too far away, or is not to come.
    Opens {
        /// The earliest, ISO 8601.
        earliest: String,
        /// The latest, ISO 8601.
        latest: String,
    },
    /// This kind is not sealed.
    CannotSeal,
    Sealed {
        /// The day it opens, ISO 8601.
        until: String,
    },
    /// It is gone, or never was.
    Gone,
    /// The clock shows no date that can be.
    Clock,
    /// An id or a date that is none; the shell's own mistake.
    InvalidId,
}

#[uniffi::export]
impl JournalError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        let code = match self {
            Self::Store { trouble } => trouble.code(),
            Self::UnknownKind => "journal.unknown_kind",
            Self::Empty => "journal.empty",
            Self::TooLong { .. } => "journal.too_long",
            Self::Fields { .. } => "journal.fields",
            Self::Tags { .. } => "journal.tags",
            Self::Day { .. } => "journal.day",
            Self::Opens { .. } => "journal.opens",
            Self::CannotSeal => "journal.cannot_seal",
            Self::Sealed { .. } => "journal.sealed",
            Self::Gone => "journal.gone",
            Self::Clock => "journal.clock",
            Self::InvalidId => "journal.not_one",
        };
        code.to_owned()
    }
}

impl JournalError {
    pub(crate) fn invalid_id() -> Self {
        Self::InvalidId
    }
}

impl From<StoreError> for JournalError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Failed { trouble } => Self::Store { trouble },
            StoreError::KeyCheck => Self::Store { trouble: StoreTrouble::WrongKey },
            StoreError::Clock => Self::Clock,
        }
    }
}

impl From<journal::JournalError> for JournalError {
    fn from(error: journal::JournalError) -> Self {
        use journal::JournalError as Core;
        match error {
            Core::Store(error) => Self::Store { trouble: error.into() },
            Core::UnknownKind => Self::UnknownKind,
            Core::Empty => Self::Empty,
            Core::TooLong { most_bytes } => Self::TooLong { most_bytes },
            Core::Fields(problems) => {
                Self::Fields { problems: problems.into_iter().map(Into::into).collect() }
            }
            Core::Tags { most, most_chars } => Self::Tags { most, most_chars },
            Core::Day { earliest, latest } => {
                Self::Day { earliest: earliest.to_string(), latest: latest.to_string() }
            }
            Core::Opens { earliest, latest } => {
                Self::Opens { earliest: earliest.to_string(), latest: latest.to_string() }
            }
            Core::CannotSeal => Self::CannotSeal,
            Core::Sealed { until } => Self::Sealed { until: until.to_string() },
            Core::Gone => Self::Gone,
            Core::Clock => Self::Clock,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn codes_never_change() {
        use journal::JournalError as Core;
        let day = NaiveDate::MIN;
        let all = [
            (Core::Store(kindself_core::store::StoreError::Full), "store.full"),
            (Core::UnknownKind, "journal.unknown_kind"),
            (Core::Empty, "journal.empty"),
            (Core::TooLong { most_bytes: 1 }, "journal.too_long"),
            (Core::Fields(Vec::new()), "journal.fields"),
            (Core::Tags { most: 1, most_chars: 1 }, "journal.tags"),
            (Core::Day { earliest: day, latest: day }, "journal.day"),
            (Core::Opens { earliest: day, latest: day }, "journal.opens"),
            (Core::CannotSeal, "journal.cannot_seal"),
            (Core::Sealed { until: day }, "journal.sealed"),
            (Core::Gone, "journal.gone"),
            (Core::Clock, "journal.clock"),
        ];
        for (error, code) in all {
            assert_eq!(JournalError::from(error).code(), code);
        }
        assert_eq!(JournalError::InvalidId.code(), "journal.not_one");
    }
}
