//! The store, the journal and its search, beside the same work on a bare connection.

use crate::table::{Row, Table};
use crate::{Outcome, median, moving, time};
use kindself_core::content::{Catalogue, KindId};
use kindself_core::fields::{FieldId, Value};
use kindself_core::journal::entries::{self, Filter};
use kindself_core::journal::{EntryId, Written};
use kindself_core::search;
use kindself_core::store::{Key, KeyCheck, Store, kept};
use kindself_core::time::{Moment, UtcMillis};
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};
use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// Entries in the store that is searched.
pub const ENTRIES: u32 = 10_000;
/// What is looked for: the most common word, a rare one, two words, one with the beginning of another, one letter, and a
/// phrase.
fn queries() -> [String; 6] {
    let (common, other, rare) = (word(0), word(6), word(4000));
    [
        common.clone(),
        rare,
        format!("{common} {other}"),
        format!("{} mi", word(3)),
        "k".to_owned(),
        format!("\"{common} {other}\""),
    ]
}
const NOW: Moment = Moment::new(UtcMillis(1_795_608_000_000), 0);
const PAIRS: usize = 41;

fn key() -> Outcome<(Key, KeyCheck)> {
    let key = Key::new(&[5; 32]).ok_or("32 bytes")?;
    let check = KeyCheck::new(&key, &[6; 16]);
    Ok((key, check))
}

fn open(folder: &Path) -> Outcome<Store> {
    let (key, check) = key()?;
    Ok(Store::open(folder, key, check)?)
}

/// A bare encrypted connection with the pragmas of the store.
fn bare(folder: &Path) -> Outcome<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(folder.join("kindself.db"), flags)?;
    let (key, salt) = ("05".repeat(32), "06".repeat(16));
    connection.execute_batch(&format!(
        "PRAGMA key = \"x'{key}{salt}'\"; PRAGMA cipher_log_level = NONE; PRAGMA cipher_page_size = 8192;
         PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;"
    ))?;
    // The first page is read, as it is by everyone who wants anything.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(connection)
}

/// A word of two to four syllables; the same number gives the same word.
fn word(mut number: u64) -> String {
    const SYLLABLES: [&str; 24] = [
        "an", "be", "ca", "do", "el", "fi", "go", "hu", "in", "ja", "ke", "lo", "mi", "no", "or", "pe", "ra",
        "su", "ti", "un", "ve", "wa", "yo", "ze",
    ];
    let mut word = String::new();
    number += 24;
    while number > 0 {
        word.push_str(SYLLABLES.get((number % 24) as usize).copied().unwrap_or("a"));
        number /= 24;
    }
    word
}

/// Eighty words as they come in a language: of eight thousand, the nth most common about 1/n as often as the first.
pub fn text(n: u32) -> String {
    let mut dice = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let next = |_| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let place = (dice >> 11) as f64 / (1_u64 << 53) as f64;
        word(8000_f64.powf(place) as u64 - 1)
    };
    (0..80).map(next).collect::<Vec<_>>().join(" ")
}

fn written(text: &str) -> Outcome<Written> {
    Ok(Written {
        kind: KindId("note".into()),
        version: 1,
        day: NOW.day().ok_or("a day")?,
        values: BTreeMap::from([
            (FieldId("text".into()), Value::Text(text.to_owned())),
            (FieldId("mood".into()), Value::Rating(5)),
        ]),
        tags: BTreeSet::from(["bench".to_owned()]),
        opens: None,
    })
}

/// A store of [`ENTRIES`] entries; made where flushing costs nothing, where there is such a place, then moved.
fn filled(catalogue: &Catalogue) -> Outcome<PathBuf> {
    let folder = PathBuf::from("target/bench/store");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let quick =
        tempfile::tempdir_in(if Path::new("/dev/shm").exists() { "/dev/shm" } else { "target/bench" })?;
    let mut store = open(quick.path())?;
    for n in 0..ENTRIES {
        let id = EntryId(u128::from(n).to_be_bytes());
        let now = Moment { at: UtcMillis(NOW.at.0 + i64::from(n)), ..NOW };
        entries::keep(&mut store, catalogue, id, written(&text(n))?, None, now)?;
    }
    kept::keep(&mut store, "settings", "settings of a usual length ".repeat(20).as_str())?;
    drop(store);
    std::fs::copy(quick.path().join("kindself.db"), folder.join("kindself.db"))?;
    let (_, check) = key()?;
    // What Kotlin and Swift open it with.
    std::fs::write(folder.join("check"), check.to_text()?)?;
    let texts: Vec<String> = (0..ENTRIES).map(text).collect();
    std::fs::write("target/bench/texts.txt", texts.join("\n"))?;
    std::fs::write("target/bench/queries.txt", queries().join("\n"))?;
    Ok(folder)
}

/// All rows of this file.
pub fn rows(table: &mut Table, catalogue: &Catalogue) -> Outcome<()> {
    let folder = filled(catalogue)?;
    folding(table, &folder)?;
    opening(table, &folder, catalogue)?;
    searching(table, &folder, catalogue)?;
    moving::rows(table, &open(&folder)?, catalogue, NOW)?;
    saving(table, &folder, catalogue)
}

fn opening(table: &mut Table, folder: &Path, catalogue: &Catalogue) -> Outcome<()> {
    let mut over = Vec::new();
    let mut whole = Vec::new();
    for round in 0..PAIRS {
        let mut failed = None;
        let ours = time(|| failed = home(folder, catalogue).err());
        let theirs = time(|| drop(black_box(bare(folder))));
        if let Some(error) = failed {
            return Err(error);
        }
        if round > 0 {
            over.push((ours.as_secs_f64() - theirs.as_secs_f64()) * 1000.0);
            whole.push(ours.as_secs_f64() * 1000.0);
        }
    }
    let detail = format!("{:.2} ms in all, of {ENTRIES} entries", median(whole));
    table
        .add(Row::figure("open + home data, over a bare open", median(over), "ms").at_most(1.0).with(detail));
    Ok(())
}

/// The first start after an update by which words are folded otherwise.
fn folding(table: &mut Table, folder: &Path) -> Outcome<()> {
    let mut millis = Vec::new();
    for _ in 0..3 {
        bare(folder)?.execute_batch("DELETE FROM kept WHERE name = 'search-fold'")?;
        let mut opened = None;
        let took = time(|| opened = Some(open(folder)));
        drop(opened.ok_or("opened")??);
        millis.push(took.as_secs_f64() * 1000.0);
    }
    table.add(Row::figure("fold anew, 10,000 entries", median(millis), "ms"));
    Ok(())
}

/// What the first screens show: settings, the saved session, drafts, the newest entries.
fn home(folder: &Path, catalogue: &Catalogue) -> Outcome<()> {
    let mut store = open(folder)?;
    entries::empty_trash(&mut store, NOW.at)?;
    entries::tidy(&mut store, catalogue, NOW)?;
    black_box(kept::read(store.reader(), "settings")?);
    black_box(kept::read(store.reader(), "session")?);
    black_box(kindself_core::journal::drafts::all(store.reader())?);
    black_box(entries::list(store.reader(), &Filter::default(), None, 20)?);
    Ok(())
}

fn searching(table: &mut Table, folder: &Path, catalogue: &Catalogue) -> Outcome<()> {
    let store = open(folder)?;
    let connection = bare(folder)?;
    // The entries, asked for as FTS5 is quickest: their numbers by rank first, for with anything else in the same question it
    // works out each rank twice. It makes no snippets, which ours come with: its own cost it as much again.
    let mut theirs =
        connection.prepare("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT 21")?;
    let mut one = connection.prepare("SELECT id, created, edited, written FROM entry WHERE at = ?1")?;
    let (mut all_ours, mut all_theirs) = (0.0, 0.0);
    for text in queries() {
        let fts = search::query::Query::new(&text).fts().ok_or("words")?;
        let (mut ratios, mut millis, mut theirs_millis) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..PAIRS {
            let mut hits = 0;
            let ours = time(|| {
                let found = search::find(store.reader(), catalogue, &text, &Filter::default(), 0, 20);
                hits = black_box(found).map_or(0, |found| found.hits.len());
            });
            let mut rows = 0;
            let bare = time(|| {
                let numbers = theirs.query_map(params![fts], |row| row.get::<_, i64>(0));
                let numbers: Vec<i64> = numbers.map(|found| found.flatten().collect()).unwrap_or_default();
                for number in numbers.into_iter().take(20) {
                    let text = one.query_row([number], |row| row.get::<_, String>(3));
                    rows += usize::from(text.map(black_box).is_ok());
                }
            });
            if hits == 0 || rows != hits {
                return Err(format!("{text}: {hits} hits beside {rows}").into());
            }
            if round > 0 {
                ratios.push(ours.as_secs_f64() / bare.as_secs_f64());
                millis.push(ours.as_secs_f64() * 1000.0);
                theirs_millis.push(bare.as_secs_f64() * 1000.0);
            }
        }
        let detail = format!("{:.2} ms", median(millis.clone()));
        table.add(Row::figure(&format!("search {text}"), median(ratios), "× FTS5").with(detail));
        all_ours += median(millis);
        all_theirs += median(theirs_millis);
    }
    let detail = format!("{all_ours:.1} ms for all six");
    let together = Row::figure("these searches together", all_ours / all_theirs, "× FTS5");
    table.add(together.at_most(1.15).with(detail));
    Ok(())
}

fn saving(table: &mut Table, folder: &Path, catalogue: &Catalogue) -> Outcome<()> {
    let mut store = open(folder)?;
    let (mut ratios, mut millis) = (Vec::new(), Vec::new());
    let mut connection = bare(folder)?;
    for round in 0..200_u32 {
        let text = text(ENTRIES + round);
        let (ours_id, theirs_id) = (u128::from(round) + (1 << 64), u128::from(round) + (1 << 65));
        let written = written(&text)?;
        let mut failed = None;
        let ours = time(|| {
            let id = EntryId(ours_id.to_be_bytes());
            failed = entries::keep(&mut store, catalogue, id, written.clone(), None, NOW).err();
        });
        if let Some(error) = failed {
            return Err(error.into());
        }
        let json = serde_json::to_string(&written)?;
        let words: String =
            search::fold::words(&text).iter().map(|word| format!("{} ", word.folded)).collect();
        let mut failed = None;
        let theirs = time(|| failed = save_bare(&mut connection, theirs_id, &json, &words).err());
        if let Some(error) = failed {
            return Err(error.into());
        }
        if round > 10 {
            ratios.push(ours.as_secs_f64() / theirs.as_secs_f64());
            millis.push(ours.as_secs_f64() * 1000.0);
        }
    }
    let detail = format!("{:.2} ms", median(millis));
    table.add(Row::figure("durable save", median(ratios), "× bare").at_most(1.1).with(detail));
    Ok(())
}

/// The statements of a new entry, in one transaction, with everything made ready before.
fn save_bare(connection: &mut Connection, id: u128, json: &str, words: &str) -> rusqlite::Result<()> {
    let id = id.to_be_bytes();
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    change
        .prepare_cached("SELECT at, id, created, edited, written FROM entry WHERE id = ?1")?
        .exists([id])?;
    let at: i64 = change
        .prepare_cached(
            "INSERT INTO entry(id, kind, day, created, edited, opens, rated, waits, written)
             VALUES(?1, 'note', '2026-11-25', 1, 1, NULL, 1, 0, ?2) ON CONFLICT(id) DO UPDATE SET written = excluded.written
             RETURNING at",
        )?
        .query_row(params![id, json], |row| row.get(0))?;
    change.prepare_cached("DELETE FROM tag WHERE entry = ?1")?.execute([at])?;
    change
        .prepare_cached("INSERT OR IGNORE INTO tag(entry, name, folded) VALUES(?1, 'bench', 'bench')")?
        .execute([at])?;
    change.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([at])?;
    change.prepare_cached("INSERT INTO search(rowid, words) VALUES(?1, ?2)")?.execute(params![at, words])?;
    change.prepare_cached("DELETE FROM tombstone WHERE id = ?1")?.execute([id])?;
    change.commit()
}
