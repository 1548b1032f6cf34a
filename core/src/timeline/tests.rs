use super::*;
use crate::content::{KindId, StepId};
use crate::fields::{FieldId, Most, OptionId};
use proptest::prelude::*;

fn phase(start: u64, end: u64, from: Level, to: Level) -> Phase {
    Phase {
        part: None,
        hand: None,
        kind: if from < to { PhaseKind::Inhale } else { PhaseKind::Exhale },
        start: Millis(start),
        end: Millis(end),
        from,
        to,
        breath: Some(BreathIndex(0)),
        line: LineIndex(0),
        resume_at: Millis(0),
    }
}

fn one_breath() -> Timeline {
    Timeline {
        phases: vec![
            phase(0, 4000, Level::EMPTY, Level::FULL),
            phase(4000, 10_000, Level::FULL, Level::EMPTY),
        ],
        cues: Vec::new(),
        lines: vec!["In".into()],
        gates: Vec::new(),
        end: Millis(10_000),
    }
}

#[test]
fn position_is_total_from_zero_to_the_largest_integer() {
    let timeline = one_breath();
    let start = timeline.position(Millis(0));
    assert_eq!(
        (start.phase, start.level, start.left, start.finished),
        (0, Level::EMPTY, Millis(4000), false)
    );
    let turn = timeline.position(Millis(4000));
    assert_eq!(
        (turn.phase, turn.level, turn.into),
        (1, Level::FULL, Millis(0)),
        "a moment belongs to what begins"
    );
    for past in [10_000, 10_001, u64::MAX] {
        let end = timeline.position(Millis(past));
        assert_eq!(
            (end.phase, end.level, end.left, end.finished),
            (1, Level::EMPTY, Millis(0), true),
            "{past}"
        );
        assert_eq!(end.at, Millis(10_000));
    }
    let nothing = Timeline { phases: Vec::new(), end: Millis(0), ..timeline };
    assert!(nothing.position(Millis(7)).finished);
}

#[test]
fn the_shape_moves_along_3t2_minus_2t3_and_halfway_is_halfway() {
    let timeline = one_breath();
    assert_eq!(timeline.position(Millis(2000)).level, Level(6500));
    assert_eq!(timeline.position(Millis(1000)).level, Level(3000 + 1094), "7000 · 0.15625, half up");
    assert_eq!(timeline.position(Millis(7000)).level, Level(6500));
}

#[test]
fn a_phase_of_any_length_has_a_shape() {
    for length in [1, 2, 65_535, 65_536, 1 << 40, u64::MAX] {
        let long = phase(0, length, Level::EMPTY, Level::FULL);
        let timeline = Timeline { phases: vec![long], end: Millis(length), ..one_breath() };
        let middle = timeline.position(Millis(length / 2)).level.0;
        assert!(length < 3 || middle.abs_diff(6500) <= 1, "{length}: {middle}");
        assert_eq!(timeline.position(Millis(u64::MAX)).level, Level::FULL);
    }
}

/// Three seconds, a gate, three seconds more, and a gate at the end.
fn two_gates() -> Timeline {
    let mut builder = Builder::new(Guide::default());
    let words = builder.line("Which word fits?");
    let hand = Choice { id: OptionId("hand".into()), words, own: false };
    let asks = [
        Asks::Choose { options: vec![hand], keep: None },
        Asks::Rate { most: Most(10), low: words, high: words },
    ];
    for (n, asks) in asks.into_iter().enumerate() {
        builder.phase(PhaseKind::Segment, Millis(3000), Level::REST, words);
        let by_default = if n == 0 { Answer::Chose(OptionId("hand".into())) } else { Answer::WentOn };
        builder.gate(|at| Gate { at, step: StepId(format!("step-{n}")), question: words, asks, by_default });
    }
    builder.end("The end")
}

#[test]
fn a_gate_takes_no_time_and_lies_where_what_follows_it_begins() {
    let timeline = two_gates();
    assert_eq!(timeline.end, Millis(6000));
    assert_eq!(timeline.gates.iter().map(|gate| gate.at.0).collect::<Vec<_>>(), [3000, 6000]);
    assert_eq!(timeline.position(Millis(3000)).resume_at, Millis(3000), "and is taken up there");
}

#[test]
fn a_session_stands_at_a_gate_until_it_is_past() {
    let timeline = two_gates();
    let next = |from| timeline.gate(Millis(from)).map(|gate| gate.at.0);
    assert_eq!([0, 2999, 3000, 3001, 6000].map(next), [3000, 3000, 3000, 6000, 6000].map(Some));
    assert_eq!(next(6001), None);
}

#[test]
fn a_gate_admits_answers_to_its_own_question_and_its_default_is_one() {
    let [choose, rate] = two_gates().gates.try_into().unwrap();
    let chose = |id: &str| Answer::Chose(OptionId(id.into()));
    assert!(choose.admits(&choose.by_default) && rate.admits(&rate.by_default));
    for (answer, by_choice, by_rating) in [
        (chose("hand"), true, false),
        (chose("table"), false, false),
        (Answer::Rated(10), false, true),
        (Answer::Rated(11), false, false),
        (Answer::WentOn, false, true),
    ] {
        assert_eq!((choose.admits(&answer), rate.admits(&answer)), (by_choice, by_rating), "{answer:?}");
    }
    let asks = Asks::Write { kind: KindId("letter".into()), field: FieldId("text".into()), help: None };
    let page = Gate { asks, ..rate };
    assert!(page.admits(&Answer::WentOn) && !page.admits(&Answer::Rated(1)));
}

proptest! {
    #[test]
    fn the_shape_rises_and_falls_without_ever_turning_or_overshooting(a in 0_u64..10_000, b in 0_u64..10_000) {
        let (first, second) = (a.min(b), a.max(b));
        let level = |at| one_breath().position(Millis(at)).level;
        if second < 4000 {
            prop_assert!(level(first) <= level(second));
        } else if first >= 4000 {
            prop_assert!(level(first) >= level(second));
        }
        prop_assert!((Level::EMPTY..=Level::FULL).contains(&level(a)));
    }

    #[test]
    fn a_touch_never_outlasts_its_phase_and_its_pulses_never_overlap(millis in FELT_FROM.0..12_000) {
        for kind in [TouchKind::In, TouchKind::Hold, TouchKind::Out] {
            let touch = Touch::new(kind, Millis(millis));
            for pulses in [&touch.pulses, &touch.plain] {
                let mut end = Millis::ZERO;
                for pulse in pulses {
                    prop_assert!(pulse.at >= end && pulse.length > Millis::ZERO);
                    prop_assert!((1..=100).contains(&pulse.strength));
                    end = pulse.at.saturating_add(pulse.length);
                }
                prop_assert!(end <= Millis(millis) && end > Millis::ZERO, "{:?}", kind);
            }
        }
    }

    #[test]
    fn each_part_of_a_session_feels_different_where_a_motor_is_only_on_or_off(
        one in FELT_FROM.0..12_000, other in FELT_FROM.0..12_000,
    ) {
        for (n, first) in EVERY_TOUCH.iter().enumerate() {
            for second in &EVERY_TOUCH[n + 1..] {
                let (a, b) = (Touch::new(*first, Millis(one)), Touch::new(*second, Millis(other)));
                prop_assert!(are_told_apart(&a.plain, &b.plain), "{:?} and {:?}: {:?} {:?}", first, second, a, b);
            }
        }
    }
}

const EVERY_TOUCH: [TouchKind; 7] = [
    TouchKind::In,
    TouchKind::Hold,
    TouchKind::Out,
    TouchKind::Part,
    TouchKind::End,
    TouchKind::Pause,
    TouchKind::Resume,
];

/// How long the motor runs, rests, runs… Rests that a hand does not notice, for a motor takes as long to stop, are none.
fn rhythm(pulses: &[Pulse]) -> Vec<u64> {
    const UNNOTICED: u64 = 30;
    let mut rhythm = vec![pulses[0].length.0];
    for pair in pulses.windows(2) {
        let rest = pair[1].at.0 - pair[0].at.0 - pair[0].length.0;
        if rest < UNNOTICED {
            *rhythm.last_mut().unwrap() += rest + pair[1].length.0;
        } else {
            rhythm.extend([rest, pair[1].length.0]);
        }
    }
    rhythm
}

/// By timing alone: as many runs of the motor, and none of them or of the rests twice as long, feels the same.
fn are_told_apart(one: &[Pulse], other: &[Pulse]) -> bool {
    let (one, other) = (rhythm(one), rhythm(other));
    one.len() != other.len() || one.iter().zip(&other).any(|(a, b)| *a.max(b) >= 2 * *a.min(b))
}

#[test]
fn every_kind_of_touch_is_compared_with_every_other() {
    for kind in EVERY_TOUCH {
        // A kind that is new stands here first, and so is not forgotten above.
        match kind {
            TouchKind::In
            | TouchKind::Hold
            | TouchKind::Out
            | TouchKind::Part
            | TouchKind::End
            | TouchKind::Pause
            | TouchKind::Resume => assert!(EVERY_TOUCH.contains(&kind)),
        }
    }
    let pulse = |at, length, strength| Pulse { at: Millis(at), length: Millis(length), strength };
    let tap = [pulse(0, 30, 50)];
    assert!(!are_told_apart(&tap, &[pulse(0, 50, 100)]), "strength is no difference, nor is a little length");
    assert!(!are_told_apart(&[tap[0], pulse(140, 30, 50)], &[tap[0], pulse(160, 30, 50)]));
    assert!(!are_told_apart(&[pulse(0, 60, 50)], &[pulse(0, 20, 50), pulse(30, 30, 50)]));
}

#[test]
fn a_touch_is_what_the_design_says_it_is() {
    let [taps, hold, swell, ..] = EVERY_TOUCH.map(|kind| Touch::new(kind, Millis(4000)));
    let runs = |kind| Touch::new(kind, Millis::ZERO).plain.len();
    let kinds = [TouchKind::Out, TouchKind::Part, TouchKind::End, TouchKind::Pause, TouchKind::Resume];
    assert_eq!(kinds.map(runs), [1, 1, 3, 1, 2]);
    assert_eq!(hold.plain.len(), 2);
    let taps = &taps.pulses;
    let gaps: Vec<u64> = taps.windows(2).map(|w| w[1].at.0 - w[0].at.0).collect();
    assert!(
        gaps.is_sorted() && gaps[0] == 120 && *gaps.last().unwrap() <= 400,
        "quick, then thinning out: {gaps:?}"
    );
    assert!(taps.last().unwrap().at.0 < 4000 * 2 / 3, "over the first two thirds");
    assert!(swell.pulses.windows(2).all(|w| w[0].strength > w[1].strength), "one falling swell");
}
