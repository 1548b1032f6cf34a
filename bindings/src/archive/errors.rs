//! Why an archive cannot be made, opened or taken in, with a code that never changes.

use super::passphrases::PassphraseFault;
use crate::store::{StoreError, StoreTrouble};
use kindself_core::archive;

/// Why an archive cannot be made, opened or taken in. Nothing of the store was changed, and no file is left half made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum ArchiveError {
    Store {
        trouble: StoreTrouble,
    },
    /// The clock shows no date that can be.
    Clock,
    /// A new passphrase would soon be guessed; choose another one.
    Weak {
        /// Why.
        fault: PassphraseFault,
    },
    /// The passphrase does not open it; try again.
    WrongPassphrase,
    /// It is none of ours; choose another file.
    NotAnArchive,
    /// Made by a newer version; update the app.
    Newer {
        /// Its format's number.
        found: u32,
    },
    /// Its end is missing; copy it again.
    Truncated,
    /// It is damaged; copy it again, or take another one.
    Damaged,
    /// It is whole, yet holds what this app does not write.
    Invalid {
        file: String,
        /// Its line, from 1; 0 where it is about the whole.
        line: u32,
    },
    /// More bytes than can be taken in.
    TooLarge {
        most_bytes: u64,
    },
    /// More files in it than can be taken in.
    TooMany {
        most: u32,
    },
    /// It unpacks to far more than it is; choose another file.
    TooPacked,
    /// Opening it would take too much memory; choose another file.
    TooMuchWork,
    /// It was stopped, as asked.
    Cancelled,
    /// No room left there; make room and try again.
    Full,
    /// It may not be written or read there; choose another place.
    Refused,
    /// There is no such file or folder; choose another one.
    Missing,
    /// The device could not read or write; try again.
    Io,
    /// Save the file as UTF-8 and try again.
    Encoding,
    /// A file of another app than the one that was named.
    OtherApp {
        /// What was looked for and not found: a column, a table or a file.
        missing: String,
    },
    /// A file of another journal is added to what is here; only an archive can take its place.
    OnlyAdds,
    /// The key to be wrapped is none; the shell's own mistake.
    NotAKey,
    /// The work was interrupted; try again.
    Interrupted,
}

#[uniffi::export]
impl ArchiveError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        let code = match self {
            Self::Store { trouble } => trouble.code(),
            Self::Clock => "archive.clock",
            Self::Weak { .. } => "archive.weak",
            Self::WrongPassphrase => "archive.wrong_passphrase",
            Self::NotAnArchive => "archive.not_an_archive",
            Self::Newer { .. } => "archive.newer",
            Self::Truncated => "archive.truncated",
            Self::Damaged => "archive.damaged",
            Self::Invalid { .. } => "archive.invalid",
            Self::TooLarge { .. } => "archive.too_large",
            Self::TooMany { .. } => "archive.too_many",
            Self::TooPacked => "archive.too_packed",
            Self::TooMuchWork => "archive.too_much_work",
            Self::Cancelled => "archive.cancelled",
            Self::Full => "archive.full",
            Self::Refused => "archive.refused",
            Self::Missing => "archive.missing",
            Self::Io => "archive.io",
            Self::Encoding => "archive.encoding",
            Self::OtherApp { .. } => "archive.other_app",
            Self::OnlyAdds => "archive.only_adds",
            Self::NotAKey => "archive.not_a_key",
            Self::Interrupted => "archive.interrupted",
        };
        code.to_owned()
    }
}

impl From<StoreError> for ArchiveError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Failed { trouble } => Self::Store { trouble },
            StoreError::KeyCheck => Self::Store { trouble: StoreTrouble::WrongKey },
            StoreError::Clock => Self::Clock,
        }
    }
}

impl From<archive::ArchiveError> for ArchiveError {
    fn from(error: archive::ArchiveError) -> Self {
        use archive::ArchiveError as Core;
        match error {
            Core::Store(error) => Self::Store { trouble: error.into() },
            Core::Clock => Self::Clock,
            Core::Weak { fault } => Self::Weak { fault },
            Core::WrongPassphrase => Self::WrongPassphrase,
            Core::NotAnArchive => Self::NotAnArchive,
            Core::Newer { found } => Self::Newer { found },
            Core::Truncated => Self::Truncated,
            Core::Damaged => Self::Damaged,
            Core::Invalid { file, line } => Self::Invalid { file: file.to_owned(), line },
            Core::TooLarge { most_bytes } => Self::TooLarge { most_bytes },
            Core::TooMany { most } => Self::TooMany { most },
            Core::TooPacked => Self::TooPacked,
            Core::TooMuchWork => Self::TooMuchWork,
            Core::Cancelled => Self::Cancelled,
            Core::Full => Self::Full,
            Core::Refused => Self::Refused,
            Core::Missing => Self::Missing,
            Core::Io => Self::Io,
            Core::Encoding => Self::Encoding,
            Core::OtherApp { missing } => Self::OtherApp { missing: missing.to_owned() },
            Core::OnlyAdds => Self::OnlyAdds,
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
            assert_eq!(ArchiveError::from(error).code(), code);
        }
        assert_eq!(ArchiveError::NotAKey.code(), "archive.not_a_key");
        assert_eq!(ArchiveError::Interrupted.code(), "archive.interrupted");
    }
}
