use super::*;
use proptest::prelude::*;

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

fn any_turns() -> impl Strategy<Value = Changes> {
    let turn = prop_oneof![Just(PaceChange::Slower), Just(PaceChange::Faster), Just(PaceChange::Stay)];
    proptest::collection::vec((0_u32..60, turn), 0..6).prop_map(|all| {
        all.into_iter().map(|(breath, turn)| PaceChangeAt { breath, turn }).collect::<Vec<_>>().into()
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
        let Ok(mut plan) = Plan::new(&choice, catalogue) else {
            prop_assert!(seconds > 600 && pattern.holds() > Millis::ZERO && !without);
            return Ok(());
        };
        plan.changes = turns;
        let compiled = compile(&plan, catalogue, &SpokenLengths::default()).unwrap();
        let timeline = &compiled.timeline;
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
        prop_assert!(matches!(last.kind, PhaseKind::Exhale | PhaseKind::HoldEmpty | PhaseKind::SoftPause), "{:?}", last.kind);
        prop_assert_eq!(last.breath.map(|b| b.0 + 1), Some(compiled.breaths));

        // The nearest whole breath: half of the longest possible one is as far as it ever moves, but for the
        // one breath there always is, and the longest session.
        let breathed = timeline.end.saturating_sub(catalogue.rules.settle.0);
        prop_assert_eq!(breathed.0 as i64 - plan.length.0 as i64, compiled.moved);
        prop_assert!(breathed <= plan.lengths(catalogue).unwrap().unwrap().most);
        let last_cycle = timeline.end.saturating_sub(last.resume_at);
        let capped = breathed.saturating_add(Millis(24_000)) > plan.lengths(catalogue).unwrap().unwrap().most;
        prop_assert!(compiled.moved.unsigned_abs() <= 12_000 || capped, "{} {:?}", compiled.moved, last_cycle);

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
        let Compiled { timeline, breaths, .. } = compile(&Plan::new(&choice, catalogue).unwrap(), catalogue, &SpokenLengths::default()).unwrap();
        let target = pattern.without_holds().cycle();
        let mut ramp = Millis::ZERO;
        let mut before = Millis::ZERO;
        for breath in 0..breaths {
            let of = timeline.phases.iter().filter(|p| p.breath.is_some_and(|b| b.0 == breath));
            let length: Millis = of.map(|p| p.length()).sum();
            prop_assert!(length <= target && before <= length);
            before = length;
            ramp = if length < target { ramp.saturating_add(length) } else { ramp };
        }
        // Half a millisecond a breath is what rounding may add.
        prop_assert!(ramp <= Millis(90_000.min(seconds * 1000 / 3) + 30), "{:?}", ramp);
    }
}
