//! What is wrong with what was put into a field.

use super::{Feeling, FieldId, Most, Shape, Value};

/// The most feelings in one field. Like [`MOST_WORD_CHARS`] a design value: a slip of the keyboard is noticed.
pub const MOST_FEELINGS: u32 = 32;
/// The most characters of a word for a feeling.
pub const MOST_WORD_CHARS: u32 = 64;

/// What is wrong with what was put into a field. It holds nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no such field.
    Unknown,
    /// The field takes something else.
    OtherShape,
    /// A number above its most.
    TooMuch { most: u8 },
    /// Not one of the options.
    NoOption,
    /// More lines, or more feelings, than it takes.
    TooMany { most: u32 },
    /// A word for a feeling with more characters than it may have.
    TooLong {
        /// The most, characters.
        most: u32,
    },
}

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub field: FieldId,
    pub fault: Fault,
}

/// What is wrong with `value` in a field of that shape; `None` where it can be kept.
pub fn fault(value: &Value, shape: &Shape) -> Option<Fault> {
    // A shape that is added has to say here what fits it.
    match shape {
        Shape::Text { .. } => match value {
            Value::Text(_) => None,
            _ => Some(Fault::OtherShape),
        },
        Shape::Rating { most, .. } => match value {
            Value::Rating(number) => too_much(*number, *most),
            _ => Some(Fault::OtherShape),
        },
        Shape::Feelings { strength_most, .. } => match value {
            Value::Feelings(all) => feelings(all, *strength_most),
            _ => Some(Fault::OtherShape),
        },
        Shape::Choice { options } => match value {
            Value::Choice(id) => (!options.contains(id)).then_some(Fault::NoOption),
            _ => Some(Fault::OtherShape),
        },
        Shape::List { most } => match value {
            Value::List(lines) => {
                (lines.len() > usize::from(*most)).then_some(Fault::TooMany { most: u32::from(*most) })
            }
            _ => Some(Fault::OtherShape),
        },
    }
}

fn feelings(all: &[Feeling], strength_most: Option<Most>) -> Option<Fault> {
    if all.len() > MOST_FEELINGS as usize {
        return Some(Fault::TooMany { most: MOST_FEELINGS });
    }
    all.iter().find_map(|feeling| match (feeling.strength, strength_most) {
        _ if feeling.word.chars().count() > MOST_WORD_CHARS as usize => {
            Some(Fault::TooLong { most: MOST_WORD_CHARS })
        }
        (None, _) => None,
        (Some(_), None) => Some(Fault::OtherShape),
        (Some(strength), Some(most)) => too_much(strength, most),
    })
}

fn too_much(number: u8, most: Most) -> Option<Fault> {
    (!most.admits(number)).then_some(Fault::TooMuch { most: most.0 })
}
