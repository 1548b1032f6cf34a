//! Why something cannot be kept or found. None of it holds anything a person wrote.

use crate::fields::Problem;
use crate::store::StoreError;
use chrono::NaiveDate;
use thiserror::Error;

/// Why something cannot be kept or found. What was typed stays where it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JournalError {
    /// The file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No such kind; it may be one of a newer version.
    #[error("this kind of entry is not known")]
    UnknownKind,
    /// Nothing was written yet; a draft keeps even that.
    #[error("there is nothing written yet")]
    Empty,
    /// Everything together has more bytes than an entry may have; it can be kept in two.
    #[error("more than {most_bytes} bytes; keep it in two entries")]
    TooLong {
        /// The most, bytes of UTF-8.
        most_bytes: u32,
    },
    /// Fields to mend.
    #[error("{} fields are to be mended", .0.len())]
    Fields(Vec<Problem>),
    /// More tags than an entry may have, or one that is empty or longer than a tag may be.
    #[error("up to {most} tags of up to {most_chars} characters")]
    Tags {
        /// The most tags.
        most: u32,
        /// The most characters of each.
        most_chars: u32,
    },
    /// The day it is about lies too far away.
    #[error("a day from {earliest} to {latest}")]
    Day {
        /// The earliest day there is.
        earliest: NaiveDate,
        /// Today.
        latest: NaiveDate,
    },
    /// The day it is to open lies too far away, or is not to come.
    #[error("a day from {earliest} to {latest}")]
    Opens {
        /// Tomorrow.
        earliest: NaiveDate,
        /// The latest day there is.
        latest: NaiveDate,
    },
    /// This kind is not sealed.
    #[error("this kind of entry is not sealed")]
    CannotSeal,
    /// It is sealed; it opens on that day.
    #[error("sealed until {until}")]
    Sealed {
        /// The day.
        until: NaiveDate,
    },
    /// It is gone, or never was.
    #[error("there is no such entry")]
    Gone,
    /// The phone's clock shows no date that can be.
    #[error("the clock of this device is set to no date that can be")]
    Clock,
}

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}
