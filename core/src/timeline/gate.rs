//! Where the clock stops until the person answers.

use super::LineIndex;
use crate::content::StepId;
use crate::fields::{Most, OptionId};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// A moment where the clock stops until the person answers. It lies between two phases, or at the very end.
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
    /// What it is where nobody looks at the screen.
    pub eyes_closed: EyesClosed,
}

/// What a gate asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// To choose one of a few.
    Choose {
        /// Each with its words, in order.
        options: Vec<(OptionId, LineIndex)>,
    },
    /// A number from 0.
    Rate { most: Most },
    /// To write; the words go to the journal.
    Write,
    /// To read, in one's own time.
    Read,
}

/// A gate's form for closed eyes, or a dark screen: its question is spoken, and then there is silence to answer it in
/// oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EyesClosed {
    /// What is spoken.
    pub line: LineIndex,
    /// How long it is quiet then.
    pub silence: Millis,
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
            (Asks::Choose { options }, Answer::Chose(id)) => options.iter().any(|(option, _)| option == id),
            (Asks::Rate { most }, Answer::Rated(rating)) => most.admits(*rating),
            (Asks::Rate { .. } | Asks::Write | Asks::Read, Answer::WentOn) => true,
            (Asks::Choose { .. }, Answer::Rated(_) | Answer::WentOn)
            | (Asks::Rate { .. }, Answer::Chose(_))
            | (Asks::Write | Asks::Read, Answer::Chose(_) | Answer::Rated(_)) => false,
        }
    }
}
