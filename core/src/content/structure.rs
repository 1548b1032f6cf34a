//! An attention structure: timed parts without a pace (three-minute breathing space, grounding).

use super::{Seconds, Texts};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// Names a structure (`three-minute-breathing-space`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StructureId(pub String);

/// A sentence, and when it comes, in seconds from the start of its part.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Line {
    /// Seconds from the start of the part.
    #[serde(rename = "at_s")]
    pub at: Seconds,
    /// Shown, and spoken where there is a voice.
    pub line: String,
}

/// The words of one part.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Segment {
    /// A word or two.
    pub name: String,
    /// Sentences in order; the first comes at once.
    pub lines: Vec<Line>,
}

/// What the app says about a structure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StructureText {
    /// Its name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// How it goes.
    pub how: Vec<String>,
    /// What to look out for.
    pub cautions: Vec<String>,
    /// One for each length in `segments_s`.
    pub segments: Vec<Segment>,
}

/// The file, field by field; see [`Structure`] for what they mean.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "each is described where it is used, in Structure")]
pub struct StructureFile {
    pub id: StructureId,
    pub order: u32,
    pub segments_s: Vec<Seconds>,
    pub sources: Vec<String>,
    #[serde(default)]
    pub unsure: Vec<String>,
    pub text: Texts<StructureText>,
}

/// An attention structure whose parts and words fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// Its name in files and records.
    pub id: StructureId,
    /// Its place in the list.
    pub order: u32,
    /// How long each part lasts.
    pub segments: Vec<Millis>,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about it.
    pub unsure: Vec<String>,
    /// Its words.
    pub text: Texts<StructureText>,
}

impl Structure {
    /// The length of the whole.
    pub fn length(&self) -> Millis {
        self.segments.iter().copied().sum()
    }

    /// The file with its parts checked; else the field that is wrong, and why.
    pub(super) fn checked(file: StructureFile) -> Result<Self, (String, String)> {
        let segments: Vec<Millis> = file.segments_s.iter().map(|s| s.0).collect();
        if segments.is_empty() || segments.contains(&Millis::ZERO) {
            return Err(("segments_s".into(), "at least one part, each longer than nothing".into()));
        }
        for (language, text) in file.text.entries() {
            let field = format!("text.{}.segments", language.tag());
            if text.segments.len() != segments.len() {
                return Err((field, "as many segments as segments_s has lengths, in each language".into()));
            }
            for (n, (segment, length)) in text.segments.iter().zip(&segments).enumerate() {
                let times: Vec<Millis> = segment.lines.iter().map(|l| l.at.0).collect();
                let in_order = times.is_sorted_by(|a, b| a < b);
                if times.first() != Some(&Millis::ZERO) || !in_order || times.last() >= Some(length) {
                    let reason = "lines start at 0, come in order, and before the part ends";
                    return Err((format!("{field}[{n}].lines"), reason.into()));
                }
            }
        }
        Ok(Self {
            id: file.id,
            order: file.order,
            segments,
            sources: file.sources,
            unsure: file.unsure,
            text: file.text,
        })
    }
}
