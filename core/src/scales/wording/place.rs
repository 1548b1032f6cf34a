//! Which row is which item.

use super::Expected;
use super::anchors;
use super::rows::{Row, scale};
use super::script::{self, Script};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The rows that are items, by their numbers, each with those that go on with it.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub items: BTreeMap<u8, Vec<usize>>,
    /// Rows that name points, with their numbers.
    pub anchors: Vec<usize>,
    /// Items of which a number stood there twice.
    pub twice: BTreeSet<u8>,
    /// There were no numbers: the order of lines was taken.
    pub unnumbered: bool,
    /// So many items seem to be there, where that is not as many as there should be.
    pub other_count: Option<u32>,
}

/// Finds items by their numbers, or, where there are hardly any, by their order.
pub(super) fn place(rows: &[Row], expected: &Expected) -> Placed {
    let firm = rows.iter().filter(|row| row.lead.is_some_and(|lead| lead.firm)).count();
    let half = (usize::from(expected.items) / 2).max(1);
    let numbered: Vec<Numbered> = (0..)
        .zip(rows)
        .filter_map(|(at, row)| {
            let lead = row.lead.filter(|lead| !row.heading && (lead.firm || firm < half))?;
            Some(Numbered { at, number: lead.number, length: row.text.chars().count() })
        })
        .collect();
    // Half of them numbered, or all there is.
    if numbered.len() >= half || (numbered.len() > 1 && numbered.len() * 2 >= rows.len()) {
        by_number(rows, &numbered, expected)
    } else {
        by_order(rows, expected)
    }
}

/// A row with a number.
#[derive(Debug, Clone, Copy)]
struct Numbered {
    at: usize,
    number: u32,
    /// Of its words, characters.
    length: usize,
}

fn by_number(rows: &[Row], numbered: &[Numbered], expected: &Expected) -> Placed {
    let mut placed = Placed::default();
    let mut chains = chains(numbered);
    while let Some(found) = legend(&chains, expected) {
        placed.anchors.extend(chains.remove(found).iter().map(|row| row.at));
    }
    let rows_of_items: Vec<Numbered> = chains.concat();
    let numbers = numbers(&rows_of_items, expected);
    for (row, number) in rows_of_items.iter().zip(&numbers) {
        let item = u8::try_from(*number).ok().filter(|item| (1..=expected.items).contains(item));
        let Some(item) = item else { continue };
        match placed.items.entry(item) {
            Entry::Occupied(_) => {
                placed.twice.insert(item);
            }
            Entry::Vacant(free) => {
                free.insert(vec![row.at]);
            }
        }
    }
    let most = numbers.iter().copied().max().unwrap_or(0);
    let fits = u32::from(expected.items)..=u32::from(expected.items) + u32::from(expected.extras);
    placed.other_count = (!fits.contains(&most)).then_some(most);
    go_on(rows, &mut placed);
    placed
}

/// Rows one after the other whose numbers go up, or down, by one.
fn chains(numbered: &[Numbered]) -> Vec<Vec<Numbered>> {
    let mut chains: Vec<Vec<Numbered>> = Vec::new();
    for row in numbered {
        let goes_on = chains.last().is_some_and(|chain| match chain.as_slice() {
            [.., before, last] => {
                let (up, down) = (last.number > before.number, last.number < before.number);
                (up && row.number == last.number + 1) || (down && row.number + 1 == last.number)
            }
            [only] => row.number.abs_diff(only.number) == 1,
            [] => false,
        });
        match chains.last_mut() {
            Some(chain) if goes_on => chain.push(*row),
            _ => chains.push(vec![*row]),
        }
    }
    chains
}

/// The chain that names the points of the scale: as many as there are, with words that are half as long as the others' at most, and with numbers
/// that items have, too.
fn legend(chains: &[Vec<Numbered>], expected: &Expected) -> Option<usize> {
    let points = usize::from(expected.most - expected.least) + 1;
    let length = |rows: &mut dyn Iterator<Item = &Numbered>| {
        let lengths: Vec<usize> = rows.map(|row| row.length).collect();
        lengths.iter().sum::<usize>() as f64 / lengths.len().max(1) as f64
    };
    (0..).zip(chains).find_map(|(n, chain)| {
        let least = chain.iter().map(|row| row.number).min()?;
        let others = || (0..).zip(chains).filter(move |(other, _)| *other != n).flat_map(|(_, chain)| chain);
        let is_elsewhere =
            |row: &Numbered| row.number == 0 || others().any(|other| other.number == row.number);
        let fits = chain.len() == points && least <= 1 && chain.iter().all(is_elsewhere);
        let is_short = length(&mut chain.iter()) * 2.0 < length(&mut others());
        (fits && is_short).then_some(n)
    })
}

/// The number of each row over the whole instrument: where each of its parts is counted from 1 again, those before it are added, and
/// where items are counted from 0, one.
fn numbers(rows: &[Numbered], expected: &Expected) -> Vec<u32> {
    let items = u32::from(expected.items);
    let most = rows.iter().map(|row| row.number).max().unwrap_or(0);
    let from_zero = u32::from(rows.iter().any(|row| row.number == 0) && most < items);
    let mut blocks: Vec<u32> = Vec::new();
    let mut before: Option<u32> = None;
    let mut block_of = Vec::with_capacity(rows.len());
    for row in rows {
        let begins = row.number + from_zero == 1 && before != Some(row.number);
        if begins || blocks.is_empty() {
            blocks.push(0);
        }
        if let Some(count) = blocks.last_mut() {
            *count += 1;
        }
        block_of.push(blocks.len() - 1);
        before = Some(row.number);
    }
    let is_parted = blocks.len() > 1 && most + from_zero < items;
    let starts: Vec<u32> = if is_parted && blocks.len() == expected.parts.len() {
        starts(expected.parts.iter().map(|part| u32::from(*part)))
    } else if is_parted && blocks.iter().sum::<u32>() == items {
        starts(blocks.iter().copied())
    } else {
        vec![0; blocks.len()]
    };
    rows.iter()
        .zip(block_of)
        .map(|(row, block)| row.number + from_zero + starts.get(block).copied().unwrap_or(0))
        .collect()
}

/// Where each part begins, by how long they are.
fn starts(lengths: impl Iterator<Item = u32>) -> Vec<u32> {
    lengths.scan(0, |sum, length| Some(std::mem::replace(sum, *sum + length))).collect()
}

/// Rows without a number that go on with the item above them.
fn go_on(rows: &[Row], placed: &mut Placed) {
    let text =
        |rows_of: &[usize]| rows_of.last().and_then(|at| rows.get(*at)).map_or("", |row| row.text.as_str());
    let ended = placed.items.values().filter(|rows_of| is_ended(text(rows_of))).count();
    let mostly_ended = ended * 2 > placed.items.len();
    let first: BTreeMap<usize, u8> =
        placed.items.iter().filter_map(|(item, rows_of)| Some((*rows_of.first()?, *item))).collect();
    let mut above: Option<u8> = None;
    for (at, row) in rows.iter().enumerate() {
        if let Some(item) = first.get(&at) {
            above = Some(*item);
            continue;
        }
        let rows_of = above.and_then(|item| placed.items.get_mut(&item));
        let is_words = !row.bullet && !row.heading && row.lead.is_none() && !is_about_answers(row);
        let goes_on = rows_of.as_ref().is_some_and(|rows_of| {
            let before = text(rows_of);
            let unended = !is_ended(before);
            let begun_small = row.text.starts_with(char::is_lowercase);
            let same_script = before.is_empty()
                || script::of(before).zip(script::of(&row.text)).is_none_or(|(a, b)| a == b);
            let close =
                if row.apart { begun_small && unended } else { begun_small || (unended && mostly_ended) };
            is_words && same_script && (before.is_empty() || close)
        });
        match rows_of {
            Some(rows_of) if goes_on => rows_of.push(at),
            _ => above = None,
        }
    }
}

/// A row that is about answers: it names points, or has numbers to circle.
pub(super) fn is_about_answers(row: &Row) -> bool {
    !anchors::named(&row.whole).is_empty() || scale(&row.whole).is_some()
}

/// Whether a sentence has come to its end.
fn is_ended(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '»', ')', '’'])
        .ends_with(['.', '!', '?', '…', '。', '؟', '।', '۔', '！', '？'])
}

/// Takes rows in their order, where it can be told which are items.
fn by_order(rows: &[Row], expected: &Expected) -> Placed {
    let items = usize::from(expected.items);
    let words: Vec<usize> =
        (0..).zip(rows).filter(|(_, row)| !row.heading && !is_about_answers(row)).map(|(at, _)| at).collect();
    let row = |at: &usize| rows.get(*at);
    let is = |check: fn(&Row) -> bool| move |at: &&usize| row(at).is_some_and(check);
    let alone = |chosen: Vec<usize>| chosen.into_iter().map(|at| vec![at]).collect::<Vec<_>>();
    let bullets: Vec<usize> = words.iter().filter(is(|row| row.bullet)).copied().collect();
    let sentences: Vec<usize> = words
        .iter()
        .filter(is(|row| !row.text.ends_with([':', '：']) && row.text.chars().count() <= LONG))
        .copied()
        .collect();
    let joined = |parts: fn(&Row) -> bool| {
        let mut all: Vec<Vec<usize>> = Vec::new();
        for at in &words {
            match all.last_mut() {
                Some(last) if row(at).is_some_and(parts) => last.push(*at),
                _ => all.push(vec![*at]),
            }
        }
        all
    };
    let paragraphs = joined(|row| !row.apart);
    let run = paragraphs.iter().find(|rows_of| rows_of.len() == items).cloned();
    let broken = joined(|row| !row.apart && row.text.starts_with(char::is_lowercase));
    let short: Vec<Vec<usize>> = paragraphs
        .iter()
        .filter(|rows_of| {
            rows_of.last().and_then(row).is_some_and(|row| !row.text.ends_with([':', '：']))
                && rows_of.iter().filter_map(row).map(|row| row.text.chars().count()).sum::<usize>() <= LONG
        })
        .cloned()
        .collect();
    let ways = [
        alone(bullets.clone()),
        alone(words.clone()),
        alone(run.unwrap_or_default()),
        alone(sentences.clone()),
        broken,
        paragraphs.clone(),
        short.clone(),
    ];
    let fits = ways.into_iter().find(|way| way.len() == items);
    // Nothing has the right number: the most likely, for someone to look at.
    let chosen = fits.unwrap_or_else(|| {
        if bullets.len() > 1 {
            alone(bullets)
        } else if short.len() > 2 && short.len() < sentences.len() {
            short
        } else {
            alone(sentences)
        }
    });
    let other_count = (chosen.len() != items).then(|| u32::try_from(chosen.len()).unwrap_or(u32::MAX));
    let items = (1..=expected.items).zip(chosen).collect();
    Placed { items, unnumbered: true, other_count, ..Placed::default() }
}

/// A line that is longer introduces items; characters (design value: items of the scales here have at most about 170).
const LONG: usize = 240;

/// The script that most items are in, and those that are in another.
pub(super) fn other_scripts(items: &BTreeMap<u8, String>) -> BTreeSet<u8> {
    let scripts: BTreeMap<u8, Script> =
        items.iter().filter_map(|(item, text)| Some((*item, script::of(text)?))).collect();
    let count = |script: Script| scripts.values().filter(|other| **other == script).count();
    let most = scripts.values().copied().max_by_key(|script| count(*script));
    scripts.iter().filter(|(_, script)| Some(**script) != most).map(|(item, _)| *item).collect()
}
