//! Marks of what was deleted, whatever it was. A mark and a record of one id are never both there.

use super::collection::{
    Collection, Count, Each, Halt, Outcome, Purpose, Records, Restoring, Table, Topic, Wish, give,
};
use super::{StoreError, id_as_text};
use crate::content::Catalogue;
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

/// Leaves a mark without content, so that an old archive does not bring back an entry, a draft, a session or a keepsake that is gone. Of
/// two deletions the later one counts.
pub(crate) fn bury(change: &Transaction, id: [u8; 16], when: UtcMillis) -> Result<(), StoreError> {
    let sql = "INSERT INTO tombstone(id, deleted) VALUES(?1, ?2)
         ON CONFLICT(id) DO UPDATE SET deleted = max(deleted, excluded.deleted)";
    change.prepare_cached(sql)?.execute(params![id, when.nearest_kept().0])?;
    Ok(())
}

/// When something was deleted, if it was.
pub(crate) fn deleted(file: &Connection, id: [u8; 16]) -> Result<Option<UtcMillis>, StoreError> {
    let mut found = file.prepare_cached("SELECT deleted FROM tombstone WHERE id = ?1")?;
    Ok(found.query_row([id], |row| row.get(0)).optional()?.map(UtcMillis))
}

/// What has that id is here: no mark says that it is gone.
pub(crate) fn unmark(change: &Connection, id: [u8; 16]) -> Result<(), StoreError> {
    change.prepare_cached("DELETE FROM tombstone WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Lets go the rows of a table that were deleted after `moment`, a column of it; whether there were any.
pub(crate) fn let_go(change: &Connection, table: &str, moment: &str) -> Result<bool, StoreError> {
    let sql = format!(
        "DELETE FROM {table} WHERE EXISTS(
           SELECT 1 FROM tombstone WHERE tombstone.id = {table}.id AND deleted >= {moment})"
    );
    Ok(change.execute(&sql, [])? > 0)
}

/// The rows of a table count, from now on, as changed after they were deleted, so that the next merge does not take them again.
pub(crate) fn restore_marked(change: &Connection, table: &str, moment: &str) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE {table} SET {moment} = max({moment}, min(deleted, ?1 - 1) + 1) FROM tombstone
         WHERE tombstone.id = {table}.id"
    );
    change.execute(&sql, [UtcMillis::LAST.0])?;
    Ok(())
}

/// The rows of a table are here: no mark says that they are gone.
pub(crate) fn unmark_all(change: &Connection, table: &str) -> Result<(), StoreError> {
    change.execute(&format!("DELETE FROM tombstone WHERE id IN (SELECT id FROM {table})"), [])?;
    Ok(())
}

/// Names a record of any collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct RecordId(pub [u8; 16]);

id_as_text!(RecordId);

/// The mark of a deleted record, of whichever collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TombstoneLine {
    /// The name of what was deleted.
    pub id: RecordId,
    /// When it was deleted.
    pub deleted: UtcMillis,
}

/// Marks of what was deleted.
#[derive(Debug)]
pub(crate) struct Tombstones;

const TOMBSTONES: Topic = Topic("tombstones");

impl Collection for Tombstones {
    fn topic(&self) -> Topic {
        TOMBSTONES
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "tombstone", forms: &[] }]
    }

    fn is_told(&self) -> bool {
        false
    }

    fn state(&self) -> Option<&'static str> {
        Some("SELECT count(*) FROM tombstone")
    }

    fn member(&self) -> &'static str {
        "tombstones.jsonl"
    }

    fn lines(&self, file: &Connection, _: Purpose, each: Each) -> Result<(), Halt> {
        let mut found = file.prepare("SELECT id, deleted FROM tombstone ORDER BY id")?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            give(&TombstoneLine { id: RecordId(row.get(0)?), deleted: UtcMillis(row.get(1)?) }, each)?;
        }
        Ok(())
    }

    fn read(&self, line: &[u8], _: &Catalogue, records: &mut Records) -> Option<()> {
        let line: TombstoneLine =
            serde_json::from_slice(line).ok().filter(|line: &TombstoneLine| line.deleted.is_kept())?;
        records.put(line.id.text(), line)
    }

    /// Both alive and deleted is no state the store can be in; what was written is worth more.
    fn complete(&self, records: &mut Records) {
        records.only_alone::<TombstoneLine>();
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<TombstoneLine>(TOMBSTONES)
    }

    fn preview(&self, _: &Connection, _: &Records, _: &Wish) -> Result<Outcome, StoreError> {
        Ok(TOMBSTONES.outcome(0))
    }

    /// Marks come before all records: each collection then looks what was deleted on either side.
    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        for mark in there.of::<TombstoneLine>() {
            bury(restoring.change, mark.id.0, mark.deleted)?;
            restoring.step()?;
        }
        Ok(())
    }

    fn restore(&self, _: &Records, _: &mut Restoring) -> Result<(), Halt> {
        Ok(())
    }
}
