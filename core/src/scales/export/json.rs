//! Everything in one file, for programs.

use super::{From, Told, Wish, utc, wording_name};
use crate::scales::WordingName;
use crate::scales::kept::Taken;
use crate::store::StoreError;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The version of the file, counted up when something in it changes its meaning. What is added changes nothing.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    /// Always the same sentence, so that the file says it to whoever opens it.
    about: &'static str,
    instruments: Vec<InstrumentSaid<'a>>,
    sheets: Vec<SheetSaid<'a>>,
    /// Wordings that the person brought, where they asked for their sentences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wordings: Vec<WordingSaid<'a>>,
}

const ABOUT: &str =
    "Answers that a person gave about themselves, and scores that follow from them. No diagnosis.";

#[derive(Serialize)]
struct InstrumentSaid<'a> {
    id: &'a str,
    name: &'a str,
    key_version: u32,
    citation: &'a str,
    items: u8,
    least: u8,
    most: u8,
    /// Counted the other way round in totals.
    reversed: Vec<u8>,
}

#[derive(Serialize)]
struct SheetSaid<'a> {
    id: String,
    day: String,
    begun_utc: String,
    finished_utc: String,
    instrument: &'a str,
    key_version: u32,
    wording: WordingOfSheet<'a>,
    time_frame: &'a str,
    /// By item, as the key counts; what was not answered is not there.
    answers: BTreeMap<u8, u8>,
    /// Seen and left.
    skipped: Vec<u8>,
    scores: Vec<ScoreSaid<'a>>,
    /// Why there are no scores, where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    unscored: Option<&'static str>,
}

#[derive(Serialize)]
struct WordingOfSheet<'a> {
    name: String,
    validated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct ScoreSaid<'a> {
    kind: &'static str,
    id: String,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<&'a str>,
    /// In decimals, rounded once, as the app shows it.
    value: Option<String>,
    /// The same as a fraction.
    exact: Option<String>,
    items_used: u8,
    items_missing: Vec<u8>,
}

#[derive(Serialize)]
struct WordingSaid<'a> {
    name: String,
    instrument: &'a str,
    source: &'a str,
    validated: bool,
    items: BTreeMap<u8, &'a str>,
    anchors: &'a BTreeMap<u8, String>,
    time_frame: &'a str,
}

/// The file. Errors: none that a sheet can cause; [`StoreError::Damaged`] where it cannot be written as JSON.
pub fn json(taken: &[Taken], from: &From, wish: Wish) -> Result<String, StoreError> {
    let told: Vec<Told> = taken.iter().map(|taken| Told::new(taken, from, wish)).collect();
    let used: BTreeSet<&str> = taken.iter().map(|taken| taken.answered.sheet.instrument.0.as_str()).collect();
    let instruments = from.instruments.iter().filter(|instrument| used.contains(instrument.id.0.as_str()));
    let instruments = instruments.map(|instrument| InstrumentSaid {
        id: &instrument.id.0,
        name: &instrument.text.get(from.language).name,
        key_version: instrument.key,
        citation: &instrument.citation,
        items: instrument.items,
        least: instrument.least,
        most: instrument.most,
        reversed: instrument.reversed.iter().map(|item| item.0).collect(),
    });
    let brought = from.wordings.iter().filter(|kept| {
        wish.with_brought_sentences
            && told.iter().any(|told| told.wording.is_some_and(|used| used.name == kept.name))
    });
    let file = File {
        format: "kindself-scales",
        version: VERSION,
        about: ABOUT,
        instruments: instruments.collect(),
        sheets: told.iter().map(sheet).collect(),
        wordings: brought
            .map(|kept| WordingSaid {
                name: wording_name(&kept.name),
                instrument: &kept.wording.instrument.0,
                source: &kept.wording.source,
                validated: kept.wording.validated,
                items: kept.wording.items.iter().map(|(item, text)| (item.0, text.as_str())).collect(),
                anchors: &kept.wording.anchors,
                time_frame: &kept.wording.time_frame,
            })
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&file).map_err(|_| StoreError::Damaged)?;
    text.push('\n');
    Ok(text)
}

fn sheet<'a>(told: &Told<'a>) -> SheetSaid<'a> {
    let (taken, answered) = (told.taken, &told.taken.answered);
    let scores = told.scores().into_iter().map(|score| ScoreSaid {
        kind: score.kind(),
        id: score.id().to_owned(),
        name: score.name,
        formula: score.is,
        value: score.decimal(),
        exact: score.value.ok().map(|value| value.to_string()),
        items_used: score.used,
        items_missing: score.missing.iter().map(|item| item.0).collect(),
    });
    SheetSaid {
        id: taken.id.text(),
        day: taken.day.to_string(),
        begun_utc: utc(answered.begun),
        finished_utc: utc(taken.finished),
        instrument: &answered.sheet.instrument.0,
        key_version: answered.sheet.key,
        wording: WordingOfSheet {
            name: told.wording_name(),
            validated: matches!(answered.sheet.wording, WordingName::Brought { validated: true, .. }),
            source: answered.wording_from.as_deref(),
        },
        time_frame: &answered.time_frame.0,
        answers: answered.sheet.answers.iter().map(|(item, answer)| (item.0, answer.0)).collect(),
        skipped: answered.skipped.iter().map(|item| item.0).collect(),
        scores: scores.collect(),
        unscored: told
            .scored
            .as_ref()
            .err()
            .map(|why| why.as_ref().map_or("scale-unknown", |why| why.code())),
    }
}
