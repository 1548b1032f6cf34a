//! Pages about abuse, across the border.

use super::sound::waits_ms;
use super::{NOON, breathing, choice, content, device};
use kindself::{
    Asks, Choice, Guide, Reply, Session, SessionDevice, SessionEffect, SessionEvent, SessionState,
    SessionStatus, Subject, usual_settings,
};
use std::path::Path;
use std::sync::Arc;

const SILENT: Guide = Guide { voice: false, tones: false, bell: false, touch: false };

fn page(length_ms: u64, guide: Guide) -> Choice {
    Choice { subject: Subject::Practice { id: "coercive-methods".into() }, length_ms, guide, ..choice("") }
}

/// How many files there are below `folder`.
fn files(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let count = |path: &Path| if path.is_dir() { files(path) } else { 1 };
    entries.map(|entry| count(&entry.unwrap().path())).sum()
}

#[test]
fn what_is_spoken_of_it_is_in_no_file_whatever_the_phone_keeps() {
    let folder = tempfile::tempdir().unwrap();
    let speech_cache = Some(folder.path().to_string_lossy().into_owned());
    let spoken = |chosen: Choice| {
        let session = breathing().begin(chosen).unwrap();
        session.open(SessionDevice { speech_cache: speech_cache.clone(), kept: true, ..device(24_000) }, 0);
        session.apply(SessionEvent::Resume, 0);
        waits_ms(&session);
    };
    spoken(page(110_000, Guide { voice: true, ..SILENT }));
    assert_eq!(files(folder.path()), 0);
    spoken(choice("equal-5"));
    assert!(files(folder.path()) > 0, "of anything else it is");
}

/// Until a question is asked, page by page; what is kept on the way is a mistake.
fn until_asked(session: &Arc<Session>, now: &mut u64) -> SessionStatus {
    let mut event = SessionEvent::Resume;
    loop {
        let answer = session.apply(event, *now);
        let kept = answer.effects.iter().any(|effect| matches!(effect, SessionEffect::KeepRecord { .. }));
        assert!(!kept && *now < 3_600_000);
        *now += 1000;
        event = match &answer.status.question {
            Some(question) if matches!(question.asks, Asks::Choose { .. }) => return answer.status,
            Some(question) => SessionEvent::Answer { number: question.number, reply: Reply::GoOn },
            None if matches!(answer.status.state, SessionState::Ended { .. }) => return answer.status,
            None => SessionEvent::Due,
        };
    }
}

#[test]
fn the_ways_out_are_no_options_of_its_questions_for_they_stand_on_every_page_and_the_others_keep_their_number()
 {
    let session = breathing().begin(page(260_000, SILENT)).unwrap();
    session.open(SessionDevice { kept: true, ..device(24_000) }, 0);
    let mut now = 0;
    let asked = until_asked(&session, &mut now).question.unwrap();
    let Asks::Choose { options, keep: None } = &asked.asks else { panic!("{asked:?}") };
    let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
    assert_eq!(ids, ["go-on", "room-first"]);
    let room = SessionEvent::Answer { number: asked.number, reply: Reply::Option { index: 1 } };
    session.apply(room, now);
    let ended = until_asked(&session, &mut now);
    assert!(matches!(ended.state, SessionState::Ended { .. }), "{ended:?}");
}

#[test]
fn its_card_says_that_it_is_discreet_and_its_usual_choice_is_silent() {
    let breathing = breathing();
    let cards = breathing.catalogue().practices;
    let card = cards.iter().find(|card| card.id == "coercive-methods").unwrap();
    assert!(card.discreet && card.note.is_some() && card.unreviewed.is_some());
    let loud = Guide { voice: true, tones: true, bell: true, touch: true };
    let settings = kindself::Settings { guide: loud, ..usual_settings() };
    let usual = |id: &str| {
        let subject = Subject::Practice { id: id.into() };
        breathing.usual_choice(settings.clone(), subject, None, NOON).guide
    };
    assert_eq!(usual("coercive-methods"), SILENT);
    assert_eq!(usual("rain"), loud);
}

#[test]
fn help_lines_are_those_of_the_country_and_where_none_is_known_that_is_said() {
    let content = content();
    let of = |chosen: Option<&str>, region: Option<&str>| {
        content.abuse_lines(chosen.map(Into::into), region.map(Into::into), NOON)
    };
    let here = of(None, Some("GB"));
    assert_eq!(here.place.as_deref(), Some("United Kingdom"));
    assert!(here.lines.len() > 5 && here.note.is_some() && !here.emergency.is_empty());
    assert!(here.lines.iter().any(|line| line.line.caution.is_some()));
    assert!(here.lines.iter().any(|line| line.bill.starts_with("Said not")));
    for (chosen, region) in [(Some("EU"), None), (None, Some("HR")), (None, Some("ZW"))] {
        let none = of(chosen, region);
        assert!(none.lines.is_empty() && none.then.starts_with("We know of no helpline"), "{region:?}");
        assert!(!none.emergency.is_empty());
    }
    let unknown = of(None, None);
    assert!(unknown.place.is_none() && unknown.then.contains("which country"), "{}", unknown.then);
}
