//! The recovery passphrase: the order in which it is changed, and what stands.

use super::StoreError;
use kindself_core::store::recovery;

pub use kindself_core::store::recovery::{KeyCopy, Stands as RecoveryStands, Step as RecoveryStep};

/// A key under a passphrase, as it is kept until it takes the place of the one before.
#[uniffi::remote(Record)]
pub struct KeyCopy {
    /// The check of the key.
    pub check: String,
    /// The key under the passphrase; none where no passphrase is to open it.
    pub wrapped: Option<Vec<u8>>,
}

/// What stands of a recovery passphrase.
#[uniffi::remote(Record)]
pub struct RecoveryStands {
    /// There is one that opens what is written.
    pub works: bool,
    /// A change broke off and has changed nothing; to be said.
    pub broke_off: bool,
}

/// One step of a change.
#[uniffi::remote(Enum)]
pub enum RecoveryStep {
    /// Of a copy and its next one, and of two keys in the vault, to keep the one that belongs to the file.
    Apply,
    /// To keep the next copy beside the one before.
    KeepCopy,
    /// To keep the next key in the vault beside the one before.
    KeepKey,
    /// To call `Store::rekey`.
    Rekey,
}

/// A change, in this order. It is given up where a step is refused; it is done once the file has the next key, whatever is
/// refused after. `Apply` is done when the app opens, too.
#[uniffi::export]
pub fn recovery_steps() -> Vec<RecoveryStep> {
    recovery::STEPS.to_vec()
}

/// What stands, given the check of the key that opens the file (none while it is closed), the one beside the copy, and the
/// next copy.
#[uniffi::export]
pub fn recovery_stands(file: Option<String>, copy: Option<String>, next: Option<KeyCopy>) -> RecoveryStands {
    recovery::stands(file.as_deref(), copy.as_deref(), next.as_ref())
}

/// Whether a recovery passphrase is offered, by what stands, whether one was `declined`, and whether there is anything that could
/// be lost.
#[uniffi::export]
pub fn recovery_offered(stands: RecoveryStands, declined: bool, has_written: bool) -> bool {
    let stands = recovery::Stands { works: stands.works, broke_off: stands.broke_off };
    recovery::is_offered(stands, declined, has_written)
}

/// A copy as text, to be kept.
#[uniffi::export]
pub fn key_copy_text(copy: KeyCopy) -> Result<String, StoreError> {
    Ok(copy.to_text()?)
}

/// A copy from its text; none where it is damaged.
#[uniffi::export]
pub fn key_copy(text: String) -> Option<KeyCopy> {
    KeyCopy::from_text(&text).ok()
}
