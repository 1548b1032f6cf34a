//! Files of other journals, as [`Contents`] that can be added to what is here.
//!
//! - [`daylio`]: Daylio's table. [`presently`]: Presently's table. [`daily_you`]: Daily You's backup.
//! - [`pages`]: Markdown files, in a folder or a zip.
//! - [`text`]: bytes as text.
//!
//! Each row or file becomes a note. Its name is worked out from what it holds, so that the same file taken in twice
//! adds nothing the second time, and what was changed or deleted here stays so. What cannot be taken in is counted by
//! reason; nothing is guessed.

#![allow(clippy::disallowed_methods, reason = "the archive reads the file it is told to")]

pub mod daily_you;
pub mod daylio;
mod days;
pub mod pages;
pub mod presently;
#[cfg(test)]
mod tests;
pub mod text;

use super::contents::{Origin, Problems};
use super::format::lines::EntryLine;
use super::progress::Steps;
use super::{ArchiveError, Contents, Watch};
use crate::content::{FieldId, KindId};
use crate::journal::check::{EARLIEST, MOST_CHARS, MOST_FEELINGS, MOST_TAGS, size};
use crate::journal::{EntryId, Feeling, Value, Written};
use crate::time::UtcMillis;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
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
/// moment. Errors: all of [`ArchiveError`] that are about a file. Nothing of the store changes.
pub fn look(path: &Path, source: Source, scratch: &Path, watch: Watch) -> Result<Contents, ArchiveError> {
    match source {
        Source::Daylio => daylio::read(&whole(path)?, watch),
        Source::Presently => presently::read(&whole(path)?, watch),
        Source::DailyYou => daily_you::read(path, scratch, watch),
        Source::Markdown => pages::read(path, watch),
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

/// A table with a header. Rows may be short or long; each column is asked for by its name.
fn table(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes())
}

/// How far into the table a row begins, bytes.
fn offset(row: &csv::StringRecord) -> u64 {
    row.position().map_or(0, csv::Position::byte)
}

/// What was found in a row, before it is a note.
#[derive(Debug, Clone, Default)]
struct Found {
    /// The day it is about.
    day: Option<NaiveDate>,
    /// The time it was written, where that is known.
    time: Option<NaiveTime>,
    /// Words.
    text: String,
    /// From 0 to 10.
    mood: Option<u8>,
    /// A word for how it was.
    feeling: Option<String>,
    /// Words to find it by.
    tags: Vec<String>,
}

/// Gathers notes, and counts what is none.
struct Notes<'w> {
    source: &'static str,
    contents: Contents,
    steps: Steps<'w>,
}

impl<'w> Notes<'w> {
    /// From a file that takes so many steps.
    fn begin(source: &'static str, watch: Watch<'w>, steps: u64) -> Result<Self, ArchiveError> {
        Ok(Self { source, contents: Contents::new(Origin::OtherJournal), steps: Steps::begin(watch, steps)? })
    }

    fn problems(&mut self) -> &mut Problems {
        &mut self.contents.problems
    }

    /// Takes a row in, or counts why not.
    fn add(&mut self, found: Found) -> Result<(), ArchiveError> {
        if self.contents.entries.len() >= MOST_ROWS as usize {
            return Err(ArchiveError::TooMany { most: MOST_ROWS });
        }
        let Some(day) = found.day.filter(|day| *day >= EARLIEST && days::is_plausible(*day)) else {
            self.problems().no_date += 1;
            return Ok(());
        };
        let id = self.id(&found, day);
        let at = NaiveDateTime::new(day, found.time.unwrap_or(NOON)).and_utc().timestamp_millis();
        let Some(written) = note(found, day) else {
            self.problems().empty += 1;
            return Ok(());
        };
        if size(&written).is_err() {
            self.problems().too_long += 1;
            return Ok(());
        }
        // The other journal does not say in which time zone; taken as UTC, the same file always gives the same moment.
        let at = UtcMillis(at);
        let line = EntryLine { id, created: at, edited: at, written, previous: None };
        if self.contents.entries.insert(id, line).is_some() {
            self.problems().doubled += 1;
        }
        Ok(())
    }

    /// From where it comes and what it holds.
    fn id(&self, found: &Found, day: NaiveDate) -> EntryId {
        let mut digest = Sha256::new();
        let mut part = |text: &str| {
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text.as_bytes());
        };
        part("kindself import 1");
        part(self.source);
        part(&day.to_string());
        part(&found.time.map(|time| time.to_string()).unwrap_or_default());
        part(&found.text);
        part(&found.mood.map(|mood| mood.to_string()).unwrap_or_default());
        part(found.feeling.as_deref().unwrap_or_default());
        found.tags.iter().for_each(|tag| part(tag));
        let mut id = [0; 16];
        id.iter_mut().zip(digest.finalize()).for_each(|(to, from)| *to = from);
        EntryId(id)
    }

    fn done(mut self) -> Result<Contents, ArchiveError> {
        self.steps.end()?;
        Ok(self.contents)
    }
}

/// In the middle of a day, where no time is known.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// As a note; `None` where there is nothing in it. What does not fit (a tag longer than tags are) stands in its text.
fn note(found: Found, day: NaiveDate) -> Option<Written> {
    let fits = |word: &str| word.chars().count() <= MOST_CHARS as usize;
    let mut words: Vec<String> =
        found.tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
    words.dedup();
    let mut tags = BTreeSet::new();
    let mut beside = Vec::new();
    for word in words {
        if fits(&word) && tags.len() < MOST_TAGS as usize {
            tags.insert(word);
        } else {
            beside.push(word)
        }
    }
    let mut text = found.text;
    let mut feelings = Vec::new();
    if let Some(word) = found.feeling.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()) {
        if fits(&word) && feelings.len() < MOST_FEELINGS as usize {
            feelings.push(Feeling { word, strength: None });
        } else {
            beside.push(word);
        }
    }
    if !beside.is_empty() {
        let gap = if text.trim().is_empty() { "" } else { "\n\n" };
        text = format!("{text}{gap}{}", beside.join(" | "));
    }
    let mut values = BTreeMap::new();
    if !text.trim().is_empty() {
        values.insert(FieldId("text".into()), Value::Text(text));
    }
    if !feelings.is_empty() {
        values.insert(FieldId("feelings".into()), Value::Feelings(feelings));
    }
    if let Some(mood) = found.mood {
        values.insert(FieldId("mood".into()), Value::Rating(mood));
    }
    // A row of activities alone is a day someone kept.
    if values.is_empty() && !tags.is_empty() {
        let all: Vec<&str> = tags.iter().map(String::as_str).collect();
        values.insert(FieldId("text".into()), Value::Text(all.join(", ")));
    }
    let written = Written { kind: KindId("note".into()), version: 1, day, values, tags, opens: None };
    (!written.values.is_empty()).then_some(written)
}
