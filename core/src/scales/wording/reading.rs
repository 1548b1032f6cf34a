//! From text to a draft.

use super::draft::{CountsFrom, Draft, Found, Left, Seen};
use super::place::{self, Placed};
use super::rows::{self, Row, scale};
use super::{Expected, MOST_BYTES, MOST_LINES, WordingError, anchors};
use crate::content::ItemNo;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn draft(text: &str, expected: &Expected) -> Result<Draft, WordingError> {
    if text.len() > MOST_BYTES || text.lines().count() > MOST_LINES {
        return Err(WordingError::TooLong { most_bytes: MOST_BYTES as u32 });
    }
    if !text.chars().any(|c| !c.is_whitespace() && c != '\u{feff}') {
        return Err(WordingError::Empty);
    }
    let rows = rows::rows(text, expected.items);
    let placed = place::place(&rows, expected);
    let items: BTreeMap<ItemNo, Found> =
        placed.items.iter().map(|(item, rows_of)| (ItemNo(*item), found(&rows, rows_of))).collect();
    let items: BTreeMap<ItemNo, Found> =
        items.into_iter().filter(|(_, found)| !found.text.is_empty()).collect();
    if items.is_empty() {
        return Err(WordingError::NoItems);
    }
    let left = left(&rows, &placed);
    let (names, seen) = names(&rows, &placed, expected);
    let first = placed.items.values().flatten().copied().min().unwrap_or(0);
    let intro = rows.iter().take(first).filter(|row| anchors::named(&row.whole).is_empty());
    let time_frame = intro
        .flat_map(|row| row.whole.split_inclusive(['.', '!', '?', ':']))
        .find(|sentence| anchors::says_time(sentence));
    Ok(Draft {
        expected: expected.clone(),
        items,
        left,
        counts: seen.map_or(CountsFrom::Unsaid, |seen| counts(seen, expected)),
        anchors: names,
        time_frame: time_frame.map(|sentence| sentence.trim().to_owned()),
        seen,
        guessed_letters: false,
        unnumbered: placed.unnumbered,
        other_count: placed.other_count,
        twice: placed.twice.into_iter().map(ItemNo).collect(),
    })
}

/// An item's sentence, of one row or several.
fn found(rows: &[Row], rows_of: &[usize]) -> Found {
    let parts: Vec<&Row> = rows_of.iter().filter_map(|at| rows.get(*at)).collect();
    let mut text = String::new();
    for part in &parts {
        // A word that was broken at a hyphen goes on at once.
        let broken = text.ends_with('-') && part.text.starts_with(char::is_lowercase);
        if !text.is_empty() && !broken {
            text.push(' ');
        }
        text.push_str(&part.text);
    }
    let rows = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    Found { text: text.trim().to_owned(), line: parts.first().map(|row| row.line), rows }
}

/// What is no item.
fn left(rows: &[Row], placed: &Placed) -> Vec<Left> {
    let taken: BTreeSet<usize> = placed.items.values().flatten().copied().collect();
    let left = (0..).zip(rows).filter(|(at, _)| !taken.contains(at));
    left.map(|(_, row)| Left { line: row.line, text: row.whole.clone() }).collect()
}

/// What points are called, by the numbers on the paper; and the lowest and the highest number there was.
fn names(rows: &[Row], placed: &Placed, expected: &Expected) -> (BTreeMap<u8, String>, Option<Seen>) {
    let taken: BTreeSet<usize> = placed.items.values().flatten().copied().collect();
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    let mut numbers: BTreeSet<u32> = BTreeSet::new();
    for (at, row) in (0..).zip(rows) {
        if taken.contains(&at) {
            continue;
        }
        let listed =
            row.lead.filter(|_| placed.anchors.contains(&at)).map(|lead| (lead.number, row.text.clone()));
        for (number, name) in anchors::named(&row.whole).into_iter().chain(listed) {
            names.entry(number).or_insert(name);
        }
        numbers.extend(scale(&row.whole).into_iter().flat_map(|(least, most)| [least, most]));
    }
    numbers.extend(names.keys());
    // A year in brackets is no point.
    let most = u32::from(expected.most) + 1;
    let points = numbers.into_iter().filter(|number| *number <= most.max(10));
    let points: Vec<u8> = points.filter_map(|number| u8::try_from(number).ok()).collect();
    let seen =
        points.iter().min().zip(points.iter().max()).map(|(least, most)| Seen { least: *least, most: *most });
    let names = names.into_iter().filter_map(|(number, name)| Some((u8::try_from(number).ok()?, name)));
    (names.filter(|(number, _)| points.contains(number)).collect(), seen)
}

/// From which number answers are counted, where the numbers that were seen say it.
fn counts(seen: Seen, expected: &Expected) -> CountsFrom {
    let steps = expected.most - expected.least;
    if seen.least == 0 && seen.most <= steps {
        CountsFrom::Zero
    } else if seen.least >= 1 && seen.most == steps + 1 {
        CountsFrom::One
    } else {
        CountsFrom::Unsaid
    }
}
