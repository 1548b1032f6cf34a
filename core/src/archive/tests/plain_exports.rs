//! Readable files for leaving.

use super::plain::{Form, PlainExported};
use super::*;

fn made(desk: &Desk, form: Form, include_sealed: bool) -> (PlainExported, Vec<(String, String)>) {
    let target = desk.folder.path().join("out.zip");
    let setting = setting(desk);
    let made =
        plain::export(desk.store.reader(), &setting, &target, form, include_sealed, &mut go_on).unwrap();
    let bytes = std::fs::read(&target).unwrap();
    assert_eq!(bytes.len() as u64, made.bytes);
    let mut members = members::Members::open(std::io::Cursor::new(bytes), members::LIMITS).unwrap();
    let mut files = Vec::new();
    for index in 0..members.count() {
        let text = String::from_utf8(members.whole(index, u64::MAX).unwrap()).unwrap();
        files.push((members.name(index).unwrap(), text));
    }
    (made, files)
}

#[test]
fn pages_hold_everything_but_sealed_letters_which_are_counted() {
    let desk = full_desk();
    let (made, files) = made(&desk, Form::Markdown, false);
    assert_eq!(
        (
            made.counts.of("entries"),
            made.counts.of("drafts"),
            made.counts.of("sessions"),
            made.sealed_left_out
        ),
        (2, 1, 1, 1)
    );
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "README.md",
        "entries/2026-11-23-note-01010101.md",
        "entries/2026-11-24-note-02020202.md",
        "drafts/2026-11-24-note-05050505.md",
        "sessions.md",
        "keepsakes.md",
        "favourites.jsonl",
        "reminders.jsonl",
        "answers.jsonl",
        "wordings.jsonl",
    ];
    assert_eq!(names, expected);
    assert!(files.iter().all(|(_, text)| !text.contains("not yet")));
    assert!(files[4].1.contains("- 2026-11-24: Box breathing, 1 min, 6 / 10\n"), "{}", files[4].1);
    let steady = &desk.catalogue.practice(&crate::content::PracticeId("steady".into())).unwrap().text;
    let expected = format!("- by the stove ({})\n", steady.get(&Language::new("en")).name);
    assert!(files[5].1.ends_with(&expected), "{}", files[5].1);
}

#[test]
fn sealed_letters_are_in_it_where_that_is_asked_for() {
    let desk = full_desk();
    for form in [Form::Markdown, Form::Json] {
        let (made, files) = made(&desk, form, true);
        assert_eq!((made.counts.of("entries"), made.sealed_left_out), (3, 0));
        assert!(files.iter().any(|(_, text)| text.contains("not yet")));
    }
}

#[test]
fn a_sealed_letter_that_is_not_finished_is_left_out_like_one_that_is() {
    let mut desk = full_desk();
    let mut letter = note("unfinished secret", "2026-11-24");
    (letter.kind.0, letter.opens) = ("letter".into(), Some("2027-01-01".parse().unwrap()));
    let draft = Draft { id: DraftId([8; 16]), entry: None, saved: UtcMillis(8), written: letter };
    drafts::keep(&mut desk.store, &draft, None).unwrap();
    for form in [Form::Markdown, Form::Json] {
        let (left_out, files) = made(&desk, form, false);
        assert_eq!((left_out.counts.of("drafts"), left_out.sealed_left_out), (1, 2));
        assert!(files.iter().all(|(_, text)| !text.contains("unfinished secret")));
        let (asked_for, files) = made(&desk, form, true);
        assert_eq!((asked_for.counts.of("drafts"), asked_for.sealed_left_out), (2, 0));
        assert!(files.iter().any(|(_, text)| text.contains("unfinished secret")));
    }
}

#[test]
fn a_version_before_that_is_sealed_is_neither_shown_nor_exported_where_the_entry_itself_is_open() {
    let id = EntryId([1; 16]);
    let mut letter = note("sealed before", "2026-11-18");
    (letter.kind.0, letter.opens) = ("letter".into(), Some("2027-01-01".parse().unwrap()));
    let (mut here, mut there) = (desk(), desk());
    put(&mut here, 1, letter.clone(), "2026-11-21");
    put(&mut there, 1, note("open", "2026-11-18"), "2026-11-22");
    super::merging::take(&mut here, &contents(&there), super::merging::MERGE);
    let before = |day: &str| entries::previous(here.store.reader(), id, day.parse().unwrap()).unwrap();
    assert_eq!(before("2026-12-31"), None);
    assert_eq!(before("2027-01-01").map(|(_, written)| written), Some(letter), "it opens on its day");
    for form in [Form::Markdown, Form::Json] {
        let holds = |include_sealed| {
            let (made, files) = made(&here, form, include_sealed);
            assert_eq!(made.counts.of("entries"), 1);
            assert!(files.iter().any(|(_, text)| text.contains("open")));
            files.iter().any(|(_, text)| text.contains("sealed before"))
        };
        assert!(!holds(false));
        assert_eq!(holds(true), form == Form::Json);
    }
}

#[test]
fn records_are_a_line_of_json_each() {
    let desk = full_desk();
    let (_, files) = made(&desk, Form::Json, false);
    let entries: Vec<serde_json::Value> =
        files[1].1.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0]["previous"]["written"]["values"]["text"]["text"], "first words");
}

#[test]
fn every_kind_of_field_has_its_words_on_a_page() {
    let desk = desk();
    let json = serde_json::json!({
        "kind": "letter", "version": 1, "day": "2026-11-24",
        "values": { "voice": { "choice": "to-self" }, "text": { "text": "Dear you" }, "eased": { "rating": 7 },
            "of-a-newer-version": { "list": ["one", "two"] } },
    });
    let page = markdown::page(&serde_json::from_value(json).unwrap(), &setting(&desk));
    let expected = "# A kind letter\n\n2026-11-24\n\n## Who is it from, and to whom?\n\nFrom me, to me\n\n\
        ## The letter\n\nDear you\n\n## Reading it over, how warm does it sound?\n\n7 / 10\n\n\
        ## of-a-newer-version\n\n- one\n- two\n";
    assert_eq!(page, expected);
}
