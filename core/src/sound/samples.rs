//! Samples of what was spoken: in memory, or put aside in a file until they are heard.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::sync::Arc;

/// A file without a name, in which what a session says waits until it is heard: half an hour of speech is more than a phone likes to
/// hold in memory. Nobody else can open it, and it is gone as soon as nothing of it is wanted any more, by a kill at the latest.
#[derive(Debug)]
pub struct Aside {
    file: Arc<File>,
    end: u64,
}

impl Aside {
    /// In that folder, which is made where there is none.
    pub fn new(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self { file: Arc::new(tempfile::tempfile_in(folder)?), end: 0 })
    }

    /// In that file.
    #[cfg(test)]
    pub fn of(file: File) -> Self {
        Self { file: Arc::new(file), end: 0 }
    }

    fn put(&mut self, samples: &[i16]) -> io::Result<Samples> {
        let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        self.file.write_all_at(&bytes, self.end)?;
        let put = Samples::Aside { file: self.file.clone(), at: self.end, length: samples.len() };
        self.end = self.end.saturating_add(bytes.len() as u64);
        Ok(put)
    }
}

/// 16-bit samples, one channel. Copies share them.
#[derive(Debug, Clone)]
pub(super) enum Samples {
    Held(Arc<[i16]>),
    Aside {
        file: Arc<File>,
        /// Of its first byte in the file.
        at: u64,
        length: usize,
    },
}

impl Samples {
    /// Out of memory; they stay in it where the file takes nothing more.
    pub fn put_aside(self, aside: &mut Aside) -> Self {
        match &self {
            Self::Held(samples) => aside.put(samples).unwrap_or(self),
            Self::Aside { .. } => self,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Held(samples) => samples.len(),
            Self::Aside { length, .. } => *length,
        }
    }

    /// From one of them on, at most so many. What cannot be read is silence: the line is shown.
    pub fn stretch(&self, from: usize, most: usize) -> Cow<'_, [i16]> {
        let to = from.saturating_add(most).min(self.len());
        match self {
            Self::Held(samples) => Cow::Borrowed(samples.get(from..to).unwrap_or(&[])),
            Self::Aside { file, at, .. } => {
                let mut bytes = vec![0; 2 * to.saturating_sub(from)];
                if file.read_exact_at(&mut bytes, at.saturating_add(2 * from as u64)).is_err() {
                    bytes.fill(0);
                }
                bytes.as_chunks().0.iter().map(|both| i16::from_le_bytes(*both)).collect()
            }
        }
    }
}

#[cfg(test)]
impl PartialEq for Samples {
    fn eq(&self, other: &Self) -> bool {
        self.stretch(0, usize::MAX) == other.stretch(0, usize::MAX)
    }
}

impl From<Vec<i16>> for Samples {
    fn from(samples: Vec<i16>) -> Self {
        Self::Held(samples.into())
    }
}
