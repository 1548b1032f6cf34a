//! What was said, in files of a folder that may be emptied at any time.

#![allow(clippy::disallowed_methods, reason = "the cache's own files")]

use super::synthesis::Utterance;
use crate::sound::{Aside, Clip};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Which sound: what was said, by whom, how fast. A language has voices of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key<'a> {
    pub voice: &'a str,
    pub utterance: &'a Utterance,
}

impl Key<'_> {
    /// Says nothing about the words.
    fn name(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.voice.as_bytes());
        hash.update([0]);
        hash.update(self.utterance.speed.thousandths().to_le_bytes());
        hash.update(self.utterance.words.as_bytes());
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// About half an hour of speech at the rate of most voices (design value).
const MOST_BYTES: u64 = 80 << 20;
const MARK: &[u8; 4] = b"KSV1";
/// The mark, the rate, the check.
const HEAD: usize = 12;

/// A folder of its own. Whatever goes wrong with it costs time, and nothing else: what is not there is said anew.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
    most: u64,
    is_read_only: bool,
}

impl Cache {
    /// In that folder, which is made when something is kept.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), most: MOST_BYTES, is_read_only: false }
    }

    /// For a session that leaves no trace: what was kept by others is there, and nothing comes to it.
    #[must_use]
    pub fn only_read(self) -> Self {
        Self { is_read_only: true, ..self }
    }

    /// Where what is said waits until it is heard. Not for a session that leaves no trace, nor where the disk takes nothing: then it
    /// waits in memory.
    pub fn aside(&self) -> Option<Aside> {
        if self.is_read_only { None } else { Aside::new(&self.folder).ok() }
    }

    /// With room for so many bytes.
    #[cfg(test)]
    pub(super) fn within(folder: &Path, most: u64) -> Self {
        Self { folder: folder.to_owned(), most, is_read_only: false }
    }

    /// How much room it takes on the disk.
    pub fn bytes(&self) -> u64 {
        self.files().iter().map(|file| file.bytes).sum()
    }

    /// Deletes everything in it; whether nothing is left.
    pub fn empty(&self) -> bool {
        match fs::remove_dir_all(&self.folder) {
            Ok(()) => true,
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// What was kept as that. It counts as used.
    pub(super) fn find(&self, key: &Key) -> Option<Clip> {
        let path = self.folder.join(key.name());
        let bytes = fs::read(&path).ok()?;
        let found = read(&bytes);
        match found {
            _ if self.is_read_only => {}
            // The system writes down when a file was written last: what is used stays young by being marked anew.
            Some(_) => {
                drop(OpenOptions::new().write(true).open(&path).and_then(|mut file| file.write_all(MARK)))
            }
            None => drop(fs::remove_file(&path)),
        }
        let (rate, samples) = found?;
        Some(Clip { words: key.utterance.words.clone(), voice: key.voice.to_owned(), rate, samples })
    }

    /// Keeps it, all or not at all, and makes room for it: what was not used for the longest time goes first.
    pub(super) fn keep(&self, key: &Key, clip: &Clip) {
        if self.is_read_only {
            return;
        }
        let path = self.folder.join(key.name());
        let new = path.with_extension("new");
        let kept = fs::create_dir_all(&self.folder)
            .and_then(|()| File::create(&new)?.write_all(&written(clip)))
            .and_then(|()| fs::rename(&new, &path));
        if kept.is_err() {
            drop(fs::remove_file(&new));
        }
        self.make_room();
    }

    fn make_room(&self) {
        let mut files = self.files();
        files.sort_by_key(|file| file.used);
        let mut bytes: u64 = files.iter().map(|file| file.bytes).sum();
        for file in files {
            if bytes <= self.most {
                break;
            }
            if fs::remove_file(&file.path).is_ok() {
                bytes = bytes.saturating_sub(file.bytes);
            }
        }
    }

    fn files(&self) -> Vec<Kept> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        entries
            .filter_map(|entry| {
                let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
                Some(Kept { path: entry.path(), bytes: about.len(), used: about.modified().ok()? })
            })
            .collect()
    }
}

struct Kept {
    path: PathBuf,
    bytes: u64,
    used: std::time::SystemTime,
}

fn written(clip: &Clip) -> Vec<u8> {
    let samples: Vec<u8> = clip.samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    let mut bytes = Vec::with_capacity(HEAD + samples.len());
    bytes.extend(MARK);
    bytes.extend(clip.rate.to_le_bytes());
    bytes.extend(check(clip.rate, &samples).to_le_bytes());
    bytes.extend(samples);
    bytes
}

/// The rate and the samples; `None` for what is no such file, or not as it was written.
fn read(bytes: &[u8]) -> Option<(u32, Vec<i16>)> {
    let (head, samples) = bytes.split_at_checked(HEAD)?;
    let (mark, numbers) = head.split_at_checked(MARK.len())?;
    let (rate, kept) = numbers.split_at_checked(4)?;
    let (rate, kept) = (u32::from_le_bytes(rate.try_into().ok()?), u32::from_le_bytes(kept.try_into().ok()?));
    if mark != MARK || kept != check(rate, samples) || samples.len() % 2 != 0 {
        return None;
    }
    let both = samples.chunks_exact(2).filter_map(|two| Some(i16::from_le_bytes(two.try_into().ok()?)));
    Some((rate, both.collect()))
}

fn check(rate: u32, samples: &[u8]) -> u32 {
    let mut check = crc32fast::Hasher::new();
    check.update(&rate.to_le_bytes());
    check.update(samples);
    check.finalize()
}
