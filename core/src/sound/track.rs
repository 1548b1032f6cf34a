//! The whole track of a timeline.

use super::{Clip, SoundError};
use crate::timeline::Timeline;

/// Frames a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rate {
    /// 24,000.
    Hz24k,
    /// 48,000.
    Hz48k,
}

impl Rate {
    /// From a number of frames a second.
    pub fn new(hertz: u32) -> Result<Self, SoundError> {
        match hertz {
            24_000 => Ok(Self::Hz24k),
            48_000 => Ok(Self::Hz48k),
            _ => Err(SoundError::UnknownRate),
        }
    }

    /// As a number of frames a second.
    pub const fn hertz(self) -> u32 {
        match self {
            Self::Hz24k => 24_000,
            Self::Hz48k => 48_000,
        }
    }
}

/// The track of a timeline.
#[derive(Debug)]
pub struct Track {
    rate: Rate,
    frames: u64,
}

impl Track {
    /// The track.
    pub fn new(timeline: &Timeline, rate: Rate, _clips: &[Clip]) -> Result<Self, SoundError> {
        Ok(Self { rate, frames: timeline.end.0 * u64::from(rate.hertz()) / 1000 })
    }
    /// Frames a second.
    pub fn rate(&self) -> Rate {
        self.rate
    }
    /// Its length in frames.
    pub fn frames(&self) -> u64 {
        self.frames
    }
    /// Samples from frame `from` on.
    pub fn render(&mut self, _from: u64, out: &mut [i16]) {
        out.fill(0);
    }
}
