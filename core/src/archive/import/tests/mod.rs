//! Files as the other journals write them, and as they do not.

#![allow(clippy::disallowed_methods, reason = "tests write the files that are read")]

mod backups;
mod dates;
mod files;
mod tables;
mod times;
mod words;

use super::*;
use crate::archive::contents::Problems;
use crate::fields::Value;
use crate::journal::collection::EntryLine;
use crate::time::UtcMillis;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::io::Write;
use std::ops::ControlFlow;

/// Day and moment, text, mood, feelings, tags.
type Row = (String, String, Option<u8>, Vec<String>, Vec<String>);

fn notes(contents: &Contents) -> Vec<Row> {
    let mut notes: Vec<_> = contents
        .records
        .of::<EntryLine>()
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
const NOW: Moment = Moment::new(UtcMillis(1_795_600_000_000), 13 * 3600);

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
    assert_eq!((contents.records.of::<EntryLine>().count(), contents.problems.too_long), (1, 1));
}

#[test]
fn the_same_file_gives_the_same_names_each_time_and_another_text_another_name() {
    let one = daylio(DAYLIO.as_bytes()).unwrap();
    assert_eq!(one, daylio(DAYLIO.as_bytes()).unwrap());
    let other = daylio(DAYLIO.replace("A title", "A tale").as_bytes()).unwrap();
    let ids = |contents: &Contents| -> BTreeSet<_> {
        contents.records.of::<EntryLine>().map(|line| line.id).collect()
    };
    let same = ids(&one).intersection(&ids(&other)).count();
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
    assert_eq!(read(&zip).unwrap().records.of::<EntryLine>().count(), 2);
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
    let mut zip = crate::archive::export::writer::Zip::new(Vec::new());
    for (name, bytes) in files {
        zip.file(name).unwrap();
        zip.write(bytes).unwrap();
    }
    zip.finish().unwrap()
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
