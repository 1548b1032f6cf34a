//! What a practice is found by.

use super::Posture;
use serde::{Deserialize, Serialize};

/// What practices of one temperature have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Family {
    Psychoeducation,
    Attention,
    Informal,
    SoothingBody,
    Breathing,
    Relaxation,
    Grounding,
    Imagery,
    CompassionateOther,
    Flow,
    CompassionateSelf,
    SelfCritic,
    Writing,
    Gratitude,
    LovingKindness,
    Emotions,
    Behaviour,
    Cognitive,
}

impl Family {
    /// Each of them.
    pub const ALL: [Self; 18] = [
        Self::Psychoeducation,
        Self::Attention,
        Self::Informal,
        Self::SoothingBody,
        Self::Breathing,
        Self::Relaxation,
        Self::Grounding,
        Self::Imagery,
        Self::CompassionateOther,
        Self::Flow,
        Self::CompassionateSelf,
        Self::SelfCritic,
        Self::Writing,
        Self::Gratitude,
        Self::LovingKindness,
        Self::Emotions,
        Self::Behaviour,
        Self::Cognitive,
    ];
}

/// What kind of thing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum ResourceType {
    #[serde(rename = "information")]
    Information,
    #[serde(rename = "audio")]
    Audio,
    #[serde(rename = "informal practice")]
    InformalPractice,
    #[serde(rename = "worksheet")]
    Worksheet,
    #[serde(rename = "script")]
    Script,
    #[serde(rename = "practice")]
    Practice,
    #[serde(rename = "writing")]
    Writing,
    #[serde(rename = "homework")]
    Homework,
}

/// Who is kind to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Flow {
    SelfToSelf,
    OtherToSelf,
    SelfToOther,
    None,
}

/// What a practice is found by.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Facets {
    pub resource_type: ResourceType,
    /// What people come with, in the words of the domain facts.
    pub problems: Vec<String>,
    /// The school it is from.
    pub therapy_tool: String,
    pub flow: Vec<Flow>,
    /// How one can be in it; the first is usual.
    pub posture: Vec<Posture>,
}
