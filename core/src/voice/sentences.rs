//! Lines, sentence by sentence, and how long one must last to be whole.

use crate::time::Millis;
use crate::timeline::ends_sentence;

/// The sentences of a line, in order; all of its words are in one of them.
pub(super) fn sentences(line: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = line;
    let mut end = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        end += word.len();
        if ends_sentence(word.trim_end())
            && let Some((sentence, left)) = rest.split_at_checked(end)
        {
            sentences.push(sentence.trim());
            (rest, end) = (left, 0);
        }
    }
    sentences.push(rest.trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Below this, what should be a sentence was cut off: a quarter of a second a word is twice as fast as anybody is read to. One word or two
/// may be short ones.
pub(super) fn least(words: &str) -> Millis {
    match words.split_whitespace().count() as u64 {
        few @ 0..=2 => Millis(few * 125),
        many => Millis(many * 250),
    }
}
