//! Rules in the store.

use super::rule::{Reminder, ReminderId, Rule};
use crate::store::{Reader, Store, StoreError, Topic, bury, tombstone};
use crate::time::UtcMillis;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(crate) const REMINDERS: Topic = Topic("reminders");

/// So many rules can be made. An archive may bring more; they work.
pub const MOST_RULES: usize = 200;

/// All rules, the first one first.
pub fn list(reader: &Reader) -> Result<Vec<Reminder>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM reminder ORDER BY at");
    let mut found = reader.connection().prepare_cached(&sql)?;
    let mut rows = found.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        match reminder(row) {
            Ok(reminder) => all.push(reminder),
            // One that only a newer version can read stays, and keeps none of the others away.
            Err(StoreError::Damaged) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

/// Keeps a rule, in place of what it was before.
pub fn keep(store: &mut Store, reminder: &Reminder) -> Result<(), StoreError> {
    store.write(&[REMINDERS], |change| {
        put(change, reminder)?;
        tombstone::unmark(change, reminder.id.0)
    })
}

/// Deletes a rule: nothing of it stays but a mark that it is gone.
pub fn forget(store: &mut Store, id: ReminderId, now: UtcMillis) -> Result<(), StoreError> {
    store.delete(&[REMINDERS], |change| {
        let sql = "DELETE FROM reminder WHERE id = ?1 RETURNING changed";
        let changed = change.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?;
        changed.map_or(Ok(()), |changed| bury(change, id.0, now.max(UtcMillis(changed))))?;
        Ok::<_, StoreError>(changed.is_some())
    })?;
    Ok(())
}

pub(super) const COLUMNS: &str = "id, rule, changed";

/// A row of [`COLUMNS`].
pub(super) fn reminder(row: &Row) -> Result<Reminder, StoreError> {
    let rule: String = row.get(1)?;
    let rule: Rule = serde_json::from_str(&rule).map_err(|_| StoreError::Damaged)?;
    Ok(Reminder { id: ReminderId(row.get(0)?), rule, changed: UtcMillis(row.get(2)?) })
}

/// Puts it in. Of two versions the later one stands; of two of one moment the same one on every device.
pub(super) fn put(change: &Connection, reminder: &Reminder) -> Result<(), StoreError> {
    let sql = "INSERT INTO reminder(id, rule, changed) VALUES(?1, ?2, ?3)
         ON CONFLICT(id) DO UPDATE SET rule = excluded.rule, changed = excluded.changed
         WHERE (excluded.changed, excluded.rule) > (changed, rule)";
    let Reminder { id, rule, changed } = reminder;
    let rule = serde_json::to_string(rule).map_err(|_| StoreError::Damaged)?;
    change.prepare_cached(sql)?.execute(params![id.0, rule, changed.nearest_kept().0])?;
    Ok(())
}
