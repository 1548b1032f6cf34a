//! Markdown files: a folder, a zip, or one.
//!
//! The day is the first that is found of: `date` (or `created`) in the front matter, a date in the file's name
//! (`2024-06-05`, `2024_06_05`, `20240605`, anywhere in it). Tags are those of the front matter: `tags: [a, b]`,
//! `tags: a, b`, or a list below. The rest of the front matter, if there is any, stays in the text. These are the forms
//! of Obsidian's and Jekyll's documentation; no grammar of YAML is read beyond them.

#![allow(clippy::disallowed_methods, reason = "the archive reads the files it is told to")]

use super::{Found, MOST_BYTES, MOST_ROWS, Notes, days, text, whole};
use crate::archive::format::members::{LIMITS, Limits, Members};
use crate::archive::{ArchiveError, Contents, Watch};
use chrono::{NaiveDate, NaiveTime};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// A page is not larger, bytes; an entry is at most one.
const MOST_PAGE: u64 = 4 << 20;
/// How deep folders are gone into.
const DEEPEST: u32 = 8;

/// From a folder, a zip or one file. Errors: [`ArchiveError::OtherApp`] where there is no page,
/// [`ArchiveError::Cancelled`].
pub fn read(path: &Path, watch: Watch) -> Result<Contents, ArchiveError> {
    if fs::metadata(path)?.is_dir() {
        return folder(path, watch);
    }
    let bytes = whole(path)?;
    if bytes.starts_with(b"PK") {
        return zip(bytes, watch);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut notes = begin(1, watch)?;
    page(&name, &bytes, &mut notes)?;
    notes.done()
}

/// From names and bytes; each that is no page is left alone.
pub fn from_files(files: &[(&str, &[u8])], watch: Watch) -> Result<Contents, ArchiveError> {
    let mut notes = begin(files.len(), watch)?;
    for (name, bytes) in files.iter().filter(|(name, _)| is_page(name)) {
        notes.steps.step()?;
        page(name, bytes, &mut notes)?;
    }
    notes.done()
}

/// Notes from so many pages, each of them a step.
fn begin(pages: usize, watch: Watch) -> Result<Notes, ArchiveError> {
    match pages {
        0 => Err(ArchiveError::OtherApp { missing: ".md" }),
        _ if pages > MOST_ROWS as usize => Err(ArchiveError::TooMany { most: MOST_ROWS }),
        _ => Notes::begin("markdown", watch, pages as u64),
    }
}

fn is_page(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    // What a Mac puts beside each file of a zip is none.
    let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__macosx");
    !hidden && [".md", ".markdown", ".txt"].iter().any(|end| name.ends_with(end))
}

fn folder(path: &Path, watch: Watch) -> Result<Contents, ArchiveError> {
    let mut files = Vec::new();
    gather(path, DEEPEST, &mut files)?;
    let mut notes = begin(files.len(), watch)?;
    for file in files {
        notes.steps.step()?;
        if file.length > MOST_PAGE {
            notes.problems().too_long += 1;
        } else {
            page(&file.name, &fs::read(file.path)?, &mut notes)?;
        }
    }
    notes.done()
}

struct PageFile {
    name: String,
    path: PathBuf,
    length: u64,
}

/// Pages in a folder and in those inside of it, and not many more than are read.
fn gather(folder: &Path, deeper: u32, files: &mut Vec<PageFile>) -> Result<(), ArchiveError> {
    for entry in fs::read_dir(folder)? {
        if files.len() > MOST_ROWS as usize {
            break;
        }
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // A link may lead anywhere; only what lies here is read.
        let kind = entry.file_type()?;
        if kind.is_dir() && deeper > 0 && !name.starts_with('.') {
            gather(&entry.path(), deeper - 1, files)?;
        } else if kind.is_file() && is_page(&name) {
            files.push(PageFile { name, path: entry.path(), length: entry.metadata()?.len() });
        }
    }
    Ok(())
}

fn zip(bytes: Vec<u8>, watch: Watch) -> Result<Contents, ArchiveError> {
    let limits = Limits { member_bytes: MOST_BYTES, total_bytes: 4 * MOST_BYTES, ..LIMITS };
    let mut members = Members::open(Cursor::new(bytes), limits)?;
    members.apart()?;
    let named = |index| members.name(index).filter(|name| is_page(name)).map(|name| (index, name));
    let pages: Vec<(usize, String)> = (0..members.count()).filter_map(named).collect();
    let mut notes = begin(pages.len(), watch)?;
    for (index, name) in pages {
        notes.steps.step()?;
        match members.whole(index, MOST_PAGE) {
            Ok(bytes) => page(&name, &bytes, &mut notes)?,
            Err(ArchiveError::TooLarge { most_bytes: MOST_PAGE }) => notes.problems().too_long += 1,
            Err(error) => return Err(error),
        }
    }
    notes.done()
}

fn page(name: &str, bytes: &[u8], notes: &mut Notes) -> Result<(), ArchiveError> {
    let Ok(text) = text::decode(bytes) else {
        notes.problems().unreadable += 1;
        return Ok(());
    };
    let text = text.replace("\r\n", "\n");
    let (front, body) = front_matter(&text);
    let mut found = Found { text: body.trim().to_owned(), ..Found::default() };
    let mut beside = Vec::new();
    let mut listing = false;
    for line in front.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ").filter(|_| listing) {
            found.tags.push(unquoted(item));
            continue;
        }
        listing = false;
        let (key, value) = line.split_once(':').map_or((line, ""), |(key, value)| (key.trim(), value.trim()));
        match key.to_ascii_lowercase().as_str() {
            "date" | "created" if found.day.is_none() => match days::iso(&unquoted(value)) {
                Some((day, time)) => (found.day, found.time) = (Some(day), time),
                None => beside.push(line),
            },
            "tags" | "tag" => {
                listing = value.is_empty();
                let value = value.trim_start_matches('[').trim_end_matches(']');
                found.tags.extend(value.split(',').map(unquoted));
            }
            _ => beside.push(line),
        }
    }
    if let Some((day, time)) = in_name(name).filter(|_| found.day.is_none()) {
        (found.day, found.time) = (Some(day), time);
    }
    let beside = beside.join("\n");
    if !beside.trim().is_empty() {
        found.text = format!("{}\n\n{}", beside.trim(), found.text);
    }
    notes.add(found)
}

/// What stands between two lines of three hyphens at the very beginning, and the rest.
fn front_matter(text: &str) -> (&str, &str) {
    let whole = ("", text);
    let Some(rest) = text.strip_prefix("---\n") else { return whole };
    match rest.split_once("\n---\n") {
        Some(parts) => parts,
        None => rest.strip_suffix("\n---").map_or(whole, |front| (front, "")),
    }
}

fn unquoted(value: &str) -> String {
    value.trim().trim_matches(['"', '\'']).trim_start_matches('#').trim().to_owned()
}

/// The first date in a file's name.
fn in_name(name: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let name = name.rsplit('/').next()?;
    let starts = name.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    for at in starts {
        let before = at.checked_sub(1).and_then(|at| name.as_bytes().get(at));
        if before.is_some_and(u8::is_ascii_digit) {
            continue;
        }
        let long = name.get(at..at + 10).map(|date| date.replace(['_', '.'], "-"));
        let day = long.and_then(|date| NaiveDate::parse_from_str(&date, "%Y-%m-%d").ok());
        let short = || {
            let digits = name.get(at..at + 8).filter(|digits| digits.bytes().all(|c| c.is_ascii_digit()))?;
            NaiveDate::parse_from_str(digits, "%Y%m%d").ok()
        };
        if let Some(day) = day.or_else(short) {
            return Some((day, None));
        }
    }
    None
}
