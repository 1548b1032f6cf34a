//! What an archive says about itself.

use crate::archive::ArchiveError;
use crate::store::{Count, Counts, hex};
use crate::time::UtcMillis;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The format that is written, and the newest that is read. Any change counts it up and goes on reading the older ones; a new
/// collection is none, for what is not known of an archive is told and left in it.
pub const FORMAT: u32 = 3;
/// In which collections had each a field of their own, with sealed entries beside them.
const FORMAT_WITH_FIELDS: u32 = 1;

/// Its name in the archive. It is written last, for it holds what the others come to.
pub(in crate::archive) const MANIFEST: &str = "manifest.json";

/// A file in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRecord {
    /// Of its bytes, as hexadecimal digits.
    pub sha256: String,
    /// Bytes.
    pub length: u64,
}

/// `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: u32,
    /// Always the same.
    pub app: String,
    /// Version of the app that made it.
    pub app_version: String,
    /// Version of the tables it was made from.
    pub schema: u32,
    /// When: milliseconds since 1970, UTC.
    pub made_at: UtcMillis,
    /// How much there is.
    pub counts: Counts,
    /// Every other file by its name.
    pub files: BTreeMap<String, FileRecord>,
}

/// What stands in [`Manifest::app`].
pub(in crate::archive) const APP: &str = "kindself";

#[derive(Deserialize)]
struct Head {
    format: u32,
    app: String,
}

impl Manifest {
    /// From JSON. Only what this version knows is read beyond the number of a newer one.
    pub(in crate::archive) fn read(json: &[u8]) -> Result<Self, ArchiveError> {
        let invalid = ArchiveError::Invalid { file: MANIFEST, line: 0 };
        let head: Head = serde_json::from_slice(json).map_err(|_| invalid.clone())?;
        if head.app != APP {
            return Err(ArchiveError::NotAnArchive);
        }
        match head.format {
            0 => Err(invalid),
            found if found > FORMAT => Err(ArchiveError::Newer { found }),
            FORMAT_WITH_FIELDS => with_fields(json).ok_or(invalid),
            _ => serde_json::from_slice(json).map_err(|_| invalid),
        }
    }
}

/// A manifest of the first format, as this one.
fn with_fields(json: &[u8]) -> Option<Manifest> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Fields {
        entries: u32,
        sealed: u32,
        drafts: u32,
        sessions: u32,
        tombstones: u32,
        kept: u32,
    }
    let mut manifest: serde_json::Value = serde_json::from_slice(json).ok()?;
    let counts = manifest.get_mut("counts")?;
    let fields: Fields = serde_json::from_value(counts.take()).ok()?;
    let count = |(collection, count, sealed)| Count { collection: str::to_owned(collection), count, sealed };
    let all = [
        ("entries", fields.entries, fields.sealed),
        ("drafts", fields.drafts, 0),
        ("sessions", fields.sessions, 0),
        ("tombstones", fields.tombstones, 0),
        ("kept", fields.kept, 0),
    ];
    *counts = serde_json::to_value(all.map(count)).ok()?;
    serde_json::from_value(manifest).ok()
}

/// Adds up what goes through.
#[derive(Clone, Default)]
pub(in crate::archive) struct Tally {
    digest: Sha256,
    length: u64,
}

impl Tally {
    /// Counts them, and takes them into the hash.
    pub fn add(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
        self.length = self.length.saturating_add(bytes.len() as u64);
    }

    /// What the manifest says of the file.
    pub fn record(self) -> FileRecord {
        FileRecord { sha256: hex(&self.digest.finalize()), length: self.length }
    }
}
