//! What someone brings, as text.

use super::{MOST_BYTES, NotText, WordingError};

/// The text, and whether its letters had to be guessed.
pub(super) fn text(bytes: &[u8]) -> Result<(String, bool), WordingError> {
    if bytes.len() > MOST_BYTES {
        return Err(WordingError::TooLong { most_bytes: MOST_BYTES as u32 });
    }
    if let Some(what) = looks(bytes) {
        return Err(WordingError::NotText { what });
    }
    if let Some(text) = crate::encoding::unicode(bytes) {
        return Ok((text, false));
    }
    // Someone looks at every line before it is kept: a guess is worth more than a refusal here.
    let text: Option<String> = bytes.iter().map(|byte| western(*byte)).collect();
    text.map(|text| (text, true)).ok_or(WordingError::Encoding)
}

/// How files of other kinds begin.
const BEGINNINGS: [(&[u8], NotText); 12] = [
    (b"%PDF", NotText::Pdf),
    (b"\x89PNG", NotText::Picture),
    (b"\xff\xd8\xff", NotText::Picture),
    (b"GIF8", NotText::Picture),
    (b"RIFF", NotText::Picture),
    (b"BM", NotText::Picture),
    (b"II*\0", NotText::Picture),
    (b"MM\0*", NotText::Picture),
    (b"PK\x03\x04", NotText::Document),
    (b"\xd0\xcf\x11\xe0", NotText::Document),
    (b"{\\rtf", NotText::Document),
    (b"\x1f\x8b", NotText::Document),
];

/// What it is by its first bytes, where it is no text.
fn looks(bytes: &[u8]) -> Option<NotText> {
    // A text may begin with "BM", and a picture of that kind has zeroes soon after.
    let is_binary = bytes.iter().take(16).any(|byte| *byte == 0);
    let known = BEGINNINGS.iter().find(|(begin, _)| {
        bytes.starts_with(begin) && (is_binary || !matches!(*begin, b"BM" | b"RIFF" | b"GIF8"))
    });
    if let Some((_, what)) = known {
        return Some(*what);
    }
    // HEIC and its like: the size of a box, then its name.
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(NotText::Picture);
    }
    let begin: Vec<u8> = bytes.trim_ascii_start().iter().take(14).map(u8::to_ascii_lowercase).collect();
    let is_page = [&b"<!doctype html"[..], b"<html", b"<?xml"].iter().any(|tag| begin.starts_with(tag));
    is_page.then_some(NotText::Page)
}

/// Windows-1252 from 0x80 to 0x9f; 0 where it has none. <https://encoding.spec.whatwg.org/#windows-1252> (which has control
/// characters in the five places).
#[rustfmt::skip]
const WESTERN: [u32; 32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
    0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/// A byte of Windows-1252. `None` where it has none, and for control characters that no text has.
fn western(byte: u8) -> Option<char> {
    match byte {
        b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => Some(char::from(byte)),
        0..0x20 | 0x7f => None,
        0x80..0xa0 => WESTERN
            .get(usize::from(byte) - 0x80)
            .and_then(|code| char::from_u32(*code))
            .filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}
