//! Keeping, reading, listing and deleting entries.

use super::rows::{COLUMNS, DRAFTS, ENTRIES, Stored, entry, find, from_json, put, to_json};
use super::{DraftId, Entry, EntryId, JournalError, Written, check, opened};
use crate::content::{Catalogue, KindId};
use crate::search::{fold, index};
use crate::store::{Reader, Store, bury, tombstone};
use crate::time::{Moment, UtcMillis};
use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, Transaction, params, params_from_iter};

/// How long a deletion can be undone (architecture: "Undo of a deletion 10 s, then it is gone").
pub const UNDO_MS: u64 = 10_000;

/// How many entries a screen asks for at a time: about as many as are read in passing, and few enough to be there at once.
pub const PAGE: u32 = 50;

/// Which entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Of these kinds; all where there are none.
    pub kinds: Vec<KindId>,
    /// With all of these tags, whatever their case and accents.
    pub tags: Vec<String>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
    pub rated: bool,
}

impl Filter {
    /// As a condition on the table `entry`, with the values for its question marks.
    pub(crate) fn sql(&self) -> (String, Vec<Sql>) {
        let mut sql = String::from("trashed = 0");
        let mut values = Vec::new();
        if !self.kinds.is_empty() {
            sql.push_str(&format!(" AND kind IN ({})", vec!["?"; self.kinds.len()].join(", ")));
            values.extend(self.kinds.iter().map(|kind| Sql::Text(kind.0.clone())));
        }
        for tag in &self.tags {
            sql.push_str(" AND at IN (SELECT entry FROM tag WHERE folded = ?)");
            values.push(Sql::Text(fold::folded(tag)));
        }
        for (days, sign) in [(self.from, ">="), (self.to, "<=")] {
            if let Some(day) = days {
                sql.push_str(&format!(" AND day {sign} ?"));
                values.push(Sql::Text(day.to_string()));
            }
        }
        if self.rated {
            sql.push_str(" AND rated = 1");
        }
        (sql, values)
    }

    /// Whether it lets everything through.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

/// Keeps an entry: a new one under `id`, or the next version of the one that has it. Its draft, if there is one, goes
/// in the same step, and so do lines of a list in which nothing stands. The version before is kept once; where nothing was changed, all stays as it is.
///
/// Errors: what [`check::check`] finds; [`JournalError::Clock`]. Nothing is changed then, the draft stays.
pub fn keep(
    store: &mut Store,
    catalogue: &Catalogue,
    id: EntryId,
    written: Written,
    draft: Option<DraftId>,
    now: Moment,
) -> Result<Entry, JournalError> {
    let (today, latest) = now.day().zip(now.latest_day()).ok_or(JournalError::Clock)?;
    let written = written.without_blank_lines();
    let kind = catalogue.kind(&written.kind).ok_or(JournalError::UnknownKind)?;
    check::check(&written, kind, today)?;
    let mut written_over = false;
    let kept = store.write(&[ENTRIES, DRAFTS], |change| {
        let before = find(change, id)?;
        let day_before = before.as_ref().map(|before| before.entry.written.day);
        if day_before != Some(written.day) {
            check::day(written.day, latest)?;
        }
        if let Some(opens) = written.opens
            && !had_that_day(change, before.as_ref(), opens)?
        {
            check::newly_sealed(opens, today)?;
        }
        let entry = match &before {
            None => Entry { id, created: now.at, edited: now.at, written },
            Some(Stored { entry: old, .. }) => {
                sealed(old, today)?;
                let edited = if old.written == written { old.edited } else { now.at.max(old.edited.next()) };
                Entry { id, created: old.created, edited, written }
            }
        };
        let at = put(change, &entry, entry.written.is_sealed(today))?;
        if let Some(before) = before.filter(|before| before.entry.written != entry.written) {
            written_over = keep_previous(change, at, &before.entry)?;
        }
        index::put(change, at, &entry.written, Some(kind), today)?;
        let sealed = entry.written.is_sealed(today).then_some(id);
        finish_drafts(change, draft, sealed, now.at)?;
        // An entry that was deleted elsewhere and is kept here again is alive.
        tombstone::unmark(change, id.0)?;
        Ok::<_, JournalError>(entry)
    })?;
    // The version that was written over is deleted, so it is to be gone from the log too. The entry is kept whatever comes
    // of that: what is damaged is said to whoever asks next.
    if written_over {
        store.checkpoint().ok();
    }
    Ok(kept)
}

/// Lets a draft go that was kept as an entry, and every draft of an entry that is sealed now: two devices can each have
/// begun one, and the letter could be read in the other. An archive that has them still does not bring them back.
fn finish_drafts(
    change: &Transaction,
    draft: Option<DraftId>,
    sealed: Option<EntryId>,
    now: UtcMillis,
) -> Result<(), JournalError> {
    let mut gone =
        change.prepare_cached("DELETE FROM draft WHERE id = ?1 OR entry = ?2 RETURNING id, saved")?;
    let rows = gone.query_map(params![draft.map(|draft| draft.0), sealed.map(|entry| entry.0)], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    for (id, saved) in rows.collect::<Result<Vec<([u8; 16], i64)>, _>>()? {
        // Never before it was last kept, whatever the clock says.
        bury(change, id, now.max(UtcMillis(saved)))?;
    }
    Ok(())
}

/// Keeps what an entry was before, in place of what was kept so far; whether anything was.
fn keep_previous(change: &Transaction, at: i64, before: &Entry) -> Result<bool, JournalError> {
    let gone = change.prepare_cached("DELETE FROM previous WHERE entry = ?1")?.execute([at])?;
    let sql = "INSERT INTO previous(entry, edited, written) VALUES(?1, ?2, ?3)";
    change.prepare_cached(sql)?.execute(params![at, before.edited.0, to_json(&before.written)?])?;
    Ok(gone > 0)
}

/// Whether the entry, or the version before it, was to open on that day already. A day that has come is not chosen anew
/// when what was there is kept again.
fn had_that_day(
    change: &Transaction,
    entry: Option<&Stored>,
    opens: NaiveDate,
) -> Result<bool, JournalError> {
    let Some(Stored { at, entry }) = entry else { return Ok(false) };
    if entry.written.opens == Some(opens) {
        return Ok(true);
    }
    let mut before = change.prepare_cached("SELECT written FROM previous WHERE entry = ?1")?;
    let before: Option<String> = before.query_row([at], |row| row.get(0)).optional()?;
    let before = before.map(|written| from_json(&written)).transpose()?;
    Ok(before.is_some_and(|before| before.opens == Some(opens)))
}

pub(super) fn sealed(entry: &Entry, today: NaiveDate) -> Result<(), JournalError> {
    match entry.written.opens {
        Some(until) if until > today => Err(JournalError::Sealed { until }),
        _ => Ok(()),
    }
}

/// An entry, to be read. Errors: [`JournalError::Gone`]; [`JournalError::Sealed`] before its day.
pub fn read(reader: &Reader, id: EntryId, today: NaiveDate) -> Result<Entry, JournalError> {
    let found = find(reader.connection(), id)?.ok_or(JournalError::Gone)?;
    sealed(&found.entry, today)?;
    Ok(found.entry)
}

/// What an entry was before it was last changed, and when that had been kept. `None` while that is sealed: a merge can put a
/// letter behind an entry that is open.
pub fn previous(
    reader: &Reader,
    id: EntryId,
    today: NaiveDate,
) -> Result<Option<(UtcMillis, Written)>, JournalError> {
    let found = find(reader.connection(), id)?.ok_or(JournalError::Gone)?;
    sealed(&found.entry, today)?;
    let sql = "SELECT edited, written FROM previous WHERE entry = ?1";
    let mut before = reader.connection().prepare_cached(sql)?;
    let row: Option<(i64, String)> =
        before.query_row([found.at], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let before = row.map(|(edited, written)| from_json(&written).map(|before| (UtcMillis(edited), before)));
    Ok(before.transpose()?.filter(|(_, before)| !before.is_sealed(today)))
}

/// Where a page of a list ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// Of the last entry.
    pub day: NaiveDate,
    /// Of the last entry.
    pub created: UtcMillis,
    /// Of the last entry.
    pub id: EntryId,
}

/// Entries by day, the newest first, at most `most`; those after `after`, where a page ended. Sealed ones are among
/// them, with everything they hold: whoever shows them has to ask [`Written::is_sealed`].
pub fn list(
    reader: &Reader,
    filter: &Filter,
    after: Option<&After>,
    most: u32,
) -> Result<Vec<Entry>, JournalError> {
    let (mut sql, mut values) = filter.sql();
    if let Some(after) = after {
        sql.push_str(" AND (day, created, id) < (?, ?, ?)");
        let id = Sql::Blob(after.id.0.to_vec());
        values.extend([Sql::Text(after.day.to_string()), Sql::Integer(after.created.0), id]);
    }
    values.push(Sql::Integer(i64::from(most)));
    let sql =
        format!("SELECT {COLUMNS} FROM entry WHERE {sql} ORDER BY day DESC, created DESC, id DESC LIMIT ?");
    let mut found = reader.connection().prepare_cached(&sql)?;
    let mut rows = found.query(params_from_iter(values))?;
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        list.push(entry(row)?.entry);
    }
    Ok(list)
}

/// How many entries there are.
pub fn count(reader: &Reader) -> Result<u32, JournalError> {
    let sql = "SELECT count(*) FROM entry WHERE trashed = 0";
    Ok(reader.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Tags as they were last written, with how many entries have them; the most used first.
pub fn tags(reader: &Reader) -> Result<Vec<(String, u32)>, JournalError> {
    let sql = "SELECT max(tag.name), count(*) FROM tag JOIN entry ON entry.at = tag.entry WHERE trashed = 0
         GROUP BY folded ORDER BY count(*) DESC, folded";
    let mut found = reader.connection().prepare_cached(sql)?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Deletes an entry so that it can still be had back: it is in no list and in no search.
pub fn delete(store: &mut Store, id: EntryId) -> Result<(), JournalError> {
    store.write(&[ENTRIES], |change| {
        let found = find(change, id)?.ok_or(JournalError::Gone)?;
        change.prepare_cached("UPDATE entry SET trashed = 1 WHERE at = ?1")?.execute([found.at])?;
        index::forget(change, found.at)
    })
}

/// Brings back what [`delete`] took away.
pub fn undo_delete(
    store: &mut Store,
    catalogue: &Catalogue,
    id: EntryId,
    today: NaiveDate,
) -> Result<(), JournalError> {
    store.write(&[ENTRIES], |change| {
        let found = find(change, id)?.ok_or(JournalError::Gone)?;
        change.prepare_cached("UPDATE entry SET trashed = 0 WHERE at = ?1")?.execute([found.at])?;
        let written = &found.entry.written;
        index::put(change, found.at, written, catalogue.kind(&written.kind), today)
    })
}

/// Lets a deleted entry go for good: it is gone from the file, and a mark without content says that it was deleted.
/// One that was brought back meanwhile stays.
pub fn forget(store: &mut Store, id: EntryId, now: UtcMillis) -> Result<(), JournalError> {
    forget_where(store, "trashed = 1 AND id = ?1", vec![Sql::Blob(id.0.to_vec())], now)
}

/// To be done once, when the app starts: what was deleted before goes for good. Later in the same run it could still be
/// had back.
pub fn empty_trash(store: &mut Store, now: UtcMillis) -> Result<(), JournalError> {
    // A quick question, so that an ordinary start writes nothing.
    let sql = "SELECT EXISTS(SELECT 1 FROM entry WHERE trashed = 1)";
    let trashed: bool = store.reader().connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    if trashed { forget_where(store, "trashed = 1", Vec::new(), now) } else { Ok(()) }
}

/// Sealed entries whose day has come by the first value. The plus keeps SQLite from going through every entry by the index
/// that begins with `trashed`.
pub(super) const DUE: &str = "waits = 1 AND opens <= ?1 AND +trashed = 0";

/// To be done when the app starts and when a day begins: sealed entries whose day has come are put into the index,
/// and wait to be read ([`opened::waiting`]).
pub fn tidy(store: &mut Store, catalogue: &Catalogue, now: Moment) -> Result<(), JournalError> {
    let today = now.day().ok_or(JournalError::Clock)?;
    // A quick question, so that an ordinary day writes nothing.
    let sql = format!("SELECT EXISTS(SELECT 1 FROM entry WHERE {DUE})");
    let due: bool =
        store.reader().connection().prepare_cached(&sql)?.query_row([today.to_string()], |row| row.get(0))?;
    if !due {
        return Ok(());
    }
    store.write(&[ENTRIES], |change| {
        let sql = format!("SELECT {COLUMNS} FROM entry WHERE {DUE}");
        let mut found = change.prepare(&sql)?;
        let mut opened = Vec::new();
        let mut rows = found.query([today.to_string()])?;
        while let Some(row) = rows.next()? {
            let open = entry(row)?;
            change.prepare_cached("UPDATE entry SET waits = 0 WHERE at = ?1")?.execute([open.at])?;
            let written = &open.entry.written;
            index::put(change, open.at, written, catalogue.kind(&written.kind), today)?;
            opened.push(open.entry.id);
        }
        opened::add(change, &opened)
    })
}

fn forget_where(
    store: &mut Store,
    which: &str,
    values: Vec<Sql>,
    now: UtcMillis,
) -> Result<(), JournalError> {
    store.delete(&[ENTRIES], |change| {
        let mut found = change.prepare(&format!("SELECT at, id, edited FROM entry WHERE {which}"))?;
        let row = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let rows: Vec<(i64, [u8; 16], i64)> =
            found.query_map(params_from_iter(values), row)?.collect::<Result<_, _>>()?;
        for (at, id, edited) in &rows {
            erase(change, *at)?;
            // Never before the last change, whatever the clock says: or an old archive would bring it back.
            bury(change, *id, UtcMillis(now.0.max(*edited)))?;
            change.prepare_cached("DELETE FROM draft WHERE entry = ?1")?.execute([id])?;
        }
        Ok::<_, JournalError>(!rows.is_empty())
    })?;
    Ok(())
}

/// Takes an entry out of every table.
pub(crate) fn erase(change: &Transaction, at: i64) -> Result<(), JournalError> {
    index::forget(change, at)?;
    for sql in [
        "DELETE FROM previous WHERE entry = ?1",
        "DELETE FROM tag WHERE entry = ?1",
        "DELETE FROM entry WHERE at = ?1",
    ] {
        change.prepare_cached(sql)?.execute([at])?;
    }
    Ok(())
}
