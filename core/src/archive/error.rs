//! Why an archive cannot be made, opened or taken in. None of it holds anything a person wrote.

use super::passphrase::PassphraseFault;
use crate::store::StoreError;
use crate::store::collection::Halt;
use std::io;
use thiserror::Error;
use zip::result::ZipError;

/// Why an archive cannot be made, opened or taken in. Nothing of the store was changed, and no file is left half made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ArchiveError {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The phone's clock shows no date that can be; set it and try again.
    #[error("the clock of this device is set to no date that can be")]
    Clock,
    /// The passphrase would soon be guessed; choose another one. A few words are good, and six can be suggested.
    #[error("this passphrase would soon be guessed; a few words are better")]
    Weak {
        /// Why.
        fault: PassphraseFault,
    },
    /// The passphrase does not open it: mistyped, or another one; try again. (A changed first line of the file looks the
    /// same.)
    #[error("this passphrase does not open it")]
    WrongPassphrase,
    /// It is none of ours; choose another file.
    #[error("this is no archive of this app")]
    NotAnArchive,
    /// Made by a newer version; update the app to open it.
    #[error("made by a newer version ({found}); update the app to open it")]
    Newer {
        /// Its format's number.
        found: u32,
    },
    /// It ends in the middle: a copy that broke off. Copy it again, or take another one.
    #[error("the end of the file is missing; copy it again")]
    Truncated,
    /// Bytes were changed or went missing. Copy it again, or take another one.
    #[error("the file is damaged; copy it again, or take another one")]
    Damaged,
    /// It is whole, yet holds what this app does not write.
    #[error("{file} holds something that this app does not write (line {line})")]
    Invalid {
        file: &'static str,
        /// Its line, from 1; 0 where it is about the whole.
        line: u32,
    },
    /// More bytes than can be taken in.
    #[error("more than {most_bytes} bytes")]
    TooLarge { most_bytes: u64 },
    /// More files in it than can be taken in.
    #[error("more than {most} files in it")]
    TooMany { most: u32 },
    /// It unpacks to far more than it is: made to fill a device, not to be read.
    #[error("it unpacks to far more than it is")]
    TooPacked,
    /// Opening it would take more memory than a phone has; another program made it, and that program opens it.
    #[error("opening it would take too much memory; the program that made it can open it")]
    TooMuchWork,
    /// The person changed their mind.
    #[error("stopped, as asked")]
    Cancelled,
    /// No room left; make room and try again.
    #[error("there is no room left there")]
    Full,
    /// It cannot be written or read there; choose another place.
    #[error("it may not be written or read there")]
    Refused,
    /// There is no such file or folder; choose another one.
    #[error("there is no such file")]
    Missing,
    /// The device could not read or write; try again.
    #[error("the device could not read or write the file")]
    Io,
    /// Letters in it are kept in a way that is not known here; save the file as UTF-8 and try again.
    #[error("save the file as UTF-8 and try again")]
    Encoding,
    /// A file of another app than the one that was named.
    #[error("{missing} was not found in it; it is a file of another app")]
    OtherApp {
        /// What was looked for: a column, a table or a file.
        missing: &'static str,
    },
    /// A file of another journal is added to what is here; only an archive can take its place.
    #[error("a file of another journal can only be added")]
    OnlyAdds,
}

impl ArchiveError {
    /// What is inside of an archive is not as it was written.
    pub(super) fn inside(error: &ZipError) -> Self {
        match error {
            ZipError::Io(error) => error.into(),
            _ => Self::Damaged,
        }
    }
}

impl From<&io::Error> for ArchiveError {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::Full,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem | Kind::IsADirectory => Self::Refused,
            Kind::NotFound | Kind::NotADirectory => Self::Missing,
            Kind::UnexpectedEof => Self::Truncated,
            Kind::InvalidData | Kind::InvalidInput => Self::Damaged,
            _ => Self::Io,
        }
    }
}

impl From<io::Error> for ArchiveError {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl From<Halt> for ArchiveError {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::Store(error) => Self::Store(error),
            Halt::Stopped => Self::Cancelled,
            // Whoever goes through records for an archive says which one it is.
            Halt::Unfit => Self::Store(StoreError::Damaged),
        }
    }
}

impl From<rusqlite::Error> for ArchiveError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}
