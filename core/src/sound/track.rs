//! The whole track of a timeline, rendered range by range.

use super::bell::bell;
use super::clip::{Clips, SoundError};
use super::level::{BELL_PEAK, SOFT_BELL_PEAK};
use super::mix::{Canvas, Placed};
use super::tone::tone;
use super::utterance::{Begun, Speech};
use crate::time::Millis;
use crate::timeline::{CueKind, Strike, Timeline, Tone};
use std::sync::Arc;

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

    /// The frame of a moment; exact, for both rates have whole frames in a millisecond.
    pub const fn frame(self, at: Millis) -> u64 {
        at.0.saturating_mul(self.hertz() as u64 / 1000)
    }
}

/// Something that sounds, from its first frame on.
#[derive(Debug, Clone, Copy)]
struct Sounding {
    start: u64,
    what: What,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Bell(Strike),
    Tone(Tone, usize),
}

/// Tones kept; a steady breath needs two or three, a ramp makes new ones as it goes.
const TONES_KEPT: usize = 4;

/// The track of a timeline. Its samples do not grow with the session: one bell, a few tones, each spoken line once.
#[derive(Debug)]
pub struct Track {
    rate: Rate,
    frames: u64,
    sounding: Vec<Sounding>,
    longest: u64,
    speech: Speech,
    bell: Arc<[i16]>,
    soft_bell: Arc<[i16]>,
    tones: Vec<(Tone, usize, Arc<[i16]>)>,
    /// The first frame that nobody has asked for yet: what comes later is mixed in behind it.
    ahead: u64,
}

impl Track {
    /// The track of `timeline`, with these clips spoken; a line without a clip is not. A clip is spoken from its cue's
    /// own frame on, trimmed of silence. Takes some ten milliseconds, most of them for the bell.
    pub fn new(timeline: &Timeline, clips: &Clips) -> Self {
        let rate = clips.rate();
        let bell = bell(rate);
        let softer = |sample: &i16| (f32::from(*sample) * SOFT_BELL_PEAK / BELL_PEAK).round() as i16;
        let soft_bell: Vec<i16> = bell.iter().map(softer).collect();

        let sounding: Vec<Sounding> = timeline
            .cues
            .iter()
            .filter_map(|cue| {
                let what = match cue.kind {
                    CueKind::Bell(strike) => What::Bell(strike),
                    CueKind::Tone(tone, length) => {
                        What::Tone(tone, usize::try_from(rate.frame(length)).ok()?)
                    }
                    CueKind::Touch(..) | CueKind::Say(_) | CueKind::Show(_) => return None,
                };
                Some(Sounding { start: rate.frame(cue.at), what })
            })
            .collect();
        let length = |sounding: &Sounding| match sounding.what {
            What::Bell(_) => bell.len() as u64,
            What::Tone(_, frames) => frames as u64,
        };
        let speech = Speech::new(timeline, clips);
        let last_sound = sounding.iter().map(|s| s.start + length(s)).max().unwrap_or(0);
        Self {
            rate,
            frames: rate.frame(timeline.end).max(last_sound).max(speech.end()),
            longest: sounding.iter().map(length).max().unwrap_or(0),
            sounding,
            speech,
            bell: bell.into(),
            soft_bell: soft_bell.into(),
            tones: Vec::new(),
            ahead: 0,
        }
    }

    /// What it says that begins before `at`, for the one that is heard from there on in its place.
    pub fn begun(&self, at: Millis) -> Begun {
        self.speech.begun(self.rate.frame(at))
    }

    /// Is heard from `at` on, after what had `begun` by then. A line that began before goes on where it was heard from its
    /// beginning, and is not said otherwise: nobody hears the second half of a sentence. From `at` on each line is said that
    /// has a clip.
    pub fn go_on(&mut self, at: Millis, begun: &Begun, clips: &Clips) {
        self.ahead = self.rate.frame(at);
        self.speech.go_on(self.ahead, begun, clips);
        self.frames = self.frames.max(self.speech.end());
    }

    /// Takes up clips that were not there when it was made, or last time. A line that begins, with what goes down for it,
    /// behind everything that was rendered so far is spoken; one that would have begun before is not, until its words come
    /// again. What was rendered comes out as it did, and without a click goes on.
    pub fn take_up(&mut self, clips: &Clips) {
        self.speech.take_up(clips, self.ahead);
        self.frames = self.frames.max(self.speech.end());
    }

    /// Frames a second.
    pub fn rate(&self) -> Rate {
        self.rate
    }

    /// Its length in frames: the timeline's, and the last bell's ringing out.
    pub fn frames(&self) -> u64 {
        self.frames
    }

    /// The samples from frame `from` on; silence past the end.
    pub fn render(&mut self, from: u64, out: &mut [i16]) {
        let to = from.saturating_add(out.len() as u64);
        self.ahead = to;
        let mut canvas = Canvas::new(from, out);

        let earliest = from.saturating_sub(self.longest);
        let first = self.sounding.partition_point(|sounding| sounding.start < earliest);
        for n in first..self.sounding.len() {
            let Some(sounding) = self.sounding.get(n).copied().filter(|s| s.start < to) else { break };
            let samples = match sounding.what {
                What::Bell(Strike::Full) => self.bell.clone(),
                What::Bell(Strike::Soft) => self.soft_bell.clone(),
                What::Tone(kind, frames) if sounding.start + frames as u64 > from => self.tone(kind, frames),
                What::Tone(..) => continue,
            };
            canvas.put(Placed { start: sounding.start, samples: &samples });
        }
        self.speech.render(&mut canvas, from, to);
        canvas.finish();
    }

    /// A tone from the few that are kept, made if it is not among them. Which are kept changes the speed only.
    fn tone(&mut self, kind: Tone, frames: usize) -> Arc<[i16]> {
        if let Some(n) = self.tones.iter().position(|(k, f, _)| (*k, *f) == (kind, frames)) {
            let kept = self.tones.remove(n);
            let samples = kept.2.clone();
            self.tones.push(kept);
            return samples;
        }
        if self.tones.len() >= TONES_KEPT {
            self.tones.remove(0);
        }
        let samples: Arc<[i16]> = tone(kind, frames, self.rate).into();
        self.tones.push((kind, frames, samples.clone()));
        samples
    }
}
