//! Drafts, and what becomes of them.

use super::entries::{here, side};
use super::lines::{DraftLine, EntryLine};
use super::resolve::{Side, resolve};
use crate::content::Catalogue;
use crate::journal::check::size;
use crate::journal::rows::{self, DRAFTS};
use crate::journal::{DraftId, EntryId, Written};
use crate::store::StoreError;
use crate::store::collection::{
    Collection, Count, Each, Halt, Mode, Outcome, Purpose, Records, Restoring, Table, Topic, Wish, give,
    is_json,
};
use crate::store::tombstone::{self, TombstoneLine};
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Drafts. Entries are taken in before them.
#[derive(Debug)]
pub(crate) struct Drafts;

impl Collection for Drafts {
    fn topic(&self) -> Topic {
        DRAFTS
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "draft", forms: &[("written", is_json::<Written>)] }]
    }

    fn state(&self) -> Option<&'static str> {
        Some("SELECT count(*), coalesce(sum(saved & 0xffffffff), 0) FROM draft")
    }

    fn member(&self) -> &'static str {
        "drafts.jsonl"
    }

    fn lines(&self, file: &Connection, purpose: Purpose, each: Each) -> Result<(), Halt> {
        let mut found = file.prepare("SELECT id, entry, saved, written FROM draft ORDER BY id")?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let draft = DraftLine {
                id: DraftId(row.get(0)?),
                entry: row.get::<_, Option<[u8; 16]>>(1)?.map(EntryId),
                saved: UtcMillis(row.get(2)?),
                written: rows::from_json(&row.get::<_, String>(3)?)?,
            };
            match purpose {
                Purpose::Reading { without_sealed: Some(day) } if draft.written.is_sealed(day) => {}
                _ => give(&draft, each)?,
            }
        }
        Ok(())
    }

    fn read(&self, line: &[u8], _: &Catalogue, records: &mut Records) -> Option<()> {
        let line: DraftLine = serde_json::from_slice(line).ok()?;
        size(&line.written).ok().filter(|()| line.saved.is_kept())?;
        records.put(line.id.text(), line)
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<DraftLine>(DRAFTS)
    }

    /// Drafts come that are not here, or older here, and are here after they are taken in: they were not let go here since,
    /// and what they belong to is neither deleted nor sealed.
    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError> {
        let mut new = 0;
        for draft in there.of::<DraftLine>() {
            let mut found = file.prepare_cached("SELECT saved FROM draft WHERE id = ?1")?;
            let saved: Option<i64> = found.query_row([draft.id.0], |row| row.get(0)).optional()?;
            let newer = saved.is_none_or(|saved| saved < draft.saved.0);
            let gone = match draft.entry {
                Some(entry) => !takes_drafts(file, there, entry, wish)?,
                None => false,
            };
            new += u32::from(newer && !gone && !let_go(file, draft, wish.mode)?);
        }
        Ok(DRAFTS.outcome(new))
    }

    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        if restoring.wish.mode == Mode::Replace {
            restoring.change.execute("DELETE FROM draft", [])?;
            // What the archive has comes, whatever became of it here: a draft that was kept as an entry comes without the entry.
            for draft in there.of::<DraftLine>() {
                tombstone::unmark(restoring.change, draft.id.0)?;
            }
        }
        Ok(())
    }

    /// The later state of each draft, and the later of that and its being let go; none of an entry that is deleted.
    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        let change = restoring.change;
        let before = ids(change)?;
        for draft in there.of::<DraftLine>() {
            let sql = "INSERT INTO draft(id, entry, saved, written) VALUES(?1, ?2, ?3, ?4)
                 ON CONFLICT(id) DO UPDATE SET entry = excluded.entry, saved = excluded.saved,
                   written = excluded.written
                 WHERE (excluded.saved, excluded.written, coalesce(excluded.entry, x''))
                   > (saved, written, coalesce(entry, x''))";
            let entry = draft.entry.map(|id| id.0);
            let values = params![draft.id.0, entry, draft.saved.0, rows::to_json(&draft.written)?];
            change.prepare_cached(sql)?.execute(values)?;
            restoring.step()?;
        }
        // Only now: of two states the later one says whether it goes, on whichever side it was.
        tombstone::let_go(change, "draft", "saved")?;
        change.execute(OF_GONE_ENTRIES, [restoring.wish.today.to_string()])?;
        restoring.gone |= !before.is_subset(&ids(change)?);
        // One that is here was written on after it was let go elsewhere.
        Ok(tombstone::unmark_all(change, "draft")?)
    }
}

/// Drafts of entries that are deleted, and of those that are sealed meanwhile.
const OF_GONE_ENTRIES: &str = "DELETE FROM draft WHERE entry IN (SELECT id FROM tombstone)
     OR entry IN (SELECT id FROM entry WHERE opens > ?1)";

/// Whether a draft was let go here after it was last kept there; where all is replaced, that does not count.
fn let_go(file: &Connection, draft: &DraftLine, mode: Mode) -> Result<bool, StoreError> {
    let deleted = tombstone::deleted(file, draft.id.0)?;
    Ok(mode != Mode::Replace && deleted.is_some_and(|deleted| deleted >= draft.saved))
}

/// Whether drafts of that entry stay, once records are taken in: it is neither deleted then nor sealed.
fn takes_drafts(file: &Connection, there: &Records, id: EntryId, wish: &Wish) -> Result<bool, StoreError> {
    let of_there = match (there.get::<EntryLine>(&id.text()), there.get::<TombstoneLine>(&id.text())) {
        (Some(entry), _) => Side::Alive(Box::new(entry.clone())),
        (None, Some(mark)) => Side::Dead(mark.deleted),
        (None, None) => Side::None,
    };
    let met = match wish.mode {
        Mode::Merge { restore_deleted } => {
            let of_here = side(file, id, wish.now)?;
            let met = resolve(&of_here, &of_there, restore_deleted);
            match here(file, id)? {
                // It could still be had back here, and its drafts with it.
                Some((_, entry, true)) if met == of_here => Side::Alive(Box::new(entry)),
                _ => met,
            }
        }
        // What was here is gone without a mark; marks of what was deleted before stay.
        Mode::Replace if of_there == Side::None => {
            tombstone::deleted(file, id.0)?.map_or(Side::None, Side::Dead)
        }
        Mode::Replace => of_there,
    };
    Ok(match met {
        Side::None => true,
        Side::Alive(entry) => !entry.written.is_sealed(wish.today),
        Side::Dead(_) => false,
    })
}

fn ids(file: &Connection) -> Result<BTreeSet<[u8; 16]>, StoreError> {
    let mut found = file.prepare_cached("SELECT id FROM draft")?;
    let ids = found.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
