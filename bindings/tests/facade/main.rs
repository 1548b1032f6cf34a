//! The facade carries what the core decides: codes that never change, a session by events, a track by ranges.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod crisis;
mod discreet;
mod finding;
mod sound;

use kindself::{
    Breathing, BreathingError, Choice, Content, CueKind, Degradation, Ending, Fault, Field, Guide,
    HapticsState, Holds, Hours, Interruption, LineWay, Manner, Moment, NumberCard, PaceChange,
    PatternSeconds, PhaseKind, Rendering, Session, SessionAnswer, SessionDevice, SessionEffect, SessionEvent,
    SessionState, SpeechNext, SpeechTurn, Subject, Track, WaitReason, usual_settings,
};
use kindself_core::content::{Catalogue, Role};
use std::sync::Arc;

/// Of 23 November 2026, UTC.
const NOON: Moment = Moment { utc_ms: 1_795_435_200_000, ahead_of_utc_s: 0, day_begins_min: 240 };

fn content() -> Arc<Content> {
    Content::new("en".into()).unwrap()
}

fn breathing() -> Arc<Breathing> {
    Breathing::new(content())
}

fn choice(id: &str) -> Choice {
    Choice {
        subject: Subject::Protocol { id: id.into() },
        length_ms: 60_000,
        start_pace_ms: 3000,
        holds: Holds::Without,
        guide: Guide { voice: true, tones: true, bell: true, touch: true },
        manner: Manner {
            eyes_closed: false,
            posture: None,
            after_backdraft: false,
            kept: Vec::new(),
            delay_ms: 0,
            seed: None,
        },
        first_finished: None,
        now: NOON,
    }
}

#[test]
fn the_catalogue_carries_every_protocol_and_practice_in_the_cores_order() {
    let (cards, core) = (breathing().catalogue(), Catalogue::bundled().unwrap());
    let protocols: Vec<&str> = cards.protocols.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(protocols, core.protocols.iter().map(|protocol| protocol.id.0.as_str()).collect::<Vec<_>>());
    let practices: Vec<&str> = cards.practices.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(practices, core.offered(Role::Practice).map(|one| one.id.0.as_str()).collect::<Vec<_>>());
}

#[test]
fn a_practice_says_by_their_names_what_it_leans_on() {
    let cards = breathing().catalogue().practices;
    let leans_on = |id: &str| -> Vec<String> {
        let card = cards.iter().find(|card| card.id == id).unwrap();
        card.leans_on.iter().map(|other| format!("{} ({})", other.name, other.id)).collect()
    };
    assert_eq!(leans_on("supportive-touch"), [""; 0]);
    assert_eq!(
        leans_on("compassionate-other"),
        ["Soothing rhythm breathing (soothing-rhythm-breathing)", "Calm place imagery (calm-place)"]
    );
}

#[test]
fn a_date_that_is_none_is_refused_and_settings_come_back_as_written() {
    let (content, breathing) = (content(), breathing());
    let wrong = Choice { first_finished: Some("23.11.2026".into()), ..choice("equal-5") };
    assert!(matches!(breathing.begin(wrong), Err(BreathingError::NotADate)));
    let settings = usual_settings();
    let text = settings.to_text().unwrap();
    assert_eq!(content.read_settings(text), Ok(settings));
}

#[test]
fn a_pattern_out_of_bounds_names_field_and_limit() {
    let pattern =
        PatternSeconds { inhale: f64::NAN, top_up: 0.0, hold_full: 0.0, exhale: 99.0, hold_empty: 0.0 };
    let Err(BreathingError::OutOfBounds { problems, .. }) = breathing().check_pattern(pattern) else {
        panic!()
    };
    let found: Vec<_> = problems.iter().map(|p| (p.field, p.fault)).collect();
    assert_eq!(
        found,
        [(Field::Inhale, Fault::NotALength), (Field::Exhale, Fault::TooLong { most_ms: 12_000 })]
    );
}

/// What is to be kept after an event.
fn record(answer: &SessionAnswer) -> Option<String> {
    answer.effects.iter().find_map(|effect| match effect {
        SessionEffect::KeepRecord { record } => Some(record.clone()),
        _ => None,
    })
}

fn wish(to: PaceChange) -> SessionEvent {
    SessionEvent::ChangePace { to }
}

#[test]
fn a_session_goes_by_its_events_and_its_record_takes_it_up_again() {
    let breathing = breathing();
    let session = breathing.begin(choice("equal-5")).unwrap();
    session.open(SessionDevice { haptics: HapticsState::Absent, kept: true, ..device(0) }, 0);
    let apply = |event, now_ms| session.apply(event, now_ms).status;
    assert_eq!(apply(SessionEvent::Due, 5).state, SessionState::Ready);
    apply(SessionEvent::Resume, 1000);
    let later = apply(SessionEvent::Due, 9000);
    assert_eq!((later.state, later.position.at_ms), (SessionState::Running, 8000));
    assert!(later.can_slower && later.can_stay);
    let turned = apply(wish(PaceChange::Slower), 9000);
    assert_eq!(turned.revision, later.revision + 1);
    let here = |status: &kindself::SessionStatus| {
        (status.position.at_ms, status.position.phase, status.position.level)
    };
    assert_eq!(here(&turned), here(&later), "a wish changes nothing before the next breath");
    let call = SessionEvent::Interrupt { by: Interruption::Call };
    let interrupted = session.apply(call, 9500);
    assert_eq!(interrupted.status.state, SessionState::Interrupted { by: Interruption::Call });
    let record = record(&interrupted).unwrap();

    let again = breathing.restore(record, Vec::new()).unwrap();
    let status = again.apply(SessionEvent::Due, 3).status;
    assert_eq!(status.state, SessionState::Paused { why: WaitReason::Restored });
    assert_eq!(status.position.at_ms, later.position.resume_at_ms);
    assert_eq!(again.timeline().phases, session.timeline().phases);
    assert_eq!(again.apply(SessionEvent::Stop, 4).status.state, SessionState::Ended { how: Ending::Stopped });
}

#[test]
fn what_a_session_asks_of_a_phone_comes_by_value() {
    let session = breathing().begin(choice("equal-5")).unwrap();
    let device = SessionDevice { haptics: HapticsState::Absent, kept: true, ..device(24_000) };
    let opening = session.open(device, 1000);
    assert_eq!((opening.status.degradations, opening.controls.running), (vec![Degradation::Haptics], false));
    let asked = session.apply(SessionEvent::Resume, 1000);
    assert!(asked.status.getting_ready);
    assert_eq!(asked.effects, [SessionEffect::NeedTrack { revision: 0, speech: true, patience_ms: 8000 }]);
    assert_eq!(
        session.apply(SessionEvent::Spoken, 2000).status.degradations,
        [Degradation::Voice, Degradation::Haptics]
    );
    let begun = session.apply(SessionEvent::TrackReady { revision: 0 }, 2000);
    let is_record = |effect: &SessionEffect| matches!(effect, SessionEffect::KeepRecord { record } if breathing().restore(record.clone(), Vec::new()).is_ok());
    assert_eq!(begun.effects[0], SessionEffect::PlayFrom { at_ms: 0 });
    assert!(is_record(&begun.effects[1]), "{begun:?}");
    assert!(begun.effects.contains(&SessionEffect::WakeAt { clock_ms: 6000 }), "{begun:?}");
    let stopped = session.apply(SessionEvent::Stop, 3000).effects;
    assert_eq!(stopped.last(), Some(&SessionEffect::Ended { at_ms: 1000, how: Ending::Stopped }));
}

#[test]
fn a_wish_after_what_is_heard_moved_the_person_back_is_followed_and_never_an_error() {
    let resonance = Choice { length_ms: 300_000, ..choice("resonance") };
    let session = breathing().begin(resonance).unwrap();
    session.apply(SessionEvent::Resume, 0);
    let begins = |breath| {
        let phases = session.timeline().phases;
        phases.iter().find(|phase| phase.breath == Some(breath)).unwrap().start_ms
    };
    let third = begins(3);
    let once = session.apply(wish(PaceChange::Faster), third + 100).status;
    let heard = SessionEvent::Heard { at_ms: third - 300, revision: once.revision };
    let back = session.apply(heard, third + 100).status;
    assert_eq!((once.position.breath, back.position.breath), (Some(3), Some(2)));
    assert_eq!(session.apply(wish(PaceChange::Faster), third + 100).status.revision, back.revision + 1);
    assert_eq!(begins(3), third, "the breath that is breathed stays as it is");
    let breath = |n| begins(n + 1) - begins(n);
    assert!((breath(2) - breath(3)).abs_diff(2000) <= 2, "both wishes count from the next breath");
}

#[test]
fn a_wish_that_is_not_offered_changes_nothing() {
    let quickest = PatternSeconds { inhale: 2.0, top_up: 0.0, hold_full: 0.0, exhale: 2.0, hold_empty: 0.0 };
    let pattern = breathing().check_pattern(quickest).unwrap();
    let own = Choice { subject: Subject::Own { pattern }, start_pace_ms: 2000, ..choice("") };
    let session = breathing().begin(own).unwrap();
    session.apply(SessionEvent::Resume, 0);
    let before = session.apply(SessionEvent::Due, 9000).status;
    assert!(!before.can_faster);
    assert_eq!(
        session.apply(wish(PaceChange::Faster), 9000),
        SessionAnswer { status: before, effects: Vec::new() }
    );
}

#[test]
fn leading_differently_changes_cues_and_nothing_of_the_phases() {
    let session = breathing().begin(choice("equal-5")).unwrap();
    session.apply(SessionEvent::Resume, 0);
    let before = session.timeline();
    let guide = Guide { voice: false, tones: false, bell: false, touch: false };
    session.apply(SessionEvent::Lead { guide }, 7000);
    let after = session.timeline();
    assert_eq!((before.phases, before.revision + 1), (after.phases, after.revision));
    // What was is left as it was.
    let later = after.cues.iter().filter(|cue| cue.at_ms >= 7000);
    assert!(
        later.clone().count() > 0 && later.into_iter().all(|cue| matches!(cue.kind, CueKind::Show { .. }))
    );
}

/// On a phone whose tracks have so many frames a second.
fn opened(id: &str, rate: u32) -> Arc<Session> {
    let session = breathing().begin(choice(id)).unwrap();
    session.open(device(rate), 0);
    session
}

fn device(rate: u32) -> SessionDevice {
    SessionDevice { rate, haptics: HapticsState::Works, in_sight: true, kept: false, speech_cache: None }
}

#[test]
fn a_practice_tells_how_it_was_done_also_when_it_was_taken_up() {
    let breathing = breathing();
    let subject = Subject::Practice { id: "self-compassion-break".into() };
    let manner = Manner { eyes_closed: true, after_backdraft: true, delay_ms: 20_000, ..choice("").manner };
    let begun = breathing.begin(Choice { subject, manner: manner.clone(), ..choice("") }).unwrap();
    begun.open(SessionDevice { kept: true, ..device(24_000) }, 0);
    begun.apply(SessionEvent::Resume, 0);
    let ready = begun.apply(SessionEvent::NoTrack { revision: 0 }, 10);
    let record = record(&ready).unwrap();
    let again = breathing.restore(record, Vec::new()).unwrap();
    for session in [begun, again] {
        assert_eq!(session.outcome().manner, Manner { delay_ms: 0, ..manner.clone() });
    }
}

#[test]
fn softer_is_the_shortest_with_eyes_open_by_the_way_that_leaves_out_what_stung() {
    let breathing = breathing();
    let subject = Subject::Practice { id: "self-compassion-break".into() };
    let manner = Manner { eyes_closed: true, seed: Some(7), ..choice("").manner };
    let chosen =
        Choice { subject: subject.clone(), length_ms: 540_000, manner: manner.clone(), ..choice("") };
    let softer = breathing.softer(chosen.clone());
    let shortest = breathing.lengths(subject)[0];
    assert_eq!(
        softer,
        Choice {
            length_ms: shortest,
            manner: Manner { eyes_closed: false, after_backdraft: true, ..manner },
            ..chosen.clone()
        }
    );
    let no_date = Choice { first_finished: Some("never".into()), ..chosen };
    assert_eq!(breathing.softer(no_date.clone()), no_date);
}
