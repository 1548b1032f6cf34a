//! Opening an archive: all of it is decrypted, unpacked, compared with its manifest and read, before anything is made
//! of it. It is held in memory meanwhile; its readable part is only compared.

#![allow(clippy::disallowed_methods, reason = "the archive reads the file it is told to")]

use super::contents::Origin;
use super::lines::{DRAFTS, ENTRIES, KEPT, SESSIONS, TOMBSTONES};
use super::manifest::{MANIFEST, Manifest, Tally};
use super::members::{LIMITS, Members};
use super::progress::Steps;
use super::{ArchiveError, Contents, Passphrase, Watch, envelope};
use crate::content::Catalogue;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;
use zeroize::Zeroizing;

/// The largest archive that is opened, bytes.
pub const MOST_BYTES: u64 = 256 << 20;
/// The largest manifest, bytes: a line for each file.
const MOST_MANIFEST: u64 = 64 << 20;
/// The longest line, bytes: two versions of an entry, each letter of which may take six as JSON.
const MOST_LINE: u64 = 16 << 20;

/// An archive, opened and checked as a whole; and what it says about itself. Entries of kinds that `catalogue` has hold
/// what those kinds can hold.
///
/// Errors: all of [`ArchiveError`] that are about a file. Nothing is written.
pub fn open(
    path: &Path,
    passphrase: &Passphrase,
    catalogue: &Catalogue,
    watch: Watch,
) -> Result<(Contents, Manifest), ArchiveError> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(ArchiveError::Refused);
    }
    read(BufReader::new(file), passphrase, catalogue, watch)
}

/// The same for bytes from anywhere.
pub fn read(
    input: impl BufRead,
    passphrase: &Passphrase,
    catalogue: &Catalogue,
    watch: Watch,
) -> Result<(Contents, Manifest), ArchiveError> {
    // One more than the most tells that there is more.
    let mut sealed = Vec::new();
    input.take(MOST_BYTES + 1).read_to_end(&mut sealed)?;
    if sealed.len() as u64 > MOST_BYTES {
        return Err(ArchiveError::TooLarge { most_bytes: MOST_BYTES });
    }
    envelope::looks_like_one(&sealed)?;
    let mut inside = Zeroizing::new(Vec::with_capacity(sealed.len()));
    envelope::decrypt(sealed.as_slice(), passphrase)?.read_to_end(&mut inside)?;
    inner(&inside, catalogue, watch)
}

/// What is inside of the age file, once it is decrypted.
pub fn inner(zip: &[u8], catalogue: &Catalogue, watch: Watch) -> Result<(Contents, Manifest), ArchiveError> {
    let mut members = Members::open(Cursor::new(zip), LIMITS).map_err(|error| match error {
        // A whole age file with something else in it.
        ArchiveError::Damaged => ArchiveError::NotAnArchive,
        other => other,
    })?;
    members.apart()?;
    let at = members.find(MANIFEST).ok_or(ArchiveError::NotAnArchive)?;
    let manifest = Manifest::read(&members.whole(at, MOST_MANIFEST)?)?;
    let mut contents = Contents::new(Origin::Archive);
    contents.made_at = manifest.made_at;
    let mut missing: BTreeSet<&str> = manifest.files.keys().map(String::as_str).collect();
    let mut steps = Steps::begin(watch, members.count() as u64)?;
    for index in 0..members.count() {
        steps.step()?;
        if index == at {
            continue;
        }
        let name = members.name(index).ok_or(ArchiveError::Damaged)?;
        let expected = manifest.files.get(&name).ok_or(ArchiveError::Damaged)?;
        missing.remove(name.as_str());
        let mut tally = Tally::default();
        match name.as_str() {
            ENTRIES => {
                lines(&mut members, index, &mut tally, ENTRIES, |line| contents.entry(line, catalogue))?
            }
            DRAFTS => lines(&mut members, index, &mut tally, DRAFTS, |line| contents.draft(line))?,
            SESSIONS => lines(&mut members, index, &mut tally, SESSIONS, |line| contents.session(line))?,
            TOMBSTONES => {
                lines(&mut members, index, &mut tally, TOMBSTONES, |line| contents.tombstone(line))?
            }
            KEPT => lines(&mut members, index, &mut tally, KEPT, |line| contents.kept(line))?,
            _ => members.read(index, &mut |piece| {
                tally.add(piece);
                Ok(())
            })?,
        }
        if tally.record() != *expected {
            return Err(ArchiveError::Damaged);
        }
    }
    if !missing.is_empty() {
        return Err(ArchiveError::Damaged);
    }
    // Sealed ones depend on the day and are counted anew by whoever asks.
    let counted = contents.counts(chrono::NaiveDate::MAX);
    if counted != (super::manifest::Counts { sealed: 0, ..manifest.counts }) {
        return Err(ArchiveError::Damaged);
    }
    // Both alive and deleted is no state the store can be in; what was written is worth more.
    let (entries, sessions) = (&contents.entries, &contents.sessions);
    contents.tombstones.retain(|id, _| !entries.contains_key(id) && !sessions.contains_key(&id.text()));
    steps.end()?;
    Ok((contents, manifest))
}

/// Reads one file of records, a line at a time.
fn lines<R: Read + std::io::Seek, T: DeserializeOwned>(
    members: &mut Members<R>,
    index: usize,
    tally: &mut Tally,
    file: &'static str,
    mut put: impl FnMut(T) -> Option<()>,
) -> Result<(), ArchiveError> {
    let mut pending: Vec<u8> = Vec::new();
    let mut line = 0u32;
    let mut take = |bytes: &[u8]| {
        line = line.saturating_add(1);
        let invalid = ArchiveError::Invalid { file, line };
        // serde_json itself goes no deeper than 128 brackets.
        let record = serde_json::from_slice(bytes).map_err(|_| invalid.clone())?;
        put(record).ok_or(invalid)
    };
    members.read(index, &mut |piece| {
        tally.add(piece);
        let mut rest = piece;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            let (head, tail) = rest.split_at(end);
            pending.extend_from_slice(head);
            take(&pending)?;
            pending.clear();
            rest = tail.get(1..).unwrap_or_default();
        }
        pending.extend_from_slice(rest);
        let over = pending.len() as u64 > MOST_LINE;
        if over { Err(ArchiveError::TooLarge { most_bytes: MOST_LINE }) } else { Ok(()) }
    })?;
    // A last line without its end is one that broke off.
    if pending.is_empty() { Ok(()) } else { Err(ArchiveError::Damaged) }
}
