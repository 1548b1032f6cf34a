//! Leaving nothing behind.

#![allow(clippy::disallowed_methods, reason = "the store's own files")]

use super::StoreError;
use std::fs;
use std::path::Path;

/// How many files there are in the store's folder, whatever they are: the file and its log, the wrapped key, the
/// recovery copy, files moved aside, exports on their way. 0 where there is no folder.
pub fn files(folder: &Path) -> Result<u32, StoreError> {
    if !folder.exists() {
        return Ok(0);
    }
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        count += if entry.file_type()?.is_dir() { files(&entry.path())? } else { 1 };
    }
    Ok(count)
}

/// Deletes the store's folder with everything in it, and tells how many files that were. The store is to be closed
/// before. The key file goes first: without it the rest cannot be read any more, whatever breaks off after.
pub fn erase(folder: &Path, key_file: &str) -> Result<u32, StoreError> {
    let count = files(folder)?;
    if count > 0 || folder.exists() {
        match fs::remove_file(folder.join(key_file)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        fs::remove_dir_all(folder)?;
    }
    Ok(count)
}
