//! A session of lines: their lengths are learnt on the way, and it is taken up at its line.

use super::*;
use crate::content::{PracticeId, StepId};
use crate::timeline::{Answer, LineIndex};

/// The breathing space at the clock's 0.
fn space(catalogue: &Catalogue) -> Session {
    let subject = Subject::Practice(PracticeId("three-minute-breathing-space".into()));
    Session::new(Plan { subject, ..plan("equal-5") }, catalogue).unwrap()
}

fn lines(session: &Session, length: Millis) -> Vec<(LineIndex, Millis)> {
    session.timeline().phases.iter().map(|phase| (phase.line, length)).collect()
}

#[test]
fn what_is_learnt_before_the_start_counts_for_every_line_and_once() {
    let catalogue = Catalogue::bundled().unwrap();
    let mut session = space(&catalogue);
    let before = Arc::clone(session.timeline());
    let measured = lines(&session, Millis(12_345));
    session.learn(&catalogue, &measured, at(0));
    assert_eq!(session.revision(), 1);
    assert_ne!(session.timeline().phases[1].start, before.phases[1].start);
    session.learn(&catalogue, &measured, at(0));
    assert_eq!(session.revision(), 1, "what is known already changes nothing");
}

#[test]
fn what_is_learnt_on_the_way_leaves_the_line_that_goes_on_as_it_was() {
    let catalogue = Catalogue::bundled().unwrap();
    let mut session = space(&catalogue);
    session.apply(Event::Start, at(0));
    let before = Arc::clone(session.timeline());
    let now = before.phases[1].start.0 + 500;
    session.learn(&catalogue, &lines(&session, Millis(3000)), at(now));
    assert_eq!(session.timeline().phases[..2], before.phases[..2]);
    assert_ne!(session.timeline().phases[2].end, before.phases[2].end);
    assert_eq!(session.state(), running(0, 0), "where it is does not change");
}

#[test]
fn a_session_is_taken_up_at_its_line_though_lengths_are_not_known_any_more() {
    let catalogue = Catalogue::bundled().unwrap();
    let mut session = space(&catalogue);
    session.learn(&catalogue, &lines(&session, Millis(29_000)), at(0));
    session.apply(Event::Start, at(0));
    for line in 0..session.timeline().phases.len() {
        let now = at(session.timeline().phases[line].start.0 + 100);
        let record = session.record(now).to_text().unwrap();
        let restored = Session::restore(&record, &catalogue).unwrap();
        let State::Paused { at: begins, .. } = restored.state() else { panic!() };
        assert_eq!(begins, restored.timeline().phases[line].start, "line {line}");
    }
}

#[test]
fn a_line_that_the_script_lost_is_taken_up_at_its_step_and_a_step_that_it_lost_at_what_begins_nearest() {
    let catalogue = Catalogue::bundled().unwrap();
    let session = space(&catalogue);
    let compiled = session.compiled();
    let starts: Vec<Millis> = compiled.timeline.phases.iter().map(|phase| phase.start).collect();
    let place = |step: &str, line| crate::practice::Place { step: StepId(step.into()), line };
    assert_eq!(compiled.taken_up(Millis(5), Some(&place("gather", 1))), starts[3]);
    assert_eq!(compiled.taken_up(Millis(5), Some(&place("gather", 7))), starts[2]);
    assert_eq!(compiled.taken_up(starts[4].plus(Millis(5)), Some(&place("gone", 0))), starts[4]);
    assert_eq!(compiled.taken_up(Millis(u64::MAX), None), starts[5]);
}

#[test]
fn an_answer_to_no_gate_changes_nothing() {
    let catalogue = Catalogue::bundled().unwrap();
    let mut session = space(&catalogue);
    session.answer(&catalogue, &StepId("notice".into()), Answer::Rated(3), at(0));
    assert!(session.plan().changes.is_empty());
    assert_eq!(session.revision(), 0);
}
