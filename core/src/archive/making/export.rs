//! The encrypted archive.

use super::months::Months;
use super::place::{Draft, synced};
use super::snapshot::Snapshot;
use super::writer::Zip;
use crate::archive::backup::State;
use crate::archive::format::envelope;
use crate::archive::format::lines::{DRAFTS, ENTRIES, KEPT, SESSIONS, TOMBSTONES, line};
use crate::archive::format::manifest::{APP, Counts, FORMAT, MANIFEST, Manifest};
use crate::archive::opening::contents::{fits, moments};
use crate::archive::opening::open;
use crate::archive::progress::Steps;
use crate::archive::{ArchiveError, Passphrase, Setting, Watch};
use crate::store::Reader;
use crate::time::UtcMillis;
use chrono::NaiveDate;
use serde::Serialize;
use std::io::{BufWriter, Write};
use std::path::Path;

/// An archive that was made, and was opened again and compared with what it was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exported {
    /// What is in it.
    pub counts: Counts,
    /// Its size.
    pub bytes: u64,
    /// What stood in the store when it was begun, for [`backup::note`](crate::archive::backup::note).
    pub state: State,
}

/// The files of records other than entries, in the order they are written.
const RECORDS: [&str; 4] = [DRAFTS, SESSIONS, TOMBSTONES, KEPT];

/// Makes an archive of everything in the store at `target`, in place of what is there.
///
/// It is written beside its place, opened again, decrypted, unpacked and compared, file by file, with what came from the
/// store; then it gets its name. On any error, and when it is cancelled, there is no file, and what was at `target` is untouched.
pub fn export(
    reader: &Reader,
    setting: &Setting,
    target: &Path,
    passphrase: &Passphrase,
    watch: Watch,
) -> Result<Exported, ArchiveError> {
    let today = setting.now.day().ok_or(ArchiveError::Clock)?;
    let snapshot = Snapshot::take(reader)?;
    let (counts, state) = (snapshot.counts(today)?, snapshot.state()?);
    // One for each record that is written; then as many again, while it is read.
    let mut steps = Steps::begin(watch, counts.records() * 2)?;
    let (draft, file) = Draft::begin(target)?;
    let sealed = envelope::encrypt(BufWriter::new(file), passphrase, setting.work)?;
    let (sealed, manifest) = write(sealed, &snapshot, setting, today, counts, &mut steps)?;
    let file = sealed.finish()?.into_inner().map_err(|error| ArchiveError::from(error.error()))?;
    let bytes = file.metadata()?.len();
    synced(file)?;
    compare(&draft.path, passphrase, &manifest, &mut steps)?;
    steps.end()?;
    draft.settle()?;
    Ok(Exported { counts, bytes, state })
}

/// Writes the inner zip into `out`.
pub(in crate::archive) fn write<W: Write>(
    out: W,
    snapshot: &Snapshot,
    setting: &Setting,
    today: NaiveDate,
    counts: Counts,
    steps: &mut Steps,
) -> Result<(W, Manifest), ArchiveError> {
    let mut zip = Zip::new(out);
    let mut months = Months::new(setting);
    let (mut line, mut count) = (Vec::new(), 0);
    zip.file(ENTRIES)?;
    snapshot.entries(&mut |row| {
        count += 1;
        if !fits(&row.written, row.before.as_ref(), setting.catalogue) || !moments(row.moments()) {
            // Said now, for an archive with it would not open.
            return Err(ArchiveError::Invalid { file: ENTRIES, line: count });
        }
        line.clear();
        row.line(&mut line)?;
        zip.write(&line)?;
        if !row.written.is_sealed(today) {
            months.add(&row.written);
        }
        steps.step()
    })?;
    for file in RECORDS {
        zip.file(file)?;
        records(snapshot, file, &mut |bytes| {
            zip.write(bytes)?;
            steps.step()
        })?;
    }
    for (name, text) in months.files() {
        zip.file(&name)?;
        zip.write(text.as_bytes())?;
    }
    let manifest = Manifest {
        format: FORMAT,
        app: APP.to_owned(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        schema: snapshot.schema()?,
        made_at: UtcMillis(setting.now.at.0),
        counts,
        files: zip.files()?.clone(),
    };
    let json = serde_json::to_vec_pretty(&manifest).map_err(|_| ArchiveError::Io)?;
    zip.file(MANIFEST)?;
    zip.write(&json)?;
    Ok((zip.finish()?, manifest))
}

/// Every line of one file of records.
pub(in crate::archive) fn records(
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
        DRAFTS => snapshot.drafts(&mut put(each)),
        SESSIONS => snapshot.sessions(&mut put(each)),
        TOMBSTONES => snapshot.tombstones(&mut put(each)),
        _ => snapshot.kept(&mut put(each)),
    }
}

/// Opens what was written as anyone would: that what is on the drive opens with this passphrase, is whole, and unpacks to
/// the bytes that came from the store.
pub(in crate::archive) fn compare(
    path: &Path,
    passphrase: &Passphrase,
    written: &Manifest,
    steps: &mut Steps,
) -> Result<(), ArchiveError> {
    let bytes: u64 = written.files.values().map(|file| file.length).sum();
    let (records, mut read) = (written.counts.records(), 0u64);
    let (found, files) = open::files(path, passphrase, &mut |piece| {
        read = read.saturating_add(piece);
        steps.reach(records + read.saturating_mul(records) / bytes.max(1))
    })?;
    if found == *written && files == written.files { Ok(()) } else { Err(ArchiveError::Io) }
}
