//! A damaged file: what can be read of it goes into a new one; the damaged one is kept beside it, until something is
//! deleted for good. It may hold what is deleted then, and cannot be searched for it: a deletion is worth more than a
//! copy of which everything that could be read was saved.
//!
//! One damaged page poisons the connection that met it, and everything below it in its tree is out of reach. So tables
//! are read in the order of their rowids; where that breaks off, a fresh connection looks for the next row that can be
//! read. The index of words is made anew. The new file takes the old one's place only when it is whole, in steps that
//! can be taken up again after a flat battery.

#![allow(clippy::disallowed_methods, reason = "the store's own files")]

use super::connection::{FILE, FIRST_PAGE, PAGE, Place};
use super::kept::NEWEST_BACKUP;
use super::migrations::migrate;
use super::{StoreError, Topic};
use crate::journal::Written;
use crate::search::index;
use crate::session::Subject;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params_from_iter};
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

pub(super) const MENDING: &str = "kindself.mending";
const DONE: &str = "done";

/// Tables with content, and what a row of each counts as. The index of words is not among them: it is made anew.
const TABLES: [(&str, Option<Topic>); 7] = [
    ("kept", Some(Topic::Kept)),
    ("entry", Some(Topic::Entries)),
    ("previous", None),
    ("tag", None),
    ("draft", Some(Topic::Drafts)),
    ("tombstone", None),
    ("session", Some(Topic::History)),
];

/// What was saved from a damaged file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mended {
    /// Entries that were saved.
    pub entries: u32,
    /// Drafts that were saved.
    pub drafts: u32,
    /// Breathed sessions that were saved.
    pub sessions: u32,
    /// Places where something could not be read.
    pub holes: u32,
    /// The name of the damaged file. It is kept beside the new one until something is deleted for good.
    pub aside: String,
}

/// Keeps a copy of the first page, on which the whole schema stands: without it, nothing of a file could be read.
pub(super) fn keep_first_page(place: &Place) -> Result<(), StoreError> {
    let page = first_page(&place.file())?;
    write_whole(&place.folder.join(FIRST_PAGE), &page)
}

/// Whether the copy of the first page begins with another salt than this key's, and so is of another key.
pub(super) fn first_page_is_of_another_key(place: &Place) -> Result<bool, StoreError> {
    let copy = place.folder.join(FIRST_PAGE);
    Ok(copy.exists() && !first_page(&copy)?.starts_with(&place.check.salt()))
}

/// Saves what can be saved, puts the new file into place and opens it.
pub(super) fn mend(place: &Place) -> Result<(Connection, Option<Mended>), StoreError> {
    let folder = place.folder.join(MENDING);
    if !folder.join(DONE).exists() {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir(&folder)?;
        if let Err(error) = prepare(place, &folder) {
            // It holds words that a later deletion would not reach. What cannot be deleted now goes with the next one.
            forget_half_done(&place.folder).ok();
            return Err(error);
        }
    }
    let mended = swap(place)?;
    let connection = place.open()?;
    // The copy may have been damaged too.
    keep_first_page(place)?;
    Ok((connection, mended))
}

/// Makes the new file, and the mark that it is whole.
fn prepare(place: &Place, folder: &Path) -> Result<(), StoreError> {
    let mended = save(place, folder, free_name(&place.folder))?;
    let report = [mended.entries, mended.drafts, mended.sessions, mended.holes].map(|n| n.to_string());
    write_whole(&folder.join(DONE), format!("{}\n{}", mended.aside, report.join(" ")).as_bytes())
}

/// Deletes what a mending that came to nothing left behind; whether there was anything.
fn forget_half_done(folder: &Path) -> Result<bool, StoreError> {
    let mending = folder.join(MENDING);
    let half_done = mending.exists() && !mending.join(DONE).exists();
    if half_done {
        fs::remove_dir_all(&mending)?;
    }
    Ok(half_done)
}

/// Takes up a swap that a flat battery broke off. Does nothing in the usual case.
pub(super) fn finish(place: &Place) -> Result<Option<Mended>, StoreError> {
    let folder = place.folder.join(MENDING);
    if folder.join(DONE).exists() {
        return swap(place);
    }
    forget_half_done(&place.folder)?;
    Ok(None)
}

/// Moves the damaged file aside and the new one into its place. Each step may have been taken already.
fn swap(place: &Place) -> Result<Option<Mended>, StoreError> {
    let folder = place.folder.join(MENDING);
    let done = fs::read_to_string(folder.join(DONE))?;
    let Some(mended) = report(&done) else {
        fs::remove_dir_all(&folder)?;
        return Ok(None);
    };
    let new = folder.join(FILE);
    if new.exists() {
        for end in ["-wal", "-shm", ""] {
            let from = place.folder.join(format!("{FILE}{end}"));
            // A file that is there after the new one was moved is the new one.
            if from.exists() {
                fs::rename(&from, place.folder.join(format!("{}{end}", mended.aside)))?;
            }
        }
        fs::rename(&new, place.file())?;
        settle(&place.folder)?;
    }
    fs::remove_dir_all(&folder)?;
    Ok(Some(mended))
}

fn report(done: &str) -> Option<Mended> {
    let (aside, numbers) = done.split_once('\n')?;
    let numbers: Vec<u32> = numbers.split(' ').map_while(|n| n.parse().ok()).collect();
    let [entries, drafts, sessions, holes] = numbers.try_into().ok()?;
    Some(Mended { entries, drafts, sessions, holes, aside: aside.to_owned() })
}

/// How the names of damaged files begin.
fn aside() -> String {
    format!("{FILE}.aside-")
}

/// Deletes the damaged files in `folder`, and the logs beside them, with what a mending that came to nothing left; how many
/// that were.
pub(super) fn forget_aside(folder: &Path) -> Result<u32, StoreError> {
    let mut count = u32::from(forget_half_done(folder)?);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(&aside()) {
            fs::remove_file(entry.path())?;
            count += 1;
        }
    }
    if count > 0 {
        settle(folder)?;
    }
    Ok(count)
}

fn free_name(folder: &Path) -> String {
    let taken =
        |name: &str| ["", "-wal", "-shm"].iter().any(|end| folder.join(format!("{name}{end}")).exists());
    (1u32..).map(|n| format!("{}{n}", aside())).find(|name| !taken(name)).unwrap_or_default()
}

fn save(place: &Place, folder: &Path, aside: String) -> Result<Mended, StoreError> {
    let source = Source::find(place, folder)?;
    let mut mended = Mended { aside, ..Mended::default() };
    let new = Place { folder: folder.to_owned(), ..place.clone() };
    let mut connection =
        new.connect(&new.file(), OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    // Not in the log's mode yet: one file, whole when it is closed.
    connection
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;")?;
    migrate(&mut connection)?;
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut all = 0;
    for (table, topic) in TABLES {
        let (rows, holes) = copy(&source, table, &change)?;
        all += rows;
        mended.holes += holes;
        match topic {
            Some(Topic::Entries) => mended.entries = rows,
            Some(Topic::Drafts) => mended.drafts = rows,
            Some(Topic::History) => mended.sessions = rows,
            Some(Topic::Kept) | None => {}
        }
    }
    // A whole salt of another kind, and nothing that this key reads: it is not this store's file.
    if all == 0 && source.is_others {
        return Err(StoreError::WrongKey);
    }
    // What belonged to an entry that could not be saved.
    change.execute_batch(
        "DELETE FROM previous WHERE entry NOT IN (SELECT at FROM entry);
         DELETE FROM tag WHERE entry NOT IN (SELECT at FROM entry);",
    )?;
    change.execute("DELETE FROM kept WHERE name = ?1", [NEWEST_BACKUP])?;
    index::rebuild(&change)?;
    change.commit()?;
    Ok(mended)
}

/// The damaged file, to be opened as often as it takes.
struct Source<'a> {
    place: &'a Place,
    file: PathBuf,
    /// Whether it begins as a file of another store does.
    is_others: bool,
}

impl<'a> Source<'a> {
    /// The file itself; where not even its first page can be read, a copy with another one.
    fn find(place: &'a Place, folder: &Path) -> Result<Self, StoreError> {
        let begins = place.begins_with_salt()?;
        let is_others = !begins && fs::metadata(place.file())?.len() >= u64::from(PAGE);
        let source = Self { place, file: place.file(), is_others };
        // One that does not begin as it is to is not opened where it is: SQLite deletes the log of an empty file.
        if begins && source.schema().is_ok() {
            return Ok(source);
        }
        let file = folder.join("source.db");
        fs::copy(place.file(), &file)?;
        let log = place.log();
        if log.exists() {
            fs::copy(log, folder.join("source.db-wal"))?;
        }
        let page = place.readable_first_page(folder)?;
        let page = grown(place, &file, &page, &folder.join("grown.db")).unwrap_or(page);
        put_first(&file, &page)?;
        Ok(Self { place, file, is_others })
    }

    fn connect(&self) -> Result<Connection, StoreError> {
        self.place.connect(&self.file, OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    fn schema(&self) -> Result<i64, StoreError> {
        Ok(self.connect()?.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?)
    }
}

/// The page that was kept, brought up to date: it says how many pages the file has, and nobody believes in pages beyond
/// that. SQLite itself writes a larger number there, in a copy that has no other purpose; the file is lengthened to it.
fn grown(place: &Place, file: &Path, page: &[u8], scratch: &Path) -> Result<Vec<u8>, StoreError> {
    let bytes = fs::copy(file, scratch)?;
    put_first(scratch, page)?;
    let connection = place.connect(scratch, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch("PRAGMA journal_mode = DELETE; CREATE TABLE grown(pages BLOB);")?;
    connection
        .execute("INSERT INTO grown VALUES(zeroblob(?1))", [i64::try_from(bytes).unwrap_or(i64::MAX)])?;
    drop(connection);
    let length = fs::metadata(scratch)?.len();
    File::options().write(true).open(file)?.set_len(length)?;
    first_page(scratch)
}

pub(super) fn first_page(file: &Path) -> Result<Vec<u8>, StoreError> {
    let mut page = Vec::with_capacity(PAGE as usize);
    File::open(file)?.take(u64::from(PAGE)).read_to_end(&mut page)?;
    Ok(page)
}

fn put_first(file: &Path, page: &[u8]) -> Result<(), StoreError> {
    let mut file = File::options().write(true).open(file)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file.write_all(page)?)
}

/// Copies every row of a table that can be read: how many, and in how many places something could not.
fn copy(source: &Source, table: &str, new: &Transaction) -> Result<(u32, u32), StoreError> {
    let (mut rows, mut holes) = (0, 0);
    let mut from = i64::MIN;
    loop {
        let broke_at = match copy_from(source, table, from, new, &mut rows)? {
            Reading::Whole => return Ok((rows, holes)),
            Reading::Broke { after } => after.max(from),
        };
        holes += 1;
        match next_readable(source, table, broke_at) {
            Some(next) => from = next,
            None => return Ok((rows, holes)),
        }
    }
}

enum Reading {
    Whole,
    Broke { after: i64 },
}

fn copy_from(
    source: &Source,
    table: &str,
    from: i64,
    new: &Transaction,
    rows: &mut u32,
) -> Result<Reading, StoreError> {
    let broke = |after| Ok(Reading::Broke { after });
    let Ok(connection) = source.connect() else { return broke(from) };
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
                if !columns.iter().skip(from_column).zip(&values).all(|(name, value)| is_whole(name, *value))
                {
                    return broke(last);
                }
                let values = values.into_iter().map(|value| rusqlite::types::Value::try_from(value).ok());
                *rows += u32::try_from(insert.execute(params_from_iter(values))?).unwrap_or(0);
            }
            Err(_) => return broke(last),
        }
    }
}

/// Whether a text that has a form is still of that form.
fn is_whole(column: &str, value: ValueRef) -> bool {
    match (column, value.as_str()) {
        ("written", Ok(text)) => serde_json::from_str::<Written>(text).is_ok(),
        ("subject", Ok(text)) => serde_json::from_str::<Subject>(text).is_ok(),
        ("written" | "subject", Err(_)) => false,
        _ => true,
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

/// Writes a file so that it is there whole or not at all.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let draft = path.with_extension("draft");
    let mut file = File::create(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&draft, path)?;
    path.parent().map_or(Ok(()), settle)
}

/// Makes a rename outlast a flat battery; some file systems do not open folders, and need no help.
fn settle(folder: &Path) -> Result<(), StoreError> {
    if let Ok(folder) = File::open(folder) {
        folder.sync_all()?;
    }
    Ok(())
}
