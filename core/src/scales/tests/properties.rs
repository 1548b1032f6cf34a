use super::*;
use proptest::prelude::*;

/// An instrument, and answers with gaps.
fn sheets() -> impl Strategy<Value = (&'static Instrument, Vec<Option<u8>>)> {
    let count = catalogue().instruments.len();
    (0..count, 0..=10_u32).prop_flat_map(|(n, filled)| {
        let instrument = &catalogue().instruments[n];
        let point = instrument.least..=instrument.most;
        // From sheets with nothing to whole ones; whole ones often, for else hardly any would be scored.
        let answer = if filled > 6 {
            point.prop_map(Some).boxed()
        } else {
            proptest::option::weighted(f64::from(filled + 4) / 10.1, point).boxed()
        };
        (Just(instrument), proptest::collection::vec(answer, usize::from(instrument.items)))
    })
}

proptest! {
    #[test]
    fn reversing_twice_is_as_before((instrument, answers) in sheets()) {
        for answer in answers.into_iter().flatten().map(Answer) {
            let once = reversed(instrument, answer).unwrap();
            prop_assert_eq!(reversed(instrument, once), Some(answer));
            prop_assert_eq!(u16::from(once.0) + u16::from(answer.0), u16::from(instrument.least) + u16::from(instrument.most));
        }
        prop_assert_eq!(reversed(instrument, Answer(instrument.most + 1)), None);
    }

    #[test]
    fn scores_stay_in_their_range((instrument, answers) in sheets()) {
        let result = scored(&with_gaps(&instrument.id.0, &answers));
        for part in &result.subscales {
            let (least, most) = instrument.range(&Measure::Subscale(part.id.clone())).unwrap();
            if let Ok(points) = part.score {
                for score in [points.raw.0, points.for_total.0] {
                    prop_assert!(least <= score && score <= most, "{}: {score}", part.id.0);
                }
            }
        }
        for total in &result.totals {
            let (least, most) = instrument.range(&Measure::Formula(total.formula.clone())).unwrap();
            prop_assert!(total.score.is_err() || total.score.is_ok_and(|score| least <= score && score <= most));
        }
    }

    #[test]
    fn the_order_of_answering_is_nothing((instrument, answers) in sheets(), turn in 0_usize..40, back in any::<bool>()) {
        let mut given: Vec<(ItemNo, Answer)> = instrument
            .numbers()
            .zip(&answers)
            .filter_map(|(item, answer)| answer.map(|point| (item, Answer(point))))
            .collect();
        if !given.is_empty() {
            let by = turn % given.len();
            given.rotate_left(by);
        }
        if back {
            given.reverse();
        }
        let turned = Sheet::blank(instrument, validated(instrument)).with(given).unwrap();
        prop_assert_eq!(scored(&turned), scored(&with_gaps(&instrument.id.0, &answers)));
    }

    #[test]
    fn a_subscale_without_answers_has_no_score_and_says_so((instrument, mut answers) in sheets(), which in 0_usize..6) {
        if let Some(gone) = instrument.subscales.get(which) {
            for item in &gone.items {
                answers[usize::from(item.0) - 1] = None;
            }
            let result = scored(&with_gaps(&instrument.id.0, &answers));
            let part = result.subscales.iter().find(|part| part.id == gone.id).unwrap();
            prop_assert_eq!(part.score, Err(Unscored::Blank));
            prop_assert_eq!(&part.missing, &gone.items);
            prop_assert_eq!(part.used, 0);
            for total in &result.totals {
                let formula = instrument.formula(&total.formula).unwrap();
                prop_assert!(!formula.of.contains(&gone.id) || total.score.is_err());
            }
        }
    }

    #[test]
    fn used_and_missing_together_are_all_items_of_a_score((instrument, answers) in sheets()) {
        let result = scored(&with_gaps(&instrument.id.0, &answers));
        for part in &result.subscales {
            let all = instrument.subscale(&part.id).unwrap().items.len();
            prop_assert_eq!(usize::from(part.used) + part.missing.len(), all);
        }
        for total in &result.totals {
            let all = instrument.items_of(instrument.formula(&total.formula).unwrap()).len();
            prop_assert_eq!(usize::from(total.used) + total.missing.len(), all);
        }
    }

    #[test]
    fn a_score_as_text_is_the_score_rounded((instrument, answers) in sheets()) {
        let result = scored(&with_gaps(&instrument.id.0, &answers));
        for total in &result.totals {
            if let Ok(score) = total.score {
                let text = shown(instrument, &Measure::Formula(total.formula.clone()), score);
                let off = exact(&text).minus(score).unwrap().size().unwrap();
                prop_assert!(off <= exact("0.05"), "{score} as {text}");
            }
        }
    }
}
