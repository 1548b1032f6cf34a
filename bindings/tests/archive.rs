//! Archives through the facade: what a shell does with them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use kindself::{
    Archive, ArchiveError, BackupWish, Content, ExportedCard, FieldValue, ImportSource, Incoming, Journal,
    Moment, NewKey, PassphraseFault, PlainForm, PreviewCard, ProgressListener, RestoreMode, Store, Written,
    fitting_key, new_key, passphrase_work, suggest_passphrase, typed_passphrase, unwrap_key, wrap_key,
};
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

const WORDS: &str = "a few kind words";
/// So little that a test does not wait.
const WORK: u8 = 2;
const CANARY: &str = "wagtail-canary-7";
const NOW: Moment = Moment { utc_ms: 1_795_608_000_000, ahead_of_utc_s: 3600, day_begins_min: 240 };

struct Phone {
    folder: TempDir,
    store: Arc<Store>,
    journal: Arc<Journal>,
    archive: Arc<Archive>,
    key: NewKey,
}

fn phone() -> Phone {
    let folder = tempfile::tempdir().unwrap();
    let store_folder = folder.path().join("store");
    std::fs::create_dir(&store_folder).unwrap();
    let key = new_key().unwrap();
    let folder_text = store_folder.to_str().unwrap().into();
    let store = Store::open(folder_text, key.key.clone(), key.check.clone()).unwrap();
    let content = Content::new("en".into()).unwrap();
    let journal = Journal::new(store.clone(), content.clone());
    let archive = Archive::new(store.clone(), content, WORK);
    Phone { folder, store, journal, archive, key }
}

impl Phone {
    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().into()
    }

    fn store_folder(&self) -> String {
        self.path("store")
    }

    fn note(&self, text: &str) -> String {
        let mut written: Written = self.journal.begin("note".into(), NOW).unwrap();
        let value = kindself::EntryValue::Text { text: text.into() };
        written.values.push(FieldValue { field: "text".into(), value });
        self.journal.keep(None, written, None, NOW).unwrap().id
    }

    fn look(&self, name: &str, words: &str) -> Result<Arc<Incoming>, ArchiveError> {
        wait(self.archive.clone().look(self.path(name), words.into(), NOW, None))
    }

    fn found(&self, text: &str) -> usize {
        let all = kindself::EntryFilter { kinds: vec![], tags: vec![], from: None, to: None, rated: false };
        self.journal.search(text.into(), all, 0, 50, NOW).unwrap().hits.len()
    }
}

fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().build().unwrap().block_on(work)
}

fn count(made: &ExportedCard, collection: &str) -> u32 {
    made.counts.iter().find(|count| count.collection == collection).unwrap().count
}

/// Counts, and stops after so many words.
#[derive(Debug)]
struct Listener {
    told: AtomicU64,
    most: u64,
}

impl ProgressListener for Listener {
    fn went_on(&self, done: u64, of: u64) -> bool {
        assert!(done <= of);
        self.told.fetch_add(1, Ordering::SeqCst) < self.most
    }
}

#[test]
fn what_was_written_on_one_phone_is_read_on_another() {
    let (one, other) = (phone(), phone());
    one.note(CANARY);
    one.note("a second");
    other.note("of here");
    let listener = Arc::new(Listener { told: AtomicU64::new(0), most: u64::MAX });
    let target = one.path("backup.kindself");
    let export = one.archive.clone().export(target.clone(), WORDS.into(), false, NOW, Some(listener.clone()));
    let made = wait(export).unwrap();
    assert_eq!((count(&made, "entries"), count(&made, "drafts")), (2, 0));
    assert_eq!((made.sealed_left_out, &made.path), (0, &target));
    assert_eq!(made.bytes, std::fs::metadata(&target).unwrap().len());
    assert!(listener.told.load(Ordering::SeqCst) > 2);
    std::fs::copy(&target, other.path("backup.kindself")).unwrap();

    let incoming = other.look("backup.kindself", WORDS).unwrap();
    assert_eq!(incoming.made_on().as_deref(), Some("2026-11-25"));
    let preview: PreviewCard = incoming.preview(RestoreMode::Merge, false).unwrap();
    assert_eq!((preview.outcomes[0].new, preview.outcomes[0].removed, preview.unknown), (2, 0, 0));
    assert_eq!(incoming.preview(RestoreMode::Replace, false).unwrap().outcomes[0].removed, 1);
    assert_eq!(other.found("wagtail"), 0, "a preview changes nothing");
    let done = wait(incoming.clone().apply(RestoreMode::Merge, false, NOW, None)).unwrap();
    assert_eq!((done.changed, done.came, done.entries), (preview, 2, 3));
    assert_eq!(other.found("wagtail"), 1);
    let replaced = wait(incoming.apply(RestoreMode::Replace, false, NOW, None)).unwrap();
    assert_eq!((replaced.came, replaced.entries), (2, 2), "what is here now");
    assert_eq!(other.found("of here"), 0);
}

#[test]
fn nothing_that_was_written_stands_in_any_file_in_the_clear() {
    let phone = phone();
    phone.note(CANARY);
    wait(phone.archive.clone().export(phone.path("a.kindself"), WORDS.into(), false, NOW, None)).unwrap();
    let stopped = Arc::new(Listener { told: AtomicU64::new(0), most: 1 });
    let half =
        wait(phone.archive.clone().export(phone.path("b.kindself"), WORDS.into(), false, NOW, Some(stopped)));
    assert_eq!(half.unwrap_err().to_string(), "archive.cancelled");
    phone.look("a.kindself", WORDS).unwrap();
    let mut folders = vec![phone.folder.path().to_owned()];
    let mut names = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let in_the_clear = bytes.windows(CANARY.len()).any(|piece| piece == CANARY.as_bytes());
            assert!(!in_the_clear, "{}", path.display());
            names.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        }
    }
    assert!(names.contains(&"a.kindself".into()) && !names.iter().any(|name| name.contains("b.kindself")));
}

#[test]
fn errors_have_their_codes() {
    let phone = phone();
    phone.note("x");
    let code = |error: ArchiveError| error.code();
    let weak =
        wait(phone.archive.clone().export(phone.path("a"), "short".into(), false, NOW, None)).unwrap_err();
    let fault = PassphraseFault::Short { least_chars: 8 };
    assert_eq!(weak, ArchiveError::Weak { fault });
    wait(phone.archive.clone().export(phone.path("a"), WORDS.into(), false, NOW, None)).unwrap();
    assert_eq!(code(phone.look("a", "another one").unwrap_err()), "archive.wrong_passphrase");
    assert_eq!(code(phone.look("none", WORDS).unwrap_err()), "archive.missing");
    let bytes = std::fs::read(phone.path("a")).unwrap();
    std::fs::write(phone.path("b"), &bytes[..bytes.len() - 40]).unwrap();
    assert!(["archive.truncated", "archive.damaged"].contains(&&*code(phone.look("b", WORDS).unwrap_err())));
    phone.store.close();
    let closed =
        wait(phone.archive.clone().export(phone.path("c"), WORDS.into(), false, NOW, None)).unwrap_err();
    assert_eq!(code(closed), "store.closed");
}

#[test]
fn a_plain_export_can_be_read_by_anyone() {
    let phone = phone();
    phone.note(CANARY);
    for form in [PlainForm::Markdown, PlainForm::Json] {
        let path = phone.path("plain.zip");
        let made = wait(phone.archive.clone().export_plain(path, form, false, NOW, None)).unwrap();
        assert_eq!((count(&made, "entries"), made.sealed_left_out), (1, 0));
    }
}

#[test]
fn a_table_of_another_journal_is_added_once() {
    let phone = phone();
    let path = phone.path("presently.csv");
    std::fs::write(&path, "entryDate,entryContent\n2020-06-02,Grateful for tea\nnever,x\n").unwrap();
    let look = || {
        let archive = phone.archive.clone();
        wait(archive.look_at_import(path.clone(), ImportSource::Presently, NOW, None)).unwrap()
    };
    assert_eq!(look().made_on(), None);
    let done = wait(look().apply(RestoreMode::Merge, false, NOW, None)).unwrap();
    assert_eq!((done.changed.outcomes[0].new, done.changed.problems.no_date, done.entries), (1, 1, 1));
    assert_eq!(phone.found("tea"), 1);
    let again = wait(look().apply(RestoreMode::Merge, false, NOW, None)).unwrap();
    assert_eq!((again.changed.outcomes[0].new, again.changed.outcomes[0].same, again.entries), (0, 1, 1));
    let replaced = look().preview(RestoreMode::Replace, false).unwrap_err();
    assert_eq!(replaced.to_string(), "archive.only_adds");
    let archive = phone.archive.clone();
    let other = wait(archive.look_at_import(path.clone(), ImportSource::Daylio, NOW, None)).unwrap_err();
    let missing = "full_date".into();
    assert_eq!(other, ArchiveError::OtherApp { missing });
}

#[test]
fn the_key_comes_back_by_its_passphrase() {
    let key = new_key().unwrap().key;
    let bytes = wait(wrap_key(key.clone(), WORDS.into(), WORK)).unwrap();
    assert_eq!(wait(unwrap_key(bytes.clone(), WORDS.into())), Ok(key));
    let wrong = wait(unwrap_key(bytes, "something else".into())).unwrap_err();
    assert_eq!(wrong.to_string(), "archive.wrong_passphrase");
    let none = wait(wrap_key(vec![1; 31], WORDS.into(), WORK)).unwrap_err();
    assert_eq!(none.to_string(), "archive.not_a_key");
}

#[test]
fn the_last_backup_is_told() {
    let phone = phone();
    assert_eq!(phone.archive.last_backup().unwrap(), None);
    phone.note("a");
    let made = wait(phone.archive.clone().export(phone.path("a"), WORDS.into(), false, NOW, None)).unwrap();
    phone.archive.note_backup(made, false, NOW).unwrap();
    let last = phone.archive.last_backup().unwrap().unwrap();
    assert_eq!((last.utc_ms, last.day.as_str(), last.entries), (NOW.utc_ms, "2026-11-25", 1));
}

#[test]
fn what_is_written_between_an_export_and_its_note_makes_the_next_backup_due() {
    let phone = phone();
    let tomorrow = Moment { utc_ms: NOW.utc_ms + 86_400_000, ..NOW };
    let wish = BackupWish { folder: "folder".into(), passphrase: WORDS.into() };
    assert_eq!(phone.archive.due_backup(tomorrow), Ok(None), "nobody wishes it");
    phone.archive.begin_automatic_backup(wish.clone()).unwrap();
    let export =
        || wait(phone.archive.clone().export(phone.path("a"), WORDS.into(), false, NOW, None)).unwrap();
    phone.note("before");
    let made = export();
    phone.note("meanwhile");
    phone.archive.note_backup(made, true, NOW).unwrap();
    assert_eq!(phone.archive.due_backup(tomorrow), Ok(Some(wish)));
    phone.archive.note_backup(export(), true, NOW).unwrap();
    assert_eq!(phone.archive.due_backup(tomorrow), Ok(None));
}

#[test]
fn backups_that_make_themselves_go_into_two_files_in_turn_until_nobody_wishes_them() {
    let phone = phone();
    let wish = BackupWish { folder: "folder".into(), passphrase: WORDS.into() };
    phone.archive.begin_automatic_backup(wish.clone()).unwrap();
    assert_eq!(phone.archive.automatic_backup(), Ok(Some(wish.clone())));
    let next = || phone.archive.next_backup("folder".into()).unwrap();
    let (first, other) = (next(), next());
    assert_ne!(first.name, other.name, "names of its own");
    phone.archive.backup_arrived(first.clone()).unwrap();
    assert!(next().after.is_some_and(|after| after.starts_with(&first.name)));
    phone.archive.backup_arrived(next()).unwrap();
    assert_eq!(next().name, first.name);
    assert_eq!(phone.archive.stop_automatic_backup(), Ok(Some(wish)));
    assert_eq!(phone.archive.automatic_backup(), Ok(None));
}

#[test]
fn a_passphrase_that_was_chosen_before_goes_on_locking_however_weak_it_is() {
    let phone = phone();
    phone.note("a");
    let export = |chosen_before| {
        let archive = phone.archive.clone();
        wait(archive.export(phone.path("a"), "password1".into(), chosen_before, NOW, None))
            .map(|made| count(&made, "entries"))
    };
    let fault = PassphraseFault::Common;
    assert_eq!(export(false), Err(ArchiveError::Weak { fault }));
    assert_eq!(export(true), Ok(1));
    assert!(phone.look("a", "password1").is_ok());
}

#[test]
fn six_words_are_drawn_anew_each_time_and_what_is_typed_is_judged() {
    let (one, other) = (suggest_passphrase().unwrap(), suggest_passphrase().unwrap());
    assert_ne!(one, other);
    let typed = |text: &str, again: &str| typed_passphrase(text.into(), again.into());
    assert_eq!((one.split(' ').count(), typed(&one, &one).fault), (6, None));
    assert_eq!(typed("12.03.1985", "").fault, Some(PassphraseFault::Number));
    assert!(!typed("it's kind", "it\u{2019}s kind ").unlike);
    assert!(typed("it's kind", "It's kind").unlike);
    assert_eq!(passphrase_work(), 18);
}

#[test]
fn under_another_key_what_the_one_before_was_wrapped_in_opens_nothing() {
    let phone = phone();
    phone.note(CANARY);
    let folder = phone.store_folder();
    let next = new_key().unwrap();
    assert_eq!(fitting_key(folder.clone(), phone.key.clone(), next.clone()), Some(phone.key.clone()));
    phone.store.rekey(next.key.clone(), next.check.clone()).unwrap();
    assert_eq!(phone.found("wagtail"), 1, "it goes on with what is open");
    phone.note("after");
    assert_eq!(fitting_key(folder.clone(), phone.key.clone(), next.clone()), Some(next.clone()));
    phone.store.close();
    let again = Store::open(folder.clone(), next.key, next.check).unwrap();
    assert_eq!(again.would_remove().unwrap().counts[0].count, 2);
    again.close();
    let nobodys = new_key().unwrap();
    assert_eq!(fitting_key(folder, phone.key.clone(), nobodys), None, "neither is to be let go");
}
