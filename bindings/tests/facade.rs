//! The facade carries what the core decides: codes that never change, a session by events, a track by ranges.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use kindself::{
    Breathing, BreathingError, Choice, Clip, CueKind, Ending, Fault, Field, Guide, Holds, Hours,
    Interruption, LineWay, Moment, NumberCard, PatternSeconds, SessionEvent, SessionState, SoundError,
    Subject, Turn, WaitReason,
};
use kindself_core::content::{Catalogue, Role};

/// Of 23 November 2026, UTC.
const NOON: Moment = Moment { utc_ms: 1_795_435_200_000, ahead_of_utc_s: 0 };

fn breathing() -> Breathing {
    Breathing::new("en".into()).unwrap()
}

fn choice(id: &str) -> Choice {
    Choice {
        subject: Subject::Protocol { id: id.into() },
        length_ms: 60_000,
        start_pace_ms: 3000,
        holds: Holds::Without,
        guide: Guide { voice: true, tones: true, bell: true, touch: true },
        first_finished: None,
        now: NOON,
    }
}

#[test]
fn the_catalogue_carries_every_protocol_and_structure_in_the_cores_order() {
    let (cards, core) = (breathing().catalogue(), Catalogue::bundled().unwrap());
    let protocols: Vec<&str> = cards.protocols.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(protocols, core.protocols.iter().map(|protocol| protocol.id.0.as_str()).collect::<Vec<_>>());
    let structures: Vec<&str> = cards.structures.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(structures, core.offered(Role::Practice).map(|one| one.id.0.as_str()).collect::<Vec<_>>());
}

#[test]
fn a_date_that_is_none_is_refused_and_settings_come_back_as_written() {
    let breathing = breathing();
    let wrong = Choice { first_finished: Some("23.11.2026".into()), ..choice("equal-5") };
    assert!(matches!(breathing.begin(wrong), Err(BreathingError::NotADate { .. })));
    let settings = breathing.usual_settings();
    let text = breathing.write_settings(settings.clone()).unwrap();
    assert_eq!(breathing.read_settings(text), Ok(settings));
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

#[test]
fn a_session_goes_by_its_events_and_its_record_takes_it_up_again() {
    let breathing = breathing();
    let session = breathing.begin(choice("equal-5")).unwrap();
    assert_eq!(session.apply(SessionEvent::Tick, 5).state, SessionState::Ready);
    session.apply(SessionEvent::Start, 1000);
    let later = session.apply(SessionEvent::Tick, 9000);
    assert_eq!((later.state, later.position.at_ms), (SessionState::Running, 8000));
    assert!(later.can_slower && later.can_stay);
    let turned = session.turn(Turn::Slower, 9000);
    assert_eq!(turned.revision, later.revision + 1);
    let here = |status: kindself::SessionStatus| {
        (status.position.at_ms, status.position.phase, status.position.level)
    };
    assert_eq!(here(turned), here(later), "a wish changes nothing before the next breath");
    let call = SessionEvent::Interrupt { by: Interruption::Call };
    assert_eq!(session.apply(call, 9500).state, SessionState::Interrupted { by: Interruption::Call });
    let record = session.record(9600).unwrap();

    let again = breathing.restore(record).unwrap();
    let status = again.apply(SessionEvent::Tick, 3);
    assert_eq!(status.state, SessionState::Paused { why: WaitReason::Restored });
    assert_eq!(status.position.at_ms, later.position.resume_at_ms);
    assert_eq!(again.timeline().phases, session.timeline().phases);
    assert_eq!(again.apply(SessionEvent::Stop, 4).state, SessionState::Ended { how: Ending::Stopped });
}

#[test]
fn a_wish_after_what_is_heard_moved_the_person_back_is_followed_and_never_an_error() {
    let resonance = Choice { length_ms: 300_000, ..choice("resonance") };
    let session = breathing().begin(resonance).unwrap();
    session.apply(SessionEvent::Start, 0);
    let begins = |breath| {
        let phases = session.timeline().phases;
        phases.iter().find(|phase| phase.breath == Some(breath)).unwrap().start_ms
    };
    let third = begins(3);
    let once = session.turn(Turn::Faster, third + 100);
    let back = session.apply(SessionEvent::Heard { at_ms: third - 300 }, third + 100);
    assert_eq!((once.position.breath, back.position.breath), (Some(3), Some(2)));
    assert_eq!(session.turn(Turn::Faster, third + 100).revision, back.revision + 1);
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
    session.apply(SessionEvent::Start, 0);
    let before = session.apply(SessionEvent::Tick, 9000);
    assert!(!before.can_faster);
    assert_eq!(session.turn(Turn::Faster, 9000), before);
}

#[test]
fn leading_differently_changes_cues_and_nothing_of_the_phases() {
    let session = breathing().begin(choice("equal-5")).unwrap();
    session.apply(SessionEvent::Start, 0);
    let before = session.timeline();
    let quiet = Guide { voice: false, tones: false, bell: false, touch: false };
    session.lead(quiet, 7000);
    let after = session.timeline();
    assert_eq!((before.phases, before.revision + 1), (after.phases, after.revision));
    // What was is left as it was.
    let later = after.cues.iter().filter(|cue| cue.at_ms >= 7000);
    assert!(
        later.clone().count() > 0 && later.into_iter().all(|cue| matches!(cue.kind, CueKind::Show { .. }))
    );
}

#[test]
fn a_track_is_rendered_in_ranges_and_its_errors_are_typed() {
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    let session = breathing().begin(choice("natural")).unwrap();
    let track = runtime.block_on(session.track(24_000, Vec::new())).unwrap();
    assert_eq!(track.frames(), (60 + 9) * 24_000, "the last bell rings out");
    let (first, second) = (track.render(0, 1000), track.render(1000, 1000));
    assert_eq!([first, second].concat(), track.render(0, 2000));
    assert!(track.render(track.frames(), 10).is_empty() && track.render(u64::MAX, u32::MAX).is_empty());
    let rate = runtime.block_on(session.track(44_100, Vec::new())).unwrap_err();
    assert_eq!(rate.to_string(), "sound.unknown_rate");
    let bad = Clip { line: 0, rate: 1, pcm: vec![0; 3] };
    let clip = runtime.block_on(session.track(24_000, vec![bad])).unwrap_err();
    assert_eq!(clip, SoundError::BadClip { code: "sound.bad_clip".into(), clip: 0 });
}

#[test]
fn crisis_lines_come_with_their_date_and_their_doubts() {
    // 2026-11-29 at noon, UTC.
    let now = Moment { utc_ms: 1_795_953_600_000, ahead_of_utc_s: 0 };
    let on = |code: &str, now| breathing().crisis(Some(code.into()), None, now);
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
    let card = breathing().crisis(None, Some("ZZ".into()), now);
    assert!(card.place.is_none() && card.unlisted.is_none());
    let unlisted = |region: &str| breathing().crisis(None, Some(region.into()), now).unlisted;
    assert_eq!((unlisted("rs").as_deref(), unlisted("GB")), (Some("RS"), None));
    let dialled: Vec<&str> = card.emergency.iter().map(|one| one.number.dialled.as_str()).collect();
    assert_eq!(dialled, ["112", "911"]);
    let seen: Vec<&str> = card.elsewhere_sources.iter().map(|source| source.site.as_str()).collect();
    assert_eq!(seen, ["lifeline-international.com", "developer.throughlinecare.com"]);
    assert!(card.elsewhere_is_old && card.some_are_old);
    assert!(card.emergency.iter().all(|one| one.note.is_some()) && !card.emergency_sources.is_empty());
    let countries = breathing().countries();
    assert!(countries.len() >= 48 && countries.is_sorted_by(|one, other| one.name < other.name));
    for country in countries {
        let card = breathing().crisis(Some(country.code.clone()), None, now);
        assert_eq!(card.place.unwrap().name, country.name);
    }
}
