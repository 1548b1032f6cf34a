//! Backups of Daily You's, as it writes them, as they are damaged, and as someone would who means harm.

use super::*;

/// The tables of a newer version, as its source has them.
const NEWER: &str = "
    CREATE TABLE entries (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, mood INTEGER,
      time DATETIME, time_create DATETIME NOT NULL, time_modified DATETIME NOT NULL);
    CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, tag_type INTEGER NOT NULL);
    CREATE TABLE entry_tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, entry_id INTEGER NOT NULL,
      tag_id INTEGER NOT NULL, value TEXT);
    INSERT INTO entries VALUES
      (1, 'A day', 2, '2025-01-02T21:00:00.000', '2025-01-03T08:00:00.000', '2025-01-03T08:00:00.000'),
      (2, '', -2, NULL, '2025-01-04T08:00:00.000', ''), (3, 'no day', 0, NULL, 'never', ''),
      (4, x'ff00', 1, NULL, '2025-01-05T08:00:00.000', ''), (5, 'odd mood', 77, NULL, '2025-01-06 08:00:00', '');
    INSERT INTO tags VALUES (1, 'walk', 0), (2, 'tea', 0);
    INSERT INTO entry_tags VALUES (1, 1, 1, NULL), (2, 1, 2, NULL);";

pub(super) fn daily_you(sql: &str) -> Result<Contents, ArchiveError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.db");
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    daily_you_bytes(&std::fs::read(&path).unwrap())
}

fn daily_you_bytes(database: &[u8]) -> Result<Contents, ArchiveError> {
    let folder = tempfile::tempdir().unwrap();
    let (zip, scratch) = (folder.path().join("backup.zip"), folder.path().join("scratch"));
    std::fs::create_dir(&scratch).unwrap();
    let mut file = File::create(&zip).unwrap();
    file.write_all(&zipped(&[("Images/a.jpg", b"x"), ("daily_you.db", database)])).unwrap();
    let read = look(&zip, Source::DailyYou, &scratch, NOW, &mut |_| GO_ON);
    assert_eq!(std::fs::read_dir(&scratch).unwrap().count(), 0, "no copy stays");
    read
}

#[test]
fn daily_yous_backup_becomes_notes_with_mood_and_tags() {
    let contents = daily_you(NEWER).unwrap();
    let found = notes(&contents);
    let day = |n: usize| found[n].0.split(' ').next().unwrap().to_owned();
    assert_eq!((day(0), found[0].1.as_str(), found[0].2), ("2025-01-02".into(), "A day", Some(9)));
    assert_eq!(found[0].4, ["tea", "walk"]);
    assert_eq!((day(1), found[1].2), ("2025-01-04".into(), Some(1)));
    assert_eq!((day(2), found[2].1.as_str(), found[2].2), ("2025-01-06".into(), "odd mood", None));
    assert_eq!(contents.problems, Problems { no_date: 1, unreadable: 1, ..Problems::default() });
}

#[test]
fn what_an_import_that_was_killed_left_readable_is_swept_away_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let names = [".daily-you.part", ".daily-you.part-journal", ".daily-you.part-wal", ".daily-you.part-shm"];
    for name in names.into_iter().chain(["kindself.db"]) {
        std::fs::write(folder.path().join(name), "words in the clear").unwrap();
    }
    daily_you::sweep(folder.path());
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["kindself.db"]);
    daily_you::sweep(&folder.path().join("no folder"));
}

#[test]
fn what_is_no_zip_is_no_backup_of_daily_you_and_not_a_damaged_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.csv");
    for bytes in ["", "P", "full_date,mood\n2024-01-01,good\n"] {
        std::fs::write(&file, bytes).unwrap();
        let read = look(&file, Source::DailyYou, folder.path(), NOW, &mut |_| GO_ON);
        assert!(matches!(read, Err(ArchiveError::OtherApp { .. })), "{bytes:?}");
    }
}

#[test]
fn daily_yous_older_tables_without_tags_are_read_too() {
    let older = "CREATE TABLE entries (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, mood INTEGER,
        time_create DATETIME NOT NULL, time_modified DATETIME NOT NULL);
        INSERT INTO entries VALUES (1, 'old', 0, '2023-01-02T21:00:00.000', '');";
    let contents = daily_you(older).unwrap();
    assert_eq!((notes(&contents)[0].1.as_str(), notes(&contents)[0].2), ("old", Some(5)));
}

#[test]
fn a_database_made_to_harm_is_refused_or_does_nothing() {
    let other = daily_you("CREATE TABLE other (a)").unwrap_err();
    assert_eq!(other, ArchiveError::OtherApp { missing: "entries" });
    let view = "CREATE VIEW entries AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT i AS id, 'x' AS text, 0 AS mood, '2025-01-01' AS time_create FROM n";
    assert_eq!(daily_you(view).unwrap_err(), ArchiveError::OtherApp { missing: "entries" });
    let generated = "CREATE TABLE entries (id INTEGER, text TEXT, mood INTEGER, time_create TEXT);
        CREATE TABLE tags (id INTEGER, name TEXT GENERATED ALWAYS AS (hex(zeroblob(20000000))) VIRTUAL);
        CREATE TABLE entry_tags (entry_id INTEGER, tag_id INTEGER);
        INSERT INTO entries VALUES (1, 'x', 0, '2025-01-01'); INSERT INTO tags(id) VALUES (1);
        INSERT INTO entry_tags VALUES (1, 1);";
    assert!(daily_you(generated).is_err(), "a value larger than any note is not made");
    assert!(matches!(daily_you_bytes(b"no database").unwrap_err(), ArchiveError::OtherApp { .. }));
    assert!(daily_you_bytes(b"").is_err());
}

#[test]
fn a_damaged_database_never_panics() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.db");
    Connection::open(&path).unwrap().execute_batch(NEWER).unwrap();
    let whole = std::fs::read(&path).unwrap();
    let mut n = 0x5eed_u64;
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..3 {
            n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (n >> 33) as usize % bytes.len();
            bytes[at] = (n >> 20) as u8;
        }
        let _ = daily_you_bytes(&bytes);
    }
}
