//! Daylio's table.
//!
//! Seen: `full_date,date,weekday,time,mood,activities,note_title,note` with ISO dates, "10:00 pm" or "22:00", activities
//! between " | " (sample.csv and docs/csv-format.md of github.com/MichaelCurrin/daylio-csv-parser); an older
//! `year,date,weekday,time,mood,activities,note` with "18 May" (its docs/usage.md); a newer one with `scales` among them
//! (a test of another reader); the five words moods have at first, rad, good, meh, bad, awful
//! (github.com/Demizo/daylio-to-daily-you); notes with `<b>`, `<br>`, `<li>` (a comment in an Obsidian reader).
//!
//! Unsure: in all exports seen the header is English whatever the app's language; other headers are refused by name. Mood
//! words of other languages and of one's own are kept as words for a feeling, not turned into numbers. What stands in
//! `scales` was seen empty only: it is kept as text.

use super::{Found, Notes, days, offset, text};
use crate::archive::{ArchiveError, Contents, Watch};

/// The five moods Daylio begins with, in the middle of each fifth of 0 to 10 (our own choice).
const MOODS: [(&str, u8); 5] = [("rad", 9), ("good", 7), ("meh", 5), ("bad", 3), ("awful", 1)];

/// From the bytes of the file. Errors: [`ArchiveError::Encoding`], [`ArchiveError::OtherApp`],
/// [`ArchiveError::TooMany`], [`ArchiveError::Cancelled`].
pub fn read(bytes: &[u8], watch: Watch) -> Result<Contents, ArchiveError> {
    let text = text::decode(bytes)?;
    let mut table = super::table(&text);
    let header = table.headers().cloned().unwrap_or_default();
    let column = |name: &str| header.iter().position(|found| found.trim().eq_ignore_ascii_case(name));
    let needed = |name: &'static str| column(name).ok_or(ArchiveError::OtherApp { missing: name });
    let (full, year) = (column("full_date"), column("year"));
    if full.is_none() && year.is_none() {
        return Err(ArchiveError::OtherApp { missing: "full_date" });
    }
    let (date, time) = (column("date"), column("time"));
    let (mood, activities, note) = (needed("mood")?, needed("activities")?, needed("note")?);
    let (title, scales) = (column("note_title"), column("scales"));
    let mut notes = Notes::begin("daylio", watch, text.len() as u64)?;
    for row in table.records() {
        let Ok(row) = row else {
            notes.problems().unreadable += 1;
            continue;
        };
        notes.steps.reach(offset(&row))?;
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default().trim();
        if row.get(mood).is_none() {
            notes.problems().unreadable += 1;
            continue;
        }
        let day = days::iso(cell(full)).map(|(day, _)| day);
        let older = || days::day_and_month(cell(date), cell(year).parse().ok()?);
        let mut found = Found {
            day: day.or_else(older),
            time: days::clock(cell(time)),
            tags: cell(Some(activities)).split('|').map(|word| word.trim().to_owned()).collect(),
            ..Found::default()
        };
        let word = cell(Some(mood));
        match MOODS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) {
            Some((_, number)) => found.mood = Some(*number),
            None => found.feeling = Some(word.to_owned()),
        }
        let parts = [cell(title).to_owned(), plain(cell(Some(note))), cell(scales).to_owned()];
        found.text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
        notes.add(found)?;
    }
    notes.done()
}

/// A note without its marks of form: a break or a list item begins a line, bold and italics fall away. A mark that is
/// not one of these stays, for it may be what someone wrote.
fn plain(note: &str) -> String {
    if !note.contains('<') {
        return note.to_owned();
    }
    let mut text = String::with_capacity(note.len());
    let mut rest = note;
    while let Some(begin) = rest.find('<') {
        let (before, mark) = rest.split_at(begin);
        text.push_str(before);
        let end = mark.find('>').map(|end| end + 1);
        let name = end.and_then(|end| mark.get(1..end - 1)).unwrap_or_default();
        let instead = match name.trim_end_matches([' ', '/']).to_ascii_lowercase().as_str() {
            "br" | "/p" | "/div" | "/li" => Some("\n"),
            "li" => Some("- "),
            "b" | "/b" | "i" | "/i" | "u" | "/u" | "s" | "/s" | "strong" | "/strong" | "em" | "/em" | "p"
            | "div" | "ul" | "/ul" | "ol" | "/ol" => Some(""),
            _ => None,
        };
        match (instead, end) {
            (Some(instead), Some(end)) => {
                text.push_str(instead);
                rest = mark.get(end..).unwrap_or_default();
            }
            _ => {
                text.push('<');
                rest = mark.get(1..).unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
    // What a browser would show for these; once, so that what was written as "&amp;lt;" stays "&lt;".
    text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
