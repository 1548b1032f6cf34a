//! The records of an archive: one JSON object a line.

use crate::archive::ArchiveError;
use crate::history::Breathed;
use crate::history::SessionId;
use crate::journal::{Draft, DraftId, Entry, EntryId, Written};
use crate::session::Subject;
use crate::time::{Millis, UtcMillis};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(in crate::archive) const ENTRIES: &str = "entries.jsonl";
pub(in crate::archive) const DRAFTS: &str = "drafts.jsonl";
pub(in crate::archive) const SESSIONS: &str = "sessions.jsonl";
pub(in crate::archive) const TOMBSTONES: &str = "tombstones.jsonl";
pub(in crate::archive) const KEPT: &str = "kept.jsonl";

/// An entry as it was before it was last changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// When that had been kept.
    pub edited: UtcMillis,
    /// What was written then.
    pub written: Written,
}

/// An entry, with its tags in `written`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryLine {
    /// Its name.
    pub id: EntryId,
    /// When it was first kept.
    pub created: UtcMillis,
    /// When it was last changed.
    pub edited: UtcMillis,
    /// What was written.
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
pub struct DraftLine {
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

/// A session that was breathed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionLine {
    /// Its name, 32 hexadecimal digits.
    pub id: String,
    /// What it was about.
    pub subject: Subject,
    /// When it began.
    pub started: UtcMillis,
    /// The person's day then.
    pub day: NaiveDate,
    /// Milliseconds played.
    pub length: Millis,
    /// Whether it came to its end.
    pub whole: bool,
    /// How it was, from 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt: Option<u8>,
    /// When it came to be there.
    pub since: UtcMillis,
}

impl From<Breathed> for SessionLine {
    fn from(session: Breathed) -> Self {
        Self {
            id: session.id.text(),
            subject: session.subject,
            started: session.started,
            day: session.day,
            length: session.length,
            whole: session.whole,
            felt: session.felt,
            since: session.since,
        }
    }
}

impl SessionLine {
    /// As the store keeps it; `None` where its id is none.
    pub fn breathed(&self) -> Option<Breathed> {
        Some(Breathed {
            id: SessionId::from_text(&self.id)?,
            subject: self.subject.clone(),
            started: self.started,
            day: self.day,
            length: self.length,
            whole: self.whole,
            felt: self.felt,
            since: self.since,
        })
    }
}

/// The mark of a deleted entry, draft or session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TombstoneLine {
    /// The name of what was deleted.
    pub id: EntryId,
    /// When it was deleted.
    pub deleted: UtcMillis,
}

/// A text kept by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptLine {
    /// Its name.
    pub name: String,
    /// The text.
    pub text: String,
}

/// A record as a line with its end.
pub(in crate::archive) fn line<T: Serialize>(record: &T) -> Result<Vec<u8>, ArchiveError> {
    let mut bytes = serde_json::to_vec(record).map_err(|_| ArchiveError::Io)?;
    bytes.push(b'\n');
    Ok(bytes)
}
