//! The encrypted archive.

use super::months::Months;
use super::snapshot::Snapshot;
use super::temp_file::{TempFile, synced};
use super::writer::Zip;
use crate::archive::backup::StoreFingerprint;
use crate::archive::format::envelope;
use crate::archive::format::manifest::{APP, FORMAT, MANIFEST, Manifest};
use crate::archive::open;
use crate::archive::progress::Steps;
use crate::archive::{ArchiveError, Passphrase, Setting, Watch};
use crate::collections::SCHEMA;
use crate::journal::Entry;
use crate::store::collection::Purpose;
use crate::store::{Counts, Reader};
use crate::time::UtcMillis;
use chrono::NaiveDate;
use std::io::{BufWriter, Write};
use std::path::Path;

/// An archive that was made, and was opened again and compared with what it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    pub counts: Counts,
    /// Its size.
    pub bytes: u64,
    /// What stood in the store when it was begun, for [`backup::note`](crate::archive::backup::note).
    pub state: StoreFingerprint,
}

impl Exported {
    /// What of it people know.
    pub fn told(&self) -> Counts {
        SCHEMA.told(&self.counts)
    }
}

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
    let (temp, file) = TempFile::begin(target)?;
    let sealed = envelope::encrypt(BufWriter::new(file), passphrase, setting.work)?;
    let (sealed, manifest) = write(sealed, &snapshot, setting, today, &counts, &mut steps)?;
    let file = sealed.finish()?.into_inner().map_err(|error| ArchiveError::from(error.error()))?;
    let bytes = file.metadata()?.len();
    synced(file)?;
    compare(&temp.path, passphrase, &manifest, &mut steps)?;
    steps.end()?;
    temp.commit()?;
    Ok(Exported { counts, bytes, state })
}

/// Writes the inner zip into `out`.
pub(in crate::archive) fn write<W: Write>(
    out: W,
    snapshot: &Snapshot,
    setting: &Setting,
    today: NaiveDate,
    counts: &Counts,
    steps: &mut Steps,
) -> Result<(W, Manifest), ArchiveError> {
    let mut zip = Zip::new(out);
    let mut months = Months::new(setting);
    for collection in snapshot.schema().collections {
        zip.file(collection.member())?;
        snapshot.lines(*collection, Purpose::Archive(setting.catalogue), &mut |line| {
            zip.write(line.json)?;
            if let Some(Entry { written, .. }) = line.record.downcast_ref()
                && !written.is_sealed(today)
            {
                months.add(written);
            }
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
        schema: snapshot.version()?,
        made_at: UtcMillis(setting.now.at.0),
        counts: counts.clone(),
        files: zip.files()?.clone(),
    };
    let json = serde_json::to_vec_pretty(&manifest).map_err(|_| ArchiveError::Io)?;
    zip.file(MANIFEST)?;
    zip.write(&json)?;
    Ok((zip.finish()?, manifest))
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
