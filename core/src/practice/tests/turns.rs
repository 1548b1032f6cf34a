//! What happens on the way changes only what comes later.

use super::*;
use crate::content::StepId;
use crate::fields::OptionId;
use crate::timeline::{Answer, Phase, PhaseKind};

fn lines(count: usize) -> Composition {
    let all: Vec<(String, [f64; 3])> =
        (0..count).map(|n| (format!("Line number {n} of all."), [2.0, 4.0, 8.0])).collect();
    let all: Vec<(&str, [f64; 3])> = all.iter().map(|(words, pause)| (words.as_str(), *pause)).collect();
    script(count as f64 * 6.0, &all)
}

fn place(step: &str) -> ScriptPosition {
    ScriptPosition { step: StepId(step.into()), line: 0 }
}

fn with(script: &Composition, happened: &Happened) -> (Timeline, Vec<String>) {
    let (timeline, places) = went(script, &Circumstances::default(), happened, &SpokenLengths::default());
    (timeline, places.into_iter().map(|place| place.step.0).collect())
}

#[test]
fn a_line_that_lasted_otherwise_moves_what_follows_and_stretches_none_of_it() {
    let script = lines(5);
    let (before, _) = with(&script, &Happened::default());
    for length in [500, 1_000, 25_000] {
        let lasted = [(place("step-2"), Lasted { length: Millis(length), leaves: false })].into();
        let (after, _) = with(&script, &Happened { lasted, ..Happened::default() });
        assert_eq!(after.phases[..2], before.phases[..2]);
        assert_eq!(after.phases[2].length().0, length);
        for n in 3..5 {
            assert_eq!(after.phases[n].length(), before.phases[n].length(), "{length}");
        }
    }
}

#[test]
fn whoever_went_on_before_a_line_was_said_hears_no_more_of_it() {
    let script = lines(3);
    let lasted = [(place("step-1"), Lasted { length: Millis(700), leaves: false })].into();
    let (timeline, _) = with(&script, &Happened { lasted, ..Happened::default() });
    let says = timeline.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Say(_))).count();
    assert_eq!(says, 2);
}

#[test]
fn a_step_that_is_left_is_left_with_all_its_lines() {
    let line = |words: &str| json!({ "line": { "en": words }, "pause_s": [1, 2, 3] });
    let script = steps(
        30.0,
        json!([
            { "id": "one", "does": { "say": [line("1"), line("2"), line("3")] } },
            { "id": "two", "does": { "say": [line("4")] } },
        ]),
    );
    let lasted = [(place("one"), Lasted { length: Millis(900), leaves: true })].into();
    let (_, steps) = with(&script, &Happened { lasted, ..Happened::default() });
    assert_eq!(steps, ["one", "two"]);
}

#[test]
fn what_stirs_leads_out_to_the_anchor_and_ends_there_or_goes_on_from_further_off() {
    let line = |words: &str| json!({ "say": [{ "line": { "en": words }, "pause_s": [1, 2, 3] }] });
    let script = steps(
        30.0,
        json!([
            { "id": "one", "does": line("1") },
            { "id": "two", "does": line("2") },
            { "id": "kind", "when": { "not": "after_backdraft" }, "does": line("3") },
            { "id": "room", "when": "after_backdraft", "does": line("4") },
            { "id": "end", "does": line("5") },
        ]),
    );
    let stirred = Happened { stirred: vec![place("two")], ..Happened::default() };
    let (timeline, ends) = with(&script, &stirred);
    assert_eq!(ends[..2], ["one", "two"]);
    assert!(ends[2..].iter().all(|step| step.starts_with("anchor-1/")), "{ends:?}");
    let gate = timeline.gates.last().unwrap();
    assert_eq!(gate.step.0, "anchor-1/then");
    assert_eq!(gate.by_default, Answer::Chose(OptionId("home".into())));

    let answers = [(StepId("anchor-1/then".into()), Answer::Chose(OptionId("on".into())))].into();
    let (after, goes_on) = with(&script, &Happened { answers, ..stirred });
    let asked = timeline.phases.iter().take_while(|phase| phase.start < gate.at).count();
    assert_eq!(after.phases[..asked], timeline.phases[..asked], "the past stays");
    assert_eq!(goes_on[asked + 1..], ["room", "end"], "after a word that leads back");
}

#[test]
fn a_screen_that_nobody_looks_at_any_more_asks_in_words() {
    let words = json!({ "en": "?" });
    let script = steps(
        20.0,
        json!([
            { "id": "one", "does": { "say": [{ "line": { "en": "1" }, "pause_s": [5, 5, 5] }] } },
            { "id": "ask", "does": { "rate": { "pair": "a", "side": "first", "ask": words, "low": words, "high": words,
                "closed": { "line": { "en": "How is it?" }, "pause_s": [4, 6, 9] } } } },
        ]),
    );
    let (open, _) = with(&script, &Happened::default());
    assert_eq!(open.gates.len(), 1);
    let (closed, _) =
        with(&script, &Happened { eyes: vec![(Millis(900), Eyes::Closed)], ..Happened::default() });
    assert_eq!((closed.gates.len(), &closed.phases[..1]), (0, &open.phases[..1]));
    let again = vec![(Millis(900), Eyes::Closed), (Millis(1900), Eyes::Open)];
    assert_eq!(with(&script, &Happened { eyes: again, ..Happened::default() }).0.gates.len(), 1);
}

/// Two steps for open eyes, each with its form for closed ones.
fn twins() -> Composition {
    let line = |words: &str| json!({ "line": { "en": words }, "pause_s": [1, 2, 3] });
    steps(
        60.0,
        json!([
            { "id": "look", "when": "eyes_open", "does": { "say": [line("Look."), line("And look.")] } },
            { "id": "hear", "instead_of": ["look"], "when": { "all": ["eyes_closed", { "not": "lying" }] }, "does": { "say": [line("Hear.")] } },
            { "id": "wall", "when": { "not": "eyes_closed" }, "does": { "say": [line("A wall.")] } },
            { "id": "floor", "instead_of": ["wall"], "when": "eyes_closed", "does": { "say": [line("A floor.")] } },
            { "id": "end", "does": { "say": [line("The end.")] } },
        ]),
    )
}

#[test]
fn of_two_forms_a_person_hears_the_one_that_began_though_the_screen_goes_dark_or_lights_up_between() {
    let script = twins();
    let (open, steps) = with(&script, &Happened::default());
    assert_eq!(steps, ["look", "look", "wall", "end"]);
    let seen =
        |at: u64, eyes| with(&script, &Happened { eyes: vec![(Millis(at), eyes)], ..Happened::default() }).1;
    let (second, wall) = (open.phases[1].start.0, open.phases[2].start.0);
    for at in [100, second - 1, second + 1, wall - 1] {
        assert_eq!(seen(at, Eyes::Closed), ["look", "look", "floor", "end"], "{at}");
    }
    assert_eq!(seen(wall + 1, Eyes::Closed), ["look", "look", "wall", "end"]);
    let dark = Circumstances { eyes: Eyes::Closed, ..Circumstances::default() };
    let lit = |at: u64| {
        let happened = Happened { eyes: vec![(Millis(at), Eyes::Open)], ..Happened::default() };
        let places = went(&script, &dark, &happened, &SpokenLengths::default()).1;
        places.into_iter().map(|place| place.step.0).collect::<Vec<_>>()
    };
    assert_eq!(lit(100_000), ["hear", "floor", "end"]);
    assert_eq!(lit(100), ["hear", "wall", "end"]);
}

#[test]
fn a_step_for_other_eyes_that_is_no_form_of_another_is_heard_as_well() {
    let step = |id: &str, when: &str| {
        let line = json!({ "line": { "en": "Words." }, "pause_s": [1, 2, 3] });
        json!({ "id": id, "when": when, "does": { "say": [line] } })
    };
    let script = steps(30.0, json!([step("open-them", "eyes_closed"), step("clear-the-floor", "eyes_open")]));
    let dark = Circumstances { eyes: Eyes::Closed, ..Circumstances::default() };
    let lit = Happened { eyes: vec![(Millis(100), Eyes::Open)], ..Happened::default() };
    let places = went(&script, &dark, &lit, &SpokenLengths::default()).1;
    let steps: Vec<String> = places.into_iter().map(|place| place.step.0).collect();
    assert_eq!(steps, ["open-them", "clear-the-floor"]);
}

#[test]
fn a_practice_waits_before_its_bell_and_takes_as_much_longer() {
    let script = lines(4);
    let (before, _) = with(&script, &Happened::default());
    let given = Circumstances { delay: Millis(20_000), ..Circumstances::default() };
    let (after, places) = went(&script, &given, &Happened::default(), &SpokenLengths::default());
    assert_eq!((after.phases[0].kind, after.phases[0].length()), (PhaseKind::Rest, Millis(20_000)));
    assert!(is_before_it_begins(&places[0]) && !is_before_it_begins(&places[1]));
    assert_eq!(after.end, before.end.saturating_add(Millis(20_000)));
    let lengths = |timeline: &Timeline| timeline.phases.iter().map(Phase::length).collect::<Vec<_>>();
    assert_eq!(lengths(&after)[1..], lengths(&before)[..]);
    let first = |timeline: &Timeline| {
        timeline.cues.iter().find(|cue| matches!(cue.kind, CueKind::Bell(_))).unwrap().at
    };
    assert_eq!((first(&before), first(&after)), (Millis::ZERO, Millis(20_000)));
    let lasted = [(places[0].clone(), Lasted { length: Millis(3_000), leaves: true })].into();
    let (sooner, _) =
        went(&script, &given, &Happened { lasted, ..Happened::default() }, &SpokenLengths::default());
    assert_eq!(sooner.end, before.end.saturating_add(Millis(3_000)), "whoever is ready sooner begins sooner");
}

proptest! {
    /// Whatever is answered, left, made longer or stirred up: what came before it stays, to the millisecond.
    #[test]
    fn a_turn_changes_only_what_comes_later(
        script in any_script(), turns in proptest::collection::vec((0_u64..2_000_000, 0_u8..6, 0_u8..11), 1..6), closed in any::<bool>(),
    ) {
        let eyes = if closed { Eyes::Closed } else { Eyes::Open };
        let given = Circumstances { eyes, ..Circumstances::default() };
        let spoken = SpokenLengths::default();
        let mut happened = Happened::default();
        let mut now = Millis::ZERO;
        for (step, what, number) in turns {
            let (before, places) = went(&script, &given, &happened, &spoken);
            let until = before.gate(now).map_or(before.end, |gate| gate.at);
            now = now.saturating_add(Millis(step)).min(until);
            if let Some(gate) = before.gate(now).filter(|gate| gate.at == now) {
                let answer = match &gate.asks {
                    crate::timeline::Asks::Choose { options, .. } => Answer::Chose(options[number as usize % options.len()].id.clone()),
                    crate::timeline::Asks::Rate { .. } => Answer::Rated(number),
                    _ => Answer::WentOn,
                };
                happened.answers.insert(gate.step.clone(), answer);
            } else {
                let here = before.position(now);
                let phase = before.phases[here.phase as usize];
                let place = places[here.phase as usize].clone();
                if phase.breath.is_some() || here.finished {
                    continue;
                }
                let so_far = now.saturating_sub(phase.start).max(Millis(1));
                match what {
                    0 => drop(happened.lasted.insert(place, Lasted { length: so_far, leaves: false })),
                    1 => drop(happened.lasted.insert(place, Lasted { length: so_far, leaves: true })),
                    2 => drop(happened.lasted.insert(place, Lasted { length: phase.length().saturating_add(Millis(20_000)), leaves: false })),
                    3 if !is_of_anchor(&place) => {
                        happened.lasted.insert(place.clone(), Lasted { length: so_far, leaves: false });
                        happened.stirred.push(place);
                    }
                    _ => happened.eyes.push((now.saturating_add(Millis(1)), if what == 4 { Eyes::Open } else { Eyes::Closed })),
                }
            }
            let (after, _) = went(&script, &given, &happened, &spoken);
            let past = |timeline: &Timeline| {
                let whole = timeline.phases.iter().take_while(|phase| phase.end <= now);
                whole.copied().collect::<Vec<_>>()
            };
            let begun = |timeline: &Timeline| timeline.phases.iter().take_while(|phase| phase.start < now).count();
            prop_assert_eq!(past(&before).len().min(past(&after).len()), past(&before).len());
            let common = past(&before);
            prop_assert_eq!(&common[..], &after.phases[..common.len()]);
            prop_assert_eq!(begun(&before), begun(&after));
            prop_assert!(after.phases.windows(2).all(|two| two[0].end == two[1].start));
            prop_assert!(after.phases.iter().all(|phase| phase.end > phase.start));
        }
    }
}
