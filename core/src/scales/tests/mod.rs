mod again;
mod changes;
mod errors_found;
mod numbers;
mod properties;
mod refusals;
mod trends;
mod worked;

use super::*;
use crate::content::{FormulaId, Instrument, InstrumentId, ItemNo, Measure, SubscaleId};
use crate::testing::catalogue;

pub(super) fn instrument(id: &str) -> &'static Instrument {
    catalogue().instrument(&InstrumentId(id.into())).unwrap()
}

pub(super) fn own() -> WordingName {
    WordingName::Own { version: 1 }
}

/// A wording that someone brought and called the validated one, with the instrument's own time frame.
pub(super) fn validated(instrument: &Instrument) -> WordingName {
    let time_frame = instrument.time_frame.clone();
    WordingName::Brought { id: WordingId([7; 16]), hash: WordingHash([9; 32]), validated: true, time_frame }
}

pub(super) fn sheet(id: &str, answers: &[u8]) -> Sheet {
    let answers: Vec<Option<u8>> = answers.iter().copied().map(Some).collect();
    with_gaps(id, &answers)
}

pub(super) fn with_gaps(id: &str, answers: &[Option<u8>]) -> Sheet {
    let instrument = instrument(id);
    Sheet::blank(instrument, validated(instrument)).in_order(instrument, answers).unwrap()
}

pub(super) fn scored(sheet: &Sheet) -> Scored {
    score_any(catalogue(), sheet).unwrap()
}

pub(super) fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

pub(super) fn subscale(id: &str) -> Measure {
    Measure::Subscale(SubscaleId(id.into()))
}

pub(super) fn formula(id: &str) -> Measure {
    Measure::Formula(FormulaId(id.into()))
}

pub(super) fn value(scored: &Scored, of: &Measure) -> Exact {
    scored.value(of).unwrap().unwrap()
}

pub(super) fn items(numbers: &[u8]) -> Vec<ItemNo> {
    numbers.iter().copied().map(ItemNo).collect()
}
