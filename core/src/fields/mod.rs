//! What a person can be asked, and what they answer, wherever that is: entries of the journal fill in fields, and a session's
//! gates ask with the same ranges and options. It knows nothing of where an answer goes, or what it is for.
//!
//! - [`Shape`]: what can be put into a field; a [`Most`] is the range of a number, an [`OptionId`] one of a few.
//! - [`Value`]: what was put into it.
//! - [`FieldText`]: what is said about a field.
//! - [`fault`]: what is wrong with a value, as a [`Fault`]; with its field, a [`Problem`].

mod check;
mod shape;
#[cfg(test)]
mod tests;
mod text;
mod value;

pub use check::{Fault, MOST_FEELINGS, MOST_WORD_CHARS, Problem, fault};
pub use shape::{FieldId, Most, OptionId, Shape};
pub use text::FieldText;
pub use value::{Feeling, Value};
