//! Scores: whole numbers added up, and one exact fraction at the end. Nothing is rounded but what is shown.

use super::{Answer, Counted, ScoreError, Sheet, WordingName};
use crate::content::{
    Band, BandId, By, Catalogue, Doubt, Exact, Formula, FormulaId, How, Instrument, InstrumentId, ItemNo,
    Leads, Measure, MissingRule, Subscale, SubscaleId, TimeFrameId,
};
use std::collections::BTreeMap;

/// A score as the answers were given: more of what the subscale is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raw(pub Exact);

/// A score as it enters a total: where the key reverses items, counted the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForTotal(pub Exact);

/// Why there is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unscored {
    /// Nothing of it was answered.
    Blank,
    /// So many items of it would have to be answered.
    TooFew { needed: u8 },
    /// A subscale that it is made of has no score.
    WithoutSubscale,
}

/// One subscale of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscaleScore {
    pub id: SubscaleId,
    pub score: Result<Points, Unscored>,
    /// So many answers are in it.
    pub used: u8,
    /// What was not answered.
    pub missing: Vec<ItemNo>,
    /// Shown by itself.
    pub prints: bool,
}

/// A subscale's score, both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    pub raw: Raw,
    pub for_total: ForTotal,
}

/// One total of a sheet, by its formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    pub formula: FormulaId,
    pub score: Result<Exact, Unscored>,
    /// So many answers are in it.
    pub used: u8,
    /// What was not answered, and counts, where there is a score all the same, as the rule for missing answers says.
    pub missing: Vec<ItemNo>,
    /// The one that is shown first.
    pub recommended: bool,
}

/// The band that a score is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banded {
    pub of: Measure,
    pub band: BandId,
}

/// What came of a sheet, with everything that has to be the same for two of them to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    pub instrument: InstrumentId,
    pub key: u32,
    pub wording: WordingName,
    pub time_frame: TimeFrameId,
    pub subscales: Vec<SubscaleScore>,
    pub totals: Vec<Total>,
    /// Only where the wording is the validated one, with the time frame of the instrument: bands hold for nothing else.
    pub bands: Vec<Banded>,
    /// Where sensitive answers and scores lead, with a kind word. Of whatever wording: it is an offer, and no verdict.
    pub leads: Vec<Leads>,
    /// Why all this is to be taken with care: doubts of the key, of the formulas, and of the rule for missing answers where it was used.
    pub doubts: Vec<Doubt>,
}

impl Scored {
    /// A score of it as it is shown by itself: of a subscale the raw one.
    pub fn value(&self, of: &Measure) -> Option<Result<Exact, Unscored>> {
        match of {
            Measure::Subscale(id) => {
                let found = self.subscales.iter().find(|subscale| subscale.id == *id)?;
                Some(found.score.map(|points| points.raw.0))
            }
            Measure::Formula(id) => Some(self.totals.iter().find(|total| total.formula == *id)?.score),
        }
    }
}

/// The other way round: the least for the most. Twice is as before. `None` for what is no answer to it.
pub fn reversed(instrument: &Instrument, answer: Answer) -> Option<Answer> {
    let inside = (instrument.least..=instrument.most).contains(&answer.0);
    inside.then(|| Answer(instrument.least + (instrument.most - answer.0)))
}

/// Where an answer leads at once, before any score.
pub fn leads_at_once(instrument: &Instrument, item: ItemNo, answer: Answer) -> Option<Leads> {
    let sensitive = instrument.sensitive.iter().find(|one| one.item == item)?;
    (answer.0 > sensitive.above).then_some(sensitive.leads)
}

/// The scores of a sheet, of whatever instrument it is.
pub fn score_any(catalogue: &Catalogue, sheet: &Sheet) -> Result<Scored, ScoreError> {
    let unknown = || ScoreError::UnknownInstrument { instrument: sheet.instrument.clone() };
    score(catalogue.instrument(&sheet.instrument).ok_or_else(unknown)?, sheet)
}

/// The scores of a sheet.
pub fn score(instrument: &Instrument, sheet: &Sheet) -> Result<Scored, ScoreError> {
    check(instrument, sheet)?;
    let reckoning = Reckoning { instrument, answers: &sheet.answers };
    let subscales = instrument.subscales.iter().map(|subscale| reckoning.subscale(subscale));
    let subscales = subscales.collect::<Result<Vec<_>, _>>()?;
    let totals = instrument.formulas.iter().map(|formula| reckoning.total(formula, &subscales));
    let totals = totals.collect::<Result<Vec<_>, _>>()?;
    let mut scored = Scored {
        instrument: instrument.id.clone(),
        key: instrument.key,
        wording: sheet.wording.clone(),
        time_frame: sheet.time_frame(instrument).clone(),
        subscales,
        totals,
        bands: Vec::new(),
        leads: Vec::new(),
        doubts: Vec::new(),
    };
    scored.bands = bands(instrument, &scored);
    scored.leads = leads(instrument, &scored, sheet);
    scored.doubts = doubts(instrument, &scored);
    Ok(scored)
}

/// Refuses what is no sheet of that instrument.
pub fn check(instrument: &Instrument, sheet: &Sheet) -> Result<(), ScoreError> {
    if sheet.instrument != instrument.id {
        let (given, expected) = (sheet.instrument.clone(), instrument.id.clone());
        return Err(ScoreError::OtherInstrument { given, expected });
    }
    if sheet.key != instrument.key {
        return Err(ScoreError::OtherKey { given: sheet.key, known: instrument.key });
    }
    for (item, answer) in &sheet.answers {
        let Some((least, most)) = points(instrument, *item) else {
            return Err(ScoreError::NoSuchItem { item: *item, items: instrument.items });
        };
        if !(least..=most).contains(&answer.0) {
            let counted = counted(instrument, sheet);
            return Err(ScoreError::OutOfRange { item: *item, answer: answer.0, least, most, counted });
        }
    }
    Ok(())
}

/// The least and the most of an item; what is asked beside the items comes after them.
fn points(instrument: &Instrument, item: ItemNo) -> Option<(u8, u8)> {
    if (1..=instrument.items).contains(&item.0) {
        return Some((instrument.least, instrument.most));
    }
    let beside = item.0.checked_sub(instrument.items)?.checked_sub(1)?;
    instrument.extras.get(usize::from(beside)).map(|extra| (extra.least, extra.most))
}

fn counted(instrument: &Instrument, sheet: &Sheet) -> Counted {
    let mut answers =
        sheet.answers.iter().filter(|(item, _)| item.0 <= instrument.items).map(|(_, one)| one.0);
    let fits =
        |point: Option<u8>| point.is_some_and(|one| (instrument.least..=instrument.most).contains(&one));
    if answers.clone().all(|one| fits(one.checked_add(1))) {
        Counted::OneTooLow
    } else if answers.all(|one| fits(one.checked_sub(1))) {
        Counted::OneTooHigh
    } else {
        Counted::Otherwise
    }
}

/// A sheet on its way to its scores.
struct Reckoning<'a> {
    instrument: &'a Instrument,
    answers: &'a BTreeMap<ItemNo, Answer>,
}

/// Answers of some items, added up.
struct Sums {
    raw: i64,
    for_total: i64,
    used: u8,
    missing: Vec<ItemNo>,
}

impl Reckoning<'_> {
    fn sums<'i>(&self, items: impl IntoIterator<Item = &'i ItemNo>) -> Sums {
        let mut sums = Sums { raw: 0, for_total: 0, used: 0, missing: Vec::new() };
        for item in items {
            let Some(answer) = self.answers.get(item) else {
                sums.missing.push(*item);
                continue;
            };
            let is_reversed = self.instrument.reversed.contains(item);
            let counts =
                if is_reversed { reversed(self.instrument, *answer).unwrap_or(*answer) } else { *answer };
            sums.raw += i64::from(answer.0);
            sums.for_total += i64::from(counts.0);
            sums.used += 1;
        }
        sums
    }

    fn subscale(&self, subscale: &Subscale) -> Result<SubscaleScore, ScoreError> {
        let sums = self.sums(&subscale.items);
        let count = size(subscale.items.len());
        let needed = match self.instrument.missing.rule {
            MissingRule::AllNeeded | MissingRule::UpTo { .. } => count,
            MissingRule::ShareOfSubscale { at_least } => needed(count, at_least),
        };
        let score = if let Some(why) = unscored(&sums, needed) {
            Err(why)
        } else {
            let scored = |sum: i64| match subscale.by {
                By::Mean => Exact::ratio(sum, sums.used.into()),
                By::Sum => filled(sum, sums.used, count),
            };
            let raw = Raw(scored(sums.raw).ok_or(ScoreError::Beyond)?);
            Ok(Points { raw, for_total: ForTotal(scored(sums.for_total).ok_or(ScoreError::Beyond)?) })
        };
        let (id, prints) = (subscale.id.clone(), subscale.prints);
        Ok(SubscaleScore { id, score, used: sums.used, missing: sums.missing, prints })
    }

    fn total(&self, formula: &Formula, subscales: &[SubscaleScore]) -> Result<Total, ScoreError> {
        let items = self.instrument.items_of(formula);
        let sums = self.sums(&items);
        let count = size(items.len());
        let needed = match self.instrument.missing.rule {
            MissingRule::AllNeeded => count,
            MissingRule::UpTo { items } => count.saturating_sub(items),
            // Its subscales say whether there is enough.
            MissingRule::ShareOfSubscale { .. } => 1,
        };
        let parts = subscales.iter().filter(|part| formula.of.contains(&part.id));
        let parts: Result<Vec<Exact>, Unscored> =
            parts.map(|part| part.score.map(|points| points.for_total.0)).collect();
        let score = match (unscored(&sums, needed), parts) {
            (Some(why), _) => Err(why),
            (None, Err(_)) => Err(Unscored::WithoutSubscale),
            (None, Ok(parts)) => Ok(reckon(formula, &sums, count, parts).ok_or(ScoreError::Beyond)?),
        };
        let (formula, recommended) = (formula.id.clone(), formula.recommended);
        Ok(Total { formula, score, used: sums.used, missing: sums.missing, recommended })
    }
}

fn reckon(formula: &Formula, sums: &Sums, count: u8, parts: Vec<Exact>) -> Option<Exact> {
    let number = u32::try_from(parts.len()).ok()?;
    match formula.how {
        How::MeanOfSubscaleMeans => Exact::sum(parts)?.over(number),
        How::SumOfSubscaleMeans => Exact::sum(parts),
        How::MeanOfItems => Exact::ratio(sums.for_total, sums.used.into()),
        How::Sum => filled(sums.for_total, sums.used, count),
        How::Percent { times } => filled(sums.for_total, sums.used, count)?.times(Exact::whole(times.into())),
    }
}

fn unscored(sums: &Sums, needed: u8) -> Option<Unscored> {
    if sums.used == 0 {
        return Some(Unscored::Blank);
    }
    (sums.used < needed).then_some(Unscored::TooFew { needed })
}

/// A sum to which each missing answer adds the mean of the others.
fn filled(sum: i64, used: u8, count: u8) -> Option<Exact> {
    Exact::ratio(sum.checked_mul(count.into())?, used.into())
}

/// The fewest of so many that are at least that share of them.
fn needed(count: u8, share: Exact) -> u8 {
    let enough = |some: &u8| Exact::ratio((*some).into(), count.into()).is_some_and(|part| part >= share);
    (1..=count).find(enough).unwrap_or(count)
}

fn size(count: usize) -> u8 {
    // The build refuses instruments with more items than that.
    u8::try_from(count).unwrap_or(u8::MAX)
}

fn bands(instrument: &Instrument, scored: &Scored) -> Vec<Banded> {
    if !scored.wording.is_validated() || scored.time_frame != instrument.time_frame {
        return Vec::new();
    }
    let banded = instrument.bands.iter().filter_map(|bands| {
        let Band { id, .. } = bands.at(scored.value(&bands.of)?.ok()?)?;
        Some(Banded { of: bands.of.clone(), band: id.clone() })
    });
    banded.collect()
}

fn leads(instrument: &Instrument, scored: &Scored, sheet: &Sheet) -> Vec<Leads> {
    let answers = sheet.answers.iter();
    let sensitive = answers.filter_map(|(item, answer)| leads_at_once(instrument, *item, *answer));
    let low = instrument.screening.iter().filter(|one| {
        scored.value(&one.of).is_some_and(|score| score.is_ok_and(|score| score <= one.at_most))
    });
    let mut leads: Vec<Leads> = sensitive.chain(low.map(|one| one.leads)).collect();
    leads.dedup();
    leads
}

fn doubts(instrument: &Instrument, scored: &Scored) -> Vec<Doubt> {
    let mut doubts = instrument.key_ground.doubts.clone();
    let shown = scored.totals.iter().filter(|total| total.score.is_ok());
    let grounds = shown.clone().filter_map(|total| Some(&instrument.formula(&total.formula)?.ground.doubts));
    doubts.extend(grounds.flatten());
    let subscales = scored.subscales.iter().filter(|part| part.score.is_ok());
    if shown.into_iter().any(|total| !total.missing.is_empty())
        || subscales.into_iter().any(|part| !part.missing.is_empty())
    {
        doubts.extend(&instrument.missing.ground.doubts);
    }
    doubts.sort_unstable();
    doubts.dedup();
    doubts
}
