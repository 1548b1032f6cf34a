//! Random play on records that no session wrote.

use super::model::{Model, Stands};
use super::play::{Chosen, Deed, Outcome, Play, Step, at_random, choices, guides, plan_of, steps};
use super::*;
use crate::player::record::VERSION;
use crate::sealed::{open, seal};
use crate::timeline::PhaseKind;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

/// A record in which one thing is another, sealed as if it were whole.
#[derive(Debug, Clone)]
struct Forgery {
    /// Which of the values of the record, whatever there are.
    place: usize,
    /// What stands there then; nothing, if the field is gone.
    value: Option<Value>,
}

fn forgeries() -> impl Strategy<Value = Forgery> {
    use serde_json::json;
    let turns = proptest::collection::vec((0_u32..40, 0_usize..3), 0..30).prop_map(|wishes| {
        let wish = |(breath, turn): (u32, usize)| json!({ "pace": { "breath": breath, "turn": (["slower", "faster", "stay"][turn]) } });
        Value::from(wishes.into_iter().map(wish).collect::<Vec<_>>())
    });
    let text = prop_oneof![
        Just("without"),
        Just("unanswered"),
        Just("box-4"),
        Just("grounding"),
        Just("stay"),
        Just("")
    ];
    let value = prop_oneof![
        any::<u64>().prop_map(Value::from),
        (0_u64..8000).prop_map(|n| Value::from(n * 500)),
        (0_u64..40).prop_map(Value::from),
        (-3_i64..0).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        text.prop_map(Value::from),
        turns,
        Just(json!([])),
        Just(json!({})),
        Just(json!({ "own": { "inhale": 500, "exhale": 0 } })),
        Just(json!({ "structure": "grounding" })),
        Just(json!({ "practice": "steady" })),
        (any::<u64>(), guides()).prop_map(|(at, guide)| {
            json!([{ "guidance": { "at": at, "breath": 3, "guide": guide } }, { "answer": { "step": "x", "answer": "went_on" } }])
        }),
    ];
    (0_usize..1000, proptest::option::weighted(0.95, value))
        .prop_map(|(place, value)| Forgery { place, value })
}

/// The paths of all values.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, of)| places(of, &format!("{path}/{name}"), found))
        }
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(n, of)| places(of, &format!("{path}/{n}"), found))
        }
        _ => {}
    }
}

fn forged(record: &str, forgeries: &[Forgery]) -> String {
    let mut value: Value = open("kindself-session", VERSION, record).unwrap();
    for forgery in forgeries {
        let mut found = Vec::new();
        places(&value, "", &mut found);
        let path = &found[forgery.place % found.len()];
        match &forgery.value {
            Some(other) => *value.pointer_mut(path).unwrap() = other.clone(),
            None => {
                let (parent, name) = path.rsplit_once('/').unwrap_or(("", ""));
                if let Some(fields) = value.pointer_mut(parent).and_then(Value::as_object_mut) {
                    fields.remove(name);
                }
            }
        }
    }
    seal("kindself-session", VERSION, &value).unwrap()
}

/// Plays on a forged record, if it is taken up: inside all bounds, and by the rules.
fn play_forged(
    chosen: &Chosen,
    wishes: &[Step],
    forgeries: &[Forgery],
    steps: &[Step],
    catalogue: &Catalogue,
) -> Outcome {
    let Ok(mut session) = Session::new(plan_of(chosen, catalogue), catalogue) else { return Ok(()) };
    session.apply(Event::Resume, at(0), catalogue);
    for (n, step) in (1..).zip(wishes) {
        if let Deed::Happens(wish @ Event::ChangePace(_)) = step.deed {
            session.apply(wish, at(n * 9000), catalogue);
        }
    }
    let record = session.record(at(40_000)).to_text().unwrap();
    let Ok(session) = Session::restore(&forged(&record, forgeries), BTreeMap::new(), catalogue) else {
        return Ok(());
    };
    let State::Paused { at: moment, why: Pause::Restored } = session.state() else {
        return Err(TestCaseError::fail(format!("{:?}", session.state())));
    };
    prop_assert!(session.timeline().end <= Millis::from_secs(3604) && session.timeline().phases.len() < 5000);
    let first = session.timeline().phases[0];
    let waits = first.kind == PhaseKind::Rest && session.plan().manner.delay > Millis::ZERO;
    if waits {
        // The model knows nothing of a practice that waits before it begins; `guided` plays those.
        prop_assert!(first.length() <= Millis::from_secs(30));
        return Ok(());
    }
    let model = Model::new(session.plan(), catalogue, Stands::Waits { at: moment.0, why: Pause::Restored });
    Play::new(catalogue, session, model, 77).all(steps.iter())
}

#[test]
fn a_forged_record_is_refused_or_followed_inside_all_bounds() {
    let catalogue = catalogue();
    let forgeries = proptest::collection::vec(forgeries(), 1..4);
    at_random(&(choices(), steps(), forgeries, steps()), |(chosen, wishes, forgeries, steps)| {
        play_forged(chosen, wishes, forgeries, steps, catalogue)
    });
}
