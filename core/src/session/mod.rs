//! A session before it is played: from what a person chose, and changed on the way, to a timeline.
//!
//! - [`Subject`]: what it is about.
//! - [`Plan`]: the choice, complete, and every [`Change`] made since, in order; [`Plan::new`] refuses what is out of bounds
//!   and says what to mend.
//! - [`CheckedPlan`]: a plan that was not refused, and what is [`Compiled`] from it. Pure: the same plan and the same spoken
//!   lengths, the same timeline. A change is never refused, and what lies before it comes out the same to the millisecond.
//! - [`lengths`]: how long a session may be, as it is offered.
//! - [`prepare`]: what a person is told before they start: how far the length moves, limits, cautions.

mod changes;
mod checked;
mod compile;
pub mod lengths;
mod plan;
mod prepare;
mod subject;
#[cfg(test)]
mod tests;

pub use changes::{CHANGES_MOST, Change, Changes};
pub use checked::{CheckedPlan, Rated};
pub use compile::{Compiled, compile};
pub use plan::{Choice, DELAYS, Holds, Manner, Plan, PlanError};
pub use prepare::{Preparation, prepare};
pub use subject::{Other, Subject};
