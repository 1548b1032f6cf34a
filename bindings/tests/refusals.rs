//! What tests/vectors/refusals.json refuses, the facade refuses in the same words; what it admits, the facade admits.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use kindself::{
    Breathing, BreathingError, Choice, Content, Fault, Field, Guide, Holds, Manner, Moment, Pattern,
    PatternSeconds, Problem, SavedStateError, Subject,
};
use serde_json::Value;
use std::sync::Arc;

fn vectors() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/refusals.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn content() -> Arc<Content> {
    Content::new("en".into()).unwrap()
}

fn breathing() -> Arc<Breathing> {
    Breathing::new(content())
}

fn text(problem: &Problem) -> String {
    let field = match problem.field {
        Field::Inhale => "inhale",
        Field::TopUp => "top_up",
        Field::HoldFull => "hold_full",
        Field::Exhale => "exhale",
        Field::HoldEmpty => "hold_empty",
        Field::Cycle => "cycle",
        Field::HoldsShare => "holds_share",
        Field::SessionLength => "session_length",
        Field::StartPace => "start_pace",
    };
    match problem.fault {
        Fault::NotALength => format!("{field} not_a_length"),
        Fault::TooShort { least_ms } => format!("{field} too_short {least_ms}"),
        Fault::TooLong { most_ms } => format!("{field} too_long {most_ms}"),
        Fault::BetweenSteps { step_ms } => format!("{field} between_steps {step_ms}"),
        Fault::TooMuchHeld { percent_most } => format!("{field} too_much_held {percent_most}"),
    }
}

fn texts(problems: &[Problem]) -> Value {
    problems.iter().map(text).collect()
}

fn problems<T>(result: Result<T, BreathingError>) -> (Value, Value) {
    match result {
        Ok(_) => (Value::Null, texts(&[])),
        Err(error) => (
            error.code().into(),
            match &error {
                BreathingError::OutOfBounds { problems } => texts(problems),
                _ => texts(&[]),
            },
        ),
    }
}

#[test]
fn patterns_out_of_bounds_are_refused_with_every_limit_they_miss() {
    for case in vectors()["patterns"].as_array().unwrap() {
        let seconds = |part: &str| case["seconds"][part].as_str().unwrap().parse::<f64>().unwrap();
        let typed = PatternSeconds {
            inhale: seconds("inhale"),
            top_up: seconds("top_up"),
            hold_full: seconds("hold_full"),
            exhale: seconds("exhale"),
            hold_empty: seconds("hold_empty"),
        };
        let found: Result<Pattern, _> = breathing().check_pattern(typed);
        assert_eq!(problems(found).1, case["problems"], "{}", case["seconds"]);
    }
}

#[test]
fn choices_that_cannot_be_are_refused_with_their_code_and_limits() {
    for case in vectors()["choices"].as_array().unwrap() {
        let number = |name: &str| case[name].as_str().unwrap().parse::<u64>().unwrap();
        let id = |name: &str| case["subject"][name].as_str().map(str::to_owned);
        let choice = Choice {
            subject: match id("protocol") {
                Some(id) => Subject::Protocol { id },
                None => Subject::Practice { id: id("practice").unwrap() },
            },
            length_ms: number("length_ms"),
            start_pace_ms: number("start_pace_ms"),
            holds: if case["holds"] == "with" { Holds::With } else { Holds::Unanswered },
            guide: Guide { voice: true, tones: true, bell: true, touch: true },
            manner: Manner {
                eyes_closed: false,
                posture: None,
                after_backdraft: false,
                kept: Vec::new(),
                delay_ms: 0,
                seed: None,
            },
            first_finished: None,
            now: Moment { utc_ms: 1_795_435_200_000, ahead_of_utc_s: 0, day_begins_min: 240 },
        };
        let found = problems(breathing().begin(choice));
        assert_eq!(found, (case["error"].clone(), case["problems"].clone()), "{case}");
    }
}

#[test]
fn kept_texts_are_read_or_refused_for_what_they_are() {
    for case in vectors()["kept"].as_array().unwrap() {
        let text = case["text"].as_str().unwrap().to_owned();
        let error = if case["kind"] == "session" {
            breathing().restore(text, Vec::new()).map(drop).err()
        } else {
            content().read_settings(text).map(drop).err()
        };
        let code = error.as_ref().map(SavedStateError::code);
        let found = match (&error, code) {
            (Some(SavedStateError::Newer { found }), Some(code)) => {
                (format!("{code} {found}").into(), texts(&[]))
            }
            (Some(SavedStateError::Unfollowable { problems }), code) => (code.into(), texts(problems)),
            (_, code) => (code.into(), texts(&[])),
        };
        assert_eq!(found, (case["error"].clone(), case["problems"].clone()), "{case}");
    }
}
