//! Answers and scores for others to read: a spreadsheet, another program, a clinic, a professional.
//!
//! - [`answers_csv`], [`scores_csv`]: tables, a row for each item and for each score.
//! - [`json`]: everything, for programs.
//! - [`fhir`]: a FHIR R4 bundle.
//! - [`report`]: a page for a professional, as blocks for the platform's printing.
//!
//! Each says the version of the key, the formula and the wording of every number. Sentences of a wording that someone brought are others':
//! they are in none of it unless the person asks ([`Wish`]).

mod fhir;
mod json;
mod report;
mod table;
#[cfg(test)]
mod tests;

pub use fhir::fhir;
pub use json::json;
pub use report::{Block, ChangeRowSaid, ReportScore, ReportWording, Subject, decimal, report};
pub use table::{answers_csv, scores_csv};

use super::kept::{KeptWording, Taken};
use super::{ScoreError, Scored, Unscored, WordingName, score, shown};
use crate::content::{Doubt, Exact, Instrument, InstrumentText, ItemNo, Language, Measure};
use crate::time::UtcMillis;
use chrono::DateTime;

/// What stands around the answers.
#[derive(Debug, Clone, Copy)]
pub struct From<'a> {
    pub instruments: &'a [Instrument],
    /// Wordings that someone brought.
    pub wordings: &'a [KeptWording],
    pub language: &'a Language,
}

/// What the person asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wish {
    /// Sentences of wordings that they brought go along. They are others', and mostly may not be passed on.
    pub with_brought_sentences: bool,
}

/// A sheet with what is known of it here.
struct Told<'a> {
    taken: &'a Taken,
    /// `None`: of a newer version.
    instrument: Option<&'a Instrument>,
    wording: Option<&'a KeptWording>,
    /// Why it has no scores, where it has none.
    scored: Result<Scored, Option<ScoreError>>,
    language: &'a Language,
    wish: Wish,
}

impl<'a> Told<'a> {
    fn new(taken: &'a Taken, from: &From<'a>, wish: Wish) -> Self {
        let sheet = &taken.answered.sheet;
        let instrument = from.instruments.iter().find(|instrument| instrument.id == sheet.instrument);
        let wording = match &sheet.wording {
            WordingName::Own { .. } => None,
            WordingName::Brought { hash, .. } => from.wordings.iter().find(|kept| match &kept.name {
                WordingName::Brought { hash: of_kept, .. } => of_kept == hash,
                WordingName::Own { .. } => false,
            }),
        };
        let scored = instrument.ok_or(None).and_then(|instrument| score(instrument, sheet).map_err(Some));
        Self { taken, instrument, wording, scored, language: from.language, wish }
    }

    fn text(&self) -> Option<&'a InstrumentText> {
        self.instrument.map(|instrument| instrument.text.get(self.language))
    }

    /// The name of the instrument, or its id where nobody knows it here.
    fn name(&self) -> &'a str {
        self.text().map_or(&self.taken.answered.sheet.instrument.0, |text| &text.name)
    }

    /// The items there are, and the questions beside them.
    fn items(&self) -> Vec<ItemNo> {
        let extras = self.instrument.map_or(0, |instrument| instrument.extras.len());
        let items = self.instrument.map_or(0, |instrument| instrument.items);
        let known = (1..=items.saturating_add(u8::try_from(extras).unwrap_or(u8::MAX))).map(ItemNo);
        let mut all: Vec<ItemNo> = known.chain(self.taken.answered.sheet.answers.keys().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The lowest and the highest answer to an item.
    fn points(&self, ItemNo(item): ItemNo) -> Option<(u8, u8)> {
        let instrument = self.instrument?;
        if item <= instrument.items {
            return Some((instrument.least, instrument.most));
        }
        let extra = instrument.extras.get(usize::from(item - instrument.items - 1));
        extra.map(|extra| (extra.least, extra.most))
    }

    /// What stood there to be answered, where it may be passed on.
    fn sentence(&self, item: ItemNo) -> Option<&'a str> {
        let text = self.text();
        match (&self.taken.answered.sheet.wording, self.instrument) {
            (WordingName::Own { version }, Some(instrument)) => {
                // An older version had other sentences.
                let is_same =
                    self.taken.answered.sheet.key == instrument.key && *version == instrument.wording;
                let text = text.filter(|_| is_same)?;
                let beside = item.0.checked_sub(instrument.items).filter(|n| *n > 0);
                let words = match beside {
                    None => text.items.get(&item),
                    Some(n) => text.extra.get(&n),
                };
                words.map(String::as_str)
            }
            (WordingName::Brought { .. }, _) if self.wish.with_brought_sentences => {
                self.wording?.wording.items.get(&item).map(String::as_str)
            }
            _ => None,
        }
    }

    /// The wording, in a name that stays the same: `own-1`, or `brought-` and the beginning of its hash.
    fn wording_name(&self) -> String {
        wording_name(&self.taken.answered.sheet.wording)
    }

    /// The scores, in the order in which they are shown.
    fn scores(&self) -> Vec<OneScore<'a>> {
        let (Ok(scored), Some(instrument)) = (&self.scored, self.instrument) else { return Vec::new() };
        let text = instrument.text.get(self.language);
        let totals = scored.totals.iter().filter_map(|total| {
            let formula = instrument.formula(&total.formula)?;
            let words = text.formulas.get(&total.formula);
            Some(OneScore {
                instrument,
                of: Measure::Formula(total.formula.clone()),
                name: words.map_or(formula.id.0.as_str(), |words| &words.name),
                is: words.map(|words| words.is.as_str()),
                value: total.score,
                used: total.used,
                missing: total.missing.clone(),
                recommended: total.recommended,
                higher_is_harder: formula.higher_is_harder,
                doubts: &formula.ground.doubts,
            })
        });
        let subscales = scored.subscales.iter().filter(|subscale| subscale.prints).filter_map(|subscale| {
            let known = instrument.subscale(&subscale.id)?;
            Some(OneScore {
                instrument,
                of: Measure::Subscale(subscale.id.clone()),
                name: text.subscales.get(&subscale.id).map_or(known.id.0.as_str(), |words| &words.name),
                is: None,
                value: subscale.score.map(|points| points.raw.0),
                used: subscale.used,
                missing: subscale.missing.clone(),
                recommended: false,
                higher_is_harder: known.higher_is_harder,
                doubts: &[],
            })
        });
        totals.chain(subscales).collect()
    }
}

/// A score with its name.
struct OneScore<'a> {
    instrument: &'a Instrument,
    of: Measure,
    name: &'a str,
    /// How a total is made.
    is: Option<&'a str>,
    value: Result<Exact, Unscored>,
    used: u8,
    missing: Vec<ItemNo>,
    recommended: bool,
    higher_is_harder: bool,
    doubts: &'a [Doubt],
}

impl OneScore<'_> {
    fn id(&self) -> &str {
        match &self.of {
            Measure::Subscale(id) => &id.0,
            Measure::Formula(id) => &id.0,
        }
    }

    fn kind(&self) -> &'static str {
        match self.of {
            Measure::Subscale(_) => "subscale",
            Measure::Formula(_) => "total",
        }
    }

    /// In decimals, as it is shown.
    fn decimal(&self) -> Option<String> {
        self.value.ok().map(|value| shown(self.instrument, &self.of, value))
    }
}

/// A name for a wording that never changes: `own-1`, or `brought-` and the beginning of its hash.
fn wording_name(wording: &WordingName) -> String {
    match wording {
        WordingName::Own { version } => format!("own-{version}"),
        WordingName::Brought { hash, .. } => {
            format!("brought-{}", crate::store::hex(hash.0.get(..8).unwrap_or_default()))
        }
    }
}

/// A moment as ISO 8601 has it, in UTC.
fn utc(moment: UtcMillis) -> String {
    let moment = DateTime::from_timestamp_millis(moment.nearest_kept().0).unwrap_or_default().naive_utc();
    format!("{}Z", moment.to_string().replace(' ', "T"))
}

/// Numbers of items, with spaces between.
fn listed(items: &[ItemNo]) -> String {
    items.iter().map(|item| item.0.to_string()).collect::<Vec<_>>().join(" ")
}
