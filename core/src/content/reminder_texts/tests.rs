use super::review::{BEGINNINGS, NAGGING, TELLING};
use super::*;
use crate::content::tests::read_with;
use crate::testing::catalogue;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const FILE: &str = include_str!("../../../content/reminders/texts.json");

fn english() -> Language {
    Language::new("en")
}

/// The texts with one place changed.
fn with(place: &str, value: Value) -> ReminderTexts {
    let mut file: Value = serde_json::from_str(FILE).unwrap();
    *file.pointer_mut(&format!("/text/en/{place}")).unwrap() = value;
    serde_json::from_value(file).unwrap()
}

#[track_caller]
fn refused(place: &str, value: Value, field: &str) -> String {
    let (at, reason) = with(place, value.clone()).fault().unwrap_or_else(|| panic!("{value} passes"));
    assert_eq!(at, format!("text.en.{field}"), "{value}: {reason}");
    reason
}

#[test]
fn a_pick_says_the_same_each_time_and_picks_in_a_row_say_every_version() {
    let texts = &catalogue().reminder_texts;
    for purpose in Purpose::ALL {
        let count = texts.text.get(&english()).versions(purpose).len() as u64;
        let said = |pick| texts.text(purpose, Some("Box breathing"), pick, &english());
        let all: BTreeSet<String> = (0..count).map(|pick| format!("{:?}", said(pick))).collect();
        assert_eq!(all.len() as u64, count, "{purpose:?}");
        assert_eq!(said(3), said(3 + count), "{purpose:?}");
        assert_eq!(said(u64::MAX), said(u64::MAX % count), "{purpose:?}");
    }
}

#[test]
fn every_name_in_the_catalogue_fits_and_stands_in_the_text_as_it_is() {
    let catalogue = catalogue();
    let names = catalogue.practices.iter().map(|one| one.text.get(&english()).name.clone());
    let names = names.chain(catalogue.protocols.iter().map(|one| one.text.get(&english()).name.clone()));
    let names = names.chain(catalogue.kinds.iter().map(|one| one.text.get(&english()).name.clone()));
    let names: Vec<String> = names.collect();
    for purpose in Purpose::ALL.into_iter().filter(|purpose| purpose.says_name()) {
        for (name, pick) in names.iter().flat_map(|name| (0..8).map(move |pick| (name, pick))) {
            let said = catalogue.reminder_texts.text(purpose, Some(name), pick, &english());
            assert!(said.body.contains(name.as_str()) && !said.body.contains(NAME), "{said:?}");
            assert!(said.title.chars().count() <= 40 && said.body.chars().count() <= 100, "{said:?}");
        }
    }
}

#[test]
fn a_name_with_a_placeholder_in_it_stays_as_it_is() {
    let said = catalogue().reminder_texts.text(Purpose::Practice, Some("{name} of mine"), 0, &english());
    assert_eq!(said.body.matches("{name} of mine").count(), 1, "{said:?}");
}

#[test]
fn without_a_name_nothing_is_said_of_what_it_is_about() {
    let texts = &catalogue().reminder_texts;
    for name in [None, Some(""), Some("  ")] {
        let said = texts.text(Purpose::Programme, name, 5, &english());
        assert_eq!(said, texts.text(Purpose::Discreet, None, 5, &english()));
    }
    let told = texts.text(Purpose::Discreet, Some("Compassion for the critic"), 5, &english());
    assert!(!format!("{told:?}").contains("critic"), "a discreet text has no use for a name");
}

#[test]
fn words_fall_back_to_english_and_a_language_of_its_own_comes_first() {
    let mut file: Value = serde_json::from_str(FILE).unwrap();
    let mut polish = file["text"]["en"].clone();
    polish["public"]["title"] = json!("Przypomnienie");
    file["text"]["pl"] = polish;
    let texts: ReminderTexts = serde_json::from_value(file).unwrap();
    let title = |tag: &str| texts.text(Purpose::Public, None, 0, &Language::new(tag)).title;
    assert_eq!([title("pl_PL"), title("de"), title("en-GB")], ["Przypomnienie", "A reminder", "A reminder"]);
}

#[test]
fn each_word_that_nags_is_refused_in_a_title_and_in_a_body() {
    for word in NAGGING {
        let capital = word[..1].to_uppercase() + &word[1..];
        let reason = refused("letter/1/title", json!(format!("{capital}, you")), "letter[1].title");
        assert!(reason.contains("nags"), "{word}: {reason}");
        refused("kind_act/2/body", json!(format!("Is it {}?", word.replace('\'', "’"))), "kind_act[2].body");
    }
    for word in BEGINNINGS {
        refused("discreet/0/body", json!(format!("Say: {word}ed.")), "discreet[0].body");
    }
    let harmless = json!("The latest lamp, a mustard dish, the yeti, a duet and a goalkeeper.");
    assert_eq!(with("letter/1/body", harmless).fault(), None, "a word is a whole word");
}

#[test]
fn a_discreet_text_that_tells_what_the_app_is_about_is_refused() {
    for word in TELLING {
        refused("discreet/3/title", json!(format!("Some {word}")), "discreet[3].title");
        refused("public/body", json!(format!("Your {word} is here.")), "public.body");
        assert_eq!(with("letter/1/body", json!(format!("Your {word} is here."))).fault(), None, "{word}");
    }
    let every = Purpose::ALL.into_iter().filter(|purpose| purpose.is_discreet()).count();
    assert_eq!(every, 5);
}

#[test]
fn a_text_is_plain_and_fits() {
    for shouted in
        ["Now!", "A heart ❤️", "A smile 🙂", "*Soft*", "<b>Soft</b>", "Two\nlines", " Soft", "A  b"]
    {
        refused("letter/0/title", json!(shouted), "letter[0].title");
    }
    refused("letter/0/title", json!("a".repeat(41)), "letter[0].title");
    refused("letter/0/body", json!("a".repeat(101)), "letter[0].body");
    refused("practice/0/body", json!(format!("{{name}}{}", "a".repeat(57))), "practice[0].body");
    assert_eq!(with("letter/0/title", json!("ż".repeat(40))).fault(), None, "letters are counted, not bytes");
}

#[test]
fn a_name_stands_once_in_the_body_of_what_says_a_name_and_nowhere_else() {
    for body in ["Without one.", "{name} and {name}", "{name} and {other}", "{ name }"] {
        refused("practice/1/body", json!(body), "practice[1].body");
    }
    refused("practice/1/title", json!("{name}"), "practice[1].title");
    refused("letter/1/body", json!("{name}"), "letter[1].body");
    refused("letter/1/title", json!("{name}"), "letter[1].title");
}

#[test]
fn there_are_enough_versions_and_no_two_are_alike() {
    let file: Value = serde_json::from_str(FILE).unwrap();
    for (purpose, fewest) in [
        (Purpose::Discreet, 12),
        (Purpose::Practice, 6),
        (Purpose::Breathing, 6),
        (Purpose::Journal, 6),
        (Purpose::Scale, 6),
        (Purpose::Programme, 6),
        (Purpose::Letter, 4),
        (Purpose::KindAct, 8),
        (Purpose::AfterPractice, 4),
        (Purpose::OfferPause, 2),
    ] {
        let field = purpose.field();
        let mut versions = file["text"]["en"][field].as_array().unwrap().clone();
        versions.truncate(fewest);
        assert_eq!(with(field, json!(versions)).fault(), None, "{field}");
        let doubled = versions[0].clone();
        versions[fewest - 1]["body"] = doubled["body"].clone();
        refused(field, json!(versions), &format!("{field}[{}].body", fewest - 1));
        versions[fewest - 1]["title"] = doubled["title"].clone();
        refused(field, json!(versions), &format!("{field}[{}].title", fewest - 1));
        versions.pop();
        refused(field, json!(versions), field);
    }
    let said = file["text"]["en"]["discreet"][0].clone();
    assert!(refused("public", said, "public").contains("no two purposes"));
}

#[test]
fn the_build_stops_at_a_text_that_nags_and_names_its_place() {
    let error = read_with("reminders/texts.json", "No rush.", "Don't forget.").unwrap_err();
    assert_eq!(error.field, "text.en.discreet[8].body", "{error}");
    assert!(error.line > 1 && error.file == "reminders/texts.json", "{error}");
    for (from, to, field) in [
        ("\"own\"", "\"owm\"", "sources"),
        ("\"letter\"", "\"postcard\"", "text"),
        ("\"refill\"", "\"refil\"", "text"),
        ("A small hello", " ", "text.en.discreet[13].title"),
    ] {
        let error = read_with("reminders/texts.json", from, to).unwrap_err();
        assert!(error.field.starts_with(field), "{error}");
    }
}
