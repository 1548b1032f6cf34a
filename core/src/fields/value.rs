//! What was put into a field.

use super::OptionId;
use serde::{Deserialize, Serialize};

/// A word for a feeling, and how strong it is, where that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feeling {
    /// In the person's own language.
    pub word: String,
    /// From 0 to the field's most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<u8>,
}

/// What was put into a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Words, exactly as they were typed.
    Text(String),
    /// From 0 to the field's most.
    Rating(u8),
    /// Feelings in the order they were chosen.
    Feelings(Vec<Feeling>),
    Choice(OptionId),
    /// Lines in order.
    List(Vec<String>),
}

impl Value {
    /// Whether nothing was said: no word, no line, no feeling. A number and a choice always say something.
    pub fn is_blank(&self) -> bool {
        let blank = |text: &str| text.chars().all(char::is_whitespace);
        match self {
            Self::Text(text) => blank(text),
            Self::Rating(_) | Self::Choice(_) => false,
            Self::Feelings(all) => all.is_empty(),
            Self::List(lines) => lines.iter().all(|line| blank(line)),
        }
    }

    /// The person's own words in it, in order.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::Feelings(all) => all.iter().map(|feeling| feeling.word.as_str()).collect(),
            Self::List(lines) => lines.iter().map(String::as_str).collect(),
            Self::Rating(_) | Self::Choice(_) => Vec::new(),
        }
    }

    /// How much room it takes, in bytes of UTF-8; a number takes one.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::Choice(OptionId(text)) => text.len(),
            Self::Rating(_) => 1,
            Self::Feelings(all) => all.iter().map(|feeling| feeling.word.len() + 1).sum(),
            Self::List(lines) => lines.iter().map(|line| line.len() + 1).sum(),
        }
    }
}
