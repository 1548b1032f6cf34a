//! What holds of every instrument in the catalogue.

use super::*;

#[test]
fn each_instrument_lets_every_sheet_of_one_point_be_scored_at_the_ends_of_its_range() {
    for one in &catalogue().instruments {
        for kind in [false, true] {
            let answers: Vec<u8> = one
                .numbers()
                .map(|item| if one.reversed.contains(&item) == kind { one.least } else { one.most })
                .collect();
            let result = scored(&sheet(&one.id.0, &answers));
            for total in &result.totals {
                let (least, most) = one.range(&Measure::Formula(total.formula.clone())).unwrap();
                assert_eq!(
                    total.score,
                    Ok(if kind { most } else { least }),
                    "{} {}",
                    one.id.0,
                    total.formula.0
                );
            }
        }
    }
}

#[test]
fn a_subscale_with_four_of_five_answers_is_scored_and_one_with_three_of_four_is_not() {
    // At least 80 % of a subscale: a convention, which the result marks.
    let mut answers = [Some(4); 26];
    answers[4] = None;
    let result = scored(&with_gaps("scs-26", &answers));
    assert_eq!(value(&result, &subscale("self_kindness")), Exact::whole(4));
    assert!(result.totals.iter().all(|total| total.score.is_ok()));
    assert_eq!(result.totals[0].missing, items(&[5]));
    answers[2] = None;
    let result = scored(&with_gaps("scs-26", &answers));
    assert_eq!(result.value(&subscale("common_humanity")), Some(Err(Unscored::TooFew { needed: 4 })));
    assert!(result.totals.iter().all(|total| total.score == Err(Unscored::WithoutSubscale)));
    assert_eq!(value(&result, &subscale("self_kindness")), Exact::whole(4), "what is whole has its score");
}

#[test]
fn where_nobody_says_what_to_do_with_gaps_one_missing_answer_leaves_its_scores_out_and_no_others() {
    for id in ["scs-sf-12", "sscs-l-18", "sscs-s-6", "scs-y-17", "fscrs-22", "fcs-38", "who-5"] {
        let one = instrument(id);
        let mut answers = vec![Some(one.most); one.items.into()];
        answers[0] = None;
        let result = scored(&with_gaps(id, &answers));
        for part in &result.subscales {
            let has_it = one.subscale(&part.id).unwrap().items.contains(&ItemNo(1));
            assert_eq!(part.score.is_err(), has_it, "{id} {}", part.id.0);
        }
        assert!(result.totals.iter().all(|total| total.score.is_err()), "{id}");
    }
    let mut answers = [Some(5); 39];
    answers[0] = None;
    let result = scored(&with_gaps("ceas", &answers));
    let whole: Vec<bool> = result.totals.iter().map(|total| total.score.is_ok()).collect();
    assert_eq!(whole, [false, true, true], "one of the three is not in the others");
}

#[test]
fn one_missing_answer_of_the_phq_and_the_gad_counts_as_the_mean_of_the_others_and_two_do_not() {
    for (id, items) in [("phq-9", 9_u8), ("gad-7", 7)] {
        let mut answers: Vec<Option<u8>> = (0..items).map(|n| Some(n % 4)).collect();
        answers[2] = None;
        let sum: i64 = answers.iter().flatten().map(|point| i64::from(*point)).sum();
        let result = scored(&with_gaps(id, &answers));
        let expected = Exact::ratio(sum * i64::from(items), u32::from(items) - 1).unwrap();
        assert_eq!(value(&result, &formula("sum")), expected, "{id}");
        answers[3] = None;
        assert!(scored(&with_gaps(id, &answers)).totals[0].score.is_err(), "{id}");
    }
}
