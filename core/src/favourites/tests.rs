//! Marking and unmarking. Both ways between two devices: `crate::archive::tests`.

use super::*;
use crate::content::{Pattern, PracticeId, ProtocolId};
use crate::store::tests::{Desk, desk};

fn subjects() -> [Subject; 3] {
    [
        Subject::Practice(PracticeId("supportive-touch".into())),
        Subject::Protocol(ProtocolId("box-4".into())),
        Subject::Own(Pattern::default()),
    ]
}

fn all(desk: &Desk) -> Vec<Subject> {
    list(desk.store.reader()).unwrap().into_iter().map(|one| one.subject).collect()
}

#[test]
fn favourites_are_listed_the_last_one_first_and_each_once() {
    let mut desk = desk();
    for (at, subject) in subjects().into_iter().enumerate() {
        keep(&mut desk.store, subject, UtcMillis(10 + at as i64)).unwrap();
    }
    let [touch, square, own] = subjects();
    assert_eq!(all(&desk), [own.clone(), square.clone(), touch.clone()]);
    keep(&mut desk.store, touch.clone(), UtcMillis(99)).unwrap();
    assert_eq!(all(&desk), [own.clone(), square.clone(), touch], "one that is stays where it is");
    forget(&mut desk.store, &square, UtcMillis(100)).unwrap();
    forget(&mut desk.store, &square, UtcMillis(101)).unwrap();
    assert_eq!(all(&desk).len(), 2);
    keep(&mut desk.store, square.clone(), UtcMillis(102)).unwrap();
    assert_eq!(all(&desk.reopened()).first(), Some(&square), "made one again, it is the last one");
}

#[test]
fn a_favourite_has_the_same_name_on_every_device_and_in_every_version() {
    let names = subjects().map(|subject| FavouriteId::of(&subject).unwrap().text());
    assert_eq!(
        names[..2],
        ["780208398b9f9b261836aab42bbd21a4", "dde1ce96717adfb942d7fa4758630c14"],
        "kept in files: never changed"
    );
    assert!(names[2] != names[0] && names[2] != names[1]);
}
