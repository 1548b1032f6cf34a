//! One breathing protocol, as its file states it and as the app uses it.

use super::{Bounds, Pattern, PatternSeconds, Seconds, Texts, WordOverrides};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// Names a protocol (`soothing-rhythm`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProtocolId(pub String);

/// Three lengths that are offered; any other inside the bounds can be chosen too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lengths {
    /// A spare moment.
    pub short: Seconds,
    /// A few minutes.
    pub medium: Seconds,
    /// An unhurried practice.
    pub long: Seconds,
}

/// How many breaths a session may have at most. Breaths of the ramp count too: what limits is how often
/// the breath is held, however briefly, and fewer is the safe side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cycles {
    /// The most for a beginner.
    pub beginner: u32,
    /// The most for anyone.
    pub most: u32,
    /// How many days, from the first finished session's local date on, a person counts as a beginner.
    pub beginner_days: u32,
}

/// What the app says about a protocol.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProtocolText {
    pub name: String,
    /// Other names, and words that a person would look for it by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// One line.
    pub summary: String,
    /// How it goes, a sentence or two each.
    pub how: Vec<String>,
    /// What to look out for.
    pub cautions: Vec<String>,
    /// What is known about it, honestly.
    pub evidence: String,
    /// Its own words for the parts of a breath, where they differ.
    #[serde(default)]
    pub words: WordOverrides,
}

/// The file, field by field; see [`Protocol`] for what they mean.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "each is described where it is used, in Protocol")]
pub struct ProtocolFile {
    pub id: ProtocolId,
    pub order: u32,
    #[serde(default)]
    pub pattern: Option<PatternSeconds>,
    #[serde(default)]
    pub ramp: Vec<PatternSeconds>,
    pub session_s: Lengths,
    #[serde(default)]
    pub cycles: Option<Cycles>,
    pub evidence_level: String,
    pub sources: Vec<String>,
    #[serde(default)]
    pub unsure: Vec<String>,
    pub text: Texts<ProtocolText>,
}

/// A breathing protocol whose numbers have been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    /// Its name in files and records.
    pub id: ProtocolId,
    /// Its place in the list.
    pub order: u32,
    /// The breath it leads to; `None` where no pace is given (`natural`).
    pub pattern: Option<Pattern>,
    /// The stages on the way there, in order. Empty: the smooth ramp is used.
    pub ramp: Vec<Pattern>,
    /// The lengths on offer.
    pub lengths: Lengths,
    /// The most breaths in a session, where there is a limit.
    pub cycles: Option<Cycles>,
    /// How strong the evidence is, in the words of the domain facts.
    pub evidence_level: String,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about it.
    pub unsure: Vec<String>,
    /// Its words.
    pub text: Texts<ProtocolText>,
}

impl Protocol {
    /// Whether the breath is held in it.
    pub fn has_holds(&self) -> bool {
        self.pattern.is_some_and(|pattern| pattern.holds() > Millis::ZERO)
    }

    /// The file with its numbers checked; else the field that is wrong, and why.
    pub(super) fn checked(file: ProtocolFile, bounds: &Bounds) -> Result<Self, (String, String)> {
        let check = |field: String, seconds: &PatternSeconds| {
            bounds.check(seconds).map_err(|problems| {
                (field, problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
            })
        };
        let pattern = file.pattern.as_ref().map(|p| check("pattern".into(), p)).transpose()?;
        let ramp = file.ramp.iter().enumerate();
        let ramp =
            ramp.map(|(n, stage)| check(format!("ramp[{n}]"), stage)).collect::<Result<Vec<_>, _>>()?;
        if pattern.is_none() && !ramp.is_empty() {
            return Err(("ramp".into(), "a ramp leads to a pattern, and there is none".into()));
        }
        let held = pattern.is_some_and(|p| p.holds() > Millis::ZERO);
        let session = if held { bounds.session_with_holds } else { bounds.session };
        let Lengths { short, medium, long } = file.session_s;
        for (name, length) in [("short", short), ("medium", medium), ("long", long)] {
            if session.fault(length.0).is_some() {
                let (least, most) = (session.least.seconds(), session.most.seconds());
                return Err((format!("session_s.{name}"), format!("choose {least} to {most} s")));
            }
        }
        if !(short <= medium && medium <= long) {
            return Err(("session_s".into(), "short, medium and long go from short to long".into()));
        }
        if file.cycles.is_some_and(|c| c.beginner == 0 || c.beginner > c.most) {
            return Err(("cycles".into(), "beginner is at least 1 and at most \"most\"".into()));
        }
        Ok(Self {
            id: file.id,
            order: file.order,
            pattern,
            ramp,
            lengths: file.session_s,
            cycles: file.cycles,
            evidence_level: file.evidence_level,
            sources: file.sources,
            unsure: file.unsure,
            text: file.text,
        })
    }
}
