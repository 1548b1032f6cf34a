//! Another key for the file, and what a kill leaves at every step of the way.

use super::leftovers::{decrypt, holds, with_canary};
use super::*;
use crate::store::connection::{FIRST_PAGE, Location};
use crate::store::rekey::fitting;
use std::path::Path;
use std::time::Duration;

fn new_key() -> (Key, KeyCheck) {
    let key = Key::new(&[21; 32]).unwrap();
    let check = KeyCheck::new(&key, &[22; 16]);
    (key, check)
}

/// As the shell's vault has them in the middle of it.
fn both() -> [(Key, KeyCheck); 2] {
    [(key(), check()), new_key()]
}

fn opened(folder: &Path, number: usize) -> Store {
    let (key, check) = both()[number].clone();
    Store::open(folder, key, check).unwrap()
}

fn entries_in(store: &Store) -> u32 {
    crate::journal::entries::count(store.reader()).unwrap()
}

fn rekey(desk: &mut Desk) -> Result<(), StoreError> {
    let (key, check) = new_key();
    desk.store.rekey(key, check)
}

#[test]
fn under_a_new_key_everything_is_there_and_the_old_one_reads_no_page() {
    let mut desk = with_canary("quixotry");
    let aside = desk.folder.path().join("kindself.db.aside-1");
    std::fs::copy(desk.folder.path().join("kindself.db"), &aside).unwrap();
    let count = entries_in(&desk.store);
    assert!(holds(&desk, "quixotry") && fitting(desk.folder.path(), &both()) == Some(0));
    rekey(&mut desk).unwrap();
    assert_eq!(entries_in(&desk.store), count);
    assert_eq!(desk.store.another_reader().map(|_| ()), Ok(()));
    desk.keep(250, crate::journal::tests::note("after quixotry", "2026-11-25"), noon("2026-11-25"));
    // `holds` decrypts every page of the file, of those set aside and of the logs with the old key.
    assert!(!holds(&desk, "quixotry") && !holds(&desk, "after") && !aside.exists());
    let copy = std::fs::read(desk.folder.path().join(FIRST_PAGE)).unwrap();
    assert!(
        !decrypt(&copy, true).windows(6).any(|part| part == b"CREATE"),
        "the copy of the first page is another"
    );
    assert_eq!(fitting(desk.folder.path(), &both()), Some(1));
    assert_eq!(fitting(desk.folder.path(), &both()[..1]), None);
    desk.store.examine().unwrap();
    let Desk { store, folder, catalogue } = desk;
    drop(store);
    let store = opened(folder.path(), 1);
    assert_eq!((entries_in(&store), store.mended()), (count + 1, None));
    drop((store, catalogue));
}

#[test]
fn a_kill_anywhere_in_the_change_leaves_a_file_that_one_of_the_two_keys_opens() {
    let mut desk = desk();
    for n in 1..40 {
        let words = format!("entry {n} {}", "with words of its own ".repeat(20));
        desk.keep(n, crate::journal::tests::note(&words, "2026-11-24"), noon("2026-11-25"));
    }
    desk.store.checkpoint().unwrap();
    let location = Location { folder: desk.folder.path().to_owned(), key: key(), check: check() };
    // The pages go into the log first; this is how far a kill lets them come.
    let connection = location.open(&crate::collections::SCHEMA).unwrap();
    let (new, new_check) = new_key();
    connection.execute_batch(&new_check.pragma_rekey(&new)).unwrap();
    let (file, log) = (std::fs::read(location.file()).unwrap(), std::fs::read(location.log()).unwrap());
    let frame = 24 + super::super::connection::PAGE as usize;
    assert!(log.len() > 10 * frame);
    let mut fits = std::collections::BTreeSet::new();
    for cut in (0..log.len()).step_by(frame / 2).chain([log.len() - 1, log.len()]) {
        let after = tempfile::tempdir().unwrap();
        let folder = after.path();
        std::fs::copy(desk.folder.path().join(FIRST_PAGE), folder.join(FIRST_PAGE)).unwrap();
        std::fs::write(folder.join("kindself.db"), &file).unwrap();
        std::fs::write(folder.join("kindself.db-wal"), &log[..cut]).unwrap();
        let number = fitting(folder, &both()).unwrap();
        fits.insert(number);
        let other = [both()[1 - number].clone()];
        assert_eq!(fitting(folder, &other), None, "cut at {cut}");
        let store = opened(folder, number);
        assert_eq!((entries_in(&store), store.mended()), (39, None), "cut at {cut}");
        drop(store);
        let copy = std::fs::read(folder.join(FIRST_PAGE)).unwrap();
        assert_eq!(
            copy[..16],
            std::fs::read(folder.join("kindself.db")).unwrap()[..16],
            "the copy belongs to the file"
        );
    }
    assert_eq!(fits, [0, 1].into(), "before the last page the old one, and then the new one");
}

#[test]
fn a_key_that_is_none_changes_nothing_and_where_there_is_no_file_none_fits() {
    let mut desk = desk();
    let (key, _) = new_key();
    assert_eq!(desk.store.rekey(key, check()), Err(StoreError::WrongKey));
    assert_eq!(fitting(desk.folder.path(), &both()), Some(0));
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(fitting(empty.path(), &both()), None);
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0, "asking makes no file");
}

#[test]
fn while_someone_reads_the_log_stays_which_is_said_and_the_key_that_fits_is_known_all_the_same() {
    let mut desk = desk();
    desk.keep(1, crate::journal::tests::note("a", "2026-11-24"), noon("2026-11-25"));
    let reader = desk.store.another_reader().unwrap();
    reader.connection().execute_batch("BEGIN; SELECT count(*) FROM entry;").unwrap();
    let aside = desk.folder.path().join("kindself.db.aside-1");
    std::fs::write(&aside, "under the old key").unwrap();
    let (key, check) = new_key();
    assert_eq!(desk.store.rekey_within(Duration::ZERO, key, check), Err(StoreError::Busy));
    assert!(!aside.exists(), "nothing set aside is left that the old key opens");
    assert_eq!(*desk.store.key_check().unwrap(), new_key().1, "it is open with the key that the file has");
    assert_eq!(fitting(desk.folder.path(), &both()), Some(1), "whoever asks waits for nobody");
    drop(reader);
    assert_eq!(entries_in(&desk.store), 1);
    let number = fitting(desk.folder.path(), &both()).unwrap();
    let Desk { store, folder, .. } = desk;
    drop(store);
    assert_eq!(entries_in(&opened(folder.path(), number)), 1);
}

#[test]
fn the_check_of_the_key_is_told_only_while_the_file_says_the_same() {
    let desk = desk();
    assert_eq!(desk.store.key_check(), Ok(&check()));
    let mut other = opened(desk.folder.path(), 0);
    let (key, check) = new_key();
    other.rekey(key, check).unwrap();
    // Shells believe what it says, and drop every key but that one.
    assert_eq!(other.key_check(), Ok(&new_key().1));
    assert!(desk.store.key_check().is_err());
}
