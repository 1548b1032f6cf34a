//! Why an archive cannot be made, opened or taken in, with a code that never changes.

use super::passphrases::PassphraseFault;
use crate::store::{StoreError, StoreTrouble, trouble};
use kindself_core::archive;

/// Why an archive cannot be made, opened or taken in. Nothing of the store was changed, and no file is left half made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum ArchiveError {
    /// The store.
    #[error("{code}")]
    Store {
        /// `store.` and the trouble's name.
        code: String,
        /// What it is.
        trouble: StoreTrouble,
    },
    /// The clock shows no date that can be.
    #[error("{code}")]
    Clock {
        /// `archive.clock`
        code: String,
    },
    /// A new passphrase would soon be guessed; choose another one.
    #[error("{code}")]
    Weak {
        /// `archive.weak`
        code: String,
        /// Why.
        fault: PassphraseFault,
    },
    /// The passphrase does not open it; try again.
    #[error("{code}")]
    WrongPassphrase {
        /// `archive.wrong_passphrase`
        code: String,
    },
    /// It is none of ours; choose another file.
    #[error("{code}")]
    NotAnArchive {
        /// `archive.not_an_archive`
        code: String,
    },
    /// Made by a newer version; update the app.
    #[error("{code}")]
    Newer {
        /// `archive.newer`
        code: String,
        /// Its format's number.
        found: u32,
    },
    /// Its end is missing; copy it again.
    #[error("{code}")]
    Truncated {
        /// `archive.truncated`
        code: String,
    },
    /// It is damaged; copy it again, or take another one.
    #[error("{code}")]
    Damaged {
        /// `archive.damaged`
        code: String,
    },
    /// It is whole, yet holds what this app does not write.
    #[error("{code}")]
    Invalid {
        /// `archive.invalid`
        code: String,
        /// Which file in it.
        file: String,
        /// Its line, from 1; 0 where it is about the whole.
        line: u32,
    },
    /// More bytes than can be taken in.
    #[error("{code}")]
    TooLarge {
        /// `archive.too_large`
        code: String,
        /// The most.
        most_bytes: u64,
    },
    /// More files in it than can be taken in.
    #[error("{code}")]
    TooMany {
        /// `archive.too_many`
        code: String,
        /// The most.
        most: u32,
    },
    /// It unpacks to far more than it is; choose another file.
    #[error("{code}")]
    TooPacked {
        /// `archive.too_packed`
        code: String,
    },
    /// Opening it would take too much memory; choose another file.
    #[error("{code}")]
    TooMuchWork {
        /// `archive.too_much_work`
        code: String,
    },
    /// It was stopped, as asked.
    #[error("{code}")]
    Cancelled {
        /// `archive.cancelled`
        code: String,
    },
    /// No room left there; make room and try again.
    #[error("{code}")]
    Full {
        /// `archive.full`
        code: String,
    },
    /// It may not be written or read there; choose another place.
    #[error("{code}")]
    Refused {
        /// `archive.refused`
        code: String,
    },
    /// There is no such file or folder; choose another one.
    #[error("{code}")]
    Missing {
        /// `archive.missing`
        code: String,
    },
    /// The device could not read or write; try again.
    #[error("{code}")]
    Io {
        /// `archive.io`
        code: String,
    },
    /// Save the file as UTF-8 and try again.
    #[error("{code}")]
    Encoding {
        /// `archive.encoding`
        code: String,
    },
    /// A file of another app than the one that was named.
    #[error("{code}")]
    OtherApp {
        /// `archive.other_app`
        code: String,
        /// What was looked for and not found: a column, a table or a file.
        missing: String,
    },
    /// A file of another journal is added to what is here; only an archive can take its place.
    #[error("{code}")]
    OnlyAdds {
        /// `archive.only_adds`
        code: String,
    },
    /// The key to be wrapped is none; the shell's own mistake.
    #[error("{code}")]
    NotAKey {
        /// `archive.not_a_key`
        code: String,
    },
    /// The work was interrupted; try again.
    #[error("{code}")]
    Interrupted {
        /// `archive.interrupted`
        code: String,
    },
}

impl ArchiveError {
    pub(crate) fn not_a_key() -> Self {
        Self::NotAKey { code: "archive.not_a_key".into() }
    }

    pub(crate) fn interrupted() -> Self {
        Self::Interrupted { code: "archive.interrupted".into() }
    }
}

impl From<StoreError> for ArchiveError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Failed { code, trouble } => Self::Store { code, trouble },
            StoreError::KeyCheck { .. } => {
                Self::Store { code: "store.wrong_key".into(), trouble: StoreTrouble::WrongKey }
            }
            StoreError::Clock { .. } => Self::Clock { code: "archive.clock".into() },
        }
    }
}

impl From<archive::ArchiveError> for ArchiveError {
    fn from(error: archive::ArchiveError) -> Self {
        use archive::ArchiveError as Core;
        let code = |name: &str| format!("archive.{name}");
        match error {
            Core::Store(error) => {
                let (code, trouble) = trouble(error);
                Self::Store { code, trouble }
            }
            Core::Clock => Self::Clock { code: code("clock") },
            Core::Weak { fault } => Self::Weak { code: code("weak"), fault: fault.into() },
            Core::WrongPassphrase => Self::WrongPassphrase { code: code("wrong_passphrase") },
            Core::NotAnArchive => Self::NotAnArchive { code: code("not_an_archive") },
            Core::Newer { found } => Self::Newer { code: code("newer"), found },
            Core::Truncated => Self::Truncated { code: code("truncated") },
            Core::Damaged => Self::Damaged { code: code("damaged") },
            Core::Invalid { file, line } => {
                Self::Invalid { code: code("invalid"), file: file.to_owned(), line }
            }
            Core::TooLarge { most_bytes } => Self::TooLarge { code: code("too_large"), most_bytes },
            Core::TooMany { most } => Self::TooMany { code: code("too_many"), most },
            Core::TooPacked => Self::TooPacked { code: code("too_packed") },
            Core::TooMuchWork => Self::TooMuchWork { code: code("too_much_work") },
            Core::Cancelled => Self::Cancelled { code: code("cancelled") },
            Core::Full => Self::Full { code: code("full") },
            Core::Refused => Self::Refused { code: code("refused") },
            Core::Missing => Self::Missing { code: code("missing") },
            Core::Io => Self::Io { code: code("io") },
            Core::Encoding => Self::Encoding { code: code("encoding") },
            Core::OtherApp { missing } => {
                Self::OtherApp { code: code("other_app"), missing: missing.to_owned() }
            }
            Core::OnlyAdds => Self::OnlyAdds { code: code("only_adds") },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        use archive::ArchiveError as Core;
        let all = [
            (Core::Store(kindself_core::store::StoreError::Full), "store.full"),
            (Core::Clock, "archive.clock"),
            (Core::Weak { fault: archive::passphrase::PassphraseFault::Common }, "archive.weak"),
            (Core::WrongPassphrase, "archive.wrong_passphrase"),
            (Core::NotAnArchive, "archive.not_an_archive"),
            (Core::Newer { found: 2 }, "archive.newer"),
            (Core::Truncated, "archive.truncated"),
            (Core::Damaged, "archive.damaged"),
            (Core::Invalid { file: "f", line: 1 }, "archive.invalid"),
            (Core::TooLarge { most_bytes: 1 }, "archive.too_large"),
            (Core::TooMany { most: 1 }, "archive.too_many"),
            (Core::TooPacked, "archive.too_packed"),
            (Core::TooMuchWork, "archive.too_much_work"),
            (Core::Cancelled, "archive.cancelled"),
            (Core::Full, "archive.full"),
            (Core::Refused, "archive.refused"),
            (Core::Missing, "archive.missing"),
            (Core::Io, "archive.io"),
            (Core::Encoding, "archive.encoding"),
            (Core::OtherApp { missing: "m" }, "archive.other_app"),
            (Core::OnlyAdds, "archive.only_adds"),
        ];
        for (error, code) in all {
            assert_eq!(ArchiveError::from(error).to_string(), code);
        }
        assert_eq!(ArchiveError::not_a_key().to_string(), "archive.not_a_key");
        assert_eq!(ArchiveError::interrupted().to_string(), "archive.interrupted");
    }
}
