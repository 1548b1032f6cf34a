//! Daily You's backup: a zip that holds `daily_you.db`, and pictures, which are left alone.
//!
//! Seen: the app's own source (github.com/Demizo/Daily_You, `app_database.dart`, `models/entry.dart`, `models/tag.dart`,
//! `backup_restore_utils.dart`): table `entries(id, text, mood, time_create, time_modified)`, in newer versions `time` for
//! the moment it is about, and `tags(id, name, …)`, `entry_tags(entry_id, tag_id, …)`; moments as ISO 8601 in local
//! time. Moods from −2 to 2 (github.com/Demizo/daylio-to-daily-you). Unsure: which released version first has which
//! table; whatever is missing is done without, except `entries`.
//!
//! The database is whatever someone made of it: it is opened for reading only and asked fixed questions, with triggers
//! and views powerless, and each value is looked at before it is taken.

#![allow(
    clippy::disallowed_methods,
    reason = "the archive reads the file it is told to, beside a copy of its own"
)]

use super::{Found, MOST_ROWS, Notes, days};
use crate::archive::format::members::{LIMITS, Limits, Members};
use crate::archive::{ArchiveError, Contents, Watch};
use crate::journal::check::MOST_BYTES;
use crate::store::make_ready;
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

/// From the backup. `scratch` holds a copy of the database for a moment. Errors: [`ArchiveError::OtherApp`] where
/// there is no such database or table, [`ArchiveError::Damaged`], [`ArchiveError::Cancelled`].
pub fn read(path: &Path, scratch: &Path, watch: Watch) -> Result<Contents, ArchiveError> {
    let limits = Limits { member_bytes: MOST_DATABASE, total_bytes: MOST_DATABASE, ..LIMITS };
    let missing = ArchiveError::OtherApp { missing: DATABASE };
    let mut file = BufReader::new(File::open(path)?);
    // What is no zip at all is not a damaged one.
    if !file.fill_buf()?.starts_with(b"PK") {
        return Err(missing);
    }
    let mut members = Members::open(file, limits)?;
    let named = |name: String| name == DATABASE || name.ends_with("/daily_you.db");
    let found = (0..members.count()).find(|index| members.name(*index).is_some_and(named));
    let index = found.ok_or(missing)?;
    let copy = Copy::begin(scratch)?;
    let mut file = File::create(&copy.0)?;
    members.read(index, &mut |piece| Ok(file.write_all(piece)?))?;
    file.flush()?;
    drop(file);
    database(&copy.0, watch)
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

/// From the database itself.
pub fn database(path: &Path, watch: Watch) -> Result<Contents, ArchiveError> {
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
    let tags = tags(&connection)?;
    let when = if has("time") { "coalesce(time, time_create)" } else { "time_create" };
    let (id, mood) = (if has("id") { "id" } else { "rowid" }, if has("mood") { "mood" } else { "NULL" });
    let sql = format!("SELECT {id}, text, {mood}, {when} FROM entries ORDER BY 1 LIMIT {}", MOST_ROWS + 1);
    let all = "SELECT count(*) FROM entries";
    let count: i64 = connection.query_row(all, [], |row| row.get(0)).map_err(bad)?;
    let mut notes = Notes::begin("daily-you", watch, u64::try_from(count).unwrap_or(0))?;
    let mut asked = connection.prepare(&sql).map_err(bad)?;
    let mut rows = asked.query([]).map_err(bad)?;
    while let Some(row) = rows.next().map_err(bad)? {
        notes.steps.step()?;
        take(row, &tags, &mut notes)?;
    }
    notes.done()
}

fn take(row: &Row, tags: &BTreeMap<i64, Vec<String>>, notes: &mut Notes) -> Result<(), ArchiveError> {
    let id = row.get::<_, i64>(0).ok();
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
    let Some(text) = text else {
        notes.problems().unreadable += 1;
        return Ok(());
    };
    let mood = match mood {
        ValueRef::Integer(mood @ -2..=2) => u8::try_from(mood * 2 + 5).ok(),
        _ => None,
    };
    let when = row.get_ref(3).ok().and_then(|when| when.as_str().ok()).and_then(days::iso);
    let (day, time) = when.map_or((None, None), |(day, time)| (Some(day), time));
    let tags = id.and_then(|id| tags.get(&id)).cloned().unwrap_or_default();
    notes.add(Found { day, time, text: text.to_owned(), mood, feeling: None, tags })
}

/// Names of tags by entry, where this version has them.
fn tags(connection: &Connection) -> Result<BTreeMap<i64, Vec<String>>, ArchiveError> {
    let mut tags: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    if !is_table(connection, "tags")? || !is_table(connection, "entry_tags")? {
        return Ok(tags);
    }
    let sql = format!(
        "SELECT entry_id, name FROM entry_tags JOIN tags ON tags.id = tag_id ORDER BY 1, 2 LIMIT {}",
        MOST_ROWS * 4
    );
    // A version that names its columns otherwise is done without.
    let Ok(mut asked) = connection.prepare(&sql) else { return Ok(tags) };
    let mut rows = asked.query([]).map_err(bad)?;
    while let Some(row) = rows.next().map_err(bad)? {
        if let (Ok(entry), Ok(name)) = (row.get(0), row.get::<_, String>(1)) {
            tags.entry(entry).or_default().push(name);
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
