//! A store in a folder of its own, for the tests of every module that keeps something.

#![allow(clippy::disallowed_methods, reason = "tests look at the files themselves")]

mod belonging;
mod damage;
mod leftovers;
mod recovery;
mod rekeyed;

use super::*;
use crate::content::Catalogue;
use crate::time::{Moment, UtcMillis};
use tempfile::TempDir;

/// A store, and the folder that goes with it.
pub(crate) struct Desk {
    pub store: Store,
    pub folder: TempDir,
    pub catalogue: Catalogue,
}

pub(crate) fn key() -> Key {
    Key::new(&[7; 32]).unwrap()
}

pub(crate) fn check() -> KeyCheck {
    KeyCheck::new(&key(), &[9; 16])
}

pub(crate) fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(), check()).unwrap();
    Desk { store, folder, catalogue: Catalogue::bundled().unwrap() }
}

impl Desk {
    /// Keeps an entry under an id of sixteen times that byte.
    pub fn keep(&mut self, id: u8, written: crate::journal::Written, now: Moment) -> crate::journal::Entry {
        let id = crate::journal::EntryId([id; 16]);
        crate::journal::entries::keep(&mut self.store, &self.catalogue, id, written, None, now).unwrap()
    }

    /// Closes the store and opens it again, as after a kill.
    pub fn reopened(self) -> Self {
        drop(self.store);
        let store = Store::open(self.folder.path(), key(), check()).unwrap();
        Self { store, ..self }
    }
}

/// Noon, UTC, on that day.
pub(crate) fn noon(day: &str) -> Moment {
    let at = format!("{day}T12:00:00Z");
    let at = chrono::DateTime::parse_from_rfc3339(&at).unwrap().timestamp_millis();
    Moment::new(UtcMillis(at), 0)
}

#[test]
fn the_whole_schema_stands_on_the_first_page() {
    let desk = desk();
    let sql = "SELECT count(DISTINCT pageno) FROM dbstat WHERE name = 'sqlite_schema'";
    let pages: u32 = desk.store.reader().connection().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(pages, 1, "the copy of the first page would no longer be enough to read a damaged file");
}

#[test]
fn a_text_kept_comes_back_after_opening_again() {
    let mut desk = desk();
    kept::keep(&mut desk.store, "settings", "a").unwrap();
    kept::keep(&mut desk.store, "settings", "b").unwrap();
    let desk = desk.reopened();
    assert_eq!(kept::read(desk.store.reader(), "settings").unwrap().as_deref(), Some("b"));
    assert_eq!(kept::read(&desk.store.another_reader().unwrap(), "settings").unwrap().as_deref(), Some("b"));
}

#[test]
fn a_wrong_key_is_told_from_damage_and_changes_nothing() {
    let mut desk = desk();
    kept::keep(&mut desk.store, "settings", "a").unwrap();
    let before = files(&desk);
    let other = Key::new(&[8; 32]).unwrap();
    let opened = Store::open(desk.folder.path(), other.clone(), check());
    assert_eq!(opened.map(drop).unwrap_err(), StoreError::WrongKey);
    assert_eq!(files(&desk), before, "nothing was moved, made or changed");
    assert!(!check().knows(&other) && check().knows(&key()));
}

#[test]
fn a_key_check_comes_back_from_its_text_and_a_changed_one_is_refused() {
    let text = check().to_text().unwrap();
    assert_eq!(KeyCheck::from_text(&text), Ok(check()));
    assert!(!text.contains(&hex(key().bytes())), "the key itself is not in it");
    assert!(KeyCheck::from_text(&text.replace("salt", "malt")).is_err());
    assert_eq!(unhex::<2>("0aff"), Some([10, 255]));
    for wrong in ["0af", "0affff", "0agf", "+1ff", "é1f"] {
        assert_eq!(unhex::<2>(wrong), None, "{wrong}");
    }
}

#[test]
fn a_file_of_a_newer_version_is_refused_politely_and_left_as_it_is() {
    let desk = desk();
    let newer = migrations::NEWEST + 1;
    desk.store.reader().connection().pragma_update(None, "user_version", newer).unwrap();
    let folder = desk.folder;
    drop(desk.store);
    for _ in 0..2 {
        let opened = Store::open(folder.path(), key(), check());
        assert_eq!(opened.map(drop).unwrap_err(), StoreError::Newer { found: newer });
    }
}

/// Files of every schema there was, made when it was the newest. They are never made anew.
#[test]
fn a_file_of_every_older_schema_opens_with_all_that_is_in_it() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/store");
    for schema in 1..=migrations::NEWEST {
        let fixture = std::path::Path::new(fixtures).join(format!("schema-{schema}.db"));
        if std::env::var_os("KINDSELF_WRITE_FIXTURES").is_some() && !fixture.exists() {
            write_fixture(&fixture);
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(&fixture, folder.path().join("kindself.db")).unwrap();
        let store = Store::open(folder.path(), key(), check()).unwrap();
        assert_eq!(store.mended(), None, "schema {schema}");
        let catalogue = Catalogue::bundled().unwrap();
        assert_eq!(kept::read(store.reader(), "settings").unwrap().as_deref(), Some("as they were"));
        let filter = crate::journal::entries::Filter { tags: vec!["EVENING".into()], ..Default::default() };
        let found = crate::search::find(store.reader(), &catalogue, "lanter", &filter, 0, 10).unwrap();
        assert_eq!(found.hits.len(), 1, "schema {schema}");
        let folded = kept::read(store.reader(), "search-fold").unwrap();
        assert_eq!(folded, Some(crate::search::fold::VERSION.to_string()), "schema {schema}");
        assert_eq!(crate::journal::drafts::all(store.reader()).unwrap().len(), 1);
        let session = crate::history::list(store.reader(), 0, 10).unwrap().remove(0);
        assert_eq!(
            (session.felt, session.practiced == practiced()),
            (Some(7), schema > 1),
            "schema {schema}"
        );
        let keepsakes = crate::keepsakes::list(store.reader(), None).unwrap();
        let keepsakes: Vec<_> = keepsakes.into_iter().map(|keepsake| keepsake.thing).collect();
        assert_eq!(keepsakes, if schema > 1 { vec![keepsake()] } else { vec![] }, "schema {schema}");
        let favourites = crate::favourites::list(store.reader()).unwrap();
        let favourites: Vec<_> = favourites.into_iter().map(|favourite| favourite.subject).collect();
        assert_eq!(favourites, if schema > 2 { vec![favourite()] } else { vec![] }, "schema {schema}");
        let answers = crate::scales::kept::list(store.reader(), None).unwrap();
        let answers: Vec<_> = answers.into_iter().map(|taken| taken.answered.sheet).collect();
        assert_eq!(answers, if schema > 4 { vec![answered()] } else { vec![] }, "schema {schema}");
        let wordings = crate::scales::kept::wordings(store.reader(), None).unwrap();
        assert_eq!(wordings.len(), usize::from(schema > 4), "schema {schema}");
        let id = found.hits[0].entry.id;
        let today = noon("2026-11-25").day().unwrap();
        assert!(crate::journal::entries::previous(store.reader(), id, today).unwrap().is_some());
    }
}

#[test]
fn what_an_older_version_folded_is_folded_anew_once_when_the_store_is_opened() {
    let mut desk = desk();
    let mut written = crate::journal::tests::note("зʼява, ٢٠٢٥", "2026-11-24");
    written.tags.extend(["C".to_owned(), "C++".to_owned()]);
    desk.keep(1, written.clone(), noon("2026-11-25"));
    desk.keep(2, written, noon("2026-11-25"));
    crate::journal::entries::delete(&mut desk.store, crate::journal::EntryId([2; 16])).unwrap();
    let found = |desk: &Desk, text: &str, tag: &str| {
        let tags = (!tag.is_empty()).then(|| tag.to_owned()).into_iter().collect();
        let filter = crate::journal::entries::Filter { tags, ..Default::default() };
        crate::search::find(desk.store.reader(), &desk.catalogue, text, &filter, 0, 10).unwrap().hits.len()
    };
    let changed = |desk: &Desk| -> i64 {
        desk.store.reader().connection().query_row("SELECT total_changes()", [], |row| row.get(0)).unwrap()
    };
    // As the first version left it: another fold, C and C++ as one tag, and no word of how it was folded.
    let old = desk.store.reader().connection();
    old.execute_batch(
        "UPDATE search SET words = 'зʼява ٢٠٢٥ c'; DELETE FROM tag WHERE name = 'C++';
         DELETE FROM kept WHERE name = 'search-fold';",
    )
    .unwrap();
    assert_eq!((found(&desk, "2025", ""), found(&desk, "", "c++")), (0, 0), "as it was");
    let desk = desk.reopened();
    assert_eq!((found(&desk, "з'ява 2025", ""), found(&desk, "", "c++"), found(&desk, "", "C")), (1, 1, 1));
    let tags: u32 =
        desk.store.reader().connection().query_row("SELECT count(*) FROM tag", [], |row| row.get(0)).unwrap();
    assert_eq!(tags, 4, "also of what is deleted and can be had back");
    let desk = desk.reopened();
    assert_eq!(changed(&desk), 0, "once");
    // And so is what a newer version has folded.
    kept_as(&desk, "99");
    let desk = desk.reopened();
    assert!(changed(&desk) > 0 && found(&desk, "2025", "") == 1);
}

fn kept_as(desk: &Desk, version: &str) {
    let sql = "UPDATE kept SET text = ?1 WHERE name = 'search-fold'";
    assert_eq!(desk.store.reader().connection().execute(sql, [version]), Ok(1));
}

fn write_fixture(fixture: &std::path::Path) {
    let mut desk = desk();
    kept::keep(&mut desk.store, "settings", "as they were").unwrap();
    let now = noon("2026-11-25");
    for text in ["The first words", "The lantern, relit"] {
        let mut written = crate::journal::tests::note(text, "2026-11-24");
        written.tags.insert("Evening".into());
        desk.keep(1, written, now);
    }
    let draft = crate::journal::Draft {
        id: crate::journal::DraftId([3; 16]),
        entry: None,
        saved: now.at,
        written: crate::journal::tests::note("half a", "2026-11-25"),
    };
    crate::journal::drafts::keep(&mut desk.store, &draft, None).unwrap();
    let session = crate::history::Breathed { practiced: practiced(), ..breathed(7) };
    crate::history::remember(&mut desk.store, &session).unwrap();
    let id = crate::keepsakes::KeepsakeId([8; 16]);
    crate::keepsakes::keep(&mut desk.store, id, keepsake(), now.at).unwrap();
    crate::favourites::keep(&mut desk.store, favourite(), now.at).unwrap();
    let wording = crate::scales::kept::tests::brought();
    crate::scales::kept::keep_wording(&mut desk.store, wording, now.at).unwrap();
    let (instrument, id) = (crate::scales::kept::tests::instrument(), crate::scales::kept::TakenId([9; 16]));
    crate::scales::kept::take(&mut desk.store, &instrument, id, answered(), [].into(), now.at, now).unwrap();
    std::fs::create_dir_all(fixture.parent().unwrap()).unwrap();
    desk.store.checkpoint().unwrap();
    std::fs::copy(desk.folder.path().join("kindself.db"), fixture).unwrap();
}

fn practiced() -> crate::history::Practiced {
    let pair = crate::content::PairId("tense".into());
    crate::history::Practiced {
        ratings: vec![crate::session::Rated { pair, first: Some(7), second: None }],
        stirred: true,
        harder: true,
        script_length: Some(crate::time::Millis(480_000)),
    }
}

/// In a wording that was brought.
fn answered() -> crate::scales::Sheet {
    let wording = crate::scales::kept::tests::brought().name();
    crate::scales::Sheet { wording, ..crate::scales::kept::tests::sheet(&[(1, 5), (2, 1), (4, 3)]) }
}

fn favourite() -> crate::session::Subject {
    crate::session::Subject::Practice(crate::content::PracticeId("self-compassion-break".into()))
}

fn keepsake() -> crate::keepsakes::Thing {
    let step = crate::content::StepId("need".into());
    let practice = crate::content::PracticeId("self-compassion-break".into());
    crate::keepsakes::Thing {
        kind: crate::content::KeptKind::KindSentence,
        what: crate::keepsakes::Kept::Words("Easy now.".into()),
        from: crate::keepsakes::Origin { practice, step },
    }
}

pub(crate) fn breathed(felt: u8) -> crate::history::Breathed {
    crate::history::Breathed {
        id: crate::history::SessionId([felt; 16]),
        subject: crate::session::Subject::Protocol(crate::content::ProtocolId("box-4".into())),
        started: UtcMillis(1_764_000_000_000),
        day: "2025-11-24".parse().unwrap(),
        length: crate::time::Millis(64_000),
        whole: true,
        felt: Some(felt),
        since: UtcMillis(1_764_000_000_000),
        practiced: crate::history::Practiced::default(),
    }
}

/// Every file of the folder, with what is in it.
pub(crate) fn files(desk: &Desk) -> std::collections::BTreeMap<String, Vec<u8>> {
    let all = std::fs::read_dir(desk.folder.path()).unwrap();
    all.map(|entry| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap())
    })
    .filter(|(name, _)| !name.ends_with("-shm"))
    .collect()
}

#[test]
fn whoever_watches_is_told_each_topic_once() {
    let mut desk = desk();
    desk.store.take_changes();
    kept::keep(&mut desk.store, "a", "1").unwrap();
    kept::keep(&mut desk.store, "a", "2").unwrap();
    crate::history::remember(&mut desk.store, &breathed(1)).unwrap();
    let changes: Vec<Topic> = desk.store.take_changes().into_iter().collect();
    assert_eq!(changes, [Topic("kept"), Topic("sessions")]);
    assert!(desk.store.take_changes().is_empty());
}

#[test]
fn a_reader_sees_what_was_there_when_it_began_and_the_writer_does_not_wait_for_it() {
    let mut desk = desk();
    kept::keep(&mut desk.store, "a", "1").unwrap();
    let reader = desk.store.another_reader().unwrap();
    let seen = reader.connection().unchecked_transaction().unwrap();
    assert_eq!(kept::read(&reader, "a").unwrap().as_deref(), Some("1"));
    kept::keep(&mut desk.store, "a", "2").unwrap();
    assert_eq!(kept::read(&reader, "a").unwrap().as_deref(), Some("1"));
    drop(seen);
    assert_eq!(kept::read(&reader, "a").unwrap().as_deref(), Some("2"));
    assert!(reader.connection().execute("DELETE FROM kept", []).is_err(), "a reader only reads");
}

#[test]
fn a_text_that_cannot_be_read_is_set_aside_beside_those_before_it() {
    let mut desk = desk();
    for text in ["x", "y"] {
        kept::keep(&mut desk.store, "session", text).unwrap();
        kept::set_aside(&mut desk.store, "session").unwrap();
    }
    kept::set_aside(&mut desk.store, "session").unwrap();
    let read = |name: &str| kept::read(desk.store.reader(), name).unwrap();
    assert_eq!(read("session"), None);
    assert_eq!(
        (read("session.aside-1").as_deref(), read("session.aside-2").as_deref()),
        (Some("x"), Some("y"))
    );
    kept::forget(&mut desk.store, "session.aside-1").unwrap();
    assert_eq!(kept::read(desk.store.reader(), "session.aside-1").unwrap(), None);
}

#[test]
fn sessions_are_listed_newest_first_say_how_they_were_and_go_when_told() {
    let mut desk = desk();
    for n in 1..=3 {
        let started = UtcMillis(1_764_000_000_000 + i64::from(n));
        crate::history::remember(&mut desk.store, &crate::history::Breathed { started, ..breathed(n) })
            .unwrap();
    }
    let id = crate::history::SessionId([2; 16]);
    crate::history::felt(&mut desk.store, id, Some(99)).unwrap();
    let felt: Vec<_> =
        crate::history::list(desk.store.reader(), 0, 10).unwrap().iter().map(|s| s.felt).collect();
    assert_eq!(felt, [Some(3), Some(10), Some(1)], "ten is the most");
    assert_eq!(crate::history::list(desk.store.reader(), 1, 1).unwrap()[0].id, id);
    crate::history::forget(&mut desk.store, id).unwrap();
    assert_eq!(crate::history::count(desk.store.reader()), Ok(2));
}

#[test]
fn a_session_that_only_a_newer_version_knows_costs_its_name_and_not_the_list() {
    let mut desk = desk();
    let newer = r#"{"programme":{"week":3}}"#;
    let subject = serde_json::from_str(newer).unwrap();
    crate::history::remember(&mut desk.store, &crate::history::Breathed { subject, ..breathed(1) }).unwrap();
    crate::history::remember(&mut desk.store, &breathed(2)).unwrap();
    let listed = crate::history::list(desk.store.reader(), 0, 10).unwrap();
    let subjects = listed.iter().map(|session| serde_json::to_string(&session.subject).unwrap());
    let subjects: Vec<String> = subjects.collect();
    assert!(subjects.len() == 2 && subjects.iter().any(|subject| subject == newer), "{subjects:?}");
}

#[test]
fn erasing_leaves_no_file_and_tells_how_many_there_were() {
    let mut desk = desk();
    kept::keep(&mut desk.store, "a", "1").unwrap();
    let folder = desk.folder.path().to_owned();
    std::fs::write(folder.join("key"), "wrapped").unwrap();
    std::fs::create_dir(folder.join("on-its-way")).unwrap();
    std::fs::write(folder.join("on-its-way/export"), "…").unwrap();
    drop(desk.store);
    let count = erase::files(&folder).unwrap();
    assert!(count >= 4, "file, first page, key, export: {count}");
    assert_eq!(erase::erase(&folder, "key"), Ok(count));
    assert!(!folder.exists());
    assert_eq!(erase::erase(&folder, "key"), Ok(0), "once more changes nothing");
}
