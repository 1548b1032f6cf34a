//! A session that is taken up from its record is led as it was led last.

use super::play::Outcome;
use super::*;
use crate::content::{KeptKind, PracticeId};
use crate::timeline::{Cue, CueKind};

/// What is restored is what was; from where it is taken up it leads as it led last, though that was chosen later.
pub fn compare_restored(session: &Session, was: &Session, estimated: bool) -> Outcome {
    let from = session.position(at(0)).at;
    let by = |change: &Change| match change {
        Change::Guidance { at, breath, guide } => {
            Change::Guidance { at: from.min(*at), breath: *breath, guide: *guide }
        }
        Change::Eyes { at, eyes } => Change::Eyes { at: from.min(*at), eyes: *eyes },
        Change::Pace(_) | Change::Answer { .. } | Change::Lasted { .. } | Change::Stirred(_) => {
            change.clone()
        }
    };
    let changes: Vec<Change> = was.plan().changes.iter().map(by).collect();
    let led = Plan { changes: changes.into(), ..was.plan().clone() };
    prop_assert_eq!(session.plan(), &led);
    let guide = session.plan().guide_now();
    for cue in session.timeline().cues.iter().filter(|cue| cue.at >= from) {
        let leads = match cue.kind {
            CueKind::Say(_) => guide.voice,
            CueKind::Tone(..) => guide.tones,
            CueKind::Bell(_) => guide.bell,
            CueKind::Touch(..) => guide.touch,
            CueKind::Show(_) => true,
        };
        prop_assert!(leads, "{:?} though that is switched off", cue);
    }
    if estimated {
        let last = was.plan().changes.guidance().map(|(at, ..)| at).max().unwrap_or_default();
        // Whether a breath has words follows from how it is led at its start.
        let begins = was.timeline().phases.iter().map(|phase| phase.resume_at).find(|begins| *begins > last);
        let is_after = |cue: &&Cue| match cue.kind {
            CueKind::Say(_) => begins.is_some_and(|begins| cue.at >= begins),
            _ => cue.at >= last,
        };
        let then = |timeline: &Timeline| timeline.cues.iter().filter(is_after).copied().collect::<Vec<_>>();
        prop_assert_eq!(then(session.timeline()), then(was.timeline()), "what follows is what followed");
        prop_assert_eq!(&session.timeline().phases, &was.timeline().phases);
        if last <= from {
            prop_assert_eq!(session.timeline(), was.timeline(), "what is restored is what was");
        }
    }
    Ok(())
}

#[test]
fn a_voice_that_was_switched_off_stays_silent_though_lengths_that_were_learnt_are_forgotten() {
    let catalogue = catalogue();
    let aloud = Guide { voice: true, tones: false, bell: false, touch: false };
    let says = |session: &Session, from| {
        let cues = session.timeline().cues.iter();
        cues.filter(|cue| cue.at >= from && matches!(cue.kind, CueKind::Say(_))).count()
    };
    let subject = Subject::Practice(PracticeId("three-minute-breathing-space".into()));
    let mut session = Session::new(Plan { subject, guide: aloud, ..plan("equal-5") }, catalogue).unwrap();
    // A slow voice: each line begins later than it would by its words.
    let timeline = session.timeline();
    let lines = timeline.phases.iter().map(|of| (timeline.line(of.line).to_owned(), Millis(30_000)));
    let lines: Vec<_> = lines.collect();
    session.learn(catalogue, &lines, at(0));
    session.open(Device { rate: None, haptics: HapticsState::Works, in_sight: true, kept: true }, at(0));
    session.apply(Event::Resume, at(0), catalogue);
    let mut now = session.timeline().phases[3].start.0 + 31_000;
    session.apply(Event::Lead(SILENT), at(now), catalogue);
    let record = session.record(at(now)).to_text().unwrap();
    let mut restored = Session::restore(&record, BTreeMap::new(), catalogue).unwrap();
    let State::Paused { at: from, .. } = restored.state() else { panic!() };
    assert!(from < session.timeline().phases[3].start, "it is another timeline");
    assert_eq!(says(&restored, from), 0);
    assert_eq!(restored.timeline().phases[3].start, from);
    // Led again, and taken up a second time.
    restored.open(Device { rate: None, haptics: HapticsState::Works, in_sight: true, kept: true }, at(now));
    restored.apply(Event::Resume, at(now), catalogue);
    now += 100;
    restored.apply(Event::Lead(aloud), at(now), catalogue);
    assert!(says(&restored, from) > 0);
    let again = restored.record(at(now)).to_text().unwrap();
    let again = Session::restore(&again, BTreeMap::new(), catalogue).unwrap();
    assert!(says(&again, from) >= says(&restored, from), "the line it is taken up at is heard, too");
    restored.apply(Event::Lead(SILENT), at(now + 100), catalogue);
    let record = restored.record(at(now + 100)).to_text().unwrap();
    assert_eq!(says(&Session::restore(&record, BTreeMap::new(), catalogue).unwrap(), from), 0);
}

/// What is heard from where it will be taken up.
fn heard_again(session: &Session, now: MonotonicMillis) -> Vec<CueKind> {
    let from = session.position(now).resume_at;
    let heard = |kind: &CueKind| matches!(kind, CueKind::Say(_) | CueKind::Tone(..) | CueKind::Bell(_));
    let cues = session.timeline().cues.iter().filter(|cue| cue.at >= from).map(|cue| cue.kind);
    cues.filter(|kind| heard(kind)).collect()
}

#[test]
fn what_is_switched_off_within_a_breath_or_a_line_is_not_heard_once_more_when_that_is_taken_up() {
    let catalogue = catalogue();
    let practice = Subject::Practice(PracticeId("three-minute-breathing-space".into()));
    let all = Guide { voice: true, tones: true, bell: true, touch: false };
    for subject in [plan("equal-5").subject, practice] {
        let begun = || {
            let mut session =
                Session::new(Plan { subject: subject.clone(), guide: all, ..plan("equal-5") }, catalogue)
                    .unwrap();
            session.apply(Event::Resume, at(0), catalogue);
            session
        };
        // Long after the line was said, or the breath was drawn in; what waits is taken up at its beginning.
        let later = begun().timeline().phases[1].start.0 + 9_000;
        let mut before = begun();
        before.apply(Event::Lead(SILENT), at(later), catalogue);
        before.apply(Event::Pause, at(later + 300), catalogue);
        assert_eq!(heard_again(&before, at(later + 300)), [], "switched off, then paused");
        let mut within = begun();
        within.apply(Event::Pause, at(later), catalogue);
        within.apply(Event::Lead(SILENT), at(later + 300), catalogue);
        assert_eq!(heard_again(&within, at(later + 300)), [], "paused, then switched off");
        let mut called = begun();
        called.apply(Event::Lead(SILENT), at(later), catalogue);
        called.apply(Event::Interrupt(Interruption::Call), at(later + 300), catalogue);
        assert_eq!(heard_again(&called, at(later + 300)), [], "switched off, then a call");
    }
}

#[test]
fn what_is_kept_only_after_it_began_is_not_spoken_of_when_it_is_taken_up() {
    let catalogue = catalogue();
    let words = "I am glad of you";
    let kept = || BTreeMap::from([(KeptKind::KindSentence, words.to_owned())]);
    let subject = Subject::Practice(PracticeId("self-compassion-break".into()));
    let begun_with = |kept| {
        let manner = Manner { kept, ..Manner::default() };
        Session::new(Plan { subject: subject.clone(), manner, ..plan("equal-5") }, catalogue).unwrap()
    };
    let speaks_of_it = |session: &Session| session.timeline().lines.iter().any(|line| line.contains(words));
    for (before, meanwhile, speaks) in
        [(kept(), kept(), true), (BTreeMap::new(), kept(), false), (kept(), BTreeMap::new(), false)]
    {
        let session = begun_with(before.clone());
        assert_eq!(speaks_of_it(&session), !before.is_empty());
        let record = session.record(at(0)).to_text().unwrap();
        assert!(!record.contains(words), "its words are in no record");
        let restored = Session::restore(&record, meanwhile, catalogue).unwrap();
        assert_eq!(speaks_of_it(&restored), speaks, "{before:?}");
    }
    // A record of version 3 does not say what was offered.
    let older = Record { offered: None, ..begun_with(BTreeMap::new()).record(at(0)) }.to_text().unwrap();
    assert!(speaks_of_it(&Session::restore(&older, kept(), catalogue).unwrap()));
}
