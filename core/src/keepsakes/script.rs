//! What the scripts of the catalogue have to say about something kept.

use super::{KeepsakeError, Kept, Origin, Thing};
use crate::content::{Catalogue, Choose, Condition, Does, KeptKind, Language, Practice, StepId};
use crate::fields::OptionId;
use std::collections::BTreeSet;

/// The choices of a practice, in every length, each with its step.
fn choices(practice: &Practice) -> impl Iterator<Item = (&StepId, &Choose)> {
    let steps = practice.lengths.each().flat_map(|(_, script)| &script.steps);
    steps.filter_map(
        |step| if let Does::Choose(choose) = &step.does { Some((&step.id, choose)) } else { None },
    )
}

/// Those of the step where something was kept: a step may be in several lengths, with other options in each.
fn choices_at<'a>(catalogue: &'a Catalogue, from: &'a Origin) -> impl Iterator<Item = &'a Choose> {
    let all = catalogue.practice(&from.practice).into_iter().flat_map(choices);
    all.filter(|(step, _)| **step == from.step).map(|(_, choose)| choose)
}

/// As what is kept what is chosen there; `None` where nothing is kept.
pub fn kind_at(catalogue: &Catalogue, from: &Origin) -> Option<KeptKind> {
    choices_at(catalogue, from).find_map(|choose| choose.keep)
}

/// An option of a step as a thing to keep, with its words of now. An option that asks for words of one's own has none to keep,
/// nor has one that keeps nothing: its words are blank.
pub fn chosen(
    catalogue: &Catalogue,
    from: Origin,
    option: &OptionId,
    language: &Language,
) -> Result<Thing, KeepsakeError> {
    let found = choices_at(catalogue, &from).find_map(|choose| {
        let found = choose.options.iter().find(|one| one.id == *option)?;
        Some((
            choose.keep?,
            if found.own || found.keeps_nothing { String::new() } else { found.words.get(language).clone() },
        ))
    });
    let (kind, words) = found.ok_or(KeepsakeError::UnknownOption)?;
    Ok(Thing { kind, what: Kept::Option { id: option.clone(), words }, from })
}

/// Its words: one's own, or those that the script has now for the option; those of then, where it has lost it.
pub fn words<'a>(thing: &'a Thing, catalogue: &'a Catalogue, language: &Language) -> &'a str {
    match &thing.what {
        Kept::Words(words) => words,
        Kept::Option { id, words } => {
            let options = choices_at(catalogue, &thing.from).flat_map(|choose| &choose.options);
            let now = options.into_iter().find(|option| option.id == *id && !option.own);
            now.map_or(words, |option| option.words.get(language))
        }
    }
}

/// Whether a practice keeps things of that kind itself.
pub(super) fn keeps(practice: &Practice, kind: KeptKind) -> bool {
    choices(practice).any(|(_, choose)| choose.keep == Some(kind))
}

/// The kinds that the conditions of a practice name.
pub(super) fn speaks_of(practice: &Practice) -> BTreeSet<KeptKind> {
    let steps = practice.lengths.each().flat_map(|(_, script)| &script.steps);
    let conditions = steps.filter_map(|step| step.when.as_ref()).flat_map(Condition::each);
    conditions.filter_map(|when| if let Condition::Kept(kind) = when { Some(*kind) } else { None }).collect()
}
