//! What is written: entries, their kinds, and how they are found.

use super::*;

#[test]
fn what_is_kept_is_read_listed_found_changed_and_let_go() {
    let Desk { folder: _folder, journal, .. } = desk();
    assert_eq!(journal.days(NOW).unwrap().today, "2026-11-25");
    let draft = journal.keep_draft(None, None, note(&journal, "the lan"), NOW).unwrap();
    assert_eq!(journal.drafts(NOW).unwrap()[0].preview, "the lan");
    let card = journal.keep(None, note(&journal, "The lantern"), draft, NOW).unwrap();
    assert_eq!(
        (card.kind_name.as_str(), card.preview.as_str(), card.sealed_until.as_deref()),
        ("A note", "The lantern", None)
    );
    assert!(journal.drafts(NOW).unwrap().is_empty());

    let page = journal.search("lant".into(), ALL, 0, 20, NOW).unwrap();
    let pieces: Vec<_> =
        page.hits[0].snippet.iter().map(|piece| (piece.text.as_str(), piece.found)).collect();
    assert_eq!(pieces, [("The ", false), ("lantern", true)]);
    let changed = journal.keep(Some(card.id.clone()), note(&journal, "The lamp"), None, NOW).unwrap();
    let view = journal.entry(card.id.clone(), NOW).unwrap();
    assert_eq!((view.card, view.previous.unwrap().written), (changed, note(&journal, "The lantern")));

    journal.delete(card.id.clone()).unwrap();
    journal.undo_delete(card.id.clone(), NOW).unwrap();
    journal.delete(card.id.clone()).unwrap();
    journal.forget(card.id.clone(), NOW).unwrap();
    assert!(matches!(journal.entry(card.id, NOW), Err(JournalError::Gone)));
}

#[test]
fn pages_of_a_list_follow_each_other() {
    let Desk { folder: _folder, journal, .. } = desk();
    for n in 0..5 {
        journal.keep(None, note(&journal, &format!("entry {n}")), None, NOW).unwrap();
    }
    let first = journal.entries(ALL, None, 3, NOW).unwrap();
    let second = journal.entries(ALL, first.next.clone(), 3, NOW).unwrap();
    assert_eq!((first.entries.len(), second.entries.len(), second.next), (3, 2, None));
    assert!(first.entries.iter().all(|card| !second.entries.contains(card)));
    let wrong = journal.entries(ALL, Some("next, please".into()), 3, NOW);
    assert!(matches!(wrong, Err(JournalError::InvalidId)));
}

#[test]
fn a_sealed_letter_shows_its_day_and_nothing_else() {
    let Desk { folder: _folder, journal, .. } = desk();
    let letter =
        Written { kind: "letter".into(), opens: Some("2027-01-01".into()), ..note(&journal, "moonlight") };
    let card = journal.keep(None, letter, None, NOW).unwrap();
    assert_eq!((card.preview.as_str(), card.sealed_until.as_deref()), ("", Some("2027-01-01")));
    assert_eq!(journal.entries(ALL, None, 9, NOW).unwrap().entries, std::slice::from_ref(&card));
    let hits = journal.search(String::new(), ALL, 0, 9, NOW).unwrap().hits;
    assert_eq!((hits.len(), hits[0].snippet.len()), (1, 0));
    let until =
        |error: JournalError| matches!(error, JournalError::Sealed { until } if until == "2027-01-01");
    assert!(journal.entry(card.id.clone(), NOW).is_err_and(until));
    assert!(journal.sheet(card.id, NOW).is_err_and(until), "it is put on no paper either");
}

#[test]
fn an_entry_goes_on_paper_with_its_day_and_a_kind_without_one() {
    let Desk { folder: _folder, journal, .. } = desk();
    let card = journal.keep(None, note(&journal, "rain"), None, NOW).unwrap();
    let sheet = journal.sheet(card.id.clone(), NOW).unwrap();
    assert_eq!((sheet.title, sheet.day), (card.kind_name, Some(card.day)));
    let words = SheetBody::Words { text: "rain".into() };
    assert_eq!(sheet.parts.into_iter().map(|part| part.body).collect::<Vec<_>>(), [Some(words)]);
    for kind in journal.catalogue().kinds {
        assert_eq!((kind.sheet.title, kind.sheet.day), (kind.name, None));
        assert_eq!(kind.sheet.parts.len(), kind.parts.len(), "{}", kind.id);
    }
    journal.delete(card.id.clone()).unwrap();
    journal.forget(card.id.clone(), NOW).unwrap();
    assert!(matches!(journal.sheet(card.id, NOW), Err(JournalError::Gone)));
}

#[test]
fn the_catalogue_carries_every_kind_with_words_and_a_pause_that_can_be_played() {
    let Desk { folder: _folder, journal, .. } = desk();
    let catalogue = journal.catalogue();
    let ids: Vec<&str> = catalogue.kinds.iter().map(|kind| kind.id.as_str()).collect();
    let core = Catalogue::bundled().unwrap();
    assert_eq!(ids, core.kinds.iter().map(|kind| kind.id.0.as_str()).collect::<Vec<_>>());
    assert_eq!((catalogue.undo_ms, catalogue.autosave_ms, catalogue.most_bytes), (10_000, 1000, 1 << 20));
    let critic = catalogue.kinds.iter().find(|kind| kind.id == "critic-log").unwrap();
    let pause = critic.parts.iter().find_map(|part| match part {
        KindPart::Pause { pause } => Some((pause.practice.clone(), pause.length_ms)),
        KindPart::Field { .. } => None,
    });
    assert_eq!(pause, Some(("noticing".into(), 30_000)));
    let breathing = Breathing::new(Content::new("en".into()).unwrap());
    let choice = kindself::Choice {
        subject: Subject::Practice { id: "noticing".into() },
        length_ms: 30_000,
        start_pace_ms: 3000,
        holds: kindself::Holds::Without,
        guide: kindself::Guide { voice: true, tones: true, bell: true, touch: true },
        manner: kindself::Manner {
            eyes_closed: false,
            posture: None,
            after_backdraft: false,
            kept: Vec::new(),
            delay_ms: 0,
            seed: None,
        },
        first_finished: None,
        now: NOW,
    };
    assert!(breathing.begin(choice).is_ok());
    assert!(
        breathing.catalogue().practices.iter().all(|card| card.id != "noticing"),
        "it is no practice of its own"
    );
}

#[test]
fn problems_name_their_field_and_every_code_stays_what_it_is() {
    let Desk { folder: _folder, journal, .. } = desk();
    let value = EntryValue::Rating { number: 11 };
    let wrong = Written { values: vec![FieldValue { field: "mood".into(), value }], ..note(&journal, "") };
    let error = journal.keep(None, wrong, None, NOW).unwrap_err();
    let JournalError::Fields { problems } = &error else { panic!() };
    assert_eq!(
        (error.code().as_str(), problems[0].field.as_str(), problems[0].fault),
        ("journal.fields", "mood", FieldFault::TooMuch { most: 10 })
    );
    let code = |written: Written| journal.keep(None, written, None, NOW).unwrap_err().code();
    let base = || note(&journal, "a");
    assert_eq!(code(note(&journal, " ")), "journal.empty");
    assert_eq!(code(Written { kind: "poem".into(), ..base() }), "journal.unknown_kind");
    assert_eq!(code(note(&journal, &"x".repeat((1 << 20) + 1))), "journal.too_long");
    assert_eq!(code(Written { tags: vec![" ".into()], ..base() }), "journal.tags");
    assert_eq!(code(Written { day: "3000-01-01".into(), ..base() }), "journal.day");
    assert_eq!(code(Written { day: "yesterday".into(), ..base() }), "journal.not_one");
    assert_eq!(code(Written { opens: Some("2027-01-01".into()), ..base() }), "journal.cannot_seal");
    let letter = Written { kind: "letter".into(), opens: Some("2026-11-25".into()), ..base() };
    assert_eq!(code(letter), "journal.opens");
    let gone = journal.entry("0".repeat(32), NOW).unwrap_err();
    assert_eq!(gone.to_string(), "journal.gone");
    let nowhere = Moment { utc_ms: i64::MAX, ..NOW };
    assert_eq!(journal.days(nowhere).unwrap_err().code(), "journal.clock");
}

#[test]
fn pages_of_hits_follow_without_gap_or_double_where_some_are_sealed_once_more() {
    let Desk { folder: _folder, journal, .. } = desk();
    let later = Moment { utc_ms: NOW.utc_ms + 3 * 86_400_000, ..NOW };
    let keep = |kind: &str, opens: Option<&str>, now| {
        let mut written = journal.begin(kind.into(), now).unwrap();
        written
            .values
            .push(FieldValue { field: "text".into(), value: EntryValue::Text { text: "rain".into() } });
        written.opens = opens.map(Into::into);
        journal.keep(None, written, None, now).unwrap()
    };
    for n in 0..9 {
        // Of one length and so of one rank, whatever they are.
        if n % 3 == 0 {
            keep("letter", Some("2026-11-27"), NOW)
        } else {
            keep("note", None, NOW)
        };
    }
    journal.tidy(later).unwrap();
    let all = |now| {
        let (mut ids, mut skip) = (Vec::new(), Some(0));
        while let Some(at) = skip {
            let page = journal.search("rain".into(), ALL, at, 2, now).unwrap();
            ids.extend(page.hits.into_iter().map(|hit| hit.card.id));
            skip = page.next;
        }
        let pages = ids.clone();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), pages.len(), "none comes twice");
        ids.len()
    };
    assert_eq!(all(later), 9);
    assert_eq!(all(NOW), 6, "the clock was set back, and three are sealed once more");
}

#[test]
fn an_editor_says_when_a_draft_is_kept_and_that_a_letter_being_sealed_is_not_changed() {
    let editor = Editor::new(false, None, "2026-11-25".into());
    let typed = |opens: Option<&str>| EditorEvent::Typed {
        opens: opens.map(str::to_owned),
        today: "2026-11-25".into(),
    };
    assert_eq!(editor.apply(typed(None)).effects, [EditorEffect::Wait]);
    let answer = editor.apply(EditorEvent::Waited);
    assert_eq!((answer.status.draft, answer.status.nowhere_else), (EditorDraft::ToBeKept, true));
    assert_eq!(answer.effects, [EditorEffect::SaveDraft]);
    assert_eq!(editor.apply(EditorEvent::Saved { blank: false }).status.draft, EditorDraft::Kept);
    editor.apply(typed(Some("2026-11-26")));
    let answer = editor.apply(EditorEvent::Keep);
    assert_eq!(answer.effects, [EditorEffect::StopWaiting, EditorEffect::KeepEntry]);
    assert!(!answer.status.may_edit);
    assert!(editor.apply(EditorEvent::Kept).status.done);
    let open = Editor::new(true, Some("2026-11-25".into()), "2026-11-25".into());
    assert!(open.apply(EditorEvent::Keep).status.may_edit, "its day has come");
}

#[test]
fn an_editor_begins_with_what_was_begun_of_an_entry_and_what_is_blank_is_no_draft() {
    let Desk { folder: _folder, journal, .. } = desk();
    assert_eq!(journal.keep_draft(None, None, note(&journal, " "), NOW), Ok(None));
    let card = journal.keep(None, note(&journal, "The lantern"), None, NOW).unwrap();
    let change = || journal.change(card.id.clone(), NOW).unwrap();
    assert_eq!((change().written, change().draft), (note(&journal, "The lantern"), None));
    let draft = journal.keep_draft(None, Some(card.id.clone()), note(&journal, "The lamp"), NOW).unwrap();
    assert_eq!((change().written, change().draft), (note(&journal, "The lamp"), draft.clone()));
    assert_eq!(journal.go_on(draft.clone().unwrap(), NOW).unwrap(), change());
    assert_eq!(journal.keep_draft(draft.clone(), None, note(&journal, ""), NOW), Ok(None));
    assert_eq!(journal.go_on(draft.unwrap(), NOW), Err(JournalError::Gone));
    assert_eq!(
        journal.write("note".into(), NOW).unwrap().written,
        journal.begin("note".into(), NOW).unwrap()
    );
    assert_eq!(journal.preview(note(&journal, "  The\n lantern")), "The lantern");
}
