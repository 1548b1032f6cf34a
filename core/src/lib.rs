//! Kindself's core: it decides, and never asks. No clock, time zone, locale, randomness, thread, log, global
//! or network in here; all of that arrives as arguments.

pub mod breath;
mod bundled;
pub mod content;
pub mod player;
mod sealed;
pub mod settings;
pub mod sound;
pub use sealed::SealError;
pub mod time;
pub mod timeline;
