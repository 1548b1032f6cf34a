//! What becomes of a script.

mod path;
mod turns;

use super::*;
use crate::content::{Composition, Does, Language, Practice, PracticeId, Silence};
use crate::testing::catalogue;
use crate::time::Millis;
use crate::timeline::{CueKind, Guide, PartIndex, SpokenLengths, Strike, Timeline, estimate};
use proptest::prelude::*;
use serde_json::{Value, json};

const ALL: Guide = Guide { voice: true, tones: true, bell: true, touch: true };

fn of(id: &str) -> Practice {
    catalogue().practice(&PracticeId(id.into())).unwrap().clone()
}

fn first(practice: &Practice) -> &Composition {
    practice.lengths.each().next().unwrap().1
}

/// A script's timeline, in these circumstances, and after that.
fn went(
    script: &Composition,
    circumstances: &Circumstances,
    happened: &Happened,
    spoken: &SpokenLengths,
) -> (Timeline, Vec<ScriptPosition>) {
    let catalogue = catalogue();
    let leading = Leading {
        script,
        anchor: first(&catalogue.anchor),
        language: &Language::new("en"),
        circumstances,
        breath: &catalogue.protocols[0].pattern.unwrap(),
        words: &catalogue.rules.text.get(&Language::new("en")).words,
    };
    timeline(&leading, ALL.into(), happened, spoken)
}

fn made(script: &Composition, spoken: &SpokenLengths) -> Timeline {
    went(script, &Circumstances::default(), &Happened::default(), spoken).0
}

/// A script of these steps, each `{ id, does… }`.
fn steps(length_s: f64, steps: Value) -> Composition {
    serde_json::from_value(json!({ "length_s": length_s, "steps": steps })).unwrap()
}

/// A script of one step for each `(words, pause)`; a step without words is a rest.
fn script(length_s: f64, all: &[(&str, [f64; 3])]) -> Composition {
    let step = |(n, (words, pause)): (usize, &(&str, [f64; 3]))| {
        let does = if words.is_empty() {
            json!({ "rest": { "pause_s": pause, "shown": { "en": "Quiet" } } })
        } else {
            json!({ "say": [{ "line": { "en": words }, "pause_s": pause }] })
        };
        json!({ "id": format!("step-{n}"), "does": does })
    };
    steps(length_s, all.iter().enumerate().map(step).collect())
}

fn starts(timeline: &Timeline) -> Vec<u64> {
    timeline.phases.iter().map(|phase| phase.start.0).collect()
}

#[test]
fn a_line_takes_its_words_and_the_gaps_between_its_sentences() {
    for (line, length) in [
        ("", 0),
        ("Rest.", 480),
        ("Feel your feet.", 3 * 480),
        ("A worry. A tightness. Tired.", 5 * 480 + 2 * 400),
        ("She said \"stay.\" You stayed.", 5 * 480 + 400),
        ("One… two", 2 * 480 + 400),
    ] {
        assert_eq!(estimate(line), Millis(length), "{line}");
    }
    assert_eq!(estimate(&"word ".repeat(1000)), Millis::from_secs(60));
}

#[test]
fn every_length_takes_about_as_long_as_it_says_in_parts_that_it_has() {
    for practice in &catalogue().practices {
        for (name, script) in practice.lengths.each() {
            let timeline = made(script, &SpokenLengths::default());
            let off = timeline.end.distance(script.length.0).0 * 100;
            // A page waits as long as someone reads: open eyes take what is left.
            let reads = script.steps.iter().any(|step| matches!(step.does, Does::Read(_)));
            assert!(
                reads && timeline.end < script.length.0 || off <= 15 * script.length.0.0,
                "{} {name} takes {:?}",
                practice.id.0,
                timeline.end
            );
            let last = timeline.phases.last().unwrap().part;
            let parts = practice.parts(script.length.0, &Language::new("en")).len() as u32;
            assert!(last.is_none_or(|PartIndex(last)| last < parts), "{} {name}", practice.id.0);
            assert_eq!(last.is_some(), parts > 0, "{} {name}", practice.id.0);
        }
    }
}

#[test]
fn pauses_share_what_the_length_leaves_between_their_least_and_their_most() {
    let of_length = |seconds| {
        made(
            &script(seconds, &[("One two.", [1.0, 2.0, 6.0]), ("", [2.0, 4.0, 6.0])]),
            &SpokenLengths::default(),
        )
    };
    // The bell's second, two words, and the pauses: 1 + 0.96 + 2 + 4.
    for (seconds, second, end) in [
        (7.96, 3960, 7960),
        (10.96, 5960, 10_960),
        (13.96, 7960, 13_960),
        (60.0, 7960, 13_960),
        (6.46, 3460, 6460),
        (4.96, 2960, 4960),
        (1.0, 2960, 4960),
    ] {
        let timeline = of_length(seconds);
        assert_eq!((starts(&timeline), timeline.end.0), (vec![0, second], end), "{seconds}");
    }
}

#[test]
fn a_slow_voice_is_never_cut_off_and_the_pauses_give_way_to_it() {
    let practice = of("three-minute-breathing-space");
    let script = first(&practice);
    let mut spoken = SpokenLengths::default();
    let usual = made(script, &spoken);
    for line in &usual.lines {
        spoken.learn(line, Millis(estimate(line).0 * 3 / 2), Millis::ZERO);
    }
    let slow = made(script, &spoken);
    assert_eq!(slow.end, script.length.0, "there is silence enough to give");
    for line in &usual.lines {
        spoken.learn(line, Millis::from_secs(40), Millis::ZERO);
    }
    let slowest = made(script, &spoken);
    assert!(slowest.end > script.length.0, "and where there is not, it takes longer");
    let says: Vec<_> = slowest.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Say(_))).collect();
    assert!(says.windows(2).all(|two| two[1].at >= two[0].at.saturating_add(Millis::from_secs(40))));
}

#[test]
fn a_part_begins_with_a_bell_and_nobody_speaks_into_it() {
    let timeline = made(first(&of("grounding")), &SpokenLengths::default());
    let begins: Vec<Millis> = timeline.phases.iter().map(|phase| phase.start).collect();
    let at = |kind: fn(&CueKind) -> bool| {
        timeline.cues.iter().filter(|cue| kind(&cue.kind)).map(|cue| cue.at).collect::<Vec<_>>()
    };
    assert_eq!(at(|kind| matches!(kind, CueKind::Bell(Strike::Soft))), begins[1..]);
    assert_eq!(at(|kind| matches!(kind, CueKind::Bell(Strike::Full))), [Millis::ZERO, timeline.end]);
    let a_second_later: Vec<Millis> = begins.iter().map(|begin| begin.saturating_add(Millis(1000))).collect();
    assert_eq!(at(|kind| matches!(kind, CueKind::Say(_))), a_second_later);
}

#[test]
fn a_part_with_several_lines_is_taken_up_at_its_line() {
    let timeline = made(first(&of("three-minute-breathing-space")), &SpokenLengths::default());
    let second = timeline.phases[1].start;
    let during = timeline.position(second.saturating_add(Millis(1)));
    assert_eq!((during.resume_at, timeline.phases[during.phase as usize].part), (second, Some(PartIndex(0))));
    assert_eq!(timeline.position(second.saturating_sub(Millis(1))).resume_at, Millis::ZERO);
}

#[test]
fn a_rest_is_shown_and_not_spoken_and_what_a_voice_gets_wrong_is_spoken_otherwise() {
    let script = steps(
        9.0,
        json!([
            { "id": "bow", "does": { "say": [
                { "line": { "en": "It will bow." }, "say_as": { "en": "It will bau." }, "pause_s": [1, 2, 3] },
            ] } },
            { "id": "quiet", "does": { "rest": { "pause_s": [1, 2, 3], "shown": { "en": "Quiet" } } } },
        ]),
    );
    let timeline = made(&script, &SpokenLengths::default());
    let words = timeline.cues.iter().filter_map(|cue| match cue.kind {
        CueKind::Show(line) => Some(format!("shows {}", timeline.line(line))),
        CueKind::Say(line) => Some(format!("says {}", timeline.line(line))),
        _ => None,
    });
    assert_eq!(
        words.collect::<Vec<_>>(),
        ["shows It will bow.", "says It will bau.", "shows Quiet", "shows The end"]
    );
}

/// Any script of any practice.
fn any_script() -> impl Strategy<Value = Composition> {
    let all: Vec<Composition> = catalogue()
        .practices
        .iter()
        .flat_map(|one| one.lengths.each().map(|(_, script)| script.clone()).collect::<Vec<_>>())
        .collect();
    proptest::sample::select(all)
}

proptest! {
    #[test]
    fn a_length_learnt_on_the_way_changes_only_lines_that_have_not_begun(
        learnt in proptest::collection::vec((0_usize..80, 0_u64..70_000, 0_u64..900_000), 1..8), script in any_script(),
    ) {
        let mut spoken = SpokenLengths::default();
        let mut learnt = learnt;
        learnt.sort_by_key(|(_, _, now)| *now);
        for (line, length, now) in learnt {
            let before = made(&script, &spoken);
            let words = &before.lines[line % before.lines.len()];
            spoken.learn(words, Millis(length), Millis(now.max(1)));
            let after = made(&script, &spoken);
            let begun = |timeline: &Timeline| {
                timeline.phases.iter().take_while(|phase| phase.start.0 <= now).copied().collect::<Vec<_>>()
            };
            prop_assert_eq!(begun(&before), begun(&after));
            let had = |timeline: &Timeline| {
                timeline.cues.iter().take_while(|cue| cue.at.0 <= now).map(|cue| (cue.at, cue.kind)).collect::<Vec<_>>()
            };
            prop_assert_eq!(had(&before), had(&after));
            prop_assert!(after.phases.windows(2).all(|two| two[0].end == two[1].start));
            prop_assert!(after.phases.iter().all(|phase| phase.end > phase.start));
        }
    }

    #[test]
    fn a_script_meets_its_length_wherever_its_pauses_can(
        lengths in proptest::collection::vec(200_u64..30_000, 80), script in any_script(),
    ) {
        let mut spoken = SpokenLengths::default();
        let usual = made(&script, &spoken);
        for (line, length) in usual.lines.iter().zip(&lengths) {
            spoken.learn(line, Millis(*length), Millis::ZERO);
        }
        let timeline = made(&script, &spoken);
        // Whatever is not a pause, in this voice.
        let says: Vec<&str> = usual.cues.iter().filter_map(|cue| match cue.kind {
            CueKind::Say(line) => Some(usual.line(line)),
            _ => None,
        }).collect();
        let said: u64 = says.iter().map(|words| spoken.of(words, Millis::ZERO).unwrap().0).sum();
        let rings = usual.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Bell(_))).count() as u64 - 1;
        let led: u64 = usual.phases.iter().filter(|phase| phase.breath.is_some()).map(|phase| phase.length().0).sum();
        let fixed = said + rings * 1000 + led;
        let pauses = |part: fn(&crate::content::Pause) -> Millis| -> u64 {
            went(&script, &Circumstances::default(), &Happened::default(), &spoken).1.iter().map(|place| {
                let step = script.steps.iter().find(|step| step.id == place.step).unwrap();
                match &step.does {
                    Does::Rest(rest) => match rest.silence {
                        Silence::Clock(pause) => part(&pause).0,
                        Silence::Breaths { count, slow } => {
                            let usual = Millis(u64::from(count) * if slow { 9000 } else { 5000 });
                            let as_pause = crate::content::Pause::from([usual.scaled(5, 6), usual, usual.scaled(4, 3)].map(crate::content::Seconds));
                            part(&as_pause).0
                        }
                    },
                    does => does.lines().get(place.line as usize).map_or(0, |line| part(&line.pause).0),
                }
            }).sum()
        };
        let (least, most) = (fixed + pauses(|p| p.least.0), fixed + pauses(|p| p.most.0));
        prop_assert_eq!(timeline.end.0, script.length.0.0.max(least).min(most));
    }
}
