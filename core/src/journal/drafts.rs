//! What is being written: kept as it is every second or so, offered again after a kill.

use super::rows::DRAFTS;
use super::{Draft, DraftId, EntryId, JournalError, Written, check, entries, rows};
use crate::store::{Reader, Store, bury};
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

/// A draft is kept so long after the first change that is not kept yet: with the time a drive takes, at most two
/// seconds of typing are lost to a kill.
pub const AUTOSAVE_MS: u64 = 1000;

/// Keeps a draft in place of what it was before. It may be empty or wrong; it may not be endless. One that was let go and is
/// kept again is here again, and counts as written on after that, whatever the clock says.
///
/// Errors: [`JournalError::TooLong`]; [`JournalError::Sealed`] where its entry is sealed on that day, for a draft can be read.
/// Where the clock shows no day, a draft is kept all the same.
pub fn keep(store: &mut Store, draft: &Draft, today: Option<NaiveDate>) -> Result<(), JournalError> {
    check::size(&draft.written)?;
    let written = rows::to_json(&draft.written)?;
    store.write(&[DRAFTS], |change| {
        if let (Some(entry), Some(today)) = (draft.entry, today) {
            rows::find(change, entry)?.map_or(Ok(()), |found| entries::sealed(&found.entry, today))?;
        }
        let sql = "DELETE FROM tombstone WHERE id = ?1 RETURNING deleted";
        let gone = change.prepare_cached(sql)?.query_row([draft.id.0], |row| row.get(0)).optional()?;
        // Whatever the clock says, it is kept.
        let saved = draft.saved.nearest_kept();
        let saved = gone.map_or(saved, |gone| saved.max(UtcMillis(gone).next()));
        let sql = "INSERT INTO draft(id, entry, saved, written) VALUES(?1, ?2, ?3, ?4)
             ON CONFLICT(id) DO UPDATE SET saved = excluded.saved, written = excluded.written";
        let entry = draft.entry.map(|id| id.0);
        change.prepare_cached(sql)?.execute(params![draft.id.0, entry, saved.0, written])?;
        Ok(())
    })
}

/// Puts what is written into its draft: keeps it, or lets it go where all of it was taken away again, for what is blank is no
/// draft. Its name; `None` where there is none.
///
/// Errors: those of [`keep`].
pub fn save(
    store: &mut Store,
    draft: &Draft,
    today: Option<NaiveDate>,
) -> Result<Option<DraftId>, JournalError> {
    if draft.written.is_blank() {
        discard(store, draft.id)?;
        return Ok(None);
    }
    keep(store, draft, today)?;
    Ok(Some(draft.id))
}

/// The draft of that name. Errors: [`JournalError::Gone`].
pub fn find(reader: &Reader, id: DraftId) -> Result<Draft, JournalError> {
    all(reader)?.into_iter().find(|draft| draft.id == id).ok_or(JournalError::Gone)
}

/// The newest draft in which an entry is being changed; `None` where none was begun.
pub fn of_entry(reader: &Reader, entry: EntryId) -> Result<Option<Draft>, JournalError> {
    Ok(all(reader)?.into_iter().find(|draft| draft.entry == Some(entry)))
}

/// All drafts, the newest first.
pub fn all(reader: &Reader) -> Result<Vec<Draft>, JournalError> {
    let sql = "SELECT id, entry, saved, written FROM draft ORDER BY saved DESC, at DESC";
    let mut found = reader.connection().prepare_cached(sql)?;
    let mut rows = found.query([])?;
    let mut drafts = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, entry): ([u8; 16], Option<[u8; 16]>) = (row.get(0)?, row.get(1)?);
        drafts.push(Draft {
            id: DraftId(id),
            entry: entry.map(EntryId),
            saved: UtcMillis(row.get(2)?),
            written: read(&row.get::<_, String>(3)?)?,
        });
    }
    Ok(drafts)
}

fn read(text: &str) -> Result<Written, JournalError> {
    rows::from_json(text)
}

/// How many drafts there are.
pub fn count(reader: &Reader) -> Result<u32, JournalError> {
    let sql = "SELECT count(*) FROM draft";
    Ok(reader.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Lets a draft go; nothing of it stays in the file but a mark that it is gone.
pub fn discard(store: &mut Store, id: DraftId) -> Result<(), JournalError> {
    store.delete(&[DRAFTS], |change| {
        let sql = "DELETE FROM draft WHERE id = ?1 RETURNING saved";
        let saved = change.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?;
        saved.map_or(Ok(()), |saved| bury(change, id.0, UtcMillis(saved)))?;
        Ok::<_, JournalError>(saved.is_some())
    })?;
    Ok(())
}
