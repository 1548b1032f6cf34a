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

use super::calendar::{self, Calendar};
use super::dates::{MONTH, Piece, When, day, day_and_month, is, pieces};
use super::notes::{Found, Notes};
use super::table::{Row, header, rows};
use super::text;
use super::times::{Time, clock};
use crate::archive::{ArchiveError, Contents, Watch};
use crate::digits;
use chrono::{Datelike, NaiveDate};

/// The five moods Daylio begins with, in the middle of each fifth of 0 to 10 (our own choice).
const MOODS: [(&str, u8); 5] = [("rad", 9), ("good", 7), ("meh", 5), ("bad", 3), ("awful", 1)];

/// What says the date, once more in words.
const SAID_TWICE: [&str; 4] = ["full_date", "year", "date", "weekday"];

/// Where the columns are, and how many.
struct Columns {
    width: usize,
    full: Option<usize>,
    year: Option<usize>,
    date: Option<usize>,
    weekday: Option<usize>,
    time: Option<usize>,
    mood: usize,
    activities: usize,
    title: Option<usize>,
    note: usize,
    scales: Option<usize>,
    /// Those of a newer version, and their names.
    others: Vec<(usize, String)>,
}

impl Columns {
    fn find(header: &[String]) -> Result<Self, ArchiveError> {
        let column = |name: &str| header.iter().position(|found| found.eq_ignore_ascii_case(name));
        let needed = |name: &'static str| column(name).ok_or(ArchiveError::OtherApp { missing: name });
        let (full, year) = (column("full_date"), column("year"));
        if full.is_none() && year.is_none() {
            return Err(ArchiveError::OtherApp { missing: "full_date" });
        }
        let mut columns = Self {
            width: header.len(),
            full,
            year,
            date: column("date"),
            weekday: column("weekday"),
            time: column("time"),
            mood: needed("mood")?,
            activities: needed("activities")?,
            title: column("note_title"),
            note: needed("note")?,
            scales: column("scales"),
            others: Vec::new(),
        };
        let read = [
            columns.time,
            Some(columns.mood),
            Some(columns.activities),
            columns.title,
            Some(columns.note),
            columns.scales,
        ];
        let is_other = |at: usize, name: &str| {
            !read.contains(&Some(at)) && !SAID_TWICE.iter().any(|known| name.eq_ignore_ascii_case(known))
        };
        let others = header.iter().enumerate().filter(|(at, name)| is_other(*at, name));
        columns.others = others.map(|(at, name)| (at, name.clone())).collect();
        Ok(columns)
    }

    /// The day of a row.
    fn day(&self, row: &Row, calendar: &Calendar) -> Option<When> {
        let older = || {
            let year = calendar::plain(row.cell(self.year)).parse().ok()?;
            day_and_month(row.cell(self.date), year, calendar)
        };
        day(row.cell(self.full), calendar).or_else(older).map(When::on)
    }
}

/// From the bytes of the file. Errors: [`ArchiveError::Encoding`], [`ArchiveError::OtherApp`],
/// [`ArchiveError::TooMany`], [`ArchiveError::Cancelled`].
pub fn read(bytes: &[u8], watch: Watch) -> Result<Contents, ArchiveError> {
    let text = text::decode(bytes)?;
    let (header, below) = header(&text);
    let columns = Columns::find(&header)?;
    let mut notes = Notes::begin("daylio", watch, text.len() as u64)?;
    let calendar = Calendar::bundled();
    let begins = |row: &Row| row.cells.len() > columns.mood && columns.day(row, &calendar).is_some();
    for row in rows(below, text.len() - below.len(), header.len(), begins) {
        notes.steps.reach(row.at as u64)?;
        if row.too_long {
            notes.problems().too_long += 1;
        } else if row.cells.len() <= columns.mood {
            notes.problems().unreadable += 1;
        } else {
            let found = found(&row, &columns, &calendar);
            notes.add(found)?;
        }
    }
    notes.done()
}

fn found(row: &Row, columns: &Columns, calendar: &Calendar) -> Found {
    let told = row.cell(columns.time);
    let time = clock(told, calendar);
    let when = columns.day(row, calendar).map(|day| When {
        // Each row was written at some time; one that is not understood could be any.
        time: time.map_or(Time::Unknown, Time::At),
        ..day
    });
    let (mut mood, mut feeling) = (None, None);
    let word = row.cell(Some(columns.mood));
    match MOODS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) {
        Some((_, number)) => mood = Some(*number),
        None => feeling = Some(word.to_owned()),
    }
    let named =
        |name: &str, words: &str| if words.is_empty() { String::new() } else { format!("{name}: {words}") };
    let mut parts = vec![
        row.cell(columns.title).to_owned(),
        plain(row.cell(Some(columns.note))),
        row.cell(columns.scales).to_owned(),
    ];
    parts.extend(columns.others.iter().map(|(at, name)| named(name, row.cell(Some(*at)))));
    if time.is_none() {
        parts.push(named("time", told));
    }
    // Where a comma went missing, or a row broke off, cells may stand in columns that are not their own.
    let (date, weekday) = (row.cell(columns.date), row.cell(columns.weekday));
    let is_short = row.cells.len() < columns.width;
    if is_short || !when.is_some_and(|when| says_date(date, when.day, calendar)) {
        parts.push(named("date", date));
    }
    if is_short || weekday.chars().any(|c| digits::value(c).is_some()) {
        parts.push(named("weekday", weekday));
    }
    Found {
        when,
        text: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"),
        mood,
        feeling,
        tags: row.cell(Some(columns.activities)).split('|').map(|word| word.trim().to_owned()).collect(),
    }
}

/// Whether a text says that date once more and nothing else, in whatever language: its one number, but for that of the month, is
/// the day's, and of its words one is that month's name, or sign, and no other is longer than `de`.
fn says_date(text: &str, date: NaiveDate, calendar: &Calendar) -> bool {
    let pieces = pieces(&calendar::plain(text));
    let is_sign = |piece: Option<&Piece>| matches!(piece, Some(Piece::Word(word)) if is(word, MONTH));
    let (mut words, mut named, mut numbers) = (0, false, Vec::new());
    for (at, (piece, _)) in pieces.iter().enumerate() {
        let behind = pieces.get(at + 1).map(|(piece, _)| piece);
        match piece {
            Piece::Word(word) => {
                let names = is_sign(Some(piece)) || calendar.month(word) == Some(date.month());
                if !names && word.chars().count() > 2 {
                    return false;
                }
                words += 1;
                named |= names;
            }
            Piece::Number(..) | Piece::Long(_) if !is_sign(behind) => numbers.push(piece),
            Piece::Number(..) | Piece::Long(_) | Piece::Gap(_) => {}
        }
    }
    (named || words == 0)
        && matches!(numbers.as_slice(), [Piece::Number(number, 1..=2)] if *number == date.day())
}

/// Bytes of the longest mark of form, `</strong>`, with a little room.
const LONGEST_MARK: usize = 12;

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
        // No mark of form is longer; a note may hold many a sign that begins none.
        let end = mark.bytes().take(LONGEST_MARK).position(|byte| byte == b'>').map(|end| end + 1);
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
