//! What hits are sorted by, and how many there would be.

use super::index::Item;
use crate::content::{FacetText, Family, Flow, LengthBand, Posture, ResourceType};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What something is found by, besides its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl Facet {
    /// All of them, in the order in which a screen has them.
    pub const ALL: [Self; 6] =
        [Self::Problem, Self::Length, Self::Family, Self::Flow, Self::Posture, Self::ResourceType];

    /// Its name in content files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Length => "length",
            Self::Family => "family",
            Self::Flow => "flow",
            Self::Posture => "posture",
            Self::ResourceType => "resource_type",
        }
    }
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetValue {
    /// One of the vocabulary.
    Problem(String),
    Length(LengthBand),
    Family(Family),
    Flow(Flow),
    Posture(Posture),
    ResourceType(ResourceType),
}

impl FacetValue {
    /// Whose value it is.
    pub fn facet(&self) -> Facet {
        match self {
            Self::Problem(_) => Facet::Problem,
            Self::Length(_) => Facet::Length,
            Self::Family(_) => Facet::Family,
            Self::Flow(_) => Facet::Flow,
            Self::Posture(_) => Facet::Posture,
            Self::ResourceType(_) => Facet::ResourceType,
        }
    }

    /// Its name in content files, which never changes.
    pub fn id(&self) -> String {
        match self {
            Self::Problem(problem) => problem.clone(),
            Self::Length(band) => name_of(band),
            Self::Family(family) => name_of(family),
            Self::Flow(flow) => name_of(flow),
            Self::Posture(posture) => name_of(posture),
            Self::ResourceType(kind) => name_of(kind),
        }
    }

    /// The value of that name; `None` where the facet has no such value. Of problems the vocabulary is the catalogue's.
    pub fn named(facet: Facet, id: &str, words: &FacetText) -> Option<Self> {
        match facet {
            Facet::Problem => words.problem.contains_key(id).then(|| Self::Problem(id.to_owned())),
            Facet::Length => value_of(id).map(Self::Length),
            Facet::Family => value_of(id).map(Self::Family),
            Facet::Flow => value_of(id).map(Self::Flow),
            Facet::Posture => value_of(id).map(Self::Posture),
            Facet::ResourceType => value_of(id).map(Self::ResourceType),
        }
    }

    /// What it is called.
    pub fn words<'a>(&self, words: &'a FacetText) -> Option<&'a str> {
        let found = match self {
            Self::Problem(problem) => return words.problem.get(problem).map(|text| text.name.as_str()),
            Self::Length(band) => words.length.get(band),
            Self::Family(family) => words.family.get(family),
            Self::Flow(flow) => words.flow.get(flow),
            Self::Posture(posture) => words.posture.get(posture),
            Self::ResourceType(kind) => words.resource_type.get(kind),
        };
        found.map(String::as_str)
    }
}

/// As serde names it.
fn name_of(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn value_of<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}

/// What hits are to be: one value of a facet at most.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter(BTreeMap<Facet, FacetValue>);

impl Filter {
    /// With that value, in place of another one of the same facet.
    #[must_use]
    pub fn with(mut self, value: FacetValue) -> Self {
        self.0.insert(value.facet(), value);
        self
    }

    /// What was chosen.
    pub fn chosen(&self) -> impl Iterator<Item = &FacetValue> {
        self.0.values()
    }

    fn has(&self, value: &FacetValue) -> bool {
        self.0.get(&value.facet()) == Some(value)
    }

    /// The facets whose value an item lacks.
    fn unmet<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = Facet> + 'a {
        self.chosen().filter(move |value| !item.values.contains(value)).map(FacetValue::facet)
    }

    /// Whether an item has every value.
    pub(super) fn admits(&self, item: &Item) -> bool {
        self.unmet(item).next().is_none()
    }
}

/// How many hits there would be with a value, the query and the other facets being as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    pub value: FacetValue,
    pub hits: u32,
    pub chosen: bool,
}

/// For each value that anything in the catalogue has. `matching` is what the words find, whatever the filter; `always` are the hits
/// that come whatever is chosen.
pub(super) fn counts<'a>(
    values: &[FacetValue],
    filter: &Filter,
    matching: impl Iterator<Item = &'a Item>,
    always: u32,
) -> Vec<Count> {
    let mut counts: BTreeMap<&FacetValue, u32> = values.iter().map(|value| (value, always)).collect();
    for item in matching {
        let unmet: Vec<Facet> = filter.unmet(item).take(2).collect();
        for value in &item.values {
            // With this value chosen, nothing but its own facet may be in the way.
            if unmet.iter().all(|facet| *facet == value.facet())
                && let Some(count) = counts.get_mut(value)
            {
                *count = count.saturating_add(1);
            }
        }
    }
    let count = |value: &FacetValue| Count {
        hits: counts.get(value).copied().unwrap_or(0),
        chosen: filter.has(value),
        value: value.clone(),
    };
    values.iter().map(count).collect()
}
