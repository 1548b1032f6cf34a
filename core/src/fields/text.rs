//! What is said about a field.

use super::{OptionId, Shape};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What is said about a field, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldText {
    /// A question or a few words.
    pub label: String,
    /// A gentle prompt.
    #[serde(default)]
    pub hint: Option<String>,
    /// What 0 means, for a rating.
    #[serde(default)]
    pub low: Option<String>,
    /// What the most means, for a rating.
    #[serde(default)]
    pub high: Option<String>,
    /// The words of each option, for a choice.
    #[serde(default)]
    pub options: BTreeMap<OptionId, String>,
}

impl FieldText {
    /// Why it does not say what a field of that shape needs said, for whoever wrote the file it stands in; without a
    /// shape there is nothing to answer. `None` where it does.
    pub(crate) fn missing(&self, shape: Option<&Shape>) -> Option<&'static str> {
        let options = shape.map_or(&[][..], Shape::options);
        let named = options.iter().all(|id| self.options.contains_key(id));
        if !named || self.options.len() != options.len() {
            return Some("words for each option and no other");
        }
        let ends = self.low.is_some() && self.high.is_some();
        let rates = matches!(shape, Some(Shape::Rating { .. }));
        (ends != rates).then_some("a rating says what its two ends mean")
    }
}
