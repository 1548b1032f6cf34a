//! A session of lines: their lengths are learnt on the way, and it is taken up at its line.

use super::*;
use crate::content::{PracticeId, StepId};
use crate::sound::{Prepared, Rate};
use crate::timeline::CueKind;

/// The breathing space at the clock's 0.
fn space(catalogue: &Catalogue) -> Session {
    let subject = Subject::Practice(PracticeId("three-minute-breathing-space".into()));
    Session::new(Plan { subject, ..plan("equal-5") }, catalogue).unwrap()
}

fn lines(session: &Session, length: Millis) -> Vec<(String, Millis)> {
    let timeline = session.timeline();
    timeline.phases.iter().map(|phase| (timeline.line(phase.line).to_owned(), length)).collect()
}

#[test]
fn what_is_learnt_before_the_start_counts_for_every_line_and_once() {
    let catalogue = catalogue();
    let mut session = space(catalogue);
    let before = Arc::clone(session.timeline());
    let measured = lines(&session, Millis(12_345));
    session.learn(catalogue, &measured, at(0));
    assert_eq!(session.revision(), 1);
    assert_ne!(session.timeline().phases[1].start, before.phases[1].start);
    session.learn(catalogue, &measured, at(0));
    assert_eq!(session.revision(), 1, "what is known already changes nothing");
}

#[test]
fn what_is_learnt_on_the_way_leaves_the_line_that_goes_on_as_it_was() {
    let catalogue = catalogue();
    let mut session = space(catalogue);
    session.apply(Event::Resume, at(0), catalogue);
    let before = Arc::clone(session.timeline());
    let now = before.phases[1].start.0 + 500;
    let measured = lines(&session, Millis(3000));
    session.learn(catalogue, &measured, at(now));
    assert_eq!(session.timeline().phases[..2], before.phases[..2]);
    assert_ne!(session.timeline().phases[2].end, before.phases[2].end);
    assert_eq!(session.state(), running(0, 0), "where it is does not change");
}

#[test]
fn a_session_is_taken_up_at_its_line_though_lengths_are_not_known_any_more() {
    let catalogue = catalogue();
    let mut session = space(catalogue);
    let measured = lines(&session, Millis(29_000));
    session.learn(catalogue, &measured, at(0));
    session.apply(Event::Resume, at(0), catalogue);
    for line in 0..session.timeline().phases.len() {
        let now = at(session.timeline().phases[line].start.0 + 100);
        let record = session.record(now).to_text().unwrap();
        let restored = Session::restore(&record, BTreeMap::new(), catalogue).unwrap();
        let State::Paused { at: begins, .. } = restored.state() else { panic!() };
        assert_eq!(begins, restored.timeline().phases[line].start, "line {line}");
    }
}

#[test]
fn a_line_that_the_script_lost_is_taken_up_at_its_step_and_a_step_that_it_lost_at_what_goes_on_then() {
    let catalogue = catalogue();
    let session = space(catalogue);
    let compiled = session.compiled();
    let starts: Vec<Millis> = compiled.timeline.phases.iter().map(|phase| phase.start).collect();
    let place = |step: &str, line| crate::practice::ScriptPosition { step: StepId(step.into()), line };
    assert_eq!(compiled.taken_up(Millis(5), Some(&place("gather", 1)), &[]), starts[3]);
    assert_eq!(compiled.taken_up(Millis(5), Some(&place("gather", 7)), &[]), starts[2]);
    assert_eq!(
        compiled.taken_up(starts[4].saturating_add(Millis(5)), Some(&place("gone", 0)), &[]),
        starts[4]
    );
    let just_before = starts[4].saturating_sub(Millis(5));
    assert_eq!(
        compiled.taken_up(just_before, Some(&place("gone", 0)), &[]),
        starts[3],
        "nothing is passed over"
    );
    assert_eq!(compiled.taken_up(Millis(u64::MAX), None, &[]), starts[5]);
}

#[test]
fn an_answer_to_no_gate_changes_nothing() {
    let catalogue = catalogue();
    let mut session = space(catalogue);
    let answer = Event::Answer { number: 0, reply: Reply::Number(3) };
    assert_eq!(session.apply(answer, at(0), catalogue), []);
    assert!(session.plan().changes.is_empty());
    assert_eq!(session.revision(), 0);
}

/// Led by a voice, on a phone that plays, and its lines.
fn voiced(id: &str, catalogue: &Catalogue) -> (Session, Vec<String>) {
    let guide = Guide { voice: true, tones: false, bell: true, touch: false };
    let plan = match id {
        "three-minute-breathing-space" => space(catalogue).plan().clone(),
        _ => plan(id),
    };
    let mut session = Session::new(Plan { guide, ..plan }, catalogue).unwrap();
    let device = Device { rate: Some(Rate::Hz24k), haptics: HapticsState::Works, in_sight: true, kept: true };
    session.open(device, at(0));
    let needed = needed(&session.apply(Event::Resume, at(0), catalogue)).unwrap();
    assert_eq!((needed.revision, needed.patience), (0, PATIENCE));
    (session, needed.lines)
}

fn needed(effects: &[Effect]) -> Option<Needed> {
    effects.iter().find_map(|effect| match effect {
        Effect::NeedTrack(needed) => Some(needed.clone()),
        _ => None,
    })
}

fn plays(effects: &[Effect]) -> Option<Millis> {
    effects.iter().find_map(|effect| match effect {
        Effect::PlayFrom(from) => Some(*from),
        _ => None,
    })
}

#[test]
fn what_is_spoken_in_time_has_its_room_in_the_first_track() {
    let catalogue = catalogue();
    let (mut session, lines) = voiced("three-minute-breathing-space", catalogue);
    let before = Arc::clone(session.timeline());
    session.keep(Prepared::hushed(&lines[1], Millis(11_000)));
    let effects = session.apply(Event::Spoken, at(8000), catalogue);
    assert!(needed(&effects).is_none() && session.is_getting_ready(), "its track is being made");
    assert_eq!(session.revision(), 1);
    assert_ne!(session.timeline().phases[1].start, before.phases[1].start);
    let effects = session.apply(Event::TrackReady(1), at(8100), catalogue);
    assert_eq!((plays(&effects), needed(&effects)), (Some(Millis(0)), None));
    assert_eq!(session.state(), running(0, 8100));
}

#[test]
fn what_is_spoken_late_moves_only_what_is_to_come_and_its_track_waits_for_nothing() {
    let catalogue = catalogue();
    let (mut session, lines) = voiced("three-minute-breathing-space", catalogue);
    session.keep(Prepared::hushed(&lines[0], Millis(4000)));
    session.apply(Event::Spoken, at(0), catalogue);
    session.apply(Event::TrackReady(1), at(0), catalogue);
    let record = session.record(at(100));
    let before = Arc::clone(session.timeline());
    session.keep(Prepared::hushed(&lines[1], Millis(12_000)));
    let effects = session.apply(Event::Spoken, at(100), catalogue);
    let late = needed(&effects).unwrap();
    assert_eq!((late.revision, late.patience, session.revision()), (2, Millis::ZERO, 2));
    assert!(!late.lines.contains(&lines[1]) && late.lines.contains(&lines[2]));
    assert_eq!(session.timeline().phases[0], before.phases[0], "the line that goes on");
    assert_ne!(session.timeline().phases[2].start, before.phases[2].start);
    assert_eq!(session.record(at(100)), record, "what was kept of it is still true");
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::KeepRecord(_))), "and is not kept again");
}

#[test]
fn what_is_spoken_while_a_track_is_made_is_for_the_next_one() {
    let catalogue = catalogue();
    let (mut session, lines) = voiced("three-minute-breathing-space", catalogue);
    session.keep(Prepared::hushed(&lines[0], Millis(4000)));
    session.apply(Event::Spoken, at(8000), catalogue);
    session.keep(Prepared::hushed(&lines[1], Millis(9000)));
    let effects = session.apply(Event::Spoken, at(8050), catalogue);
    assert_eq!((effects, session.revision()), (vec![], 1), "the track that is made is not an old one");
    let effects = session.apply(Event::TrackReady(1), at(8100), catalogue);
    assert_eq!(plays(&effects), Some(Millis(0)), "nobody waits for the next one");
    assert_eq!((session.state(), session.revision()), (running(0, 8100), 2));
    assert_eq!(needed(&effects).map(|needed| (needed.revision, needed.patience)), Some((2, Millis::ZERO)));
}

#[test]
fn words_of_a_breath_do_not_stretch_it() {
    let catalogue = catalogue();
    let (mut session, lines) = voiced("equal-5", catalogue);
    let before = Arc::clone(session.timeline());
    lines.iter().for_each(|line| session.keep(Prepared::hushed(line, Millis(20_000))));
    session.apply(Event::Spoken, at(0), catalogue);
    assert_eq!((session.revision(), session.timeline()), (0, &before));
    let effects = session.apply(Event::TrackReady(0), at(0), catalogue);
    assert_eq!((plays(&effects), needed(&effects)), (Some(Millis(0)), None));
}

#[test]
fn it_begins_when_its_first_line_is_spoken_and_waits_for_no_later_ones() {
    let catalogue = catalogue();
    let (mut session, _) = voiced("three-minute-breathing-space", catalogue);
    session.apply(Event::NoTrack(0), at(0), catalogue);
    session.apply(Event::Pause, at(0), catalogue);
    let guide = Guide { voice: true, tones: true, bell: true, touch: false };
    let first = needed(&session.apply(Event::Lead(guide), at(0), catalogue)).unwrap();
    let due = |by: u64| {
        let is_said = |cue: &&crate::timeline::Cue| matches!(cue.kind, CueKind::Say(_)) && cue.at.0 < by;
        session.timeline().cues.iter().filter(is_said).count()
    };
    assert_eq!((first.awaited, first.lines.len()), (1, due(u64::MAX)));
}

#[test]
fn only_who_has_heard_no_voice_and_is_not_breathing_yet_waits_for_one() {
    let catalogue = catalogue();
    let silent = Guide { voice: false, tones: true, bell: true, touch: false };
    let aloud = Guide { voice: true, ..silent };
    let (mut session, lines) = voiced("equal-5", catalogue);
    session.apply(Event::Lead(silent), at(0), catalogue);
    session.apply(Event::Spoken, at(0), catalogue);
    session.apply(Event::TrackReady(1), at(0), catalogue);
    let running = needed(&session.apply(Event::Lead(aloud), at(100), catalogue)).unwrap();
    assert_eq!(running.patience, Millis::ZERO, "who breathes does not wait");
    session.apply(Event::Spoken, at(100), catalogue);
    assert_eq!(session.degradations(), [], "no voice had the time to say anything");
    let mut voiceless = session.clone();
    voiceless.apply(Event::Spoken, at(100), catalogue);
    assert_eq!(voiceless.degradations(), [Degradation::Voice], "one that says it has ended is none");
    session.apply(Event::TrackReady(2), at(200), catalogue);
    session.apply(Event::Due, at(99 + PATIENCE.0), catalogue);
    assert_eq!(session.degradations(), []);
    session.apply(Event::Due, at(100 + PATIENCE.0), catalogue);
    assert_eq!(session.degradations(), [Degradation::Voice]);
    session.apply(Event::Pause, at(8200), catalogue);
    let mut mute = session.clone();
    mute.apply(Event::Lead(silent), at(8300), catalogue);
    mute.apply(Event::NoTrack(3), at(8300), catalogue);
    let waiting = needed(&mute.apply(Event::Lead(aloud), at(8300), catalogue)).unwrap();
    assert_eq!(waiting.patience, PATIENCE, "nobody has heard a voice");
    session.keep(Prepared::hushed(&lines[0], Millis(700)));
    assert_eq!(session.degradations(), []);
    let waiting = needed(&session.apply(Event::ChangePace(PaceChange::Slower), at(9000), catalogue)).unwrap();
    assert_eq!(waiting.patience, Millis::ZERO, "who has heard it goes on at once");
}

#[test]
fn the_line_that_it_is_taken_up_at_takes_as_long_as_it_takes_to_say() {
    let catalogue = catalogue();
    for length in [2000, 25_000] {
        let (mut session, lines) = voiced("three-minute-breathing-space", catalogue);
        session.apply(Event::Spoken, at(0), catalogue);
        session.apply(Event::TrackReady(0), at(0), catalogue);
        let before = Arc::clone(session.timeline());
        let line = before.phases[1];
        // In the silence after it.
        session.apply(Event::Pause, at(line.end.0 - 100), catalogue);
        session.keep(Prepared::hushed(&lines[1], Millis(length)));
        session.apply(Event::Spoken, at(line.end.0), catalogue);
        let now = session.timeline().phases[1];
        assert_eq!((session.timeline().phases[0], now.start), (before.phases[0], line.start));
        assert!(now.length() > Millis(length) && now.length() != line.length(), "{length}: {now:?}");
        session.apply(Event::TrackReady(1), at(line.end.0), catalogue);
        session.apply(Event::Resume, at(line.end.0), catalogue);
        assert_eq!(session.state(), running(line.start.0, line.end.0), "no line is passed over");
    }
}

#[test]
fn what_is_due_later_makes_room_when_it_is_due_soon() {
    let catalogue = catalogue();
    let (mut session, lines) = voiced("three-minute-breathing-space", catalogue);
    session.keep(Prepared::hushed(&lines[0], Millis(4000)));
    session.apply(Event::Spoken, at(0), catalogue);
    session.apply(Event::TrackReady(1), at(0), catalogue);
    let said = session.timeline().cues.iter().filter(|cue| matches!(cue.kind, CueKind::Say(_)));
    let due = said.map(|cue| cue.at.0).nth(4).unwrap();
    assert!(due > 70_000);
    session.keep(Prepared::hushed(&lines[4], Millis(9000)));
    assert!(needed(&session.apply(Event::Spoken, at(10), catalogue)).is_none());
    assert_eq!(needed(&session.apply(Event::Due, at(due - AHEAD.0 - 1), catalogue)), None);
    let soon = needed(&session.apply(Event::Due, at(due - AHEAD.0), catalogue)).unwrap();
    assert_eq!((soon.revision, session.revision()), (2, 2));
}
