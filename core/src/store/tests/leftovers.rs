//! What is left in the files of what was deleted. Pages are decrypted here by hand, as SQLCipher documents its format
//! (version 4 with a raw key): AES-256-CBC, the page's IV and HMAC-SHA-512 in its last 80 bytes; the first 16 bytes of
//! the first page are the salt.

use super::*;
use crate::journal::tests::note;
use crate::journal::{EntryId, drafts, entries};
use aes::Aes256;
use cbc::Decryptor;
use cbc::cipher::{Block, BlockDecryptMut, KeyIvInit};
use std::collections::HashSet;

const PAGE: usize = super::super::connection::PAGE as usize;
const RESERVED: usize = 80;

pub(super) fn decrypt(page: &[u8], first: bool) -> Vec<u8> {
    let iv = &page[PAGE - RESERVED..PAGE - RESERVED + 16];
    let start = if first { 16 } else { 0 };
    let blocks = page[start..PAGE - RESERVED].chunks_exact(16);
    let mut blocks: Vec<_> = blocks.map(Block::<Aes256>::clone_from_slice).collect();
    let mut decryptor = Decryptor::<Aes256>::new_from_slices(key().bytes(), iv).unwrap();
    decryptor.decrypt_blocks_mut(&mut blocks);
    blocks.concat()
}

/// Every page of the file and of those set aside, and every frame of their logs, decrypted.
fn decrypted(desk: &Desk) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for (name, bytes) in files(desk) {
        if name.starts_with("kindself.db") && name.ends_with("-wal") {
            all.extend(bytes.get(32..).unwrap_or_default().chunks_exact(24 + PAGE).map(|frame| {
                let first = frame[..4] == 1u32.to_be_bytes();
                decrypt(&frame[24..], first)
            }));
        } else if name.starts_with("kindself.db") {
            all.extend(bytes.chunks_exact(PAGE).enumerate().map(|(n, page)| decrypt(page, n == 0)));
        }
    }
    all
}

pub(super) fn holds(desk: &Desk, word: &str) -> bool {
    decrypted(desk).iter().any(|page| page.windows(word.len()).any(|part| part == word.as_bytes()))
}

/// A desk with three hundred ordinary entries, and one of which nothing is to stay.
pub(super) fn with_canary(canary: &str) -> Desk {
    let mut desk = desk();
    let now = noon("2026-11-25");
    for n in 0..150u8 {
        let words: String =
            (0..30u32).map(|w| format!("common{} ", (w * 13 + u32::from(n) * 7) % 400)).collect();
        desk.keep(n, note(&words, "2026-11-24"), now);
    }
    let mut secret = note(&format!("{canary} {}", format!("about{canary} ").repeat(2000)), "2026-11-24");
    secret.tags.insert(format!("tag{canary}"));
    desk.keep(200, secret.clone(), now);
    // An edit leaves its version before behind, too.
    desk.keep(200, secret.clone(), now);
    let draft = crate::journal::Draft {
        id: crate::journal::DraftId([1; 16]),
        entry: Some(EntryId([200; 16])),
        saved: now.at,
        written: secret,
    };
    drafts::keep(&mut desk.store, &draft, None).unwrap();
    for n in 150..199u8 {
        desk.keep(n, note(&format!("later common{n}"), "2026-11-25"), now);
    }
    desk
}

fn forget(desk: &mut Desk) {
    let id = EntryId([200; 16]);
    entries::delete(&mut desk.store, id).unwrap();
    entries::forget(&mut desk.store, id, noon("2026-11-25").at).unwrap();
}

#[test]
fn what_was_deleted_is_in_no_decrypted_page_nor_in_the_log_nor_in_the_index() {
    let canary = "quixotry";
    let mut desk = with_canary(canary);
    assert!(holds(&desk, canary), "the scan sees it while it is there");
    forget(&mut desk);
    assert!(!holds(&desk, canary), "the whole word");
    // FTS5 keeps only the rest of a word where its beginning is the neighbour's.
    for part in ["uixotry", "ixotry", "xotry"] {
        assert!(!holds(&desk, part), "{part}");
    }
    let mut desk = desk.reopened();
    let id = EntryId([200; 16]);
    assert_eq!(
        entries::read(desk.store.reader(), id, "2026-11-25".parse().unwrap()),
        Err(crate::journal::JournalError::Gone)
    );
    let tombstones: i64 = desk
        .store
        .reader()
        .connection()
        .query_row("SELECT count(*) FROM tombstone", [], |row| row.get(0))
        .unwrap();
    assert_eq!(tombstones, 1, "a mark without content says that it was deleted");
    entries::tidy(&mut desk.store, &desk.catalogue, noon("2026-11-26")).unwrap();
}

#[test]
fn an_index_that_is_folded_anew_leaves_no_word_of_the_old_one_and_every_table_where_it_was() {
    let canary = "quixotry";
    let desk = with_canary("lantern");
    let connection = desk.store.reader().connection();
    let roots = |desk: &Desk| -> Vec<(String, u32)> {
        let file = desk.store.reader().connection();
        let mut all = file.prepare("SELECT name, rootpage FROM sqlite_schema").unwrap();
        let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let old = format!("UPDATE search SET words = '{}'", format!("{canary} about{canary} ").repeat(300));
    connection.execute_batch(&old).unwrap();
    connection.execute_batch("DELETE FROM kept WHERE name = 'search-fold'").unwrap();
    desk.store.checkpoint().unwrap();
    assert!(holds(&desk, canary), "as an older version folded it");
    let before = roots(&desk);
    let desk = desk.reopened();
    for part in [canary, "uixotry", "ixotry", "xotry"] {
        assert!(!holds(&desk, part), "{part}");
    }
    assert_eq!(roots(&desk), before, "the copy of the first page knows them");
    let found = crate::search::find(
        desk.store.reader(),
        &desk.catalogue,
        "later",
        &crate::journal::entries::Filter::default(),
        0,
        100,
    );
    assert_eq!(found.unwrap().hits.len(), 49);
}

#[test]
fn of_many_entries_deleted_one_after_the_other_no_word_stays_wherever_it_stood_in_the_index() {
    let mut desk = desk();
    let now = noon("2026-11-25");
    let mut dice = 1u64;
    let mut word = || -> String {
        let letter = |_| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from(b'a' + ((dice >> 33) % 26) as u8)
        };
        (0..12).map(letter).collect()
    };
    // Words of their own, spread over the whole index, so that some are the first of a page.
    let own: Vec<Vec<String>> = (0..60).map(|_| (0..40).map(|_| word()).collect()).collect();
    for (n, words) in own.iter().enumerate() {
        desk.keep(n as u8, note(&words.join(" "), "2026-11-24"), now);
    }
    for n in (0..60u8).step_by(2) {
        entries::delete(&mut desk.store, EntryId([n; 16])).unwrap();
        entries::forget(&mut desk.store, EntryId([n; 16]), now.at).unwrap();
    }
    let pages = decrypted(&desk).concat();
    // The end of a word: its beginning may stand in the index as its neighbour's.
    let ends: HashSet<&[u8]> = pages.windows(7).collect();
    let left = |word: &String| ends.contains(&word.as_bytes()[5..]);
    let gone: Vec<&String> = own.iter().step_by(2).flatten().filter(|word| left(word)).collect();
    assert_eq!(gone, [] as [&String; 0], "of {} words", 30 * 40);
    assert!(own[1].iter().all(left), "what was not deleted is there");
}

#[test]
fn without_secure_delete_the_scan_finds_what_was_deleted() {
    let canary = "quixotry";
    let mut desk = with_canary(canary);
    let connection = desk.store.reader().connection();
    connection
        .execute_batch(
            "PRAGMA secure_delete = OFF; INSERT INTO search(search, rank) VALUES('secure-delete', 0);",
        )
        .unwrap();
    forget(&mut desk);
    assert!(holds(&desk, "xotry"), "otherwise the scan could not be trusted");
}

#[test]
fn a_draft_let_go_and_a_draft_kept_as_an_entry_leave_nothing_but_the_entry() {
    let mut desk = desk();
    let now = noon("2026-11-25");
    let draft = |n, text: &str| crate::journal::Draft {
        id: crate::journal::DraftId([n; 16]),
        entry: None,
        saved: now.at,
        written: note(text, "2026-11-25"),
    };
    drafts::keep(&mut desk.store, &draft(1, "zugzwang"), None).unwrap();
    drafts::discard(&mut desk.store, crate::journal::DraftId([1; 16])).unwrap();
    assert!(!holds(&desk, "zugzwang"));
    drafts::keep(&mut desk.store, &draft(2, "syzygy first thought"), None).unwrap();
    let kept = note("another word", "2026-11-25");
    let (id, draft) = (EntryId([2; 16]), Some(crate::journal::DraftId([2; 16])));
    entries::keep(&mut desk.store, &desk.catalogue, id, kept, draft, now).unwrap();
    desk.store.checkpoint().unwrap();
    assert!(!holds(&desk, "syzygy") && holds(&desk, "another"));
}

#[test]
fn a_version_written_over_and_a_text_forgotten_are_gone_from_the_log_at_once() {
    let mut desk = desk();
    let now = noon("2026-11-25");
    desk.keep(1, note("zugzwang", "2026-11-24"), now);
    desk.keep(1, note("syzygy", "2026-11-24"), now);
    assert!(holds(&desk, "zugzwang"), "the version before is kept");
    desk.keep(1, note("ordinary", "2026-11-24"), now);
    assert!(!holds(&desk, "zugzwang") && holds(&desk, "syzygy"));
    kept::keep(&mut desk.store, "settings", "quixotry").unwrap();
    kept::forget(&mut desk.store, "settings").unwrap();
    assert!(!holds(&desk, "quixotry"));
}

#[test]
fn what_was_typed_and_taken_back_before_it_was_kept_goes_when_the_app_rests() {
    let mut desk = desk();
    let draft = |text: &str| crate::journal::Draft {
        id: crate::journal::DraftId([1; 16]),
        entry: None,
        saved: noon("2026-11-25").at,
        written: note(text, "2026-11-25"),
    };
    drafts::keep(&mut desk.store, &draft("zugzwang"), None).unwrap();
    drafts::keep(&mut desk.store, &draft("another word"), None).unwrap();
    desk.store.rest().unwrap();
    assert!(!holds(&desk, "zugzwang") && holds(&desk, "another"));
}

#[test]
fn after_a_kill_opening_the_file_empties_the_log_of_what_was_deleted() {
    let mut desk = desk();
    let reader = desk.store.another_reader().unwrap();
    let held = reader.connection().unchecked_transaction().unwrap();
    kept::keep(&mut desk.store, "a", "1").unwrap();
    kept::read(&reader, "a").unwrap();
    desk.keep(1, note("zugzwang", "2026-11-24"), noon("2026-11-25"));
    entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
    // A reader in the middle of something keeps the log from being emptied; then the app is killed.
    entries::forget(&mut desk.store, EntryId([1; 16]), noon("2026-11-25").at).unwrap();
    let killed = tempfile::tempdir().unwrap();
    for (name, bytes) in files(&desk) {
        std::fs::write(killed.path().join(name), bytes).unwrap();
    }
    drop(held);
    let store = |folder: &TempDir| Store::open(folder.path(), key(), check());
    let killed = Desk { store: desk.store, folder: killed, catalogue: desk.catalogue };
    assert!(holds(&killed, "zugzwang"), "as the kill left it");
    let killed = Desk { store: store(&killed.folder).unwrap(), ..killed };
    assert!(!holds(&killed, "zugzwang"), "and as it was opened");
}

/// A desk whose file was damaged and mended, so that the damaged one lies aside, with the canary in it.
fn with_damaged_file_aside(canary: &str) -> Desk {
    let Desk { store, folder, catalogue } = with_canary(canary);
    drop(store);
    let file = folder.path().join("kindself.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let last = bytes.len() - PAGE / 2;
    bytes[last] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let mut store = Store::open(folder.path(), key(), check()).unwrap();
    store.mend().unwrap();
    Desk { store, folder, catalogue }
}

fn aside(desk: &Desk) -> Vec<String> {
    files(desk).into_keys().filter(|name| name.contains(".aside-")).collect()
}

#[test]
fn what_is_deleted_is_not_left_in_a_damaged_file_that_was_set_aside() {
    let canary = "quixotry";
    let mut desk = with_damaged_file_aside(canary);
    assert_eq!(aside(&desk)[0], "kindself.db.aside-1");
    // Writing, changing and forgetting a session's record are no deletions; the damaged file is kept.
    for text in ["one", "two", "three"] {
        desk.keep(201, note(text, "2026-11-24"), noon("2026-11-25"));
    }
    kept::keep(&mut desk.store, "session", "a").unwrap();
    kept::forget(&mut desk.store, "session").unwrap();
    entries::delete(&mut desk.store, EntryId([200; 16])).unwrap();
    let mut desk = desk.reopened();
    assert_eq!(aside(&desk)[0], "kindself.db.aside-1");
    assert!(holds(&desk, canary), "in both");
    entries::forget(&mut desk.store, EntryId([200; 16]), noon("2026-11-25").at).unwrap();
    assert_eq!(aside(&desk), [""; 0]);
    for part in ["quixotry", "uixotry", "xotry"] {
        assert!(!holds(&desk, part), "{part}");
    }
}

#[test]
fn whatever_is_deleted_for_good_takes_the_damaged_file_with_it_and_so_does_asking() {
    type Deed = fn(&mut Desk);
    let deeds: [Deed; 4] = [
        |desk| {
            let all = drafts::all(desk.store.reader()).unwrap();
            drafts::discard(&mut desk.store, all[0].id).unwrap();
        },
        |desk| {
            entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
            entries::empty_trash(&mut desk.store, noon("2026-11-25").at).unwrap();
        },
        |desk| {
            crate::history::remember(&mut desk.store, &breathed(1)).unwrap();
            crate::history::forget(&mut desk.store, crate::history::SessionId([1; 16])).unwrap();
        },
        |desk| {
            let id = crate::keepsakes::KeepsakeId([1; 16]);
            crate::keepsakes::keep(&mut desk.store, id, keepsake(), UtcMillis(1)).unwrap();
            crate::keepsakes::forget(&mut desk.store, id, UtcMillis(1)).unwrap();
        },
    ];
    for deed in deeds {
        let mut desk = with_damaged_file_aside("quixotry");
        deed(&mut desk);
        assert_eq!(aside(&desk), [""; 0]);
    }
}

#[test]
fn no_word_stands_readable_in_any_file() {
    let canary = "quixotry";
    let mut desk = with_canary(canary);
    let mut sealed = note("sealedquixotry", "2026-11-25");
    sealed.kind = crate::content::KindId("letter".into());
    sealed.opens = Some("2027-11-25".parse().unwrap());
    desk.keep(201, sealed, noon("2026-11-25"));
    kept::keep(&mut desk.store, "settings", canary).unwrap();
    let check = |desk: &Desk| {
        for (name, bytes) in files(desk) {
            for word in ["quixotry", "common", "CREATE TABLE", "SQLite format"] {
                assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word} in {name}");
            }
        }
    };
    check(&desk);
    let desk = desk.reopened();
    check(&desk);
}
