//! What version 0.1 kept opens unchanged: its store, its archive, its saved sessions and settings. The files were written by
//! that version itself (`KINDSELF_WRITE_FIXTURES=1`, where a file is missing) and are never made anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use kindself_core::archive::{Passphrase, Setting, export, merge, open};
use kindself_core::breath::PaceChange;
use kindself_core::content::{Catalogue, KindField, KindId, Language, Pattern, PracticeId, ProtocolId};
use kindself_core::fields::{Feeling, FieldId, Shape, Value};
use kindself_core::history::{self, Breathed, Practiced, SessionId};
use kindself_core::journal::entries::{self, Filter};
use kindself_core::journal::{Draft, DraftId, EntryId, Written, drafts};
use kindself_core::player::{Event, Session};
use kindself_core::session::{Choice, Holds, Manner, Plan, Subject};
use kindself_core::settings::{OwnPattern, Settings, Theme};
use kindself_core::store::{Key, KeyCheck, Reader, Store, kept};
use kindself_core::time::{DayBegins, Millis, Moment, MonotonicMillis, UtcMillis};
use kindself_core::timeline::Guide;
use serde_json::json;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

const PASSPHRASE: &str = "a lantern on the quiet stair";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/version-0.1")
}

fn key() -> (Key, KeyCheck) {
    let key = Key::new(&[7; 32]).unwrap();
    let check = KeyCheck::new(&key, &[9; 16]);
    (key, check)
}

fn at(day: &str) -> Moment {
    let at = format!("{day}T12:00:00Z").parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    Moment::new(UtcMillis(at.timestamp_millis()), 0)
}

/// What is read of a store, told in words of no version.
fn told(reader: &Reader) -> serde_json::Value {
    let entries = entries::list(reader, &Filter::default(), None, 100).unwrap();
    let before = |id| entries::previous(reader, id, at("2026-11-30").day().unwrap()).ok().flatten();
    let entries: Vec<_> = entries
        .iter()
        .map(|entry| {
            json!({ "entry": entry, "before": before(entry.id).map(|(edited, written)| json!([edited, written])) })
        })
        .collect();
    let drafts: Vec<_> = drafts::all(reader)
        .unwrap()
        .into_iter()
        .map(|draft| json!({ "id": draft.id, "entry": draft.entry, "saved": draft.saved, "written": draft.written }))
        .collect();
    let sessions: Vec<_> = history::list(reader, 0, 100)
        .unwrap()
        .into_iter()
        .map(|session| {
            json!({
                "id": session.id.text(), "subject": as_it_was_called(&session.subject), "started": session.started,
                "day": session.day, "length": session.length, "whole": session.whole,
                "felt": session.felt, "since": session.since,
            })
        })
        .collect();
    let tags = entries::tags(reader).unwrap();
    json!({
        "entries": entries, "drafts": drafts, "sessions": sessions, "tags": tags,
        "settings": kept::read(reader, "settings").unwrap(),
    })
}

fn expected() -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(folder().join("store.json")).unwrap()).unwrap()
}

fn opened(from: &Path) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(from, folder.path().join("kindself.db")).unwrap();
    let (key, check) = key();
    let store = Store::open(folder.path(), key, check).unwrap();
    assert_eq!(store.mended(), None);
    (folder, store)
}

#[test]
fn the_store_opens_with_every_record_as_it_was() {
    if std::env::var_os("KINDSELF_WRITE_FIXTURES").is_some() && !folder().exists() {
        write();
    }
    let (_folder, store) = opened(&folder().join("store.db"));
    assert_eq!(told(store.reader()), expected());
    assert_eq!(kept::read(store.reader(), "session").unwrap().as_deref(), Some("of this phone alone"));
}

#[test]
fn the_archive_opens_and_brings_everything_into_an_empty_store_by_both_modes() {
    let catalogue = Catalogue::bundled().unwrap();
    let path = folder().join("archive.kindself");
    for mode in [merge::Mode::Replace, merge::Mode::Merge { restore_deleted: false }] {
        let passphrase = Passphrase::given(PASSPHRASE);
        let (contents, _) =
            open::open(&path, &passphrase, &catalogue, &mut |_| ControlFlow::Continue(())).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (key, check) = key();
        let mut store = Store::open(folder.path(), key, check).unwrap();
        let now = at("2026-11-30");
        merge::apply(&mut store, &catalogue, &contents, mode, now, &mut |_| ControlFlow::Continue(()))
            .unwrap();
        assert_eq!(told(store.reader()), expected(), "{mode:?}");
        assert_eq!(kept::read(store.reader(), "session").unwrap(), None);
        // What was deleted stays so: its mark came along.
        let again = Written { version: 1, ..note("to be gone") };
        entries::keep(&mut store, &catalogue, EntryId([99; 16]), again, None, now).unwrap();
        assert_eq!(
            entries::count(store.reader()).unwrap() as usize,
            expected()["entries"].as_array().unwrap().len() + 1
        );
    }
}

#[test]
fn saved_sessions_are_taken_up_at_the_same_breath_or_line() {
    let catalogue = Catalogue::bundled().unwrap();
    let expected: Vec<serde_json::Value> =
        serde_json::from_str(&std::fs::read_to_string(folder().join("sessions.json")).unwrap()).unwrap();
    assert_eq!(expected.len(), subjects(&catalogue).len());
    for expected in expected {
        let record = expected["record"].as_str().unwrap();
        let session = Session::restore(record, BTreeMap::new(), &catalogue).unwrap();
        assert_eq!(stands(&session), expected["stands"], "{record}");
    }
}

#[test]
fn settings_are_read_as_they_were_chosen() {
    let catalogue = Catalogue::bundled().unwrap();
    let text = expected()["settings"].as_str().unwrap().to_owned();
    assert_eq!(Settings::from_text(&text, &catalogue).unwrap(), settings());
}

/// A subject by the names of that version: a practice was a structure.
fn as_it_was_called(subject: &Subject) -> serde_json::Value {
    match subject {
        Subject::Practice(id) => json!({ "structure": id }),
        Subject::Protocol(_) | Subject::Own(_) | Subject::Other(_) => json!(subject),
    }
}

/// Where a session stands: its breath and the words on the screen.
fn stands(session: &Session) -> serde_json::Value {
    let position = session.position(MonotonicMillis(0));
    json!({
        "subject": as_it_was_called(&session.plan().subject),
        "breath": position.breath.map(|breath| breath.0),
        "line": session.timeline().line(position.line),
    })
}

fn settings() -> Settings {
    let pattern = Pattern { inhale: Millis(4500), exhale: Millis(6500), ..Pattern::default() };
    Settings {
        theme: Theme::Dark,
        reduce_motion: true,
        guide: Guide { voice: true, tones: false, bell: true, touch: false },
        start_pace: Some(Millis(3500)),
        delay: Millis::ZERO,
        holds: Holds::With,
        keep_screen_on: false,
        own_music: true,
        day_begins: DayBegins::USUAL,
        country: Some("AT".into()),
        own_patterns: vec![OwnPattern { name: "on the stairs".into(), pattern }],
        first_finished: [(ProtocolId("box-4".into()), "2026-11-20".parse().unwrap())].into(),
    }
}

fn subjects(catalogue: &Catalogue) -> Vec<Subject> {
    let own =
        Pattern { inhale: Millis(4000), hold_full: Millis(1000), exhale: Millis(6000), ..Pattern::default() };
    let protocols = catalogue.protocols.iter().map(|protocol| Subject::Protocol(protocol.id.clone()));
    let practices =
        ["three-minute-breathing-space", "balanced-minds-srb-1", "grounding", "noticing", "steady"];
    let practices = practices.into_iter().map(|id| Subject::Practice(PracticeId(id.into())));
    protocols.take(10).chain(practices).chain([Subject::Own(own)]).collect()
}

fn note(text: &str) -> Written {
    Written {
        kind: KindId("note".into()),
        version: 1,
        day: "2026-11-24".parse().unwrap(),
        values: [(FieldId("text".into()), Value::Text(text.into()))].into(),
        tags: ["Evening".to_owned()].into(),
        opens: None,
    }
}

/// Something in every field of a kind.
fn whole(catalogue: &Catalogue, kind: &KindId) -> Written {
    let kind = catalogue.kind(kind).unwrap();
    let value = |field: &KindField| match field.shape()? {
        Shape::Text { .. } => Some(Value::Text("Some words,\nand a lantern. זמן".into())),
        Shape::Rating { .. } => Some(Value::Rating(7)),
        Shape::Feelings { strength_most, .. } => Some(Value::Feelings(vec![Feeling {
            word: "tender".into(),
            strength: strength_most.map(|most| most.0 / 2),
        }])),
        Shape::Choice { options } => Some(Value::Choice(options[0].clone())),
        Shape::List { .. } => Some(Value::List(vec!["one".into(), "two".into()])),
    };
    let values = kind.fields.iter().filter(|field| !field.retired);
    Written {
        kind: kind.id.clone(),
        version: kind.version,
        values: values.filter_map(|field| Some((field.id.clone(), value(field)?))).collect(),
        tags: ["Evening".to_owned(), kind.id.0.clone()].into(),
        ..note("")
    }
}

/// Writes the files, as this version has them.
fn write() {
    let catalogue = Catalogue::bundled().unwrap();
    let temporary = tempfile::tempdir().unwrap();
    let (key, check) = key();
    let mut store = Store::open(temporary.path(), key, check).unwrap();
    let now = at("2026-11-24");
    let keep = |store: &mut Store, id: u8, written: Written, day: &str| {
        entries::keep(store, &catalogue, EntryId([id; 16]), written, None, at(day)).unwrap();
    };
    for (id, kind) in (1..).zip(&catalogue.kinds) {
        keep(&mut store, id, whole(&catalogue, &kind.id), "2026-11-24");
    }
    keep(
        &mut store,
        1,
        Written { day: "2026-11-20".parse().unwrap(), ..whole(&catalogue, &catalogue.kinds[0].id) },
        "2026-11-25",
    );
    let mut letter = whole(&catalogue, &KindId("letter".into()));
    letter.opens = Some("2027-03-01".parse().unwrap());
    keep(&mut store, 40, letter, "2026-11-24");
    keep(&mut store, 41, note("to be gone"), "2026-11-24");
    entries::delete(&mut store, EntryId([41; 16])).unwrap();
    entries::forget(&mut store, EntryId([41; 16]), now.at).unwrap();
    for (n, entry) in [(50, None), (51, Some(EntryId([2; 16])))] {
        let written = whole(&catalogue, &catalogue.kinds[1].id);
        let draft = Draft { id: DraftId([n; 16]), entry, saved: UtcMillis(now.at.0 + i64::from(n)), written };
        drafts::keep(&mut store, &draft, now.day()).unwrap();
    }
    let mut records = Vec::new();
    for (n, subject) in (60..).zip(subjects(&catalogue)) {
        let started = UtcMillis(now.at.0 + i64::from(n) * 60_000);
        let felt = (n % 3 > 0).then_some(n % 11);
        let session = Breathed {
            id: SessionId([n; 16]),
            subject: subject.clone(),
            started,
            day: now.day().unwrap(),
            length: Millis(61_234),
            whole: n % 2 == 0,
            felt,
            since: started,
            practiced: Practiced::default(),
        };
        history::remember(&mut store, &session).unwrap();
        records.push(saved(subject, &catalogue));
    }
    history::forget(&mut store, SessionId([61; 16])).unwrap();
    kept::keep(&mut store, "settings", &settings().to_text().unwrap()).unwrap();
    kept::keep(&mut store, "session", "of this phone alone").unwrap();
    std::fs::create_dir_all(folder()).unwrap();
    let write = |name: &str, value: &serde_json::Value| {
        std::fs::write(folder().join(name), format!("{}\n", serde_json::to_string_pretty(value).unwrap()))
            .unwrap();
    };
    write("store.json", &told(store.reader()));
    write("sessions.json", &records.into());
    let language = Language::new("en");
    let setting = Setting { catalogue: &catalogue, language: &language, now: at("2026-11-25"), work: 2 };
    let passphrase = Passphrase::new(PASSPHRASE).unwrap();
    let target = folder().join("archive.kindself");
    export::export(store.reader(), &setting, &target, &passphrase, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    store.rest().unwrap();
    drop(store);
    std::fs::copy(temporary.path().join("kindself.db"), folder().join("store.db")).unwrap();
}

/// A session in its middle, with a wish where one is possible.
fn saved(subject: Subject, catalogue: &Catalogue) -> serde_json::Value {
    let choice = Choice {
        subject,
        length: Millis(180_000),
        start_pace: Millis(3000),
        holds: Holds::With,
        guide: Guide { voice: true, ..Guide::default() },
        language: Language::new("en"),
        first_finished: None,
        manner: Manner::default(),
        now: at("2026-11-24"),
    };
    let mut session = Session::new(Plan::new(&choice, catalogue).unwrap(), catalogue).unwrap();
    session.apply(Event::Resume, MonotonicMillis(0), catalogue);
    session.apply(Event::ChangePace(PaceChange::Slower), MonotonicMillis(20_000), catalogue);
    let now = MonotonicMillis(session.timeline().end.0 / 2);
    let record = session.record(now).to_text().unwrap();
    let restored = Session::restore(&record, BTreeMap::new(), catalogue).unwrap();
    json!({ "record": record, "stands": stands(&restored) })
}
