//! What can be put into a field.

use serde::{Deserialize, Serialize};

/// Names a field among those that are answered together (`situation`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldId(pub String);

/// Names one of the things to choose from (`to-self`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OptionId(pub String);

/// The most of a whole number from 0, which is its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Most(pub u8);

impl Most {
    /// What is rated in sessions goes to ten.
    pub const TEN: Self = Self(10);

    /// Whether the number is in the range.
    pub fn admits(self, number: u8) -> bool {
        number <= self.0
    }
}

/// What can be put into a field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Shape {
    /// Words.
    Text {
        /// More than a line.
        #[serde(default)]
        long: bool,
    },
    /// A whole number from 0.
    Rating {
        /// The most, 10 or 100.
        most: Most,
        /// The field it is compared with, where it is the second of two.
        #[serde(default)]
        again: Option<FieldId>,
    },
    /// Words for feelings, chosen or one's own.
    Feelings {
        /// The most of how strong each is, from 0; absent where strength is not asked.
        #[serde(default)]
        strength_most: Option<Most>,
        /// The field whose feelings it takes up, where it is the second of two.
        #[serde(default)]
        again: Option<FieldId>,
    },
    /// One of a few.
    Choice {
        /// Their ids, in order.
        options: Vec<OptionId>,
    },
    /// A few lines.
    List {
        /// How many at most.
        most: u8,
    },
}

impl Shape {
    /// The earlier field that this one takes up, or is compared with.
    pub fn again(&self) -> Option<&FieldId> {
        match self {
            Self::Rating { again, .. } | Self::Feelings { again, .. } => again.as_ref(),
            Self::Text { .. } | Self::Choice { .. } | Self::List { .. } => None,
        }
    }

    /// What to choose from, where that is what it is.
    pub fn options(&self) -> &[OptionId] {
        match self {
            Self::Choice { options } => options,
            Self::Text { .. } | Self::Rating { .. } | Self::Feelings { .. } | Self::List { .. } => &[],
        }
    }

    /// Whether a person can answer it; a question for whoever reads the files it stands in.
    pub(crate) fn makes_sense(&self) -> bool {
        let usual = |most: &Most| [10, 100].contains(&most.0);
        match self {
            Self::Rating { most, .. } => usual(most),
            Self::Feelings { strength_most, .. } => strength_most.as_ref().is_none_or(usual),
            Self::Choice { options } => options.len() > 1,
            Self::List { most } => *most > 0,
            Self::Text { .. } => true,
        }
    }
}
