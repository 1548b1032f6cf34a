//! Passphrases: what is weak, what is suggested, and the key under one.

use super::{ArchiveError, off_thread};
use crate::random;
use crate::store::StoreError;
use kindself_core::archive::passphrase::{self, RANDOM_BYTES};
use kindself_core::archive::{self, Passphrase, recovery};
use kindself_core::store::Key;

pub use kindself_core::archive::passphrase::PassphraseFault;

/// Why a passphrase is refused for something new. A few words that belong to nobody else are better.
#[uniffi::remote(Enum)]
pub enum PassphraseFault {
    /// Too short.
    Short {
        /// The fewest characters.
        least_chars: u32,
    },
    /// Nothing of it can be seen.
    Invisible,
    /// One thing again and again.
    Repeated,
    /// Made of words that many people choose.
    Common,
    /// Keys in a row, or an alphabet.
    Row,
    /// A date, or digits alone.
    Number,
}

/// The fewest characters of a new passphrase.
#[uniffi::export]
pub fn least_passphrase_chars() -> u32 {
    passphrase::LEAST_CHARS
}

/// A new passphrase as it is typed, twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct TypedPassphrase {
    /// Why it would soon be guessed; none where it would not, and while nothing is typed.
    pub fault: Option<PassphraseFault>,
    /// Both are there, and would not lock the same. (A keyboard may turn a quote of one of them.)
    pub unlike: bool,
    /// It can lock something.
    pub good: bool,
}

/// What is to be said of what was typed, and typed `again`. Microseconds: to be asked while someone types.
#[uniffi::export]
pub fn typed_passphrase(text: String, again: String) -> TypedPassphrase {
    let passphrase::Typed { fault, unlike, good } = passphrase::Typed::of(&text, &again);
    TypedPassphrase { fault, unlike, good }
}

/// Six words that nobody could guess, to be shown and written down.
#[uniffi::export]
pub fn suggest_passphrase() -> Result<String, StoreError> {
    let random: [u8; RANDOM_BYTES] = random::bytes()?;
    Ok(passphrase::suggest(&random))
}

/// scrypt's work for whatever a person keeps, log2 N. Tests take less.
#[uniffi::export]
pub fn passphrase_work() -> u8 {
    archive::WORK
}

/// The store's key under a passphrase, a few hundred bytes to be kept beside the store, made with so much of scrypt's work.
#[uniffi::export(async_runtime = "tokio")]
pub async fn wrap_key(key: Vec<u8>, passphrase: String, work: u8) -> Result<Vec<u8>, ArchiveError> {
    let passphrase = Passphrase::new(&passphrase)?;
    let key = Key::new(&key).ok_or(ArchiveError::NotAKey)?;
    off_thread(move || Ok(recovery::wrap_key(&key, &passphrase, work)?)).await
}

/// The store's key back.
#[uniffi::export(async_runtime = "tokio")]
pub async fn unwrap_key(bytes: Vec<u8>, passphrase: String) -> Result<Vec<u8>, ArchiveError> {
    let passphrase = Passphrase::given(&passphrase);
    off_thread(move || Ok(recovery::unwrap_key(&bytes, &passphrase)?.bytes().to_vec())).await
}
