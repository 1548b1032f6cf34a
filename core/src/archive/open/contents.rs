//! What an archive, or a file of another journal, holds: checked, and not yet taken in.

use crate::store::Counts;
use crate::store::collection::{Records, Schema};
use crate::time::UtcMillis;
use chrono::NaiveDate;

/// Where contents come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// An archive of this app. It may take the place of everything here.
    Archive,
    /// A file of another journal. It can only be added.
    OtherJournal,
}

/// Everything that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Where from.
    pub origin: Origin,
    /// When the archive was made; 0 for another journal.
    pub made_at: UtcMillis,
    /// Records of every collection.
    pub(crate) records: Records,
    /// Records of collections that only a newer version knows. They stay where they are.
    pub unknown: Counts,
    /// What of another journal could not be taken in; empty for an archive.
    pub problems: Problems,
}

/// Rows, notes or files of another journal that could not be taken in, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Problems {
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

impl Problems {
    /// All of them.
    pub fn all(&self) -> u32 {
        [self.no_date, self.too_long, self.empty, self.unreadable, self.doubled]
            .iter()
            .fold(0, |sum, n| sum.saturating_add(*n))
    }
}

impl Contents {
    /// Nothing yet.
    pub fn new(origin: Origin) -> Self {
        Self {
            origin,
            made_at: UtcMillis(0),
            records: Records::default(),
            unknown: Counts::default(),
            problems: Problems::default(),
        }
    }

    /// How much there is of each; sealed on that day.
    pub(in crate::archive) fn counts(&self, schema: &Schema, today: NaiveDate) -> Counts {
        schema.collections.iter().map(|collection| collection.held(&self.records, today)).collect()
    }
}
