//! Practices that are led with words: from a script to a timeline.
//!
//! - [`timeline`]: everything of a practice with its millisecond. A line is speech, then silence: nothing stands at a second
//!   of its own, and only silence stretches or shrinks to meet the practice's length.
//! - [`Leading`]: what it is made from; [`Circumstances`]: what the way through a script depends on when it begins;
//!   [`Happened`]: what has changed it since.
//! - [`ScriptPosition`]: a line of a script, by names that outlive its edits.

mod ask;
mod compile;
mod course;
mod happened;
mod path;
#[cfg(test)]
mod tests;

pub use compile::{Leading, ScriptPosition, is_before_it_begins, timeline};
pub use course::is_of_anchor;
pub use happened::{Happened, LONGEST, Lasted};
pub use path::{Circumstances, Eyes};
