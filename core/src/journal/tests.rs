use super::entries::{After, Filter, delete, forget, keep, list, previous, read, tags, tidy, undo_delete};
use super::*;
use crate::search;
use crate::store::Topic;
use crate::store::tests::{Desk, desk, noon};
use crate::time::Moment;

pub(crate) fn note(text: &str, day: &str) -> Written {
    written("note", &[("text", Value::Text(text.into()))], day)
}

pub(crate) fn written(kind: &str, values: &[(&str, Value)], day: &str) -> Written {
    Written {
        kind: KindId(kind.into()),
        version: 1,
        day: day.parse().unwrap(),
        values: values.iter().map(|(id, value)| (FieldId((*id).into()), value.clone())).collect(),
        tags: BTreeSet::new(),
        opens: None,
    }
}

fn now() -> Moment {
    noon("2026-11-25")
}

fn today() -> NaiveDate {
    now().day().unwrap()
}

fn try_keep(desk: &mut Desk, id: u8, written: Written) -> Result<Entry, JournalError> {
    keep(&mut desk.store, &desk.catalogue, EntryId([id; 16]), written, None, now())
}

fn found(desk: &Desk, text: &str) -> Vec<u8> {
    let hits = search::find(desk.store.reader(), &desk.catalogue, text, &Filter::default(), 0, 100).unwrap();
    hits.hits.iter().map(|hit| hit.entry.id.0[0]).collect()
}

fn feelings(words: &[(&str, Option<u8>)]) -> Value {
    let feeling =
        |(word, strength): &(&str, Option<u8>)| Feeling { word: (*word).into(), strength: *strength };
    Value::Feelings(words.iter().map(feeling).collect())
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

#[test]
fn each_kind_is_kept_with_all_its_fields_and_comes_back_exactly() {
    let mut desk = desk();
    let kinds = [
        (
            "note",
            vec![("text", text("a")), ("feelings", feelings(&[("sad", None)])), ("mood", Value::Rating(3))],
        ),
        (
            "letter",
            vec![
                ("voice", Value::Choice("to-part".into())),
                ("text", text("Dear you")),
                ("eased", Value::Rating(10)),
            ],
        ),
        (
            "thought-record",
            vec![
                ("situation", text("a")),
                ("feelings", feelings(&[("ashamed", Some(100)), ("my own word", Some(0))])),
                ("thought", text("b")),
                ("reply", text("c")),
                ("friend", text("d")),
                ("feelings-after", feelings(&[("ashamed", Some(60))])),
            ],
        ),
        (
            "gratitude",
            vec![
                ("things", Value::List(vec!["tea".into(), "rain".into(), "Ada".into()])),
                ("why", text("w")),
            ],
        ),
        (
            "reframe",
            vec![("harsh", text("a")), ("sting", text("b")), ("also-true", text("c")), ("kinder", text("d"))],
        ),
        (
            "critic-log",
            vec![
                ("trigger", text("a")),
                ("words", text("b")),
                ("before", Value::Rating(8)),
                ("body", text("c")),
                ("answer", text("d")),
                ("after", Value::Rating(5)),
            ],
        ),
        ("kind-act", vec![("act", text("a walk")), ("felt", Value::Rating(0))]),
        (
            "formulation",
            vec![
                ("early", text("a")),
                ("fears", text("b")),
                ("strategies", text("c")),
                ("consequences", text("d")),
            ],
        ),
    ];
    assert_eq!(kinds.len(), desk.catalogue.kinds.len(), "every kind there is");
    for (n, (kind, values)) in kinds.iter().enumerate() {
        let mut written = written(kind, values, "2026-11-24");
        written.tags = BTreeSet::from(["home".into(), "Ω".into()]);
        let kept = try_keep(&mut desk, n as u8, written.clone()).unwrap();
        assert_eq!(kept.written, written);
    }
    let desk = desk.reopened();
    for (n, (kind, values)) in kinds.iter().enumerate() {
        let entry = read(desk.store.reader(), EntryId([n as u8; 16]), today()).unwrap();
        assert_eq!(entry.written.kind.0, *kind);
        let expected: BTreeMap<FieldId, Value> =
            values.iter().map(|(id, value)| (FieldId((*id).into()), value.clone())).collect();
        assert_eq!(entry.written.values, expected);
    }
    assert_eq!(tags(desk.store.reader()).unwrap(), [("home".into(), 8), ("Ω".into(), 8)]);
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
        (written("letter", &[("voice", Value::Choice("to-self".into()))], "2026-11-24"), JournalError::Empty),
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
                &[("voice", Value::Choice("to-all".into())), ("text", text("a"))],
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
fn an_edit_keeps_the_version_before_once_and_is_never_older_than_it() {
    let mut desk = desk();
    let first = desk.keep(1, note("one", "2026-11-24"), now());
    assert_eq!(previous(desk.store.reader(), first.id, today()), Ok(None));
    // The clock was set back a year meanwhile.
    let second = desk.keep(1, note("two", "2025-11-24"), noon("2025-11-25"));
    assert_eq!(second.created, first.created);
    assert_eq!(second.edited.0, first.edited.0 + 1);
    let third = desk.keep(1, note("three", "2026-11-24"), now());
    assert_eq!(third.edited.0, first.edited.0 + 2);
    let before = previous(desk.store.reader(), first.id, today()).unwrap().unwrap();
    assert_eq!(before, (second.edited, second.written));
    assert_eq!((found(&desk, "three"), found(&desk, "two")), (vec![1], vec![]));
    assert_eq!(entries::count(desk.store.reader()), Ok(1));
}

#[test]
fn a_deleted_entry_can_be_had_back_and_after_that_is_gone_for_good() {
    let mut desk = desk();
    let mut one = note("lantern", "2026-11-24");
    one.tags.insert("night".into());
    let entry = desk.keep(1, one, now());
    delete(&mut desk.store, entry.id).unwrap();
    assert_eq!((found(&desk, "lantern"), entries::count(desk.store.reader())), (vec![], Ok(0)));
    assert!(list(desk.store.reader(), &Filter::default(), None, 10).unwrap().is_empty());
    assert!(tags(desk.store.reader()).unwrap().is_empty());
    undo_delete(&mut desk.store, &desk.catalogue, entry.id, today()).unwrap();
    assert_eq!((found(&desk, "lantern"), entries::count(desk.store.reader())), (vec![1], Ok(1)));
    forget(&mut desk.store, entry.id, now().at).unwrap();
    assert_eq!(
        entries::count(desk.store.reader()),
        Ok(1),
        "what was brought back is not let go by a late call"
    );

    delete(&mut desk.store, entry.id).unwrap();
    forget(&mut desk.store, entry.id, now().at).unwrap();
    assert_eq!(read(desk.store.reader(), entry.id, today()), Err(JournalError::Gone));
    assert_eq!(undo_delete(&mut desk.store, &desk.catalogue, entry.id, today()), Err(JournalError::Gone));
    assert_eq!(delete(&mut desk.store, entry.id), Err(JournalError::Gone));
}

#[test]
fn what_was_deleted_before_a_kill_goes_at_the_next_start_whatever_the_clock_says() {
    let mut desk = desk();
    let entry = desk.keep(1, note("lantern", "2026-11-24"), now());
    delete(&mut desk.store, entry.id).unwrap();
    let mut desk = desk.reopened();
    tidy(&mut desk.store, &desk.catalogue, noon("2001-01-01")).unwrap();
    assert_eq!(read(desk.store.reader(), entry.id, today()), Err(JournalError::Gone));
    desk.store.take_changes();
    tidy(&mut desk.store, &desk.catalogue, now()).unwrap();
    assert!(desk.store.take_changes().is_empty(), "an ordinary start writes nothing");
}

#[test]
fn a_sealed_letter_is_neither_shown_nor_found_nor_changed_before_its_day_and_opens_by_itself() {
    let mut desk = desk();
    let mut letter = written("letter", &[("text", text("moonlight"))], "2026-11-24");
    letter.opens = Some("2026-12-24".parse().unwrap());
    let sealed = desk.keep(1, letter.clone(), now());
    let until = "2026-12-24".parse().unwrap();
    assert_eq!(read(desk.store.reader(), sealed.id, today()), Err(JournalError::Sealed { until }));
    assert_eq!(previous(desk.store.reader(), sealed.id, today()), Err(JournalError::Sealed { until }));
    assert!(found(&desk, "moonlight").is_empty());
    assert_eq!(try_keep(&mut desk, 1, note("over it", "2026-11-24")), Err(JournalError::Sealed { until }));
    let listed = list(desk.store.reader(), &Filter::default(), None, 10).unwrap();
    assert!(listed[0].written.is_sealed(today()), "it is in the list, sealed");

    tidy(&mut desk.store, &desk.catalogue, noon("2026-12-23")).unwrap();
    assert!(found(&desk, "moonlight").is_empty());
    let day = noon("2026-12-24");
    tidy(&mut desk.store, &desk.catalogue, day).unwrap();
    assert_eq!(found(&desk, "moonlight"), [1]);
    assert!(read(desk.store.reader(), sealed.id, day.day().unwrap()).is_ok());
    // Opened and changed, it keeps the day it was to open.
    let changed = keep(&mut desk.store, &desk.catalogue, sealed.id, letter, None, day).unwrap();
    assert_eq!(changed.written.opens, Some(until));

    // A clock set back seals it again: the day decides, not what was once seen.
    assert!(matches!(read(desk.store.reader(), sealed.id, today()), Err(JournalError::Sealed { .. })));
}

#[test]
fn deleting_a_sealed_letter_and_having_it_back_does_not_put_its_words_into_the_index() {
    let mut desk = desk();
    let mut letter = written("letter", &[("text", text("moonlight"))], "2026-11-24");
    letter.opens = Some("2026-12-24".parse().unwrap());
    let sealed = desk.keep(1, letter, now());
    delete(&mut desk.store, sealed.id).unwrap();
    undo_delete(&mut desk.store, &desk.catalogue, sealed.id, today()).unwrap();
    assert!(found(&desk, "moonlight").is_empty());
}

#[test]
fn drafts_come_back_after_a_kill_newest_first_and_go_with_the_entry_they_became() {
    let mut desk = desk();
    let draft = |n: u8, at, text: &str| Draft {
        id: DraftId([n; 16]),
        entry: None,
        saved: UtcMillis(at),
        written: note(text, "2026-11-25"),
    };
    for (n, at, text) in [(1, 10, "a"), (2, 20, "b"), (1, 30, "a bit more")] {
        drafts::keep(&mut desk.store, &draft(n, at, text)).unwrap();
    }
    let mut desk = desk.reopened();
    let all = drafts::all(desk.store.reader()).unwrap();
    assert_eq!(all, [draft(1, 30, "a bit more"), draft(2, 20, "b")]);
    let empty = Draft { written: note("", "2026-11-25"), ..draft(3, 40, "") };
    drafts::keep(&mut desk.store, &empty).unwrap();
    let endless = draft(4, 50, &"x".repeat(1_048_577));
    assert_eq!(drafts::keep(&mut desk.store, &endless), Err(JournalError::TooLong { most_bytes: 1_048_576 }));

    desk.store.take_changes();
    let (id, draft) = (EntryId([9; 16]), Some(DraftId([1; 16])));
    keep(&mut desk.store, &desk.catalogue, id, note("kept", "2026-11-25"), draft, now()).unwrap();
    assert!(desk.store.take_changes().contains(&Topic::Drafts));
    let refused = keep(
        &mut desk.store,
        &desk.catalogue,
        EntryId([8; 16]),
        note("", "2026-11-25"),
        Some(DraftId([2; 16])),
        now(),
    );
    assert_eq!(refused, Err(JournalError::Empty));
    assert_eq!(drafts::count(desk.store.reader()), Ok(2), "a refused entry leaves its draft");
}

#[test]
fn a_list_comes_in_pages_without_gap_or_double_also_where_many_share_a_day() {
    let mut desk = desk();
    for n in 0..25u8 {
        let at = UtcMillis(now().at.0 + i64::from(n / 3));
        desk.keep(
            n,
            note(&format!("entry {n}"), if n % 2 == 0 { "2026-11-24" } else { "2026-11-20" }),
            Moment { at, ..now() },
        );
    }
    let mut pages = Vec::new();
    let mut after = None;
    loop {
        let page = list(desk.store.reader(), &Filter::default(), after.as_ref(), 4).unwrap();
        let Some(last) = page.last() else { break };
        after = Some(After { day: last.written.day, created: last.created, id: last.id });
        pages.extend(page);
    }
    let whole = list(desk.store.reader(), &Filter::default(), None, 100).unwrap();
    assert_eq!(pages, whole);
    assert!(whole.is_sorted_by(|a, b| (a.written.day, a.created, a.id) > (b.written.day, b.created, b.id)));
}

#[test]
fn filters_by_kind_tag_day_and_rating_hold_together() {
    let mut desk = desk();
    let mut one = written("note", &[("text", text("lamp")), ("mood", Value::Rating(2))], "2026-11-01");
    one.tags.insert("Évening".into());
    desk.keep(1, one, now());
    desk.keep(2, written("kind-act", &[("act", text("lamp"))], "2026-11-10"), now());
    desk.keep(3, note("lamp", "2026-11-20"), now());
    let ids = |filter: Filter| {
        let listed: Vec<u8> =
            list(desk.store.reader(), &filter, None, 10).unwrap().iter().map(|e| e.id.0[0]).collect();
        let mut hits =
            search::find(desk.store.reader(), &desk.catalogue, "lamp", &filter, 0, 10).unwrap().hits;
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.entry.written.day));
        assert_eq!(listed, hits.iter().map(|hit| hit.entry.id.0[0]).collect::<Vec<_>>(), "{filter:?}");
        listed
    };
    let day = |text: &str| Some(text.parse().unwrap());
    assert_eq!(ids(Filter { kinds: vec![KindId("note".into())], ..Filter::default() }), [3, 1]);
    assert_eq!(ids(Filter { tags: vec!["evening".into()], ..Filter::default() }), [1]);
    assert_eq!(ids(Filter { from: day("2026-11-10"), ..Filter::default() }), [3, 2]);
    assert_eq!(ids(Filter { from: day("2026-11-10"), to: day("2026-11-10"), ..Filter::default() }), [2]);
    assert_eq!(ids(Filter { rated: true, ..Filter::default() }), [1]);
    assert_eq!(
        ids(Filter { rated: true, kinds: vec![KindId("kind-act".into())], ..Filter::default() }),
        [] as [u8; 0]
    );
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
    let nowhere = Moment { at: UtcMillis(i64::MIN), ahead_of_utc_s: 0 };
    let kept =
        keep(&mut desk.store, &desk.catalogue, EntryId([1; 16]), note("a", "2026-11-24"), None, nowhere);
    assert_eq!(kept, Err(JournalError::Clock));
}
