//! What a person writes: entries of the kinds in `core/content/journal/`, drafts of them, and their tags.
//!
//! - [`Written`]: what was put into an entry or a draft, a [`Value`] for each field. [`Entry`]: it, with its name and its moments.
//! - [`check`]: what an entry has to keep to; every fault with its field.
//! - [`Days`]: the person's day, and which days can be chosen.
//! - [`entries`]: keep, read, list, delete, undo. [`drafts`]: what is not finished.
//! - [`editor`]: when what is typed goes into its draft, becomes an entry, and may not be changed. [`tags`]: tags as typed.
//! - [`opened`]: letters whose day has come and that wait to be read.
//! - [`reading`]: an entry as plain text, for a list, for the index of words.
//! - [`sheet`]: a page on paper, blank or filled in.
//!
//! A sealed entry (`opens` is a day to come) is kept and listed; its text is neither shown nor in the index.

pub mod check;
pub(crate) mod collection;
mod days;
pub mod drafts;
pub mod editor;
pub mod entries;
mod error;
pub mod opened;
pub mod reading;
pub(crate) mod rows;
pub mod sheet;
pub mod tags;
#[cfg(test)]
pub(crate) mod tests;

pub use days::Days;
pub use error::JournalError;

use crate::content::KindId;
use crate::fields::{FieldId, Value};
use crate::store::id_as_text;
use crate::time::UtcMillis;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Names an entry, the same on every device it is moved to: 16 random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct EntryId(pub [u8; 16]);

/// Names a draft: 16 random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct DraftId(pub [u8; 16]);

id_as_text!(EntryId);
id_as_text!(DraftId);

/// What was put into an entry or a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    pub kind: KindId,
    /// The version of the kind it was written in.
    pub version: u32,
    /// The day it is about.
    pub day: NaiveDate,
    /// What was put into each field. A field left empty is not here.
    pub values: BTreeMap<FieldId, Value>,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// Sealed until this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<NaiveDate>,
}

impl Written {
    /// Whether it is still sealed on that day.
    pub fn is_sealed(&self, today: NaiveDate) -> bool {
        editor::seals(self.opens, today)
    }

    /// Whether nothing was typed, chosen or set: such a draft is none. An entry is asked for more, for it has to say something.
    pub fn is_blank(&self) -> bool {
        self.tags.is_empty() && self.opens.is_none() && self.values.values().all(Value::is_blank)
    }

    /// Without the lines of a list in which nothing stands: they were only there to be filled.
    #[must_use]
    pub fn without_blank_lines(mut self) -> Self {
        self.values.retain(|_, value| {
            let Value::List(lines) = value else { return true };
            lines.retain(|line| !line.trim().is_empty());
            !lines.is_empty()
        });
        self
    }
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// When it was first kept.
    pub created: UtcMillis,
    /// When it was last changed. Never earlier than the change before, whatever the clock says.
    pub edited: UtcMillis,
    pub written: Written,
}

/// Something that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub id: DraftId,
    /// The entry that is being edited, if it is one.
    pub entry: Option<EntryId>,
    /// When it was last kept.
    pub saved: UtcMillis,
    /// What was written so far.
    pub written: Written,
}
