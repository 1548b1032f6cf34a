//! Spoken lines: brought to the track's rate and level.

use super::Rate;
use super::bell::shape_ends;
use super::level::{SPEECH_GAIN_MOST, SPEECH_PEAK, SPEECH_RMS, to_i16};
use crate::timeline::LineIndex;
use rubato::audioadapter_buffers::owned::InterleavedOwned;
use rubato::{Async, FixedAsync, Resampler, SincInterpolationParameters, WindowFunction};
use thiserror::Error;

/// A line as the phone's own voice speaks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// Which line.
    pub line: LineIndex,
    /// Frames a second of `samples`, 8,000 to 192,000.
    pub rate: u32,
    /// 16-bit samples, one channel; at most a minute.
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

/// No line is longer than a minute; what claims to be is no speech, and would only fill memory.
const LONGEST_SECONDS: usize = 60;
/// What is this far below the loudest sample is silence (30 dB), cut so that the word comes on the beat.
const SILENCE_BELOW_PEAK: f32 = 0.0316;
/// A clip that never gets louder than this says nothing (−66 dBFS).
const FAINTEST: f32 = 0.0005;
/// Kept before the first sound: speech engines start words softly.
const KEPT_SECONDS: f32 = 0.01;

/// The clip's samples at the track's rate and at speech level. `None` for a clip that is no sound.
pub(super) fn prepared(clip: &Clip, rate: Rate) -> Option<Vec<i16>> {
    let known = (8_000..=192_000).contains(&clip.rate);
    if !known || clip.samples.len() > LONGEST_SECONDS * clip.rate as usize {
        return None;
    }
    let samples: Vec<f32> = clip.samples.iter().map(|s| f32::from(*s) / 32_768.0).collect();
    let spoken = trimmed(&samples, (KEPT_SECONDS * clip.rate as f32) as usize);
    let mut samples =
        if clip.rate == rate.hertz() { spoken.to_vec() } else { resampled(spoken, clip.rate, rate)? };
    let ends = (KEPT_SECONDS * rate.hertz() as f32) as usize;
    shape_ends(&mut samples, ends / 2, ends);
    let gain = speech_gain(&samples);
    Some(samples.iter().map(|sample| to_i16(sample * gain)).collect())
}

fn peak(samples: &[f32]) -> f32 {
    samples.iter().fold(0.0, |most, sample| most.max(sample.abs()))
}

fn silence(samples: &[f32]) -> f32 {
    (peak(samples) * SILENCE_BELOW_PEAK).max(FAINTEST)
}

fn trimmed(samples: &[f32], keep: usize) -> &[f32] {
    let silence = silence(samples);
    let loud = |sample: &f32| sample.abs() > silence;
    let first = samples.iter().position(loud).unwrap_or(0).saturating_sub(keep);
    let last = samples.iter().rposition(loud).map_or(0, |n| (n + 1 + keep).min(samples.len()));
    samples.get(first..last).unwrap_or(&[])
}

fn resampled(samples: &[f32], from: u32, to: Rate) -> Option<Vec<f32>> {
    if samples.is_empty() {
        return Some(Vec::new());
    }
    let ratio = f64::from(to.hertz()) / f64::from(from);
    let quality = SincInterpolationParameters::new(64, WindowFunction::BlackmanHarris2);
    let mut resampler = Async::<f32>::new_sinc(ratio, 1.0, &quality, 1024, 1, FixedAsync::Input).ok()?;
    let input = InterleavedOwned::new_from(samples.to_vec(), 1, samples.len()).ok()?;
    Some(resampler.process_all(&input, samples.len(), None).ok()?.take_data())
}

/// The gain that brings the sounding parts to [`SPEECH_RMS`] without a peak above [`SPEECH_PEAK`].
fn speech_gain(samples: &[f32]) -> f32 {
    let silence = silence(samples);
    let sounding = samples.iter().filter(|sample| sample.abs() > silence);
    let (count, energy) = sounding.fold((0_u32, 0.0_f64), |(n, sum), s| (n + 1, sum + f64::from(s * s)));
    if count == 0 {
        return 0.0;
    }
    let rms = (energy / f64::from(count)).sqrt() as f32;
    (SPEECH_RMS / rms).min(SPEECH_PEAK / peak(samples)).min(SPEECH_GAIN_MOST)
}
