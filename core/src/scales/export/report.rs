//! A page for a professional, as blocks in the order in which they stand.
//!
//! What stands on it is decided here. Each phone says it in its words and lays it out with what it prints with (ADR 0028), as the pages of
//! the journal. Nothing on it is a sentence of a wording that someone brought.

use super::{From, OneScore, Told, Wish};
use crate::content::{CoefficientKind, Doubt, Instrument, ItemNo, Leads, Usable};
use crate::scales::kept::Taken;
use crate::scales::{Barrier, Exact, ScoreError, Unscored, Verdict, WordingName, change, point, shown};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Which sheets a page is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub sheet: &'a Taken,
    /// The one that it is held against.
    pub earlier: Option<&'a Taken>,
}

/// Whose wording was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportWording {
    /// The app's own: bands, norms and verdicts do not hold for it.
    Own { version: u32 },
    /// One that the person brought, and where it is from, as they said.
    Brought { validated: bool, source: Option<String> },
}

/// A score on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportScore {
    pub name: String,
    /// How a total is made; a subscale is by itself, and not reversed.
    pub formula: Option<String>,
    pub value: Result<String, Unscored>,
    /// The lowest and the highest there can be.
    pub range: Option<(String, String)>,
    /// So many answers are in it.
    pub used: u8,
    pub missing: Vec<ItemNo>,
    /// The one that is shown first.
    pub recommended: bool,
    pub higher_is_harder: bool,
    /// The name of the band that it is in, which holds for the validated wording alone.
    pub band: Option<String>,
    /// Who says so of the band.
    pub band_by: Option<String>,
    /// Why it is to be taken with care.
    pub doubts: Vec<Doubt>,
}

/// A published number behind a verdict, or one that was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRowSaid {
    pub sd: Option<String>,
    pub sd_sample: Option<String>,
    pub r: Option<String>,
    pub kind: Option<CoefficientKind>,
    pub kind_note: Option<String>,
    pub r_sample: Option<String>,
    pub usable: Usable,
    /// In two decimals; `None` where something is missing.
    pub threshold: Option<String>,
    /// Whether the difference is more than chance by this one.
    pub clear: Option<bool>,
    pub doubts: Vec<Doubt>,
    /// What was published.
    pub sources: Vec<String>,
}

/// A part of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What the scale is called, what it looks at, and where it was published.
    Scale { name: String, about: String, citation: String, key: u32 },
    /// It was answered by the person about themselves, and is no diagnosis.
    SelfReport,
    /// The day, and the day of the one that it is held against.
    Days { day: NaiveDate, earlier: Option<NaiveDate> },
    /// What was answered.
    Wording(ReportWording),
    /// What it was about in time; `None` where that is in the wording that was brought alone.
    TimeFrame { words: Option<String> },
    /// Totals, the recommended one first, then subscales.
    Scores(Vec<ReportScore>),
    /// Whether a total has changed by more than chance.
    Change {
        name: String,
        before: Option<String>,
        now: Option<String>,
        /// The later one less the earlier one.
        difference: Option<String>,
        /// Whether the change leads to where life is harder.
        harder: Option<bool>,
        verdict: Verdict,
        /// The lowest and the highest threshold behind it.
        lines: Option<(String, String)>,
        /// By Jacobson and Truax.
        why: Vec<ChangeRowSaid>,
        /// Smaller changes that people notice: what its source calls it, and how much.
        noticed: Vec<(String, String)>,
        /// Rules of others: who says so, and how much.
        rules: Vec<(String, String)>,
    },
    /// Why two sheets are not held against each other.
    NotCompared(Barrier),
    /// Each answer, by item, as the key counts; `None`: left blank.
    Answers { least: u8, most: u8, answers: Vec<(ItemNo, Option<u8>)>, reversed: Vec<ItemNo> },
    /// A score came with a suggestion.
    Suggests(Leads),
    /// Why all this is to be taken with care.
    Doubts(Vec<Doubt>),
    /// What was published.
    Sources(Vec<String>),
}

/// The page. `sources` are those of the catalogue.
///
/// Errors: those of scoring: a sheet that cannot be scored has no page.
pub fn report(
    about: Subject,
    from: &From,
    sources: &BTreeMap<String, String>,
) -> Result<Vec<Block>, ScoreError> {
    let told = Told::new(about.sheet, from, Wish::default());
    let unknown =
        || ScoreError::UnknownInstrument { instrument: about.sheet.answered.sheet.instrument.clone() };
    let instrument = told.instrument.ok_or_else(unknown)?;
    let scored = told.scored.as_ref().map_err(|why| why.clone().unwrap_or_else(unknown))?;
    let text = instrument.text.get(from.language);
    let answered = &about.sheet.answered;
    let scores = told.scores();
    let mut blocks = vec![
        Block::Scale {
            name: text.name.clone(),
            about: text.about.clone(),
            citation: instrument.citation.clone(),
            key: instrument.key,
        },
        Block::SelfReport,
        Block::Days { day: about.sheet.day, earlier: about.earlier.map(|earlier| earlier.day) },
        Block::Wording(wording(about.sheet)),
        Block::TimeFrame {
            words: (answered.time_frame == instrument.time_frame).then(|| text.time_frame.clone()),
        },
        Block::Scores(scores.iter().map(|score| report_score(score, &told)).collect()),
    ];
    let mut cited: BTreeSet<&String> =
        instrument.sources.iter().chain(&instrument.key_ground.sources).collect();
    if let Some(earlier) = about.earlier {
        blocks.extend(changes(&told, instrument, earlier, from, sources)?);
    }
    let told_of = instrument.told();
    for score in scores.iter().filter(|score| told_of.contains(&score.of)) {
        let rows = instrument.changes.iter().filter(|row| about.earlier.is_some() && row.of == score.of);
        cited.extend(rows.flat_map(|row| &row.ground.sources));
    }
    blocks.push(Block::Answers {
        least: instrument.least,
        most: instrument.most,
        answers: told
            .items()
            .into_iter()
            .map(|item| (item, answered.sheet.answers.get(&item).map(|one| one.0)))
            .collect(),
        reversed: instrument.reversed.clone(),
    });
    blocks.extend(scored.leads.iter().map(|leads| Block::Suggests(*leads)));
    if !scored.doubts.is_empty() {
        blocks.push(Block::Doubts(scored.doubts.clone()));
    }
    blocks.push(Block::Sources(published(cited, sources)));
    Ok(blocks)
}

fn wording(taken: &Taken) -> ReportWording {
    match &taken.answered.sheet.wording {
        WordingName::Own { version } => ReportWording::Own { version: *version },
        WordingName::Brought { validated, .. } => {
            ReportWording::Brought { validated: *validated, source: taken.answered.wording_from.clone() }
        }
    }
}

fn by(score: &OneScore) -> Option<String> {
    score.instrument.bands.iter().find(|bands| bands.of == score.of).map(|bands| bands.by.clone())
}

fn report_score(score: &OneScore, told: &Told) -> ReportScore {
    let say = |value: Exact| shown(score.instrument, &score.of, value);
    let bands = told.scored.as_ref().map_or(&[][..], |scored| &scored.bands);
    let band = bands.iter().find(|banded| banded.of == score.of);
    let band = band.and_then(|banded| told.text()?.bands.get(&banded.band));
    let of_band = score.instrument.bands.iter().filter(|bands| band.is_some() && bands.of == score.of);
    let mut doubts: Vec<Doubt> =
        score.doubts.iter().chain(of_band.flat_map(|bands| &bands.ground.doubts)).copied().collect();
    doubts.sort_unstable();
    doubts.dedup();
    ReportScore {
        name: score.name.to_owned(),
        formula: score.is.map(str::to_owned),
        value: score.value.map(say),
        range: score.instrument.range(&score.of).map(|(least, most)| (least.to_string(), most.to_string())),
        used: score.used,
        missing: score.missing.clone(),
        recommended: score.recommended,
        higher_is_harder: score.higher_is_harder,
        band: band.map(|band| band.name.clone()),
        band_by: band.and_then(|_| by(score)),
        doubts,
    }
}

/// What can be said of each recommended total, or why nothing can.
fn changes(
    told: &Told,
    instrument: &Instrument,
    earlier: &Taken,
    from: &From,
    sources: &BTreeMap<String, String>,
) -> Result<Vec<Block>, ScoreError> {
    let before = Told::new(earlier, from, Wish::default());
    let before = match before.scored {
        Ok(scored) => scored,
        // Another key is no error of the page: it says that the two are not compared.
        Err(Some(ScoreError::OtherKey { .. })) => return Ok(vec![Block::NotCompared(Barrier::Key)]),
        Err(Some(why)) => return Err(why),
        Err(None) => return Ok(vec![Block::NotCompared(Barrier::Instrument)]),
    };
    let Ok(now) = &told.scored else { return Ok(Vec::new()) };
    let mut blocks = Vec::new();
    let told_of = instrument.told();
    for score in told.scores().into_iter().filter(|score| told_of.contains(&score.of)) {
        let (Some(one), Some(other)) = (point(&before, &score.of), point(now, &score.of)) else { continue };
        let change = change(instrument, &one, &other);
        if let Verdict::NotComparable(barrier) = change.verdict {
            return Ok(vec![Block::NotCompared(barrier)]);
        }
        let say = |value: Exact| shown(instrument, &score.of, value);
        let used = change.why.rows.iter().map(|used| (used.row, Some(used.threshold), Some(used.clear)));
        let unknown = change.why.unknown.iter().map(|row| (*row, None, None));
        let rows = used.chain(unknown).map(|(row, threshold, clear)| ChangeRowSaid {
            sd: row.sd.map(decimal),
            sd_sample: row.sd_sample.clone(),
            r: row.r.map(decimal),
            kind: row.kind,
            kind_note: row.kind_note.clone(),
            r_sample: row.r_sample.clone(),
            usable: row.usable,
            threshold: threshold.map(two),
            clear,
            doubts: row.ground.doubts.clone(),
            sources: published(row.ground.sources.iter(), sources),
        });
        let beside = &change.beside;
        blocks.push(Block::Change {
            name: score.name.to_owned(),
            before: Some(say(one.score)),
            now: Some(say(other.score)),
            difference: change.difference.map(|difference| say_difference(instrument, &score, difference)),
            harder: change.harder,
            verdict: change.verdict,
            lines: change.why.lowest().zip(change.why.highest()).map(|(low, high)| (two(low), two(high))),
            why: rows.collect(),
            noticed: beside
                .noticed
                .iter()
                .map(|one| (one.noticed.name.clone(), decimal(one.noticed.value)))
                .collect(),
            rules: beside.rules.iter().map(|one| (one.rule.by.clone(), decimal(one.rule.change))).collect(),
        });
    }
    Ok(blocks)
}

/// A difference is no score: no band says how many decimals it has.
fn say_difference(instrument: &Instrument, score: &OneScore, difference: Exact) -> String {
    let whole = difference.denominator() == 1
        && instrument.step(&score.of).is_some_and(|step| step.denominator() == 1);
    difference.rounded(if whole { 0 } else { 2 })
}

/// A threshold, to show.
fn two(threshold: f64) -> String {
    format!("{threshold:.2}")
}

/// As it was published: without a fraction where decimals say it whole.
pub fn decimal(number: Exact) -> String {
    let places = (0..=6).find(|places| number.rounded(*places).parse() == Ok(number));
    number.rounded(places.unwrap_or(2))
}

/// What was published, each once.
fn published<'a>(
    keys: impl IntoIterator<Item = &'a String>,
    sources: &BTreeMap<String, String>,
) -> Vec<String> {
    let known: BTreeSet<&String> = keys.into_iter().filter_map(|key| sources.get(key)).collect();
    known.into_iter().cloned().collect()
}
