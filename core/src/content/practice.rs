//! A practice that is led with words: a script of steps (three-minute breathing space, grounding).

use super::{Language, Seconds, Texts};
use crate::time::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Names a practice (`three-minute-breathing-space`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PracticeId(pub String);

/// Names a step of a script; never given to another step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepId(pub String);

/// Where a practice is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Role {
    /// In the list of practices.
    Practice,
    /// In the middle of writing.
    Pause,
    /// By the lifebuoy; one practice has this role.
    Grounding,
}

/// Silence after a line. Only silence stretches or shrinks, so that a slow voice never cuts a sentence off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Pause {
    /// The shortest.
    pub least: Seconds,
    /// As it is meant.
    pub usual: Seconds,
    /// The longest.
    pub most: Seconds,
}

/// A few joined sentences, and the silence after them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Line {
    /// Shown, and spoken where there is a voice.
    pub line: String,
    /// Spoken instead, where a voice would get the line wrong.
    #[serde(default)]
    pub say_as: Option<String>,
    /// What follows it.
    #[serde(rename = "pause_s")]
    pub pause: Pause,
}

/// What happens in a step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Does {
    /// Lines are said, each with its silence.
    Say {
        /// In order.
        text: Texts<Vec<Line>>,
    },
    /// It is quiet.
    Rest {
        /// How long.
        #[serde(rename = "pause_s")]
        pause: Pause,
        /// Shown, and not spoken.
        text: Texts<String>,
    },
}

/// A step of a script.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    /// Its name in records.
    pub id: StepId,
    /// A word or two, where a part of the practice begins with it: the bell rings.
    #[serde(default)]
    pub part: Option<Texts<String>>,
    /// What happens.
    pub does: Does,
}

/// What the app says about a practice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PracticeText {
    pub name: String,
    /// One line.
    pub summary: String,
    /// How it goes.
    pub how: Vec<String>,
    /// What to look out for.
    pub cautions: Vec<String>,
}

/// `practices/<id>.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Practice {
    /// Its name in files and records.
    pub id: PracticeId,
    /// Its place in the list.
    pub order: u32,
    /// Where it is offered.
    pub roles: Vec<Role>,
    /// How long it is meant to take; pauses stretch and shrink to meet it.
    #[serde(rename = "length_s")]
    pub length: Seconds,
    /// The script.
    pub steps: Vec<Step>,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about it.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// Words.
    pub text: Texts<PracticeText>,
}

impl Practice {
    /// Whether it is offered there.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The names of its parts, in order.
    pub fn parts(&self, language: &Language) -> impl Iterator<Item = &str> {
        self.steps.iter().filter_map(|step| Some(step.part.as_ref()?.get(language).as_str()))
    }

    /// Steps and words fit together; else the field that is wrong, and why.
    pub(super) fn fault(&self) -> Option<(String, String)> {
        if self.roles.is_empty() {
            return Some(("roles".into(), "offered somewhere".into()));
        }
        if self.steps.is_empty() {
            return Some(("steps".into(), "at least one".into()));
        }
        let mut seen = BTreeSet::new();
        for (n, step) in self.steps.iter().enumerate() {
            let wrong = |field: &str, reason: &str| Some((format!("steps[{n}]{field}"), reason.to_owned()));
            if !seen.insert(&step.id) {
                return wrong(".id", "a step stands in the script once");
            }
            let mut pauses: Vec<Pause> = Vec::new();
            match &step.does {
                Does::Say { text } => {
                    for lines in text.each() {
                        if lines.is_empty() {
                            return wrong(".does.text", "at least one line, in each language");
                        }
                        pauses.extend(lines.iter().map(|line| line.pause));
                    }
                }
                Does::Rest { pause, .. } if pause.least.0 == Millis::ZERO => {
                    return wrong(".does.pause_s", "longer than nothing");
                }
                Does::Rest { pause, .. } => pauses.push(*pause),
            }
            if !pauses.iter().all(|pause| pause.least <= pause.usual && pause.usual <= pause.most) {
                return wrong(".does", "least, usual and most go from short to long");
            }
            for (language, _) in self.text.entries() {
                let part = step.part.as_ref().is_none_or(|part| part.has(&language));
                let said = match &step.does {
                    Does::Say { text } => text.has(&language),
                    Does::Rest { text, .. } => text.has(&language),
                };
                if !part || !said {
                    return wrong("", "words in each language that the practice has");
                }
            }
        }
        None
    }
}
