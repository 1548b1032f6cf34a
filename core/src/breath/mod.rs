//! Breathing: from a pace, and the wishes about it, to a timeline.
//!
//! - [`Paced`]: breaths for a [`Request`]; [`wishes`] says what may be wished about them.
//! - [`typed`]: a pattern of one's own, as it is typed.
//! - [`breathed`], [`unpaced`]: the timeline of a session with a pace, and without one.

mod breaths;
mod compile;
mod course;
mod pace_change;
pub mod typed;

pub use breaths::{Limit, Paced, Request, Wishes, following, wishes};
pub use compile::{Breathed, Led, breathed, lead, unpaced};
pub use pace_change::{PaceChange, PaceChangeAt};
