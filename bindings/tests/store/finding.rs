//! Favourites, what was done lately, and what may fit today.

use super::{Desk, NOW, desk, english};
use kindself::{Because, BreathedCard, Moment, RatedCard, StoreError, StoreTrouble, Subject};

fn practice(id: &str) -> Subject {
    Subject::Practice { id: id.into() }
}

fn breathed(id: &str) -> BreathedCard {
    BreathedCard {
        id: String::new(),
        subject: practice(id),
        started_utc_ms: 0,
        day: String::new(),
        length_ms: 90_000,
        whole: true,
        felt: None,
        ratings: Vec::new(),
        stirred: false,
        harder: false,
        script_length_ms: None,
    }
}

fn days_ago(days: i64) -> Moment {
    Moment { utc_ms: NOW.utc_ms - days * 86_400_000, ..NOW }
}

#[test]
fn a_favourite_is_kept_listed_and_let_go_and_is_a_reason() {
    let Desk { folder: _folder, store, .. } = desk();
    let box_4 = Subject::Protocol { id: "box-4".into() };
    store.keep_favourite(practice("supportive-touch"), days_ago(1)).unwrap();
    store.keep_favourite(box_4.clone(), NOW).unwrap();
    let listed = |store: &kindself::Store| -> Vec<_> {
        store.favourites().unwrap().into_iter().map(|card| card.subject).collect()
    };
    assert_eq!(listed(&store), [box_4.clone(), practice("supportive-touch")]);
    let suggested = store.suggestions(english(), 9, NOW).unwrap();
    let touch = suggested.iter().find(|one| one.practice.id == "supportive-touch").unwrap();
    assert_eq!(
        (&touch.because, touch.words.as_str()),
        (&Because::Favourite, "It is one of your favourites.")
    );
    store.forget_favourite(practice("supportive-touch"), NOW).unwrap();
    store.forget_favourite(practice("supportive-touch"), NOW).unwrap();
    assert_eq!(listed(&store), [box_4]);
    store.close();
    let closed = StoreError::Failed { trouble: StoreTrouble::Closed };
    assert_eq!(store.favourites(), Err(closed));
}

#[test]
fn suggestions_say_why_in_words_and_recent_ones_whether_they_helped() {
    let Desk { folder: _folder, store, .. } = desk();
    let begin = store.suggestions(english(), 3, NOW).unwrap();
    assert_eq!(begin[0].practice.name, "Self-compassion break");
    assert_eq!((&begin[0].because, begin[0].words.as_str()), (&Because::ToBegin, "A place to begin."));

    let rated = |first, second| RatedCard {
        pair: "strong".into(),
        first: Some(first),
        second: Some(second),
        name: String::new(),
        first_words: String::new(),
        second_words: String::new(),
    };
    store.remember_session(breathed("supportive-touch"), days_ago(3)).unwrap();
    let rain = BreathedCard { ratings: vec![rated(8, 4)], ..breathed("rain") };
    store.remember_session(rain, days_ago(2)).unwrap();
    let recent = store.recent(english(), 5).unwrap();
    let told: Vec<_> =
        recent.iter().map(|card| (card.subject.clone(), card.day.as_str(), card.helped)).collect();
    let expected =
        [(practice("rain"), "2026-11-23", true), (practice("supportive-touch"), "2026-11-22", false)];
    assert_eq!(told, expected);
    let words: Vec<String> =
        store.suggestions(english(), 9, NOW).unwrap().into_iter().map(|one| one.words).collect();
    assert!(words.contains(&"Your numbers went the kinder way here before.".to_owned()), "{words:?}");
    assert!(
        words.contains(&"It follows on from “Soothing and supportive touch”, which you know.".to_owned()),
        "{words:?}"
    );

    store.remember_session(BreathedCard { harder: true, ..breathed("rain") }, NOW).unwrap();
    let soft = store.suggestions(english(), 9, NOW).unwrap();
    assert!(!soft.is_empty() && soft.iter().all(|one| one.because == Because::AfterHardTime), "{soft:?}");
    assert!(soft.iter().all(|one| one.practice.id != "rain"));
}
