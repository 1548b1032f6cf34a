use super::*;
use crate::content::{TimeFrameId, Usable};
use serde::Deserialize;

#[derive(Deserialize)]
struct Zones {
    rows: Vec<Row>,
    zones: Vec<Zone>,
}

/// As `scale-zones.json` has it: facts that were copied, and reckoned by others than this code.
#[derive(Deserialize)]
struct Row {
    instrument: String,
    of: Measure,
    sd: Option<Exact>,
    r: Option<Exact>,
    threshold: Option<f64>,
    smallest: Option<f64>,
    usable: Usable,
}

#[derive(Deserialize)]
struct Zone {
    instrument: String,
    of: Measure,
    below: f64,
    above: f64,
}

fn zones() -> Zones {
    serde_json::from_str(include_str!("../../../../tests/vectors/scale-zones.json")).unwrap()
}

fn at(instrument: &Instrument, of: &Measure, score: &str) -> Point {
    Point {
        instrument: instrument.id.clone(),
        key: instrument.key,
        wording: validated(instrument),
        time_frame: instrument.time_frame.clone(),
        of: of.clone(),
        score: exact(score),
    }
}

/// The verdict of a change by so much, up and down.
fn verdict(id: &str, of: &Measure, by: &str) -> Verdict {
    let instrument = instrument(id);
    let up = change(instrument, &at(instrument, of, "0"), &at(instrument, of, by));
    let down = change(instrument, &at(instrument, of, by), &at(instrument, of, "0"));
    assert_eq!(up.verdict, down.verdict, "{id} by {by}: the way is nothing to chance");
    up.verdict
}

#[test]
fn each_threshold_follows_from_spread_and_coefficient_as_the_facts_have_it() {
    let zones = zones();
    for (n, row) in zones.rows.iter().enumerate() {
        let instrument = instrument(&row.instrument);
        let ours = instrument
            .changes
            .iter()
            .find(|ours| {
                ours.of == row.of && ours.sd == row.sd && ours.r == row.r && ours.usable == row.usable
            })
            .unwrap_or_else(|| panic!("row {n} of {}", row.instrument));
        match (threshold(ours), row.threshold) {
            (Some(ours), Some(theirs)) => {
                assert!((ours - theirs).abs() <= 5.1e-5, "row {n}: {ours} {theirs}")
            }
            (ours, theirs) => assert_eq!(ours, theirs, "row {n}"),
        }
        if let (Some(smallest), Some(_)) = (row.smallest, row.threshold)
            && row.usable != Usable::Unknown
        {
            let points = [at(instrument, &row.of, "0"), at(instrument, &row.of, "1")];
            let why = change(instrument, &points[0], &points[1]).why;
            let used = why.rows.iter().find(|used| std::ptr::eq(used.row, ours)).unwrap();
            let ours = used.smallest.map(Exact::to_f64).unwrap();
            assert!((ours - smallest).abs() <= 5.1e-5, "row {n}: {ours} {smallest}");
        }
    }
    let all: usize = catalogue().instruments.iter().map(|one| one.changes.len()).sum();
    assert_eq!(all, zones.rows.len());
}

#[test]
fn below_the_zone_nothing_is_clear_above_it_all_is_and_inside_it_depends() {
    for zone in zones().zones {
        let instrument = instrument(&zone.instrument);
        let why = change(instrument, &at(instrument, &zone.of, "0"), &at(instrument, &zone.of, "1")).why;
        let near = |ours: Option<f64>, theirs: f64| (ours.unwrap() - theirs).abs() <= 1e-3;
        assert!(near(why.lowest(), zone.below) && near(why.highest(), zone.above), "{:?}", zone.of);
        let said = |by: f64| verdict(&zone.instrument, &zone.of, &format!("{by:.4}"));
        assert_eq!(said(zone.below - 0.002), Verdict::NotClear, "{:?}", zone.of);
        assert_eq!(said(zone.above + 0.002), Verdict::Clear, "{:?}", zone.of);
        assert_eq!(said((zone.below + zone.above) / 2.0), Verdict::Depends, "{:?}", zone.of);
        assert_eq!(verdict(&zone.instrument, &zone.of, "0"), Verdict::NotClear);
    }
}

#[test]
fn a_change_of_just_the_threshold_is_not_above_it() {
    // sd 3.5 and r 0.83 of the GAD-7 make 3.99997…; a threshold that is a step itself is made here.
    let mut made = instrument("gad-7").clone();
    made.changes.truncate(1);
    made.changes[0].sd = Some(exact("25/49"));
    made.changes[0].r = Some(exact("0.5"));
    assert_eq!(threshold(&made.changes[0]), Some(1.0));
    let of = formula("sum");
    let said = |by: &str| change(&made, &at(&made, &of, "0"), &at(&made, &of, by)).verdict;
    assert_eq!(
        [said("1"), said("1.000000001"), said("0.999999999")],
        [Verdict::NotClear, Verdict::Clear, Verdict::NotClear]
    );
}

#[test]
fn where_spread_or_retest_is_missing_no_change_is_told_whatever_its_size() {
    for (id, of) in [
        ("sscs-l-18", formula("grand_mean")),
        ("sscs-s-6", formula("item_mean")),
        ("scs-y-17", formula("grand_mean")),
        ("ceas", formula("to_self_total")),
        ("ceas", subscale("to_others_actions")),
        ("fcs-38", subscale("for_self")),
        ("scs-26", formula("sum_2003")),
        ("fscrs-22", formula("self_criticism")),
        ("who-5", formula("sum")),
    ] {
        for by in ["0", "1", "100"] {
            assert_eq!(verdict(id, &of, by), Verdict::NobodyPublished, "{id} {of:?}");
        }
    }
    let fcs = instrument("fcs-38");
    let of = subscale("for_self");
    let told = change(fcs, &at(fcs, &of, "0"), &at(fcs, &of, "60"));
    assert_eq!(
        (told.why.rows.len(), told.why.unknown.len()),
        (0, 1),
        "an illustrative number is shown and not used"
    );
}

#[test]
fn our_own_wording_has_a_difference_and_no_verdict() {
    let phq = instrument("phq-9");
    let of = formula("sum");
    let mut points = [at(phq, &of, "20"), at(phq, &of, "2")];
    for point in &mut points {
        point.wording = own();
    }
    let told = change(phq, &points[0], &points[1]);
    assert_eq!((told.verdict, told.difference), (Verdict::OwnWording, Some(Exact::whole(-18))));
    assert!(told.why.rows.is_empty() && told.beside == Beside::default());
    // A brought one about another time than the validated one is no validated one.
    for point in &mut points {
        point.wording = validated(phq);
        point.time_frame = TimeFrameId("past_week".into());
    }
    assert_eq!(change(phq, &points[0], &points[1]).verdict, Verdict::OwnWording);
}

#[test]
fn two_that_differ_in_more_than_the_score_are_not_compared_and_it_is_said_why() {
    let who = instrument("who-5");
    let of = formula("percent");
    let one = at(who, &of, "40");
    for (other, barrier) in [
        (Point { wording: own(), ..one.clone() }, Barrier::Wording),
        (Point { key: 2, ..one.clone() }, Barrier::Key),
        (Point { time_frame: TimeFrameId("past_week".into()), ..one.clone() }, Barrier::TimeFrame),
        (Point { of: formula("sum"), ..one.clone() }, Barrier::Formula),
        (at(instrument("phq-9"), &formula("sum"), "9"), Barrier::Instrument),
    ] {
        for (earlier, later) in [(&one, &other), (&other, &one)] {
            let told = change(who, earlier, later);
            assert_eq!(told.verdict, Verdict::NotComparable(barrier));
            assert_eq!((told.difference, told.harder), (None, None));
        }
    }
    let scs = instrument("scs-26");
    let (six, items) = (at(scs, &formula("grand_mean"), "3"), at(scs, &formula("item_mean"), "3.2"));
    assert_eq!(change(scs, &six, &items).verdict, Verdict::NotComparable(Barrier::Formula));
}

#[test]
fn which_way_is_harder_follows_from_what_is_measured() {
    for (id, of, harder) in [
        ("phq-9", formula("sum"), true),
        ("who-5", formula("percent"), false),
        ("scs-26", formula("grand_mean"), false),
        ("scs-26", subscale("self_judgment"), true),
        ("scs-26", subscale("self_kindness"), false),
        ("fscrs-22", subscale("reassured_self"), false),
        ("fscrs-22", subscale("hated_self"), true),
        ("fcs-38", subscale("from_others"), true),
    ] {
        let instrument = instrument(id);
        let told = |to: &str| change(instrument, &at(instrument, &of, "3"), &at(instrument, &of, to)).harder;
        assert_eq!([told("4"), told("2"), told("3")], [Some(harder), Some(!harder), None], "{id} {of:?}");
    }
}

#[test]
fn what_people_notice_and_what_others_rule_stand_beside_the_verdict_by_their_names() {
    let phq = instrument("phq-9");
    let of = formula("sum");
    let told = change(phq, &at(phq, &of, "12"), &at(phq, &of, "6"));
    assert_eq!(told.verdict, Verdict::Depends, "the rule of 6 is no verdict");
    let noticed: Vec<_> =
        told.beside.noticed.iter().map(|one| (one.noticed.value.to_string(), one.reached)).collect();
    assert_eq!(noticed, [("17/10".to_owned(), true)]);
    let rules: Vec<_> = told.beside.rules.iter().map(|one| (one.rule.by.as_str(), one.reached)).collect();
    assert_eq!(rules, [("NHS Talking Therapies", true)]);
    let told = change(phq, &at(phq, &of, "12"), &at(phq, &of, "11"));
    assert!(!told.beside.noticed[0].reached && !told.beside.rules[0].reached);
}

#[test]
fn every_row_behind_a_verdict_says_its_samples_and_where_it_is_from() {
    for one in &catalogue().instruments {
        for row in one.changes.iter().filter(|row| row.usable != Usable::Unknown) {
            assert!(row.sd_sample.is_some() && row.r_sample.is_some() && row.kind.is_some());
            assert!(row.ground.sources.iter().all(|key| catalogue().sources.contains_key(key)));
            assert!(!row.ground.sources.is_empty(), "{}", one.id.0);
        }
    }
    let who = instrument("who-5");
    let of = formula("percent");
    let told = change(who, &at(who, &of, "40"), &at(who, &of, "64"));
    assert!(told.why.rows[0].row.preferred, "the preferred row comes first");
    assert_eq!(told.why.rows[0].smallest, Some(Exact::whole(24)));
    assert_eq!(told.verdict, Verdict::Depends, "24 points are clear by that row, and not by all");
}
