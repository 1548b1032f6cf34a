//! Files as the other journals write them, and as they do not.

#![allow(clippy::disallowed_methods, reason = "tests write the files that are read")]

mod dates;
mod files;
mod tables;
mod times;
mod words;

use super::*;
use crate::archive::contents::Problems;
use crate::journal::Value;
use crate::time::UtcMillis;
use rusqlite::Connection;
use std::io::Write;
use std::ops::ControlFlow;

/// Day and moment, text, mood, feelings, tags.
type Row = (String, String, Option<u8>, Vec<String>, Vec<String>);

fn notes(contents: &Contents) -> Vec<Row> {
    let mut notes: Vec<_> = contents
        .entries
        .values()
        .map(|line| {
            let written = &line.written;
            let (mut text, mut mood, mut feelings) = (String::new(), None, Vec::new());
            for value in written.values.values() {
                match value {
                    Value::Text(words) => text.clone_from(words),
                    Value::Rating(number) => mood = Some(*number),
                    Value::Feelings(all) => feelings.extend(all.iter().map(|feeling| feeling.word.clone())),
                    _ => panic!(),
                }
            }
            let tags = written.tags.iter().cloned().collect();
            (format!("{} {}", written.day, line.created.0), text, mood, feelings, tags)
        })
        .collect();
    notes.sort();
    notes
}

const GO_ON: ControlFlow<()> = ControlFlow::Continue(());

/// On a phone thirteen hours ahead.
const NOW: Moment = Moment { at: UtcMillis(1_795_600_000_000), ahead_of_utc_s: 13 * 3600 };

fn daylio(table: &[u8]) -> Result<Contents, ArchiveError> {
    daylio::read(table, &mut |_| GO_ON)
}

fn presently(table: &[u8]) -> Result<Contents, ArchiveError> {
    presently::read(table, NOW, &mut |_| GO_ON)
}

fn pages(files: &[(&str, &[u8])]) -> Result<Contents, ArchiveError> {
    pages::from_files(files, NOW, &mut |_| GO_ON)
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

const DAYLIO: &str = "\
full_date,date,weekday,time,mood,activities,note_title,note
2021-09-28,28 September,Tuesday,10:00 pm,rad,\"clean | movies / tv | bad sleep \",\"\",\"\"
2021-09-27,27 September,Monday,13:48,so-so,\"\",A title,\"Two<br>lines, <b>bold</b> &amp; 1 < 2\"
not a date,,,,good,\"\",,x
2021-09-26,26 September,Sunday,9:00,meh
2021-09-25
";

#[test]
fn a_table_of_daylios_becomes_notes_with_mood_feeling_and_tags() {
    let contents = daylio(DAYLIO.as_bytes()).unwrap();
    let found = notes(&contents);
    let expected = [
        (
            "2021-09-26 1632646800000",
            "date: 26 September\n\nweekday: Sunday",
            Some(5),
            strings(&[]),
            strings(&[]),
        ),
        (
            "2021-09-27 1632750480000",
            "A title\n\nTwo\nlines, bold & 1 < 2",
            None,
            strings(&["so-so"]),
            strings(&[]),
        ),
        (
            "2021-09-28 1632866400000",
            "",
            Some(9),
            strings(&[]),
            strings(&["bad sleep", "clean", "movies / tv"]),
        ),
    ];
    let found: Vec<_> =
        found.iter().map(|(d, t, m, f, g)| (d.as_str(), t.as_str(), *m, f.clone(), g.clone())).collect();
    assert_eq!(found, expected);
    assert_eq!(contents.problems, Problems { no_date: 1, unreadable: 1, ..Problems::default() });
}

#[test]
fn an_older_table_of_daylios_with_the_year_apart_is_read_too() {
    let older = "year,date,weekday,time,mood,activities,note\n2018,18 May,Friday,11:54 pm,happy,\"clean | cook\",\"A party\"\n\
        2018,May 17,Thursday,12:05 am,awful,\"\",\"\"\n2018,17 wiosny,czwartek,10:00,bad,,\n";
    let contents = daylio(older.as_bytes()).unwrap();
    let days: Vec<String> = notes(&contents).into_iter().map(|note| note.0).collect();
    assert_eq!(days, ["2018-05-17 1526515500000", "2018-05-18 1526687640000"]);
    assert_eq!(contents.problems.no_date, 1, "a month that is none is not guessed");
}

#[test]
fn the_file_of_another_app_is_refused_by_what_is_missing() {
    let missing = |read: fn(&[u8]) -> Result<Contents, ArchiveError>, text: &str| match read(text.as_bytes())
    {
        Err(ArchiveError::OtherApp { missing }) => missing,
        other => panic!("{other:?}"),
    };
    assert_eq!(missing(daylio, "entryDate,entryContent\n"), "full_date");
    assert_eq!(missing(daylio, "full_date,mood\n"), "activities");
    assert_eq!(missing(daylio, ""), "full_date");
    assert_eq!(missing(presently, DAYLIO), "entryDate");
    assert_eq!(missing(presently, "entryDate,text\n"), "entryContent");
}

#[test]
fn a_table_of_presentlys_keeps_lines_and_quotes() {
    let table = "entryDate,entryContent\n2020-06-02,\"Grateful for\n\n\"\"tea\"\"\"\n2020-06-03,\n06/04/2020,x\n2020-06-02,same\n2020-06-02,same\n";
    let contents = presently(table.as_bytes()).unwrap();
    let texts: Vec<String> = notes(&contents).into_iter().map(|note| note.1).collect();
    assert_eq!(texts, ["Grateful for\n\n\"tea\"", "same"]);
    assert_eq!(contents.problems, Problems { empty: 1, no_date: 1, doubled: 1, ..Problems::default() });
}

#[test]
fn a_mark_at_the_beginning_and_sixteen_bits_are_read_and_all_else_is_refused() {
    let table = "entryDate,entryContent\n2020-06-02,zażółć 🌙\n";
    let plain = presently(table.as_bytes()).unwrap();
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend(table.as_bytes());
    assert_eq!(presently(&marked).unwrap(), plain);
    for (mark, unit) in
        [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
    {
        let mut wide = mark.to_vec();
        table.encode_utf16().for_each(|c| wide.extend(unit(c)));
        assert_eq!(presently(&wide).unwrap(), plain);
        wide.push(0);
        assert_eq!(presently(&wide).unwrap_err(), ArchiveError::Encoding);
    }
    let latin = b"entryDate,entryContent\n2020-06-02,caf\xe9\n";
    assert_eq!(presently(latin).unwrap_err(), ArchiveError::Encoding);
    let unmarked: Vec<u8> = "entryDate".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(presently(&unmarked).unwrap_err(), ArchiveError::Encoding);
}

#[test]
fn a_row_longer_than_an_entry_is_counted_and_the_others_come() {
    let long = "x".repeat((1 << 20) + 1);
    let table = format!("entryDate,entryContent\n2020-06-02,{long}\n2020-06-03,short\n");
    let contents = presently(table.as_bytes()).unwrap();
    assert_eq!((contents.entries.len(), contents.problems.too_long), (1, 1));
}

#[test]
fn the_same_file_gives_the_same_names_each_time_and_another_text_another_name() {
    let one = daylio(DAYLIO.as_bytes()).unwrap();
    assert_eq!(one, daylio(DAYLIO.as_bytes()).unwrap());
    let other = daylio(DAYLIO.replace("A title", "A tale").as_bytes()).unwrap();
    let same = one.entries.keys().filter(|id| other.entries.contains_key(id)).count();
    assert_eq!(same, 2);
}

#[test]
fn pages_take_day_and_tags_from_front_matter_and_name() {
    let contents = pages(&[
        ("a/2024-06-05 A walk.md", &b"It rained.\r\n"[..]),
        ("b.md", b"---\ndate: 2024-06-06T21:30:00\ntags: [walk, \"two words\"]\nmood: fine\n---\nBody\n"),
        ("20240607.markdown", b"---\ntags:\n  - one\n  - '#two'\n---\nListed"),
        ("2024_06_08.txt", b"---\ntags: x, y\n---"),
        ("no-date.md", b"words"),
        ("2024-06-09.md", b"\xff\xff\xff"),
        ("picture.png", b"\x89PNG"),
        ("__MACOSX/._2024-06-05.md", b"x"),
    ])
    .unwrap();
    let found: Vec<_> =
        notes(&contents).into_iter().map(|(day, text, _, _, tags)| (day, text, tags)).collect();
    let day = |day: &str, time: &str| {
        let at = chrono::DateTime::parse_from_rfc3339(&format!("{day}T{time}Z")).unwrap().timestamp_millis();
        format!("{day} {at}")
    };
    let expected = [
        (day("2024-06-05", "12:00:00"), "It rained.".to_owned(), strings(&[])),
        (day("2024-06-06", "21:30:00"), "mood: fine\n\nBody".into(), strings(&["two words", "walk"])),
        (day("2024-06-07", "12:00:00"), "Listed".into(), strings(&["one", "two"])),
        (day("2024-06-08", "12:00:00"), "x, y".into(), strings(&["x", "y"])),
    ];
    assert_eq!(found, expected);
    assert_eq!(contents.problems, Problems { no_date: 1, unreadable: 1, ..Problems::default() });
}

#[test]
fn pages_come_from_a_folder_and_from_a_zip_alike() {
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("pages");
    std::fs::create_dir_all(pages.join("deeper")).unwrap();
    std::fs::write(pages.join("2024-06-05.md"), "one").unwrap();
    std::fs::write(pages.join("deeper/2024-06-06.md"), "two").unwrap();
    let zip = folder.path().join("pages.zip");
    let bytes =
        zipped(&[("2024-06-05.md", b"one"), ("deeper/2024-06-06.md", b"two"), ("../2024-06-07.png", b"x")]);
    std::fs::write(&zip, bytes).unwrap();
    let read = |path: &Path| look(path, Source::Markdown, folder.path(), NOW, &mut |_| GO_ON);
    assert_eq!(read(&pages).unwrap(), read(&zip).unwrap());
    assert_eq!(read(&zip).unwrap().entries.len(), 2);
    std::fs::write(&zip, zipped(&[("picture.png", b"x")])).unwrap();
    assert_eq!(read(&zip).unwrap_err(), ArchiveError::OtherApp { missing: ".md" });
}

/// How far it had come each time it told, and what came of it, where it was to stop once it was past half.
fn stopped_half_way(
    path: &Path,
    source: Source,
    scratch: &Path,
) -> (Vec<u64>, Result<Contents, ArchiveError>) {
    let mut told = Vec::new();
    let read = look(path, source, scratch, NOW, &mut |now| {
        told.push(100 * now.done / now.of);
        if now.done * 2 > now.of { ControlFlow::Break(()) } else { GO_ON }
    });
    (told, read)
}

#[test]
fn reading_tells_how_far_it_has_come_and_stops_where_it_is_not_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let table = |header: &str, rows: &str| format!("{header}\n{}", rows.repeat(500));
    let row = "2021-09-28,28 September,Tuesday,10:00 pm,rad,walk,,words\n";
    let header = "full_date,date,weekday,time,mood,activities,note_title,note";
    std::fs::write(path("daylio.csv"), table(header, row)).unwrap();
    std::fs::write(path("presently.csv"), table("entryDate,entryContent", "2020-06-02,tea\n")).unwrap();
    std::fs::create_dir(path("pages")).unwrap();
    let names: Vec<String> = (0..500).map(|n| format!("{n} 2024-06-05.md")).collect();
    names.iter().for_each(|name| std::fs::write(path("pages").join(name), name).unwrap());
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), name.as_bytes())).collect();
    std::fs::write(path("pages.zip"), zipped(&members)).unwrap();
    let many = "CREATE TABLE entries (id INTEGER PRIMARY KEY, text TEXT, time_create TEXT);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500)
        INSERT INTO entries SELECT i, 'words ' || i, '2025-01-02T21:00:00.000' FROM n;";
    Connection::open(path("made.db")).unwrap().execute_batch(many).unwrap();
    let database = std::fs::read(path("made.db")).unwrap();
    std::fs::write(path("backup.zip"), zipped(&[("daily_you.db", &database)])).unwrap();
    for (name, source) in [
        ("daylio.csv", Source::Daylio),
        ("presently.csv", Source::Presently),
        ("pages", Source::Markdown),
        ("pages.zip", Source::Markdown),
        ("backup.zip", Source::DailyYou),
    ] {
        let (told, read) = stopped_half_way(&path(name), source, folder.path());
        assert_eq!(read.unwrap_err(), ArchiveError::Cancelled, "{name}");
        assert!(told.starts_with(&[0]) && told.is_sorted() && told.len() > 40, "{name}: {told:?}");
        assert!((50..55).contains(told.last().unwrap()), "{name}: {told:?}");
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = crate::archive::making::writer::Zip::new(Vec::new());
    for (name, bytes) in files {
        zip.file(name).unwrap();
        zip.write(bytes).unwrap();
    }
    zip.finish().unwrap()
}

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

fn daily_you(sql: &str) -> Result<Contents, ArchiveError> {
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

proptest::proptest! {
    #[test]
    fn no_table_and_no_page_panics(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200), text in "(full_date,mood,activities,note\n)?[ -~\n\"|<>]{0,80}") {
        for bytes in [&bytes[..], text.as_bytes()] {
            let _ = daylio(bytes);
            let _ = presently(bytes);
            let _ = pages(&[(text.as_str(), bytes), ("2024-01-01.md", bytes)]);
        }
    }
}
