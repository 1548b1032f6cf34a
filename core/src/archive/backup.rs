//! When the last backup was made, as a kept text of this device.

use super::ArchiveError;
use super::making::snapshot::LAST_BACKUP;
use crate::sealed::{open, seal};
use crate::store::{Reader, Store, kept};
use crate::time::{Moment, UtcMillis};
use chrono::NaiveDate;
use rusqlite::Connection;
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
    /// What stood in the store when it was made; `None` where nobody knows, which is as if all had changed since.
    pub state: Option<State>,
}

/// What stands in the store, in a few numbers that any change changes, whatever the clock says: entries, the sum of when
/// they were last changed, and marks of deleted ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct State(i64, i64, i64);

impl State {
    /// As `connection` sees it: in the middle of reading, that is the moment at which the reading began.
    pub(super) fn of(connection: &Connection) -> Result<Self, ArchiveError> {
        let sql = "SELECT count(*), coalesce(sum(edited), 0), (SELECT count(*) FROM tombstone) FROM entry";
        let mut found = connection.prepare_cached(sql)?;
        Ok(found.query_row([], |row| Ok(Self(row.get(0)?, row.get(1)?, row.get(2)?)))?)
    }
}

/// The last one; `None` where there was none, or the note of it cannot be read.
pub fn last(reader: &Reader) -> Result<Option<LastBackup>, ArchiveError> {
    let text = kept::read(reader, LAST_BACKUP)?;
    Ok(text.and_then(|text| open(KIND, VERSION, &text).ok()))
}

/// Remembers that one was made now, with so many entries, of the [`State`] that the export tells: what was written while it
/// was on its way is not in it, and makes the next one due.
pub fn note(store: &mut Store, entries: u32, state: Option<State>, now: Moment) -> Result<(), ArchiveError> {
    let backup = LastBackup { at: now.at, day: now.day().ok_or(ArchiveError::Clock)?, entries, state };
    let text = seal(KIND, VERSION, &backup).map_err(|_| ArchiveError::Io)?;
    Ok(kept::keep(store, LAST_BACKUP, &text)?)
}

/// Whether an automatic backup is to be made: one a day at most, and only where something was written, changed or
/// deleted since the last.
pub fn due(reader: &Reader, now: Moment) -> Result<bool, ArchiveError> {
    let today = now.day().ok_or(ArchiveError::Clock)?;
    let state = State::of(reader.connection())?;
    Ok(match last(reader)? {
        // Another day, not a later one: a clock set back makes no backup wait for weeks.
        Some(last) => last.day != today && last.state != Some(state),
        None => state != State::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::EntryId;
    use crate::journal::entries;
    use crate::journal::tests::note as written;
    use crate::store::tests::{Desk, desk, noon};

    fn noted(desk: &mut Desk, entries: u32, now: Moment) {
        let state = State::of(desk.store.reader().connection()).unwrap();
        note(&mut desk.store, entries, Some(state), now).unwrap();
    }

    #[test]
    fn a_backup_is_due_once_a_day_and_only_where_something_changed() {
        let mut desk = desk();
        let (first, second, third) = (noon("2026-11-25"), noon("2026-11-26"), noon("2026-11-27"));
        assert_eq!(due(desk.store.reader(), first), Ok(false), "nothing was written yet");
        desk.keep(1, written("a", "2026-11-24"), first);
        assert_eq!(due(desk.store.reader(), first), Ok(true));
        noted(&mut desk, 1, first);
        desk.keep(2, written("b", "2026-11-24"), Moment { at: UtcMillis(first.at.0 + 1), ..first });
        assert_eq!(due(desk.store.reader(), first), Ok(false), "one a day");
        assert_eq!(due(desk.store.reader(), second), Ok(true));
        noted(&mut desk, 2, second);
        assert_eq!(due(desk.store.reader(), third), Ok(false), "nothing changed");
        desk.keep(3, written("c", "2026-11-24"), first);
        assert_eq!(due(desk.store.reader(), first), Ok(true), "a clock set back hides no change");
        noted(&mut desk, 3, second);
        entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
        entries::forget(&mut desk.store, EntryId([1; 16]), third.at).unwrap();
        assert_eq!(due(desk.store.reader(), third), Ok(true), "a deletion is a change");
        note(&mut desk.store, 3, None, second).unwrap();
        assert_eq!(due(desk.store.reader(), third), Ok(true), "nobody knows what is in it");
    }
}
