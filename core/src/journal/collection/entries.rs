//! Entries, with their tags, their words in the index and their versions before.
//!
//! Two devices that take in each other's archives come to the same: what becomes of an entry is worked out from both sides
//! alike ([`resolve`](super::resolve)).

use super::lines::{Before, EntryLine, Row};
use super::resolve::{Side, Which, resolve};
use crate::content::Catalogue;
use crate::journal::check::{EARLIEST, LATEST, MOST_TAG_CHARS, MOST_TAGS, could_be_kept, size};
use crate::journal::rows::{self, ENTRIES};
use crate::journal::{EntryId, JournalError, Written, entries};
use crate::search::index;
use crate::store::collection::{
    Collection, Count, Each, Halt, Line, Mode, Outcome, Purpose, Records, Restoring, Table, Topic, Wish,
    is_json,
};
use crate::store::tombstone::{self, TombstoneLine};
use crate::store::{StoreError, bury};
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::{Connection, Transaction, params};

/// Entries.
#[derive(Debug)]
pub(crate) struct Entries;

impl Collection for Entries {
    fn topic(&self) -> Topic {
        ENTRIES
    }

    fn tables(&self) -> &'static [Table] {
        &[
            Table { name: "entry", forms: &[("written", is_json::<Written>)] },
            Table { name: "previous", forms: &[("written", is_json::<Written>)] },
            Table { name: "tag", forms: &[] },
        ]
    }

    fn renew(&self, file: &mut Connection) -> Result<(), StoreError> {
        index::renew(file).map(drop)
    }

    fn mend(&self, change: &Transaction) -> Result<(), StoreError> {
        change.execute_batch(
            "DELETE FROM previous WHERE entry NOT IN (SELECT at FROM entry);
             DELETE FROM tag WHERE entry NOT IN (SELECT at FROM entry);",
        )?;
        index::rebuild(change)
    }

    /// Those that are deleted and could still be had back are not counted.
    fn count(&self, file: &Connection, today: Option<NaiveDate>) -> Result<Count, StoreError> {
        let count = file.query_row("SELECT count(*) FROM entry WHERE trashed = 0", [], |row| row.get(0))?;
        let sealed = match today {
            None => 0,
            Some(today) => {
                let sql = "SELECT count(*) FROM entry WHERE trashed = 0 AND opens > ?1";
                file.query_row(sql, [today.to_string()], |row| row.get(0))?
            }
        };
        Ok(ENTRIES.counted(count, sealed))
    }

    /// An index would look each row up.
    fn state(&self) -> Option<&'static str> {
        Some("SELECT count(*), coalesce(sum(edited & 0xffffffff), 0) FROM entry WHERE +trashed = 0")
    }

    fn member(&self) -> &'static str {
        "entries.jsonl"
    }

    /// By day, as they were written: so they stand beside each other in the file, too.
    fn lines(&self, file: &Connection, purpose: Purpose, each: Each) -> Result<(), Halt> {
        let sql = "SELECT entry.id, created, entry.edited, entry.written, previous.edited, previous.written
             FROM entry LEFT JOIN previous ON previous.entry = entry.at
             WHERE trashed = 0 ORDER BY day, created, id";
        let mut found = file.prepare(sql)?;
        let mut rows = found.query([])?;
        let mut json = Vec::new();
        while let Some(row) = rows.next()? {
            let row = Row::read(row)?;
            let (written, before) = (&row.entry.written, row.before.as_ref());
            let with_before = match purpose {
                // Said now, for an archive with it would not open.
                Purpose::Archive(catalogue)
                    if !fits(written, before, catalogue) || !moments(row.moments()) =>
                {
                    return Err(Halt::Unfit);
                }
                Purpose::Archive(_) | Purpose::Reading { without_sealed: None } => true,
                Purpose::Reading { without_sealed: Some(day) } if written.is_sealed(day) => continue,
                // The version before may be sealed where this one is not.
                Purpose::Reading { without_sealed: Some(day) } => {
                    before.is_none_or(|before| !before.is_sealed(day))
                }
            };
            json.clear();
            row.line(with_before, &mut json).map_err(StoreError::from)?;
            each(Line { json: &json, record: &row.entry })?;
        }
        Ok(())
    }

    fn read(&self, line: &[u8], catalogue: &Catalogue, records: &mut Records) -> Option<()> {
        let line: EntryLine = serde_json::from_slice(line).ok()?;
        let before = line.previous.as_ref().map(|before| &before.written);
        if !fits(&line.written, before, catalogue) || !moments(line.moments()) {
            return None;
        }
        records.put(line.id.text(), line)
    }

    fn held(&self, records: &Records, today: NaiveDate) -> Count {
        let sealed = records.of::<EntryLine>().filter(|entry| entry.written.is_sealed(today)).count();
        Count { sealed: u32::try_from(sealed).unwrap_or(u32::MAX), ..records.count::<EntryLine>(ENTRIES) }
    }

    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError> {
        let mut met = Outcome { sealed: self.held(there, wish.today).sealed, ..ENTRIES.outcome(0) };
        for entry in there.of::<EntryLine>() {
            let here = side(file, entry.id, wish.now)?;
            *count_of(&mut met, &here, entry, wish) += 1;
        }
        if wish.mode == Mode::Replace {
            met.removed = removed(file, there)?;
            return Ok(met);
        }
        for mark in there.of::<TombstoneLine>() {
            let here = side(file, EntryId(mark.id.0), wish.now)?;
            let gone = self::resolve(&here, &Side::Dead(mark.deleted), wish.restores_deleted());
            met.removed += u32::from(matches!((&here, gone), (Side::Alive(_), Side::Dead(_))));
        }
        Ok(met)
    }

    fn make_room(&self, _: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        if restoring.wish.mode == Mode::Replace {
            let all = "DELETE FROM search; DELETE FROM previous; DELETE FROM tag; DELETE FROM entry;";
            restoring.change.execute_batch(all)?;
        }
        Ok(())
    }

    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        let restores = restoring.wish.restores_deleted();
        for entry in there.of::<EntryLine>() {
            // Where all is replaced, what the archive has comes, whatever became of it here.
            if restoring.wish.mode == Mode::Replace {
                alive(restoring, entry)?;
            } else {
                let here = side(restoring.change, entry.id, restoring.wish.now)?;
                let met = self::resolve(&here, &Side::Alive(Box::new(entry.clone())), restores);
                become_of(restoring, entry.id, &here, met)?;
            }
            restoring.step()?;
        }
        for (id, deleted) in marked(restoring.change)? {
            let here = side(restoring.change, id, restoring.wish.now)?;
            let met = self::resolve(&here, &Side::Dead(deleted), restores);
            become_of(restoring, id, &here, met)?;
        }
        Ok(tombstone::unmark_all(restoring.change, "entry")?)
    }
}

impl From<JournalError> for Halt {
    fn from(error: JournalError) -> Self {
        Self::Store(in_the_file(error))
    }
}

/// Nothing else is asked of the journal here than what stands in the file.
fn in_the_file(error: JournalError) -> StoreError {
    match error {
        JournalError::Store(error) => error,
        _ => StoreError::Damaged,
    }
}

/// Whether an entry, with the version before it, is one that an archive can hold: what is written into one and what is read
/// from one is held against the same.
fn fits(written: &Written, before: Option<&Written>, catalogue: &Catalogue) -> bool {
    [Some(written), before].into_iter().flatten().all(|written| {
        let kind = catalogue.kind(&written.kind);
        is_one(written) && kind.is_none_or(|kind| could_be_kept(written, kind))
    })
}

/// Whether moments are those that the store keeps: a later one would win against every change to come.
fn moments(all: impl IntoIterator<Item = UtcMillis>) -> bool {
    all.into_iter().all(UtcMillis::is_kept)
}

/// The most bytes of the name of a kind or a field, and the most fields, of whatever version they are.
const MOST_NAME_BYTES: usize = 64;
const MOST_FIELDS: usize = 64;

/// What every entry of the store keeps to, of whatever kind and version it is.
fn is_one(written: &Written) -> bool {
    let name = |id: &str| (1..=MOST_NAME_BYTES).contains(&id.len());
    let day = |day: NaiveDate| (EARLIEST..=LATEST).contains(&day);
    size(written).is_ok()
        && name(&written.kind.0)
        && written.values.len() <= MOST_FIELDS
        && written.values.keys().all(|field| name(&field.0))
        && written.tags.len() <= MOST_TAGS as usize
        && written
            .tags
            .iter()
            .all(|tag| !tag.trim().is_empty() && tag.chars().count() <= MOST_TAG_CHARS as usize)
        && day(written.day)
        && written.opens.is_none_or(day)
}

/// An entry that is here, deleted or not, with its version before; and whether it is deleted.
pub(super) fn here(file: &Connection, id: EntryId) -> Result<Option<(i64, EntryLine, bool)>, StoreError> {
    let sql = format!(
        "SELECT {}, previous.edited, previous.written, entry.trashed FROM entry
         LEFT JOIN previous ON previous.entry = entry.at WHERE entry.id = ?1",
        rows::COLUMNS
    );
    let mut found = file.prepare_cached(&sql)?;
    let mut rows = found.query([id.0])?;
    match rows.next()? {
        Some(row) => Ok(Some((row.get(0)?, line(row).map_err(in_the_file)?, row.get(7)?))),
        None => Ok(None),
    }
}

fn line(row: &rusqlite::Row) -> Result<EntryLine, JournalError> {
    let entry = rows::entry(row)?.entry;
    let previous = match (row.get(5)?, row.get::<_, Option<String>>(6)?) {
        (Some(edited), Some(written)) => {
            Some(Before { edited: UtcMillis(edited), written: rows::from_json(&written)? })
        }
        _ => None,
    };
    let (id, created, edited) = (entry.id, entry.created, entry.edited);
    Ok(EntryLine { id, created, edited, written: entry.written, previous })
}

/// What is here of an entry. One that is deleted and could still be had back counts as deleted now.
pub(super) fn side(file: &Connection, id: EntryId, now: UtcMillis) -> Result<Side, StoreError> {
    match here(file, id)? {
        Some((_, entry, false)) => return Ok(Side::Alive(Box::new(entry))),
        Some((_, entry, true)) => return Ok(Side::Dead(now.max(entry.edited))),
        None => {}
    }
    Ok(tombstone::deleted(file, id.0)?.map_or(Side::None, Side::Dead))
}

/// Entries that are here, and were deleted elsewhere.
fn marked(file: &Connection) -> Result<Vec<(EntryId, UtcMillis)>, StoreError> {
    let sql =
        "SELECT entry.id, deleted FROM tombstone JOIN entry ON entry.id = tombstone.id ORDER BY entry.id";
    let mut found = file.prepare_cached(sql)?;
    let rows = found.query_map([], |row| Ok((EntryId(row.get(0)?), UtcMillis(row.get(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many entries here are not among those that come.
fn removed(file: &Connection, there: &Records) -> Result<u32, StoreError> {
    let mut found = file.prepare("SELECT id FROM entry WHERE trashed = 0")?;
    let mut rows = found.query([])?;
    let mut removed = 0;
    while let Some(row) = rows.next()? {
        removed += u32::from(there.get::<EntryLine>(&EntryId(row.get(0)?).text()).is_none());
    }
    Ok(removed)
}

/// As what an entry counts.
fn count_of<'a>(met: &'a mut Outcome, here: &Side, there: &EntryLine, wish: &Wish) -> &'a mut u32 {
    match here {
        Side::None => &mut met.new,
        Side::Dead(_) if wish.mode == Mode::Replace => &mut met.new,
        Side::Dead(_) => {
            match resolve(here, &Side::Alive(Box::new(there.clone())), wish.restores_deleted()) {
                // It was changed there after it was deleted here.
                Side::Alive(entry) if entry.edited == there.edited => &mut met.newer_there,
                _ => &mut met.deleted_here,
            }
        }
        Side::Alive(here) => match Which::newer(here, there) {
            Which::Same => &mut met.same,
            Which::Here => &mut met.newer_here,
            Which::There => &mut met.newer_there,
        },
    }
}

fn become_of(restoring: &mut Restoring, id: EntryId, here: &Side, met: Side) -> Result<(), Halt> {
    if *here == met {
        return Ok(());
    }
    match met {
        Side::None => Ok(()),
        Side::Alive(entry) => alive(restoring, &entry),
        Side::Dead(deleted) => dead(restoring, id, deleted),
    }
}

/// Puts an entry into its place, with its tags, its words and its version before.
fn alive(restoring: &Restoring, entry: &EntryLine) -> Result<(), Halt> {
    let (change, today, written) = (restoring.change, restoring.wish.today, &entry.written);
    let at = rows::put(change, &entry.entry(), written.is_sealed(today))?;
    change.prepare_cached("DELETE FROM previous WHERE entry = ?1")?.execute([at])?;
    if let Some(before) = &entry.previous {
        let sql = "INSERT INTO previous(entry, edited, written) VALUES(?1, ?2, ?3)";
        let json = rows::to_json(&before.written)?;
        change.prepare_cached(sql)?.execute(params![at, before.edited.0, json])?;
    }
    index::put(change, at, written, restoring.catalogue.kind(&written.kind), today)?;
    Ok(tombstone::unmark(change, entry.id.0)?)
}

/// Takes an entry away, if it is here, and leaves the mark that it was deleted, by which the drafts of its changes go.
fn dead(restoring: &mut Restoring, id: EntryId, deleted: UtcMillis) -> Result<(), Halt> {
    if let Some((at, _, _)) = here(restoring.change, id)? {
        entries::erase(restoring.change, at)?;
        restoring.gone = true;
    }
    Ok(bury(restoring.change, id.0, deleted)?)
}
