//! The key under a passphrase.

use super::*;
use crate::store::Key;

#[test]
fn the_key_comes_back_with_its_passphrase_and_with_no_other() {
    let key = Key::new(&[42; 32]).unwrap();
    let bytes = recovery::wrap_key(&key, &passphrase(), WORK).unwrap();
    assert!(bytes.len() < 400, "{}", bytes.len());
    assert_eq!(recovery::unwrap_key(&bytes, &passphrase()).unwrap().bytes(), key.bytes());
    let other = recovery::unwrap_key(&bytes, &Passphrase::given("another one")).map(|_| ());
    assert_eq!(other, Err(ArchiveError::WrongPassphrase));
}

#[test]
fn no_changed_or_missing_byte_gives_another_key() {
    let key = Key::new(&[42; 32]).unwrap();
    let bytes = recovery::wrap_key(&key, &passphrase(), WORK).unwrap();
    for at in 0..bytes.len() {
        assert!(recovery::unwrap_key(&bytes[..at], &passphrase()).is_err(), "cut at {at}");
        for bit in [1, 64] {
            let mut changed = bytes.clone();
            changed[at] ^= bit;
            assert!(recovery::unwrap_key(&changed, &passphrase()).is_err(), "changed at {at}");
        }
    }
}

#[test]
fn an_archive_is_no_key_and_a_key_no_archive() {
    let key = Key::new(&[42; 32]).unwrap();
    let bytes = recovery::wrap_key(&key, &passphrase(), WORK).unwrap();
    let opened = open::read(bytes.as_slice(), &passphrase(), catalogue(), &mut go_on).map(|_| ());
    assert_eq!(opened, Err(ArchiveError::NotAnArchive));
    let archive = sealed(&[0; 100]);
    assert_eq!(recovery::unwrap_key(&archive, &passphrase()).map(|_| ()), Err(ArchiveError::NotAnArchive));
}

#[test]
fn the_last_backup_is_remembered_and_stays_on_this_device() {
    let mut desk = full_desk();
    assert_eq!(backup::last(desk.store.reader()).unwrap(), None);
    backup::note(&mut desk.store, backup::Maker::Person, 3, None, noon("2026-11-25")).unwrap();
    let last = backup::last(desk.store.reader()).unwrap().unwrap();
    assert_eq!((last.day.to_string(), last.entries), ("2026-11-25".into(), 3));
    assert!(contents(&desk).records.get::<KeptLine>("last-backup").is_none());
}

#[test]
fn the_key_comes_back_however_a_keyboard_writes_its_passphrase() {
    let key = Key::new(&[42; 32]).unwrap();
    let made = Passphrase::new("it's a kind night").unwrap();
    let bytes = recovery::wrap_key(&key, &made, WORK).unwrap();
    for typed in ["it\u{2019}s a kind night", " it\u{2bc}s\u{a0}a kind night\n"] {
        assert_eq!(recovery::unwrap_key(&bytes, &Passphrase::given(typed)).unwrap().bytes(), key.bytes());
    }
}
