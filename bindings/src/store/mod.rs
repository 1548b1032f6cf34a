//! The encrypted file: opening, texts kept by name, and leaving nothing behind.

mod errors;
mod keys;
mod open;
mod recovery;

pub use errors::{StoreError, StoreTrouble};
pub use keys::{NewKey, fitting_key, new_key};
pub(crate) use open::Open;
pub use recovery::{
    KeyCopy, RecoveryStands, RecoveryStep, key_copy, key_copy_text, recovery_offered, recovery_stands,
    recovery_steps,
};

use kindself_core::archive::import::daily_you;
use kindself_core::store::{self, Key, KeyCheck, erase, kept};
use std::path::Path;
use std::sync::Arc;

/// How many records there are of a collection.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CountCard {
    /// Its name (`entries`, `drafts`, `sessions`, `keepsakes`, `favourites`), by which a shell looks its words up. It never changes.
    pub collection: String,
    /// How many.
    pub count: u32,
}

/// Each collection's.
pub(crate) fn counts(counts: &store::Counts) -> Vec<CountCard> {
    let card = |count: &store::Count| CountCard { collection: count.collection.clone(), count: count.count };
    counts.0.iter().map(card).collect()
}

/// What was saved from a damaged file.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SalvageReport {
    /// Records that were saved, of each collection that people know.
    pub counts: Vec<CountCard>,
    /// Places where something could not be read.
    pub holes: u32,
    /// The name of the damaged file. It is kept beside the new one until something is deleted for good.
    pub aside: String,
}

impl From<&store::SalvageReport> for SalvageReport {
    fn from(mended: &store::SalvageReport) -> Self {
        Self { counts: counts(&mended.counts), holes: mended.holes, aside: mended.aside.clone() }
    }
}

/// Is told what was written, after it was, on the thread that wrote it.
#[uniffi::export(with_foreign)]
pub trait StoreListener: Send + Sync + std::fmt::Debug {
    /// These collections have changed, by their names: `kept` texts, `entries` with their tags, `drafts`, `sessions`,
    /// `keepsakes`, `favourites`.
    fn changed(&self, collections: Vec<String>);
}

/// How much goes when everything is deleted.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RemovedCard {
    /// Records of each collection that people know.
    pub counts: Vec<CountCard>,
    /// Files, whatever they are.
    pub files: u32,
}

/// The encrypted file. One for the process; its calls may come from any thread.
#[derive(Debug, uniffi::Object)]
pub struct Store {
    pub(crate) open: Open,
}

/// How many files there are in `folder`, with those of its folders: what [`erase_store`] would delete. It needs no key, and
/// no store that opens. 0 where there is no folder.
#[uniffi::export]
pub fn store_files(folder: String) -> Result<u32, StoreError> {
    Ok(erase::files(Path::new(&folder))?)
}

/// Deletes `folder` with everything in it; how many files that were. `key_file` in it goes first. The store is to be
/// closed before.
#[uniffi::export]
pub fn erase_store(folder: String, key_file: String) -> Result<u32, StoreError> {
    Ok(erase::erase(Path::new(&folder), &key_file)?)
}

/// How long nothing is said of a store that is being opened, milliseconds.
#[uniffi::export]
pub fn store_quiet_ms() -> u64 {
    store::QUIET.0
}

#[uniffi::export]
impl Store {
    /// Opens the file in `folder`, which is there, or makes it. A few milliseconds, but for two starts: the first one after an
    /// update by which words are folded otherwise folds all of them anew, which takes the longer the more was written, and
    /// where the file is damaged, what can be read is saved, and `mended` tells.
    #[uniffi::constructor]
    pub fn open(folder: String, key: Vec<u8>, check: String) -> Result<Arc<Self>, StoreError> {
        let check = KeyCheck::from_text(&check)?;
        let wrong = StoreError::from(store::StoreError::WrongKey);
        let key = Key::new(&key).ok_or(wrong)?;
        let store = store::Store::open(Path::new(&folder), key, check)?;
        daily_you::sweep(Path::new(&folder));
        Ok(Arc::new(Self { open: Open::new(store) }))
    }

    /// What was saved when the file was found damaged, since the store was opened.
    pub fn mended(&self) -> Result<Option<SalvageReport>, StoreError> {
        self.open.write(|store| Ok(store.mended().map(Into::into)))
    }

    /// Moves the damaged file aside and saves what can be read of it into a new one. To be called when anything
    /// answers with the trouble `Damaged`.
    pub fn mend(&self) -> Result<Option<SalvageReport>, StoreError> {
        self.open.mend()?;
        self.mended()
    }

    /// Reads every page, off the main thread; the trouble `Damaged` where one is not as it was written.
    pub fn examine(&self) -> Result<(), StoreError> {
        self.open.write(|store| Ok(store.examine()?))
    }

    /// To be called when the app goes out of sight: what was written over goes from the file's log too.
    pub fn rest(&self) -> Result<(), StoreError> {
        self.open.write(|store| Ok(store.rest()?))
    }

    /// Writes every page anew under another key; then the one before opens nothing, wherever it was put. The new one is to be
    /// kept beside the one before until this has returned. On an error either may be the file's: `key_check` tells.
    pub fn rekey(&self, key: Vec<u8>, check: String) -> Result<(), StoreError> {
        let check = KeyCheck::from_text(&check)?;
        let key = Key::new(&key).ok_or_else(|| StoreError::from(store::StoreError::WrongKey))?;
        self.open.rekey(key, check)
    }

    /// The text kept beside the key that opens the file; an error where that cannot be told now.
    pub fn key_check(&self) -> Result<String, StoreError> {
        self.open.write(|store| Ok(store.key_check()?.to_text()?))
    }

    /// Tells `listener` from now on.
    pub fn watch(&self, listener: Arc<dyn StoreListener>) {
        self.open.watch(listener);
    }

    /// The text kept under a name.
    pub fn read_text(&self, name: String) -> Result<Option<String>, StoreError> {
        self.open.read(|reader| Ok(kept::read(reader, &name)?))
    }

    /// Keeps a text under a name, in place of what was there.
    pub fn keep_text(&self, name: String, text: String) -> Result<(), StoreError> {
        self.open.write(|store| Ok(kept::keep(store, &name, &text)?))
    }

    /// Forgets a text.
    pub fn forget_text(&self, name: String) -> Result<(), StoreError> {
        self.open.write(|store| Ok(kept::forget(store, &name)?))
    }

    /// Moves a text that cannot be read out of the way, without deleting it.
    pub fn set_text_aside(&self, name: String) -> Result<(), StoreError> {
        self.open.write(|store| Ok(kept::set_aside(store, &name)?))
    }

    /// How much goes when everything is deleted.
    pub fn would_remove(&self) -> Result<RemovedCard, StoreError> {
        self.open.write(|store| {
            Ok(RemovedCard { counts: counts(&store.counts()?), files: erase::files(store.folder())? })
        })
    }

    /// Closes the file; every call after it answers with the trouble `Closed`.
    pub fn close(&self) {
        self.open.close();
    }
}
