//! A kind of entry in the journal: its fields in order, and what the app says around them.

use super::{Part, Texts};
use crate::fields::{FieldId, FieldText, Shape};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Names a kind of entry (`thought-record`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KindId(pub String);

/// A field, or a pause between fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KindField {
    /// Its name in files and entries; never given to another field.
    pub id: FieldId,
    /// What can be put into it, or is played there.
    #[serde(rename = "shape")]
    pub part: Part,
    /// No longer offered; shown where an older entry has it.
    #[serde(default)]
    pub retired: bool,
}

impl KindField {
    /// What can be put into it; `None` for a pause.
    pub fn shape(&self) -> Option<&Shape> {
        match &self.part {
            Part::Asks(shape) => Some(shape),
            Part::Pause { .. } => None,
        }
    }
}

/// What is said about a kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KindText {
    pub name: String,
    /// Other names, and words that a person would look for it by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// One line.
    pub summary: String,
    /// Before one begins.
    pub opening: String,
    /// Of each field.
    pub fields: BTreeMap<FieldId, FieldText>,
    /// Once it is kept.
    pub closing: String,
}

/// `journal/<id>.json`: a kind of entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Kind {
    /// Its name in files and entries.
    pub id: KindId,
    /// Its place in the list.
    pub order: u32,
    /// Counted up with each change of its fields. Entries keep the version they were written in.
    pub version: u32,
    /// An entry of it may be sealed until a date.
    #[serde(default)]
    pub seals: bool,
    /// Fields in order.
    pub fields: Vec<KindField>,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about it.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// Words.
    pub text: Texts<KindText>,
}

impl Kind {
    /// The field of that name, retired ones too.
    pub fn field(&self, id: &FieldId) -> Option<&KindField> {
        self.fields.iter().find(|field| field.id == *id)
    }

    /// Fields and words fit together; else the field that is wrong, and why.
    pub(super) fn fault(&self) -> Option<(String, String)> {
        let mut seen = BTreeSet::new();
        for (n, field) in self.fields.iter().enumerate() {
            let wrong = |reason: &str| Some((format!("fields[{n}]"), reason.to_owned()));
            if !seen.insert(&field.id) {
                return wrong("a field stands in the list once");
            }
            let earlier = |id: &FieldId| seen.contains(id) && *id != field.id;
            let fits = |shape: &Shape| shape.makes_sense() && shape.again().is_none_or(earlier);
            if !field.shape().is_none_or(fits) {
                return wrong("10 or 100 at most; two options at least; \"again\" names an earlier field");
            }
        }
        for (language, text) in self.text.entries() {
            let path = |id: &FieldId| format!("text.{}.fields.{}", language.tag(), id.0);
            for field in &self.fields {
                let Some(words) = text.fields.get(&field.id) else {
                    return Some((path(&field.id), "words for each field, in each language".into()));
                };
                if let Some(reason) = words.missing(field.shape()) {
                    return Some((path(&field.id), reason.into()));
                }
            }
            if let Some(id) = text.fields.keys().find(|id| self.field(id).is_none()) {
                return Some((path(id), "no such field".into()));
            }
        }
        None
    }
}

/// Words that more than one kind offers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JournalText {
    /// Words for feelings, heavy ones first.
    pub feelings: Vec<String>,
}

/// `journal-words.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JournalWords {
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about it.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// Words.
    pub text: Texts<JournalText>,
}
