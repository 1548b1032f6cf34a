//! Finding a practice, a way to breathe, a page to write on: by its name, by what it is for, by words as people say them on a bad day.
//!
//! - [`Finder`]: made once of the catalogue, for a language. [`Finder::find`]: what was typed, and a [`Filter`] → [`Found`].
//! - [`ranking`]: the table of what comes before what. [`Distress`]: whoever is in it gets the ground and a kind word first.
//! - [`Facet`], [`FacetValue`], [`Count`]: what hits are sorted by, and how many there would be.
//! - [`suggest()`]: what may fit today, and why. [`recent`]: what was done lately, and whether it helped.

mod distress;
mod facets;
mod index;
pub mod ranking;
mod suggest;
#[cfg(test)]
mod tests;
mod words;

pub use distress::Distress;
pub use facets::{Count, Facet, FacetValue, Filter};
pub use index::Target;
pub use ranking::Why;
pub use suggest::{Because, Known, Recent, SESSIONS_LOOKED_AT, Suggestion, recent, suggest};

use crate::content::{Catalogue, Language};
use distress::Patterns;
use index::Index;
use ranking::{led_by, ranked};

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub target: Target,
    pub why: Why,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The best first.
    pub hits: Vec<Hit>,
    /// Each value of each facet, with how many hits there would be if it were chosen, or are, where it is.
    pub counts: Vec<Count>,
    /// Whether someone is in distress: the first two hits are the ground and the kind word.
    pub distress: Distress,
}

/// Everything that can be found, in the words of one language.
#[derive(Debug, Clone)]
pub struct Finder {
    index: Index,
    patterns: Patterns,
    /// What comes first for someone in distress.
    first: Vec<usize>,
}

impl Finder {
    /// Made from that catalogue; a few milliseconds.
    pub fn new(catalogue: &Catalogue, language: &Language) -> Self {
        let text = catalogue.finding.distress.text.get(language);
        let index = Index::new(catalogue, language, &Patterns::words(text));
        let patterns = Patterns::new(text, &index.vocabulary);
        let first = [&catalogue.grounding, &catalogue.kind_minute];
        let first =
            first.iter().filter_map(|practice| index.place(&Target::Practice(practice.id.clone()))).collect();
        Self { index, patterns, first }
    }

    /// What is found by what was typed, among what the filter admits. Nothing typed, or nothing but small words, finds all of that.
    /// What comes first in distress comes whatever is chosen.
    pub fn find(&self, text: &str, filter: &Filter) -> Found {
        let typed = self.index.vocabulary.typed(text);
        let distress = self.patterns.told_by(&typed.all);
        let first = if distress == Distress::Calm { &[][..] } else { &self.first };
        let found = led_by(first, ranked(&self.index, &typed));
        let item = |at: usize| self.index.items.get(at);
        let others = || found.iter().skip(first.len());
        let matching = others().filter_map(|(at, _)| item(*at));
        let always = u32::try_from(first.len()).unwrap_or(u32::MAX);
        let counts = facets::counts(&self.index.values, filter, matching, always);
        let admitted = others().filter(|(at, _)| item(*at).is_some_and(|item| filter.admits(item)));
        let hit = |(at, why): &(usize, Why)| Some(Hit { target: item(*at)?.target.clone(), why: *why });
        let hits = found.iter().take(first.len()).chain(admitted).filter_map(hit).collect();
        Found { hits, counts, distress }
    }
}
