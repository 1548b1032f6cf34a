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
    /// What stood in the store when it was noted, as one number for each table: any change changes them, whatever the
    /// clock says.
    pub state: (i64, i64, i64),
}

/// Entries, the sum of when they were last changed, and marks of deleted ones.
fn state(reader: &Reader) -> Result<(i64, i64, i64), ArchiveError> {
    let sql = "SELECT count(*), coalesce(sum(edited), 0), (SELECT count(*) FROM tombstone) FROM entry";
    let mut found = reader.connection().prepare_cached(sql).map_err(StoreError::from)?;
    let row = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    Ok(found.query_row([], row).map_err(StoreError::from)?)
}

/// The last one; `None` where there was none, or the note of it cannot be read.
pub fn last(reader: &Reader) -> Result<Option<LastBackup>, ArchiveError> {
    let text = kept::read(reader, LAST_BACKUP)?;
    Ok(text.and_then(|text| open(KIND, VERSION, &text).ok()))
}

/// Remembers that one was made now, with so many entries.
pub fn note(store: &mut Store, entries: u32, now: Moment) -> Result<(), ArchiveError> {
    let state = state(store.reader())?;
    let backup = LastBackup { at: now.at, day: now.day().ok_or(ArchiveError::Clock)?, entries, state };
    let text = seal(KIND, VERSION, &backup).map_err(|_| ArchiveError::Io)?;
    Ok(kept::keep(store, LAST_BACKUP, &text)?)
}

/// Whether an automatic backup is to be made: one a day at most, and only where something was written, changed or
/// deleted since the last.
pub fn due(reader: &Reader, now: Moment) -> Result<bool, ArchiveError> {
    let today = now.day().ok_or(ArchiveError::Clock)?;
    let state = state(reader)?;
    Ok(match last(reader)? {
        // Another day, not a later one: a clock set back makes no backup wait for weeks.
        Some(last) => last.day != today && last.state != state,
        None => state != (0, 0, 0),
    })
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
        desk.keep(3, written("c", "2026-11-24"), first);
        assert_eq!(due(desk.store.reader(), first), Ok(true), "a clock set back hides no change");
        note(&mut desk.store, 3, second).unwrap();
        entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
        entries::forget(&mut desk.store, EntryId([1; 16]), third.at).unwrap();
        assert_eq!(due(desk.store.reader(), third), Ok(true), "a deletion is a change");
    }
}
