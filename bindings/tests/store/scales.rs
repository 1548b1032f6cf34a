//! Scales through the facade: answered, resumed, scored, compared, and in a wording that a person brings.

use super::{Desk, NOW, desk, english, open};
use kindself::{
    CountsFrom, DraftChange, Moment, NoScore, ScaleBarrier, ScaleDeed, ScaleError, ScaleFormat, ScaleLeads,
    ScaleVerdict, Scales, WordingDoubt, WordingUsed,
};
use std::sync::Arc;

fn scales(desk: &Desk) -> Arc<Scales> {
    Scales::new(desk.store.clone(), english())
}

fn later(days: i64) -> Moment {
    Moment { utc_ms: NOW.utc_ms + days * 86_400_000, ..NOW }
}

/// Answers every item alike; the sheet's name.
fn answered(scales: &Scales, scale: &str, wording: Option<&str>, point: u8, now: Moment) -> String {
    let of = scales.taking(scale.into(), wording.map(Into::into), now).unwrap().of;
    for item in 1..=of {
        let deed = ScaleDeed::Answers { item, point };
        scales.does(scale.into(), wording.map(Into::into), deed, now).unwrap();
    }
    scales.finish(scale.into(), now).unwrap()
}

/// Sentences as a form has them, numbered.
fn form(items: u8) -> String {
    (1..=items).map(|item| format!("{item}. A sentence about the thing of number {item}\n")).collect()
}

#[test]
fn eleven_scales_are_there_and_each_can_be_answered_to_the_end() {
    let desk = desk();
    let scales = scales(&desk);
    let list = scales.list().unwrap();
    assert_eq!(list.len(), 11);
    for card in list {
        let form = scales.form(card.id.clone(), None).unwrap();
        assert_eq!(form.questions.len(), usize::from(card.items), "{}", card.id);
        assert!(form.questions.iter().all(|question| !question.text.is_empty()), "{}", card.id);
        assert!(form.own_wording.is_some());
        let id = answered(&scales, &card.id, None, 1, NOW);
        let result = scales.result(id).unwrap();
        assert!(!result.words.is_empty() || result.leads == [ScaleLeads::Crisis], "{}", card.id);
        assert!(!result.sources.is_empty(), "{}", card.id);
        assert!(
            result.scores.iter().all(|score| score.value.is_some() && score.band.is_none()),
            "{}",
            card.id
        );
        assert!(result.answers.iter().all(|answer| answer.point == Some(1) && answer.text.is_some()));
    }
}

#[test]
fn a_half_done_sheet_is_there_after_a_restart_and_goes_with_its_last_answer() {
    let desk = desk();
    let before = scales(&desk);
    for item in [1, 2] {
        before.does("who-5".into(), None, ScaleDeed::Answers { item, point: 0 }, NOW).unwrap();
    }
    before.does("who-5".into(), None, ScaleDeed::Skips { item: 3 }, NOW).unwrap();
    desk.store.close();
    let store = open(&desk.folder, &desk.key).unwrap();
    let scales = Scales::new(store, english());
    assert_eq!(scales.list().unwrap().iter().find(|card| card.id == "who-5").unwrap().unfinished, Some(2));
    let taking = scales.taking("who-5".into(), None, NOW).unwrap();
    assert_eq!((taking.at, taking.answered, taking.of, taking.skipped), (4, 2, 5, vec![3]));
    let id = scales.finish("who-5".into(), NOW).unwrap();
    let result = scales.result(id.clone()).unwrap();
    assert_eq!(
        result.scores[0].why_not,
        Some(NoScore::TooFew { needed: 5 }),
        "0 is an answer, and blank is none"
    );
    assert!(result.words.is_empty(), "nothing is said of what has no score");
    assert_eq!(scales.finish("who-5".into(), NOW), Err(ScaleError::NothingAnswered));
    scales.forget(id.clone(), NOW).unwrap();
    assert_eq!(scales.result(id), Err(ScaleError::Gone));
    assert_eq!(scales.list().unwrap().iter().find(|card| card.id == "who-5").unwrap().taken, 0);
}

#[test]
fn a_sensitive_answer_brings_help_before_any_score() {
    let desk = desk();
    let scales = scales(&desk);
    let support = |scale: &str, point| scales.support(scale.into(), 9, point);
    let help = support("phq-9", 1).unwrap();
    assert_eq!(help.leads, ScaleLeads::Crisis);
    assert!(!help.title.is_empty() && !help.body.is_empty());
    assert_eq!(support("phq-9", 0), None);
    assert_eq!(support("fscrs-22", 4).unwrap().leads, ScaleLeads::Support);
    assert_eq!(scales.support("phq-9".into(), 1, 3), None);
    // It asks no store, and comes though nothing can be kept.
    desk.store.close();
    assert!(scales.support("phq-9".into(), 9, 3).is_some());
}

#[test]
fn who_has_such_thoughts_reads_nothing_of_few_and_finds_help_in_the_result() {
    let desk = desk();
    let scales = scales(&desk);
    for item in 1..=9 {
        let point = if item == 9 { 3 } else { 0 };
        scales.does("phq-9".into(), None, ScaleDeed::Answers { item, point }, NOW).unwrap();
    }
    let result = scales.result(scales.finish("phq-9".into(), NOW).unwrap()).unwrap();
    assert_eq!((result.leads, result.words), (vec![ScaleLeads::Crisis], vec![]));
}

#[test]
fn the_only_answer_that_is_taken_back_leaves_nothing() {
    let desk = desk();
    let scales = scales(&desk);
    scales.does("phq-9".into(), None, ScaleDeed::Answers { item: 9, point: 3 }, NOW).unwrap();
    scales.does("phq-9".into(), None, ScaleDeed::Clears { item: 9 }, NOW).unwrap();
    assert!(scales.taking("phq-9".into(), None, NOW).unwrap().answers.is_empty());
    assert_eq!(scales.list().unwrap().iter().find(|card| card.id == "phq-9").unwrap().unfinished, None);
}

#[test]
fn in_our_own_words_two_sheets_stand_side_by_side_without_a_verdict() {
    let desk = desk();
    let scales = scales(&desk);
    answered(&scales, "scs-26", None, 2, NOW);
    let second = scales.result(answered(&scales, "scs-26", None, 4, later(30))).unwrap();
    assert_eq!(second.wording, WordingUsed::Own);
    assert_eq!(second.changes.len(), 1);
    assert_eq!(second.changes[0].verdict, ScaleVerdict::OwnWording);
    let trends = scales.trends("scs-26".into()).unwrap();
    assert_eq!(trends.len(), 7, "the total and six parts");
    assert_eq!(trends[0].stretches.len(), 1);
    assert_eq!(trends[0].stretches[0].points.len(), 2);
}

#[test]
fn a_wording_with_a_line_missing_is_put_right_kept_answered_and_never_compared_with_our_own() {
    let desk = desk();
    let scales = scales(&desk);
    answered(&scales, "who-5", None, 2, NOW);
    let all = form(5);
    let four: String =
        all.lines().filter(|line| !line.starts_with("3.")).map(|line| format!("{line}\n")).collect();
    let draft = scales.read_wording_text("who-5".into(), four).unwrap();
    assert!(draft.doubts.contains(&WordingDoubt::Missing { items: vec![3] }), "{:?}", draft.doubts);
    let keep = |scales: &Scales| scales.keep_wording("who-5".into(), "A book".into(), true, true, NOW);
    assert!(matches!(keep(&scales), Err(ScaleError::Missing { .. } | ScaleError::CountsUnsaid)));
    let change = DraftChange::Item { item: 3, text: "The third one".into() };
    scales.change_wording("who-5".into(), change).unwrap();
    let counts = DraftChange::Counts { from: CountsFrom::Zero };
    let draft = scales.change_wording("who-5".into(), counts).unwrap();
    assert_eq!(draft.items[2].text.as_deref(), Some("The third one"));
    assert!(scales.page("who-5".into()).unwrap().has_draft);
    let id = keep(&scales).unwrap();
    let page = scales.page("who-5".into()).unwrap();
    assert!(!page.has_draft);
    assert_eq!((page.wordings[0].id.clone(), page.wordings[0].validated), (id.clone(), true));
    let first = scales.result(answered(&scales, "who-5", Some(&id), 1, later(1))).unwrap();
    assert_eq!(first.not_compared, Some(ScaleBarrier::Wording));
    assert!(first.scores.iter().any(|score| score.band.is_some() && score.band_by.is_some()));
    let second = scales.result(answered(&scales, "who-5", Some(&id), 5, later(20))).unwrap();
    assert_eq!(second.not_compared, None);
    assert_eq!(second.changes[0].verdict, ScaleVerdict::Clear);
    assert!(!second.changes[0].why.is_empty() && second.changes[0].low_line.is_some());
    let trend = &scales.trends("who-5".into()).unwrap()[0];
    assert_eq!(trend.stretches.iter().map(|one| one.points.len()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(trend.stretches[1].begins, Some(ScaleBarrier::Wording));
    // What the person brought stays theirs.
    for format in [ScaleFormat::Answers, ScaleFormat::Scores, ScaleFormat::Json, ScaleFormat::Fhir] {
        let file = scales.export(None, format, false).unwrap();
        assert!(!file.text.contains("A sentence about the thing"), "{}", file.name);
    }
    let with = scales.export(Some("who-5".into()), ScaleFormat::Json, true).unwrap();
    assert!(with.text.contains("A sentence about the thing"));
    let begun = ScaleDeed::Answers { item: 1, point: 1 };
    scales.does("who-5".into(), Some(id.clone()), begun, NOW).unwrap();
    assert_eq!(scales.forget_wording(id.clone(), NOW), Err(ScaleError::BeingAnswered));
    scales.leave("who-5".into()).unwrap();
    scales.forget_wording(id.clone(), NOW).unwrap();
    let page = scales.page("who-5".into()).unwrap();
    assert!(page.wordings.is_empty());
    let source = Some("A book".to_owned());
    assert_eq!(page.taken[0].wording, WordingUsed::Brought { validated: true, source });
    assert_eq!(scales.taking("who-5".into(), Some(id), NOW), Err(ScaleError::Gone));
}

#[test]
fn what_is_no_scale_item_answer_or_text_is_refused_and_nothing_is_kept() {
    let desk = desk();
    let scales = scales(&desk);
    assert_eq!(scales.page("nothing".into()).unwrap_err(), ScaleError::Unknown);
    let does = |deed| scales.does("who-5".into(), None, deed, NOW).unwrap_err();
    assert_eq!(does(ScaleDeed::Answers { item: 6, point: 0 }), ScaleError::NoSuchItem { item: 6 });
    let out = ScaleError::OutOfRange { item: 1, least: 0, most: 5 };
    assert_eq!(does(ScaleDeed::Answers { item: 1, point: 6 }), out);
    assert_eq!(scales.result("x".into()).unwrap_err(), ScaleError::InvalidId);
    let pdf = scales.read_wording("who-5".into(), b"%PDF-1.7\n1 0 obj".to_vec()).unwrap_err();
    assert_eq!(pdf.code(), "scales.not_text");
    assert_eq!(scales.read_wording_text("who-5".into(), " \n".into()).unwrap_err(), ScaleError::Empty);
    assert_eq!(scales.wording_draft("who-5".into()).unwrap(), None);
    assert_eq!(scales.finish("who-5".into(), NOW).unwrap_err(), ScaleError::NothingAnswered);
}
