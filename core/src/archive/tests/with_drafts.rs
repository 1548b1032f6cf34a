//! What becomes of drafts when archives are taken in.

use super::merge::Mode;
use super::merging::{MERGE, RESTORE_DELETED, take};
use super::*;

const DRAFT: DraftId = DraftId([5; 16]);

/// Keeps the draft of [`full_desk`] as an entry, so that the draft is deleted here.
fn finish(desk: &mut Desk) {
    let written = note("half a thought, and the rest", "2026-11-24");
    let now = noon("2026-11-25");
    entries::keep(&mut desk.store, &desk.catalogue, EntryId([7; 16]), written, Some(DRAFT), now).unwrap();
}

#[test]
fn a_draft_that_became_an_entry_after_the_backup_is_a_draft_again_where_all_is_replaced() {
    let mut desk = full_desk();
    let old = contents(&desk);
    finish(&mut desk);
    take(&mut desk, &old, Mode::Replace);
    let drafts = drafts::all(desk.store.reader()).unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.id).collect::<Vec<_>>(), [DRAFT]);
    // And it is not marked as deleted any more, so that a backup of this has it too.
    let again = contents(&desk);
    take(&mut desk, &again, MERGE);
    assert_eq!(drafts::count(desk.store.reader()), Ok(1));
}

/// Keeps another state of the draft of [`full_desk`].
fn write_on(desk: &mut Desk, text: &str, saved: i64) {
    let written = note(text, "2026-11-24");
    drafts::keep(&mut desk.store, &Draft { id: DRAFT, entry: None, saved: UtcMillis(saved), written }, None)
        .unwrap();
}

/// The text of the draft, if it is there.
fn text(desk: &Desk) -> Option<String> {
    let draft = drafts::all(desk.store.reader()).unwrap().pop()?;
    Some(serde_json::to_value(draft.written).unwrap()["values"]["text"]["text"].as_str()?.to_owned())
}

#[test]
fn a_draft_that_was_written_on_after_it_was_let_go_elsewhere_stays_on_both_sides() {
    let (mut here, mut there) = (full_desk(), full_desk());
    drafts::discard(&mut there.store, DRAFT).unwrap();
    write_on(&mut here, "half a thought more", 8);
    let (of_here, of_there) = (contents(&here), contents(&there));
    take(&mut here, &of_there, MERGE);
    take(&mut there, &of_here, MERGE);
    assert_eq!(text(&here).as_deref(), Some("half a thought more"));
    assert_eq!(dump(&here), dump(&there), "without the mark that it is gone");
    // Let go once more, it is gone on both.
    drafts::discard(&mut here.store, DRAFT).unwrap();
    take(&mut there, &contents(&here), MERGE);
    assert_eq!((text(&here), text(&there)), (None, None));
}

#[test]
fn a_draft_let_go_twice_counts_as_let_go_the_second_time() {
    let (mut here, mut there) = (full_desk(), full_desk());
    drafts::discard(&mut here.store, DRAFT).unwrap();
    // The mark comes a second time beside the first one.
    let bury = "INSERT INTO draft(id, saved, written) SELECT ?1, 9, written FROM entry LIMIT 1";
    here.store.reader().connection().execute(bury, [DRAFT.0]).unwrap();
    drafts::discard(&mut here.store, DRAFT).unwrap();
    write_on(&mut there, "before that", 8);
    take(&mut there, &contents(&here), MERGE);
    assert_eq!(text(&there), None);
}

#[test]
fn a_draft_kept_again_after_it_was_let_go_outlives_that_even_where_the_clock_was_set_back() {
    let (mut here, mut there) = (full_desk(), full_desk());
    drafts::discard(&mut there.store, DRAFT).unwrap();
    let without = contents(&there);
    drafts::discard(&mut here.store, DRAFT).unwrap();
    write_on(&mut here, "once more", 3);
    take(&mut here, &without, MERGE);
    assert_eq!(text(&here).as_deref(), Some("once more"));
}

#[test]
fn a_draft_that_became_an_entry_while_the_clock_was_set_back_does_not_come_back_as_a_draft() {
    let mut desk = full_desk();
    write_on(&mut desk, "of tomorrow", noon("2026-11-26").at.0);
    let old = contents(&desk);
    finish(&mut desk);
    take(&mut desk, &old, MERGE);
    assert_eq!(text(&desk), None);
}

#[test]
fn of_an_archive_in_which_a_draft_is_both_there_and_marked_as_gone_the_draft_counts() {
    let from = full_desk();
    let mark = "INSERT INTO tombstone(id, deleted) VALUES(?1, 99)";
    from.store.reader().connection().execute(mark, [DRAFT.0]).unwrap();
    for mode in [MERGE, Mode::Replace] {
        let mut to = desk();
        take(&mut to, &contents(&from), mode);
        assert_eq!(text(&to).as_deref(), Some("half a"));
    }
}

#[test]
fn a_preview_counts_only_the_drafts_that_come() {
    let change = |entry: u8, saved| Draft {
        id: DraftId([9; 16]),
        entry: Some(EntryId([entry; 16])),
        saved: UtcMillis(saved),
        written: note("a change", "2026-11-24"),
    };
    let keep = |desk: &mut Desk, draft: &Draft| drafts::keep(&mut desk.store, draft, None).unwrap();
    let counts = |desk: &mut Desk, contents: &Contents, mode| take(desk, contents, mode).drafts;
    for (mode, let_go, of_deleted) in [(MERGE, 0, 0), (RESTORE_DELETED, 0, 1), (Mode::Replace, 1, 1)] {
        // Let go here since.
        let mut here = full_desk();
        let old = contents(&here);
        drafts::discard(&mut here.store, DRAFT).unwrap();
        assert_eq!(counts(&mut here, &old, mode), let_go, "{mode:?}");
        // Of an entry that was deleted here.
        let (mut here, mut there) = (full_desk(), full_desk());
        entries::delete(&mut here.store, EntryId([2; 16])).unwrap();
        entries::forget(&mut here.store, EntryId([2; 16]), noon("2026-11-25").at).unwrap();
        keep(&mut there, &change(2, 9));
        assert_eq!(counts(&mut here, &contents(&there), mode), of_deleted, "{mode:?}");
        // Of one that is deleted here and can still be had back.
        let (mut here, mut there) = (full_desk(), full_desk());
        entries::delete(&mut here.store, EntryId([2; 16])).unwrap();
        keep(&mut there, &change(2, 9));
        assert_eq!(counts(&mut here, &contents(&there), mode), 1, "{mode:?}");
        // Of one that is sealed, and of one that is nowhere.
        for (entry, comes) in [(3, 0), (99, 1)] {
            let (mut here, mut there) = (full_desk(), full_desk());
            keep(&mut there, &change(entry, 9));
            assert_eq!(counts(&mut here, &contents(&there), mode), comes, "{mode:?}");
        }
    }
}

/// There it is of no entry; later, here, it is a change of the second one. Then each takes in the other.
fn meet_with_two_states_of_a_draft(here: &mut Desk, there: &mut Desk) {
    let written = note("a change", "2026-11-24");
    let mut draft = Draft { id: DraftId([9; 16]), entry: None, saved: UtcMillis(8), written };
    drafts::keep(&mut there.store, &draft, None).unwrap();
    (draft.entry, draft.saved) = (Some(EntryId([2; 16])), UtcMillis(9));
    drafts::keep(&mut here.store, &draft, None).unwrap();
    let (of_here, of_there) = (contents(here), contents(there));
    take(here, &of_there, MERGE);
    take(there, &of_here, MERGE);
}

#[test]
fn of_two_states_of_a_draft_the_later_one_says_whether_it_goes_with_its_entry_on_both_sides() {
    let (mut here, mut there) = (full_desk(), full_desk());
    entries::delete(&mut here.store, EntryId([2; 16])).unwrap();
    entries::forget(&mut here.store, EntryId([2; 16]), noon("2026-11-25").at).unwrap();
    meet_with_two_states_of_a_draft(&mut here, &mut there);
    assert_eq!(dump(&here), dump(&there));
    assert_eq!(drafts::count(here.store.reader()), Ok(1), "the other one");
}

#[test]
fn a_draft_that_goes_with_an_entry_deleted_elsewhere_gives_no_older_state_its_place() {
    let (mut here, mut there) = (full_desk(), full_desk());
    entries::delete(&mut there.store, EntryId([2; 16])).unwrap();
    entries::forget(&mut there.store, EntryId([2; 16]), noon("2026-11-25").at).unwrap();
    meet_with_two_states_of_a_draft(&mut here, &mut there);
    assert_eq!(dump(&here), dump(&there));
}
