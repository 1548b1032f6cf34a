//! The whole track of a timeline, rendered range by range.

use super::bell::bell;
use super::clip::{Clip, SoundError, prepared};
use super::level::{BELL_PEAK, DUCKED, SOFT_BELL_PEAK};
use super::mix::{Canvas, Placed};
use super::tone::tone;
use crate::time::Millis;
use crate::timeline::{CueKind, LineIndex, Strike, Timeline, Tone};
use std::collections::BTreeMap;
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

/// A spoken line: `length` of its frames, the last `fade` of them going down, for the next line begins.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    start: u64,
    length: usize,
    fade: usize,
    line: LineIndex,
}

/// Under speech everything else is quieter, from `start` to `end`, with a ramp before and after.
#[derive(Debug, Clone, Copy)]
struct Duck {
    start: u64,
    end: u64,
}

/// Going down before speech, and up again after it.
const DUCK_MILLIS: (u64, u64) = (80, 300);
/// A line that is cut short by the next one.
const CUT_MILLIS: u64 = 60;
/// Tones kept; a steady breath needs two or three, a ramp makes new ones as it goes.
const TONES_KEPT: usize = 4;

/// The track of a timeline. Its samples do not grow with the session: one bell, a few tones, each spoken line once.
#[derive(Debug)]
pub struct Track {
    rate: Rate,
    frames: u64,
    sounding: Vec<Sounding>,
    longest: u64,
    spoken: Vec<Spoken>,
    ducks: Vec<Duck>,
    bell: Arc<[i16]>,
    soft_bell: Arc<[i16]>,
    clips: BTreeMap<LineIndex, Vec<i16>>,
    tones: Vec<(Tone, usize, Arc<[i16]>)>,
    down: Vec<i16>,
    up: Vec<i16>,
}

impl Track {
    /// The track of `timeline`, with these lines spoken; a line without a clip is not. A clip is spoken from its
    /// cue's own frame on, trimmed of silence. Takes some ten milliseconds, most of them for the bell.
    pub fn new(timeline: &Timeline, rate: Rate, clips: &[Clip]) -> Result<Self, SoundError> {
        let mut ready = BTreeMap::new();
        for (clip, n) in clips.iter().zip(0..) {
            let samples = prepared(clip, rate).ok_or(SoundError::BadClip { clip: n })?;
            ready.insert(clip.line, samples);
        }
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
        let spoken = spoken(timeline, rate, &ready);
        let last_sound = sounding.iter().map(|s| s.start + length(s)).max().unwrap_or(0);
        let last_word = spoken.iter().map(|s| s.start + s.length as u64).max().unwrap_or(0);
        let (down, up) = (rate.frame(Millis(DUCK_MILLIS.0)), rate.frame(Millis(DUCK_MILLIS.1)));
        Ok(Self {
            rate,
            frames: rate.frame(timeline.end).max(last_sound).max(last_word),
            longest: sounding.iter().map(length).max().unwrap_or(0),
            sounding,
            ducks: ducks(&spoken, down, up),
            spoken,
            bell: bell.into(),
            soft_bell: soft_bell.into(),
            clips: ready,
            tones: Vec::new(),
            down: ramp(down, i16::MAX, DUCKED),
            up: ramp(up, DUCKED, i16::MAX),
        })
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
        self.duck(&mut canvas, from, to);
        // A line is at most a minute long (see `prepared`); those that began earlier are over.
        let earliest = from.saturating_sub(self.rate.frame(Millis::from_secs(60)));
        let first = self.spoken.partition_point(|spoken| spoken.start < earliest);
        for spoken in self.spoken.iter().skip(first).take_while(|spoken| spoken.start < to) {
            let clip = self.clips.get(&spoken.line).and_then(|samples| samples.get(..spoken.length));
            canvas.speak(Placed { start: spoken.start, samples: clip.unwrap_or(&[]) }, spoken.fade);
        }
        canvas.finish();
    }

    fn duck(&self, canvas: &mut Canvas, from: u64, to: u64) {
        let (down, up) = (self.down.len() as u64, self.up.len() as u64);
        let first = self.ducks.partition_point(|duck| duck.end.saturating_add(up) <= from);
        for duck in self.ducks.iter().skip(first).take_while(|duck| duck.start.saturating_sub(down) < to) {
            // Speech in the track's first moments has less than a whole ramp before it.
            let before = down.min(duck.start);
            let skipped = (down - before) as usize;
            canvas.scale(duck.start - before, self.down.get(skipped..).unwrap_or(&[]));
            canvas.scale_flat(duck.start, duck.end - duck.start, DUCKED);
            canvas.scale(duck.end, &self.up);
        }
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

/// One voice at a time: a line still sounding when the next begins, or when the bell is struck in full, goes down and
/// ends there.
fn spoken(timeline: &Timeline, rate: Rate, clips: &BTreeMap<LineIndex, Vec<i16>>) -> Vec<Spoken> {
    let said = timeline.cues.iter().filter_map(|cue| match cue.kind {
        CueKind::Say(line) => {
            let length = clips.get(&line)?.len();
            (length > 0).then_some(Spoken { start: rate.frame(cue.at), length, fade: 0, line })
        }
        CueKind::Bell(_) | CueKind::Tone(..) | CueKind::Touch(..) | CueKind::Show(_) => None,
    });
    let mut all: Vec<Spoken> = said.collect();
    // The bell is struck in the open: by then, what was ducked has come up again.
    let up = rate.frame(Millis(DUCK_MILLIS.1));
    let ends = timeline.cues.iter().filter_map(|cue| match cue.kind {
        CueKind::Say(_) => Some(rate.frame(cue.at)),
        CueKind::Bell(Strike::Full) => Some(rate.frame(cue.at).saturating_sub(up)),
        CueKind::Bell(Strike::Soft) | CueKind::Tone(..) | CueKind::Touch(..) | CueKind::Show(_) => None,
    });
    let mut ends: Vec<u64> = ends.collect();
    ends.sort_unstable();
    let cut = usize::try_from(rate.frame(Millis(CUT_MILLIS))).unwrap_or(0);
    for spoken in &mut all {
        let Some(next) = ends.get(ends.partition_point(|end| *end <= spoken.start)).copied() else {
            continue;
        };
        let room = usize::try_from(next - spoken.start).unwrap_or(usize::MAX);
        if spoken.length > room {
            spoken.length = room;
            spoken.fade = cut.min(room);
        }
    }
    all
}

/// Lines so close that the sound would not come up between them share one duck.
fn ducks(spoken: &[Spoken], down: u64, up: u64) -> Vec<Duck> {
    let mut ducks: Vec<Duck> = Vec::new();
    for line in spoken {
        let end = line.start + line.length as u64;
        match ducks.last_mut() {
            Some(last) if line.start < last.end + down + up => last.end = end,
            _ => ducks.push(Duck { start: line.start, end }),
        }
    }
    ducks
}

fn ramp(frames: u64, from: i16, to: i16) -> Vec<i16> {
    let (from, span) = (i64::from(from), i64::from(to) - i64::from(from));
    let n = i64::try_from(frames).unwrap_or(1).max(1);
    (0..n).map(|k| i16::try_from(from + span * k / n).unwrap_or(i16::MAX)).collect()
}
