//! Bytes as text.

use crate::archive::ArchiveError;

/// UTF-8 with or without its mark at the beginning, UTF-16 with it. Errors: [`ArchiveError::Encoding`] for all else, for
/// no one can tell which of the many older ways it is.
pub fn decode(bytes: &[u8]) -> Result<String, ArchiveError> {
    crate::encoding::unicode(bytes).ok_or(ArchiveError::Encoding)
}
