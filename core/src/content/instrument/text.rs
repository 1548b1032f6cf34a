//! Words of instruments.

use super::{BandId, FormulaId, ItemNo, SubscaleId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What is said of a subscale.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SubscaleText {
    pub name: String,
    /// What it looks at.
    pub is: String,
    /// A kind word where its score is in the lowest third of its range, in the middle one, or in the highest, as it is shown by
    /// itself. Thirds are for words alone, and no bands. None where it is not shown by itself.
    #[serde(default)]
    pub low: Option<String>,
    #[serde(default)]
    pub middle: Option<String>,
    #[serde(default)]
    pub high: Option<String>,
}

/// A kind word on the recommended total, where it is in the lowest third of its range, in the middle one, or in the highest. Thirds
/// are for words alone, and no bands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TotalsText {
    pub low: String,
    pub middle: String,
    pub high: String,
}

/// What is said of a way to make a total.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FormulaText {
    pub name: String,
    /// How it is made.
    pub is: String,
}

/// What a band is called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BandText {
    pub name: String,
}

/// What stands above some of the items.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SectionText {
    pub name: String,
    pub intro: String,
}

/// What is said before support opens.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SensitiveText {
    pub title: String,
    pub body: String,
}

/// What is said of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InstrumentText {
    pub name: String,
    /// What it is about, in a few words, where its name would say nothing to a person.
    pub short: String,
    /// What it looks at: a plain sentence or two.
    pub about: String,
    /// What a person is to think of while answering.
    pub time_frame: String,
    /// What points are called: the least and the most at least.
    pub anchors: BTreeMap<u8, String>,
    #[serde(default)]
    pub sections: BTreeMap<String, SectionText>,
    #[serde(default)]
    pub subscales: BTreeMap<SubscaleId, SubscaleText>,
    #[serde(default)]
    pub totals: Option<TotalsText>,
    #[serde(default)]
    pub formulas: BTreeMap<FormulaId, FormulaText>,
    #[serde(default)]
    pub bands: BTreeMap<BandId, BandText>,
    /// Our own plain wording of each item, which is not the validated one.
    pub items: BTreeMap<ItemNo, String>,
    /// What is asked beside the items, and never scored.
    #[serde(default)]
    pub extra: BTreeMap<u8, String>,
    #[serde(default)]
    pub extra_anchors: BTreeMap<u8, String>,
    /// Of items that open support.
    #[serde(default)]
    pub sensitive: BTreeMap<ItemNo, SensitiveText>,
    /// Who may use it.
    pub licence: String,
    /// That the wording is our own, and what does not hold for it.
    pub own_wording: String,
}

/// What is said of an informal exercise beside its questions, whose words are those of the kind of entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InformalText {
    pub name: String,
    pub short: String,
    pub about: String,
    /// Above its words and the scale's numbers, where they stand side by side.
    pub beside: String,
    pub licence: String,
    pub own_wording: String,
}
