//! The encrypted file: opening, texts kept by name, the history of sessions, and leaving nothing behind.

mod errors;
mod open;
mod recovery;

pub(crate) use errors::trouble;
pub use errors::{StoreError, StoreTrouble};
pub(crate) use open::Open;
pub use recovery::{
    KeyCopy, RecoveryStands, RecoveryStep, key_copy, key_copy_text, recovery_stands, recovery_steps,
};

use crate::choice::Subject;
use crate::random;
use kindself_core::archive::import::daily_you;
use kindself_core::history::{self, Breathed, SessionId};
use kindself_core::store::{self, Key, KeyCheck, erase, kept, rekey};
use kindself_core::time::{self, Millis, UtcMillis};
use std::path::Path;
use std::sync::Arc;

/// Now, as the phone has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Moment {
    /// Milliseconds since the start of 1970, UTC.
    pub utc_ms: i64,
    /// Seconds that local time is ahead of UTC at that moment.
    pub ahead_of_utc_s: i32,
}

impl From<Moment> for time::Moment {
    fn from(moment: Moment) -> Self {
        Self { at: UtcMillis(moment.utc_ms), ahead_of_utc_s: moment.ahead_of_utc_s }
    }
}

/// A new key, to be wrapped by the phone, and the text to be kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewKey {
    /// 32 random bytes. Never to be kept as they are.
    pub key: Vec<u8>,
    /// Tells a wrong key from a damaged file; it gives nothing away.
    pub check: String,
}

/// How many records there are of a collection.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CountCard {
    /// Its name (`entries`, `drafts`, `sessions`), by which a shell looks its words up. It never changes.
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
pub struct MendedCard {
    /// Records that were saved, of each collection that people know.
    pub counts: Vec<CountCard>,
    /// Places where something could not be read.
    pub holes: u32,
    /// The name of the damaged file. It is kept beside the new one until something is deleted for good.
    pub aside: String,
}

impl From<&store::Mended> for MendedCard {
    fn from(mended: &store::Mended) -> Self {
        Self { counts: counts(&mended.counts), holes: mended.holes, aside: mended.aside.clone() }
    }
}

/// Is told what was written, after it was, on the thread that wrote it.
#[uniffi::export(with_foreign)]
pub trait StoreListener: Send + Sync + std::fmt::Debug {
    /// These collections have changed, by their names: `kept` texts, `entries` with their tags, `drafts`, `sessions`.
    fn changed(&self, collections: Vec<String>);
}

/// A session that was breathed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BreathedCard {
    /// Its id; empty for one that is to be remembered.
    pub id: String,
    /// What it was about.
    pub subject: Subject,
    /// When it began: milliseconds since the start of 1970, UTC; of no meaning in one that is to be remembered.
    pub started_utc_ms: i64,
    /// The person's day then, ISO 8601; empty for one that is to be remembered.
    pub day: String,
    /// How long it was played, without pauses.
    pub length_ms: u64,
    /// Whether it came to its end.
    pub whole: bool,
    /// How it was, from 0 to 10, if the person said.
    pub felt: Option<u8>,
}

/// How much goes when everything is deleted.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct GoesCard {
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

/// A new key. To be called once, before there is a file.
#[uniffi::export]
pub fn new_key() -> Result<NewKey, StoreError> {
    let bytes: [u8; 32] = random::bytes()?;
    let key = Key::new(&bytes).ok_or_else(StoreError::key_check)?;
    Ok(NewKey { key: bytes.to_vec(), check: KeyCheck::new(&key, &random::bytes()?).to_text()? })
}

/// Which of two keys opens the file in `folder`, where a change of keys may have broken off: the one before it, or the next.
/// `None` where neither does right now (a full disk, say, or a reader in the middle of something): both are to be kept then,
/// and opening with the one before says what is wrong. The store is to be closed, or opened by the same process.
#[uniffi::export]
pub fn fitting_key(folder: String, before: NewKey, next: NewKey) -> Option<NewKey> {
    let pair = |new: &NewKey| Some((Key::new(&new.key)?, KeyCheck::from_text(&new.check).ok()?));
    let fits =
        |new: &NewKey| pair(new).is_some_and(|pair| rekey::fitting(Path::new(&folder), &[pair]).is_some());
    if fits(&before) { Some(before) } else { fits(&next).then_some(next) }
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
    pub fn mended(&self) -> Result<Option<MendedCard>, StoreError> {
        self.open.write(|store| Ok(store.mended().map(Into::into)))
    }

    /// Moves the damaged file aside and saves what can be read of it into a new one. To be called when anything
    /// answers with the trouble `Damaged`.
    pub fn mend(&self) -> Result<Option<MendedCard>, StoreError> {
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

    /// Remembers a session that has ended; its id. `began` is what the phone's clock showed when it began: that is its day.
    pub fn remember_session(&self, session: BreathedCard, began: Moment) -> Result<String, StoreError> {
        let id = SessionId(random::bytes()?);
        let (started, began) = (UtcMillis(began.utc_ms), time::Moment::from(began));
        let breathed = Breathed {
            id,
            subject: session.subject.into(),
            started,
            day: began.day().ok_or_else(StoreError::clock)?,
            length: Millis(session.length_ms),
            whole: session.whole,
            felt: session.felt,
            since: started,
        };
        self.open.write(|store| Ok::<_, StoreError>(history::remember(store, &breathed)?))?;
        Ok(id.text())
    }

    /// Says how a session was, from 0 to 10.
    pub fn session_felt(&self, id: String, felt: Option<u8>) -> Result<(), StoreError> {
        let Some(id) = SessionId::from_text(&id) else { return Ok(()) };
        self.open.write(|store| Ok(history::felt(store, id, felt)?))
    }

    /// Lets a session go.
    pub fn forget_session(&self, id: String) -> Result<(), StoreError> {
        let Some(id) = SessionId::from_text(&id) else { return Ok(()) };
        self.open.write(|store| Ok(history::forget(store, id)?))
    }

    /// Sessions, the newest first: `most` of them, after the first `skip`.
    pub fn sessions(&self, skip: u32, most: u32) -> Result<Vec<BreathedCard>, StoreError> {
        let list = self.open.read(|reader| Ok::<_, StoreError>(history::list(reader, skip, most)?))?;
        let card = |session: Breathed| BreathedCard {
            id: session.id.text(),
            subject: session.subject.into(),
            started_utc_ms: session.started.0,
            day: session.day.to_string(),
            length_ms: session.length.0,
            whole: session.whole,
            felt: session.felt,
        };
        Ok(list.into_iter().map(card).collect())
    }

    /// How much goes when everything is deleted.
    pub fn goes(&self) -> Result<GoesCard, StoreError> {
        self.open.write(|store| {
            Ok(GoesCard { counts: counts(&store.counts()?), files: erase::files(store.folder())? })
        })
    }

    /// Closes the file; every call after it answers with the trouble `Closed`.
    pub fn close(&self) {
        self.open.close();
    }
}
