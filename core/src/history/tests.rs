use super::practiced::joined;
use super::*;
use crate::content::{PairId, PracticeId};
use crate::store::tests::{breathed, desk};
use proptest::prelude::*;

#[test]
fn a_session_is_remembered_from_its_tenth_second_on() {
    for (ms, remembered) in [(0, false), (9_999, false), (10_000, true), (u64::MAX, true)] {
        assert_eq!(is_remembered(Millis(ms), false), remembered, "{ms}");
        assert!(is_remembered(Millis(ms), true), "what stirred something up is, however short it was");
    }
}

#[test]
fn minutes_are_whole_and_a_quarter_that_is_left_out_takes_none_away() {
    for (ms, minutes) in [(0, 0), (44_999, 0), (45_000, 1), (60_000, 1), (104_999, 1), (105_000, 2)] {
        assert_eq!(minutes_given(Millis(ms)), minutes, "{ms}");
    }
}

fn rated(pair: &str, first: Option<u8>, second: Option<u8>) -> Rated {
    Rated { pair: PairId(pair.into()), first, second }
}

#[test]
fn what_was_rated_comes_back_each_pair_once_and_nothing_above_ten() {
    let mut desk = desk();
    let ratings =
        vec![rated("tense", Some(11), None), rated("alone", None, None), rated("tense", None, Some(2))];
    let practiced = Practiced { ratings, stirred: true, harder: false, script_length: Some(Millis(480_000)) };
    remember(&mut desk.store, &Breathed { practiced: practiced.clone(), ..breathed(1) }).unwrap();
    let kept = list(desk.store.reader(), 0, 1).unwrap().remove(0).practiced;
    assert_eq!(kept, Practiced { ratings: vec![rated("tense", Some(10), Some(2))], ..practiced });
}

#[test]
fn that_it_was_harder_is_said_and_taken_back_and_of_a_session_that_is_gone_nothing() {
    let mut desk = desk();
    remember(&mut desk.store, &breathed(1)).unwrap();
    remember(&mut desk.store, &breathed(2)).unwrap();
    for said in [true, false, true] {
        harder(&mut desk.store, SessionId([1; 16]), said).unwrap();
        let all = list(desk.store.reader(), 0, 9).unwrap();
        assert!(all.iter().all(|session| session.practiced.harder == (said && session.id.0 == [1; 16])));
    }
    harder(&mut desk.store, SessionId([9; 16]), true).unwrap();
    assert_eq!(count(desk.store.reader()), Ok(2));
}

#[test]
fn the_next_preparation_hears_of_the_last_session_of_that_practice_alone() {
    let mut desk = desk();
    let about = |id: &str| PracticeId(id.into());
    let mut at = |n: u8, subject: Subject, practiced: Practiced| {
        let started = UtcMillis(i64::from(n));
        remember(&mut desk.store, &Breathed { subject, started, practiced, ..breathed(n) }).unwrap();
        last_of(desk.store.reader(), &about("steady")).unwrap()
    };
    let steady = || Subject::Practice(about("steady"));
    let last = |stirred_or_harder, s: Option<u64>| {
        Some(Last { stirred_or_harder, script_length: s.map(Millis::from_secs) })
    };
    let of = |stirred, harder, s: u64| Practiced {
        stirred,
        harder,
        script_length: Some(Millis::from_secs(s)),
        ..Practiced::default()
    };
    let quiet = Practiced::default;
    for (n, subject, practiced, expected) in [
        (4, Subject::Practice(about("steady-2")), of(true, true, 60), None),
        // As a row of version 0.1 has it.
        (5, serde_json::from_str(r#"{"structure":"steady"}"#).unwrap(), quiet(), last(false, None)),
        (6, steady(), of(true, false, 120), last(true, Some(120))),
        (7, steady(), of(false, true, 240), last(true, Some(240))),
        (8, steady(), of(false, false, 600), last(false, Some(600))),
        (9, breathed(9).subject, of(true, true, 60), last(false, Some(600))),
        (3, steady(), of(true, true, 60), last(false, Some(600))),
    ] {
        assert_eq!(at(n, subject, practiced), expected, "{n}");
    }
    let sql =
        r#"UPDATE session SET subject = '{"structure":"steady"}' WHERE subject = '{"practice":"steady"}'"#;
    let changed = desk.store.write(&[SESSIONS], |change| Ok::<_, StoreError>(change.execute(sql, [])?));
    assert_eq!(changed, Ok(5));
    assert_eq!(last_of(desk.store.reader(), &about("steady")), Ok(last(false, Some(600))), "in words of 0.1");
}

#[test]
fn the_last_session_is_found_by_an_index() {
    let desk = desk();
    let sql = "EXPLAIN QUERY PLAN SELECT stirred OR harder, script_length FROM session
         WHERE subject IN ('a', 'b') ORDER BY started DESC, at DESC LIMIT 1";
    let plan: String = desk.store.reader().connection().query_row(sql, [], |row| row.get(3)).unwrap();
    assert!(plan.contains("session_by_subject"), "{plan}");
}

#[test]
fn a_line_of_an_older_archive_reads_and_one_that_has_nothing_to_say_of_a_practice_is_as_it_was() {
    let line = SessionLine::from(breathed(7));
    let text = serde_json::to_string(&line).unwrap();
    assert!(text.ends_with(r#""felt":7,"since":1764000000000}"#), "{text}");
    assert_eq!(serde_json::from_str::<SessionLine>(&text).unwrap(), line);
    let practiced =
        Practiced { ratings: vec![rated("tense", Some(7), None)], stirred: true, ..Practiced::default() };
    let line = SessionLine::from(Breathed { practiced, ..breathed(7) });
    let text = serde_json::to_string(&line).unwrap();
    assert!(text.ends_with(r#""ratings":[{"pair":"tense","first":7}],"stirred":true}"#), "{text}");
    assert_eq!(serde_json::from_str::<SessionLine>(&text).unwrap(), line);
}

fn ratings() -> impl Strategy<Value = Vec<Rated>> {
    let number = || proptest::option::of(0u8..13);
    let one = (0usize..3, number(), number());
    let pairs = ["alone", "cared-for", "tense"];
    proptest::collection::vec(
        one.prop_map(move |(pair, first, second)| rated(pairs[pair], first, second)),
        0..5,
    )
}

proptest! {
    #[test]
    fn whichever_side_ratings_come_from_what_was_said_stands(here in ratings(), there in ratings()) {
        let both = joined(&here, &there);
        prop_assert_eq!(&both, &joined(&there, &here));
        prop_assert_eq!(&both, &joined(&both, &there), "once more changes nothing");
        for said in here.iter().chain(&there) {
            let kept = both.iter().find(|kept| kept.pair == said.pair);
            for (said, kept) in [
                (said.first, kept.and_then(|kept| kept.first)),
                (said.second, kept.and_then(|kept| kept.second)),
            ] {
                prop_assert!(said.is_none_or(|said| kept.is_some_and(|kept| kept >= said.min(10))));
            }
        }
        prop_assert!(both.iter().all(|kept| kept.first.max(kept.second).is_some_and(|most| most <= 10)));
        prop_assert!(both.is_sorted_by(|one, next| one.pair < next.pair));
    }
}
