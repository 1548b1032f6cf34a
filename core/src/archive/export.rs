//! The encrypted archive.

use super::backup::State;
use super::lines::{DRAFTS, ENTRIES, KEPT, SESSIONS, TOMBSTONES, line};
use super::manifest::{APP, Counts, FORMAT, MANIFEST, Manifest, Tally};
use super::place::{Draft, synced};
use super::progress::Steps;
use super::snapshot::Snapshot;
use super::writer::Zip;
use super::{ArchiveError, Passphrase, Setting, Watch, envelope, markdown, open};
use crate::store::Reader;
use crate::time::UtcMillis;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// An archive that was made, and was opened again and compared with the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exported {
    /// What is in it.
    pub counts: Counts,
    /// Its size.
    pub bytes: u64,
    /// What stood in the store when it was begun, for [`backup::note`](super::backup::note).
    pub state: State,
}

/// The files of records, in the order they are written.
const RECORDS: [&str; 5] = [ENTRIES, DRAFTS, SESSIONS, TOMBSTONES, KEPT];

/// Makes an archive of everything in the store at `target`, in place of what is there.
///
/// It is written beside its place, opened again, decrypted, and compared with the store, byte for byte; then it gets
/// its name. On any error, and when it is cancelled, there is no file, and what was at `target` is untouched.
pub fn export(
    reader: &Reader,
    setting: &Setting,
    target: &Path,
    passphrase: &Passphrase,
    watch: Watch,
) -> Result<Exported, ArchiveError> {
    export_with(envelope::WORK, reader, setting, target, passphrase, watch)
}

/// The same with other work for scrypt, so that tests do not wait.
pub(super) fn export_with(
    work: u8,
    reader: &Reader,
    setting: &Setting,
    target: &Path,
    passphrase: &Passphrase,
    watch: Watch,
) -> Result<Exported, ArchiveError> {
    let today = setting.now.day().ok_or(ArchiveError::Clock)?;
    let snapshot = Snapshot::take(reader)?;
    let (counts, state) = (snapshot.counts(today)?, snapshot.state()?);
    // Records are gone through to be written, entries to be made readable, and all again to be compared.
    let mut steps = Steps::begin(watch, counts.records() * 2 + u64::from(counts.entries))?;
    let (draft, file) = Draft::begin(target)?;
    let sealed = envelope::encrypt(BufWriter::new(file), passphrase, work)?;
    let (sealed, manifest) = write(sealed, &snapshot, setting, today, counts, &mut steps)?;
    let file = sealed.finish()?.into_inner().map_err(|error| ArchiveError::from(error.error()))?;
    let bytes = file.metadata()?.len();
    synced(file)?;
    compare(&draft.path, passphrase, setting, &snapshot, &manifest, &mut steps)?;
    steps.end()?;
    draft.settle()?;
    Ok(Exported { counts, bytes, state })
}

/// Writes the inner zip into `out`.
pub(super) fn write<W: Write>(
    out: W,
    snapshot: &Snapshot,
    setting: &Setting,
    today: NaiveDate,
    counts: Counts,
    steps: &mut Steps,
) -> Result<(W, Manifest), ArchiveError> {
    let mut zip = Zip::new(out);
    for file in RECORDS {
        zip.file(file)?;
        records(snapshot, file, &mut |bytes| {
            zip.write(bytes)?;
            steps.step()
        })?;
    }
    zip.file("read/README.md")?;
    zip.write(markdown::README.as_bytes())?;
    let mut taken = BTreeSet::new();
    snapshot.entries(&mut |entry| {
        if !entry.written.is_sealed(today) {
            zip.file(&markdown::name("read", &entry.written, &entry.id.text(), &mut taken))?;
            zip.write(markdown::page(&entry.written, setting).as_bytes())?;
        }
        steps.step()
    })?;
    let manifest = Manifest {
        format: FORMAT,
        app: APP.to_owned(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        schema: snapshot.schema()?,
        made_at: UtcMillis(setting.now.at.0),
        counts,
        files: zip.files().clone(),
    };
    let json = serde_json::to_vec_pretty(&manifest).map_err(|_| ArchiveError::Io)?;
    zip.file(MANIFEST)?;
    zip.write(&json)?;
    Ok((zip.finish()?, manifest))
}

/// Every line of one file of records.
pub(super) fn records(
    snapshot: &Snapshot,
    file: &str,
    each: &mut dyn FnMut(&[u8]) -> Result<(), ArchiveError>,
) -> Result<(), ArchiveError> {
    fn put<T: Serialize>(
        each: &mut dyn FnMut(&[u8]) -> Result<(), ArchiveError>,
    ) -> impl FnMut(T) -> Result<(), ArchiveError> + '_ {
        move |record| each(&line(&record)?)
    }
    match file {
        ENTRIES => snapshot.entries(&mut put(each)),
        DRAFTS => snapshot.drafts(&mut put(each)),
        SESSIONS => snapshot.sessions(&mut put(each)),
        TOMBSTONES => snapshot.tombstones(&mut put(each)),
        _ => snapshot.kept(&mut put(each)),
    }
}

/// Opens what was written as anyone would, and compares it with the store: that what is on the drive opens with this
/// passphrase, is whole, and comes to the same bytes as the store does once more.
fn compare(
    path: &Path,
    passphrase: &Passphrase,
    setting: &Setting,
    snapshot: &Snapshot,
    written: &Manifest,
    steps: &mut Steps,
) -> Result<(), ArchiveError> {
    let (_, found) = open::open(path, passphrase, setting.catalogue, &mut |_| ControlFlow::Continue(()))?;
    let mut same = found == *written;
    for file in RECORDS {
        let mut tally = Tally::default();
        records(snapshot, file, &mut |bytes| {
            tally.add(bytes);
            steps.step()
        })?;
        same &= found.files.get(file) == Some(&tally.record());
    }
    if same { Ok(()) } else { Err(ArchiveError::Io) }
}
