use super::*;

fn checked(choice: &Choice, catalogue: &Catalogue) -> CheckedPlan {
    CheckedPlan::new(Plan::new(choice, catalogue).unwrap(), catalogue).unwrap()
}

fn at(breath: u32, turn: PaceChange) -> PaceChangeAt {
    PaceChangeAt { breath, turn }
}

#[test]
fn a_wish_counts_from_the_next_breath_and_what_lies_before_stays_the_same() {
    let catalogue = catalogue();
    let plan = checked(&choice(protocol("resonance"), 300), catalogue);
    let before = plan.compiled(catalogue, &SpokenLengths::default()).timeline;
    for (wish, change) in [(PaceChange::Slower, 1.0), (PaceChange::Faster, -1.0), (PaceChange::Stay, 0.0)] {
        let after =
            plan.with_pace(catalogue, Some(4), wish).compiled(catalogue, &SpokenLengths::default()).timeline;
        let shared = before.phases.iter().take_while(|phase| phase.breath.is_none_or(|b| b.0 <= 4)).count();
        assert_eq!(after.phases[..shared], before.phases[..shared]);
        let total = |t: &Timeline, n| seconds_of(t, n).iter().map(|(_, s)| s).sum::<f64>();
        assert!((total(&after, 5) - (total(&before, 4) + change)).abs() < 0.002, "{wish:?}");
        if wish == PaceChange::Slower {
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
    let plan = checked(&choice, catalogue);
    let no_faster = Wishes { slower: true, faster: false, stay: true };
    assert_eq!(plan.wishes(catalogue, Some(3)), no_faster);
    assert_eq!(plan.wishes(catalogue, Some(14)), Wishes::default(), "no breath follows the last one");
    assert_eq!(plan.with_pace(catalogue, Some(3), PaceChange::Faster), plan);
    // Pushed in all the same, as a record may: it is passed over, in the middle of a ramp too.
    let ramp = checked(&Choice { start_pace: Millis(2000), ..choice_of("resonance", 300) }, catalogue);
    for plan in [plan.plan(), ramp.plan()] {
        let pushed = Plan {
            changes: vec![PaceChangeAt { breath: 0, turn: PaceChange::Faster }].into(),
            ..plan.clone()
        };
        let made = |plan| compile(plan, catalogue, &SpokenLengths::default());
        assert_eq!(made(&pushed), made(plan));
    }
}

#[test]
fn slower_is_never_faster_than_no_wish_at_all() {
    let catalogue = catalogue();
    for id in ["resonance", "box-4", "soothing-rhythm", "cyclic-sigh"] {
        let plan = checked(&choice_of(id, 300), catalogue);
        let breaths = |plan: &CheckedPlan| plan.compiled(catalogue, &SpokenLengths::default()).breaths;
        let slower = plan.with_pace(catalogue, Some(2), PaceChange::Slower);
        assert!(breaths(&slower) <= breaths(&plan), "{id}");
    }
}

#[test]
fn a_wish_can_be_taken_back_in_the_same_breath_and_before_the_first() {
    let catalogue = catalogue();
    let slowest = Pattern { inhale: Millis(2500), exhale: Millis(2500), ..Pattern::default() };
    let own = Choice { start_pace: Millis(2500), ..choice(Subject::Own(slowest), 60) };
    let plan = checked(&own, catalogue);
    let faster = plan.with_pace(catalogue, Some(3), PaceChange::Faster);
    let at_the_bound = Wishes { slower: true, faster: false, stay: true };
    assert_eq!(faster.wishes(catalogue, Some(3)), at_the_bound, "the next breath is the quickest there is");
    assert_eq!(
        plan.with_pace(catalogue, None, PaceChange::Slower).plan().changes.pace_changes()[0].breath,
        0
    );
}

#[test]
fn words_lead_again_when_the_voice_comes_on_later() {
    let catalogue = catalogue();
    let quiet = Guide { voice: false, tones: true, bell: true, touch: true };
    let plan = checked(&Choice { guide: quiet, ..choice_of("equal-5", 300) }, catalogue);
    let before = plan.compiled(catalogue, &SpokenLengths::default()).timeline;
    let tenth = before.phases.iter().find(|phase| phase.breath.is_some_and(|b| b.0 == 9)).unwrap().start;
    let timeline = plan
        .led(tenth, Some(9), Guide { voice: true, ..quiet })
        .compiled(catalogue, &SpokenLengths::default())
        .timeline;
    let later = timeline.phases.iter().find(|phase| phase.breath.is_some_and(|b| b.0 == 10)).unwrap().start;
    let says =
        timeline.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Say(_)) && cue.at >= later).count();
    assert_eq!(says, 4 * 2);
}

#[test]
fn a_wish_made_in_an_earlier_breath_begins_the_waiting_ones_with_it_and_has_the_last_word() {
    let catalogue = catalogue();
    let plan = checked(&choice_of("resonance", 300), catalogue);
    let before = plan.compiled(catalogue, &SpokenLengths::default()).timeline;
    let whole = |t: &Timeline, n| seconds_of(t, n).iter().map(|(_, s)| s).sum::<f64>();
    for (first, then, change) in [
        (PaceChange::Faster, PaceChange::Faster, -2.0),
        (PaceChange::Slower, PaceChange::Faster, 0.0),
        (PaceChange::Faster, PaceChange::Stay, -1.0),
        (PaceChange::Stay, PaceChange::Slower, 1.0),
    ] {
        let corrected = plan.with_pace(catalogue, Some(3), first).with_pace(catalogue, Some(2), then);
        assert_eq!(
            corrected.plan().changes.pace_changes(),
            [at(3, first), at(3, then)],
            "none is lost, in order"
        );
        let after = corrected.compiled(catalogue, &SpokenLengths::default()).timeline;
        let shared = before.phases.iter().take_while(|phase| phase.breath.is_none_or(|b| b.0 <= 2)).count();
        assert_eq!(after.phases[..shared], before.phases[..shared], "what was breathed stays");
        let changed = whole(&after, 3) - whole(&before, 2);
        assert!((changed - change).abs() < 0.003, "{first:?}, {then:?}: {changed}");
    }
}

#[test]
fn a_wish_is_offered_by_what_the_waiting_ones_make_of_the_pace() {
    let catalogue = catalogue();
    // The next stage is two seconds longer than this one: the course, and not the wish, is what the next breath is.
    let plan = checked(&Choice { holds: Holds::Without, ..choice_of("soothing-rhythm", 180) }, catalogue);
    let mut slower = plan;
    let mut wishes = 0;
    while slower.wishes(catalogue, Some(2)).slower {
        let next = slower.with_pace(catalogue, Some(2), PaceChange::Slower);
        assert_ne!(next, slower, "what is offered is taken");
        (slower, wishes) = (next, wishes + 1);
    }
    // From 6 s of moving air and 2 s of soft pauses, by a second each, up to 16 s of moving air: the in-breath's bound.
    assert_eq!(wishes, 10);
}

#[test]
fn wishes_end_gracefully_where_there_are_as_many_as_a_session_keeps() {
    let catalogue = catalogue();
    let mut plan = checked(&choice_of("resonance", 300), catalogue);
    for _ in 0..CHANGES_MOST + 3 {
        plan = plan.with_pace(catalogue, Some(1), PaceChange::Stay);
    }
    assert_eq!(plan.plan().changes.len(), CHANGES_MOST);
    assert_eq!(plan.wishes(catalogue, Some(1)), Wishes::default());
}

#[test]
fn wishes_from_an_older_version_are_put_into_order_as_if_they_were_made_now() {
    use PaceChange::{Faster, Slower, Stay};
    let kept = vec![at(1, Slower), at(9, Faster), at(3, Stay), at(4, Slower), at(4, Faster)];
    let read = Changes::from(kept.clone());
    assert_eq!(
        read.pace_changes(),
        [at(1, Slower), at(3, Faster), at(3, Stay), at(4, Slower), at(4, Faster)]
    );
    assert_eq!(
        kept.into_iter().fold(Changes::default(), |made, wish| made.paced(wish.breath, wish.turn)),
        read
    );
}
