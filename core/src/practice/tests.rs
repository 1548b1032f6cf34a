//! What becomes of a script.

use super::*;
use crate::content::{Catalogue, Does, Language, Practice, PracticeId};
use crate::time::Millis;
use crate::timeline::{CueKind, Guide, PartIndex, PhaseKind, Strike, Timeline};
use proptest::prelude::*;

const ALL: Guide = Guide { voice: true, tones: true, bell: true, touch: true };

fn of(id: &str) -> Practice {
    Catalogue::bundled().unwrap().practice(&PracticeId(id.into())).unwrap().clone()
}

fn made(practice: &Practice, spoken: &SpokenLengths) -> Timeline {
    timeline(practice, &Language::new("en"), ALL.into(), "The end", spoken).0
}

/// A practice of one step for each `(words, pause)`; a step without words is a rest.
fn script(length_s: f64, steps: &[(&str, [f64; 3])]) -> Practice {
    let step = |(n, (words, [least, usual, most])): (usize, &(&str, [f64; 3]))| {
        let pause = serde_json::json!({ "least": least, "usual": usual, "most": most });
        let does = if words.is_empty() {
            serde_json::json!({ "is": "rest", "pause_s": pause, "text": { "en": "Quiet" } })
        } else {
            serde_json::json!({ "is": "say", "text": { "en": [{ "line": words, "pause_s": pause }] } })
        };
        serde_json::json!({ "id": format!("step-{n}"), "does": does })
    };
    serde_json::from_value(serde_json::json!({
        "id": "x", "order": 1, "roles": ["practice"], "length_s": length_s, "sources": [],
        "steps": steps.iter().enumerate().map(step).collect::<Vec<_>>(),
        "text": { "en": { "name": "x", "summary": "x", "how": [], "cautions": [] } },
    }))
    .unwrap()
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
fn every_practice_takes_as_long_as_it_says_and_has_a_phase_for_each_line() {
    for practice in Catalogue::bundled().unwrap().practices {
        let timeline = made(&practice, &SpokenLengths::default());
        assert_eq!(timeline.end, practice.length.0, "{}", practice.id.0);
        let lines = practice.steps.iter().map(|step| match &step.does {
            Does::Say { text } => text.get(&Language::new("en")).len(),
            Does::Rest { .. } => 1,
        });
        assert_eq!(timeline.phases.len(), lines.sum::<usize>());
        assert!(timeline.phases.iter().all(|phase| phase.kind == PhaseKind::Segment));
        let last = timeline.phases.last().unwrap().part;
        assert_eq!(last, Some(PartIndex(practice.parts(&Language::new("en")).count() as u32 - 1)));
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
    let mut spoken = SpokenLengths::default();
    let usual = made(&practice, &spoken);
    for line in &usual.lines {
        spoken.learn(line, Millis(estimate(line).0 * 3 / 2), Millis::ZERO);
    }
    let slow = made(&practice, &spoken);
    assert_eq!(slow.end, practice.length.0, "there is silence enough to give");
    for line in &usual.lines {
        spoken.learn(line, Millis::from_secs(40), Millis::ZERO);
    }
    let slowest = made(&practice, &spoken);
    assert!(slowest.end > practice.length.0, "and where there is not, it takes longer");
    let says: Vec<_> = slowest.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Say(_))).collect();
    assert!(says.windows(2).all(|two| two[1].at >= two[0].at.saturating_add(Millis::from_secs(40))));
}

#[test]
fn a_part_begins_with_a_bell_and_nobody_speaks_into_it() {
    let timeline = made(&of("grounding"), &SpokenLengths::default());
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
    let timeline = made(&of("three-minute-breathing-space"), &SpokenLengths::default());
    let second = timeline.phases[1].start;
    let during = timeline.position(second.saturating_add(Millis(1)));
    assert_eq!((during.resume_at, timeline.phases[during.phase as usize].part), (second, Some(PartIndex(0))));
    assert_eq!(timeline.position(second.saturating_sub(Millis(1))).resume_at, Millis::ZERO);
}

#[test]
fn a_rest_is_shown_and_not_spoken_and_what_a_voice_gets_wrong_is_spoken_otherwise() {
    let mut practice = script(9.0, &[("It will bow.", [1.0, 2.0, 3.0]), ("", [1.0, 2.0, 3.0])]);
    let Does::Say { text } = &practice.steps[0].does else { panic!() };
    let mut line = text.get(&Language::new("en"))[0].clone();
    line.say_as = Some("It will bau.".into());
    let texts = serde_json::json!({ "en": [{
        "line": line.line, "say_as": line.say_as, "pause_s": { "least": 1, "usual": 2, "most": 3 },
    }] });
    practice.steps[0].does = Does::Say { text: serde_json::from_value(texts).unwrap() };
    let timeline = made(&practice, &SpokenLengths::default());
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

proptest! {
    #[test]
    fn a_length_learnt_on_the_way_changes_only_lines_that_have_not_begun(
        learnt in proptest::collection::vec((0_usize..8, 0_u64..70_000, 0_u64..200_000), 1..8), practice in 0_usize..5,
    ) {
        let practice = &Catalogue::bundled().unwrap().practices[practice];
        let mut spoken = SpokenLengths::default();
        let mut learnt = learnt;
        learnt.sort_by_key(|(_, _, now)| *now);
        for (line, length, now) in learnt {
            let before = made(practice, &spoken);
            let words = &before.lines[line % before.lines.len()];
            spoken.learn(words, Millis(length), Millis(now.max(1)));
            let after = made(practice, &spoken);
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
    fn a_practice_meets_its_length_wherever_its_pauses_can(
        lengths in proptest::collection::vec(200_u64..30_000, 8), practice in 0_usize..5,
    ) {
        let practice = &Catalogue::bundled().unwrap().practices[practice];
        let mut spoken = SpokenLengths::default();
        let words = made(practice, &spoken).lines;
        for (line, length) in words.iter().zip(&lengths) {
            spoken.learn(line, Millis(*length), Millis::ZERO);
        }
        let timeline = made(practice, &spoken);
        let quiet = |part: fn(&crate::content::Pause) -> Millis| -> Millis {
            practice.steps.iter().map(|step| match &step.does {
                Does::Say { text } => text.get(&Language::new("en")).iter().map(|line| part(&line.pause)).sum(),
                Does::Rest { pause, .. } => part(pause),
            }).sum()
        };
        let bells = Millis(1000 * practice.parts(&Language::new("en")).count() as u64);
        let speech = words.iter().zip(&lengths).filter(|(line, _)| *line != "The end").map(|(_, length)| Millis(*length));
        let speech = speech.sum::<Millis>().saturating_add(bells);
        let (least, most) = (speech.saturating_add(quiet(|p| p.least.0)), speech.saturating_add(quiet(|p| p.most.0)));
        prop_assert_eq!(timeline.end, practice.length.0.max(least).min(most));
    }
}
