//! Restoring contents: what would change, and changing it, in one transaction.
//!
//! What becomes of a record is the business of its collection. Two devices that take in each other's archives come to the same.

use super::contents::{Contents, Origin, Problems};
use super::progress::Steps;
use super::{ArchiveError, Watch};
use crate::collections::SCHEMA;
use crate::content::Catalogue;
use crate::store::collection::{Halt, Restoring, Wish};
use crate::store::{Counts, Outcome, Reader, Store, Topic};
use crate::time::Moment;

pub use crate::store::Mode;

/// What would change, or has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What of each collection.
    pub outcomes: Vec<Outcome>,
    /// Records of collections that only a newer version knows. They stay in the archive.
    pub unknown: Counts,
    /// What of another journal could not be taken in.
    pub problems: Problems,
}

impl Preview {
    /// What would change of one collection.
    pub fn of(&self, collection: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|met| met.collection.0 == collection)
    }

    /// What of the collections that people know.
    pub fn told(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(|met| SCHEMA.is_told(met.collection.0))
    }

    /// How many of a collection came, as it was wished; `None` where all was replaced, for then it is those that are here now.
    pub fn came(&self, collection: &str, mode: Mode) -> Option<u32> {
        let met = self.of(collection)?;
        match mode {
            Mode::Replace => None,
            Mode::Merge { restore_deleted: true } => Some(met.new + met.newer_there + met.deleted_here),
            Mode::Merge { restore_deleted: false } => Some(met.new + met.newer_there),
        }
    }
}

/// What would change. Nothing is written.
pub fn preview(
    reader: &Reader,
    contents: &Contents,
    mode: Mode,
    now: Moment,
) -> Result<Preview, ArchiveError> {
    let wish = wish(contents, mode, now)?;
    let file = reader.connection();
    let held = file.unchecked_transaction()?;
    let mut preview =
        Preview { outcomes: Vec::new(), unknown: contents.unknown.clone(), problems: contents.problems };
    for collection in reader.schema().collections {
        preview.outcomes.push(collection.preview(file, &contents.records, &wish)?);
    }
    drop(held);
    Ok(preview)
}

/// Takes contents in: all of them, or, on any error and when it is cancelled, nothing. What has changed is told as by
/// [`preview`].
pub fn apply(
    store: &mut Store,
    catalogue: &Catalogue,
    contents: &Contents,
    mode: Mode,
    now: Moment,
    watch: Watch,
) -> Result<Preview, ArchiveError> {
    let wish = wish(contents, mode, now)?;
    let preview = preview(store.reader(), contents, mode, now)?;
    let schema = store.schema();
    let mut steps = Steps::begin(watch, contents.counts(schema, wish.today).records())?;
    let topics: Vec<Topic> = schema.topics().collect();
    store.delete(&topics, |change| {
        let gone = {
            let mut step = || steps.step().map_err(|_| Halt::Stopped);
            let gone = mode == Mode::Replace;
            let mut restoring = Restoring { change, catalogue, wish, step: &mut step, gone };
            for collection in schema.collections {
                collection.make_room(&contents.records, &mut restoring)?;
            }
            for collection in schema.collections {
                collection.restore(&contents.records, &mut restoring)?;
            }
            restoring.gone
        };
        // The last moment to change one's mind; after it, all is kept.
        steps.end()?;
        Ok::<_, ArchiveError>(gone)
    })?;
    // What was written over is to be gone from the log too.
    store.rest()?;
    Ok(preview)
}

fn wish(contents: &Contents, mode: Mode, now: Moment) -> Result<Wish, ArchiveError> {
    if (contents.origin, mode) == (Origin::OtherJournal, Mode::Replace) {
        return Err(ArchiveError::OnlyAdds);
    }
    Ok(Wish { mode, now: now.at, today: now.day().ok_or(ArchiveError::Clock)? })
}
