//! A key, a check and files that do not belong together.

use super::*;
use crate::journal::EntryId;
use crate::journal::entries::{self, Filter};
use crate::journal::tests::note;
use std::collections::BTreeMap;
use std::path::Path;

/// What is done to the files of a folder, and its name.
type Change = (&'static str, fn(&Path));

fn other() -> (Key, KeyCheck) {
    let key = Key::new(&[8; 32]).unwrap();
    let check = KeyCheck::new(&key, &[3; 16]);
    (key, check)
}

/// A folder of that key with so many entries, as it lies there after a kill: the log is not emptied.
fn lying(key: &Key, check: &KeyCheck, count: u8) -> TempDir {
    let lying = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key.clone(), check.clone()).unwrap();
    let mut desk = Desk { store, folder, catalogue: Catalogue::bundled().unwrap() };
    for n in 0..count {
        desk.keep(n, note("words", "2026-11-24"), noon("2026-11-25"));
    }
    for (name, bytes) in files(&desk) {
        std::fs::write(lying.path().join(name), bytes).unwrap();
    }
    lying
}

/// Every file below a folder, with what is in it.
fn all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let found = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    found
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap()))
        .collect()
}

fn count(store: &Store) -> usize {
    entries::list(store.reader(), &Filter::default(), None, 1000).unwrap().len()
}

#[test]
fn a_folder_of_another_store_is_refused_as_a_wrong_key_and_no_byte_of_it_changes() {
    let (key, check) = (key(), check());
    let (other_key, other_check) = other();
    let changes: [Change; 7] = [
        ("whole", |_| {}),
        ("without its first page", |folder| {
            std::fs::remove_file(folder.join("kindself.first-page")).unwrap()
        }),
        ("without its log", |folder| std::fs::remove_file(folder.join("kindself.db-wal")).unwrap()),
        ("without its file", |folder| std::fs::remove_file(folder.join("kindself.db")).unwrap()),
        ("with its file empty", |folder| std::fs::write(folder.join("kindself.db"), "").unwrap()),
        ("with its file cut to less than a salt", |folder| {
            std::fs::write(folder.join("kindself.db"), [3; 15]).unwrap();
        }),
        ("with files that were set aside", |folder| {
            std::fs::write(folder.join("kindself.db.aside-1"), [3; 100]).unwrap();
        }),
    ];
    for (what, change) in changes {
        let folder = lying(&other_key, &other_check, 20);
        change(folder.path());
        let before = all(folder.path());
        for _ in 0..2 {
            let opened = Store::open(folder.path(), key.clone(), check.clone());
            assert_eq!(opened.map(drop).unwrap_err(), StoreError::WrongKey, "{what}");
            assert_eq!(all(folder.path()), before, "{what}");
        }
    }
    let whole = lying(&other_key, &other_check, 20);
    for (wrong_key, wrong_check) in [(key, other_check.clone()), (other_key.clone(), check)] {
        let before = all(whole.path());
        let opened = Store::open(whole.path(), wrong_key, wrong_check);
        assert_eq!(opened.map(drop).unwrap_err(), StoreError::WrongKey);
        assert_eq!(all(whole.path()), before);
    }
    assert_eq!(
        count(&Store::open(whole.path(), other_key, other_check).unwrap()),
        20,
        "its own key opens it"
    );
}

#[test]
fn a_file_of_another_store_beside_our_own_first_page_is_no_damaged_one() {
    let (other_key, other_check) = other();
    let folder = lying(&other_key, &other_check, 20);
    std::fs::remove_file(folder.path().join("kindself.db-wal")).unwrap();
    let ours = lying(&key(), &check(), 1);
    std::fs::copy(ours.path().join("kindself.first-page"), folder.path().join("kindself.first-page"))
        .unwrap();
    let before = all(folder.path());
    let opened = Store::open(folder.path(), key(), check());
    assert_eq!(opened.map(drop).unwrap_err(), StoreError::WrongKey);
    assert_eq!(all(folder.path()), before);
}

#[test]
fn a_file_whose_beginning_was_damaged_is_known_by_what_is_kept_beside_it() {
    let file = |folder: &TempDir| folder.path().join("kindself.db");
    for bytes in [1, 16, 8192] {
        let folder = lying(&key(), &check(), 20);
        // All of it into the file, as when the app has closed.
        drop(Store::open(folder.path(), key(), check()).unwrap());
        let mut damaged = std::fs::read(file(&folder)).unwrap();
        damaged[..bytes].fill(0);
        std::fs::write(file(&folder), &damaged).unwrap();
        let store = Store::open(folder.path(), key(), check()).unwrap();
        assert_eq!(count(&store), 20, "{bytes} bytes");
        let mended = store.mended().unwrap();
        assert_eq!((mended.counts.of("entries"), mended.holes), (20, 0));
        assert_eq!(std::fs::read(folder.path().join(&mended.aside)).unwrap(), damaged, "kept as it was");
    }
    // SQLite would delete the log of an empty file.
    let folder = lying(&key(), &check(), 20);
    std::fs::write(file(&folder), "").unwrap();
    let store = Store::open(folder.path(), key(), check()).unwrap();
    let mended = store.mended().unwrap();
    assert_eq!(mended.counts.of("entries") as usize, count(&store));
    assert!(folder.path().join(format!("{}-wal", mended.aside)).exists(), "no log is deleted");
}

#[test]
fn a_file_whose_beginning_and_the_copy_of_it_are_damaged_is_known_by_its_other_pages() {
    let (other_key, other_check) = other();
    for bytes in [1, 16, 100, 8192] {
        let folder = lying(&key(), &check(), 20);
        // All of it into the file, as when the app has closed.
        drop(Store::open(folder.path(), key(), check()).unwrap());
        for name in ["kindself.db", "kindself.first-page"] {
            let mut damaged = std::fs::read(folder.path().join(name)).unwrap();
            damaged[..bytes].fill(0);
            std::fs::write(folder.path().join(name), damaged).unwrap();
        }
        let before = all(folder.path());
        let others = Store::open(folder.path(), other_key.clone(), other_check.clone());
        assert_eq!(others.map(drop).unwrap_err(), StoreError::WrongKey, "{bytes} bytes");
        assert_eq!(all(folder.path()), before, "{bytes} bytes");

        let store = Store::open(folder.path(), key(), check()).unwrap();
        assert_eq!(count(&store), 20, "{bytes} bytes");
        let mended = store.mended().unwrap();
        assert_eq!((mended.counts.of("entries"), mended.holes), (20, 0), "{bytes} bytes");
        let aside = std::fs::read(folder.path().join(&mended.aside)).unwrap();
        assert_eq!(aside, before["kindself.db"], "kept as it was");
        drop(store);
        let again = Store::open(folder.path(), key(), check()).unwrap();
        assert_eq!((count(&again), again.mended()), (20, None));
    }
}

#[test]
fn a_log_of_another_store_is_put_aside_and_nothing_of_ours_is_lost() {
    let (other_key, other_check) = other();
    for (ours, others) in [(20, 1), (1, 20), (20, 60), (0, 1)] {
        let folder = lying(&key(), &check(), ours);
        let log = folder.path().join("kindself.db-wal");
        if ours > 0 {
            // All of it into the file, as when the app has closed.
            drop(Store::open(folder.path(), key(), check()).unwrap());
        }
        let theirs = lying(&other_key, &other_check, others);
        let bytes = std::fs::read(theirs.path().join("kindself.db-wal")).unwrap();
        std::fs::write(&log, &bytes).unwrap();
        let store = Store::open(folder.path(), key(), check()).unwrap();
        assert_eq!((count(&store), store.mended()), (usize::from(ours), None), "{ours} and {others}");
        assert_eq!(store.examine(), Ok(()));
        assert_eq!(std::fs::read(folder.path().join("kindself.db-wal.other-1")).unwrap(), bytes);
    }
}

#[test]
fn a_log_of_our_own_is_read_after_a_kill_and_stays_where_it_is() {
    let folder = lying(&key(), &check(), 20);
    let store = Store::open(folder.path(), key(), check()).unwrap();
    assert_eq!((count(&store), store.mended()), (20, None));
    assert!(!folder.path().join("kindself.db-wal.other-1").exists());
    assert!(entries::read(store.reader(), EntryId([19; 16]), noon("2026-11-25").day().unwrap()).is_ok());
}
