use super::*;
use proptest::prelude::*;

fn phase(start: u64, end: u64, from: Level, to: Level) -> Phase {
    Phase {
        part: None,
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
        end: Millis(10_000),
        breaths: 1,
        moved: 0,
        limit: None,
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
        assert_eq!((end.at, end.breaths_left), (Millis(10_000), 0));
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
    fn a_touch_never_outlasts_its_phase_and_its_pulses_never_overlap(millis in 500_u64..12_000) {
        for kind in [TouchKind::In, TouchKind::Hold, TouchKind::Out, TouchKind::Part] {
            let touch = Touch::new(kind, Millis(millis));
            for pulses in [&touch.pulses, &touch.plain] {
                let mut end = Millis::ZERO;
                for pulse in pulses {
                    prop_assert!(pulse.at >= end && pulse.length > Millis::ZERO);
                    prop_assert!((1..=100).contains(&pulse.strength));
                    end = pulse.at.plus(pulse.length);
                }
                prop_assert!(end <= Millis(millis) && end > Millis::ZERO, "{:?}", kind);
            }
        }
    }
}

#[test]
fn each_part_of_a_session_feels_different() {
    let kinds = [
        TouchKind::In,
        TouchKind::Hold,
        TouchKind::Out,
        TouchKind::Part,
        TouchKind::End,
        TouchKind::Pause,
        TouchKind::Resume,
    ];
    let touches = kinds.map(|kind| Touch::new(kind, Millis(4000)));
    for (n, touch) in touches.iter().enumerate() {
        assert!(
            touches[n + 1..].iter().all(|other| other.pulses != touch.pulses && other.plain != touch.plain)
        );
    }
    let taps = &touches[0].pulses;
    let gaps: Vec<u64> = taps.windows(2).map(|w| w[1].at.0 - w[0].at.0).collect();
    assert!(
        gaps.is_sorted() && gaps[0] == 120 && *gaps.last().unwrap() <= 400,
        "quick, then thinning out: {gaps:?}"
    );
    assert!(taps.last().unwrap().at.0 < 4000 * 2 / 3, "over the first two thirds");
    let swell = &touches[2].pulses;
    assert!(swell.windows(2).all(|w| w[0].strength > w[1].strength), "one falling swell");
}
