//! The sound of a session: bell and breath tones, synthesised once, mixed with rendered speech into one track.
//!
//! - [`Track`]: the whole track of a timeline; any range of frames comes out the same however it is asked for.
//! - [`Clip`]: a line that the phone's own voice has spoken into samples.
//! - [`Rate`]: 24 or 48 kHz. Samples are 16-bit, one channel.

mod bell;
mod clip;
mod level;
mod mix;
#[cfg(test)]
mod tests;
mod tone;
mod track;

pub use clip::{Clip, SoundError};
pub use track::{Rate, Track};
