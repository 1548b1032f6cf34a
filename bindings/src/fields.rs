//! What a person can be asked, and what they answer, as it crosses the border: whoever asks has the same fields.

use kindself_core::fields as core;
use kindself_core::fields::{FieldText, Most, OptionId, Shape, Value};

pub use kindself_core::fields::{Fault as FieldFault, Feeling};

/// One of a few.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OptionCard {
    pub id: String,
    /// What it says.
    pub label: String,
}

/// What can be put into a field.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum FieldShape {
    /// Words.
    Text {
        /// More than a line.
        long: bool,
    },
    /// A whole number from 0.
    Rating {
        most: u8,
        /// What 0 means.
        low: String,
        /// What the most means.
        high: String,
        /// The field it is compared with.
        again: Option<String>,
    },
    /// Words for feelings, chosen or one's own.
    Feelings {
        /// The most of how strong each is; none where strength is not asked.
        strength_most: Option<u8>,
        /// The field whose feelings it takes up.
        again: Option<String>,
    },
    /// One of a few.
    Choice {
        /// In order.
        options: Vec<OptionCard>,
    },
    /// A few lines.
    List {
        /// How many at most.
        most: u8,
    },
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FieldCard {
    pub id: String,
    /// A question or a few words.
    pub label: String,
    /// A gentle prompt.
    pub hint: Option<String>,
    /// What can be put into it.
    pub shape: FieldShape,
    /// Not offered any more; to be shown where it was answered.
    pub retired: bool,
}

impl FieldCard {
    /// Without words for it, which no file of this app lacks, it goes by its id.
    pub(crate) fn new(id: &core::FieldId, shape: &Shape, words: Option<&FieldText>, retired: bool) -> Self {
        let said = |part: fn(&FieldText) -> Option<&String>| words.and_then(part).cloned();
        let again = |id: &Option<core::FieldId>| id.as_ref().map(|id| id.0.clone());
        let option = |id: &OptionId| OptionCard {
            id: id.0.clone(),
            label: words.and_then(|words| words.options.get(id)).unwrap_or(&id.0).clone(),
        };
        let shape = match shape {
            Shape::Text { long } => FieldShape::Text { long: *long },
            Shape::Rating { most: Most(most), again: id } => FieldShape::Rating {
                most: *most,
                low: said(|words| words.low.as_ref()).unwrap_or_default(),
                high: said(|words| words.high.as_ref()).unwrap_or_default(),
                again: again(id),
            },
            Shape::Feelings { strength_most, again: id } => {
                FieldShape::Feelings { strength_most: strength_most.map(|Most(most)| most), again: again(id) }
            }
            Shape::Choice { options } => FieldShape::Choice { options: options.iter().map(option).collect() },
            Shape::List { most } => FieldShape::List { most: *most },
        };
        Self {
            id: id.0.clone(),
            label: said(|words| Some(&words.label)).unwrap_or_else(|| id.0.clone()),
            hint: said(|words| words.hint.as_ref()),
            shape,
            retired,
        }
    }
}

/// A word for a feeling.
#[uniffi::remote(Record)]
pub struct Feeling {
    /// In the person's own language.
    pub word: String,
    /// How strong, from 0 to the field's most.
    pub strength: Option<u8>,
}

/// What was put into a field.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum EntryValue {
    /// Words, exactly as they were typed.
    Text {
        /// They.
        text: String,
    },
    /// From 0 to the field's most.
    Rating { number: u8 },
    /// Feelings in the order they were chosen.
    Feelings {
        /// They.
        all: Vec<Feeling>,
    },
    /// The id of an option.
    Choice { id: String },
    /// Lines in order.
    List {
        /// They.
        lines: Vec<String>,
    },
}

/// A field, and what was put into it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FieldValue {
    /// The field's id.
    pub field: String,
    /// What was put into it.
    pub value: EntryValue,
}

impl From<EntryValue> for Value {
    fn from(value: EntryValue) -> Self {
        match value {
            EntryValue::Text { text } => Self::Text(text),
            EntryValue::Rating { number } => Self::Rating(number),
            EntryValue::Feelings { all } => Self::Feelings(all),
            EntryValue::Choice { id } => Self::Choice(OptionId(id)),
            EntryValue::List { lines } => Self::List(lines),
        }
    }
}

impl From<Value> for EntryValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Text(text) => Self::Text { text },
            Value::Rating(number) => Self::Rating { number },
            Value::Feelings(all) => Self::Feelings { all },
            Value::Choice(id) => Self::Choice { id: id.0 },
            Value::List(lines) => Self::List { lines },
        }
    }
}

/// What is wrong with what was put into a field.
#[uniffi::remote(Enum)]
pub enum FieldFault {
    /// There is no such field.
    Unknown,
    /// The field takes something else.
    OtherShape,
    /// A number above its most.
    TooMuch { most: u8 },
    /// Not one of the options.
    NoOption,
    /// More lines, or more feelings, than it takes.
    TooMany { most: u32 },
    /// A word for a feeling with more characters than it may have.
    TooLong {
        /// The most, characters.
        most: u32,
    },
}

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FieldProblem {
    /// The field's id.
    pub field: String,
    pub fault: FieldFault,
}

impl From<core::Problem> for FieldProblem {
    fn from(problem: core::Problem) -> Self {
        Self { field: problem.field.0, fault: problem.fault }
    }
}
