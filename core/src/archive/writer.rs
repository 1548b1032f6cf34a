//! A zip that is written in one go, without going back: the local headers hold no sizes, those follow each file. So it
//! can be written straight into an age file, and nothing readable waits on the drive or grows in memory.

use super::ArchiveError;
use super::manifest::{FileRecord, Tally};
use std::collections::BTreeMap;
use std::io::Write;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

pub(super) struct Zip<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    files: BTreeMap<String, FileRecord>,
    now: Option<(String, Tally)>,
}

impl<W: Write> Zip<W> {
    pub fn new(out: W) -> Self {
        Self { zip: ZipWriter::new_stream(out), files: BTreeMap::new(), now: None }
    }

    /// What is written from here on is in a file of that name.
    pub fn file(&mut self, name: &str) -> Result<(), ArchiveError> {
        self.close();
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(name, options).map_err(|error| written(&error))?;
        self.now = Some((name.to_owned(), Tally::default()));
        Ok(())
    }

    pub fn write(&mut self, bytes: &[u8]) -> Result<(), ArchiveError> {
        if let Some((_, tally)) = &mut self.now {
            tally.add(bytes);
        }
        Ok(self.zip.write_all(bytes)?)
    }

    /// Every file so far, with what it came to.
    pub fn files(&mut self) -> &BTreeMap<String, FileRecord> {
        self.close();
        &self.files
    }

    pub fn finish(mut self) -> Result<W, ArchiveError> {
        self.close();
        Ok(self.zip.finish().map_err(|error| written(&error))?.into_inner())
    }

    fn close(&mut self) {
        if let Some((name, tally)) = self.now.take() {
            self.files.insert(name, tally.record());
        }
    }
}

/// While writing, whatever is not the drive's is this program's; to a person both are "try again".
fn written(error: &zip::result::ZipError) -> ArchiveError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        _ => ArchiveError::Io,
    }
}
