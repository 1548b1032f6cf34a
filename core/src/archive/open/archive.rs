//! Opening an archive: all of it is decrypted, unpacked, compared with its manifest and read, before anything is made
//! of it. It is held in memory meanwhile; its readable part is only compared.

#![allow(clippy::disallowed_methods, reason = "the archive reads the file it is told to")]

use super::contents::Origin;
use crate::archive::format::envelope;
use crate::archive::format::manifest::{FileRecord, MANIFEST, Manifest, Tally};
use crate::archive::format::members::{LIMITS, Members};
use crate::archive::progress::Steps;
use crate::archive::{ArchiveError, Contents, Passphrase, Watch};
use crate::collections::SCHEMA;
use crate::content::Catalogue;
use crate::store::Counts;
use crate::store::collection::Schema;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;
use zeroize::Zeroizing;

/// The largest archive that is opened, bytes.
pub const MOST_BYTES: u64 = 256 << 20;
/// The largest manifest, bytes: a few lines for each file, and a file for each month.
const MOST_MANIFEST: u64 = 4 << 20;
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
    inner(&unsealed_file(path, passphrase)?, catalogue, watch)
}

/// The same for bytes from anywhere.
pub fn read(
    input: impl BufRead,
    passphrase: &Passphrase,
    catalogue: &Catalogue,
    watch: Watch,
) -> Result<(Contents, Manifest), ArchiveError> {
    inner(&unsealed(input, 0, passphrase)?, catalogue, watch)
}

fn unsealed_file(path: &Path, passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, ArchiveError> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(ArchiveError::Refused);
    }
    unsealed(BufReader::new(file), about.len(), passphrase)
}

/// What is inside of an age file of about `length` bytes.
fn unsealed(
    mut input: impl BufRead,
    length: u64,
    passphrase: &Passphrase,
) -> Result<Zeroizing<Vec<u8>>, ArchiveError> {
    envelope::looks_like_one(input.fill_buf()?)?;
    // One more than the most tells that there is more.
    let mut input = input.take(MOST_BYTES + 1);
    // With room for all of it at once: what is moved to a larger place stays where it was.
    let room = usize::try_from(length.min(MOST_BYTES)).unwrap_or(0);
    let mut inside = Zeroizing::new(Vec::with_capacity(room));
    let read = envelope::decrypt(&mut input, passphrase)?.read_to_end(&mut inside);
    if input.limit() == 0 {
        return Err(ArchiveError::TooLarge { most_bytes: MOST_BYTES });
    }
    read?;
    Ok(inside)
}

/// What the archive at `path` says about itself, and what its files come to, apart from that. Nothing is read of what they
/// hold. `went_on` is told of bytes.
pub(in crate::archive) fn files(
    path: &Path,
    passphrase: &Passphrase,
    went_on: &mut dyn FnMut(u64) -> Result<(), ArchiveError>,
) -> Result<(Manifest, BTreeMap<String, FileRecord>), ArchiveError> {
    let inside = unsealed_file(path, passphrase)?;
    let mut members = Members::open(Cursor::new(inside.as_slice()), LIMITS)?;
    let at = members.find(MANIFEST).ok_or(ArchiveError::NotAnArchive)?;
    let manifest = Manifest::read(&members.whole(at, MOST_MANIFEST)?)?;
    let mut files = BTreeMap::new();
    for index in (0..members.count()).filter(|index| *index != at) {
        let name = members.name(index).ok_or(ArchiveError::Damaged)?;
        let mut tally = Tally::default();
        members.read(index, &mut |piece| {
            tally.add(piece);
            went_on(piece.len() as u64)
        })?;
        files.insert(name, tally.record());
    }
    Ok((manifest, files))
}

/// What is inside of the age file, once it is decrypted.
pub fn inner(zip: &[u8], catalogue: &Catalogue, watch: Watch) -> Result<(Contents, Manifest), ArchiveError> {
    inner_with(&SCHEMA, zip, catalogue, watch)
}

/// The same, with the collections of that schema.
pub(crate) fn inner_with(
    schema: &Schema,
    zip: &[u8],
    catalogue: &Catalogue,
    watch: Watch,
) -> Result<(Contents, Manifest), ArchiveError> {
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
    let bytes = manifest.files.values().fold(0, |sum: u64, file| sum.saturating_add(file.length));
    let mut steps = Steps::begin(watch, bytes)?;
    for index in 0..members.count() {
        if index == at {
            continue;
        }
        let name = members.name(index).ok_or(ArchiveError::Damaged)?;
        let expected = manifest.files.get(&name).ok_or(ArchiveError::Damaged)?;
        missing.remove(name.as_str());
        let mut tally = Tally::default();
        let seen = &mut |piece: &[u8]| {
            tally.add(piece);
            steps.forward(piece.len() as u64)
        };
        match schema.collections.iter().find(|collection| collection.member() == name) {
            Some(collection) => lines(&mut members, index, seen, collection.member(), |line| {
                collection.read(line, catalogue, &mut contents.records)
            })?,
            None => members.read(index, seen)?,
        }
        if tally.record() != *expected {
            return Err(ArchiveError::Damaged);
        }
    }
    if !missing.is_empty() {
        return Err(ArchiveError::Damaged);
    }
    contents.unknown = compare(schema, &contents, &manifest.counts)?;
    for collection in schema.collections {
        collection.complete(&mut contents.records);
    }
    steps.end()?;
    Ok((contents, manifest))
}

/// That there is as much of each collection as the manifest says; what it counts that is not known here.
fn compare(schema: &Schema, contents: &Contents, said: &Counts) -> Result<Counts, ArchiveError> {
    // Sealed ones depend on the day and are counted anew by whoever asks.
    for found in contents.counts(schema, chrono::NaiveDate::MAX).0 {
        if said.of(&found.collection) != found.count {
            return Err(ArchiveError::Damaged);
        }
    }
    let is_known = |name: &str| schema.topics().any(|topic| topic.0 == name);
    Ok(said.0.iter().filter(|count| count.count > 0 && !is_known(&count.collection)).cloned().collect())
}

/// Reads one file of records, a line at a time; `seen` is shown its bytes.
fn lines<R: Read + std::io::Seek>(
    members: &mut Members<R>,
    index: usize,
    seen: &mut dyn FnMut(&[u8]) -> Result<(), ArchiveError>,
    file: &'static str,
    mut put: impl FnMut(&[u8]) -> Option<()>,
) -> Result<(), ArchiveError> {
    let mut pending: Vec<u8> = Vec::new();
    let mut line = 0u32;
    let mut take = |bytes: &[u8]| {
        line = line.saturating_add(1);
        // serde_json itself goes no deeper than 128 brackets.
        put(bytes).ok_or(ArchiveError::Invalid { file, line })
    };
    members.read(index, &mut |piece| {
        seen(piece)?;
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
