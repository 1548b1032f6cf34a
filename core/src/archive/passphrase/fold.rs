//! One text for all the ways in which keyboards write the same passphrase.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A passphrase as it locks something. In this order:
///
/// 1. What nobody sees goes: characters of no width, marks of direction, variants of a picture, control characters.
/// 2. Quotes that a keyboard turned or lowered become `'` and `"`; any dash becomes `-`; any space, tab or line end a
///    space. Compatible forms become the plain ones (NFKC): full width, ligatures, letters composed or taken apart.
/// 3. Dashes in a row become one, for a phone makes one of two; and so do spaces. Those around the whole go.
///
/// Case stays, and so do letters and signs that merely look alike. Folding what is folded changes nothing.
pub fn fold(text: &str) -> Zeroizing<String> {
    // With room at once: what is moved to a larger place stays where it was.
    let mut folded = Zeroizing::new(String::with_capacity(text.len().saturating_mul(2)));
    // Before it is normalised, which takes some quotes for an accent on a space; and after, for what comes out of it.
    for c in text.chars().filter_map(plain).nfkc().filter_map(plain) {
        let again = matches!(c, ' ' | '-') && folded.ends_with(c);
        let leading = c == ' ' && folded.is_empty();
        if !again && !leading {
            folded.push(c);
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// The character as it is typed on any keyboard; `None` where nobody sees it.
fn plain(c: char) -> Option<char> {
    Some(match c {
        _ if c.is_whitespace() || c == '\u{2800}' => ' ',
        _ if is_unseen(c) => return None,
        '\u{60}'
        | '\u{b4}'
        | '\u{2b9}'
        | '\u{2bb}'..='\u{2bd}'
        | '\u{2c8}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{55a}'
        | '\u{5f3}'
        | '\u{a78c}' => '\'',
        '\u{ab}'
        | '\u{bb}'
        | '\u{2ba}'
        | '\u{201c}'..='\u{201f}'
        | '\u{2033}'
        | '\u{2036}'
        | '\u{301d}'..='\u{301f}'
        | '\u{5f4}' => '"',
        '\u{2d7}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fe31}'
        | '\u{fe32}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => '-',
        _ => c,
    })
}

/// Control characters, and those that Unicode calls default ignorable (DerivedCoreProperties, version 16).
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
