//! Rules as a collection.

use super::rows::{COLUMNS, REMINDERS, put, reminder};
use super::rule::{Reminder, Rule};
use crate::content::Catalogue;
use crate::store::StoreError;
use crate::store::collection::{
    Collection, Count, Each, Halt, Mode, Outcome, Purpose, Records, Restoring, Table, Topic, Wish, give,
    is_json,
};
use crate::store::tombstone;
use chrono::NaiveDate;
use rusqlite::{Connection, params};

/// Rules. Of two versions the later one stands; of a deletion and a change, too.
#[derive(Debug)]
pub(crate) struct Reminders;

impl Collection for Reminders {
    fn topic(&self) -> Topic {
        REMINDERS
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "reminder", forms: &[("rule", is_json::<Rule>)] }]
    }

    fn state(&self) -> Option<&'static str> {
        Some("SELECT count(*), coalesce(sum((at & 0xffff) * (changed & 0xffffffff)), 0) FROM reminder")
    }

    fn member(&self) -> &'static str {
        "reminders.jsonl"
    }

    fn lines(&self, file: &Connection, _: Purpose, each: Each) -> Result<(), Halt> {
        let mut found = file.prepare(&format!("SELECT {COLUMNS} FROM reminder ORDER BY id"))?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            give(&reminder(row)?, each)?;
        }
        Ok(())
    }

    fn read(&self, line: &[u8], _: &Catalogue, records: &mut Records) -> Option<()> {
        let line: Reminder = serde_json::from_slice(line).ok()?;
        line.changed.is_kept().then(|| records.put(line.id.text(), line))?
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<Reminder>(REMINDERS)
    }

    /// Those come that are not here, and were not deleted here, or are restored.
    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError> {
        let stays_deleted = wish.mode == Mode::Merge { restore_deleted: false };
        let mut here = file.prepare_cached(
            "SELECT EXISTS(SELECT 1 FROM reminder WHERE id = ?1)
               OR (?2 AND EXISTS(SELECT 1 FROM tombstone WHERE id = ?1 AND deleted >= ?3))",
        )?;
        let mut new = 0;
        for line in there.of::<Reminder>() {
            let values = params![line.id.0, stays_deleted, line.changed.0];
            new += u32::from(!here.query_row(values, |row| row.get::<_, bool>(0))?);
        }
        Ok(REMINDERS.outcome(new))
    }

    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        if restoring.wish.mode == Mode::Replace {
            restoring.change.execute("DELETE FROM reminder", [])?;
            for line in there.of::<Reminder>() {
                tombstone::unmark(restoring.change, line.id.0)?;
            }
        }
        Ok(())
    }

    /// As for sessions.
    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        let (change, restores) = (restoring.change, restoring.wish.restores_deleted());
        if !restores {
            restoring.gone |= tombstone::let_go(change, "reminder", "changed")?;
        }
        for line in there.of::<Reminder>() {
            put(change, line)?;
            restoring.step()?;
        }
        if restores {
            tombstone::restore_marked(change, "reminder", "changed")?;
        } else {
            tombstone::let_go(change, "reminder", "changed")?;
        }
        Ok(tombstone::unmark_all(change, "reminder")?)
    }
}
