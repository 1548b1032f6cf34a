//! How many records there are of each collection.

use super::Topic;
use serde::{Deserialize, Serialize};

/// How many records there are of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Its [`Topic`]; of a newer version it may be one that is not known here.
    pub collection: String,
    /// How many.
    pub count: u32,
    /// How many of them were sealed when they were counted.
    #[serde(default, skip_serializing_if = "is_none")]
    pub sealed: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

impl Topic {
    /// So many of it.
    pub(crate) fn counted(self, count: u32, sealed: u32) -> Count {
        Count { collection: self.0.to_owned(), count, sealed }
    }
}

/// How many records there are of each collection.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counts(pub Vec<Count>);

impl FromIterator<Count> for Counts {
    fn from_iter<I: IntoIterator<Item = Count>>(counts: I) -> Self {
        Self(counts.into_iter().collect())
    }
}

impl Counts {
    /// How many there are of one; 0 where it is not counted.
    pub fn of(&self, collection: &str) -> u32 {
        self.find(collection).map_or(0, |count| count.count)
    }

    /// How many of one were sealed.
    pub fn sealed(&self, collection: &str) -> u32 {
        self.find(collection).map_or(0, |count| count.sealed)
    }

    fn find(&self, collection: &str) -> Option<&Count> {
        self.0.iter().find(|count| count.collection == collection)
    }

    /// All records; sealed ones are among them.
    pub fn records(&self) -> u64 {
        self.0.iter().map(|count| u64::from(count.count)).sum()
    }
}
