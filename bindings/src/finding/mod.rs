//! Finding what there is, and what may fit today.

mod cards;

pub use cards::{
    AlbumCard, Because, FacetCard, FacetChoice, FacetValueCard, FindingError, Found, FoundHit, FoundTarget,
    RecentCard, SuggestionCard,
};
pub use kindself_core::finding::{Distress, Facet, Why};

use crate::breathing::PracticeName;
use crate::content::Content;
use crate::store::{Store, StoreError};
use crate::time::Moment;
use kindself_core::content::{FacetText, PracticeId, StandsFor};
use kindself_core::favourites;
use kindself_core::finding::{self, FacetValue, Filter, Finder, Known, SESSIONS_LOOKED_AT};
use kindself_core::history;
use kindself_core::time;
use std::sync::Arc;

/// What someone is in who types that.
#[uniffi::remote(Enum)]
pub enum Distress {
    /// Nothing tells of it.
    Calm,
    /// The ground and a kind word come first.
    Distress,
    /// The crisis lines stand above those.
    Crisis,
}

/// Why something is a hit, the best first.
#[uniffi::remote(Enum)]
pub enum Why {
    /// Someone is in distress; it comes first, whatever else there is.
    Distress,
    Title,
    Alias,
    TitleBegins,
    Names,
    Said,
    Purpose,
    Summary,
    Part,
    /// Nothing was typed.
    All,
}

/// What something is found by, besides its words.
#[uniffi::remote(Enum)]
pub enum Facet {
    /// What a person comes with.
    Problem,
    Length,
    Family,
    /// Who is kind to whom.
    Flow,
    Posture,
    /// How it is led.
    ResourceType,
}

/// Finds practices, ways to breathe, kinds of entries and albums. Make one from the content, off the main thread: it takes a few
/// milliseconds. A keystroke takes less than one.
#[derive(Debug, uniffi::Object)]
pub struct Finding {
    content: Arc<Content>,
    finder: Finder,
}

#[uniffi::export]
impl Finding {
    /// Made from that content, in its language.
    #[uniffi::constructor]
    pub fn new(content: Arc<Content>) -> Arc<Self> {
        let finder = Finder::new(&content.catalogue, &content.language);
        Arc::new(Self { content, finder })
    }

    /// What is found by what was typed, among what was chosen: one value of a facet at most, of two the last one. Nothing typed finds
    /// all of it. What is shown at first, and after each keystroke, is one call.
    pub fn find(&self, text: String, chosen: Vec<FacetChoice>) -> Result<Found, FindingError> {
        let words = self.words();
        let filter =
            chosen.into_iter().try_fold(Filter::default(), |filter, FacetChoice { facet, value }| {
                let value =
                    FacetValue::named(facet, &value, words).ok_or(FindingError::UnknownValue { value })?;
                Ok::<_, FindingError>(filter.with(value))
            })?;
        let found = self.finder.find(&text, &filter);
        let hits = found.hits.into_iter().filter_map(|hit| self.hit(hit)).collect();
        let facets = Facet::ALL.into_iter().map(|facet| {
            let counts = found.counts.iter().filter(|count| count.value.facet() == facet);
            FacetCard::new(facet, counts, words)
        });
        Ok(Found { hits, facets: facets.collect(), distress: found.distress })
    }

    /// Practices that stand under one name elsewhere.
    pub fn albums(&self) -> Vec<AlbumCard> {
        let Content { catalogue, language } = self.content.as_ref();
        let card = |album: &kindself_core::content::Album| {
            let text = album.text.get(language);
            let practices = album.practices.iter().filter_map(|id| name_of(&self.content, id));
            AlbumCard {
                id: album.id.0.clone(),
                name: text.name.clone(),
                summary: text.summary.clone(),
                practices: practices.collect(),
            }
        };
        catalogue.finding.albums.iter().map(card).collect()
    }
}

impl Finding {
    fn words(&self) -> &FacetText {
        self.content.catalogue.finding.facets.text.get(&self.content.language)
    }

    fn hit(&self, hit: finding::Hit) -> Option<FoundHit> {
        let Content { catalogue, language } = self.content.as_ref();
        let emblem = match &hit.target {
            finding::Target::Practice(id) => catalogue.emblem_of(catalogue.practice(id)?),
            finding::Target::Protocol(_) => catalogue.emblem(StandsFor::Protocols),
            finding::Target::Kind(_) => catalogue.emblem(StandsFor::Journal),
            finding::Target::Album(_) => None,
        };
        let (name, summary, lengths) = match &hit.target {
            finding::Target::Practice(id) => {
                let practice = catalogue.practice(id)?;
                let text = practice.text.get(language);
                (&text.name, &text.summary, practice.offered().map(|length| length.0).collect())
            }
            finding::Target::Protocol(id) => {
                let protocol = catalogue.protocol(id)?;
                let text = protocol.text.get(language);
                let lengths = [protocol.lengths.short, protocol.lengths.medium, protocol.lengths.long];
                (&text.name, &text.summary, lengths.map(|length| length.0.0).to_vec())
            }
            finding::Target::Kind(id) => {
                let text = catalogue.kind(id)?.text.get(language);
                (&text.name, &text.summary, Vec::new())
            }
            finding::Target::Album(id) => {
                let album = catalogue.finding.albums.iter().find(|album| album.id == *id)?;
                let text = album.text.get(language);
                (&text.name, &text.summary, Vec::new())
            }
        };
        Some(FoundHit {
            name: name.clone(),
            summary: summary.clone(),
            emblem: emblem.map(|picture| picture.id.0.clone()),
            lengths_ms: lengths,
            why: hit.why,
            target: hit.target.into(),
        })
    }
}

fn name_of(content: &Content, id: &PracticeId) -> Option<PracticeName> {
    let practice = content.catalogue.practice(id)?;
    Some(PracticeName { id: id.0.clone(), name: practice.text.get(&content.language).name.clone() })
}

#[uniffi::export]
impl Store {
    /// What may fit today, the best first, with its reason: `most` at most. The same all day, until something is done.
    pub fn suggestions(
        &self,
        content: Arc<Content>,
        most: u32,
        now: Moment,
    ) -> Result<Vec<SuggestionCard>, StoreError> {
        let today = time::Moment::from(now).day().ok_or(StoreError::Clock)?;
        let (sessions, favourites) = self.open.read(|reader| {
            let favourites = favourites::list(reader)?;
            Ok::<_, StoreError>((history::list(reader, 0, SESSIONS_LOOKED_AT)?, favourites))
        })?;
        let favourites: Vec<_> = favourites.into_iter().map(|favourite| favourite.subject).collect();
        let known = Known { today, sessions: &sessions, favourites: &favourites };
        let suggested = finding::suggest(&content.catalogue, &known, most as usize);
        Ok(suggested.into_iter().filter_map(|one| SuggestionCard::new(&content, one)).collect())
    }

    /// What was done lately, each thing once, the last one first: `most` at most.
    pub fn recent(&self, content: Arc<Content>, most: u32) -> Result<Vec<RecentCard>, StoreError> {
        let sessions =
            self.open.read(|reader| Ok::<_, StoreError>(history::list(reader, 0, SESSIONS_LOOKED_AT)?))?;
        let recent = finding::recent(&content.catalogue, &sessions, most as usize);
        let card = |one: finding::Recent| RecentCard {
            subject: one.subject.into(),
            day: one.day.to_string(),
            helped: one.helped,
        };
        Ok(recent.into_iter().map(card).collect())
    }
}
