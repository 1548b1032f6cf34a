//! Restoring records.

use super::{Halt, Topic};
use crate::content::Catalogue;
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::Transaction;

/// How records are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Added to what is here; the newer of two versions stands, the other becomes the one before it. What is alive on
    /// one side and deleted on the other: the later of its last change and the deletion counts, so that an old archive
    /// does not bring back what was deleted; with `restore_deleted` it is alive. Settings that are here stay.
    Merge {
        /// Whether deleted entries, sessions and keepsakes come back.
        restore_deleted: bool,
    },
    /// Everything here goes, all of the archive comes. Marks of deleted entries stay where the archive has no such entry.
    Replace,
}

/// How, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    pub mode: Mode,
    pub now: UtcMillis,
    pub today: NaiveDate,
}

impl Wish {
    /// Whether what is alive on one side is alive.
    pub fn restores_deleted(&self) -> bool {
        self.mode == Mode::Merge { restore_deleted: true }
    }
}

/// What would become of the records of a collection, or has. Of each that was found one of the first five is said; a collection
/// of which little can be said tells those that come as new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    pub collection: Topic,
    /// Those that are not here, and come. Where all is replaced, also those that were deleted here.
    pub new: u32,
    /// Those whose version here is the newer one.
    pub newer_here: u32,
    /// Those whose version there is the newer one.
    pub newer_there: u32,
    /// Those that are the same.
    pub same: u32,
    /// Those that were deleted here. They stay so, unless they are restored.
    pub deleted_here: u32,
    /// Those here that go: deleted there, or, where all is replaced, not among those that come.
    pub removed: u32,
    /// Sealed ones among those that were found.
    pub sealed: u32,
}

impl Topic {
    /// So many come, and nothing else is to be said.
    pub(crate) fn outcome(self, new: u32) -> Outcome {
        Outcome {
            collection: self,
            new,
            newer_here: 0,
            newer_there: 0,
            same: 0,
            deleted_here: 0,
            removed: 0,
            sealed: 0,
        }
    }
}

/// In the middle of taking records in.
pub(crate) struct Restoring<'a> {
    /// All of it, or nothing.
    pub change: &'a Transaction<'a>,
    pub catalogue: &'a Catalogue,
    pub wish: Wish,
    /// Is told after each record.
    pub step: &'a mut dyn FnMut() -> Result<(), Halt>,
    /// Whether anything was deleted.
    pub gone: bool,
}

impl Restoring<'_> {
    /// One more is done.
    pub fn step(&mut self) -> Result<(), Halt> {
        (self.step)()
    }
}
