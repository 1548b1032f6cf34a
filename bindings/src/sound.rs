//! A session's sound, range by range.

use kindself_core::sound;
use kindself_core::time::Millis;
use kindself_core::voice::{self, Cache};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What came of words that the phone's own voice was to say.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Rendering {
    /// A sound.
    Samples {
        /// Frames a second, 8,000 to 192,000.
        rate: u32,
        /// 16-bit samples, one channel, little-endian.
        pcm: Vec<u8>,
    },
    /// The voice could not say it, or what came of it is no sound.
    Failed,
    /// The engine has stopped answering: nothing more will come until it is opened anew.
    Gone,
}

/// What voices have said, kept in a folder of its own so that a practice begins at once. Nothing that a person wrote is among it.
#[derive(Debug, uniffi::Object)]
pub struct SpeechCache {
    cache: Cache,
}

#[uniffi::export]
impl SpeechCache {
    /// In that folder, which sessions are told.
    #[uniffi::constructor]
    pub fn new(folder: String) -> Arc<Self> {
        Arc::new(Self { cache: Cache::new(Path::new(&folder)) })
    }

    /// How much room it takes on the disk. Reads the disk.
    pub fn bytes(&self) -> u64 {
        self.cache.bytes()
    }

    /// Deletes all of it; whether nothing is left. Writes to the disk.
    pub fn empty(&self) -> bool {
        self.cache.empty()
    }
}

/// The sound of one revision of a timeline. After a change of pace the next revision's track is the same up to a moment before
/// the breath that changed.
#[derive(Debug, uniffi::Object)]
pub struct Track {
    rate: u32,
    revision: u32,
    track: Mutex<sound::Track>,
}

#[uniffi::export]
impl Track {
    /// Its length in frames; the last bell rings out past the timeline's end.
    pub fn frames(&self) -> u64 {
        self.lock().frames()
    }

    /// Frames a second.
    pub fn rate(&self) -> u32 {
        self.rate
    }

    /// The revision of the timeline that it is the sound of.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Samples of `count` frames from frame `from` on: 16-bit, one channel, little-endian. Fewer at the end, none
    /// after it. Ask for about a second at a time, never in a callback of the sound hardware.
    pub fn render(&self, from: u64, count: u32) -> Vec<u8> {
        let mut track = self.lock();
        let left = track.frames().saturating_sub(from).min(u64::from(count));
        let mut samples = vec![0_i16; usize::try_from(left).unwrap_or(0)];
        track.render(from, &mut samples);
        samples.iter().flat_map(|sample| sample.to_le_bytes()).collect()
    }
}

impl Track {
    pub(crate) fn new(track: sound::Track, revision: u32) -> Self {
        Self { rate: track.rate().hertz(), revision, track: Mutex::new(track) }
    }

    /// Speaks what was spoken since, where it is due later than what was rendered.
    pub(crate) fn take_up(&self, clips: &sound::Clips) {
        self.lock().take_up(clips);
    }

    /// What it says that begins before `at`.
    pub(crate) fn begun(&self, at: Millis) -> sound::Begun {
        self.lock().begun(at)
    }

    /// Is heard from `at` on, after what had begun by then.
    pub(crate) fn go_on(&self, at: Millis, begun: &sound::Begun, clips: &sound::Clips) {
        self.lock().go_on(at, begun, clips);
    }

    fn lock(&self) -> MutexGuard<'_, sound::Track> {
        self.track.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<Rendering> for voice::Rendering {
    fn from(said: Rendering) -> Self {
        match said {
            Rendering::Samples { rate, pcm } => {
                let samples = pcm.chunks_exact(2).map(|both| match both {
                    [low, high] => i16::from_le_bytes([*low, *high]),
                    _ => 0,
                });
                Self::Samples { rate, samples: samples.collect() }
            }
            Rendering::Failed => Self::Failed,
            Rendering::Gone => Self::Gone,
        }
    }
}

/// Why there is no sound; the session goes on without.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum SoundError {
    /// Only 24,000 and 48,000 frames a second are made.
    UnknownRate,
    /// The work was interrupted; try again.
    Interrupted,
}

#[uniffi::export]
impl SoundError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        let code = match self {
            Self::UnknownRate => "sound.unknown_rate",
            Self::Interrupted => "sound.interrupted",
        };
        code.to_owned()
    }
}

impl From<sound::SoundError> for SoundError {
    fn from(error: sound::SoundError) -> Self {
        match error {
            sound::SoundError::UnknownRate => Self::UnknownRate,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        let all = [SoundError::from(sound::SoundError::UnknownRate), SoundError::Interrupted];
        let codes = ["sound.unknown_rate", "sound.interrupted"];
        assert_eq!(all.map(|error| error.code()), codes);
    }
}
