use crate::content::tests::read_with;
use crate::content::{Doubt, Language};
use crate::testing::catalogue;
use std::collections::BTreeSet;

#[test]
fn the_eleven_are_there_with_as_many_items_as_their_names_say() {
    let all: Vec<(&str, u8)> =
        catalogue().instruments.iter().map(|one| (one.id.0.as_str(), one.items)).collect();
    let expected = [
        ("scs-26", 26),
        ("scs-sf-12", 12),
        ("sscs-l-18", 18),
        ("sscs-s-6", 6),
        ("scs-y-17", 17),
        ("ceas", 39),
        ("fscrs-22", 22),
        ("fcs-38", 38),
        ("who-5", 5),
        ("phq-9", 9),
        ("gad-7", 7),
    ];
    assert_eq!(all, expected);
}

#[test]
fn what_was_only_recalled_or_guessed_is_marked() {
    let marked = |doubt: Doubt| -> BTreeSet<&str> {
        let all = catalogue().instruments.iter().filter(|one| {
            one.coefficients
                .iter()
                .map(|c| &c.ground)
                .chain(one.norms.iter().map(|n| &n.ground))
                .chain([&one.missing.ground, &one.licence, &one.key_ground])
                .chain(one.codes.iter().map(|code| &code.ground))
                .any(|ground| ground.doubts.contains(&doubt))
        });
        all.map(|one| one.id.0.as_str()).collect()
    };
    assert_eq!(marked(Doubt::UnverifiedMemory), BTreeSet::from(["scs-26", "fcs-38", "phq-9", "who-5"]));
    assert_eq!(marked(Doubt::Conflict), BTreeSet::from(["scs-26", "who-5", "phq-9"]));
    assert!(marked(Doubt::Guess).len() >= 9);
    assert!(marked(Doubt::OneSource).is_superset(&BTreeSet::from(["sscs-s-6", "scs-y-17"])));
}

#[test]
fn a_key_that_is_not_whole_stops_the_build_and_names_its_place() {
    let mut wrong = Vec::new();
    for (file, from, to, field) in [
        ("scs-26", "[5, 12, 19, 23, 26]", "[5, 12, 19, 23, 27]", "subscales[0].items"),
        ("scs-26", "[5, 12, 19, 23, 26]", "[1, 5, 12, 19, 23]", "reversed"),
        ("scs-26", "[5, 12, 19, 23, 26]", "[5, 12, 19, 23]", "subscales"),
        ("scs-26", "[5, 12, 19, 23, 26]", "[12, 5, 19, 23, 26]", "subscales[0].items"),
        ("scs-26", "[1, 2, 4, 6, 8, 11,", "[1, 2, 3, 6, 8, 11,", "reversed"),
        ("scs-26", "[1, 2, 4, 6, 8, 11,", "[0, 1, 2, 4, 6, 8, 11,", "reversed"),
        ("scs-26", "\"from\": \"3.5\"", "\"from\": \"2.5\"", "bands[0].bands"),
        ("scs-26", "\"from\": \"3.5\"", "\"from\": \"5.5\"", "bands[0].bands"),
        (
            "scs-26",
            "{ \"id\": \"low\", \"from\": 1 }",
            "{ \"id\": \"low\", \"from\": \"1.5\" }",
            "bands[0].bands",
        ),
        ("scs-26", "\"at_least\": \"0.8\"", "\"at_least\": \"1.8\"", "missing.rule"),
        ("scs-26", "\"sd\": \"0.6757\"", "\"sd\": \"0\"", "norms[2].sd"),
        ("scs-sf-12", "\"springer_uk_sf\"", "\"springer\"", "sources"),
        ("scs-26", "\"sources\": [\"cleare\"]", "\"sources\": [\"own\"]", "coefficients[2].ground.sources"),
        ("scs-26", "\"compareu\"", "\"compare\"", "formulas[0].ground.sources"),
        ("scs-26", "\"1\": \"almost never\"", "\"0\": \"almost never\"", "text.en.anchors"),
        ("ceas", "\"fillers\": [3,", "\"fillers\": [4,", "subscales[0].items"),
        ("ceas", "\"first\": 14", "\"first\": 15", "sections[1].first"),
        ("fcs-38", "\"for_self\": {", "\"for_me\": {", "text.en.sections"),
        ("who-5", "\"times\": 4", "\"times\": 5", "formulas[0].how"),
        ("who-5", "\"5\": \"I was", "\"6\": \"I was", "text.en.items"),
        ("who-5", "\"items\": 5", "\"items\": 6", "formulas[0].how"),
        ("phq-9", "\"item\": 9", "\"item\": 10", "sensitive[0].item"),
        ("phq-9", "\"above\": 0", "\"above\": 3", "sensitive[0].above"),
        ("phq-9", "\"usable\": \"clear\"", "\"usable\": \"certain\"", "changes[0].usable"),
        ("gad-7", "{ \"up_to\": { \"items\": 1 } }", "{ \"up_to\": { \"items\": 7 } }", "missing.rule"),
        ("gad-7", "\"value\": \"1.5\"", "\"value\": 1.5", "noticed[0].value"),
        ("who-5", "\"order\": 90", "\"order\": 80", "order"),
        ("gad-7", "\"id\": \"gad-7\"", "\"id\": \"pcl\"", "id"),
    ] {
        let path = format!("instruments/{file}.json");
        match read_with(&path, from, to) {
            Err(error) if error.field.starts_with(field) && error.file == path => {}
            told => wrong.push(format!("{from} -> {to}: {:?}", told.err())),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (from, to, field) in [
        ("\"beside\": \"scs-26\"", "\"beside\": \"scs-62\"", "beside"),
        ("\"kind\": \"in-your-own-words\"", "\"kind\": \"in-others-words\"", "kind"),
        ("\"practice\": \"treat-a-friend\"", "\"practice\": \"treat-a-foe\"", "practice"),
        ("\"useful\"]", "\"useless\"]", "compare"),
    ] {
        let error = read_with("exercise-1.json", from, to).unwrap_err();
        assert_eq!(error.field, field, "{error}");
    }
}

#[test]
fn every_item_says_that_its_words_are_not_the_validated_ones() {
    for one in &catalogue().instruments {
        let text = one.text.get(&Language::new("en"));
        assert!(text.own_wording.contains("not the validated"), "{}", one.id.0);
        let said: BTreeSet<&str> = text.items.values().map(String::as_str).collect();
        assert_eq!(said.len(), usize::from(one.items), "{}: no two items say the same", one.id.0);
    }
}
