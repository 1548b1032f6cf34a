//! The key of the file, and what tells a wrong key from a damaged file.

use crate::sealed::{SealError, open, seal};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

const KIND: &str = "kindself-key-check";
const VERSION: u32 = 1;

/// 256 random bits. The shell wraps them with the phone's own key store; they are never derived from a passphrase,
/// for that would cost a few hundred milliseconds at each opening.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// From bytes as the shell unwrapped them; `None` unless there are 32.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        <[u8; 32]>::try_from(bytes).ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The bytes, for wrapping.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Kept as text beside the wrapped key, outside of the file: the file's salt, and a value by which a key is known.
/// SQLCipher itself answers "not a database" to a wrong key and to a damaged first page alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyCheck {
    salt: String,
    value: String,
}

impl KeyCheck {
    /// For a new file: `salt` is 16 random bytes.
    pub fn new(key: &Key, salt: &[u8; 16]) -> Self {
        Self { salt: hex(salt), value: value(key, &hex(salt)) }
    }

    /// Whether `key` is the one it was made for. The value is a digest of 256 random bits, so nothing can be guessed
    /// from it.
    pub fn knows(&self, key: &Key) -> bool {
        self.value == value(key, &self.salt)
    }

    /// As text, to be kept beside the wrapped key.
    pub fn to_text(&self) -> Result<String, SealError> {
        seal(KIND, VERSION, self)
    }

    /// From text.
    pub fn from_text(text: &str) -> Result<Self, SealError> {
        let check: Self = open(KIND, VERSION, text)?;
        let salt = check.salt.len() == 32 && check.salt.bytes().all(|c| c.is_ascii_hexdigit());
        if salt { Ok(check) } else { Err(SealError::Damaged) }
    }

    /// The salt, with which every file of the store begins: SQLCipher puts it before everything.
    pub(super) fn salt(&self) -> [u8; 16] {
        // Sixteen bytes it always is: made of them, or refused when read.
        unhex(&self.salt).unwrap_or_default()
    }

    /// What opens a file with this key, as SQLCipher takes it.
    pub(super) fn pragma_key(&self, key: &Key) -> Zeroizing<String> {
        self.pragma("key", key)
    }

    /// What writes an open file anew under this key, and begins it with this salt.
    pub(super) fn pragma_rekey(&self, key: &Key) -> Zeroizing<String> {
        self.pragma("rekey", key)
    }

    fn pragma(&self, name: &str, key: &Key) -> Zeroizing<String> {
        let key = Zeroizing::new(hex(key.bytes()));
        Zeroizing::new(format!("PRAGMA {name} = \"x'{}{}'\"", *key, self.salt))
    }
}

fn value(key: &Key, salt: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(b"kindself key check 1\n");
    digest.update(salt.as_bytes());
    digest.update(key.bytes());
    hex(&digest.finalize())
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
        text
    })
}

/// Bytes from hexadecimal digits; `None` where they are none.
pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != N * 2 || !text.bytes().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(n * 2..n * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}
