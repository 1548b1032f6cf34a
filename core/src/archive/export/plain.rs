//! Everything as readable files in an ordinary zip, for leaving: not encrypted, and not taken in again.

#![allow(clippy::disallowed_methods, reason = "the archive reads back the file it was told to write")]

use super::markdown;
use super::snapshot::Snapshot;
use super::temp_file::{TempFile, synced};
use super::writer::Zip;
use crate::archive::format::members::{LIMITS, Members};
use crate::archive::progress::Steps;
use crate::archive::{ArchiveError, Setting, Watch};
use crate::history::{SESSIONS, SessionLine};
use crate::journal::collection::DraftLine;
use crate::journal::rows::{DRAFTS, ENTRIES};
use crate::journal::{Entry, Written};
use crate::keepsakes::{self, KEEPSAKES, Keepsake, KeepsakeLine};
use crate::session::Subject;
use crate::store::collection::{Collection, Line, Purpose};
use crate::store::{Counts, Reader};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

/// How entries are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page each, for reading.
    Markdown,
    /// One record a line, for other programs.
    Json,
}

/// A plain export that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainExported {
    /// Records in it, of each collection that people know.
    pub counts: Counts,
    /// Sealed entries, finished or not, that are not in it.
    pub sealed_left_out: u32,
    /// Its size.
    pub bytes: u64,
}

const README: &str = "\
# Your writing

This was made by Kindself, for reading and for other programs. It is not encrypted: whoever has it can read it.

- entries: what you kept; drafts: what was not finished; sessions: what you breathed; keepsakes: what you kept from practices; \
favourites: what you wanted to find again.
- To move to another device with everything as it is, make a backup in the app instead: only that is taken in again.
";

/// Makes a plain zip at `target`, in place of what is there. Sealed entries are in it only where that is asked for: they
/// are counted else. On any error, and when it is cancelled, there is no file, and what was there is untouched.
pub fn export(
    reader: &Reader,
    setting: &Setting,
    target: &Path,
    form: Form,
    include_sealed: bool,
    watch: Watch,
) -> Result<PlainExported, ArchiveError> {
    let today = setting.now.day().ok_or(ArchiveError::Clock)?;
    let snapshot = Snapshot::take(reader)?;
    let counts = snapshot.counts(today)?;
    let mut steps = Steps::begin(watch, counts.records())?;
    let (temp, file) = TempFile::begin(target)?;
    let mut zip = Zip::new(BufWriter::new(file));
    zip.file("README.md")?;
    zip.write(README.as_bytes())?;
    let purpose = Purpose::Reading { without_sealed: (!include_sealed).then_some(today) };
    let (mut made, mut sealed_left_out) = (Vec::new(), 0u32);
    for count in snapshot.schema().told(&counts).0 {
        let there = snapshot.schema().collections.iter().find(|there| there.topic().0 == count.collection);
        let Some(collection) = there else { continue };
        let written = match form {
            Form::Markdown => pages(&mut zip, &snapshot, *collection, purpose, setting, &mut steps)?,
            Form::Json => records(&mut zip, &snapshot, *collection, purpose, &mut steps)?,
        };
        let left_out = count.count.saturating_sub(written);
        steps.forward(left_out.into())?;
        sealed_left_out = sealed_left_out.saturating_add(left_out);
        made.push(collection.topic().counted(written, 0));
    }
    let files = zip.files()?.len();
    let file = zip.finish()?.into_inner().map_err(|error| ArchiveError::from(error.error()))?;
    let bytes = file.metadata()?.len();
    synced(file)?;
    readable(&temp.path, files)?;
    steps.end()?;
    temp.commit()?;
    Ok(PlainExported { counts: Counts(made), sealed_left_out, bytes })
}

/// Pages of what is shown of a collection; of one that has no words to read, its records. How many that are.
fn pages<W: Write>(
    zip: &mut Zip<W>,
    snapshot: &Snapshot,
    collection: &dyn Collection,
    purpose: Purpose,
    setting: &Setting,
    steps: &mut Steps,
) -> Result<u32, ArchiveError> {
    match collection.topic() {
        ENTRIES | DRAFTS => {}
        SESSIONS => {
            zip.file("sessions.md")?;
            zip.write(b"# What you breathed\n\n")?;
        }
        KEEPSAKES => {
            zip.file("keepsakes.md")?;
            zip.write(b"# What you kept from practices\n\n")?;
        }
        _ => return records(zip, snapshot, collection, purpose, steps),
    }
    let mut taken = BTreeSet::new();
    let mut page = |folder: &str, id: &str, written: &Written, zip: &mut Zip<W>| {
        zip.file(&markdown::name(folder, written, id, &mut taken))?;
        zip.write(markdown::page(written, setting).as_bytes())
    };
    snapshot.lines(collection, purpose, &mut |line: Line| {
        if let Some(entry) = line.record.downcast_ref::<Entry>() {
            page("entries", &entry.id.text(), &entry.written, zip)?;
        } else if let Some(draft) = line.record.downcast_ref::<DraftLine>() {
            page("drafts", &draft.id.text(), &draft.written, zip)?;
        } else if let Some(session) = line.record.downcast_ref::<SessionLine>() {
            let minutes = (session.length.0 + 30_000) / 60_000;
            let felt = session.felt.map(|felt| format!(", {felt} / 10")).unwrap_or_default();
            let what = markdown::subject(&session.subject, setting);
            zip.write(format!("- {}: {what}, {minutes} min{felt}\n", session.day).as_bytes())?;
        } else if let Some(line) = line.record.downcast_ref::<KeepsakeLine>() {
            let thing = Keepsake::from(line.clone()).thing;
            let words = keepsakes::words(&thing, setting.catalogue, setting.language);
            let from = markdown::subject(&Subject::Practice(thing.from.practice.clone()), setting);
            zip.write(format!("- {words} ({from})\n").as_bytes())?;
        }
        steps.step()
    })
}

/// Records of what is shown of a collection; how many that are.
fn records<W: Write>(
    zip: &mut Zip<W>,
    snapshot: &Snapshot,
    collection: &dyn Collection,
    purpose: Purpose,
    steps: &mut Steps,
) -> Result<u32, ArchiveError> {
    zip.file(collection.member())?;
    snapshot.lines(collection, purpose, &mut |line| {
        zip.write(line.json)?;
        steps.step()
    })
}

/// Reads everything back; the zip's own checksums tell whether it is as it was written.
fn readable(path: &Path, files: usize) -> Result<(), ArchiveError> {
    let mut members = Members::open(BufReader::new(File::open(path)?), LIMITS)?;
    for index in 0..members.count() {
        members.read(index, &mut |_| Ok(()))?;
    }
    if members.count() == files { Ok(()) } else { Err(ArchiveError::Io) }
}
