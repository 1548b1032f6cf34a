//! What is asked of the words by which things are found, beyond their shape.

use super::catalogue::{cited, fault};
use super::{Catalogue, ContentError, FacetText, File, Files, PracticeId, Texts};
use std::collections::BTreeSet;

type Wrong = Option<(String, String)>;

/// The facets, by their names in `finding/facets.json`.
const FACETS: [&str; 6] = ["family", "problem", "flow", "length", "posture", "resource_type"];

impl Catalogue {
    /// Whatever a practice is found by has a name in every language, and whatever leads to a practice leads to one that is there.
    pub(super) fn finding_agrees(&self, files: &Files) -> Result<(), ContentError> {
        let told = |file: &File, wrong: Wrong| {
            wrong.map_or(Ok(()), |(field, reason)| Err(fault(file, field, reason)))
        };
        let facets = &self.finding.facets.text;
        told(&files.finding.facets, facets_named(facets))?;
        for file in files.practices {
            let named =
                |practice: &&super::Practice| file.path == format!("practices/{}.json", practice.id.0);
            let practice = self.practices.iter().find(named);
            told(file, practice.and_then(|practice| facet_without_words(practice, facets)))?;
        }
        told(&files.finding.said, self.said_leads_nowhere())?;
        told(&files.finding.distress, self.pattern_without_words())?;
        let known: BTreeSet<&str> = self.sources.keys().map(String::as_str).collect();
        let mut names = BTreeSet::new();
        for (n, album) in self.finding.albums.iter().enumerate() {
            let file = &files.finding.albums;
            cited(file, &format!("albums[{n}].sources"), &album.sources, &known)?;
            let once = names.insert(&album.id);
            told(
                file,
                (!once).then(|| (format!("albums[{n}].id"), "each album has a name of its own".into())),
            )?;
            let field = format!("albums[{n}].practices");
            told(
                file,
                self.missing(&album.practices).map(|(at, reason)| (format!("{field}[{at}]"), reason)),
            )?;
        }
        Ok(())
    }

    /// The first of these practices that is not there.
    fn missing(&self, practices: &[PracticeId]) -> Option<(usize, String)> {
        let at = practices.iter().position(|id| self.practice(id).is_none())?;
        let id = practices.get(at)?;
        Some((at, format!("\"{}\" is not in practices/; name one that is", id.0)))
    }

    fn said_leads_nowhere(&self) -> Wrong {
        self.finding.said.text.entries().find_map(|(language, text)| {
            text.said.iter().enumerate().find_map(|(n, said)| {
                let field = |name: &str| format!("text.{}.said[{n}].{name}", language.tag());
                if let Some((at, reason)) = self.missing(&said.practices) {
                    return Some((format!("{}[{at}]", field("practices")), reason));
                }
                let known = |problem: &String| {
                    self.finding.facets.text.each().all(|facets| facets.problem.contains_key(problem))
                };
                let at = said.problems.iter().position(|problem| !known(problem))?;
                Some((
                    format!("{}[{at}]", field("problems")),
                    "a problem that finding/facets.json has".into(),
                ))
            })
        })
    }

    /// A pattern of nothing but signs would be found in everything.
    fn pattern_without_words(&self) -> Wrong {
        self.finding.distress.text.entries().find_map(|(language, text)| {
            let lists = [("unless", &text.unless), ("distress", &text.distress), ("crisis", &text.crisis)];
            lists.into_iter().find_map(|(name, list)| {
                let wordless = |pattern: &String| {
                    pattern.trim_start_matches('=').split_whitespace().any(|word| {
                        !word.trim_end_matches('*').chars().all(char::is_alphanumeric)
                            || word.starts_with('*')
                    })
                };
                let at = list.iter().position(wordless)?;
                let reason = "words without apostrophes or signs; * at the end of a word, = at the beginning";
                Some((format!("text.{}.{name}[{at}]", language.tag()), reason.into()))
            })
        })
    }
}

fn facets_named(facets: &Texts<FacetText>) -> Wrong {
    facets.entries().find_map(|(language, text)| {
        let missing = FACETS.iter().find(|name| !text.facets.contains_key(**name));
        let other = text.facets.keys().find(|name| !FACETS.contains(&name.as_str()));
        let name = missing.map(|name| (*name).to_owned()).or_else(|| other.cloned())?;
        Some((format!("text.{}.facets.{name}", language.tag()), "a name for each facet, and no other".into()))
    })
}

/// A facet of a practice that nobody has named.
fn facet_without_words(practice: &super::Practice, facets: &Texts<FacetText>) -> Wrong {
    facets.entries().find_map(|(language, text)| {
        let wrong = |field: &str, of: &str| {
            let reason = format!(
                "it has no name in \"{}\"; give it one in text.{}.{of} of finding/facets.json, or name another",
                language.tag(),
                language.tag()
            );
            Some((field.to_owned(), reason))
        };
        let lists = &practice.facets;
        if let Some(at) = lists.problems.iter().position(|problem| !text.problem.contains_key(problem)) {
            return wrong(&format!("facets.problems[{at}]"), "problem");
        }
        if let Some(at) = lists.flow.iter().position(|flow| !text.flow.contains_key(flow)) {
            return wrong(&format!("facets.flow[{at}]"), "flow");
        }
        if let Some(at) = lists.posture.iter().position(|posture| !text.posture.contains_key(posture)) {
            return wrong(&format!("facets.posture[{at}]"), "posture");
        }
        if !text.family.contains_key(&practice.family) {
            return wrong("family", "family");
        }
        if !text.resource_type.contains_key(&lists.resource_type) {
            return wrong("facets.resource_type", "resource_type");
        }
        None
    })
}
