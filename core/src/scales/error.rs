//! Why answers are not scored. Rather than guess, scoring refuses, and says what would help.

use crate::content::{InstrumentId, ItemNo};
use thiserror::Error;

/// Why a sheet has no scores. It names items and points, and holds nothing that a person wrote.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ScoreError {
    /// No such instrument is known, or not in this version of the app.
    #[error("no instrument is called {}", instrument.0)]
    UnknownInstrument { instrument: InstrumentId },
    /// The answers are to another instrument.
    #[error("answers to {}, and not to {}", given.0, expected.0)]
    OtherInstrument { given: InstrumentId, expected: InstrumentId },
    /// The answers were given for another version of the key.
    #[error("answers for version {given} of the key; version {known} is known")]
    OtherKey { given: u32, known: u32 },
    /// There is no such item.
    #[error("item {} does not exist; there are {items}", item.0)]
    NoSuchItem { item: ItemNo, items: u8 },
    /// An item was answered twice.
    #[error("item {} was answered twice", item.0)]
    Twice { item: ItemNo },
    /// So many answers were given in a row, and there are so many items.
    #[error("{given} answers to {items} items")]
    Count { given: u32, items: u8 },
    /// An answer is none that there is.
    #[error("item {}: {answer} is not from {least} to {most}", item.0)]
    OutOfRange {
        item: ItemNo,
        answer: u8,
        least: u8,
        most: u8,
        /// What all answers together tell.
        counted: Counted,
    },
    /// The numbers have no room. No instrument that is shipped comes near.
    #[error("numbers beyond what is reckoned")]
    Beyond,
}

/// What answers that do not fit the points look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Each would fit, were it one more: they seem to be counted from one below the least point.
    OneTooLow,
    /// Each would fit, were it one less.
    OneTooHigh,
    /// Neither.
    Otherwise,
}

/// What helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Take a newer version of the app.
    NewerApp,
    /// Choose the instrument that was answered.
    OtherInstrument,
    /// Answer anew: what was counted by an older key stays as it was.
    AnswerAnew,
    /// Look at that item's number.
    LookAtNumber,
    /// Keep one of the two answers.
    KeepOne,
    /// Give one answer an item, with a gap where it was left blank.
    OneAnItem,
    /// Choose one of the points, or leave it blank.
    ChoosePoint,
    /// Say that counting began one lower.
    AddOne,
    /// Say that counting began one higher.
    TakeOne,
}

impl ScoreError {
    /// Its name, which never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownInstrument { .. } => "scale-unknown",
            Self::OtherInstrument { .. } => "scale-other",
            Self::OtherKey { .. } => "scale-key",
            Self::NoSuchItem { .. } => "scale-item",
            Self::Twice { .. } => "scale-twice",
            Self::Count { .. } => "scale-count",
            Self::OutOfRange { .. } => "scale-range",
            Self::Beyond => "scale-beyond",
        }
    }

    /// The item that it is about.
    pub fn item(&self) -> Option<ItemNo> {
        match self {
            Self::NoSuchItem { item, .. } | Self::Twice { item } | Self::OutOfRange { item, .. } => {
                Some(*item)
            }
            _ => None,
        }
    }

    /// What helps.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::UnknownInstrument { .. } | Self::Beyond => Remedy::NewerApp,
            Self::OtherInstrument { .. } => Remedy::OtherInstrument,
            Self::OtherKey { given, known } if given > known => Remedy::NewerApp,
            Self::OtherKey { .. } => Remedy::AnswerAnew,
            Self::NoSuchItem { .. } => Remedy::LookAtNumber,
            Self::Twice { .. } => Remedy::KeepOne,
            Self::Count { .. } => Remedy::OneAnItem,
            Self::OutOfRange { counted, .. } => match counted {
                Counted::OneTooLow => Remedy::AddOne,
                Counted::OneTooHigh => Remedy::TakeOne,
                Counted::Otherwise => Remedy::ChoosePoint,
            },
        }
    }
}
