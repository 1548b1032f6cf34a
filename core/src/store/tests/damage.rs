//! A damaged file, page by page.

use super::*;
use crate::journal::entries::{Filter, list};
use crate::journal::tests::note;
use crate::journal::{Draft, DraftId, EntryId, drafts, entries};
use std::collections::BTreeSet;
use std::path::Path;

const PAGE: usize = super::super::connection::PAGE as usize;
const ENTRIES: u32 = 60;

/// A store with entries large and small, tags, drafts, sessions and a free page or two; closed, its log emptied.
fn filled() -> Desk {
    let mut desk = desk();
    let now = noon("2026-11-25");
    let mut ids = 1u32..;
    for n in ids.by_ref().take(ENTRIES as usize) {
        // Every tenth one is longer than a page.
        let words = if n % 10 == 0 { 2500 } else { 20 + (n as usize * 7) % 60 };
        let text: String = (0..words).map(|w| format!("word{} ", (w * 31 + n as usize * 17) % 900)).collect();
        let mut written = note(&text, "2026-11-24");
        written.tags.insert(format!("tag {}", n % 5));
        let id = EntryId(u128::from(n).to_be_bytes());
        entries::keep(&mut desk.store, &desk.catalogue, id, written.clone(), None, now).unwrap();
        if n % 3 == 0 {
            // Changed, so that there is a version before.
            written.tags.insert("changed".into());
            entries::keep(&mut desk.store, &desk.catalogue, id, written, None, now).unwrap();
        }
    }
    for n in 0..10 {
        let written = note(&format!("draft {n}"), "2026-11-25");
        let draft = Draft { id: DraftId([n; 16]), entry: None, saved: now.at, written };
        drafts::keep(&mut desk.store, &draft, None).unwrap();
        crate::history::remember(&mut desk.store, &breathed(n)).unwrap();
    }
    kept::keep(&mut desk.store, "settings", "as they were").unwrap();
    kept::keep(&mut desk.store, kept::NEWEST_BACKUP, "kindself-a.age").unwrap();
    // Leaves free pages behind.
    let long = note(&"gone ".repeat(9000), "2026-11-24");
    desk.keep(200, long, now);
    entries::delete(&mut desk.store, EntryId([200; 16])).unwrap();
    entries::forget(&mut desk.store, EntryId([200; 16]), now.at).unwrap();
    desk.store.checkpoint().unwrap();
    desk
}

/// What each page is for: the name of its table or index, and its type.
fn pages(store: &Store) -> Vec<String> {
    let sql = "SELECT pageno, name || ' ' || pagetype FROM dbstat";
    let mut found = store.reader().connection().prepare(sql).unwrap();
    let count: u32 =
        store.reader().connection().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    let mut pages = vec!["free".to_owned(); count as usize];
    let rows = found.query_map([], |row| Ok((row.get::<_, u32>(0)?, row.get(1)?))).unwrap();
    for row in rows {
        let (page, what): (u32, String) = row.unwrap();
        pages[page as usize - 1] = what;
    }
    pages
}

fn flip(file: &Path, page: usize) {
    let mut bytes = std::fs::read(file).unwrap();
    bytes[page * PAGE + PAGE / 2] ^= 0x10;
    std::fs::write(file, bytes).unwrap();
}

fn ids(store: &Store) -> BTreeSet<EntryId> {
    list(store.reader(), &Filter::default(), None, 1000).unwrap().into_iter().map(|entry| entry.id).collect()
}

#[test]
fn whichever_page_is_damaged_all_that_stands_on_others_is_saved_and_the_file_is_kept_aside() {
    let desk = filled();
    let pages = pages(&desk.store);
    let all = ids(&desk.store);
    let folder = desk.folder.path().to_owned();
    drop(desk.store);
    let whole = std::fs::read(folder.join("kindself.db")).unwrap();
    let first_page = std::fs::read(folder.join("kindself.first-page")).unwrap();
    let kinds: BTreeSet<&str> = pages.iter().map(String::as_str).collect();
    for kind in
        ["sqlite_schema leaf", "entry internal", "entry leaf", "entry overflow", "search_data leaf", "free"]
    {
        assert!(kinds.contains(kind), "{kind} is among {kinds:?}");
    }
    let mut lost_by_leaf = 0;
    for (page, what) in pages.iter().enumerate() {
        let case = tempfile::tempdir().unwrap();
        std::fs::write(case.path().join("kindself.db"), &whole).unwrap();
        std::fs::write(case.path().join("kindself.first-page"), &first_page).unwrap();
        flip(&case.path().join("kindself.db"), page);
        let damaged = std::fs::read(case.path().join("kindself.db")).unwrap();

        let store = Store::open(case.path(), key(), check()).unwrap();
        let noticed = page == 0 || what.contains("kept");
        assert_eq!(store.mended().is_some(), noticed, "{what}: only what is read at opening is noticed then");
        let store = if noticed {
            store
        } else {
            let examined = store.examine();
            assert_eq!(examined, Err(StoreError::Damaged), "{what}");
            let mut store = store;
            store.mend().unwrap();
            store
        };
        let mended = store.mended().unwrap().clone();
        let saved = ids(&store);
        assert_eq!(mended.counts.of("entries") as usize, saved.len(), "{what}");
        let lost = all.len() - saved.len();
        match what.as_str() {
            "entry leaf" | "entry overflow" => {
                assert!(lost > 0 && mended.holes > 0 && lost < all.len() / 2, "{what}: {lost} lost");
                lost_by_leaf += lost;
            }
            // Below it is everything; a phone's drive that loses this one page loses what hangs on it.
            "entry internal" => assert!(mended.holes > 0),
            _ => assert_eq!(lost, 0, "{what}, page {page}"),
        }
        assert_eq!(std::fs::read(case.path().join(&mended.aside)).unwrap(), damaged, "kept as it was");
        assert_eq!(store.examine(), Ok(()), "{what}: the new file is whole");
        let catalogue = Catalogue::bundled().unwrap();
        for id in saved.iter().take(3) {
            let sql = "SELECT words FROM search JOIN entry ON search.rowid = entry.at WHERE entry.id = ?1";
            let words: String = store.reader().connection().query_row(sql, [id.0], |row| row.get(0)).unwrap();
            let word = words.split(' ').next().unwrap();
            let found =
                crate::search::find(store.reader(), &catalogue, word, &Filter::default(), 0, 1000).unwrap();
            assert!(
                found.hits.iter().any(|hit| hit.entry.id == *id),
                "{what}: what was saved is found again"
            );
        }
        let newest = kept::read(store.reader(), kept::NEWEST_BACKUP);
        assert_eq!(newest, Ok(None), "{what}: the next backup is written over none from before");
        drop(store);
        let again = Store::open(case.path(), key(), check()).unwrap();
        assert_eq!((again.mended(), ids(&again)), (None, saved), "{what}: and stays so");
    }
    // Each entry stands on one leaf, and a long one on a few pages more: no leaf takes others with it.
    assert!(lost_by_leaf < 4 * all.len(), "{lost_by_leaf}");
}

#[test]
fn a_file_cut_short_gives_back_what_comes_before_the_cut() {
    let desk = filled();
    let all = ids(&desk.store);
    let folder = desk.folder.path().to_owned();
    drop(desk.store);
    let whole = std::fs::read(folder.join("kindself.db")).unwrap();
    for part in [1, 2, 3] {
        let case = tempfile::tempdir().unwrap();
        std::fs::copy(folder.join("kindself.first-page"), case.path().join("kindself.first-page")).unwrap();
        std::fs::write(case.path().join("kindself.db"), &whole[..whole.len() * part / 4]).unwrap();
        let store = Store::open(case.path(), key(), check());
        let mut store = store.unwrap();
        if store.mended().is_none() {
            store.mend().unwrap();
        }
        assert!(ids(&store).is_subset(&all), "nothing that never was");
        assert_eq!(store.examine(), Ok(()));
    }
}

#[test]
fn a_log_cut_short_or_damaged_loses_at_most_what_stands_after_the_damage() {
    let mut desk = desk();
    let now = noon("2026-11-25");
    for n in 1..=20 {
        desk.keep(n, note("words", "2026-11-24"), now);
    }
    // As after a kill: the log is not emptied.
    let (file, log) = (desk.folder.path().join("kindself.db"), desk.folder.path().join("kindself.db-wal"));
    let (file, log) = (std::fs::read(file).unwrap(), std::fs::read(log).unwrap());
    let mut counts = BTreeSet::new();
    for cut in (0..=16).map(|n| log.len() * n / 16) {
        for damaged in [false, true] {
            let case = tempfile::tempdir().unwrap();
            std::fs::write(case.path().join("kindself.db"), &file).unwrap();
            let mut part = log.clone();
            if damaged {
                let at = cut.min(part.len() - 1);
                part[at] ^= 1;
            } else {
                part.truncate(cut);
            }
            std::fs::write(case.path().join("kindself.db-wal"), part).unwrap();
            let store = Store::open(case.path(), key(), check()).unwrap();
            let found: Vec<u8> = ids(&store).into_iter().map(|id| id.0[0]).collect();
            let first: Vec<u8> = (1..=found.len() as u8).collect();
            assert_eq!(found, first, "the first ones in their order, none half");
            assert_eq!(store.examine(), Ok(()));
            counts.insert(found.len());
        }
    }
    assert!(counts.contains(&20) && counts.len() > 5, "{counts:?}");
}

#[test]
fn a_mending_broken_off_by_a_flat_battery_is_taken_up_or_begun_again() {
    let desk = filled();
    let folder = desk.folder.path().to_owned();
    let all = ids(&desk.store);
    drop(desk.store);
    flip(&folder.join("kindself.db"), 0);

    // Broken off before the new file was whole: it is thrown away, and the work begun again.
    std::fs::create_dir(folder.join("kindself.mending")).unwrap();
    std::fs::write(folder.join("kindself.mending/kindself.db"), "half a file").unwrap();
    let store = Store::open(&folder, key(), check()).unwrap();
    assert_eq!((ids(&store), store.mended().unwrap().holes), (all.clone(), 0));
    let aside = store.mended().unwrap().aside.clone();
    drop(store);

    // Broken off in the middle of the swap: the new file is whole, and the old one is moved already.
    std::fs::create_dir(folder.join("kindself.mending")).unwrap();
    std::fs::rename(folder.join("kindself.db"), folder.join("kindself.mending/kindself.db")).unwrap();
    std::fs::write(folder.join("kindself.mending/done"), format!("{aside}\n60 10 10 0")).unwrap();
    let store = Store::open(&folder, key(), check()).unwrap();
    assert_eq!(ids(&store), all);
    assert_eq!(store.mended().unwrap().aside, aside);
    assert!(!folder.join("kindself.mending").exists());
}

#[test]
fn a_mending_that_fails_leaves_no_copy_of_the_words_behind() {
    let desk = filled();
    let folder = desk.folder.path().to_owned();
    drop(desk.store);
    flip(&folder.join("kindself.db"), 0);
    let damaged = std::fs::read(folder.join("kindself.db")).unwrap();
    // A log that cannot be copied, after the file was.
    let log = folder.join("kindself.db-wal");
    std::fs::create_dir(&log).unwrap();
    let location = super::super::connection::Location { folder: folder.clone(), key: key(), check: check() };
    assert!(salvage::mend(&location, &crate::collections::SCHEMA).is_err());
    assert!(!folder.join("kindself.mending").exists());
    assert_eq!(std::fs::read(folder.join("kindself.db")).unwrap(), damaged, "it is where it was");
    std::fs::remove_dir(log).unwrap();
    assert_eq!(ids(&Store::open(&folder, key(), check()).unwrap()).len(), ENTRIES as usize);
}

#[test]
fn a_deletion_takes_what_a_failed_mending_left_with_it_and_nothing_of_one_that_is_done() {
    let mut desk = desk();
    let mending = desk.folder.path().join("kindself.mending");
    for done in [false, true] {
        std::fs::create_dir(&mending).unwrap();
        std::fs::write(mending.join("source.db"), "damaged").unwrap();
        if done {
            std::fs::write(mending.join("done"), "kindself.db.aside-1\n0 0 0 0").unwrap();
        }
        desk.keep(1, note("a", "2026-11-24"), noon("2026-11-25"));
        entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
        entries::forget(&mut desk.store, EntryId([1; 16]), noon("2026-11-25").at).unwrap();
        assert_eq!(mending.exists(), done);
    }
}

#[test]
fn what_was_saved_is_told_even_where_the_copy_of_the_first_page_could_not_be_kept_at_once() {
    let desk = filled();
    let folder = desk.folder.path().to_owned();
    let page = pages(&desk.store).iter().rposition(|what| what == "entry leaf").unwrap();
    drop(desk.store);
    flip(&folder.join("kindself.db"), page);
    let in_the_way = folder.join(crate::store::connection::FIRST_PAGE).with_extension("draft");
    std::fs::create_dir(&in_the_way).unwrap();
    assert!(Store::open(&folder, key(), check()).and_then(|mut store| store.mend()).is_err());
    std::fs::remove_dir(&in_the_way).unwrap();
    let store = Store::open(&folder, key(), check()).unwrap();
    let mended = store.mended().expect("it is told now");
    assert!(mended.holes > 0 && folder.join(&mended.aside).exists());
    assert_eq!(u32::try_from(ids(&store).len()).unwrap(), mended.counts.of("entries"));
}
