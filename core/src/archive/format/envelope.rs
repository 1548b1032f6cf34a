//! One age file with a passphrase (<https://age-encryption.org/v1>).

use crate::archive::{ArchiveError, Passphrase};
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use age_core::format::{FileKey, Stanza};
use std::io::{BufRead, Write};
use std::iter::once;

/// scrypt's work for what is written, log2 N: 256 MiB of memory, and about a second of a phone (what age itself takes where it
/// cannot measure). age would measure the device instead, and a slower phone would refuse what a faster one made.
pub const WORK: u8 = 18;
/// The most work that is done to open something, and so the most memory that a file can ask for. Earlier versions wrote 16.
const MOST_WORK: u8 = WORK;

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
    // Never what could not be opened again; and of none at all age makes a panic.
    recipient.set_work_factor(work.clamp(1, MOST_WORK));
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
    let ways = passphrase.secrets().map(|secret| {
        let mut identity = scrypt::Identity::new(secret);
        identity.set_max_work_factor(MOST_WORK);
        identity
    });
    let all = InTurn(ways.collect());
    let only: &dyn age::Identity = &all;
    decryptor.decrypt(once(only)).map_err(refused)
}

/// One after the other, until one opens it. age itself would stop at the first passphrase that does not.
struct InTurn(Vec<scrypt::Identity>);

impl age::Identity for InTurn {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        let mut answer = None;
        for way in &self.0 {
            answer = way.unwrap_stanza(stanza);
            // Whatever else is wrong is wrong for all of them.
            if !matches!(
                answer,
                Some(Err(DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed))
            ) {
                break;
            }
        }
        answer
    }
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
