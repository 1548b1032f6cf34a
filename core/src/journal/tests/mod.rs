mod editor;
mod sealed;
mod sheet;
mod written;

use super::entries::{
    After, DUE, Filter, delete, empty_trash, forget, keep, list, previous, read, tags, tidy, undo_delete,
};
use super::*;
use crate::fields::{Fault, Feeling, OptionId, Problem};
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
fn keeping_what_was_not_changed_leaves_the_version_before_and_the_moment_and_lets_the_draft_go() {
    let mut desk = desk();
    desk.keep(1, note("first", "2026-11-24"), now());
    let changed = desk.keep(1, note("second", "2026-11-24"), now());
    let draft = DraftId([9; 16]);
    let written = note("second", "2026-11-24");
    let saved = Draft { id: draft, entry: Some(changed.id), saved: now().at, written: written.clone() };
    drafts::keep(&mut desk.store, &saved, None).unwrap();
    let later = Moment { at: UtcMillis(now().at.0 + 5000), ..now() };
    let again = keep(&mut desk.store, &desk.catalogue, changed.id, written, Some(draft), later).unwrap();
    assert_eq!(again, changed);
    let (_, before) = previous(desk.store.reader(), changed.id, today()).unwrap().unwrap();
    assert_eq!(before, note("first", "2026-11-24"));
    assert_eq!(drafts::all(desk.store.reader()).unwrap(), []);
    let new = desk.keep(2, note("new", "2026-11-24"), now());
    desk.keep(2, note("new", "2026-11-24"), now());
    assert_eq!(previous(desk.store.reader(), new.id, today()).unwrap(), None, "a button that was hit twice");
}

#[test]
fn an_entry_about_a_day_that_is_still_to_come_here_can_be_changed() {
    let mut desk = desk();
    desk.keep(1, note("a", "2026-11-24"), noon("2026-11-24"));
    let earlier = noon("2026-11-23");
    let changed =
        keep(&mut desk.store, &desk.catalogue, EntryId([1; 16]), note("b", "2026-11-24"), None, earlier);
    assert_eq!(changed.unwrap().written, note("b", "2026-11-24"));
    let moved =
        keep(&mut desk.store, &desk.catalogue, EntryId([1; 16]), note("b", "2026-11-25"), None, earlier);
    assert!(matches!(moved, Err(JournalError::Day { .. })));
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
    empty_trash(&mut desk.store, noon("2001-01-01").at).unwrap();
    assert_eq!(read(desk.store.reader(), entry.id, today()), Err(JournalError::Gone));
    let sql = "SELECT deleted FROM tombstone";
    let deleted: i64 = desk.store.reader().connection().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(deleted, entry.edited.0, "or an old archive would bring it back");
    desk.store.take_changes();
    empty_trash(&mut desk.store, now().at).unwrap();
    tidy(&mut desk.store, &desk.catalogue, now()).unwrap();
    assert!(desk.store.take_changes().is_empty(), "an ordinary start writes nothing");
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
        drafts::keep(&mut desk.store, &draft(n, at, text), None).unwrap();
    }
    let mut desk = desk.reopened();
    let all = drafts::all(desk.store.reader()).unwrap();
    assert_eq!(all, [draft(1, 30, "a bit more"), draft(2, 20, "b")]);
    let empty = Draft { written: note("", "2026-11-25"), ..draft(3, 40, "") };
    drafts::keep(&mut desk.store, &empty, None).unwrap();
    let endless = draft(4, 50, &"x".repeat(1_048_577));
    assert_eq!(
        drafts::keep(&mut desk.store, &endless, None),
        Err(JournalError::TooLong { most_bytes: 1_048_576 })
    );

    desk.store.take_changes();
    let (id, draft) = (EntryId([9; 16]), Some(DraftId([1; 16])));
    keep(&mut desk.store, &desk.catalogue, id, note("kept", "2026-11-25"), draft, now()).unwrap();
    assert!(desk.store.take_changes().contains(&Topic("drafts")));
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
