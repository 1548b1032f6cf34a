//! Which way a script takes.

use super::*;
use crate::content::{KeptKind, Posture, StepId};
use crate::timeline::Answer;
use std::collections::BTreeMap;

fn say(id: &str, when: Value) -> Value {
    json!({ "id": id, "when": when, "does": { "say": [{ "line": { "en": id }, "pause_s": [1, 2, 3] }] } })
}

fn rate(id: &str, pair: &str, side: &str) -> Value {
    let words = json!({ "en": "?" });
    let closed = json!({ "line": { "en": "How is it?" }, "pause_s": [4, 6, 9] });
    json!({ "id": id, "does": { "rate": { "pair": pair, "side": side, "ask": words, "low": words, "high": words, "closed": closed } } })
}

fn choose(id: &str) -> Value {
    let words = json!({ "en": "?" });
    json!({ "id": id, "does": { "choose": {
        "ask": words, "default": "cushion",
        "options": [{ "id": "cushion", "words": words }, { "id": "hand", "words": words }],
        "closed": { "line": { "en": "Hand or cushion?" }, "pause_s": [4, 6, 9] },
    } } })
}

/// The steps that are there, in order; what is asked is none.
fn steps_of(script: &Composition, circumstances: &Circumstances, happened: &Happened) -> Vec<String> {
    let mut steps: Vec<String> = went(script, circumstances, happened, &SpokenLengths::default())
        .1
        .into_iter()
        .map(|place| place.step.0)
        .collect();
    steps.dedup();
    steps
}

fn answers(all: &[(&str, Answer)]) -> Happened {
    let answers = all.iter().map(|(step, answer)| (StepId((*step).into()), answer.clone()));
    Happened { answers: answers.collect(), ..Happened::default() }
}

#[test]
fn each_condition_is_met_in_its_own_circumstances_and_in_no_others() {
    let given = Circumstances::default();
    let of = |change: fn(&mut Circumstances)| {
        let mut given = given.clone();
        change(&mut given);
        given
    };
    let kept = BTreeMap::from([(KeptKind::Phrase, "May I rest".to_owned())]);
    for (condition, meets, fails) in [
        (json!("eyes_open"), given.clone(), of(|g| g.eyes = Eyes::Closed)),
        (json!("eyes_closed"), of(|g| g.eyes = Eyes::Closed), given.clone()),
        (json!("no_holds"), of(|g| g.holds = false), given.clone()),
        (json!("lying"), of(|g| g.posture = Posture::Lying), of(|g| g.posture = Posture::Sitting)),
        (json!("sitting"), of(|g| g.posture = Posture::Sitting), of(|g| g.posture = Posture::Standing)),
        (json!("standing"), of(|g| g.posture = Posture::Standing), of(|g| g.posture = Posture::Lying)),
        (json!("after_backdraft"), of(|g| g.after_backdraft = true), given.clone()),
        (json!({ "kept": "phrase" }), Circumstances { kept, ..given.clone() }, given.clone()),
        (json!({ "not": "eyes_open" }), of(|g| g.eyes = Eyes::Closed), given.clone()),
        (json!({ "all": ["eyes_open", "no_holds"] }), of(|g| g.holds = false), given.clone()),
        (json!({ "any": ["eyes_closed", "no_holds"] }), of(|g| g.holds = false), given.clone()),
    ] {
        let script = steps(
            30.0,
            json!([say("always", json!({ "any": ["eyes_open", "eyes_closed"] })), say("then", condition)]),
        );
        let name = format!("{:?}", script.steps[1].when);
        assert_eq!(steps_of(&script, &meets, &Happened::default()), ["always", "then"], "{name}");
        assert_eq!(steps_of(&script, &fails, &Happened::default()), ["always"], "{name}");
    }
}

#[test]
fn what_was_answered_leads_on_and_the_default_where_nothing_was() {
    let script = steps(
        60.0,
        json!([
            choose("what"),
            say("held", json!({ "chose": { "step": "what", "option": "hand" } })),
            say("soft", json!({ "chose": { "step": "what", "option": "cushion" } })),
            rate("before", "alone", "first"),
            say("heavy", json!({ "heavy": "alone" })),
            rate("after", "alone", "second"),
            say("rose", json!({ "rose": "alone" })),
            say("end", json!({ "any": ["eyes_open", "eyes_closed"] })),
        ]),
    );
    let open = Circumstances::default();
    let chose = |option: &str| ("what", Answer::Chose(crate::fields::OptionId(option.into())));
    for (happened, way) in [
        (answers(&[]), vec!["soft", "end"]),
        (answers(&[chose("hand")]), vec!["held", "end"]),
        (answers(&[chose("cushion"), ("before", Answer::Rated(6))]), vec!["soft", "end"]),
        (answers(&[("before", Answer::Rated(7))]), vec!["soft", "heavy", "end"]),
        (answers(&[("before", Answer::Rated(6)), ("after", Answer::Rated(8))]), vec!["soft", "rose", "end"]),
        (answers(&[("before", Answer::Rated(6)), ("after", Answer::Rated(7))]), vec!["soft", "end"]),
        (answers(&[("before", Answer::WentOn), ("after", Answer::Rated(9))]), vec!["soft", "end"]),
    ] {
        assert_eq!(steps_of(&script, &open, &happened), way, "{happened:?}");
    }
}

#[test]
fn closed_eyes_are_asked_in_words_and_meet_no_gate() {
    let script = steps(
        40.0,
        json!([choose("what"), rate("before", "alone", "first"), rate("after", "alone", "second")]),
    );
    let closed = Circumstances { eyes: Eyes::Closed, ..Circumstances::default() };
    let (timeline, _) = went(&script, &closed, &Happened::default(), &SpokenLengths::default());
    assert_eq!(timeline.gates, []);
    let said: Vec<&str> = timeline
        .cues
        .iter()
        .filter_map(|cue| match cue.kind {
            CueKind::Say(line) => Some(timeline.line(line)),
            _ => None,
        })
        .collect();
    assert_eq!(said, ["Hand or cushion?", "How is it?", "How is it?"]);
    let open = made(&script, &SpokenLengths::default());
    assert_eq!(
        open.gates.iter().map(|gate| gate.step.0.as_str()).collect::<Vec<_>>(),
        ["what", "before", "after"]
    );
}

#[test]
fn one_number_picks_the_same_place_in_all_lists_and_what_was_kept_is_said_again() {
    let script = steps(
        20.0,
        json!([
            { "id": "a", "does": { "say": [{ "line": { "en": "a0" }, "or": [{ "en": "a1" }, { "en": "a2" }], "pause_s": [1, 2, 3] }] } },
            { "id": "b", "does": { "say": [{ "line": { "en": "b0" }, "or": [{ "en": "b1" }, { "en": "b2" }], "pause_s": [1, 2, 3] }] } },
            { "id": "c", "when": { "kept": "phrase" }, "does": { "say": [{ "line": { "en": "Again: {kept}." }, "pause_s": [1, 2, 3] }] } },
        ]),
    );
    for seed in 0..7 {
        let kept = BTreeMap::from([(KeptKind::Phrase, "May I rest".to_owned())]);
        let given = Circumstances { seed, kept, ..Circumstances::default() };
        let (timeline, _) = went(&script, &given, &Happened::default(), &SpokenLengths::default());
        let version = seed % 3;
        assert_eq!(
            timeline.lines[..3],
            [format!("a{version}"), format!("b{version}"), "Again: May I rest.".to_owned()]
        );
    }
}

#[test]
fn a_rest_lasts_so_many_of_the_persons_own_breaths() {
    let rest = |breaths: u32, slow: bool| {
        let script =
            steps(1.0, json!([{ "id": "rest", "does": { "rest": { "breaths": breaths, "slow": slow } } }]));
        move |pace: u32| {
            let given = Circumstances { pace, ..Circumstances::default() };
            let Composition { steps, .. } = &script;
            // As long as it is meant to take, so that its usual length shows.
            let length =
                crate::content::Seconds(Millis(u64::from(breaths) * if slow { 9_000 } else { 5_000 }));
            let script = Composition { length, steps: steps.clone() };
            went(&script, &given, &Happened::default(), &SpokenLengths::default()).0.end.0
        }
    };
    assert_eq!(rest(4, false)(1000), 20_000);
    assert_eq!(rest(3, true)(1000), 27_000);
    assert_eq!(rest(4, false)(1333), 26_660);
}

#[test]
fn breaths_that_are_led_are_whole_and_at_the_soothing_pace() {
    let script = steps(
        60.0,
        json!([
            say("first", json!({ "any": ["eyes_open", "eyes_closed"] })),
            { "id": "breathe", "does": { "breathe": { "breaths": 3 } } },
        ]),
    );
    let (timeline, places) =
        went(&script, &Circumstances::default(), &Happened::default(), &SpokenLengths::default());
    let led: Vec<_> = timeline.phases.iter().filter(|phase| phase.breath.is_some()).collect();
    assert_eq!(led.iter().map(|phase| phase.length().0).sum::<u64>(), 30_000);
    assert_eq!(led.last().unwrap().breath.unwrap().0, 2);
    assert_eq!(places.len(), timeline.phases.len());
    assert_eq!(places.last().unwrap().line, 2, "each breath has its place");
}
