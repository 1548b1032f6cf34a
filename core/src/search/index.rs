//! The words of entries in the file.

use crate::content::Kind;
use crate::journal::{JournalError, Written, reading};
use crate::search::fold;
use crate::store::StoreError;
use chrono::NaiveDate;
use rusqlite::{Connection, Transaction, params};

/// Stands between two fields, so that no phrase goes across. It is in no text: it folds to nothing that is typed.
const BETWEEN: &str = "\u{e000}";

/// Puts an entry's words into the index in place of what was there. A sealed one has none there.
pub(crate) fn put(
    change: &Transaction,
    at: i64,
    written: &Written,
    kind: Option<&Kind>,
    today: NaiveDate,
) -> Result<(), JournalError> {
    forget(change, at)?;
    if written.is_sealed(today) {
        return Ok(());
    }
    let sql = "INSERT INTO search(rowid, words) VALUES(?1, ?2)";
    change.prepare_cached(sql)?.execute(params![at, words(written, kind)])?;
    Ok(())
}

/// Takes an entry's words out of the index.
pub(crate) fn forget(change: &Transaction, at: i64) -> Result<(), JournalError> {
    change.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([at])?;
    Ok(())
}

fn words(written: &Written, kind: Option<&Kind>) -> String {
    let texts = reading::texts(written, kind).into_iter().chain(written.tags.iter().map(String::as_str));
    let mut all = String::new();
    for text in texts {
        for word in fold::words(text) {
            all.push_str(&word.folded);
            all.push(' ');
        }
        all.push_str(BETWEEN);
        all.push(' ');
    }
    all
}

/// Makes the whole index anew from the entries.
pub(crate) fn rebuild(change: &Connection) -> Result<(), StoreError> {
    change.execute("DELETE FROM search", [])?;
    let mut found = change.prepare("SELECT at, written FROM entry WHERE trashed = 0 AND waits = 0")?;
    let mut insert = change.prepare("INSERT INTO search(rowid, words) VALUES(?1, ?2)")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let (at, json): (i64, String) = (row.get(0)?, row.get(1)?);
        // One that cannot be read stays in its table; it has no words to find it by.
        if let Ok(written) = serde_json::from_str::<Written>(&json) {
            insert.execute(params![at, words(&written, None)])?;
        }
    }
    Ok(())
}
