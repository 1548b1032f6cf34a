//! What practices leave, on two devices: what was said of them, and what was kept.

use super::merge::Mode;
use super::merging::{MERGE, RESTORE_DELETED, take};
use super::*;
use crate::content::PairId;
use crate::history;
use crate::session::Rated;

#[test]
fn what_was_said_of_a_practice_on_either_device_stands_on_both() {
    let rated = |first, second| Rated { pair: PairId("tense".into()), first, second };
    let said = |mut desk: Desk, practiced: Practiced| {
        let session = history::list(desk.store.reader(), 0, 1).unwrap().remove(0);
        remember(&mut desk.store, &Breathed { practiced, ..session }).unwrap();
        desk
    };
    let alone = Rated { pair: PairId("alone".into()), ..rated(Some(3), None) };
    let (ratings, script_length) = (vec![rated(Some(7), None)], Some(Millis(240_000)));
    let mut here = said(full_desk(), Practiced { ratings, stirred: true, harder: false, script_length });
    let ratings = vec![rated(Some(5), Some(2)), alone.clone()];
    let mut there = said(full_desk(), Practiced { ratings, harder: true, ..Practiced::default() });
    let (of_here, of_there) = (contents(&here), contents(&there));
    take(&mut here, &of_there, MERGE);
    take(&mut there, &of_here, MERGE);
    assert_eq!(dump(&here), dump(&there));
    let ratings = vec![alone, rated(Some(7), Some(2))];
    let both = Practiced { ratings, stirred: true, harder: true, script_length };
    assert_eq!(history::list(here.store.reader(), 0, 1).unwrap()[0].practiced, both);
    // What an archive has that was made before any of it was said takes nothing back.
    take(&mut here, &contents(&full_desk()), MERGE);
    assert_eq!(history::list(here.store.reader(), 0, 1).unwrap()[0].practiced, both);
}

fn places(desk: &Desk) -> Vec<(u8, i64)> {
    let all = keepsakes::list(desk.store.reader(), None).unwrap();
    all.iter().map(|one| (one.id.0[0], one.kept.0)).collect()
}

#[test]
fn the_same_thing_kept_on_two_devices_becomes_one_and_deleted_it_does_not_come_back_under_either_name() {
    let (mut here, mut there) = (desk(), desk());
    keepsakes::keep(&mut here.store, KeepsakeId([9; 16]), stove(), UtcMillis(30)).unwrap();
    keepsakes::keep(&mut there.store, KeepsakeId([8; 16]), stove(), UtcMillis(20)).unwrap();
    let (of_here, of_there) = (contents(&here), contents(&there));
    assert_eq!(take(&mut here, &of_there, MERGE).keepsakes, 0, "it is here already");
    take(&mut there, &of_here, MERGE);
    assert_eq!(dump(&here), dump(&there));
    assert_eq!(places(&here), [(8, 30)], "under the smaller name, at the later moment");
    keepsakes::forget(&mut here.store, KeepsakeId([8; 16]), UtcMillis(40)).unwrap();
    for old in [&of_here, &of_there] {
        assert_eq!(take(&mut here, old, MERGE).keepsakes, 0);
        assert!(places(&here).is_empty());
    }
    // What is kept anew elsewhere after that is alive, and what was kept again there before it is not.
    keepsakes::keep(&mut there.store, KeepsakeId([7; 16]), stove(), UtcMillis(35)).unwrap();
    let mut gone = desk();
    take(&mut gone, &contents(&there), MERGE);
    take(&mut gone, &contents(&here), MERGE);
    assert!(places(&gone).is_empty());
    keepsakes::keep(&mut there.store, KeepsakeId([7; 16]), stove(), UtcMillis(45)).unwrap();
    assert_eq!(take(&mut here, &contents(&there), MERGE).keepsakes, 1);
    assert_eq!(places(&here), [(8, 45)]);
}

#[test]
fn a_keepsake_that_was_deleted_stays_so_unless_it_is_restored_and_all_are_the_archives_where_it_replaces() {
    let id = KeepsakeId([7; 16]);
    let (mut here, mut there) = (full_desk(), full_desk());
    let old = contents(&here);
    keepsakes::forget(&mut here.store, id, UtcMillis(50)).unwrap();
    assert_eq!(take(&mut here, &old, MERGE).keepsakes, 0);
    let without = contents(&here);
    take(&mut there, &without, MERGE);
    assert_eq!((places(&there), dump(&there)), (vec![], dump(&here)), "where it is still there, it goes");
    assert_eq!(take(&mut here, &old, RESTORE_DELETED).keepsakes, 1);
    take(&mut here, &without, MERGE);
    assert_eq!(places(&here), [(7, 6)], "not taken again by the same deletion");
    let mut sea = stove();
    sea.what = keepsakes::Kept::Words("by the sea".into());
    keepsakes::keep(&mut there.store, KeepsakeId([3; 16]), sea, UtcMillis(60)).unwrap();
    assert_eq!(take(&mut there, &old, Mode::Replace).keepsakes, 1);
    assert_eq!(places(&there), [(7, 6)]);
}
