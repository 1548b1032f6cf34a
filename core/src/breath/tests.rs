use super::*;
use crate::content::{
    Catalogue, Fault, Field, Language, Pattern, PatternSeconds, Problem, ProtocolId, StructureId,
};
use crate::time::Millis;
use crate::timeline::{CueKind, Limit, PhaseKind, Timeline};
use chrono::NaiveDate;
use proptest::prelude::*;

fn catalogue() -> Catalogue {
    Catalogue::bundled().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn choice(subject: Subject, seconds: u64) -> Choice {
    Choice {
        subject,
        length: Millis::from_secs(seconds),
        start_pace: Millis::from_secs(3),
        holds: Holds::With,
        guide: Guide { voice: true, tones: true, bell: true, touch: true },
        language: Language::new("en"),
        first_finished: Some(day("2020-01-01")),
        today: day("2026-11-23"),
    }
}

fn protocol(id: &str) -> Subject {
    Subject::Protocol(ProtocolId(id.into()))
}

fn choice_of(id: &str, seconds: u64) -> Choice {
    choice(protocol(id), seconds)
}

fn made(choice: &Choice) -> Timeline {
    let catalogue = catalogue();
    compile(&Plan::new(choice, &catalogue).unwrap(), &catalogue).unwrap()
}

fn seconds_of(timeline: &Timeline, breath: u32) -> Vec<(PhaseKind, f64)> {
    let of = timeline.phases.iter().filter(|phase| phase.breath.is_some_and(|b| b.0 == breath));
    of.map(|phase| (phase.kind, phase.length().seconds())).collect()
}

#[test]
fn a_staged_ramp_goes_through_each_stage_for_three_breaths_and_its_short_pauses_are_soft() {
    use PhaseKind::{Exhale, Inhale, Turn as Soft};
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
    assert_eq!((bells, moves, timeline.end, timeline.breaths), (7, false, Millis::from_secs(180), 0));
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
        assert_eq!(Plan::new(&unanswered, &catalogue()), Err(PlanError::HoldsUnanswered));
        let told = prepare(&unanswered, &catalogue()).unwrap();
        assert!(told.has_holds && told.ask_holds);
    }
    let nothing_held = Choice { holds: Holds::Unanswered, ..choice(protocol("equal-5"), 60) };
    assert!(Plan::new(&nothing_held, &catalogue()).is_ok());
    assert!(!prepare(&nothing_held, &catalogue()).unwrap().ask_holds);
}

#[test]
fn a_beginner_gets_four_breaths_of_4_7_8_for_thirty_local_dates_and_nobody_more_than_eight() {
    let catalogue = catalogue();
    let with = |first: Option<&str>, today: &str| {
        let first_finished = first.map(day);
        let told = prepare(
            &Choice { first_finished, today: day(today), ..choice(protocol("four-seven-eight"), 152) },
            &catalogue,
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
}

#[test]
fn a_short_session_is_not_told_of_a_limit_it_does_not_reach() {
    let told = prepare(&choice(protocol("four-seven-eight"), 38), &catalogue()).unwrap();
    assert_eq!((told.breaths, told.limit), (4, None));
}

#[test]
fn a_wish_counts_from_the_next_breath_and_what_lies_before_stays_the_same() {
    let catalogue = catalogue();
    let plan = Plan::new(&choice(protocol("resonance"), 300), &catalogue).unwrap();
    let before = compile(&plan, &catalogue).unwrap();
    for (wish, change) in [(Turn::Slower, 1.0), (Turn::Faster, -1.0), (Turn::Stay, 0.0)] {
        let after = compile(&turn(&plan, &catalogue, Some(4), wish).unwrap(), &catalogue).unwrap();
        let shared = before.phases.iter().take_while(|phase| phase.breath.is_none_or(|b| b.0 <= 4)).count();
        assert_eq!(after.phases[..shared], before.phases[..shared]);
        let total = |t: &Timeline, n| seconds_of(t, n).iter().map(|(_, s)| s).sum::<f64>();
        assert!((total(&after, 5) - (total(&before, 4) + change)).abs() < 0.002, "{wish:?}");
        if wish == Turn::Slower {
            assert!(total(&after, 5) < total(&after, 20), "slower lets the course go on to where it leads");
        } else {
            assert_eq!(
                seconds_of(&after, 5),
                seconds_of(&after, 20),
                "from then on the pace is the person's"
            );
        }
    }
}

#[test]
fn a_wish_beyond_the_bounds_is_not_possible_and_changes_nothing() {
    let catalogue = catalogue();
    let quickest = Pattern { inhale: Millis(2000), exhale: Millis(2000), ..Pattern::default() };
    let choice = Choice { start_pace: Millis(2000), ..choice(Subject::Own(quickest), 60) };
    let plan = Plan::new(&choice, &catalogue).unwrap();
    assert_eq!(can_turn(&plan, &catalogue, Some(3), Turn::Faster), Ok(false));
    assert_eq!(can_turn(&plan, &catalogue, Some(3), Turn::Slower), Ok(true));
    assert_eq!(
        can_turn(&plan, &catalogue, Some(14), Turn::Slower),
        Ok(false),
        "no breath follows the last one"
    );
    assert_eq!(turn(&plan, &catalogue, Some(3), Turn::Faster), Ok(plan.clone()));
    // Pushed in all the same, as a record may: it is passed over, in the middle of a ramp too.
    let ramp =
        Plan::new(&Choice { start_pace: Millis(2000), ..choice_of("resonance", 300) }, &catalogue).unwrap();
    for plan in [plan, ramp] {
        let pushed = Plan { turns: vec![TurnAt { breath: 0, turn: Turn::Faster }], ..plan.clone() };
        assert_eq!(compile(&pushed, &catalogue), compile(&plan, &catalogue));
    }
}

#[test]
fn slower_is_never_faster_than_no_wish_at_all() {
    let catalogue = catalogue();
    for id in ["resonance", "box-4", "soothing-rhythm", "cyclic-sigh"] {
        let plan = Plan::new(&choice_of(id, 300), &catalogue).unwrap();
        let breaths = |plan: &Plan| compile(plan, &catalogue).unwrap().breaths;
        let slower = turn(&plan, &catalogue, Some(2), Turn::Slower).unwrap();
        assert!(breaths(&slower) <= breaths(&plan), "{id}");
    }
}

#[test]
fn a_wish_can_be_taken_back_in_the_same_breath_and_before_the_first() {
    let catalogue = catalogue();
    let slowest = Pattern { inhale: Millis(2500), exhale: Millis(2500), ..Pattern::default() };
    let own = Choice { start_pace: Millis(2500), ..choice(Subject::Own(slowest), 60) };
    let plan = Plan::new(&own, &catalogue).unwrap();
    let faster = turn(&plan, &catalogue, Some(3), Turn::Faster).unwrap();
    assert_eq!(
        can_turn(&faster, &catalogue, Some(3), Turn::Faster),
        Ok(false),
        "the next breath is at the bound"
    );
    assert_eq!(can_turn(&faster, &catalogue, Some(3), Turn::Slower), Ok(true));
    assert_eq!(turn(&plan, &catalogue, None, Turn::Slower).unwrap().turns[0].breath, 0);
}

#[test]
fn words_lead_again_when_the_voice_comes_on_later() {
    let catalogue = catalogue();
    let quiet = Guide { voice: false, tones: true, bell: true, touch: true };
    let plan = Plan::new(&Choice { guide: quiet, ..choice_of("equal-5", 300) }, &catalogue).unwrap();
    let led = lead(&plan, Some(9), Guide { voice: true, ..quiet });
    let timeline = compile(&led, &catalogue).unwrap();
    let later = timeline.phases.iter().find(|phase| phase.breath.is_some_and(|b| b.0 == 10)).unwrap().start;
    let says =
        timeline.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Say(_)) && cue.at >= later).count();
    assert_eq!(says, 4 * 2);
}

#[test]
fn short_pauses_on_a_smooth_way_are_soft() {
    let timeline = made(&Choice { start_pace: Millis(2000), ..choice_of("box-4", 132) });
    for phase in &timeline.phases {
        if matches!(phase.kind, PhaseKind::HoldFull | PhaseKind::HoldEmpty) {
            assert!(phase.length() > Millis(1000), "{phase:?}");
        }
    }
    assert!(timeline.phases.iter().any(|phase| phase.kind == PhaseKind::Turn));
}

#[test]
fn what_is_out_of_bounds_is_named_with_its_limit() {
    let catalogue = catalogue();
    let refused = |choice: Choice| Plan::new(&choice, &catalogue).unwrap_err();
    let length = |fault| PlanError::OutOfBounds(vec![Problem { field: Field::SessionLength, fault }]);
    let short = Fault::TooShort { least: Millis::from_secs(30) };
    let long = |seconds| Fault::TooLong { most: Millis::from_secs(seconds) };
    assert_eq!(refused(choice(protocol("equal-5"), 29)), length(short));
    assert_eq!(refused(choice(protocol("equal-5"), 3601)), length(long(3600)));
    assert_eq!(refused(choice(protocol("box-4"), 601)), length(long(600)), "with holds, ten minutes");
    let without = Choice { holds: Holds::Without, ..choice(protocol("box-4"), 601) };
    assert!(Plan::new(&without, &catalogue).is_ok(), "without holds, an hour");
    let absurd = Choice { length: Millis(u64::MAX), ..choice(protocol("equal-5"), 60) };
    assert_eq!(refused(absurd), length(long(3600)));
    assert_eq!(refused(choice(protocol("hyperventilation"), 60)), PlanError::UnknownProtocol);
    let nowhere = Subject::Structure(StructureId("nowhere".into()));
    assert_eq!(refused(choice(nowhere, 60)), PlanError::UnknownStructure);
    let start = |pace| refused(Choice { start_pace: Millis(pace), ..choice(protocol("equal-5"), 60) });
    let between = PlanError::OutOfBounds(vec![Problem {
        field: Field::StartPace,
        fault: Fault::BetweenSteps { step: Millis(500) },
    }]);
    assert_eq!(start(2345), between);
    let pace = |fault| PlanError::OutOfBounds(vec![Problem { field: Field::StartPace, fault }]);
    assert_eq!(start(1999), pace(Fault::TooShort { least: Millis(2000) }));
    assert_eq!(start(u64::MAX), pace(Fault::TooLong { most: Millis(6000) }));
}

#[test]
fn every_wrong_number_of_a_pattern_is_named_at_once() {
    let bounds = catalogue().rules.bounds;
    let check = |inhale, top_up, hold_full, exhale, hold_empty| {
        bounds
            .check(&PatternSeconds { inhale, top_up, hold_full, exhale, hold_empty })
            .map_err(|problems| problems.into_iter().map(|p| (p.field, p.fault)).collect::<Vec<_>>())
    };
    let (s, step) = (Millis::from_secs, Fault::BetweenSteps { step: Millis(500) });
    assert_eq!(
        check(f64::NAN, -1.0, 9.0, 1.5, 0.3),
        Err(vec![
            (Field::Inhale, Fault::NotALength),
            (Field::TopUp, Fault::NotALength),
            (Field::HoldFull, Fault::TooLong { most: s(8) }),
            (Field::Exhale, Fault::TooShort { least: s(2) }),
            (Field::HoldEmpty, step),
        ])
    );
    assert_eq!(check(0.0, 0.0, 0.0, 4.0, 0.0), Err(vec![(Field::Inhale, Fault::TooShort { least: s(2) })]));
    assert_eq!(check(f64::INFINITY, 0.0, 0.0, 4.0, 0.0), Err(vec![(Field::Inhale, Fault::NotALength)]));
    assert_eq!(check(1e308, 0.0, 0.0, 4.0, 0.0), Err(vec![(Field::Inhale, Fault::NotALength)]));
    assert_eq!(check(8.0, 2.0, 3.0, 12.0, 0.0), Err(vec![(Field::Cycle, Fault::TooLong { most: s(24) })]));
    assert_eq!(
        check(2.0, 0.0, 3.0, 2.0, 2.0),
        Err(vec![(Field::HoldsShare, Fault::TooMuchHeld { percent_most: 50 })])
    );
    assert!(check(2.0, 0.0, 2.0, 2.0, 2.0).is_ok(), "exactly half may be held");
}

#[test]
fn a_restored_plan_with_a_pattern_out_of_bounds_is_refused_like_a_typed_one() {
    let sly = Pattern { inhale: Millis(500), exhale: Millis(500), ..Pattern::default() };
    let error = Plan::new(&choice(Subject::Own(sly), 60), &catalogue()).unwrap_err();
    assert!(matches!(error, PlanError::OutOfBounds(problems) if problems.len() == 2));
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
fn the_grounding_takes_thirty_seconds_and_starts_at_once() {
    let timeline = made(&choice(Subject::Structure(StructureId("grounding".into())), 0));
    assert_eq!(timeline.end, Millis::from_secs(30));
    assert_eq!(timeline.phases[0].kind, PhaseKind::Segment);
}

fn any_pattern() -> impl Strategy<Value = PatternSeconds> {
    let half = |steps: std::ops::RangeInclusive<u32>| steps.prop_map(|n| f64::from(n) / 2.0);
    (half(4..=16), half(0..=4), half(0..=16), half(4..=24), half(0..=12)).prop_map(
        |(inhale, top_up, hold_full, exhale, hold_empty)| PatternSeconds {
            inhale,
            top_up,
            hold_full,
            exhale,
            hold_empty,
        },
    )
}

fn any_turns() -> impl Strategy<Value = Vec<TurnAt>> {
    let turn = prop_oneof![Just(Turn::Slower), Just(Turn::Faster), Just(Turn::Stay)];
    proptest::collection::vec((0_u32..60, turn), 0..6).prop_map(|mut all| {
        all.sort_by_key(|(breath, _)| *breath);
        all.into_iter().map(|(breath, turn)| TurnAt { breath, turn }).collect()
    })
}

proptest! {
    #[test]
    fn phases_cover_the_timeline_without_gap_or_overlap_and_the_last_breath_is_whole(
        pattern in any_pattern(),
        seconds in 30_u64..=3600,
        start in 4_u64..=12,
        turns in any_turns(),
        without: bool,
    ) {
        let catalogue = catalogue();
        let Ok(pattern) = catalogue.rules.bounds.check(&pattern) else { return Ok(()) };
        let holds = if without { Holds::Without } else { Holds::With };
        let choice = Choice { holds, start_pace: Millis(start * 500), ..choice(Subject::Own(pattern), seconds) };
        let Ok(mut plan) = Plan::new(&choice, &catalogue) else {
            prop_assert!(seconds > 600 && pattern.holds() > Millis::ZERO && !without);
            return Ok(());
        };
        plan.turns = turns;
        let timeline = compile(&plan, &catalogue).unwrap();
        let mut end = Millis::ZERO;
        let mut shape = timeline.phases[0].from;
        for phase in &timeline.phases {
            prop_assert_eq!(phase.start, end);
            prop_assert!(phase.end > phase.start);
            prop_assert_eq!(phase.from, shape, "the shape never jumps");
            (end, shape) = (phase.end, phase.to);
        }
        prop_assert_eq!(end, timeline.end);
        let last = timeline.phases.last().unwrap();
        prop_assert!(matches!(last.kind, PhaseKind::Exhale | PhaseKind::HoldEmpty | PhaseKind::Turn), "{:?}", last.kind);
        prop_assert_eq!(last.breath.map(|b| b.0 + 1), Some(timeline.breaths));

        // The nearest whole breath: half of the longest possible one is as far as it ever moves, but for the
        // one breath there always is, and the longest session.
        let breathed = timeline.end.minus(catalogue.rules.settle.0);
        prop_assert_eq!(breathed.0 as i64 - plan.length.0 as i64, timeline.moved);
        prop_assert!(breathed <= plan.lengths(&catalogue).unwrap().unwrap().most);
        let last_cycle = timeline.end.minus(last.resume_at);
        let capped = breathed.plus(Millis(24_000)) > plan.lengths(&catalogue).unwrap().unwrap().most;
        prop_assert!(timeline.moved.unsigned_abs() <= 12_000 || capped, "{} {:?}", timeline.moved, last_cycle);

        for cue in timeline.cues.windows(2) {
            prop_assert!(cue[0].at <= cue[1].at && cue[1].at <= timeline.end);
        }
    }

    #[test]
    fn a_ramp_stays_within_its_share_and_never_overshoots(
        seconds in 30_u64..=3600, start in 4_u64..=12, number in 0_usize..10,
    ) {
        let catalogue = catalogue();
        let protocol = &catalogue.protocols[number];
        let Some(pattern) = protocol.pattern.filter(|_| protocol.ramp.is_empty()) else { return Ok(()) };
        let subject = Subject::Protocol(protocol.id.clone());
        let choice = Choice { start_pace: Millis(start * 500), holds: Holds::Without, ..choice(subject, seconds) };
        let timeline = compile(&Plan::new(&choice, &catalogue).unwrap(), &catalogue).unwrap();
        let target = pattern.without_holds().cycle();
        let mut ramp = Millis::ZERO;
        let mut before = Millis::ZERO;
        for breath in 0..timeline.breaths {
            let of = timeline.phases.iter().filter(|p| p.breath.is_some_and(|b| b.0 == breath));
            let length: Millis = of.map(|p| p.length()).sum();
            prop_assert!(length <= target && before <= length);
            before = length;
            ramp = if length < target { ramp.plus(length) } else { ramp };
        }
        // Half a millisecond a breath is what rounding may add.
        prop_assert!(ramp <= Millis(90_000.min(seconds * 1000 / 3) + 30), "{:?}", ramp);
    }
}
