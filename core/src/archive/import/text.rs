//! Bytes as text.

use crate::archive::ArchiveError;

/// UTF-8 with or without its mark at the beginning, UTF-16 with it. Errors: [`ArchiveError::Encoding`] for all else, for
/// no one can tell which of the many older ways it is.
pub fn decode(bytes: &[u8]) -> Result<String, ArchiveError> {
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| -> Result<String, ArchiveError> {
        let (pairs, odd) = rest.as_chunks::<2>();
        let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>();
        text.ok().filter(|_| odd.is_empty()).ok_or(ArchiveError::Encoding)
    };
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            String::from_utf8(rest.to_vec()).map_err(|_| ArchiveError::Encoding)?
        }
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes)?,
        _ => String::from_utf8(bytes.to_vec()).map_err(|_| ArchiveError::Encoding)?,
    };
    // UTF-16 without its mark is valid UTF-8 where it is English: every second byte is 0.
    if text.contains('\0') { Err(ArchiveError::Encoding) } else { Ok(text) }
}
