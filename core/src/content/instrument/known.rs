//! What is known of scores, each fact with where it is from and how sure it is.

use super::{Exact, Measure};
use serde::{Deserialize, Serialize};

/// Why a fact is to be taken with care. Screens say it wherever they show the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Doubt {
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

/// Where a fact is from, and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ground {
    /// Keys into `sources.json`. None only where a doubt says why.
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub doubts: Vec<Doubt>,
    /// More on it, for whoever looks next.
    #[serde(default)]
    pub note: Option<String>,
}

/// Names a band (`moderate`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BandId(pub String);

/// A stretch of scores: from this one, which belongs to it, to where the next band begins.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Band {
    pub id: BandId,
    pub from: Exact,
}

/// Bands of one score, the lowest first. Where sources give an edge to two bands, it is the upper one's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bands {
    pub of: Measure,
    pub bands: Vec<Band>,
    /// Who says so.
    pub by: String,
    pub ground: Ground,
}

impl Bands {
    /// The band that a score is in; `None` below the first.
    pub fn at(&self, score: Exact) -> Option<&Band> {
        self.bands.iter().rev().find(|band| band.from <= score)
    }
}

/// What people of some sample scored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Norm {
    pub of: Measure,
    /// Counted the other way round where the key does so, as in a total, and not as a subscale is shown by itself.
    #[serde(default)]
    pub for_total: bool,
    pub sample: String,
    #[serde(default)]
    pub n: Option<u32>,
    #[serde(default)]
    pub mean: Option<Exact>,
    #[serde(default)]
    pub sd: Option<Exact>,
    pub ground: Ground,
}

/// What a coefficient says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

/// How dependable a score is, in some sample.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Coefficient {
    /// `None`: said of the instrument, or of several scores at once.
    #[serde(default)]
    pub of: Option<Measure>,
    pub kind: CoefficientKind,
    /// `None`: it is known that it was looked at, and the number was not seen.
    #[serde(default)]
    pub value: Option<Exact>,
    /// Where a source gives two ends, the upper one.
    #[serde(default)]
    pub to: Option<Exact>,
    /// The source says "at least".
    #[serde(default)]
    pub at_least: bool,
    /// Between two times (`2 weeks`).
    #[serde(default)]
    pub interval: Option<String>,
    #[serde(default)]
    pub n: Option<u32>,
    pub sample: String,
    pub ground: Ground,
}

/// What a row is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Usable {
    /// Spread and retest are of the same sample.
    Clear,
    /// They are not, or the coefficient is no retest: the threshold depends on what is taken.
    Depends,
    /// Something is missing. It never gives a verdict.
    Unknown,
}

/// What a change can be told from chance by: how far scores spread, and how dependable they are. The threshold follows from the two
/// (`scales::change`) and stands nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeRow {
    pub of: Measure,
    /// The standard deviation.
    #[serde(default)]
    pub sd: Option<Exact>,
    #[serde(default)]
    pub sd_sample: Option<String>,
    /// The coefficient.
    #[serde(default)]
    pub r: Option<Exact>,
    #[serde(default)]
    pub kind: Option<CoefficientKind>,
    /// More on the kind (`2 weeks`, `lowest of six`).
    #[serde(default)]
    pub kind_note: Option<String>,
    #[serde(default)]
    pub r_sample: Option<String>,
    pub usable: Usable,
    /// Shown first.
    #[serde(default)]
    pub preferred: bool,
    pub ground: Ground,
}

/// The smaller change that people notice themselves. It says nothing of chance.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Noticed {
    pub of: Measure,
    pub value: Exact,
    /// What its source calls it.
    pub name: String,
    #[serde(default)]
    pub n: Option<u32>,
    pub sample: String,
    #[serde(default)]
    pub interval: Option<String>,
    pub ground: Ground,
}

/// What a published rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum RuleKind {
    /// A change of one person that counts as reliable.
    Reliable,
    /// The least change of one person that can be told from chance.
    Detectable,
    /// A change of a group's mean. It says nothing of one person.
    Group,
}

/// A rule for change that others have published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PublishedRule {
    pub of: Measure,
    /// A change of so much, or more.
    pub change: Exact,
    pub kind: RuleKind,
    /// Who says so.
    pub by: String,
    pub ground: Ground,
}

/// A score from which on someone looks closer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CutOff {
    pub of: Measure,
    /// This score, or one beyond it.
    pub at: Exact,
    /// In hundredths, of those who have what is looked for.
    #[serde(default)]
    pub sensitivity: Option<u8>,
    /// In hundredths, of those who have not.
    #[serde(default)]
    pub specificity: Option<u8>,
    #[serde(default)]
    pub n: Option<u32>,
    pub sample: String,
    pub ground: Ground,
}
