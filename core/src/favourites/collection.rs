//! Favourites as a collection.

use super::{COLUMNS, FAVOURITES, Favourite, FavouriteId, favourite, put};
use crate::content::Catalogue;
use crate::session::Subject;
use crate::store::StoreError;
use crate::store::collection::{
    Collection, Count, Each, Halt, Mode, Outcome, Purpose, Records, Restoring, Table, Topic, Wish, give,
    is_json,
};
use crate::store::tombstone;
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// A favourite, as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FavouriteLine {
    /// Its name, which comes of its subject.
    pub id: FavouriteId,
    pub subject: Subject,
    /// When it became one.
    pub added: UtcMillis,
    /// When it came to be there.
    pub since: UtcMillis,
}

impl From<FavouriteLine> for Favourite {
    fn from(line: FavouriteLine) -> Self {
        let FavouriteLine { id: _, subject, added, since } = line;
        Self { subject, added, since }
    }
}

/// Favourites. There is nothing to change about one; of two deletions, and of a deletion and an addition, the later one counts.
#[derive(Debug)]
pub(crate) struct Favourites;

impl Collection for Favourites {
    fn topic(&self) -> Topic {
        FAVOURITES
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "favourite", forms: &[("subject", is_json::<Subject>)] }]
    }

    /// When each was added counts with its place, so that two that change places are seen.
    fn state(&self) -> Option<&'static str> {
        Some(
            "SELECT count(*), coalesce(sum(since & 0xffffffff), 0),
               coalesce(sum((at & 0xffff) * (added & 0xffffffff)), 0) FROM favourite",
        )
    }

    fn member(&self) -> &'static str {
        "favourites.jsonl"
    }

    fn lines(&self, file: &Connection, _: Purpose, each: Each) -> Result<(), Halt> {
        let mut found = file.prepare(&format!("SELECT {COLUMNS} FROM favourite ORDER BY id"))?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let Favourite { subject, added, since } = favourite(row)?;
            give(&FavouriteLine { id: FavouriteId::of(&subject)?, subject, added, since }, each)?;
        }
        Ok(())
    }

    fn read(&self, line: &[u8], _: &Catalogue, records: &mut Records) -> Option<()> {
        let line: FavouriteLine = serde_json::from_slice(line).ok()?;
        let named = FavouriteId::of(&line.subject).ok()? == line.id;
        let kept = line.added.is_kept() && line.since.is_kept();
        (named && kept).then(|| records.put(line.id.text(), line))?
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<FavouriteLine>(FAVOURITES)
    }

    /// Favourites come that are not here, and were not deleted here, or are restored.
    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError> {
        let stays_deleted = wish.mode == Mode::Merge { restore_deleted: false };
        let mut here = file.prepare_cached(
            "SELECT EXISTS(SELECT 1 FROM favourite WHERE id = ?1)
               OR (?2 AND EXISTS(SELECT 1 FROM tombstone WHERE id = ?1 AND deleted >= ?3))",
        )?;
        let mut new = 0;
        for line in there.of::<FavouriteLine>() {
            let values = params![line.id.0, stays_deleted, line.since.0];
            new += u32::from(!here.query_row(values, |row| row.get::<_, bool>(0))?);
        }
        Ok(FAVOURITES.outcome(new))
    }

    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        if restoring.wish.mode == Mode::Replace {
            restoring.change.execute("DELETE FROM favourite", [])?;
            for line in there.of::<FavouriteLine>() {
                tombstone::unmark(restoring.change, line.id.0)?;
            }
        }
        Ok(())
    }

    /// As for sessions.
    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        let (change, restores) = (restoring.change, restoring.wish.restores_deleted());
        if !restores {
            restoring.gone |= tombstone::let_go(change, "favourite", "since")?;
        }
        for line in there.of::<FavouriteLine>() {
            put(change, line.id, &line.clone().into())?;
            restoring.step()?;
        }
        if restores {
            tombstone::restore_marked(change, "favourite", "since")?;
        } else {
            tombstone::let_go(change, "favourite", "since")?;
        }
        Ok(tombstone::unmark_all(change, "favourite")?)
    }
}
