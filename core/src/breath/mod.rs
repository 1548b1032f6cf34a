//! Breathing: from what a person chose to a timeline.
//!
//! - [`Plan`]: the choice, complete; [`Plan::new`] refuses what is out of bounds and says what to mend.
//! - [`compile`]: the plan's timeline. Pure: the same plan, the same timeline. A change of pace or guidance
//!   during a session is an entry in the plan, and what lies before it comes out the same to the millisecond.
//! - [`prepare`]: what a person is told before they start: how far the length moves, limits, cautions.

mod breaths;
mod compile;
mod course;
mod plan;
mod prepare;
mod script;
#[cfg(test)]
mod tests;

pub use breaths::{Wishes, lead, turn, wishes};
pub use compile::compile;
pub use plan::{Choice, Guide, Holds, Plan, PlanError, Subject, Turn, TurnAt};
pub use prepare::{Preparation, prepare};
