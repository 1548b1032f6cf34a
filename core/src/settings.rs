//! What a person chose for their comfort, and the little the app has to remember: own patterns, and on which day
//! each protocol was first finished.

use crate::breath::{Guide, Holds};
use crate::content::{Catalogue, Pattern, ProtocolId};
use crate::sealed::{SealError, open, seal};
use crate::time::Millis;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const KIND: &str = "kindself-settings";
const VERSION: u32 = 1;

/// A breath of one's own, with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPattern {
    /// What the person calls it.
    pub name: String,
    /// Its lengths.
    pub pattern: Pattern,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the phone has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// All settings. A field that an older file does not have takes its usual value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// No scaling of the shape, whatever the phone says.
    pub reduce_motion: bool,
    /// How sessions lead unless chosen otherwise.
    pub guide: Guide,
    /// The pace sessions start with; `None` until chosen.
    pub start_pace: Option<Millis>,
    /// Whether the breath may be held.
    pub holds: Holds,
    /// Keep the screen on during a session.
    pub keep_screen_on: bool,
    /// Country for the crisis lines, ISO 3166; `None`: as the phone's region.
    pub country: Option<String>,
    /// Breaths of one's own.
    pub own_patterns: Vec<OwnPattern>,
    /// The local date of the first finished session of each protocol.
    pub first_finished: BTreeMap<ProtocolId, NaiveDate>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            reduce_motion: false,
            guide: Guide::default(),
            start_pace: None,
            holds: Holds::Unanswered,
            keep_screen_on: true,
            country: None,
            own_patterns: Vec::new(),
            first_finished: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// As text, to be kept in a file.
    pub fn to_text(&self) -> Result<String, SealError> {
        seal(KIND, VERSION, self)
    }

    /// From text. A pace outside its bounds (a file may lie) goes back to the usual one. Own patterns are kept as
    /// they are, for a person made them; each is checked when a session begins.
    pub fn from_text(text: &str, catalogue: &Catalogue) -> Result<Self, SealError> {
        let mut settings: Self = open(KIND, VERSION, text)?;
        let start = &catalogue.rules.ramp.start;
        let paces = start.least.0..=start.most.0;
        settings.start_pace = settings.start_pace.filter(|pace| paces.contains(pace));
        Ok(settings)
    }

    /// Remembers that a protocol was finished on that day, if it never was before.
    pub fn finished(&mut self, protocol: &ProtocolId, today: NaiveDate) {
        self.first_finished.entry(protocol.clone()).or_insert(today);
    }
}
