//! What screens show of what was found.

use super::name_of;
use crate::breathing::{PracticeName, Subject};
use crate::content::Content;
use kindself_core::content::{BecauseText, FacetText};
use kindself_core::finding::{self, Count, Distress, Facet, FacetValue, Why};

/// What can be found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum FoundTarget {
    /// A practice, or the grounding.
    Practice { id: String },
    /// A way to breathe.
    Protocol { id: String },
    /// A kind of journal entry.
    Kind { id: String },
    /// A list of practices.
    Album { id: String },
}

impl From<finding::Target> for FoundTarget {
    fn from(target: finding::Target) -> Self {
        match target {
            finding::Target::Practice(id) => Self::Practice { id: id.0 },
            finding::Target::Protocol(id) => Self::Protocol { id: id.0 },
            finding::Target::Kind(id) => Self::Kind { id: id.0 },
            finding::Target::Album(id) => Self::Album { id: id.0 },
        }
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FoundHit {
    pub target: FoundTarget,
    pub name: String,
    /// One line.
    pub summary: String,
    /// The picture that stands beside it; an album has none.
    pub emblem: Option<String>,
    /// On offer, the shortest first; none of what has no length.
    pub lengths_ms: Vec<u64>,
    pub why: Why,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Found {
    /// The best first.
    pub hits: Vec<FoundHit>,
    /// In the order in which a screen has them.
    pub facets: Vec<FacetCard>,
    /// Whether someone is in distress: the first two hits are the ground and the kind word. With `Crisis` the crisis lines come before
    /// them.
    pub distress: Distress,
}

/// A facet, with each of its values that anything has.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FacetCard {
    pub facet: Facet,
    pub name: String,
    pub values: Vec<FacetValueCard>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FacetValueCard {
    /// To be chosen by; it never changes.
    pub id: String,
    pub name: String,
    /// How many hits there would be with it, what was typed and the other facets being as they are.
    pub hits: u32,
    pub chosen: bool,
}

impl FacetCard {
    pub(super) fn new<'a>(facet: Facet, counts: impl Iterator<Item = &'a Count>, words: &FacetText) -> Self {
        let value = |count: &Count| FacetValueCard {
            id: count.value.id(),
            name: count.value.words(words).unwrap_or_default().to_owned(),
            hits: count.hits,
            chosen: count.chosen,
        };
        let name = words.facets.get(facet.name()).cloned().unwrap_or_default();
        Self { facet, name, values: counts.map(value).collect() }
    }
}

/// A value that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FacetChoice {
    pub facet: Facet,
    /// Its id.
    pub value: String,
}

/// Practices that stand under one name elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AlbumCard {
    pub id: String,
    pub name: String,
    /// One line.
    pub summary: String,
    /// In their order.
    pub practices: Vec<PracticeName>,
}

/// Why something is suggested.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Because {
    /// Something was hard lately.
    AfterHardTime,
    /// Numbers went the kinder way in it.
    Helped,
    Favourite,
    /// It leans on that one, which is known.
    ComesAfter {
        practice: PracticeName,
    },
    /// Nobody was kind to anybody in that way lately.
    OtherFlow {
        /// Who is kind to whom, in words.
        flow: String,
    },
    NotForAWhile,
    ToBegin,
}

/// A practice that may fit today.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SuggestionCard {
    pub practice: PracticeName,
    pub because: Because,
    /// The same in words.
    pub words: String,
}

impl SuggestionCard {
    pub(super) fn new(content: &Content, suggestion: finding::Suggestion) -> Option<Self> {
        let facets = content.catalogue.finding.facets.text.get(&content.language);
        let because = match suggestion.because {
            finding::Because::AfterHardTime => Because::AfterHardTime,
            finding::Because::Helped => Because::Helped,
            finding::Because::Favourite => Because::Favourite,
            finding::Because::ComesAfter(id) => Because::ComesAfter { practice: name_of(content, &id)? },
            finding::Because::OtherFlow(flow) => Because::OtherFlow {
                flow: FacetValue::Flow(flow).words(facets).unwrap_or_default().to_owned(),
            },
            finding::Because::NotForAWhile => Because::NotForAWhile,
            finding::Because::ToBegin => Because::ToBegin,
        };
        let words = because.words(content.catalogue.finding.because.text.get(&content.language));
        Some(Self { practice: name_of(content, &suggestion.practice)?, words, because })
    }
}

impl Because {
    fn words(&self, text: &BecauseText) -> String {
        match self {
            Self::AfterHardTime => text.after_hard_time.clone(),
            Self::Helped => text.helped.clone(),
            Self::Favourite => text.favourite.clone(),
            Self::ComesAfter { practice } => text.comes_after.replace("{name}", &practice.name),
            Self::OtherFlow { flow } => text.other_flow.replace("{flow}", flow),
            Self::NotForAWhile => text.not_for_a_while.clone(),
            Self::ToBegin => text.to_begin.clone(),
        }
    }
}

/// Something that was done lately.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RecentCard {
    pub subject: Subject,
    /// The person's day of the last time, ISO 8601.
    pub day: String,
    /// Whether numbers went the kinder way in it before.
    pub helped: bool,
}

/// Why nothing can be found so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum FindingError {
    /// The facet has no such value; the shell's own mistake.
    UnknownValue { value: String },
}

#[uniffi::export]
impl FindingError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        match self {
            Self::UnknownValue { .. } => "finding.unknown_value".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        let error = FindingError::UnknownValue { value: "x".into() };
        assert_eq!(
            (error.code(), error.to_string()),
            ("finding.unknown_value".into(), "finding.unknown_value".into())
        );
    }
}
