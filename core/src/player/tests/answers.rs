//! What a session asks of its phone at its gates and its end, for its lines, and what it says that it lacks.

use super::effects::{DEVICE, after, told};
use super::*;
use crate::sound::{Clip, Rate};

#[test]
fn at_a_gate_it_is_silent_and_what_follows_waits_for_an_answer() {
    let catalogue = catalogue();
    let mut session = after(DEVICE, Guide::default(), &[(1000, Event::Resume), (1000, Event::TrackReady(0))]);
    session.compiled.timeline = Arc::new(asking());
    let reply = |number, reply| Event::Answer { number, reply };
    let answer = |session: &mut Session, event, clock| told(&session.apply(event, at(clock), catalogue));
    assert_eq!(answer(&mut session, Event::Due, 5200), "silence, keep 4000, shows waits aloud, sleep");
    for (name, event) in [
        ("time goes by", Event::Due),
        ("a lock screen's button is no answer", Event::Resume),
        ("an answer to another question", reply(1, Reply::GoOn)),
        ("an answer that it does not admit", reply(0, Reply::Number(11))),
        ("an option where there is none", reply(0, Reply::Option(0))),
    ] {
        assert_eq!(answer(&mut session, event, 60_000), "", "{name}");
        assert!(
            !session.is_getting_ready() && session.state() == State::Asked { at: Millis(4000) },
            "{name}"
        );
    }
    for event in [reply(0, Reply::Number(10)), reply(0, Reply::GoOn), Event::Skip { number: 0 }] {
        let mut session = session.clone();
        // The plan holds the answer, and what is compiled from it has no such gate.
        let kept = "keep 4000, shows waits aloud, need 1";
        assert_eq!(answer(&mut session, event, 60_000), kept, "{event:?}");
        assert!(session.is_getting_ready() && session.gate().is_none(), "{event:?}");
        let step = StepId("step".into());
        let holds = matches!(
            (session.plan().changes.answer(&step), event),
            (Some(Answer::Rated(10)), Event::Answer { reply: Reply::Number(10), .. })
                | (Some(Answer::WentOn), _)
        );
        assert!(holds, "{event:?}");
        let goes_on = "play 4000, touch In, keep 4000, shows runs aloud, wake 63000";
        assert_eq!(answer(&mut session, Event::TrackReady(1), 60_000), goes_on, "{event:?}");
    }
}

#[test]
fn at_its_end_everything_is_felt_and_the_bell_rings_out() {
    let catalogue = catalogue();
    let mut session = after(DEVICE, Guide::default(), &[(1000, Event::Resume), (1000, Event::TrackReady(0))]);
    let end = session.timeline().end.0;
    session.apply(Event::Due, at(1000 + end - 1), catalogue);
    let answer = told(&session.apply(Event::Due, at(1000 + end), catalogue));
    assert_eq!(answer, format!("touch End, ring out, forget, Finished {end}"));
    assert_eq!(session.apply(Event::Stop, at(1000 + end), catalogue), []);
}

#[test]
fn what_is_not_kept_leaves_no_trace_and_takes_none_away() {
    let kept = Device { kept: false, ..DEVICE };
    let catalogue = catalogue();
    let mut session = after(kept, Guide::default(), &[(1000, Event::Resume)]);
    for (event, answer) in [
        (Event::TrackReady(0), "play 0, shows runs aloud, wake 11000"),
        (Event::Pause, "silence, touch Pause, shows waits aloud, sleep"),
        (Event::Stop, "silence, still, Stopped 0"),
    ] {
        assert_eq!(told(&session.apply(event, at(7000), catalogue)), answer, "{event:?}");
    }
}

#[test]
fn what_it_goes_on_without_is_said_for_as_long_as_it_lacks() {
    let catalogue = catalogue();
    let all = Guide { voice: true, tones: true, bell: true, touch: true };
    let absent = Device { haptics: HapticsState::Absent, ..DEVICE };
    let mut session = after(absent, all, &[(1000, Event::Resume)]);
    assert_eq!(session.degradations(), [Degradation::Haptics]);
    let mut happens = |event| {
        session.apply(event, at(7000), catalogue);
        session.degradations()
    };
    assert_eq!(
        happens(Event::Spoken),
        [Degradation::Voice, Degradation::Haptics],
        "nobody has said anything"
    );
    assert_eq!(happens(Event::TrackReady(0)), [Degradation::Voice, Degradation::Haptics]);
    assert_eq!(happens(Event::Denied), [Degradation::Voice, Degradation::Sound, Degradation::Haptics]);
    assert_eq!(
        happens(Event::Haptics(HapticsState::SavingPower)),
        [Degradation::Voice, Degradation::Sound, Degradation::SavingPower]
    );
    assert_eq!(
        happens(Event::Haptics(HapticsState::SwitchedOff)),
        [Degradation::Voice, Degradation::Sound, Degradation::VibrationOff]
    );
    assert_eq!(happens(Event::Haptics(HapticsState::Works)), [Degradation::Voice, Degradation::Sound]);
    assert_eq!(happens(Event::NotKept), [Degradation::Voice, Degradation::Sound, Degradation::Memory]);
    assert_eq!(
        happens(Event::TrackReady(0)),
        [Degradation::Voice, Degradation::Memory],
        "what is played anew may sound"
    );
    assert_eq!(
        happens(Event::Lead(SILENT)),
        [Degradation::Memory],
        "nothing is lacking that is not wished for"
    );
    let words = session.timeline().lines[1].clone();
    let clip = Clip { words, voice: "late".into(), rate: 24_000, samples: vec![0; 100] };
    let mut late = after(DEVICE, all, &[(1000, Event::Resume), (1000, Event::Spoken)]);
    assert_eq!(late.degradations(), [Degradation::Voice]);
    late.keep(clip.prepare(Rate::Hz24k).unwrap());
    assert_eq!(late.degradations(), []);
}

#[test]
fn lines_are_asked_for_in_order_of_need_and_only_those_that_nobody_has_spoken() {
    let catalogue = catalogue();
    let guide = Guide { voice: true, ..Guide::default() };
    let mut session = after(DEVICE, guide, &[]);
    let needed = |effects: Vec<Effect>| {
        let mut needed = effects.into_iter().filter_map(|effect| match effect {
            Effect::NeedTrack(needed) => Some(needed),
            _ => None,
        });
        needed.next().unwrap()
    };
    let first = needed(session.apply(Event::Resume, at(1000), catalogue));
    assert_eq!((first.revision, first.patience), (0, Millis::from_secs(8)));
    let said = session.timeline().cues.iter().filter_map(|cue| match cue.kind {
        crate::timeline::CueKind::Say(line) => Some(session.timeline().line(line).to_owned()),
        _ => None,
    });
    let mut in_order: Vec<String> = Vec::new();
    said.for_each(|words| {
        if !in_order.contains(&words) {
            in_order.push(words)
        }
    });
    assert_eq!((&first.lines, first.awaited), (&in_order, 1));
    let clip = |words: &String| Clip {
        words: words.clone(),
        voice: "a".into(),
        rate: 24_000,
        samples: vec![0; 100],
    };
    session.keep(clip(&in_order[0]).prepare(Rate::Hz24k).unwrap());
    session.apply(Event::TrackReady(0), at(1000), catalogue);
    let second = needed(session.apply(Event::ChangePace(PaceChange::Slower), at(1500), catalogue));
    assert_eq!(second.lines, in_order[1..]);
}

#[test]
fn what_got_ready_out_of_sight_begins_when_the_person_says_so_again() {
    let catalogue = catalogue();
    let mut session = after(DEVICE, Guide::default(), &[(1000, Event::Resume)]);
    let mut happens = |event, clock| told(&session.apply(event, at(clock), catalogue));
    assert_eq!(happens(Event::OutOfSight, 2000), "");
    assert_eq!(happens(Event::TrackReady(0), 3000), "", "out of sight, or once it is seen again");
    assert_eq!(happens(Event::InSight, 60_000), "");
    let begins = "play 0, keep 0, shows runs aloud, wake 65000";
    assert_eq!(happens(Event::Resume, 61_000), begins);
}

#[test]
fn a_track_of_a_timeline_that_there_is_not_yet_is_none() {
    let catalogue = catalogue();
    let silent = Guide { voice: false, tones: false, bell: false, touch: false };
    for early in [Event::TrackReady(1), Event::NoTrack(1)] {
        let mut session = after(DEVICE, silent, &[(1000, Event::Resume)]);
        session.apply(early, at(1000), catalogue);
        let effects = session.apply(Event::Lead(Guide { voice: true, ..silent }), at(1000), catalogue);
        let needs = effects.iter().any(|effect| matches!(effect, Effect::NeedTrack(_)));
        assert!(needs && session.degradations().is_empty(), "{early:?}: {effects:?}");
    }
}
