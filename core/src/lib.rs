//! Kindself's core: it decides, and never asks. No clock, time zone, locale, randomness, thread, log, global
//! or network in here; all of that arrives as arguments. (What is encrypted with `age` takes its salt from the system.)

pub mod archive;
pub mod breath;
mod bundled;
mod collections;
pub mod content;
mod digits;
mod encoding;
pub mod favourites;
pub mod fields;
pub mod finding;
pub mod history;
pub mod journal;
pub mod keepsakes;
pub mod player;
pub mod practice;
pub mod reminders;
pub mod scales;
mod sealed;
pub mod search;
pub mod session;
pub mod settings;
pub mod sound;
pub mod store;
pub use sealed::SealError;
#[cfg(test)]
mod testing;
pub mod time;
pub mod timeline;
pub mod voice;
