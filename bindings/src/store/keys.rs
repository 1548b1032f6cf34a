//! Keys of the file.

use super::StoreError;
use crate::random;
use kindself_core::store::{Key, KeyCheck, rekey};
use std::path::Path;

/// A new key, to be wrapped by the phone, and the text to be kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewKey {
    /// 32 random bytes. Never to be kept as they are.
    pub key: Vec<u8>,
    /// Tells a wrong key from a damaged file; it gives nothing away.
    pub check: String,
}

/// A new key. To be called once, before there is a file.
#[uniffi::export]
pub fn new_key() -> Result<NewKey, StoreError> {
    let bytes: [u8; 32] = random::bytes()?;
    let key = Key::new(&bytes).ok_or(StoreError::KeyCheck)?;
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
