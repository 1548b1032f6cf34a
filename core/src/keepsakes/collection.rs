//! Things kept from practices as a collection.

use super::{
    COLUMNS, KEEPSAKES, Keepsake, KeepsakeId, Kept, Origin, Thing, keepsake, kind_from_text, put, same, tidy,
};
use crate::content::{Catalogue, KeptKind, PracticeId, StepId};
use crate::store::StoreError;
use crate::store::collection::{
    Collection, Count, Each, Halt, Mode, Outcome, Purpose, Records, Restoring, Table, Topic, Wish, give,
};
use crate::store::tombstone;
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// Something kept, as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepsakeLine {
    /// Its name.
    pub id: KeepsakeId,
    pub kind: KeptKind,
    /// The practice in which it was kept.
    pub practice: PracticeId,
    /// The one that asked.
    pub step: StepId,
    pub what: Kept,
    /// When it was kept last.
    pub kept: UtcMillis,
    /// When it came to be there.
    pub since: UtcMillis,
}

impl From<Keepsake> for KeepsakeLine {
    fn from(keepsake: Keepsake) -> Self {
        let Keepsake { id, thing: Thing { kind, what, from: Origin { practice, step } }, kept, since } =
            keepsake;
        Self { id, kind, practice, step, what, kept, since }
    }
}

impl From<KeepsakeLine> for Keepsake {
    fn from(line: KeepsakeLine) -> Self {
        let KeepsakeLine { id, kind, practice, step, what, kept, since } = line;
        Self { id, thing: Thing { kind, what, from: Origin { practice, step } }, kept, since }
    }
}

/// Things kept from practices. What a thing is does not change; of two moments, and of two deletions, the later one counts. The
/// same thing under two names becomes one.
#[derive(Debug)]
pub(crate) struct Keepsakes;

impl Collection for Keepsakes {
    fn topic(&self) -> Topic {
        KEEPSAKES
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "keepsake", forms: &[("kind", is_kind), ("words", is_line)] }]
    }

    /// When each was kept counts with its place, so that two that change places are seen.
    fn state(&self) -> Option<&'static str> {
        Some(
            "SELECT count(*), coalesce(sum(since & 0xffffffff), 0),
               coalesce(sum((at & 0xffff) * (kept & 0xffffffff)), 0) FROM keepsake",
        )
    }

    fn member(&self) -> &'static str {
        "keepsakes.jsonl"
    }

    fn lines(&self, file: &Connection, _: Purpose, each: Each) -> Result<(), Halt> {
        let mut found = file.prepare(&format!("SELECT {COLUMNS} FROM keepsake ORDER BY id"))?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            give(&KeepsakeLine::from(keepsake(row)?), each)?;
        }
        Ok(())
    }

    fn read(&self, line: &[u8], _: &Catalogue, records: &mut Records) -> Option<()> {
        let line: KeepsakeLine = serde_json::from_slice(line).ok()?;
        let whole = is_line(line.what.words()) && line.what.fits() && tidy(line.what.clone()) == line.what;
        let kept = line.kept.is_kept() && line.since.is_kept();
        (whole && kept).then(|| records.put(line.id.text(), line))?
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<KeepsakeLine>(KEEPSAKES)
    }

    /// Things come that are not here under any name, and were not deleted here, or are restored.
    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError> {
        let stays_deleted = wish.mode == Mode::Merge { restore_deleted: false };
        let mut here = file.prepare_cached(
            "SELECT EXISTS(SELECT 1 FROM keepsake WHERE id = ?1)
               OR (?2 AND EXISTS(SELECT 1 FROM tombstone WHERE id = ?1 AND deleted >= ?3))",
        )?;
        let mut new = 0;
        for line in there.of::<KeepsakeLine>() {
            let values = params![line.id.0, stays_deleted, line.since.0];
            let known: bool = here.query_row(values, |row| row.get(0))?;
            let thing = Keepsake::from(line.clone()).thing;
            new += u32::from(!known && same::here(file, &thing)?.is_none());
        }
        Ok(KEEPSAKES.outcome(new))
    }

    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        if restoring.wish.mode == Mode::Replace {
            restoring.change.execute("DELETE FROM keepsake", [])?;
            for line in there.of::<KeepsakeLine>() {
                tombstone::unmark(restoring.change, line.id.0)?;
            }
        }
        Ok(())
    }

    /// As for sessions; those that are the same become one when all are there and none is that was deleted.
    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        let (change, restores) = (restoring.change, restoring.wish.restores_deleted());
        if !restores {
            restoring.gone |= tombstone::let_go(change, "keepsake", "since")?;
        }
        for line in there.of::<KeepsakeLine>() {
            put(change, &line.clone().into())?;
            restoring.step()?;
        }
        if restores {
            tombstone::restore_marked(change, "keepsake", "since")?;
        } else {
            tombstone::let_go(change, "keepsake", "since")?;
        }
        restoring.gone |= same::join(change)?;
        Ok(tombstone::unmark_all(change, "keepsake")?)
    }
}

fn is_kind(text: &str) -> bool {
    kind_from_text(text).is_some()
}

/// Whether words are there, and none of them is what a damaged page reads as.
fn is_line(words: &str) -> bool {
    !words.trim().is_empty() && !words.contains('\0')
}
