//! What a session is about.

use crate::content::{Catalogue, Pattern, PracticeId, ProtocolId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a session is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A protocol of the catalogue.
    Protocol(ProtocolId),
    /// A pattern of the person's own, checked.
    Own(Pattern),
    /// A practice of the catalogue. Version 0.1 called it a structure.
    #[serde(alias = "structure")]
    Practice(PracticeId),
    /// Something that only a newer version knows: kept as it is, without a name.
    #[serde(untagged)]
    Other(Other),
}

impl Subject {
    /// Whether a session of it begins silent and leaves no trace, because it is about abuse.
    pub fn is_discreet(&self, catalogue: &Catalogue) -> bool {
        matches!(self, Self::Practice(id) if catalogue.practice(id).is_some_and(|practice| practice.discreet))
    }

    /// A practice as this version writes it, and as version 0.1 did.
    pub(crate) fn practice_as_written(practice: &PracticeId) -> serde_json::Result<[String; 2]> {
        let now = serde_json::to_string(&Self::Practice(practice.clone()))?;
        Ok([now, serde_json::json!({ "structure": practice }).to_string()])
    }
}

/// A subject of a newer version, in the words of that version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub struct Other(Value);

impl TryFrom<Value> for Other {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        let known = ["protocol", "own", "practice", "structure"];
        let newer = value.as_object().is_some_and(|fields| {
            fields.len() == 1 && fields.keys().all(|name| !known.contains(&name.as_str()))
        });
        if newer { Ok(Self(value)) } else { Err("not a subject") }
    }
}

impl From<Other> for Value {
    fn from(other: Other) -> Self {
        other.0
    }
}
