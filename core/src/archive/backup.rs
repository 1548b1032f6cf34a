//! When the last backup was made, as a kept text of this device.

use super::ArchiveError;
use super::snapshot::LAST_BACKUP;
use crate::sealed::{open, seal};
use crate::store::{Reader, Store, kept};
use crate::time::{Moment, UtcMillis};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

const KIND: &str = "kindself-last-backup";
const VERSION: u32 = 1;

/// A backup that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastBackup {
    /// When.
    pub at: UtcMillis,
    /// On which of the person's days.
    pub day: NaiveDate,
    /// How many entries were in it.
    pub entries: u32,
}

/// The last one; `None` where there was none, or the note of it cannot be read.
pub fn last(reader: &Reader) -> Result<Option<LastBackup>, ArchiveError> {
    let text = kept::read(reader, LAST_BACKUP)?;
    Ok(text.and_then(|text| open(KIND, VERSION, &text).ok()))
}

/// Remembers that one was made now, with so many entries.
pub fn note(store: &mut Store, entries: u32, now: Moment) -> Result<(), ArchiveError> {
    let backup = LastBackup { at: now.at, day: now.day().ok_or(ArchiveError::Clock)?, entries };
    let text = seal(KIND, VERSION, &backup).map_err(|_| ArchiveError::Io)?;
    Ok(kept::keep(store, LAST_BACKUP, &text)?)
}
