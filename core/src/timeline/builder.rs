//! Writes a timeline from its beginning to its end.

use super::{
    BreathIndex, Cue, CueKind, Gate, Guidance, Guide, Level, LineIndex, PartIndex, Phase, PhaseKind, Strike,
    Timeline, TouchKind,
};
use crate::content::Hand;
use crate::time::Millis;

/// The bell's attack is past before someone speaks.
pub const SPEAK_AFTER_BELL: Millis = Millis(1000);

/// Until a bell is no longer heard.
const BELL_RINGS: Millis = Millis::from_secs(9);

/// A timeline being written. Time moves on with each phase; cues of channels that are off are left out.
#[derive(Debug)]
pub struct Builder {
    guidance: Guidance,
    now: Millis,
    level: Level,
    breath: Option<(BreathIndex, Millis)>,
    part: Option<PartIndex>,
    hand: Option<Hand>,
    phases: Vec<Phase>,
    cues: Vec<Cue>,
    gates: Vec<Gate>,
    lines: Vec<String>,
}

impl Builder {
    /// Of nothing yet, for a person led like that.
    pub fn new(guidance: impl Into<Guidance>) -> Self {
        Self {
            guidance: guidance.into(),
            now: Millis::ZERO,
            level: Level::EMPTY,
            breath: None,
            part: None,
            hand: None,
            phases: Vec::new(),
            cues: Vec::new(),
            gates: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// How a person is led at this point.
    pub fn guide(&self) -> Guide {
        self.guidance.at(self.now)
    }

    /// How far it is written.
    pub fn now(&self) -> Millis {
        self.now
    }

    /// The place of these words; the same words have one place.
    pub fn line(&mut self, words: &str) -> LineIndex {
        let place = self.lines.iter().position(|line| line == words).unwrap_or_else(|| {
            self.lines.push(words.to_owned());
            self.lines.len() - 1
        });
        LineIndex(place as u32)
    }

    /// The following phases belong to this breath.
    pub fn breath(&mut self, number: BreathIndex) {
        self.breath = Some((number, self.now));
    }

    /// The following phases belong to no breath.
    pub fn no_breath(&mut self) {
        self.breath = None;
    }

    /// The following phases belong to this part of a practice.
    pub fn part(&mut self, number: PartIndex) {
        self.part = Some(number);
    }

    /// A hand may be there in the following phases.
    pub fn hand(&mut self, hand: Option<Hand>) {
        self.hand = hand;
    }

    /// Something happens now.
    pub fn cue(&mut self, kind: CueKind) {
        let length = match kind {
            CueKind::Bell(_) => BELL_RINGS,
            CueKind::Tone(_, length) => length,
            CueKind::Touch(..) | CueKind::Say(_) | CueKind::Show(_) => Millis::ZERO,
        };
        self.add(self.now, kind, length);
    }

    /// A line is spoken a little later, and takes so long.
    pub fn say(&mut self, wait: Millis, line: LineIndex, length: Millis) {
        self.add(self.now.saturating_add(wait), CueKind::Say(line), length);
    }

    fn add(&mut self, at: Millis, kind: CueKind, length: Millis) {
        if self.guidance.admits(kind, at, length) {
            self.cues.push(Cue { at, kind });
        }
    }

    /// A phase of `length` starts now, in which the shape moves to `to`. Phases outside breaths keep one level.
    pub fn phase(&mut self, kind: PhaseKind, length: Millis, to: Level, line: LineIndex) {
        let start = self.now;
        self.now = start.saturating_add(length);
        let from = if self.breath.is_some() { self.level } else { to };
        let (breath, resume_at) = match self.breath {
            Some((number, first)) => (Some(number), first),
            None => (None, start),
        };
        self.phases.push(Phase {
            kind,
            start,
            end: self.now,
            from,
            to,
            breath,
            part: self.part,
            line,
            hand: self.hand,
            resume_at,
        });
        self.level = to;
    }

    /// The clock stops now until the person answers. What follows is taken up from here.
    pub fn gate(&mut self, gate: impl FnOnce(Millis) -> Gate) {
        self.gates.push(gate(self.now));
    }

    /// The timeline, ended now: its last word is shown, the bell rings, and the hand feels it.
    pub fn end(mut self, last_word: &str) -> Timeline {
        let line = self.line(last_word);
        self.cue(CueKind::Show(line));
        self.cue(CueKind::Bell(Strike::Full));
        self.cue(CueKind::Touch(TouchKind::End, Millis::ZERO));
        // Only lines that come later than their phase's start are out of order; the sort keeps the rest.
        self.cues.sort_by_key(|cue| cue.at);
        let Self { phases, cues, gates, lines, now, .. } = self;
        Timeline { phases, cues, gates, lines, end: now }
    }
}
