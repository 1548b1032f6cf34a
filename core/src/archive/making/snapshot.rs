//! The store as it is at one moment, whatever is written to it meanwhile.

use crate::archive::ArchiveError;
use crate::archive::backup::State;
use crate::archive::format::lines::{Before, DraftLine, EntryLine, KeptLine, SessionLine, TombstoneLine};
use crate::archive::format::manifest::Counts;
use crate::history;
use crate::journal::{EntryId, Written, drafts, rows};
use crate::store::{Reader, StoreError, kept};
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::{Connection, Transaction};
use std::io::Write;

/// The one kept text that travels. All others belong to this device and this moment: the session that is going on, when
/// and where it is backed up, and under which passphrase.
pub(in crate::archive) const TRAVELS: &str = "settings";

/// An entry with its version before, read from the store and still as it stands there: its JSON goes into an archive as it
/// is. That it can be read again has been tried.
pub(in crate::archive) struct Row<'a> {
    pub id: EntryId,
    pub written: Written,
    /// The version before.
    pub before: Option<Written>,
    created: i64,
    edited: i64,
    json: &'a str,
    previous: Option<(i64, &'a str)>,
}

impl<'a> Row<'a> {
    fn read(row: &'a rusqlite::Row) -> Result<Self, ArchiveError> {
        let json = text(row, 3)?;
        let previous = match row.get(4)? {
            Some(edited) => Some((edited, text(row, 5)?)),
            None => None,
        };
        let before = previous.map(|(_, before)| rows::from_json(before)).transpose()?;
        let (id, written) = (EntryId(row.get(0)?), rows::from_json(json)?);
        Ok(Self { id, written, before, created: row.get(1)?, edited: row.get(2)?, json, previous })
    }

    /// When it was kept and changed.
    pub fn moments(&self) -> impl Iterator<Item = UtcMillis> + use<> {
        let before = self.previous.map(|(edited, _)| edited);
        [self.created, self.edited].into_iter().chain(before).map(UtcMillis)
    }

    /// As a line with its end: an [`EntryLine`].
    pub fn line(&self, line: &mut Vec<u8>) -> Result<(), ArchiveError> {
        self.line_with(self.previous, line)
    }

    /// The same, without the version before.
    pub fn line_without_before(&self, line: &mut Vec<u8>) -> Result<(), ArchiveError> {
        self.line_with(None, line)
    }

    fn line_with(&self, previous: Option<(i64, &str)>, line: &mut Vec<u8>) -> Result<(), ArchiveError> {
        let (id, created, edited, json) = (self.id.text(), self.created, self.edited, self.json);
        write!(line, r#"{{"id":"{id}","created":{created},"edited":{edited},"written":{json}"#)?;
        if let Some((edited, json)) = previous {
            write!(line, r#","previous":{{"edited":{edited},"written":{json}}}"#)?;
        }
        Ok(line.write_all(b"}\n")?)
    }
}

/// A text that nobody copies.
fn text<'a>(row: &'a rusqlite::Row, column: usize) -> Result<&'a str, ArchiveError> {
    row.get_ref(column)?.as_str().map_err(|_| StoreError::Damaged.into())
}

/// One read transaction. Entries that are deleted and could still be had back are not in it.
pub(in crate::archive) struct Snapshot<'a> {
    reader: &'a Reader,
    _held: Transaction<'a>,
}

impl<'a> Snapshot<'a> {
    pub fn take(reader: &'a Reader) -> Result<Self, ArchiveError> {
        let held = reader.connection().unchecked_transaction()?;
        Ok(Self { reader, _held: held })
    }

    fn connection(&self) -> &Connection {
        self.reader.connection()
    }

    pub fn schema(&self) -> Result<u32, ArchiveError> {
        Ok(self.connection().pragma_query_value(None, "user_version", |row| row.get(0))?)
    }

    pub fn state(&self) -> Result<State, ArchiveError> {
        State::of(self.connection())
    }

    pub fn counts(&self, today: NaiveDate) -> Result<Counts, ArchiveError> {
        let count = |sql: &str| self.connection().query_row(sql, [], |row| row.get::<_, u32>(0));
        let sealed = "SELECT count(*) FROM entry WHERE trashed = 0 AND opens > ?1";
        Ok(Counts {
            entries: count("SELECT count(*) FROM entry WHERE trashed = 0")?,
            sealed: self.connection().query_row(sealed, [today.to_string()], |row| row.get(0))?,
            drafts: count("SELECT count(*) FROM draft")?,
            sessions: count("SELECT count(*) FROM session")?,
            tombstones: count("SELECT count(*) FROM tombstone")?,
            kept: count("SELECT count(*) FROM kept WHERE name = 'settings'")?,
        })
    }

    /// Entries by day, as they were written: so they stand beside each other in the file, too.
    pub fn entries(
        &self,
        each: &mut dyn FnMut(&Row) -> Result<(), ArchiveError>,
    ) -> Result<(), ArchiveError> {
        let sql = "SELECT entry.id, created, entry.edited, entry.written, previous.edited, previous.written
             FROM entry LEFT JOIN previous ON previous.entry = entry.at
             WHERE trashed = 0 ORDER BY day, created, id";
        let mut found = self.connection().prepare(sql)?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            each(&Row::read(row)?)?;
        }
        Ok(())
    }

    /// Drafts in the order of their ids.
    pub fn drafts(&self, each: Each<DraftLine>) -> Result<(), ArchiveError> {
        let mut all = drafts::all(self.reader)?;
        all.sort_by_key(|draft| draft.id);
        all.into_iter().try_for_each(|draft| each(draft.into()))
    }

    /// Sessions in the order of their ids.
    pub fn sessions(&self, each: Each<SessionLine>) -> Result<(), ArchiveError> {
        let mut all = history::list(self.reader, 0, u32::MAX)?;
        all.sort_by_key(|session| session.id);
        all.into_iter().try_for_each(|session| each(session.into()))
    }

    /// Marks of deleted entries in the order of their ids.
    pub fn tombstones(&self, each: Each<TombstoneLine>) -> Result<(), ArchiveError> {
        let mut found = self.connection().prepare("SELECT id, deleted FROM tombstone ORDER BY id")?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            each(TombstoneLine { id: EntryId(row.get(0)?), deleted: UtcMillis(row.get(1)?) })?;
        }
        Ok(())
    }

    /// The text that travels, if it is there.
    pub fn kept(&self, each: Each<KeptLine>) -> Result<(), ArchiveError> {
        let text = kept::read(self.reader, TRAVELS)?;
        text.map_or(Ok(()), |text| each(KeptLine { name: TRAVELS.to_owned(), text }))
    }
}

/// Is given one record after the other.
pub(in crate::archive) type Each<'a, T> = &'a mut dyn FnMut(T) -> Result<(), ArchiveError>;

fn entry_line(row: &rusqlite::Row) -> Result<EntryLine, ArchiveError> {
    let entry = rows::entry(row)?.entry;
    let (edited, written): (Option<i64>, Option<String>) = (row.get(5)?, row.get(6)?);
    let previous = match (edited, written) {
        (Some(edited), Some(written)) => {
            Some(Before { edited: UtcMillis(edited), written: rows::from_json(&written)? })
        }
        _ => None,
    };
    Ok(EntryLine {
        id: entry.id,
        created: entry.created,
        edited: entry.edited,
        written: entry.written,
        previous,
    })
}

/// An entry that is here, deleted or not, with its version before; and whether it is deleted.
pub(in crate::archive) fn entry_here(
    connection: &Connection,
    id: EntryId,
) -> Result<Option<(i64, EntryLine, bool)>, ArchiveError> {
    let sql = format!(
        "SELECT {}, previous.edited, previous.written, entry.trashed FROM entry
         LEFT JOIN previous ON previous.entry = entry.at WHERE entry.id = ?1",
        rows::COLUMNS
    );
    let mut found = connection.prepare_cached(&sql)?;
    let mut rows = found.query([id.0])?;
    match rows.next()? {
        Some(row) => Ok(Some((row.get(0)?, entry_line(row)?, row.get(7)?))),
        None => Ok(None),
    }
}
