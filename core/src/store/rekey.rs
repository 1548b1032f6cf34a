//! Another key for the file: whatever the one before was wrapped in opens nothing any more.
//!
//! Two things cannot change in one step: the file here, and the wrapped key in the shell's vault. So the shell keeps the new
//! key beside the old one, then the file changes, then the shell lets the old one go. After a kill anywhere in between,
//! [`fitting`] says which of the two is the file's.

#![allow(clippy::disallowed_methods, reason = "the store's own files")]

use super::connection::{Location, PATIENCE};
use super::{Key, KeyCheck, StoreError};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// Which of the keys, each with its check, reads the file in `folder`, whatever a kill has left there; `None` where none
/// does right now, or where there is no file. What is in the log goes into the file, where there is room and nobody reads.
pub fn fitting(folder: &Path, keys: &[(Key, KeyCheck)]) -> Option<usize> {
    keys.iter().position(|(key, check)| {
        let location = Location { folder: folder.to_owned(), key: key.clone(), check: check.clone() };
        let reads = if check.knows(key) { location.reads().ok() } else { None };
        // A log that stays is the file's all the same: whoever opens it next reads both.
        let _ = reads.as_ref().map(|connection| empty_log(connection, PATIENCE));
        reads.is_some()
    })
}

/// Brings what is in the log into the file.
pub(super) fn empty_log(connection: &Connection, patience: Duration) -> Result<(), StoreError> {
    connection.busy_timeout(patience)?;
    let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(StoreError::Busy) } else { Ok(()) }
}

impl Location {
    /// A new connection, where it reads the file with this key.
    pub(super) fn reads(&self) -> Result<Connection, StoreError> {
        let connection = self.connect(&self.file(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // A log that is not this key's would be written into the file when the connection closes.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        Ok(connection)
    }
}
