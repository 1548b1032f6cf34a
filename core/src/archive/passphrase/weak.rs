//! Which passphrases are soon guessed.
//!
//! Programs that guess begin with what many people choose, and with what hands do by themselves. So what is known to them
//! counts as little as it costs them: a word that many people choose as two letters, a row of keys or a date as two. What
//! then counts fewer than eight is refused, whatever it is made of.

use super::fold;
use crate::content::passphrases::{COMMON, ROWS};
use crate::digits;

/// The fewest characters of a new passphrase (design value; the rest is scrypt's work and the person's own judgement).
pub const LEAST_CHARS: u32 = 8;

/// Why a passphrase is refused for something new. The remedy is always the same: a few words that belong to nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassphraseFault {
    /// Too short.
    Short {
        /// The fewest characters.
        least_chars: u32,
    },
    /// Nothing of it can be seen: spaces alone, or characters of no width.
    Invisible,
    /// One thing again and again.
    Repeated,
    /// Made of words that many people choose.
    Common,
    /// Keys in a row, or an alphabet.
    Row,
    /// A date, or digits alone.
    Number,
}

/// So many characters are judged: a longer one has enough of them.
const MOST_JUDGED: usize = 256;
/// Fewer different characters than this are one thing again and again.
const LEAST_DIFFERENT: usize = 4;
/// The shortest stretch of a row that is no accident; digits are less often beside each other by accident.
const LEAST_ROW: usize = 4;
const LEAST_ROW_OF_DIGITS: usize = 3;
/// Weights, in thirds of a letter. Three digits are as many possibilities as two letters.
const LETTER: usize = 3;
const DIGIT_AMONG_DIGITS: usize = 2;
const KNOWN: usize = 2 * LETTER;

/// Why `text` is refused for something new; `None` where it is good. It takes microseconds, so it can be asked while
/// someone types. Nothing is asked of a passphrase that opens something.
pub fn fault(text: &str) -> Option<PassphraseFault> {
    let folded = fold(text);
    let short = PassphraseFault::Short { least_chars: LEAST_CHARS };
    if folded.is_empty() {
        return Some(if text.is_empty() { short } else { PassphraseFault::Invisible });
    }
    if folded.chars().count() < LEAST_CHARS as usize {
        return Some(short);
    }
    let signs: Vec<char> = folded
        .chars()
        .filter(|c| *c != ' ')
        .take(MOST_JUDGED)
        .flat_map(char::to_lowercase)
        .map(digits::plain)
        .collect();
    let once = signs.get(..period(&signs)).unwrap_or_default();
    let repeats = once.len() < signs.len();
    if (repeats && once.len() < LEAST_CHARS as usize) || different(&signs) < LEAST_DIFFERENT {
        return Some(PassphraseFault::Repeated);
    }
    let (weight, mostly) = weigh(once);
    // What is little, and nothing that is known, is too short for all its spaces.
    (weight < LEAST_CHARS as usize * LETTER).then(|| mostly.unwrap_or(short))
}

/// The length of the shortest piece that, again and again, makes up the whole (its last time perhaps not to its end); the
/// whole length where it comes but once.
fn period(signs: &[char]) -> usize {
    let whole = signs.len();
    (1..=whole / 2)
        .find(|step| signs.iter().zip(signs.iter().skip(*step)).all(|(a, b)| a == b))
        .unwrap_or(whole)
}

fn different(signs: &[char]) -> usize {
    signs.iter().collect::<std::collections::BTreeSet<_>>().len()
}

/// What it counts, in thirds of a letter, and what most of it is that is known.
fn weigh(signs: &[char]) -> (usize, Option<PassphraseFault>) {
    let kept: Vec<char> = signs.iter().copied().filter(|c| !is_separator(*c)).collect();
    let numbers = kept.iter().all(char::is_ascii_digit);
    let single = if numbers { DIGIT_AMONG_DIGITS } else { LETTER };
    let mut found: Vec<(usize, PassphraseFault)> = Vec::new();
    let (mut weight, mut at) = (0, 0);
    while let Some(rest) = kept.get(at..).filter(|rest| !rest.is_empty()) {
        let inside = at.checked_sub(1).and_then(|before| kept.get(before)).is_some_and(char::is_ascii_digit);
        match known(rest, inside) {
            Some((length, fault)) => {
                found.push((length, fault));
                weight += if fault == PassphraseFault::Repeated { LETTER } else { KNOWN };
                at += length;
            }
            None => {
                weight += single;
                at += 1;
            }
        }
    }
    if found.is_empty() {
        // Signs between what is known are where anyone would put them.
        weight += (signs.len() - kept.len()) * LETTER;
    }
    let of = |fault| found.iter().filter(|one| one.1 == fault).map(|one| one.0).sum::<usize>();
    let mostly = found.iter().map(|one| one.1).max_by_key(|fault| of(*fault));
    (weight, mostly.or(numbers.then_some(PassphraseFault::Number)))
}

/// The longest known thing that `signs` begins with. `inside`: a digit stands before it.
fn known(signs: &[char], inside: bool) -> Option<(usize, PassphraseFault)> {
    let all = [
        (common(signs), PassphraseFault::Common),
        (row(signs), PassphraseFault::Row),
        (if inside { 0 } else { number(signs) }, PassphraseFault::Number),
        (run(signs), PassphraseFault::Repeated),
    ];
    // Of equals the first.
    all.into_iter().filter(|one| one.0 > 0).rev().max_by_key(|one| one.0)
}

fn common(signs: &[char]) -> usize {
    let begins = |word: &mut dyn Iterator<Item = char>| {
        let mut length = 0;
        for letter in word {
            if !signs.get(length).is_some_and(|sign| stands_for(*sign, letter)) {
                return 0;
            }
            length += 1;
        }
        length
    };
    COMMON
        .lines()
        .map(|word| begins(&mut word.chars()).max(begins(&mut word.chars().rev())))
        .max()
        .unwrap_or(0)
}

/// Whether a sign is that letter, or one of those that people put for it.
fn stands_for(sign: char, letter: char) -> bool {
    sign == letter
        || matches!(
            (sign, letter),
            ('0', 'o')
                | ('1' | '!', 'i' | 'l')
                | ('3' | '€', 'e')
                | ('4' | '@', 'a')
                | ('5' | '$', 's')
                | ('7', 't')
        )
}

fn row(signs: &[char]) -> usize {
    let digits = signs.first().is_some_and(char::is_ascii_digit);
    let least = if digits { LEAST_ROW_OF_DIGITS } else { LEAST_ROW };
    let stretch = |keys: &[char]| {
        let from = |start| keys.iter().skip(start).zip(signs).take_while(|(key, sign)| key == sign).count();
        (0..keys.len()).map(from).max().unwrap_or(0)
    };
    let both_ways = ROWS.lines().map(|line| {
        let mut keys: Vec<char> = line.chars().collect();
        let there = stretch(&keys);
        keys.reverse();
        there.max(stretch(&keys))
    });
    both_ways.max().filter(|length| *length >= least).unwrap_or(0)
}

/// A year, or a date in any order, that is all of the digits here.
fn number(signs: &[char]) -> usize {
    let digits: Vec<u32> = signs.iter().map_while(|sign| sign.to_digit(10)).collect();
    if is_date(&digits) { digits.len() } else { 0 }
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

/// The same sign three times or more.
fn run(signs: &[char]) -> usize {
    let length = signs.iter().take_while(|sign| Some(*sign) == signs.first()).count();
    if length < 3 { 0 } else { length }
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | ';' | '-' | '_' | '/' | '\'')
}
