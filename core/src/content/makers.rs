//! What makers of Android phones do with apps that are out of sight, and what a person can change about it.

#[cfg(test)]
mod tests;

use super::{PartialDate, Texts};
use serde::Deserialize;
use std::collections::BTreeSet;

type Wrong = Option<(String, &'static str)>;

/// The most steps: nobody follows more.
const STEPS: usize = 6;

/// What is said of a maker's phones.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MakerText {
    /// The maker, as people call it.
    pub name: String,
    /// One sentence: what such phones do.
    pub habit: String,
    /// What to change, in the order in which to do it.
    pub steps: Vec<String>,
}

/// A maker, or a few whose phones have the same menus.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Maker {
    pub id: String,
    /// As Android's `Build.MANUFACTURER` says it, in small letters.
    #[serde(default)]
    pub names: Vec<String>,
    /// The day on which someone last looked at the sources.
    pub looked_on: PartialDate,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about it.
    pub unsure: Vec<String>,
    /// Words.
    pub text: Texts<MakerText>,
}

/// What is said of all of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MakersText {
    /// Below the steps: that menus change.
    pub may_differ: String,
}

/// `reminders/makers.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Makers {
    /// What holds for a phone whose maker is not in the list.
    pub others: Maker,
    pub makers: Vec<Maker>,
    /// Words.
    pub text: Texts<MakersText>,
}

impl Makers {
    /// The maker that calls itself so, whatever the letters' case; `None` where it is not known, and [`Makers::others`] holds.
    pub fn maker(&self, manufacturer: &str) -> Option<&Maker> {
        let name = manufacturer.trim().to_lowercase();
        self.makers.iter().find(|maker| maker.names.contains(&name))
    }

    /// All there are with their fields in the file, the others last.
    pub(super) fn each(&self) -> impl Iterator<Item = (String, &Maker)> {
        let makers = self.makers.iter().enumerate().map(|(n, maker)| (format!("makers[{n}]"), maker));
        makers.chain([("others".to_owned(), &self.others)])
    }

    /// The first fault of the list, if it has one.
    pub(super) fn fault(&self) -> Wrong {
        let (mut ids, mut names) = (BTreeSet::new(), BTreeSet::new());
        if !self.others.names.is_empty() {
            return Some(("others.names".into(), "none: it holds for whoever has no place in the list"));
        }
        for (at, maker) in self.each() {
            if !ids.insert(maker.id.as_str()) {
                return Some((format!("{at}.id"), "each maker has an id of its own"));
            }
            if maker.names.is_empty() && at != "others" {
                return Some((format!("{at}.names"), "what Build.MANUFACTURER says on its phones"));
            }
            for (n, name) in maker.names.iter().enumerate() {
                let field = format!("{at}.names[{n}]");
                if name.trim().to_lowercase() != *name {
                    return Some((field, "in small letters, no space at either end"));
                }
                if !names.insert(name.as_str()) {
                    return Some((field, "a name leads to one maker"));
                }
            }
            if maker.looked_on.written().len() != 10 {
                return Some((format!("{at}.looked_on"), "a whole date: year-month-day"));
            }
            let wrong = maker.text.entries().find_map(|(language, text)| {
                let (field, reason) = text.fault()?;
                Some((format!("{at}.text.{}.{field}", language.tag()), reason))
            });
            if wrong.is_some() {
                return wrong;
            }
        }
        None
    }
}

impl MakerText {
    fn fault(&self) -> Wrong {
        let habit = self.habit.trim_end_matches('.');
        if habit == self.habit || habit.contains(". ") {
            return Some(("habit".into(), "one sentence, with its full stop"));
        }
        if self.steps.is_empty() || self.steps.len() > STEPS {
            return Some(("steps".into(), "one step to six"));
        }
        let whole = |step: &String| step.ends_with('.') && !step.contains(['!', '>', '→', '*', '_']);
        let at = self.steps.iter().position(|step| !whole(step))?;
        Some((format!("steps[{at}]"), "whole sentences, with their full stop, and no signs for menus"))
    }
}
