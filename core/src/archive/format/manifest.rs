//! What an archive says about itself.

use crate::archive::ArchiveError;
use crate::store::hex;
use crate::time::UtcMillis;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The format that is written, and the newest that is read. Any change counts it up and goes on reading the older ones.
pub const FORMAT: u32 = 1;

/// Its name in the archive. It is written last, for it holds what the others come to.
pub(in crate::archive) const MANIFEST: &str = "manifest.json";

/// How much there is of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Entries.
    pub entries: u32,
    /// Entries among them that were sealed when the archive was made.
    pub sealed: u32,
    /// Drafts.
    pub drafts: u32,
    /// Breathed sessions.
    pub sessions: u32,
    /// Marks of deleted entries.
    pub tombstones: u32,
    /// Settings and other texts kept by name.
    pub kept: u32,
}

impl Counts {
    /// All records; sealed ones are among the entries.
    pub fn records(&self) -> u64 {
        [self.entries, self.drafts, self.sessions, self.tombstones, self.kept].map(u64::from).iter().sum()
    }
}

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
    /// [`FORMAT`].
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
            _ => serde_json::from_slice(json).map_err(|_| invalid),
        }
    }
}

/// Adds up what goes through.
#[derive(Clone, Default)]
pub(in crate::archive) struct Tally {
    digest: Sha256,
    length: u64,
}

impl Tally {
    pub fn add(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
        self.length = self.length.saturating_add(bytes.len() as u64);
    }

    pub fn record(self) -> FileRecord {
        FileRecord { sha256: hex(&self.digest.finalize()), length: self.length }
    }
}
