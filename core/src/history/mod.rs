//! Sessions that were breathed: what, when, how long, how it was. A list of what was, never a count to keep up.
//!
//! - [`Breathed`]: a session; [`Practiced`]: what a practice leaves besides.
//! - [`remember`], [`felt`], [`harder`], [`forget`], [`list`]; [`last_of`]: what the next preparation of a practice asks.

mod collection;
mod practiced;
#[cfg(test)]
mod tests;

pub(crate) use collection::{SessionLine, Sessions};
pub use practiced::{Last, Practiced, harder, last_of};

use crate::fields::Most;
use crate::session::{Rated, Subject};
use crate::store::{Reader, Store, StoreError, Topic, bury, id_as_text, tombstone};
use crate::time::{Millis, UtcMillis};
use chrono::NaiveDate;
use practiced::{from_column, to_column};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

pub(crate) const SESSIONS: Topic = Topic("sessions");

/// Names a session: 16 random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct SessionId(pub [u8; 16]);

id_as_text!(SessionId);

/// A session that was breathed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breathed {
    /// Its name.
    pub id: SessionId,
    /// What it was about.
    pub subject: Subject,
    /// When it began.
    pub started: UtcMillis,
    /// The person's day then.
    pub day: NaiveDate,
    /// How long it was played, without pauses.
    pub length: Millis,
    /// Whether it came to its end.
    pub whole: bool,
    /// How it was, from 0 to 10, if the person said.
    pub felt: Option<u8>,
    /// When it came to be here: as it began, or, where an archive brought it back, just after it was deleted. Whichever is
    /// later, this or the mark of a deletion, counts.
    pub since: UtcMillis,
    /// What was said in it and after it, where it was a practice.
    pub practiced: Practiced,
}

/// What broke off sooner than that was only looked at.
const LEAST_REMEMBERED: Millis = Millis::from_secs(10);

/// How many sessions a screen asks for at a time.
pub const PAGE: u32 = 50;

/// Whether a session that lasted so long, without pauses, is remembered. One that was carried on counts from its beginning.
/// What stirred something up is remembered however short it was.
pub fn is_remembered(length: Millis, stirred: bool) -> bool {
    stirred || length >= LEAST_REMEMBERED
}

/// The whole minutes that a session is said to have lasted: one more from three quarters of it on, so that a last breath that
/// was left out takes no minute away. 0: a moment.
pub fn minutes_given(length: Millis) -> u64 {
    length.saturating_add(Millis::from_secs(15)).0 / 60_000
}

/// Remembers a session; one that was deleted and is remembered again is here again.
pub fn remember(store: &mut Store, session: &Breathed) -> Result<(), StoreError> {
    store.write(&[SESSIONS], |change| {
        let sql = "INSERT OR REPLACE INTO session(id, subject, started, day, length, whole, felt, since,
               ratings, stirred, harder, script_length)
             VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
        put(change, sql, session, &session.practiced.ratings)?;
        tombstone::unmark(change, session.id.0)
    })
}

/// Runs a statement with a session as its values, in the order of [`COLUMNS`].
fn put(change: &Connection, sql: &str, session: &Breathed, ratings: &[Rated]) -> Result<(), StoreError> {
    let Breathed { id, subject, started, day, length, whole, felt, since, practiced } = session;
    let subject = serde_json::to_string(subject).map_err(|_| StoreError::Damaged)?;
    let ratings = practiced::joined(ratings, &[]);
    let ratings = serde_json::to_string(&ratings).map_err(|_| StoreError::Damaged)?;
    change.prepare_cached(sql)?.execute(params![
        id.0,
        subject,
        started.0,
        day.to_string(),
        to_column(*length),
        whole,
        felt.map(|felt| felt.min(FELT_MOST)),
        since.0,
        ratings,
        practiced.stirred,
        practiced.harder,
        practiced.script_length.map(to_column),
    ])?;
    Ok(())
}

/// The most a person can say of how it was, or of anything that is rated.
pub const FELT_MOST: u8 = Most::TEN.0;

/// Says how it was, from 0 to [`FELT_MOST`]; a larger number counts as the most. Of a session that is gone, nothing.
pub fn felt(store: &mut Store, id: SessionId, felt: Option<u8>) -> Result<(), StoreError> {
    store.write(&[SESSIONS], |change| {
        let felt = felt.map(|felt| felt.min(FELT_MOST));
        change.prepare_cached("UPDATE session SET felt = ?2 WHERE id = ?1")?.execute(params![id.0, felt])?;
        Ok(())
    })
}

/// How many sessions there are.
pub fn count(reader: &Reader) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM session";
    Ok(reader.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Lets a session go; nothing of it stays in the file but a mark that it is gone.
pub fn forget(store: &mut Store, id: SessionId) -> Result<(), StoreError> {
    store.delete(&[SESSIONS], |change| {
        let sql = "DELETE FROM session WHERE id = ?1 RETURNING since";
        let since = change.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?;
        since.map_or(Ok(()), |since| bury(change, id.0, UtcMillis(since)))?;
        Ok::<_, StoreError>(since.is_some())
    })?;
    Ok(())
}

/// Sessions, the newest first: `most` of them, after the first `skip`.
pub fn list(reader: &Reader, skip: u32, most: u32) -> Result<Vec<Breathed>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM session ORDER BY started DESC, at DESC LIMIT ?1 OFFSET ?2");
    let mut found = reader.connection().prepare_cached(&sql)?;
    let mut rows = found.query([most, skip])?;
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        list.push(breathed(row)?);
    }
    Ok(list)
}

const COLUMNS: &str =
    "id, subject, started, day, length, whole, felt, since, ratings, stirred, harder, script_length";

/// A row of [`COLUMNS`].
fn breathed(row: &Row) -> Result<Breathed, StoreError> {
    let (subject, day, ratings): (String, String, String) = (row.get(1)?, row.get(3)?, row.get(8)?);
    Ok(Breathed {
        id: SessionId(row.get(0)?),
        subject: serde_json::from_str(&subject).map_err(|_| StoreError::Damaged)?,
        started: UtcMillis(row.get(2)?),
        day: day.parse().map_err(|_| StoreError::Damaged)?,
        length: from_column(row.get(4)?),
        whole: row.get(5)?,
        felt: row.get(6)?,
        since: UtcMillis(row.get(7)?),
        practiced: Practiced {
            ratings: serde_json::from_str(&ratings).map_err(|_| StoreError::Damaged)?,
            stirred: row.get(9)?,
            harder: row.get(10)?,
            script_length: row.get::<_, Option<i64>>(11)?.map(from_column),
        },
    })
}
