//! Dates at the beginning of signs: of digits alone, and with the name of the month in any language.

use crate::archive::import::calendar::names_of_months;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// What stands between a number and a month, in one language or another: `12th of March`, `1er mars`, `3 de mayo`.
const BETWEEN: [&str; 10] = ["st", "nd", "rd", "th", "er", "of", "de", "del", "di", "ב"];

/// The signs for year, month and day that stand behind their numbers.
const UNITS: [char; 6] = ['年', '月', '日', '년', '월', '일'];

/// The longest name of a month, with what stands around it.
const MOST_LETTERS: usize = 32;
/// The most digits before a month, and behind it: day and year.
const MOST_BEFORE: usize = 4;
const MOST_BEHIND: usize = 6;

/// Whether a sign that stands behind a digit says that it is a year, a month or a day.
pub(super) fn is_unit(sign: char) -> bool {
    UNITS.contains(&sign)
}

/// A year, or a date in any order, that is all of the digits here.
pub(super) fn in_digits(signs: &[char]) -> usize {
    let digits: Vec<u32> = signs.iter().map_while(|sign| sign.to_digit(10)).collect();
    if is_date(&digits) { digits.len() } else { 0 }
}

/// The name of a month with numbers before it, or behind it, or both.
pub(super) fn with_month(signs: &[char]) -> usize {
    let digits = |signs: &[char]| signs.iter().take_while(|sign| sign.is_ascii_digit()).count();
    let before = digits(signs);
    let Some(rest) = signs.get(before..).filter(|_| before <= MOST_BEFORE) else { return 0 };
    let word = rest.iter().take(MOST_LETTERS + 1).take_while(|sign| !sign.is_ascii_digit()).count();
    let Some((word, rest)) = rest.split_at_checked(word) else { return 0 };
    let behind = digits(rest).min(MOST_BEHIND);
    if before + behind == 0 || word.is_empty() || word.len() > MOST_LETTERS {
        return 0;
    }
    let bare: String = bare(word.iter().copied()).collect();
    if is_month(&bare) { before + word.len() + behind } else { 0 }
}

fn is_month(word: &str) -> bool {
    let without = |part: &&str| {
        let rest = word.strip_prefix(*part).or_else(|| word.strip_suffix(*part));
        rest.is_some_and(|rest| !rest.is_empty() && is_month(rest))
    };
    names_of_months().any(|month| bare(month.chars()).eq(word.chars())) || BETWEEN.iter().any(without)
}

/// Letters without accents: many leave them out.
fn bare(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    letters.nfd().filter(|c| canonical_combining_class(*c) == 0)
}

fn is_date(digits: &[u32]) -> bool {
    let value =
        |part: &[u32]| part.iter().fold(0u32, |sum, digit| sum.saturating_mul(10).saturating_add(*digit));
    let is_year = |part: &[u32]| part.len() == 2 || (part.len() == 4 && (1900..2100).contains(&value(part)));
    let is_day = |part: &[u32]| {
        (1..part.len()).any(|middle| {
            let (one, other) = part.split_at(middle);
            let (one, other) = (value(one), value(other));
            let fits = |day, month| (1..=31).contains(&day) && (1..=12).contains(&month);
            part.len() <= 4 && (fits(one, other) || fits(other, one))
        })
    };
    let whole = match digits.len() {
        4 => is_year(digits) || is_day(digits),
        5..=8 => false,
        _ => return false,
    };
    whole
        || [2, 4].into_iter().any(|year| {
            let last = digits.len().saturating_sub(year);
            let (head, tail) = digits.split_at(last);
            let (first, rest) = digits.split_at(year.min(digits.len()));
            (is_year(tail) && is_day(head)) || (is_year(first) && is_day(rest))
        })
}
