//! What can be written, and what cannot.

use super::*;
use crate::content::{Kind, KindField};
use crate::fields::{Most, Shape};
use crate::time::DayBegins;

/// What a field takes, at the edge of what it takes; nothing where nothing is written.
pub(super) fn full(field: &KindField) -> Option<Value> {
    match field.shape()? {
        Shape::Text { .. } => Some(text(&field.id.0)),
        Shape::Rating { most: Most(most), .. } => Some(Value::Rating(*most)),
        Shape::Feelings { strength_most, .. } => {
            let strongest = strength_most.map(|most| most.0);
            Some(feelings(&[("ashamed", strongest), ("my own word", strongest.map(|_| 0))]))
        }
        Shape::Choice { options } => Some(Value::Choice(options.last().unwrap().clone())),
        Shape::List { most } => Some(Value::List((0..*most).map(|n| format!("{n} cups of tea")).collect())),
    }
}

#[test]
fn each_kind_is_kept_with_all_its_fields_and_comes_back_exactly() {
    let mut desk = desk();
    let kinds = desk.catalogue.kinds.clone();
    let written_in = |kind: &Kind| Written {
        kind: kind.id.clone(),
        version: kind.version,
        day: "2026-11-24".parse().unwrap(),
        values: kind.fields.iter().filter_map(|field| Some((field.id.clone(), full(field)?))).collect(),
        tags: BTreeSet::from(["home".into(), "Ω".into()]),
        opens: None,
    };
    for (n, kind) in kinds.iter().enumerate() {
        let kept = try_keep(&mut desk, n as u8, written_in(kind)).unwrap();
        assert_eq!(kept.written, written_in(kind));
    }
    let desk = desk.reopened();
    for (n, kind) in kinds.iter().enumerate() {
        let entry = read(desk.store.reader(), EntryId([n as u8; 16]), today()).unwrap();
        assert_eq!(entry.written, written_in(kind));
    }
    let each = u32::try_from(kinds.len()).unwrap();
    assert_eq!(tags(desk.store.reader()).unwrap(), [("home".into(), each), ("Ω".into(), each)]);
}

#[test]
fn what_cannot_be_kept_says_what_is_to_be_mended_and_changes_nothing() {
    let mut desk = desk();
    let fields = |problems: &[(&str, Fault)]| {
        let problem =
            |(field, fault): &(&str, Fault)| Problem { field: FieldId((*field).into()), fault: *fault };
        JournalError::Fields(problems.iter().map(problem).collect())
    };
    let long = "x".repeat(65);
    let cases = [
        (note("", "2026-11-24"), JournalError::Empty),
        (note(" \n\u{2003}", "2026-11-24"), JournalError::Empty),
        (
            written("letter", &[("voice", Value::Choice(OptionId("to-self".into())))], "2026-11-24"),
            JournalError::Empty,
        ),
        (written("poem", &[("text", text("a"))], "2026-11-24"), JournalError::UnknownKind),
        (note(&"é".repeat(524_289), "2026-11-24"), JournalError::TooLong { most_bytes: 1_048_576 }),
        (written("note", &[("txt", text("a"))], "2026-11-24"), fields(&[("txt", Fault::Unknown)])),
        (
            written("note", &[("text", Value::Rating(1))], "2026-11-24"),
            fields(&[("text", Fault::OtherShape)]),
        ),
        (
            written("note", &[("mood", Value::Rating(11))], "2026-11-24"),
            fields(&[("mood", Fault::TooMuch { most: 10 })]),
        ),
        (
            written(
                "letter",
                &[("voice", Value::Choice(OptionId("to-all".into()))), ("text", text("a"))],
                "2026-11-24",
            ),
            fields(&[("voice", Fault::NoOption)]),
        ),
        (
            written("gratitude", &[("things", Value::List(vec!["a".into(); 4]))], "2026-11-24"),
            fields(&[("things", Fault::TooMany { most: 3 })]),
        ),
        (
            written("note", &[("feelings", feelings(&[("sad", Some(1))]))], "2026-11-24"),
            fields(&[("feelings", Fault::OtherShape)]),
        ),
        (
            written("note", &[("feelings", feelings(&[(&long, None)]))], "2026-11-24"),
            fields(&[("feelings", Fault::TooLong { most: 64 })]),
        ),
        (
            written("thought-record", &[("feelings", feelings(&[("sad", Some(101))]))], "2026-11-24"),
            fields(&[("feelings", Fault::TooMuch { most: 100 })]),
        ),
        (note("a", "2026-11-26"), JournalError::Day { earliest: check::EARLIEST, latest: today() }),
        (note("a", "1899-12-31"), JournalError::Day { earliest: check::EARLIEST, latest: today() }),
        (
            Written { opens: Some("2027-01-01".parse().unwrap()), ..note("a", "2026-11-24") },
            JournalError::CannotSeal,
        ),
        (
            Written { tags: BTreeSet::from([" ".into()]), ..note("a", "2026-11-24") },
            JournalError::Tags { most: 32, most_chars: 64 },
        ),
        (
            Written { tags: (0..33).map(|n| format!("t{n}")).collect(), ..note("a", "2026-11-24") },
            JournalError::Tags { most: 32, most_chars: 64 },
        ),
    ];
    for (written, expected) in cases {
        assert_eq!(try_keep(&mut desk, 1, written), Err(expected.clone()));
        assert!(!expected.to_string().is_empty());
    }
    for opens in ["2026-11-25", "2026-11-24", "2090-01-01"] {
        let letter = Written {
            opens: Some(opens.parse().unwrap()),
            ..written("letter", &[("text", text("a"))], "2026-11-24")
        };
        assert!(matches!(try_keep(&mut desk, 1, letter), Err(JournalError::Opens { .. })), "{opens}");
    }
    assert_eq!(entries::count(desk.store.reader()), Ok(0));
    assert!(
        try_keep(&mut desk, 1, note(&"é".repeat(524_288), "1900-01-01")).is_ok(),
        "the limits themselves are inside"
    );
}

#[test]
fn what_was_begun_on_a_day_that_is_to_come_here_is_kept_where_it_is_today_anywhere_on_earth() {
    let mut desk = desk();
    let at = |utc: &str, hours: i32| {
        let at = chrono::DateTime::parse_from_rfc3339(utc).unwrap().timestamp_millis();
        Moment::new(UtcMillis(at), hours * 3600)
    };
    let mut keep = |id, day: &str, now| {
        entries::keep(&mut desk.store, &desk.catalogue, EntryId([id; 16]), note("a", day), None, now)
            .map(drop)
    };
    // Begun in Berlin on the fourth, kept in New York, where it is the third still.
    let landed = at("2027-03-04T04:30:00Z", -5);
    assert_eq!(keep(1, "2027-03-04", landed), Ok(()));
    let late = JournalError::Day { earliest: check::EARLIEST, latest: "2027-03-04".parse().unwrap() };
    assert_eq!(keep(2, "2027-03-05", landed), Err(late), "that is nowhere today");
    // Begun in Auckland, kept in Honolulu, on the other side of the date line; and the other way.
    assert_eq!(keep(3, "2027-03-05", at("2027-03-04T20:00:00Z", -10)), Ok(()));
    assert_eq!(keep(4, "2027-03-04", at("2027-03-04T20:00:00Z", 13)), Ok(()));
    // In Kiritimati no day is ahead of the date that clocks show there.
    assert!(keep(5, "2027-03-06", at("2027-03-05T09:59:59Z", 14)).is_err());
    assert_eq!(keep(6, "2027-03-06", at("2027-03-05T10:00:00Z", 14)), Ok(()));
}

#[test]
fn what_was_kept_today_can_be_changed_after_the_day_was_let_begin_later() {
    let mut desk = desk();
    // Half past one where each day comes first.
    let at = chrono::DateTime::parse_from_rfc3339("2027-03-05T11:30:00Z").unwrap().timestamp_millis();
    let midnight = Moment { day_begins: DayBegins::MIDNIGHT, ..Moment::new(UtcMillis(at), 14 * 3600) };
    let id = EntryId([1; 16]);
    let today = midnight.day().unwrap().to_string();
    entries::keep(&mut desk.store, &desk.catalogue, id, note("owl", &today), None, midnight).unwrap();
    let six = Moment { day_begins: DayBegins::LATEST, ..midnight };
    assert_eq!(six.day(), midnight.day().unwrap().pred_opt());
    let changed = note("an owl", &today);
    let kept = entries::keep(&mut desk.store, &desk.catalogue, id, changed.clone(), None, six).unwrap();
    assert_eq!(kept.written.day.to_string(), today, "it keeps its day");
    entries::keep(&mut desk.store, &desk.catalogue, EntryId([2; 16]), changed, None, six).unwrap();
}

#[test]
fn no_entry_is_about_a_day_or_sealed_until_one_that_no_archive_takes() {
    let catalogue = desk().catalogue;
    let check = |written: &Written, today: NaiveDate| {
        check::check(written, catalogue.kind(&written.kind).unwrap(), today)
    };
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();
    let refused = JournalError::Day { earliest: check::EARLIEST, latest: last };
    assert_eq!(check::day(day(10_000), last), Err(refused));
    assert_eq!(check::day(last, last), Ok(()));
    let sealed =
        |opens| Written { opens: Some(opens), ..written("letter", &[("text", text("a"))], "2026-11-24") };
    let late = check(&sealed(day(10_000)), day(9990));
    assert!(matches!(late, Err(JournalError::Opens { latest, .. }) if latest == last), "{late:?}");
    assert_eq!(check(&sealed(last), day(9990)), Ok(()));
}

#[test]
fn whatever_unicode_was_typed_comes_back_exactly() {
    let mut desk = desk();
    let texts = [
        "👩‍👩‍👧‍👦 🏳️‍🌈 e\u{301} é",
        "\u{202e}\u{5d0}\u{5d1} abc\u{202c}",
        "a\u{0}b\u{7}\u{1b}[31m\r\n\t\u{feff}\u{200b}",
        "\u{fffd}\u{10ffff}\u{e000}",
        "'; DROP TABLE entry; -- \"quoted\" \\n",
    ];
    for (n, typed) in texts.iter().enumerate() {
        try_keep(&mut desk, n as u8, note(typed, "2026-11-24")).unwrap();
    }
    let desk = desk.reopened();
    for (n, typed) in texts.iter().enumerate() {
        let entry = read(desk.store.reader(), EntryId([n as u8; 16]), today()).unwrap();
        assert_eq!(entry.written.values[&FieldId("text".into())], text(typed));
    }
    assert_eq!(found(&desk, "🏳"), [0]);
    assert_eq!(found(&desk, "אב"), [1]);
}

#[test]
fn an_entry_of_a_kind_or_field_this_version_does_not_know_still_opens() {
    let mut desk = desk();
    desk.keep(1, note("lantern", "2026-11-24"), now());
    let connection = desk.store.reader().connection();
    let old = r#"{"kind":"poem","version":7,"day":"2020-01-01","values":{"verse":{"text":"lantern"},"meter":{"rating":3}}}"#;
    connection.execute("UPDATE entry SET kind = 'poem', written = ?1", [old]).unwrap();
    let entry = read(desk.store.reader(), EntryId([1; 16]), today()).unwrap();
    let kind = desk.catalogue.kind(&entry.written.kind);
    assert_eq!((kind, reading::texts(&entry.written, kind)), (None, vec!["lantern"]));
    assert_eq!(reading::preview(&entry.written, kind), "lantern");
    // A field that a newer version of a known kind has is kept through an edit.
    let mut newer = note("a", "2026-11-24");
    newer.version = 2;
    newer.values.insert(FieldId("later".into()), text("kept"));
    assert!(check::check(&newer, desk.catalogue.kind(&newer.kind).unwrap(), today()).is_ok());
}

#[test]
fn a_preview_is_one_line_in_the_order_of_the_fields_and_not_endless() {
    let catalogue = desk().catalogue;
    let preview = |written: &Written| reading::preview(written, catalogue.kind(&written.kind));
    let record = written(
        "thought-record",
        &[("thought", text("b\nb")), ("situation", text(" a  a ")), ("reply", text("c"))],
        "2026-11-24",
    );
    assert_eq!(preview(&record), "a a b b c");
    assert_eq!(preview(&note(&"x".repeat(500), "2026-11-24")).chars().count(), reading::PREVIEW_CHARS + 1);
    let long = preview(&note(&"word ".repeat(100), "2026-11-24"));
    assert!(long.ends_with("word…") && long.chars().count() <= reading::PREVIEW_CHARS + 1, "{long}");
    assert_eq!(preview(&written("note", &[("mood", Value::Rating(3))], "2026-11-24")), "");
}

#[test]
fn ids_come_back_from_their_text_and_nothing_else_does() {
    let id = EntryId([0xab; 16]);
    assert_eq!(EntryId::from_text(&id.text()), Some(id));
    for wrong in ["", "ab", &"g".repeat(32), &"a".repeat(33)] {
        assert_eq!(EntryId::from_text(wrong), None);
    }
}

#[test]
fn a_clock_that_shows_no_date_is_said_and_nothing_is_kept() {
    let mut desk = desk();
    let nowhere = Moment::new(UtcMillis(i64::MIN), 0);
    let kept =
        keep(&mut desk.store, &desk.catalogue, EntryId([1; 16]), note("a", "2026-11-24"), None, nowhere);
    assert_eq!(kept, Err(JournalError::Clock));
}

#[test]
fn nothing_typed_chosen_or_set_is_blank() {
    let of = |values: &[(&str, Value)]| super::written("note", values, "2026-11-24");
    let text = |text: &str| Value::Text(text.into());
    let list = |lines: &[&str]| Value::List(lines.iter().map(|line| (*line).to_owned()).collect());
    for blank in [of(&[]), of(&[("text", text(" \n\u{3000}"))]), of(&[("text", list(&["", " "]))])] {
        assert!(blank.is_blank(), "{blank:?}");
        assert!(!Written { tags: ["work".into()].into(), ..blank.clone() }.is_blank());
        assert!(!Written { opens: "2026-12-24".parse().ok(), ..blank }.is_blank());
    }
    for value in [text("a"), list(&["", "tea"]), Value::Rating(0), Value::Choice(OptionId("to-part".into()))]
    {
        assert!(!of(&[("text", value.clone())]).is_blank(), "{value:?}");
    }
}

#[test]
fn a_draft_that_was_emptied_again_is_none() {
    let mut desk = desk();
    let draft = |text: &str| Draft {
        id: DraftId([3; 16]),
        entry: None,
        saved: UtcMillis(7),
        written: note(text, "2026-11-24"),
    };
    assert_eq!(drafts::save(&mut desk.store, &draft(" "), None), Ok(None));
    assert_eq!(drafts::save(&mut desk.store, &draft("a"), None), Ok(Some(DraftId([3; 16]))));
    assert_eq!(drafts::find(desk.store.reader(), DraftId([3; 16])), Ok(draft("a")));
    assert_eq!(drafts::save(&mut desk.store, &draft("\n"), None), Ok(None));
    assert_eq!(drafts::all(desk.store.reader()), Ok(vec![]));
    assert_eq!(drafts::find(desk.store.reader(), DraftId([3; 16])), Err(JournalError::Gone));
}

#[test]
fn an_entry_that_is_changed_goes_on_with_what_was_begun_of_that() {
    let mut desk = desk();
    let draft = |id: u8, saved, entry| Draft {
        id: DraftId([id; 16]),
        entry,
        saved: UtcMillis(saved),
        written: note("a", "2026-11-24"),
    };
    let entry = Some(EntryId([1; 16]));
    for one in [draft(3, 7, entry), draft(4, 8, entry), draft(5, 9, None)] {
        drafts::keep(&mut desk.store, &one, None).unwrap();
    }
    let found = drafts::of_entry(desk.store.reader(), EntryId([1; 16])).unwrap();
    assert_eq!(found.map(|draft| draft.id), Some(DraftId([4; 16])), "the newest");
    assert_eq!(drafts::of_entry(desk.store.reader(), EntryId([2; 16])), Ok(None));
}

#[test]
fn lines_of_a_list_in_which_nothing_stands_are_not_kept() {
    let mut desk = desk();
    let things = |lines: &[&str]| {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        super::written("gratitude", &[("things", Value::List(lines))], "2026-11-24")
    };
    let kept = desk.keep(1, things(&["tea", " ", "", "rain"]), now());
    assert_eq!(kept.written, things(&["tea", "rain"]));
    assert!(things(&["", " "]).without_blank_lines().values.is_empty());
}
