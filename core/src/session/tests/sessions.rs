use super::*;

#[test]
fn a_staged_ramp_goes_through_each_stage_for_three_breaths_and_its_short_pauses_are_soft() {
    use PhaseKind::{Exhale, Inhale, SoftPause as Soft};
    let timeline = made(&choice(protocol("soothing-rhythm"), 180));
    let three = vec![(Inhale, 3.0), (Soft, 1.0), (Exhale, 3.0), (Soft, 1.0)];
    let four = vec![(Inhale, 4.0), (Soft, 1.0), (Exhale, 4.0), (Soft, 1.0)];
    let five = vec![(Inhale, 5.0), (Exhale, 5.0)];
    for (breath, expected) in [(0, &three), (2, &three), (3, &four), (5, &four), (6, &five), (12, &five)] {
        assert_eq!(&seconds_of(&timeline, breath), expected, "breath {breath}");
    }
    let soft = timeline.phases.iter().filter(|phase| phase.kind == Soft);
    for phase in soft {
        assert!(!timeline.cues.iter().any(|cue| cue.at == phase.start), "a soft pause has no cue of its own");
    }
}

#[test]
fn a_smooth_ramp_starts_at_the_persons_own_pace_and_lengthens_the_out_breath_first() {
    let timeline = made(&choice(protocol("resonance"), 900));
    let breath = |n| seconds_of(&timeline, n).iter().map(|(_, s)| *s).collect::<Vec<_>>();
    assert_eq!(breath(0), [3.0, 3.0]);
    let ramp: Vec<Vec<f64>> = (0..12).map(breath).collect();
    assert!(
        ramp.iter().all(|b| b[0] == 3.0 || b[1] == 5.0),
        "in stays until out has its full length: {ramp:?}"
    );
    assert!(
        ramp.windows(2).all(|w| w[0][0] <= w[1][0] && w[0][1] <= w[1][1]),
        "it never goes back: {ramp:?}"
    );
    assert_eq!(breath(12), [5.0, 5.0]);
}

#[test]
fn a_start_as_slow_as_the_pattern_has_no_ramp() {
    let timeline = made(&Choice { start_pace: Millis::from_secs(5), ..choice(protocol("resonance"), 300) });
    assert_eq!(seconds_of(&timeline, 0), seconds_of(&timeline, 20));
}

#[test]
fn natural_follows_no_pace_and_only_rings() {
    let timeline = made(&choice(protocol("natural"), 180));
    assert!(timeline.phases.iter().all(|phase| phase.kind == PhaseKind::Rest && phase.from == phase.to));
    let bells = timeline.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Bell(_))).count();
    let moves = timeline.cues.iter().any(|cue| matches!(cue.kind, CueKind::Tone(..) | CueKind::Say(_)));
    assert_eq!((bells, moves, timeline.end), (7, false, Millis::from_secs(180)));
    assert_eq!(prepare(&choice_of("natural", 180), catalogue()).unwrap().breaths, 0);
}

#[test]
fn holds_left_out_are_left_out_everywhere_and_unanswered_ones_do_not_begin() {
    for id in ["box-4", "four-seven-eight"] {
        let without = Choice { holds: Holds::Without, ..choice(protocol(id), 120) };
        let held = |t: &Timeline| {
            t.phases.iter().any(|p| matches!(p.kind, PhaseKind::HoldFull | PhaseKind::HoldEmpty))
        };
        assert!(!held(&made(&without)), "{id}");
        assert!(held(&made(&choice(protocol(id), 120))), "{id}");
        let unanswered = Choice { holds: Holds::Unanswered, ..without };
        assert_eq!(Plan::new(&unanswered, catalogue()), Err(PlanError::HoldsUnanswered));
        let told = prepare(&unanswered, catalogue()).unwrap();
        assert!(told.has_holds && told.ask_holds);
    }
    let nothing_held = Choice { holds: Holds::Unanswered, ..choice(protocol("equal-5"), 60) };
    assert!(Plan::new(&nothing_held, catalogue()).is_ok());
    assert!(!prepare(&nothing_held, catalogue()).unwrap().ask_holds);
}

#[test]
fn a_beginner_gets_four_breaths_of_4_7_8_for_thirty_local_dates_and_nobody_more_than_eight() {
    let catalogue = catalogue();
    let with = |first: Option<&str>, today: &str| {
        let first_finished = first.map(day);
        let told = prepare(
            &Choice { first_finished, now: noon(today), ..choice(protocol("four-seven-eight"), 152) },
            catalogue,
        );
        let told = told.unwrap();
        (told.breaths, told.limit)
    };
    let beginner = (4, Some(Limit::Beginner { most: 4 }));
    let later = (8, Some(Limit::Breaths { most: 8 }));
    assert_eq!(with(None, "2026-11-23"), beginner);
    assert_eq!(with(Some("2026-11-23"), "2026-11-23"), beginner);
    assert_eq!(with(Some("2026-11-23"), "2026-12-22"), beginner, "the thirtieth date");
    assert_eq!(with(Some("2026-11-23"), "2026-12-23"), later, "the thirty-first");
    assert_eq!(with(Some("2026-11-23"), "2026-11-01"), beginner, "a clock set back stays on the safe side");
    let now = Moment::new(UtcMillis(i64::MAX), 0);
    let lost = Choice { now, ..choice(protocol("four-seven-eight"), 152) };
    assert_eq!(prepare(&lost, catalogue).unwrap().breaths, 4, "and so does one that shows no day");
}

#[test]
fn a_short_session_is_not_told_of_a_limit_it_does_not_reach() {
    let told = prepare(&choice(protocol("four-seven-eight"), 38), catalogue()).unwrap();
    assert_eq!((told.breaths, told.limit), (4, None));
}

#[test]
fn short_pauses_on_a_smooth_way_are_soft() {
    let timeline = made(&Choice { start_pace: Millis(2000), ..choice_of("box-4", 132) });
    for phase in &timeline.phases {
        if matches!(phase.kind, PhaseKind::HoldFull | PhaseKind::HoldEmpty) {
            assert!(phase.length() > Millis(1000), "{phase:?}");
        }
    }
    assert!(timeline.phases.iter().any(|phase| phase.kind == PhaseKind::SoftPause));
}

#[test]
fn words_lead_the_first_breaths_and_tones_lead_on_unless_they_are_off() {
    let says = |guide| {
        let timeline = made(&Choice { guide, ..choice(protocol("pursed-lip"), 120) });
        timeline.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Say(_))).count()
    };
    let all = Guide { voice: true, tones: true, bell: true, touch: true };
    assert_eq!(says(all), 1 + 4 * 2);
    assert_eq!(says(Guide { tones: false, ..all }), 1 + 20 * 2);
    assert_eq!(says(Guide { voice: false, ..all }), 0);
}

#[test]
fn a_channel_that_is_off_has_no_cues_and_moves_nothing_else() {
    let on = made(&choice(protocol("soothing-rhythm"), 60));
    let off = Guide { voice: false, tones: false, bell: false, touch: false };
    let quiet = made(&Choice { guide: off, ..choice(protocol("soothing-rhythm"), 60) });
    assert_eq!(quiet.phases.len(), on.phases.len());
    assert!(quiet.cues.iter().all(|cue| matches!(cue.kind, CueKind::Show(_))));
    assert!(on.phases.iter().zip(&quiet.phases).all(|(a, b)| (a.start, a.end) == (b.start, b.end)));
}

#[test]
fn a_length_that_moved_by_half_a_second_or_more_is_worth_a_word() {
    let catalogue = catalogue();
    let mut told = [false, false];
    for seconds in 60..180 {
        let preparation = prepare(&choice_of("box-4", seconds), catalogue).unwrap();
        assert_eq!(
            preparation.tells_moved,
            !(-499..=499).contains(&preparation.moved),
            "{}",
            preparation.moved
        );
        told[usize::from(preparation.tells_moved)] = true;
    }
    assert_eq!(told, [true, true], "there are both");
}
