//! Opening, and the one way to write.

use super::belonging::Belonging;
use super::collection::{Counts, Schema, Topic};
use super::migrations::migrate;
use super::salvage::{self, SalvageReport};
use super::{Key, KeyCheck, StoreError, rekey};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;

/// The file's name in its folder. SQLite puts `-wal` and `-shm` beside it.
pub(super) const FILE: &str = "kindself.db";
/// A copy of the file's first page, made when the schema last changed.
pub(super) const FIRST_PAGE: &str = "kindself.first-page";

/// Bytes. Larger than SQLite's 4096 so that the whole schema stands on the first page, of which a copy is kept.
pub(super) const PAGE: u32 = 8192;

/// How long one connection waits for another.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// To be called before any connection is opened. SQLite says that it is ready before SQLCipher is: of two threads that are
/// the first to open, one would be told that its key is none. (`sqlite3_initialize` calls `SQLITE_EXTRA_INIT` after it has
/// let go of its lock.) Nothing is kept here but that it was done; what is made ready is SQLite's own, for the process.
pub(crate) fn make_ready() {
    static READY: Once = Once::new();
    READY.call_once(|| drop(Connection::open_in_memory()));
}

/// Opened for reading only.
#[derive(Debug)]
pub struct Reader(Connection, &'static Schema);

impl Reader {
    /// The connection, for the modules that know its tables.
    pub(crate) fn connection(&self) -> &Connection {
        &self.0
    }

    /// What the file holds.
    pub(crate) fn schema(&self) -> &'static Schema {
        self.1
    }
}

/// The one writer of the file.
#[derive(Debug)]
pub struct Store {
    reader: Reader,
    location: Location,
    changed: BTreeSet<Topic>,
    mended: Option<SalvageReport>,
}

/// Where the file is, and what opens it.
#[derive(Debug, Clone)]
pub(super) struct Location {
    pub folder: PathBuf,
    pub key: Key,
    pub check: KeyCheck,
}

impl Location {
    /// The path of the file itself.
    pub fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    /// SQLite's log beside it.
    pub fn log(&self) -> PathBuf {
        self.folder.join(format!("{FILE}-wal"))
    }

    /// A connection with its key and its manners; the file is first read by whoever asks for more.
    pub fn connect(&self, file: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
        make_ready();
        let connection = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.execute_batch(&self.check.pragma_key(&self.key))?;
        connection.execute_batch(&format!(
            "PRAGMA cipher_log_level = NONE;
             PRAGMA cipher_page_size = {PAGE};
             PRAGMA trusted_schema = OFF;
             PRAGMA cell_size_check = ON;
             PRAGMA cache_size = -8192;
             PRAGMA temp_store = MEMORY;"
        ))?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(connection)
    }

    /// Opens for writing, and brings the tables and what is made from their rows up to date.
    pub fn open(&self, schema: &Schema) -> Result<Connection, StoreError> {
        let writes = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = self.connect(&self.file(), writes)?;
        // FULL: a commit is on the drive when it is acknowledged. fullfsync is what Apple's drives need for that; other
        // systems ignore it. Deleted bytes are overwritten.
        connection.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA fullfsync = ON;
             PRAGMA checkpoint_fullfsync = ON;
             PRAGMA secure_delete = ON;",
        )?;
        if migrate(&mut connection, schema)? {
            connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
            salvage::keep_first_page(self)?;
        }
        for collection in schema.collections {
            // Where it cannot be now (no room, say), words that were folded otherwise are found as they were, and renewed the
            // next time.
            if collection.renew(&mut connection) == Err(StoreError::Damaged) {
                return Err(StoreError::Damaged);
            }
        }
        Ok(connection)
    }
}

impl Store {
    /// Opens the file in `folder`, which is there; makes it where there is none. A damaged file is moved aside, and
    /// what can be read of it is saved into a new one: [`Store::mended`] then tells what.
    ///
    /// It holds what `schema` says. Errors: [`StoreError::WrongKey`] (also where key and check are of another store than the
    /// file) and [`StoreError::Newer`] change nothing; the others are the device's.
    pub(crate) fn open_with(
        schema: &'static Schema,
        folder: &Path,
        key: Key,
        check: KeyCheck,
    ) -> Result<Self, StoreError> {
        if !check.knows(&key) {
            return Err(StoreError::WrongKey);
        }
        let location = Location { folder: folder.to_owned(), key, check };
        let (connection, mended) = match location.belonging()? {
            Belonging::Others => return Err(StoreError::WrongKey),
            Belonging::Doubtful => salvage::mend(&location, schema)?,
            Belonging::Ours => {
                location.put_others_log_aside()?;
                let finished = salvage::finish(&location)?;
                match location.open(schema) {
                    Err(StoreError::Damaged) => salvage::mend(&location, schema)?,
                    opened => (opened?, finished),
                }
            }
        };
        let store = Self { reader: Reader(connection, schema), location, changed: BTreeSet::new(), mended };
        // After a kill the log is there still, and in it perhaps what was deleted.
        store.rest()?;
        // After a kill in the middle of a change of keys the one before would still open these.
        if salvage::first_page_is_of_another_key(&store.location)? {
            salvage::keep_first_page(&store.location)?;
            salvage::forget_aside(&store.location.folder)?;
        }
        Ok(store)
    }

    /// What was saved when the file was found damaged, since the store was opened.
    pub fn mended(&self) -> Option<&SalvageReport> {
        self.mended.as_ref()
    }

    /// Moves the damaged file aside, and saves what can be read of it into a new one. To be called when anything
    /// answers [`StoreError::Damaged`]; other readers have to be opened anew after. On an error (a full disk, say) the
    /// damaged file is where it was, and open. Where it is whole again already, because two have met the damage at once,
    /// nothing happens.
    pub fn mend(&mut self) -> Result<(), StoreError> {
        if self.examine().is_ok() {
            return Ok(());
        }
        // Closed before its files are moved.
        let schema = self.schema();
        self.reader = Reader(Connection::open_in_memory()?, schema);
        let mended = salvage::mend(&self.location, schema);
        let (connection, mended) = match mended {
            Ok(mended) => mended,
            Err(error) => {
                self.reader = Reader(self.location.open(schema)?, schema);
                return Err(error);
            }
        };
        self.reader = Reader(connection, schema);
        self.mended = mended;
        self.changed.extend(schema.topics());
        Ok(())
    }

    /// Reads every page, which takes a few milliseconds a megabyte; nothing is written meanwhile.
    /// [`StoreError::Damaged`] where one is not as it was written.
    pub fn examine(&self) -> Result<(), StoreError> {
        let connection = &self.reader.0;
        // SQLCipher checks the seals of the file alone: a page that a power loss left half written there, and whole in
        // the log, is put right first.
        let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        let sealed =
            busy || connection.prepare("PRAGMA cipher_integrity_check")?.query([])?.next()?.is_none();
        let word: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if sealed && word == "ok" { Ok(()) } else { Err(StoreError::Damaged) }
    }

    /// Writes every page anew under another key. Other readers are to be closed before, and opened anew after. Once this
    /// has returned, the key before opens nothing: not the file, not its log, not the copy of its first page; damaged files
    /// that were set aside are deleted, for of those everything that could be read was saved.
    ///
    /// On an error the file has either key, and is open: [`Self::key_check`] says which.
    pub fn rekey(&mut self, key: Key, check: KeyCheck) -> Result<(), StoreError> {
        self.rekey_within(PATIENCE, key, check)
    }

    /// The same, waiting so long for readers that are in the middle of something.
    pub(super) fn rekey_within(
        &mut self,
        patience: Duration,
        key: Key,
        check: KeyCheck,
    ) -> Result<(), StoreError> {
        if !check.knows(&key) {
            return Err(StoreError::WrongKey);
        }
        let old = self.location.clone();
        let new = Location { folder: old.folder.clone(), key, check };
        self.checkpoint()?;
        // Before the pages change: whatever breaks off after leaves none of those under the old key.
        salvage::forget_aside(&old.folder)?;
        let written = self.reader.0.execute_batch(&new.check.pragma_rekey(&new.key));
        // Closed whatever it says: SQLCipher takes the new key for its own where a full disk did not let the pages in.
        let schema = self.schema();
        self.reader = Reader(Connection::open_in_memory()?, schema);
        let moved = new.reads().map(drop);
        self.location = if moved.is_ok() { new } else { old };
        self.reader = Reader(self.location.open(schema)?, schema);
        written.map_err(StoreError::from)?;
        moved?;
        rekey::empty_log(&self.reader.0, patience)?;
        self.reader.0.busy_timeout(PATIENCE)?;
        salvage::keep_first_page(&self.location)?;
        Ok(())
    }

    /// Another reader of the same file.
    pub fn another_reader(&self) -> Result<Reader, StoreError> {
        let connection = self.location.connect(&self.location.file(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok(Reader(connection, self.schema()))
    }

    /// The writer's own eyes.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The check of the key that opens the file, as the file says it now. An error where that cannot be told: after a change of
    /// keys that could not be looked at, either key may be the file's.
    pub fn key_check(&self) -> Result<&KeyCheck, StoreError> {
        self.location.reads()?;
        Ok(&self.location.check)
    }

    /// What the file holds.
    pub(crate) fn schema(&self) -> &'static Schema {
        self.reader.schema()
    }

    /// How many records there are of each collection that people know: what goes when everything is deleted.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let schema = self.schema();
        Ok(schema.told(&schema.counts(self.reader.connection(), None)?))
    }

    /// The folder of the file.
    pub fn folder(&self) -> &Path {
        &self.location.folder
    }

    /// All of `change`, or nothing of it. When it returns, it outlasts a flat battery.
    pub(crate) fn write<T, E: From<StoreError>>(
        &mut self,
        topics: &[Topic],
        change: impl FnOnce(&Transaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let begun = self.reader.0.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = begun.map_err(StoreError::from)?;
        let done = change(&transaction)?;
        transaction.commit().map_err(StoreError::from)?;
        self.changed.extend(topics);
        Ok(done)
    }

    /// [`write`](Self::write) for a change that may delete something for good, and says whether it did. Then nothing of
    /// it stays in the log, nor in a damaged file that was set aside: such a file goes before the deletion is kept, so
    /// that no kill leaves the words in it. What could be read of it was saved when it was set aside.
    pub(crate) fn delete<E: From<StoreError>>(
        &mut self,
        topics: &[Topic],
        change: impl FnOnce(&Transaction) -> Result<bool, E>,
    ) -> Result<bool, E> {
        let folder = self.location.folder.clone();
        let gone = self.write(topics, |transaction| {
            let gone = change(transaction)?;
            if gone {
                salvage::forget_aside(&folder)?;
            }
            Ok::<_, E>(gone)
        })?;
        if gone {
            self.checkpoint()?;
        }
        Ok(gone)
    }

    /// To be done when nobody waits: what was written over (an earlier state of a draft, say) goes from the log too.
    pub fn rest(&self) -> Result<(), StoreError> {
        let is_left = self.location.log().metadata().is_ok_and(|log| log.len() > 0);
        if is_left { self.checkpoint() } else { Ok(()) }
    }

    /// After something was deleted for good: nothing of it stays in the log beside the file.
    ///
    /// What was deleted is deleted, whether this succeeds or not: where a reader is in the middle of something, or a
    /// full disk has no room for it, the next deletion empties the log, or the app when it closes the file.
    pub(crate) fn checkpoint(&self) -> Result<(), StoreError> {
        let connection = &self.reader.0;
        // Whoever writes next does not wait for a reader.
        connection.busy_timeout(Duration::ZERO)?;
        let done = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        connection.busy_timeout(PATIENCE)?;
        match done.map_err(StoreError::from) {
            Err(StoreError::Damaged) => Err(StoreError::Damaged),
            _ => Ok(()),
        }
    }

    /// The topics written since this was last asked.
    pub fn take_changes(&mut self) -> BTreeSet<Topic> {
        std::mem::take(&mut self.changed)
    }
}
