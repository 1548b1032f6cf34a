//! What is wrong with what was put into a field.

use super::{FieldId, Most, Shape, Value};

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
    match (value, shape) {
        (Value::Text(_), Shape::Text { .. }) => None,
        (Value::Rating(number), Shape::Rating { most, .. }) => too_much(*number, *most),
        (Value::Feelings(all), Shape::Feelings { strength_most, .. }) => {
            if all.len() > MOST_FEELINGS as usize {
                return Some(Fault::TooMany { most: MOST_FEELINGS });
            }
            all.iter().find_map(|feeling| match (feeling.strength, strength_most) {
                _ if feeling.word.chars().count() > MOST_WORD_CHARS as usize => {
                    Some(Fault::TooLong { most: MOST_WORD_CHARS })
                }
                (None, _) => None,
                (Some(_), None) => Some(Fault::OtherShape),
                (Some(strength), Some(most)) => too_much(strength, *most),
            })
        }
        (Value::Choice(id), Shape::Choice { options }) => (!options.contains(id)).then_some(Fault::NoOption),
        (Value::List(lines), Shape::List { most }) => {
            (lines.len() > usize::from(*most)).then_some(Fault::TooMany { most: u32::from(*most) })
        }
        _ => Some(Fault::OtherShape),
    }
}

fn too_much(number: u8, most: Most) -> Option<Fault> {
    (!most.admits(number)).then_some(Fault::TooMuch { most: most.0 })
}
