//! A page on paper, as it crosses the border.

use crate::fields::Feeling;
use kindself_core::journal::sheet as core;

pub use kindself_core::journal::sheet::{SheetBody, SheetPart};

/// A page of the journal, to be put on paper or read by someone else.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Sheet {
    pub title: String,
    /// The day it is about, ISO 8601; a blank one is about none yet.
    pub day: Option<String>,
    /// What is said before one begins; of a blank one.
    pub opening: Option<String>,
    /// In order.
    pub parts: Vec<SheetPart>,
}

/// A question, and what stands under it.
#[uniffi::remote(Record)]
pub struct SheetPart {
    /// None where this version does not know the question.
    pub label: Option<String>,
    /// Of a blank one.
    pub hint: Option<String>,
    /// None: nothing to answer, a pause.
    pub body: Option<SheetBody>,
}

/// What stands under a question.
#[uniffi::remote(Enum)]
pub enum SheetBody {
    /// What was written, as it was typed; or the words of what was chosen.
    Words { text: String },
    /// Lines that were written.
    Points { lines: Vec<String> },
    /// A number that was chosen, and what the ends of its scale mean.
    Rated { number: u8, most: u8, low: String, high: String },
    /// Feelings that were named; the most of how strong each is, where that is known.
    Felt { all: Vec<Feeling>, strength_most: Option<u8> },
    /// Blank: ruled lines.
    Lines { count: u32 },
    /// Blank: ruled lines with a number before each.
    Numbered { count: u32 },
    /// Blank: numbers to circle one of, and what the ends mean.
    Scale { marks: Vec<u32>, low: String, high: String },
    /// Blank: boxes to tick one of.
    Boxes { options: Vec<String> },
    /// Blank: ruled lines for feelings, and words that may help; with room for how strong each is, where that is asked.
    Feelings { words: Vec<String>, lines: u32, strength_most: Option<u8> },
}

impl From<core::Sheet> for Sheet {
    fn from(sheet: core::Sheet) -> Self {
        Self {
            title: sheet.title,
            day: sheet.day.map(|day| day.to_string()),
            opening: sheet.opening,
            parts: sheet.parts,
        }
    }
}
