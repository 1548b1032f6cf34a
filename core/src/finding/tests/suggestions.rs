//! What may fit today, and why.

use super::*;
use crate::content::{Family, Flow, PairId, Role};
use crate::history::{Breathed, Practiced, SessionId};
use crate::session::{Rated, Subject};
use crate::time::{Millis, UtcMillis};
use chrono::{Days, NaiveDate};

fn today() -> NaiveDate {
    "2026-11-25".parse().unwrap()
}

/// A whole session, so many days ago.
fn did(id: &str, days_ago: u64) -> Breathed {
    let day = today().checked_sub_days(Days::new(days_ago)).unwrap();
    Breathed {
        id: SessionId([1; 16]),
        subject: Subject::Practice(PracticeId(id.into())),
        started: UtcMillis(0),
        day,
        length: Millis::from_secs(100),
        whole: true,
        felt: None,
        since: UtcMillis(0),
        practiced: Practiced::default(),
    }
}

fn hard(id: &str, days_ago: u64) -> Breathed {
    Breathed { practiced: Practiced { harder: true, ..Practiced::default() }, ..did(id, days_ago) }
}

fn stirred(id: &str, days_ago: u64) -> Breathed {
    Breathed { practiced: Practiced { stirred: true, ..Practiced::default() }, ..did(id, days_ago) }
}

fn rated(id: &str, pair: &str, first: u8, second: u8) -> Breathed {
    let ratings = vec![Rated { pair: PairId(pair.into()), first: Some(first), second: Some(second) }];
    Breathed { practiced: Practiced { ratings, ..Practiced::default() }, ..did(id, 3) }
}

fn suggested(sessions: &[Breathed], favourites: &[Subject]) -> Vec<Suggestion> {
    suggest(catalogue(), &Known { today: today(), sessions, favourites }, usize::MAX)
}

fn because(all: &[Suggestion], id: &str) -> Option<Because> {
    all.iter().find(|one| one.practice.0 == id).map(|one| one.because.clone())
}

fn family(suggestion: &Suggestion) -> Family {
    catalogue().practice(&suggestion.practice).unwrap().family
}

#[test]
fn whoever_begins_is_offered_the_kind_minute_first_and_what_needs_nothing_before_it() {
    let all = suggested(&[], &[]);
    assert_eq!(
        all[0],
        Suggestion { practice: catalogue().kind_minute.id.clone(), because: Because::ToBegin }
    );
    assert!(all.len() >= 3);
    for one in &all {
        assert!(catalogue().practice(&one.practice).unwrap().prerequisites.is_empty(), "{one:?}");
    }
}

#[test]
fn each_reason_is_the_one_that_it_says() {
    let touch = Subject::Practice(PracticeId("supportive-touch".into()));
    for (past, favourites, id, expected) in [
        (vec![rated("rain", "strong", 8, 5)], vec![], "rain", Some(Because::Helped)),
        (vec![rated("rain", "strong", 5, 4)], vec![], "rain", None),
        (vec![rated("rain", "strong", 5, 8)], vec![], "rain", None),
        (
            vec![rated("criticism-versus-kindness", "cared-for", 2, 7), did("soothing-rhythm-breathing", 3)],
            vec![],
            "criticism-versus-kindness",
            Some(Because::Helped),
        ),
        (vec![did("rain", 2)], vec![touch.clone()], "supportive-touch", Some(Because::Favourite)),
        (
            vec![did("supportive-touch", 2)],
            vec![],
            "kind-affirmation",
            Some(Because::ComesAfter(PracticeId("supportive-touch".into()))),
        ),
        (vec![did("rain", 2)], vec![], "kind-affirmation", None),
        (
            vec![did("rain", 2)],
            vec![],
            "loving-kindness-loved-one",
            Some(Because::OtherFlow(Flow::SelfToOther)),
        ),
        (vec![did("loving-kindness-loved-one", 2)], vec![], "loving-kindness-beginners", None),
        (vec![did("rain", 7)], vec![], "rain", Some(Because::NotForAWhile)),
        (vec![did("rain", 6)], vec![], "rain", None),
        (vec![did("rain", 0)], vec![Subject::Practice(PracticeId("rain".into()))], "rain", None),
    ] {
        let all = suggested(&past, &favourites);
        assert_eq!(because(&all, id), expected, "{id} after {:?}", past[0].subject);
    }
}

#[test]
fn after_a_hard_time_nothing_goes_near_and_what_stung_is_left_alone_for_two_weeks() {
    for past in [hard("memory-cared-for", 0), stirred("rain", 1), hard("soles-of-the-feet", 2)] {
        let all = suggested(std::slice::from_ref(&past), &[]);
        assert!(!all.is_empty());
        for one in &all {
            let soft = [Family::Grounding, Family::SoothingBody, Family::Breathing, Family::Relaxation];
            assert!(soft.contains(&family(one)) && one.because == Because::AfterHardTime, "{one:?}");
            assert_ne!(Subject::Practice(one.practice.clone()), past.subject);
        }
    }
    let rain = Subject::Practice(PracticeId("rain".into()));
    for (days, there) in [(3, false), (14, false), (15, true)] {
        let all = suggested(&[stirred("rain", days)], std::slice::from_ref(&rain));
        assert_eq!(because(&all, "rain").is_some(), there, "{days} days after");
    }
}

#[test]
fn nothing_that_is_about_abuse_is_ever_suggested_nor_a_practice_before_what_it_leans_on() {
    let mut with = catalogue().clone();
    for practice in &mut with.practices {
        if practice.is(Role::Practice) && practice.family == Family::Psychoeducation {
            practice.facets.problems.push("abuse-aftermath".into());
        }
    }
    let favourites: Vec<Subject> =
        with.practices.iter().map(|practice| Subject::Practice(practice.id.clone())).collect();
    let all = suggest(&with, &Known { today: today(), sessions: &[], favourites: &favourites }, usize::MAX);
    assert!(all.len() > 20);
    for one in &all {
        let practice = with.practice(&one.practice).unwrap();
        assert!(practice.family != Family::Psychoeducation && practice.prerequisites.is_empty(), "{one:?}");
    }
}

/// By its mark alone, whatever it is found by.
#[test]
fn nothing_that_is_discreet_is_ever_suggested() {
    let mut with = catalogue().clone();
    for practice in &mut with.practices {
        practice.facets.problems.retain(|problem| problem != "abuse-aftermath");
    }
    let favourites: Vec<Subject> =
        with.practices.iter().map(|practice| Subject::Practice(practice.id.clone())).collect();
    for sessions in [vec![], vec![did("mindful-walking", 20)], vec![hard("rain", 1)]] {
        let known = Known { today: today(), sessions: &sessions, favourites: &favourites };
        let all = suggest(&with, &known, usize::MAX);
        assert!(all.iter().all(|one| !with.practice(&one.practice).unwrap().discreet));
    }
}

#[test]
fn the_first_few_have_reasons_of_different_kinds_and_are_the_same_for_the_same_day() {
    let past = [did("supportive-touch", 2), rated("rain", "strong", 8, 3), did("mindful-walking", 20)];
    let favourites = [Subject::Practice(PracticeId("soles-of-the-feet".into()))];
    let of = |today: &str| {
        let known = Known { today: today.parse().unwrap(), sessions: &past, favourites: &favourites };
        suggest(catalogue(), &known, 4)
    };
    let all = of("2026-11-25");
    assert_eq!(all.len(), 4);
    let kinds: Vec<_> = all.iter().map(|one| std::mem::discriminant(&one.because)).collect();
    assert!((1..kinds.len()).all(|n| !kinds[..n].contains(&kinds[n])), "{all:?}");
    assert_eq!(of("2026-11-25"), all);
    let days: Vec<_> = (20..28).map(|day| of(&format!("2026-11-{day}"))).collect();
    assert!(days.iter().any(|day| *day != all), "another day brings others");
}

#[test]
fn what_was_done_lately_is_there_once_and_says_whether_it_ever_helped() {
    let own = Breathed { subject: Subject::Own(crate::content::Pattern::default()), ..did("", 1) };
    let unknown = did("a-practice-of-tomorrow", 1);
    let past = [did("rain", 1), own, unknown, rated("rain", "strong", 8, 3), did("supportive-touch", 5)];
    let all = recent(catalogue(), &past, 9);
    let told: Vec<_> = all.iter().map(|one| (&one.subject, one.day, one.helped)).collect();
    assert_eq!(
        told,
        [
            (&past[0].subject, past[0].day, true),
            (&past[1].subject, past[1].day, false),
            (&past[4].subject, past[4].day, false),
        ]
    );
    assert_eq!(recent(catalogue(), &past, 1).len(), 1);
}
