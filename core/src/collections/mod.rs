//! Every kind of record there is, in one list. Salvage, archives, merging, counts, backups and what is told of changes go
//! through it; what a collection is stands in the module whose records they are.

#[cfg(test)]
mod tests;

use crate::favourites::Favourites;
use crate::history::Sessions;
use crate::journal::collection::{Drafts, Entries};
use crate::keepsakes::Keepsakes;
use crate::reminders::{self, Reminders};
use crate::scales::kept::{Answers, Wordings};
use crate::settings;
use crate::store::collection::Schema;
use crate::store::kept::Kept;
use crate::store::tombstone::Tombstones;
use crate::store::{Key, KeyCheck, Store, StoreError, migrations};
use std::path::Path;

/// What the store's file holds.
pub(crate) static SCHEMA: Schema = Schema {
    steps: &migrations::STEPS,
    // Drafts of an entry come after it.
    collections: &[
        &Entries,
        &Drafts,
        &Sessions,
        &Keepsakes,
        &Favourites,
        &Reminders,
        &Answers,
        &Wordings,
        &Tombstones,
        &Kept { travels: &[settings::TRAVELS, reminders::TRAVELS] },
    ],
};

impl Store {
    /// Opens the file in `folder`, which is there; makes it where there is none. A damaged file is moved aside, and
    /// what can be read of it is saved into a new one: [`Store::mended`] then tells what.
    ///
    /// Errors: [`StoreError::WrongKey`] (also where key and check are of another store than the file) and
    /// [`StoreError::Newer`] change nothing; the others are the device's.
    pub fn open(folder: &Path, key: Key, check: KeyCheck) -> Result<Self, StoreError> {
        Self::open_with(&SCHEMA, folder, key, check)
    }
}
