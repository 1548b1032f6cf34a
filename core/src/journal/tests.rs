use super::entries::{Filter, keep, list};
use super::*;
use crate::search;
use crate::store::tests::{desk, noon};

fn note(text: &str, day: &str) -> Written {
    Written {
        kind: KindId("note".into()),
        version: 1,
        day: day.parse().unwrap(),
        values: BTreeMap::from([(FieldId("text".into()), Value::Text(text.into()))]),
        tags: BTreeSet::new(),
        opens: None,
    }
}

#[test]
fn what_is_kept_is_listed_and_found_by_half_a_word() {
    let mut desk = desk();
    let now = noon("2026-11-25");
    let words = ["Zażółć gęślą jaźń", "The lamp in the window", "雨の日の散歩"];
    for (n, text) in words.iter().enumerate() {
        keep(&mut desk.store, &desk.catalogue, EntryId([n as u8; 16]), note(text, "2026-11-24"), None, now)
            .unwrap();
    }
    let all = list(desk.store.reader(), &Filter::default(), None, 10).unwrap();
    assert_eq!(all.len(), 3);
    for (sought, expected) in [("zazol", 0), ("wind", 1), ("散歩", 2), ("日", 2), ("\"the window\"", 1)] {
        let found =
            search::find(desk.store.reader(), &desk.catalogue, sought, &Filter::default(), 0, 10).unwrap();
        let ids: Vec<u8> = found.hits.iter().map(|hit| hit.entry.id.0[0]).collect();
        assert_eq!(ids, [expected], "{sought}");
        assert!(found.hits[0].snippet.iter().any(|piece| piece.found), "{sought}");
    }
}
