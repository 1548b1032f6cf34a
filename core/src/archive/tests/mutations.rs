//! Archives that were damaged, or made to harm: never a panic, never a changed store. What is tried is the same each
//! time.

use super::merge::{Mode, apply};
use super::*;

/// How often each is tried; `tests/fuzz` goes on without end.
const ROUNDS: u32 = 300;

/// Numbers that are the same in each run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    /// Bytes that are flipped, cut, doubled, or taken from elsewhere.
    fn mutate(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(3) {
            let (at, to) = (self.below(bytes.len()), self.below(bytes.len()));
            let (from, to) = (at.min(to), at.max(to));
            match self.below(6) {
                0 | 1 if !bytes.is_empty() => bytes[at] ^= 1 << self.below(8),
                2 => bytes.truncate(at),
                3 => {
                    let piece = bytes[from..to.min(from + 200)].to_vec();
                    bytes.splice(at..at, piece);
                }
                4 => drop(bytes.drain(from..to.min(from + 200))),
                _ if !bytes.is_empty() => bytes[at] = [0, 0xff, b'9', b'{', b'"', b'\n'][self.below(6)],
                _ => {}
            }
        }
        bytes
    }
}

/// Takes bytes in as anyone would; that what is refused changed nothing.
fn try_out(desk: &mut Desk, before: &str, bytes: &[u8]) -> Result<(), ArchiveError> {
    let opened = open::read(bytes, &passphrase(), &desk.catalogue, &mut go_on);
    let Ok((contents, _)) = opened else {
        assert_eq!(dump(desk), before);
        return Err(opened.unwrap_err());
    };
    let merge = Mode::Merge { restore_deleted: true };
    let now = noon("2026-11-25");
    apply(&mut desk.store, &desk.catalogue, &contents, merge, now, &mut go_on).map(|_| ())
}

#[test]
fn a_damaged_file_is_refused_and_changes_nothing() {
    let made = full_desk();
    let (path, _) = exported(&made);
    let whole = std::fs::read(path).unwrap();
    let mut desk = full_desk();
    let before = dump(&desk);
    let mut dice = Dice(0x5eed_0001);
    let mut refused = 0u32;
    for _ in 0..ROUNDS {
        let bytes = dice.mutate(&whole);
        if bytes != whole {
            assert!(try_out(&mut desk, &before, &bytes).is_err());
            refused += 1;
        }
    }
    assert!(refused * 3 > ROUNDS * 2);
}

#[test]
fn every_cut_is_refused_and_changes_nothing() {
    let made = full_desk();
    let (path, _) = exported(&made);
    let whole = std::fs::read(path).unwrap();
    let mut desk = full_desk();
    let before = dump(&desk);
    for end in 0..whole.len() {
        let error = try_out(&mut desk, &before, &whole[..end]).unwrap_err();
        let kind =
            matches!(error, ArchiveError::Truncated | ArchiveError::Damaged | ArchiveError::NotAnArchive);
        assert!(kind, "cut at {end}: {error:?}");
    }
}

#[test]
fn a_damaged_zip_inside_of_a_whole_archive_never_panics_and_all_or_nothing_is_taken() {
    let made = full_desk();
    let (path, _) = exported(&made);
    let inside = opened(&std::fs::read(path).unwrap());
    let mut desk = full_desk();
    let before = dump(&desk);
    let mut dice = Dice(0x5eed_0002);
    for _ in 0..ROUNDS {
        if try_out(&mut desk, &before, &sealed(&dice.mutate(&inside))).is_ok() {
            // Bytes that mean nothing (a date in the zip) were changed.
            assert_eq!(dump(&desk), before);
        }
    }
}

/// An archive's files with one of them changed; the manifest is made to fit, as one who wants to harm would.
pub(super) fn forged(files: &[(String, Vec<u8>)], change: impl Fn(&str, &[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut zip = writer::Zip::new(Vec::new());
    let mut said: serde_json::Value = serde_json::from_slice(&files.last().unwrap().1).unwrap();
    for (name, bytes) in files.iter().filter(|(name, _)| name != "manifest.json") {
        zip.file(name).unwrap();
        zip.write(&change(name, bytes)).unwrap();
    }
    said["files"] = serde_json::to_value(zip.files().unwrap()).unwrap();
    zip.file("manifest.json").unwrap();
    zip.write(&serde_json::to_vec(&said).unwrap()).unwrap();
    zip.finish().unwrap()
}

#[test]
fn forged_records_never_panic_and_all_or_nothing_is_taken() {
    let made = full_desk();
    let (path, _) = exported(&made);
    let files = files(&path);
    let mut dice = Dice(0x5eed_0003);
    let (mut taken, mut refused) = (0u32, 0u32);
    let mut desk = full_desk();
    for _ in 0..ROUNDS {
        let which = ["entries", "drafts", "sessions", "keepsakes", "favourites", "tombstones", "kept.jsonl"]
            [dice.below(7)];
        let zip = forged(&files, |name, bytes| {
            let mut dice = Dice(dice.0);
            if name.starts_with(which) { dice.mutate(bytes) } else { bytes.to_vec() }
        });
        dice.below(2);
        let before = dump(&desk);
        match try_out(&mut desk, &before, &sealed(&zip)) {
            Ok(()) => {
                taken += 1;
                // Whatever was taken can be made an archive of again, and opens.
                let (path, _) = exported(&desk);
                open::open(&path, &passphrase(), catalogue(), &mut go_on).unwrap();
                desk = full_desk();
            }
            Err(_) => {
                refused += 1;
                assert_eq!(dump(&desk), before);
            }
        }
    }
    assert!(taken * 50 > ROUNDS && refused * 2 > ROUNDS, "{taken} taken, {refused} refused");
}

#[test]
fn what_breaks_a_rule_of_the_store_is_refused_by_its_line() {
    let made = full_desk();
    let (path, _) = exported(&made);
    let files = files(&path);
    let forge = |from: &str, to: &str| {
        let zip = forged(&files, |name, bytes| match name {
            "entries.jsonl" => String::from_utf8(bytes.to_vec()).unwrap().replacen(from, to, 1).into_bytes(),
            _ => bytes.to_vec(),
        });
        open::inner(&zip, catalogue(), &mut go_on).map(|_| ()).unwrap_err()
    };
    let invalid = |line| ArchiveError::Invalid { file: "entries.jsonl", line };
    let long = "x".repeat((1 << 20) + 1);
    let deep = "[".repeat(10_000);
    for (from, to, line) in [
        ("second words", long.as_str(), 1),
        ("\"01010101", "\"0101010", 1),
        ("02020202020202020202020202020202", "01010101010101010101010101010101", 2),
        ("\"2026-11-24\"", "\"0026-11-24\"", 2),
        ("\"two words\"", "\" \"", 2),
        ("\"edited\":", "\"unknown\":1,\"edited\":", 1),
        ("{\"text\":\"second words\"}", deep.as_str(), 1),
        ("\"kind\":\"note\"", "\"kind\":\"\"", 1),
        // What the kind does not take: a field it lacks, another thing in a field, too much of it, a day to open.
        ("\"values\":{", "\"values\":{\"tone\":{\"rating\":1},", 1),
        ("{\"text\":\"second words\"}", "{\"rating\":1}", 1),
        ("{\"text\":\"first words\"}", "{\"list\":[\"a\"]}", 1),
        ("\"values\":{", "\"values\":{\"mood\":{\"rating\":11},", 1),
        ("\"values\":{", "\"opens\":\"2027-01-01\",\"values\":{", 1),
    ] {
        assert_eq!(forge(from, to), invalid(line), "{}", &to[..to.len().min(40)]);
    }
    // Of another version it is not known what it can hold, and of another kind even less.
    let taken = |from: &str, to: &str| {
        let zip = forged(&files, |name, bytes| match name {
            "entries.jsonl" => String::from_utf8(bytes.to_vec()).unwrap().replacen(from, to, 1).into_bytes(),
            _ => bytes.to_vec(),
        });
        open::inner(&zip, catalogue(), &mut go_on).map(|_| ())
    };
    let newer = "\"version\":2,\"day\":\"2026-11-23\",\"values\":{\"tone\":{\"rating\":200},";
    assert_eq!(taken("\"version\":1,\"day\":\"2026-11-23\",\"values\":{", newer), Ok(()));
    assert_eq!(taken("\"kind\":\"note\"", "\"kind\":\"poem\""), Ok(()));
    let endless = "y".repeat(17 << 20);
    assert_eq!(forge("second words", &endless), ArchiveError::TooLarge { most_bytes: 16 << 20 });
}

#[test]
fn a_moment_that_no_calendar_shows_is_refused_by_its_line_in_every_file() {
    let mut made = full_desk();
    let at = noon("2026-11-24").at;
    put(&mut made, 7, note("a", "2026-11-24"), "2026-11-24");
    let (path, _) = exported(&made);
    let files = files(&path);
    let forge = |file: &str, name: &str, number: i64| {
        let zip = forged(&files, |member, bytes| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            let mark = format!("\"{name}\":");
            match text.find(&mark).filter(|_| member == file) {
                None => bytes.to_vec(),
                Some(begins) => {
                    let (head, tail) = text.split_at(begins + mark.len());
                    let tail = tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
                    format!("{head}{number}{tail}").into_bytes()
                }
            }
        });
        open::inner(&zip, catalogue(), &mut go_on).map(|_| ())
    };
    let (first, last) = (UtcMillis::FIRST.0, UtcMillis::LAST.0);
    for (file, name) in [
        ("entries.jsonl", "created"),
        ("entries.jsonl", "edited"),
        ("entries.jsonl", "previous\":{\"edited"),
        ("drafts.jsonl", "saved"),
        ("sessions.jsonl", "started"),
        ("sessions.jsonl", "since"),
        ("keepsakes.jsonl", "kept"),
        ("keepsakes.jsonl", "since"),
        ("favourites.jsonl", "added"),
        ("favourites.jsonl", "since"),
        ("tombstones.jsonl", "deleted"),
    ] {
        for number in [i64::MIN, first - 1, last + 1, i64::MAX] {
            let refused = forge(file, name, number);
            assert!(
                matches!(&refused, Err(ArchiveError::Invalid { file: said, line: 1 }) if *said == file),
                "{file} {name} {number}: {refused:?}"
            );
        }
        for number in [first, at.0, last] {
            assert_eq!(forge(file, name, number), Ok(()), "{file} {name} {number}");
        }
    }
}

#[test]
fn a_small_file_that_unpacks_to_a_large_one_is_refused_before_it_fills_the_memory() {
    let zeros = vec![0u8; 80 << 20];
    let made = full_desk();
    let bomb = forged(&files(&exported(&made).0), |name, bytes| match name {
        "read/README.md" => zeros.clone(),
        _ => bytes.to_vec(),
    });
    assert!(bomb.len() < 1 << 20);
    assert_eq!(open::inner(&bomb, catalogue(), &mut go_on).map(|_| ()), Err(ArchiveError::TooPacked));
}

#[test]
fn more_files_than_there_may_be_are_refused() {
    let limits = members::Limits { members: 3, ..members::LIMITS };
    let zip = zipped(&[("a", b""), ("b", b""), ("c", b""), ("d", b"")]);
    let opened = members::Members::open(std::io::Cursor::new(zip), limits).map(|_| ());
    assert_eq!(opened, Err(ArchiveError::TooMany { most: 3 }));
}

#[test]
fn a_file_that_the_manifest_does_not_know_or_misses_is_refused() {
    let made = full_desk();
    let (path, _) = exported(&made);
    let all = files(&path);
    let zip = |files: &[(String, Vec<u8>)]| {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
        open::inner(&zipped(&files), catalogue(), &mut go_on).map(|_| ())
    };
    assert_eq!(zip(&all), Ok(()));
    assert_eq!(zip(&all[1..]), Err(ArchiveError::Damaged));
    let more = [&[("../../etc/passwd".to_owned(), b"x".to_vec())], &all[..]].concat();
    assert_eq!(zip(&more), Err(ArchiveError::Damaged));
}
