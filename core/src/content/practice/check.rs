//! What is asked of a script beyond its shape. How its words sound is asked by `tests/words`.

use super::{Choose, Composition, Condition, Does, PairId, Practice, Side, Step, StepId, discreet};
use crate::time::Millis;
use std::collections::{BTreeMap, BTreeSet};

type Wrong = (String, String);

/// A choice has that many options.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=5;
/// The most breaths that a step rests or leads for: an hour of the slowest ones would be fewer.
const BREATHS_MOST: u32 = 200;

pub(super) fn checked(practice: &Practice) -> Result<(), Wrong> {
    ensure(!practice.roles.is_empty(), "roles", "offered somewhere")?;
    ensure(!practice.facets.posture.is_empty(), "facets.posture", "at least one")?;
    ensure(practice.lengths.scripts().next().is_some(), "lengths", "at least one of short, medium and long")?;
    let lengths: Vec<Millis> = practice.offered().collect();
    ensure(
        lengths.is_sorted_by(|one, next| one < next),
        "lengths",
        "short, medium and long go from short to long",
    )?;
    for (name, script) in practice.lengths.each() {
        composition(practice, script)
            .map_err(|(field, reason)| (format!("lengths.{name}.{field}"), reason))?;
    }
    discreet::fault(practice)
}

fn composition(practice: &Practice, script: &Composition) -> Result<(), Wrong> {
    ensure(script.length.0 > Millis::ZERO, "length_s", "longer than nothing")?;
    ensure(!script.steps.is_empty(), "steps", "at least one")?;
    let mut before: BTreeMap<&StepId, &Step> = BTreeMap::new();
    let mut sides: BTreeSet<(&PairId, Side)> = BTreeSet::new();
    for (n, step) in script.steps.iter().enumerate() {
        let inside = |(field, reason): Wrong| (format!("steps[{n}]{field}"), reason);
        step_alone(step).map_err(inside)?;
        conditions(step, &before).map_err(inside)?;
        if let Does::Rate(rate) = &step.does {
            let known = practice.ratings.contains_key(&rate.pair);
            ensure(known, ".does.rate.pair", "one of the practice's ratings").map_err(inside)?;
            let once = sides.insert((&rate.pair, rate.side));
            ensure(once, ".does.rate.side", "each side of a pair is asked once").map_err(inside)?;
        }
        let spoken =
            practice.text.entries().all(|(language, _)| step.texts().iter().all(|text| text.has(&language)));
        ensure(spoken, "", "words in each language that the practice has").map_err(inside)?;
        let is_new = before.insert(&step.id, step).is_none();
        ensure(is_new, ".id", "a step stands in a script once").map_err(inside)?;
    }
    let whole = sides
        .iter()
        .all(|(pair, _)| [Side::First, Side::Second].iter().all(|side| sides.contains(&(*pair, *side))));
    ensure(whole, "steps", "both sides of a pair are rated, or neither")
}

fn step_alone(step: &Step) -> Result<(), Wrong> {
    ensure(is_name(&step.id.0), ".id", "small letters, digits and hyphens, and not only a number")?;
    let grow = step.does.pauses().iter().all(|pause| pause.least <= pause.usual && pause.usual <= pause.most);
    ensure(grow, ".does", "least, usual and most go from short to long")?;
    match &step.does {
        Does::Say(lines) | Does::Touch { lines, .. } | Does::Picture { lines, .. } => {
            ensure(!lines.is_empty(), ".does", "at least one line")
        }
        Does::Rest(rest) => match rest.silence {
            super::Silence::Breaths { count, .. } => {
                ensure(count <= BREATHS_MOST, ".does.rest.breaths", "at most 200")
            }
            super::Silence::Clock(_) => Ok(()),
        },
        Does::Breathe { breaths } => {
            ensure((1..=BREATHS_MOST).contains(breaths), ".does.breathe.breaths", "1 to 200")
        }
        Does::Choose(choose) => options(choose),
        Does::Read(read) => ensure(!read.paragraphs.is_empty(), ".does.read.paragraphs", "at least one"),
        Does::Rate(_) | Does::Write(_) => Ok(()),
    }
}

fn options(choose: &Choose) -> Result<(), Wrong> {
    ensure(OPTIONS.contains(&choose.options.len()), ".does.choose.options", "2 to 5")?;
    let names: BTreeSet<_> = choose.options.iter().map(|option| &option.id).collect();
    ensure(names.len() == choose.options.len(), ".does.choose.options", "each option has a name of its own")?;
    let default = choose.options.iter().find(|option| option.id == choose.default);
    let mild = default.is_some();
    ensure(mild, ".does.choose.default", "one of the options")
}

/// What a condition asks of was asked before it, and so was what it stands instead of.
fn conditions(step: &Step, before: &BTreeMap<&StepId, &Step>) -> Result<(), Wrong> {
    let forms = step.instead_of.iter().all(|other| before.contains_key(other));
    ensure(forms, ".instead_of", "steps of this script that come before it")?;
    for condition in step.when.iter().flat_map(Condition::each) {
        let holds = match condition {
            Condition::Chose { step, option } => matches!(
                before.get(step).map(|step| &step.does),
                Some(Does::Choose(choose)) if choose.options.iter().any(|one| one.id == *option)
            ),
            Condition::Heavy(pair) => is_rated(before, pair, Side::First),
            Condition::Rose(pair) => is_rated(before, pair, Side::Second),
            Condition::All(some) | Condition::Any(some) => !some.is_empty(),
            _ => true,
        };
        ensure(holds, ".when", "asks of a step, an option or a number of this script that comes before it")?;
    }
    let names_it = step.texts().iter().any(|text| text.each().any(|words| words.contains("{kept}")));
    let kept = step.when.iter().any(|when| matches!(when, Condition::Kept(_)) || is_among(when));
    ensure(!names_it || kept, ".when", "{kept} stands where the step's condition says of what kind")
}

fn is_rated(before: &BTreeMap<&StepId, &Step>, pair: &PairId, side: Side) -> bool {
    let asks =
        |step: &&&Step| matches!(&step.does, Does::Rate(rate) if rate.pair == *pair && rate.side == side);
    before.values().any(|step| asks(&step))
}

/// Whether a kind of kept thing is one of the conditions that all hold.
fn is_among(when: &Condition) -> bool {
    matches!(when, Condition::All(some) if some.iter().any(|one| matches!(one, Condition::Kept(_))))
}

fn is_name(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    id.chars().all(plain) && id.chars().any(|c| c.is_ascii_lowercase())
}

fn ensure(holds: bool, field: &str, what_to_do: &str) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err((field.to_owned(), what_to_do.to_owned())) }
}
