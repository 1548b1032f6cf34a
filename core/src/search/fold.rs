//! Text into words as they are compared.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A word as it is compared, and where it stands in the text it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Without case and accents.
    pub folded: String,
    /// Bytes of the text.
    pub range: Range<usize>,
}

/// The words of a text in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    // Whether the last word can still grow.
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let class = class(c);
        let grows = match class {
            // Soft hyphens, joiners, marks of direction: they are seen by nobody, and nobody searches for them.
            Class::Invisible => continue,
            Class::Mark => !words.is_empty() && words.last().is_some_and(|word| word.range.end == at || open),
            Class::Letter => open,
            Class::Alone => false,
            Class::Between => {
                open = false;
                continue;
            }
        };
        if grows && let Some(word) = words.last_mut() {
            fold_into(c, &mut word.folded);
            word.range.end = end;
        } else {
            let mut folded = String::new();
            fold_into(c, &mut folded);
            words.push(Word { folded, range: at..end });
        }
        open = class == Class::Letter || (class == Class::Mark && open);
    }
    // A mark that stood alone folds to nothing.
    words.retain(|word| !word.folded.is_empty());
    words
}

/// A text as it is compared as a whole, for tags.
pub fn folded(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    if words.is_empty() { text.trim().to_lowercase() } else { words.join(" ") }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Mark,
    Alone,
    Invisible,
    Between,
}

fn class(c: char) -> Class {
    if c.is_ascii() {
        return if c.is_ascii_alphanumeric() { Class::Letter } else { Class::Between };
    }
    if is_invisible(c) {
        Class::Invisible
    } else if unicode_normalization::char::is_combining_mark(c) {
        Class::Mark
    } else if is_written_without_spaces(c) {
        Class::Alone
    } else if c.is_alphanumeric() {
        Class::Letter
    } else if is_picture(c) {
        Class::Alone
    } else {
        Class::Between
    }
}

/// Characters of no width and no meaning of their own.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Letters of scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, and Chinese and Japanese
/// characters (Unicode's blocks of them).
fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{f00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{1b000}'..='\u{1b16f}'
        | '\u{20000}'..='\u{3ffff}')
        && c.is_alphanumeric()
}

/// Arrows, signs and emoji, which people search for too.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1fbff}')
}

/// `c` without case, accents and form (ligatures, full width). Marks that change what a letter is (the dots of
/// Japanese kana, vowels of Indian scripts) stay.
fn fold_into(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    const KANA_VOICING: u8 = 8;
    for part in std::iter::once(c).nfkd() {
        if !matches!(canonical_combining_class(part), 0 | KANA_VOICING) {
            continue;
        }
        for small in part.to_lowercase() {
            match apart(small) {
                Some(letters) => folded.push_str(letters),
                // Lower case of the Turkish İ is two characters, of which one is an accent.
                None if !matches!(canonical_combining_class(small), 0 | KANA_VOICING) => {}
                // What is taken apart may come with brackets, bars and dots.
                None if matches!(class(small), Class::Between | Class::Invisible) => {}
                None => folded.push(small),
            }
        }
    }
}

/// Letters that Unicode takes for whole, and people take for a plain letter with something on it.
fn apart(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ŋ' => "n",
        'ə' => "e",
        'ς' => "σ",
        _ => return None,
    })
}
