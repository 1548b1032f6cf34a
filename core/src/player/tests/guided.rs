//! Sessions of practices that ask, lead out and are made shorter or longer by a wish.

use super::effects::DEVICE;
use super::play::at_random;
use super::*;
use crate::content::{
    Composition, Does, Line, Pause as Silence, Practice, PracticeId, Seconds, Step, StepId,
};
use crate::practice::{Eyes, is_of_anchor};
use crate::session::Manner;
use crate::timeline::{CueKind, PhaseKind};
use proptest::test_runner::TestCaseError;

const HUSHED: Guide = Guide { voice: false, tones: false, bell: false, touch: false };

fn of(practice: &Practice, length: Millis, eyes: Eyes) -> Plan {
    let manner = Manner { eyes, ..Manner::default() };
    Plan { subject: Subject::Practice(practice.id.clone()), length, manner, guide: HUSHED, ..plan("equal-5") }
}

/// Every length of every practice that is offered, with eyes open and closed.
fn every_script(catalogue: &Catalogue) -> Vec<Plan> {
    let both = [Eyes::Open, Eyes::Closed];
    let of_one = |practice: &Practice| {
        let lengths: Vec<Millis> = practice.offered().collect();
        lengths.into_iter().flat_map(|length| both.map(|eyes| of(practice, length, eyes))).collect::<Vec<_>>()
    };
    catalogue.practices.iter().flat_map(of_one).collect()
}

/// The session, and the clock, at the first moment at which it waits or has ended.
fn until_it_waits(session: &mut Session, clock: &mut u64, catalogue: &Catalogue) {
    session.apply(Event::Resume, at(*clock), catalogue);
    *clock += session.timeline().end.0;
    session.apply(Event::Due, at(*clock), catalogue);
}

#[test]
fn each_script_comes_to_its_end_by_its_defaults_and_closed_eyes_are_asked_nothing() {
    let catalogue = catalogue();
    for plan in every_script(catalogue) {
        let mut session = Session::new(plan.clone(), catalogue).unwrap();
        let (mut clock, mut asked) = (0, 0);
        until_it_waits(&mut session, &mut clock, catalogue);
        while let State::Asked { .. } = session.state() {
            asked += 1;
            assert!(asked < 40, "{plan:?} goes on asking");
            let number = session.answered();
            session.apply(Event::Skip { number }, at(clock), catalogue);
            clock += session.timeline().end.0;
            session.apply(Event::Due, at(clock), catalogue);
        }
        assert!(matches!(session.state(), State::Ended { how: Ending::Finished, .. }), "{plan:?}");
        assert!(plan.manner.eyes == Eyes::Open || asked == 0, "{plan:?}");
    }
}

#[test]
fn what_stirs_leads_out_at_once_from_every_step_and_stops_there_unless_one_goes_on() {
    let catalogue = catalogue();
    for plan in every_script(catalogue) {
        let begun = Session::new(plan.clone(), catalogue).unwrap();
        let starts: Vec<u64> = begun.timeline().phases.iter().map(|phase| phase.start.0).collect();
        for start in starts {
            let mut session = begun.clone();
            session.apply(Event::Resume, at(0), catalogue);
            session.apply(Event::Due, at(start + 1), catalogue);
            if !session.offers(at(start + 1)).stir || matches!(session.state(), State::Asked { .. }) {
                continue;
            }
            session.apply(Event::Stir, at(start + 1), catalogue);
            assert!(session.plan().changes.stirs());
            let position = session.position(at(start + 1));
            let here = session.compiled().script_position(&position).unwrap();
            let is_breath = position.breath.is_some();
            assert!(is_breath || here.step.0.starts_with("anchor-1/"), "{plan:?} at {start}: {here:?}");
            assert!(!session.offers(at(start + 1)).stir || is_breath, "out there nothing leads further out");
            let gate = session.timeline().gates.iter().find(|gate| gate.step.0 == "anchor-1/then");
            assert_eq!(gate.is_some(), plan.manner.eyes == Eyes::Open);
        }
    }
}

#[test]
fn a_wish_about_a_line_is_followed_at_once_and_moves_nothing_behind_it() {
    let catalogue = catalogue();
    let practice = catalogue.practice(&PracticeId("compassionate-body-scan".into())).unwrap();
    let begun = Session::new(of(practice, Millis::from_secs(1800), Eyes::Closed), catalogue).unwrap();
    let quiet = begun
        .timeline()
        .phases
        .iter()
        .position(|phase| phase.kind == PhaseKind::Rest && phase.length().0 >= 30_000);
    let phase = begun.timeline().phases[quiet.unwrap()];
    let now = at(phase.start.0 + 4_000);
    let session = |event: Event| {
        let mut session = begun.clone();
        session.apply(Event::Resume, at(0), catalogue);
        session.apply(event, now, catalogue);
        assert_eq!(session.timeline().phases[..quiet.unwrap()], begun.timeline().phases[..quiet.unwrap()]);
        session
    };
    assert!(session(Event::Due).offers(now).go_on);
    let on = session(Event::GoOn);
    assert_eq!(on.timeline().phases[quiet.unwrap()].length().0, 4_000);
    assert_eq!(on.position(now).phase as usize, quiet.unwrap() + 1);
    let longer = session(Event::StayLonger);
    assert_eq!(longer.timeline().phases[quiet.unwrap()].length().0, phase.length().0 + 20_000);
    assert_eq!(longer.state(), running(0, 0), "and nothing is interrupted");
    let left = session(Event::LeaveStep);
    let here = left.compiled().script_position(&left.position(now)).unwrap().clone();
    let there = begun.timeline().position(phase.start);
    assert_ne!(Some(&here), begun.compiled().script_position(&there));
}

#[test]
fn at_its_last_moment_nothing_is_left_to_wish() {
    let catalogue = catalogue();
    let practice = catalogue.practice(&PracticeId("self-compassion-break".into())).unwrap();
    let mut session = Session::new(of(practice, Millis::from_secs(90), Eyes::Closed), catalogue).unwrap();
    session.apply(Event::Resume, at(0), catalogue);
    let last = session.timeline().phases.last().unwrap().start.0 + 1;
    session.apply(Event::Pause, at(last), catalogue);
    session.apply(Event::LeaveStep, at(last), catalogue);
    let timeline = session.timeline().clone();
    assert_eq!(session.offers(at(last)), Offers::default());
    session.apply(Event::StayLonger, at(last), catalogue);
    assert_eq!(*session.timeline(), timeline, "what lies behind stays");
    session.apply(Event::Resume, at(last + 10), catalogue);
    session.apply(Event::Due, at(last + 20), catalogue);
    assert!(matches!(session.state(), State::Ended { .. }), "{:?}", session.state());
}

#[test]
fn whoever_is_ready_before_it_begins_goes_on_and_nothing_can_be_stirred_up_yet() {
    let catalogue = catalogue();
    let practice = catalogue.practice(&PracticeId("self-compassion-break".into())).unwrap();
    let mut plan = of(practice, Millis::from_secs(90), Eyes::Open);
    plan.manner.delay = Millis::from_secs(3_600);
    let mut session = Session::new(plan, catalogue).unwrap();
    let begins = session.timeline().phases[1].start;
    assert_eq!(begins, Millis::from_secs(30), "no forged record makes anyone wait for an hour");
    session.apply(Event::Resume, at(0), catalogue);
    assert!(session.offers(at(5_000)).leave_step && !session.offers(at(5_000)).stir);
    session.apply(Event::LeaveStep, at(5_000), catalogue);
    assert_eq!(session.timeline().phases[1].start, Millis(5_000));
    let record = session.record(at(6_000)).to_text().unwrap();
    let restored = Session::restore(&record, BTreeMap::new(), catalogue).unwrap();
    assert_eq!(restored.position(at(0)).at, session.position(at(6_000)).resume_at);
}

fn a_new_step() -> Step {
    let pause =
        Silence { least: Seconds(Millis(1000)), usual: Seconds(Millis(2000)), most: Seconds(Millis(3000)) };
    let line = serde_json::from_value(serde_json::json!({ "en": "Something new." })).unwrap();
    let line = Line { line, or: Vec::new(), say_as: None, kind: false, pause };
    Step {
        id: StepId("something-new".into()),
        part: None,
        bell: false,
        when: None,
        instead_of: Vec::new(),
        does: Does::Say(vec![line]),
    }
}

/// The script of that length, to be edited.
fn script_of(practice: &mut Practice, length: Millis) -> &mut Composition {
    let scripts = [&mut practice.lengths.short, &mut practice.lengths.medium, &mut practice.lengths.long];
    scripts.into_iter().flatten().find(|script| script.length == length).unwrap().whole_mut()
}

/// Every step of every script is deleted, gets another one before it, and changes places with the next; a session that stood
/// at any step is taken up at the same step, or else at the last one before it that is still there.
#[test]
fn a_session_is_taken_up_at_its_step_or_the_nearest_before_it_however_its_script_was_edited() {
    let mut catalogue = catalogue().clone();
    let plans: Vec<Plan> =
        every_script(&catalogue).into_iter().filter(|plan| plan.manner.eyes == Eyes::Closed).collect();
    let mut taken_up = 0;
    for plan in plans {
        let Subject::Practice(id) = &plan.subject else { panic!() };
        let number = catalogue.practices.iter().position(|practice| practice.id == *id).unwrap();
        let whole = catalogue.practices[number].clone();
        let begun = Session::new(plan.clone(), &catalogue).unwrap();
        let phases = begun.timeline().phases.clone();
        let places: Vec<_> = phases
            .iter()
            .map(|phase| {
                begun.compiled().script_position(&begun.timeline().position(phase.start)).unwrap().clone()
            })
            .collect();
        for (phase, place) in phases.iter().zip(&places).filter(|(_, place)| place.line == 0) {
            let mut running = begun.clone();
            running.apply(Event::Resume, at(0), &catalogue);
            let record = running.record(at(phase.start.0 + 1)).to_text().unwrap();
            let step = script_of(&mut catalogue.practices[number], plan.length)
                .steps
                .iter()
                .position(|step| step.id == place.step)
                .unwrap();
            for edit in ["deleted", "preceded", "swapped"] {
                let steps = &mut script_of(&mut catalogue.practices[number], plan.length).steps;
                match edit {
                    "deleted" => drop(steps.remove(step)),
                    "preceded" => steps.insert(step, a_new_step()),
                    _ if step + 1 < steps.len() => steps.swap(step, step + 1),
                    _ => {}
                }
                let restored = Session::restore(&record, BTreeMap::new(), &catalogue).unwrap();
                let now = restored.compiled().script_position(&restored.position(at(0)));
                let before = places.iter().position(|other| other == place).unwrap();
                let before = places[..before].iter().rev().map(|other| &other.step);
                let expected = if edit == "deleted" {
                    { before }.find(|other| **other != place.step)
                } else {
                    Some(&place.step)
                };
                match expected {
                    Some(expected) => {
                        assert_eq!(now.map(|now| &now.step), Some(expected), "{} {edit} {place:?}", id.0)
                    }
                    None => {
                        assert_eq!(restored.position(at(0)).at, Millis::ZERO, "{} {edit} {place:?}", id.0)
                    }
                }
                taken_up += 1;
                catalogue.practices[number] = whole.clone();
            }
        }
    }
    assert!(taken_up > 2000, "{taken_up}");
}

#[test]
fn whoever_was_led_out_stays_out_though_the_step_that_stung_is_gone() {
    let mut catalogue = catalogue().clone();
    for plan in every_script(&catalogue) {
        let Subject::Practice(id) = &plan.subject else { panic!() };
        let number = catalogue.practices.iter().position(|practice| practice.id == *id).unwrap();
        let whole = catalogue.practices[number].clone();
        let mut session = Session::new(plan.clone(), &catalogue).unwrap();
        session.apply(Event::Resume, at(0), &catalogue);
        let stings = session.timeline().phases[1].start.0 + 1;
        let Some(stung) = session.compiled().script_position(&session.position(at(stings))).cloned() else {
            continue;
        };
        let has_others = |script: &mut Composition| script.steps.iter().any(|step| step.id != stung.step);
        if !session.offers(at(stings)).stir
            || !has_others(script_of(&mut catalogue.practices[number], plan.length))
        {
            continue;
        }
        session.apply(Event::Stir, at(stings), &catalogue);
        let out = session.timeline().phases.iter().map(|phase| phase.start.0 + 1).find(|now| {
            let place = session.compiled().script_position(&session.timeline().position(Millis(*now)));
            place.is_some_and(is_of_anchor)
        });
        let record = session.record(at(out.unwrap())).to_text().unwrap();
        script_of(&mut catalogue.practices[number], plan.length).steps.retain(|step| step.id != stung.step);
        let restored = Session::restore(&record, BTreeMap::new(), &catalogue).unwrap();
        let now = restored.compiled().script_position(&restored.position(at(0)));
        assert!(now.is_some_and(is_of_anchor), "{} {stung:?}: {now:?}", id.0);
        catalogue.practices[number] = whole;
    }
}

/// What happens, and how long after what happened before.
#[derive(Debug, Clone)]
enum Deed {
    Passes(u64),
    Event(Event),
    Answers(u32),
    Dies,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let event = prop_oneof![
        4 => Just(Event::Resume),
        1 => Just(Event::Pause),
        1 => Just(Event::GoOn),
        1 => Just(Event::StayLonger),
        2 => Just(Event::LeaveStep),
        1 => Just(Event::Stir),
        1 => prop_oneof![Just(Event::OutOfSight), Just(Event::InSight)],
        1 => Just(Event::Lead(Guide { voice: true, ..HUSHED })),
        1 => Just(Event::TrackReady(3)),
    ];
    let deed = prop_oneof![
        6 => (0_u64..90_000).prop_map(Deed::Passes),
        6 => event.prop_map(Deed::Event),
        3 => (0_u32..12).prop_map(Deed::Answers),
        1 => Just(Deed::Dies),
    ];
    proptest::collection::vec(deed, 1..40)
}

/// Time is given only while it runs; it never passes a gate; what is behind stays; nothing is said over anything else; and what was
/// kept is taken up at the same line.
fn play(plan: &Plan, deeds: &[Deed], catalogue: &Catalogue) -> Result<(), TestCaseError> {
    let mut session =
        Session::new(plan.clone(), catalogue).map_err(|error| TestCaseError::fail(error.to_string()))?;
    session.open(DEVICE, at(0));
    let mut clock = 0_u64;
    for deed in deeds {
        if let Deed::Passes(millis) = deed {
            clock += millis;
        }
        let now = at(clock);
        let (was, before) = (session.timeline().clone(), session.position(now));
        let event = match deed {
            Deed::Passes(_) => Event::Due,
            Deed::Event(event) => *event,
            Deed::Answers(n) => {
                let Some(gate) = session.gate() else { continue };
                if *n == 11 {
                    session.apply(Event::Skip { number: session.answered() }, now, catalogue);
                    continue;
                }
                let reply = match gate.asks {
                    Asks::Choose { .. } => Reply::Option(*n),
                    Asks::Rate { .. } => Reply::Number(*n as u8),
                    Asks::Write { .. } | Asks::Read { .. } => Reply::GoOn,
                };
                Event::Answer { number: session.answered(), reply }
            }
            Deed::Dies => {
                if matches!(session.state(), State::Ended { .. } | State::Ready) {
                    continue;
                }
                let place = session.compiled().script_position(&before).cloned();
                let record =
                    session.record(now).to_text().map_err(|error| TestCaseError::fail(error.to_string()))?;
                let restored = Session::restore(&record, BTreeMap::new(), catalogue);
                session = restored.map_err(|error| TestCaseError::fail(error.to_string()))?;
                session.open(DEVICE, now);
                let in_sight = plan.manner == session.plan().manner
                    && !session.plan().changes.iter().any(|change| matches!(change, Change::Eyes { .. }));
                let here = session.compiled().script_position(&session.position(now)).cloned();
                let is_led = before.breath.is_some();
                prop_assert!(
                    is_led || here == place || before.finished || !in_sight,
                    "{:?} and not {:?}",
                    here,
                    place
                );
                continue;
            }
        };
        session.apply(event, now, catalogue);
        let timeline = session.timeline();
        let here = session.position(now);
        prop_assert!(here.at <= timeline.end);
        if let (State::Asked { .. }, None) = (session.state(), session.gate()) {
            prop_assert!(session.is_getting_ready(), "it waits, and asks nothing");
        }
        if let State::Running { from, .. } = session.state() {
            let gate = timeline.gate(from).map_or(timeline.end, |gate| gate.at);
            prop_assert!(here.at <= gate, "past a gate");
        }
        let past: Vec<_> = was.phases.iter().take_while(|phase| phase.end <= before.at).collect();
        prop_assert_eq!(
            &past,
            &timeline.phases.iter().take(past.len()).collect::<Vec<_>>(),
            "the past has changed"
        );
        prop_assert!(timeline.phases.windows(2).all(|two| two[0].end == two[1].start));
        prop_assert!(timeline.phases.iter().all(|phase| phase.end > phase.start));
        let says: Vec<_> = timeline.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Say(_))).collect();
        prop_assert!(says.windows(2).all(|two| two[0].at < two[1].at), "two lines at once");
    }
    Ok(())
}

#[test]
fn whatever_a_person_does_in_a_practice_it_asks_waits_and_goes_on_by_its_rules() {
    let catalogue = catalogue();
    let plans = every_script(catalogue);
    let any = (proptest::sample::select(plans), proptest::sample::select(vec![0, 0, 10_000]), deeds());
    at_random(&any, |(plan, delay, deeds)| {
        let manner = Manner { delay: Millis(*delay), ..plan.manner.clone() };
        play(&Plan { manner, ..plan.clone() }, deeds, catalogue)
    });
}
