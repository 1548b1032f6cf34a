//! Favourites on two devices: they have the same name on both.

use super::merge::Mode;
use super::merging::{MERGE, RESTORE_DELETED, take};
use super::*;

fn added(desk: &Desk) -> Vec<i64> {
    favourites::list(desk.store.reader()).unwrap().iter().map(|one| one.added.0).collect()
}

#[test]
fn the_same_favourite_of_two_devices_is_one_and_stays_none_once_it_is_none() {
    let (mut here, mut there) = (desk(), desk());
    favourites::keep(&mut here.store, breathing_space(), UtcMillis(30)).unwrap();
    favourites::keep(&mut there.store, breathing_space(), UtcMillis(20)).unwrap();
    let (of_here, of_there) = (contents(&here), contents(&there));
    assert_eq!(take(&mut here, &of_there, MERGE).favourites, 0, "it is here already");
    take(&mut there, &of_here, MERGE);
    assert_eq!(dump(&here), dump(&there));
    assert_eq!(added(&here), [20], "since it was one anywhere");
    favourites::forget(&mut here.store, &breathing_space(), UtcMillis(40)).unwrap();
    for old in [&of_here, &of_there] {
        assert_eq!(take(&mut here, old, MERGE).favourites, 0);
        assert!(added(&here).is_empty());
    }
    take(&mut there, &contents(&here), MERGE);
    assert!(added(&there).is_empty(), "where it still was one, it is none");
    favourites::keep(&mut there.store, breathing_space(), UtcMillis(45)).unwrap();
    assert_eq!(take(&mut here, &contents(&there), MERGE).favourites, 1);
    assert_eq!(added(&here), [45], "made one again after that, it is one");
}

#[test]
fn a_favourite_that_is_none_any_more_comes_back_only_where_it_is_restored_or_all_is_replaced() {
    for (mode, comes) in [(MERGE, 0), (RESTORE_DELETED, 1), (Mode::Replace, 1)] {
        let mut here = full_desk();
        let old = contents(&here);
        favourites::forget(&mut here.store, &breathing_space(), UtcMillis(50)).unwrap();
        assert_eq!(take(&mut here, &old, mode).favourites, comes, "{mode:?}");
        assert_eq!(added(&here).len(), comes as usize, "{mode:?}");
    }
}
