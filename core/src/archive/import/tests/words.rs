//! No word of a file is gone without a count: what stood in it is in an entry, or in a row or file that was counted.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Every word in entries, as it stands there and without marks of form: those of a note fall away, those of a mood stay.
fn words_in(contents: &Contents) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (_, text, _, feelings, tags) in notes(contents) {
        for part in [text].into_iter().chain(feelings).chain(tags) {
            for part in [unmarked(&part), part] {
                let found = part.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with('w'));
                words.extend(found.map(ToOwned::to_owned));
            }
        }
    }
    words
}

/// Those of a file that are in no entry: words are `w` and a number of their own.
fn missing(file: &str, contents: &Contents) -> Vec<String> {
    let there = words_in(contents);
    let words = file.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with('w'));
    let is_one = |word: &&str| word.len() > 1 && word[1..].bytes().all(|c| c.is_ascii_digit());
    words.filter(is_one).filter(|word| !there.contains(*word)).map(ToOwned::to_owned).collect()
}

/// Daylio's marks of form fall away, and what stood around them stands together.
fn unmarked(table: &str) -> String {
    table.replace("<b>", "").replace("</b>", "")
}

/// Numbers words, so that each is there once.
fn numbered(file: &str) -> String {
    let mut count = 0;
    file.split_inclusive('W')
        .map(|part| match part.strip_suffix('W') {
            Some(before) => {
                count += 1;
                format!("{before}w{count}")
            }
            None => part.to_owned(),
        })
        .collect()
}

/// Words with what people write between them.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => Just("W "),
        1 => Just("W, "),
        1 => Just("\n"),
        1 => Just("\"W\" "),
        1 => Just("W: "),
        1 => Just("- W "),
        1 => Just("<b>W</b> "),
        1 => Just("# "),
        1 => Just("2025-03-04, "),
        1 => Just("| "),
    ];
    vec(part, 0..8).prop_map(|parts| parts.concat())
}

/// A cell: between quotes as it is to be, bare, or with a quote left open.
fn cell() -> impl Strategy<Value = String> {
    (text(), 0..6).prop_map(|(text, way)| match way {
        0 => text.replace(['"', '\n', ','], " "),
        1 => text.replace('\n', " "),
        2 => format!("\"{text}"),
        _ => format!("\"{}\"", text.replace('"', "\"\"")),
    })
}

fn day() -> impl Strategy<Value = String> {
    prop_oneof![9 => (1..=28u32, 1..=12u32).prop_map(|(day, month)| format!("2025-{month:02}-{day:02}")), 1 => Just("W".into())]
}

/// Some bytes of a text changed, put in or taken out.
fn changed(text: String, changes: &[(usize, u8, char)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, way, c) in changes {
        let at = at % (chars.len() + 1);
        match way {
            0 => chars.insert(at, *c),
            1 if at < chars.len() && !chars[at].is_alphanumeric() => chars[at] = *c,
            _ if at < chars.len() && !chars[at].is_alphanumeric() => drop(chars.remove(at)),
            _ => {}
        }
    }
    chars.into_iter().collect()
}

fn changes() -> impl Strategy<Value = Vec<(usize, u8, char)>> {
    let signs =
        proptest::sample::select(vec!['"', ',', '\n', '\r', '|', ' ', '-', ':', '<', '>', '\'', '[', ']']);
    vec((any::<usize>(), 0..3u8, signs), 0..4)
}

proptest! {
    #[test]
    fn every_word_of_a_table_of_presentlys_is_in_an_entry_or_counted(
        rows in vec((day(), cell()), 0..8), changes in changes(),
    ) {
        let rows: String = rows.iter().map(|(day, cell)| format!("{day},{cell}\n")).collect();
        let table = format!("entryDate,entryContent\n{}", changed(numbered(&rows), &changes));
        let contents = presently(table.as_bytes()).unwrap();
        prop_assert!(missing(&table, &contents).is_empty() || contents.problems.all() > 0, "{table}\n{contents:?}");
    }

    #[test]
    fn every_word_of_a_table_of_daylios_is_in_an_entry_or_counted(
        rows in vec((day(), "(9:00 PM|21:05|9:00 W|)", cell(), cell(), cell(), cell(), vec(cell(), 0..2)), 0..8),
        changes in changes(),
    ) {
        let row = |(day, time, mood, activities, title, note, more): &(String, String, String, String, String, String, Vec<String>)| {
            let more: String = more.iter().map(|cell| format!(",{cell}")).collect();
            format!("{day},,,{time},{mood},{activities},{title},{note}{more}\n")
        };
        let rows: String = rows.iter().map(row).collect();
        let header = "full_date,date,weekday,time,mood,activities,note_title,note\n";
        let table = format!("{header}{}", numbered(&rows));
        let contents = daylio(table.as_bytes()).unwrap();
        prop_assert!(missing(&unmarked(&table), &contents).is_empty() || contents.problems.all() > 0, "{table}\n{contents:?}");
        let table = format!("{header}{}", changed(numbered(&rows), &changes));
        let contents = daylio(table.as_bytes()).unwrap();
        prop_assert!(missing(&unmarked(&table), &contents).is_empty() || contents.problems.all() > 0, "{table}\n{contents:?}");
    }

    #[test]
    fn as_many_rows_are_counted_as_have_lost_a_word(rows in vec((day(), text()), 1..8)) {
        let rows: Vec<String> = numbered(&rows.iter().map(|(day, text)| {
            format!("{day},\"{}\"\u{1}", text.replace('"', "\"\""))
        }).collect::<String>()).split_terminator('\u{1}').map(ToOwned::to_owned).collect();
        let table = format!("entryDate,entryContent\n{}\n", rows.join("\n"));
        let contents = presently(table.as_bytes()).unwrap();
        let lost = rows.iter().filter(|row| !missing(row, &contents).is_empty()).count();
        prop_assert!(lost <= contents.problems.no_date as usize, "{table}\n{contents:?}");
        prop_assert_eq!(contents.records.of::<EntryLine>().count() + contents.problems.all() as usize, rows.len());
    }

    #[test]
    fn every_word_of_pages_is_in_an_entry_or_its_page_counted(
        pages_of in vec((name(), front(), text()), 1..6), changes in changes(),
    ) {
        let texts: Vec<String> = pages_of.iter().map(|(_, front, text)| format!("{front}{text}\u{1}")).collect();
        let texts = changed(numbered(&texts.concat()), &changes);
        let texts: Vec<&str> = texts.split_terminator('\u{1}').collect();
        let files: Vec<(&str, &[u8])> = pages_of.iter().map(|page| page.0.as_str()).zip(texts.iter().map(|text| text.as_bytes())).collect();
        prop_assume!(!files.is_empty());
        let contents = pages(&files).unwrap();
        let lost = texts.iter().filter(|text| !missing(text, &contents).is_empty()).count();
        let counted = contents.problems.no_date + contents.problems.unreadable + contents.problems.too_long;
        prop_assert!(lost <= counted as usize, "{files:?}\n{contents:?}");
        prop_assert_eq!(contents.records.of::<EntryLine>().count() + contents.problems.all() as usize, files.len());
    }

    #[test]
    fn every_word_of_daily_yous_entries_is_in_an_entry_or_counted(
        entries in vec((day(), text(), proptest::option::of(-3..4i64), vec((0..4usize, "(|7|W)"), 0..3)), 0..6),
    ) {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE entries (id INTEGER PRIMARY KEY, text TEXT NOT NULL, mood INTEGER, time_create TEXT);
            CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE entry_tags (id INTEGER PRIMARY KEY, entry_id INTEGER, tag_id INTEGER, value TEXT);
            INSERT INTO tags VALUES (0, 'walk'), (1, 'sea'), (2, 'tea');").unwrap();
        let mut all = String::new();
        for (number, (day, text, mood, tags)) in entries.iter().enumerate() {
            let own = |text: &str| text.replace('W', &format!("w{number}0000"));
            let (text, id) = (own(text), number as i64);
            connection.execute("INSERT INTO entries VALUES (?1, ?2, ?3, ?4)", (id, &text, mood, format!("{day}T21:00:00.000"))).unwrap();
            all.push_str(&text);
            for (tag, value) in tags {
                let value = own(value);
                connection.execute("INSERT INTO entry_tags(entry_id, tag_id, value) VALUES (?1, ?2, ?3)", (id, *tag as i64, &value)).unwrap();
                all.push_str(&format!(" {value} "));
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made.db");
        connection.execute("VACUUM INTO ?1", [path.to_str().unwrap()]).unwrap();
        let contents = daily_you::database(&path, NOW, &mut |_| GO_ON).unwrap();
        prop_assert!(missing(&all, &contents).is_empty() || contents.problems.all() > 0, "{all}\n{contents:?}");
    }
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "2025-0[1-9]-1[0-9]( walk)?[.]md",
        "2025/0[1-9]/1[0-9][.]md",
        "(walk|03-04-2025)[.]txt",
        "2025年[1-9]月1日[.]md"
    ]
}

/// Front matter, whole or not.
fn front() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("date: 2025-03-01\n"),
        Just("date: 2025-03-01 W\n"),
        Just("created: 2025-03-02T08:00:00Z\n"),
        Just("created: W\n"),
        Just("tags: [W, \"W, W\"]\n"),
        Just("tags:\n  - W\n  - '#W'\n"),
        Just("tag: W W, W\n"),
        Just("W: W\n"),
        Just("body: |\n\tW\n\n\tW W\n"),
        Just("# W\n"),
        Just("\n"),
        Just("W\n"),
    ];
    let ends = prop_oneof![6 => Just("---\n"), 1 => Just("...\n"), 1 => Just("--- \n"), 1 => Just("")];
    (vec(line, 0..5), ends, 0..4).prop_map(|(lines, end, way)| match way {
        0 => String::new(),
        _ => format!("---\n{}{end}", lines.concat()),
    })
}
