//! Scales as screens show them: the list, all that is known of one, and the form.

use super::result::{CoefficientKind, ScaleDoubt, WordingUsed};
use kindself_core::content::{
    Catalogue, Exact, Ground, Instrument, InstrumentText, Language, Measure, MissingRule, Norm,
};
use kindself_core::scales::kept::{KeptWording, Taken, Unfinished};
use kindself_core::scales::taking::progress;
use kindself_core::scales::wording::Wording;
use kindself_core::scales::{self, WordingName};

pub use kindself_core::content::Basis;

/// A scale, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScaleCard {
    pub id: String,
    pub name: String,
    /// What it is about, in a few words.
    pub short: String,
    /// So many items, with the questions beside them.
    pub items: u8,
    /// How often it was answered, and the person's day of the last time.
    pub taken: u32,
    pub last_day: Option<String>,
    /// So many are answered of one that is not finished; none where there is no such one.
    pub unfinished: Option<u8>,
    /// When that was touched last: milliseconds since the start of 1970, UTC.
    pub unfinished_utc_ms: Option<i64>,
}

/// A written exercise that stands beside a scale, without a score.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct InformalCard {
    pub name: String,
    pub short: String,
    pub about: String,
    /// Above its words and the scale's numbers, side by side.
    pub beside: String,
    pub own_wording: String,
    /// The kind of entry that asks its questions, and those that are asked once both are done.
    pub kind: String,
    pub compare: Vec<String>,
    /// The practice it resembles.
    pub practice: String,
    /// The scale it stands beside.
    pub scale: String,
}

impl InformalCard {
    pub(super) fn new(catalogue: &Catalogue, language: &Language) -> Self {
        let informal = &catalogue.informal;
        let text = informal.text.get(language);
        Self {
            name: text.name.clone(),
            short: text.short.clone(),
            about: text.about.clone(),
            beside: text.beside.clone(),
            own_wording: text.own_wording.clone(),
            kind: informal.kind.0.clone(),
            compare: informal.compare.iter().map(|field| field.0.clone()).collect(),
            practice: informal.practice.0.clone(),
            scale: informal.beside.0.clone(),
        }
    }
}

/// Where a fact is from, and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct GroundCard {
    pub sources: Vec<String>,
    pub doubts: Vec<ScaleDoubt>,
}

/// How a total, or a part, is made.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FormulaCard {
    pub name: String,
    pub is: String,
    /// The items of a part.
    pub items: Vec<u8>,
    /// The one that is shown first; a part that is shown by itself.
    pub recommended: bool,
    pub ground: Option<GroundCard>,
}

/// What is done about answers that are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum MissingAnswers {
    AllNeeded,
    /// At least so many hundredths of each part.
    ShareOfPart {
        hundredths: u8,
    },
    /// So many of a total may be missing.
    UpTo {
        items: u8,
    },
}

/// Who says so of them.
#[uniffi::remote(Enum)]
pub enum Basis {
    /// The authors.
    Published,
    /// Others who score it.
    Convention,
    /// Nobody was seen to say: this app's careful choice.
    Ours,
}

/// A number that was published of a score, or that it was looked for.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct KnownCard {
    /// The score; none: of the whole scale.
    pub of: Option<String>,
    /// None: a mean and a spread.
    pub kind: Option<CoefficientKind>,
    pub value: Option<String>,
    pub to: Option<String>,
    pub at_least: bool,
    pub mean: Option<String>,
    pub sd: Option<String>,
    pub interval: Option<String>,
    pub n: Option<u32>,
    pub sample: String,
    pub ground: GroundCard,
}

/// A stretch of scores, from this one.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BandCard {
    pub name: String,
    pub from: String,
}

/// Bands of one score. They hold for the validated wording alone.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BandsCard {
    pub of: String,
    pub bands: Vec<BandCard>,
    /// Who says so.
    pub by: String,
    pub ground: GroundCard,
}

/// A wording that someone brought.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct WordingCard {
    pub id: String,
    pub source: String,
    pub validated: bool,
    /// Whether it is about the time that the key is about.
    pub same_time: bool,
    /// How many sheets were answered in it: they stay when it goes.
    pub sheets: u32,
}

/// A sheet that was answered, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TakenCard {
    pub id: String,
    /// The person's day, ISO 8601.
    pub day: String,
    pub finished_utc_ms: i64,
    pub wording: WordingUsed,
    /// The first recommended total, as it is shown; none where it has none.
    pub score: Option<String>,
}

/// All that is known of a scale.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScalePage {
    pub card: ScaleCard,
    pub about: String,
    pub time_frame: String,
    /// That the wording is our own, and what does not hold for it.
    pub own_wording: String,
    pub licence: String,
    pub citation: String,
    /// For whom it was made, in years.
    pub from_age: Option<u8>,
    pub to_age: Option<u8>,
    /// Answering it once more makes sense after so many days.
    pub repeat_after_days: u16,
    pub repeat_ground: GroundCard,
    pub formulas: Vec<FormulaCard>,
    pub parts: Vec<FormulaCard>,
    pub missing: MissingAnswers,
    pub missing_basis: Basis,
    pub missing_ground: GroundCard,
    pub bands: Vec<BandsCard>,
    pub known: Vec<KnownCard>,
    pub key_ground: GroundCard,
    /// What is not certain about it, or disputed; in English.
    pub unsure: Vec<String>,
    pub wordings: Vec<WordingCard>,
    /// A wording is on its way in.
    pub has_draft: bool,
    /// The last one first.
    pub taken: Vec<TakenCard>,
    pub informal: Option<InformalCard>,
}

/// A point that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PointCard {
    /// As the key counts.
    pub point: u8,
    /// The number to show: on a paper that counts otherwise, that one.
    pub number: u8,
    /// None of points between that have no words.
    pub name: Option<String>,
}

/// A question of a scale.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScaleQuestion {
    pub item: u8,
    pub text: String,
    /// Its own points, where it stands beside the items.
    pub points: Option<Vec<PointCard>>,
}

/// A heading above questions.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScaleSection {
    pub name: String,
    pub intro: String,
    pub first: u8,
    pub last: u8,
}

/// A scale to be answered.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScaleForm {
    pub name: String,
    /// What to think of while answering.
    pub time_frame: String,
    pub wording: WordingUsed,
    /// That the wording is our own; none of one that was brought.
    pub own_wording: Option<String>,
    pub points: Vec<PointCard>,
    pub sections: Vec<ScaleSection>,
    pub questions: Vec<ScaleQuestion>,
}

pub(super) struct Cards<'a> {
    pub catalogue: &'a Catalogue,
    pub language: &'a Language,
}

impl Cards<'_> {
    /// Sources in words, and doubts.
    pub fn ground(&self, ground: &Ground) -> GroundCard {
        let known = ground.sources.iter().filter_map(|key| self.catalogue.sources.get(key));
        GroundCard { sources: known.cloned().collect(), doubts: ground.doubts.clone() }
    }

    /// As the list shows it; `begun` is the sheet that is not finished.
    pub fn card(&self, instrument: &Instrument, taken: &[Taken], begun: Option<&Unfinished>) -> ScaleCard {
        let text = instrument.text.get(self.language);
        ScaleCard {
            id: instrument.id.0.clone(),
            name: text.name.clone(),
            short: text.short.clone(),
            items: instrument.items.saturating_add(u8::try_from(instrument.extras.len()).unwrap_or(0)),
            taken: u32::try_from(taken.len()).unwrap_or(u32::MAX),
            last_day: taken.first().map(|taken| taken.day.to_string()),
            unfinished: begun.map(|begun| progress(instrument, begun).answered),
            unfinished_utc_ms: begun.map(|begun| begun.saved.0),
        }
    }

    /// A sheet, with the first recommended total.
    pub fn taken(&self, instrument: &Instrument, taken: &Taken) -> TakenCard {
        let scored = scales::score(instrument, &taken.answered.sheet).ok();
        let first = scored.and_then(|scored| scored.totals.into_iter().find(|total| total.recommended));
        let score = first.and_then(|total| {
            let of = Measure::Formula(total.formula);
            Some(scales::shown(instrument, &of, total.score.ok()?))
        });
        TakenCard {
            id: taken.id.text(),
            day: taken.day.to_string(),
            finished_utc_ms: taken.finished.0,
            wording: used(&taken.answered.sheet.wording, taken.answered.wording_from.clone()),
            score,
        }
    }

    /// Its totals, and how each is made.
    pub fn formulas(&self, instrument: &Instrument, text: &InstrumentText) -> Vec<FormulaCard> {
        let card = |formula: &kindself_core::content::Formula| {
            let words = text.formulas.get(&formula.id)?;
            Some(FormulaCard {
                name: words.name.clone(),
                is: words.is.clone(),
                items: Vec::new(),
                recommended: formula.recommended,
                ground: Some(self.ground(&formula.ground)),
            })
        };
        instrument.formulas.iter().filter_map(card).collect()
    }

    /// Its subscales, with the items of each.
    pub fn parts(instrument: &Instrument, text: &InstrumentText) -> Vec<FormulaCard> {
        let card = |subscale: &kindself_core::content::Subscale| {
            let words = text.subscales.get(&subscale.id)?;
            Some(FormulaCard {
                name: words.name.clone(),
                is: words.is.clone(),
                items: subscale.items.iter().map(|item| item.0).collect(),
                recommended: subscale.prints,
                ground: None,
            })
        };
        instrument.subscales.iter().filter_map(card).collect()
    }

    /// What is known of its scores: means and spreads, then coefficients.
    pub fn known(&self, instrument: &Instrument, text: &InstrumentText) -> Vec<KnownCard> {
        let named = |of: &Measure| scales::name(text, of);
        let number = scales::export::decimal;
        let norms = instrument.norms.iter().map(|norm| KnownCard {
            of: Some(named(&norm.of)),
            kind: None,
            value: None,
            to: None,
            at_least: false,
            // As the score is shown by itself.
            mean: norm.mean.and_then(|mean| shown_mean(instrument, norm, mean)).map(number),
            sd: norm.sd.map(number),
            interval: None,
            n: norm.n,
            sample: norm.sample.clone(),
            ground: self.ground(&norm.ground),
        });
        let coefficients = instrument.coefficients.iter().map(|one| KnownCard {
            of: one.of.as_ref().map(named),
            kind: Some(one.kind),
            value: one.value.map(number),
            to: one.to.map(number),
            at_least: one.at_least,
            mean: None,
            sd: None,
            interval: one.interval.clone(),
            n: one.n,
            sample: one.sample.clone(),
            ground: self.ground(&one.ground),
        });
        norms.chain(coefficients).collect()
    }

    /// Bands of each score that has some, with who says so.
    pub fn bands(&self, instrument: &Instrument, text: &InstrumentText) -> Vec<BandsCard> {
        let card = |bands: &kindself_core::content::Bands| BandsCard {
            of: scales::name(text, &bands.of),
            bands: bands
                .bands
                .iter()
                .map(|band| BandCard {
                    name: text.bands.get(&band.id).map_or(&band.id.0, |words| &words.name).clone(),
                    from: scales::export::decimal(band.from),
                })
                .collect(),
            by: bands.by.clone(),
            ground: self.ground(&bands.ground),
        };
        instrument.bands.iter().map(card).collect()
    }

    /// The form, in the app's own wording or in the one that was brought.
    pub fn form(&self, instrument: &Instrument, brought: Option<&Wording>) -> ScaleForm {
        let text = instrument.text.get(self.language);
        let points = instrument.least..=instrument.most;
        let point = |point: u8| PointCard {
            point,
            number: brought.and_then(|wording| wording.number(point, instrument.least)).unwrap_or(point),
            name: brought
                .map(|wording| &wording.anchors)
                .filter(|anchors| !anchors.is_empty())
                .unwrap_or(&text.anchors)
                .get(&point)
                .cloned(),
        };
        let items = instrument.numbers().map(|item| ScaleQuestion {
            item: item.0,
            text: brought
                .map_or(&text.items, |wording| &wording.items)
                .get(&item)
                .cloned()
                .unwrap_or_default(),
            points: None,
        });
        let extras = instrument.extras.iter().zip(1u8..).map(|(extra, nth)| ScaleQuestion {
            item: instrument.items.saturating_add(nth),
            text: text.extra.get(&nth).cloned().unwrap_or_default(),
            points: Some(
                (extra.least..=extra.most)
                    .map(|point| PointCard {
                        point,
                        number: point,
                        name: text.extra_anchors.get(&point).cloned(),
                    })
                    .collect(),
            ),
        });
        let section = |section: &kindself_core::content::Section| {
            let words = text.sections.get(&section.id)?;
            Some(ScaleSection {
                name: words.name.clone(),
                intro: words.intro.clone(),
                first: section.first.0,
                last: section.last.0,
            })
        };
        ScaleForm {
            name: text.name.clone(),
            time_frame: match brought {
                Some(wording) if !wording.time_frame.is_empty() => wording.time_frame.clone(),
                // It says nothing of time, and the person that it is not about the one that the key is about.
                Some(wording) if wording.about != instrument.time_frame => String::new(),
                _ => text.time_frame.clone(),
            },
            wording: brought.map_or(WordingUsed::Own, |wording| WordingUsed::Brought {
                validated: wording.validated,
                source: Some(wording.source.clone()),
            }),
            own_wording: brought.is_none().then(|| text.own_wording.clone()),
            points: points.map(point).collect(),
            sections: instrument.sections.iter().filter_map(section).collect(),
            questions: items.chain(extras).collect(),
        }
    }
}

/// A mean that was published as it enters a total is turned round where the score is shown as answered.
fn shown_mean(instrument: &Instrument, norm: &Norm, mean: Exact) -> Option<Exact> {
    let Measure::Subscale(id) = &norm.of else { return Some(mean) };
    let is_reversed = instrument.subscale(id)?.items.iter().any(|item| instrument.reversed.contains(item));
    if !(norm.for_total && is_reversed) {
        return Some(mean);
    }
    let (least, most) = instrument.range(&norm.of)?;
    least.plus(most)?.minus(mean)
}

pub(super) fn missing(instrument: &Instrument) -> MissingAnswers {
    match instrument.missing.rule {
        MissingRule::AllNeeded => MissingAnswers::AllNeeded,
        MissingRule::ShareOfSubscale { at_least } => {
            MissingAnswers::ShareOfPart { hundredths: (at_least.to_f64() * 100.0).round() as u8 }
        }
        MissingRule::UpTo { items } => MissingAnswers::UpTo { items },
    }
}

pub(super) fn used(name: &WordingName, source: Option<String>) -> WordingUsed {
    match name {
        WordingName::Own { .. } => WordingUsed::Own,
        WordingName::Brought { validated, .. } => WordingUsed::Brought { validated: *validated, source },
    }
}

pub(super) fn wording(instrument: &Instrument, kept: &KeptWording, sheets: u32) -> WordingCard {
    WordingCard {
        id: kept.wording.id().text(),
        source: kept.wording.source.clone(),
        validated: kept.wording.validated,
        same_time: kept.wording.about == instrument.time_frame,
        sheets,
    }
}
