//! From a plan to its timeline.

use super::breaths::{Breaths, breaths};
use super::checked::{CheckedPlan, Way};
use super::course::Breath;
use super::plan::{Plan, PlanError};
use super::turns::TurnAt;
use crate::content::{Catalogue, Rules, WordOverrides};
use crate::practice::{self, SpokenLengths};
use crate::time::Millis;
use crate::timeline::{
    BreathIndex, Builder, CueKind, FELT_FROM, Level, LineIndex, PhaseKind, Position, SPEAK_AFTER_BELL,
    Strike, Timeline, Tone, TouchKind,
};
use std::sync::Arc;

/// How many breaths words lead where tones lead on: at the start, and again once the way of leading has changed.
/// After a change of pace, two.
const WORDED_BREATHS: u32 = 4;
const WORDED_AFTER_TURN: u32 = 2;

/// Why a session is shorter than it was asked to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// A beginner's number of breaths.
    Beginner {
        /// The most breaths.
        most: u32,
    },
    /// Anyone's number of breaths.
    Breaths {
        /// The most breaths.
        most: u32,
    },
}

/// A plan's timeline, and what is known of its breaths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// Everything that will happen.
    pub timeline: Arc<Timeline>,
    /// How many whole breaths there are; 0 where no pace is given.
    pub breaths: u32,
    /// How far the length moved from what was chosen, so that no breath is cut: milliseconds, negative for shorter.
    /// The time to settle before the first breath counts on neither side.
    pub moved: i64,
    /// The limit that shortened it, if one did.
    pub limit: Option<Limit>,
}

impl Compiled {
    /// Whole breaths still to come at a position of the timeline, the present one included.
    pub fn breaths_left(&self, at: &Position) -> u32 {
        let past = at.breath.map_or(0, |breath| breath.0);
        if at.finished { 0 } else { self.breaths.saturating_sub(past) }
    }

    /// Of something without breaths.
    fn unbreathed(timeline: Timeline) -> Self {
        Self { timeline: Arc::new(timeline), breaths: 0, moved: 0, limit: None }
    }
}

/// The plan's timeline, or what to mend about the plan. Takes well under a millisecond for any session.
pub fn compile(plan: &Plan, catalogue: &Catalogue) -> Result<Compiled, PlanError> {
    Ok(CheckedPlan::new(plan.clone(), catalogue)?.compiled(catalogue))
}

impl CheckedPlan {
    /// Its timeline, and what is known of its breaths.
    pub fn compiled(&self, catalogue: &Catalogue) -> Compiled {
        let (plan, rules) = (self.plan(), &catalogue.rules);
        match self.way() {
            Way::Paced(paced) => breathing(plan, rules, &paced.words, &breaths(plan, paced, rules)),
            Way::Unpaced => Compiled::unbreathed(unpaced(plan, rules)),
            Way::Lines(script) => {
                let last_word = &rules.text.get(&plan.language).words.end;
                let spoken = SpokenLengths::default();
                let timeline = practice::timeline(script, &plan.language, plan.guide, last_word, &spoken);
                Compiled::unbreathed(timeline)
            }
        }
    }
}

/// The lines a breath's parts show and say.
struct Labels {
    inhale: LineIndex,
    top_up: LineIndex,
    hold: LineIndex,
    exhale: LineIndex,
}

fn breathing(plan: &Plan, rules: &Rules, own: &WordOverrides, all: &Breaths) -> Compiled {
    let words = &rules.text.get(&plan.language).words;
    let said = &rules.text.get(&plan.language).spoken;
    let mut script = Builder::new(plan.guide);
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
    script.cue_after(SPEAK_AFTER_BELL, CueKind::Say(spoken));
    script.phase(PhaseKind::Settle, rules.settle.0, Level::EMPTY, settle);

    for (number, breath) in (0..).zip(&all.breaths) {
        let after_turn = |turn: &TurnAt| number >= turn.breath && number - turn.breath < WORDED_AFTER_TURN;
        let led_lately = number >= plan.led_from && number - plan.led_from < WORDED_BREATHS;
        let worded = !plan.guide.tones || led_lately || plan.turns.iter().any(after_turn);
        one_breath(&mut script, BreathIndex(number), breath, &labels, worded);
    }
    let breathed: Millis = all.breaths.iter().map(|breath| breath.pattern.cycle()).sum();
    // What limited the session is worth saying only where the session would have been longer.
    let limit = all.limit.filter(|_| breathed < plan.length);
    Compiled {
        timeline: Arc::new(script.end(&words.end)),
        breaths: all.breaths.len() as u32,
        moved: signed(breathed, plan.length),
        limit,
    }
}

fn one_breath(script: &mut Builder, number: BreathIndex, breath: &Breath, labels: &Labels, worded: bool) {
    let pattern = &breath.pattern;
    let sips = pattern.top_up > Millis::ZERO;
    let first_full = if sips { Level::NEARLY_FULL } else { Level::FULL };
    // A soft pause keeps the words of the part it turns from.
    let pause = |soft: bool, kind, from| if soft { (PhaseKind::Turn, from) } else { (kind, labels.hold) };
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
        if kind != PhaseKind::Turn {
            script.cue(CueKind::Show(line));
            if worded {
                script.cue(CueKind::Say(line));
            }
        }
        let (tone, touch) = match kind {
            PhaseKind::Inhale | PhaseKind::TopUp => (Some(Tone::In), Some(TouchKind::In)),
            PhaseKind::Exhale => (Some(Tone::Out), Some(TouchKind::Out)),
            PhaseKind::HoldFull | PhaseKind::HoldEmpty => (None, Some(TouchKind::Hold)),
            PhaseKind::Turn | PhaseKind::Settle | PhaseKind::Rest | PhaseKind::Segment => (None, None),
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
fn unpaced(plan: &Plan, rules: &Rules) -> Timeline {
    let words = &rules.text.get(&plan.language).words;
    let mut script = Builder::new(plan.guide);
    let line = script.line(&words.rest);
    script.cue(CueKind::Show(line));
    script.cue(CueKind::Bell(Strike::Full));
    let count = plan.length.0.div_ceil(rules.ring_every.0.0.max(1));
    for ring in 0..count {
        if ring > 0 {
            script.cue(CueKind::Bell(Strike::Soft));
            script.cue(CueKind::Touch(TouchKind::Part, rules.ring_every.0));
        }
        let end = plan.length.scaled(ring + 1, count);
        script.phase(PhaseKind::Rest, end.minus(script.now()), Level::REST, line);
    }
    script.end(&words.end)
}

fn signed(actual: Millis, chosen: Millis) -> i64 {
    let distance = i64::try_from(actual.distance(chosen).0).unwrap_or(i64::MAX);
    if actual < chosen { -distance } else { distance }
}
