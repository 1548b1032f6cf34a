//! Folders, zips and databases as other apps leave them.

use super::backups::daily_you;
use super::*;

/// Files of a zip, each as it is, whose names may stand in it twice. Beside what is given a picture of so many MiB.
fn zip_of(files: &[(&str, &[u8])], picture_mib: usize) -> Vec<u8> {
    let picture = vec![0x5a; picture_mib << 20];
    let all = files.iter().copied().chain((picture_mib > 0).then_some(("a picture.jpg", &picture[..])));
    zip_with_extras(&all.map(|(name, bytes)| (name.as_bytes(), Vec::new(), bytes)).collect::<Vec<_>>())
}

/// The same of names in any letters, each with what stands behind it in the list.
fn zip_with_extras(files: &[(&[u8], Vec<u8>, &[u8])]) -> Vec<u8> {
    let (mut zip, mut list, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for (name, extra, bytes) in files {
        let at = u32::try_from(zip.len()).unwrap();
        let length = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let mut about = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0x5a];
        about.extend(crc32fast::hash(bytes).to_le_bytes());
        about.extend([length, length].concat());
        about.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        zip.extend([&b"PK\x03\x04"[..], &about, &[0, 0], name, bytes].concat());
        about.extend(u16::try_from(extra.len()).unwrap().to_le_bytes());
        list.extend([&b"PK\x01\x02\x14\x00"[..], &about, &[0; 10], &at.to_le_bytes(), name, extra].concat());
        count += 1;
    }
    let begins = u32::try_from(zip.len()).unwrap().to_le_bytes();
    let length = u32::try_from(list.len()).unwrap().to_le_bytes();
    let counts = [count.to_le_bytes(), count.to_le_bytes()].concat();
    [&zip[..], &list, b"PK\x05\x06\0\0\0\0", &counts, &length, &begins, &[0, 0]].concat()
}

fn read_zip(bytes: &[u8], source: Source) -> Result<Contents, ArchiveError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    std::fs::write(&path, bytes).unwrap();
    look(&path, source, folder.path(), NOW, &mut |_| GO_ON)
}

fn texts(contents: &Contents) -> Vec<String> {
    let mut texts: Vec<_> = notes(contents).into_iter().map(|note| note.1).collect();
    texts.sort();
    texts
}

#[test]
fn pictures_beside_pages_are_not_read_however_large_they_are() {
    let contents = read_zip(&zip_of(&[("2025-03-01.md", b"tea")], 66), Source::Markdown).unwrap();
    assert_eq!((texts(&contents), contents.problems), (strings(&["tea"]), Problems::default()));
}

#[test]
fn pages_that_are_too_long_are_counted_however_many_they_are_and_the_others_come_in() {
    let long = vec![b'x'; (4 << 20) + 1];
    let names: Vec<String> = (0..70).map(|number| format!("log {number}.txt")).collect();
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), long.as_slice())).collect();
    files.push(("2025-03-01.md", b"tea"));
    let contents = read_zip(&zip_of(&files, 0), Source::Markdown).unwrap();
    assert_eq!(texts(&contents), strings(&["tea"]));
    assert_eq!(contents.problems, Problems { too_long: 70, ..Problems::default() });
}

#[test]
fn two_pages_of_one_name_in_a_zip_are_two_pages() {
    let files: [(&str, &[u8]); 5] = [
        ("2025-03-01.md", b"tea"),
        ("2025-03-01.md", b"rain"),
        ("a picture.png", b"x"),
        ("2025-03-01.md", b"song"),
        ("a picture.png", b"y"),
    ];
    let contents = read_zip(&zip_of(&files, 0), Source::Markdown).unwrap();
    assert_eq!(texts(&contents), strings(&["rain", "song", "tea"]));
    let days: Vec<_> = contents.records.of::<EntryLine>().map(|line| line.written.day.to_string()).collect();
    assert_eq!(days, ["2025-03-01"; 3], "each by its own name");
}

/// The name in UTF-8 that Info-ZIP puts behind one in other letters.
fn unicode_path(name: &[u8], unicode: &str) -> Vec<u8> {
    let length = u16::try_from(5 + unicode.len()).unwrap().to_le_bytes();
    [&b"up"[..], &length, &[1], &crc32fast::hash(name).to_le_bytes(), unicode.as_bytes()].concat()
}

#[test]
fn pages_of_one_name_are_read_by_their_name_in_unicode_whatever_stands_before_it() {
    // As it is in a Japanese zip: letters of its own, question marks, and what each is in Unicode.
    let (dated, other, unicode) =
        (&b"2025-03-01 ??.md"[..], &b"2025-03-01 \x93\xfa.md"[..], "2025年3月2日.md");
    let timed = b"UT\x05\0\x03\0\0\0\0";
    let pages = [("tea", dated), ("rain", dated), ("song", other), ("lamp", dated)];
    let files = pages
        .map(|(text, name)| (name, [&timed[..], &unicode_path(name, unicode)].concat(), text.as_bytes()));
    let contents = read_zip(&zip_with_extras(&files), Source::Markdown).unwrap();
    assert_eq!(texts(&contents), strings(&["lamp", "rain", "song", "tea"]));
    let days: Vec<_> = contents.records.of::<EntryLine>().map(|line| line.written.day.to_string()).collect();
    assert_eq!(days, ["2025-03-02"; 4], "the day that the name in Unicode says");
}

#[test]
fn pages_of_which_only_the_name_in_old_letters_is_the_same_keep_their_own_days() {
    let name = &b"2025-03-01 ?.md"[..];
    let files = [("2025-03-02.md", "tea"), ("2025-03-03.md", "rain"), ("2025-03-02.md", "song")]
        .map(|(unicode, text)| (name, unicode_path(name, unicode), text.as_bytes()));
    let contents = read_zip(&zip_with_extras(&files), Source::Markdown).unwrap();
    let mut days: Vec<_> =
        contents.records.of::<EntryLine>().map(|line| line.written.day.to_string()).collect();
    days.sort();
    assert_eq!(days, ["2025-03-02", "2025-03-02", "2025-03-03"]);
    assert_eq!(texts(&contents), strings(&["rain", "song", "tea"]));
}

#[test]
fn a_name_in_old_letters_that_stands_twice_is_the_same_both_times() {
    let name = &b"3. M\x84rz 2025.md"[..];
    let files = [(name, Vec::new(), &b"tea"[..]), (name, Vec::new(), b"rain")];
    let contents = read_zip(&zip_with_extras(&files), Source::Markdown).unwrap();
    assert_eq!(texts(&contents), strings(&["rain", "tea"]));
    let days: Vec<_> = contents.records.of::<EntryLine>().map(|line| line.written.day.to_string()).collect();
    assert_eq!(days, ["2025-03-03"; 2]);
}

#[test]
fn what_cannot_be_unpacked_costs_its_page_and_no_other() {
    let mut zip = zip_of(&[("2025-03-01.md", b"tea"), ("2025-03-02.md", b"rain")], 0);
    let at = zip.windows(4).position(|four| four == b"rain").unwrap();
    zip[at] = b'm';
    let contents = read_zip(&zip, Source::Markdown).unwrap();
    assert_eq!((texts(&contents), contents.problems.unreadable), (strings(&["tea"]), 1));
}

#[test]
fn pages_are_read_by_the_folders_they_are_in_and_what_lies_too_deep_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let write = |place: &str, text: &str| {
        let path = folder.path().join(place);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("2025/12/12.md", "tea");
    write("2025/12/13/rain.md", "rain");
    write(".trash/2025-12-14.md", "gone");
    write(&format!("{}2025-12-15.md", "a/".repeat(20)), "deep");
    write(&format!("{}2025-12-16.md", "b/".repeat(40)), "too deep");
    let contents = look(folder.path(), Source::Markdown, folder.path(), NOW, &mut |_| GO_ON).unwrap();
    let days: Vec<String> = notes(&contents).into_iter().map(|note| note.0[..10].to_owned()).collect();
    assert_eq!(days, ["2025-12-12", "2025-12-13", "2025-12-15"]);
    assert_eq!(contents.problems, Problems { unreadable: 1, ..Problems::default() });
}

#[test]
fn a_page_in_letters_that_are_not_known_is_counted() {
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("zażółć".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let contents =
        pages(&[("2025-03-01.md", &wide), ("2025-03-02.md", b"caf\xe9"), ("2025-03-03.md", b"w\0o\0")])
            .unwrap();
    assert_eq!((texts(&contents), contents.problems.unreadable), (strings(&["zażółć"]), 2));
}

/// The tables of schema 5, as Daily You's source makes them.
const SCHEMA_5: &str = "
    PRAGMA user_version = 5; PRAGMA foreign_keys = OFF;
    CREATE TABLE entries (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, mood INTEGER,
      time_create DATETIME NOT NULL DEFAULT (DATETIME('now')), time_modified DATETIME NOT NULL DEFAULT (DATETIME('now')));
    CREATE TABLE templates (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, text TEXT,
      time_create DATETIME NOT NULL DEFAULT (DATETIME('now')), time_modified DATETIME NOT NULL DEFAULT (DATETIME('now')));
    CREATE TABLE entry_images (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, entry_id INTEGER NOT NULL,
      img_path TEXT NOT NULL, img_rank INTEGER NOT NULL, time_create DATETIME NOT NULL DEFAULT (DATETIME('now')),
      FOREIGN KEY (entry_id) REFERENCES entries (id));
    CREATE TABLE tag_categories (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, icon TEXT,
      icon_type INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL, color INTEGER, sort_order INTEGER NOT NULL DEFAULT 0,
      time_create DATETIME NOT NULL DEFAULT (DATETIME('now')), time_modified DATETIME NOT NULL DEFAULT (DATETIME('now')));
    CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, category_id INTEGER, icon TEXT,
      icon_type INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL, tag_type INTEGER NOT NULL, color INTEGER,
      sort_order INTEGER NOT NULL DEFAULT 0, time_create DATETIME NOT NULL DEFAULT (DATETIME('now')),
      time_modified DATETIME NOT NULL DEFAULT (DATETIME('now')), FOREIGN KEY (category_id) REFERENCES tag_categories (id));
    CREATE TABLE entry_tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, entry_id INTEGER NOT NULL,
      tag_id INTEGER NOT NULL, value TEXT, time_create DATETIME NOT NULL DEFAULT (DATETIME('now')),
      FOREIGN KEY (entry_id) REFERENCES entries (id), FOREIGN KEY (tag_id) REFERENCES tags (id));
    CREATE TABLE template_tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, template_id INTEGER NOT NULL,
      tag_id INTEGER NOT NULL, time_create DATETIME NOT NULL DEFAULT (DATETIME('now')));
    INSERT INTO tag_categories(name) VALUES ('Body');
    INSERT INTO tags(id, category_id, name, tag_type) VALUES (1, 1, 'Energy', 1), (2, NULL, 'walk', 0), (3, NULL, 'sea', 0);
    INSERT INTO entries(id, text, mood, time_create) VALUES
      (1, 'A day', 2, '2025-03-01T21:00:00.000'), (2, 'Another', NULL, '2025-03-02T09:30:00.000Z');
    INSERT INTO entry_tags(entry_id, tag_id, value) VALUES (1, 1, '7'), (1, 2, NULL), (2, 1, '10'), (9, 2, NULL), (1, 77, '3');
";

#[test]
fn daily_yous_trackers_keep_their_values() {
    let contents = daily_you(SCHEMA_5).unwrap();
    let found: Vec<_> =
        notes(&contents).into_iter().map(|(_, text, mood, _, tags)| (text, mood, tags)).collect();
    assert_eq!(
        found,
        [
            ("A day".to_owned(), Some(9), strings(&["Energy: 7", "walk"])),
            ("Another".to_owned(), None, strings(&["Energy: 10"])),
        ]
    );
    assert_eq!(contents.problems.unreadable, 2, "a tag of no entry, and one without a name");
}

#[test]
fn daily_yous_moods_that_are_words_are_kept_and_tags_of_another_form_are_counted() {
    let words = SCHEMA_5.replace("'A day', 2,", "'A day', 'bright',");
    assert_eq!(notes(&daily_you(&words).unwrap())[0].3, strings(&["bright"]));
    let other = SCHEMA_5.replace("tag_id", "which");
    assert_eq!(daily_you(&other).unwrap().problems.unreadable, 5);
}

#[test]
fn daily_yous_backup_may_hold_a_picture_twice_but_not_two_databases() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.db");
    Connection::open(&path).unwrap().execute_batch(SCHEMA_5).unwrap();
    let database = std::fs::read(&path).unwrap();
    let pictures: [(&str, &[u8]); 3] =
        [("Images/a.jpg", b"x"), ("Images/a.jpg", b"y"), ("daily_you.db", &database)];
    assert_eq!(
        read_zip(&zip_of(&pictures, 0), Source::DailyYou).unwrap().records.of::<EntryLine>().count(),
        2
    );
    let two: [(&str, &[u8]); 2] = [("old/daily_you.db", &database), ("daily_you.db", &database)];
    assert_eq!(read_zip(&zip_of(&two, 0), Source::DailyYou).unwrap_err(), ArchiveError::Damaged);
}
