//! What happens to a session: event by event, and at random against a model.

mod forged;
mod lines;
mod model;
mod play;
mod rules;

use super::record::{Record, RecordError};
use super::*;
use crate::breath::{Turn, TurnAt, Wishes};
use crate::content::{Catalogue, Language, ProtocolId};
use crate::practice::SpokenLengths;
use crate::sealed::SealError;
use crate::session::{CHANGES_MOST, Change, Changes, CheckedPlan, Holds, Plan, PlanError, Subject, compile};
use crate::timeline::Guide;
use proptest::prelude::*;
use std::sync::Arc;

fn plan(id: &str) -> Plan {
    Plan {
        subject: Subject::Protocol(ProtocolId(id.into())),
        length: Millis::from_secs(60),
        start_pace: Millis::from_secs(3),
        holds: Holds::With,
        beginner: false,
        guide: Guide::default(),
        language: Language::new("en"),
        changes: Changes::default(),
    }
}

fn timeline() -> Arc<Timeline> {
    compile(&plan("equal-5"), &Catalogue::bundled().unwrap(), &SpokenLengths::default()).unwrap().timeline
}

const fn at(clock: u64) -> MonotonicMillis {
    MonotonicMillis(clock)
}

const fn running(from: u64, since: u64) -> State {
    State::Running { from: Millis(from), since: at(since) }
}

fn events() -> Vec<Event> {
    vec![
        Event::Start,
        Event::Pause,
        Event::Resume,
        Event::Interrupt(Interruption::Call),
        Event::Interrupt(Interruption::OtherSound),
        Event::Interrupt(Interruption::HeadphonesGone),
        Event::InterruptionEnded { may_resume: true },
        Event::InterruptionEnded { may_resume: false },
        Event::Heard(Millis(5000)),
        Event::Stop,
        Event::Tick,
    ]
}

#[test]
fn every_transition_is_the_one_in_the_table() {
    let timeline = timeline();
    let now = at(106_000);
    let ready = State::Ready;
    let run = running(0, 100_000);
    let paused = State::Paused { at: Millis(6000), why: Pause::Person };
    let by = |by| State::Interrupted { at: Millis(6000), since: at(105_000), by };
    let call = by(Interruption::Call);
    let other = by(Interruption::OtherSound);
    let stopped = |n| State::Ended { at: Millis(n), how: Ending::Stopped };
    let waits = |by| State::Paused { at: Millis(6000), why: Pause::Interruption(by) };
    // At 6,000 ms the first breath is on (it began at 4,000, after the settling): it is taken up from there.
    let taken_up = running(4000, 106_000);
    let table: [(State, [State; 11]); 6] = [
        (
            ready,
            [running(0, 106_000), ready, ready, ready, ready, ready, ready, ready, ready, stopped(0), ready],
        ),
        (
            run,
            [
                run,
                paused,
                run,
                State::Interrupted { at: Millis(6000), since: now, by: Interruption::Call },
                State::Interrupted { at: Millis(6000), since: now, by: Interruption::OtherSound },
                State::Interrupted { at: Millis(6000), since: now, by: Interruption::HeadphonesGone },
                run,
                run,
                running(5000, 106_000),
                stopped(6000),
                run,
            ],
        ),
        (
            paused,
            [paused, paused, taken_up, paused, paused, paused, paused, paused, paused, stopped(6000), paused],
        ),
        (
            call,
            [
                call,
                waits(Interruption::Call),
                taken_up,
                call,
                call,
                call,
                waits(Interruption::Call),
                waits(Interruption::Call),
                call,
                stopped(6000),
                call,
            ],
        ),
        (
            other,
            [
                other,
                waits(Interruption::OtherSound),
                taken_up,
                call,
                other,
                by(Interruption::HeadphonesGone),
                taken_up,
                waits(Interruption::OtherSound),
                other,
                stopped(6000),
                other,
            ],
        ),
        (stopped(9), [stopped(9); 11]),
    ];
    for (state, expected) in table {
        for (event, expected) in events().into_iter().zip(expected) {
            assert_eq!(state.after(event, now, &timeline), expected, "{state:?} and {event:?}");
        }
    }
}

#[test]
fn an_interruption_longer_than_a_moment_waits_for_the_person() {
    let timeline = timeline();
    let interrupted = running(0, 0).after(Event::Interrupt(Interruption::OtherSound), at(6000), &timeline);
    let over = Event::InterruptionEnded { may_resume: true };
    let soon = interrupted.after(over, at(6000 + RESUMES_BY_ITSELF_WITHIN.0), &timeline);
    assert_eq!(soon, running(4000, 6000 + RESUMES_BY_ITSELF_WITHIN.0));
    let late = interrupted.after(over, at(6001 + RESUMES_BY_ITSELF_WITHIN.0), &timeline);
    assert_eq!(late, State::Paused { at: Millis(6000), why: Pause::Interruption(Interruption::OtherSound) });
}

#[test]
fn a_stale_time_from_the_output_is_not_believed() {
    let timeline = timeline();
    for (heard, believed) in [(8000, true), (4000, true), (8001, false), (3999, false), (u64::MAX, false)] {
        let after = running(0, 0).after(Event::Heard(Millis(heard)), at(6000), &timeline);
        let expected = if believed { running(heard, 6000) } else { running(0, 0) };
        assert_eq!(after, expected, "{heard}");
    }
}

#[test]
fn a_call_that_comes_while_something_plays_does_not_let_the_session_go_on_by_itself() {
    let timeline = timeline();
    let played_over = running(0, 0).after(Event::Interrupt(Interruption::OtherSound), at(6000), &timeline);
    let called = played_over.after(Event::Interrupt(Interruption::Call), at(6100), &timeline);
    let over = called.after(Event::InterruptionEnded { may_resume: true }, at(6200), &timeline);
    assert_eq!(over, State::Paused { at: Millis(6000), why: Pause::Interruption(Interruption::Call) });
}

#[test]
fn a_session_that_has_run_past_its_end_is_finished_whatever_happens_next() {
    let timeline = timeline();
    let finished = State::Ended { at: timeline.end, how: Ending::Finished };
    for event in events() {
        assert_eq!(running(0, 7).after(event, at(7 + timeline.end.0), &timeline), finished, "{event:?}");
        assert_eq!(running(0, 7).after(event, at(u64::MAX), &timeline), finished, "{event:?}");
    }
}

#[test]
fn a_record_is_taken_up_paused_at_the_start_of_its_breath() {
    let catalogue = Catalogue::bundled().unwrap();
    let plan = CheckedPlan::new(plan("soothing-rhythm"), &catalogue).unwrap();
    let plan = plan.turned(&catalogue, Some(2), Turn::Slower);
    let timeline = plan.compiled(&catalogue, &SpokenLengths::default()).timeline;
    for elapsed in (0..timeline.end.0).step_by(777) {
        let text = Record { plan: plan.plan().clone(), at: Millis(elapsed), place: None }.to_text().unwrap();
        let restored = Session::restore(&text, &catalogue).unwrap();
        assert_eq!((restored.plan(), restored.timeline()), (plan.plan(), &timeline));
        let State::Paused { at, why: Pause::Restored } = restored.state() else { panic!("{restored:?}") };
        let (was, is) = (timeline.position(Millis(elapsed)), timeline.position(at));
        assert_eq!(was.breath, is.breath, "the same breath");
        assert_eq!(is.into, Millis::ZERO, "from its start");
    }
}

#[test]
fn a_record_that_cannot_be_followed_says_why() {
    let catalogue = Catalogue::bundled().unwrap();
    let text = |plan: Plan| Record { plan, at: Millis(5), place: None }.to_text().unwrap();
    let restore = |text: &str| Session::restore(text, &catalogue).map(|_| ()).unwrap_err();
    assert_eq!(restore(&text(plan("gone"))), RecordError::Plan(PlanError::UnknownProtocol));
    let absurd = Plan { length: Millis(u64::MAX), ..plan("equal-5") };
    assert!(matches!(restore(&text(absurd)), RecordError::Plan(PlanError::OutOfBounds(_))));
    let wish = TurnAt { breath: u32::MAX, turn: Turn::Slower };
    let endless = |count| text(Plan { changes: vec![wish; count].into(), ..plan("equal-5") });
    assert_eq!(restore(&endless(CHANGES_MOST + 1)), RecordError::Changes);
    assert_eq!(restore(&endless(300_000)), RecordError::Changes);
    let whole = text(plan("equal-5"));
    assert_eq!(restore(&whole[..whole.len() / 2]), RecordError::Seal(SealError::Damaged));
    assert_eq!(restore(""), RecordError::Seal(SealError::Damaged));
    let newer = crate::sealed::seal("kindself-session", record::VERSION + 1, &"unknown to us").unwrap();
    assert_eq!(restore(&newer), RecordError::Seal(SealError::Newer { found: record::VERSION + 1 }));
}

/// A session of resonance at the clock's 0, and the moments at which its breaths begin.
fn resonance(catalogue: &Catalogue) -> (Session, impl Fn(&Session, u32) -> u64) {
    let plan = Plan { length: Millis::from_secs(300), holds: Holds::Without, ..plan("resonance") };
    let mut session = Session::new(plan, catalogue).unwrap();
    session.apply(Event::Start, at(0));
    let begins = |session: &Session, breath| {
        let mut phases = session.timeline().phases.iter();
        phases.find(|phase| phase.breath.is_some_and(|b| b.0 == breath)).unwrap().start.0
    };
    (session, begins)
}

#[test]
fn a_wish_after_what_is_heard_moved_the_person_back_into_the_breath_before_is_followed() {
    let catalogue = Catalogue::bundled().unwrap();
    let (mut session, begins) = resonance(&catalogue);
    let third = begins(&session, 3);
    session.turn(&catalogue, Turn::Faster, at(third + 100));
    let once = session.timeline().clone();
    session.apply(Event::Heard(Millis(third - 300)), at(third + 100));
    assert_eq!(session.position(at(third + 100)).breath.map(|b| b.0), Some(2));
    session.turn(&catalogue, Turn::Faster, at(third + 100));
    assert_eq!(session.revision(), 2);
    let length = |session: &Session, breath| begins(session, breath + 1) - begins(session, breath);
    let shorter = length(&session, 2) - length(&session, 3);
    assert!(shorter.abs_diff(2000) <= 2, "both wishes, from the next breath on: {shorter}");
    assert_eq!(length(&session, 3), length(&session, 9), "and from then on");
    let behind = once.phases.iter().take_while(|phase| phase.start.0 < third).count();
    assert_eq!(session.timeline().phases[..behind], once.phases[..behind]);
    let record = session.record(at(third + 200)).to_text().unwrap();
    assert_eq!(Session::restore(&record, &catalogue).unwrap().plan(), session.plan());
}

#[test]
fn wishes_of_a_record_of_version_1_that_are_out_of_order_are_put_into_order_and_followed() {
    let catalogue = Catalogue::bundled().unwrap();
    let body = |turns: &str| {
        let mut plan = serde_json::to_value(plan("resonance")).unwrap();
        plan["turns"] = serde_json::from_str(turns).unwrap();
        plan.as_object_mut().unwrap().remove("changes");
        let record = serde_json::json!({ "plan": plan, "at": 9000 });
        crate::sealed::seal("kindself-session", 1, &record).unwrap()
    };
    let confused = body(r#"[{"breath":4,"turn":"faster"},{"breath":3,"turn":"stay"}]"#);
    let session = Session::restore(&confused, &catalogue).unwrap();
    let wish = |turn| TurnAt { breath: 3, turn };
    assert_eq!(session.plan().changes.turns(), [wish(Turn::Faster), wish(Turn::Stay)]);
}

#[test]
fn after_the_end_nothing_is_offered_and_nothing_changes() {
    let catalogue = Catalogue::bundled().unwrap();
    let (session, _) = resonance(&catalogue);
    let end = session.timeline().end;
    for over in [Event::Stop, Event::Heard(end)] {
        let mut session = session.clone();
        session.apply(Event::Heard(end.minus(Millis(1))), at(end.0 - 1));
        session.apply(over, at(end.0 - 1));
        assert!(matches!(session.state(), State::Ended { .. }), "{over:?}");
        let (state, timeline) = (session.state(), session.timeline().clone());
        session.turn(&catalogue, Turn::Stay, at(u64::MAX));
        session.lead(&catalogue, Guide { voice: true, ..Guide::default() }, at(0));
        assert_eq!((session.state(), session.timeline(), session.revision()), (state, &timeline, 0));
        assert_eq!(session.wishes(&catalogue, at(5)), Wishes::default());
        assert!(Session::restore(&session.record(at(0)).to_text().unwrap(), &catalogue).is_ok());
    }
}

proptest! {
    #[test]
    fn no_order_of_events_ever_leaves_the_timeline_or_starts_an_ended_session_again(
        steps in proptest::collection::vec((0_usize..11, 0_u64..20_000), 0..60),
    ) {
        let (timeline, events) = (timeline(), events());
        let (mut state, mut clock) = (State::Ready, 0);
        for (event, wait) in steps {
            clock += wait;
            let before = state;
            state = state.after(events[event], at(clock), &timeline);
            prop_assert!(state.elapsed(at(clock), &timeline) <= timeline.end);
            if matches!(before, State::Ended { .. }) {
                prop_assert_eq!(before, state);
            }
        }
    }

    #[test]
    fn restoring_any_sealed_numbers_never_panics_and_never_runs_away(
        length: u64, start_pace: u64, at: u64, inhale: u64, hold: u64, exhale: u64,
        led_at: u64, led_from: u32, breath: u32, own: bool,
    ) {
        let pattern = crate::content::Pattern {
            inhale: Millis(inhale), hold_full: Millis(hold), exhale: Millis(exhale), ..Default::default()
        };
        let guide = Guide { voice: true, ..Guide::default() };
        let changes = vec![
            Change::Pace(TurnAt { breath, turn: Turn::Faster }),
            Change::Guidance { at: Millis(led_at), breath: led_from, guide },
        ].into();
        let hostile = Plan { length: Millis(length), start_pace: Millis(start_pace), changes, ..plan("box-4") };
        let hostile = if own { Plan { subject: Subject::Own(pattern), ..hostile } } else { hostile };
        let text = Record { plan: hostile, at: Millis(at), place: None }.to_text().unwrap();
        if let Ok(session) = Session::restore(&text, &Catalogue::bundled().unwrap()) {
            let (timeline, State::Paused { at, .. }) = (session.timeline(), session.state()) else { panic!() };
            prop_assert!(at <= timeline.end && timeline.phases.len() < 5000);
        }
    }
}
