//! Sealed letters: nothing of them is seen before their day.

use super::*;

fn letter() -> Written {
    let opens = Some("2026-12-24".parse().unwrap());
    Written { opens, ..written("letter", &[("text", text("moonlight"))], "2026-11-24") }
}

#[test]
fn a_letter_that_has_opened_waits_until_it_is_read_and_no_other_does() {
    let mut desk = desk();
    let letter = |n: u8, opens: &str| {
        let opens = Some(opens.parse().unwrap());
        (n, Written { opens, ..written("letter", &[("text", text("hello"))], "2026-11-24") })
    };
    for (n, letter) in [letter(1, "2026-12-01"), letter(2, "2026-12-02"), letter(3, "2026-12-30")] {
        desk.keep(n, letter, now());
    }
    desk.keep(4, note("no letter", "2026-11-24"), now());
    let waiting = |desk: &Desk, day: &str| -> Vec<u8> {
        let waiting = opened::waiting(desk.store.reader(), day.parse().unwrap()).unwrap();
        waiting.iter().map(|entry| entry.id.0[0]).collect()
    };
    tidy(&mut desk.store, &desk.catalogue, now()).unwrap();
    assert!(waiting(&desk, "2026-11-24").is_empty());
    tidy(&mut desk.store, &desk.catalogue, noon("2026-12-01")).unwrap();
    tidy(&mut desk.store, &desk.catalogue, noon("2026-12-03")).unwrap();
    let mut desk = desk.reopened();
    assert_eq!(waiting(&desk, "2026-12-03"), [1, 2]);
    assert!(waiting(&desk, "2026-11-24").is_empty(), "a clock set back seals them again");
    opened::seen(&mut desk.store, EntryId([1; 16])).unwrap();
    opened::seen(&mut desk.store, EntryId([4; 16])).unwrap();
    assert_eq!(waiting(&desk, "2026-12-03"), [2]);
    delete(&mut desk.store, EntryId([2; 16])).unwrap();
    assert!(waiting(&desk, "2026-12-03").is_empty());
}

#[test]
fn a_sealed_letter_is_neither_shown_nor_found_nor_changed_before_its_day_and_opens_by_itself() {
    let mut desk = desk();
    let sealed = desk.keep(1, letter(), now());
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
    let changed = keep(&mut desk.store, &desk.catalogue, sealed.id, letter(), None, day).unwrap();
    assert_eq!(changed.written.opens, Some(until));

    // A clock set back seals it again: the day decides, not what was once seen.
    let mut hits =
        search::find(desk.store.reader(), &desk.catalogue, "moon", &Filter::default(), 0, 9).unwrap();
    hits.open_on(today(), "moon");
    assert!(hits.hits.is_empty(), "not even that the word is in it is said");
    assert!(matches!(read(desk.store.reader(), sealed.id, today()), Err(JournalError::Sealed { .. })));
}

#[test]
fn the_version_before_of_a_letter_that_has_opened_can_be_brought_back_with_the_day_it_was_to_open() {
    let mut desk = desk();
    let id = desk.keep(1, letter(), now()).id;
    let day = noon("2026-12-25");
    let note = note("no letter any more", "2026-11-24");
    let keep_on = |desk: &mut Desk, written| keep(&mut desk.store, &desk.catalogue, id, written, None, day);
    keep_on(&mut desk, note.clone()).unwrap();
    let (_, before) = previous(desk.store.reader(), id, day.day().unwrap()).unwrap().unwrap();
    assert_eq!(before, letter());
    let other = Written { opens: Some("2026-12-23".parse().unwrap()), ..letter() };
    assert!(matches!(keep_on(&mut desk, other), Err(JournalError::Opens { .. })), "another day is a new one");
    assert_eq!(keep_on(&mut desk, before).unwrap().written, letter());
}

#[test]
fn deleting_a_sealed_letter_and_having_it_back_does_not_put_its_words_into_the_index() {
    let mut desk = desk();
    let sealed = desk.keep(1, letter(), now());
    delete(&mut desk.store, sealed.id).unwrap();
    undo_delete(&mut desk.store, &desk.catalogue, sealed.id, today()).unwrap();
    assert!(found(&desk, "moonlight").is_empty());
}

#[test]
fn a_sealed_letter_that_is_deleted_when_its_day_comes_is_not_found_and_opens_once_it_is_had_back() {
    let mut desk = desk();
    let sealed = desk.keep(1, letter(), now());
    delete(&mut desk.store, sealed.id).unwrap();
    let day = noon("2026-12-24");
    tidy(&mut desk.store, &desk.catalogue, day).unwrap();
    assert!(found(&desk, "moonlight").is_empty());
    undo_delete(&mut desk.store, &desk.catalogue, sealed.id, day.day().unwrap()).unwrap();
    tidy(&mut desk.store, &desk.catalogue, day).unwrap();
    assert_eq!(found(&desk, "moonlight"), [1]);
    assert_eq!(opened::waiting(desk.store.reader(), day.day().unwrap()).unwrap().len(), 1);
}

#[test]
fn sealing_a_letter_takes_every_draft_of_it_along_and_no_later_one_is_kept_before_its_day() {
    let mut desk = desk();
    let open = Written { opens: None, ..letter() };
    let id = desk.keep(1, open.clone(), now()).id;
    let draft = |n: u8, entry| Draft { id: DraftId([n; 16]), entry, saved: now().at, written: open.clone() };
    // Two devices had each begun to change it, and were merged.
    for draft in [draft(8, Some(id)), draft(9, Some(id)), draft(7, None)] {
        drafts::keep(&mut desk.store, &draft, Some(today())).unwrap();
    }
    keep(&mut desk.store, &desk.catalogue, id, letter(), Some(DraftId([8; 16])), now()).unwrap();
    assert_eq!(drafts::all(desk.store.reader()).unwrap(), [draft(7, None)]);
    let until = "2026-12-24".parse().unwrap();
    let late = drafts::keep(&mut desk.store, &draft(9, Some(id)), Some(today()));
    assert_eq!(late, Err(JournalError::Sealed { until }));
    assert_eq!(drafts::keep(&mut desk.store, &draft(9, Some(id)), Some(until)), Ok(()));
}

#[test]
fn whether_a_letter_opens_today_is_asked_of_the_few_that_wait_and_not_of_every_entry() {
    let desk = desk();
    let sql = format!("EXPLAIN QUERY PLAN SELECT EXISTS(SELECT 1 FROM entry WHERE {DUE})");
    let mut plan = desk.store.reader().connection().prepare(&sql).unwrap();
    let steps = plan.query_map(["2026-12-24"], |row| row.get::<_, String>(3)).unwrap();
    let steps: Vec<String> = steps.map(Result::unwrap).collect();
    assert!(steps.iter().any(|step| step.contains("entry_waiting")), "{steps:?}");
}
