//! A page of the journal on paper: blank, as a worksheet to be filled in with a pen, or as someone filled it in.
//!
//! What stands on it, in which order, and how much room a question has is decided here; each phone lays it out with what it prints
//! with (ADR 0028). A blank one has everything that helps whoever fills it in: the opening, hints, the pauses. A filled one has
//! what was answered and nothing else, as it is read on the screen: it is for someone else's eyes, perhaps. Tags are on neither: they are
//! how a person finds things again.

use super::{Written, reading};
use crate::content::{JournalWords, Kind, KindField, Language, Part};
use crate::fields::{Feeling, FieldText, Most, Shape, Value};
use chrono::NaiveDate;

/// Ruled lines for a short answer. These are design values: about what a person writes by hand.
pub const LINES_SHORT: u32 = 2;
/// Ruled lines for a long one.
pub const LINES_LONG: u32 = 5;
/// Ruled lines for words that are the only ones of their kind: a letter, a note.
pub const LINES_ALONE: u32 = 16;
/// Lines for feelings.
pub const LINES_OF_FEELINGS: u32 = 3;
/// Numbers on a scale, beside its 0.
const MARKS: u32 = 10;

/// A page of the journal, to be put on paper or read by someone else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub title: String,
    /// The day it is about; a blank one is about none yet.
    pub day: Option<NaiveDate>,
    /// What is said before one begins; of a blank one.
    pub opening: Option<String>,
    pub parts: Vec<SheetPart>,
}

/// A question, and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPart {
    /// None where this version does not know the question: what was answered stands there all the same.
    pub label: Option<String>,
    /// Of a blank one.
    pub hint: Option<String>,
    /// None: nothing to answer, a pause.
    pub body: Option<SheetBody>,
}

/// What stands under a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetBody {
    /// What was written, as it was typed; or the words of what was chosen.
    Words { text: String },
    /// Lines that were written.
    Points { lines: Vec<String> },
    /// A number that was chosen, and what the ends of its scale mean.
    Rated { number: u8, most: u8, low: String, high: String },
    /// Feelings that were named.
    Felt {
        all: Vec<Feeling>,
        /// The most of how strong each is, where that is known.
        strength_most: Option<u8>,
    },
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

/// A blank one of that kind: every question it asks today, in order.
pub fn blank(kind: &Kind, words: &JournalWords, language: &Language) -> Sheet {
    let text = kind.text.get(language);
    let feelings = &words.text.get(language).feelings;
    let asked = kind.fields.iter().filter(|field| !field.retired);
    let parts = asked.filter_map(|field| {
        let said = text.fields.get(&field.id)?;
        let body = match &field.part {
            Part::Asks(shape) => Some(room(shape, said, is_alone(kind, field), feelings)),
            Part::Pause { .. } => None,
        };
        Some(SheetPart { label: Some(said.label.clone()), hint: said.hint.clone(), body })
    });
    Sheet { title: text.name.clone(), day: None, opening: Some(text.opening.clone()), parts: parts.collect() }
}

/// What was written: every answer in the order of its kind's fields, and last what this version does not know. Whoever asks has
/// read it as an entry: a sealed one is refused there.
pub fn filled(written: &Written, kind: Option<&Kind>, language: &Language) -> Sheet {
    let text = kind.map(|kind| kind.text.get(language));
    let answered = reading::in_order(written, kind).into_iter().filter(|(_, value)| !value.is_blank());
    let parts = answered.map(|(field, value)| {
        let said = text.zip(field).and_then(|(text, field)| text.fields.get(&field.id));
        let body = answer(value, field.and_then(KindField::shape), said);
        SheetPart { label: said.map(|said| said.label.clone()), hint: None, body: Some(body) }
    });
    Sheet {
        title: text.map_or_else(|| written.kind.0.clone(), |text| text.name.clone()),
        day: Some(written.day),
        opening: None,
        parts: parts.collect(),
    }
}

/// Whether a field is the only one of its kind that takes sentences: then there is a page for it.
fn is_alone(kind: &Kind, field: &KindField) -> bool {
    let mut others = kind.fields.iter().filter(|other| !other.retired && other.id != field.id);
    !others.any(|other| matches!(other.shape(), Some(Shape::Text { .. } | Shape::List { .. })))
}

/// The room for an answer in a field of that shape.
fn room(shape: &Shape, said: &FieldText, alone: bool, feelings: &[String]) -> SheetBody {
    match shape {
        Shape::Text { long: false } => SheetBody::Lines { count: LINES_SHORT },
        Shape::Text { long: true } => {
            SheetBody::Lines { count: if alone { LINES_ALONE } else { LINES_LONG } }
        }
        Shape::Rating { most: Most(most), .. } => SheetBody::Scale {
            marks: marks(*most),
            low: said.low.clone().unwrap_or_default(),
            high: said.high.clone().unwrap_or_default(),
        },
        Shape::Feelings { strength_most, again } => SheetBody::Feelings {
            // The second time they are those of the first.
            words: if again.is_none() { feelings.to_vec() } else { Vec::new() },
            lines: LINES_OF_FEELINGS,
            strength_most: strength_most.map(|Most(most)| most),
        },
        Shape::Choice { options } => SheetBody::Boxes {
            options: options.iter().map(|id| said.options.get(id).unwrap_or(&id.0).clone()).collect(),
        },
        Shape::List { most } => SheetBody::Numbered { count: u32::from(*most) },
    }
}

/// The numbers of a scale that goes to `most`, both ends among them.
fn marks(most: u8) -> Vec<u32> {
    let most = u32::from(most);
    let step = (most / MARKS).max(1);
    (0..=most / step).map(|n| n * step).collect()
}

/// What was answered, whether or not it is what the field takes today.
fn answer(value: &Value, shape: Option<&Shape>, said: Option<&FieldText>) -> SheetBody {
    match value {
        Value::Text(text) => SheetBody::Words { text: text.clone() },
        Value::List(lines) => SheetBody::Points {
            lines: lines.iter().filter(|line| !line.trim().is_empty()).cloned().collect(),
        },
        Value::Choice(id) => {
            let words = said.and_then(|said| said.options.get(id)).unwrap_or(&id.0);
            SheetBody::Words { text: words.clone() }
        }
        Value::Rating(number) => match shape {
            Some(Shape::Rating { most: Most(most), .. }) => {
                let end = |end: fn(&FieldText) -> &Option<String>| {
                    said.and_then(|said| end(said).clone()).unwrap_or_default()
                };
                SheetBody::Rated {
                    number: *number,
                    most: *most,
                    low: end(|said| &said.low),
                    high: end(|said| &said.high),
                }
            }
            _ => SheetBody::Words { text: number.to_string() },
        },
        Value::Feelings(all) => SheetBody::Felt {
            all: all.clone(),
            strength_most: match shape {
                Some(Shape::Feelings { strength_most: Some(Most(most)), .. }) => Some(*most),
                _ => None,
            },
        },
    }
}
