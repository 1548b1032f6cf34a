//! Kinds of records, each described once: its tables, how a row is checked, its line in an archive, what becomes of two
//! versions of it, what counts as changed, how many there are.
//!
//! - [`Collection`]: such a description. It stands in the module whose records they are; `crate::collections` lists all.
//! - [`Schema`]: what a file holds: the steps that make its tables, and the collections in them.
//! - [`Records`]: records in memory, on their way in. [`Restoring`]: in the middle of taking them in.
//! - [`Counts`], [`Outcome`]: how many there are of each, and what would become of them.

mod counts;
mod records;
mod restoring;

pub use counts::{Count, Counts};
pub(crate) use records::Records;
pub use restoring::{Mode, Outcome};
pub(crate) use restoring::{Restoring, Wish};

use super::StoreError;
use crate::content::Catalogue;
use chrono::NaiveDate;
use rusqlite::{Connection, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::any::Any;
use std::fmt::Debug;

/// Names a collection where changes are told, in counts and in archives. It never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topic(pub &'static str);

/// What a file holds.
#[derive(Debug)]
pub(crate) struct Schema {
    /// The steps that make its tables, one after the other; see `migrations`.
    pub steps: &'static [&'static str],
    /// Every kind of record, in the order in which archives hold them and in which they are taken in.
    pub collections: &'static [&'static dyn Collection],
}

/// A table with rows of a collection.
#[derive(Debug)]
pub(crate) struct Table {
    pub name: &'static str,
    /// Columns whose text has a form, and whether a text is of it: a damaged page in the middle of a long one can be read as
    /// zeroes, without an error.
    pub forms: &'static [(&'static str, IsForm)],
}

/// Whether a text is of a form.
pub(crate) type IsForm = fn(&str) -> bool;

/// Whether a text is JSON of that type.
pub(crate) fn is_json<T: DeserializeOwned>(text: &str) -> bool {
    serde_json::from_str::<T>(text).is_ok()
}

/// What records leave the store for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Purpose<'a> {
    /// To be taken in again: all of them, each held against what is taken in.
    Archive(&'a Catalogue),
    /// To be read elsewhere, without what is sealed on that day.
    Reading {
        /// `None`: with all that is sealed.
        without_sealed: Option<NaiveDate>,
    },
}

/// A record on its way out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// As JSON, with the end of the line.
    pub json: &'a [u8],
    /// The record, for whoever makes a page of it.
    pub record: &'a dyn Any,
}

/// Is given one record after the other.
pub(crate) type Each<'a> = &'a mut dyn FnMut(Line) -> Result<(), Halt>;

/// Gives `record` as its line.
pub(crate) fn give<T: Serialize + 'static>(record: &T, each: Each) -> Result<(), Halt> {
    let mut json = serde_json::to_vec(record).map_err(|_| StoreError::Damaged)?;
    json.push(b'\n');
    each(Line { json: &json, record })
}

/// Why going through records ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Halt {
    /// The file.
    Store(StoreError),
    /// It is not wanted any more.
    Stopped,
    /// The next record is none that could be taken in again.
    Unfit,
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<rusqlite::Error> for Halt {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// A kind of record.
pub(crate) trait Collection: Debug + Sync {
    /// Its name.
    fn topic(&self) -> Topic;

    /// Its tables. A row of the first is a record; rows of the others belong to one.
    fn tables(&self) -> &'static [Table];

    /// Whether people are told how many there are.
    fn is_told(&self) -> bool {
        true
    }

    /// The file was opened: brings up to date what is made from its rows. A quick question in the usual case.
    fn renew(&self, _file: &mut Connection) -> Result<(), StoreError> {
        Ok(())
    }

    /// Rows were saved from a damaged file: what belongs to none goes, and what is made from them is made anew.
    fn mend(&self, _change: &Transaction) -> Result<(), StoreError> {
        Ok(())
    }

    /// How many there are, and how many of them are sealed on that day.
    fn count(&self, file: &Connection, _today: Option<NaiveDate>) -> Result<Count, StoreError> {
        let [records, ..] = self.tables() else { return Ok(self.topic().counted(0, 0)) };
        let sql = format!("SELECT count(*) FROM {}", records.name);
        Ok(self.topic().counted(file.query_row(&sql, [], |row| row.get(0))?, 0))
    }

    /// A query for one row of numbers that any change changes, whatever the clock says, all 0 where there is nothing; `None`
    /// where a change makes no backup due. Each table is gone through once, as its rows stand. Of moments the lower half is
    /// summed, so that no sum is too large.
    fn state(&self) -> Option<&'static str>;

    /// The name of its file in an archive.
    fn member(&self) -> &'static str;

    /// Gives every record as a line.
    fn lines(&self, file: &Connection, purpose: Purpose, each: Each) -> Result<(), Halt>;

    /// Reads such a line; `None` where it is none that could be written here, or is there twice.
    fn read(&self, line: &[u8], catalogue: &Catalogue, records: &mut Records) -> Option<()>;

    /// All lines of every collection were read.
    fn complete(&self, _records: &mut Records) {}

    /// How many there are among records, and how many of them are sealed on that day.
    fn held(&self, records: &Records, today: NaiveDate) -> Count;

    /// What would become of records. Nothing is written.
    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError>;

    /// Before any record is taken in: where all is replaced, what is here goes.
    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt>;

    /// Takes records in, those of the collections before it being there.
    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt>;
}

impl Schema {
    /// How many records there are of each collection, and how many of them are sealed on that day.
    pub fn counts(&self, file: &Connection, today: Option<NaiveDate>) -> Result<Counts, StoreError> {
        self.collections.iter().map(|collection| collection.count(file, today)).collect()
    }

    /// Every topic.
    pub fn topics(&self) -> impl Iterator<Item = Topic> {
        self.collections.iter().map(|collection| collection.topic())
    }

    /// Whether people are told how many there are of a collection. Of one that nobody knows here they are.
    pub fn is_told(&self, collection: &str) -> bool {
        let known = self.collections.iter().find(|known| known.topic().0 == collection);
        known.is_none_or(|known| known.is_told())
    }

    /// The counts of which people are told.
    pub fn told(&self, counts: &Counts) -> Counts {
        counts.0.iter().filter(|count| self.is_told(&count.collection)).cloned().collect()
    }
}
