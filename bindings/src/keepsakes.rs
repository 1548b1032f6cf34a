//! What was kept from practices, to be offered again.

use crate::content::Content;
use crate::random;
use crate::store::{Store, StoreError, StoreTrouble};
use crate::time::Moment;
use kindself_core::content::{PracticeId, StepId};
use kindself_core::fields::OptionId;
use kindself_core::keepsakes::{self, Keepsake, KeepsakeId, Kept, Origin, Thing};
use kindself_core::time::UtcMillis;
use std::sync::Arc;

pub use kindself_core::content::KeptKind;

/// What may be kept from a practice, to be offered again.
#[uniffi::remote(Enum)]
pub enum KeptKind {
    /// A place one pictured.
    Place,
    /// Someone kind, who may be made up.
    Other,
    Colour,
    Phrase,
    Mantra,
    Touch,
    KindSentence,
    /// Something small to do.
    Act,
}

/// Something that was kept.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct KeepsakeCard {
    pub id: String,
    pub kind: KeptKind,
    /// In the language of the content, unless they are one's own.
    pub words: String,
    /// Whether they are one's own.
    pub own: bool,
    /// The practice in which it was kept.
    pub practice: String,
    /// Its name; empty where this version does not have it.
    pub practice_name: String,
    /// When it was kept last: milliseconds since the start of 1970, UTC.
    pub kept_utc_ms: i64,
}

/// What a practice is given to speak of.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OfferedKeepsake {
    pub kind: KeptKind,
    pub words: String,
}

/// Why something cannot be kept. It never holds what was to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum KeepsakeError {
    /// The file.
    Store { trouble: StoreTrouble },
    /// More than is kept; fewer words can be.
    TooLong {
        /// The most characters.
        most_chars: u32,
    },
    /// From that step nothing is kept, or it has no such option; the shell's own mistake.
    UnknownOption,
}

#[uniffi::export]
impl KeepsakeError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        let code = match self {
            Self::Store { trouble } => trouble.code(),
            Self::TooLong { .. } => "keepsakes.too_long",
            Self::UnknownOption => "keepsakes.unknown_option",
        };
        code.to_owned()
    }
}

impl From<StoreError> for KeepsakeError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Failed { trouble } => Self::Store { trouble },
            StoreError::KeyCheck => Self::Store { trouble: StoreTrouble::WrongKey },
            StoreError::Clock => Self::Store { trouble: StoreTrouble::Io },
        }
    }
}

impl From<keepsakes::KeepsakeError> for KeepsakeError {
    fn from(error: keepsakes::KeepsakeError) -> Self {
        use keepsakes::KeepsakeError as Core;
        match error {
            Core::Store(error) => Self::Store { trouble: error.into() },
            Core::TooLong { most_chars } => Self::TooLong { most_chars },
            Core::UnknownOption => Self::UnknownOption,
        }
    }
}

#[uniffi::export]
impl Store {
    /// Keeps words of one's own from a step that keeps what is chosen; the id they are kept under, which is the one of before
    /// where the same step has kept the same words. `None`: they are blank, and nothing is kept.
    pub fn keep_words(
        &self,
        content: Arc<Content>,
        practice: String,
        step: String,
        words: String,
        now: Moment,
    ) -> Result<Option<String>, KeepsakeError> {
        let from = origin(practice, step);
        let kind = keepsakes::kind_at(&content.catalogue, &from).ok_or(KeepsakeError::UnknownOption)?;
        self.keep(Thing { kind, what: Kept::Words(words), from }, now)
    }

    /// Keeps an option that was chosen there. `None`: it asks for words of one's own, and has none to keep.
    pub fn keep_option(
        &self,
        content: Arc<Content>,
        practice: String,
        step: String,
        option: String,
        now: Moment,
    ) -> Result<Option<String>, KeepsakeError> {
        let (from, option) = (origin(practice, step), OptionId(option));
        self.keep(keepsakes::chosen(&content.catalogue, from, &option, &content.language)?, now)
    }

    /// Everything that was kept, the last one first.
    pub fn keepsakes(&self, content: Arc<Content>) -> Result<Vec<KeepsakeCard>, StoreError> {
        let list = self.open.read(|reader| Ok::<_, StoreError>(keepsakes::list(reader, None)?))?;
        Ok(list.into_iter().map(|keepsake| card(&content, keepsake)).collect())
    }

    /// What a practice may speak of, one of a kind: its own, or one that it keeps none of itself. Empty for one that is not known.
    pub fn keepsakes_for(
        &self,
        content: Arc<Content>,
        practice: String,
    ) -> Result<Vec<OfferedKeepsake>, StoreError> {
        let Content { catalogue, language } = content.as_ref();
        let Some(practice) = catalogue.practice(&PracticeId(practice)) else { return Ok(Vec::new()) };
        let offered = self
            .open
            .read(|reader| Ok::<_, StoreError>(keepsakes::offered(reader, practice, catalogue, language)?))?;
        Ok(offered.into_iter().map(|(kind, words)| OfferedKeepsake { kind, words }).collect())
    }

    /// Lets one go.
    pub fn forget_keepsake(&self, id: String, now: Moment) -> Result<(), StoreError> {
        let Some(id) = KeepsakeId::from_text(&id) else { return Ok(()) };
        self.open.write(|store| Ok(keepsakes::forget(store, id, UtcMillis(now.utc_ms))?))
    }

    /// Lets all of them go.
    pub fn forget_keepsakes(&self, now: Moment) -> Result<(), StoreError> {
        self.open.write(|store| Ok(keepsakes::forget_all(store, UtcMillis(now.utc_ms))?))
    }
}

impl Store {
    fn keep(&self, thing: Thing, now: Moment) -> Result<Option<String>, KeepsakeError> {
        let id = KeepsakeId(random::bytes()?);
        let kept = self.open.write(|store| {
            Ok::<_, KeepsakeError>(keepsakes::keep(store, id, thing, UtcMillis(now.utc_ms))?)
        })?;
        Ok(kept.map(KeepsakeId::text))
    }
}

fn origin(practice: String, step: String) -> Origin {
    Origin { practice: PracticeId(practice), step: StepId(step) }
}

fn card(content: &Content, keepsake: Keepsake) -> KeepsakeCard {
    let Keepsake { id, thing, kept, .. } = keepsake;
    let Content { catalogue, language } = content;
    let practice = catalogue.practice(&thing.from.practice);
    KeepsakeCard {
        id: id.text(),
        kind: thing.kind,
        words: keepsakes::words(&thing, catalogue, language).to_owned(),
        own: matches!(thing.what, Kept::Words(_)),
        practice_name: practice.map(|practice| practice.text.get(language).name.clone()).unwrap_or_default(),
        practice: thing.from.practice.0,
        kept_utc_ms: kept.0,
    }
}

/// The most characters of words that are kept.
#[uniffi::export]
pub fn keepsake_chars_most() -> u32 {
    keepsakes::MOST_CHARS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        use keepsakes::KeepsakeError as Core;
        let all: [(KeepsakeError, &str); 4] = [
            (Core::Store(kindself_core::store::StoreError::Full).into(), "store.full"),
            (StoreError::CLOSED.into(), "store.closed"),
            (Core::TooLong { most_chars: 200 }.into(), "keepsakes.too_long"),
            (Core::UnknownOption.into(), "keepsakes.unknown_option"),
        ];
        for (error, code) in all {
            assert_eq!((error.code(), error.to_string()), (code.to_owned(), code.to_owned()));
        }
    }
}
