//! Records that someone forged, the manifest made to fit: read, taken into a store, all or nothing. The first byte says
//! which file they are.
#![no_main]

use kindself_core::archive::merge::{Mode, apply, preview};
use kindself_core::archive::{Contents, open};
use kindself_core::content::Catalogue;
use kindself_core::store::{Key, KeyCheck, Store};
use kindself_core::time::{Moment, UtcMillis};
use kindself_fuzz::{RECORDS, archive, mutate};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use std::ops::ControlFlow;
use std::sync::{LazyLock, Mutex};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::bundled().expect("what is bundled"));

static STORE: LazyLock<Mutex<(Store, tempfile::TempDir)>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let key = Key::new(&[7; 32]).expect("a key");
    let check = KeyCheck::new(&key, &[9; 16]);
    Mutex::new((Store::open(folder.path(), key, check).expect("a store"), folder))
});

/// Takes them in. What was refused changed nothing; what was not is there.
fn restore(store: &mut Store, contents: &Contents, mode: Mode) {
    let now = Moment::new(UtcMillis(1_795_600_000_000), 3600);
    store.take_changes();
    match apply(store, &CATALOGUE, contents, mode, now, &mut |_| ControlFlow::Continue(())) {
        Ok(_) => {
            let again = preview(store.reader(), contents, mode, now).expect("what was taken in");
            let [entries, kept] = ["entries", "kept"].map(|of| again.of(of).expect("a collection"));
            assert_eq!((entries.new, entries.newer_there, kept.new), (0, 0, 0));
        }
        Err(error) => assert!(store.take_changes().is_empty(), "{error:?}"),
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let which = seed as usize % RECORDS.len();
    let seed = [&[which as u8], RECORDS[which].2.as_bytes()].concat();
    mutate(data, size, max_size, &seed)
});

fn opened(which: usize, lines: &[u8]) -> Option<Contents> {
    let zip = archive(which, lines);
    open::inner(&zip, &CATALOGUE, &mut |_| ControlFlow::Continue(())).ok().map(|(contents, _)| contents)
}

fn begins_with_whole_ones() {
    for (which, (file, _, lines)) in RECORDS.iter().enumerate() {
        assert!(opened(which, lines.as_bytes()).is_some(), "{file}");
    }
}

fuzz_target!(init: begins_with_whole_ones(), |bytes: &[u8]| {
    let Some((which, lines)) = bytes.split_first() else { return };
    let Some(contents) = opened(usize::from(*which), lines) else { return };
    let mut held = STORE.lock().expect("one thread");
    restore(&mut held.0, &contents, Mode::Replace);
    restore(&mut held.0, &contents, Mode::Merge { restore_deleted: true });
});
