//! Marks of what was deleted.

use super::StoreError;
use crate::time::UtcMillis;
use rusqlite::{Transaction, params};

/// Leaves a mark without content, so that an old archive does not bring back an entry, a draft or a session that is gone.
pub(crate) fn bury(change: &Transaction, id: [u8; 16], when: UtcMillis) -> Result<(), StoreError> {
    let sql = "INSERT OR IGNORE INTO tombstone(id, deleted) VALUES(?1, ?2)";
    change.prepare_cached(sql)?.execute(params![id, when.0])?;
    Ok(())
}
