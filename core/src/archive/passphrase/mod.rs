//! What a person remembers, and what opens their archive.
//!
//! [`Passphrase`]: one that was chosen, or typed to open something. [`fault`]: why one is refused. [`Typed`]: one that is being
//! chosen. [`suggest`]: six words.

mod dates;
mod fold;
mod suggest;
#[cfg(test)]
mod tests;
mod weak;

pub use fold::fold;
pub use suggest::{RANDOM_BYTES, suggest};
pub use weak::{LEAST_CHARS, PassphraseFault, fault};

use super::ArchiveError;
use age::secrecy::SecretString;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A new passphrase as it is typed, twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// Why it would soon be guessed; `None` where it would not, and while nothing is typed.
    pub fault: Option<PassphraseFault>,
    /// Both are there, and would not lock the same.
    pub unlike: bool,
    /// It can lock something.
    pub good: bool,
}

impl Typed {
    /// Of what was typed, and typed `again`. Microseconds: to be asked at each key.
    pub fn of(text: &str, again: &str) -> Self {
        let same = fold(text) == fold(again);
        let fault = if text.is_empty() { None } else { fault(text) };
        Self { fault, unlike: !again.is_empty() && !same, good: !text.is_empty() && fault.is_none() && same }
    }
}

/// A passphrase. It is overwritten in memory when it is let go.
#[derive(Clone)]
pub struct Passphrase {
    folded: Zeroizing<String>,
    /// Letter for letter, where that is another text: files from before the [`fold`] were made with it.
    typed: Option<Zeroizing<String>>,
}

impl Passphrase {
    /// For something new. Errors: [`ArchiveError::Weak`].
    pub fn new(text: &str) -> Result<Self, ArchiveError> {
        fault(text).map_or_else(|| Ok(Self::given(text)), |fault| Err(ArchiveError::Weak { fault }))
    }

    /// For opening something, or for something more under a passphrase that was chosen before; whether it fits, the file
    /// says, and however weak it is, it opens what was made with it.
    pub fn given(text: &str) -> Self {
        let folded = fold(text);
        // Until there was the fold, the same letter was made the same and nothing else.
        let typed = Zeroizing::new(text.nfc().collect::<String>());
        Self { typed: (*typed != *folded).then_some(typed), folded }
    }

    /// What locks something new.
    pub(super) fn secret(&self) -> SecretString {
        SecretString::from(self.folded.as_str())
    }

    /// What may open something, in the order in which it is tried. A second one is there only where it is another text,
    /// and costs scrypt's work once more only where the first one opened nothing.
    pub(super) fn secrets(&self) -> impl Iterator<Item = SecretString> {
        [Some(&self.folded), self.typed.as_ref()]
            .into_iter()
            .flatten()
            .map(|text| SecretString::from(text.as_str()))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}
