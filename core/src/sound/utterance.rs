//! What is said in a track: each line from its own frame on, one at a time, everything else quieter under it.

use super::Rate;
use super::clip::{Clips, Prepared};
use super::level::DUCKED;
use super::mix::{Canvas, Placed};
use crate::time::Millis;
use crate::timeline::{CueKind, Strike, Timeline};
use std::sync::Arc;

/// A line of the timeline, and the frame at which it begins.
#[derive(Debug, Clone)]
struct Line {
    start: u64,
    words: Arc<str>,
}

/// What a track has said by the moment at which it gives way to another one, or is played anew.
#[derive(Debug, Clone, Default)]
pub struct Begun(Vec<Utterance>);

/// A line as it is heard: `length` of its frames, the last `fade` of them going down, for the next line begins.
#[derive(Debug, Clone)]
struct Utterance {
    start: u64,
    length: usize,
    fade: usize,
    clip: Prepared,
}

impl Utterance {
    fn end(&self) -> u64 {
        self.start + self.length as u64
    }
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

/// All that is said, in order.
#[derive(Debug)]
pub(super) struct Speech {
    rate: Rate,
    lines: Vec<Line>,
    /// Where a line that is still being said ends: the next one begins, or the bell is struck in full.
    ends: Vec<u64>,
    utterances: Vec<Utterance>,
    ducks: Vec<Duck>,
    down: Vec<i16>,
    up: Vec<i16>,
}

impl Speech {
    pub fn new(timeline: &Timeline, clips: &Clips) -> Self {
        let rate = clips.rate();
        let words: Vec<Arc<str>> = timeline.lines.iter().map(|line| line.as_str().into()).collect();
        let line = |(at, line): (Millis, crate::timeline::LineIndex)| {
            Some(Line { start: rate.frame(at), words: words.get(line.0 as usize)?.clone() })
        };
        let (down, up) = (rate.frame(Millis(DUCK_MILLIS.0)), rate.frame(Millis(DUCK_MILLIS.1)));
        let mut speech = Self {
            rate,
            lines: timeline.said().filter_map(line).collect(),
            ends: ends(timeline, rate),
            utterances: Vec::new(),
            ducks: Vec::new(),
            down: ramp(down, i16::MAX, DUCKED),
            up: ramp(up, DUCKED, i16::MAX),
        };
        speech.add(clips, 0, 0);
        speech
    }

    /// The frame after the last word.
    pub fn end(&self) -> u64 {
        self.utterances.iter().map(Utterance::end).max().unwrap_or(0)
    }

    /// What it says that begins before frame `from`.
    pub fn begun(&self, from: u64) -> Begun {
        let count = self.utterances.partition_point(|one| one.start < from);
        Begun(self.utterances.get(..count).unwrap_or(&[]).to_vec())
    }

    /// Is heard from frame `from` on: says every line that begins there or later, and of those that began before only what
    /// was heard of them until now, in that voice.
    pub fn go_on(&mut self, from: u64, begun: &Begun, clips: &Clips) {
        (self.utterances, self.ducks) = (Vec::new(), Vec::new());
        for one in &begun.0 {
            if one.start < from && self.lines.iter().any(|line| line.start == one.start) {
                self.say(one.start, &one.clip, 0);
            }
        }
        self.lengthen(clips, from);
        self.add(clips, from, 0);
    }

    /// Says what `clips` have and it does not say yet, as far as nothing of it lies before frame `from`.
    pub fn take_up(&mut self, clips: &Clips, from: u64) {
        self.lengthen(clips, from);
        self.add(clips, from.saturating_add(self.down.len() as u64), from);
    }

    /// Goes on with lines of which only the first sentences were there, where those are not over by frame `from`: what comes later than
    /// that would begin in the middle.
    fn lengthen(&mut self, clips: &Clips, from: u64) {
        for n in 0..self.utterances.len() {
            let Some(one) = self.utterances.get(n).filter(|one| one.end() >= from) else { continue };
            let more = clips.of(one.clip.words()).filter(|more| more.goes_on_after(&one.clip)).cloned();
            if let Some(more) = more {
                let start = self.utterances.remove(n).start;
                self.say(start, &more, from);
            }
        }
    }

    /// Lines that begin at frame `first` or later; what is quieter before frame `from` stays as it is.
    fn add(&mut self, clips: &Clips, first: u64, from: u64) {
        for n in self.lines.partition_point(|line| line.start < first)..self.lines.len() {
            let Some(line) = self.lines.get(n).cloned() else { break };
            if let Some(clip) = clips.of(&line.words) {
                self.say(line.start, clip, from);
            }
        }
    }

    /// From frame `start` on, unless something is said there already; what is quieter before frame `from` stays as it is.
    fn say(&mut self, start: u64, clip: &Prepared, from: u64) {
        let place = self.utterances.partition_point(|one| one.start < start);
        let is_said = self.utterances.get(place).is_some_and(|one| one.start == start);
        if is_said || clip.samples.len() == 0 {
            return;
        }
        let utterance = self.cut(start, clip);
        self.duck(Duck { start: utterance.start, end: utterance.end() }, from);
        self.utterances.insert(place, utterance);
    }

    /// One voice at a time: a line that would still sound when the next begins goes down and ends there.
    fn cut(&self, start: u64, clip: &Prepared) -> Utterance {
        let whole = Utterance { start, length: clip.samples.len(), fade: 0, clip: clip.clone() };
        let next = self.ends.get(self.ends.partition_point(|end| *end <= start)).copied();
        let room = next.map_or(usize::MAX, |next| usize::try_from(next - start).unwrap_or(usize::MAX));
        if whole.length <= room {
            return whole;
        }
        let cut = usize::try_from(self.rate.frame(Millis(CUT_MILLIS))).unwrap_or(0);
        Utterance { length: room, fade: cut.min(room), ..whole }
    }

    /// Lines so close that the sound would not come up between them share one duck. One from which it came up before
    /// frame `from` stays as it was heard.
    fn duck(&mut self, mut new: Duck, from: u64) {
        let apart = (self.down.len() + self.up.len()) as u64;
        let first = self.ducks.partition_point(|duck| duck.end < from || duck.end + apart <= new.start);
        let last = self.ducks.partition_point(|duck| duck.start < new.end + apart).max(first);
        for joined in self.ducks.drain(first..last) {
            new = Duck { start: new.start.min(joined.start), end: new.end.max(joined.end) };
        }
        self.ducks.insert(first, new);
    }

    /// Speaks into a stretch of the track, after everything else was put there.
    pub fn render(&self, canvas: &mut Canvas, from: u64, to: u64) {
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
        let most = usize::try_from(to - from).unwrap_or(usize::MAX);
        // A line is at most a minute long (see `prepared`); those that began earlier are over.
        let earliest = from.saturating_sub(self.rate.frame(Millis::from_secs(60)));
        let first = self.utterances.partition_point(|one| one.start < earliest);
        for one in self.utterances.iter().skip(first).take_while(|one| one.start < to) {
            let skipped = from.saturating_sub(one.start);
            let offset = usize::try_from(skipped).unwrap_or(usize::MAX).min(one.length);
            let samples = one.clip.samples.stretch(offset, (one.length - offset).min(most));
            canvas.speak(Placed { start: one.start + skipped, samples: &samples }, one.end(), one.fade);
        }
    }
}

/// In order. The bell is struck in the open: by then, what was ducked has come up again.
fn ends(timeline: &Timeline, rate: Rate) -> Vec<u64> {
    let up = rate.frame(Millis(DUCK_MILLIS.1));
    let bells = timeline.cues.iter().filter_map(|cue| match cue.kind {
        CueKind::Bell(Strike::Full) => Some(rate.frame(cue.at).saturating_sub(up)),
        CueKind::Bell(Strike::Soft)
        | CueKind::Say(_)
        | CueKind::Tone(..)
        | CueKind::Touch(..)
        | CueKind::Show(_) => None,
    });
    let mut ends: Vec<u64> = timeline.said().map(|(at, _)| rate.frame(at)).chain(bells).collect();
    ends.sort_unstable();
    ends
}

fn ramp(frames: u64, from: i16, to: i16) -> Vec<i16> {
    let (from, span) = (i64::from(from), i64::from(to) - i64::from(from));
    let n = i64::try_from(frames).unwrap_or(1).max(1);
    (0..n).map(|k| i16::try_from(from + span * k / n).unwrap_or(i16::MAX)).collect()
}
