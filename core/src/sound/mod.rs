//! The sound of a session: bell and breath tones, synthesised once, mixed with rendered speech into one track.
//!
//! - [`Track`]: the whole track of a timeline; any range of frames comes out the same however it is asked for. It can take
//!   a clip that comes while it plays.
//! - [`Clip`]: words that the phone's own voice has spoken into samples; [`Clips`]: all of a session, prepared once.
//! - [`Aside`]: where what was spoken waits until it is heard.
//! - [`Rate`]: 24 or 48 kHz. Samples are 16-bit, one channel.

mod bell;
mod clip;
mod level;
mod mix;
mod samples;
#[cfg(test)]
mod tests;
mod tone;
mod track;
mod utterance;

pub use clip::{Clip, Clips, Prepared, SoundError};
pub use samples::Aside;
pub use track::{Rate, Track};
pub use utterance::Begun;
