//! What tests/vectors/journal.json finds and refuses, the facade finds and refuses.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use kindself::{
    Content, EntryFilter, EntryValue, FieldValue, Journal, JournalError, Moment, Store, Written, new_key,
};
use serde_json::Value;

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn written(case: &Value) -> Written {
    let repeated =
        || case["repeat"][0].as_str().unwrap().repeat(case["repeat"][1].as_u64().unwrap() as usize);
    let value = EntryValue::Text { text: text(&case["text"]).unwrap_or_else(repeated) };
    Written {
        kind: text(&case["kind"]).unwrap(),
        version: 1,
        day: text(&case["day"]).unwrap(),
        values: vec![FieldValue { field: text(&case["field"]).unwrap(), value }],
        tags: texts(&case["tags"]),
        opens: text(&case["opens"]),
    }
}

#[test]
fn entries_are_found_and_refused_as_in_the_vectors() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/journal.json");
    let vectors: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let now =
        Moment { utc_ms: vectors["now_utc_ms"].as_i64().unwrap(), ahead_of_utc_s: 0, day_begins_min: 240 };
    let folder = tempfile::tempdir().unwrap();
    let key = new_key().unwrap();
    let store = Store::open(folder.path().to_str().unwrap().into(), key.key, key.check).unwrap();
    let journal = Journal::new(store, Content::new("en".into()).unwrap());
    assert_eq!(journal.days(now).unwrap().today, vectors["today"].as_str().unwrap());

    let keep = |case: &Value| journal.keep(None, written(case), None, now);
    let ids: Vec<String> =
        vectors["entries"].as_array().unwrap().iter().map(|case| keep(case).unwrap().id).collect();
    for case in vectors["searches"].as_array().unwrap() {
        let filter = EntryFilter {
            kinds: texts(&case["kinds"]),
            tags: texts(&case["tags"]),
            from: text(&case["from"]),
            to: text(&case["to"]),
            rated: false,
        };
        let page = journal.search(text(&case["text"]).unwrap(), filter, 0, 100, now).unwrap();
        let mut found: Vec<usize> =
            page.hits.iter().map(|hit| ids.iter().position(|id| *id == hit.card.id).unwrap()).collect();
        found.sort_unstable();
        assert_eq!(serde_json::json!(found), case["found"], "{case}");
    }
    for case in vectors["refused"].as_array().unwrap() {
        let error: JournalError = keep(case).unwrap_err();
        assert_eq!(error.code(), case["code"].as_str().unwrap(), "{}", case["kind"]);
    }
}
