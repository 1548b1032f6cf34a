//! From a script to its timeline.

use super::speech::SpokenLengths;
use crate::content::{Does, Language, Pause, Practice, StepId};
use crate::time::Millis;
use crate::timeline::{
    Builder, CueKind, Guidance, Level, PartIndex, PhaseKind, SPEAK_AFTER_BELL, Strike, Timeline, TouchKind,
};
use serde::{Deserialize, Serialize};

/// A line of a script.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptPosition {
    pub step: StepId,
    /// Its number in the step, counted from 0.
    pub line: u32,
}

/// A line of the script, or a silence without one.
struct Moment<'a> {
    place: ScriptPosition,
    /// Whether the bell rings, for a part begins, or the practice does.
    rings: bool,
    /// The part that begins.
    part: Option<PartIndex>,
    shown: &'a str,
    said: Option<&'a str>,
    pause: Pause,
}

impl Moment<'_> {
    /// How long it takes until its silence begins.
    fn speech(&self, spoken: &SpokenLengths, start: Millis) -> Millis {
        self.said.map_or(Millis::ZERO, |line| self.waits().saturating_add(spoken.of(line, start)))
    }

    /// Nobody speaks into a bell.
    fn waits(&self) -> Millis {
        if self.rings { SPEAK_AFTER_BELL } else { Millis::ZERO }
    }
}

/// A practice, in a language, for a person led like that, and the line of each of its phases. Each line is decided when it begins, by what is known then: so a
/// length that is learnt later changes only what comes later.
pub fn timeline(
    practice: &Practice,
    language: &Language,
    guidance: Guidance,
    last_word: &str,
    spoken: &SpokenLengths,
) -> (Timeline, Vec<ScriptPosition>) {
    let moments = moments(practice, language);
    let mut builder = Builder::new(guidance);
    let mut strike = Strike::Full;
    let mut ahead = moments.as_slice();
    while let Some((moment, later)) = ahead.split_first() {
        let start = builder.now();
        if moment.rings {
            builder.cue(CueKind::Bell(strike));
            builder.cue(CueKind::Touch(TouchKind::Part, Millis::ZERO));
            strike = Strike::Soft;
        }
        if let Some(part) = moment.part {
            builder.part(part);
        }
        let line = builder.line(moment.shown);
        builder.cue(CueKind::Show(line));
        if let Some(said) = moment.said {
            let line = builder.line(said);
            builder.say(moment.waits(), line, spoken.of(said, start));
        }
        let speech: Millis = ahead.iter().map(|moment| moment.speech(spoken, start)).sum();
        let quiet = practice.length.0.saturating_sub(start).saturating_sub(speech);
        let pause = fitted(moment.pause, ahead, quiet);
        builder.phase(
            PhaseKind::Segment,
            moment.speech(spoken, start).saturating_add(pause),
            Level::REST,
            line,
        );
        ahead = later;
    }
    (builder.end(last_word), moments.into_iter().map(|moment| moment.place).collect())
}

/// Line by line, in order.
fn moments<'a>(practice: &'a Practice, language: &Language) -> Vec<Moment<'a>> {
    let mut moments: Vec<Moment> = Vec::new();
    let mut parts = 0;
    for step in &practice.steps {
        let mut part = step.part.as_ref().map(|_| {
            parts += 1;
            PartIndex(parts - 1)
        });
        let mut line = 0;
        let mut add = |shown, said, pause| {
            let begins = part.take();
            let rings = begins.is_some() || moments.is_empty();
            moments.push(Moment {
                place: ScriptPosition { step: step.id.clone(), line },
                rings,
                part: begins,
                shown,
                said,
                pause,
            });
            line += 1;
        };
        match &step.does {
            Does::Say { text } => {
                for line in text.get(language) {
                    let said = line.say_as.as_ref().unwrap_or(&line.line);
                    add(line.line.as_str(), Some(said.as_str()), line.pause);
                }
            }
            Does::Rest { pause, text } => add(text.get(language).as_str(), None, *pause),
        }
    }
    moments
}

/// The first pause of those ahead, if all of them share alike in what is more or less than usual. None is shorter than its
/// least or longer than its most.
fn fitted(pause: Pause, ahead: &[Moment], quiet: Millis) -> Millis {
    let sum = |part: fn(&Pause) -> Millis| ahead.iter().map(|moment| part(&moment.pause)).sum::<Millis>();
    let (least, usual, most) = (sum(|p| p.least.0), sum(|p| p.usual.0), sum(|p| p.most.0));
    let quiet = quiet.max(least).min(most);
    let (first_least, first_usual, first_most) = (pause.least.0, pause.usual.0, pause.most.0);
    if quiet >= usual {
        let longer = first_most.saturating_sub(first_usual);
        first_usual
            .saturating_add(longer.scaled(quiet.saturating_sub(usual).0, most.saturating_sub(usual).0.max(1)))
    } else {
        let shorter = first_usual.saturating_sub(first_least);
        first_usual.saturating_sub(
            shorter.scaled(usual.saturating_sub(quiet).0, usual.saturating_sub(least).0.max(1)),
        )
    }
}
