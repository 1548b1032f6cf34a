//! Entries and drafts as they stand in an archive.

use crate::journal::rows::from_json;
use crate::journal::{Draft, DraftId, Entry, EntryId, JournalError, Written};
use crate::store::StoreError;
use crate::time::UtcMillis;
use serde::{Deserialize, Serialize};
use std::io::Write;

/// An entry as it was before it was last changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Before {
    /// When that had been kept.
    pub edited: UtcMillis,
    /// What was written then.
    pub written: Written,
}

/// An entry, with its tags in `written`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryLine {
    /// Its name.
    pub id: EntryId,
    /// When it was first kept.
    pub created: UtcMillis,
    /// When it was last changed.
    pub edited: UtcMillis,
    pub written: Written,
    /// The version before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Before>,
}

impl EntryLine {
    /// When it was kept and changed.
    pub fn moments(&self) -> impl Iterator<Item = UtcMillis> + use<> {
        let before = self.previous.as_ref().map(|before| before.edited);
        [self.created, self.edited].into_iter().chain(before)
    }

    /// Without the version before.
    pub fn entry(&self) -> Entry {
        Entry { id: self.id, created: self.created, edited: self.edited, written: self.written.clone() }
    }
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftLine {
    /// Its name.
    pub id: DraftId,
    /// The entry being edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// When it was last kept.
    pub saved: UtcMillis,
    /// What was written so far.
    pub written: Written,
}

impl From<Draft> for DraftLine {
    fn from(draft: Draft) -> Self {
        Self { id: draft.id, entry: draft.entry, saved: draft.saved, written: draft.written }
    }
}

/// An entry with its version before, read from the store and still as it stands there: its JSON goes into an archive as it
/// is. That it can be read again has been tried.
pub(super) struct Row<'a> {
    pub entry: Entry,
    /// The version before.
    pub before: Option<Written>,
    json: &'a str,
    previous: Option<(i64, &'a str)>,
}

impl<'a> Row<'a> {
    /// Columns: id, created, edited, written, and the two of `previous`.
    pub fn read(row: &'a rusqlite::Row) -> Result<Self, JournalError> {
        let json = text(row, 3)?;
        let previous = match row.get(4)? {
            Some(edited) => Some((edited, text(row, 5)?)),
            None => None,
        };
        let before = previous.map(|(_, before)| from_json(before)).transpose()?;
        let (created, edited) = (UtcMillis(row.get(1)?), UtcMillis(row.get(2)?));
        let entry = Entry { id: EntryId(row.get(0)?), created, edited, written: from_json(json)? };
        Ok(Self { entry, before, json, previous })
    }

    /// When it was kept and changed.
    pub fn moments(&self) -> impl Iterator<Item = UtcMillis> + use<> {
        let before = self.previous.map(|(edited, _)| UtcMillis(edited));
        [self.entry.created, self.entry.edited].into_iter().chain(before)
    }

    /// As a line with its end: an [`EntryLine`].
    pub fn line(&self, with_before: bool, line: &mut Vec<u8>) -> std::io::Result<()> {
        let Entry { id, created, edited, .. } = &self.entry;
        let (id, created, edited, json) = (id.text(), created.0, edited.0, self.json);
        write!(line, r#"{{"id":"{id}","created":{created},"edited":{edited},"written":{json}"#)?;
        if let Some((edited, json)) = self.previous.filter(|_| with_before) {
            write!(line, r#","previous":{{"edited":{edited},"written":{json}}}"#)?;
        }
        line.write_all(b"}\n")
    }
}

/// A text that nobody copies.
fn text<'a>(row: &'a rusqlite::Row, column: usize) -> Result<&'a str, JournalError> {
    row.get_ref(column)?.as_str().map_err(|_| StoreError::Damaged.into())
}
