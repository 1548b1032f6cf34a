//! Presently's table.
//!
//! Seen: the app's own source (github.com/alisonthemonster/Presently, `LocalExporter` and its test): a header
//! `entryDate,entryContent`, ISO dates, quotes doubled, line ends inside of quotes. Unsure: nothing older was seen; other
//! apps that write the same header with another form of date are counted as rows without a date.

use super::{Found, Notes, days, offset, text};
use crate::archive::{ArchiveError, Contents, Watch};

const DATE: &str = "entryDate";
const CONTENT: &str = "entryContent";

/// From the bytes of the file. Errors: [`ArchiveError::Encoding`], [`ArchiveError::OtherApp`],
/// [`ArchiveError::TooMany`], [`ArchiveError::Cancelled`].
pub fn read(bytes: &[u8], watch: Watch) -> Result<Contents, ArchiveError> {
    let text = text::decode(bytes)?;
    let mut table = super::table(&text);
    let header = table.headers().cloned().unwrap_or_default();
    let column = |name: &'static str| {
        header.iter().position(|found| found.trim() == name).ok_or(ArchiveError::OtherApp { missing: name })
    };
    let (date, content) = (column(DATE)?, column(CONTENT)?);
    let mut notes = Notes::begin("presently", watch, text.len() as u64)?;
    for row in table.records() {
        let Ok(row) = row else {
            notes.problems().unreadable += 1;
            continue;
        };
        notes.steps.reach(offset(&row))?;
        let (Some(date), Some(content)) = (row.get(date), row.get(content)) else {
            notes.problems().unreadable += 1;
            continue;
        };
        let (day, time) = days::iso(date).map_or((None, None), |(day, time)| (Some(day), time));
        notes.add(Found { day, time, text: content.to_owned(), ..Found::default() })?;
    }
    notes.done()
}
