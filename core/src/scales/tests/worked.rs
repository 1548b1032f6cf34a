//! Worked examples that all three languages share: tests/vectors/scales.json, made by a script that shares no code with the core, and
//! keeps what was published beside what it reckons.

use super::*;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    instrument: String,
    key: u32,
    answers: Vec<Option<u8>>,
    subscales: BTreeMap<String, Option<Both>>,
    totals: BTreeMap<String, Option<String>>,
    bands: BTreeMap<String, String>,
    missing: Vec<u8>,
}

#[derive(Deserialize)]
struct Both {
    raw: String,
    for_total: String,
}

#[test]
fn each_worked_example_comes_out_as_it_was_published() {
    let vectors: Vectors =
        serde_json::from_str(include_str!("../../../../tests/vectors/scales.json")).unwrap();
    for case in &vectors.cases {
        let name = &case.name;
        let sheet = with_gaps(&case.instrument, &case.answers);
        assert_eq!(sheet.key, case.key, "{name}");
        let scored = scored(&sheet);
        assert_eq!(scored.subscales.len(), case.subscales.len(), "{name}");
        for part in &scored.subscales {
            let expected = case.subscales[&part.id.0].as_ref();
            let found = part.score.ok().map(|points| (points.raw.0, points.for_total.0));
            let expected = expected.map(|both| (exact(&both.raw), exact(&both.for_total)));
            assert_eq!(found, expected, "{name}: {}", part.id.0);
        }
        assert_eq!(scored.totals.len(), case.totals.len(), "{name}");
        for total in &scored.totals {
            let expected = case.totals[&total.formula.0].as_deref().map(exact);
            assert_eq!(total.score.ok(), expected, "{name}: {}", total.formula.0);
        }
        let bands: BTreeMap<String, String> = scored
            .bands
            .iter()
            .map(|banded| {
                let Measure::Formula(of) = &banded.of else { panic!("bands of totals only") };
                (of.0.clone(), banded.band.0.clone())
            })
            .collect();
        assert_eq!(bands, case.bands, "{name}");
        let instrument = instrument(&case.instrument);
        let open: Vec<u8> = instrument
            .numbers()
            .filter(|item| !sheet.answers.contains_key(item))
            .map(|item| item.0)
            .collect();
        assert_eq!(open, case.missing, "{name}");
    }
    let seen: std::collections::BTreeSet<&str> =
        vectors.cases.iter().map(|case| case.instrument.as_str()).collect();
    assert_eq!(seen.len(), catalogue().instruments.len(), "one of each at least");
}

#[test]
fn bands_are_said_of_a_validated_wording_only() {
    for id in ["scs-26", "scs-sf-12", "who-5", "phq-9", "gad-7"] {
        let instrument = instrument(id);
        let answers = vec![instrument.least; instrument.items.into()];
        let mut sheet = sheet(id, &answers);
        assert_eq!(scored(&sheet).bands.len(), 1, "{id}");
        sheet.wording = own();
        assert!(scored(&sheet).bands.is_empty(), "{id}");
        let WordingName::Brought { id: wording, hash, time_frame, .. } = validated(instrument) else {
            panic!()
        };
        sheet.wording = WordingName::Brought { id: wording, hash, validated: false, time_frame };
        assert!(scored(&sheet).bands.is_empty(), "{id}");
        let other = crate::content::TimeFrameId("past_week".into());
        sheet.wording = WordingName::Brought { id: wording, hash, validated: true, time_frame: other };
        assert!(scored(&sheet).bands.is_empty(), "{id}: a band of two weeks is none of one");
    }
}

#[test]
fn an_edge_that_sources_give_to_two_bands_belongs_to_the_upper_one() {
    let scs = instrument("scs-26");
    let bands = &scs.bands[0];
    let at = |score: &str| bands.at(exact(score)).map(|band| band.id.0.as_str());
    for (score, band) in [
        ("1", "low"),
        ("2.499999", "low"),
        ("2.5", "moderate"),
        ("3.499999", "moderate"),
        ("3.5", "high"),
        ("5", "high"),
    ] {
        assert_eq!(at(score), Some(band), "{score}");
    }
    assert_eq!(at("0.9"), None);
}

#[test]
fn a_rounded_score_never_seems_to_be_in_another_band() {
    let scs = instrument("scs-26");
    let of = formula("grand_mean");
    for (score, text) in
        [("2.5", "2.50"), ("2.4989", "2.499"), ("2.49583", "2.496"), ("2.4944", "2.49"), ("3.499", "3.499")]
    {
        assert_eq!(shown(scs, &of, exact(score)), text, "{score}");
    }
    assert_eq!(shown(scs, &formula("item_mean"), exact("2.499")), "2.50", "it has no bands");
    assert_eq!(shown(instrument("phq-9"), &formula("sum"), exact("9")), "9");
    assert_eq!(shown(instrument("phq-9"), &formula("sum"), exact("4.96")), "4.96");
    assert_eq!(shown(instrument("phq-9"), &formula("sum"), exact("4.5")), "4.5");
    assert_eq!(shown(instrument("ceas"), &subscale("to_self_engagement"), exact("36")), "36");
    assert_eq!(shown(scs, &subscale("isolation"), exact("2.75")), "2.75");
}

#[test]
fn a_low_well_being_leads_to_a_kind_word_whatever_the_wording() {
    for (answers, leads) in [([1, 1, 1, 2, 2], true), ([2, 2, 2, 1, 1], false), ([0, 0, 0, 0, 0], true)] {
        let mut sheet = sheet("who-5", &answers);
        for wording in [sheet.wording.clone(), own()] {
            sheet.wording = wording;
            assert_eq!(scored(&sheet).leads.is_empty(), !leads, "{answers:?}");
        }
    }
}

#[test]
fn a_sensitive_answer_leads_to_support_before_there_is_any_score() {
    use crate::content::Leads;
    for (id, item, answer, leads) in [
        ("phq-9", 9, 1, Some(Leads::Crisis)),
        ("phq-9", 9, 3, Some(Leads::Crisis)),
        ("phq-9", 9, 0, None),
        ("phq-9", 8, 3, None),
        ("fscrs-22", 9, 1, Some(Leads::Support)),
        ("fscrs-22", 9, 0, None),
        ("fscrs-22", 22, 4, None),
    ] {
        assert_eq!(
            leads_at_once(instrument(id), ItemNo(item), Answer(answer)),
            leads,
            "{id} {item} {answer}"
        );
    }
}

#[test]
fn a_result_says_which_doubts_it_rests_on() {
    use crate::content::Doubt;
    let whole = scored(&sheet("gad-7", &[1; 7]));
    assert!(!whole.doubts.contains(&Doubt::OneSource), "{:?}", whole.doubts);
    let mut answers = vec![Some(1); 7];
    answers[3] = None;
    let filled = scored(&with_gaps("gad-7", &answers));
    assert!(filled.doubts.contains(&Doubt::OneSource), "the rule for missing answers has one source");
    assert!(scored(&sheet("sscs-s-6", &[3; 6])).doubts.contains(&Doubt::OneSource), "so has its key");
}
