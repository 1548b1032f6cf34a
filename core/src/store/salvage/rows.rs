//! Reading a damaged file, row by row.

use super::first_page;
use crate::store::StoreError;
use crate::store::collection::Table;
use crate::store::connection::{Location, PAGE};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Transaction, params_from_iter};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The damaged file, to be opened as often as it takes.
pub(super) struct Source<'a> {
    location: &'a Location,
    file: PathBuf,
    /// Whether it begins as a file of another store does.
    pub is_others: bool,
}

impl<'a> Source<'a> {
    /// The file itself; where not even its first page can be read, a copy with another one.
    pub fn find(location: &'a Location, folder: &Path) -> Result<Self, StoreError> {
        let begins = location.begins_with_salt()?;
        let is_others = !begins && fs::metadata(location.file())?.len() >= u64::from(PAGE);
        let source = Self { location, file: location.file(), is_others };
        // One that does not begin as it is to is not opened where it is: SQLite deletes the log of an empty file.
        if begins && source.schema().is_ok() {
            return Ok(source);
        }
        let file = folder.join("source.db");
        fs::copy(location.file(), &file)?;
        let log = location.log();
        if log.exists() {
            fs::copy(log, folder.join("source.db-wal"))?;
        }
        let page = location.readable_first_page(folder)?;
        let page = grown(location, &file, &page, &folder.join("grown.db")).unwrap_or(page);
        put_first(&file, &page)?;
        Ok(Self { location, file, is_others })
    }

    fn connect(&self) -> Result<Connection, StoreError> {
        self.location.connect(&self.file, OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    fn schema(&self) -> Result<i64, StoreError> {
        Ok(self.connect()?.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?)
    }
}

/// The page that was kept, brought up to date: it says how many pages the file has, and nobody believes in pages beyond
/// that. SQLite itself writes a larger number there, in a copy that has no other purpose; the file is lengthened to it.
fn grown(location: &Location, file: &Path, page: &[u8], scratch: &Path) -> Result<Vec<u8>, StoreError> {
    let bytes = fs::copy(file, scratch)?;
    put_first(scratch, page)?;
    let connection = location.connect(scratch, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch("PRAGMA journal_mode = DELETE; CREATE TABLE grown(pages BLOB);")?;
    connection
        .execute("INSERT INTO grown VALUES(zeroblob(?1))", [i64::try_from(bytes).unwrap_or(i64::MAX)])?;
    drop(connection);
    let length = fs::metadata(scratch)?.len();
    File::options().write(true).open(file)?.set_len(length)?;
    first_page(scratch)
}

fn put_first(file: &Path, page: &[u8]) -> Result<(), StoreError> {
    let mut file = File::options().write(true).open(file)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file.write_all(page)?)
}

impl Source<'_> {
    /// Copies every row of a table that can be read: how many, and in how many places something could not.
    pub fn copy(&self, table: &Table, new: &Transaction) -> Result<(u32, u32), StoreError> {
        let (mut rows, mut holes) = (0, 0);
        let mut from = i64::MIN;
        loop {
            let broke_at = match copy_from(self, table, from, new, &mut rows)? {
                Reading::Whole => return Ok((rows, holes)),
                Reading::Broke { after } => after.max(from),
            };
            holes += 1;
            match next_readable(self, table.name, broke_at) {
                Some(next) => from = next,
                None => return Ok((rows, holes)),
            }
        }
    }
}

enum Reading {
    Whole,
    Broke { after: i64 },
}

fn copy_from(
    source: &Source,
    table: &Table,
    from: i64,
    new: &Transaction,
    rows: &mut u32,
) -> Result<Reading, StoreError> {
    let broke = |after| Ok(Reading::Broke { after });
    let Ok(connection) = source.connect() else { return broke(from) };
    let forms: BTreeMap<&str, _> = table.forms.iter().copied().collect();
    let table = table.name;
    // The table's names are this file's own.
    let sql = format!("SELECT rowid AS at, * FROM {table} WHERE rowid >= ?1 ORDER BY rowid");
    let Ok(mut all) = connection.prepare(&sql) else { return broke(from) };
    let columns: Vec<String> = all.column_names().map(str::to_owned).collect();
    // A rowid that has a name comes twice, by both.
    let from_column = if columns.iter().filter(|name| *name == "at").count() > 1 { 1 } else { 0 };
    let names: Vec<String> = columns
        .iter()
        .skip(from_column)
        .map(|name| if name == "at" { "rowid".to_owned() } else { name.clone() })
        .collect();
    let marks = vec!["?"; names.len()].join(", ");
    let mut insert =
        new.prepare(&format!("INSERT OR IGNORE INTO {table}({}) VALUES({marks})", names.join(", ")))?;
    let mut last = from;
    let Ok(mut found) = all.query([from]) else { return broke(from) };
    loop {
        match found.next() {
            Ok(None) => return Ok(Reading::Whole),
            Ok(Some(row)) => {
                let read: Result<Vec<ValueRef>, _> =
                    (from_column..columns.len()).map(|n| row.get_ref(n)).collect();
                let Ok(values) = read else { return broke(last) };
                last = row.get(0).unwrap_or(last);
                // A damaged page in the middle of a long text can come out as zeroes, without an error.
                let is_whole = |(name, value): (&String, &ValueRef)| match forms.get(name.as_str()) {
                    Some(is_form) => value.as_str().is_ok_and(is_form),
                    None => true,
                };
                if !columns.iter().skip(from_column).zip(&values).all(is_whole) {
                    return broke(last);
                }
                let values = values.into_iter().map(|value| rusqlite::types::Value::try_from(value).ok());
                *rows += u32::try_from(insert.execute(params_from_iter(values))?).unwrap_or(0);
            }
            Err(_) => return broke(last),
        }
    }
}

/// No table has rows farther apart: rowids are given out one after the other.
const FARTHEST: i64 = 1 << 32;

/// The next rowid after `after` from which a row can be read. Steps grow by a quarter, so that a readable page between
/// two damaged ones is not stepped over; then the edge is found by halving.
fn next_readable(source: &Source, table: &str, after: i64) -> Option<i64> {
    let probe = |from: i64| -> Option<Option<i64>> {
        let connection = source.connect().ok()?;
        let sql = format!("SELECT rowid, * FROM {table} WHERE rowid >= ?1 ORDER BY rowid LIMIT 1");
        let mut one = connection.prepare(&sql).ok()?;
        let mut rows = one.query([from]).ok()?;
        match rows.next() {
            Ok(Some(row)) => Some(row.get(0).ok()),
            Ok(None) => Some(None),
            Err(_) => None,
        }
    };
    let after = after.max(0);
    let (mut bad, mut step) = (after, 1i64);
    let (mut good, mut found) = loop {
        let at = after.checked_add(step)?;
        if let Some(row) = probe(at) {
            break (at, row);
        }
        bad = at;
        if step > FARTHEST {
            return None;
        }
        step += (step / 4).max(1);
    };
    while good - bad > 1 {
        let middle = bad + (good - bad) / 2;
        match probe(middle) {
            Some(row) => (good, found) = (middle, row),
            None => bad = middle,
        }
    }
    found
}
