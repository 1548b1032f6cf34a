//! Answers and wordings as collections.

use super::answers::{self, Answered, Taken, TakenId};
use super::wordings::{self, KeptWording};
use super::{ANSWERS, WORDINGS};
use crate::content::{Catalogue, InstrumentId};
use crate::scales::wording::Wording;
use crate::scales::{Sheet, WordingId, check};
use crate::store::StoreError;
use crate::store::collection::{
    Collection, Count, Each, Halt, Mode, Outcome, Purpose, Records, Restoring, Table, Topic, Wish, give,
    is_json,
};
use crate::store::tombstone;
use crate::time::{FIRST_DAY, LAST_DAY, UtcMillis};
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// A sheet, as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakenLine {
    pub id: TakenId,
    pub answered: Answered,
    pub finished: UtcMillis,
    pub day: NaiveDate,
    /// When it came to be there.
    pub since: UtcMillis,
}

impl From<Taken> for TakenLine {
    fn from(taken: Taken) -> Self {
        let Taken { id, answered, finished, day, since } = taken;
        Self { id, answered, finished, day, since }
    }
}

impl From<TakenLine> for Taken {
    fn from(line: TakenLine) -> Self {
        let TakenLine { id, answered, finished, day, since } = line;
        Self { id, answered, finished, day, since }
    }
}

/// Sheets that were answered. There is nothing to change about one. The later of two counts: that it was deleted, or that it came to
/// be here.
#[derive(Debug)]
pub(crate) struct Answers;

impl Collection for Answers {
    fn topic(&self) -> Topic {
        ANSWERS
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "sheet", forms: &[("answered", is_json::<Answered>), ("day", is_day)] }]
    }

    /// When each was finished counts with its place, so that one that takes another's place is seen.
    fn state(&self) -> Option<&'static str> {
        Some(
            "SELECT count(*), coalesce(sum(since & 0xffffffff), 0),
               coalesce(sum((at & 0xffff) * (finished & 0xffffffff)), 0) FROM sheet",
        )
    }

    fn member(&self) -> &'static str {
        "answers.jsonl"
    }

    fn lines(&self, file: &Connection, _: Purpose, each: Each) -> Result<(), Halt> {
        let mut found = file.prepare(&format!("SELECT {} FROM sheet ORDER BY id", answers::COLUMNS))?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            give(&TakenLine::from(answers::taken(row)?), each)?;
        }
        Ok(())
    }

    /// Of an instrument that nobody knows here, too: it is a newer version's.
    fn read(&self, line: &[u8], catalogue: &Catalogue, records: &mut Records) -> Option<()> {
        let line: TakenLine = serde_json::from_slice(line).ok()?;
        let sheet = &line.answered.sheet;
        if let Some(instrument) = catalogue.instrument(&sheet.instrument).filter(|one| one.key == sheet.key) {
            check(instrument, sheet).ok()?;
        }
        let moments = [line.finished, line.since, line.answered.begun];
        let kept = moments.iter().all(|moment| moment.is_kept()) && is_day(&line.day.to_string());
        let Sheet { instrument, answers, .. } = &line.answered.sheet;
        let whole = is_name(&instrument.0) && !answers.is_empty();
        (kept && whole).then(|| records.put(line.id.text(), line))?
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<TakenLine>(ANSWERS)
    }

    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError> {
        let lines = there.of::<TakenLine>().map(|line| (line.id.0, line.since));
        Ok(ANSWERS.outcome(new(file, "sheet", wish, lines)?))
    }

    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        make_room(restoring, "sheet", there.of::<TakenLine>().map(|line| line.id.0))
    }

    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        restore(restoring, "sheet", "since", there.of::<TakenLine>(), |change, line| {
            answers::put(change, &line.clone().into())
        })
    }
}

/// A wording, as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordingLine {
    pub id: WordingId,
    pub wording: Wording,
    pub changed: UtcMillis,
}

/// The same without the sentences, which are others': what leaves for reading says only that there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct WordingHead {
    id: WordingId,
    instrument: InstrumentId,
    key: u32,
    items: usize,
    source: String,
    validated: bool,
    changed: UtcMillis,
}

/// Wordings that someone brought. Of two versions of what is said of one the later stands; of a deletion and a change, too.
#[derive(Debug)]
pub(crate) struct Wordings;

impl Collection for Wordings {
    fn topic(&self) -> Topic {
        WORDINGS
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "wording", forms: &[("wording", is_json::<Wording>)] }]
    }

    fn state(&self) -> Option<&'static str> {
        Some("SELECT count(*), coalesce(sum((at & 0xffff) * (changed & 0xffffffff)), 0) FROM wording")
    }

    fn member(&self) -> &'static str {
        "wordings.jsonl"
    }

    fn lines(&self, file: &Connection, purpose: Purpose, each: Each) -> Result<(), Halt> {
        let mut found = file.prepare(&format!("SELECT {} FROM wording ORDER BY id", wordings::COLUMNS))?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let KeptWording { wording, changed, .. } = wordings::kept(row)?;
            let id = wording.id();
            if let Purpose::Reading { .. } = purpose {
                let Wording { instrument, key, items, source, validated, .. } = wording;
                let items = items.len();
                give(&WordingHead { id, instrument, key, items, source, validated, changed }, each)?;
            } else {
                give(&WordingLine { id, wording, changed }, each)?;
            }
        }
        Ok(())
    }

    fn read(&self, line: &[u8], _: &Catalogue, records: &mut Records) -> Option<()> {
        let WordingLine { id, wording, changed } = serde_json::from_slice(line).ok()?;
        let wording = wording.checked().ok()?;
        let whole = changed.is_kept() && is_name(&wording.instrument.0) && wording.id() == id;
        whole.then(|| records.put(id.text(), WordingLine { id, wording, changed }))?
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<WordingLine>(WORDINGS)
    }

    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError> {
        let lines = there.of::<WordingLine>().map(|line| (line.id.0, line.changed));
        Ok(WORDINGS.outcome(new(file, "wording", wish, lines)?))
    }

    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        make_room(restoring, "wording", there.of::<WordingLine>().map(|line| line.id.0))
    }

    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        restore(restoring, "wording", "changed", there.of::<WordingLine>(), |change, line| {
            wordings::put(change, line.id, &line.wording, line.changed)
        })
    }
}

/// How many come: those that are not here, and were not deleted here, or are restored.
fn new(
    file: &Connection,
    table: &str,
    wish: &Wish,
    lines: impl Iterator<Item = ([u8; 16], UtcMillis)>,
) -> Result<u32, StoreError> {
    let stays_deleted = wish.mode == Mode::Merge { restore_deleted: false };
    let mut here = file.prepare_cached(&format!(
        "SELECT EXISTS(SELECT 1 FROM {table} WHERE id = ?1)
           OR (?2 AND EXISTS(SELECT 1 FROM tombstone WHERE id = ?1 AND deleted >= ?3))"
    ))?;
    let mut new = 0;
    for (id, moment) in lines {
        let values = params![id, stays_deleted, moment.0];
        new += u32::from(!here.query_row(values, |row| row.get::<_, bool>(0))?);
    }
    Ok(new)
}

fn make_room(
    restoring: &mut Restoring,
    table: &str,
    ids: impl Iterator<Item = [u8; 16]>,
) -> Result<(), Halt> {
    if restoring.wish.mode == Mode::Replace {
        restoring.change.execute(&format!("DELETE FROM {table}"), [])?;
        for id in ids {
            tombstone::unmark(restoring.change, id)?;
        }
    }
    Ok(())
}

/// As for sessions. A deletion is held against the column `moment`.
fn restore<'a, T: 'a>(
    restoring: &mut Restoring,
    table: &str,
    moment: &str,
    lines: impl Iterator<Item = &'a T>,
    put: impl Fn(&Connection, &T) -> Result<(), StoreError>,
) -> Result<(), Halt> {
    let (change, restores) = (restoring.change, restoring.wish.restores_deleted());
    if !restores {
        restoring.gone |= tombstone::let_go(change, table, moment)?;
    }
    for line in lines {
        put(change, line)?;
        restoring.step()?;
    }
    if restores {
        tombstone::restore_marked(change, table, moment)?;
    } else {
        tombstone::let_go(change, table, moment)?;
    }
    Ok(tombstone::unmark_all(change, table)?)
}

/// Whether a text is a day that the store keeps, as it writes one.
fn is_day(text: &str) -> bool {
    let day = text.parse::<NaiveDate>().ok().filter(|day| day.to_string() == text);
    day.is_some_and(|day| (FIRST_DAY..=LAST_DAY).contains(&day))
}

/// Names of instruments are short, in plain letters.
fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !name.is_empty() && name.len() <= 64 && name.bytes().all(plain)
}
