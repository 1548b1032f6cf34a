//! Finding what was written by words half remembered.
//!
//! - [`fold`]: text into words as they are compared: without case, accents and invisible characters; a script without
//!   spaces becomes one word a character, and so does a sign. `letters`: what each character is to that.
//! - [`index`]: the words of entries in the file (SQLite's FTS5, ranked by BM25).
//! - [`query`]: what a person typed, as what is asked of the index.
//! - [`find`]: a page of hits. [`snippet`]: where in an entry it was found.
//!
//! FTS5's own tokenizers are not enough: `unicode61` finds nothing in scripts without spaces, `trigram` misses words of
//! one or two characters, neither folds ł to l. So words are made here, and FTS5 is given them with spaces between.

pub mod fold;
pub(crate) mod index;
mod letters;
pub mod query;
pub mod snippet;
#[cfg(test)]
mod tests;

use crate::content::Catalogue;
use crate::journal::entries::Filter;
use crate::journal::{Entry, JournalError, reading, rows};
use crate::store::Reader;
use chrono::NaiveDate;
use query::Query;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use snippet::Piece;

/// How many hits a screen asks for at a time: the best are first, and few people look further.
pub const PAGE: u32 = 20;

/// How many tags are offered to look for, the most used first.
pub const TAGS_OFFERED: u32 = 12;

/// Whether anything is looked for: words, or only some of the entries. Otherwise nothing is found, rather than everything.
pub fn asks(text: &str, filter: &Filter) -> bool {
    !text.trim().is_empty() || !filter.is_open()
}

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub entry: Entry,
    /// Where it was found, and what stands around.
    pub snippet: Vec<Piece>,
}

/// A page of hits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// The best first.
    pub hits: Vec<Hit>,
    /// What to give as `skip` for the next page; `None` after the last.
    pub next: Option<u32>,
}

impl Hits {
    /// Without those that are sealed on that day though they are in the index: the clock was set back, or someone flew
    /// west over the date line. That a word is in a sealed letter is not to be said, either.
    pub fn open_on(&mut self, today: NaiveDate, text: &str) {
        if !Query::new(text).phrases.is_empty() {
            self.hits.retain(|hit| !hit.entry.written.is_sealed(today));
        }
    }
}

/// Entries with every word of `text` (the beginning of a word is enough; words between quotation marks stand side by
/// side), the best first: `most` of them, after the first `skip`. Where nothing was typed, the newest first; where there is
/// nothing to look for in what was typed (`…`), none.
pub fn find(
    reader: &Reader,
    catalogue: &Catalogue,
    text: &str,
    filter: &Filter,
    skip: u32,
    most: u32,
) -> Result<Hits, JournalError> {
    let query = Query::new(text);
    let found = match query.fts() {
        Some(asked) => ranked(reader.connection(), asked, filter, skip, most)?,
        None if text.trim().is_empty() => newest(reader.connection(), filter, skip, most)?,
        None => return Ok(Hits::default()),
    };
    let next = (found.len() > most as usize).then(|| skip.saturating_add(most));
    let mut read =
        reader.connection().prepare_cached(&format!("SELECT {} FROM entry WHERE at = ?1", rows::COLUMNS))?;
    let mut hits = Vec::with_capacity(found.len());
    for at in found.into_iter().take(most as usize) {
        // It may have gone since its number was read.
        let Some(entry) = read.query_row([at], |row| Ok(rows::entry(row))).optional()? else { continue };
        let entry = entry?.entry;
        let kind = catalogue.kind(&entry.written.kind);
        let snippet = snippet::of(&reading::texts(&entry.written, kind), &query);
        hits.push(Hit { entry, snippet });
    }
    Ok(Hits { hits, next })
}

/// Rows of entries, the best first; one more than asked for, where there are more.
///
/// Only their numbers, for FTS5 sorts by rank itself, and quickly, when it is asked for nothing else: it would work out
/// the rank of each row it gives once more, and for that go through every entry with a word of the query again.
fn ranked(
    file: &Connection,
    asked: String,
    filter: &Filter,
    skip: u32,
    most: u32,
) -> Result<Vec<i64>, JournalError> {
    let (condition, mut values) = filter.sql();
    // What is deleted is not in the index.
    let among = if filter.is_open() {
        values.clear();
        String::new()
    } else {
        format!("AND rowid IN (SELECT at FROM entry WHERE {condition})")
    };
    values.insert(0, Sql::Text(asked));
    numbers(
        file,
        &format!("SELECT rowid FROM search WHERE search MATCH ? {among} ORDER BY rank"),
        values,
        skip,
        most,
    )
}

/// The same without words: the newest first.
fn newest(file: &Connection, filter: &Filter, skip: u32, most: u32) -> Result<Vec<i64>, JournalError> {
    let (condition, values) = filter.sql();
    let sql = format!("SELECT at FROM entry WHERE {condition} ORDER BY day DESC, created DESC, id DESC");
    numbers(file, &sql, values, skip, most)
}

fn numbers(
    file: &Connection,
    sql: &str,
    mut values: Vec<Sql>,
    skip: u32,
    most: u32,
) -> Result<Vec<i64>, JournalError> {
    values.extend([Sql::Integer(i64::from(most) + 1), Sql::Integer(i64::from(skip))]);
    let mut found = file.prepare_cached(&format!("{sql} LIMIT ? OFFSET ?"))?;
    let rows = found.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
