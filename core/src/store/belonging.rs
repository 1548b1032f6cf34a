//! Whose files these are. Every file of a store begins with the salt that its key check holds, and every page bears SQLCipher's
//! seal, which only its key makes. A key is never tried on files of another store: what it cannot read would be taken for
//! damaged and moved aside, and a log of another store would be written into the file beside it.

#![allow(clippy::disallowed_methods, reason = "the store's own files")]

use super::StoreError;
use super::connection::{FILE, FIRST_PAGE, Location, PAGE};
use super::migrations::STEPS;
use super::salvage::{MENDING, first_page};
use rusqlite::OpenFlags;
use sha2::{Digest, Sha512};
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::Path;
use zeroize::Zeroizing;

/// Bytes of the salt with which files begin.
const SALT: usize = 16;

/// What the files in a folder are to a key check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Belonging {
    /// There are none yet, or they begin as they are to.
    Ours,
    /// The file does not, and what is kept beside it does, or a page of it bears the key's seal: it is damaged, unless the key
    /// reads nothing of it.
    Doubtful,
    /// They are of another store.
    Others,
}

impl Location {
    /// What the files in the folder are to the key check. Nothing is opened but to read how they begin.
    pub fn belonging(&self) -> Result<Belonging, StoreError> {
        let salt = self.check.salt().to_vec();
        let file = beginning(&self.file())?;
        if file.as_ref() == Some(&salt) {
            return Ok(Belonging::Ours);
        }
        let page = beginning(&self.folder.join(FIRST_PAGE))?;
        let new = beginning(&self.folder.join(MENDING).join(FILE))?;
        let whole = |begin: &Option<Vec<u8>>| begin.as_ref().is_some_and(|begin| begin.len() == SALT);
        let ours = [&page, &new].into_iter().any(|begin| begin.as_ref() == Some(&salt));
        Ok(match file {
            Some(_) if ours => Belonging::Doubtful,
            None if ours => Belonging::Ours,
            // A change of keys that broke off may have left everything that is this key's in the log.
            _ if self.log().is_file() && self.seals(&self.log())?.0 => Belonging::Ours,
            // Neither begins as it is to, and yet what is behind is sealed by this key.
            Some(_) if self.seals_pages()? => Belonging::Doubtful,
            _ if whole(&file) || whole(&page) => Belonging::Others,
            _ => Belonging::Ours,
        })
    }

    /// Whether the store's file begins with the salt.
    pub fn begins_with_salt(&self) -> Result<bool, StoreError> {
        Ok(beginning(&self.file())?.is_some_and(|begin| begin == self.check.salt()))
    }

    /// Whether a page of the file behind its first bears the seal of the key.
    fn seals_pages(&self) -> Result<bool, StoreError> {
        let mut file = BufReader::new(File::open(self.file())?);
        std::io::copy(&mut file.by_ref().take(u64::from(PAGE)), &mut std::io::sink())?;
        let key = seal_key(self.key.bytes(), self.check.salt());
        let mut page = vec![0; PAGE as usize];
        let mut number = 2;
        while file.read_exact(&mut page).is_ok() {
            if is_sealed(&page, number, &*key) {
                return Ok(true);
            }
            number += 1;
        }
        Ok(false)
    }

    /// A first page by which the file can be read though its own cannot: its own after all, where nothing but the salt is
    /// damaged; else the copy that was kept; else, without either, that of a file made now in `scratch`, for every file began
    /// with the same tables in the same order. Where a file has grown from an older schema, what a later one added stands elsewhere:
    /// it cannot be read by that page, and what is in its place has not the form of its rows.
    pub fn readable_first_page(&self, scratch: &Path) -> Result<Vec<u8>, StoreError> {
        let key = seal_key(self.key.bytes(), self.check.salt());
        for file in [self.file(), self.folder.join(FIRST_PAGE)] {
            let Ok(mut page) = first_page(&file) else { continue };
            page.iter_mut().zip(self.check.salt()).for_each(|(byte, salt)| *byte = salt);
            if is_sealed(&page, 1, &*key) {
                return Ok(page);
            }
        }
        let made = scratch.join("made.db");
        let writes = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let connection = self.connect(&made, writes)?;
        connection.execute_batch("PRAGMA journal_mode = DELETE;")?;
        STEPS.iter().try_for_each(|step| connection.execute_batch(step))?;
        drop(connection);
        first_page(&made)
    }

    /// Puts a log of another store aside, which stands beside this one's file: it holds nothing of this store. It stays there
    /// until everything is deleted.
    pub fn put_others_log_aside(&self) -> Result<(), StoreError> {
        let log = self.log();
        if !log.is_file() {
            return Ok(());
        }
        let (ours, others) = self.seals(&log)?;
        if ours || !others {
            return Ok(());
        }
        let name = |n: u32| self.folder.join(format!("{FILE}-wal.other-{n}"));
        let free = (1..).map(name).find(|name| !name.exists());
        Ok(free.map_or(Ok(()), |free| fs::rename(&log, free))?)
    }

    /// Whether a page in a log bears the seal of the key, and whether one before it does not. One that was damaged does not;
    /// SQLite leaves out what stands from there on.
    fn seals(&self, log: &Path) -> Result<(bool, bool), StoreError> {
        const LOG_HEADER: u64 = 32;
        const FRAME_HEADER: usize = 24;
        let mut log = BufReader::new(File::open(log)?);
        std::io::copy(&mut log.by_ref().take(LOG_HEADER), &mut std::io::sink())?;
        let key = seal_key(self.key.bytes(), self.check.salt());
        let mut frame = vec![0; FRAME_HEADER + PAGE as usize];
        let mut others = false;
        while log.read_exact(&mut frame).is_ok() {
            let (header, page) = frame.split_at(FRAME_HEADER);
            let number = header.first_chunk().map_or(0, |number| u32::from_be_bytes(*number));
            if is_sealed(page, number, &*key) {
                return Ok((true, others));
            }
            others = true;
        }
        Ok((false, others))
    }
}

/// The first bytes of a file, as many as a salt has, or all there are; `None` where there is no file.
fn beginning(file: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    let file = match File::open(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut begin = Vec::with_capacity(SALT);
    file.take(SALT as u64).read_to_end(&mut begin)?;
    Ok(Some(begin))
}

/// Whether a page of that number bears the seal: HMAC-SHA-512 of what is encrypted and its nonce, and of the number
/// (SQLCipher 4, "Page Layout" in its design: <https://www.zetetic.net/sqlcipher/design/>).
fn is_sealed(page: &[u8], number: u32, key: &[u8]) -> bool {
    const SEAL: usize = 64;
    let Some((sealed, seal)) = page.len().checked_sub(SEAL).and_then(|at| page.split_at_checked(at)) else {
        return false;
    };
    // The salt at the beginning of the first page is not encrypted.
    let sealed = if number == 1 { sealed.get(SALT..).unwrap_or_default() } else { sealed };
    hmac(key, &[sealed, &number.to_le_bytes()]) == *seal
}

/// The key of the seals: two rounds of PBKDF2 over the key, with the salt changed in the way that SQLCipher 4 has it.
fn seal_key(key: &[u8; 32], salt: [u8; SALT]) -> Zeroizing<[u8; 32]> {
    let salt = salt.map(|byte| byte ^ 0x3a);
    let first = Zeroizing::new(hmac(key, &[&salt, &1_u32.to_be_bytes()]));
    let second = Zeroizing::new(hmac(key, &[&*first]));
    let mut derived = Zeroizing::new([0; 32]);
    for (to, (one, two)) in derived.iter_mut().zip(first.iter().zip(second.iter())) {
        *to = one ^ two;
    }
    derived
}

/// HMAC-SHA-512 (RFC 2104) with a key that is no longer than a block.
fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 64] {
    const BLOCK: usize = 128;
    let padded = |pad: u8| {
        let mut block = Zeroizing::new([pad; BLOCK]);
        block.iter_mut().zip(key).for_each(|(to, byte)| *to ^= byte);
        block
    };
    let mut inner = Sha512::new();
    inner.update(*padded(0x36));
    parts.iter().for_each(|part| inner.update(part));
    let mut outer = Sha512::new();
    outer.update(*padded(0x5c));
    outer.update(inner.finalize());
    outer.finalize().into()
}
