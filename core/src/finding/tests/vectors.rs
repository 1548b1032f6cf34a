//! What all three languages find alike.

use super::*;

#[derive(serde::Deserialize)]
struct Case {
    text: String,
    chosen: Vec<Chosen>,
    first: String,
    distress: String,
}

#[derive(serde::Deserialize)]
struct Chosen {
    facet: String,
    value: String,
}

#[derive(serde::Deserialize)]
struct Vectors {
    cases: Vec<Case>,
}

fn as_text(target: &Target) -> String {
    match target {
        Target::Practice(id) => format!("practice:{}", id.0),
        Target::Protocol(id) => format!("protocol:{}", id.0),
        Target::Kind(id) => format!("kind:{}", id.0),
        Target::Album(id) => format!("album:{}", id.0),
    }
}

#[test]
fn each_case_of_the_vectors_finds_first_what_it_names() {
    let text = include_str!("../../../../tests/vectors/finding.json");
    let vectors: Vectors = serde_json::from_str(text).unwrap();
    let finder = finder();
    let words = catalogue().finding.facets.text.get(&Language::new("en"));
    for case in &vectors.cases {
        let filter = case.chosen.iter().fold(Filter::default(), |filter, chosen| {
            let facet = Facet::ALL.into_iter().find(|facet| facet.name() == chosen.facet).unwrap();
            filter.with(FacetValue::named(facet, &chosen.value, words).unwrap())
        });
        let found = finder.find(&case.text, &filter);
        assert_eq!(as_text(&found.hits[0].target), case.first, "“{}”", case.text);
        assert_eq!(format!("{:?}", found.distress).to_lowercase(), case.distress, "“{}”", case.text);
    }
    assert!(vectors.cases.len() > 10);
}
