//! Why something of a scale cannot be done, with a code that never changes. None of it holds what a person answered or wrote.

use crate::store::{StoreError, StoreTrouble};
use kindself_core::scales::ScoreError;
use kindself_core::scales::kept::KeptError;
use kindself_core::scales::wording::WordingError;
use kindself_core::store;

pub use kindself_core::scales::wording::NotText;

/// What was brought instead of a text.
#[uniffi::remote(Enum)]
pub enum NotText {
    Pdf,
    Picture,
    /// Of a word processor, or packed.
    Document,
    /// Of the web.
    Page,
}

/// Why something of a scale cannot be done. What was answered or brought before stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum ScaleError {
    /// The file.
    Store {
        trouble: StoreTrouble,
    },
    /// Of a scale, or a version of its key, that this app does not have; a newer one may.
    Unknown,
    /// Answers to an older version of the key: what was counted stays, and one begins afresh.
    OtherKey,
    /// No item of that number, or no answer that there is; the shell's own mistake, or a file's.
    NoSuchItem {
        item: u8,
    },
    OutOfRange {
        item: u8,
        least: u8,
        most: u8,
    },
    /// One answer at least.
    NothingAnswered,
    /// It is gone, or never was.
    Gone,
    /// The phone's clock shows no date that can be.
    Clock,
    /// What was brought is no text: its text can be copied and pasted.
    NoText {
        what: NotText,
    },
    /// The letters of the file cannot be told; it can be saved as UTF-8, or pasted.
    Encoding,
    /// There is nothing in it.
    Empty,
    /// More than a wording has; the page with the items alone will do.
    TooLong {
        most_bytes: u32,
    },
    /// No line looks like an item.
    NoItems,
    ItemTooLong {
        item: u8,
        most_chars: u32,
    },
    /// These have no sentence yet.
    Missing {
        items: Vec<u8>,
    },
    /// Whether answers are counted from 0 or from 1 has to be said.
    CountsUnsaid,
    /// Counted from there, a number that stands on the paper is no answer.
    CountsOtherwise {
        from: u8,
        number: u8,
    },
    /// Where it is from has to be said.
    SourceUnsaid,
    /// A sheet that is not finished is in this wording: it is finished, or let go, first.
    BeingAnswered,
    SaidTooLong {
        most_chars: u32,
    },
    /// A line or a point that is not there; the shell's own mistake.
    InvalidId,
}

#[uniffi::export]
impl ScaleError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        let code = match self {
            Self::Store { trouble } => trouble.code(),
            Self::Unknown => "scales.unknown",
            Self::OtherKey => "scales.other_key",
            Self::NoSuchItem { .. } => "scales.no_such_item",
            Self::OutOfRange { .. } => "scales.out_of_range",
            Self::NothingAnswered => "scales.nothing_answered",
            Self::Gone => "scales.gone",
            Self::Clock => "scales.clock",
            Self::NoText { .. } => "scales.not_text",
            Self::Encoding => "scales.encoding",
            Self::Empty => "scales.empty",
            Self::TooLong { .. } => "scales.too_long",
            Self::NoItems => "scales.no_items",
            Self::ItemTooLong { .. } => "scales.item_too_long",
            Self::Missing { .. } => "scales.missing",
            Self::CountsUnsaid => "scales.counts_unsaid",
            Self::CountsOtherwise { .. } => "scales.counts_otherwise",
            Self::SourceUnsaid => "scales.source_unsaid",
            Self::BeingAnswered => "scales.being_answered",
            Self::SaidTooLong { .. } => "scales.said_too_long",
            Self::InvalidId => "scales.not_one",
        };
        code.to_owned()
    }
}

impl From<StoreError> for ScaleError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Failed { trouble } => Self::Store { trouble },
            StoreError::KeyCheck => Self::Store { trouble: StoreTrouble::WrongKey },
            StoreError::Clock => Self::Clock,
        }
    }
}

impl From<store::StoreError> for ScaleError {
    fn from(error: store::StoreError) -> Self {
        StoreError::from(error).into()
    }
}

impl From<ScoreError> for ScaleError {
    fn from(error: ScoreError) -> Self {
        match error {
            ScoreError::UnknownInstrument { .. }
            | ScoreError::OtherInstrument { .. }
            | ScoreError::Beyond => Self::Unknown,
            ScoreError::OtherKey { given, known } if given > known => Self::Unknown,
            ScoreError::OtherKey { .. } => Self::OtherKey,
            ScoreError::NoSuchItem { item, .. } | ScoreError::Twice { item } => {
                Self::NoSuchItem { item: item.0 }
            }
            ScoreError::Count { .. } => Self::InvalidId,
            ScoreError::OutOfRange { item, least, most, .. } => {
                Self::OutOfRange { item: item.0, least, most }
            }
        }
    }
}

impl From<KeptError> for ScaleError {
    fn from(error: KeptError) -> Self {
        match error {
            KeptError::Store(error) => error.into(),
            // What cannot be read is set aside where it would be written over.
            KeptError::Seal(_) | KeptError::Gone => Self::Gone,
            KeptError::Wording(error) => error.into(),
            KeptError::Answers(error) => error.into(),
            KeptError::NothingAnswered => Self::NothingAnswered,
            KeptError::Clock => Self::Clock,
        }
    }
}

impl From<WordingError> for ScaleError {
    fn from(error: WordingError) -> Self {
        match error {
            WordingError::NotText { what } => Self::NoText { what },
            WordingError::Encoding => Self::Encoding,
            WordingError::Empty => Self::Empty,
            WordingError::TooLong { most_bytes } => Self::TooLong { most_bytes },
            WordingError::NoItems => Self::NoItems,
            WordingError::NoSuchItem { item, .. } => Self::NoSuchItem { item: item.0 },
            WordingError::ItemTooLong { item, most_chars } => Self::ItemTooLong { item: item.0, most_chars },
            WordingError::NoSuchLine { .. } | WordingError::NoSuchAnswer { .. } => Self::InvalidId,
            WordingError::Missing { items } => {
                Self::Missing { items: items.into_iter().map(|item| item.0).collect() }
            }
            WordingError::CountsUnsaid => Self::CountsUnsaid,
            WordingError::CountsOtherwise { from, number } => Self::CountsOtherwise { from, number },
            WordingError::SourceUnsaid => Self::SourceUnsaid,
            WordingError::SaidTooLong { most_chars } => Self::SaidTooLong { most_chars },
            WordingError::Seal(_) => Self::Gone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        let all = [
            (ScaleError::Unknown, "scales.unknown"),
            (ScaleError::OtherKey, "scales.other_key"),
            (ScaleError::NoSuchItem { item: 1 }, "scales.no_such_item"),
            (ScaleError::OutOfRange { item: 1, least: 0, most: 4 }, "scales.out_of_range"),
            (ScaleError::NothingAnswered, "scales.nothing_answered"),
            (ScaleError::Gone, "scales.gone"),
            (ScaleError::Clock, "scales.clock"),
            (ScaleError::NoText { what: NotText::Pdf }, "scales.not_text"),
            (ScaleError::Encoding, "scales.encoding"),
            (ScaleError::Empty, "scales.empty"),
            (ScaleError::TooLong { most_bytes: 1 }, "scales.too_long"),
            (ScaleError::NoItems, "scales.no_items"),
            (ScaleError::ItemTooLong { item: 1, most_chars: 1 }, "scales.item_too_long"),
            (ScaleError::Missing { items: vec![] }, "scales.missing"),
            (ScaleError::CountsUnsaid, "scales.counts_unsaid"),
            (ScaleError::CountsOtherwise { from: 1, number: 0 }, "scales.counts_otherwise"),
            (ScaleError::SourceUnsaid, "scales.source_unsaid"),
            (ScaleError::BeingAnswered, "scales.being_answered"),
            (ScaleError::SaidTooLong { most_chars: 1 }, "scales.said_too_long"),
            (ScaleError::InvalidId, "scales.not_one"),
        ];
        for (error, code) in all {
            assert_eq!(error.code(), code);
            assert_eq!(error.to_string(), code);
        }
    }
}
