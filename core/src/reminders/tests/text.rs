//! What is kept beside the store, and can be read before the phone was unlocked.

use super::*;
use crate::SealError;
use crate::content::KindId;
use crate::journal::EntryId;

/// A word that is found in nothing else.
const CANARY: &str = "Quetzalcoatl";

/// Someone's rules about everything there is to be reminded of, with reminders that came, wait and were dealt with.
fn full() -> Desk {
    let own = || Wording::Own(format!("call {CANARY}"));
    let about = || Subject::Practice(PracticeId(CANARY.into()));
    let after = When::After { hours: 2, practice: Some(about()) };
    let programme = When::Programme { programme: CANARY.into(), at: time("07:00") };
    let from = day("2026-01-01");
    let opens = [
        Opens::Practice(about()),
        Opens::Journal(KindId(CANARY.into())),
        Opens::Letter(EntryId(*b"Quetzalcoatl....")),
        Opens::Scale(CANARY.into()),
        Opens::Programme(CANARY.into()),
    ];
    let rules = opens
        .into_iter()
        .map(|opens| Rule { opens, wording: own(), sounds: true, ..daily("08:00") })
        .chain([Rule::new(after, Opens::Nothing, from), Rule::new(programme, Opens::Nothing, from)])
        .chain([
            Rule { wording: Wording::KindAct, ..once("2026-12-24", "09:00") },
            Rule {
                quiet: vec![all_days("22:00", "07:00")],
                rest: Rest::Until(day("2026-12-01")),
                ..daily("12:00")
            },
        ]);
    let mut desk = android("Europe/Berlin", "2026-11-23T05:00:00Z", rules.collect::<Vec<_>>());
    desk.book.wishes = Wishes { most_a_day: 3, later_min: 30, exact: true };
    desk.book.known.after.insert(id(6), (day("2026-11-22"), utc("2026-11-22T20:00:00Z")));
    desk.book.known.programme.insert(id(7), vec![day("2026-11-24")]);
    desk.book.known.done.insert((id(1), day("2026-11-23")));
    desk.book.known.gone.insert(id(3));
    desk.go_on();
    desk.go("2026-11-23T07:00:00Z");
    desk.act("2026-11-23T07:01:00Z", of(2, "2026-11-23"), Act::Later);
    desk.book.tell(&Event::TestWanted, &desk.phone);
    desk.go_on();
    desk
}

#[test]
fn a_book_is_read_as_it_was_written_but_for_what_it_is_about() {
    let desk = full();
    assert!(desk.book.refill.is_some() && desk.book.test_accepted.is_some() && !desk.book.log().0.is_empty());
    let text = desk.book.to_text().unwrap();
    let read = Book::from_text(&text).unwrap();
    assert_eq!(read.to_text().unwrap(), text);
    let rules =
        desk.book.rules.iter().map(|reminder| Reminder { rule: reminder.rule.bare(), ..reminder.clone() });
    assert_eq!(read, Book { rules: rules.collect(), ..desk.book.clone() });
    // And it reminds at the same moments.
    let moments = |book: &Book| -> Vec<_> {
        let mut phone = desk.phone.clone();
        phone.waiting = Waiting::Unsure;
        book.plan(&phone, &words)
            .add
            .into_iter()
            .map(|planned| (planned.id, planned.at, planned.sounds))
            .collect()
    };
    assert_eq!(moments(&read), moments(&desk.book));
    assert_eq!(Book::from_text(&Book::default().to_text().unwrap()), Ok(Book::default()));
}

#[test]
fn the_text_holds_nothing_of_what_a_rule_is_about() {
    let text = full().book.to_text().unwrap();
    let hex = crate::store::hex(CANARY.as_bytes());
    for word in [
        CANARY,
        &hex,
        "call",
        "safe-place",
        "kind_act",
        "\"own\"",
        "practice\":{",
        "letter",
        "journal",
        "scale",
    ] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    // What the search would find, were it there.
    assert!(format!("{:?}", full().book).contains(CANARY));
}

#[test]
fn every_flipped_byte_and_every_cut_is_refused() {
    let mut desk = full();
    // A short one, of which each byte is tried.
    desk.book.accepted.retain(|id, _| id.date < day("2026-11-26"));
    let text = desk.book.to_text().unwrap();
    for at in 0..text.len() {
        assert_eq!(Book::from_text(&text[..at]), Err(SealError::Damaged), "cut at {at}");
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1 << (at % 7);
        let flipped = String::from_utf8(bytes).unwrap();
        assert_eq!(Book::from_text(&flipped), Err(SealError::Damaged), "{at}");
    }
}

#[test]
fn what_is_no_book_or_one_to_come_is_refused_and_wishes_are_brought_into_their_bounds() {
    for nothing in ["", "\n", "kindself-reminders 1 00000000\n{}\n", "kindself-settings 1"] {
        assert_eq!(Book::from_text(nothing), Err(SealError::Damaged), "{nothing:?}");
    }
    let newer = crate::sealed::seal("kindself-reminders", 2, &()).unwrap();
    assert_eq!(Book::from_text(&newer), Err(SealError::Newer { found: 2 }));
    let impossible = crate::sealed::seal("kindself-reminders", 1, &"rules").unwrap();
    assert_eq!(Book::from_text(&impossible), Err(SealError::Damaged));
    let mut book = Book::default();
    for (most_a_day, later_min, expected) in [(0, 0, (1, 15)), (255, u16::MAX, (6, 240)), (2, 60, (2, 60))] {
        book.wishes = Wishes { most_a_day, later_min, exact: false };
        let read = Book::from_text(&book.to_text().unwrap()).unwrap();
        assert_eq!((read.wishes().most_a_day, read.wishes().later_min), expected);
    }
}

#[test]
fn names_are_read_as_they_are_written_and_in_no_other_way() {
    let name = OccurrenceId { nth: 3, ..of(1, "2026-11-23") };
    assert_eq!(OccurrenceId::from_text(&name.text()), Some(name));
    for planned in [PlannedId::Reminder(name), PlannedId::Refill, PlannedId::Test] {
        assert_eq!(PlannedId::from_text(&planned.text()), Some(planned));
    }
    let text = name.text();
    for other in [
        String::new(),
        text.to_uppercase(),
        format!("{text}.0"),
        format!(" {text}"),
        text.replace(".3", ".03"),
        text.replace(".3", ".+3"),
        text.replace(".3", ".256"),
        text.replace("2026-11-23", "2026-11-31"),
        text.replace("2026-11-23", "2026-1-23"),
        text[2..].to_owned(),
    ] {
        assert_eq!(OccurrenceId::from_text(&other), None, "{other}");
    }
}

#[test]
fn joined_with_another_device_the_first_delivery_and_the_last_act_stand_whichever_comes_first() {
    let line = |delivered: Option<i64>, act: Option<(Act, i64)>, offered| Noted {
        delivered: delivered.map(UtcMillis),
        act: act.map(|(act, at)| (act, UtcMillis(at))),
        offered,
        ..Noted::new(of(1, "2026-11-23"), UtcMillis(5), None)
    };
    let one = Log(vec![line(Some(10), Some((Act::LetPass, 20)), true)]);
    let other = Log(vec![line(Some(12), Some((Act::Done, 30)), false)]);
    for (mut first, second) in [(one.clone(), other.clone()), (other, one)] {
        first.join(&second);
        assert_eq!(first.0, [line(Some(10), Some((Act::Done, 30)), true)]);
        let joined = first.clone();
        first.join(&second);
        assert_eq!(first, joined, "once more changes nothing");
    }
}
