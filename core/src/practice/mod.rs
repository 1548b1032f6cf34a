//! Practices that are led with words: from a script to a timeline.
//!
//! - [`timeline`]: everything of a practice with its millisecond. A line is speech, then silence: nothing stands at a second
//!   of its own, and only silence stretches or shrinks to meet the practice's length.
//! - [`ScriptPosition`]: a line of a script, by names that outlive its edits.
//! - [`SpokenLengths`]: how long lines take to say, measured; what is not measured yet is estimated by [`estimate`].

mod compile;
mod speech;
#[cfg(test)]
mod tests;

pub use compile::{ScriptPosition, timeline};
pub use speech::{SpokenLengths, estimate};
