//! Where the clock stops until the person answers.

use super::LineIndex;
use crate::content::{KeptKind, KindId, StepId};
use crate::fields::{FieldId, Most, OptionId};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// A moment where the clock stops until the person answers. It lies between two phases, or at the very end. Closed eyes meet none:
/// for them a question is a line like others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// When.
    pub at: Millis,
    /// The step that asks.
    pub step: StepId,
    /// The question on the screen.
    pub question: LineIndex,
    pub asks: Asks,
    /// What counts where the person goes on without an answer; one that the gate admits.
    pub by_default: Answer,
}

/// What a gate asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// To choose one of a few.
    Choose {
        options: Vec<Choice>,
        /// What is chosen is kept as that.
        keep: Option<KeptKind>,
    },
    /// A number from 0.
    Rate {
        most: Most,
        /// What 0 means.
        low: LineIndex,
        /// What the most means.
        high: LineIndex,
    },
    /// To write into a field of a kind of entry; the words go to a draft.
    Write {
        kind: KindId,
        field: FieldId,
        /// Where the page stays empty, and one asks.
        help: Option<LineIndex>,
    },
    /// To read, in one's own time; the question is its title.
    Read { paragraphs: Vec<LineIndex> },
}

/// One of a few to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: OptionId,
    pub words: LineIndex,
    /// Whether it opens a field for words of one's own.
    pub own: bool,
}

/// What a person answers. Never a sentence of theirs: that is the journal's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Chose(OptionId),
    /// A number.
    Rated(u8),
    /// They went on: read, written, or nothing said.
    WentOn,
}

impl Gate {
    /// Whether this is an answer to what is asked. One may go on from anything but a choice, whose default is an option.
    pub fn admits(&self, answer: &Answer) -> bool {
        match (&self.asks, answer) {
            (Asks::Choose { options, .. }, Answer::Chose(id)) => {
                options.iter().any(|option| option.id == *id)
            }
            (Asks::Rate { most, .. }, Answer::Rated(rating)) => most.admits(*rating),
            (Asks::Rate { .. } | Asks::Write { .. } | Asks::Read { .. }, Answer::WentOn) => true,
            (Asks::Choose { .. }, Answer::Rated(_) | Answer::WentOn)
            | (Asks::Rate { .. }, Answer::Chose(_))
            | (Asks::Write { .. } | Asks::Read { .. }, Answer::Chose(_) | Answer::Rated(_)) => false,
        }
    }
}
