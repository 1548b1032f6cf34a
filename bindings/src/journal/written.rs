//! What was written, as it crosses the border.

use super::JournalError;
use crate::time::date;
use kindself_core::content::{self, FieldId, KindId};
use kindself_core::journal as core;
use std::collections::{BTreeMap, BTreeSet};

/// A word for a feeling.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
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
    Rating {
        /// It.
        number: u8,
    },
    /// Feelings in the order they were chosen.
    Feelings {
        /// They.
        all: Vec<Feeling>,
    },
    /// The id of an option.
    Choice {
        /// It.
        id: String,
    },
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

/// What was put into an entry or a draft.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Written {
    /// The kind's id.
    pub kind: String,
    /// The version of the kind it was written in.
    pub version: u32,
    /// The day it is about, ISO 8601.
    pub day: String,
    /// One for each field that is not empty.
    pub values: Vec<FieldValue>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Sealed until this day, ISO 8601.
    pub opens: Option<String>,
}

impl TryFrom<Written> for core::Written {
    type Error = JournalError;

    fn try_from(written: Written) -> Result<Self, JournalError> {
        let day = |text: &str| date(text).map_err(|_| JournalError::not_one());
        Ok(Self {
            kind: KindId(written.kind),
            version: written.version,
            day: day(&written.day)?,
            values: written.values.into_iter().map(|one| (FieldId(one.field), one.value.into())).collect(),
            tags: written.tags.into_iter().collect::<BTreeSet<_>>(),
            opens: written.opens.as_deref().map(day).transpose()?,
        })
    }
}

impl From<core::Written> for Written {
    fn from(written: core::Written) -> Self {
        Self {
            kind: written.kind.0,
            version: written.version,
            day: written.day.to_string(),
            values: written
                .values
                .into_iter()
                .map(|(field, value)| FieldValue { field: field.0, value: value.into() })
                .collect(),
            tags: written.tags.into_iter().collect(),
            opens: written.opens.map(|day| day.to_string()),
        }
    }
}

impl From<EntryValue> for core::Value {
    fn from(value: EntryValue) -> Self {
        match value {
            EntryValue::Text { text } => Self::Text(text),
            EntryValue::Rating { number } => Self::Rating(number),
            EntryValue::Feelings { all } => {
                let feeling = |one: Feeling| core::Feeling { word: one.word, strength: one.strength };
                Self::Feelings(all.into_iter().map(feeling).collect())
            }
            EntryValue::Choice { id } => Self::Choice(id),
            EntryValue::List { lines } => Self::List(lines),
        }
    }
}

impl From<core::Value> for EntryValue {
    fn from(value: core::Value) -> Self {
        match value {
            core::Value::Text(text) => Self::Text { text },
            core::Value::Rating(number) => Self::Rating { number },
            core::Value::Feelings(all) => {
                let feeling = |one: core::Feeling| Feeling { word: one.word, strength: one.strength };
                Self::Feelings { all: all.into_iter().map(feeling).collect() }
            }
            core::Value::Choice(id) => Self::Choice { id },
            core::Value::List(lines) => Self::List { lines },
        }
    }
}

/// Nothing in it.
pub(super) fn begun(kind: &content::Kind, today: chrono::NaiveDate) -> core::Written {
    core::Written {
        kind: kind.id.clone(),
        version: kind.version,
        day: today,
        values: BTreeMap::new(),
        tags: BTreeSet::new(),
        opens: None,
    }
}
