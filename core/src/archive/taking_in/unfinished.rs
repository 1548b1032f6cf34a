//! What becomes of drafts.

use super::meeting::{Side, meet};
use super::merge::{Mode, Taking, side};
use crate::archive::format::lines::DraftLine;
use crate::archive::making::snapshot::entry_here;
use crate::archive::{ArchiveError, Contents};
use crate::journal::{EntryId, rows};
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// How many drafts of the contents are not here, or older here, and are here after they are taken in.
pub(super) fn come(
    connection: &Connection,
    contents: &Contents,
    mode: Mode,
    now: UtcMillis,
    today: NaiveDate,
) -> Result<u32, ArchiveError> {
    let mut come = 0;
    for draft in contents.drafts.values() {
        let mut found = connection.prepare_cached("SELECT saved FROM draft WHERE id = ?1")?;
        let here: Option<i64> = found.query_row([draft.id.0], |row| row.get(0)).optional()?;
        let newer = here.is_none_or(|saved| saved < draft.saved.0);
        let gone = match draft.entry {
            Some(entry) => !takes_drafts(connection, contents, entry, mode, now, today)?,
            None => false,
        };
        come += u32::from(newer && !gone && !let_go(connection, draft, mode)?);
    }
    Ok(come)
}

/// Whether a draft was let go here after it was last kept there; where all is replaced, that does not count.
fn let_go(connection: &Connection, draft: &DraftLine, mode: Mode) -> Result<bool, ArchiveError> {
    let sql = "SELECT EXISTS(SELECT 1 FROM tombstone WHERE id = ?1 AND deleted >= ?2)";
    let mut found = connection.prepare_cached(sql)?;
    Ok(mode != Mode::Replace && found.query_row(params![draft.id.0, draft.saved.0], |row| row.get(0))?)
}

/// Whether drafts of that entry stay, once contents are taken in: it is neither deleted then nor sealed.
fn takes_drafts(
    connection: &Connection,
    contents: &Contents,
    id: EntryId,
    mode: Mode,
    now: UtcMillis,
    today: NaiveDate,
) -> Result<bool, ArchiveError> {
    let there = match (contents.entries.get(&id), contents.tombstones.get(&id)) {
        (Some(entry), _) => Side::Alive(Box::new(entry.clone())),
        (None, Some(deleted)) => Side::Dead(*deleted),
        (None, None) => Side::None,
    };
    let met = match mode {
        Mode::Merge { raise_deleted } => {
            let here = side(connection, id, now)?;
            let met = meet(&here, &there, raise_deleted);
            match entry_here(connection, id)? {
                // It could still be had back here, and its drafts with it.
                Some((_, entry, true)) if met == here => Side::Alive(Box::new(entry)),
                _ => met,
            }
        }
        Mode::Replace if there == Side::None => {
            // What was here is gone without a mark; marks of what was deleted before stay.
            let mut mark = connection.prepare_cached("SELECT deleted FROM tombstone WHERE id = ?1")?;
            let deleted: Option<i64> = mark.query_row([id.0], |row| row.get(0)).optional()?;
            deleted.map_or(Side::None, |deleted| Side::Dead(UtcMillis(deleted)))
        }
        Mode::Replace => there,
    };
    Ok(match met {
        Side::None => true,
        Side::Alive(entry) => !entry.written.is_sealed(today),
        Side::Dead(_) => false,
    })
}

/// Drafts that were finished or let go and not written on since, those of entries that are deleted, and what is sealed
/// meanwhile.
const GONE_DRAFTS: &str = "DELETE FROM draft WHERE EXISTS(
       SELECT 1 FROM tombstone WHERE tombstone.id = draft.id AND deleted >= saved)
     OR entry IN (SELECT id FROM tombstone) OR entry IN (SELECT id FROM entry WHERE opens > ?1)";

impl Taking<'_, '_> {
    /// The later state of each draft, and the later of that and its being let go; none of an entry that is deleted.
    pub fn drafts(&mut self, contents: &Contents) -> Result<(), ArchiveError> {
        let today = self.today.to_string();
        let before = self.draft_ids()?;
        for draft in contents.drafts.values() {
            let sql = "INSERT INTO draft(id, entry, saved, written) VALUES(?1, ?2, ?3, ?4)
                 ON CONFLICT(id) DO UPDATE SET entry = excluded.entry, saved = excluded.saved,
                   written = excluded.written
                 WHERE (excluded.saved, excluded.written, coalesce(excluded.entry, x''))
                   > (saved, written, coalesce(entry, x''))";
            let entry = draft.entry.map(|id| id.0);
            let values = params![draft.id.0, entry, draft.saved.0, rows::to_json(&draft.written)?];
            self.change.prepare_cached(sql)?.execute(values)?;
            self.steps.step()?;
        }
        // Only now: of two states the later one says whether it goes, on whichever side it was.
        self.change.execute(GONE_DRAFTS, [&today])?;
        self.gone |= !before.is_subset(&self.draft_ids()?);
        // One that is here was written on after it was let go elsewhere.
        self.change.execute("DELETE FROM tombstone WHERE id IN (SELECT id FROM draft)", [])?;
        Ok(())
    }

    fn draft_ids(&self) -> Result<BTreeSet<[u8; 16]>, ArchiveError> {
        let mut found = self.change.prepare_cached("SELECT id FROM draft")?;
        let ids = found.query_map([], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}
