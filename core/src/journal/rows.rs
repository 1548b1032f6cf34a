//! Between rows of the file and entries.

use super::{Entry, EntryId, JournalError, Written};
use crate::fields::Value;
use crate::search::index;
use crate::store::{StoreError, Topic};
use crate::time::UtcMillis;
use rusqlite::{OptionalExtension, Row, Transaction, params};

pub(crate) const ENTRIES: Topic = Topic("entries");
pub(crate) const DRAFTS: Topic = Topic("drafts");

/// An entry as it stands in the file.
pub(crate) struct Stored {
    pub at: i64,
    pub entry: Entry,
}

/// The columns that [`entry`] reads, in its order, of the table `entry`.
pub(crate) const COLUMNS: &str = "entry.at, entry.id, entry.created, entry.edited, entry.written";

pub(crate) fn entry(row: &Row) -> Result<Stored, JournalError> {
    let written: String = row.get(4)?;
    let id: [u8; 16] = row.get(1)?;
    Ok(Stored {
        at: row.get(0)?,
        entry: Entry {
            id: EntryId(id),
            created: UtcMillis(row.get(2)?),
            edited: UtcMillis(row.get(3)?),
            written: from_json(&written)?,
        },
    })
}

pub(crate) fn to_json(written: &Written) -> Result<String, JournalError> {
    serde_json::to_string(written).map_err(|_| StoreError::Damaged.into())
}

pub(crate) fn from_json(text: &str) -> Result<Written, JournalError> {
    serde_json::from_str(text).map_err(|_| StoreError::Damaged.into())
}

pub(super) fn find(connection: &rusqlite::Connection, id: EntryId) -> Result<Option<Stored>, JournalError> {
    let sql = format!("SELECT {COLUMNS} FROM entry WHERE id = ?1");
    let mut found = connection.prepare_cached(&sql)?;
    let row = found.query_row([id.0], |row| Ok(entry(row))).optional()?;
    row.transpose()
}

/// Writes an entry's row, new or changed, and its tags. The row's number.
pub(crate) fn put(change: &Transaction, entry: &Entry, waits: bool) -> Result<i64, JournalError> {
    let written = &entry.written;
    let rated = written.values.values().any(|value| matches!(value, Value::Rating(_)));
    let sql = "INSERT INTO entry(id, kind, day, created, edited, opens, rated, waits, written)
         VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT(id) DO UPDATE SET kind = excluded.kind, day = excluded.day, created = excluded.created,
           edited = excluded.edited, opens = excluded.opens, rated = excluded.rated, waits = excluded.waits,
           written = excluded.written, trashed = 0
         RETURNING at";
    let values = params![
        entry.id.0,
        written.kind.0,
        written.day.to_string(),
        entry.created.0,
        entry.edited.0,
        written.opens.map(|day| day.to_string()),
        rated,
        waits,
        to_json(written)?,
    ];
    let at: i64 = change.prepare_cached(sql)?.query_row(values, |row| row.get(0))?;
    change.prepare_cached("DELETE FROM tag WHERE entry = ?1")?.execute([at])?;
    index::put_tags(change, at, written)?;
    Ok(at)
}
