//! Sessions as a collection.

use super::{Breathed, COLUMNS, Practiced, Rated, SESSIONS, SessionId, practiced, put};
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
use rusqlite::{Connection, OptionalExtension, params};
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
    /// Each pair once, those with a number alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ratings: Vec<Rated>,
    /// Whether something was stirred up.
    #[serde(default, skip_serializing_if = "is_not")]
    pub stirred: bool,
    /// Whether it was harder than before.
    #[serde(default, skip_serializing_if = "is_not")]
    pub harder: bool,
    /// The length of the script that was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script_length: Option<Millis>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
fn is_not(said: &bool) -> bool {
    !*said
}

impl From<Breathed> for SessionLine {
    fn from(session: Breathed) -> Self {
        let Breathed { id, subject, started, day, length, whole, felt, since, practiced } = session;
        let Practiced { ratings, stirred, harder, script_length } = practiced;
        Self {
            id,
            subject,
            started,
            day,
            length,
            whole,
            felt,
            since,
            ratings,
            stirred,
            harder,
            script_length,
        }
    }
}

impl From<SessionLine> for Breathed {
    fn from(line: SessionLine) -> Self {
        let SessionLine { id, subject, started, day, length, whole, felt, since, .. } = line;
        let SessionLine { ratings, stirred, harder, script_length, .. } = line;
        let practiced = Practiced { ratings, stirred, harder, script_length };
        Self { id, subject, started, day, length, whole, felt, since, practiced }
    }
}

/// Sessions that were breathed. They do not change, apart from what is said of them (how they were felt, ratings, stirred, harder):
/// said stands before not said, and more before less. The later of two counts: that it was deleted, or that it came to be here.
#[derive(Debug)]
pub(crate) struct Sessions;

impl Collection for Sessions {
    fn topic(&self) -> Topic {
        SESSIONS
    }

    fn tables(&self) -> &'static [Table] {
        &[Table {
            name: "session",
            forms: &[("subject", is_json::<Subject>), ("ratings", is_json::<Vec<Rated>>)],
        }]
    }

    /// What is said of a session counts with its place, so that two that change against each other are seen. Most have no ratings.
    fn state(&self) -> Option<&'static str> {
        Some(
            "SELECT count(*), coalesce(sum(since & 0xffffffff), 0),
               coalesce(sum((at & 0xffff) * (felt + 1)), 0),
               coalesce(sum((at & 0xffff) * (2 * harder + stirred)), 0),
               coalesce(sum(script_length & 0xffffffff), 0),
               coalesce(sum(CASE ratings WHEN '[]' THEN 0 ELSE (at & 0xffff)
                 * (SELECT sum(atom + 1) FROM json_tree(ratings) WHERE type = 'integer') END), 0)
             FROM session",
        )
    }

    fn member(&self) -> &'static str {
        "sessions.jsonl"
    }

    fn lines(&self, file: &Connection, _: Purpose, each: Each) -> Result<(), Halt> {
        let mut found = file.prepare(&format!("SELECT {COLUMNS} FROM session ORDER BY id"))?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            give(&SessionLine::from(super::breathed(row)?), each)?;
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
            let sql = "INSERT INTO session(id, subject, started, day, length, whole, felt, since,
                   ratings, stirred, harder, script_length)
                 VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                 ON CONFLICT(id) DO UPDATE SET since = max(since, excluded.since),
                   felt = nullif(max(coalesce(felt, -1), coalesce(excluded.felt, -1)), -1),
                   ratings = excluded.ratings,
                   stirred = max(stirred, excluded.stirred),
                   harder = max(harder, excluded.harder),
                   script_length = coalesce(max(script_length, excluded.script_length),
                     script_length, excluded.script_length)";
            let ratings = practiced::joined(&ratings_here(change, session.id)?, &session.ratings);
            put(change, sql, &session.clone().into(), &ratings)?;
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

/// What was rated in a session that is here; nothing in one that is not.
fn ratings_here(file: &Connection, id: SessionId) -> Result<Vec<Rated>, StoreError> {
    let mut found = file.prepare_cached("SELECT ratings FROM session WHERE id = ?1")?;
    let ratings: Option<String> = found.query_row([id.0], |row| row.get(0)).optional()?;
    let ratings = ratings.map(|ratings| serde_json::from_str(&ratings).map_err(|_| StoreError::Damaged));
    Ok(ratings.transpose()?.unwrap_or_default())
}
