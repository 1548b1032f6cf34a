use super::*;

#[test]
fn what_is_out_of_bounds_is_named_with_its_limit() {
    let catalogue = catalogue();
    let refused = |choice: Choice| Plan::new(&choice, catalogue).unwrap_err();
    let length = |fault| PlanError::OutOfBounds(vec![Problem { field: Field::SessionLength, fault }]);
    let short = Fault::TooShort { least: Millis::from_secs(30) };
    let long = |seconds| Fault::TooLong { most: Millis::from_secs(seconds) };
    assert_eq!(refused(choice(protocol("equal-5"), 29)), length(short));
    assert_eq!(refused(choice(protocol("equal-5"), 3601)), length(long(3600)));
    assert_eq!(refused(choice(protocol("box-4"), 601)), length(long(600)), "with holds, ten minutes");
    let without = Choice { holds: Holds::Without, ..choice(protocol("box-4"), 601) };
    assert!(Plan::new(&without, catalogue).is_ok(), "without holds, an hour");
    let absurd = Choice { length: Millis(u64::MAX), ..choice(protocol("equal-5"), 60) };
    assert_eq!(refused(absurd), length(long(3600)));
    assert_eq!(refused(choice(protocol("hyperventilation"), 60)), PlanError::UnknownProtocol);
    let nowhere = Subject::Practice(PracticeId("nowhere".into()));
    assert_eq!(refused(choice(nowhere, 60)), PlanError::UnknownPractice);
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
    let error = Plan::new(&choice(Subject::Own(sly), 60), catalogue()).unwrap_err();
    assert!(matches!(error, PlanError::OutOfBounds(problems) if problems.len() == 2));
}
