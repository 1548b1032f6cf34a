//! The store and the journal through the facade.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod finding;
mod journal;
mod practices;
mod reminders;
mod scales;

use kindself::{
    BreathedCard, Breathing, Content, DaysCard, Editor, EditorDraft, EditorEffect, EditorEvent, EntryFilter,
    EntryValue, FieldFault, FieldValue, Journal, JournalError, KindPart, Moment, NewKey, SheetBody, Store,
    StoreError, StoreListener, StoreTrouble, Subject, Written, day_beginnings, erase_store, new_key,
    store_files, usual_settings,
};
use kindself_core::content::Catalogue;
use std::sync::{Arc, Mutex};

/// 2026-11-25, noon, UTC.
const NOW: Moment = Moment { utc_ms: 1_795_608_000_000, ahead_of_utc_s: 0, day_begins_min: 240 };
const ALL: EntryFilter =
    EntryFilter { kinds: Vec::new(), tags: Vec::new(), from: None, to: None, rated: false };

struct Desk {
    folder: tempfile::TempDir,
    key: NewKey,
    store: Arc<Store>,
    journal: Arc<Journal>,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let key = new_key().unwrap();
    let store = open(&folder, &key).unwrap();
    let content = Content::new("en".into()).unwrap();
    Desk { folder, key, journal: Journal::new(store.clone(), content), store }
}

fn open(folder: &tempfile::TempDir, key: &NewKey) -> Result<Arc<Store>, StoreError> {
    Store::open(folder.path().to_str().unwrap().into(), key.key.clone(), key.check.clone())
}

fn english() -> Arc<Content> {
    Content::new("en".into()).unwrap()
}

fn note(journal: &Journal, text: &str) -> Written {
    let value = EntryValue::Text { text: text.into() };
    Written {
        values: vec![FieldValue { field: "text".into(), value }],
        ..journal.begin("note".into(), NOW).unwrap()
    }
}

#[derive(Debug, Default)]
struct Told(Mutex<Vec<Vec<String>>>);

impl StoreListener for Told {
    fn changed(&self, topics: Vec<String>) {
        self.0.lock().unwrap().push(topics);
    }
}

#[test]
fn whoever_watches_is_told_after_each_write() {
    let Desk { folder: _folder, store, journal, .. } = desk();
    let told = Arc::new(Told::default());
    store.watch(told.clone());
    store.keep_text("settings".into(), "a".into()).unwrap();
    journal.keep(None, note(&journal, "a"), None, NOW).unwrap();
    journal.search("a".into(), ALL, 0, 9, NOW).unwrap();
    assert_eq!(*told.0.lock().unwrap(), [vec!["kept"], vec!["drafts", "entries"]]);
}

#[test]
fn texts_and_sessions_are_kept_and_everything_that_goes_is_counted() {
    let Desk { folder, key, store, journal } = desk();
    store.keep_text("settings".into(), "a".into()).unwrap();
    store.set_text_aside("settings".into()).unwrap();
    assert_eq!(store.read_text("settings".into()).unwrap(), None);
    let session = BreathedCard {
        id: String::new(),
        subject: Subject::Protocol { id: "box-4".into() },
        started_utc_ms: NOW.utc_ms,
        day: String::new(),
        length_ms: 64_000,
        whole: true,
        felt: None,
        ratings: vec![],
        stirred: false,
        harder: false,
        script_length_ms: None,
    };
    let id = store.remember_session(session.clone(), NOW).unwrap();
    store.session_felt(id.clone(), Some(8)).unwrap();
    let expected = BreathedCard { id: id.clone(), day: "2026-11-25".into(), felt: Some(8), ..session };
    assert_eq!(store.sessions(english(), 0, 9).unwrap(), [expected]);
    journal.keep(None, note(&journal, "a"), None, NOW).unwrap();
    let goes = store.would_remove().unwrap();
    let counts: Vec<_> = goes.counts.iter().map(|card| (card.collection.as_str(), card.count)).collect();
    assert_eq!(
        counts,
        [
            ("entries", 1),
            ("drafts", 0),
            ("sessions", 1),
            ("keepsakes", 0),
            ("favourites", 0),
            ("reminders", 0),
            ("answers", 0),
            ("wordings", 0)
        ]
    );
    store.forget_session(id).unwrap();
    assert!(store.sessions(english(), 0, 9).unwrap().is_empty());

    store.close();
    let closed = StoreError::Failed { trouble: StoreTrouble::Closed };
    assert_eq!(store.read_text("settings".into()), Err(closed));
    assert!(matches!(journal.tags(), Err(JournalError::Store { trouble: StoreTrouble::Closed, .. })));
    assert_eq!(
        open(&folder, &key).unwrap().read_text("settings.aside-1".into()).unwrap().as_deref(),
        Some("a")
    );
    let path = folder.path().to_str().unwrap().to_owned();
    assert!(erase_store(path.clone(), "key".into()).unwrap() >= goes.files - 2);
    assert_eq!(erase_store(path, "key".into()), Ok(0));
}

#[test]
fn a_wrong_key_and_a_broken_key_check_are_told_apart() {
    let Desk { folder, key, store, .. } = desk();
    store.close();
    let other = NewKey { key: new_key().unwrap().key, ..key.clone() };
    assert_eq!(open(&folder, &other).unwrap_err().to_string(), "store.wrong_key");
    let short = NewKey { key: vec![1; 31], ..key.clone() };
    assert_eq!(open(&folder, &short).unwrap_err().to_string(), "store.wrong_key");
    let broken = NewKey { check: "…".into(), ..key };
    assert_eq!(open(&folder, &broken).unwrap_err().to_string(), "store.key_check");
}

/// A store that is open, and whose last page is damaged.
fn damaged() -> (tempfile::TempDir, Arc<Store>) {
    let Desk { folder, key, store, journal } = desk();
    for n in 0..40 {
        journal
            .keep(None, note(&journal, &format!("entry {n} {}", "words ".repeat(200))), None, NOW)
            .unwrap();
    }
    assert_eq!((store.examine(), store.mended().unwrap()), (Ok(()), None));
    store.close();
    let file = folder.path().join("kindself.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let last = bytes.len() - 4000;
    bytes[last] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let store = open(&folder, &key).unwrap();
    (folder, store)
}

#[test]
fn what_is_written_after_a_mending_that_broke_off_with_the_new_file_in_place_is_read() {
    let (folder, store) = damaged();
    assert_eq!(store.read_text("settings".into()), Ok(None), "with a reader that is used again");
    // The copy of the first page is made anew once the new file is in place. This is in its way.
    std::fs::create_dir(folder.path().join("kindself.draft")).unwrap();
    store.mend().unwrap_err();
    store.keep_text("settings".into(), "dark".into()).unwrap();
    assert_eq!(store.read_text("settings".into()), Ok(Some("dark".into())));
}

#[test]
fn damage_found_while_the_app_runs_is_mended_without_closing_it() {
    let (_folder, store) = damaged();
    assert!(matches!(store.examine(), Err(StoreError::Failed { trouble: StoreTrouble::Damaged, .. })));
    let mended = store.mend().unwrap().unwrap();
    assert!(mended.counts[0].collection == "entries" && mended.counts[0].count > 30, "{mended:?}");
    assert_eq!(store.examine(), Ok(()));
}

fn box_breathing() -> BreathedCard {
    BreathedCard {
        id: String::new(),
        subject: Subject::Protocol { id: "box-4".into() },
        started_utc_ms: 0,
        day: String::new(),
        length_ms: 64_000,
        whole: true,
        felt: None,
        ratings: vec![],
        stirred: false,
        harder: false,
        script_length_ms: None,
    }
}

#[test]
fn a_day_begins_at_four_unless_chosen_otherwise_for_the_history_the_settings_and_the_calendars_alike() {
    let Desk { folder: _folder, store, journal, .. } = desk();
    // Half past three on 26 November in Berlin.
    let night = Moment { utc_ms: NOW.utc_ms + 52_200_000, ahead_of_utc_s: 3600, day_begins_min: 240 };
    let days = journal.days(night).unwrap();
    let expected = DaysCard {
        today: "2026-11-25".into(),
        yesterday: "2026-11-24".into(),
        begins_min: 240,
        night: true,
        earliest: "1900-01-01".into(),
        latest: "2026-11-26".into(),
        opens_earliest: "2026-11-26".into(),
        opens_latest: "2076-11-25".into(),
    };
    assert_eq!(days, expected);
    let on = |day: &str| Written { day: day.into(), ..note(&journal, "a") };
    assert!(journal.keep(None, on(&days.earliest), None, night).is_ok());
    assert!(journal.keep(None, on(&days.latest), None, night).is_ok(), "what a calendar offers is kept");
    assert!(journal.keep(None, on("2026-11-27"), None, night).is_err());
    let about = |id: &str| Subject::Protocol { id: id.into() };
    store.remember_session(box_breathing(), night).unwrap();
    let settings = usual_settings().ended(about("box-4"), true, night);
    let remembered = &store.sessions(english(), 0, 9).unwrap()[0];
    assert_eq!(
        (&remembered.day, remembered.started_utc_ms, &settings.first_finished[0].date),
        (&days.today, night.utc_ms, &days.today)
    );
    let nowhere = Moment { utc_ms: i64::MAX, ..NOW };
    assert_eq!(settings.ended(about("sigh"), true, nowhere), settings, "no day, and no error");
}

#[test]
fn a_day_begins_where_the_person_chose_and_what_is_kept_keeps_its_day() {
    let Desk { folder: _folder, store, journal, .. } = desk();
    assert_eq!(day_beginnings(), (0..=12).map(|half_hours| half_hours * 30).collect::<Vec<u16>>());
    // Half past one on 26 November in Berlin.
    let night = Moment { utc_ms: NOW.utc_ms + 45_000_000, ahead_of_utc_s: 3600, day_begins_min: 0 };
    let days = journal.days(night).unwrap();
    assert_eq!((days.today.as_str(), days.begins_min, days.night), ("2026-11-26", 0, false));
    let begun = |now| journal.begin("note".into(), now).unwrap().day;
    let written = Written { day: begun(night), ..note(&journal, "owl") };
    let kept = journal.keep(None, written, None, night).unwrap().id;
    let session = store.remember_session(box_breathing(), night).unwrap();
    // From now on a day begins at six.
    let later = Moment { day_begins_min: 360, ..night };
    let days = journal.days(later).unwrap();
    assert_eq!((days.today.as_str(), days.begins_min, days.night), ("2026-11-25", 360, true));
    assert_eq!(begun(later), "2026-11-25");
    let view = journal.entry(kept.clone(), later).unwrap();
    assert_eq!(view.written.day, "2026-11-26");
    let again = Written { day: view.written.day, ..note(&journal, "changed") };
    journal.keep(Some(kept), again, None, later).unwrap();
    store.remember_session(box_breathing(), later).unwrap();
    let sessions = store.sessions(english(), 0, 9).unwrap();
    let day = |id: &str| sessions.iter().find(|s| s.id == id).unwrap().day.clone();
    assert_eq!(day(&session), "2026-11-26");
    assert_eq!(sessions.iter().filter(|s| s.day == "2026-11-25").count(), 1);
    let far = Moment { day_begins_min: u16::MAX, ..night };
    assert_eq!(journal.days(far).unwrap().begins_min, 360, "the nearest there is");
}

#[test]
fn a_start_sweeps_away_what_an_import_that_was_killed_left_readable() {
    let Desk { folder, key, store, .. } = desk();
    store.close();
    let left = folder.path().join(".daily-you.part");
    std::fs::write(&left, "words in the clear").unwrap();
    open(&folder, &key).unwrap();
    assert!(!left.exists());
}

#[test]
fn damaged_files_set_aside_are_counted_among_what_goes() {
    let Desk { folder, store, .. } = desk();
    let before = store.would_remove().unwrap().files;
    std::fs::write(folder.path().join("kindself.db.aside-1"), "damaged").unwrap();
    assert_eq!(store.would_remove().unwrap().files, before + 1);
    // The same without the store, and without its key.
    store.close();
    std::fs::create_dir(folder.path().join("exports")).unwrap();
    std::fs::write(folder.path().join("exports/out.part"), "on its way").unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    let files = store_files(path.clone()).unwrap();
    // Closing takes the log and its index along.
    assert!((before..=before + 2).contains(&files), "{files} of {before}");
    assert_eq!(erase_store(path.clone(), "key".into()).unwrap(), files);
    assert_eq!(store_files(path).unwrap(), 0);
}

#[test]
fn nothing_written_over_stays_in_the_log_once_the_app_rests_or_comes_back() {
    let Desk { folder, store, journal, .. } = desk();
    let log = folder.path().join("kindself.db-wal");
    let length = || std::fs::metadata(&log).unwrap().len();
    for settle in [
        |store: &Store, _: &Journal| store.rest().unwrap(),
        |_: &Store, journal: &Journal| {
            journal.tidy(NOW).unwrap();
        },
    ] {
        journal.keep_draft(None, None, note(&journal, "a"), NOW).unwrap();
        assert!(length() > 0);
        settle(&store, &journal);
        assert_eq!(length(), 0);
    }
}

#[test]
fn a_start_that_set_a_damaged_file_aside_keeps_it_whatever_was_deleted_before_and_the_next_one_empties_the_trash()
 {
    let Desk { folder, key, store, journal } = desk();
    let card = journal.keep(None, note(&journal, "lantern"), None, NOW).unwrap();
    journal.delete(card.id).unwrap();
    store.close();
    // The first page is read at opening.
    let file = folder.path().join("kindself.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[4000] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let start = || {
        let store = open(&folder, &key).unwrap();
        let journal = Journal::new(store.clone(), Content::new("en".into()).unwrap());
        journal.tidy(NOW).unwrap();
        assert!(journal.entries(ALL, None, 9, NOW).unwrap().entries.is_empty());
        store
    };
    let store = start();
    let mended = store.mended().unwrap().unwrap();
    assert_eq!(mended.counts[0].count, 1);
    let aside = folder.path().join(mended.aside);
    assert!(aside.exists());
    store.close();
    start();
    assert!(!aside.exists());
}
