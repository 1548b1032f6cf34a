//! Exports of an instrument that no one has, read again by whoever knows nothing but their format.

#![allow(clippy::disallowed_methods, reason = "a bundle lies beside a test in another language")]

use super::*;
use crate::content::{InstrumentId, TimeFrameId};
use crate::scales::kept::tests::{brought, instrument, sheet};
use crate::scales::kept::{Answered, TakenId};
use crate::scales::{Barrier, Sheet, Verdict};
use crate::time::UtcMillis;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// At noon, so many days after the 25th of November 2025.
fn taken(n: u8, sheet: Sheet, from: Option<&str>) -> Taken {
    let finished = UtcMillis(1_764_072_000_123 + i64::from(n) * 86_400_000);
    let time_frame = TimeFrameId("last_two_weeks".into());
    let skipped =
        BTreeSet::from([ItemNo(2)]).into_iter().filter(|item| !sheet.answers.contains_key(item)).collect();
    let wording_from = from.map(str::to_owned);
    let answered =
        Answered { sheet, time_frame, skipped, wording_from, begun: UtcMillis(finished.0 - 60_000) };
    let day = chrono::NaiveDate::from_ymd_opt(2025, 11, 25).unwrap() + chrono::Days::new(n.into());
    Taken { id: TakenId([n; 16]), answered, finished, day, since: finished }
}

struct Desk {
    instruments: Vec<Instrument>,
    wordings: Vec<KeptWording>,
    language: Language,
    taken: Vec<Taken>,
}

impl Desk {
    fn from(&self) -> From<'_> {
        From { instruments: &self.instruments, wordings: &self.wordings, language: &self.language }
    }
}

/// One whole sheet in our own words, one with gaps in words that were brought, one of an instrument that nobody knows.
fn desk() -> Desk {
    let wording = brought();
    let name = wording.name();
    let gaps = Sheet { wording: name.clone(), ..sheet(&[(1, 2), (3, 5)]) };
    let strange = Sheet { instrument: InstrumentId("newer-3".into()), ..sheet(&[(1, 2)]) };
    Desk {
        instruments: vec![instrument()],
        wordings: vec![KeptWording { name, wording, changed: UtcMillis(5) }],
        language: Language::new("en"),
        taken: vec![
            taken(1, sheet(&[(1, 5), (2, 4), (3, 1), (4, 1), (5, 0)]), None),
            taken(2, gaps, Some("=cmd|' /C calc'!A0")),
            taken(3, strange, None),
        ],
    }
}

const ASKED: Wish = Wish { with_brought_sentences: true };

/// A reader of RFC 4180 that knows nothing else.
fn rfc_4180(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (c, _) => cell.push(c),
        }
    }
    assert!(cell.is_empty() && row.is_empty() && !quoted, "the last line ends, too");
    rows
}

/// Rows by the names of their columns.
fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows = rfc_4180(text).into_iter();
    let header = rows.next().unwrap();
    rows.map(|row| {
        assert_eq!(row.len(), header.len());
        header.iter().cloned().zip(row).collect()
    })
    .collect()
}

#[test]
fn the_table_of_answers_has_a_row_for_each_item_with_what_it_means() {
    let desk = desk();
    let rows = table(&answers_csv(&desk.taken, &desk.from(), Wish::default()));
    assert_eq!(rows.len(), 5 + 5 + 1);
    let first = &rows[0];
    for (column, value) in [
        ("sheet", "01010101010101010101010101010101"),
        ("day", "2025-11-26"),
        ("finished_utc", "2025-11-26T12:00:00.123Z"),
        ("instrument", "garden-4"),
        ("instrument_name", "Garden Scale"),
        ("key_version", "3"),
        ("wording", "own-1"),
        ("wording_validated", "false"),
        ("time_frame", "last_two_weeks"),
        ("item", "1"),
        ("answer", "5"),
        ("answer_least", "1"),
        ("answer_most", "5"),
        ("state", "answered"),
        ("sentence", "I see it."),
    ] {
        assert_eq!(first[column], value, "{column}");
    }
    assert_eq!(rows[3]["sentence"], "It is =far, \"away\".");
    assert_eq!((rows[4]["item"].as_str(), rows[4]["answer"].as_str()), ("5", "0"), "0 is an answer");
    assert_eq!((rows[4]["answer_most"].as_str(), rows[4]["sentence"].as_str()), ("3", "How hard was it?"));
    let states: Vec<&str> = rows[5..10].iter().map(|row| row["state"].as_str()).collect();
    assert_eq!(states, ["answered", "skipped", "answered", "blank", "blank"]);
    assert_eq!(rows[6]["answer"], "", "blank is no 0");
    assert_eq!(rows[5]["wording_validated"], "true");
    assert_eq!(rows[5]["wording_source"], "'=cmd|' /C calc'!A0", "no formula");
    assert_eq!((rows[10]["instrument_name"].as_str(), rows[10]["answer_least"].as_str()), ("newer-3", ""));
}

#[test]
fn sentences_that_someone_brought_are_in_no_export_unless_the_person_asks() {
    let desk = desk();
    let all = |wish: Wish| {
        let from = desk.from();
        let csv = answers_csv(&desk.taken, &from, wish);
        [csv, json(&desk.taken, &from, wish).unwrap(), fhir(&desk.taken, &from, wish).unwrap()]
    };
    assert!(all(Wish::default()).iter().all(|text| !text.contains("Smelt")));
    assert!(all(ASKED).iter().all(|text| text.contains("Smelt")));
}

#[test]
fn the_table_of_scores_names_the_formula_of_each_number() {
    let desk = desk();
    let rows = table(&scores_csv(&desk.taken, &desk.from()));
    let said: Vec<[&str; 6]> = rows
        .iter()
        .map(|row| {
            ["kind", "score", "value", "exact", "items_used", "items_missing"]
                .map(|column| row[column].as_str())
        })
        .collect();
    assert_eq!(
        said,
        [
            ["total", "grand_mean", "4.75", "19/4", "4", ""],
            ["subscale", "near", "4.50", "9/2", "2", ""],
            ["subscale", "far", "1.00", "1", "2", ""],
            ["total", "grand_mean", "", "", "2", "2 4"],
            ["subscale", "near", "", "", "1", "2"],
            ["subscale", "far", "", "", "1", "4"],
        ]
    );
    assert_eq!(rows[0]["formula"], "each part counts the same");
}

#[test]
fn no_cell_is_taken_for_a_formula_and_numbers_stay_numbers() {
    use super::table::{harmless, quoted};
    for (cell, safe) in [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("+49", "'+49"),
        ("-2.5", "-2.5"),
        ("-2+3", "'-2+3"),
        ("-", "-"),
        ("'quoted", "''quoted"),
        ("\tx", "'\tx"),
        ("plain", "plain"),
        ("", ""),
    ] {
        assert_eq!(harmless(cell), safe, "{cell}");
    }
    for cell in ["a,b", "a\"b", "a\r\nb", " a", "a;b"] {
        assert_eq!(rfc_4180(&format!("{}\r\n", quoted(cell))), [[cell]]);
    }
}

#[test]
fn the_file_for_programs_has_everything_with_key_wording_and_formula() {
    let desk = desk();
    let file: Value =
        serde_json::from_str(&json(&desk.taken, &desk.from(), Wish::default()).unwrap()).unwrap();
    assert_eq!((&file["format"], &file["version"]), (&"kindself-scales".into(), &1.into()));
    assert_eq!(file["instruments"][0]["reversed"], serde_json::json!([3, 4]));
    let sheets = file["sheets"].as_array().unwrap();
    assert_eq!(sheets[0]["answers"], serde_json::json!({ "1": 5, "2": 4, "3": 1, "4": 1, "5": 0 }));
    let total = &sheets[0]["scores"][0];
    assert_eq!(
        (&total["value"], &total["exact"], &total["name"]),
        (&"4.75".into(), &"19/4".into(), &"Mean of the two parts".into())
    );
    assert_eq!(sheets[1]["wording"]["validated"], true);
    assert_eq!(
        (&sheets[1]["skipped"], &sheets[1]["scores"][0]["value"]),
        (&serde_json::json!([2]), &Value::Null)
    );
    assert_eq!(sheets[2]["unscored"], "scale-unknown");
    assert_eq!(file.get("wordings"), None);
    let asked: Value = serde_json::from_str(&json(&desk.taken, &desk.from(), ASKED).unwrap()).unwrap();
    assert_eq!(asked["wordings"][0]["items"]["2"], "Smelt.");
    assert_eq!(asked["wordings"][0]["name"], sheets[1]["wording"]["name"]);
}

/// Nothing empty, no null: FHIR knows neither.
fn well_formed(value: &Value) {
    match value {
        Value::Null => panic!("null"),
        Value::String(text) => assert!(!text.trim().is_empty()),
        Value::Array(all) => {
            assert!(!all.is_empty());
            all.iter().for_each(well_formed);
        }
        Value::Object(all) => {
            assert!(!all.is_empty());
            all.values().for_each(well_formed);
        }
        _ => {}
    }
}

/// What lies beside `tests/scales/check_fhir.py`. Written where it is not there and fixtures are to be: to change it, delete it first.
fn written(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/scales").join(name);
    if std::env::var_os("KINDSELF_WRITE_FIXTURES").is_some() && !path.exists() {
        std::fs::write(&path, text).unwrap();
    }
    std::fs::read_to_string(path).unwrap()
}

/// What FHIR R4 asks of these three resources, as far as it is used. `tests/scales/check_fhir.py` holds it against published schemas.
#[test]
fn the_bundle_is_what_fhir_r4_asks_for() {
    let desk = desk();
    let text = fhir(&desk.taken, &desk.from(), ASKED).unwrap();
    assert_eq!(text, written("fhir-bundle.json", &text));
    let bundle: Value = serde_json::from_str(&text).unwrap();
    well_formed(&bundle);
    assert_eq!((&bundle["resourceType"], &bundle["type"]), (&"Bundle".into(), &"collection".into()));
    let entries = bundle["entry"].as_array().unwrap();
    assert_eq!(entries.len(), 3 + 6);
    let urls: BTreeSet<&str> = entries.iter().map(|entry| entry["fullUrl"].as_str().unwrap()).collect();
    assert_eq!(urls.len(), entries.len());
    let parts: Vec<usize> =
        urls.first().unwrap().strip_prefix("urn:uuid:").unwrap().split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12]);
    for resource in entries.iter().map(|entry| &entry["resource"]) {
        let id = resource["id"].as_str().unwrap();
        assert!(id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric()));
        match resource["resourceType"].as_str().unwrap() {
            "QuestionnaireResponse" => {
                assert_eq!(resource["status"], "completed");
                let (url, version) = resource["questionnaire"].as_str().unwrap().split_once('|').unwrap();
                assert!(url.starts_with("urn:kindself:scale:") && version.starts_with("3."));
                for item in resource["item"].as_array().unwrap() {
                    assert!(item["linkId"].is_string());
                    if let Some(answers) = item.get("answer") {
                        let answer = answers[0].as_object().unwrap();
                        assert!(
                            answer.len() == 1 && answer["valueInteger"].is_u64(),
                            "an integer and never a label"
                        );
                    }
                }
            }
            "Observation" => {
                assert_eq!(resource["status"], "final");
                assert!(resource["code"]["text"].as_str().unwrap().starts_with("Garden Scale: "));
                assert!(resource["code"].get("coding").is_none(), "no code that nobody confirmed");
                let has = ["valueQuantity", "dataAbsentReason"].map(|name| resource.get(name).is_some());
                assert_ne!(has[0], has[1], "a value, or why there is none");
                assert!(urls.contains(resource["derivedFrom"][0]["reference"].as_str().unwrap()));
                assert!(resource["note"][0]["text"].as_str().unwrap().contains("no diagnosis"));
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(entries[0]["resource"]["questionnaire"], "urn:kindself:scale:garden-4|3.own-1");
    assert_eq!(entries[0]["resource"]["authored"], "2025-11-26T12:00:00.123Z");
    assert_eq!(entries[1]["resource"]["code"]["text"], "Garden Scale: Mean of the two parts");
    assert_eq!(entries[1]["resource"]["valueQuantity"]["value"], 4.75);
    let again = fhir(&desk.taken, &desk.from(), ASKED).unwrap();
    assert_eq!(again, text, "the same names every time");
    assert!(!fhir(&[], &desk.from(), ASKED).unwrap().contains("entry"));
}

#[test]
fn a_page_says_whose_wording_it_was_how_each_score_is_made_and_that_it_is_no_diagnosis() {
    let desk = desk();
    let sources = BTreeMap::new();
    let whole = Subject { sheet: &desk.taken[0], earlier: None };
    let page = report(whole, &desk.from(), &sources).unwrap();
    assert!(matches!(&page[0], Block::Scale { name, key: 3, .. } if name == "Garden Scale"));
    assert_eq!(page[1], Block::SelfReport, "before any number");
    assert_eq!(page[3], Block::Wording(ReportWording::Own { version: 1 }));
    assert_eq!(page[4], Block::TimeFrame { words: Some("The last two weeks.".into()) });
    let Block::Scores(scores) = &page[5] else { panic!() };
    assert_eq!((scores[0].value.clone(), scores[0].recommended), (Ok("4.75".to_owned()), true));
    assert_eq!(scores[0].formula.as_deref(), Some("each part counts the same"));
    assert_eq!((scores[0].band.as_ref(), scores[2].higher_is_harder), (None, true));
    assert!(matches!(page.last(), Some(Block::Sources(_))));
    assert!(!format!("{page:?}").contains("I see it."), "numbers of items are enough");
}

#[test]
fn a_page_of_two_sheets_says_what_can_be_said_of_a_change_and_compares_nothing_that_differs() {
    let mut desk = desk();
    let sources = BTreeMap::new();
    let verdict = |desk: &Desk, earlier: usize, later: usize| {
        let about = Subject { sheet: &desk.taken[later], earlier: Some(&desk.taken[earlier]) };
        let page = report(about, &desk.from(), &sources).unwrap();
        page.into_iter().find_map(|block| match block {
            Block::Change { verdict, difference, harder, .. } => Some((verdict, difference, harder)),
            Block::NotCompared(barrier) => Some((Verdict::NotComparable(barrier), None, None)),
            _ => None,
        })
    };
    desk.taken.push(taken(4, sheet(&[(1, 4), (2, 4), (3, 2), (4, 1)]), None));
    assert_eq!(verdict(&desk, 0, 3), Some((Verdict::OwnWording, Some("-0.50".into()), Some(true))));
    let other = Sheet { wording: brought().name(), ..sheet(&[(1, 1), (2, 1), (3, 1), (4, 1)]) };
    desk.taken.push(taken(5, other, Some("a folder")));
    assert_eq!(verdict(&desk, 3, 4), Some((Verdict::NotComparable(Barrier::Wording), None, None)));
    let older = Sheet { key: 2, ..sheet(&[(1, 1)]) };
    desk.taken.push(taken(6, older, None));
    assert_eq!(verdict(&desk, 5, 3), Some((Verdict::NotComparable(Barrier::Key), None, None)));
    desk.taken.push(taken(
        7,
        Sheet { wording: brought().name(), ..sheet(&[(1, 5), (2, 5), (3, 1), (4, 1)]) },
        Some("a folder"),
    ));
    let said = verdict(&desk, 4, 6).unwrap();
    assert_eq!((said.0, said.1.as_deref(), said.2), (Verdict::NobodyPublished, Some("2.00"), Some(false)));
    let unknown = Subject { sheet: &desk.taken[2], earlier: None };
    assert!(matches!(report(unknown, &desk.from(), &sources), Err(ScoreError::UnknownInstrument { .. })));
}
