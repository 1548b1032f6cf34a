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
pub enum StoreError {
    /// The file.
    #[error("{code}")]
    Failed {
        /// `store.` and the trouble's name.
        code: String,
        /// What it is.
        trouble: StoreTrouble,
    },
    /// The text kept beside the wrapped key is not whole, so no key can be told from another.
    #[error("{code}")]
    KeyCheck {
        /// `store.key_check`
        code: String,
    },
    /// The clock shows no date that can be.
    #[error("{code}")]
    Clock {
        /// `store.clock`
        code: String,
    },
}

/// The trouble, and its code.
pub(crate) fn trouble(error: store::StoreError) -> (String, StoreTrouble) {
    let (name, trouble) = match error {
        store::StoreError::WrongKey => ("wrong_key", StoreTrouble::WrongKey),
        store::StoreError::Newer { found } => ("newer", StoreTrouble::Newer { found }),
        store::StoreError::Damaged => ("damaged", StoreTrouble::Damaged),
        store::StoreError::Full => ("full", StoreTrouble::Full),
        store::StoreError::ReadOnly => ("read_only", StoreTrouble::ReadOnly),
        store::StoreError::Busy => ("busy", StoreTrouble::Busy),
        store::StoreError::Io => ("io", StoreTrouble::Io),
    };
    (format!("store.{name}"), trouble)
}

impl StoreError {
    pub(crate) fn closed() -> Self {
        Self::Failed { code: "store.closed".into(), trouble: StoreTrouble::Closed }
    }

    pub(crate) fn key_check() -> Self {
        Self::KeyCheck { code: "store.key_check".into() }
    }

    pub(crate) fn clock() -> Self {
        Self::Clock { code: "store.clock".into() }
    }
}

impl From<store::StoreError> for StoreError {
    fn from(error: store::StoreError) -> Self {
        let (code, trouble) = trouble(error);
        Self::Failed { code, trouble }
    }
}

impl From<SealError> for StoreError {
    fn from(_: SealError) -> Self {
        Self::key_check()
    }
}
