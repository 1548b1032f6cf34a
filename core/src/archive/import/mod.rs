//! Files of other journals, as [`Contents`] that can be added to what is here.
//!
//! - [`daylio`]: Daylio's table. [`presently`]: Presently's table. [`daily_you`]: Daily You's backup.
//! - [`pages`]: Markdown files, in a folder or a zip; `front_matter`, `paths`: what stands before a page and in its names.
//! - [`text`], `table`: bytes as text, text as rows.
//! - `dates`, `times`, `calendar`: days and times in the words and digits of every language.
//! - `notes`: what was found as notes.
//!
//! Each row or file becomes a note. Its name is worked out from what it holds, so that the same file taken in twice
//! adds nothing the second time, and what was changed or deleted here stays so. What cannot be taken in is counted by
//! reason; nothing is guessed, and no word is left out without a count.

#![allow(clippy::disallowed_methods, reason = "the archive reads the file it is told to")]

pub(crate) mod calendar;
pub mod daily_you;
mod dates;
pub mod daylio;
mod front_matter;
mod notes;
pub mod pages;
mod paths;
pub mod presently;
mod table;
#[cfg(test)]
mod tests;
pub mod text;
mod times;

use super::{ArchiveError, Contents, Watch};
use crate::time::Moment;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Which journal a file is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Daylio's CSV.
    Daylio,
    /// Presently's CSV.
    Presently,
    /// Daily You's backup, a zip.
    DailyYou,
    /// Markdown: a folder, a zip, or one file.
    Markdown,
}

/// The largest table or page that is read, bytes.
pub const MOST_BYTES: u64 = 64 << 20;
/// The most rows or pages.
pub const MOST_ROWS: u32 = 200_000;

/// Reads a file of another journal. `scratch` is a folder of the app's own, where a copy of a database may be for a
/// moment; `now` says how far the person's clock is ahead of UTC, for files that tell moments in UTC. Errors: all of
/// [`ArchiveError`] that are about a file. Nothing of the store changes.
pub fn look(
    path: &Path,
    source: Source,
    scratch: &Path,
    now: Moment,
    watch: Watch,
) -> Result<Contents, ArchiveError> {
    match source {
        Source::Daylio => daylio::read(&whole(path)?, watch),
        Source::Presently => presently::read(&whole(path)?, now, watch),
        Source::DailyYou => daily_you::read(path, scratch, now, watch),
        Source::Markdown => pages::read(path, now, watch),
    }
}

/// A whole file of at most [`MOST_BYTES`].
fn whole(path: &Path) -> Result<Vec<u8>, ArchiveError> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(ArchiveError::Refused);
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ArchiveError::TooLarge { most_bytes: MOST_BYTES });
    }
    Ok(bytes)
}
