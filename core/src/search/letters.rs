//! What a character is to the words around it, and the one form of letters that are written in several. The tables are of
//! Unicode 16's character data (UnicodeData.txt; its blocks and general categories); which letters count as one is a design
//! choice: what people type for one another.

use crate::digits;
use unicode_normalization::char::is_combining_mark;

/// What a character is to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Grows into words.
    Letter,
    /// Belongs to the character before it.
    Mark,
    /// A word by itself.
    Alone,
    /// The same, and this stands for it in the index.
    Sign(char),
    /// Ends a word.
    Between,
}

/// Of a character as [`one_form`] leaves it.
pub(super) fn class(c: char) -> Class {
    match c {
        c if c.is_ascii_alphanumeric() => Class::Letter,
        // People tell C from C++ by them. What is around words everywhere (. , ! ? - / _ * and the like) is not among them.
        '#' | '$' | '%' | '&' | '+' | '<' | '=' | '>' | '@' | '^' | '|' | '~' => Class::Sign(wide(c)),
        c if c.is_ascii() || is_apostrophe(c) => Class::Between,
        c if is_combining_mark(c) => Class::Mark,
        c if c.is_alphanumeric() => {
            if is_written_without_spaces(c) {
                Class::Alone
            } else {
                Class::Letter
            }
        }
        c if is_sign(c) => Class::Alone,
        _ => Class::Between,
    }
}

/// A sign of ASCII in its full width: in the index every byte above ASCII belongs to a word, and none below but letters and
/// digits.
fn wide(c: char) -> char {
    const WIDER: u32 = 0xfee0;
    char::from_u32(u32::from(c) + WIDER).unwrap_or(c)
}

/// Characters of no width and no meaning of their own: soft hyphens, joiners, marks of direction, the Arabic stroke that
/// makes a word longer, fillers, frames around keys, tones of skin. They are seen by nobody, and nobody searches for them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{7fa}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{20dd}'..='\u{20e0}' | '\u{20e2}'..='\u{20e4}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// What is typed, or turned by a keyboard, for an apostrophe: also the letters that look like one (Ukrainian, Hawaiian,
/// Hebrew, languages of Mexico). It ends a word, as the plain one does: `l'amour` is found by `amour`.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\u{b4}' | '\u{2b9}'..='\u{2c1}' | '\u{2c8}' | '\u{2ca}' | '\u{2cb}' | '\u{2ee}' | '\u{374}' | '\u{55a}'
        | '\u{5f3}' | '\u{5f4}' | '\u{7f4}' | '\u{7f5}' | '\u{1fbd}' | '\u{1fbf}' | '\u{1fef}' | '\u{1ffd}' | '\u{1ffe}'
        | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2035}' | '\u{a78b}' | '\u{a78c}' | '\u{ff07}' | '\u{ff40}')
}

/// A quotation mark of any language.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '＂')
}

/// Emoji that stand for letters or words, and are not those: nobody looks for ™ by `tm`, or for ㊗ by 祝.
pub(super) fn is_whole_sign(c: char) -> bool {
    matches!(
        c,
        '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{24c2}' | '\u{3297}' | '\u{3299}' | '\u{1f170}'
            ..='\u{1f2ff}'
    )
}

/// Chinese characters that have one form.
pub(super) fn is_plain_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Letters of scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, and Chinese and Japanese
/// characters (Unicode's blocks of them).
fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{f00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}' | '\u{f900}'..='\u{faff}' | '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}')
}

/// Arrows, signs, money and emoji, which people search for too (the symbols of Unicode, without those of keyboards that only
/// change the letter before them).
fn is_sign(c: char) -> bool {
    matches!(c, '\u{a2}'..='\u{a7}' | '\u{a9}' | '\u{ac}' | '\u{ae}' | '\u{b0}' | '\u{b1}' | '\u{b6}' | '\u{d7}' | '\u{f7}'
        | '\u{3f6}' | '\u{482}' | '\u{58d}'..='\u{58f}' | '\u{606}'..='\u{608}' | '\u{60b}' | '\u{60e}' | '\u{60f}'
        | '\u{6de}' | '\u{6e9}' | '\u{6fd}' | '\u{6fe}' | '\u{7f6}' | '\u{7fe}' | '\u{7ff}' | '\u{9f2}' | '\u{9f3}'
        | '\u{9fa}' | '\u{9fb}' | '\u{af1}' | '\u{b70}' | '\u{bf3}'..='\u{bfa}' | '\u{c7f}' | '\u{d4f}' | '\u{d79}'
        | '\u{e3f}' | '\u{f01}'..='\u{f03}' | '\u{f13}'..='\u{f17}' | '\u{fbe}'..='\u{fcf}' | '\u{17db}'
        | '\u{1940}' | '\u{19de}'..='\u{19ff}' | '\u{2020}' | '\u{2021}' | '\u{2030}' | '\u{2031}' | '\u{203b}'
        | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{214f}' | '\u{2190}'..='\u{2bff}' | '\u{3004}' | '\u{3012}'
        | '\u{3013}' | '\u{3020}' | '\u{3036}' | '\u{3037}' | '\u{303e}' | '\u{303f}' | '\u{3190}'..='\u{319f}'
        | '\u{3200}'..='\u{33ff}' | '\u{4dc0}'..='\u{4dff}' | '\u{a490}'..='\u{a4cf}' | '\u{a836}'..='\u{a839}'
        | '\u{fd40}'..='\u{fd4f}' | '\u{fdfd}' | '\u{fffc}' | '\u{10190}'..='\u{101fc}' | '\u{1d000}'..='\u{1d37f}'
        | '\u{1ec71}'..='\u{1ed4f}' | '\u{1eef0}' | '\u{1eef1}' | '\u{1f000}'..='\u{1fbff}')
}

/// Gives `c`, in lower case and taken apart, in its one form.
pub(super) fn one_form(c: char, each: &mut impl FnMut(char)) {
    let form = match digits::plain(c) {
        // Letters that Unicode takes for whole, and people take for a plain letter with something on it.
        'ß' => return "ss".chars().for_each(each),
        'æ' => return "ae".chars().for_each(each),
        'œ' => return "oe".chars().for_each(each),
        'þ' => return "th".chars().for_each(each),
        'ø' | 'ɔ' => 'o',
        'ł' => 'l',
        'đ' | 'ð' | 'ɗ' | 'ɖ' => 'd',
        'ħ' => 'h',
        'ı' | 'ɨ' | 'ɩ' => 'i',
        'ȷ' => 'j',
        'ŧ' => 't',
        'ŋ' => 'n',
        'ə' | 'ǝ' | 'ɛ' => 'e',
        'ƀ' | 'ɓ' => 'b',
        'ɠ' | 'ǥ' => 'g',
        'ƙ' => 'k',
        'ɍ' => 'r',
        'ʉ' => 'u',
        'ƴ' => 'y',
        'ƶ' => 'z',
        'ґ' => 'г',
        // At the end of a word.
        'ς' => 'σ',
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        'װ' => return "וו".chars().for_each(each),
        'ױ' => return "וי".chars().for_each(each),
        'ײ' => return "יי".chars().for_each(each),
        // Arabic letters as Persian, Urdu, Kurdish and other keyboards have them, and as they are written in a hurry.
        '\u{671}'..='\u{673}' => '\u{627}',
        '\u{6a9}' | '\u{6aa}' => '\u{643}',
        '\u{620}' | '\u{63d}'..='\u{63f}' | '\u{649}' | '\u{6cc}'..='\u{6ce}' | '\u{6d0}' | '\u{6d2}' => {
            '\u{64a}'
        }
        '\u{629}' | '\u{6be}' | '\u{6c1}' | '\u{6c3}' | '\u{6d5}' | '\u{6ff}' => '\u{647}',
        '\u{6ba}' => '\u{646}',
        // The moon with a dot of Indian scripts, for which many write the dot.
        '\u{901}' => '\u{902}',
        // Katakana as hiragana.
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c => c,
    };
    each(form);
}
