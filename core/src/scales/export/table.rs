//! Tables for spreadsheets: RFC 4180 in UTF-8, lines ending in CRLF, a header. No cell is taken for a formula.

use super::{From, Told, Wish, listed, utc};
use crate::content::ItemNo;
use crate::scales::WordingName;
use crate::scales::kept::Taken;

/// What a row of answers has, in order. Columns are only ever added, at the end.
const ANSWERS: [&str; 15] = [
    // Names the sheet: the rows of one have the same.
    "sheet",
    "day",
    "finished_utc",
    "instrument",
    "instrument_name",
    "key_version",
    // `own-1`: the app's own plain wording, not a validated one. `brought-…`: one that the person brought.
    "wording",
    "wording_validated",
    "wording_source",
    "time_frame",
    "item",
    // As the key counts, not reversed; empty where there is none.
    "answer",
    "answer_least",
    "answer_most",
    // `answered`, `skipped` (seen and left), `blank`.
    "state",
];
/// The last column of answers, where there is a sentence that may be passed on.
const SENTENCE: &str = "sentence";

/// What a row of scores has, in order.
const SCORES: [&str; 17] = [
    "sheet",
    "day",
    "finished_utc",
    "instrument",
    "instrument_name",
    "key_version",
    "wording",
    "wording_validated",
    "wording_source",
    "time_frame",
    // `total` or `subscale`. Subscales are as answered: none of them is reversed.
    "kind",
    "score",
    "score_name",
    // How a total is made.
    "formula",
    // Rounded once, as the app shows it; empty where there is no score.
    "value",
    // The same as a fraction.
    "exact",
    "items_used",
];
const MISSING: &str = "items_missing";

/// A row for each item of each sheet, in the order of the sheets.
pub fn answers_csv(taken: &[Taken], from: &From, wish: Wish) -> String {
    let mut table = Table::default();
    table.row(ANSWERS.iter().chain([&SENTENCE]).map(|name| (*name).to_owned()));
    for told in taken.iter().map(|taken| Told::new(taken, from, wish)) {
        for item in told.items() {
            let answered = &told.taken.answered;
            let answer = answered.sheet.answers.get(&item);
            let state = match answer {
                Some(_) => "answered",
                None if answered.skipped.contains(&item) => "skipped",
                None => "blank",
            };
            let points = told.points(item);
            let ItemNo(number) = item;
            let cells = [
                number.to_string(),
                answer.map(|answer| answer.0.to_string()).unwrap_or_default(),
                points.map(|(least, _)| least.to_string()).unwrap_or_default(),
                points.map(|(_, most)| most.to_string()).unwrap_or_default(),
                state.to_owned(),
                told.sentence(item).unwrap_or_default().to_owned(),
            ];
            table.row(head(&told).into_iter().chain(cells));
        }
    }
    table.text
}

/// A row for each score of each sheet: totals by each formula, then subscales.
pub fn scores_csv(taken: &[Taken], from: &From) -> String {
    let mut table = Table::default();
    table.row(SCORES.iter().chain([&MISSING]).map(|name| (*name).to_owned()));
    for told in taken.iter().map(|taken| Told::new(taken, from, Wish::default())) {
        for score in told.scores() {
            let cells = [
                score.kind().to_owned(),
                score.id().to_owned(),
                score.name.to_owned(),
                score.is.unwrap_or_default().to_owned(),
                score.decimal().unwrap_or_default(),
                score.value.map(|value| value.to_string()).unwrap_or_default(),
                score.used.to_string(),
                listed(&score.missing),
            ];
            table.row(head(&told).into_iter().chain(cells));
        }
    }
    table.text
}

/// What rows of both tables begin with.
fn head(told: &Told) -> [String; 10] {
    let answered = &told.taken.answered;
    [
        told.taken.id.text(),
        told.taken.day.to_string(),
        utc(told.taken.finished),
        answered.sheet.instrument.0.clone(),
        told.name().to_owned(),
        answered.sheet.key.to_string(),
        told.wording_name(),
        matches!(answered.sheet.wording, WordingName::Brought { validated: true, .. }).to_string(),
        answered.wording_from.clone().unwrap_or_default(),
        answered.time_frame.0.clone(),
    ]
}

#[derive(Default)]
struct Table {
    text: String,
}

impl Table {
    fn row(&mut self, cells: impl Iterator<Item = String>) {
        let cells: Vec<String> = cells.map(|cell| quoted(&harmless(&cell))).collect();
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }
}

/// Spreadsheets reckon what begins like a formula (<https://owasp.org/www-community/attacks/CSV_Injection>): such a cell gets an
/// apostrophe before it, and so does one that begins with an apostrophe, so that it can be taken away again. A number stays one.
pub(super) fn harmless(cell: &str) -> String {
    let begins = cell
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠']);
    let is_number =
        cell.strip_prefix('-').unwrap_or(cell).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if begins && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

pub(super) fn quoted(cell: &str) -> String {
    let wants = cell.contains(['"', ',', '\r', '\n', ';', '\t']) || cell.trim() != cell;
    if wants { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
