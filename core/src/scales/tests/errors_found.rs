//! Errors that were found in published scoring code: each has a test that would catch it.

use super::*;
use std::collections::BTreeSet;

/// As their authors and two or more sources give it, typed here a second time.
const REVERSED: [(&str, &[u8]); 11] = [
    ("scs-26", &[1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25]),
    ("scs-sf-12", &[1, 4, 8, 9, 11, 12]),
    ("sscs-l-18", &[2, 4, 6, 8, 10, 12, 14, 16, 18]),
    ("sscs-s-6", &[2, 4, 5]),
    ("scs-y-17", &[2, 3, 5, 7, 10, 12, 14, 16]),
    ("ceas", &[]),
    ("fscrs-22", &[]),
    ("fcs-38", &[]),
    ("who-5", &[]),
    ("phq-9", &[]),
    ("gad-7", &[]),
];

#[test]
fn items_that_are_reversed_are_reversed_in_totals_and_raw_in_their_subscale() {
    for (id, reversed) in REVERSED {
        let instrument = instrument(id);
        assert_eq!(instrument.reversed, items(reversed), "{id}");
        let Some(total) = instrument.formulas.first() else { continue };
        let of = Measure::Formula(total.id.clone());
        let middle = vec![instrument.least + 1; instrument.items.into()];
        let before = value(&scored(&sheet(id, &middle)), &of);
        for item in instrument.items_of(total) {
            let mut raised = middle.clone();
            raised[usize::from(item.0) - 1] += 1;
            let after = value(&scored(&sheet(id, &raised)), &of);
            assert_eq!(after < before, instrument.reversed.contains(&item), "{id} item {}", item.0);
        }
    }
    // Who is harsh to themselves and never kind has the lowest total, and the highest self-judgment.
    let scs = instrument("scs-26");
    let harsh: Vec<u8> = scs.numbers().map(|item| if scs.reversed.contains(&item) { 5 } else { 1 }).collect();
    let result = scored(&sheet("scs-26", &harsh));
    assert_eq!(value(&result, &formula("grand_mean")), Exact::whole(1));
    assert_eq!(value(&result, &subscale("self_judgment")), Exact::whole(5), "as it is shown by itself");
    let judgment = result.subscales.iter().find(|part| part.id.0 == "self_judgment").unwrap();
    assert_eq!(judgment.score.unwrap().for_total, ForTotal(Exact::whole(1)));
}

#[test]
fn answers_from_0_to_4_to_a_key_from_1_to_5_are_refused_with_what_to_do() {
    let scs = instrument("scs-26");
    let from_zero = |point: u8| -> Vec<Option<u8>> { (0..26).map(|n| Some((point + n) % 5)).collect() };
    let sheet = Sheet::blank(scs, own()).in_order(scs, &from_zero(3)).unwrap();
    let error = score(scs, &sheet).unwrap_err();
    assert_eq!(error.remedy(), Remedy::AddOne, "{error}");
    assert_eq!(error.item(), Some(ItemNo(3)), "the first one that does not fit");
    // And the other way: 1 to 5 for 0 to 4.
    let fscrs = instrument("fscrs-22");
    let from_one: Vec<Option<u8>> = (0..22).map(|n| Some(1 + n % 5)).collect();
    let sheet = Sheet::blank(fscrs, own()).in_order(fscrs, &from_one).unwrap();
    assert_eq!(score(fscrs, &sheet).unwrap_err().remedy(), Remedy::TakeOne);
    // Where one of them is beyond both, no such thing is said.
    let mut mixed = from_one;
    mixed[5] = Some(0);
    let sheet = Sheet::blank(fscrs, own()).in_order(fscrs, &mixed).unwrap();
    assert_eq!(score(fscrs, &sheet).unwrap_err().remedy(), Remedy::ChoosePoint);
}

#[test]
fn blank_is_not_0_and_0_is_an_answer() {
    let all = [Some(0); 9];
    assert_eq!(value(&scored(&with_gaps("phq-9", &all)), &formula("sum")), Exact::ZERO);
    let mut gaps = [Some(3); 9];
    gaps[0] = None;
    // As blank, it counts as the mean of the others; as 0 it would be 24.
    assert_eq!(value(&scored(&with_gaps("phq-9", &gaps)), &formula("sum")), Exact::whole(27));
    gaps[0] = Some(0);
    assert_eq!(value(&scored(&with_gaps("phq-9", &gaps)), &formula("sum")), Exact::whole(24));
    for one in &catalogue().instruments {
        let nothing = vec![None; one.items.into()];
        let result = scored(&with_gaps(&one.id.0, &nothing));
        assert!(result.totals.iter().all(|total| total.score == Err(Unscored::Blank)), "{}", one.id.0);
        assert!(result.subscales.iter().all(|part| part.score == Err(Unscored::Blank)), "{}", one.id.0);
        assert!(result.bands.is_empty() && result.leads.is_empty(), "{}", one.id.0);
    }
}

#[test]
fn a_partly_answered_sheet_is_never_scored_as_if_the_rest_were_low() {
    let mut half = [None; 9];
    half[..5].fill(Some(3));
    let result = scored(&with_gaps("phq-9", &half));
    assert_eq!(result.totals[0].score, Err(Unscored::TooFew { needed: 8 }));
    assert_eq!(result.totals[0].missing, items(&[6, 7, 8, 9]));
    assert!(result.bands.is_empty(), "no \"minimal\" for half a sheet");
}

#[test]
fn what_is_asked_beside_the_items_is_never_added_up() {
    let sheet = sheet("phq-9", &[1; 9]);
    let before = scored(&sheet);
    let beside = sheet.with([(ItemNo(10), Answer(3))]).unwrap();
    assert_eq!(scored(&beside).totals, before.totals);
}

#[test]
fn an_answer_is_a_number_and_no_label_and_no_fraction_so_a_wording_may_change() {
    let json = serde_json::to_value(sheet("who-5", &[3, 2, 3, 1, 4])).unwrap();
    assert_eq!(json["answers"]["1"], 3);
    for (pointer, wrong) in [
        ("/answers/1", serde_json::json!("most of the time")),
        ("/answers/1", serde_json::json!(2.5)),
        ("/answers/1", serde_json::json!(-1)),
        ("/answers/1", serde_json::json!(300)),
        ("/answers/1", serde_json::json!(null)),
        ("/answers", serde_json::json!({"mood": 3})),
    ] {
        let mut changed = json.clone();
        *changed.pointer_mut(pointer).unwrap() = wrong.clone();
        assert!(serde_json::from_value::<Sheet>(changed).is_err(), "{wrong}");
    }
    let mut other = sheet("who-5", &[3, 2, 3, 1, 4]);
    other.wording = own();
    assert_eq!(scored(&other).totals, scored(&sheet("who-5", &[3, 2, 3, 1, 4])).totals);
}

#[test]
fn each_instrument_is_in_the_file_of_its_name_with_its_own_time_frame() {
    let frames: Vec<(&str, &str)> = catalogue()
        .instruments
        .iter()
        .map(|one| (one.id.0.as_str(), one.time_frame.0.as_str()))
        .filter(|(_, frame)| *frame != "usually")
        .collect();
    let expected = [
        ("sscs-l-18", "right_now"),
        ("sscs-s-6", "right_now"),
        ("fscrs-22", "when_things_go_wrong"),
        ("who-5", "last_two_weeks"),
        ("phq-9", "last_two_weeks"),
        ("gad-7", "last_two_weeks"),
    ];
    assert_eq!(frames, expected);
    for one in catalogue().instruments.iter().filter(|one| one.time_frame.0 == "last_two_weeks") {
        for text in one.text.each() {
            assert!(text.time_frame.contains("two weeks"), "{}: {}", one.id.0, text.time_frame);
        }
    }
}

#[test]
fn neither_of_the_wrong_reverse_keys_of_the_short_form_is_ours() {
    let sf = instrument("scs-sf-12");
    for wrong in [[2, 3, 5, 7, 9, 12], [2, 4, 6, 8, 10, 12], [1, 2, 3, 6, 8, 11]] {
        assert_ne!(sf.reversed, items(&wrong));
    }
    // Worked out by hand: 6 - x for 1, 4, 8, 9, 11 and 12, then the mean: 26 / 12.
    let result = scored(&sheet("scs-sf-12", &[4, 3, 2, 5, 3, 2, 3, 4, 4, 3, 5, 4]));
    assert_eq!(value(&result, &formula("item_mean")), exact("13/6"));
}

#[test]
fn two_formulas_for_one_total_are_two_numbers_with_two_names_and_one_has_the_band() {
    // All the fives are in subscales of four: the two means lie as far apart as they can.
    let scs = instrument("scs-26");
    let fours: BTreeSet<ItemNo> = scs
        .subscales
        .iter()
        .filter(|part| part.items.len() == 4)
        .flat_map(|part| part.items.clone())
        .collect();
    let answers: Vec<u8> = scs
        .numbers()
        .map(|item| {
            let kind = fours.contains(&item);
            if kind == scs.reversed.contains(&item) { 1 } else { 5 }
        })
        .collect();
    let result = scored(&sheet("scs-26", &answers));
    let (of_six, of_items) = (value(&result, &formula("grand_mean")), value(&result, &formula("item_mean")));
    assert_eq!(of_six, exact("11/3"));
    assert_eq!(of_items, exact("45/13"));
    let apart = of_six.minus(of_items).unwrap();
    assert_eq!(apart.rounded(3), "0.205", "enough to cross a band");
    assert_eq!(value(&result, &formula("sum_2003")), Exact::whole(22));
    let [banded] = result.bands.as_slice() else { panic!("{:?}", result.bands) };
    assert_eq!((&banded.of, banded.band.0.as_str()), (&formula("grand_mean"), "high"));
    assert_eq!(scs.bands[0].at(of_items).unwrap().id.0, "moderate", "the other number is in another band");
    let recommended: Vec<&str> = result
        .totals
        .iter()
        .filter(|total| total.recommended)
        .map(|total| total.formula.0.as_str())
        .collect();
    assert_eq!(recommended, ["grand_mean"]);
}

#[test]
fn fillers_are_asked_and_count_for_nothing() {
    let ceas = instrument("ceas");
    assert_eq!(ceas.fillers, items(&[3, 7, 11, 16, 20, 24, 29, 33, 37]));
    let answers = [5; 39];
    let before = scored(&sheet("ceas", &answers));
    for filler in &ceas.fillers {
        let mut other = answers;
        other[usize::from(filler.0) - 1] = 10;
        assert_eq!(scored(&sheet("ceas", &other)), before, "{}", filler.0);
        let mut gaps = answers.map(Some);
        gaps[usize::from(filler.0) - 1] = None;
        assert_eq!(scored(&with_gaps("ceas", &gaps)).totals, before.totals, "nor are they missed");
    }
    assert_eq!(value(&before, &formula("to_self_total")), Exact::whole(50));
    let names: Vec<&str> = ceas.formulas.iter().map(|formula| formula.id.0.as_str()).collect();
    assert_eq!(
        names,
        ["to_self_total", "to_others_total", "from_others_total"],
        "the three are never added up"
    );
}

#[test]
fn a_rule_for_groups_gives_no_verdict_for_one_person() {
    // Ten points and more of the WHO-5: a group's. One person's smallest detectable change is 23.6.
    let who = instrument("who-5");
    let of = formula("percent");
    let at = |answers: &[u8]| point(&scored(&sheet("who-5", answers)), &of).unwrap();
    let (before, after) = (at(&[2, 2, 2, 2, 2]), at(&[3, 3, 3, 2, 2]));
    let change = change(who, &before, &after);
    assert_eq!(change.difference, Some(Exact::whole(12)));
    assert_eq!(change.verdict, Verdict::NotClear);
    let group: Vec<bool> = change.beside.rules.iter().map(|beside| beside.reached).collect();
    assert_eq!(group, [false, true], "it is beside the verdict, and reached");
}
