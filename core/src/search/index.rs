//! The words of entries in the file.

use crate::content::Kind;
use crate::journal::{JournalError, Written, reading};
use crate::search::fold;
use crate::store::{StoreError, kept};
use chrono::NaiveDate;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

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

/// The name under which the store keeps by which [`fold::VERSION`] its words and tags were folded.
const FOLDED_BY: &str = "search-fold";

/// Folds everything anew where it was folded otherwise, by an older version of the app or a newer one; whether it was. A quick
/// question in the usual case.
pub(crate) fn renew(file: &mut Connection) -> Result<bool, StoreError> {
    let version = fold::VERSION.to_string();
    if kept::find(file, FOLDED_BY)?.as_deref() == Some(version.as_str()) {
        return Ok(false);
    }
    let change = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
    rebuild(&change)?;
    rebuild_tags(&change)?;
    kept::put(&change, FOLDED_BY, &version)?;
    change.commit()?;
    Ok(true)
}

/// Makes the whole index anew from the entries.
pub(crate) fn rebuild(change: &Connection) -> Result<(), StoreError> {
    // Made anew of no texts, instead of taking each out of it: that would write every word's list over for each entry. The
    // tables stay those that the first page knows, and their pages are overwritten as all others are.
    change.execute_batch(
        "DELETE FROM search_content;
         INSERT INTO search(search) VALUES('rebuild');",
    )?;
    let mut insert = change.prepare("INSERT INTO search(rowid, words) VALUES(?1, ?2)")?;
    each(change, "SELECT at, written FROM entry WHERE trashed = 0 AND waits = 0", |at, written| {
        insert.execute(params![at, words(written, None)]).map(drop)
    })
}

/// Makes all tags anew from the entries.
fn rebuild_tags(change: &Connection) -> Result<(), StoreError> {
    change.execute("DELETE FROM tag", [])?;
    each(change, "SELECT at, written FROM entry", |at, written| put_tags(change, at, written))
}

/// Puts an entry's tags into the file; none are there.
pub(crate) fn put_tags(change: &Connection, at: i64, written: &Written) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO tag(entry, name, folded) VALUES(?1, ?2, ?3)";
    let mut insert = change.prepare_cached(sql)?;
    written.tags.iter().try_for_each(|name| insert.execute(params![at, name, fold::folded(name)]).map(drop))
}

/// Each entry of those rows. One that cannot be read stays in its table; it has no words to find it by.
fn each(
    change: &Connection,
    rows: &str,
    mut act: impl FnMut(i64, &Written) -> rusqlite::Result<()>,
) -> Result<(), StoreError> {
    let mut found = change.prepare(rows)?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let (at, json): (i64, String) = (row.get(0)?, row.get(1)?);
        if let Ok(written) = serde_json::from_str::<Written>(&json) {
            act(at, &written)?;
        }
    }
    Ok(())
}
