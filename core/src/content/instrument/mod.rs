//! Scales that psychologists use: their keys, and what is known of each number, with its source and its doubts. Facts only: no
//! sentence of an official wording is in here, nor in the repository.
//!
//! - [`Instrument`]: one file. [`Exact`]: numbers in it.
//! - [`Subscale`], [`Formula`], [`Missing`]: how a score is made. [`Measure`]: one of those scores.
//! - [`Bands`], [`Norm`], [`Coefficient`], [`ChangeRow`], [`Noticed`], [`PublishedRule`], [`CutOff`]: what is known of a score.
//! - [`Ground`]: where a fact is from, and how sure it is.
//! - [`Informal`]: a written exercise that stands beside a scale, without a score.

mod exact;
mod facts;
mod known;
mod measures;
mod review;
#[cfg(test)]
mod tests;
mod text;
mod words;

pub use exact::{Exact, NotExact};
pub use known::{
    Band, BandId, Bands, ChangeRow, Coefficient, CoefficientKind, CutOff, Doubt, Ground, Norm, Noticed,
    PublishedRule, RuleKind, Usable,
};
pub use text::{
    BandText, FormulaText, InformalText, InstrumentText, SectionText, SensitiveText, SubscaleText, TotalsText,
};

use super::{KindId, PracticeId, Texts};
use crate::fields::FieldId;
use serde::{Deserialize, Serialize};

/// Names an instrument (`scs-26`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InstrumentId(pub String);

/// Names a subscale of an instrument (`self_kindness`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SubscaleId(pub String);

/// Names a way to make a total (`grand_mean`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FormulaId(pub String);

/// Names what a person is asked to think of while answering (`last_two_weeks`). Answers about one are not compared with
/// answers about another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TimeFrameId(pub String);

/// An item of an instrument, counted from 1 over all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ItemNo(pub u8);

/// A score: of a subscale, or a total.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Measure {
    Subscale(SubscaleId),
    Formula(FormulaId),
}

/// How answers become a subscale's score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum By {
    Sum,
    Mean,
}

/// Items that are scored together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Subscale {
    pub id: SubscaleId,
    /// Its items, in their order.
    pub items: Vec<ItemNo>,
    pub by: By,
    /// Shown by itself, a higher score is harder to live with (more self-judgment).
    #[serde(default)]
    pub higher_is_harder: bool,
    /// Shown with the result. Else its authors advise against it, and it is only what a total is made of.
    #[serde(default = "yes")]
    pub prints: bool,
}

fn yes() -> bool {
    true
}

/// How a total is made. Items that are reversed are reversed in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum How {
    /// Each subscale counts the same, however many items it has.
    MeanOfSubscaleMeans,
    SumOfSubscaleMeans,
    /// Each item counts the same.
    MeanOfItems,
    Sum,
    /// The sum times so many, so that the most is 100.
    Percent {
        times: u8,
    },
}

/// A total, by name: two formulas for one instrument give two numbers, and a result says which it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Formula {
    pub id: FormulaId,
    pub how: How,
    /// The subscales it is made of; none: every item but the fillers.
    #[serde(default)]
    pub of: Vec<SubscaleId>,
    /// The one that is shown first. Of one instrument several may be, where they are about different items.
    #[serde(default)]
    pub recommended: bool,
    #[serde(default)]
    pub higher_is_harder: bool,
    /// So many decimals are shown.
    pub places: u8,
    pub ground: Ground,
}

/// A question that is asked beside the items, and never scored. Answers to the first are those to the item after the last.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Extra {
    pub least: u8,
    pub most: u8,
    pub ground: Ground,
}

/// Items that are shown under a heading of their own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Section {
    pub id: String,
    pub first: ItemNo,
    pub last: ItemNo,
}

/// When answers are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum MissingRule {
    /// What an answer is missing of has no score.
    AllNeeded,
    /// A subscale counts by the mean of its answered items where at least this share of them is answered, else not at all.
    /// So does a total: each of its subscales has to have a score.
    ShareOfSubscale { at_least: Exact },
    /// Up to so many of a total's items may be missing; each then counts as the mean of the answered ones.
    UpTo { items: u8 },
}

/// Who says so of missing answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Basis {
    /// The authors.
    Published,
    /// Others who score it.
    Convention,
    /// Nobody was seen to say: this app's careful choice.
    Ours,
}

/// What becomes of missing answers, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Missing {
    pub rule: MissingRule,
    pub basis: Basis,
    pub ground: Ground,
}

/// Where an answer leads, before any score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Leads {
    /// The crisis lines.
    Crisis,
    /// The lifebuoy.
    Support,
    /// A kind word on talking with a professional.
    Professional,
}

/// An item whose answer opens support at once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sensitive {
    pub item: ItemNo,
    /// Any answer above this one.
    pub above: u8,
    pub leads: Leads,
    pub ground: Ground,
}

/// A score that comes with a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Screening {
    pub of: Measure,
    /// This score, or a lower one.
    pub at_most: Exact,
    pub leads: Leads,
    pub ground: Ground,
}

/// How often answering it once more makes sense.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Repeat {
    pub after_days: u16,
    pub ground: Ground,
}

/// What others call it, in a list of codes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Code {
    /// The list (`loinc`).
    pub system: String,
    pub code: String,
    pub ground: Ground,
}

/// Whom it was made for, in years.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ages {
    pub from: u8,
    #[serde(default)]
    pub to: Option<u8>,
    pub ground: Ground,
}

/// `instruments/<id>.json`: a scale.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Instrument {
    /// Its name in files and answers.
    pub id: InstrumentId,
    /// Its place in the list.
    pub order: u32,
    /// The version of its key, counted up whenever a score would come out otherwise.
    pub key: u32,
    /// The version of our own wording, counted up whenever one of its sentences changes.
    pub wording: u32,
    /// Where the key is from.
    pub key_ground: Ground,
    /// So many items, fillers included.
    pub items: u8,
    /// The lowest answer.
    pub least: u8,
    /// The highest answer.
    pub most: u8,
    /// Its authors, and where they published it.
    pub citation: String,
    #[serde(default)]
    pub ages: Option<Ages>,
    /// Headings, in the order of the items; none where it needs none.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// In the order in which they are shown.
    #[serde(default)]
    pub subscales: Vec<Subscale>,
    /// Counted the other way round in totals: `least + most - answer`.
    #[serde(default)]
    pub reversed: Vec<ItemNo>,
    /// Asked, and never scored.
    #[serde(default)]
    pub fillers: Vec<ItemNo>,
    #[serde(default)]
    pub extras: Vec<Extra>,
    /// Totals, the recommended ones first.
    #[serde(default)]
    pub formulas: Vec<Formula>,
    pub missing: Missing,
    #[serde(default)]
    pub bands: Vec<Bands>,
    #[serde(default)]
    pub norms: Vec<Norm>,
    #[serde(default)]
    pub coefficients: Vec<Coefficient>,
    /// What change can be told from chance by.
    #[serde(default)]
    pub changes: Vec<ChangeRow>,
    /// The smaller change that people notice.
    #[serde(default)]
    pub noticed: Vec<Noticed>,
    /// Rules for change that others have published. They stand beside a verdict, and never make one.
    #[serde(default)]
    pub rules: Vec<PublishedRule>,
    #[serde(default)]
    pub cut_offs: Vec<CutOff>,
    #[serde(default)]
    pub sensitive: Vec<Sensitive>,
    #[serde(default)]
    pub screening: Vec<Screening>,
    pub time_frame: TimeFrameId,
    pub time_frame_ground: Ground,
    pub repeat: Repeat,
    /// Who may use it, as far as that is known; its words are in the text.
    pub licence: Ground,
    #[serde(default)]
    pub codes: Vec<Code>,
    /// Keys into `sources.json`.
    pub sources: Vec<String>,
    /// What is not certain about it, or disputed.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// Words. Those of the items are our own, and not the validated ones.
    pub text: Texts<InstrumentText>,
}

/// `exercise-1.json`: a written exercise that stands beside a scale. It has no score; what is written is an entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Informal {
    pub id: InstrumentId,
    /// The scale it stands beside.
    pub beside: InstrumentId,
    /// The kind of entry that asks its questions.
    pub kind: KindId,
    /// The practice that it resembles.
    pub practice: PracticeId,
    /// The fields of that kind which are asked once both are done: how they compare, which was more useful.
    pub compare: Vec<FieldId>,
    pub ground: Ground,
    /// Words.
    pub text: Texts<InformalText>,
}
