//! Kinds, entries and drafts as they cross the border.

use super::JournalError;
use crate::convert::date;
use kindself_core::content::{self, Catalogue, FieldId, KindId, Language, Shape};
use kindself_core::journal::{self as core, check, drafts, entries, reading};
use kindself_core::search;
use kindself_core::time::UtcMillis;
use std::collections::{BTreeMap, BTreeSet};

/// One of a few.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OptionCard {
    /// Its id.
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
        /// The most.
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
    /// Nothing to write: a structure to be played here, if one likes.
    Pause {
        /// Its id, for a session.
        structure: String,
        /// How long it lasts.
        length_ms: u64,
    },
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FieldCard {
    /// Its id.
    pub id: String,
    /// A question or a few words.
    pub label: String,
    /// A gentle prompt.
    pub hint: Option<String>,
    /// What can be put into it.
    pub shape: FieldShape,
    /// Not offered any more; to be shown where an entry has it.
    pub retired: bool,
}

/// A kind of entry.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct KindCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Before one begins.
    pub opening: String,
    /// Once it is kept.
    pub closing: String,
    /// It may be sealed until a date.
    pub seals: bool,
    /// Fields in order.
    pub fields: Vec<FieldCard>,
}

/// Everything the writing screens show before anything was written.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct JournalCatalogue {
    /// Kinds in order.
    pub kinds: Vec<KindCard>,
    /// Words for feelings, heavy ones first.
    pub feelings: Vec<String>,
    /// The most bytes of UTF-8 in one entry.
    pub most_bytes: u32,
    /// The most tags of one entry.
    pub most_tags: u32,
    /// How long a deletion can be undone.
    pub undo_ms: u64,
    /// A draft is kept this long after the first change that is not kept yet.
    pub autosave_ms: u64,
}

impl JournalCatalogue {
    pub(super) fn new(catalogue: &Catalogue, language: &Language) -> Self {
        Self {
            kinds: catalogue.kinds.iter().map(|kind| self::kind(kind, catalogue, language)).collect(),
            feelings: catalogue.journal_words.text.get(language).feelings.clone(),
            most_bytes: check::MOST_BYTES,
            most_tags: check::MOST_TAGS,
            undo_ms: entries::UNDO_MS,
            autosave_ms: drafts::AUTOSAVE_MS,
        }
    }
}

fn kind(kind: &content::Kind, catalogue: &Catalogue, language: &Language) -> KindCard {
    let text = kind.text.get(language);
    let field = |field: &content::KindField| {
        let words = text.fields.get(&field.id);
        let say = |part: fn(&content::FieldText) -> Option<&String>| words.and_then(part).cloned();
        let again = |id: &Option<FieldId>| id.as_ref().map(|id| id.0.clone());
        let shape = match &field.shape {
            Shape::Text { long } => FieldShape::Text { long: *long },
            Shape::Rating { most, again: id } => FieldShape::Rating {
                most: *most,
                low: say(|words| words.low.as_ref()).unwrap_or_default(),
                high: say(|words| words.high.as_ref()).unwrap_or_default(),
                again: again(id),
            },
            Shape::Feelings { strength_most, again: id } => {
                FieldShape::Feelings { strength_most: *strength_most, again: again(id) }
            }
            Shape::Choice { options } => FieldShape::Choice {
                options: options
                    .iter()
                    .map(|id| OptionCard {
                        id: id.clone(),
                        label: reading::option(field, kind, id, language).unwrap_or(id).to_owned(),
                    })
                    .collect(),
            },
            Shape::List { most } => FieldShape::List { most: *most },
            Shape::Pause { structure } => FieldShape::Pause {
                structure: structure.0.clone(),
                length_ms: catalogue.structure(structure).map_or(0, |structure| structure.length().0),
            },
        };
        FieldCard {
            id: field.id.0.clone(),
            label: say(|words| Some(&words.label)).unwrap_or_default(),
            hint: say(|words| words.hint.as_ref()),
            shape,
            retired: field.retired,
        }
    };
    KindCard {
        id: kind.id.0.clone(),
        name: text.name.clone(),
        summary: text.summary.clone(),
        opening: text.opening.clone(),
        closing: text.closing.clone(),
        seals: kind.seals,
        fields: kind.fields.iter().map(field).collect(),
    }
}

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

/// An entry in a list.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EntryCard {
    /// Its id.
    pub id: String,
    /// The kind's id.
    pub kind: String,
    /// The kind's name; its id where this version does not know it.
    pub kind_name: String,
    /// The day it is about, ISO 8601.
    pub day: String,
    /// Its beginning on one line; empty where it has no words, or is sealed.
    pub preview: String,
    /// Its tags.
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
    /// It.
    pub card: EntryCard,
    /// Where it was found.
    pub snippet: Vec<Piece>,
}

/// A page of what was found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SearchPage {
    /// The best first.
    pub hits: Vec<HitCard>,
    /// Whether there are more.
    pub more: bool,
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
    /// With a rating.
    pub rated: bool,
}

impl TryFrom<EntryFilter> for entries::Filter {
    type Error = JournalError;

    fn try_from(filter: EntryFilter) -> Result<Self, JournalError> {
        let day = |text: Option<String>| {
            text.map(|text| date(&text).map_err(|_| JournalError::not_one())).transpose()
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
    /// Its id.
    pub id: String,
    /// The entry that is being edited, if it is one.
    pub entry: Option<String>,
    /// The kind's name.
    pub kind_name: String,
    /// Its beginning on one line.
    pub preview: String,
    /// When it was last kept: milliseconds since the start of 1970, UTC.
    pub saved_utc_ms: i64,
    /// What was written so far.
    pub written: Written,
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
    let mut next = || parts.next().ok_or_else(JournalError::not_one);
    let (day, created, id) = (next()?, next()?, next()?);
    Ok(entries::After {
        day: date(day).map_err(|_| JournalError::not_one())?,
        created: UtcMillis(created.parse().map_err(|_| JournalError::not_one())?),
        id: core::EntryId::from_text(id).ok_or_else(JournalError::not_one)?,
    })
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
