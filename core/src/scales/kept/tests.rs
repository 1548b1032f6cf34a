//! What is kept of scales, on one device; between two: `crate::archive::tests`.

use super::*;
use crate::content::{Instrument, InstrumentId, ItemNo};
use crate::scales::wording::{CountsFrom, Expected, Said, Wording, WordingError, read_text};
use crate::scales::{Answer, Sheet, WordingName};
use crate::store::tests::{Desk, desk, noon};
use crate::store::{StoreError, kept};
use crate::time::{Moment, UtcMillis};
use std::collections::BTreeSet;

/// An instrument that no one has: four items from 1 to 5, and a question beside them.
pub(crate) fn instrument() -> Instrument {
    let ground = serde_json::json!({ "doubts": ["guess"] });
    serde_json::from_value(serde_json::json!({
        "id": "garden-4", "order": 900, "key": 3, "wording": 1, "key_ground": ground, "items": 4, "least": 1, "most": 5,
        "citation": "Nobody", "extras": [{ "least": 0, "most": 3, "ground": ground }],
        "subscales": [
            { "id": "near", "items": [1, 2], "by": "mean" },
            { "id": "far", "items": [3, 4], "by": "mean", "higher_is_harder": true },
        ],
        "reversed": [3, 4],
        "formulas": [
            { "id": "grand_mean", "how": "mean_of_subscale_means", "of": ["near", "far"], "recommended": true, "places": 2, "ground": ground },
        ],
        "missing": { "rule": "all_needed", "basis": "ours", "ground": ground },
        "time_frame": "last_two_weeks", "time_frame_ground": ground,
        "repeat": { "after_days": 14, "ground": ground }, "licence": ground, "sources": [],
        "text": { "en": {
            "name": "Garden Scale", "short": "gardens", "about": "How a garden is.", "time_frame": "The last two weeks.",
            "anchors": { "1": "never", "5": "always" },
            "subscales": { "near": { "name": "Near", "is": "what is near" }, "far": { "name": "Far", "is": "what is far" } },
            "formulas": { "grand_mean": { "name": "Mean of the two parts", "is": "each part counts the same" } },
            "items": { "1": "I see it.", "2": "I smell it.", "3": "It is behind a wall.", "4": "It is =far, \"away\"." },
            "extra": { "1": "How hard was it?" }, "licence": "Anyone.", "own_wording": "Our own words.",
        } },
    }))
    .unwrap()
}

pub(crate) fn sheet(answers: &[(u8, u8)]) -> Sheet {
    Sheet {
        instrument: instrument().id,
        key: 3,
        wording: WordingName::Own { version: 1 },
        answers: answers.iter().map(|(item, answer)| (ItemNo(*item), Answer(*answer))).collect(),
    }
}

pub(crate) fn brought() -> Wording {
    let draft =
        read_text("1. Seen.\n2. Smelt.\n3. Walled.\n4. Away.\n", &Expected::of(&instrument())).unwrap();
    let said = Said { source: "a folder".into(), validated: true, same_time: true };
    draft.with_counts_from(CountsFrom::One).whole(&instrument(), said).unwrap()
}

pub(crate) fn answer(desk: &mut Desk, n: u8, answers: &[(u8, u8)], day: &str) -> Taken {
    let now = noon(day);
    take(&mut desk.store, &instrument(), TakenId([n; 16]), sheet(answers), BTreeSet::new(), now.at, now)
        .unwrap()
}

fn id() -> InstrumentId {
    instrument().id
}

#[test]
fn a_sheet_that_was_answered_is_there_again_and_goes_when_told() {
    let mut desk = desk();
    let now = noon("2026-11-25");
    let skipped = BTreeSet::from([ItemNo(2), ItemNo(4)]);
    let answers = sheet(&[(1, 5), (3, 1), (4, 2), (5, 0)]);
    let taken =
        take(&mut desk.store, &instrument(), TakenId([1; 16]), answers.clone(), skipped, UtcMillis(5), now)
            .unwrap();
    assert_eq!(taken.answered.skipped, [ItemNo(2)].into(), "what was answered after all was not left");
    assert_eq!((taken.day.to_string(), taken.answered.sheet.clone()), ("2026-11-25".to_owned(), answers));
    let later = answer(&mut desk, 2, &[(1, 1)], "2026-11-26");
    let mut desk = desk.reopened();
    let all = list(desk.store.reader(), Some(&id())).unwrap();
    assert_eq!(all, [later.clone(), taken.clone()], "the newest first");
    assert_eq!(list(desk.store.reader(), Some(&InstrumentId("other".into()))), Ok(vec![]));
    assert_eq!(find(desk.store.reader(), TakenId([1; 16])), Ok(taken));
    forget(&mut desk.store, TakenId([1; 16]), now.at).unwrap();
    forget(&mut desk.store, TakenId([1; 16]), now.at).unwrap();
    assert_eq!(find(desk.store.reader(), TakenId([1; 16])), Err(KeptError::Gone));
    assert_eq!((count(desk.store.reader(), None), list(desk.store.reader(), None)), (Ok(1), Ok(vec![later])));
}

#[test]
fn what_is_no_answer_is_refused_with_its_item_and_what_was_kept_on_the_way_stays() {
    let mut desk = desk();
    let now = noon("2026-11-25");
    let unfinished_one = half();
    keep_unfinished(&mut desk.store, &unfinished_one).unwrap();
    let mut refused = |sheet: Sheet, now: Moment| {
        take(&mut desk.store, &instrument(), TakenId([1; 16]), sheet, BTreeSet::new(), now.at, now)
            .map(drop)
            .unwrap_err()
    };
    assert_eq!(refused(sheet(&[]), now), KeptError::NothingAnswered);
    for (wrong, code, item) in [
        (sheet(&[(1, 5), (2, 0)]), "scale-range", Some(2)),
        (sheet(&[(5, 4)]), "scale-range", Some(5)),
        (sheet(&[(6, 1)]), "scale-item", Some(6)),
        (Sheet { key: 2, ..sheet(&[(1, 1)]) }, "scale-key", None),
        (Sheet { instrument: InstrumentId("other".into()), ..sheet(&[(1, 1)]) }, "scale-other", None),
    ] {
        let KeptError::Answers(why) = refused(wrong, now) else { panic!() };
        assert_eq!((why.code(), why.item()), (code, item.map(ItemNo)));
    }
    assert_eq!(refused(sheet(&[(1, 1)]), Moment::new(UtcMillis(i64::MAX), 0)), KeptError::Clock);
    assert_eq!(unfinished(desk.store.reader(), &id()), Ok(Some(unfinished_one)));
}

fn half() -> Unfinished {
    Unfinished {
        sheet: sheet(&[(1, 4)]),
        skipped: [ItemNo(2)].into(),
        at: ItemNo(3),
        begun: UtcMillis(7),
        saved: UtcMillis(9),
    }
}

#[test]
fn what_is_being_answered_outlasts_a_kill_and_goes_once_it_is_finished() {
    let mut desk = desk();
    assert_eq!(unfinished(desk.store.reader(), &id()), Ok(None));
    keep_unfinished(&mut desk.store, &half()).unwrap();
    let nothing =
        Unfinished { sheet: Sheet { instrument: InstrumentId("other".into()), ..sheet(&[]) }, ..half() };
    keep_unfinished(&mut desk.store, &nothing).unwrap();
    let mut desk = desk.reopened();
    assert_eq!(unfinished(desk.store.reader(), &id()), Ok(Some(half())));
    assert!(half().fits(&instrument()) && !half().fits(&Instrument { key: 4, ..instrument() }));
    assert_eq!(unfinished_ones(desk.store.reader()).unwrap(), [id(), InstrumentId("other".into())]);
    answer(&mut desk, 1, &[(1, 4)], "2026-11-25");
    assert_eq!(unfinished_ones(desk.store.reader()).unwrap(), [InstrumentId("other".into())]);
    drop_unfinished(&mut desk.store, &InstrumentId("other".into())).unwrap();
    kept::keep(&mut desk.store, "scale-unfinished-garden-4", "nonsense").unwrap();
    assert!(matches!(unfinished(desk.store.reader(), &id()), Err(KeptError::Seal(_))));
    set_unfinished_aside(&mut desk.store, &id()).unwrap();
    assert_eq!(unfinished(desk.store.reader(), &id()), Ok(None));
    assert!(unfinished_ones(desk.store.reader()).unwrap().is_empty(), "what lies aside is offered to nobody");
}

#[test]
fn answers_outlive_the_wording_they_were_given_to_and_go_on_saying_where_it_was_from() {
    let mut desk = desk();
    let now = noon("2026-11-25");
    let name = keep_wording(&mut desk.store, brought(), now.at).unwrap();
    let WordingName::Brought { id: wording_id, .. } = name else { panic!() };
    let asked = Sheet { wording: name.clone(), ..sheet(&[(1, 2)]) };
    take(&mut desk.store, &instrument(), TakenId([1; 16]), asked, BTreeSet::new(), now.at, now).unwrap();
    answer(&mut desk, 2, &[(1, 2)], "2026-11-24");
    let kept = wording(desk.store.reader(), wording_id).unwrap().unwrap();
    assert_eq!((kept.name, kept.wording), (name, brought()));
    assert_eq!(answers_in(desk.store.reader(), wording_id), Ok(1));
    forget_wording(&mut desk.store, wording_id, now.at).unwrap();
    assert_eq!(wordings(desk.store.reader(), Some(&id())), Ok(vec![]));
    let taken = find(desk.store.reader(), TakenId([1; 16])).unwrap();
    assert_eq!(taken.answered.wording_from.as_deref(), Some("a folder"));
    assert_eq!(answers_in(desk.store.reader(), wording_id), Ok(1));
    assert_eq!(find(desk.store.reader(), TakenId([2; 16])).unwrap().answered.wording_from, None);
}

#[test]
fn a_wording_that_says_the_same_is_one_and_what_is_said_of_it_is_what_is_said_last() {
    let mut desk = desk();
    keep_wording(&mut desk.store, brought(), UtcMillis(5)).unwrap();
    let said = Wording { source: "a book".into(), validated: false, ..brought() };
    keep_wording(&mut desk.store, brought(), UtcMillis(6)).unwrap();
    keep_wording(&mut desk.store, said.clone(), UtcMillis(4)).unwrap();
    let all: Vec<Wording> =
        wordings(desk.store.reader(), None).unwrap().into_iter().map(|kept| kept.wording).collect();
    assert_eq!(all, [said], "also where the clock was set back");
    let wrong = Wording { items: [(ItemNo(1), " ".to_owned())].into(), ..brought() };
    let missing = WordingError::Missing { items: vec![ItemNo(1)] };
    assert_eq!(keep_wording(&mut desk.store, wrong, UtcMillis(7)), Err(KeptError::Wording(missing)));
}

#[test]
fn a_draft_of_a_wording_is_kept_until_someone_goes_on_with_it() {
    let mut desk = desk();
    let begun = read_text("1. Seen.\n2. Smelt.\n", &Expected::of(&instrument())).unwrap();
    keep_draft(&mut desk.store, &id(), &begun).unwrap();
    let mut desk = desk.reopened();
    assert_eq!(draft(desk.store.reader(), &id()), Ok(Some(begun)));
    kept::keep(&mut desk.store, "wording-draft-garden-4", "nonsense").unwrap();
    assert!(matches!(draft(desk.store.reader(), &id()), Err(KeptError::Wording(WordingError::Seal(_)))));
    set_draft_aside(&mut desk.store, &id()).unwrap();
    assert_eq!(draft(desk.store.reader(), &id()), Ok(None));
    drop_draft(&mut desk.store, &id()).unwrap();
}

#[test]
fn a_row_that_is_no_answer_is_damage() {
    let mut desk = desk();
    answer(&mut desk, 1, &[(1, 4)], "2026-11-25");
    let sql = "UPDATE sheet SET answered = '{\"sheet\":'";
    assert_eq!(desk.store.reader().connection().execute(sql, []), Ok(1));
    assert_eq!(list(desk.store.reader(), None), Err(StoreError::Damaged));
}
