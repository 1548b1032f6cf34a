//! What can go wrong with the file, told by what can be done about it. None of it holds anything a person wrote.

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why the store cannot be opened, read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The key does not belong to this file. Nothing was changed; the recovery passphrase brings the right key back.
    #[error("this key does not open the file")]
    WrongKey,
    /// Written by a newer version of the app; update the app to open it. Nothing was changed.
    #[error("the file was written by a newer version ({found}); update the app to open it")]
    Newer {
        /// The version of its schema.
        found: u32,
    },
    /// Bytes of the file changed or went missing. [`super::Store::mend`] saves what can be read.
    #[error("the file is damaged; what can be read can be saved")]
    Damaged,
    /// No room left. What was acknowledged before is kept; make room and try again.
    #[error("there is no room left on this device")]
    Full,
    /// The file or its folder cannot be written. What was acknowledged before is kept.
    #[error("the file cannot be written")]
    ReadOnly,
    /// Another process holds the file; try again.
    #[error("the file is in use elsewhere; try again")]
    Busy,
    /// The device could not read or write; try again.
    #[error("the device could not read or write the file")]
    Io,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::DiskFull) => Self::Full,
            // Where nothing can be written, the log beside the file cannot even be opened.
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(_) => Self::Io,
            // A row that is not of the shape that this program writes: other bytes than it wrote.
            None => Self::Damaged,
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => Self::Full,
            Kind::ReadOnlyFilesystem | Kind::PermissionDenied => Self::ReadOnly,
            _ => Self::Io,
        }
    }
}
