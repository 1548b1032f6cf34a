//! When the last backup was made, as a kept text of this device.

use super::ArchiveError;
use super::snapshot::LAST_BACKUP;
use crate::sealed::{open, seal};
use crate::store::{Reader, Store, StoreError, kept};
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

/// Whether an automatic backup is to be made: one a day at most, and only where something was written, changed or
/// deleted since the last.
pub fn due(reader: &Reader, now: Moment) -> Result<bool, ArchiveError> {
    let today = now.day().ok_or(ArchiveError::Clock)?;
    let since = match last(reader)? {
        // Another day, not a later one: a clock set back makes no backup wait for weeks.
        Some(last) if last.day == today => return Ok(false),
        Some(last) => last.at.0,
        None => i64::MIN,
    };
    let sql = "SELECT EXISTS(SELECT 1 FROM entry WHERE edited > ?1) OR EXISTS(SELECT 1 FROM tombstone WHERE deleted > ?1)";
    let mut changed = reader.connection().prepare_cached(sql).map_err(StoreError::from)?;
    Ok(changed.query_row([since], |row| row.get(0)).map_err(StoreError::from)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::EntryId;
    use crate::journal::entries;
    use crate::journal::tests::note as written;
    use crate::store::tests::{desk, noon};

    #[test]
    fn a_backup_is_due_once_a_day_and_only_where_something_changed() {
        let mut desk = desk();
        let (first, second, third) = (noon("2026-11-25"), noon("2026-11-26"), noon("2026-11-27"));
        assert_eq!(due(desk.store.reader(), first), Ok(false), "nothing was written yet");
        desk.keep(1, written("a", "2026-11-24"), first);
        assert_eq!(due(desk.store.reader(), first), Ok(true));
        note(&mut desk.store, 1, first).unwrap();
        desk.keep(2, written("b", "2026-11-24"), Moment { at: UtcMillis(first.at.0 + 1), ..first });
        assert_eq!(due(desk.store.reader(), first), Ok(false), "one a day");
        assert_eq!(due(desk.store.reader(), second), Ok(true));
        note(&mut desk.store, 2, second).unwrap();
        assert_eq!(due(desk.store.reader(), third), Ok(false), "nothing changed");
        assert_eq!(due(desk.store.reader(), first), Ok(false), "a clock set back");
        entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
        entries::forget(&mut desk.store, EntryId([1; 16]), third.at).unwrap();
        assert_eq!(due(desk.store.reader(), third), Ok(true), "a deletion is a change");
    }
}
