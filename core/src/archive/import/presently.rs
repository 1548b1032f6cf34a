//! Presently's table.
//!
//! Seen: the app's own source (github.com/alisonthemonster/Presently, `LocalExporter` and its test): a header
//! `entryDate,entryContent`, ISO dates, quotes doubled, line ends inside of quotes. Unsure: nothing older was seen; other
//! apps that write the same header with another form of date are counted as rows without a date.

use super::calendar::Calendar;
use super::dates::{day, when};
use super::notes::{Found, Notes};
use super::table::{Row, header, rows};
use super::text;
use crate::archive::{ArchiveError, Contents, Watch};
use crate::time::Moment;

const DATE: &str = "entryDate";
const CONTENT: &str = "entryContent";

/// From the bytes of the file. `now` is as in [`look`](super::look). Errors: [`ArchiveError::Encoding`],
/// [`ArchiveError::OtherApp`], [`ArchiveError::TooMany`], [`ArchiveError::Cancelled`].
pub fn read(bytes: &[u8], now: Moment, watch: Watch) -> Result<Contents, ArchiveError> {
    let text = text::decode(bytes)?;
    let (header, below) = header(&text);
    let column = |name: &'static str| {
        header.iter().position(|found| found == name).ok_or(ArchiveError::OtherApp { missing: name })
    };
    let (date, content) = (column(DATE)?, column(CONTENT)?);
    let mut notes = Notes::begin("presently", watch, text.len() as u64)?;
    let calendar = Calendar::bundled();
    let begins =
        |row: &Row| row.cells.len() > date.max(content) && day(row.cell(Some(date)), &calendar).is_some();
    for row in rows(below, text.len() - below.len(), header.len(), begins) {
        notes.steps.reach(row.at as u64)?;
        if row.too_long {
            notes.problems().too_long += 1;
            continue;
        }
        let (Some(told), Some(words)) = (row.cells.get(date), row.cells.get(content)) else {
            notes.problems().unreadable += 1;
            continue;
        };
        let when = when(told, &calendar, now);
        // What is behind a date and is none is kept, and so is what stands in columns of another version.
        let unread = when.filter(|(_, all)| !all).map(|_| told);
        let others = row.cells.iter().enumerate().filter(|(at, _)| *at != date && *at != content);
        let beside = others.map(|(_, cell)| cell).chain(unread).filter(|cell| !cell.trim().is_empty());
        let parts = Some(words).into_iter().chain(beside).map(String::as_str).collect::<Vec<_>>();
        notes.add(Found {
            when: when.map(|(when, _)| when),
            text: parts.join("\n\n"),
            ..Found::default()
        })?;
    }
    notes.done()
}
