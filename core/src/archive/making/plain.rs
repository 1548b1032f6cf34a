//! Everything as readable files in an ordinary zip, for leaving: not encrypted, and not taken in again.

#![allow(clippy::disallowed_methods, reason = "the archive reads back the file it was told to write")]

use super::markdown;
use super::place::{Draft, synced};
use super::snapshot::Snapshot;
use super::writer::Zip;
use crate::archive::format::lines::line;
use crate::archive::format::members::{LIMITS, Members};
use crate::archive::progress::Steps;
use crate::archive::{ArchiveError, Setting, Watch};
use crate::journal::Written;
use crate::store::Reader;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlainExported {
    /// Entries in it.
    pub entries: u32,
    /// Drafts in it.
    pub drafts: u32,
    /// Sessions in it.
    pub sessions: u32,
    /// Sealed entries, finished or not, that are not in it.
    pub sealed_left_out: u32,
    /// Its size.
    pub bytes: u64,
}

const README: &str = "\
# Your writing

This was made by Kindself, for reading and for other programs. It is not encrypted: whoever has it can read it.

- entries: what you kept; drafts: what was not finished; sessions: what you breathed.
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
    let (draft, file) = Draft::begin(target)?;
    let mut zip = Zip::new(BufWriter::new(file));
    zip.file("README.md")?;
    zip.write(README.as_bytes())?;
    let shown = |written: &Written| include_sealed || !written.is_sealed(today);
    let sealed_drafts = match form {
        Form::Markdown => pages(&mut zip, &snapshot, setting, &shown, &mut steps)?,
        Form::Json => records(&mut zip, &snapshot, &shown, &mut steps)?,
    };
    let files = zip.files()?.len();
    let file = zip.finish()?.into_inner().map_err(|error| ArchiveError::from(error.error()))?;
    let bytes = file.metadata()?.len();
    synced(file)?;
    readable(&draft.path, files)?;
    steps.end()?;
    draft.settle()?;
    let sealed_entries = if include_sealed { 0 } else { counts.sealed };
    Ok(PlainExported {
        entries: counts.entries.saturating_sub(sealed_entries),
        drafts: counts.drafts.saturating_sub(sealed_drafts),
        sessions: counts.sessions,
        sealed_left_out: sealed_entries.saturating_add(sealed_drafts),
        bytes,
    })
}

/// Pages of everything that is shown; how many drafts are not.
fn pages<W: Write>(
    zip: &mut Zip<W>,
    snapshot: &Snapshot,
    setting: &Setting,
    shown: &dyn Fn(&Written) -> bool,
    steps: &mut Steps,
) -> Result<u32, ArchiveError> {
    let mut left_out = 0;
    let mut taken = BTreeSet::new();
    let mut page = |folder: &str, id: &str, written: &Written, zip: &mut Zip<W>| {
        zip.file(&markdown::name(folder, written, id, &mut taken))?;
        zip.write(markdown::page(written, setting).as_bytes())
    };
    snapshot.entries(&mut |row| {
        if shown(&row.written) {
            page("entries", &row.id.text(), &row.written, zip)?;
        }
        steps.step()
    })?;
    snapshot.drafts(&mut |draft| {
        if shown(&draft.written) {
            page("drafts", &draft.id.text(), &draft.written, zip)?;
        } else {
            left_out += 1;
        }
        steps.step()
    })?;
    zip.file("sessions.md")?;
    zip.write(b"# What you breathed\n\n")?;
    snapshot.sessions(&mut |session| {
        let minutes = (session.length.0 + 30_000) / 60_000;
        let felt = session.felt.map(|felt| format!(", {felt} / 10")).unwrap_or_default();
        let what = markdown::subject(&session.subject, setting);
        zip.write(format!("- {}: {what}, {minutes} min{felt}\n", session.day).as_bytes())?;
        steps.step()
    })?;
    Ok(left_out)
}

/// Records of everything that is shown; how many drafts are not.
fn records<W: Write>(
    zip: &mut Zip<W>,
    snapshot: &Snapshot,
    shown: &dyn Fn(&Written) -> bool,
    steps: &mut Steps,
) -> Result<u32, ArchiveError> {
    let mut left_out = 0;
    zip.file("entries.jsonl")?;
    let mut bytes = Vec::new();
    snapshot.entries(&mut |row| {
        if shown(&row.written) {
            bytes.clear();
            // The version before may be sealed where this one is not.
            if row.before.as_ref().is_none_or(shown) {
                row.line(&mut bytes)?;
            } else {
                row.line_without_before(&mut bytes)?;
            }
            zip.write(&bytes)?;
        }
        steps.step()
    })?;
    zip.file("drafts.jsonl")?;
    snapshot.drafts(&mut |draft| {
        if shown(&draft.written) {
            zip.write(&line(&draft)?)?;
        } else {
            left_out += 1;
        }
        steps.step()
    })?;
    zip.file("sessions.jsonl")?;
    snapshot.sessions(&mut |session| {
        zip.write(&line(&session)?)?;
        steps.step()
    })?;
    Ok(left_out)
}

/// Reads everything back; the zip's own checksums tell whether it is as it was written.
fn readable(path: &Path, files: usize) -> Result<(), ArchiveError> {
    let mut members = Members::open(BufReader::new(File::open(path)?), LIMITS)?;
    for index in 0..members.count() {
        members.read(index, &mut |_| Ok(()))?;
    }
    if members.count() == files { Ok(()) } else { Err(ArchiveError::Io) }
}
