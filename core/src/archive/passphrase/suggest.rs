//! A passphrase for whoever would rather not think of one.

use crate::content::passphrases::{SUGGESTED, SUGGESTED_WORDS};

/// Six words: 66 bits, each word eleven of them.
const WORDS: usize = 6;
/// Two bytes for each word.
pub const RANDOM_BYTES: usize = 2 * WORDS;

/// Six words, with spaces between them. The random bytes choose each word equally often: there are as many pairs of bytes
/// for each of the 2,048.
pub fn suggest(random: &[u8; RANDOM_BYTES]) -> String {
    let words: Vec<&str> = random
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
        .map(|number| SUGGESTED.lines().nth(number % SUGGESTED_WORDS).unwrap_or_default())
        .collect();
    words.join(" ")
}
