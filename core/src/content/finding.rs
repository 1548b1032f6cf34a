//! The words by which things are found: what facets are called, what people say, what tells that someone is in distress, and the
//! albums under which others gather practices.

use super::{Family, Flow, Posture, PracticeId, ResourceType, Texts};
use crate::time::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long a script takes, as one would say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum LengthBand {
    /// Up to two and a half.
    Minute,
    /// Up to seven.
    Five,
    Longer,
}

impl LengthBand {
    /// That of a length.
    pub fn of(length: Millis) -> Self {
        match length.0 {
            0..=150_000 => Self::Minute,
            150_001..=420_000 => Self::Five,
            _ => Self::Longer,
        }
    }
}

/// A problem, as a person would say it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProblemText {
    /// As it is shown.
    pub name: String,
    /// Other words for it.
    pub words: Vec<String>,
}

/// What facets and their values are called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FacetText {
    /// The facets themselves, by the names of the fields below.
    pub facets: BTreeMap<String, String>,
    pub family: BTreeMap<Family, String>,
    /// The whole vocabulary: a practice names no problem that is not here.
    pub problem: BTreeMap<String, ProblemText>,
    pub flow: BTreeMap<Flow, String>,
    pub length: BTreeMap<LengthBand, String>,
    pub posture: BTreeMap<Posture, String>,
    pub resource_type: BTreeMap<ResourceType, String>,
}

/// `finding/facets.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FacetWords {
    pub text: Texts<FacetText>,
}

/// What people say, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Said {
    /// Ways of saying it.
    pub words: Vec<String>,
    /// The best first.
    pub practices: Vec<PracticeId>,
    /// After those, every practice that names one of these.
    #[serde(default)]
    pub problems: Vec<String>,
}

/// Words as people say them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SaidText {
    /// Small words, which matter little.
    pub small: Vec<String>,
    pub said: Vec<Said>,
}

/// `finding/said.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SaidWords {
    pub text: Texts<SaidText>,
}

/// What tells that someone is in distress: patterns of a few words without apostrophes, which may have up to two others between
/// them. `*` at the end of a word stands for how it goes on; a pattern that begins with `=` is the whole of what is typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DistressText {
    /// What is none, though it sounds like it.
    pub unless: Vec<String>,
    pub distress: Vec<String>,
    /// That someone may be in danger: crisis lines come first.
    pub crisis: Vec<String>,
}

/// `finding/distress.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DistressWords {
    pub text: Texts<DistressText>,
}

/// Why something is suggested, in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BecauseText {
    pub after_hard_time: String,
    pub helped: String,
    pub favourite: String,
    /// `{name}` is the practice that it follows.
    pub comes_after: String,
    /// `{flow}` is who is kind to whom.
    pub other_flow: String,
    pub not_for_a_while: String,
    pub to_begin: String,
}

/// `finding/because.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BecauseWords {
    pub text: Texts<BecauseText>,
}

/// Names an album.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AlbumId(pub String);

/// What the app says about an album.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AlbumText {
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// One line.
    pub summary: String,
}

/// Practices that stand under one name elsewhere, such as a therapist's list of audio tracks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Album {
    pub id: AlbumId,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// In their order.
    pub practices: Vec<PracticeId>,
    pub text: Texts<AlbumText>,
}

/// `finding/albums.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Albums {
    /// What is not certain about them.
    pub unsure: Vec<String>,
    pub albums: Vec<Album>,
}

/// All of `finding/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub facets: FacetWords,
    pub said: SaidWords,
    pub distress: DistressWords,
    pub because: BecauseWords,
    pub albums: Vec<Album>,
}
