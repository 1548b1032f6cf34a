//! Spoken lines: brought to the track's rate and level.

use super::Rate;
use super::bell::shape_ends;
use super::level::{SPEECH_GAIN_MOST, SPEECH_PEAK, SPEECH_RMS, to_i16};
use super::samples::{Aside, Samples};
use crate::time::Millis;
use crate::timeline::Timeline;
use rubato::audioadapter_buffers::owned::InterleavedOwned;
use rubato::{Async, FixedAsync, Resampler, SincInterpolationParameters, WindowFunction};
use std::collections::BTreeMap;
use thiserror::Error;

/// Words as a voice of the phone's speaks them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    pub words: String,
    /// Which voice: whatever the phone knows it by.
    pub voice: String,
    /// Frames a second of `samples`, 8,000 to 192,000.
    pub rate: u32,
    /// 16-bit samples, one channel; at most a minute.
    pub samples: Vec<i16>,
}

/// Why there is no sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SoundError {
    /// Only 24 and 48 kHz are made; choose one of them.
    #[error("choose 24,000 or 48,000 frames a second")]
    UnknownRate,
}

/// A clip at a track's rate and at speech level. Copies share its samples.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(PartialEq))]
pub struct Prepared {
    rate: Rate,
    words: String,
    voice: String,
    pub(super) samples: Samples,
    /// Else it is the first sentences of its line, and there will be more.
    is_whole: bool,
}

impl Clip {
    /// Brings it to the rate and level of a track: the slow part, some milliseconds, done once for each clip. `None` for what is no
    /// sound.
    pub fn prepare(&self, rate: Rate) -> Option<Prepared> {
        let samples = prepared(self, rate)?.into();
        Some(Prepared { rate, words: self.words.clone(), voice: self.voice.clone(), samples, is_whole: true })
    }
}

impl Prepared {
    /// How long it sounds.
    pub(crate) fn length(&self) -> Millis {
        Millis((self.samples.len() as u64).div_ceil(self.rate.frame(Millis(1))))
    }

    /// What is said.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The sentences of a line as one, with a gap of silence between them, in the voice of the first. `None` of nothing, and of more
    /// than a line may be.
    pub(crate) fn joined(line: &str, sentences: &[Self], gap: Millis) -> Option<Self> {
        let first = sentences.first()?;
        let silence = vec![0; usize::try_from(first.rate.frame(gap)).ok()?];
        let samples: Vec<_> = sentences.iter().map(|one| one.samples.stretch(0, usize::MAX)).collect();
        let samples = samples.join(&*silence);
        let longest = LONGEST_SECONDS * first.rate.hertz() as usize;
        let is_line = samples.len() <= longest;
        is_line.then(|| Self { words: line.to_owned(), samples: samples.into(), ..first.clone() })
    }

    /// There is more of its line to come.
    pub(crate) fn begun(self) -> Self {
        Self { is_whole: false, ..self }
    }

    /// Out of memory, until it is heard.
    pub(crate) fn put_aside(self, aside: &mut Aside) -> Self {
        Self { samples: self.samples.put_aside(aside), ..self }
    }

    /// Whether it is more of the same: what was said of it so far, and then the next sentence.
    pub(super) fn goes_on_after(&self, before: &Self) -> bool {
        let is_same = self.words == before.words && self.voice == before.voice;
        is_same && !before.is_whole && self.samples.len() > before.samples.len()
    }
}

#[cfg(test)]
impl Prepared {
    /// Whether it waits in a file.
    pub fn is_aside(&self) -> bool {
        matches!(self.samples, Samples::Aside { .. })
    }

    /// Whether all of its line is there.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Words that are said without a sound, at 24 kHz.
    pub fn hushed(words: &str, length: Millis) -> Self {
        let samples = vec![0; Rate::Hz24k.frame(length) as usize].into();
        let voice = "hushed".to_owned();
        Self { rate: Rate::Hz24k, words: words.to_owned(), voice, samples, is_whole: true }
    }
}

/// The clips of a session, prepared once: its timeline may be compiled anew as often as it likes. They are known by their
/// words; all are of the session's one language, and of one rate.
#[derive(Debug, Clone)]
pub struct Clips {
    rate: Rate,
    /// The voice that spoke last. What another one said before is said again when there is time for it.
    voice: String,
    prepared: BTreeMap<String, Prepared>,
}

impl Clips {
    /// None yet.
    pub fn new(rate: Rate) -> Self {
        Self { rate, voice: String::new(), prepared: BTreeMap::new() }
    }

    /// Frames a second.
    pub fn rate(&self) -> Rate {
        self.rate
    }

    /// Keeps one; not one of another rate, which would be heard at the wrong pitch.
    pub fn keep(&mut self, clip: Prepared) {
        if clip.rate != self.rate {
            return;
        }
        self.voice.clone_from(&clip.voice);
        // What another voice said of it is not said any more, once this one has said all of it; a track that plays has it for itself.
        let was_whole = self.prepared.get(&clip.words).is_some_and(|there| there.is_whole);
        if clip.is_whole || !was_whole {
            self.prepared.insert(clip.words.clone(), clip);
        }
    }

    /// Forgets lines of which there is only a beginning: nobody goes on with them.
    pub fn keep_whole_ones(&mut self) {
        self.prepared.retain(|_, clip| clip.is_whole);
    }

    /// The lines that `timeline` says from a moment on and the present voice has not spoken, each once, where it is due first:
    /// in order of need.
    pub fn missing<'t>(&self, timeline: &'t Timeline, from: Millis) -> Vec<(Millis, &'t str)> {
        let mut missing = Vec::new();
        for (at, line) in timeline.said().filter(|(at, _)| *at >= from) {
            let words = timeline.line(line);
            let spoken =
                self.prepared.get(words).is_some_and(|clip| clip.is_whole && clip.voice == self.voice);
            if !spoken && !missing.iter().any(|(_, missed)| *missed == words) {
                missing.push((at, words));
            }
        }
        missing
    }

    /// Whether `timeline` says anything, and not a word of it is here.
    pub fn are_mute(&self, timeline: &Timeline) -> bool {
        let mut lines = timeline.said().map(|(_, line)| timeline.line(line)).peekable();
        lines.peek().is_some() && !lines.any(|words| self.of(words).is_some())
    }

    /// How long each line takes that is here. What is silence tells nothing about it, nor what is a beginning.
    pub fn lengths(&self) -> Vec<(String, Millis)> {
        let sounding = self.prepared.iter().filter(|(_, clip)| clip.is_whole && clip.samples.len() > 0);
        sounding.map(|(words, clip)| (words.clone(), clip.length())).collect()
    }

    /// What is heard for these words: the voice that said them last.
    pub(super) fn of(&self, words: &str) -> Option<&Prepared> {
        self.prepared.get(words)
    }
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
fn prepared(clip: &Clip, rate: Rate) -> Option<Vec<i16>> {
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
