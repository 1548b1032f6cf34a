//! Markdown files: a folder, a zip, or one.
//!
//! The day is the first that is found of: `date` in the front matter, a date in the names of the file and its folders
//! (`2024-06-05`, `20240605`, `2024/06/05.md`), `created` in the front matter. Tags are those of the front matter. The rest
//! of it, if there is any, stays in the text.

#![allow(clippy::disallowed_methods, reason = "the archive reads the files it is told to")]

use super::calendar::Calendar;
use super::dates::When;
use super::front_matter::{FrontMatter, split};
use super::notes::{Found, Notes};
use super::paths::date_in;
use super::{MOST_BYTES, MOST_ROWS, text, whole};
use crate::archive::format::members::{LIMITS, Limits, Members};
use crate::archive::{ArchiveError, Contents, Watch};
use crate::time::Moment;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// A page is not larger, bytes; an entry is at most one.
const MOST_PAGE: u64 = 4 << 20;
/// How deep folders are gone into; one that lies deeper counts as a page that cannot be read. The shells, which copy what a
/// person chose, go as deep.
const DEEPEST: u32 = 32;

/// From a folder, a zip or one file. `now` is as in [`look`](super::look). Errors: [`ArchiveError::OtherApp`] where there is
/// no page, [`ArchiveError::Cancelled`].
pub fn read(path: &Path, now: Moment, watch: Watch) -> Result<Contents, ArchiveError> {
    if fs::metadata(path)?.is_dir() {
        return folder(path, now, watch);
    }
    let mut file = BufReader::new(File::open(path)?);
    let head = file.fill_buf()?;
    // A page may begin with the two letters alone.
    if [b"PK\x03\x04", b"PK\x05\x06"].iter().any(|begin| head.starts_with(*begin)) {
        return zip(file, now, watch);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = whole(path)?;
    let mut pages = Pages::begin(1, now, watch)?;
    pages.page(&name, &bytes)?;
    pages.notes.done()
}

/// From names and bytes; each that is no page is left alone.
pub fn from_files(files: &[(&str, &[u8])], now: Moment, watch: Watch) -> Result<Contents, ArchiveError> {
    let mut pages = Pages::begin(files.len(), now, watch)?;
    for (name, bytes) in files.iter().filter(|(name, _)| is_page(name)) {
        pages.notes.steps.step()?;
        pages.page(name, bytes)?;
    }
    pages.notes.done()
}

fn is_page(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let hidden = name.split(['/', '\\']).any(is_hidden);
    !hidden && [".md", ".markdown", ".txt"].iter().any(|end| lower.ends_with(end))
}

/// What other apps keep for themselves, and what a Mac puts beside each file of a zip.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.eq_ignore_ascii_case("__macosx")
}

fn folder(path: &Path, now: Moment, watch: Watch) -> Result<Contents, ArchiveError> {
    let mut found = Gathered::default();
    gather(path, "", DEEPEST, &mut found)?;
    let mut pages = Pages::begin(found.files.len(), now, watch)?;
    pages.notes.problems().unreadable += found.too_deep;
    for file in found.files {
        pages.notes.steps.step()?;
        if file.length > MOST_PAGE {
            pages.notes.problems().too_long += 1;
        } else {
            // It may be gone by now, or another's; the others are there.
            match fs::read(file.path) {
                Ok(bytes) => pages.page(&file.name, &bytes)?,
                Err(_) => pages.notes.problems().unreadable += 1,
            }
        }
    }
    pages.notes.done()
}

/// What a folder holds.
#[derive(Default)]
struct Gathered {
    files: Vec<PageFile>,
    too_deep: u32,
}

struct PageFile {
    /// With the folders it is in, below the one that was chosen.
    name: String,
    path: PathBuf,
    length: u64,
}

/// Pages in a folder and in those inside of it, and not many more than are read.
fn gather(folder: &Path, inside: &str, deeper: u32, all: &mut Gathered) -> Result<(), ArchiveError> {
    for entry in fs::read_dir(folder)? {
        if all.files.len() > MOST_ROWS as usize {
            break;
        }
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let place = format!("{inside}{name}");
        // A link may lead anywhere; only what lies here is read.
        let kind = entry.file_type()?;
        if kind.is_dir() && !is_hidden(&name) {
            match deeper.checked_sub(1) {
                Some(deeper) => gather(&entry.path(), &format!("{place}/"), deeper, all)?,
                None => all.too_deep += 1,
            }
        } else if kind.is_file() && is_page(&name) {
            all.files.push(PageFile { name: place, path: entry.path(), length: entry.metadata()?.len() });
        }
    }
    Ok(())
}

fn zip(file: BufReader<File>, now: Moment, watch: Watch) -> Result<Contents, ArchiveError> {
    // What lies beside the pages, however large, is not read.
    let limits = Limits { member_bytes: MOST_BYTES, total_bytes: 4 * MOST_BYTES, ..LIMITS };
    let mut members = Members::of_another_app(file, limits)?;
    members.apart()?;
    let named = |index| members.name(index).filter(|name| is_page(name)).map(|name| (index, name));
    let found: Vec<(usize, String)> = (0..members.count()).filter_map(named).collect();
    let mut pages = Pages::begin(found.len(), now, watch)?;
    for (index, name) in found {
        pages.notes.steps.step()?;
        match members.whole(index, MOST_PAGE) {
            Ok(bytes) => pages.page(&name, &bytes)?,
            Err(ArchiveError::TooLarge { most_bytes: MOST_PAGE }) => pages.notes.problems().too_long += 1,
            // Packed in a way that is not known here, under a passphrase, or damaged; the others may be whole.
            Err(ArchiveError::Damaged | ArchiveError::Truncated) => pages.notes.problems().unreadable += 1,
            Err(error) => return Err(error),
        }
    }
    pages.notes.done()
}

/// Gathers notes from pages.
struct Pages<'w> {
    notes: Notes<'w>,
    calendar: Calendar,
    now: Moment,
}

impl<'w> Pages<'w> {
    /// From so many of them, each a step.
    fn begin(count: usize, now: Moment, watch: Watch<'w>) -> Result<Self, ArchiveError> {
        match count {
            0 => Err(ArchiveError::OtherApp { missing: ".md" }),
            _ if count > MOST_ROWS as usize => Err(ArchiveError::TooMany { most: MOST_ROWS }),
            _ => {
                let notes = Notes::begin("markdown", watch, count as u64)?;
                Ok(Self { notes, calendar: Calendar::bundled(), now })
            }
        }
    }

    /// Takes one in, which is called `name`, with its folders.
    fn page(&mut self, name: &str, bytes: &[u8]) -> Result<(), ArchiveError> {
        let Ok(text) = text::decode(bytes) else {
            self.notes.problems().unreadable += 1;
            return Ok(());
        };
        let text = text.replace("\r\n", "\n");
        let in_path = date_in(name, &self.calendar);
        let Some((front, body)) = split(&text) else {
            let text = text.trim().to_owned();
            return self.notes.add(Found { when: in_path.map(When::on), text, ..Found::default() });
        };
        let mut front = FrontMatter::read(front, &self.calendar, self.now);
        let when = front.when(in_path);
        let tags = std::mem::take(&mut front.tags);
        let body = [front.body.take().as_deref().unwrap_or_default().trim(), body.trim()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n");
        let rest = front.rest();
        let text = if rest.is_empty() { body } else { format!("{rest}\n\n{body}") };
        self.notes.add(Found { when, text, tags, ..Found::default() })
    }
}
