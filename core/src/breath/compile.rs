//! From breaths to a timeline.

use super::breaths::{Limit, Paced, breaths};
use super::course::Breath;
use super::pace_change::PaceChangeAt;
use crate::content::{Language, Pattern, Rules, Words};
use crate::time::Millis;
use crate::timeline::{
    BreathIndex, Builder, CueKind, FELT_FROM, Guidance, Level, LineIndex, PhaseKind, SPEAK_AFTER_BELL,
    Strike, Timeline, Tone, TouchKind, estimate,
};

/// How many breaths words lead where tones lead on: at the start, and again once the way of leading has changed.
/// After a change of pace, two.
const WORDED_BREATHS: u32 = 4;
const WORDED_AFTER_CHANGE: u32 = 2;

/// How the person is led, and in what language.
#[derive(Debug, Clone)]
pub struct Led<'a> {
    /// By what, and since when.
    pub guidance: Guidance,
    /// Breaths from which words lead anew.
    pub from: Vec<u32>,
    /// The language of the words.
    pub language: &'a Language,
}

/// Breaths, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breathed {
    /// Everything that will happen.
    pub timeline: Timeline,
    /// How many whole breaths there are.
    pub breaths: u32,
    /// How far the length moved from what was chosen.
    pub moved: i64,
    /// The limit that shortened it, if one did.
    pub limit: Option<Limit>,
}

/// The lines a breath's parts show and say.
struct Labels {
    inhale: LineIndex,
    top_up: LineIndex,
    hold: LineIndex,
    exhale: LineIndex,
}

/// A session at a pace, with these wishes about it.
pub fn breathed(paced: &Paced, changes: &[PaceChangeAt], led: &Led, rules: &Rules) -> Breathed {
    let (own, all) = (&paced.words, breaths(paced, changes, rules));
    let words = &rules.text.get(led.language).words;
    let said = &rules.text.get(led.language).spoken;
    let mut script = Builder::new(led.guidance.clone());
    let label = |script: &mut Builder, own: &Option<String>, usual: &str| {
        script.line(own.as_deref().unwrap_or(usual))
    };
    let settle = script.line(&words.settle);
    let labels = Labels {
        inhale: label(&mut script, &own.inhale, &words.inhale),
        top_up: label(&mut script, &own.top_up, &words.top_up),
        hold: label(&mut script, &own.hold, &words.hold),
        exhale: label(&mut script, &own.exhale, &words.exhale),
    };
    script.cue(CueKind::Bell(Strike::Full));
    script.cue(CueKind::Show(settle));
    let spoken = script.line(&said.settle);
    script.say(SPEAK_AFTER_BELL, spoken, estimate(&said.settle));
    script.phase(PhaseKind::Settle, rules.settle.0, Level::EMPTY, settle);

    for (number, breath) in (0..).zip(&all.breaths) {
        let after_change =
            |change: &PaceChangeAt| number >= change.breath && number - change.breath < WORDED_AFTER_CHANGE;
        let led_lately = |from: &u32| number >= *from && number - from < WORDED_BREATHS;
        let worded = !script.guide().tones
            || led_lately(&0)
            || led.from.iter().any(led_lately)
            || changes.iter().any(after_change);
        one_breath(&mut script, BreathIndex(number), breath, &labels, worded);
    }
    let breathed: Millis = all.breaths.iter().map(|breath| breath.pattern.cycle()).sum();
    // What limited the session is worth saying only where the session would have been longer.
    let limit = all.limit.filter(|_| breathed < paced.length);
    Breathed {
        timeline: script.end(&words.end),
        breaths: all.breaths.len() as u32,
        moved: signed(breathed, paced.length),
        limit,
    }
}

/// A breath in the middle of something else, in the usual words, which are spoken where no tones lead; how many phases it has.
pub fn lead(script: &mut Builder, number: BreathIndex, pattern: &Pattern, words: &Words) -> usize {
    let labels = Labels {
        inhale: script.line(&words.inhale),
        top_up: script.line(&words.top_up),
        hold: script.line(&words.hold),
        exhale: script.line(&words.exhale),
    };
    let breath = Breath { pattern: *pattern, soft_full: false, soft_empty: false };
    let worded = !script.guide().tones;
    one_breath(script, number, &breath, &labels, worded);
    let parts = [pattern.inhale, pattern.top_up, pattern.hold_full, pattern.exhale, pattern.hold_empty];
    parts.iter().filter(|length| **length > Millis::ZERO).count()
}

fn one_breath(script: &mut Builder, number: BreathIndex, breath: &Breath, labels: &Labels, worded: bool) {
    let pattern = &breath.pattern;
    let sips = pattern.top_up > Millis::ZERO;
    let first_full = if sips { Level::NEARLY_FULL } else { Level::FULL };
    // A soft pause keeps the words of the part it turns from.
    let pause =
        |soft: bool, kind, from| if soft { (PhaseKind::SoftPause, from) } else { (kind, labels.hold) };
    let (hold, full_line) = pause(breath.soft_full, PhaseKind::HoldFull, labels.inhale);
    let (rest, empty_line) = pause(breath.soft_empty, PhaseKind::HoldEmpty, labels.exhale);
    script.breath(number);
    for (kind, length, to, line) in [
        (PhaseKind::Inhale, pattern.inhale, first_full, labels.inhale),
        (PhaseKind::TopUp, pattern.top_up, Level::FULL, labels.top_up),
        (hold, pattern.hold_full, Level::FULL, full_line),
        (PhaseKind::Exhale, pattern.exhale, Level::EMPTY, labels.exhale),
        (rest, pattern.hold_empty, Level::EMPTY, empty_line),
    ] {
        if length == Millis::ZERO {
            continue;
        }
        if kind != PhaseKind::SoftPause {
            script.cue(CueKind::Show(line));
            if worded {
                script.say(Millis::ZERO, line, Millis::ZERO);
            }
        }
        let (tone, touch) = match kind {
            PhaseKind::Inhale | PhaseKind::TopUp => (Some(Tone::In), Some(TouchKind::In)),
            PhaseKind::Exhale => (Some(Tone::Out), Some(TouchKind::Out)),
            PhaseKind::HoldFull | PhaseKind::HoldEmpty => (None, Some(TouchKind::Hold)),
            PhaseKind::SoftPause | PhaseKind::Settle | PhaseKind::Rest | PhaseKind::Segment => (None, None),
        };
        if let Some(tone) = tone {
            script.cue(CueKind::Tone(tone, length));
        }
        if let Some(touch) = touch.filter(|_| length >= FELT_FROM) {
            script.cue(CueKind::Touch(touch, length));
        }
        script.phase(kind, length, to, line);
    }
    script.no_breath();
}

/// No pace: the bell now and then (or a touch, for whoever has the bell off), and nothing else. The rings divide the
/// session evenly, none further from the next than the rules say. The phases are as long as the time between two
/// rings, so that a session that broke off is taken up near where it was.
pub fn unpaced(length: Millis, led: &Led, rules: &Rules) -> Timeline {
    let words = &rules.text.get(led.language).words;
    let mut script = Builder::new(led.guidance.clone());
    let line = script.line(&words.rest);
    script.cue(CueKind::Show(line));
    script.cue(CueKind::Bell(Strike::Full));
    let count = length.0.div_ceil(rules.ring_every.0.0.max(1));
    for ring in 0..count {
        if ring > 0 {
            script.cue(CueKind::Bell(Strike::Soft));
            script.cue(CueKind::Touch(TouchKind::Part, rules.ring_every.0));
        }
        let end = length.scaled(ring + 1, count);
        script.phase(PhaseKind::Rest, end.saturating_sub(script.now()), Level::REST, line);
    }
    script.end(&words.end)
}

fn signed(actual: Millis, chosen: Millis) -> i64 {
    let distance = i64::try_from(actual.distance(chosen).0).unwrap_or(i64::MAX);
    if actual < chosen { -distance } else { distance }
}
