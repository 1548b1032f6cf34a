//! Answers and scores as FHIR R4 (<https://hl7.org/fhir/R4/>): a bundle with a QuestionnaireResponse for each sheet, and an Observation
//! for each of its scores.
//!
//! - Answers are integers, as the key counts, and never labels.
//! - `questionnaire` is `urn:kindself:scale:<instrument>|<key>.<wording>`: whose key, whose wording. No name on the web that belongs to
//!   others is used, and the namespace is registered nowhere: it only has to be the same every time.
//! - A score says its formula by name. No LOINC code is written: none was seen to be confirmed for one of these scores, and a code of an
//!   instrument is none of a score.
//! - There is no patient in it: the app knows no name. Whoever takes it in adds whose it is.

use super::{From, OneScore, Told, Wish, listed, utc};
use crate::content::{By, Measure};
use crate::scales::Unscored;
use crate::scales::kept::Taken;
use crate::store::{StoreError, hex};
use serde_json::{Map, Number, Value, json};
use sha2::{Digest, Sha256};

const NO_DIAGNOSIS: &str = "Self-report, scored by an app. It is no diagnosis.";

/// The bundle, as JSON. Errors: [`StoreError::Damaged`] where it cannot be written as JSON, which no sheet can cause.
pub fn fhir(taken: &[Taken], from: &From, wish: Wish) -> Result<String, StoreError> {
    let mut entries = Vec::new();
    for told in taken.iter().map(|taken| Told::new(taken, from, wish)) {
        let response = uuid(told.taken.id.0);
        entries.push(entry(&response, questionnaire_response(&told)));
        for score in told.scores() {
            let id = observation_id(&told, &score);
            entries.push(entry(&uuid(id), observation(&told, &score, id, &response)));
        }
    }
    let mut bundle = Map::new();
    bundle.insert("resourceType".into(), "Bundle".into());
    bundle.insert("type".into(), "collection".into());
    // FHIR knows no empty lists.
    if !entries.is_empty() {
        bundle.insert("entry".into(), entries.into());
    }
    let mut text = serde_json::to_string_pretty(&Value::Object(bundle)).map_err(|_| StoreError::Damaged)?;
    text.push('\n');
    Ok(text)
}

fn entry(url: &str, resource: Value) -> Value {
    json!({ "fullUrl": url, "resource": resource })
}

/// The canonical name of key and wording.
fn canonical(told: &Told) -> String {
    let sheet = &told.taken.answered.sheet;
    format!("urn:kindself:scale:{}|{}.{}", sheet.instrument.0, sheet.key, told.wording_name())
}

fn questionnaire_response(told: &Told) -> Value {
    let sheet = &told.taken.answered.sheet;
    let items = told.items().into_iter().map(|item| {
        let mut one = Map::new();
        one.insert("linkId".into(), item.0.to_string().into());
        if let Some(sentence) = told.sentence(item) {
            one.insert("text".into(), sentence.into());
        }
        if let Some(answer) = sheet.answers.get(&item) {
            one.insert("answer".into(), json!([{ "valueInteger": answer.0 }]));
        }
        Value::Object(one)
    });
    json!({
        "resourceType": "QuestionnaireResponse",
        "id": hex(&told.taken.id.0),
        "questionnaire": canonical(told),
        "status": "completed",
        "authored": utc(told.taken.finished),
        "item": items.collect::<Vec<_>>(),
    })
}

fn observation(told: &Told, score: &OneScore, id: [u8; 16], response: &str) -> Value {
    let mut one = json!({
        "resourceType": "Observation",
        "id": hex(&id),
        "status": "final",
        "category": [{ "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/observation-category",
            "code": "survey",
            "display": "Survey",
        }] }],
        "code": { "text": format!("{}: {}", told.name(), score.name) },
        "effectiveDateTime": utc(told.taken.finished),
        "method": { "text": method(score) },
        "note": [{ "text": note(told, score) }],
        "derivedFrom": [{ "reference": response }],
    });
    let value = score.decimal().and_then(|decimal| decimal.parse().ok()).and_then(Number::from_f64);
    let (name, value) = match value {
        Some(value) => (
            "valueQuantity",
            json!({ "value": value, "unit": "score", "system": "http://unitsofmeasure.org", "code": "{score}" }),
        ),
        None => ("dataAbsentReason", absent(score)),
    };
    if let Value::Object(fields) = &mut one {
        fields.insert(name.into(), value);
    }
    one
}

fn absent(score: &OneScore) -> Value {
    let text = match score.value {
        Err(Unscored::Blank) => "Nothing of it was answered.",
        _ => "Too little of it was answered.",
    };
    json!({
        "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "code": "unknown",
            "display": "Unknown",
        }],
        "text": text,
    })
}

/// How it is made.
fn method(score: &OneScore) -> String {
    let of_subscale = || {
        let Measure::Subscale(id) = &score.of else { return "" };
        match score.instrument.subscale(id).map(|subscale| subscale.by) {
            Some(By::Sum) => "Sum of its items, none of them reversed",
            _ => "Mean of its items, none of them reversed",
        }
    };
    let id = score.id();
    score.is.map_or_else(|| format!("{} ({id})", of_subscale()), |is| format!("{is} ({id})"))
}

/// What the number is, for whoever reads it.
fn note(told: &Told, score: &OneScore) -> String {
    let exact = score.value.map(|value| format!("Exactly {value}. ")).unwrap_or_default();
    let range = score.instrument.range(&score.of);
    let range = range.map(|(least, most)| format!("It can be from {least} to {most}. ")).unwrap_or_default();
    let missing = match score.missing.as_slice() {
        [] => "none missing".to_owned(),
        missing => format!("missing: {}", listed(missing)),
    };
    let wording = if told.taken.answered.sheet.wording.is_validated() {
        "Validated wording, as the person said"
    } else {
        "Not the validated wording"
    };
    format!("{exact}{range}Items used: {}, {missing}. {wording}. {NO_DIAGNOSIS}", score.used)
}

/// The same for the same score of the same sheet, whenever it is exported.
fn observation_id(told: &Told, score: &OneScore) -> [u8; 16] {
    let digest = Sha256::digest(format!("{} {} {}", told.taken.id.text(), score.kind(), score.id()));
    let mut id = [0; 16];
    id.iter_mut().zip(digest).for_each(|(byte, made)| *byte = made);
    id
}

/// Sixteen bytes as the name of an entry.
fn uuid(id: [u8; 16]) -> String {
    let text = hex(&id);
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}
