//! The store as it is at one moment, whatever is written to it meanwhile.

use crate::archive::ArchiveError;
use crate::archive::backup::StoreFingerprint;
use crate::store::collection::{Collection, Halt, Line, Purpose, Schema};
use crate::store::{Counts, Reader};
use chrono::NaiveDate;
use rusqlite::{Connection, Transaction};

/// One read transaction. Entries that are deleted and could still be had back are not in it.
pub(in crate::archive) struct Snapshot<'a> {
    reader: &'a Reader,
    _held: Transaction<'a>,
}

impl<'a> Snapshot<'a> {
    /// Begins to read: what is written later is not in it.
    pub fn take(reader: &'a Reader) -> Result<Self, ArchiveError> {
        let held = reader.connection().unchecked_transaction()?;
        Ok(Self { reader, _held: held })
    }

    fn connection(&self) -> &Connection {
        self.reader.connection()
    }

    /// What the file holds.
    pub fn schema(&self) -> &'static Schema {
        self.reader.schema()
    }

    /// Version of the tables.
    pub fn version(&self) -> Result<u32, ArchiveError> {
        Ok(self.connection().pragma_query_value(None, "user_version", |row| row.get(0))?)
    }

    /// What it is compared by, to know later whether something has changed since.
    pub fn state(&self) -> Result<StoreFingerprint, ArchiveError> {
        StoreFingerprint::of(self.schema(), self.connection())
    }

    /// How many records an archive of it has; of entries, how many are sealed `today`.
    pub fn counts(&self, today: NaiveDate) -> Result<Counts, ArchiveError> {
        Ok(self.schema().counts(self.connection(), Some(today))?)
    }

    /// Every record of a collection, one after the other; how many that were.
    pub fn lines(
        &self,
        collection: &dyn Collection,
        purpose: Purpose,
        each: &mut dyn FnMut(Line) -> Result<(), ArchiveError>,
    ) -> Result<u32, ArchiveError> {
        let (mut count, mut stopped) = (0u32, None);
        let walked = collection.lines(self.connection(), purpose, &mut |line| {
            count = count.saturating_add(1);
            each(line).map_err(|error| {
                stopped = Some(error);
                Halt::Stopped
            })
        });
        match (walked, stopped) {
            (Ok(()), _) => Ok(count),
            (Err(Halt::Stopped), Some(error)) => Err(error),
            (Err(Halt::Unfit), _) => {
                Err(ArchiveError::Invalid { file: collection.member(), line: count.saturating_add(1) })
            }
            (Err(halt), _) => Err(halt.into()),
        }
    }
}
