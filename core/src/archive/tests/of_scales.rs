//! Answers and wordings on two devices.

use super::merge::Mode;
use super::merging::{MERGE, RESTORE_DELETED, take};
use super::mutations::forged;
use super::*;
use crate::scales::kept::tests::{answer, brought};
use crate::scales::kept::{Taken, TakenId, forget, forget_wording, keep_wording, list, wordings};

fn contents(desk: &Desk) -> Contents {
    let (path, _) = exported(desk);
    open::open(&path, &passphrase(), catalogue(), &mut go_on).unwrap().0
}

fn ids(desk: &Desk) -> Vec<u8> {
    let all: Vec<Taken> = list(desk.store.reader(), None).unwrap();
    all.iter().map(|taken| taken.id.0[0]).collect()
}

/// Two answers, the newer one first, and a wording.
fn scales() -> Desk {
    let mut desk = desk();
    answer(&mut desk, 1, &[(1, 4), (2, 1)], "2026-11-20");
    answer(&mut desk, 2, &[(1, 5)], "2026-11-21");
    keep_wording(&mut desk.store, brought(), noon("2026-11-19").at).unwrap();
    desk
}

#[test]
fn answers_of_two_devices_are_all_there_and_what_was_deleted_stays_so() {
    let (mut one, mut two) = (scales(), desk());
    answer(&mut two, 3, &[(4, 2)], "2026-11-22");
    take(&mut two, &contents(&one), MERGE);
    assert_eq!((ids(&two), wordings(two.store.reader(), None).unwrap().len()), (vec![3, 2, 1], 1));
    take(&mut one, &contents(&two), MERGE);
    assert_eq!(list(one.store.reader(), None), list(two.store.reader(), None), "both have the same");
    let old = contents(&one);
    forget(&mut one.store, TakenId([2; 16]), noon("2026-11-23").at).unwrap();
    forget_wording(&mut one.store, brought().id(), noon("2026-11-23").at).unwrap();
    take(&mut one, &old, MERGE);
    assert_eq!((ids(&one), wordings(one.store.reader(), None)), (vec![3, 1], Ok(vec![])));
    take(&mut two, &contents(&one), MERGE);
    assert_eq!(
        (ids(&two), wordings(two.store.reader(), None)),
        (vec![3, 1], Ok(vec![])),
        "it goes there, too"
    );
    take(&mut one, &old, RESTORE_DELETED);
    assert_eq!((ids(&one), wordings(one.store.reader(), None).unwrap().len()), (vec![3, 2, 1], 1));
    take(&mut two, &contents(&one), MERGE);
    assert_eq!(ids(&two), [3, 2, 1], "what was brought back on one comes to the other");
}

#[test]
fn where_all_is_replaced_answers_are_those_of_the_archive() {
    let (one, mut two) = (scales(), desk());
    answer(&mut two, 3, &[(4, 2)], "2026-11-22");
    take(&mut two, &contents(&one), Mode::Replace);
    assert_eq!((ids(&two), wordings(two.store.reader(), None).unwrap().len()), (vec![2, 1], 1));
}

#[test]
fn a_readable_export_says_that_there_is_a_wording_and_has_none_of_its_sentences() {
    let desk = scales();
    let target = desk.folder.path().join("out.zip");
    let setting = setting(&desk);
    export::plain::export(
        desk.store.reader(),
        &setting,
        &target,
        export::plain::Form::Json,
        false,
        &mut go_on,
    )
    .unwrap();
    let files = files_of(&std::fs::read(&target).unwrap());
    let text = |name: &str| {
        let (_, bytes) = files.iter().find(|(file, _)| file == name).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    assert!(text("answers.jsonl").contains("\"answers\":{\"1\":4,\"2\":1}"), "{}", text("answers.jsonl"));
    let wording = text("wordings.jsonl");
    assert!(wording.contains("a folder") && !wording.contains("Smelt"), "{wording}");
}

#[test]
fn lines_that_no_version_writes_are_refused() {
    let desk = scales();
    let (path, _) = exported(&desk);
    for (of, from, to) in [
        ("answers.jsonl", "\"day\":\"2026-11-20\"", "\"day\":\"1066-11-20\""),
        ("answers.jsonl", "{\"1\":4,\"2\":1}", "{}"),
        ("answers.jsonl", "{\"1\":4,\"2\":1}", "{\"1\":4.5}"),
        ("answers.jsonl", "garden-4", ""),
        ("wordings.jsonl", "Smelt", "Tasted"),
        ("wordings.jsonl", "\"source\":\"a folder\"", "\"source\":\"\""),
    ] {
        let zip = forged(&files(&path), |name, bytes| {
            if name != of {
                return bytes.to_vec();
            }
            let before = String::from_utf8(bytes.to_vec()).unwrap();
            let after = before.replacen(from, to, 1);
            assert_ne!(before, after, "{from}");
            after.into_bytes()
        });
        let refused = open::inner(&zip, catalogue(), &mut go_on).map(drop).unwrap_err();
        assert!(matches!(refused, ArchiveError::Invalid { file, .. } if file == of), "{from}: {refused:?}");
    }
}
