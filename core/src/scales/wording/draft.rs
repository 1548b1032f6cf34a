//! A wording as it was read, for someone to look at and put right.

use super::whole::about;
use super::{Expected, MOST_ITEM, Said, Wording, WordingError, anchors, place, rows};
use crate::content::{Instrument, ItemNo};
use crate::sealed::{open, seal};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const KIND: &str = "kindself-wording-draft";
const VERSION: u32 = 1;

/// From which number answers are counted where a wording has numbers on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountsFrom {
    Zero,
    One,
    /// It is to be asked.
    Unsaid,
}

impl CountsFrom {
    /// The lowest number; `None` where that is not said.
    pub fn least(self) -> Option<u8> {
        match self {
            Self::Zero => Some(0),
            Self::One => Some(1),
            Self::Unsaid => None,
        }
    }
}

/// A sentence that was found for an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    pub text: String,
    /// The line it begins on, counted from 1; `None` where someone typed it.
    pub line: Option<u32>,
    /// So many lines it was put together of.
    pub rows: u32,
}

/// A line that is no item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Left {
    pub line: u32,
    pub text: String,
}

/// The lowest and the highest number of an answer that was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Seen {
    pub least: u8,
    pub most: u8,
}

/// What is to be looked at before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing was found for these. It cannot be kept without them.
    Missing { items: Vec<ItemNo> },
    /// As many items seem to be there: it may be the wording of another scale.
    OtherCount { found: u32 },
    /// The numbers of these stood there twice; the first one was taken.
    Twice { items: Vec<ItemNo> },
    /// These have the same words as others.
    Alike { items: Vec<ItemNo> },
    /// There were no numbers: lines were taken in their order.
    Unnumbered,
    /// These were put together of several lines.
    Joined { items: Vec<ItemNo> },
    /// These are in another script than most.
    OtherScript { items: Vec<ItemNo> },
    /// These are longer than an item may be.
    Long { items: Vec<ItemNo> },
    /// Letters beyond A to Z were guessed.
    Letters,
    /// Whether answers are counted from 0 or from 1 is to be asked. It cannot be kept without that.
    CountsUnsaid,
    /// Its answers go from and to other numbers than the key's, and are counted over: the lowest is the lowest.
    CountsOver { least: u8, most: u8 },
    /// There are more answers on it than the key has, or fewer: it may be the wording of another scale.
    OtherRange { least: u8, most: u8 },
    /// Nothing was found on which time it is about.
    TimeUnsaid,
}

/// A wording on its way in. A person's own paper may stand in it: it is not for logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub(super) expected: Expected,
    pub(super) items: BTreeMap<ItemNo, Found>,
    pub(super) left: Vec<Left>,
    /// By the numbers on the paper.
    pub(super) anchors: BTreeMap<u8, String>,
    pub(super) seen: Option<Seen>,
    pub(super) counts: CountsFrom,
    pub(super) time_frame: Option<String>,
    pub(super) guessed_letters: bool,
    pub(super) unnumbered: bool,
    pub(super) other_count: Option<u32>,
    pub(super) twice: BTreeSet<ItemNo>,
}

impl Draft {
    /// The sentence of each item that has one.
    pub fn items(&self) -> &BTreeMap<ItemNo, Found> {
        &self.items
    }

    /// Lines that are no item, in their order.
    pub fn left(&self) -> &[Left] {
        &self.left
    }

    /// What points are called, by the numbers on the paper.
    pub fn anchors(&self) -> &BTreeMap<u8, String> {
        &self.anchors
    }

    /// Where answers begin on the paper, as far as that is known.
    pub fn counts_from(&self) -> CountsFrom {
        self.counts
    }

    /// Which time it says that answers are about.
    pub fn time_frame(&self) -> Option<&str> {
        self.time_frame.as_deref()
    }

    /// What to look at, the weightiest first.
    pub fn doubts(&self) -> Vec<Doubt> {
        let some =
            |items: Vec<ItemNo>, doubt: fn(Vec<ItemNo>) -> Doubt| (!items.is_empty()).then(|| doubt(items));
        let of = |check: fn(&Found) -> bool| -> Vec<ItemNo> {
            self.items.iter().filter(|(_, found)| check(found)).map(|(item, _)| *item).collect()
        };
        let texts = self.items.iter().map(|(item, found)| (item.0, found.text.clone())).collect();
        let others: Vec<ItemNo> = place::other_scripts(&texts).into_iter().map(ItemNo).collect();
        let range = self.seen.and_then(|Seen { least, most }| self.range_doubt(least, most));
        let doubts = [
            some(self.missing(), |items| Doubt::Missing { items }),
            // A heading may have been taken for the first one, and each sentence for its neighbour's.
            self.unnumbered.then_some(Doubt::Unnumbered),
            self.other_count.map(|found| Doubt::OtherCount { found }),
            some(self.twice.iter().copied().collect(), |items| Doubt::Twice { items }),
            some(self.alike(), |items| Doubt::Alike { items }),
            some(others, |items| Doubt::OtherScript { items }),
            some(of(|found| is_long(&found.text)), |items| Doubt::Long { items }),
            range,
            (self.counts == CountsFrom::Unsaid).then_some(Doubt::CountsUnsaid),
            self.time_frame.is_none().then_some(Doubt::TimeUnsaid),
            some(of(|found| found.rows > 1), |items| Doubt::Joined { items }),
            self.guessed_letters.then_some(Doubt::Letters),
        ];
        doubts.into_iter().flatten().collect()
    }

    /// Items without a sentence.
    fn missing(&self) -> Vec<ItemNo> {
        (1..=self.expected.items).map(ItemNo).filter(|item| !self.items.contains_key(item)).collect()
    }

    /// Items whose words another has.
    fn alike(&self) -> Vec<ItemNo> {
        let words = |found: &Found| found.text.to_lowercase();
        let count = |text: &str| self.items.values().filter(|other| words(other) == text).count();
        self.items.iter().filter(|(_, found)| count(&words(found)) > 1).map(|(item, _)| *item).collect()
    }

    fn range_doubt(&self, least: u8, most: u8) -> Option<Doubt> {
        let steps = self.expected.most - self.expected.least;
        let is_other = most > steps + 1 || (least == 0 && most > steps);
        let counts_over = self.counts.least().is_some_and(|from| from != self.expected.least);
        if is_other {
            Some(Doubt::OtherRange { least, most })
        } else {
            counts_over.then_some(Doubt::CountsOver { least, most })
        }
    }

    /// With that sentence for an item; without one where it is blank.
    pub fn with_item(mut self, item: ItemNo, text: &str) -> Result<Self, WordingError> {
        self.known(item)?;
        let text = rows::one_line(text);
        self.twice.remove(&item);
        if text.is_empty() {
            self.items.remove(&item);
            return Ok(self);
        }
        if is_long(&text) {
            return Err(WordingError::ItemTooLong { item, most_chars: MOST_ITEM });
        }
        self.items.insert(item, Found { text, line: None, rows: 1 });
        Ok(self)
    }

    /// With a line that was left over, by its place among them, as that item. What was there is left over.
    pub fn with_left(mut self, item: ItemNo, left: u32) -> Result<Self, WordingError> {
        self.known(item)?;
        let at = usize::try_from(left).unwrap_or(usize::MAX);
        if at >= self.left.len() {
            return Err(WordingError::NoSuchLine { line: left });
        }
        let Left { line, text } = self.left.remove(at);
        let words = rows::row(&text).text;
        let text = if words.is_empty() { text } else { words };
        if is_long(&text) {
            return Err(WordingError::ItemTooLong { item, most_chars: MOST_ITEM });
        }
        let before = self.items.insert(item, Found { text, line: Some(line), rows: 1 });
        self.let_go(before);
        self.twice.remove(&item);
        Ok(self)
    }

    /// With the sentences of two items in each other's place.
    pub fn swap(mut self, one: ItemNo, other: ItemNo) -> Result<Self, WordingError> {
        self.known(one)?;
        self.known(other)?;
        let (first, second) = (self.items.remove(&one), self.items.remove(&other));
        self.items.extend(first.map(|found| (other, found)));
        self.items.extend(second.map(|found| (one, found)));
        Ok(self)
    }

    /// With every sentence from that item on one item further: the item is free for one that was missed. Where `back`, one item
    /// less: its own sentence is none. What has no place any more is left over.
    pub fn shift(mut self, from: ItemNo, back: bool) -> Result<Self, WordingError> {
        self.known(from)?;
        let mut moving = self.items.split_off(&from);
        if back {
            let gone = moving.remove(&from);
            self.let_go(gone);
        }
        for (ItemNo(item), found) in moving {
            let to = ItemNo(if back { item.saturating_sub(1) } else { item.saturating_add(1) });
            if self.known(to).is_ok() {
                self.items.insert(to, found);
            } else {
                self.let_go(Some(found));
            }
        }
        Ok(self)
    }

    /// Says where answers begin on the paper, as the person does.
    pub fn with_counts_from(mut self, counts: CountsFrom) -> Self {
        self.counts = counts;
        self
    }

    /// With what it says of time; blank: it says nothing of it.
    pub fn with_time_frame(mut self, words: &str) -> Result<Self, WordingError> {
        let words = rows::one_line(words);
        if is_long(&words) {
            return Err(WordingError::SaidTooLong { most_chars: MOST_ITEM });
        }
        self.time_frame = Some(words);
        Ok(self)
    }

    /// With a name for a point, by its number on the paper; without one where it is blank.
    pub fn with_anchor(mut self, number: u8, name: &str) -> Result<Self, WordingError> {
        let most = self.expected.most - self.expected.least + 1;
        if number > most {
            return Err(WordingError::NoSuchAnswer { most });
        }
        let name = rows::one_line(name);
        if name.chars().count() > anchors::MOST_NAME {
            return Err(WordingError::SaidTooLong { most_chars: anchors::MOST_NAME as u32 });
        }
        self.anchors.remove(&number);
        if !name.is_empty() {
            self.anchors.insert(number, name);
        }
        Ok(self)
    }

    pub(super) fn with_guessed_letters(mut self) -> Self {
        self.guessed_letters = true;
        self
    }

    /// The whole wording. Errors: [`WordingError::Missing`], [`WordingError::CountsUnsaid`], [`WordingError::CountsOtherwise`],
    /// [`WordingError::ItemTooLong`], [`WordingError::SourceUnsaid`], [`WordingError::SaidTooLong`].
    pub fn whole(&self, instrument: &Instrument, said: Said) -> Result<Wording, WordingError> {
        let missing = self.missing();
        if !missing.is_empty() {
            return Err(WordingError::Missing { items: missing });
        }
        if let Some((item, _)) = self.items.iter().find(|(_, found)| is_long(&found.text)) {
            return Err(WordingError::ItemTooLong { item: *item, most_chars: MOST_ITEM });
        }
        let from = self.counts.least().ok_or(WordingError::CountsUnsaid)?;
        // Counted so, what stands on the paper would be other answers than there are, and each would get its neighbour's name.
        let steps = self.expected.most - self.expected.least;
        let seen = self.seen.iter().flat_map(|seen| [seen.least, seen.most]);
        let mut numbers = self.anchors.keys().copied().chain(seen);
        if let Some(number) = numbers.find(|number| !(from..=from + steps).contains(number)) {
            return Err(WordingError::CountsOtherwise { from, number });
        }
        let point = |number: &u8| {
            number
                .checked_sub(from)?
                .checked_add(self.expected.least)
                .filter(|point| *point <= self.expected.most)
        };
        let time_frame = self.time_frame.clone().unwrap_or_default();
        Wording {
            instrument: instrument.id.clone(),
            key: instrument.key,
            items: self.items.iter().map(|(item, found)| (*item, found.text.clone())).collect(),
            anchors: self
                .anchors
                .iter()
                .filter_map(|(number, name)| Some((point(number)?, name.clone())))
                .collect(),
            counts_from: from,
            about: about(instrument, &time_frame, &said),
            time_frame,
            source: rows::one_line(&said.source),
            validated: said.validated,
        }
        .checked()
    }

    /// As text, to be kept until someone goes on with it.
    pub fn to_text(&self) -> Result<String, WordingError> {
        Ok(seal(KIND, VERSION, self)?)
    }

    /// From that text. Errors: [`WordingError::Seal`].
    pub fn from_text(text: &str) -> Result<Self, WordingError> {
        Ok(open(KIND, VERSION, text)?)
    }

    fn known(&self, item: ItemNo) -> Result<(), WordingError> {
        let items = self.expected.items;
        if (1..=items).contains(&item.0) { Ok(()) } else { Err(WordingError::NoSuchItem { item, items }) }
    }

    /// What was an item is left over, in its place among the others.
    fn let_go(&mut self, found: Option<Found>) {
        let Some(Found { text, line, .. }) = found else { return };
        let line = line.unwrap_or(0);
        let at = self.left.partition_point(|left| left.line <= line);
        self.left.insert(at, Left { line, text });
    }
}

pub(super) fn is_long(text: &str) -> bool {
    text.chars().count() > MOST_ITEM as usize
}
