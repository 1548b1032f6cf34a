//! What is spoken, and the tracks that say it.

use super::*;
use kindself::PracticeLength;

/// A voice that says everything it is asked for, each sentence so long; what it was asked.
fn speaks(session: &Arc<Session>, takes_ms: impl Fn(&str) -> usize) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let (mut asked, mut said) = (Vec::new(), None);
    loop {
        let turn = runtime.block_on(session.clone().speak("some".into(), said.take()));
        match turn.next {
            SpeechNext::Say { words, .. } => {
                said = Some(hum(takes_ms(&words)));
                asked.push(words);
            }
            SpeechNext::Again => {}
            SpeechNext::Done => return asked,
        }
    }
}

fn hum(millis: usize) -> Rendering {
    let loud = |n: usize| ((n % 100) as i16 - 50) * 200;
    Rendering::Samples { rate: 24_000, pcm: (0..24 * millis).flat_map(|n| loud(n).to_le_bytes()).collect() }
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

/// Until what is waited for is there, by a voice that says five seconds in one: how long that takes.
pub(super) fn waits_ms(session: &Arc<Session>) -> u64 {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (mut takes_ms, mut said) = (0, None);
    loop {
        let turn = runtime.block_on(session.clone().speak("some".into(), said.take()));
        match turn.next {
            _ if turn.enough => return takes_ms as u64,
            SpeechNext::Say { words, .. } => {
                takes_ms += usual(&words) / 5;
                said = Some(hum(usual(&words)));
            }
            SpeechNext::Again => {}
            SpeechNext::Done => panic!("nobody has said anything"),
        }
    }
}

#[test]
fn a_voice_that_is_five_times_as_fast_as_it_is_heard_begins_every_practice_within_a_second() {
    let folder = tempfile::tempdir().unwrap();
    let speech_cache = Some(folder.path().join("voice").to_string_lossy().into_owned());
    let breathing = breathing();
    let begun = |chosen: Choice, kept| {
        let session = breathing.begin(chosen).unwrap();
        session.open(SessionDevice { speech_cache: speech_cache.clone(), kept, ..device(24_000) }, 0);
        session.apply(SessionEvent::Resume, 0);
        waits_ms(&session)
    };
    // The first time a voice speaks it says its sentence, and that is kept. Nothing else is from here on.
    begun(choice("equal-5"), true);
    let catalogue = breathing.catalogue();
    let cards = [catalogue.practices, vec![catalogue.grounding, catalogue.kind_minute]].concat();
    let mut longest = 0;
    for card in &cards {
        for PracticeLength { length_ms, .. } in card.lengths.clone() {
            for (eyes_closed, after_backdraft) in [(false, false), (true, false), (false, true), (true, true)]
            {
                let subject = Subject::Practice { id: card.id.clone() };
                let manner = Manner { eyes_closed, after_backdraft, ..choice("").manner };
                let waits = begun(Choice { subject, length_ms, manner, ..choice("") }, false);
                assert!(waits <= 1000, "{} {length_ms} {eyes_closed} {after_backdraft}: {waits} ms", card.id);
                longest = longest.max(waits);
            }
        }
    }
    assert!(longest > 0 && cards.len() > 12);
}
