//! What practices leave in the store: what was kept from them, and what was said of them.

use super::{Desk, NOW, desk, english};
use kindself::{
    BreathedCard, KeepsakeError, KeptKind, LastCard, OfferedKeepsake, RatedCard, StoreError, StoreTrouble,
    Subject,
};

const BREAK: &str = "self-compassion-break";
const NEED: &str = "need";

#[test]
fn what_was_kept_is_listed_with_its_words_and_practice_offered_again_and_forgotten() {
    let Desk { folder: _folder, store, .. } = desk();
    let words = |words: &str| store.keep_words(english(), BREAK.into(), NEED.into(), words.into(), NOW);
    let option =
        |step: &str, id: &str| store.keep_option(english(), BREAK.into(), step.into(), id.into(), NOW);
    let here = option(NEED, "here").unwrap().unwrap();
    let easy = words(" Easy now.\n").unwrap().unwrap();
    assert_eq!(words("Easy now."), Ok(Some(easy.clone())), "the same thing");
    assert_eq!((words("  "), option(NEED, "own")), (Ok(None), Ok(None)), "nothing is kept");
    assert_eq!(option("nowhere", "here"), Err(KeepsakeError::UnknownOption));
    assert_eq!(words(&"x".repeat(201)), Err(KeepsakeError::TooLong { most_chars: 200 }));
    let all = store.keepsakes(english()).unwrap();
    let told: Vec<_> = all.iter().map(|card| (card.id.as_str(), card.words.as_str(), card.own)).collect();
    assert_eq!(told, [(easy.as_str(), "Easy now.", true), (here.as_str(), "I'm here with you.", false)]);
    assert!(all.iter().all(|card| (card.kind, card.practice.as_str()) == (KeptKind::KindSentence, BREAK)));
    assert!(
        all.iter()
            .all(|card| card.practice_name == "Self-compassion break" && card.kept_utc_ms == NOW.utc_ms)
    );
    let offered = |practice: &str| store.keepsakes_for(english(), practice.into()).unwrap();
    let sentence = OfferedKeepsake { kind: KeptKind::KindSentence, words: "Easy now.".into() };
    assert_eq!(offered(BREAK), [sentence]);
    assert!(offered("nothing").is_empty() && offered("steady").is_empty());
    store.forget_keepsake(easy, NOW).unwrap();
    store.forget_keepsake("no id".into(), NOW).unwrap();
    assert_eq!(store.keepsakes(english()).unwrap().len(), 1);
    store.forget_keepsakes(NOW).unwrap();
    assert!(store.keepsakes(english()).unwrap().is_empty());
    store.close();
    assert_eq!(words("a"), Err(KeepsakeError::Store { trouble: StoreTrouble::Closed }));
    assert!(matches!(store.keepsakes(english()), Err(StoreError::Failed { trouble: StoreTrouble::Closed })));
}

#[test]
fn what_was_rated_is_told_in_words_and_the_next_time_hears_that_it_was_harder() {
    let Desk { folder: _folder, store, .. } = desk();
    let catalogue = kindself_core::content::Catalogue::bundled().unwrap();
    let practice = catalogue.practices.iter().find(|practice| !practice.ratings.is_empty()).unwrap();
    let (pair, words) = practice.ratings.iter().next().unwrap();
    let rated = |pair: &str| RatedCard {
        pair: pair.into(),
        first: Some(12),
        second: None,
        name: String::new(),
        first_words: String::new(),
        second_words: String::new(),
    };
    let session = BreathedCard {
        id: String::new(),
        subject: Subject::Practice { id: practice.id.0.clone() },
        started_utc_ms: 0,
        day: String::new(),
        length_ms: 64_000,
        whole: true,
        felt: None,
        ratings: vec![rated(&pair.0), rated("zz-of-a-newer-version")],
        stirred: false,
        harder: false,
        script_length_ms: Some(480_000),
    };
    let last = || store.last_of_practice(practice.id.0.clone()).unwrap();
    assert_eq!(last(), None);
    let id = store.remember_session(session, NOW).unwrap();
    assert_eq!(last(), Some(LastCard { stirred_or_harder: false, script_length_ms: Some(480_000) }));
    store.session_harder(id, true).unwrap();
    store.session_harder("no id".into(), true).unwrap();
    assert_eq!(last(), Some(LastCard { stirred_or_harder: true, script_length_ms: Some(480_000) }));
    let told = store.sessions(english(), 0, 9).unwrap().remove(0);
    let english = kindself_core::content::Language::new("en");
    let text = |texts: &kindself_core::content::Texts<String>| texts.get(&english).clone();
    let named = RatedCard {
        first: Some(10),
        name: text(&words.name),
        first_words: text(&words.first),
        second_words: text(&words.second),
        ..rated(&pair.0)
    };
    let unnamed = RatedCard { first: Some(10), ..rated("zz-of-a-newer-version") };
    assert_eq!((told.ratings, told.harder, told.stirred), (vec![named, unnamed], true, false));
}
