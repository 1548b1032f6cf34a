//! Which passphrases are soon guessed.
//!
//! Programs that guess begin with what many people choose, and with what hands do by themselves. So what is known to them
//! counts as little as it costs them: a word that many people choose as two letters, a row of keys or a date as two, a row that
//! goes on from another as one. What then counts fewer than eight is refused, whatever it is made of.

use super::{dates, fold};
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
/// The shortest stretch of a row that is no accident: digits are less often beside each other by accident, and so are letters
/// where another stretch stands right beside them.
const LEAST_ROW: usize = 4;
const LEAST_ROW_OF_DIGITS: usize = 3;
const LEAST_ROW_BESIDE_ANOTHER: usize = 3;
/// No row is longer.
const MOST_ROW: usize = 40;
/// Two rows in turn take so many signs from each at once, at the most.
const MOST_IN_TURN: usize = 3;
/// The shortest stretch of each of them.
const LEAST_IN_TURN: usize = 3;
/// Weights, in thirds of a letter. Three digits are as many possibilities as two letters.
const LETTER: usize = 3;
const DIGIT_AMONG_DIGITS: usize = 2;
const KNOWN: usize = 2 * LETTER;
const ENOUGH: usize = LEAST_CHARS as usize * LETTER;

/// Why `text` is refused for something new; `None` where it is good. It takes well under a millisecond, so it can be asked while
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
    (weight < ENOUGH).then(|| mostly.unwrap_or(short))
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
    let kept = without_separators(signs);
    let numbers = kept.iter().all(char::is_ascii_digit);
    let single = if numbers { DIGIT_AMONG_DIGITS } else { LETTER };
    let mut found: Vec<(usize, PassphraseFault)> = Vec::new();
    let (mut weight, mut at, mut row_ends) = (0, 0, None);
    while let Some(rest) = kept.get(at..).filter(|rest| !rest.is_empty() && weight < ENOUGH) {
        let digits = at.checked_sub(1).and_then(|before| kept.get(before..=at));
        let inside = digits.is_some_and(|two| two.iter().all(char::is_ascii_digit));
        let beside = row_ends == Some(at);
        match known(rest, inside, beside) {
            Some((length, fault)) => {
                found.push((length, fault));
                let goes_on = fault == PassphraseFault::Row && beside;
                weight += if goes_on || fault == PassphraseFault::Repeated { LETTER } else { KNOWN };
                at += length;
                row_ends = (fault == PassphraseFault::Row).then_some(at);
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

/// The longest known thing that `signs` begins with. `inside`: in the middle of digits. `beside`: a row ends before it.
fn known(signs: &[char], inside: bool, beside: bool) -> Option<(usize, PassphraseFault)> {
    let date = if inside { 0 } else { dates::in_digits(signs).max(dates::with_month(signs)) };
    let all = [
        (common(signs), PassphraseFault::Common),
        (row(signs, beside), PassphraseFault::Row),
        (in_turn(signs), PassphraseFault::Row),
        (date, PassphraseFault::Number),
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

/// A stretch of a row. `beside`: another one ends before it.
fn row(signs: &[char], beside: bool) -> usize {
    let length = stretch(signs);
    let digits = signs.first().is_some_and(char::is_ascii_digit);
    let least = if digits { LEAST_ROW_OF_DIGITS } else { LEAST_ROW };
    let another = || {
        let next = signs.get(length..).map_or(0, stretch);
        beside || next >= LEAST_ROW_BESIDE_ANOTHER
    };
    if length >= least || (length >= LEAST_ROW_BESIDE_ANOTHER && another()) { length } else { 0 }
}

/// How many signs lie in a row here, one way or the other.
fn stretch(signs: &[char]) -> usize {
    fn along(mut keys: impl Iterator<Item = char> + Clone, signs: &[char]) -> usize {
        let mut most = 0;
        loop {
            most = most.max(keys.clone().zip(signs).take_while(|(key, sign)| key == *sign).count());
            if keys.next().is_none() {
                return most;
            }
        }
    }
    let both_ways = ROWS.lines().map(|keys| along(keys.chars(), signs).max(along(keys.chars().rev(), signs)));
    both_ways.max().unwrap_or(0)
}

/// Two rows, or two signs again and again, that take turns: `a1b2c3`, `ab12cd34`, `qwe123rty456`.
fn in_turn(signs: &[char]) -> usize {
    let easy = |signs: &[char]| stretch(signs).max(run(signs));
    let turns = (1..=MOST_IN_TURN).map(|at_once| {
        let of = |turn: usize| -> Vec<char> {
            let mine = signs.iter().enumerate().filter(|(at, _)| at / at_once % 2 == turn);
            mine.map(|(_, sign)| *sign).take(MOST_ROW).collect()
        };
        let (one, other) = (of(0), of(1));
        // Among digits alone it is soon an accident.
        let digits = [&one, &other].iter().all(|signs| signs.first().is_some_and(char::is_ascii_digit));
        let (mut one, mut other) = if digits { (0, 0) } else { (easy(&one), easy(&other)) };
        if one.min(other) < LEAST_IN_TURN {
            return 0;
        }
        let goes_on = |at: &usize| {
            let left = if (at / at_once).is_multiple_of(2) { &mut one } else { &mut other };
            left.checked_sub(1).is_some_and(|less| {
                *left = less;
                true
            })
        };
        (0..signs.len()).take_while(goes_on).count()
    });
    turns.max().unwrap_or(0)
}

/// The same sign three times or more.
fn run(signs: &[char]) -> usize {
    let length = signs.iter().take_while(|sign| Some(*sign) == signs.first()).count();
    if length < 3 { 0 } else { length }
}

/// What is left where signs between others, and those behind the numbers of a date, are taken away.
fn without_separators(signs: &[char]) -> Vec<char> {
    let mut kept: Vec<char> = Vec::with_capacity(signs.len());
    for sign in signs {
        let unit = dates::is_unit(*sign) && kept.last().is_some_and(char::is_ascii_digit);
        if !unit && !is_separator(*sign) {
            kept.push(*sign);
        }
    }
    kept
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | ';' | '-' | '_' | '/' | '\'')
}
