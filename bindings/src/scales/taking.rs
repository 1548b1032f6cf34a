//! A sheet while it is being answered.

use super::result::ScaleLeads;
use kindself_core::content::{Instrument, ItemNo, Language};
use kindself_core::scales::Answer;
use kindself_core::scales::kept::Unfinished;
use kindself_core::scales::taking::{Deed, progress};

/// What a person does with a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ScaleDeed {
    /// Answers an item, or answers it otherwise; on to the next.
    Answers { item: u8, point: u8 },
    /// Takes an answer back.
    Clears { item: u8 },
    /// Leaves an item, and goes on.
    Skips { item: u8 },
    /// Looks at an item.
    GoesTo { item: u8 },
}

impl From<ScaleDeed> for Deed {
    fn from(deed: ScaleDeed) -> Self {
        match deed {
            ScaleDeed::Answers { item, point } => Self::Answers(ItemNo(item), Answer(point)),
            ScaleDeed::Clears { item } => Self::Clears(ItemNo(item)),
            ScaleDeed::Skips { item } => Self::Skips(ItemNo(item)),
            ScaleDeed::GoesTo { item } => Self::GoesTo(ItemNo(item)),
        }
    }
}

/// An answer that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct ScaleAnswer {
    pub item: u8,
    pub point: u8,
}

/// Help that opens at once, before any score, with a way back.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SupportCard {
    pub leads: ScaleLeads,
    pub title: String,
    pub body: String,
}

/// How a sheet stands.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Taking {
    pub answers: Vec<ScaleAnswer>,
    /// Items that were seen and left.
    pub skipped: Vec<u8>,
    /// The one that is on the screen.
    pub at: u8,
    pub answered: u8,
    /// So many are asked.
    pub of: u8,
    /// Each was answered, or seen and left: it can be finished as it is at any time, and is asked for now.
    pub is_through: bool,
}

impl Taking {
    pub(super) fn new(instrument: &Instrument, unfinished: &Unfinished) -> Self {
        let progress = progress(instrument, unfinished);
        let answer = |(item, answer): (&ItemNo, &Answer)| ScaleAnswer { item: item.0, point: answer.0 };
        Self {
            answers: unfinished.sheet.answers.iter().map(answer).collect(),
            skipped: unfinished.skipped.iter().map(|item| item.0).collect(),
            at: unfinished.at.0,
            answered: progress.answered,
            of: progress.of,
            is_through: progress.is_through,
        }
    }
}

/// The words before help opens.
pub(super) fn support(
    instrument: &Instrument,
    item: u8,
    leads: Option<ScaleLeads>,
    language: &Language,
) -> Option<SupportCard> {
    let words = instrument.text.get(language).sensitive.get(&ItemNo(item))?;
    Some(SupportCard { leads: leads?, title: words.title.clone(), body: words.body.clone() })
}
