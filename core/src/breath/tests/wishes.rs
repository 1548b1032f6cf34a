use super::*;

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
    let no_faster = Wishes { slower: true, faster: false, stay: true };
    assert_eq!(wishes(&plan, &catalogue, Some(3)), Ok(no_faster));
    assert_eq!(wishes(&plan, &catalogue, Some(14)), Ok(Wishes::default()), "no breath follows the last one");
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
    let at_the_bound = Wishes { slower: true, faster: false, stay: true };
    assert_eq!(
        wishes(&faster, &catalogue, Some(3)),
        Ok(at_the_bound),
        "the next breath is the quickest there is"
    );
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
