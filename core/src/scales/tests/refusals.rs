use super::*;
use crate::content::InstrumentId;

fn who() -> Sheet {
    sheet("who-5", &[3, 2, 3, 1, 4])
}

#[test]
fn answers_out_of_range_are_refused_by_item_and_with_what_helps() {
    let mut sheet = who();
    sheet.answers.insert(ItemNo(4), Answer(6));
    let error = score_any(catalogue(), &sheet).unwrap_err();
    let expected =
        ScoreError::OutOfRange { item: ItemNo(4), answer: 6, least: 0, most: 5, counted: Counted::Otherwise };
    assert!(
        matches!(&error, ScoreError::OutOfRange { item: ItemNo(4), answer: 6, least: 0, most: 5, .. }),
        "{error} {expected}"
    );
    assert_eq!((error.code(), error.item()), ("scale-range", Some(ItemNo(4))));
}

#[test]
fn an_item_that_does_not_exist_is_refused() {
    for item in [0, 6, 255] {
        let mut sheet = who();
        sheet.answers.insert(ItemNo(item), Answer(1));
        let error = score_any(catalogue(), &sheet).unwrap_err();
        assert_eq!(error, ScoreError::NoSuchItem { item: ItemNo(item), items: 5 });
        assert_eq!(error.remedy(), Remedy::LookAtNumber);
    }
    // What is asked beside the items of the PHQ-9 has its own points.
    let phq = sheet("phq-9", &[1; 9]);
    assert!(score_any(catalogue(), &phq.clone().with([(ItemNo(10), Answer(3))]).unwrap()).is_ok());
    assert!(score_any(catalogue(), &phq.clone().with([(ItemNo(10), Answer(4))]).unwrap()).is_err());
    assert!(score_any(catalogue(), &phq.with([(ItemNo(11), Answer(0))]).unwrap()).is_err());
}

#[test]
fn an_item_twice_is_refused_even_with_the_same_answer() {
    let who = instrument("who-5");
    let twice = [(ItemNo(1), Answer(2)), (ItemNo(1), Answer(2))];
    let error = Sheet::blank(who, own()).with(twice).unwrap_err();
    assert_eq!(error, ScoreError::Twice { item: ItemNo(1) });
    assert_eq!(error.remedy(), Remedy::KeepOne);
}

#[test]
fn another_count_of_answers_is_refused_for_each_would_stand_for_its_neighbour() {
    let scs = instrument("scs-26");
    for count in [0, 25, 27, 1000] {
        let answers = vec![Some(3); count];
        let error = Sheet::blank(scs, own()).in_order(scs, &answers).unwrap_err();
        assert_eq!(error, ScoreError::Count { given: count.try_into().unwrap(), items: 26 });
        assert_eq!(error.remedy(), Remedy::OneAnItem);
    }
}

#[test]
fn an_unknown_instrument_or_another_version_of_a_key_is_refused() {
    let mut sheet = who();
    sheet.instrument = InstrumentId("pcl".into());
    let error = score_any(catalogue(), &sheet).unwrap_err();
    assert_eq!((error.code(), error.remedy()), ("scale-unknown", Remedy::NewerApp));
    let error = score(instrument("who-5"), &sheet).unwrap_err();
    assert_eq!((error.code(), error.remedy()), ("scale-other", Remedy::OtherInstrument));
    let mut sheet = who();
    for (key, remedy) in [(2, Remedy::NewerApp), (0, Remedy::AnswerAnew)] {
        sheet.key = key;
        let error = score_any(catalogue(), &sheet).unwrap_err();
        assert_eq!((error.code(), error.remedy()), ("scale-key", remedy), "{key}");
    }
}

#[test]
fn codes_are_what_they_were() {
    let (item, instrument) = (ItemNo(1), InstrumentId("x".into()));
    let (given, expected) = (instrument.clone(), instrument.clone());
    let range = |counted| ScoreError::OutOfRange { item, answer: 9, least: 1, most: 5, counted };
    for (error, code, remedy) in [
        (ScoreError::UnknownInstrument { instrument }, "scale-unknown", Remedy::NewerApp),
        (ScoreError::OtherInstrument { given, expected }, "scale-other", Remedy::OtherInstrument),
        (ScoreError::OtherKey { given: 1, known: 2 }, "scale-key", Remedy::AnswerAnew),
        (ScoreError::NoSuchItem { item, items: 5 }, "scale-item", Remedy::LookAtNumber),
        (ScoreError::Twice { item }, "scale-twice", Remedy::KeepOne),
        (ScoreError::Count { given: 1, items: 5 }, "scale-count", Remedy::OneAnItem),
        (range(Counted::OneTooLow), "scale-range", Remedy::AddOne),
        (range(Counted::OneTooHigh), "scale-range", Remedy::TakeOne),
        (range(Counted::Otherwise), "scale-range", Remedy::ChoosePoint),
        (ScoreError::Beyond, "scale-beyond", Remedy::NewerApp),
    ] {
        assert_eq!((error.code(), error.remedy()), (code, remedy), "{error}");
    }
}
