//! Emergency numbers and helplines by country: offline, dated, each with how sure we are.

use super::{Language, Texts};
use serde::Deserialize;

/// How many independent sources a place's numbers were seen in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Confidence {
    /// Two or more.
    TwoSources,
    /// One; it is marked where it is shown.
    OneSource,
}

/// Which service an emergency number reaches, where there is no common one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Reaches {
    /// Ambulance.
    Ambulance,
    /// Police.
    Police,
}

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Number {
    /// As people write it; digits, spaces and hyphens.
    pub number: String,
    /// The service, where it is one of several.
    #[serde(default)]
    pub reaches: Option<Reaches>,
    /// The language spoken there, where it is one of several.
    #[serde(default)]
    pub language: Option<Language>,
}

/// A place's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceText {
    /// The country's name.
    pub country: String,
    /// The helpline's name; not there where there is no helpline.
    #[serde(default)]
    pub label: Option<String>,
}

/// One country, or a group with a common emergency number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place {
    /// ISO 3166 code, or `EU`.
    pub country: String,
    /// How sure we are.
    pub confidence: Confidence,
    /// Emergency numbers, the first one first.
    pub emergency: Vec<Number>,
    /// The helpline's numbers.
    #[serde(default)]
    pub lines: Vec<Number>,
    /// Whether the helpline is known to be free of charge.
    #[serde(default)]
    pub free: bool,
    /// Whether the helpline is known to answer day and night.
    #[serde(default)]
    pub all_hours: bool,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// Words.
    pub text: Texts<PlaceText>,
}

/// What stands around the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CrisisText {
    /// Before the emergency number.
    pub first: String,
    /// Before the helpline.
    pub then: String,
    /// After both.
    pub also: String,
    /// Where a country is not in the list.
    pub elsewhere: String,
    /// Says that numbers change.
    pub dated: String,
}

/// `safety/crisis.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Crisis {
    /// The day the list was put together, ISO 8601.
    pub as_of: String,
    /// How it was put together.
    pub status: String,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// Words.
    pub text: Texts<CrisisText>,
    /// The places, in the order of the file.
    pub places: Vec<Place>,
}

impl Crisis {
    /// The place for an ISO 3166 country code, whatever its case.
    pub fn place(&self, country: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.country.eq_ignore_ascii_case(country))
    }
}
