//! Entries, drafts and what was found, as they cross the border.

use super::{JournalError, Written};
use crate::time::date;
use kindself_core::content::{Catalogue, KindId, Language};
use kindself_core::journal::{self as core, entries, reading};
use kindself_core::search;
use kindself_core::time::UtcMillis;

/// An entry in a list.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EntryCard {
    pub id: String,
    /// The kind's id.
    pub kind: String,
    /// The kind's name; its id where this version does not know it.
    pub kind_name: String,
    /// The day it is about, ISO 8601.
    pub day: String,
    /// Its beginning on one line; empty where it has no words, or is sealed.
    pub preview: String,
    pub tags: Vec<String>,
    /// Sealed until this day, ISO 8601; none once it is open.
    pub sealed_until: Option<String>,
    /// When it was last changed: milliseconds since the start of 1970, UTC.
    pub edited_utc_ms: i64,
}

/// An entry, to be read.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EntryView {
    /// As in a list.
    pub card: EntryCard,
    /// All of it.
    pub written: Written,
    /// What it was before the last change, if it was changed.
    pub previous: Option<PreviousView>,
}

/// What an entry was before the last change.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PreviousView {
    /// When that had been kept: milliseconds since the start of 1970, UTC.
    pub edited_utc_ms: i64,
    /// All of it.
    pub written: Written,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EntryPage {
    /// The newest first.
    pub entries: Vec<EntryCard>,
    /// To be given for the next page; none where this is the last.
    pub next: Option<String>,
}

/// A piece of an entry's text.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Piece {
    /// As it was written.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HitCard {
    pub card: EntryCard,
    /// Where it was found.
    pub snippet: Vec<Piece>,
}

/// A page of what was found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SearchPage {
    /// The best first.
    pub hits: Vec<HitCard>,
    /// What to give as `skip` for the next page; `None` after the last. Not the number of hits so far: those that are
    /// sealed once more, for the clock was set back, are left out.
    pub next: Option<u32>,
}

/// Which entries.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EntryFilter {
    /// Of these kinds; all where there are none.
    pub kinds: Vec<String>,
    /// With all of these tags.
    pub tags: Vec<String>,
    /// From this day on, ISO 8601.
    pub from: Option<String>,
    /// Up to this day, ISO 8601.
    pub to: Option<String>,
    pub rated: bool,
}

impl TryFrom<EntryFilter> for entries::Filter {
    type Error = JournalError;

    fn try_from(filter: EntryFilter) -> Result<Self, JournalError> {
        let day = |text: Option<String>| {
            text.map(|text| date(&text).map_err(|_| JournalError::invalid_id())).transpose()
        };
        Ok(Self {
            kinds: filter.kinds.into_iter().map(KindId).collect(),
            tags: filter.tags,
            from: day(filter.from)?,
            to: day(filter.to)?,
            rated: filter.rated,
        })
    }
}

/// A tag, and how many entries have it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TagCard {
    /// As it was written.
    pub name: String,
    /// How many entries have it.
    pub entries: u32,
}

/// Something that is being written.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DraftCard {
    pub id: String,
    /// The entry that is being edited, if it is one.
    pub entry: Option<String>,
    pub kind_name: String,
    /// Its beginning on one line.
    pub preview: String,
    /// When it was last kept: milliseconds since the start of 1970, UTC.
    pub saved_utc_ms: i64,
    /// What was written so far.
    pub written: Written,
}

/// The person's day, those around it, and which can be chosen; ISO 8601, all of them.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DaysCard {
    /// The person's day.
    pub today: String,
    /// The one before.
    pub yesterday: String,
    /// Minutes after midnight at which they begin, for this person.
    pub begins_min: u16,
    /// Whether it is night, and their day is not the date that clocks show: then it is shown with its date.
    pub night: bool,
    /// The first day that an entry can be about, and be looked for.
    pub earliest: String,
    /// The last: what is today anywhere on Earth is not to come.
    pub latest: String,
    /// The first day a letter can be sealed until.
    pub opens_earliest: String,
    /// The last.
    pub opens_latest: String,
}

impl From<core::Days> for DaysCard {
    fn from(days: core::Days) -> Self {
        Self {
            today: days.today.to_string(),
            yesterday: days.yesterday.to_string(),
            begins_min: days.begins.minutes(),
            night: days.night,
            earliest: days.about.0.to_string(),
            latest: days.about.1.to_string(),
            opens_earliest: days.opens.0.to_string(),
            opens_latest: days.opens.1.to_string(),
        }
    }
}

/// What lies on the desk.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DeskCard {
    pub days: DaysCard,
    /// Sealed letters whose day has come and that were not read yet, in the order in which they opened.
    pub opened: Vec<EntryCard>,
    /// All drafts, the newest first.
    pub drafts: Vec<DraftCard>,
}

/// What turns entries of the core into cards: words by kind, and which day it is.
pub(super) struct Cards<'a> {
    pub catalogue: &'a Catalogue,
    pub language: &'a Language,
    pub today: chrono::NaiveDate,
}

impl Cards<'_> {
    fn kind_name(&self, id: &KindId) -> String {
        let kind = self.catalogue.kind(id);
        kind.map_or_else(|| id.0.clone(), |kind| kind.text.get(self.language).name.clone())
    }

    /// An entry as a list shows it.
    pub fn entry(&self, entry: &core::Entry) -> EntryCard {
        let written = &entry.written;
        let sealed = written.is_sealed(self.today);
        let preview = || reading::preview(written, self.catalogue.kind(&written.kind));
        EntryCard {
            id: entry.id.text(),
            kind: written.kind.0.clone(),
            kind_name: self.kind_name(&written.kind),
            day: written.day.to_string(),
            preview: if sealed { String::new() } else { preview() },
            tags: written.tags.iter().cloned().collect(),
            sealed_until: written.opens.filter(|_| sealed).map(|day| day.to_string()),
            edited_utc_ms: entry.edited.0,
        }
    }

    /// A draft as a list shows it.
    pub fn draft(&self, draft: core::Draft) -> DraftCard {
        DraftCard {
            id: draft.id.text(),
            entry: draft.entry.map(core::EntryId::text),
            kind_name: self.kind_name(&draft.written.kind),
            preview: reading::preview(&draft.written, self.catalogue.kind(&draft.written.kind)),
            saved_utc_ms: draft.saved.0,
            written: draft.written.into(),
        }
    }

    /// A hit, with what was found in it marked.
    pub fn hit(&self, hit: search::Hit) -> HitCard {
        let card = self.entry(&hit.entry);
        let piece = |piece: search::snippet::Piece| Piece { text: piece.text, found: piece.found };
        let snippet = if card.sealed_until.is_some() { Vec::new() } else { hit.snippet };
        HitCard { card, snippet: snippet.into_iter().map(piece).collect() }
    }
}

pub(super) fn previous((edited, written): (UtcMillis, core::Written)) -> PreviousView {
    PreviousView { edited_utc_ms: edited.0, written: written.into() }
}

pub(super) fn after_text(entry: &core::Entry) -> String {
    format!("{} {} {}", entry.written.day, entry.created.0, entry.id.text())
}

pub(super) fn after(text: &str) -> Result<entries::After, JournalError> {
    let mut parts = text.split(' ');
    let mut next = || parts.next().ok_or_else(JournalError::invalid_id);
    let (day, created, id) = (next()?, next()?, next()?);
    Ok(entries::After {
        day: date(day).map_err(|_| JournalError::invalid_id())?,
        created: UtcMillis(created.parse().map_err(|_| JournalError::invalid_id())?),
        id: core::EntryId::from_text(id).ok_or_else(JournalError::invalid_id)?,
    })
}
