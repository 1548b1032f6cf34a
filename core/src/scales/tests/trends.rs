use super::*;
use crate::content::TimeFrameId;
use crate::time::UtcMillis;

fn who(answers: &[u8], wording: WordingName) -> Scored {
    let mut sheet = sheet("who-5", answers);
    sheet.wording = wording;
    scored(&sheet)
}

#[test]
fn all_answers_of_one_wording_are_one_stretch_in_the_order_of_time() {
    let all = [who(&[5; 5], own()), who(&[1; 5], own()), who(&[3; 5], own())];
    let of = formula("percent");
    let trend = trend(&of, [(UtcMillis(300), &all[0]), (UtcMillis(100), &all[1]), (UtcMillis(200), &all[2])]);
    let [stretch] = trend.stretches.as_slice() else { panic!("{trend:?}") };
    let scores: Vec<(i64, String)> =
        stretch.scores.iter().map(|(at, score)| (at.0, score.to_string())).collect();
    assert_eq!(scores, [(100, "20".into()), (200, "60".into()), (300, "100".into())]);
    assert_eq!(stretch.begins, None);
}

#[test]
fn a_line_ends_where_wording_key_or_time_frame_changed_and_the_next_says_why() {
    let who5 = instrument("who-5");
    let mut newer = who(&[2; 5], validated(who5));
    newer.key = 2;
    let mut week = newer.clone();
    week.time_frame = TimeFrameId("past_week".into());
    let all = [
        who(&[1; 5], own()),
        who(&[2; 5], own()),
        who(&[2; 5], WordingName::Own { version: 2 }),
        who(&[2; 5], validated(who5)),
        newer,
        week,
        who(&[1; 5], own()),
    ];
    let at = all.iter().enumerate().map(|(n, one)| (UtcMillis(n as i64), one));
    let trend = trend(&formula("percent"), at);
    let begins: Vec<Option<Barrier>> = trend.stretches.iter().map(|stretch| stretch.begins).collect();
    assert_eq!(
        begins,
        [
            None,
            Some(Barrier::Wording),
            Some(Barrier::Wording),
            Some(Barrier::Key),
            Some(Barrier::TimeFrame),
            Some(Barrier::Key)
        ]
    );
    assert_eq!(trend.stretches[0].scores.len(), 2);
}

#[test]
fn a_sheet_without_that_score_is_named_and_does_not_end_a_line() {
    let gap = scored(&with_gaps("who-5", &[Some(1), None, Some(1), Some(1), Some(1)]));
    let all = [who(&[1; 5], gap.wording.clone()), gap.clone(), who(&[2; 5], gap.wording.clone())];
    let other = scored(&sheet("phq-9", &[1; 9]));
    let at = all.iter().chain([&other]).enumerate().map(|(n, one)| (UtcMillis(n as i64), one));
    let trend = trend(&formula("percent"), at);
    assert_eq!(trend.stretches.len(), 1);
    assert_eq!(trend.without, [(UtcMillis(1), Unscored::TooFew { needed: 5 })]);
}
