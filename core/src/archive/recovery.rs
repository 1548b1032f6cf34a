//! The store's key under a passphrase: the way back where the phone's own key store lost it (a new fingerprint, a
//! restored phone). It is a small age file beside the store, worth nothing without its passphrase.

use super::format::envelope;
use super::{ArchiveError, Passphrase};
use crate::store::Key;
use std::io::{Read, Write};
use zeroize::Zeroizing;

/// What is encrypted begins so; a longer version would say so here.
const MAGIC: &[u8] = b"kindself recovery 1\n";
/// No such file is larger, bytes; about 250 are usual.
const MOST_BYTES: usize = 4096;

/// The key as bytes to keep, a few hundred, made with so much of scrypt's work ([`WORK`](super::WORK); less in tests). Errors:
/// [`ArchiveError::Io`] where the system has no random bytes.
pub fn wrap_key(key: &Key, passphrase: &Passphrase, work: u8) -> Result<Vec<u8>, ArchiveError> {
    let mut sealed = envelope::encrypt(Vec::new(), passphrase, work)?;
    sealed.write_all(MAGIC)?;
    sealed.write_all(key.bytes())?;
    Ok(sealed.finish()?)
}

/// The key back. Errors: [`ArchiveError::WrongPassphrase`], [`ArchiveError::Truncated`], [`ArchiveError::Damaged`],
/// [`ArchiveError::NotAnArchive`] for another kind of file, [`ArchiveError::TooMuchWork`].
pub fn unwrap_key(bytes: &[u8], passphrase: &Passphrase) -> Result<Key, ArchiveError> {
    if bytes.len() > MOST_BYTES {
        return Err(ArchiveError::NotAnArchive);
    }
    envelope::looks_like_one(bytes)?;
    let mut inside = Zeroizing::new(Vec::with_capacity(MOST_BYTES));
    envelope::decrypt(bytes, passphrase)?.read_to_end(&mut inside)?;
    inside.strip_prefix(MAGIC).and_then(Key::new).ok_or(ArchiveError::NotAnArchive)
}
