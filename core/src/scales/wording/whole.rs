//! A wording that is whole.

use super::draft::is_long;
use super::{MOST_ITEM, MOST_SOURCE, WordingError, anchors};
use crate::content::{Instrument, InstrumentId, ItemNo, TimeFrameId};
use crate::scales::{WordingHash, WordingId, WordingName};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What someone says of a wording that they bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Where it is from.
    pub source: String,
    /// As the person says: the official form, word for word.
    pub validated: bool,
    /// Whether it asks to think of the time that the key is about. Else its answers are compared with none about that time.
    pub same_time: bool,
}

/// A wording that someone brought. Its sentences are others': they stay on this person's devices and in their backups, and go into
/// nothing else unless the person asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    pub instrument: InstrumentId,
    /// The version of the key it was brought for.
    pub key: u32,
    pub items: BTreeMap<ItemNo, String>,
    /// What points are called, by the points of the key.
    pub anchors: BTreeMap<u8, String>,
    /// The number that stands on the paper for the lowest answer: 0 or 1.
    pub counts_from: u8,
    /// What it says of the time that answers are about; empty where it says nothing.
    pub time_frame: String,
    /// Which time that is: the key's, or another.
    pub about: TimeFrameId,
    /// Where it is from, as whoever brought it said.
    pub source: String,
    /// Whether it is the validated one, as they said.
    pub validated: bool,
}

impl Wording {
    /// Its name, the same on every device: it comes of the instrument, the sentences, and the time they are about. How lines are
    /// broken, and which form of a quotation mark or an accent stands there, makes no difference.
    pub fn name(&self) -> WordingName {
        let (id, hash) = (self.id(), self.hash());
        WordingName::Brought { id, hash, validated: self.validated, time_frame: self.about.clone() }
    }

    /// The beginning of its hash.
    pub fn id(&self) -> WordingId {
        let mut id = [0; 16];
        id.iter_mut().zip(self.hash().0).for_each(|(byte, made)| *byte = made);
        WordingId(id)
    }

    fn hash(&self) -> WordingHash {
        let mut hash = Sha256::new();
        hash.update(format!(
            "wording 1\n{}\n{}\n{}\n",
            self.instrument.0,
            self.about.0,
            plain(&self.time_frame)
        ));
        for (ItemNo(item), text) in &self.items {
            hash.update(format!("{item} {}\n", plain(text)));
        }
        WordingHash(hash.finalize().into())
    }

    /// The number that stands on the paper for a point of a key that begins with `least`.
    pub fn number(&self, point: u8, least: u8) -> Option<u8> {
        point.checked_sub(least)?.checked_add(self.counts_from)
    }

    /// Itself, where it is one that can be kept.
    pub(in crate::scales) fn checked(self) -> Result<Self, WordingError> {
        if self.items.is_empty() {
            return Err(WordingError::NoItems);
        }
        let blank: Vec<ItemNo> =
            self.items.iter().filter(|(_, text)| is_blank(text)).map(|(item, _)| *item).collect();
        if !blank.is_empty() {
            return Err(WordingError::Missing { items: blank });
        }
        if let Some((item, _)) = self.items.iter().find(|(_, text)| is_long(text)) {
            return Err(WordingError::ItemTooLong { item: *item, most_chars: MOST_ITEM });
        }
        if self.counts_from > 1 {
            return Err(WordingError::CountsUnsaid);
        }
        if is_blank(&self.source) {
            return Err(WordingError::SourceUnsaid);
        }
        let too_long = |text: &str, most: usize| text.chars().count() > most;
        if too_long(&self.source, MOST_SOURCE as usize) {
            return Err(WordingError::SaidTooLong { most_chars: MOST_SOURCE });
        }
        if is_long(&self.time_frame) || self.anchors.values().any(|name| too_long(name, anchors::MOST_NAME)) {
            return Err(WordingError::SaidTooLong { most_chars: MOST_ITEM });
        }
        Ok(self)
    }
}

/// The time that a wording with those words is about: the key's, where someone said so, else one that comes of the words.
pub(super) fn about(instrument: &Instrument, words: &str, said: &Said) -> TimeFrameId {
    if said.same_time {
        return instrument.time_frame.clone();
    }
    let digest = Sha256::digest(format!("time frame {}", plain(words)));
    TimeFrameId(format!("other-{}", crate::store::hex(digest.get(..8).unwrap_or_default())))
}

/// Nothing to read; or what a damaged page reads as.
fn is_blank(text: &str) -> bool {
    text.trim().is_empty() || text.contains('\0')
}

/// In one form of each letter, with plain quotation marks and single spaces.
fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' | '„' => '"',
        c => c,
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().map(one).collect()
}
