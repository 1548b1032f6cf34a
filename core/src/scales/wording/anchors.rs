//! What points of a scale are called, and what is said of time, where it stands around the items.

use super::number;
use crate::digits;

/// Points that a line names: `1 = almost never`, `almost always (5)`. No line of a list is one: `1. …` may be an item.
pub(super) fn named(line: &str) -> Vec<(u32, String)> {
    let before = numbers_before(line);
    if before.is_empty() { numbers_behind(line) } else { before }
}

/// `1 = almost never, 5 = almost always`.
fn numbers_before(line: &str) -> Vec<(u32, String)> {
    let mut found: Vec<(u32, usize, usize)> = Vec::new();
    for (at, _) in line.match_indices('=') {
        let head = line.get(..at).unwrap_or_default().trim_end().trim_end_matches(')');
        let begin = head.char_indices().rev().take_while(|(_, c)| digits::value(*c).is_some()).last();
        let Some((begin, _)) = begin else { continue };
        if let Some(number) = head.get(begin..).and_then(number::whole) {
            found.push((number, begin, at + 1));
        }
    }
    let ends = found.iter().skip(1).map(|(_, begin, _)| *begin).chain([line.len()]);
    let words = found
        .iter()
        .zip(ends)
        .map(|((number, _, from), to)| (*number, tidy(line.get(*from..to).unwrap_or_default())));
    words.filter(|(_, words)| is_name(words)).collect()
}

/// `almost never (1)`, `almost never = 1`, several with signs between.
fn numbers_behind(line: &str) -> Vec<(u32, String)> {
    let parts = line.split(['\t', ',', ';', '|', '…']).flat_map(|part| part.split(" … "));
    let named = parts.map(|part| {
        let part = part.trim();
        let (words, number) = part
            .strip_suffix(')')
            .and_then(|part| part.rsplit_once('('))
            .or_else(|| part.rsplit_once('='))?;
        Some((number::whole(number.trim())?, tidy(words)))
    });
    let named: Option<Vec<(u32, String)>> = named.collect();
    named.filter(|named| named.iter().all(|(_, words)| is_name(words))).unwrap_or_default()
}

fn tidy(words: &str) -> String {
    words.trim_matches(|c: char| c.is_whitespace() || ",;|()[]:–—\"".contains(c)).to_owned()
}

/// What a point is called is short.
pub(super) fn is_name(words: &str) -> bool {
    words.chars().any(char::is_alphabetic) && words.chars().count() <= MOST_NAME
}

/// Characters (design value).
pub(super) const MOST_NAME: usize = 80;

/// Whether a sentence says which time answers are about. English alone: in other languages a person says it themselves.
pub(super) fn says_time(sentence: &str) -> bool {
    let small = sentence.to_lowercase();
    let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    let span = has(&["week", "weeks", "day", "days", "month", "months", "year", "years"]);
    (span && has(&["last", "past", "previous", "over", "during"]))
        || has(&["typically", "usually", "generally"])
        || small.contains("right now")
        || small.contains("in general")
}
