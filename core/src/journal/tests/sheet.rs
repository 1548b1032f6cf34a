//! Pages on paper: what stands on them, in every kind.

use super::written::full;
use super::*;
use crate::content::{Kind, KindField, Language, Part};
use crate::fields::{FieldText, Most, Shape};
use crate::journal::sheet::{
    LINES_ALONE, LINES_LONG, LINES_OF_FEELINGS, LINES_SHORT, Sheet, SheetBody, blank, filled,
};
use crate::testing::catalogue;

fn english() -> Language {
    Language::new("en")
}

fn kind(id: &str) -> &'static Kind {
    catalogue().kind(&KindId(id.into())).unwrap()
}

fn blank_of(kind: &Kind) -> Sheet {
    blank(kind, &catalogue().journal_words, &english())
}

/// What stands under the question of that field.
fn body<'a>(sheet: &'a Sheet, kind: &Kind, field: &str) -> &'a SheetBody {
    let label = &kind.text.get(&english()).fields[&FieldId(field.into())].label;
    let part = sheet.parts.iter().find(|part| part.label.as_ref() == Some(label));
    part.unwrap_or_else(|| panic!("{field} is not on the sheet")).body.as_ref().unwrap()
}

fn said<'a>(kind: &'a Kind, field: &KindField) -> &'a FieldText {
    &kind.text.get(&Language::new("en")).fields[&field.id]
}

/// A kind with fields of those shapes and words for each, made from a real one.
fn made(fields: &[(&str, Shape, bool)]) -> Kind {
    let mut kind = kind("note").clone();
    kind.fields = fields
        .iter()
        .map(|(id, shape, retired)| KindField {
            id: FieldId((*id).into()),
            part: Part::Asks(shape.clone()),
            retired: *retired,
        })
        .collect();
    let words = |id: &str| serde_json::json!({ "label": format!("{id}?"), "low": "little", "high": "much", "options": { "near": "Near by", "far": "Far away" } });
    let fields: serde_json::Map<String, serde_json::Value> =
        fields.iter().map(|(id, ..)| ((*id).to_owned(), words(id))).collect();
    kind.text = serde_json::from_value(serde_json::json!({ "en": {
        "name": "Made", "summary": "s", "opening": "o", "closing": "c", "fields": fields
    } }))
    .unwrap();
    kind
}

#[test]
fn a_blank_sheet_of_each_kind_asks_each_question_in_order_with_its_hint_and_answers_none() {
    for kind in &catalogue().kinds {
        let sheet = blank_of(kind);
        let text = kind.text.get(&english());
        assert_eq!(
            (sheet.title, sheet.day, sheet.opening),
            (text.name.clone(), None, Some(text.opening.clone()))
        );
        let asked: Vec<_> = kind.fields.iter().filter(|field| !field.retired).collect();
        assert_eq!(sheet.parts.len(), asked.len(), "{}", kind.id.0);
        for (part, field) in sheet.parts.iter().zip(asked) {
            let words = said(kind, field);
            assert_eq!((part.label.as_ref(), &part.hint), (Some(&words.label), &words.hint));
            let nothing_to_answer = matches!(field.part, Part::Pause { .. });
            assert_eq!(part.body.is_none(), nothing_to_answer, "{}: {}", kind.id.0, field.id.0);
            let answered = matches!(
                part.body,
                Some(
                    SheetBody::Words { .. }
                        | SheetBody::Points { .. }
                        | SheetBody::Rated { .. }
                        | SheetBody::Felt { .. }
                )
            );
            assert!(!answered, "{}: {}", kind.id.0, field.id.0);
        }
    }
}

#[test]
fn a_filled_sheet_of_each_kind_has_each_answer_under_its_question_and_nothing_to_fill_in() {
    for kind in &catalogue().kinds {
        let asked: Vec<_> = kind.fields.iter().filter_map(|field| Some((field, full(field)?))).collect();
        let values: Vec<_> =
            asked.iter().map(|(field, value)| (field.id.0.as_str(), value.clone())).collect();
        let mut written = written(&kind.id.0, &values, "2026-11-24");
        written.tags.insert("mine".into());
        let sheet = filled(&written, Some(kind), &english());
        assert_eq!((sheet.day, sheet.opening.clone()), (Some(written.day), None));
        assert_eq!(sheet.title, kind.text.get(&english()).name);
        let labels: Vec<_> = sheet.parts.iter().map(|part| part.label.clone().unwrap()).collect();
        let expected: Vec<_> = asked.iter().map(|(field, _)| said(kind, field).label.clone()).collect();
        assert_eq!(labels, expected, "{}", kind.id.0);
        for (part, (field, value)) in sheet.parts.iter().zip(&asked) {
            let words = said(kind, field);
            let same = match (part.body.as_ref().unwrap(), value) {
                (SheetBody::Words { text }, Value::Text(typed)) => text == typed,
                (SheetBody::Words { text }, Value::Choice(id)) => *text == words.options[id],
                (SheetBody::Points { lines }, Value::List(typed)) => lines == typed,
                (SheetBody::Rated { number, most, low, high }, Value::Rating(chosen)) => {
                    number == chosen
                        && number == most
                        && (Some(low), Some(high)) == (words.low.as_ref(), words.high.as_ref())
                }
                (SheetBody::Felt { all, .. }, Value::Feelings(named)) => all == named,
                _ => false,
            };
            assert!(same, "{}: {}: {part:?}", kind.id.0, field.id.0);
            assert_eq!(part.hint, None);
        }
        assert!(!format!("{sheet:?}").contains("mine"), "tags stay");
    }
}

#[test]
fn each_shape_has_room_for_its_answer() {
    let rating = |most| Shape::Rating { most: Most(most), again: None };
    let options = ["near", "far"].map(|id| OptionId(id.into())).to_vec();
    let strengths = Shape::Feelings { strength_most: Some(Most(100)), again: None };
    let again = Shape::Feelings { strength_most: None, again: Some(FieldId("felt".into())) };
    let kind = made(&[
        ("line", Shape::Text { long: false }, false),
        ("page", Shape::Text { long: true }, false),
        ("ten", rating(10), false),
        ("hundred", rating(100), false),
        ("felt", strengths, false),
        ("felt-again", again, false),
        ("few", Shape::Choice { options }, false),
        ("list", Shape::List { most: 3 }, false),
        ("gone", Shape::Text { long: true }, true),
    ]);
    let sheet = blank_of(&kind);
    let scale = |marks: Vec<u32>| SheetBody::Scale { marks, low: "little".into(), high: "much".into() };
    let words = catalogue().journal_words.text.get(&english()).feelings.clone();
    for (field, expected) in [
        ("line", SheetBody::Lines { count: LINES_SHORT }),
        ("page", SheetBody::Lines { count: LINES_LONG }),
        ("ten", scale((0..=10).collect())),
        ("hundred", scale((0..=100).step_by(10).collect())),
        ("felt", SheetBody::Feelings { words, lines: LINES_OF_FEELINGS, strength_most: Some(100) }),
        ("felt-again", SheetBody::Feelings { words: vec![], lines: LINES_OF_FEELINGS, strength_most: None }),
        ("few", SheetBody::Boxes { options: vec!["Near by".into(), "Far away".into()] }),
        ("list", SheetBody::Numbered { count: 3 }),
    ] {
        assert_eq!(*body(&sheet, &kind, field), expected, "{field}");
    }
    assert_eq!(sheet.parts.len(), 8, "what is asked no more is on no blank sheet");
}

#[test]
fn words_that_are_the_only_ones_of_their_kind_get_a_page() {
    for (id, field, lines) in
        [("letter", "text", LINES_ALONE), ("note", "text", LINES_ALONE), ("gratitude", "why", LINES_LONG)]
    {
        let expected = SheetBody::Lines { count: lines };
        assert_eq!(*body(&blank_of(kind(id)), kind(id), field), expected, "{id}");
    }
}

#[test]
fn what_was_left_blank_is_not_on_a_filled_sheet() {
    let values =
        [("situation", text(" \n")), ("thought", text("I never manage")), ("feelings", feelings(&[]))];
    let sheet =
        filled(&written("thought-record", &values, "2026-11-24"), Some(kind("thought-record")), &english());
    assert_eq!(sheet.parts.len(), 1);
    let lines = vec!["tea".to_owned(), " ".to_owned(), "rain".to_owned()];
    let sheet = filled(
        &written("gratitude", &[("things", Value::List(lines))], "2026-11-24"),
        Some(kind("gratitude")),
        &english(),
    );
    let expected = SheetBody::Points { lines: vec!["tea".into(), "rain".into()] };
    assert_eq!(*body(&sheet, kind("gratitude"), "things"), expected);
}

#[test]
fn what_another_version_wrote_is_there_without_a_name_of_ours() {
    // A field that is asked no more is shown with its question, as on the screen.
    let old = made(&[
        ("gone", Shape::Text { long: true }, true),
        ("rated", Shape::Text { long: false }, false),
        ("near", Shape::Rating { most: Most(10), again: None }, false),
    ]);
    let values = [
        ("gone", text("long ago")),
        ("rated", Value::Rating(7)),
        ("near", Value::Choice(OptionId("far".into()))),
        ("zzz", feelings(&[("sad", Some(4))])),
    ];
    let written = written("note", &values, "2026-11-24");
    let sheet = filled(&written, Some(&old), &english());
    let stands: Vec<_> =
        sheet.parts.iter().map(|part| (part.label.as_deref(), part.body.clone().unwrap())).collect();
    let words = |text: &str| SheetBody::Words { text: text.into() };
    let felt =
        SheetBody::Felt { all: vec![Feeling { word: "sad".into(), strength: Some(4) }], strength_most: None };
    assert_eq!(
        stands,
        [
            (Some("gone?"), words("long ago")),
            (Some("rated?"), words("7")),
            (Some("near?"), words("Far away")),
            (None, felt.clone()),
        ]
    );
    let unknown = filled(&written, None, &english());
    assert_eq!((unknown.title.as_str(), unknown.parts.len()), ("note", 4));
    assert!(unknown.parts.iter().all(|part| part.label.is_none()));
}

#[test]
fn a_very_long_answer_is_on_it_to_its_last_letter() {
    let long = "rain ".repeat(2000) + "end";
    let sheet = filled(&note(&long, "2026-11-24"), Some(kind("note")), &english());
    assert_eq!(*body(&sheet, kind("note"), "text"), SheetBody::Words { text: long });
}
