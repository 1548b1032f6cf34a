//! What a person wrote stands in no error, and the process says nothing of it, not even when it crashes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use kindself::{
    Archive, Content, EntryFilter, EntryValue, FieldValue, ImportSource, Journal, Moment, Store, Written,
    new_key,
};
use std::fmt::{Debug, Display};
use std::fs;
use std::path::Path;
use std::process::Command;

const CANARY: &str = "nightjar-canary-9";
/// 2026-11-25, noon, UTC.
const NOW: Moment = Moment { utc_ms: 1_795_608_000_000, ahead_of_utc_s: 0, day_begins_min: 240 };
/// Where it is set, the test is the process that is listened to, and lives in that folder: it takes none away as it crashes.
const SAYS: &str = "KINDSELF_SAYS_WHAT_IT_HAS";

/// Does what can be done with words, and everything that is refused of it; every error as text.
fn a_life(folder: &Path) -> Vec<String> {
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let key = new_key().unwrap();
    fs::create_dir(folder.join("store")).unwrap();
    let store = Store::open(path("store"), key.key, key.check).unwrap();
    let content = Content::new("en".into()).unwrap();
    let journal = Journal::new(store.clone(), content.clone());
    let archive = Archive::new(store.clone(), content.clone(), 2);
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let mut errors = Vec::new();

    let field = |field: &str, value| FieldValue { field: field.into(), value };
    let text = |text: &str| field("text", EntryValue::Text { text: text.into() });
    let written = || Written { values: vec![text(CANARY)], ..journal.begin("note".into(), NOW).unwrap() };
    let kept = journal.keep(None, written(), None, NOW).unwrap();
    journal.keep_draft(None, None, written(), NOW).unwrap();
    let filter =
        |tag: &str| EntryFilter { kinds: vec![], tags: vec![tag.into()], from: None, to: None, rated: false };
    journal.search(CANARY.into(), filter(CANARY), 0, 9, NOW).unwrap();
    for refused in [
        Written { kind: CANARY.into(), ..written() },
        Written { day: CANARY.into(), ..written() },
        Written { day: "9999-01-01".into(), ..written() },
        Written { opens: Some(CANARY.into()), ..written() },
        Written { tags: vec![CANARY.repeat(20)], ..written() },
        Written { values: vec![text(&CANARY.repeat(100_000))], ..written() },
        Written { values: vec![field("mood", EntryValue::Text { text: CANARY.into() })], ..written() },
        Written { values: vec![field("text", EntryValue::Choice { id: CANARY.into() })], ..written() },
        Written { values: vec![field("mood", EntryValue::Rating { number: 99 }), text(CANARY)], ..written() },
    ] {
        errors.push(said(journal.keep(None, refused, None, NOW).unwrap_err()));
    }
    errors.push(said(journal.entry(CANARY.into(), NOW).unwrap_err()));
    errors.push(said(journal.delete(CANARY.into()).unwrap_err()));
    errors.push(said(journal.entries(filter(""), Some(CANARY.into()), 9, NOW).unwrap_err()));
    let own = |step: &str, words: String| {
        store.keep_words(content.clone(), "self-compassion-break".into(), step.into(), words, NOW)
    };
    own("need", CANARY.into()).unwrap();
    errors.push(said(own("need", CANARY.repeat(100)).unwrap_err()));
    errors.push(said(own(CANARY, CANARY.into()).unwrap_err()));
    journal.delete(kept.id.clone()).unwrap();
    journal.forget(kept.id, NOW).unwrap();

    for (name, bytes) in [
        ("table.csv", format!("date,{CANARY}\n2026-01-01,{CANARY}\n")),
        ("nothing.age", CANARY.repeat(50)),
        (CANARY, String::new()),
    ] {
        fs::write(folder.join(name), bytes).unwrap();
        for source in [ImportSource::Daylio, ImportSource::Presently, ImportSource::DailyYou] {
            let read = runtime.block_on(archive.clone().look_at_import(path(name), source, NOW, None));
            errors.push(said(read.unwrap_err()));
        }
        let read = runtime.block_on(archive.clone().look(path(name), CANARY.into(), NOW, None));
        errors.push(said(read.unwrap_err()));
    }
    let made = runtime.block_on(archive.clone().export(path("none/at/all"), CANARY.into(), false, NOW, None));
    errors.push(said(made.unwrap_err()));
    errors
}

fn said(error: impl Debug + Display) -> String {
    format!("{error} {error:?}")
}

#[test]
fn no_error_holds_what_a_person_wrote_and_no_terminal_hears_it() {
    if let Some(folder) = std::env::var_os(SAYS) {
        a_life(Path::new(&folder));
        std::process::abort();
    }
    let (folder, childs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let errors = a_life(folder.path());
    assert!(errors.len() > 20);
    for error in errors {
        assert!(!error.contains("canary"), "{error}");
    }
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "no_error_holds_what_a_person_wrote_and_no_terminal_hears_it", "--nocapture"])
        .env(SAYS, childs.path())
        .env("RUST_BACKTRACE", "full")
        .env("RUST_LOG", "trace")
        .output()
        .unwrap();
    assert!(child.status.code().is_none(), "it crashed, as it was to: {:?}", child.status);
    for heard in [child.stdout, child.stderr] {
        let heard = String::from_utf8_lossy(&heard);
        assert!(!heard.contains("canary"), "{heard}");
    }
}
