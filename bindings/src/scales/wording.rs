//! An official wording that someone brings, as a preview to put right.

use super::errors::ScaleError;
use kindself_core::content::ItemNo;
use kindself_core::scales::wording::{Doubt, Draft, Left};

pub use kindself_core::scales::wording::CountsFrom;

/// From which number answers are counted where a wording has numbers on it.
#[uniffi::remote(Enum)]
pub enum CountsFrom {
    Zero,
    One,
    /// It is to be asked.
    Unsaid,
}

/// An item of a wording on its way in.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DraftItem {
    pub item: u8,
    /// None: nothing was found for it.
    pub text: Option<String>,
    /// The line it begins on, counted from 1; none where someone typed it.
    pub line: Option<u32>,
}

/// A line that is no item.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DraftLine {
    /// Its place among them, by which it is chosen.
    pub place: u32,
    /// On the paper, counted from 1.
    pub line: u32,
    pub text: String,
}

/// What a point is called, by the number on the paper.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DraftAnchor {
    pub number: u8,
    pub name: String,
}

/// What is to be looked at before it is kept.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum WordingDoubt {
    /// Nothing was found for these. It cannot be kept without them.
    Missing { items: Vec<u8> },
    /// As many items seem to be there: it may be the wording of another scale.
    OtherCount { found: u32 },
    /// The numbers of these stood there twice; the first one was taken.
    Twice { items: Vec<u8> },
    /// These have the same words as others.
    Alike { items: Vec<u8> },
    /// There were no numbers: lines were taken in their order.
    Unnumbered,
    /// These were put together of several lines.
    Joined { items: Vec<u8> },
    /// These are in another script than most.
    OtherScript { items: Vec<u8> },
    /// These are longer than an item may be.
    TooLong { items: Vec<u8> },
    /// Letters beyond A to Z were guessed.
    Letters,
    /// Whether answers are counted from 0 or from 1 is to be asked. It cannot be kept without that.
    CountsUnsaid,
    /// Its answers go from and to other numbers than the key's, and are counted over.
    CountsOver { least: u8, most: u8 },
    /// There are more answers on it than the key has, or fewer.
    OtherRange { least: u8, most: u8 },
    /// Nothing was found on which time it is about.
    TimeUnsaid,
}

impl From<Doubt> for WordingDoubt {
    fn from(doubt: Doubt) -> Self {
        let numbers = |items: Vec<ItemNo>| items.into_iter().map(|item| item.0).collect();
        match doubt {
            Doubt::Missing { items } => Self::Missing { items: numbers(items) },
            Doubt::OtherCount { found } => Self::OtherCount { found },
            Doubt::Twice { items } => Self::Twice { items: numbers(items) },
            Doubt::Alike { items } => Self::Alike { items: numbers(items) },
            Doubt::Unnumbered => Self::Unnumbered,
            Doubt::Joined { items } => Self::Joined { items: numbers(items) },
            Doubt::OtherScript { items } => Self::OtherScript { items: numbers(items) },
            Doubt::Long { items } => Self::TooLong { items: numbers(items) },
            Doubt::Letters => Self::Letters,
            Doubt::CountsUnsaid => Self::CountsUnsaid,
            Doubt::CountsOver { least, most } => Self::CountsOver { least, most },
            Doubt::OtherRange { least, most } => Self::OtherRange { least, most },
            Doubt::TimeUnsaid => Self::TimeUnsaid,
        }
    }
}

/// A wording on its way in.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct WordingDraft {
    /// Every item of the scale.
    pub items: Vec<DraftItem>,
    /// Lines that are no item.
    pub left: Vec<DraftLine>,
    pub anchors: Vec<DraftAnchor>,
    pub counts_from: CountsFrom,
    /// Which time it says that answers are about.
    pub time_frame: Option<String>,
    /// What to look at, the weightiest first.
    pub doubts: Vec<WordingDoubt>,
}

impl WordingDraft {
    pub(super) fn new(draft: &Draft, items: u8) -> Self {
        let item = |item: u8| {
            let found = draft.items().get(&ItemNo(item));
            DraftItem {
                item,
                text: found.map(|found| found.text.clone()),
                line: found.and_then(|found| found.line),
            }
        };
        let line =
            |(place, left): (u32, &Left)| DraftLine { place, line: left.line, text: left.text.clone() };
        let anchor = |(number, name): (&u8, &String)| DraftAnchor { number: *number, name: name.clone() };
        Self {
            items: (1..=items).map(item).collect(),
            left: (0u32..).zip(draft.left()).map(line).collect(),
            anchors: draft.anchors().iter().map(anchor).collect(),
            counts_from: draft.counts_from(),
            time_frame: draft.time_frame().map(str::to_owned),
            doubts: draft.doubts().into_iter().map(Into::into).collect(),
        }
    }
}

/// What a person puts right.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum DraftChange {
    /// That sentence for an item; none where it is blank.
    Item {
        item: u8,
        text: String,
    },
    /// The line that was left over, for an item.
    Line {
        item: u8,
        place: u32,
    },
    /// Two items change their sentences.
    Swap {
        one: u8,
        other: u8,
    },
    /// All from an item on go one further, or one back.
    Shift {
        from: u8,
        back: bool,
    },
    Counts {
        from: CountsFrom,
    },
    TimeFrame {
        words: String,
    },
    Anchor {
        number: u8,
        name: String,
    },
}

impl DraftChange {
    pub(super) fn to(self, draft: Draft) -> Result<Draft, ScaleError> {
        Ok(match self {
            Self::Item { item, text } => draft.with_item(ItemNo(item), &text)?,
            Self::Line { item, place } => draft.with_left(ItemNo(item), place)?,
            Self::Swap { one, other } => draft.swap(ItemNo(one), ItemNo(other))?,
            Self::Shift { from, back } => draft.shift(ItemNo(from), back)?,
            Self::Counts { from } => draft.with_counts_from(from),
            Self::TimeFrame { words } => draft.with_time_frame(&words)?,
            Self::Anchor { number, name } => draft.with_anchor(number, &name)?,
        })
    }
}
