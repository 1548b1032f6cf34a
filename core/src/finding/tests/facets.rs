//! Counts say what would be there.

use super::*;
use crate::content::{Flow, LengthBand};

fn queries() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "",
        "kind",
        "breath",
        "letter",
        "I feel awful",
        "panic",
        "compassion",
        "can't sleep",
        "zzz",
    ])
}

fn filters(values: Vec<FacetValue>) -> impl Strategy<Value = Filter> {
    proptest::collection::vec(proptest::sample::select(values), 0..4)
        .prop_map(|chosen| chosen.into_iter().fold(Filter::default(), Filter::with))
}

fn values() -> Vec<FacetValue> {
    finder().find("", &Filter::default()).counts.into_iter().map(|count| count.value).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_count_is_how_many_hits_there_are_once_its_value_is_chosen(text in queries(), filter in filters(values())) {
        let finder = finder();
        let found = finder.find(text, &filter);
        for count in &found.counts {
            let chosen = finder.find(text, &filter.clone().with(count.value.clone()));
            prop_assert_eq!(chosen.hits.len(), count.hits as usize, "{:?}", count);
            prop_assert_eq!(count.chosen, filter.chosen().any(|value| *value == count.value));
            if count.chosen {
                prop_assert_eq!(&chosen.hits, &found.hits);
            }
        }
    }

    #[test]
    fn a_filter_takes_hits_away_and_leaves_their_order(text in queries(), filter in filters(values())) {
        let finder = finder();
        let all = finder.find(text, &Filter::default()).hits;
        let some = finder.find(text, &filter).hits;
        let mut left = all.iter();
        prop_assert!(some.iter().all(|hit| left.any(|one| one == hit)), "in the same order");
    }
}

#[test]
fn every_value_has_a_name_and_comes_back_by_it() {
    let words = catalogue().finding.facets.text.get(&Language::new("en"));
    let values = values();
    for facet in Facet::ALL {
        assert!(values.iter().any(|value| value.facet() == facet), "{facet:?}");
        assert!(words.facets.contains_key(facet.name()));
        assert_eq!(FacetValue::named(facet, "nobody-has-this", words), None);
    }
    for value in values {
        assert!(value.words(words).is_some_and(|words| !words.is_empty()), "{value:?}");
        assert_eq!(FacetValue::named(value.facet(), &value.id(), words), Some(value));
    }
}

#[test]
fn of_each_facet_one_value_is_chosen_and_another_one_takes_its_place() {
    let filter = Filter::default()
        .with(FacetValue::Length(LengthBand::Minute))
        .with(FacetValue::Flow(Flow::OtherToSelf))
        .with(FacetValue::Length(LengthBand::Longer));
    let chosen: Vec<_> = filter.chosen().cloned().collect();
    assert_eq!(chosen, [FacetValue::Length(LengthBand::Longer), FacetValue::Flow(Flow::OtherToSelf)]);
    let hits = finder().find("", &filter).hits;
    assert!(hits.iter().any(|hit| hit.target == practice("compassionate-other")), "{hits:?}");
    assert!(hits.iter().all(|hit| hit.target != practice("supportive-touch")));
}

#[test]
fn lengths_are_said_as_one_would_say_them() {
    use crate::time::Millis;
    for (seconds, band) in [
        (30, LengthBand::Minute),
        (150, LengthBand::Minute),
        (151, LengthBand::Five),
        (420, LengthBand::Five),
        (421, LengthBand::Longer),
        (1800, LengthBand::Longer),
    ] {
        assert_eq!(LengthBand::of(Millis::from_secs(seconds)), band, "{seconds}");
    }
}
