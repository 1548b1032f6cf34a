//! What someone wants to find again at once.

use crate::breathing::Subject;
use crate::store::{Store, StoreError};
use crate::time::Moment;
use kindself_core::favourites::{self, Favourite};
use kindself_core::session;
use kindself_core::time::UtcMillis;

/// A favourite.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FavouriteCard {
    pub subject: Subject,
    /// When it became one: milliseconds since the start of 1970, UTC.
    pub added_utc_ms: i64,
}

#[uniffi::export]
impl Store {
    /// All favourites, the last one first.
    pub fn favourites(&self) -> Result<Vec<FavouriteCard>, StoreError> {
        let list = self.open.read(|reader| Ok::<_, StoreError>(favourites::list(reader)?))?;
        let card = |Favourite { subject, added, .. }| FavouriteCard {
            subject: Subject::from(subject),
            added_utc_ms: added.0,
        };
        // What only a newer version knows stays, and is shown by that one.
        let known = list.into_iter().filter(|one| !matches!(one.subject, session::Subject::Other(_)));
        Ok(known.map(card).collect())
    }

    /// Makes it a favourite; one that is stays as it is.
    pub fn keep_favourite(&self, subject: Subject, now: Moment) -> Result<(), StoreError> {
        self.open.write(|store| Ok(favourites::keep(store, subject.into(), UtcMillis(now.utc_ms))?))
    }

    /// It is none any more.
    pub fn forget_favourite(&self, subject: Subject, now: Moment) -> Result<(), StoreError> {
        self.open.write(|store| Ok(favourites::forget(store, &subject.into(), UtcMillis(now.utc_ms))?))
    }
}
