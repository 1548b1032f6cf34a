//! What crosses the border about archives.

use crate::store::CountCard;
use kindself_core::archive::backup::LastBackup;
use kindself_core::archive::merge::{Mode, Preview};
use kindself_core::store::Outcome;

pub use kindself_core::archive::contents::Problems as ProblemsCard;
pub use kindself_core::archive::import::Source as ImportSource;
pub use kindself_core::archive::plain::Form as PlainForm;

/// Is told how far long work has come, on the thread that does it.
#[uniffi::export(with_foreign)]
pub trait ProgressListener: Send + Sync + std::fmt::Debug {
    /// So many steps of all are done; false stops the work, and nothing of it stays.
    fn went_on(&self, done: u64, of: u64) -> bool;
}

/// How entries are written into a plain export.
#[uniffi::remote(Enum)]
pub enum PlainForm {
    /// A page each, for reading.
    Markdown,
    /// One record a line, for other programs.
    Json,
}

/// Which journal a file is from.
#[uniffi::remote(Enum)]
pub enum ImportSource {
    /// Daylio's CSV.
    Daylio,
    /// Presently's CSV.
    Presently,
    /// Daily You's backup, a zip.
    DailyYou,
    /// Markdown: a folder, a zip, or one file.
    Markdown,
}

/// How contents are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum RestoreMode {
    /// Added to what is here.
    Merge,
    /// In place of everything here.
    Replace,
}

impl RestoreMode {
    pub(crate) fn core(self, restore_deleted: bool) -> Mode {
        match self {
            Self::Merge => Mode::Merge { restore_deleted },
            Self::Replace => Mode::Replace,
        }
    }
}

/// An export that was made and checked.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ExportedCard {
    pub path: String,
    /// Records in it, of each collection that people know.
    pub counts: Vec<CountCard>,
    /// Its size.
    pub bytes: u64,
    /// Sealed entries that are not in it; 0 for an encrypted archive, which holds them all.
    pub sealed_left_out: u32,
    /// What stood in the store when it was begun, for `note_backup` alone; nothing for a plain one, which is no backup.
    pub state: String,
}

/// What of another journal could not be taken in, by reason. All 0 for an archive.
#[uniffi::remote(Record)]
pub struct ProblemsCard {
    /// Without a date, or with one that is none.
    pub no_date: u32,
    /// Longer than an entry may be.
    pub too_long: u32,
    /// With nothing in it.
    pub empty: u32,
    /// Not in the form that was expected.
    pub unreadable: u32,
    /// Word for word the same as another one.
    pub doubled: u32,
}

/// What would become of the records of a collection. The first five add up to those that were found; of collections about
/// which little can be said, those that come are new.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct OutcomeCard {
    /// Its name, as in a `CountCard`.
    pub collection: String,
    /// Those that are not here, or, of drafts, older here.
    pub new: u32,
    /// Those whose version here is newer; it stands, the other becomes the one before it.
    pub newer_here: u32,
    /// Those whose version there is newer; it stands, the one here becomes the one before it.
    pub newer_there: u32,
    /// Those that are the same.
    pub same: u32,
    /// Those that were deleted here. They come back where deleted ones are restored.
    pub deleted_here: u32,
    /// Those here that go: deleted there, or, where all is replaced, not in the archive.
    pub removed: u32,
    /// Sealed ones among those that were found.
    pub sealed: u32,
}

impl From<&Outcome> for OutcomeCard {
    fn from(met: &Outcome) -> Self {
        Self {
            collection: met.collection.0.to_owned(),
            new: met.new,
            newer_here: met.newer_here,
            newer_there: met.newer_there,
            same: met.same,
            deleted_here: met.deleted_here,
            removed: met.removed,
            sealed: met.sealed,
        }
    }
}

/// What would change.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PreviewCard {
    /// Of each collection that people know; entries first.
    pub outcomes: Vec<OutcomeCard>,
    /// Records that only a newer version of the app knows. They stay in the archive.
    pub unknown: u32,
    /// What could not be read.
    pub problems: ProblemsCard,
}

impl From<&Preview> for PreviewCard {
    fn from(preview: &Preview) -> Self {
        Self {
            outcomes: preview.told().map(Into::into).collect(),
            unknown: u32::try_from(preview.unknown.records()).unwrap_or(u32::MAX),
            problems: preview.problems,
        }
    }
}

/// What has changed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RestoredCard {
    /// What the preview said just before.
    pub changed: PreviewCard,
    /// Entries that came, as it was wished; where all was replaced, those that are here now.
    pub came: u32,
    /// Entries that are here now.
    pub entries: u32,
}

/// The last backup.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BackupCard {
    /// When: milliseconds since the start of 1970, UTC.
    pub utc_ms: i64,
    /// On which of the person's days, ISO 8601.
    pub day: String,
    /// How many entries were in it.
    pub entries: u32,
}

impl From<LastBackup> for BackupCard {
    fn from(backup: LastBackup) -> Self {
        Self { utc_ms: backup.at.0, day: backup.day.to_string(), entries: backup.entries }
    }
}
