//! The rules all breathing keeps: bounds, how a session starts, words for the parts of a breath, cautions.

use super::{Bounds, Range, Seconds, Texts};
use serde::Deserialize;

/// `breathing-rules.json`. Every number's source or status stands beside it in the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rules {
    /// What every breath and session lies inside.
    pub bounds: Bounds,
    /// Where the bounds come from.
    pub bounds_status: String,
    /// How a session finds its pace.
    pub ramp: Ramp,
    /// Before the first breath: time to hear the bell and find the shape.
    #[serde(rename = "settle_s")]
    pub settle: Seconds,
    /// Where that number comes from.
    pub settle_status: String,
    /// Where no pace is given, a soft bell rings this often.
    #[serde(rename = "ring_every_s")]
    pub ring_every: Seconds,
    /// Where that number comes from.
    pub ring_status: String,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about the cautions.
    pub status: String,
    /// Words.
    pub text: Texts<RulesText>,
}

/// How a session goes from the person's pace to the protocol's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ramp {
    /// Whole breaths in each stage of a staged ramp.
    pub breaths_a_stage: u32,
    /// A smooth ramp lasts at most this long…
    #[serde(rename = "smooth_most_s")]
    pub smooth_most: Seconds,
    /// …and at most one such part of the session (3: a third).
    pub smooth_share_of_session: u32,
    pub start: StartPace,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about these numbers.
    pub status: String,
}

/// The pace a person starts with, chosen by feel: the length of one in-breath, and of one out-breath.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StartPace {
    /// Offered first.
    #[serde(rename = "usual_s")]
    pub usual: Seconds,
    /// The quickest.
    #[serde(rename = "least_s")]
    pub least: Seconds,
    /// The slowest.
    #[serde(rename = "most_s")]
    pub most: Seconds,
    /// One step slower or faster.
    #[serde(rename = "step_s")]
    pub step: Seconds,
}

impl StartPace {
    /// The paces to choose from.
    pub fn range(&self) -> Range {
        Range { least: self.least.0, most: self.most.0 }
    }
}

/// All words about breathing that are no one protocol's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RulesText {
    /// Shown and spoken for each part of a breath.
    pub words: Words,
    /// Spoken only.
    pub spoken: Spoken,
    /// Reasons to stop.
    pub stop_if: Vec<String>,
    /// What to do then.
    pub then: String,
    /// When not to practise.
    pub not_while: Vec<String>,
    /// Introduces [`RulesText::hold_reasons`].
    pub holds_ask: String,
    /// Reasons to leave holds out, or ask a doctor first.
    pub hold_reasons: Vec<String>,
    /// For those whom attention to the breath unsettles.
    pub not_for_all: String,
}

/// Words for the parts of a session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Words {
    /// Before the first breath.
    pub settle: String,
    /// Breathing in.
    pub inhale: String,
    /// The second sip of air.
    pub top_up: String,
    /// Either hold.
    pub hold: String,
    /// Breathing out.
    pub exhale: String,
    /// Where no pace is given.
    pub rest: String,
    /// The last word on the screen.
    pub end: String,
}

/// A protocol's own words for parts of a breath.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WordOverrides {
    /// Breathing in.
    pub inhale: Option<String>,
    /// The second sip of air.
    pub top_up: Option<String>,
    /// Either hold.
    pub hold: Option<String>,
    /// Breathing out.
    pub exhale: Option<String>,
}

/// What is said and not shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spoken {
    /// Before the first breath.
    pub settle: String,
}
