//! What was said, kept in files.

#![allow(clippy::disallowed_methods, reason = "tests look at the cache's files")]

use super::*;
use std::path::Path;

#[test]
fn a_cache_that_is_only_read_gives_and_takes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, lines) = (Cache::new(folder.path()), needed(&["Hello there."]));
    until_done(&mut fresh(), &lines, Some(&cache.clone().only_read()), ordinary);
    assert_eq!(cache.bytes(), 0);
    until_done(&mut fresh(), &lines, Some(&cache), ordinary);
    let read = until_done(&mut fresh(), &lines, Some(&cache.only_read()), ordinary);
    assert_eq!((read.asked, read.lines.len()), (Vec::<String>::new(), 1));
}

#[test]
fn a_practice_begins_without_the_voice_where_all_is_in_the_cache() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(&folder.path().join("voice"));
    let lines = needed(&["Hello there. How is it?", "And on."]);
    let fast = |utterance: &Utterance| hum(takes(&utterance.words, 250, utterance.speed));
    let first = until_done(&mut fresh(), &lines, Some(&cache), fast);
    assert_eq!(first.asked.len(), 5, "its sentence at two speeds, and three sentences");
    let second = until_done(&mut fresh(), &lines, Some(&cache), fast);
    assert_eq!(second.asked, Vec::<String>::new());
    assert_eq!(second.lines, first.lines);
    assert!(cache.bytes() > 0 && cache.empty() && cache.empty());
    assert_eq!(cache.bytes(), 0);
    assert_eq!(until_done(&mut fresh(), &lines, Some(&cache), fast).asked, first.asked);
}

#[test]
fn what_a_person_wrote_is_never_cached() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path());
    let own = "I was seven. Nobody came".to_owned();
    let lines = [format!("You once wrote: {own}. Let it stand."), "And on.".to_owned()];
    let needed = Needed { lines: lines.to_vec(), awaited: 2, own: vec![own, String::new()] };
    let heard = until_done(&mut fresh(), &needed, Some(&cache), ordinary);
    assert_eq!(heard.lines.len(), 2);
    assert_eq!(files(folder.path()), 2, "the sentence for the speed, and the line that is ours");
    let again = until_done(&mut fresh(), &needed, Some(&cache), ordinary);
    assert_eq!(again.asked, ["You once wrote: I was seven.", "Nobody came.", "Let it stand."]);
    // Nor where it is no longer needed by the time it is said.
    let mut synthesis = fresh();
    let Next::Again = synthesis.turn("voice", &needed, None, Some(&cache)).next else { panic!() };
    let Next::Say(asked) = synthesis.turn("voice", &needed, None, Some(&cache)).next else { panic!() };
    synthesis.turn("voice", &Needed::default(), Some(ordinary(&asked)), Some(&cache));
    assert_eq!(files(folder.path()), 2);
}

#[test]
fn what_was_said_waits_in_a_file_that_nobody_sees_and_what_a_person_wrote_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path());
    let lines =
        ["Hello there. How is it?".to_owned(), "You wrote: I was seven.".to_owned(), "And on.".to_owned()];
    let needed = Needed { lines: lines.to_vec(), awaited: 1, own: vec!["I was seven".to_owned()] };
    let mut synthesis = Synthesis::new(Rate::Hz24k, CALIBRATION, cache.aside());
    let heard = until_done(&mut synthesis, &needed, None, ordinary);
    assert_eq!(heard.lines.iter().map(Prepared::is_aside).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!((files(folder.path()), cache.bytes()), (0, 0));
    assert!(cache.only_read().aside().is_none(), "nor anywhere where no trace is left");
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    assert!(Cache::new(&file).aside().is_none(), "a folder that cannot be had");
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn no_name_of_a_file_tells_a_word() {
    let folder = tempfile::tempdir().unwrap();
    until_done(&mut fresh(), &needed(&["Hello there."]), Some(&Cache::new(folder.path())), ordinary);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.len() == 32 && name.chars().all(|c| c.is_ascii_hexdigit()), "{name}");
    }
}

#[test]
fn the_cache_stays_within_its_size_and_what_was_not_used_for_longest_goes() {
    let folder = tempfile::tempdir().unwrap();
    let line = |n: usize| format!("This line of some words is number {n}.");
    let lines: Vec<String> = (0..6).map(line).collect();
    let all = Needed { lines, awaited: 0, own: Vec::new() };
    let (small, large) = (Cache::within(folder.path(), 200_000), Cache::new(folder.path()));
    until_done(&mut fresh(), &all, Some(&large), ordinary);
    assert!(large.bytes() > 300_000);
    // Older than all that is used from now on, and the oldest of them first.
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let file = std::fs::File::options().write(true).open(entry.unwrap().path()).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    until_done(&mut fresh(), &needed(&[&line(3)]), Some(&small), ordinary);
    until_done(&mut fresh(), &needed(&["Something new."]), Some(&small), ordinary);
    assert!(small.bytes() <= 200_000);
    let used = until_done(&mut fresh(), &needed(&[&line(3), "Something new."]), Some(&small), ordinary);
    assert_eq!(used.asked, Vec::<String>::new());
}

#[test]
fn a_cache_that_was_damaged_or_cannot_be_written_costs_time_only() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path());
    let lines = needed(&["Hello there."]);
    until_done(&mut fresh(), &lines, Some(&cache), ordinary);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let whole = std::fs::read(&path).unwrap();
        for flipped in [0, 5, 9, 12, whole.len() - 1] {
            let mut bytes = whole.clone();
            bytes[flipped] ^= 0x10;
            std::fs::write(&path, &bytes).unwrap();
            let heard = until_done(&mut fresh(), &lines, Some(&cache), ordinary);
            assert_eq!((heard.asked.len(), heard.lines.len()), (1, 1), "byte {flipped}");
            assert_eq!(std::fs::read(&path).unwrap(), whole);
        }
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        assert_eq!(until_done(&mut fresh(), &lines, Some(&cache), ordinary).lines.len(), 1);
    }
    // Where a file stands in the place of the folder, nothing can be kept.
    let file = folder.path().join("file");
    std::fs::write(&file, "something").unwrap();
    let nowhere = Cache::new(&file);
    assert_eq!(until_done(&mut fresh(), &lines, Some(&nowhere), ordinary).lines.len(), 1);
    assert_eq!((nowhere.bytes(), nowhere.empty()), (0, false));
}
