//! One age file with a passphrase (<https://age-encryption.org/v1>).

use crate::archive::{ArchiveError, Passphrase};
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use std::io::{BufRead, Write};
use std::iter::once;

/// scrypt's work for what is written, log2 N: 64 MiB of memory. age would measure the device instead, and a slower phone
/// would refuse what a faster one made.
pub(in crate::archive) const WORK: u8 = 16;
/// The most work that is done to open something: 1 GiB.
pub(in crate::archive) const MOST_WORK: u8 = 20;

/// How every age file begins.
const BEGINS: &[u8] = b"age-encryption.org/";

/// Tells another kind of file from one that broke off.
pub(in crate::archive) fn looks_like_one(bytes: &[u8]) -> Result<(), ArchiveError> {
    let same = bytes.iter().zip(BEGINS).take_while(|(found, expected)| found == expected).count();
    if same < BEGINS.len().min(bytes.len()) { Err(ArchiveError::NotAnArchive) } else { Ok(()) }
}

/// What is written to it arrives at `out` encrypted. To be finished.
pub(in crate::archive) fn encrypt<W: Write>(
    out: W,
    passphrase: &Passphrase,
    work: u8,
) -> Result<StreamWriter<W>, ArchiveError> {
    let mut recipient = scrypt::Recipient::new(passphrase.secret());
    recipient.set_work_factor(work);
    let only: &dyn age::Recipient = &recipient;
    let encryptor = Encryptor::with_recipients(once(only)).map_err(|_| ArchiveError::Io)?;
    Ok(encryptor.wrap_output(out)?)
}

/// What was encrypted in `input`. Each read tells whether its bytes are as they were written; that none is missing at the
/// end, only the last one tells.
pub(in crate::archive) fn decrypt<R: BufRead>(
    input: R,
    passphrase: &Passphrase,
) -> Result<StreamReader<R>, ArchiveError> {
    let decryptor = Decryptor::new_buffered(input).map_err(refused)?;
    if !decryptor.is_scrypt() {
        return Err(ArchiveError::NotAnArchive);
    }
    let mut identity = scrypt::Identity::new(passphrase.secret());
    identity.set_max_work_factor(MOST_WORK);
    let only: &dyn age::Identity = &identity;
    decryptor.decrypt(once(only)).map_err(refused)
}

fn refused(error: DecryptError) -> ArchiveError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => ArchiveError::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => ArchiveError::TooMuchWork,
        DecryptError::InvalidMac => ArchiveError::Damaged,
        DecryptError::Io(error) => match error.kind() {
            // The header is text: bytes that are none, or not in its form, are another kind of file.
            std::io::ErrorKind::InvalidData => ArchiveError::NotAnArchive,
            _ => error.into(),
        },
        _ => ArchiveError::NotAnArchive,
    }
}
