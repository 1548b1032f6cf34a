//! A damaged file: what can be read of it goes into a new one; the damaged one is kept beside it, until something is
//! deleted for good. It may hold what is deleted then, and cannot be searched for it: a deletion is worth more than a
//! copy of which everything that could be read was saved.
//!
//! One damaged page poisons the connection that met it, and everything below it in its tree is out of reach. So tables
//! are read in the order of their rowids; where that breaks off, a fresh connection looks for the next row that can be
//! read. What is made from rows, as the index of words is, is made anew. The new file takes the old one's place only when it is whole, in steps that
//! can be taken up again after a flat battery.

#![allow(clippy::disallowed_methods, reason = "the store's own files")]

mod rows;

use super::StoreError;
use super::collection::{Count, Counts, Schema};
use super::connection::{FILE, FIRST_PAGE, Location, PAGE};
use super::migrations::migrate;
use rows::Source;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

pub(super) const MENDING: &str = "kindself.mending";
const DONE: &str = "done";

/// What was saved from a damaged file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SalvageReport {
    /// Records that were saved, of each collection that people know.
    pub counts: Counts,
    /// Places where something could not be read.
    pub holes: u32,
    /// The name of the damaged file. It is kept beside the new one until something is deleted for good, or
    /// the key is changed, even where that is refused: no page may stay under a key that was to open nothing any more.
    pub aside: String,
}

/// Keeps a copy of the first page, on which the whole schema stands: without it, nothing of a file could be read.
pub(super) fn keep_first_page(location: &Location) -> Result<(), StoreError> {
    let page = first_page(&location.file())?;
    write_whole(&location.folder.join(FIRST_PAGE), &page)
}

/// Whether the copy of the first page begins with another salt than this key's, and so is of another key.
pub(super) fn first_page_is_of_another_key(location: &Location) -> Result<bool, StoreError> {
    let copy = location.folder.join(FIRST_PAGE);
    Ok(copy.exists() && !first_page(&copy)?.starts_with(&location.check.salt()))
}

/// Saves what can be saved, puts the new file into place and opens it.
pub(super) fn mend(
    location: &Location,
    schema: &Schema,
) -> Result<(Connection, Option<SalvageReport>), StoreError> {
    let folder = location.folder.join(MENDING);
    if !folder.join(DONE).exists() {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir(&folder)?;
        if let Err(error) = prepare(location, schema, &folder) {
            // It holds words that a later deletion would not reach. What cannot be deleted now goes with the next one.
            forget_half_done(&location.folder).ok();
            return Err(error);
        }
    }
    let mended = swap(location)?;
    Ok((location.open(schema)?, mended))
}

/// Makes the new file, and the mark that it is whole.
fn prepare(location: &Location, schema: &Schema, folder: &Path) -> Result<(), StoreError> {
    let mended = save(location, schema, folder, free_name(&location.folder))?;
    let counts = mended.counts.0.iter().map(|count| format!(" {}={}", count.collection, count.count));
    let report = format!("{}\n{HOLES}={}{}", mended.aside, mended.holes, counts.collect::<String>());
    write_whole(&folder.join(DONE), report.as_bytes())
}

/// What the mark says of places that could not be read.
const HOLES: &str = "holes";

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
pub(super) fn finish(location: &Location) -> Result<Option<SalvageReport>, StoreError> {
    let folder = location.folder.join(MENDING);
    if folder.join(DONE).exists() {
        return swap(location);
    }
    forget_half_done(&location.folder)?;
    Ok(None)
}

/// Moves the damaged file aside and the new one into its place. Each step may have been taken already.
fn swap(location: &Location) -> Result<Option<SalvageReport>, StoreError> {
    let folder = location.folder.join(MENDING);
    let done = fs::read_to_string(folder.join(DONE))?;
    let Some(mended) = report(&done) else {
        fs::remove_dir_all(&folder)?;
        return Ok(None);
    };
    let new = folder.join(FILE);
    if new.exists() {
        for end in ["-wal", "-shm", ""] {
            let from = location.folder.join(format!("{FILE}{end}"));
            // A file that is there after the new one was moved is the new one.
            if from.exists() {
                fs::rename(&from, location.folder.join(format!("{}{end}", mended.aside)))?;
            }
        }
        fs::rename(&new, location.file())?;
        sync_dir(&location.folder)?;
    }
    // The copy may have been damaged too: one of another salt would count as another key's, and take the damaged file along. As
    // long as the mark is there this is done again, and what was saved is told.
    keep_first_page(location)?;
    fs::remove_dir_all(&folder)?;
    Ok(Some(mended))
}

fn report(done: &str) -> Option<SalvageReport> {
    let (aside, numbers) = done.split_once('\n')?;
    // Version 0.1 wrote these four without their names.
    let unnamed = ["entries", "drafts", "sessions", HOLES];
    let numbered = |(n, word): (usize, &str)| {
        let (name, number) = word.split_once('=').or_else(|| Some((*unnamed.get(n)?, word)))?;
        Some(Count { collection: name.to_owned(), count: number.parse().ok()?, sealed: 0 })
    };
    let mut counts = numbers.split(' ').enumerate().map(numbered).collect::<Option<Vec<_>>>()?;
    let holes = counts.iter().position(|count| count.collection == HOLES)?;
    let holes = counts.remove(holes).count;
    Some(SalvageReport { counts: Counts(counts), holes, aside: aside.to_owned() })
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
        sync_dir(folder)?;
    }
    Ok(count)
}

fn free_name(folder: &Path) -> String {
    let taken =
        |name: &str| ["", "-wal", "-shm"].iter().any(|end| folder.join(format!("{name}{end}")).exists());
    (1u32..).map(|n| format!("{}{n}", aside())).find(|name| !taken(name)).unwrap_or_default()
}

fn save(
    location: &Location,
    schema: &Schema,
    folder: &Path,
    aside: String,
) -> Result<SalvageReport, StoreError> {
    let source = Source::find(location, folder)?;
    let mut mended = SalvageReport { aside, ..SalvageReport::default() };
    let new = Location { folder: folder.to_owned(), ..location.clone() };
    let mut connection =
        new.connect(&new.file(), OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    // Not in the log's mode yet: one file, whole when it is closed.
    connection
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;")?;
    migrate(&mut connection, schema)?;
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut all = 0;
    for collection in schema.collections {
        let mut records = None;
        for table in collection.tables() {
            let (rows, holes) = source.copy(table, &change)?;
            all += rows;
            mended.holes += holes;
            records.get_or_insert(rows);
        }
        if collection.is_told() {
            mended.counts.0.push(collection.topic().counted(records.unwrap_or(0), 0));
        }
    }
    // A whole salt of another kind, and nothing that this key reads: it is not this store's file.
    if all == 0 && source.is_others {
        return Err(StoreError::WrongKey);
    }
    for collection in schema.collections {
        collection.mend(&change)?;
    }
    change.commit()?;
    Ok(mended)
}

/// Writes a file so that it is there whole or not at all.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let draft = path.with_extension("draft");
    let mut file = File::create(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&draft, path)?;
    path.parent().map_or(Ok(()), sync_dir)
}

/// Makes a rename outlast a flat battery; some file systems do not open folders, and need no help.
fn sync_dir(folder: &Path) -> Result<(), StoreError> {
    if let Ok(folder) = File::open(folder) {
        folder.sync_all()?;
    }
    Ok(())
}

pub(super) fn first_page(file: &Path) -> Result<Vec<u8>, StoreError> {
    let mut page = Vec::with_capacity(PAGE as usize);
    File::open(file)?.take(u64::from(PAGE)).read_to_end(&mut page)?;
    Ok(page)
}
