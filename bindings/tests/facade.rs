//! The facade carries what the core decides: codes that never change, a session by events, a track by ranges.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use kindself::{
    Breathing, BreathingError, Choice, Content, CueKind, Degradation, Ending, Fault, Field, Guide,
    HapticsState, Holds, Hours, Interruption, LineWay, Manner, Moment, NumberCard, PaceChange,
    PatternSeconds, PhaseKind, Rendering, Session, SessionAnswer, SessionDevice, SessionEffect, SessionEvent,
    SessionState, SpeechNext, SpeechTurn, Subject, Track, WaitReason, usual_settings,
};
use kindself_core::content::{Catalogue, Role};
use std::sync::Arc;

/// Of 23 November 2026, UTC.
const NOON: Moment = Moment { utc_ms: 1_795_435_200_000, ahead_of_utc_s: 0 };

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

/// A voice that says everything it is asked for, each sentence so long; what it was asked.
fn speaks(session: &Arc<Session>, takes_ms: impl Fn(&str) -> usize) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let (mut asked, mut said) = (Vec::new(), None);
    loop {
        let turn = runtime.block_on(session.clone().speak("some".into(), said.take()));
        match turn.next {
            SpeechNext::Say { words, .. } => {
                let loud = |n: usize| ((n % 100) as i16 - 50) * 200;
                let pcm = (0..24 * takes_ms(&words)).flat_map(|n| loud(n).to_le_bytes()).collect();
                said = Some(Rendering::Samples { rate: 24_000, pcm });
                asked.push(words);
            }
            SpeechNext::Again => {}
            SpeechNext::Done => return asked,
        }
    }
}

/// As long as an ordinary voice takes.
fn usual(words: &str) -> usize {
    480 * words.split_whitespace().count()
}

#[test]
fn a_track_is_rendered_in_ranges_and_its_errors_are_typed() {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let session = opened("natural", 24_000);
    let track = runtime.block_on(session.track()).unwrap();
    assert_eq!(track.frames(), (60 + 9) * 24_000, "the last bell rings out");
    let (first, second) = (track.render(0, 1000), track.render(1000, 1000));
    assert_eq!([first, second].concat(), track.render(0, 2000));
    assert!(track.render(track.frames(), 10).is_empty() && track.render(u64::MAX, u32::MAX).is_empty());
    let rate = runtime.block_on(opened("natural", 44_100).track()).unwrap_err();
    assert_eq!(rate.code(), "sound.unknown_rate");
}

#[test]
fn on_a_phone_without_tracks_nothing_is_said_and_nobody_waits() {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let session = opened("equal-5", 44_100);
    session.apply(SessionEvent::Resume, 0);
    let turn = runtime.block_on(session.speak("some".into(), None));
    assert_eq!(turn, SpeechTurn { news: false, enough: true, next: SpeechNext::Done });
}

#[test]
fn a_line_that_is_spoken_late_is_heard_in_the_track_that_plays_and_in_those_after_it() {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let session = opened("equal-5", 24_000);
    session.apply(SessionEvent::Resume, 0);
    session.apply(
        SessionEvent::Lead { guide: Guide { voice: true, tones: false, bell: false, touch: false } },
        0,
    );
    let track = runtime.block_on(session.track()).unwrap();
    let breaths = session.timeline().phases.into_iter().filter(|phase| phase.kind == PhaseKind::Inhale);
    let frames: Vec<u64> = breaths.map(|phase| phase.start_ms * 24).collect();
    let heard = |track: &Track, frame| track.render(frame, 4800).iter().any(|byte| *byte != 0);
    assert!(!heard(&track, frames[0]), "nobody has said anything");
    assert!(speaks(&session, usual).contains(&"Breathe in".to_owned()));
    assert!(!heard(&track, frames[0]), "this one is over");
    assert!(heard(&track, frames[1]), "the next is not");
    session.apply(wish(PaceChange::Slower), 1000);
    assert!(heard(&runtime.block_on(session.track()).unwrap(), frames[0]));
}

#[test]
fn a_line_that_comes_while_it_is_due_is_not_heard_from_its_middle_in_the_next_track_and_whole_when_it_is_taken_up()
 {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let session = opened("equal-5", 24_000);
    let guide = Guide { voice: true, tones: false, bell: false, touch: false };
    session.apply(SessionEvent::Lead { guide }, 0);
    session.apply(SessionEvent::Resume, 0);
    let made = |now_ms| {
        let track = runtime.block_on(session.track()).unwrap();
        session.apply(SessionEvent::TrackReady { revision: track.revision() }, now_ms);
        track
    };
    let first = made(0);
    let phases = session.timeline().phases;
    let due = phases.iter().find(|phase| phase.kind == PhaseKind::Inhale).unwrap().start_ms;
    first.render(0, u32::try_from(24 * (due + 1000)).unwrap());
    assert!(speaks(&session, usual).contains(&"Breathe in".to_owned()));
    session.apply(wish(PaceChange::Slower), due + 500);
    let second = made(due + 500);
    let heard = |at_ms: u64| second.render(24 * at_ms, 4800).iter().any(|byte| *byte != 0);
    assert!(!heard(due + 500), "its middle");
    session.apply(SessionEvent::Pause, due + 700);
    let resumed = session.apply(SessionEvent::Resume, due + 900).effects;
    assert!(resumed.contains(&SessionEffect::PlayFrom { at_ms: due }), "{resumed:?}");
    assert!(heard(due) && heard(due + 500), "from its beginning");
    session.apply(wish(PaceChange::Slower), due + 1400);
    let third = made(due + 1400);
    assert!(third.render(24 * (due + 500), 4800).iter().any(|byte| *byte != 0), "what is heard goes on");
}

#[test]
fn a_line_that_is_spoken_tells_how_long_it_takes_and_a_track_of_which_revision_it_is() {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let subject = Subject::Practice { id: "three-minute-breathing-space".into() };
    let session = breathing().begin(Choice { subject, ..choice("") }).unwrap();
    session.open(device(24_000), 0);
    let asked = session.apply(SessionEvent::Resume, 0).effects;
    assert!(matches!(asked[..], [SessionEffect::NeedTrack { speech: true, .. }]), "{asked:?}");
    let before = session.timeline().phases;
    speaks(&session, |words| 2 * usual(words));
    assert_eq!(session.apply(SessionEvent::Spoken, 100).status.revision, 1);
    assert!(session.timeline().phases[1].start_ms > before[1].start_ms, "twice as long has room");
    let track = runtime.block_on(session.track()).unwrap();
    assert_eq!(track.revision(), 1);
    let begun = session.apply(SessionEvent::TrackReady { revision: track.revision() }, 200);
    assert_eq!(begun.status.state, SessionState::Running);
}

#[test]
fn crisis_lines_come_with_their_date_and_their_doubts() {
    // 2026-11-29 at noon, UTC.
    let now = Moment { utc_ms: 1_795_953_600_000, ahead_of_utc_s: 0 };
    let on = |code: &str, now| content().crisis(Some(code.into()), None, now);
    let year = Moment { utc_ms: now.utc_ms + 366 * 24 * 3_600_000, ..now };
    let card = |code: &str| on(code, now);
    let line = |code: &str| card(code).place.unwrap().lines[0].clone();
    let second = |code: &str| card(code).place.unwrap().lines[1].clone();
    assert_eq!(card("GB").looked_on.len(), 10);
    assert_eq!(card("GB").emergency[0].number.dialled, "999");
    assert!(!card("GB").emergency[0].list_only && card("CA").emergency[0].list_only);
    assert_eq!((line("GB").hours, second("ZA").hours), (Hours::Always, Hours::Unknown));
    assert!(second("ZA").caution.is_some() && line("GB").caution.is_none());
    assert!(line("BR").is_old && !line("MX").is_old);
    assert!(card("BR").some_are_old && !card("MX").some_are_old && on("MX", year).some_are_old);
    let one_of_two = card("NG");
    assert!(
        one_of_two.some_are_old && !one_of_two.emergency_is_old,
        "one number is old, what is known of both is not"
    );
    assert_eq!((one_of_two.elsewhere_sources.len(), one_of_two.elsewhere_is_old), (0, false));
    assert_eq!(line("PT").sources[0].date.as_deref(), Some("2025-09-10"));
    let number = NumberCard { shown: "0800 456 789".into(), dialled: "0800456789".into() };
    assert_eq!(line("ZA").ways[0], LineWay::Call { number });
    assert!(!card("GB").is_old && on("GB", year).is_old && on("GB", year).emergency_is_old);
    let nowhere = Moment { utc_ms: i64::MAX, ahead_of_utc_s: 0 };
    assert!(on("GB", nowhere).is_old && on("MX", nowhere).place.unwrap().lines[0].is_old);
}

#[test]
fn where_the_country_is_not_known_the_numbers_that_work_widely_are_given_and_countries_to_choose_from() {
    let now = Moment { utc_ms: 1_795_953_600_000, ahead_of_utc_s: 0 };
    let card = content().crisis(None, Some("ZZ".into()), now);
    assert!(card.place.is_none() && card.unlisted.is_none());
    let unlisted = |region: &str| content().crisis(None, Some(region.into()), now).unlisted;
    assert_eq!((unlisted("rs").as_deref(), unlisted("GB")), (Some("RS"), None));
    let dialled: Vec<&str> = card.emergency.iter().map(|one| one.number.dialled.as_str()).collect();
    assert_eq!(dialled, ["112", "911"]);
    let seen: Vec<&str> = card.elsewhere_sources.iter().map(|source| source.site.as_str()).collect();
    assert_eq!(seen, ["lifeline-international.com", "developer.throughlinecare.com"]);
    assert!(card.elsewhere_is_old && card.some_are_old);
    assert!(card.emergency.iter().all(|one| one.note.is_some()) && !card.emergency_sources.is_empty());
    let countries = content().countries();
    assert!(countries.len() >= 48 && countries.is_sorted_by(|one, other| one.name < other.name));
    for country in countries {
        let card = content().crisis(Some(country.code.clone()), None, now);
        assert_eq!(card.place.unwrap().name, country.name);
    }
}

#[test]
fn a_practice_tells_how_it_was_done_also_when_it_was_taken_up() {
    let breathing = breathing();
    let subject = Subject::Practice { id: "self-compassion-break".into() };
    let manner = Manner {
        eyes_closed: true,
        posture: None,
        after_backdraft: true,
        kept: Vec::new(),
        delay_ms: 20_000,
        seed: None,
    };
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
    let manner = Manner {
        eyes_closed: true,
        posture: None,
        after_backdraft: false,
        kept: Vec::new(),
        delay_ms: 0,
        seed: Some(7),
    };
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
