//! Breathing: from what a person chose to a timeline.
//!
//! - [`Plan`]: the choice, complete; [`Plan::new`] refuses what is out of bounds and says what to mend.
//! - [`CheckedPlan`]: a plan that was not refused, and what is [`Compiled`] from it. Pure: the same plan, the same timeline. A change of
//!   pace or guidance during a session is an entry in the plan; it is never refused, and what lies before it comes out
//!   the same to the millisecond.
//! - [`prepare`]: what a person is told before they start: how far the length moves, limits, cautions.

mod breaths;
mod checked;
mod compile;
mod course;
mod plan;
mod prepare;
#[cfg(test)]
mod tests;
mod turns;

pub use breaths::Wishes;
pub use checked::CheckedPlan;
pub use compile::{Compiled, Limit, compile};
pub use plan::{Choice, Holds, Plan, PlanError, Subject};
pub use prepare::{Preparation, prepare};
pub use turns::{TURNS_MOST, Turn, TurnAt, Turns};
