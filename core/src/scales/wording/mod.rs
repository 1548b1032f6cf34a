//! The official wording of a scale, which this app does not have: someone brings it, pasted or as a file.
//!
//! - [`read`], [`read_text`]: a [`Draft`] of it: which sentence is which item, what was left over, and what is doubtful.
//! - [`Draft`]: for someone to look at and put right; kept as text while they do.
//! - [`Wording`]: the whole of it, with where it is from. Its name comes of what it says.
//!
//! `bytes`: text out of files; `rows`, `number`, `table`: its lines, and numbers before them; `place`, `anchors`, `script`: what is what.
//! All of it works on text, a number of items and a range of answers: nothing knows what any official item says.

mod anchors;
mod bytes;
mod draft;
mod error;
mod number;
mod place;
mod reading;
mod rows;
mod script;
mod table;
#[cfg(test)]
mod tests;
mod whole;

pub use draft::{CountsFrom, Doubt, Draft, Found, Left};
pub use error::{NotText, WordingError};
pub use whole::{Said, Wording};

use crate::content::Instrument;
use serde::{Deserialize, Serialize};

/// No wording has more bytes: the longest scale here has about 4 KB of items.
pub const MOST_BYTES: usize = 128 << 10;
/// Nor more lines.
pub const MOST_LINES: usize = 2000;
/// An item has at most so many characters; so has a line about time.
pub const MOST_ITEM: u32 = 600;
/// Where a wording is from, in at most so many characters.
pub const MOST_SOURCE: u32 = 200;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// So many items.
    pub items: u8,
    /// So many questions beside them, which are no items of a wording.
    pub extras: u8,
    /// The lowest answer of the key.
    pub least: u8,
    /// The highest.
    pub most: u8,
    /// How many items each of its sections has: some forms count each from 1. Empty where there are none.
    pub parts: Vec<u8>,
}

impl Expected {
    /// What a wording of that instrument has.
    pub fn of(instrument: &Instrument) -> Self {
        let parts = instrument.sections.iter();
        let parts = parts.map(|section| (section.last.0 + 1).saturating_sub(section.first.0)).collect();
        let extras = u8::try_from(instrument.extras.len()).unwrap_or(u8::MAX);
        Self { items: instrument.items, extras, least: instrument.least, most: instrument.most, parts }
    }
}

/// Reads a file. Errors: [`WordingError::NotText`], [`WordingError::Encoding`], and those of [`read_text`].
pub fn read(bytes: &[u8], expected: &Expected) -> Result<Draft, WordingError> {
    let (text, guessed) = bytes::text(bytes)?;
    let draft = read_text(&text, expected)?;
    Ok(if guessed { draft.with_guessed_letters() } else { draft })
}

/// Reads what was pasted. Errors: [`WordingError::Empty`], [`WordingError::TooLong`], [`WordingError::NoItems`]. Whatever else is
/// wrong with it is a [`Doubt`] of the draft.
pub fn read_text(text: &str, expected: &Expected) -> Result<Draft, WordingError> {
    reading::draft(text, expected)
}
