//! Kinds of entries as they cross the border.

use super::Sheet;
use crate::fields::FieldCard;
use kindself_core::content::{self, Catalogue, Language, Part};
use kindself_core::journal::{check, drafts, entries, sheet};
use kindself_core::search;

/// A practice in the middle of writing, to be played there if one likes.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PauseCard {
    /// Its id among the parts of the kind.
    pub id: String,
    /// A few words.
    pub label: String,
    /// A gentle prompt.
    pub hint: Option<String>,
    /// The practice's id, for a session.
    pub practice: String,
    /// How long it lasts.
    pub length_ms: u64,
}

/// What stands at a place of a kind.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum KindPart {
    /// Something to answer.
    Field { field: FieldCard },
    /// Nothing to answer.
    Pause { pause: PauseCard },
}

/// A kind of entry.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct KindCard {
    pub id: String,
    pub name: String,
    /// One line.
    pub summary: String,
    /// Before one begins.
    pub opening: String,
    /// Once it is kept.
    pub closing: String,
    /// It may be sealed until a date.
    pub seals: bool,
    /// Its fields, and the pauses between them, in order.
    pub parts: Vec<KindPart>,
    /// A blank one on paper.
    pub sheet: Sheet,
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
    /// How many entries a screen asks for at a time.
    pub page: u32,
    /// The same for what was found.
    pub hits_page: u32,
    /// How many tags are offered to look for.
    pub tags_offered: u32,
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
            page: entries::PAGE,
            hits_page: search::PAGE,
            tags_offered: search::TAGS_OFFERED,
            undo_ms: entries::UNDO_MS,
            autosave_ms: drafts::AUTOSAVE_MS,
        }
    }
}

fn kind(kind: &content::Kind, catalogue: &Catalogue, language: &Language) -> KindCard {
    let text = kind.text.get(language);
    let part = |field: &content::KindField| {
        let words = text.fields.get(&field.id);
        match &field.part {
            Part::Asks(shape) => {
                Some(KindPart::Field { field: FieldCard::new(&field.id, shape, words, field.retired) })
            }
            // Nothing was answered in it, so nothing of it is to be shown any more.
            Part::Pause { .. } if field.retired => None,
            Part::Pause { practice } => Some(KindPart::Pause {
                pause: PauseCard {
                    id: field.id.0.clone(),
                    label: words.map(|words| words.label.clone()).unwrap_or_default(),
                    hint: words.and_then(|words| words.hint.clone()),
                    practice: practice.0.clone(),
                    length_ms: catalogue
                        .practice(practice)
                        .and_then(|practice| practice.offered().next())
                        .map_or(0, |length| length.0),
                },
            }),
        }
    };
    KindCard {
        id: kind.id.0.clone(),
        name: text.name.clone(),
        summary: text.summary.clone(),
        opening: text.opening.clone(),
        closing: text.closing.clone(),
        seals: kind.seals,
        parts: kind.fields.iter().filter_map(part).collect(),
        sheet: sheet::blank(kind, &catalogue.journal_words, language).into(),
    }
}
