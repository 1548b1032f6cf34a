//! Text into words as they are compared.

use super::letters::{
    Class, class, is_apostrophe, is_invisible, is_plain_ideograph, is_quote, is_whole_sign, one_form,
};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Counts up whenever any text folds to something else than before: what is in files is then folded anew, once.
pub(crate) const VERSION: u32 = 3;

/// A word as it is compared, and where it stands in the text it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Without case and accents, in the one form of each letter. Of ASCII only letters and digits are in it, for the index
    /// takes all else there for a space.
    pub folded: String,
    /// Bytes of the text. A character that is several words (½) is the range of each.
    pub range: Range<usize>,
}

/// The words of a text in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Words::default();
    for (at, c) in text.char_indices() {
        words.take(c, at..at + c.len_utf8());
    }
    words.all
}

/// A text as it is compared as a whole, for tags: every sign counts, `C` is not `C++`; case, accents, forms and how many
/// spaces there are do not.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) {
            continue;
        }
        if is_whole_sign(c) {
            folded.push(c);
            continue;
        }
        apart(c, |part| {
            let part = match part {
                '`' => '\'',
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
                part if is_quote(part) => '"',
                part if is_apostrophe(part) => '\'',
                part => part,
            };
            if !part.is_whitespace() {
                folded.push(part);
            } else if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        });
    }
    let folded = folded.trim_end();
    // Marks without a letter.
    if folded.is_empty() { text.trim().to_lowercase() } else { folded.to_owned() }
}

/// Words that were found so far.
#[derive(Default)]
struct Words {
    all: Vec<Word>,
    /// Whether the last word can still grow.
    open: bool,
    /// Of the character that is being taken.
    parts: Vec<char>,
}

impl Words {
    fn take(&mut self, c: char, range: Range<usize>) {
        if c.is_ascii_alphanumeric() {
            self.letter(c.to_ascii_lowercase(), &range);
        } else if c.is_ascii() {
            self.part(c, &range);
        } else if is_plain_ideograph(c) {
            self.alone(c, &range);
        } else if is_invisible(c) {
            self.unseen(&range);
        } else if is_apostrophe(c) {
            self.open = false;
        } else if is_whole_sign(c) {
            self.alone(c, &range);
        } else {
            self.take_apart(c, &range);
        }
    }

    fn take_apart(&mut self, c: char, range: &Range<usize>) {
        let mut parts = std::mem::take(&mut self.parts);
        parts.clear();
        apart(c, |part| parts.push(part));
        if parts.is_empty() {
            self.unseen(range);
        }
        // A character of several words (½, ㏞) begins with a word of its own, behind whatever it stands.
        let parts_words =
            |part: &char| matches!(class(*part), Class::Between | Class::Alone | Class::Sign(_));
        if parts.len() > 1 && parts.iter().any(parts_words) {
            self.open = false;
        }
        if parts.len() > 1 && parts.first().is_some_and(|part| class(*part) == Class::Mark) {
            // A vowel of Thai or Lao that is written around the next letter: one sign, whatever stands before it.
            self.all.push(Word { folded: parts.iter().collect(), range: range.clone() });
            self.open = false;
        } else {
            parts.iter().for_each(|part| self.part(*part, range));
        }
        self.parts = parts;
    }

    fn part(&mut self, part: char, range: &Range<usize>) {
        match class(part) {
            Class::Letter => self.letter(part, range),
            Class::Mark => self.mark(part, range),
            Class::Alone => self.alone(part, range),
            Class::Sign(sign) => self.alone(sign, range),
            Class::Between => self.open = false,
        }
    }

    fn begin(&mut self, c: char, range: &Range<usize>) {
        self.all.push(Word { folded: c.into(), range: range.clone() });
    }

    fn letter(&mut self, c: char, range: &Range<usize>) {
        match self.all.last_mut().filter(|_| self.open) {
            Some(word) => {
                word.folded.push(c);
                word.range.end = range.end;
            }
            None => self.begin(c, range),
        }
        self.open = true;
    }

    fn alone(&mut self, c: char, range: &Range<usize>) {
        self.begin(c, range);
        self.open = false;
    }

    fn mark(&mut self, c: char, range: &Range<usize>) {
        let open = self.open;
        match self.all.last_mut().filter(|word| open || word.range.end >= range.start) {
            Some(word) => {
                word.folded.push(c);
                word.range.end = range.end;
            }
            None => self.begin(c, range),
        }
    }

    /// What says nothing belongs to the word right before it, so that no character is shown in two pieces.
    fn unseen(&mut self, range: &Range<usize>) {
        if let Some(word) = self.all.last_mut().filter(|word| word.range.end == range.start) {
            word.range.end = range.end;
        }
    }
}

/// Marks that change what a letter is (the dots of Japanese kana) stay.
const KANA_VOICING: u8 = 8;

fn is_kept(c: char) -> bool {
    c.is_ascii() || matches!(canonical_combining_class(c), 0 | KANA_VOICING)
}

/// `c` without case, accents and form (ligatures, full and half width), each letter in its one form.
fn apart(c: char, mut each: impl FnMut(char)) {
    if c.is_ascii() {
        return each(c.to_ascii_lowercase());
    }
    let c = match c {
        // Beside a space, in their own right; behind a letter they are its mark.
        '゛' | 'ﾞ' => '\u{3099}',
        '゜' | 'ﾟ' => '\u{309a}',
        c => c,
    };
    for part in std::iter::once(c).nfkd().filter(|part| is_kept(*part)) {
        // Lower case of the Turkish İ is two characters, of which one is an accent.
        for small in part.to_lowercase().filter(|small| is_kept(*small) && !is_invisible(*small)) {
            one_form(small, &mut each);
        }
    }
}
