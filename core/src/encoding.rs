//! Bytes as text, where that can be told for certain.

/// UTF-8 with or without its mark at the beginning, UTF-16 with it. `None` for all else: no one can tell for certain which of the
/// many older ways it is.
pub(crate) fn unicode(bytes: &[u8]) -> Option<String> {
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, odd) = rest.as_chunks::<2>();
        let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>();
        text.ok().filter(|_| odd.is_empty())
    };
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok()?,
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes)?,
        _ => String::from_utf8(bytes.to_vec()).ok()?,
    };
    // UTF-16 without its mark is valid UTF-8 where it is English: every second byte is 0.
    (!text.contains('\0')).then_some(text)
}
