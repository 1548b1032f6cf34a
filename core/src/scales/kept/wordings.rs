//! Wordings that someone brought.

use super::{KeptError, WORDINGS};
use crate::content::InstrumentId;
use crate::scales::wording::Wording;
use crate::scales::{WordingId, WordingName};
use crate::store::{Reader, Store, StoreError, bury, tombstone};
use crate::time::UtcMillis;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A wording that is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptWording {
    pub name: WordingName,
    pub wording: Wording,
    /// When it was kept last.
    pub changed: UtcMillis,
}

/// Keeps a wording; of one that says the same and is here, what is said of it is what is said now. Its name, for the sheets that are
/// answered in it. Errors: those of [`Draft::whole`](crate::scales::wording::Draft::whole), and those of the file.
pub fn keep_wording(store: &mut Store, wording: Wording, now: UtcMillis) -> Result<WordingName, KeptError> {
    let wording = wording.checked()?;
    let (name, id) = (wording.name(), wording.id());
    // Where the clock is behind what is here, this is what was said last all the same.
    let here = self::wording(store.reader(), id)?.map(|kept| kept.changed.next());
    let now = here.map_or(now, |here| here.max(now)).nearest_kept();
    store.write(&[WORDINGS], |change| {
        put(change, id, &wording, now)?;
        tombstone::unmark(change, id.0)
    })?;
    Ok(name)
}

/// Wordings of one instrument, or of all, the last one first.
pub fn wordings(reader: &Reader, instrument: Option<&InstrumentId>) -> Result<Vec<KeptWording>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM wording WHERE ?1 IS NULL OR instrument = ?1 ORDER BY changed DESC, at DESC"
    );
    let mut found = reader.connection().prepare_cached(&sql)?;
    let mut rows = found.query([instrument.map(|id| &id.0)])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(kept(row)?);
    }
    Ok(all)
}

/// The wording of that name, if it is here.
pub fn wording(reader: &Reader, id: WordingId) -> Result<Option<KeptWording>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM wording WHERE id = ?1");
    let mut found = reader.connection().prepare_cached(&sql)?;
    let mut rows = found.query([id.0])?;
    rows.next()?.map(kept).transpose()
}

/// How many sheets were answered in that wording: to be said before it is let go. They stay.
pub fn answers_in(reader: &Reader, id: WordingId) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM sheet WHERE json_extract(answered, '$.sheet.wording.id') = ?1";
    Ok(reader.connection().prepare_cached(sql)?.query_row([id.text()], |row| row.get(0))?)
}

/// Lets a wording go: nothing of it stays in the file but a mark that it is gone. Sheets that were answered in it stay, and so do their
/// scores and where the wording was from.
pub fn forget_wording(store: &mut Store, id: WordingId, now: UtcMillis) -> Result<(), StoreError> {
    store.delete(&[WORDINGS], |change| {
        let sql = "DELETE FROM wording WHERE id = ?1 RETURNING changed";
        let changed = change.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?;
        changed.map_or(Ok(()), |changed| bury(change, id.0, now.max(UtcMillis(changed))))?;
        Ok::<_, StoreError>(changed.is_some())
    })?;
    Ok(())
}

pub(super) const COLUMNS: &str = "wording, changed";

/// A row of [`COLUMNS`].
pub(super) fn kept(row: &Row) -> Result<KeptWording, StoreError> {
    let wording: String = row.get(0)?;
    let wording: Wording = serde_json::from_str(&wording).map_err(|_| StoreError::Damaged)?;
    Ok(KeptWording { name: wording.name(), wording, changed: UtcMillis(row.get(1)?) })
}

/// Puts it in. Of two versions of what is said of it the later one stands; of two of one moment the same one on every device.
pub(super) fn put(
    change: &Connection,
    id: WordingId,
    wording: &Wording,
    changed: UtcMillis,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO wording(id, instrument, wording, changed) VALUES(?1, ?2, ?3, ?4)
         ON CONFLICT(id) DO UPDATE SET wording = excluded.wording, changed = excluded.changed
         WHERE (excluded.changed, excluded.wording) > (changed, wording)";
    let text = serde_json::to_string(wording).map_err(|_| StoreError::Damaged)?;
    change.prepare_cached(sql)?.execute(params![id.0, wording.instrument.0, text, changed.0])?;
    Ok(())
}
