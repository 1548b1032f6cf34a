//! Which day a page is about.

use super::*;

/// The day and the time (noon where there is none) of one page, and its text.
fn page(name: &str, text: &str) -> Option<(String, String, String)> {
    let contents = pages(&[(name, text.as_bytes())]).unwrap();
    let line = contents.records.of::<EntryLine>().next()?;
    let time = chrono::DateTime::from_timestamp_millis(line.created.0).unwrap().time().to_string();
    Some((line.written.day.to_string(), time[..5].to_owned(), notes(&contents).remove(0).1))
}

fn day(name: &str) -> Option<String> {
    page(name, "words").map(|(day, ..)| day)
}

#[test]
fn a_name_with_one_reading_tells_its_day() {
    for (name, expected) in [
        ("2025/12/12.md", "2025-12-12"),
        ("vault/Daily/2025/3/1.md", "2025-03-01"),
        ("2025/03-March/01.md", "2025-03-01"),
        ("2025/März/01.md", "2025-03-01"),
        ("2025/2025-03/01.md", "2025-03-01"),
        ("2025-03/01.md", "2025-03-01"),
        ("2025/03/01/evening.md", "2025-03-01"),
        ("2025-03-01/evening.md", "2025-03-01"),
        ("2025\\03\\01.md", "2025-03-01"),
        ("2025年/3月/1日.md", "2025-03-01"),
        ("2025/03-25.md", "2025-03-25"),
        ("2024-01-01 old/2025/12/12.md", "2025-12-12"),
        ("2025/12/2025-11-30.md", "2025-11-30"),
        ("log_٢٠٢٥-٠٣-٠١.md", "2025-03-01"),
        ("2025年3月1日.md", "2025-03-01"),
        ("2025년 3월 1일 저녁.md", "2025-03-01"),
        ("2025-3-1.md", "2025-03-01"),
        ("2025.03.01.md", "2025-03-01"),
        ("2025_3_1 walk.md", "2025-03-01"),
        ("20250301.md", "2025-03-01"),
        ("202503012130 zettel.md", "2025-03-01"),
        ("25-03-2025.md", "2025-03-25"),
        ("03-25-2025.md", "2025-03-25"),
        ("03-03-2025.md", "2025-03-03"),
        ("1 March 2025.md", "2025-03-01"),
        ("March 1, 2025.md", "2025-03-01"),
        ("1. März 2025.md", "2025-03-01"),
    ] {
        assert_eq!(day(name).as_deref(), Some(expected), "{name}");
    }
}

#[test]
fn a_name_with_two_readings_or_none_is_counted_and_not_guessed() {
    for name in [
        "03-04-2025.md",
        "2025/03-04.md",
        "2025-13-01.md",
        "2025-02-30.md",
        "1234567890.md",
        "2025.md",
        "2025/walk.md",
        "2025/12/3 things.md",
        "2025/Zorp/01.md",
        "2025/03-April/01.md",
        "1 listopad 2025.md",
        "0001-01-01.md",
    ] {
        let contents = pages(&[(name, b"words")]).unwrap();
        assert_eq!((contents.records.of::<EntryLine>().count(), contents.problems.no_date), (0, 1), "{name}");
    }
}

#[test]
fn date_counts_before_the_name_and_the_name_before_created() {
    let told = |name: &str, text: &str| page(name, text).map(|(day, time, _)| format!("{day} {time}"));
    let stamped = "---\ncreated: 2025-06-09T08:00\n---\nwords";
    assert_eq!(told("2025-03-01.md", stamped).unwrap(), "2025-03-01 12:00");
    assert_eq!(told("2025/03/02.md", stamped).unwrap(), "2025-03-02 12:00");
    assert_eq!(told("a walk.md", stamped).unwrap(), "2025-06-09 08:00");
    assert_eq!(
        told("2025-06-09.md", stamped).unwrap(),
        "2025-06-09 08:00",
        "on the same day it tells the time"
    );
    let both = "---\ncreated: 2025-06-09T08:00\ndate: 2025-03-01 21:30\n---\nwords";
    assert_eq!(told("2025-03-02.md", both).unwrap(), "2025-03-01 21:30");
    let kept = page("2025-03-01.md", stamped).unwrap().2;
    assert_eq!(kept, "created: 2025-06-09T08:00\n\nwords", "what was not used stays");
}

#[test]
fn a_moment_in_utc_is_the_day_it_was_on_the_persons_clock() {
    for (value, expected) in [
        ("2025-03-01 20:10:00Z", "2025-03-02 20:10"),
        ("2025-03-01T20:10:00.000Z", "2025-03-02 20:10"),
        ("2025-03-01T20:10:00+00:00", "2025-03-02 20:10"),
        ("2025-03-01T20:10:00+01:00", "2025-03-01 20:10"),
        ("2025-03-01T20:10:00-0500", "2025-03-01 20:10"),
        ("2025-03-01T00:00:00.000Z", "2025-03-01 00:00"),
        ("2025-03-01 9:10 PM", "2025-03-01 21:10"),
        ("2025-03-01 21h10", "2025-03-01 21:10"),
        ("2025年3月1日 午後9:10", "2025-03-01 21:10"),
        ("\"2025-03-01\"", "2025-03-01 12:00"),
        ("20250301", "2025-03-01 12:00"),
        ("202503012010", "2025-03-01 20:10"),
        ("20250301201059", "2025-03-01 20:10"),
        ("2025/03/01", "2025-03-01 12:00"),
        ("Saturday, March 1, 2025", "2025-03-01 12:00"),
    ] {
        for key in ["created", "date", "Date", "created_at", "dateCreated", "\"date created\""] {
            let read = page("a.md", &format!("---\n{key}: {value}\n---\nwords"));
            let read = read.map(|(day, time, _)| format!("{day} {time}"));
            assert_eq!(read.as_deref(), Some(expected), "{key}: {value}");
        }
    }
}

#[test]
fn a_page_read_on_phones_of_two_zones_has_one_name() {
    let page = [("a.md", &b"---\ncreated: 2025-03-01 20:10:00Z\n---\nwords"[..])];
    let here = pages::from_files(&page, NOW, &mut |_| GO_ON).unwrap();
    let there = pages::from_files(&page, Moment { ahead_of_utc_s: 0, ..NOW }, &mut |_| GO_ON).unwrap();
    let ids =
        |contents: &Contents| contents.records.of::<EntryLine>().map(|line| line.id).collect::<Vec<_>>();
    assert_eq!(ids(&here), ids(&there));
    assert_ne!(here, there);
}

#[test]
fn a_date_with_words_that_are_not_understood_keeps_them() {
    let (day, time, text) = page("a.md", "---\ndate: 2025-03-01 after supper\n---\nwords").unwrap();
    assert_eq!((day.as_str(), time.as_str()), ("2025-03-01", "12:00"));
    assert_eq!(text, "date: 2025-03-01 after supper\n\nwords");
    let two = "---\ndate: 2025-03-01 after supper\n---\nwords";
    let contents = pages(&[("a.md", two.as_bytes()), ("b.md", two.as_bytes())]).unwrap();
    assert_eq!(
        contents.records.of::<EntryLine>().count(),
        2,
        "of an unknown time none is the same as another"
    );
}

#[test]
fn front_matter_begins_with_a_key_at_once_and_ends_with_hyphens_or_dots() {
    let letter = "---\n\nDear me,\n\ntags: I wore none today\n\n---\n\nYours";
    assert_eq!(page("2025-03-01.md", letter).unwrap().2, letter);
    let contents = pages(&[("2025-03-01.md", letter.as_bytes())]).unwrap();
    assert_eq!(notes(&contents)[0].4, strings(&[]));
    for end in ["---", "...", "---  ", "...\t"] {
        let text = format!("--- \r\ntags: walk\r\n{end}\r\nwords");
        let contents = pages(&[("2025-03-01.md", text.as_bytes())]).unwrap();
        assert_eq!(
            (notes(&contents)[0].1.as_str(), notes(&contents)[0].4.clone()),
            ("words", strings(&["walk"])),
            "{end}"
        );
    }
    let endless = "---\ntags: walk\nwords";
    assert_eq!(page("2025-03-01.md", endless).unwrap().2, endless);
}

#[test]
fn the_front_matter_of_obsidian_and_jrnl_is_read() {
    let obsidian = "---\ndate: 2025-03-01T21:30\ntags:\n  - walk\n  - \"two, words\"\naliases: [a, b]\nmood: fine\n---\n# A day\n\nIt rained. #rain\n";
    let contents = pages(&[("Daily/2025-03-01.md", obsidian.as_bytes())]).unwrap();
    let (_, text, _, _, tags) = notes(&contents).remove(0);
    assert_eq!(text, "aliases: [a, b]\nmood: fine\n\n# A day\n\nIt rained. #rain");
    assert_eq!(tags, strings(&["two, words", "walk"]));
    // As `jrnl --format yaml` writes a folder: its body is inside, each line behind a tabulator, the end three dots.
    let jrnl = "---\ntitle: A walk with Ida.\ndate: 2025-03-01 09:10:00 PM\nstarred: False\ntags: ida, walk\nbody: |\t\t\n\tIt rained.\n\n\t---\n\tWe sang.\n...";
    let (day, time, text) = page("2025-03-01_a-walk-with-ida.md", jrnl).unwrap();
    assert_eq!((day.as_str(), time.as_str()), ("2025-03-01", "21:10"));
    assert_eq!(text, "title: A walk with Ida.\nstarred: False\n\nIt rained.\n\n---\nWe sang.");
    let one = "---\ntags: x\nbody: | on this line\n---\nwords";
    assert_eq!(
        page("2025-03-01.md", one).unwrap().2,
        "body: | on this line\n\nwords",
        "no word of it is lost"
    );
}
