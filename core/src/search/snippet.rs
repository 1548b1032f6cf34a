//! Where in an entry something was found.

use super::fold::{Word, words};
use super::query::{Phrase, Query};
use std::ops::Range;

/// A piece of an entry's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text, as it was written.
    pub text: String,
    /// Whether it is what was looked for.
    pub found: bool,
}

/// Characters before and after the first thing found; longer texts are cut with an ellipsis.
const AROUND: usize = 60;

/// The text around what was found first, in the first of `texts` that has any of it, else their beginning.
pub fn of(texts: &[&str], query: &Query) -> Vec<Piece> {
    let found = texts.iter().find_map(|text| {
        let marks = marks(text, query);
        (!marks.is_empty()).then_some((*text, marks))
    });
    let (text, marks) = found.unwrap_or((texts.first().copied().unwrap_or_default(), Vec::new()));
    cut(text, &marks)
}

/// The ranges of `text` that match any phrase, in order, none overlapping.
fn marks(text: &str, query: &Query) -> Vec<Range<usize>> {
    let words = words(text);
    let mut marks: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let rest = words.get(at..).unwrap_or_default();
        for phrase in &query.phrases {
            if let Some(end) = matches(rest, phrase) {
                let start = rest.first().map_or(0, |word| word.range.start);
                match marks.last_mut() {
                    Some(last) if start < last.end => last.end = last.end.max(end),
                    _ => marks.push(start..end),
                }
            }
        }
    }
    marks
}

/// Where the phrase ends, if `words` begin with it.
fn matches(words: &[Word], phrase: &Phrase) -> Option<usize> {
    let last = phrase.words.len().checked_sub(1)?;
    let mut end = 0;
    for (n, sought) in phrase.words.iter().enumerate() {
        let word = words.get(n)?;
        let same =
            word.folded == *sought || (n == last && phrase.open && word.folded.starts_with(sought.as_str()));
        if !same {
            return None;
        }
        end = word.range.end;
    }
    Some(end)
}

fn cut(text: &str, marks: &[Range<usize>]) -> Vec<Piece> {
    let first = marks.first().cloned().unwrap_or(0..0);
    let before = text.get(..first.start).unwrap_or_default();
    let start = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let after = text.get(first.end..).unwrap_or_default();
    let end = after.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| first.end + at);
    // Not in the middle of a word, where there is a space to cut at.
    let start = if start == 0 {
        0
    } else {
        text.get(start..first.start).and_then(|t| t.find(char::is_whitespace)).map_or(start, |n| start + n)
    };
    let end = if end == text.len() {
        end
    } else {
        text.get(first.end..end).and_then(|t| t.rfind(char::is_whitespace)).map_or(end, |n| first.end + n)
    };

    let mut pieces = Vec::new();
    let mut push = |text: &str, found: bool| {
        let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        if !text.is_empty() {
            pieces.push(Piece { text, found });
        }
    };
    if start > 0 {
        push("…", false);
    }
    let mut at = start;
    for mark in marks.iter().filter(|mark| mark.end <= end) {
        push(text.get(at..mark.start).unwrap_or_default(), false);
        push(text.get(mark.clone()).unwrap_or_default(), true);
        at = mark.end;
    }
    push(text.get(at..end).unwrap_or_default(), false);
    if end < text.len() {
        push("…", false);
    }
    pieces
}
