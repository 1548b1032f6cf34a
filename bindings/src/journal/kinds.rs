//! Kinds of entries as they cross the border.

use kindself_core::content::{self, Catalogue, FieldId, Language, Shape};
use kindself_core::journal::{check, drafts, entries, reading};
use kindself_core::search;

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
            Shape::Pause { practice } => FieldShape::Pause {
                structure: practice.0.clone(),
                length_ms: catalogue.practice(practice).map_or(0, |practice| practice.length.0.0),
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
