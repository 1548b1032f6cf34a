//! Spoken lines.

use crate::timeline::LineIndex;
use thiserror::Error;

/// A line as the phone's own voice speaks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// Which line.
    pub line: LineIndex,
    /// Frames a second of `samples`, 8,000 to 192,000.
    pub rate: u32,
    /// 16-bit samples, one channel.
    pub samples: Vec<i16>,
}

/// Why there is no track.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SoundError {
    /// Only 24 and 48 kHz are made; choose one of them.
    #[error("choose 24,000 or 48,000 frames a second")]
    UnknownRate,
    /// A clip that is no sound; leave it out, or go on without the voice.
    #[error("spoken line {clip} is no sound; go on without the voice")]
    BadClip {
        /// Its place among the clips.
        clip: u32,
    },
}
