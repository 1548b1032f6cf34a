use super::*;
use crate::content::tests::read_with;

fn bundled() -> Crisis {
    crate::testing::catalogue().crisis.clone()
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn lines(crisis: &Crisis) -> impl Iterator<Item = (&Place, &Helpline)> {
    crisis.places.iter().flat_map(|place| place.lines.iter().map(move |line| (place, line)))
}

fn number(way: &Way) -> Option<&PhoneNumber> {
    match way {
        Way::Call { number } | Way::Text { number, .. } | Way::Whatsapp { number } => Some(number),
        Way::Chat { .. } => None,
    }
}

#[test]
fn every_place_begins_with_an_emergency_number_and_says_what_to_do_when_nobody_answers() {
    let crisis = bundled();
    assert!(crisis.places.len() >= 48);
    for place in &crisis.places {
        assert!(!place.emergency.is_empty(), "{}", place.country);
        assert!(place.text.each().all(|text| !text.if_no_answer.is_empty()), "{}", place.country);
    }
}

#[test]
fn a_line_is_shown_as_it_is_or_with_its_caution_and_never_from_lists_alone() {
    let crisis = bundled();
    let mut cautious = Vec::new();
    for (place, line) in lines(&crisis) {
        assert_ne!(line.evidence, Evidence::ListOnly, "{}", place.country);
        let cautions = line.text.each().all(|text| text.caution.is_some());
        assert_eq!(cautions, line.ship == Ship::Caution, "{}", place.country);
        if cautions {
            cautious.push(place.country.as_str());
        }
    }
    assert_eq!(cautious, ["CZ", "HU", "ZA"]);
}

#[test]
fn no_words_say_always_open_where_that_is_not_known() {
    let always = ["24/7", "24 hours", "24 h", "day and night", "round the clock", "always open", "non-stop"];
    let crisis = bundled();
    for (place, line) in lines(&crisis) {
        for text in line.text.each() {
            let all = [Some(&text.name), text.hours.as_ref(), text.caution.as_ref(), text.note.as_ref()];
            let said = all.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ").to_lowercase();
            let words = always.iter().find(|words| said.contains(**words));
            assert!(words.is_none(), "{}: {said}", place.country);
        }
    }
    let of = |country: &str| crisis.place_for(Some(country), None).unwrap();
    assert_eq!(of("GB").lines[0].hours, Hours::Always);
    assert_eq!(of("CZ").lines[1].hours, Hours::Unknown, "they changed not long ago");
    assert_eq!(of("IT").lines[0].hours, Hours::Some, "closed at night");
}

/// A number in words that is nowhere on the screen could not be tapped, and might be an old one.
#[test]
fn what_to_do_when_nobody_answers_names_only_numbers_of_the_place() {
    for place in bundled().places {
        let ways = place.lines.iter().flat_map(|line| &line.ways).filter_map(number);
        let known: Vec<&str> =
            place.emergency.iter().map(|one| &one.number).chain(ways).map(PhoneNumber::written).collect();
        for text in place.text.each() {
            let mut said = text.if_no_answer.replace("the other 0800 number", "the other number");
            // The long ones first: a short one may be part of one.
            let mut long_first = known.clone();
            long_first.sort_by_key(|number| std::cmp::Reverse(number.len()));
            for number in long_first {
                said = said.replace(number, "");
            }
            assert!(!said.contains(|c: char| c.is_ascii_digit()), "{}: {said}", place.country);
        }
    }
}

#[test]
fn a_number_is_dialled_without_what_makes_it_readable() {
    let dialled = |written: &str| PhoneNumber::try_from(written.to_owned()).map(|number| number.dialled());
    for (written, digits) in [
        ("116 123", "116123"),
        ("1-800-891-4416", "18008914416"),
        ("(011) 5275-1135", "01152751135"),
        ("*4141", "*4141"),
        ("+254 722 178 177", "+254722178177"),
    ] {
        assert_eq!(dialled(written).as_deref(), Ok(digits));
    }
    for nonsense in ["", "call me", "988!", "12*3", "9 ", "++1", "١١٢", "#31#", "tel:112", "-1"] {
        assert!(dialled(nonsense).is_err(), "{nonsense}");
    }
}

#[test]
fn a_place_is_that_of_the_chosen_country_else_of_the_region_else_of_its_group() {
    let crisis = bundled();
    let found = |chosen, region| crisis.place_for(chosen, region).map(|place| place.country.as_str());
    assert_eq!(found(Some("IE"), Some("GB")), Some("IE"));
    assert_eq!(found(None, Some("gb")), Some("GB"));
    assert_eq!(found(Some("ZZ"), Some("GB")), Some("GB"), "one that left the list");
    assert_eq!(found(None, Some("HR")), Some("EU"), "a member state without lines of its own");
    assert_eq!(found(None, Some("FR")), Some("FR"), "and one with");
    for nowhere in [None, Some("ZZ"), Some(""), Some("150")] {
        assert_eq!(found(None, nowhere), None);
    }
}

#[test]
fn a_country_that_is_known_and_not_in_the_list_is_told_from_one_that_nobody_knows() {
    let crisis = bundled();
    assert_eq!(crisis.unlisted(None, Some("RS")), Some("RS"));
    assert_eq!(crisis.unlisted(Some("RS"), Some("IS")), Some("RS"), "one that left the list");
    assert_eq!(crisis.unlisted(Some("RS"), Some("GB")), None, "there is a place for them");
    for nowhere in [None, Some("ZZ"), Some("zz"), Some(""), Some("150"), Some("R1")] {
        assert_eq!(crisis.unlisted(None, nowhere), None);
    }
}

#[test]
fn where_nobody_knows_the_country_the_numbers_that_work_widely_come_first_112_then_911() {
    let crisis = bundled();
    let wide: Vec<&str> = crisis.wide.iter().map(|wide| wide.number.written()).collect();
    assert_eq!(wide, ["112", "911"]);
    for wide in &crisis.wide {
        for code in &wide.places {
            let place = crisis.place_for(Some(code), None).unwrap();
            assert!(place.emergency.iter().any(|one| one.number == wide.number), "{code}");
        }
    }
}

#[test]
fn older_than_a_year_begins_the_day_after_the_same_day_a_year_later() {
    let source = |date: Option<&str>| Source {
        site: "example.org".into(),
        address: "https://example.org".into(),
        date: date.map(|date| PartialDate::try_from(date.to_owned()).unwrap()),
    };
    let old = |date, today| all_old(&[&source(date)], day(today));
    assert!(!old(Some("2025-11-29"), "2026-11-29"));
    assert!(old(Some("2025-11-29"), "2026-11-30"));
    assert!(!old(Some("2024-02-29"), "2025-02-28"));
    assert!(old(Some("2024-02-29"), "2025-03-01"));
    // Of a month or a year, its first day counts.
    assert!(!old(Some("2025-12"), "2026-12-01"));
    assert!(old(Some("2025-12"), "2026-12-02"));
    assert!(!old(Some("2025"), "2026-01-01"));
    assert!(old(Some("2025"), "2026-01-02"));
    assert!(!old(Some("2027-01-01"), "2026-11-29"), "a clock that is behind");
    assert!(old(None, "2026-11-29"), "without a date nobody knows");
    assert!(all_old(&[&source(Some("2026-11-29"))], None), "nor without a day");
    assert!(
        !all_old(&[&source(Some("2019")), &source(None), &source(Some("2026-11"))], day("2026-11-29")),
        "the newest counts"
    );
    assert!(all_old(&[], day("2026-11-29")));

    let crisis = bundled();
    assert!(!crisis.is_old(day("2027-11-29")) && crisis.is_old(day("2027-11-30")) && crisis.is_old(None));
    let brazil = crisis.place_for(Some("BR"), None).unwrap();
    assert!(all_old(&crisis.sources_of(&brazil.lines[0].sources), day("2026-11-29")), "last seen in 2018");
}

#[test]
fn what_was_wrong_or_doubtful_is_mended() {
    let crisis = bundled();
    let of = |country: &str| crisis.place_for(Some(country), None).unwrap();
    let first = |country: &str| of(country).lines[0].ways[0].clone();
    let call = |written: &str| Way::Call { number: PhoneNumber::try_from(written.to_owned()).unwrap() };
    assert_eq!(first("PT"), call("1411"), "the helpline, before the general health line");
    assert_eq!(first("ZA"), call("0800 456 789"));
    assert_eq!(of("ZA").lines[1].ship, Ship::Caution);
    assert_eq!(of("CH").lines[0].cost, Cost::Some, "nobody knows that 143 is free");
    assert!(of("DK").lines.is_empty(), "its line waits until someone has checked it");
}

#[test]
fn sources_are_told_once_and_in_order() {
    let crisis = bundled();
    let keys: Vec<String> = ["norwood", "libphonenumber", "norwood"].map(String::from).to_vec();
    let sites: Vec<&str> = crisis.sources_of(&keys).iter().map(|source| source.site.as_str()).collect();
    assert_eq!(sites, ["norwoodmc.co.uk", "libphonenumber 9.0.43"]);
    let cited: std::collections::BTreeSet<&String> = crisis
        .places
        .iter()
        .flat_map(|place| {
            place
                .emergency
                .iter()
                .flat_map(|one| &one.sources)
                .chain(place.lines.iter().flat_map(|one| &one.sources))
        })
        .chain(crisis.wide.iter().flat_map(|wide| &wide.sources))
        .chain(&crisis.elsewhere_sources)
        .collect();
    assert!(crisis.sources.keys().all(|key| cited.contains(key)), "each source says something");
}

#[test]
fn a_broken_list_is_named_with_its_field() {
    let file = "safety/crisis.json";
    for (from, to, field) in [
        ("\"looked_on\": \"2026-11", "\"looked_on\": \"2026-13", "looked_on"),
        ("\"looked_on\": \"2026-11-29", "\"looked_on\": \"2026-11", "looked_on"),
        ("\"address\": \"https://", "\"address\": \"htt://", "sources.143history.address"),
        ("\"throughline\"\n", "\"hearsay\"\n", "elsewhere_sources"),
        ("\"CH\",", "\"US\",", "wide[0].places[1]"),
        ("\"country\": \"AU\"", "\"country\": \"AR\"", "places[1].country"),
        ("\"country\": \"AU\"", "\"country\": \"Au\"", "places[1].country"),
        ("\"number\": \"000\"", "\"number\": \"call me\"", "places[1].emergency[0].number"),
        ("\"number\": \"13 11 14\"", "\"number\": \"13 11 14!\"", "places[1].lines[0].ways[0]"),
        (
            "\"at\": \"zelfmoord1813.be\"",
            "\"at\": \"https://zelfmoord1813.be\"",
            "places[3].lines[0].ways[1].at",
        ),
        ("\"evidence\": \"list_only\"", "\"evidence\": \"surely\"", "places["),
        ("\"ship\": \"caution\"", "\"ship\": \"yes\"", "places[8].lines[1].text"),
        ("\"ship\": \"caution\"", "\"ship\": \"no\"", "places[8].lines[1].ship"),
        ("\"hours\": \"unknown\"", "\"hours\": \"some\"", "places[0].lines[1].text"),
        ("\"hours\": \"always\"", "\"hours\": \"24/7\"", "places[0].lines[0].hours"),
        ("\"cost\": \"some\"", "\"cost\": \"free\"", "places[1].lines[0].text"),
        (
            "\"evidence\": \"operator\",\n          \"sources\": [\n            \"lifelineh2h\",\n            \"pushup\"",
            "\"evidence\": \"list_only\",\n          \"sources\": [\n            \"lifelineh2h\",\n            \"pushup\"",
            "places[1].lines[0].evidence",
        ),
    ] {
        let error = read_with(file, from, to).unwrap_err();
        assert_eq!(error.file, file);
        assert!(error.field.starts_with(field), "{field}: {error}");
        assert!(error.line > 1 && !error.reason.is_empty(), "{error}");
    }
}
