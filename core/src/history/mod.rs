//! Sessions that were breathed: what, when, how long, how it was. A list of what was, never a count to keep up.

mod collection;

pub(crate) use collection::{SessionLine, Sessions};

use crate::session::Subject;
use crate::store::{Reader, Store, StoreError, Topic, bury, id_as_text, tombstone};
use crate::time::{Millis, UtcMillis};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};
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
}

/// What broke off sooner than that was only looked at.
const LEAST_REMEMBERED: Millis = Millis::from_secs(10);

/// How many sessions a screen asks for at a time.
pub const PAGE: u32 = 50;

/// Whether a session that lasted so long, without pauses, is remembered. One that was carried on counts from its beginning.
pub fn is_remembered(length: Millis) -> bool {
    length >= LEAST_REMEMBERED
}

/// The whole minutes that a session is said to have lasted: one more from three quarters of it on, so that a last breath that
/// was left out takes no minute away. 0: a moment.
pub fn minutes_given(length: Millis) -> u64 {
    length.saturating_add(Millis::from_secs(15)).0 / 60_000
}

/// Remembers a session; one that was deleted and is remembered again is here again.
pub fn remember(store: &mut Store, session: &Breathed) -> Result<(), StoreError> {
    let subject = serde_json::to_string(&session.subject).map_err(|_| StoreError::Damaged)?;
    let length = i64::try_from(session.length.0).unwrap_or(i64::MAX);
    let felt = session.felt.map(|felt| felt.min(FELT_MOST));
    store.write(&[SESSIONS], |change| {
        let sql = "INSERT OR REPLACE INTO session(id, subject, started, day, length, whole, felt, since)
             VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let (id, started, day) = (session.id.0, session.started.0, session.day.to_string());
        let values = params![id, subject, started, day, length, session.whole, felt, session.since.0];
        change.prepare_cached(sql)?.execute(values)?;
        tombstone::unmark(change, id)
    })
}

/// The most a person can say of how it was.
pub const FELT_MOST: u8 = 10;

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
    let sql = "SELECT id, subject, started, day, length, whole, felt, since FROM session
         ORDER BY started DESC, at DESC LIMIT ?1 OFFSET ?2";
    let mut found = reader.connection().prepare_cached(sql)?;
    let mut rows = found.query([most, skip])?;
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        list.push(breathed(row)?);
    }
    Ok(list)
}

/// Columns: id, subject, started, day, length, whole, felt, since.
fn breathed(row: &Row) -> Result<Breathed, StoreError> {
    let (subject, day): (String, String) = (row.get(1)?, row.get(3)?);
    Ok(Breathed {
        id: SessionId(row.get(0)?),
        subject: serde_json::from_str(&subject).map_err(|_| StoreError::Damaged)?,
        started: UtcMillis(row.get(2)?),
        day: day.parse().map_err(|_| StoreError::Damaged)?,
        length: Millis(u64::try_from(row.get::<_, i64>(4)?).unwrap_or(0)),
        whole: row.get(5)?,
        felt: row.get(6)?,
        since: UtcMillis(row.get(7)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_remembered_from_its_tenth_second_on() {
        for (ms, remembered) in [(0, false), (9_999, false), (10_000, true), (u64::MAX, true)] {
            assert_eq!(is_remembered(Millis(ms)), remembered, "{ms}");
        }
    }

    #[test]
    fn minutes_are_whole_and_a_quarter_that_is_left_out_takes_none_away() {
        for (ms, minutes) in [(0, 0), (44_999, 0), (45_000, 1), (60_000, 1), (104_999, 1), (105_000, 2)] {
            assert_eq!(minutes_given(Millis(ms)), minutes, "{ms}");
        }
    }
}
