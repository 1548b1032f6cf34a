//! Text that is kept in a file: one line that names its kind, its version and its checksum, then JSON. A
//! flipped byte or a cut end is told from a newer version, and neither is ever taken for the real thing.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// Why a kept text cannot be read. It holds nothing of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SealError {
    /// Bytes are missing or changed; keep the file aside and begin afresh.
    #[error("this record is damaged; it is kept aside, and you can begin afresh")]
    Damaged,
    /// Written by a newer version of the app; update the app to read it.
    #[error("this record was written by a newer version ({found}); update the app to open it")]
    Newer {
        /// Its version.
        found: u32,
    },
}

/// `value` as text of that kind and version.
pub(crate) fn seal<T: Serialize>(kind: &str, version: u32, value: &T) -> Result<String, SealError> {
    let body = serde_json::to_string(value).map_err(|_| SealError::Damaged)?;
    Ok(format!("{kind} {version} {}\n{body}\n", checksum(kind, version, &body)))
}

fn checksum(kind: &str, version: u32, body: &str) -> String {
    format!("{:08x}", crc32fast::hash(format!("{kind} {version}\n{body}").as_bytes()))
}

/// The value back, if the text is whole, of that kind, and not newer than `version`.
pub(crate) fn open<T: DeserializeOwned>(kind: &str, version: u32, text: &str) -> Result<T, SealError> {
    let (head, body) = text.split_once('\n').ok_or(SealError::Damaged)?;
    let body = body.strip_suffix('\n').ok_or(SealError::Damaged)?;
    let mut words = head.split(' ');
    let (found_kind, found, sum) = (words.next(), words.next(), words.next());
    let found: u32 = found.and_then(|v| v.parse().ok()).ok_or(SealError::Damaged)?;
    let whole = sum == Some(checksum(kind, found, body).as_str());
    if found_kind != Some(kind) || words.next().is_some() || !whole {
        return Err(SealError::Damaged);
    }
    // Only a whole record may claim to be newer: the checksum covers the version too.
    if found > version {
        return Err(SealError::Newer { found });
    }
    serde_json::from_str(body).map_err(|_| SealError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_flipped_bit_and_any_cut_is_noticed() {
        let text = seal("kindself-test", 1, &vec![1, 2, 3]).unwrap();
        assert_eq!(open::<Vec<u8>>("kindself-test", 1, &text), Ok(vec![1, 2, 3]));
        for at in 0..text.len() {
            assert_eq!(
                open::<Vec<u8>>("kindself-test", 1, &text[..at]),
                Err(SealError::Damaged),
                "cut at {at}"
            );
            for bit in 0..7 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let flipped = String::from_utf8(bytes).unwrap();
                assert_eq!(
                    open::<Vec<u8>>("kindself-test", 1, &flipped),
                    Err(SealError::Damaged),
                    "{at}:{bit}"
                );
            }
        }
    }

    #[test]
    fn a_newer_version_is_named_and_another_kind_is_not_read() {
        let newer = seal("kindself-test", 7, &0).unwrap();
        assert_eq!(open::<u8>("kindself-test", 1, &newer), Err(SealError::Newer { found: 7 }));
        assert_eq!(open::<u8>("kindself-other", 7, &newer), Err(SealError::Damaged));
    }
}
