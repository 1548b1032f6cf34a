//! Making archives and opening them again.

use super::*;

#[test]
fn what_was_exported_opens_again_as_it_was() {
    let desk = full_desk();
    let (path, made) = exported(&desk);
    let (contents, manifest) = open::open(&path, &passphrase(), catalogue(), &mut go_on).unwrap();
    assert_eq!(manifest.counts, made.counts);
    assert_eq!(
        (made.counts.of("entries"), made.counts.sealed("entries"), made.counts.of("drafts")),
        (3, 1, 1)
    );
    assert_eq!((made.counts.of("sessions"), made.counts.of("tombstones"), made.counts.of("kept")), (1, 1, 1));
    assert_eq!(made.bytes, std::fs::metadata(&path).unwrap().len());
    assert_eq!(contents.records.get::<KeptLine>("settings").unwrap().text, "kept text");
    assert_eq!(
        contents.records.len::<KeptLine>(),
        1,
        "a session that goes on, and where backups go, belong to this device"
    );
    let changed = contents.records.get::<EntryLine>(&EntryId([1; 16]).text()).unwrap();
    assert_eq!(changed.previous.as_ref().unwrap().written, note("first words", "2026-11-23"));
    assert_eq!(left(&desk), ["out.kindself"], "nothing else is left beside it");
}

#[test]
fn the_manifest_counts_each_collection_by_its_name() {
    let desk = full_desk();
    let (path, _) = exported(&desk);
    let manifest: serde_json::Value = serde_json::from_slice(&files(&path).last().unwrap().1).unwrap();
    let expected = serde_json::json!([
        { "collection": "entries", "count": 3, "sealed": 1 },
        { "collection": "drafts", "count": 1 },
        { "collection": "sessions", "count": 1 },
        { "collection": "keepsakes", "count": 1 },
        { "collection": "favourites", "count": 1 },
        { "collection": "reminders", "count": 0 },
        { "collection": "answers", "count": 0 },
        { "collection": "wordings", "count": 0 },
        { "collection": "tombstones", "count": 1 },
        { "collection": "kept", "count": 1 },
    ]);
    assert_eq!((&manifest["format"], &manifest["counts"]), (&3.into(), &expected));
}

/// What there was not yet in the first format.
const LATER: [&str; 5] =
    ["keepsakes.jsonl", "favourites.jsonl", "reminders.jsonl", "answers.jsonl", "wordings.jsonl"];

#[test]
fn a_manifest_of_the_first_format_is_read_and_one_that_counts_wrong_is_refused() {
    let desk = full_desk();
    let (path, _) = exported(&desk);
    let with_counts = |format: u32, counts: serde_json::Value| {
        let mut all: Vec<_> =
            files(&path).into_iter().filter(|(name, _)| !LATER.contains(&name.as_str())).collect();
        let manifest = &mut all.last_mut().unwrap().1;
        let mut said: serde_json::Value = serde_json::from_slice(manifest).unwrap();
        for name in LATER {
            said["files"].as_object_mut().unwrap().remove(name).unwrap();
        }
        (said["format"], said["counts"]) = (format.into(), counts);
        *manifest = serde_json::to_vec(&said).unwrap();
        let all: Vec<(&str, &[u8])> = all.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
        open::inner(&zipped(&all), catalogue(), &mut go_on)
            .map(|(_, manifest)| manifest.counts.sealed("entries"))
    };
    let fields = |drafts: u32| {
        serde_json::json!({
            "entries": 3, "sealed": 1, "drafts": drafts, "sessions": 1, "tombstones": 1, "kept": 1,
        })
    };
    let list = serde_json::json!([{ "collection": "entries", "count": 3 }]);
    let invalid = Err(ArchiveError::Invalid { file: "manifest.json", line: 0 });
    assert_eq!(with_counts(1, fields(1)), Ok(1));
    assert_eq!(with_counts(1, fields(2)), Err(ArchiveError::Damaged));
    assert_eq!(with_counts(2, list.clone()), Err(ArchiveError::Damaged), "the others are not counted");
    assert_eq!(with_counts(1, list), invalid);
    assert_eq!(with_counts(2, fields(1)), invalid);
}

/// It made itself, and is where it was to go.
fn noted(desk: &mut Desk, made: &export::Exported) {
    let (maker, entries, state) =
        (backup::Maker::Itself, made.counts.of("entries"), Some(made.state.clone()));
    backup::note(&mut desk.store, maker, entries, state, noon("2026-11-25")).unwrap();
}

#[test]
fn what_is_written_while_a_backup_is_on_its_way_makes_the_next_one_due() {
    let mut desk = full_desk();
    let (_, made) = exported(&desk);
    put(&mut desk, 9, note("meanwhile", "2026-11-24"), "2026-11-25");
    let tomorrow = noon("2026-11-26");
    noted(&mut desk, &made);
    assert_eq!(backup::due(desk.store.reader(), tomorrow), Ok(true));
    let (_, made) = exported(&desk);
    noted(&mut desk, &made);
    assert_eq!(backup::due(desk.store.reader(), tomorrow), Ok(false));
}

#[test]
fn a_page_for_each_month_with_every_open_entry_by_day_and_no_sealed_one() {
    let mut desk = full_desk();
    put(&mut desk, 8, note("of another month", "2026-10-31"), "2026-11-25");
    let (path, _) = exported(&desk);
    let files = files(&path);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "entries.jsonl",
        "drafts.jsonl",
        "sessions.jsonl",
        "keepsakes.jsonl",
        "favourites.jsonl",
        "reminders.jsonl",
        "answers.jsonl",
        "wordings.jsonl",
        "tombstones.jsonl",
        "kept.jsonl",
        "read/README.md",
        "read/2026-10.md",
        "read/2026-11.md",
        "manifest.json",
    ];
    assert_eq!(names, expected);
    let page = String::from_utf8(files[12].1.clone()).unwrap();
    let expected = "# 2026-11\n\n## 2026-11-23: A note\n\n### Your words\n\nsecond words\n\n\
        ## 2026-11-24: A note\n\n### Your words\n\nkestrel-canary\n\n#two-words\n";
    assert_eq!(page, expected);
}

#[test]
fn a_line_of_an_entry_is_what_is_read_again() {
    let desk = full_desk();
    let (path, _) = exported(&desk);
    let lines = String::from_utf8(files(&path)[0].1.clone()).unwrap();
    for line in lines.lines() {
        let read: EntryLine = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), line);
    }
    assert_eq!(lines.lines().count(), 3);
}

#[test]
fn what_could_not_be_taken_in_again_is_said_when_the_archive_is_made() {
    for table in ["entry", "previous"] {
        let desk = full_desk();
        let odd = r#"{"kind":"note","version":1,"day":"2026-11-23","values":{"mood":{"rating":11}}}"#;
        let change = format!("UPDATE {table} SET written = ?1 WHERE rowid = 1");
        desk.store.reader().connection().execute(&change, [odd]).unwrap();
        let target = desk.folder.path().join("out.kindself");
        let setting = setting(&desk);
        let made = export::export(desk.store.reader(), &setting, &target, &passphrase(), &mut go_on);
        assert_eq!(made.unwrap_err(), ArchiveError::Invalid { file: "entries.jsonl", line: 1 }, "{table}");
        assert!(left(&desk).is_empty());
    }
}

#[test]
fn a_moment_in_the_store_that_no_archive_takes_is_said_when_it_is_made() {
    for change in ["entry SET created", "entry SET edited", "previous SET edited"] {
        let desk = full_desk();
        let change = format!("UPDATE {change} = ?1 WHERE rowid = 1");
        desk.store.reader().connection().execute(&change, [i64::MAX]).unwrap();
        let target = desk.folder.path().join("out.kindself");
        let setting = setting(&desk);
        let made = export::export(desk.store.reader(), &setting, &target, &passphrase(), &mut go_on);
        assert_eq!(made.unwrap_err(), ArchiveError::Invalid { file: "entries.jsonl", line: 1 }, "{change}");
    }
}

#[test]
fn whatever_the_clock_says_what_is_kept_and_let_go_can_be_taken_in_again() {
    for clock in [i64::MIN, i64::MAX] {
        let mut desk = full_desk();
        let written = note("a", "2026-11-24");
        let draft = Draft { id: DraftId([8; 16]), entry: None, saved: UtcMillis(clock), written };
        drafts::keep(&mut desk.store, &draft, None).unwrap();
        entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
        entries::forget(&mut desk.store, EntryId([1; 16]), UtcMillis(clock)).unwrap();
        assert_eq!(contents(&desk).records.len::<DraftLine>(), 2);
    }
}

#[test]
fn an_archive_that_holds_anything_else_than_what_came_from_the_store_is_none() {
    let desk = full_desk();
    let (path, _) = exported(&desk);
    let bytes = std::fs::read(&path).unwrap();
    let (zip, manifest) = inside(&desk);
    let compare = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        let mut watch = go_on;
        let mut steps = progress::Steps::begin(&mut watch, 1).unwrap();
        export::compare(&path, &passphrase(), &manifest, &mut steps)
    };
    assert_eq!(compare(&bytes), Ok(()));
    assert_eq!(compare(&sealed(&zip)), Ok(()));
    let mut harmed = bytes.clone();
    *harmed.last_mut().unwrap() ^= 1;
    assert_eq!(compare(&harmed), Err(ArchiveError::Damaged));
    let mut other = full_desk();
    put(&mut other, 2, note("other words", "2026-11-24"), "2026-11-24");
    assert_eq!(compare(&sealed(&inside(&other).0)), Err(ArchiveError::Io));
    // The same manifest, and another text than it says.
    let changed = files_of(&zip);
    let changed: Vec<(&str, &[u8])> = changed
        .iter()
        .map(|(name, bytes)| match name.as_str() {
            "read/2026-11.md" => (&**name, b"# 2026-11".as_slice()),
            _ => (&**name, &**bytes),
        })
        .collect();
    assert_eq!(compare(&sealed(&zipped(&changed))), Err(ArchiveError::Io));
}

#[test]
fn nothing_that_was_written_can_be_read_in_the_file_or_beside_it_while_it_is_made() {
    let desk = full_desk();
    let target = desk.folder.path().join("out.kindself");
    let mut looked = 0;
    let mut look = |_: Progress| {
        for entry in std::fs::read_dir(desk.folder.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            assert!(!bytes.windows(CANARY.len()).any(|piece| piece == CANARY.as_bytes()));
            looked += 1;
        }
        std::ops::ControlFlow::Continue(())
    };
    export::export(desk.store.reader(), &setting(&desk), &target, &passphrase(), &mut look).unwrap();
    assert!(looked > 20);
}

#[test]
fn stopping_leaves_no_file_and_keeps_the_one_before() {
    let desk = full_desk();
    let (path, _) = exported(&desk);
    let before = std::fs::read(&path).unwrap();
    for stop_at in 0.. {
        let mut asked = 0;
        let mut stop = |_: Progress| {
            asked += 1;
            if asked > stop_at {
                std::ops::ControlFlow::Break(())
            } else {
                std::ops::ControlFlow::Continue(())
            }
        };
        let made = export::export(desk.store.reader(), &setting(&desk), &path, &passphrase(), &mut stop);
        if made.is_ok() {
            assert!(stop_at > 5, "it asks often enough to be stopped");
            return;
        }
        assert_eq!(made.unwrap_err(), ArchiveError::Cancelled);
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert_eq!(left(&desk), ["out.kindself"]);
    }
}

#[test]
fn opening_tells_how_far_it_has_come_inside_of_a_file_too_and_stops_where_it_is_not_wanted() {
    let mut desk = full_desk();
    for n in 100..108 {
        put(&mut desk, n, note(&"words ".repeat(50_000), "2026-11-24"), "2026-11-24");
    }
    let (path, _) = exported(&desk);
    let mut told = Vec::new();
    let read = open::open(&path, &passphrase(), catalogue(), &mut |now| {
        told.push(100 * now.done / now.of);
        if now.done * 2 > now.of { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(read.unwrap_err(), ArchiveError::Cancelled);
    assert!(told.starts_with(&[0]) && told.is_sorted() && told.len() > 30, "{told:?}");
    assert!((50..55).contains(told.last().unwrap()), "{told:?}");
}

#[test]
fn every_way_not_to_open_has_its_own_name() {
    let desk = full_desk();
    let (path, _) = exported(&desk);
    let whole = std::fs::read(&path).unwrap();
    let read = |bytes: &[u8], words: &str| {
        open::read(bytes, &Passphrase::given(words), catalogue(), &mut go_on).map(|_| ()).unwrap_err()
    };
    assert_eq!(read(&whole, "another passphrase"), ArchiveError::WrongPassphrase);
    assert_eq!(read(&whole, ""), ArchiveError::WrongPassphrase);
    assert_eq!(read(&whole[..100], WORDS), ArchiveError::Truncated);
    assert_eq!(read(&[], WORDS), ArchiveError::Truncated);
    assert_eq!(read(b"a letter to nobody", WORDS), ArchiveError::NotAnArchive);
    assert_eq!(read(b"age-encryption.org/v2\nsomething\n", WORDS), ArchiveError::NotAnArchive);
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    assert_eq!(read(&changed, WORDS), ArchiveError::Damaged);
    let longer = [&whole[..], b"more"].concat();
    assert_eq!(read(&longer, WORDS), ArchiveError::Damaged);
    assert_eq!(read(&sealed(b"no zip"), WORDS), ArchiveError::NotAnArchive);
    let missing = open::open(&desk.folder.path().join("none"), &passphrase(), catalogue(), &mut go_on);
    assert_eq!(missing.unwrap_err(), ArchiveError::Missing);
    let folder = open::open(desk.folder.path(), &passphrase(), catalogue(), &mut go_on);
    assert_eq!(folder.unwrap_err(), ArchiveError::Refused);
}

#[test]
fn too_much_work_for_a_phone_is_refused_before_it_is_done() {
    let desk = full_desk();
    let (path, _) = exported(&desk);
    let bytes = std::fs::read(&path).unwrap();
    let head = String::from_utf8_lossy(&bytes[..120]).into_owned();
    let place = head.find(&format!(" {WORK}\n")).unwrap();
    for asked in ["19", "20", "21", "63", "64", "200"] {
        let more = [&bytes[..place], format!(" {asked}\n").as_bytes(), &bytes[place + 3..]].concat();
        let refused = open::read(more.as_slice(), &passphrase(), catalogue(), &mut go_on);
        assert_eq!(refused.unwrap_err(), ArchiveError::TooMuchWork, "{asked}");
    }
}

#[test]
fn an_archive_opens_however_a_keyboard_writes_the_same_passphrase() {
    let desk = full_desk();
    let path = desk.folder.path().join("out.kindself");
    let made = Passphrase::new("It's a kind-hearted caf\u{e9} night").unwrap();
    export::export(desk.store.reader(), &setting(&desk), &path, &made, &mut go_on).unwrap();
    for typed in [
        "It\u{2019}s a kind-hearted caf\u{e9} night",
        "It\u{2bc}s a kind\u{2014}hearted cafe\u{301} night",
        "  It's\u{a0}a\u{202f}kind\u{2212}hearted\tcaf\u{e9} night\r\n",
        "\u{feff}\u{ff29}\u{ff54}\u{ff07}\u{ff53}\u{3000}a kind\u{2011}hearted\u{200b} caf\u{e9} night",
    ] {
        assert!(open::open(&path, &Passphrase::given(typed), catalogue(), &mut go_on).is_ok(), "{typed:?}");
    }
    for other in ["it's a kind-hearted caf\u{e9} night", "Its a kind-hearted caf\u{e9} night"] {
        let refused = open::open(&path, &Passphrase::given(other), catalogue(), &mut go_on).map(drop);
        assert_eq!(refused, Err(ArchiveError::WrongPassphrase), "{other:?}");
    }
}

#[test]
fn a_file_from_before_the_fold_opens_with_what_was_typed_then_however_weak() {
    let desk = full_desk();
    let (zip, _) = inside(&desk);
    for typed in
        ["It\u{2019}s a night \u{2013} kind", " hello ", "aaaaaaaa\u{200d}", "caf\u{e9}\u{a0}caf\u{e9}"]
    {
        let mut recipient = age::scrypt::Recipient::new(typed.to_owned().into());
        recipient.set_work_factor(WORK);
        let only: &dyn age::Recipient = &recipient;
        let encryptor = age::Encryptor::with_recipients(std::iter::once(only)).unwrap();
        let mut old = encryptor.wrap_output(Vec::new()).unwrap();
        old.write_all(&zip).unwrap();
        let old = old.finish().unwrap();
        let opened = open::read(old.as_slice(), &Passphrase::given(typed), catalogue(), &mut go_on);
        assert!(opened.is_ok(), "{typed:?}");
    }
}

#[test]
fn a_weak_passphrase_is_refused_with_its_reason() {
    let refused = Passphrase::new("password1").map(drop);
    assert_eq!(refused, Err(ArchiveError::Weak { fault: passphrase::PassphraseFault::Common }));
}

#[test]
fn an_archive_of_a_newer_format_says_so_even_where_nothing_else_can_be_read() {
    let zip = zipped(&[("manifest.json", br#"{"format":7,"app":"kindself","new":{}}"#)]);
    assert_eq!(open::inner(&zip, catalogue(), &mut go_on).unwrap_err(), ArchiveError::Newer { found: 7 });
    let other = zipped(&[("manifest.json", br#"{"format":1,"app":"another"}"#)]);
    assert_eq!(open::inner(&other, catalogue(), &mut go_on).unwrap_err(), ArchiveError::NotAnArchive);
    let none = zipped(&[("entries.jsonl", b"")]);
    assert_eq!(open::inner(&none, catalogue(), &mut go_on).unwrap_err(), ArchiveError::NotAnArchive);
}

#[test]
fn where_there_is_no_folder_nothing_is_made() {
    let desk = full_desk();
    let target = desk.folder.path().join("no folder").join("out.kindself");
    let made = export::export(desk.store.reader(), &setting(&desk), &target, &passphrase(), &mut go_on);
    assert_eq!(made.unwrap_err(), ArchiveError::Missing);
}

#[test]
fn scrypt_works_as_hard_as_it_is_told_and_never_harder_than_can_be_opened() {
    for (told, written) in [(2, " 2"), (5, " 5"), (0, " 1")] {
        let key = crate::store::Key::new(&[5; 32]).unwrap();
        let bytes = recovery::wrap_key(&key, &passphrase(), told).unwrap();
        let head = String::from_utf8_lossy(&bytes[..100]).into_owned();
        assert!(head.lines().nth(1).unwrap().ends_with(written), "{head}");
    }
    assert_eq!(super::super::WORK, 18);
}
