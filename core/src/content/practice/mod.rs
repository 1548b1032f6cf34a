//! A practice that is led with words: what it is for, and its script in up to three lengths.
//!
//! - [`Practice`]: a file of `core/content/practices`.
//! - [`Composition`], [`Step`], [`Does`]: the script of one length.
//! - [`Condition`]: when a step is there.

mod check;
mod condition;
mod discreet;
mod facets;
mod lengths;
mod script;
mod steps;

pub use condition::{Condition, Posture};
pub use discreet::{HELP_LINES, LEAVE_NOW};
pub use facets::{Facets, Family, Flow, ResourceType};
pub use lengths::{Compositions, Script};
pub use script::{
    Choose, Closed, Composition, Does, Hand, KeptKind, Line, Pause, Rate, Read, Rest, Side, Silence, Step,
    StepId, Write,
};

use super::{Language, PictureId, Texts};
use crate::time::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Names a practice (`three-minute-breathing-space`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PracticeId(pub String);

/// Names what is rated twice in a practice (`tense`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PairId(pub String);

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
    /// What "a kind minute" begins; one practice has this role.
    Minute,
    /// Where a practice leads out to when it stirs something up; one practice has this role. It ends with the question `then`,
    /// whose answer `on` leads back.
    Anchor,
}

/// What is rated twice, and how that is told: "With the hard voice: tense 7".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Pair {
    /// Whether a higher number is the kinder one: of being cared for it is, of a worry it is not.
    #[serde(default)]
    pub more_is_better: bool,
    /// In a word or two.
    pub name: Texts<String>,
    /// What the first number belongs to.
    pub first: Texts<String>,
    /// What the second number belongs to.
    pub second: Texts<String>,
}

/// Where steps and times come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Basis {
    pub steps: String,
    pub timing: String,
}

/// What the app says about a practice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PracticeText {
    pub name: String,
    /// Other names, and words that a person would look for it by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// One line.
    pub summary: String,
    /// How it goes.
    pub how: Vec<String>,
    /// What to look out for.
    pub cautions: Vec<String>,
    /// What it is about, said before it opens, where that alone may hurt.
    #[serde(default)]
    pub note: Option<String>,
    /// Who has not looked at it yet, said there too.
    #[serde(default)]
    pub unreviewed: Option<String>,
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
    /// Whether it is about abuse, and somebody else may be near the phone. It begins silent, nothing of it is kept, nothing suggests it
    /// (ADR 0027), and "Leave now" is on each of its pages.
    #[serde(default)]
    pub discreet: bool,
    pub family: Family,
    /// What it is drawn as, where it has more than its family's emblem: a lesson.
    #[serde(default)]
    pub picture: Option<PictureId>,
    /// What it is found by.
    pub facets: Facets,
    /// Practices that are well known before this one.
    #[serde(default)]
    pub prerequisites: Vec<PracticeId>,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    pub basis: Basis,
    /// What is not certain about it.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// What is rated in it, twice each.
    #[serde(default)]
    pub ratings: BTreeMap<PairId, Pair>,
    /// Its scripts.
    pub lengths: Compositions,
    /// Words.
    pub text: Texts<PracticeText>,
}

impl Practice {
    /// Whether it is offered there.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// How long it is meant to take, the shortest first.
    pub fn offered(&self) -> impl Iterator<Item = Millis> {
        self.lengths.scripts().map(|(_, script)| script.length)
    }

    /// What is known at once of the script whose length is nearest to the chosen one; of two, the shorter. Every practice that was
    /// checked has one.
    pub fn script(&self, length: Millis) -> Option<&Script> {
        let scripts = self.lengths.scripts().map(|(_, script)| script);
        scripts.min_by_key(|script| script.length.distance(length))
    }

    /// The same with its steps, which are read when they are first asked for.
    pub fn composition(&self, length: Millis) -> Option<&Composition> {
        self.script(length)?.whole()
    }

    /// The names of the parts of its script of that length, in order.
    pub fn parts(&self, length: Millis, language: &Language) -> Vec<&str> {
        let parts = self.script(length).map_or(&[][..], |script| &script.parts);
        parts.iter().map(|part| part.get(language).as_str()).collect()
    }

    /// The posture it is meant for, unless another one is chosen.
    pub fn posture(&self) -> Posture {
        self.facets.posture.first().copied().unwrap_or(Posture::Any)
    }

    /// Steps and words fit together; else the field that is wrong, and what to do.
    pub(super) fn fault(&self) -> Option<(String, String)> {
        check::checked(self).err()
    }
}
