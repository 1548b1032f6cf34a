//! Another key for the file: whatever the one before was wrapped in opens nothing any more.
//!
//! Two things cannot change in one step: the file here, and the wrapped key in the shell's vault. So the shell keeps the new
//! key beside the old one, then the file changes, then the shell lets the old one go. After a kill anywhere in between,
//! [`fitting`] says which of the two is the file's.

#![allow(clippy::disallowed_methods, reason = "the store's own files")]

use super::connection::{PATIENCE, Place};
use super::{Key, KeyCheck, StoreError};
use rusqlite::OpenFlags;
use std::path::Path;
use std::time::Duration;

/// Which of the keys, each with its check, opens the file in `folder`, whatever a kill has left there; `None` where none
/// does, or where there is no file. Of a file that one of them opens nothing is left in the log.
pub fn fitting(folder: &Path, keys: &[(Key, KeyCheck)]) -> Option<usize> {
    keys.iter().position(|(key, check)| {
        let place = Place { folder: folder.to_owned(), key: key.clone(), check: check.clone() };
        check.knows(key) && place.opens(PATIENCE).is_ok()
    })
}

impl Place {
    /// Whether a new connection reads the file with this key; then what is in the log goes into the file.
    pub(super) fn opens(&self, patience: Duration) -> Result<(), StoreError> {
        let connection = self.connect(&self.file(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.busy_timeout(patience)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy { Err(StoreError::Busy) } else { Ok(()) }
    }
}
