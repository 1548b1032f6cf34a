//! Finding what was written by words half remembered.
//!
//! - [`fold`]: text into words as they are compared: without case, accents and invisible characters; a script without
//!   spaces becomes one word a character.
//! - [`index`]: the words of entries in the file (SQLite's FTS5, ranked by BM25).
//! - [`query`]: what a person typed, as what is asked of the index.
//! - [`find`]: a page of hits. [`snippet`]: where in an entry it was found.
//!
//! FTS5's own tokenizers are not enough: `unicode61` finds nothing in scripts without spaces, `trigram` misses words of
//! one or two characters, neither folds ł to l. So words are made here, and FTS5 is given them with spaces between.

pub mod fold;
pub(crate) mod index;
pub mod query;
pub mod snippet;
#[cfg(test)]
mod tests;

use crate::content::Catalogue;
use crate::journal::entries::Filter;
use crate::journal::{Entry, JournalError, reading, rows};
use crate::store::Reader;
use query::Query;
use rusqlite::params_from_iter;
use rusqlite::types::Value as Sql;
use snippet::Piece;

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// It.
    pub entry: Entry,
    /// Where it was found, and what stands around.
    pub snippet: Vec<Piece>,
}

/// A page of hits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// The best first.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub more: bool,
}

/// Entries with every word of `text` (the beginning of a word is enough; words between quotation marks stand side by
/// side), the best first: `most` of them, after the first `skip`. Where `text` has no words, the newest first.
pub fn find(
    reader: &Reader,
    catalogue: &Catalogue,
    text: &str,
    filter: &Filter,
    skip: u32,
    most: u32,
) -> Result<Hits, JournalError> {
    let query = Query::new(text);
    let (sql, mut values) = statement(&query, filter);
    values.extend([Sql::Integer(i64::from(most) + 1), Sql::Integer(i64::from(skip))]);
    let mut found = reader.connection().prepare_cached(&sql)?;
    let mut rows = found.query(params_from_iter(values))?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let entry = rows::entry(row)?.entry;
        let kind = catalogue.kind(&entry.written.kind);
        let snippet = snippet::of(&reading::texts(&entry.written, kind), &query);
        hits.push(Hit { entry, snippet });
    }
    let more = hits.len() > most as usize;
    hits.truncate(most as usize);
    Ok(Hits { hits, more })
}

/// The statement for a query; the values of its question marks, without the last two: how many, and after how many.
fn statement(query: &Query, filter: &Filter) -> (String, Vec<Sql>) {
    let (condition, mut values) = filter.sql();
    let columns = rows::COLUMNS;
    let Some(asked) = query.fts() else {
        let sql = format!(
            "SELECT {columns} FROM entry WHERE {condition} ORDER BY day DESC, created DESC, id DESC LIMIT ? OFFSET ?"
        );
        return (sql, values);
    };
    // FTS5 sorts by rank itself, and quickly, when it is asked for nothing else. What is deleted is not in the index.
    let among = if filter.is_open() {
        values.clear();
        String::new()
    } else {
        format!("AND rowid IN (SELECT at FROM entry WHERE {condition})")
    };
    values.insert(0, Sql::Text(asked));
    let sql = format!(
        "SELECT {columns} FROM (SELECT rowid AS hit, rank AS place FROM search WHERE search MATCH ? {among}
           ORDER BY rank LIMIT ? OFFSET ?) JOIN entry ON entry.at = hit ORDER BY place, day DESC, at DESC"
    );
    (sql, values)
}
