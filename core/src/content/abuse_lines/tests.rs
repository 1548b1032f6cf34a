use super::*;
use crate::content::tests::read_with;
use crate::content::{Evidence, Ship, Way};
use crate::testing::catalogue;

fn lines() -> impl Iterator<Item = (&'static AbusePlace, &'static AbuseLine)> {
    catalogue().abuse_lines.places.iter().flat_map(|place| place.lines.iter().map(move |line| (place, line)))
}

#[test]
fn each_country_of_the_crisis_lines_has_lines_of_this_kind_or_it_is_known_that_there_are_none() {
    let (lines, crisis) = (&catalogue().abuse_lines, &catalogue().crisis);
    let none: Vec<&str> = crisis
        .places
        .iter()
        .map(|place| place.country.as_str())
        .filter(|country| lines.of(country).is_none())
        .collect();
    assert_eq!(none, ["EU"], "of a whole group nothing is promised");
    assert!(lines.of("DE").is_some() && lines.of("ZZ").is_none());
}

#[test]
fn a_line_is_shown_as_it_is_or_with_its_caution_and_what_may_not_ship_is_not_there() {
    let cautious = lines().filter(|(_, line)| line.line.ship == Ship::Caution).count();
    assert!(cautious > 20, "{cautious}");
    for (place, line) in lines() {
        let of = &place.country;
        let cautions = line.line.text.each().all(|text| text.caution.is_some());
        assert_eq!(cautions, line.line.ship == Ship::Caution, "{of}");
        assert_ne!(line.line.evidence, Evidence::ListOnly, "{of}");
        assert!(matches!(line.line.ways.first(), Some(Way::Call { .. })), "{of}");
    }
    let numbers = |country: &str| -> Vec<String> {
        let place = catalogue().abuse_lines.of(country).unwrap();
        let ways = place.lines.iter().flat_map(|line| &line.line.ways);
        ways.filter_map(|way| match way {
            Way::Call { number } => Some(number.written().to_owned()),
            _ => None,
        })
        .collect()
    };
    assert!(!numbers("CH").contains(&"142".to_owned()), "it does not work yet");
    assert_eq!(numbers("NG"), ["0800 033 3333"], "two are not to be shown");
}

#[test]
fn of_bills_nothing_is_promised_but_what_was_seen() {
    let words = catalogue().abuse_lines.text.get(&crate::content::Language::new("en"));
    let absent: Vec<(&str, String)> = lines()
        .filter(|(_, line)| line.bill == Bill::Absent)
        .map(|(place, line)| (place.country.as_str(), words.bill(line.bill).to_owned()))
        .collect();
    assert!(absent.iter().all(|(_, words)| words.starts_with("Said")), "{absent:?}");
    let countries: BTreeSet<&str> = absent.iter().map(|(country, _)| *country).collect();
    assert_eq!(
        countries.into_iter().collect::<Vec<_>>(),
        ["AT", "DE", "DK", "ES", "FI", "FR", "GB", "IL", "SE"]
    );
    assert!(words.list.contains("phone's own list"));
    assert!(words.bill(Bill::Unknown).contains("do not know"));
    for (place, line) in lines() {
        let charged = line.line.cost == crate::content::Cost::Charged;
        assert!(!charged || line.bill == Bill::MayShow, "{}", place.country);
    }
}

#[test]
fn each_source_says_something() {
    let cited: BTreeSet<&String> = lines().flat_map(|(_, line)| &line.line.sources).collect();
    assert!(catalogue().abuse_lines.sources.keys().all(|key| cited.contains(key)));
}

#[test]
fn a_broken_list_is_named_with_its_field() {
    let file = "safety/abuse-lines.json";
    for (from, to, field) in [
        ("\"looked_on\": \"2026-11-29", "\"looked_on\": \"2026-11", "looked_on"),
        ("\"address\": \"https://", "\"address\": \"htt://", "sources.us1.address"),
        ("\"country\": \"CA\"", "\"country\": \"US\"", "places[1].country"),
        ("\"country\": \"CA\"", "\"country\": \"XX\"", "places[1].country"),
        ("\"ship\": \"yes\"", "\"ship\": \"no\"", "places[0].lines[0].line.ship"),
        ("\"ship\": \"yes\"", "\"ship\": \"caution\"", "places[0].lines[0].line.text"),
        ("\"bill\": \"unknown\"", "\"bill\": \"no\"", "places[0].lines[0].bill"),
        ("\"us1\",", "\"us99\",", "places[0].lines[0].line.sources"),
    ] {
        let error = read_with(file, from, to).unwrap_err();
        assert_eq!(error.file, file);
        assert!(error.field.starts_with(field), "{field}: {error}");
    }
}
