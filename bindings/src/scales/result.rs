//! What came of a sheet: words first, then numbers, sources last. The same parts go on paper for a professional.

use kindself_core::content::{Instrument, InstrumentText};
use kindself_core::scales::export::{Block, ChangeRowSaid, ReportScore, ReportWording};
use kindself_core::scales::kept::{Answered, Taken};
use kindself_core::scales::{Barrier, Said, Unscored, Verdict, WordingName};

pub use kindself_core::content::{CoefficientKind, Doubt as ScaleDoubt, Leads as ScaleLeads, Usable};

/// Where an answer or a score leads.
#[uniffi::remote(Enum)]
pub enum ScaleLeads {
    /// The crisis lines.
    Crisis,
    /// The lifebuoy.
    Support,
    /// A kind word on talking with a professional.
    Professional,
}

/// Why a fact is to be taken with care.
#[uniffi::remote(Enum)]
pub enum ScaleDoubt {
    /// Recalled; no source was seen.
    UnverifiedMemory,
    /// A choice of ours.
    Guess,
    /// Sources contradict each other.
    Conflict,
    /// One source was seen.
    OneSource,
    /// Of its source only the beginning was seen.
    PartlySeen,
    /// Seen in a text about the original, which was not seen.
    SecondHand,
    /// Reckoned from other numbers, or from answers that others published.
    Derived,
    /// Of another form, language or age than this one.
    OtherForm,
    /// From fewer than a hundred people.
    SmallSample,
    /// Looked for, and not found.
    NotFound,
}

/// What a coefficient says.
#[uniffi::remote(Enum)]
pub enum CoefficientKind {
    /// How well items go together, at one time.
    Alpha,
    Omega,
    /// Answers of the same people at two times: a correlation.
    Retest,
    /// The same, as an intraclass correlation.
    RetestIcc,
    /// The same, as a correlation of ranks.
    RetestRho,
    /// How it goes together with the long form.
    WithLongForm,
}

/// What a published row is good for.
#[uniffi::remote(Enum)]
pub enum Usable {
    /// Spread and retest are of the same sample.
    Clear,
    /// They are not, or the coefficient is no retest: the threshold depends on what is taken.
    Depends,
    /// Something is missing. It never gives a verdict.
    Unknown,
}

/// Why there is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum NoScore {
    /// Nothing of it was answered.
    Blank,
    /// So many items of it would have to be answered.
    TooFew { needed: u8 },
    /// A part that it is made of has no score.
    WithoutPart,
}

impl From<Unscored> for NoScore {
    fn from(why: Unscored) -> Self {
        match why {
            Unscored::Blank => Self::Blank,
            Unscored::TooFew { needed } => Self::TooFew { needed },
            Unscored::WithoutSubscale => Self::WithoutPart,
        }
    }
}

/// Kind words on one score.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct KindWords {
    /// What the score is called.
    pub name: String,
    pub words: String,
    /// It lies toward where life is harder: a kind word more belongs below.
    pub is_hard: bool,
}

impl From<Said> for KindWords {
    fn from(said: Said) -> Self {
        Self { name: said.name, words: said.words, is_hard: said.is_hard }
    }
}

/// Whose wording was answered.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum WordingUsed {
    /// The app's own: bands, norms and verdicts do not hold for it.
    Own,
    /// One that the person brought; where it is from, as they said, where that is still known.
    Brought { validated: bool, source: Option<String> },
}

impl From<ReportWording> for WordingUsed {
    fn from(wording: ReportWording) -> Self {
        match wording {
            ReportWording::Own { .. } => Self::Own,
            ReportWording::Brought { validated, source } => Self::Brought { validated, source },
        }
    }
}

/// A score. Numbers are decimals with a point, rounded once; a shell shows them as the language does.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScoreCard {
    pub name: String,
    /// How a total is made; none of a subscale, which is shown by itself and not reversed.
    pub formula: Option<String>,
    /// None: `why_not` says why.
    pub value: Option<String>,
    pub why_not: Option<NoScore>,
    /// The lowest and the highest there can be.
    pub least: String,
    pub most: String,
    /// So many answers are in it.
    pub used: u8,
    /// Items that were not answered.
    pub missing: Vec<u8>,
    /// The one that is shown first.
    pub recommended: bool,
    pub higher_is_harder: bool,
    /// The band that it is in, which holds for the validated wording alone.
    pub band: Option<String>,
    /// Who says so of the band.
    pub band_by: Option<String>,
    pub doubts: Vec<ScaleDoubt>,
}

impl From<ReportScore> for ScoreCard {
    fn from(score: ReportScore) -> Self {
        let (least, most) = score.range.unwrap_or_default();
        Self {
            name: score.name,
            formula: score.formula,
            why_not: score.value.as_ref().err().copied().map(Into::into),
            value: score.value.ok(),
            least,
            most,
            used: score.used,
            missing: score.missing.into_iter().map(|item| item.0).collect(),
            recommended: score.recommended,
            higher_is_harder: score.higher_is_harder,
            band: score.band,
            band_by: score.band_by,
            doubts: score.doubts,
        }
    }
}

/// What can be said of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ScaleVerdict {
    /// By every published number it is more than chance.
    Clear,
    /// By none of them it is.
    NotClear,
    /// It depends on which one is taken.
    Depends,
    /// Nobody was seen to publish what is needed.
    NobodyPublished,
    /// The wording is not the validated one, or is about another time.
    OwnWording,
}

/// Why two sheets are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ScaleBarrier {
    Scale,
    Key,
    Wording,
    TimeFrame,
    Formula,
}

impl From<Barrier> for ScaleBarrier {
    fn from(barrier: Barrier) -> Self {
        match barrier {
            Barrier::Instrument => Self::Scale,
            Barrier::Key => Self::Key,
            Barrier::Wording => Self::Wording,
            Barrier::TimeFrame => Self::TimeFrame,
            Barrier::Formula => Self::Formula,
        }
    }
}

/// A published number behind a verdict, or one that was looked for.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChangeRowCard {
    pub sd: Option<String>,
    pub sd_sample: Option<String>,
    pub r: Option<String>,
    pub kind: Option<CoefficientKind>,
    pub kind_note: Option<String>,
    pub r_sample: Option<String>,
    pub usable: Usable,
    /// A difference above it is clear by this row; none where something is missing.
    pub threshold: Option<String>,
    pub clear: Option<bool>,
    pub doubts: Vec<ScaleDoubt>,
    pub sources: Vec<String>,
}

impl From<ChangeRowSaid> for ChangeRowCard {
    fn from(row: ChangeRowSaid) -> Self {
        let ChangeRowSaid {
            sd,
            sd_sample,
            r,
            kind,
            kind_note,
            r_sample,
            usable,
            threshold,
            clear,
            doubts,
            sources,
        } = row;
        Self { sd, sd_sample, r, kind, kind_note, r_sample, usable, threshold, clear, doubts, sources }
    }
}

/// What stands beside a verdict, and is none: who says so, and how much.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BesideCard {
    pub name: String,
    pub value: String,
}

impl From<(String, String)> for BesideCard {
    fn from((name, value): (String, String)) -> Self {
        Self { name, value }
    }
}

/// Whether a score has changed by more than chance.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChangeCard {
    pub name: String,
    pub before: Option<String>,
    pub now: Option<String>,
    /// The later one less the earlier one, with a minus before it where it went down.
    pub difference: Option<String>,
    /// Whether it leads to where life is harder; none where nothing changed.
    pub harder: Option<bool>,
    pub verdict: ScaleVerdict,
    /// The lowest and the highest line behind it: above the one a difference is clear by some row, above the other by every row.
    pub low_line: Option<String>,
    pub high_line: Option<String>,
    /// By Jacobson and Truax.
    pub why: Vec<ChangeRowCard>,
    /// Smaller changes that people notice.
    pub noticed: Vec<BesideCard>,
    /// Rules of others.
    pub rules: Vec<BesideCard>,
}

/// An answer, by item, as the key counts; none: left blank.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AnsweredCard {
    pub item: u8,
    /// The sentence that was answered, where it is our own and still there.
    pub text: Option<String>,
    pub point: Option<u8>,
    /// Counted the other way round in totals.
    pub reversed: bool,
}

/// What came of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ScaleResult {
    /// The sheet's name, and the scale's.
    pub id: String,
    pub scale: String,
    pub name: String,
    pub about: String,
    pub citation: String,
    /// The version of the key.
    pub key: u32,
    /// The person's day, ISO 8601, and that of the one it is held against.
    pub day: String,
    pub earlier: Option<String>,
    pub wording: WordingUsed,
    /// What it was about in time; none where that is in the wording that was brought alone.
    pub time_frame: Option<String>,
    /// First of all.
    pub words: Vec<KindWords>,
    /// A score came with a suggestion.
    pub leads: Vec<ScaleLeads>,
    /// Totals, the recommended ones first, then subscales.
    pub scores: Vec<ScoreCard>,
    pub changes: Vec<ChangeCard>,
    /// It was answered for another version of the key: there are its answers, and no scores.
    pub is_of_other_key: bool,
    /// Why the two are not compared.
    pub not_compared: Option<ScaleBarrier>,
    pub answers: Vec<AnsweredCard>,
    pub least: u8,
    pub most: u8,
    /// Why all this is to be taken with care.
    pub doubts: Vec<ScaleDoubt>,
    pub sources: Vec<String>,
}

impl ScaleResult {
    /// What is known of one that was answered for another version of the key.
    pub(super) fn of_other_key(
        id: String,
        instrument: &Instrument,
        text: &InstrumentText,
        taken: &Taken,
    ) -> Self {
        let Answered { sheet, wording_from, .. } = &taken.answered;
        let answers = sheet.answers.iter().map(|(item, answer)| (*item, Some(answer.0))).collect();
        let wording = match &sheet.wording {
            WordingName::Own { version } => ReportWording::Own { version: *version },
            WordingName::Brought { validated, .. } => {
                ReportWording::Brought { validated: *validated, source: wording_from.clone() }
            }
        };
        let blocks = vec![
            Block::Scale {
                name: text.name.clone(),
                about: text.about.clone(),
                citation: instrument.citation.clone(),
                key: sheet.key,
            },
            Block::Days { day: taken.day, earlier: None },
            Block::Wording(wording),
            Block::Answers { least: instrument.least, most: instrument.most, answers, reversed: Vec::new() },
        ];
        let result = Self::new(id, instrument.id.0.clone(), Vec::new(), blocks);
        Self { is_of_other_key: true, ..result }
    }

    /// Of the blocks of a page.
    pub(super) fn new(id: String, scale: String, words: Vec<Said>, blocks: Vec<Block>) -> Self {
        let mut result = Self {
            id,
            scale,
            name: String::new(),
            about: String::new(),
            citation: String::new(),
            key: 0,
            day: String::new(),
            earlier: None,
            wording: WordingUsed::Own,
            time_frame: None,
            words: words.into_iter().map(Into::into).collect(),
            leads: Vec::new(),
            scores: Vec::new(),
            changes: Vec::new(),
            is_of_other_key: false,
            not_compared: None,
            answers: Vec::new(),
            least: 0,
            most: 0,
            doubts: Vec::new(),
            sources: Vec::new(),
        };
        blocks.into_iter().for_each(|block| result.take(block));
        result
    }

    fn take(&mut self, block: Block) {
        match block {
            Block::Scale { name, about, citation, key } => {
                (self.name, self.about, self.citation, self.key) = (name, about, citation, key);
            }
            // It is said on every page, in the shells' words.
            Block::SelfReport => {}
            Block::Days { day, earlier } => {
                (self.day, self.earlier) = (day.to_string(), earlier.map(|earlier| earlier.to_string()));
            }
            Block::Wording(wording) => self.wording = wording.into(),
            Block::TimeFrame { words } => self.time_frame = words,
            Block::Scores(scores) => self.scores = scores.into_iter().map(Into::into).collect(),
            Block::Change { name, before, now, difference, harder, verdict, lines, why, noticed, rules } => {
                let (low_line, high_line) = lines.unzip();
                let verdict = match verdict {
                    Verdict::Clear => ScaleVerdict::Clear,
                    Verdict::NotClear => ScaleVerdict::NotClear,
                    Verdict::Depends => ScaleVerdict::Depends,
                    Verdict::NobodyPublished => ScaleVerdict::NobodyPublished,
                    Verdict::OwnWording => ScaleVerdict::OwnWording,
                    Verdict::NotComparable(barrier) => return self.not_compared = Some(barrier.into()),
                };
                self.changes.push(ChangeCard {
                    name,
                    before,
                    now,
                    difference,
                    harder,
                    verdict,
                    low_line,
                    high_line,
                    why: why.into_iter().map(Into::into).collect(),
                    noticed: noticed.into_iter().map(Into::into).collect(),
                    rules: rules.into_iter().map(Into::into).collect(),
                });
            }
            Block::NotCompared(barrier) => self.not_compared = Some(barrier.into()),
            Block::Answers { least, most, answers, reversed } => {
                (self.least, self.most) = (least, most);
                let card = |(item, point): (kindself_core::content::ItemNo, Option<u8>)| AnsweredCard {
                    item: item.0,
                    text: None,
                    point,
                    reversed: reversed.contains(&item),
                };
                self.answers = answers.into_iter().map(card).collect();
            }
            Block::Suggests(leads) => self.leads.push(leads),
            Block::Doubts(doubts) => self.doubts = doubts,
            Block::Sources(sources) => self.sources = sources,
        }
    }
}
