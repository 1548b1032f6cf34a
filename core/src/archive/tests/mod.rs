//! A desk with something of everything on it, and archives made with little work.

#![allow(clippy::disallowed_methods, reason = "tests look at the files that were made")]

mod archives;
mod merging;
mod mutations;
mod of_favourites;
mod of_practices;
mod of_scales;
mod plain_exports;
mod recovering;
mod two_devices;
mod with_drafts;

use super::export::{markdown, snapshot, writer};
use super::format::{envelope, manifest, members};
use super::*;
use crate::collections::SCHEMA;
use crate::content::KeptKind;
use crate::favourites;
use crate::history::{Breathed, Practiced, SessionId, remember};
use crate::journal::collection::{DraftLine, EntryLine};
use crate::journal::{Draft, DraftId, EntryId, Written, drafts, entries};
use crate::keepsakes::tests::{from, own};
use crate::keepsakes::{self, KeepsakeId, Thing};
use crate::session::Subject;
use crate::store::collection::Purpose;
use crate::store::kept::{self, KeptLine};
use crate::store::tests::{Desk, desk, noon};
use crate::testing::catalogue;
use crate::time::{Millis, UtcMillis};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// So little that a test does not wait.
const WORK: u8 = 2;
const WORDS: &str = "eight letters";
const CANARY: &str = "kestrel-canary";

pub(crate) fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new(WORDS).unwrap()
}

pub(crate) fn setting(desk: &Desk) -> Setting<'_> {
    Setting {
        catalogue: &desk.catalogue,
        language: Box::leak(Box::new(Language::new("en"))),
        now: noon("2026-11-25"),
        work: WORK,
    }
}

fn note(text: &str, day: &str) -> Written {
    let json = serde_json::json!({
        "kind": "note", "version": 1, "day": day, "values": { "text": { "text": text } },
    });
    serde_json::from_value(json).unwrap()
}

fn put(desk: &mut Desk, n: u8, written: Written, day: &str) {
    entries::keep(&mut desk.store, &desk.catalogue, EntryId([n; 16]), written, None, noon(day)).unwrap();
}

/// Three entries, of which one was changed and one is sealed, one that was deleted, a draft, a session, a keepsake, a favourite, a setting.
fn full_desk() -> Desk {
    let mut desk = desk();
    put(&mut desk, 1, note("first words", "2026-11-23"), "2026-11-23");
    put(&mut desk, 1, note("second words", "2026-11-23"), "2026-11-24");
    let mut tagged = note(CANARY, "2026-11-24");
    tagged.tags.insert("two words".into());
    put(&mut desk, 2, tagged, "2026-11-24");
    let mut letter = note("not yet", "2026-11-24");
    (letter.kind.0, letter.opens) = ("letter".into(), Some("2027-01-01".parse().unwrap()));
    put(&mut desk, 3, letter, "2026-11-24");
    put(&mut desk, 4, note("to be gone", "2026-11-24"), "2026-11-24");
    entries::delete(&mut desk.store, EntryId([4; 16])).unwrap();
    entries::forget(&mut desk.store, EntryId([4; 16]), noon("2026-11-24").at).unwrap();
    let written = note("half a", "2026-11-24");
    let draft = Draft { id: DraftId([5; 16]), entry: None, saved: UtcMillis(7), written };
    drafts::keep(&mut desk.store, &draft, None).unwrap();
    let session = Breathed {
        id: SessionId([6; 16]),
        subject: serde_json::from_str(r#"{"protocol":"box-4"}"#).unwrap(),
        started: UtcMillis(5),
        day: "2026-11-24".parse().unwrap(),
        length: Millis(60_000),
        whole: true,
        felt: Some(6),
        since: UtcMillis(5),
        practiced: Practiced::default(),
    };
    remember(&mut desk.store, &session).unwrap();
    keepsakes::keep(&mut desk.store, KeepsakeId([7; 16]), stove(), UtcMillis(6)).unwrap();
    favourites::keep(&mut desk.store, breathing_space(), UtcMillis(6)).unwrap();
    kept::keep(&mut desk.store, "settings", "kept text").unwrap();
    for of_this_device in ["session", "backup-passphrase", "backup-folder", "settings.aside-1"] {
        kept::keep(&mut desk.store, of_this_device, "goes on").unwrap();
    }
    desk
}

fn breathing_space() -> Subject {
    Subject::Practice(crate::content::PracticeId("three-minute-breathing-space".into()))
}

fn stove() -> Thing {
    own(KeptKind::Place, "by the stove", from("steady", "where"))
}

pub(crate) fn exported(desk: &Desk) -> (PathBuf, export::Exported) {
    let path = desk.folder.path().join("out.kindself");
    let made = export::export(desk.store.reader(), &setting(desk), &path, &passphrase(), &mut go_on);
    (path, made.unwrap())
}

/// What lies beside the store, apart from its own files.
fn left(desk: &Desk) -> Vec<String> {
    let names = std::fs::read_dir(desk.folder.path()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with("kindself.")).collect();
    names.sort();
    names
}

/// Encrypted with little work.
fn sealed(inside: &[u8]) -> Vec<u8> {
    let mut out = envelope::encrypt(Vec::new(), &passphrase(), WORK).unwrap();
    out.write_all(inside).unwrap();
    out.finish().unwrap()
}

fn opened(bytes: &[u8]) -> Vec<u8> {
    let mut inside = Vec::new();
    std::io::Read::read_to_end(&mut envelope::decrypt(bytes, &passphrase()).unwrap(), &mut inside).unwrap();
    inside
}

/// The files of an archive in their order.
pub(crate) fn files(path: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    files_of(&opened(&std::fs::read(path).unwrap()))
}

pub(crate) fn files_of(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut members = members::Members::open(std::io::Cursor::new(zip), members::LIMITS).unwrap();
    let mut found = Vec::new();
    for index in 0..members.count() {
        found.push((members.name(index).unwrap(), members.whole(index, u64::MAX).unwrap()));
    }
    found
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = writer::Zip::new(Vec::new());
    for (name, bytes) in files {
        zip.file(name).unwrap();
        zip.write(bytes).unwrap();
    }
    zip.finish().unwrap()
}

/// What an archive of that desk holds, without the work of a file.
fn contents(desk: &Desk) -> Contents {
    let (zip, _) = inside(desk);
    open::inner(&zip, catalogue(), &mut go_on).unwrap().0
}

/// Everything of the store that merging makes equal, as text.
fn dump(desk: &Desk) -> String {
    let snapshot = snapshot::Snapshot::take(desk.store.reader()).unwrap();
    let mut dump = Vec::new();
    for collection in &SCHEMA.collections[..5] {
        let mut lines = Vec::new();
        let mut each = |line: crate::store::collection::Line| {
            lines.push(line.json.to_vec());
            Ok(())
        };
        snapshot.lines(*collection, Purpose::Reading { without_sealed: None }, &mut each).unwrap();
        // Alike on two devices, whichever of them has an entry of a day longer.
        lines.sort();
        dump.extend(format!("{}\n", collection.member()).into_bytes());
        dump.extend(lines.concat());
    }
    String::from_utf8(dump).unwrap()
}

pub(crate) fn inside(desk: &Desk) -> (Vec<u8>, manifest::Manifest) {
    let snapshot = snapshot::Snapshot::take(desk.store.reader()).unwrap();
    let setting = setting(desk);
    let today = setting.now.day().unwrap();
    let counts = snapshot.counts(today).unwrap();
    let mut watch = go_on;
    let mut steps = progress::Steps::begin(&mut watch, 1).unwrap();
    export::write(Vec::new(), &snapshot, &setting, today, &counts, &mut steps).unwrap()
}
