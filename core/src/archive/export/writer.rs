//! A zip that is written in one go, without going back: the local headers hold no sizes, those follow each file. So it
//! can be written straight into an age file, and nothing readable waits on the drive or grows in memory.

use crate::archive::ArchiveError;
use crate::archive::format::manifest::{FileRecord, Tally};
use std::collections::BTreeMap;
use std::io::Write;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

/// How hard is tried to make it small. Ten thousand entries come to 5 MB; at the usual 6 to 3, in three to four times the
/// time.
const LEVEL: i64 = 1;
/// Lines go on together: packing and adding up cost more for each piece than for its bytes.
const PIECE: usize = 1 << 16;

pub(in crate::archive) struct Zip<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    files: BTreeMap<String, FileRecord>,
    now: Option<(String, Tally)>,
    waiting: Vec<u8>,
}

impl<W: Write> Zip<W> {
    pub fn new(out: W) -> Self {
        let waiting = Vec::with_capacity(2 * PIECE);
        Self { zip: ZipWriter::new_stream(out), files: BTreeMap::new(), now: None, waiting }
    }

    /// What is written from here on is in a file of that name.
    pub fn file(&mut self, name: &str) -> Result<(), ArchiveError> {
        self.close()?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL));
        self.zip.start_file(name, options).map_err(|error| written(&error))?;
        self.now = Some((name.to_owned(), Tally::default()));
        Ok(())
    }

    /// Adds bytes to the file that was begun last.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), ArchiveError> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= PIECE { self.go_on() } else { Ok(()) }
    }

    /// Every file so far, with what it came to.
    pub fn files(&mut self) -> Result<&BTreeMap<String, FileRecord>, ArchiveError> {
        self.close()?;
        Ok(&self.files)
    }

    /// Ends the last file and the zip, and gives back where it went.
    pub fn finish(mut self) -> Result<W, ArchiveError> {
        self.close()?;
        Ok(self.zip.finish().map_err(|error| written(&error))?.into_inner())
    }

    fn go_on(&mut self) -> Result<(), ArchiveError> {
        if let Some((_, tally)) = &mut self.now {
            tally.add(&self.waiting);
        }
        self.zip.write_all(&self.waiting)?;
        self.waiting.clear();
        Ok(())
    }

    fn close(&mut self) -> Result<(), ArchiveError> {
        self.go_on()?;
        if let Some((name, tally)) = self.now.take() {
            self.files.insert(name, tally.record());
        }
        Ok(())
    }
}

/// While writing, whatever is not the drive's is this program's; to a person both are "try again".
fn written(error: &zip::result::ZipError) -> ArchiveError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        _ => ArchiveError::Io,
    }
}
