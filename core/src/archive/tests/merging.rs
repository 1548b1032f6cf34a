//! Restoring archives.

use super::merge::{Mode, apply, preview};
use super::*;
use crate::history::{self, forget};
use crate::journal::entries::Filter;
use crate::search;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const MERGE: Mode = Mode::Merge { restore_deleted: false };
pub(super) const RESTORE_DELETED: Mode = Mode::Merge { restore_deleted: true };

/// What was said of entries, and how many of the others come.
#[derive(Debug)]
pub(super) struct Said {
    new: u32,
    newer_here: u32,
    newer_there: u32,
    same: u32,
    deleted_here: u32,
    removed: u32,
    sealed: u32,
    pub drafts: u32,
    sessions: u32,
    pub keepsakes: u32,
    pub favourites: u32,
    kept: u32,
}

pub(super) fn take(desk: &mut Desk, contents: &Contents, mode: Mode) -> Said {
    let now = noon("2026-11-25");
    let said = preview(desk.store.reader(), contents, mode, now).unwrap();
    let before = Rows::of(desk);
    let done = apply(&mut desk.store, &desk.catalogue, contents, mode, now, &mut go_on).unwrap();
    assert_eq!(said, done, "the preview says what happens");
    let entries = said.of("entries").unwrap();
    let came = match mode {
        Mode::Replace => None,
        MERGE => Some(entries.new + entries.newer_there),
        RESTORE_DELETED => Some(entries.new + entries.newer_there + entries.deleted_here),
    };
    assert_eq!(said.came("entries", mode), came);
    let new = |collection| said.of(collection).unwrap().new;
    let said = Said {
        new: entries.new,
        newer_here: entries.newer_here,
        newer_there: entries.newer_there,
        same: entries.same,
        deleted_here: entries.deleted_here,
        removed: entries.removed,
        sealed: entries.sealed,
        drafts: new("drafts"),
        sessions: new("sessions"),
        keepsakes: new("keepsakes"),
        favourites: new("favourites"),
        kept: new("kept"),
    };
    before.compare(&Rows::of(desk), &said, mode);
    said
}

/// What stands in the store, to be counted.
struct Rows {
    entries: BTreeSet<EntryId>,
    drafts: BTreeMap<DraftId, UtcMillis>,
    sessions: BTreeSet<SessionId>,
    things: Vec<Thing>,
}

impl Rows {
    fn of(desk: &Desk) -> Self {
        let reader = desk.store.reader();
        let entries = entries::list(reader, &Filter::default(), None, 1000).unwrap();
        let (drafts, sessions) = (drafts::all(reader).unwrap(), history::list(reader, 0, 1000).unwrap());
        Self {
            entries: entries.iter().map(|entry| entry.id).collect(),
            drafts: drafts.iter().map(|draft| (draft.id, draft.saved)).collect(),
            sessions: sessions.iter().map(|session| session.id).collect(),
            things: keepsakes::list(reader, None).unwrap().into_iter().map(|one| alike(one.thing)).collect(),
        }
    }

    /// Whether what has come and gone is what was said.
    fn compare(&self, after: &Self, said: &Said, mode: Mode) {
        let count = |n: usize| n as u32;
        assert_eq!(count(self.entries.difference(&after.entries).count()), said.removed, "entries that went");
        let came = count(after.entries.difference(&self.entries).count());
        let most = match mode {
            MERGE => said.new + said.newer_there,
            RESTORE_DELETED => said.new + said.newer_there + said.deleted_here,
            Mode::Replace => said.new,
        };
        assert!((said.new..=most).contains(&came), "entries that came: {came}, {said:?}");
        let is_new =
            |(id, saved): &(&DraftId, &UtcMillis)| self.drafts.get(id).is_none_or(|before| before < *saved);
        assert_eq!(count(after.drafts.iter().filter(is_new).count()), said.drafts, "drafts that came");
        let came = after.sessions.difference(&self.sessions).count();
        assert_eq!(count(came), said.sessions, "sessions that came");
        let came = after.things.iter().filter(|thing| !self.things.contains(thing)).count();
        assert_eq!(count(came), said.keepsakes, "things that came");
    }
}

/// An option is the same whatever its words were.
fn alike(mut thing: Thing) -> Thing {
    if let keepsakes::Kept::Option { words, .. } = &mut thing.what {
        words.clear();
    }
    thing
}

fn texts(desk: &Desk) -> Vec<String> {
    let all = entries::list(desk.store.reader(), &Filter::default(), None, 100).unwrap();
    let text = |written: &Written| match written.values.values().next() {
        Some(crate::fields::Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    all.iter().map(|entry| text(&entry.written)).collect()
}

fn found(desk: &Desk, words: &str) -> usize {
    let all = search::find(desk.store.reader(), &desk.catalogue, words, &Filter::default(), 0, 50).unwrap();
    all.hits.len()
}

#[test]
fn on_an_empty_device_everything_comes_back_with_its_tags_its_words_and_its_version_before() {
    let from = full_desk();
    let mut to = desk();
    let done = take(&mut to, &contents(&from), MERGE);
    assert_eq!((done.new, done.same, done.sealed, done.drafts, done.sessions, done.kept), (3, 0, 1, 1, 1, 1));
    assert_eq!(dump(&to), dump(&from));
    assert_eq!(found(&to, "kestrel"), 1);
    assert_eq!(found(&to, "not yet"), 0, "a sealed letter is not found");
    assert_eq!(entries::tags(to.store.reader()).unwrap(), [("two words".to_owned(), 1)]);
    let again = take(&mut to, &contents(&from), MERGE);
    assert_eq!((again.new, again.same, again.drafts, again.sessions, again.kept), (0, 3, 0, 0, 0));
    assert_eq!(dump(&to), dump(&from));
}

#[test]
fn the_newer_version_stands_and_the_other_is_the_one_before() {
    let mut here = desk();
    let mut there = desk();
    put(&mut here, 1, note("here", "2026-11-18"), "2026-11-21");
    put(&mut there, 1, note("there", "2026-11-18"), "2026-11-22");
    let done = take(&mut here, &contents(&there), MERGE);
    assert_eq!((done.newer_there, done.newer_here), (1, 0));
    assert_eq!(texts(&here), ["there"]);
    let before = entries::previous(here.store.reader(), EntryId([1; 16]), "2026-11-25".parse().unwrap());
    assert_eq!(before.unwrap().unwrap().1, note("here", "2026-11-18"));
    assert_eq!((found(&here, "there"), found(&here, "here")), (1, 0));
    let mut other = desk();
    put(&mut other, 1, note("older", "2026-11-18"), "2026-11-19");
    let done = take(&mut here, &contents(&other), MERGE);
    assert_eq!((done.newer_there, done.newer_here), (0, 1));
    assert_eq!(texts(&here), ["there"]);
}

#[test]
fn what_was_deleted_here_stays_deleted_unless_it_is_restored() {
    let mut here = full_desk();
    let old = contents(&here);
    entries::delete(&mut here.store, EntryId([2; 16])).unwrap();
    entries::forget(&mut here.store, EntryId([2; 16]), noon("2026-11-25").at).unwrap();
    let done = take(&mut here, &old, MERGE);
    assert_eq!((done.deleted_here, done.same, done.new), (1, 2, 0));
    assert_eq!(found(&here, "kestrel"), 0);
    let done = take(&mut here, &old, RESTORE_DELETED);
    assert_eq!(done.deleted_here, 1);
    assert_eq!(found(&here, "kestrel"), 1);
    let mut gone = desk();
    put(&mut gone, 2, note("a copy", "2026-11-24"), "2026-11-24");
    entries::delete(&mut gone.store, EntryId([2; 16])).unwrap();
    entries::forget(&mut gone.store, EntryId([2; 16]), noon("2026-11-25").at).unwrap();
    take(&mut here, &contents(&gone), MERGE);
    assert_eq!(found(&here, "kestrel"), 1, "what was restored is not taken again by the same deletion");
}

#[test]
fn what_was_deleted_there_after_its_last_change_here_goes_with_its_draft_and_is_counted() {
    let mut here = full_desk();
    let mut there = full_desk();
    let draft = Draft {
        id: DraftId([9; 16]),
        entry: Some(EntryId([2; 16])),
        saved: UtcMillis(9),
        written: note("x", "2026-11-24"),
    };
    drafts::keep(&mut here.store, &draft, None).unwrap();
    entries::delete(&mut there.store, EntryId([2; 16])).unwrap();
    entries::forget(&mut there.store, EntryId([2; 16]), noon("2026-11-25").at).unwrap();
    let done = take(&mut here, &contents(&there), MERGE);
    assert_eq!((done.removed, done.same), (1, 2));
    assert_eq!(dump(&here), dump(&there));
    assert_eq!(found(&here, "kestrel"), 0);
}

#[test]
fn a_session_that_was_deleted_stays_so_unless_it_is_restored_and_then_is_not_taken_again() {
    let id = SessionId([6; 16]);
    let (mut here, mut there) = (full_desk(), full_desk());
    let old = contents(&here);
    forget(&mut here.store, id).unwrap();
    assert_eq!(take(&mut here, &old, MERGE).sessions, 0);
    assert_eq!(history::count(here.store.reader()), Ok(0));
    // Where it is still there, it goes.
    let without = contents(&here);
    take(&mut there, &without, MERGE);
    assert_eq!(dump(&there), dump(&here));
    assert_eq!(take(&mut here, &old, RESTORE_DELETED).sessions, 1);
    assert_eq!(history::count(here.store.reader()), Ok(1));
    take(&mut here, &without, MERGE);
    assert_eq!(history::count(here.store.reader()), Ok(1), "by the same deletion");
    assert_eq!(take(&mut there, &old, Mode::Replace).sessions, 1);
    assert_eq!(history::count(there.store.reader()), Ok(1), "all of the archive, in place of what was here");
}

#[test]
fn a_draft_that_was_let_go_or_kept_as_an_entry_does_not_come_back_from_an_old_archive() {
    let draft = DraftId([5; 16]);
    for mode in [MERGE, RESTORE_DELETED] {
        let (mut here, mut there) = (full_desk(), full_desk());
        let old = contents(&here);
        drafts::discard(&mut here.store, draft).unwrap();
        take(&mut here, &old, mode);
        assert_eq!(drafts::count(here.store.reader()), Ok(0));
        let written = note("half a thought, and the rest", "2026-11-24");
        let now = noon("2026-11-25");
        entries::keep(&mut there.store, &there.catalogue, EntryId([7; 16]), written, Some(draft), now)
            .unwrap();
        take(&mut there, &old, mode);
        assert_eq!(drafts::count(there.store.reader()), Ok(0));
    }
    let (mut here, there) = (full_desk(), full_desk());
    drafts::discard(&mut here.store, draft).unwrap();
    let mut other = there;
    take(&mut other, &contents(&here), MERGE);
    assert_eq!(drafts::count(other.store.reader()), Ok(0), "nor does it stay where it still is");
}

#[test]
fn an_old_archive_takes_no_version_before_away() {
    let id = EntryId([1; 16]);
    let before = |desk: &Desk| {
        let found = entries::previous(desk.store.reader(), id, "2026-11-25".parse().unwrap()).unwrap();
        found.map(|(_, written)| written)
    };
    let mut here = desk();
    let mut archives = Vec::new();
    for (text, day) in [("one", "2026-11-19"), ("two", "2026-11-20"), ("three", "2026-11-21")] {
        put(&mut here, 1, note(text, "2026-11-18"), day);
        archives.push(contents(&here));
    }
    for archive in &archives {
        take(&mut here, archive, MERGE);
        assert_eq!((texts(&here), before(&here)), (vec!["three".into()], Some(note("two", "2026-11-18"))));
    }
    let mut without = archives[2].clone();
    without.records.batch_mut::<EntryLine>().unwrap().get_mut(&id.text()).unwrap().previous = None;
    take(&mut here, &without, MERGE);
    assert_eq!(before(&here), Some(note("two", "2026-11-18")));
}

#[test]
fn a_restore_takes_the_damaged_file_set_aside_with_it_only_where_it_deletes() {
    let mut here = full_desk();
    let old = contents(&here);
    let aside = here.folder.path().join("kindself.db.aside-1");
    std::fs::write(&aside, "damaged").unwrap();
    take(&mut here, &old, MERGE);
    assert!(aside.exists());
    let mut there = full_desk();
    entries::delete(&mut there.store, EntryId([2; 16])).unwrap();
    entries::forget(&mut there.store, EntryId([2; 16]), noon("2026-11-25").at).unwrap();
    take(&mut here, &contents(&there), MERGE);
    assert!(!aside.exists());
    drafts::discard(&mut here.store, DraftId([5; 16])).unwrap();
    forget(&mut here.store, SessionId([6; 16])).unwrap();
    std::fs::write(&aside, "damaged").unwrap();
    take(&mut here, &old, MERGE);
    assert!(aside.exists(), "what does not come back deletes nothing");
    take(&mut here, &old, Mode::Replace);
    assert!(!aside.exists());
}

#[test]
fn an_entry_changed_after_it_was_deleted_elsewhere_is_alive_on_both_sides() {
    let mut here = desk();
    let mut there = desk();
    put(&mut here, 1, note("changed later", "2026-11-20"), "2026-11-24");
    put(&mut there, 1, note("old", "2026-11-20"), "2026-11-21");
    entries::delete(&mut there.store, EntryId([1; 16])).unwrap();
    entries::forget(&mut there.store, EntryId([1; 16]), noon("2026-11-22").at).unwrap();
    let (of_here, of_there) = (contents(&here), contents(&there));
    assert_eq!(take(&mut here, &of_there, MERGE).removed, 0);
    assert_eq!(take(&mut there, &of_here, MERGE).newer_there, 1);
    assert_eq!((texts(&here), texts(&there)), (vec!["changed later".into()], vec!["changed later".into()]));
    assert_eq!(dump(&here), dump(&there));
}

#[test]
fn replacing_leaves_what_the_archive_has_and_this_devices_own_texts() {
    let from = full_desk();
    let mut to = desk();
    put(&mut to, 8, note("only here", "2026-11-24"), "2026-11-24");
    kept::keep(&mut to.store, "settings", "of here").unwrap();
    kept::keep(&mut to.store, "session", "goes on here").unwrap();
    kept::keep(&mut to.store, kept::NEWEST_BACKUP, "kindself-a.age").unwrap();
    let done = take(&mut to, &contents(&from), Mode::Replace);
    assert_eq!((done.new, done.removed), (3, 1));
    assert_eq!(dump(&to), dump(&from));
    assert_eq!((found(&to, "only here"), found(&to, "kestrel")), (0, 1));
    let text = |name| kept::read(to.store.reader(), name).unwrap().unwrap();
    assert_eq!((text("settings"), text("session")), ("kept text".into(), "goes on here".into()));
    let newest = kept::read(to.store.reader(), kept::NEWEST_BACKUP);
    assert_eq!(newest, Ok(None), "the next backup is written over no earlier one");
    assert!(!file_holds(&to, "only here"));
}

/// The store's file is encrypted; this only guards against a copy in the clear.
fn file_holds(desk: &Desk, words: &str) -> bool {
    std::fs::read_dir(desk.folder.path()).unwrap().any(|file| {
        std::fs::read(file.unwrap().path()).unwrap().windows(words.len()).any(|w| w == words.as_bytes())
    })
}

#[test]
fn stopping_in_the_middle_changes_nothing() {
    let from = full_desk();
    let contents = contents(&from);
    for mode in [MERGE, Mode::Replace] {
        for stop_at in 0.. {
            let mut to = desk();
            put(&mut to, 1, note("here", "2026-11-24"), "2026-11-24");
            let before = dump(&to);
            let mut asked = 0;
            let mut stop = |_: Progress| {
                asked += 1;
                if asked > stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let now = noon("2026-11-25");
            match apply(&mut to.store, &to.catalogue, &contents, mode, now, &mut stop) {
                Err(error) => assert_eq!((error, dump(&to)), (ArchiveError::Cancelled, before)),
                Ok(_) => break,
            }
        }
    }
}

#[test]
fn a_file_of_another_journal_never_takes_the_place_of_everything() {
    let mut here = full_desk();
    let before = dump(&here);
    let other = Contents::new(contents::Origin::OtherJournal);
    let now = noon("2026-11-25");
    let refused = apply(&mut here.store, &here.catalogue, &other, Mode::Replace, now, &mut go_on);
    assert_eq!(refused.unwrap_err(), ArchiveError::OnlyAdds);
    assert_eq!(dump(&here), before);
}
