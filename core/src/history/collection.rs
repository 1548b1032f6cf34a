//! Sessions as a collection.

use super::{FELT_MOST, SESSIONS, SessionId};
use crate::content::Catalogue;
use crate::session::Subject;
use crate::store::StoreError;
use crate::store::collection::{
    Collection, Count, Each, Halt, Mode, Outcome, Purpose, Records, Restoring, Table, Topic, Wish, give,
    is_json,
};
use crate::store::tombstone;
use crate::time::{Millis, UtcMillis};
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// A session that was breathed, as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SessionLine {
    /// Its name.
    pub id: SessionId,
    /// What it was about.
    pub subject: Subject,
    /// When it began.
    pub started: UtcMillis,
    /// The person's day then.
    pub day: NaiveDate,
    /// Milliseconds played.
    pub length: Millis,
    /// Whether it came to its end.
    pub whole: bool,
    /// How it was, from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt: Option<u8>,
    /// When it came to be there.
    pub since: UtcMillis,
}

/// Sessions that were breathed. They do not change, apart from how they were felt: said stands before not said, and more before
/// less. The later of two counts: that it was deleted, or that it came to be here.
#[derive(Debug)]
pub(crate) struct Sessions;

impl Collection for Sessions {
    fn topic(&self) -> Topic {
        SESSIONS
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "session", forms: &[("subject", is_json::<Subject>)] }]
    }

    /// How a session was felt counts with its place, so that two that change against each other are seen.
    fn state(&self) -> Option<&'static str> {
        Some(
            "SELECT count(*), coalesce(sum(since & 0xffffffff), 0),
               coalesce(sum((at & 0xffff) * (felt + 1)), 0) FROM session",
        )
    }

    fn member(&self) -> &'static str {
        "sessions.jsonl"
    }

    fn lines(&self, file: &Connection, _: Purpose, each: Each) -> Result<(), Halt> {
        let sql = "SELECT id, subject, started, day, length, whole, felt, since FROM session ORDER BY id";
        let mut found = file.prepare(sql)?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let session = super::breathed(row)?;
            let line = SessionLine {
                id: session.id,
                subject: session.subject,
                started: session.started,
                day: session.day,
                length: session.length,
                whole: session.whole,
                felt: session.felt,
                since: session.since,
            };
            give(&line, each)?;
        }
        Ok(())
    }

    fn read(&self, line: &[u8], _: &Catalogue, records: &mut Records) -> Option<()> {
        let line: SessionLine = serde_json::from_slice(line).ok()?;
        let kept = line.started.is_kept() && line.since.is_kept();
        kept.then(|| records.put(line.id.text(), line))?
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<SessionLine>(SESSIONS)
    }

    /// Sessions come that are not here, and were not deleted here, or are restored.
    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError> {
        let stays_deleted = wish.mode == Mode::Merge { restore_deleted: false };
        let mut here = file.prepare_cached(
            "SELECT EXISTS(SELECT 1 FROM session WHERE id = ?1)
               OR (?2 AND EXISTS(SELECT 1 FROM tombstone WHERE id = ?1 AND deleted >= ?3))",
        )?;
        let mut new = 0;
        for session in there.of::<SessionLine>() {
            let values = params![session.id.0, stays_deleted, session.since.0];
            new += u32::from(!here.query_row(values, |row| row.get::<_, bool>(0))?);
        }
        Ok(SESSIONS.outcome(new))
    }

    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        if restoring.wish.mode == Mode::Replace {
            restoring.change.execute("DELETE FROM session", [])?;
            for session in there.of::<SessionLine>() {
                tombstone::unmark(restoring.change, session.id.0)?;
            }
        }
        Ok(())
    }

    /// Where deleted ones are restored, what was deleted on one side is here.
    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        let (change, restores) = (restoring.change, restoring.wish.restores_deleted());
        if !restores {
            restoring.gone |= tombstone::let_go(change, "session", "since")?;
        }
        for session in there.of::<SessionLine>() {
            let subject = serde_json::to_string(&session.subject).map_err(|_| StoreError::Damaged)?;
            let length = i64::try_from(session.length.0).unwrap_or(i64::MAX);
            let felt = session.felt.map(|felt| felt.min(FELT_MOST));
            let sql = "INSERT INTO session(id, subject, started, day, length, whole, felt, since)
                 VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT(id) DO UPDATE SET since = max(since, excluded.since),
                   felt = nullif(max(coalesce(felt, -1), coalesce(excluded.felt, -1)), -1)";
            let (id, started, day) = (session.id.0, session.started.0, session.day.to_string());
            let values = params![id, subject, started, day, length, session.whole, felt, session.since.0];
            change.prepare_cached(sql)?.execute(values)?;
            restoring.step()?;
        }
        if restores {
            tombstone::restore_marked(change, "session", "since")?;
        } else {
            tombstone::let_go(change, "session", "since")?;
        }
        Ok(tombstone::unmark_all(change, "session")?)
    }
}
