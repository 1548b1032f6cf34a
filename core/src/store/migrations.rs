//! The tables, and how an older file gets them. Forward only: a step that has shipped is never changed.

use super::StoreError;
use super::collection::Schema;
use rusqlite::{Connection, TransactionBehavior};

/// One step each; the file's `user_version` says how many it has taken. A step is one transaction.
///
/// Tables have rowids so that a damaged one can be read range by range. Day and date are ISO 8601; moments are
/// milliseconds since 1970, UTC; ids are 16 bytes; `written`, `subject`, `ratings`, `rule`, `answered` and `wording` are JSON.
pub(crate) const STEPS: [&str; 5] = [
    include_str!("schema_1.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
    include_str!("schema_5.sql"),
];

/// The newest schema.
#[cfg(test)]
pub(super) const NEWEST: u32 = STEPS.len() as u32;

/// Brings the file to the newest schema; true where that changed it.
pub(super) fn migrate(connection: &mut Connection, schema: &Schema) -> Result<bool, StoreError> {
    let found: u32 = version(connection)?;
    let before = found as usize;
    if before > schema.steps.len() {
        return Err(StoreError::Newer { found });
    }
    for (step, next) in schema.steps.iter().zip(1u32..).skip(before) {
        let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        change.execute_batch(step)?;
        change.pragma_update(None, "user_version", next)?;
        change.commit()?;
    }
    Ok(before < schema.steps.len())
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}
