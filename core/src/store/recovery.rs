//! The recovery passphrase: the order in which it is changed, and what works wherever a change breaks off.
//!
//! Three things cannot change in one step: the shell's vault, the file, and the copy of the key under the passphrase. So
//! vault and copy have a place for the next one beside the one before, and whichever belongs to the file counts.

use crate::sealed::{SealError, open, seal};
use serde::{Deserialize, Serialize};

const KIND: &str = "kindself-key-copy";
const VERSION: u32 = 1;

/// One step of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Of a copy and its next one, and of two keys in the vault, to keep the one that belongs to the file.
    Apply,
    /// To keep the next copy beside the one before.
    KeepCopy,
    /// To keep the next key in the vault beside the one before.
    KeepKey,
    /// To write the file anew under the next key.
    Rekey,
}

/// A change, in this order. It is given up where a step is refused; it is done once the file has the next key.
///
/// At each moment the vault has the key of the file, and the passphrase of before, or else the new one, opens it.
pub const STEPS: [Step; 5] = [Step::Apply, Step::KeepCopy, Step::KeepKey, Step::Rekey, Step::Apply];

/// A key under a passphrase, as it is kept until it takes the place of the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyCopy {
    /// The check of the key.
    pub check: String,
    /// The key under the passphrase; none where no passphrase is to open it.
    pub wrapped: Option<Vec<u8>>,
}

impl KeyCopy {
    /// As text.
    pub fn to_text(&self) -> Result<String, SealError> {
        seal(KIND, VERSION, self)
    }

    /// From text.
    pub fn from_text(text: &str) -> Result<Self, SealError> {
        open(KIND, VERSION, text)
    }
}

/// What stands of a recovery passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stands {
    /// There is one that opens what is written.
    pub works: bool,
    /// A change broke off and has changed nothing; to be said.
    pub broke_off: bool,
}

/// Whether a recovery passphrase is offered: to whoever has written something that could be lost, has none, and has not
/// `declined`. A change that broke off is said instead.
pub fn is_offered(stands: Stands, declined: bool, has_written: bool) -> bool {
    has_written && !declined && !stands.works && !stands.broke_off
}

/// What stands, given the check of the key that opens the file (none while it is closed), the one beside the copy, and the
/// next copy. While the file is closed nobody knows which belongs to it, and either may.
pub fn stands(file: Option<&str>, copy: Option<&str>, next: Option<&KeyCopy>) -> Stands {
    let may_open = |check: &str| file.is_none_or(|file| file == check);
    let works = copy.is_some_and(may_open)
        || next.is_some_and(|next| next.wrapped.is_some() && may_open(&next.check));
    Stands { works, broke_off: next.is_some_and(|next| !may_open(&next.check)) }
}
