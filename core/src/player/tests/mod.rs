//! What happens to a session: event by event, and at random against a model.

mod answers;
mod discreet;
mod effects;
mod forged;
mod guided;
mod lines;
mod model;
mod phone;
mod play;
mod restored;
mod rules;

use super::record::{Record, RecordError};
use super::*;
use crate::breath::{PaceChange, PaceChangeAt, Wishes};
use crate::content::{Catalogue, Language, ProtocolId, StepId};
use crate::fields::Most;
use crate::sealed::SealError;
use crate::session::{
    CHANGES_MOST, Change, Changes, CheckedPlan, Holds, Manner, Plan, PlanError, Subject, compile,
};
use crate::testing::catalogue;
use crate::time::MonotonicMillis;
use crate::timeline::SpokenLengths;
use crate::timeline::{Answer, Asks, Gate, Guide, LineIndex, Timeline};
use proptest::prelude::*;
use std::collections::BTreeMap;
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
        manner: Manner::default(),
        changes: Changes::default(),
    }
}

/// The record of a session of that plan which stood there.
fn record_at(plan: Plan, at: u64) -> String {
    let record = Record { plan, at: Millis(at), place: None, before: Vec::new(), offered: None };
    record.to_text().unwrap()
}

fn timeline() -> Arc<Timeline> {
    compile(&plan("equal-5"), catalogue(), &SpokenLengths::default()).unwrap().timeline
}

const fn at(clock: u64) -> MonotonicMillis {
    MonotonicMillis(clock)
}

const fn running(from: u64, since: u64) -> State {
    State::Running { from: Millis(from), since: at(since) }
}

/// Every event there is.
fn events() -> Vec<Event> {
    vec![
        Event::Resume,
        Event::Pause,
        Event::Stop,
        Event::Leave,
        Event::Answer { number: 0, reply: Reply::GoOn },
        Event::Skip { number: 0 },
        Event::GoOn,
        Event::StayLonger,
        Event::LeaveStep,
        Event::Stir,
        Event::ChangePace(PaceChange::Slower),
        Event::Lead(SILENT),
        Event::Interrupt(Interruption::Call),
        Event::Interrupt(Interruption::OtherSound),
        Event::Interrupt(Interruption::HeadphonesGone),
        Event::InterruptionEnded { may_resume: true },
        Event::InterruptionEnded { may_resume: false },
        Event::Heard { at: Millis(5000), revision: 0 },
        Event::Due,
        Event::Spoken,
        Event::TrackReady(0),
        Event::NoTrack(0),
        Event::Denied,
        Event::Haptics(HapticsState::SwitchedOff),
        Event::NotKept,
        Event::OutOfSight,
        Event::InSight,
    ]
}

const SILENT: Guide = Guide { voice: false, tones: false, bell: false, touch: false };

/// All that changes a state; whatever is not here changes nothing.
fn transitions() -> Vec<(&'static str, State, Event, State)> {
    use Interruption::{Call, HeadphonesGone, OtherSound};
    let (ready, run) = (State::Ready, running(0, 100_000));
    let at = Millis(6000);
    let paused = State::Paused { at, why: Pause::Person };
    let by = |by| State::Interrupted { at, since: MonotonicMillis(105_000), by };
    let broken = |by| State::Interrupted { at, since: NOW, by };
    let waits = |by| State::Paused { at, why: Pause::Interruption(by) };
    let stopped = |at| State::Ended { at: Millis(at), how: Ending::Stopped };
    // At 6,000 ms the first breath is on (it began at 4,000, after the settling): it is taken up from there.
    let taken_up = running(4000, NOW.0);
    let over = |may_resume| Event::InterruptionEnded { may_resume };
    vec![
        ("it begins at its first moment", ready, Event::Resume, running(0, NOW.0)),
        ("it is ended before it began", ready, Event::Stop, stopped(0)),
        ("it waits where the person paused it", run, Event::Pause, paused),
        ("it is ended where it is", run, Event::Stop, stopped(6000)),
        ("a call interrupts it", run, Event::Interrupt(Call), broken(Call)),
        ("other sound interrupts it", run, Event::Interrupt(OtherSound), broken(OtherSound)),
        ("pulled headphones interrupt it", run, Event::Interrupt(HeadphonesGone), broken(HeadphonesGone)),
        (
            "it is where it is heard to be",
            run,
            Event::Heard { at: Millis(5000), revision: 0 },
            running(5000, NOW.0),
        ),
        ("it goes on from the start of the breath", paused, Event::Resume, taken_up),
        ("it is ended while it waits", paused, Event::Stop, stopped(6000)),
        ("one pauses during a call", by(Call), Event::Pause, waits(Call)),
        ("one goes on in spite of a call", by(Call), Event::Resume, taken_up),
        ("one ends it during a call", by(Call), Event::Stop, stopped(6000)),
        ("after a call the person decides", by(Call), over(true), waits(Call)),
        ("after a call the person decides, whatever the phone says", by(Call), over(false), waits(Call)),
        ("one pauses while something plays", by(OtherSound), Event::Pause, waits(OtherSound)),
        ("one goes on over what plays", by(OtherSound), Event::Resume, taken_up),
        ("one ends it while something plays", by(OtherSound), Event::Stop, stopped(6000)),
        ("a call while something plays is a call", by(OtherSound), Event::Interrupt(Call), by(Call)),
        (
            "headphones pulled while something plays are pulled",
            by(OtherSound),
            Event::Interrupt(HeadphonesGone),
            by(HeadphonesGone),
        ),
        ("after a short sound it goes on by itself", by(OtherSound), over(true), taken_up),
        ("after a sound that is not to be followed it waits", by(OtherSound), over(false), waits(OtherSound)),
    ]
}

const NOW: MonotonicMillis = at(106_000);

#[test]
fn every_transition_is_the_one_in_the_table() {
    let timeline = timeline();
    let table = transitions();
    let mut used = 0;
    let mut states: Vec<State> = table.iter().map(|(_, state, ..)| *state).collect();
    states.push(State::Ended { at: Millis(9), how: Ending::Stopped });
    states.dedup();
    for state in states {
        for event in events() {
            let row = table.iter().find(|(_, from, what, _)| (*from, *what) == (state, event));
            let (name, expected) = row.map_or(("nothing changes", state), |(name, .., to)| (*name, *to));
            used += usize::from(row.is_some());
            assert_eq!(state.after(event, NOW, &timeline), expected, "{name}: {state:?} and {event:?}");
        }
    }
    assert_eq!(used, table.len(), "each row is of an event and a state that there are");
}

/// With a question after the settling, at 4,000 ms, and one at the end.
fn asking() -> Timeline {
    let timeline = (*timeline()).clone();
    let gate = |at| Gate {
        at,
        step: StepId("step".into()),
        question: LineIndex(0),
        asks: Asks::Rate { most: Most(10), low: LineIndex(0), high: LineIndex(0) },
        by_default: Answer::WentOn,
    };
    Timeline { gates: vec![gate(Millis(4000)), gate(timeline.end)], ..timeline }
}

#[test]
fn at_a_gate_the_clock_stops_until_it_was_answered() {
    let (open, end) = (asking(), asking().end);
    let answered = Timeline { gates: open.gates[1..].to_vec(), ..open.clone() };
    let asked = State::Asked { at: Millis(4000) };
    let late = at(MINUTES_LATER);
    let stopped = State::Ended { at: Millis(4000), how: Ending::Stopped };
    let paused = State::Paused { at: Millis(4000), why: Pause::Person };
    let table: [(&str, &Timeline, State, Event, State); 14] = [
        ("it asks when it comes to a gate", &open, running(0, 0), Event::Due, asked),
        ("it asks before it is paused", &open, running(0, 0), Event::Pause, paused),
        ("it asks before it is ended", &open, running(0, 0), Event::Stop, stopped),
        ("it asks first, and is over later", &open, running(4001, 0), Event::Due, State::Asked { at: end }),
        ("resumed unanswered it goes on asking", &open, asked, Event::Resume, asked),
        ("answered it goes on from there", &answered, asked, Event::Resume, running(4000, late.0)),
        ("paused at a gate", &open, asked, Event::Pause, paused),
        ("resumed at a gate it asks again", &open, paused, Event::Resume, asked),
        ("ended at a gate", &open, asked, Event::Stop, stopped),
        ("a call at a gate interrupts nothing", &open, asked, Event::Interrupt(Interruption::Call), asked),
        ("the end of it neither", &open, asked, Event::InterruptionEnded { may_resume: true }, asked),
        ("time does not pass there", &open, asked, Event::Due, asked),
        ("nothing is heard there", &open, asked, Event::Heard { at: Millis(5000), revision: 0 }, asked),
        (
            "the last answer is its end",
            &timeline(),
            State::Asked { at: end },
            Event::Resume,
            running(end.0, late.0),
        ),
    ];
    for (name, timeline, state, event, expected) in table {
        assert_eq!(state.after(event, late, timeline), expected, "{name}");
    }
    let ahead = Event::Heard { at: Millis(4500), revision: 0 };
    assert_eq!(
        running(0, 0).after(ahead, at(3500), &open),
        asked,
        "what is heard ahead of the clock passes no gate"
    );
    assert_eq!(
        running(end.0, 5).after(Event::Due, at(6), &timeline()),
        State::Ended { at: end, how: Ending::Finished }
    );
    assert_eq!(State::Ready.after(Event::Resume, late, &open), running(0, late.0));
}

const MINUTES_LATER: u64 = 600_000;

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
        let after = running(0, 0).after(Event::Heard { at: Millis(heard), revision: 0 }, at(6000), &timeline);
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
    let catalogue = catalogue();
    let plan = CheckedPlan::new(plan("soothing-rhythm"), catalogue).unwrap();
    let plan = plan.with_pace(catalogue, Some(2), PaceChange::Slower);
    let timeline = plan.compiled(catalogue, &SpokenLengths::default()).timeline;
    for elapsed in (0..timeline.end.0).step_by(777) {
        let text = record_at(plan.plan().clone(), elapsed);
        let restored = Session::restore(&text, BTreeMap::new(), catalogue).unwrap();
        assert_eq!((restored.plan(), restored.timeline()), (plan.plan(), &timeline));
        let State::Paused { at, why: Pause::Restored } = restored.state() else { panic!("{restored:?}") };
        let (was, is) = (timeline.position(Millis(elapsed)), timeline.position(at));
        assert_eq!(was.breath, is.breath, "the same breath");
        assert_eq!(is.into, Millis::ZERO, "from its start");
    }
}

#[test]
fn a_record_that_cannot_be_followed_says_why() {
    let catalogue = catalogue();
    let text = |plan: Plan| record_at(plan, 5);
    let restore = |text: &str| Session::restore(text, BTreeMap::new(), catalogue).map(|_| ()).unwrap_err();
    assert_eq!(restore(&text(plan("gone"))), RecordError::Plan(PlanError::UnknownProtocol));
    let absurd = Plan { length: Millis(u64::MAX), ..plan("equal-5") };
    assert!(matches!(restore(&text(absurd)), RecordError::Plan(PlanError::OutOfBounds(_))));
    let wish = PaceChangeAt { breath: u32::MAX, turn: PaceChange::Slower };
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
    session.apply(Event::Resume, at(0), catalogue);
    let begins = |session: &Session, breath| {
        let mut phases = session.timeline().phases.iter();
        phases.find(|phase| phase.breath.is_some_and(|b| b.0 == breath)).unwrap().start.0
    };
    (session, begins)
}

#[test]
fn a_wish_after_what_is_heard_moved_the_person_back_into_the_breath_before_is_followed() {
    let catalogue = catalogue();
    let (mut session, begins) = resonance(catalogue);
    let third = begins(&session, 3);
    session.apply(Event::ChangePace(PaceChange::Faster), at(third + 100), catalogue);
    let once = session.timeline().clone();
    session.apply(Event::Heard { at: Millis(third - 300), revision: 1 }, at(third + 100), catalogue);
    assert_eq!(session.position(at(third + 100)).breath.map(|b| b.0), Some(2));
    session.apply(Event::ChangePace(PaceChange::Faster), at(third + 100), catalogue);
    assert_eq!(session.revision(), 2);
    let length = |session: &Session, breath| begins(session, breath + 1) - begins(session, breath);
    let shorter = length(&session, 2) - length(&session, 3);
    assert!(shorter.abs_diff(2000) <= 2, "both wishes, from the next breath on: {shorter}");
    assert_eq!(length(&session, 3), length(&session, 9), "and from then on");
    let behind = once.phases.iter().take_while(|phase| phase.start.0 < third).count();
    assert_eq!(session.timeline().phases[..behind], once.phases[..behind]);
    let record = session.record(at(third + 200)).to_text().unwrap();
    assert_eq!(Session::restore(&record, BTreeMap::new(), catalogue).unwrap().plan(), session.plan());
}

#[test]
fn wishes_of_a_record_of_version_1_that_are_out_of_order_are_put_into_order_and_followed() {
    let catalogue = catalogue();
    let body = |turns: &str| {
        let mut plan = serde_json::to_value(plan("resonance")).unwrap();
        plan["turns"] = serde_json::from_str(turns).unwrap();
        for newer in ["changes", "manner"] {
            plan.as_object_mut().unwrap().remove(newer);
        }
        let record = serde_json::json!({ "plan": plan, "at": 9000 });
        crate::sealed::seal("kindself-session", 1, &record).unwrap()
    };
    let confused = body(r#"[{"breath":4,"turn":"faster"},{"breath":3,"turn":"stay"}]"#);
    let session = Session::restore(&confused, BTreeMap::new(), catalogue).unwrap();
    let wish = |turn| PaceChangeAt { breath: 3, turn };
    assert_eq!(session.plan().changes.pace_changes(), [wish(PaceChange::Faster), wish(PaceChange::Stay)]);
}

#[test]
fn after_the_end_nothing_is_offered_and_nothing_changes() {
    let catalogue = catalogue();
    let (session, _) = resonance(catalogue);
    let end = session.timeline().end;
    for over in [Event::Stop, Event::Heard { at: end, revision: 0 }] {
        let mut session = session.clone();
        let late = Event::Heard { at: end.saturating_sub(Millis(1)), revision: 0 };
        session.apply(late, at(end.0 - 1), catalogue);
        session.apply(over, at(end.0 - 1), catalogue);
        assert!(matches!(session.state(), State::Ended { .. }), "{over:?}");
        let (state, timeline) = (session.state(), session.timeline().clone());
        for event in events() {
            assert_eq!(session.apply(event, at(u64::MAX), catalogue), [], "{event:?}");
        }
        assert_eq!((session.state(), session.timeline(), session.revision()), (state, &timeline, 0));
        assert_eq!(session.wishes(catalogue, at(5)), Wishes::default());
        assert!(
            Session::restore(&session.record(at(0)).to_text().unwrap(), BTreeMap::new(), catalogue).is_ok()
        );
    }
}

proptest! {
    #[test]
    fn no_order_of_events_ever_leaves_the_timeline_or_starts_an_ended_session_again(
        steps in proptest::collection::vec((0_usize..23, 0_u64..20_000), 0..60),
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
            Change::Pace(PaceChangeAt { breath, turn: PaceChange::Faster }),
            Change::Guidance { at: Millis(led_at), breath: led_from, guide },
        ].into();
        let hostile = Plan { length: Millis(length), start_pace: Millis(start_pace), changes, ..plan("box-4") };
        let hostile = if own { Plan { subject: Subject::Own(pattern), ..hostile } } else { hostile };
        let text = record_at(hostile, at);
        if let Ok(session) = Session::restore(&text, BTreeMap::new(), catalogue()) {
            let (timeline, State::Paused { at, .. }) = (session.timeline(), session.state()) else { panic!() };
            prop_assert!(at <= timeline.end && timeline.phases.len() < 5000);
        }
    }
}
