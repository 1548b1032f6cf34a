//! Daily You's backup: a zip that holds `daily_you.db`, and pictures, which are left alone.
//!
//! Seen: the app's own source (github.com/Demizo/Daily_You, `app_database.dart`, `models/entry.dart`, `models/tag.dart`,
//! `backup_restore_utils.dart`): table `entries(id, text, mood, time_create, time_modified)`; from schema 4 on
//! `tags(id, name, …)` and `entry_tags(entry_id, tag_id, value, …)`, where a tag that is a tracker has a value (Energy, 7);
//! schema 5 adds tags of templates. Moments are ISO 8601 in local time. Moods from −2 to 2
//! (github.com/Demizo/daylio-to-daily-you). A `time` beside `time_create` is read where there is one. Whatever is missing is
//! done without, except `entries`. Templates, categories and tags that no entry has are no one's words about a day.
//!
//! The database is whatever someone made of it: it is opened for reading only and asked fixed questions, with triggers
//! and views powerless, and each value is looked at before it is taken.

#![allow(
    clippy::disallowed_methods,
    reason = "the archive reads the file it is told to, beside a copy of its own"
)]

use super::MOST_ROWS;
use super::calendar::Calendar;
use super::dates::when;
use super::notes::{Found, Notes};
use crate::archive::format::members::{LIMITS, Limits, Members};
use crate::archive::{ArchiveError, Contents, Watch};
use crate::journal::check::MOST_BYTES;
use crate::store::make_ready;
use crate::time::Moment;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Row};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

const DATABASE: &str = "daily_you.db";
/// The largest database that is read, bytes.
const MOST_DATABASE: u64 = 256 << 20;
/// Steps of SQLite's machine after which a question has taken too long: seconds, not hours.
const MOST_STEPS: u32 = 200_000_000;
const STEPS_AT_ONCE: i32 = 10_000;

/// From the backup. `scratch` holds a copy of the database for a moment; `now` is as in [`look`](super::look). Errors:
/// [`ArchiveError::OtherApp`] where there is no such database or table, [`ArchiveError::Damaged`] (two of them, too, for
/// nothing says which is meant), [`ArchiveError::Cancelled`].
pub fn read(path: &Path, scratch: &Path, now: Moment, watch: Watch) -> Result<Contents, ArchiveError> {
    let limits = Limits { member_bytes: MOST_DATABASE, total_bytes: MOST_DATABASE, ..LIMITS };
    let missing = ArchiveError::OtherApp { missing: DATABASE };
    let mut file = BufReader::new(File::open(path)?);
    // What is no zip at all is not a damaged one.
    if !file.fill_buf()?.starts_with(b"PK") {
        return Err(missing);
    }
    let mut members = Members::of_another_app(file, limits)?;
    let named = |index: &usize| {
        members.name(*index).is_some_and(|name| name == DATABASE || name.ends_with("/daily_you.db"))
    };
    let mut found = (0..members.count()).filter(named);
    let index = found.next().ok_or(missing)?;
    if found.next().is_some() {
        return Err(ArchiveError::Damaged);
    }
    let copy = Copy::begin(scratch)?;
    let mut file = File::create(&copy.0)?;
    members.read(index, &mut |piece| Ok(file.write_all(piece)?))?;
    file.flush()?;
    drop(file);
    database(&copy.0, now, watch)
}

/// Removes what an import that was killed left readable in `scratch`. To be called when the app starts.
pub fn sweep(scratch: &Path) {
    Copy::at(scratch).remove();
}

/// A copy that goes when it is done with, and what SQLite may have put beside it.
struct Copy(PathBuf);

impl Copy {
    fn at(scratch: &Path) -> Self {
        Self(scratch.join(".daily-you.part"))
    }

    fn begin(scratch: &Path) -> Result<Self, ArchiveError> {
        let copy = Self::at(scratch);
        // An earlier attempt may have been killed.
        copy.remove();
        if copy.0.exists() { Err(ArchiveError::Io) } else { Ok(copy) }
    }

    fn remove(&self) {
        for end in ["", "-journal", "-wal", "-shm"] {
            let mut name = self.0.clone().into_os_string();
            name.push(end);
            let _ = fs::remove_file(name);
        }
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.remove();
    }
}

/// From the database itself. `now` is as in [`look`](super::look).
pub fn database(path: &Path, now: Moment, watch: Watch) -> Result<Contents, ArchiveError> {
    let connection = hostile(path).map_err(bad)?;
    let word: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0)).map_err(bad)?;
    if word != "ok" {
        return Err(ArchiveError::Damaged);
    }
    if !is_table(&connection, "entries")? {
        return Err(ArchiveError::OtherApp { missing: "entries" });
    }
    let columns = columns(&connection, "entries")?;
    let has = |name: &str| columns.iter().any(|column| column == name);
    for needed in ["text", "time_create"] {
        if !has(needed) {
            return Err(ArchiveError::OtherApp { missing: needed });
        }
    }
    let moment = if has("time") { "coalesce(time, time_create)" } else { "time_create" };
    let (id, mood) = (if has("id") { "id" } else { "rowid" }, if has("mood") { "mood" } else { "NULL" });
    let sql = format!("SELECT {id}, text, {mood}, {moment} FROM entries ORDER BY 1 LIMIT {}", MOST_ROWS + 1);
    let all = "SELECT count(*) FROM entries";
    let count: i64 = connection.query_row(all, [], |row| row.get(0)).map_err(bad)?;
    let mut notes = Notes::begin("daily-you", watch, u64::try_from(count).unwrap_or(0))?;
    let mut tags = tags(&connection, &mut notes)?;
    let calendar = Calendar::bundled();
    let mut asked = connection.prepare(&sql).map_err(bad)?;
    let mut rows = asked.query([]).map_err(bad)?;
    while let Some(row) = rows.next().map_err(bad)? {
        notes.steps.step()?;
        let tags = row.get(0).ok().and_then(|id: i64| tags.remove(&id)).unwrap_or_default();
        take(row, tags, &calendar, now, &mut notes)?;
    }
    // Those of entries that are not there.
    let left: usize = tags.values().map(Vec::len).sum();
    notes.problems().unreadable += u32::try_from(left).unwrap_or(u32::MAX);
    notes.done()
}

fn take(
    row: &Row,
    tags: Vec<String>,
    calendar: &Calendar,
    now: Moment,
    notes: &mut Notes,
) -> Result<(), ArchiveError> {
    let (Ok(text), Ok(mood)) = (row.get_ref(1), row.get_ref(2)) else {
        notes.problems().unreadable += 1;
        return Ok(());
    };
    let text = match text {
        ValueRef::Text(bytes) if bytes.len() > MOST_BYTES as usize => {
            notes.problems().too_long += 1;
            return Ok(());
        }
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok(),
        ValueRef::Null => Some(""),
        _ => None,
    };
    // No word is made up for what is not text, and no mood for what is no number between the two ends.
    let (Some(text), Some(feeling)) = (text, word(mood)) else {
        notes.problems().unreadable += 1;
        return Ok(());
    };
    let mood = match mood {
        ValueRef::Integer(mood @ -2..=2) => u8::try_from(mood * 2 + 5).ok(),
        _ => None,
    };
    let told = row.get_ref(3).ok().and_then(|told| told.as_str().ok());
    let when = told.and_then(|told| when(told, calendar, now));
    // What is not understood of a moment stays, in words.
    let unread = told.filter(|_| when.is_some_and(|(_, all)| !all));
    let text = unread.map_or_else(|| text.to_owned(), |told| format!("{text}\n\n{told}"));
    notes.add(Found { when: when.map(|(when, _)| when), text, mood, feeling, tags })
}

/// A mood that is a word; `None` for bytes that are none.
fn word(mood: ValueRef) -> Option<Option<String>> {
    match mood {
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok().map(|word| Some(word.to_owned())),
        ValueRef::Blob(_) => None,
        _ => Some(None),
    }
}

/// Names of tags by entry, where this version has them: `walk`, or with its value `Energy: 7`. What cannot be read of them is
/// counted.
fn tags(connection: &Connection, notes: &mut Notes) -> Result<BTreeMap<i64, Vec<String>>, ArchiveError> {
    let mut tags: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    if !is_table(connection, "entry_tags")? {
        return Ok(tags);
    }
    let has = |table: &str, names: &[&str]| {
        let columns = columns(connection, table)?;
        Ok::<_, ArchiveError>(names.iter().all(|name| columns.iter().any(|column| column == name)))
    };
    let known = is_table(connection, "tags")?
        && has("tags", &["id", "name"])?
        && has("entry_tags", &["entry_id", "tag_id"])?;
    if !known {
        let all = "SELECT count(*) FROM entry_tags";
        notes.problems().unreadable +=
            connection.query_row(all, [], |row| row.get::<_, u32>(0)).map_err(bad)?;
        return Ok(tags);
    }
    let value = if has("entry_tags", &["value"])? { "value" } else { "NULL" };
    let most = MOST_ROWS * 4;
    let sql = format!(
        "SELECT entry_id, name, {value} FROM entry_tags LEFT JOIN tags ON tags.id = tag_id ORDER BY 1, 2, 3 LIMIT {}",
        most + 1
    );
    let mut asked = connection.prepare(&sql).map_err(bad)?;
    let mut rows = asked.query([]).map_err(bad)?;
    let mut count = 0;
    while let Some(row) = rows.next().map_err(bad)? {
        count += 1;
        if count > most {
            return Err(ArchiveError::TooMany { most });
        }
        let value = match row.get_ref(2).map_err(bad)? {
            ValueRef::Null => Some(String::new()),
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok().map(|value| value.trim().to_owned()),
            ValueRef::Integer(number) => Some(number.to_string()),
            ValueRef::Real(number) => Some(number.to_string()),
            ValueRef::Blob(_) => None,
        };
        match (row.get(0), row.get::<_, String>(1), value) {
            (Ok(entry), Ok(name), Some(value)) => {
                let tag = if value.is_empty() { name } else { format!("{name}: {value}") };
                tags.entry(entry).or_default().push(tag);
            }
            _ => notes.problems().unreadable += 1,
        }
    }
    Ok(tags)
}

fn is_table(connection: &Connection, name: &str) -> Result<bool, ArchiveError> {
    let sql = "SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1
         AND sql LIKE 'CREATE TABLE %')";
    connection.query_row(sql, [name], |row| row.get(0)).map_err(bad)
}

fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, ArchiveError> {
    let mut asked = connection.prepare("SELECT name FROM pragma_table_info(?1)").map_err(bad)?;
    let names = asked.query_map([table], |row| row.get(0)).map_err(bad)?;
    names.collect::<Result<_, _>>().map_err(bad)
}

/// Opened so that nothing in the file can make the program do anything.
fn hostile(path: &Path) -> Result<Connection, rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    make_ready();
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, 8 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 20),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 3),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 10),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, most)?;
    }
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;")?;
    let mut left = MOST_STEPS / STEPS_AT_ONCE.unsigned_abs();
    connection.progress_handler(
        STEPS_AT_ONCE,
        Some(move || {
            left = left.saturating_sub(1);
            left == 0
        }),
    )?;
    Ok(connection)
}

/// Whatever SQLite says of a file of another's is about the file.
fn bad(error: rusqlite::Error) -> ArchiveError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => ArchiveError::OtherApp { missing: DATABASE },
        Some(rusqlite::ErrorCode::DiskFull) => ArchiveError::Full,
        Some(rusqlite::ErrorCode::TooBig) => ArchiveError::TooLarge { most_bytes: MOST_DATABASE },
        _ => ArchiveError::Damaged,
    }
}
