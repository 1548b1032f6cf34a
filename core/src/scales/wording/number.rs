//! The number before an item, in whatever digits and signs.

use crate::digits;

/// A number that words begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lead {
    pub number: u32,
    /// A sign stands behind it, so that it is no part of the sentence.
    pub firm: bool,
    /// A word stands before it ("Item 1"), of so many bytes from where the line begins.
    pub label: usize,
}

/// No item has more digits.
const MOST_DIGITS: usize = 3;
/// A word before the number ("Item 1:", "Frage 1:") is no longer.
const MOST_WORD: usize = 12;

/// The number that a line begins with, and what comes after it.
pub(super) fn lead(line: &str) -> Option<(Lead, &str)> {
    let line = line.trim_start();
    let open = line.strip_prefix(['(', '[', '（', '【', '#']);
    let (inner, opened) = open.map_or((line, false), |inner| (inner, !line.starts_with('#')));
    if let Some((number, rest)) = digits_first(inner) {
        let (rest, firm) = behind(rest)?;
        let begins = rest.chars().next().is_some_and(|c| c.is_alphabetic() || "\"“„«¿¡'‘…".contains(c));
        return (firm || (!opened && begins) || (!opened && rest.is_empty()))
            .then_some((Lead { number, firm, label: 0 }, rest));
    }
    // A word, then the number, then a sign or nothing more.
    let end = inner.find(|c: char| !c.is_alphabetic() && !is_mark(c))?;
    let (word, rest) = inner.split_at(end);
    if word.is_empty() || word.chars().count() > MOST_WORD {
        return None;
    }
    let (number, rest) = digits_first(rest.trim_start_matches(['.', ' ', '-', '#']))?;
    let (rest, firm) = behind(rest)?;
    (firm || rest.is_empty())
        .then_some((Lead { number, firm: true, label: end + (line.len() - inner.len()) }, rest))
}

/// Marks above and below letters, which are no letters.
fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && !c.is_alphanumeric()
        && !c.is_whitespace()
        && unicode_normalization::char::is_combining_mark(c)
}

/// A number, and what comes after it.
fn digits_first(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c| digits::value(c).is_none()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    whole(digits).map(|number| (number, rest))
}

/// A word that is a number and nothing else.
pub(super) fn whole(word: &str) -> Option<u32> {
    let count = word.chars().count();
    if count == 0 || count > MOST_DIGITS {
        return None;
    }
    word.chars().try_fold(0, |sum, c| Some(sum * 10 + digits::value(c)?))
}

/// What comes after a number and the signs behind it, and whether there were any; `None` where it is no number of an item: `1.5`,
/// `1-5`, `1 = never`, `1, 2`, `1st`.
fn behind(rest: &str) -> Option<(&str, bool)> {
    let spaced = rest.starts_with(char::is_whitespace);
    let after = rest.trim_start();
    let signs = after.trim_start_matches([
        '.', ')', ']', ':', '、', '．', '）', '：', '】', '｜', '|', '-', '–', '—', '。', '/', '‐',
    ]);
    let firm = signs.len() < after.len();
    let next = signs.trim_start();
    if after.starts_with(['=', ',', '%']) || next.starts_with('=') {
        return None;
    }
    if firm && next.starts_with(|c| digits::value(c).is_some()) {
        return None;
    }
    (firm || spaced || after.is_empty()).then_some((next, firm))
}

/// Where in a line the item of that number begins, after another one.
pub(super) fn within(line: &str, number: u32) -> Option<usize> {
    line.match_indices(' ').map(|(at, _)| at + 1).find(|at| {
        // A word before a number is the end of the sentence here.
        let rest = line.get(*at..).filter(|rest| !rest.starts_with(char::is_alphabetic));
        rest.and_then(lead).is_some_and(|(lead, rest)| {
            lead.firm && lead.number == number && rest.starts_with(|c: char| c.is_alphabetic() || c == '"')
        })
    })
}
