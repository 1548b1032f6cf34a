//! What becomes of drafts when archives are taken in.

use super::merge::Mode;
use super::merging::{MERGE, take};
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
