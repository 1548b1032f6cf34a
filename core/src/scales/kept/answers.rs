//! Sheets that were answered.

use super::unfinished;
use super::{ANSWERS, KeptError, wordings};
use crate::content::{Instrument, InstrumentId, ItemNo, TimeFrameId};
use crate::scales::{Scored, Sheet, WordingName, check, score};
use crate::store::kept::KEPT;
use crate::store::{Reader, Store, StoreError, bury, id_as_text, tombstone};
use crate::time::{Moment, UtcMillis};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Names a sheet: 16 random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TakenId(pub [u8; 16]);

id_as_text!(TakenId);

/// A sheet that was answered. It never changes: to answer otherwise is to answer once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub id: TakenId,
    pub answered: Answered,
    /// When the last answer was given.
    pub finished: UtcMillis,
    /// The person's day then.
    pub day: NaiveDate,
    /// When it came to be here: as it was finished, or, where an archive brought it back, just after it was deleted. Whichever is
    /// later, this or the mark of a deletion, counts.
    pub since: UtcMillis,
}

/// What was answered, and to what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    pub sheet: Sheet,
    /// The time that it was about.
    pub time_frame: TimeFrameId,
    /// Items that were seen and left.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub skipped: BTreeSet<ItemNo>,
    /// Where the wording is from, as whoever brought it said; it stays readable when the wording is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording_from: Option<String>,
    /// When the first answer was given.
    pub begun: UtcMillis,
}

/// Keeps a sheet that is finished; what was kept of it on the way goes with the same change.
///
/// Errors: [`KeptError::Answers`], [`KeptError::NothingAnswered`], [`KeptError::Clock`], and those of the file. What was kept on the way then stays.
pub fn take(
    store: &mut Store,
    instrument: &Instrument,
    id: TakenId,
    sheet: Sheet,
    skipped: BTreeSet<ItemNo>,
    begun: UtcMillis,
    now: Moment,
) -> Result<Taken, KeptError> {
    check(instrument, &sheet)?;
    if sheet.answers.is_empty() {
        return Err(KeptError::NothingAnswered);
    }
    let day = now.day().ok_or(KeptError::Clock)?;
    let finished = now.at.nearest_kept();
    let time_frame = sheet.time_frame(instrument).clone();
    let wording_from = match &sheet.wording {
        WordingName::Own { .. } => None,
        WordingName::Brought { id, .. } => {
            wordings::wording(store.reader(), *id)?.map(|kept| kept.wording.source)
        }
    };
    let skipped = skipped.into_iter().filter(|item| !sheet.answers.contains_key(item)).collect();
    let answered = Answered { sheet, time_frame, skipped, wording_from, begun: begun.nearest_kept() };
    let taken = Taken { id, answered, finished, day, since: finished };
    store.write(&[ANSWERS, KEPT], |change| {
        put(change, &taken)?;
        tombstone::unmark(change, id.0)?;
        unfinished::let_go(change, &instrument.id)
    })?;
    Ok(taken)
}

/// Sheets of one instrument, or of all, the newest first.
pub fn list(reader: &Reader, instrument: Option<&InstrumentId>) -> Result<Vec<Taken>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sheet WHERE ?1 IS NULL OR instrument = ?1 ORDER BY finished DESC, at DESC"
    );
    let mut found = reader.connection().prepare_cached(&sql)?;
    let mut rows = found.query([instrument.map(|id| &id.0)])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(taken(row)?);
    }
    Ok(all)
}

/// The sheet of that name. Errors: [`KeptError::Gone`].
pub fn find(reader: &Reader, id: TakenId) -> Result<Taken, KeptError> {
    let sql = format!("SELECT {COLUMNS} FROM sheet WHERE id = ?1");
    let mut found = reader.connection().prepare_cached(&sql)?;
    let mut rows = found.query([id.0])?;
    Ok(taken(rows.next()?.ok_or(KeptError::Gone)?)?)
}

/// The sheet that one is held against: the last one before it of the same wording and time that has every score whose change is told; where
/// there is none, the last one before it that can be scored, and it is said why the two are not compared.
pub fn earlier(reader: &Reader, instrument: &Instrument, taken: &Taken) -> Result<Option<Taken>, StoreError> {
    let all = list(reader, Some(&instrument.id))?;
    let before = all.into_iter().filter(|other| other.finished < taken.finished && other.id != taken.id);
    let scored = before.filter_map(|other| Some((score(instrument, &other.answered.sheet).ok()?, other)));
    let mut before: Vec<(Scored, Taken)> = scored.collect();
    let Answered { sheet, time_frame, .. } = &taken.answered;
    let found = before.iter().position(|(scored, other)| {
        let answered = &other.answered;
        let is_same = answered.sheet.wording.is_same(&sheet.wording) && answered.time_frame == *time_frame;
        is_same && instrument.told().iter().all(|of| scored.value(of).is_some_and(|score| score.is_ok()))
    });
    let found = found.unwrap_or(0);
    Ok((found < before.len()).then(|| before.swap_remove(found).1))
}

/// How many there are of one instrument, or of all.
pub fn count(reader: &Reader, instrument: Option<&InstrumentId>) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM sheet WHERE ?1 IS NULL OR instrument = ?1";
    let mut found = reader.connection().prepare_cached(sql)?;
    Ok(found.query_row([instrument.map(|id| &id.0)], |row| row.get(0))?)
}

/// Lets a sheet go; nothing of it stays in the file but a mark that it is gone.
pub fn forget(store: &mut Store, id: TakenId, now: UtcMillis) -> Result<(), StoreError> {
    store.delete(&[ANSWERS], |change| {
        let sql = "DELETE FROM sheet WHERE id = ?1 RETURNING since";
        let since = change.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?;
        since.map_or(Ok(()), |since| bury(change, id.0, now.max(UtcMillis(since))))?;
        Ok::<_, StoreError>(since.is_some())
    })?;
    Ok(())
}

pub(super) const COLUMNS: &str = "id, finished, day, answered, since";

/// A row of [`COLUMNS`].
pub(super) fn taken(row: &Row) -> Result<Taken, StoreError> {
    let (day, answered): (String, String) = (row.get(2)?, row.get(3)?);
    Ok(Taken {
        id: TakenId(row.get(0)?),
        finished: UtcMillis(row.get(1)?),
        day: day.parse().map_err(|_| StoreError::Damaged)?,
        answered: serde_json::from_str(&answered).map_err(|_| StoreError::Damaged)?,
        since: UtcMillis(row.get(4)?),
    })
}

/// Puts it in. Of one that is here nothing changes but when it came.
pub(super) fn put(change: &Connection, taken: &Taken) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO sheet(id, instrument, finished, day, answered, since) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT(id) DO UPDATE SET since = max(since, excluded.since)";
    let Taken { id, answered, finished, day, since } = taken;
    let text = serde_json::to_string(answered).map_err(|_| StoreError::Damaged)?;
    let values = params![id.0, answered.sheet.instrument.0, finished.0, day.to_string(), text, since.0];
    change.prepare_cached(sql)?.execute(values)?;
    Ok(())
}
