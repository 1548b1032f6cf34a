//! What someone wants to find again at once: practices, ways to breathe, breaths of their own.
//!
//! - [`Favourite`]: what, and since when. Its name is made of what it is, so that two devices give it the same one.
//! - [`keep`], [`forget`], [`list`].

mod collection;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use collection::Favourites;

use crate::session::Subject;
use crate::store::{Reader, Store, StoreError, Topic, bury, id_as_text, tombstone};
use crate::time::UtcMillis;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub(crate) const FAVOURITES: Topic = Topic("favourites");

/// Names a favourite: sixteen bytes that come of what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FavouriteId(pub [u8; 16]);

id_as_text!(FavouriteId);

impl FavouriteId {
    /// The name of that favourite, on every device.
    pub fn of(subject: &Subject) -> Result<Self, StoreError> {
        let digest = Sha256::digest(format!("favourite {}", as_text(subject)?));
        let mut id = [0; 16];
        id.iter_mut().zip(digest).for_each(|(byte, made)| *byte = made);
        Ok(Self(id))
    }
}

/// Something that someone wants to find again at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favourite {
    pub subject: Subject,
    /// When it became one.
    pub added: UtcMillis,
    /// When it came to be here: as it was added, or, where an archive brought it back, just after it was deleted. Whichever is later,
    /// this or the mark of a deletion, counts.
    pub since: UtcMillis,
}

/// Makes it a favourite; one that is stays as it is.
pub fn keep(store: &mut Store, subject: Subject, now: UtcMillis) -> Result<(), StoreError> {
    let now = now.nearest_kept();
    let id = FavouriteId::of(&subject)?;
    store.write(&[FAVOURITES], |change| {
        put(change, id, &Favourite { subject, added: now, since: now })?;
        tombstone::unmark(change, id.0)
    })
}

/// It is none any more; nothing of it stays in the file but a mark that it is gone.
pub fn forget(store: &mut Store, subject: &Subject, now: UtcMillis) -> Result<(), StoreError> {
    let id = FavouriteId::of(subject)?;
    store.delete(&[FAVOURITES], |change| {
        let sql = "DELETE FROM favourite WHERE id = ?1 RETURNING since";
        let since = change.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?;
        // It may be made one again elsewhere before it is none here: the deletion counts as of now, and not before it was added.
        since.map_or(Ok(()), |since| bury(change, id.0, now.max(UtcMillis(since))))?;
        Ok::<_, StoreError>(since.is_some())
    })?;
    Ok(())
}

/// All of them, the last one first.
pub fn list(reader: &Reader) -> Result<Vec<Favourite>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM favourite ORDER BY added DESC, id");
    let mut found = reader.connection().prepare_cached(&sql)?;
    let mut rows = found.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(favourite(row)?);
    }
    Ok(all)
}

const COLUMNS: &str = "subject, added, since";

/// A row of [`COLUMNS`].
fn favourite(row: &Row) -> Result<Favourite, StoreError> {
    let subject: String = row.get(0)?;
    Ok(Favourite {
        subject: serde_json::from_str(&subject).map_err(|_| StoreError::Damaged)?,
        added: UtcMillis(row.get(1)?),
        since: UtcMillis(row.get(2)?),
    })
}

/// Puts it in. Of one that is here, the first moment it was added and the last one it came stand.
fn put(change: &Connection, id: FavouriteId, favourite: &Favourite) -> Result<(), StoreError> {
    let sql = "INSERT INTO favourite(id, subject, added, since) VALUES(?1, ?2, ?3, ?4)
         ON CONFLICT(id) DO UPDATE SET added = min(added, excluded.added), since = max(since, excluded.since)";
    let Favourite { subject, added, since } = favourite;
    change.prepare_cached(sql)?.execute(params![id.0, as_text(subject)?, added.0, since.0])?;
    Ok(())
}

fn as_text(subject: &Subject) -> Result<String, StoreError> {
    serde_json::to_string(subject).map_err(|_| StoreError::Damaged)
}
