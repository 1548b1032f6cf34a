//! Marks of what was deleted.

use super::StoreError;
use crate::time::UtcMillis;
use rusqlite::{Transaction, params};

/// Leaves a mark without content, so that an old archive does not bring back an entry, a draft or a session that is gone. Of
/// two deletions the later one counts.
pub(crate) fn bury(change: &Transaction, id: [u8; 16], when: UtcMillis) -> Result<(), StoreError> {
    let sql = "INSERT INTO tombstone(id, deleted) VALUES(?1, ?2)
         ON CONFLICT(id) DO UPDATE SET deleted = max(deleted, excluded.deleted)";
    change.prepare_cached(sql)?.execute(params![id, when.nearest_kept().0])?;
    Ok(())
}
