//! A kind of entry in the journal: its fields in order, and what the app says around them.

use super::{PracticeId, Texts};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Names a kind of entry (`thought-record`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KindId(pub String);

/// Names a field of a kind (`situation`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldId(pub String);

/// What can be put into a field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Shape {
    /// Words.
    Text {
        /// More than a line.
        #[serde(default)]
        long: bool,
    },
    /// A whole number from 0.
    Rating {
        /// The most, 10 or 100.
        most: u8,
        /// The field it is compared with, where it is the second of two.
        #[serde(default)]
        again: Option<FieldId>,
    },
    /// Words for feelings, chosen or one's own.
    Feelings {
        /// The most of how strong each is, from 0; absent where strength is not asked.
        #[serde(default)]
        strength_most: Option<u8>,
        /// The field whose feelings it takes up, where it is the second of two.
        #[serde(default)]
        again: Option<FieldId>,
    },
    /// One of a few.
    Choice {
        /// Their ids, in order.
        options: Vec<String>,
    },
    /// A few lines.
    List {
        /// How many at most.
        most: u8,
    },
    /// Nothing to write: a practice that is played here, if one likes.
    Pause {
        /// Which.
        practice: PracticeId,
    },
}

/// A field and its shape.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KindField {
    /// Its name in files and entries; never given to another field.
    pub id: FieldId,
    /// What can be put into it.
    pub shape: Shape,
    /// No longer offered; shown where an older entry has it.
    #[serde(default)]
    pub retired: bool,
}

/// What is said about a field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldText {
    /// A question or a few words.
    pub label: String,
    /// A gentle prompt.
    #[serde(default)]
    pub hint: Option<String>,
    /// What 0 means, for a rating.
    #[serde(default)]
    pub low: Option<String>,
    /// What the most means, for a rating.
    #[serde(default)]
    pub high: Option<String>,
    /// The words of each option, for a choice.
    #[serde(default)]
    pub options: BTreeMap<String, String>,
}

/// What is said about a kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KindText {
    /// Its name.
    pub name: String,
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
            let earlier = |again: &Option<FieldId>| match again {
                Some(id) => seen.contains(id) && *id != field.id,
                None => true,
            };
            let fits = match &field.shape {
                Shape::Rating { most, again } => [10, 100].contains(most) && earlier(again),
                Shape::Feelings { strength_most, again } => {
                    strength_most.is_none_or(|most| [10, 100].contains(&most)) && earlier(again)
                }
                Shape::Choice { options } => options.len() > 1,
                Shape::List { most } => *most > 0,
                Shape::Text { .. } | Shape::Pause { .. } => true,
            };
            if !fits {
                return wrong("10 or 100 at most; two options at least; \"again\" names an earlier field");
            }
        }
        for (language, text) in self.text.entries() {
            let path = |id: &FieldId| format!("text.{}.fields.{}", language.tag(), id.0);
            for field in &self.fields {
                let Some(words) = text.fields.get(&field.id) else {
                    return Some((path(&field.id), "words for each field, in each language".into()));
                };
                let options: Vec<&String> = match &field.shape {
                    Shape::Choice { options } => options.iter().collect(),
                    _ => Vec::new(),
                };
                let named = options.iter().all(|id| words.options.contains_key(*id));
                if !named || words.options.len() != options.len() {
                    return Some((path(&field.id), "words for each option and no other".into()));
                }
                let ends = words.low.is_some() && words.high.is_some();
                if ends != matches!(field.shape, Shape::Rating { .. }) {
                    return Some((path(&field.id), "a rating says what its two ends mean".into()));
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
