//! What a field takes, with no journal and no store.

use super::*;

fn feelings(words: &[(&str, Option<u8>)]) -> Value {
    let feeling =
        |(word, strength): &(&str, Option<u8>)| Feeling { word: (*word).into(), strength: *strength };
    Value::Feelings(words.iter().map(feeling).collect())
}

fn lines(count: usize) -> Value {
    Value::List(vec!["tea".into(); count])
}

fn choice(id: &str) -> Value {
    Value::Choice(OptionId(id.into()))
}

fn shapes() -> [Shape; 6] {
    [
        Shape::Text { long: false },
        Shape::Rating { most: Most(10), again: None },
        Shape::Feelings { strength_most: Some(Most(100)), again: None },
        Shape::Feelings { strength_most: None, again: None },
        Shape::Choice { options: vec![OptionId("near".into()), OptionId("far".into())] },
        Shape::List { most: 3 },
    ]
}

#[test]
fn each_shape_takes_what_is_at_its_edge() {
    let [text, rating, rated, unrated, few, list] = shapes();
    let word = "é".repeat(64);
    let cases = [
        (Value::Text(String::new()), &text),
        (Value::Rating(0), &rating),
        (Value::Rating(10), &rating),
        (feelings(&[("sad", Some(100)), ("calm", None)]), &rated),
        (feelings(&vec![(word.as_str(), None); 32]), &unrated),
        (choice("far"), &few),
        (lines(0), &list),
        (lines(3), &list),
    ];
    for (value, shape) in cases {
        assert_eq!(fault(&value, shape), None, "{value:?} in {shape:?}");
    }
}

#[test]
fn past_its_edge_it_says_what_would_fit() {
    let [_, rating, rated, unrated, few, list] = shapes();
    let word = "é".repeat(65);
    let cases = [
        (Value::Rating(11), &rating, Fault::TooMuch { most: 10 }),
        (feelings(&[("calm", None), ("sad", Some(101))]), &rated, Fault::TooMuch { most: 100 }),
        (feelings(&[("sad", Some(1))]), &unrated, Fault::OtherShape),
        (feelings(&[(&word, None)]), &unrated, Fault::TooLong { most: 64 }),
        (feelings(&[("sad", None); 33]), &rated, Fault::TooMany { most: 32 }),
        (choice("elsewhere"), &few, Fault::NoOption),
        (lines(4), &list, Fault::TooMany { most: 3 }),
    ];
    for (value, shape, expected) in cases {
        assert_eq!(fault(&value, shape), Some(expected), "{value:?} in {shape:?}");
    }
}

#[test]
fn what_belongs_to_another_shape_fits_nowhere_else() {
    let values = [Value::Text("a".into()), Value::Rating(1), feelings(&[]), choice("near"), lines(1)];
    let is = |value: &Value, shape: &Shape| {
        matches!(
            (value, shape),
            (Value::Text(_), Shape::Text { .. })
                | (Value::Rating(_), Shape::Rating { .. })
                | (Value::Feelings(_), Shape::Feelings { .. })
                | (Value::Choice(_), Shape::Choice { .. })
                | (Value::List(_), Shape::List { .. })
        )
    };
    for (value, shape) in values.iter().flat_map(|value| shapes().map(|shape| (value, shape))) {
        let expected = (!is(value, &shape)).then_some(Fault::OtherShape);
        assert_eq!(fault(value, &shape), expected, "{value:?} in {shape:?}");
    }
}

#[test]
fn only_words_lines_and_feelings_can_be_blank() {
    let said = [
        Value::Rating(0),
        choice("near"),
        feelings(&[("", None)]),
        Value::List(vec![" ".into(), "a".into()]),
    ];
    let blank = [
        Value::Text("\u{2003}\n".into()),
        Value::Text(String::new()),
        feelings(&[]),
        Value::List(vec![" ".into(), String::new()]),
    ];
    assert!(said.iter().all(|value| !value.is_blank()));
    assert!(blank.iter().all(Value::is_blank));
}

#[test]
fn a_value_is_written_down_as_it_always_was() {
    let cases = [
        (Value::Text("a".into()), r#"{"text":"a"}"#),
        (Value::Rating(3), r#"{"rating":3}"#),
        (
            feelings(&[("sad", Some(7)), ("calm", None)]),
            r#"{"feelings":[{"word":"sad","strength":7},{"word":"calm"}]}"#,
        ),
        (choice("near"), r#"{"choice":"near"}"#),
        (lines(2), r#"{"list":["tea","tea"]}"#),
    ];
    for (value, written) in cases {
        assert_eq!(serde_json::to_string(&value).unwrap(), written);
        assert_eq!(serde_json::from_str::<Value>(written).unwrap(), value);
    }
}
