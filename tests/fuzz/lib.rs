//! What the targets begin with. From nothing, no mutation finds a zip whose sums are right or the header of a database.

use kindself_core::time::{Moment, UtcMillis};
use libfuzzer_sys::fuzzer_mutate;
use rusqlite::Connection;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Now, on a phone thirteen hours ahead of UTC.
pub const NOW: Moment = Moment::new(UtcMillis(1_795_600_000_000), 13 * 3600);

/// The files of records: name, what the manifest calls their number, and a line or two of each.
pub const RECORDS: [(&str, &str, &str); 5] = [
    (
        "entries.jsonl",
        "entries",
        concat!(
            r#"{"id":"01010101010101010101010101010101","created":1790000000000,"edited":1790000000001,"#,
            r#""written":{"kind":"note","version":1,"day":"2026-11-23","values":{"text":{"text":"words"},"#,
            r#""mood":{"rating":6},"feelings":{"feelings":[{"word":"calm"}]}},"tags":["two words"]},"#,
            r#""previous":{"edited":1790000000000,"written":{"kind":"note","version":1,"day":"2026-11-23","#,
            r#""values":{"text":{"text":"before"}}}}}"#,
            "\n",
            r#"{"id":"02020202020202020202020202020202","created":1790000000000,"edited":1790000000001,"#,
            r#""written":{"kind":"letter","version":1,"day":"2026-11-24","opens":"2027-01-01","values":{"#,
            r#""text":{"text":"not yet"}}}}"#,
            "\n",
        ),
    ),
    (
        "drafts.jsonl",
        "drafts",
        concat!(
            r#"{"id":"03030303030303030303030303030303","entry":"01010101010101010101010101010101","#,
            r#""saved":1790000000000,"written":{"kind":"gratitude","version":1,"day":"2026-11-24","#,
            r#""values":{"things":{"list":["tea","rain"]}}}}"#,
            "\n",
        ),
    ),
    (
        "sessions.jsonl",
        "sessions",
        concat!(
            r#"{"id":"04040404040404040404040404040404","subject":{"protocol":"box-4"},"started":1790000000000,"#,
            r#""day":"2026-11-24","length":60000,"whole":true,"felt":6,"since":1790000000000}"#,
            "\n",
        ),
    ),
    (
        "tombstones.jsonl",
        "tombstones",
        "{\"id\":\"05050505050505050505050505050505\",\"deleted\":1790000000000}\n",
    ),
    ("kept.jsonl", "kept", "{\"name\":\"settings\",\"text\":\"{}\"}\n"),
];

/// The inside of an archive with these bytes as one of the [`RECORDS`] (whichever `which` comes to), and a manifest that
/// fits them, as one who wants to harm would make it.
pub fn archive(which: usize, lines: &[u8]) -> Vec<u8> {
    let (file, counted, _) = RECORDS[which % RECORDS.len()];
    let count = lines.iter().filter(|byte| **byte == b'\n').count();
    let counts = json!([{ "collection": counted, "count": count }]);
    let digest = Sha256::digest(lines).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let manifest = json!({
        "format": 2, "app": "kindself", "app_version": "0.1.0", "schema": 1, "made_at": 1_790_000_000_000_u64,
        "counts": counts, "files": { file: { "sha256": digest, "length": lines.len() } },
    });
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let manifest = manifest.to_string();
    for (name, bytes) in [(file, lines), ("manifest.json", manifest.as_bytes())] {
        zip.start_file(name, SimpleFileOptions::default()).expect("a zip in memory");
        zip.write_all(bytes).expect("a zip in memory");
    }
    zip.finish().expect("a zip in memory").into_inner()
}

/// A small database with the tables that Daily You has.
pub fn database() -> Vec<u8> {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let tables = "PRAGMA page_size = 512;
        CREATE TABLE entries (id INTEGER PRIMARY KEY, text TEXT, mood INTEGER, time TEXT, time_create TEXT);
        CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE entry_tags (id INTEGER PRIMARY KEY, entry_id INTEGER, tag_id INTEGER, value TEXT);
        INSERT INTO entries VALUES (1, 'A day', 2, '2025-01-02T21:00:00.000', '2025-01-03T08:00:00.000'),
          (2, 'Another', -2, NULL, '2025-01-04T08:00:00.000');
        INSERT INTO tags VALUES (1, 'walk'), (2, 'tea');
        INSERT INTO entry_tags VALUES (1, 1, 1, '7'), (2, 1, 2, NULL);";
    Connection::open(file.path()).and_then(|made| made.execute_batch(tables)).expect("a database");
    std::fs::read(file.path()).expect("a file")
}

/// Changes what is in `data` as libFuzzer does, but begins with `seed` where there is hardly anything in it. Bytes of
/// `data` that are used before and after: `size`, and what is returned.
pub fn mutate(data: &mut [u8], size: usize, most: usize, seed: &[u8]) -> usize {
    let few = size < 16 && seed.len() <= most;
    if few {
        data[..seed.len()].copy_from_slice(seed);
    }
    fuzzer_mutate(data, if few { seed.len() } else { size }, most)
}
