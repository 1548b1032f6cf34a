//! A file that is there whole, or not at all.

#![allow(clippy::disallowed_methods, reason = "the archive writes the file it is told to")]

use crate::archive::ArchiveError;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file being made under a name beside its own. Unless it is [committed](Self::commit) it is removed again.
#[derive(Debug)]
pub(in crate::archive) struct TempFile {
    target: PathBuf,
    /// Where it is being made.
    pub path: PathBuf,
    committed: bool,
}

impl TempFile {
    /// Begins one for `target`. What an earlier attempt may have left under its name is overwritten.
    pub fn begin(target: &Path) -> Result<(Self, File), ArchiveError> {
        let name = target.file_name().ok_or(ArchiveError::Missing)?.to_string_lossy();
        let path = target.with_file_name(format!(".{name}.part"));
        let file = File::create(&path)?;
        Ok((Self { target: target.to_owned(), path, committed: false }, file))
    }

    /// Moves it to its own name. When it returns, it outlasts a flat battery.
    pub fn commit(mut self) -> Result<(), ArchiveError> {
        fs::rename(&self.path, &self.target)?;
        self.committed = true;
        // Some file systems do not open folders, and need no help.
        if let Some(folder) = self.target.parent().and_then(|folder| File::open(folder).ok()) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        if !self.committed {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Everything is on the drive.
pub(in crate::archive) fn synced(mut file: File) -> Result<(), ArchiveError> {
    file.flush()?;
    Ok(file.sync_all()?)
}
