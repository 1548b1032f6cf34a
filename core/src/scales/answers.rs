//! What a person answered.

use super::ScoreError;
use crate::content::{Instrument, InstrumentId, ItemNo, TimeFrameId};
use crate::store::{hex, id_as_text, unhex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An answer as the key counts: the number of the point itself, never its label, never counted the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answer(pub u8);

/// Names a wording that someone brought: the beginning of its hash, the same on every device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct WordingId(pub [u8; 16]);

id_as_text!(WordingId);

/// SHA-256 of a wording's sentences, so that it is known for the same one on another phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct WordingHash(pub [u8; 32]);

impl From<WordingHash> for String {
    fn from(hash: WordingHash) -> Self {
        hex(&hash.0)
    }
}

impl TryFrom<String> for WordingHash {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        unhex(&text).map(Self).ok_or("64 hexadecimal digits")
    }
}

/// The wording that was answered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "wording", rename_all = "snake_case", deny_unknown_fields)]
pub enum WordingName {
    /// The app's own, which nobody validated.
    Own { version: u32 },
    /// One that someone brought.
    Brought {
        id: WordingId,
        hash: WordingHash,
        /// Whether it is the validated one, as they said when they brought it.
        validated: bool,
        /// What it asks to think of, which is part of a wording: "the last two weeks" and "the past week" ask two things.
        time_frame: TimeFrameId,
    },
}

impl WordingName {
    /// Whether the same sentences were answered, about the same time. What was said of them may have been corrected since.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Own { version }, Self::Own { version: of_other }) => version == of_other,
            (
                Self::Brought { hash, time_frame, .. },
                Self::Brought { hash: of_other, time_frame: time_of_other, .. },
            ) => hash == of_other && time_frame == time_of_other,
            _ => false,
        }
    }

    /// Whether bands, norms and verdicts hold for it.
    pub fn is_validated(&self) -> bool {
        matches!(self, Self::Brought { validated: true, .. })
    }
}

/// Answers to one instrument. What was not answered is absent: 0 is an answer, and blank is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    pub instrument: InstrumentId,
    /// The version of the key that was answered for.
    pub key: u32,
    pub wording: WordingName,
    pub answers: BTreeMap<ItemNo, Answer>,
}

impl Sheet {
    /// Nothing answered yet, for the key as it is now.
    pub fn blank(instrument: &Instrument, wording: WordingName) -> Self {
        Self { instrument: instrument.id.clone(), key: instrument.key, wording, answers: BTreeMap::new() }
    }

    /// With these answers, in whatever order they were given; an item twice is refused, for nobody can say which one counts.
    pub fn with(mut self, answers: impl IntoIterator<Item = (ItemNo, Answer)>) -> Result<Self, ScoreError> {
        for (item, answer) in answers {
            if self.answers.insert(item, answer).is_some() {
                return Err(ScoreError::Twice { item });
            }
        }
        Ok(self)
    }

    /// With an answer to each item, one after the other; `None` was left blank. Another count than that of the items is refused: from
    /// the first one that is missing in the middle, each would stand for its neighbour.
    pub fn in_order(self, instrument: &Instrument, answers: &[Option<u8>]) -> Result<Self, ScoreError> {
        if answers.len() != usize::from(instrument.items) {
            let given = u32::try_from(answers.len()).unwrap_or(u32::MAX);
            return Err(ScoreError::Count { given, items: instrument.items });
        }
        let given = instrument.numbers().zip(answers);
        self.with(given.filter_map(|(item, answer)| Some((item, Answer((*answer)?)))))
    }

    /// What answers were about: of the app's own wording what the instrument says.
    pub fn time_frame<'a>(&'a self, instrument: &'a Instrument) -> &'a TimeFrameId {
        match &self.wording {
            WordingName::Own { .. } => &instrument.time_frame,
            WordingName::Brought { time_frame, .. } => time_frame,
        }
    }
}
