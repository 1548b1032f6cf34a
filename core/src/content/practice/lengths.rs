//! The scripts of a practice. All of them together are two megabytes, of which one session needs a few pages: a script is
//! read when it is first asked for.

use super::{Composition, Step};
use crate::content::{Seconds, Texts};
use crate::time::Millis;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
#[allow(clippy::disallowed_types, reason = "no global: it lives in the script it was read from")]
use std::sync::OnceLock;

/// The scripts there are: at least one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Compositions {
    /// The heart of it.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<Composition>"))]
    pub short: Option<Script>,
    /// The whole.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<Composition>"))]
    pub medium: Option<Script>,
    /// Deeper into it.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<Composition>"))]
    pub long: Option<Script>,
}

impl Compositions {
    /// What is known at once of those there are, the shortest first, each with its name.
    pub fn scripts(&self) -> impl Iterator<Item = (&'static str, &Script)> {
        let all = [("short", &self.short), ("medium", &self.medium), ("long", &self.long)];
        all.into_iter().filter_map(|(name, script)| Some((name, script.as_ref()?)))
    }

    /// Those there are, with every step, the shortest first, each with its name.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, &Composition)> {
        self.scripts().filter_map(|(name, script)| Some((name, script.whole()?)))
    }

    /// Where the steps of each stand, in the order of [`each`](Self::each): nothing but `build.rs` takes a file apart.
    pub(in crate::content) fn stand_in(&mut self, texts: [&'static str; 3]) {
        let all = [&mut self.short, &mut self.medium, &mut self.long];
        for (script, text) in all.into_iter().zip(texts) {
            if let Some(script) = script {
                script.text = text;
            }
        }
    }
}

/// The script of one length: what screens show of it, and its steps once someone asks for them.
#[derive(Debug, Clone)]
#[allow(clippy::disallowed_types, reason = "no global: it lives in the script it was read from")]
pub struct Script {
    /// How long it is meant to take.
    pub length: Millis,
    /// The names of its parts, in order.
    pub parts: Vec<Texts<String>>,
    /// Whether it goes otherwise for closed eyes.
    pub minds_eyes: bool,
    /// All of it as JSON, where it was not there from the beginning.
    text: &'static str,
    whole: OnceLock<Option<Composition>>,
}

impl Script {
    /// With every step. `None` where its text cannot be read, which `build.rs` has done before.
    pub fn whole(&self) -> Option<&Composition> {
        self.whole.get_or_init(|| serde_json::from_str(self.text).ok()).as_ref()
    }

    /// The same, to be edited.
    #[cfg(test)]
    pub fn whole_mut(&mut self) -> &mut Composition {
        self.whole();
        self.whole.get_mut().unwrap().as_mut().unwrap()
    }
}

/// Two are the same that say the same, whether or not anybody has asked for their steps yet.
impl PartialEq for Script {
    fn eq(&self, other: &Self) -> bool {
        self.whole() == other.whole()
    }
}

impl Eq for Script {}

impl From<Composition> for Script {
    fn from(whole: Composition) -> Self {
        Self {
            length: whole.length.0,
            parts: whole.steps.iter().filter_map(|step| step.part.clone()).collect(),
            minds_eyes: whole.minds_eyes(),
            text: "",
            whole: Some(whole).into(),
        }
    }
}

/// A script as it stands in a file, with its steps; or as `build.rs` leaves its head, with what is known of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InFile {
    length_s: Seconds,
    #[serde(default)]
    steps: Option<Vec<Step>>,
    #[serde(default)]
    head: Option<Head>,
}

/// What is known of a script whose steps stand elsewhere.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    parts: Vec<Texts<String>>,
    minds_eyes: bool,
}

/// By hand, for serde's own would borrow the text of a script from what is read.
impl<'de> Deserialize<'de> for Script {
    fn deserialize<D: Deserializer<'de>>(file: D) -> Result<Self, D::Error> {
        let file = InFile::deserialize(file)?;
        match (file.steps, file.head) {
            (Some(steps), None) => Ok(Composition { length: file.length_s, steps }.into()),
            (None, Some(Head { parts, minds_eyes })) => {
                Ok(Self { length: file.length_s.0, parts, minds_eyes, text: "", whole: Default::default() })
            }
            _ => Err(D::Error::custom("a script has \"steps\"")),
        }
    }
}
