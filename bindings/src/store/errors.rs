//! What can go wrong with the file, with a code that never changes.

use kindself_core::SealError;
use kindself_core::store;

/// What is wrong with the file, told by what can be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum StoreTrouble {
    /// The key does not open it; the recovery passphrase brings the right one back. Nothing was changed.
    WrongKey,
    /// Written by a newer version; update the app. Nothing was changed.
    Newer {
        /// Its version.
        found: u32,
    },
    /// Bytes changed or went missing; `Store.mend` saves what can be read.
    Damaged,
    /// No room left; make room and try again. What was kept before is kept.
    Full,
    /// It cannot be written. What was kept before is kept.
    ReadOnly,
    /// Another process holds it; try again.
    Busy,
    /// The device could not read or write; try again.
    Io,
    /// It was closed, or deleted.
    Closed,
}

/// Why the store cannot do something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum StoreError {
    /// The file.
    Failed { trouble: StoreTrouble },
    /// The text kept beside the wrapped key is not whole, so no key can be told from another.
    KeyCheck,
    /// The clock shows no date that can be.
    Clock,
}

#[uniffi::export]
impl StoreError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        let code = match self {
            Self::Failed { trouble } => trouble.code(),
            Self::KeyCheck => "store.key_check",
            Self::Clock => "store.clock",
        };
        code.to_owned()
    }
}

impl StoreTrouble {
    /// Whatever meets it answers with this code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::WrongKey => "store.wrong_key",
            Self::Newer { .. } => "store.newer",
            Self::Damaged => "store.damaged",
            Self::Full => "store.full",
            Self::ReadOnly => "store.read_only",
            Self::Busy => "store.busy",
            Self::Io => "store.io",
            Self::Closed => "store.closed",
        }
    }
}

impl StoreError {
    pub(crate) const CLOSED: Self = Self::Failed { trouble: StoreTrouble::Closed };
}

impl From<store::StoreError> for StoreTrouble {
    fn from(error: store::StoreError) -> Self {
        match error {
            store::StoreError::WrongKey => Self::WrongKey,
            store::StoreError::Newer { found } => Self::Newer { found },
            store::StoreError::Damaged => Self::Damaged,
            store::StoreError::Full => Self::Full,
            store::StoreError::ReadOnly => Self::ReadOnly,
            store::StoreError::Busy => Self::Busy,
            store::StoreError::Io => Self::Io,
        }
    }
}

impl From<store::StoreError> for StoreError {
    fn from(error: store::StoreError) -> Self {
        Self::Failed { trouble: error.into() }
    }
}

impl From<SealError> for StoreError {
    fn from(_: SealError) -> Self {
        Self::KeyCheck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        use store::StoreError as Core;
        let all = [
            (Core::WrongKey.into(), "store.wrong_key"),
            (Core::Newer { found: 2 }.into(), "store.newer"),
            (Core::Damaged.into(), "store.damaged"),
            (Core::Full.into(), "store.full"),
            (Core::ReadOnly.into(), "store.read_only"),
            (Core::Busy.into(), "store.busy"),
            (Core::Io.into(), "store.io"),
            (StoreError::CLOSED, "store.closed"),
            (StoreError::KeyCheck, "store.key_check"),
            (StoreError::Clock, "store.clock"),
        ];
        for (error, code) in all {
            assert_eq!(error.code(), code);
        }
    }
}
