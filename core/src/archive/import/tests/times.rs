//! Times of day in the words of every language.

use super::*;
use crate::archive::import::calendar::{Calendar, letters};
use crate::archive::import::times::clock;
use crate::digits::value;

fn read(text: &str) -> Option<String> {
    clock(text, &Calendar::bundled()).map(|time| time.to_string()[..8].to_owned())
}

#[test]
fn a_time_is_read_in_the_words_of_every_language_and_never_as_another_time() {
    let calendar = Calendar::bundled();
    let lines = include_str!("times.tsv").lines().filter(|line| !line.starts_with('#'));
    let (mut right, mut unknown) = (0, Vec::new());
    for line in lines {
        let [language, text, time] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        match clock(text, &calendar) {
            Some(read) => {
                assert_eq!(&read.to_string()[..5], time, "{language}: {text}");
                right += 1;
            }
            None => unknown.push(text),
        }
    }
    // What means the morning in one language and the evening in another, and is not known for that.
    assert!(unknown.len() * 50 < right, "{right} right, and not {unknown:?}");
}

#[test]
fn halves_of_the_day_stand_before_and_behind_with_any_space_and_in_any_digits() {
    for (text, expected) in [
        ("9:00 a. m.", "09:00:00"),
        ("9:00 p. m.", "21:00:00"),
        ("9:00\u{202f}p.\u{a0}m.", "21:00:00"),
        ("12:00 AM", "00:00:00"),
        ("12:00 pm", "12:00:00"),
        ("0:15 am", "00:15:00"),
        ("午後9:00", "21:00:00"),
        ("12:30 午後", "12:30:00"),
        ("午後0:30", "12:30:00"),
        ("下午9:00", "21:00:00"),
        ("오후 9:00", "21:00:00"),
        ("오전 9시 5분", "09:05:00"),
        ("ÖS 9:00", "21:00:00"),
        ("ÖÖ 11:00", "11:00:00"),
        ("9:00 μ.μ.", "21:00:00"),
        ("9:00 π.μ.", "09:00:00"),
        ("अपराह्न 9:00", "21:00:00"),
        ("रात ९:००", "21:00:00"),
        ("٩:٠٠ م", "21:00:00"),
        ("\u{200f}٩:٠٠ ص", "09:00:00"),
        ("9:00 du.", "21:00:00"),
        ("11:00 de la noche", "23:00:00"),
        ("1:00 de la madrugada", "01:00:00"),
        ("21 h 00", "21:00:00"),
        ("21h30", "21:30:00"),
        ("21.00", "21:00:00"),
        ("kl. 21.05", "21:05:00"),
        ("21時05分", "21:05:00"),
        ("21:05 Uhr", "21:05:00"),
        ("21：05", "21:05:00"),
        ("24:15", "00:15:00"),
        ("21:03:15.250", "21:03:15"),
        ("9 PM", "21:00:00"),
        ("09:00:00 PM", "21:00:00"),
        ("21:00 pm", "21:00:00"),
    ] {
        assert_eq!(read(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_word_that_is_not_known_is_an_unknown_time_and_not_the_morning() {
    for text in [
        "9:00 zorp",
        "sam. 9:00",
        "9:00 in the evening or so",
        "21:00 am",
        "13:00 zorp",
        "25:00",
        "9:60",
        "9",
        "",
        "am",
        "9:00 9:30",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn the_tables_of_words_are_whole() {
    let tables = [
        include_str!("../../../../content/calendar/day-periods.txt"),
        include_str!("../../../../content/calendar/months.txt"),
    ];
    for line in tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#')) {
        let (meaning, words) = line.split_once(' ').unwrap();
        let hours = |text: &str| text.parse::<u16>().is_ok_and(|hour| hour <= 24);
        let is_span = meaning.split_once('-').is_some_and(|(from, to)| hours(from) && hours(to));
        let is_month = meaning.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month));
        assert!(is_span || is_month || meaning == "unit", "{meaning}");
        words.split(' ').for_each(|word| assert_eq!(letters(word), word, "folded as what is read"));
    }
}

#[test]
fn digits_are_known_by_their_value_in_every_script() {
    for (text, number) in [("0", 0), ("٣", 3), ("۷", 7), ("९", 9), ("๕", 5), ("𞥖", 6), ("３", 3), ("𑁦", 0)]
    {
        let found = text.chars().next().and_then(value);
        assert_eq!(found, Some(number), "{text}");
    }
    assert_eq!(["a", "/", ":", "½", "五"].map(|text| text.chars().next().and_then(value)), [None; 5]);
}

#[test]
fn rows_of_an_unknown_time_are_never_the_same_as_another() {
    let table = "full_date,date,weekday,time,mood,activities,note_title,note\n\
        2025-03-01,1 March,Saturday,9:00 zorp,good,walk,,tea\n\
        2025-03-01,1 March,Saturday,9:00 zorp,good,walk,,tea\n\
        2025-03-02,2 March,Sunday,9:00 a. m.,good,,,\n\
        2025-03-02,2 March,Sunday,9:00 p. m.,good,,,\n\
        2025-03-03,3 March,Monday,9:00 PM,good,,,\n\
        2025-03-03,3 March,Monday,9:00 PM,good,,,\n";
    let contents = daylio(table.as_bytes()).unwrap();
    let days: Vec<String> =
        contents.records.of::<EntryLine>().map(|line| line.written.day.to_string()).collect::<Vec<_>>();
    let on = |day: &str| days.iter().filter(|found| *found == day).count();
    assert_eq!([on("2025-03-01"), on("2025-03-02"), on("2025-03-03")], [2, 2, 1]);
    assert_eq!(contents.problems, Problems { doubled: 1, ..Problems::default() });
    assert_eq!(contents, daylio(table.as_bytes()).unwrap(), "taken in twice, they are the same");
    let texts = notes(&contents).into_iter().map(|note| note.1).filter(|text| text.contains("zorp"));
    assert_eq!(texts.collect::<Vec<_>>(), ["tea\n\ntime: 9:00 zorp"; 2], "it stays in words");
}
