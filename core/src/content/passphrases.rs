//! Words about passphrases, a line each: those that are suggested, and those that many people would think of.

use super::ContentError;

/// Six of these make a suggested passphrase. Chosen by us (ADR 0016).
pub const SUGGESTED: &str = include_str!("../../content/passphrases/suggested.txt");
/// How many there are: a power of two, so that random bits choose each of them equally often.
pub const SUGGESTED_WORDS: usize = 2048;
/// What many people choose, in small letters. Compiled by us.
pub const COMMON: &str = include_str!("../../content/passphrases/common.txt");
/// Keys as they lie side by side, with and without shift (of signs those that no one would put between words), and alphabets.
pub const ROWS: &str = include_str!("../../content/passphrases/rows.txt");

/// The fewest and the most letters of a suggested word: short enough to be typed, long enough to be told apart.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=8;

/// Whether the lists are what those who use them rely on. `build.rs` asks.
pub fn review() -> Result<(), ContentError> {
    let mut before = "";
    for (word, line) in SUGGESTED.lines().zip(1..) {
        let plain = LETTERS.contains(&word.len()) && word.bytes().all(|c| c.is_ascii_lowercase());
        let wrong = fault("passphrases/suggested.txt", line);
        if !plain {
            return Err(wrong("three to eight small letters from a to z"));
        }
        // In order, a word that begins another one stands right before it.
        if word <= before || (!before.is_empty() && word.starts_with(before)) {
            return Err(wrong("words in order, none twice, none the beginning of the next"));
        }
        before = word;
    }
    if SUGGESTED.lines().count() != SUGGESTED_WORDS {
        return Err(fault("passphrases/suggested.txt", 0)("as many words as SUGGESTED_WORDS says"));
    }
    let few = |word: &str| word.chars().count() < 4 || word.chars().any(|c| !c.to_lowercase().eq([c]));
    for (word, line) in COMMON.lines().zip(1..) {
        if few(word) || !word.chars().all(char::is_alphanumeric) {
            return Err(fault("passphrases/common.txt", line)("four small letters or digits, or more"));
        }
    }
    for (keys, line) in ROWS.lines().zip(1..) {
        // Signs that are looked over in a passphrase are in no row.
        if few(keys) || keys.chars().any(|c| c.is_whitespace() || ".,:;-_/'".contains(c)) {
            return Err(fault("passphrases/rows.txt", line)("four keys or more, small, without separators"));
        }
    }
    Ok(())
}

fn fault(file: &str, line: usize) -> impl Fn(&str) -> ContentError + '_ {
    move |reason| ContentError {
        file: file.to_owned(),
        line,
        field: ".".to_owned(),
        reason: reason.to_owned(),
    }
}
