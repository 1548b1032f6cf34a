//! What a person remembers, and what opens their archive.

use super::ArchiveError;
use age::secrecy::SecretString;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The fewest characters of a new passphrase (design value; the rest is scrypt's work and the person's own judgement).
pub const LEAST_CHARS: u32 = 8;

/// A passphrase. It is overwritten in memory when it is let go.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// For something new. Errors: [`ArchiveError::Weak`].
    pub fn new(text: &str) -> Result<Self, ArchiveError> {
        let given = Self::given(text);
        let blank = given.0.chars().all(char::is_whitespace);
        if blank || given.0.chars().count() < LEAST_CHARS as usize {
            return Err(ArchiveError::Weak { least_chars: LEAST_CHARS });
        }
        Ok(given)
    }

    /// For opening something; whether it fits, the file says.
    ///
    /// Keyboards write the same letter in different ways (é as one sign or two): the shortest is taken, so that what was
    /// made on one phone opens on another.
    pub fn given(text: &str) -> Self {
        Self(Zeroizing::new(text.nfc().collect()))
    }

    pub(super) fn secret(&self) -> SecretString {
        SecretString::from(self.0.as_str())
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}
