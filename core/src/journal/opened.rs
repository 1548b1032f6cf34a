//! Sealed letters whose day has come and that nobody has read yet, as a kept text of this device.

use super::rows::{COLUMNS, ENTRIES, entry};
use super::{Entry, EntryId, JournalError};
use crate::sealed;
use crate::store::{Reader, Store, StoreError, kept};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

/// The name of the kept text.
const NAME: &str = "opened-letters";
const KIND: &str = "kindself-opened-letters";
const VERSION: u32 = 1;

/// These have opened just now.
pub(super) fn add(change: &Connection, ids: &[EntryId]) -> Result<(), JournalError> {
    let mut all = names(change)?;
    all.extend(ids.iter().filter(|id| !all.contains(id)).copied().collect::<Vec<_>>());
    Ok(kept::put(change, NAME, &text(&all)?)?)
}

/// Those that wait to be read and are open on that day, in the order in which they opened.
pub fn waiting(reader: &Reader, today: NaiveDate) -> Result<Vec<Entry>, JournalError> {
    let sql = format!("SELECT {COLUMNS} FROM entry WHERE id = ?1 AND trashed = 0");
    let mut find = reader.connection().prepare_cached(&sql)?;
    let mut waiting = Vec::new();
    for id in names(reader.connection())? {
        // One may have been deleted, or sealed once more.
        let found = find.query_row([id.0], |row| Ok(entry(row))).optional()?.transpose()?;
        waiting.extend(found.map(|found| found.entry).filter(|entry| !entry.written.is_sealed(today)));
    }
    Ok(waiting)
}

/// It was read.
pub fn seen(store: &mut Store, id: EntryId) -> Result<(), JournalError> {
    let mut left = names(store.reader().connection())?;
    if !left.contains(&id) {
        return Ok(());
    }
    left.retain(|other| *other != id);
    let text = text(&left)?;
    // To whoever shows entries it is a change of them.
    store.write(&[ENTRIES], |change| Ok(kept::put(change, NAME, &text)?))
}

/// A text that cannot be read is none: it costs a line on a screen.
fn names(connection: &Connection) -> Result<Vec<EntryId>, JournalError> {
    let text = kept::find(connection, NAME)?;
    Ok(text.and_then(|text| sealed::open(KIND, VERSION, &text).ok()).unwrap_or_default())
}

fn text(ids: &[EntryId]) -> Result<String, JournalError> {
    sealed::seal(KIND, VERSION, &ids).map_err(|_| StoreError::Damaged.into())
}
