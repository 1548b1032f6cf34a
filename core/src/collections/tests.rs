//! A collection that only this file knows goes everywhere that the others go. And the arrows between the modules point down.

#![allow(clippy::disallowed_methods, reason = "tests look at files")]

use crate::archive::merge::{Mode, apply, preview};
use crate::archive::tests::{exported, go_on, inside, setting};
use crate::archive::{Passphrase, backup, export, open, plain};
use crate::content::Catalogue;
use crate::journal::collection::Entries;
use crate::store::collection::{
    Collection, Count, Each, Halt, Outcome, Purpose, Records, Restoring, Schema, Table, Wish, give,
};
use crate::store::tests::{Desk, check, key, noon};
use crate::store::tombstone::{self, RecordId, Tombstones};
use crate::store::{Store, StoreError, Topic, bury, migrations};
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::path::Path;

const PEBBLES: Topic = Topic("pebbles");

/// A pebble that someone found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pebble {
    id: RecordId,
    found: UtcMillis,
    colour: String,
}

/// The whole of what a new collection says.
#[derive(Debug)]
struct Pebbles;

impl Collection for Pebbles {
    fn topic(&self) -> Topic {
        PEBBLES
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "pebble", forms: &[("colour", |colour| !colour.is_empty())] }]
    }

    fn state(&self) -> Option<&'static str> {
        Some("SELECT count(*), coalesce(sum(found & 0xffffffff), 0) FROM pebble")
    }

    fn member(&self) -> &'static str {
        "pebbles.jsonl"
    }

    fn lines(&self, file: &Connection, _: Purpose, each: Each) -> Result<(), Halt> {
        let mut found = file.prepare("SELECT id, found, colour FROM pebble ORDER BY id")?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let (id, found) = (RecordId(row.get(0)?), UtcMillis(row.get(1)?));
            give(&Pebble { id, found, colour: row.get(2)? }, each)?;
        }
        Ok(())
    }

    fn read(&self, line: &[u8], _: &Catalogue, records: &mut Records) -> Option<()> {
        let line: Pebble = serde_json::from_slice(line).ok()?;
        line.found.is_kept().then(|| records.put(line.id.text(), line))?
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<Pebble>(PEBBLES)
    }

    fn preview(&self, file: &Connection, there: &Records, wish: &Wish) -> Result<Outcome, StoreError> {
        let mut met = PEBBLES.outcome(0);
        for pebble in there.of::<Pebble>() {
            let here = "SELECT EXISTS(SELECT 1 FROM pebble WHERE id = ?1)";
            let deleted = tombstone::deleted(file, pebble.id.0)?;
            let place = match deleted.filter(|deleted| *deleted >= pebble.found) {
                Some(_) if wish.mode != Mode::Replace => &mut met.deleted_here,
                _ if file.query_row(here, [pebble.id.0], |row| row.get(0))? => &mut met.same,
                _ => &mut met.new,
            };
            *place += 1;
        }
        Ok(met)
    }

    fn make_room(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        if restoring.wish.mode == Mode::Replace {
            restoring.change.execute("DELETE FROM pebble", [])?;
            for pebble in there.of::<Pebble>() {
                tombstone::unmark(restoring.change, pebble.id.0)?;
            }
        }
        Ok(())
    }

    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        for Pebble { id, found, colour } in there.of::<Pebble>() {
            let sql = "INSERT INTO pebble(id, found, colour) VALUES(?1, ?2, ?3)
                 ON CONFLICT(id) DO UPDATE SET found = max(found, excluded.found)";
            restoring.change.execute(sql, params![id.0, found.0, colour])?;
            restoring.step()?;
        }
        if restoring.wish.restores_deleted() {
            tombstone::restore_marked(restoring.change, "pebble", "found")?;
        } else {
            restoring.gone |= tombstone::let_go(restoring.change, "pebble", "found")?;
        }
        Ok(tombstone::unmark_all(restoring.change, "pebble")?)
    }
}

const PEBBLE: &str =
    "CREATE TABLE pebble(at INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, found INTEGER NOT NULL,
     colour TEXT NOT NULL)";

/// Of entries nothing but their marks is needed here.
static WITH_PEBBLES: Schema =
    Schema { steps: &[migrations::STEPS[0], PEBBLE], collections: &[&Entries, &Tombstones, &Pebbles] };

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open_with(&WITH_PEBBLES, folder.path(), key(), check()).unwrap();
    Desk { store, folder, catalogue: Catalogue::bundled().unwrap() }
}

impl Desk {
    fn find(&mut self, n: u8, colour: &str) {
        let sql = "INSERT INTO pebble(id, found, colour) VALUES(?1, ?2, ?3)";
        let values = params![[n; 16], i64::from(n), colour];
        self.store.write(&[PEBBLES], |change| Ok::<_, StoreError>(change.execute(sql, values)?)).unwrap();
    }

    fn throw_away(&mut self, n: u8) {
        let gone = self.store.delete(&[PEBBLES], |change| {
            bury(change, [n; 16], UtcMillis(100))?;
            Ok::<_, StoreError>(change.execute("DELETE FROM pebble WHERE id = ?1", [[n; 16]])? > 0)
        });
        assert_eq!(gone, Ok(true));
    }

    fn colours(&self) -> Vec<String> {
        let sql = "SELECT colour FROM pebble ORDER BY id";
        let mut found = self.store.reader().connection().prepare(sql).unwrap();
        found.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }
}

fn contents(desk: &Desk) -> crate::archive::Contents {
    open::inner_with(&WITH_PEBBLES, &inside(desk).0, &desk.catalogue, &mut go_on).unwrap().0
}

#[test]
fn a_new_collection_is_counted_and_told_and_what_changes_in_it_makes_a_backup_due() {
    let mut desk = desk();
    let now = noon("2026-11-25");
    assert_eq!(backup::due(desk.store.reader(), now), Ok(false), "an empty one makes none due");
    desk.store.take_changes();
    desk.find(1, "grey");
    assert_eq!(desk.store.take_changes().into_iter().collect::<Vec<_>>(), [PEBBLES]);
    assert_eq!(desk.store.counts().unwrap().of("pebbles"), 1, "what goes when everything is deleted");
    assert_eq!(backup::due(desk.store.reader(), now), Ok(true));
    let state = exported(&desk).1.state;
    let text = backup::StoreFingerprint::from_text(&state.to_text());
    backup::note(&mut desk.store, backup::Maker::Itself, 0, text, now).unwrap();
    let tomorrow = noon("2026-11-26");
    assert_eq!(backup::due(desk.store.reader(), tomorrow), Ok(false));
    desk.find(2, "white");
    assert_eq!(backup::due(desk.store.reader(), tomorrow), Ok(true));
}

#[test]
fn a_new_collection_goes_into_an_archive_and_comes_back_by_both_modes() {
    let mut from = desk();
    for (n, colour) in [(1, "grey"), (2, "white"), (3, "red")] {
        from.find(n, colour);
    }
    let (path, made) = exported(&from);
    assert_eq!(made.counts.of("pebbles"), 3);
    assert!(crate::archive::tests::files(&path).iter().any(|(name, _)| name == "pebbles.jsonl"));
    let old = contents(&from);
    from.throw_away(3);
    for (mode, after) in [
        (Mode::Merge { restore_deleted: false }, vec!["grey", "white", "green"]),
        (Mode::Merge { restore_deleted: true }, vec!["grey", "white", "red", "green"]),
        (Mode::Replace, vec!["grey", "white", "red"]),
    ] {
        let mut here = desk();
        here.find(3, "red");
        here.find(4, "green");
        here.throw_away(3);
        let now = noon("2026-11-25");
        let said = preview(here.store.reader(), &old, mode, now).unwrap();
        let deleted = u32::from(mode != Mode::Replace);
        let met = Outcome { deleted_here: deleted, ..PEBBLES.outcome(3 - deleted) };
        assert_eq!(said.of("pebbles"), Some(&met), "{mode:?}");
        here.store.take_changes();
        let done = apply(&mut here.store, &here.catalogue, &old, mode, now, &mut go_on).unwrap();
        assert_eq!((done, here.colours()), (said, strings(&after)), "{mode:?}");
        assert!(here.store.take_changes().contains(&PEBBLES));
    }
    let mut there = desk();
    there.find(3, "red");
    apply(&mut there.store, &there.catalogue, &contents(&from), MERGE, noon("2026-11-25"), &mut go_on)
        .unwrap();
    assert_eq!(there.colours(), ["grey", "white"], "what was deleted elsewhere goes");
}

const MERGE: Mode = Mode::Merge { restore_deleted: false };

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn of_a_new_collection_a_damaged_file_gives_back_what_can_be_read() {
    let mut desk = desk();
    for n in 1..=40 {
        desk.find(n, &format!("colour {n} {}", "x".repeat(900)));
    }
    desk.store.checkpoint().unwrap();
    let sql = "SELECT pageno FROM dbstat WHERE name = 'pebble' AND pagetype = 'leaf'";
    let page: u32 = desk.store.reader().connection().query_row(sql, [], |row| row.get(0)).unwrap();
    let folder = desk.folder;
    drop(desk.store);
    let file = folder.path().join("kindself.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[(page as usize - 1) * 8192 + 4000] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let mut store = Store::open_with(&WITH_PEBBLES, folder.path(), key(), check()).unwrap();
    store.mend().unwrap();
    let mended = store.mended().unwrap();
    assert!((20..40).contains(&mended.counts.of("pebbles")) && mended.holes > 0, "{mended:?}");
    assert_eq!(store.counts().unwrap().of("pebbles"), mended.counts.of("pebbles"));
}

#[test]
fn a_new_collection_is_in_a_readable_export_as_records() {
    let mut desk = desk();
    desk.find(1, "grey");
    let target = desk.folder.path().join("out.zip");
    for form in [plain::Form::Markdown, plain::Form::Json] {
        let setting = setting(&desk);
        let made = plain::export(desk.store.reader(), &setting, &target, form, false, &mut go_on).unwrap();
        assert_eq!((made.counts.of("pebbles"), made.sealed_left_out), (1, 0));
        let files = crate::archive::tests::files_of(&std::fs::read(&target).unwrap());
        let (_, lines) = files.iter().find(|(name, _)| name == "pebbles.jsonl").unwrap();
        assert!(String::from_utf8_lossy(lines).contains("grey"));
    }
}

/// An archive with an entry, and a pebble that no version knows. It is never made anew; both phones restore it, too.
fn of_a_newer_version() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/newer/archive.kindself")
}

fn write_fixture(fixture: &Path, passphrase: &Passphrase) {
    let mut desk = desk();
    desk.find(1, "grey");
    desk.keep(2, crate::journal::tests::note("A pebble in my pocket", "2026-11-20"), noon("2026-11-20"));
    std::fs::create_dir_all(fixture.parent().unwrap()).unwrap();
    export::export(desk.store.reader(), &setting(&desk), fixture, passphrase, &mut go_on).unwrap();
}

#[test]
fn what_only_a_newer_version_knows_of_an_archive_is_told_and_the_rest_is_taken_in() {
    let (fixture, passphrase) = (of_a_newer_version(), Passphrase::new("river stone lamp").unwrap());
    if std::env::var_os("KINDSELF_WRITE_FIXTURES").is_some() && !fixture.exists() {
        write_fixture(&fixture, &passphrase);
    }
    let mut here = crate::store::tests::desk();
    let (contents, _) = open::open(&fixture, &passphrase, &here.catalogue, &mut go_on).unwrap();
    let now = noon("2026-11-25");
    let done = apply(&mut here.store, &here.catalogue, &contents, MERGE, now, &mut go_on).unwrap();
    assert_eq!((done.unknown.of("pebbles"), done.unknown.records()), (1, 1));
    assert_eq!(here.store.counts().unwrap().of("entries"), 1);
}

#[test]
fn each_collection_has_a_topic_a_file_and_tables_of_its_own() {
    let all = super::SCHEMA.collections;
    let alone = |mut names: Vec<&str>| {
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{names:?}");
    };
    alone(all.iter().map(|one| one.topic().0).collect());
    alone(all.iter().map(|one| one.member()).collect());
    alone(all.iter().flat_map(|one| one.tables()).map(|table| table.name).collect());
}

/// The phones look the words up by a collection's name.
#[test]
fn both_phones_have_words_that_count_each_collection_that_people_know() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |path| std::fs::read_to_string(root.join(path)).unwrap();
    let android = read("android/app/src/main/res/values/strings_write.xml");
    let ios = read("ios/App/Kindself/Localizable.xcstrings");
    for topic in super::SCHEMA.topics().map(|topic| topic.0).filter(|topic| super::SCHEMA.is_told(topic)) {
        assert!(android.contains(&format!("<plurals name=\"count_{topic}\">")), "{topic}");
        assert!(ios.contains(&format!("\"%lld {topic}\" : {{")), "{topic}");
    }
}

/// Every table with rows of its own belongs to a collection, or nothing of it would be saved from a damaged file.
#[test]
fn every_table_belongs_to_a_collection() {
    let desk = crate::store::tests::desk();
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name";
    let mut found = desk.store.reader().connection().prepare(sql).unwrap();
    let tables: Vec<String> = found.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut known: Vec<_> =
        super::SCHEMA.collections.iter().flat_map(|one| one.tables()).map(|table| table.name).collect();
    known.sort_unstable();
    assert_eq!(tables, known);
}

/// Which modules of this crate each may use, besides its own. A capability knows the store, and the store no capability.
#[test]
fn the_store_knows_no_capability_and_capabilities_know_no_archive() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed_to_the_store = ["store", "content", "sealed", "time"];
    let above = ["archive", "collections"];
    let capabilities = [
        "content",
        "favourites",
        "fields",
        "finding",
        "history",
        "journal",
        "keepsakes",
        "scales",
        "search",
        "settings",
        "sealed",
        "time",
    ];
    for module in ["store"].iter().chain(&capabilities) {
        for file in rust_files(&sources, module) {
            let text = std::fs::read_to_string(&file).unwrap();
            let code = |line: &&str| !line.trim_start().starts_with("//");
            let text = text.lines().filter(code).collect::<Vec<_>>().join("\n");
            let used = text.split("crate::").skip(1).map(|rest| {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
                &rest[..end]
            });
            for used in used {
                let fits = if *module == "store" {
                    allowed_to_the_store.contains(&used)
                } else {
                    !above.contains(&used)
                };
                assert!(fits, "{} uses {used}", file.display());
            }
        }
    }
}

/// A module's files without its tests.
fn rust_files(sources: &Path, module: &str) -> Vec<std::path::PathBuf> {
    let mut files = vec![sources.join(format!("{module}.rs"))];
    let mut folders = vec![sources.join(module)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let is_tests = path.file_stem().is_some_and(|name| name == "tests");
            if path.is_dir() && !is_tests {
                folders.push(path);
            } else if !is_tests && path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files.retain(|file| file.exists());
    files
}
