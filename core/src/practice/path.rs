//! The way through a script: which of its steps are there, and in which words.

use super::ScriptPosition;
use crate::content::{
    Composition, Condition, Does, Hand, KeptKind, Language, PairId, Pause, Posture, Rest, Seconds, Side,
    Silence, Step, StepId,
};
use crate::time::Millis;
use crate::timeline::{Answer, PartIndex, estimate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A number that is heavy, of 0 to 10 (design value).
const HEAVY: u8 = 7;
/// So much higher is worse and not chance (design value).
const ROSE: u8 = 2;
/// A breath of someone who sits still, and one that was asked to be slow, at the usual pace (design values).
const BREATH: Millis = Millis::from_secs(5);
const SLOW_BREATH: Millis = Millis::from_secs(9);

/// Whether someone looks at the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eyes {
    #[default]
    Open,
    Closed,
}

/// What the way through a script depends on when it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circumstances {
    pub eyes: Eyes,
    pub posture: Posture,
    /// Whether the breath may be held.
    pub holds: bool,
    /// Picks among versions of a line.
    pub seed: u32,
    /// They were stung here the last time.
    pub after_backdraft: bool,
    /// Offered again; of two of a kind, the newest.
    pub kept: BTreeMap<KeptKind, String>,
    /// The person's pace as a share of the usual one, in thousandths.
    pub pace: u32,
    /// How long they have to put the phone down before it begins.
    pub delay: Millis,
}

impl Default for Circumstances {
    fn default() -> Self {
        let kept = BTreeMap::new();
        Self {
            eyes: Eyes::Open,
            posture: Posture::Any,
            holds: true,
            seed: 0,
            after_backdraft: false,
            kept,
            pace: 1000,
            delay: Millis::ZERO,
        }
    }
}

/// What is known while a script is being followed.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub circumstances: Circumstances,
    pub answers: BTreeMap<StepId, Answer>,
    /// Steps that were left by a wish.
    pub left: BTreeSet<StepId>,
    /// Whether someone looked when a step began: it goes on as it began.
    pub begun: BTreeMap<StepId, Eyes>,
}

/// Where an item stands among all of a script, whether they are there or not: its step, and its place in that.
pub(super) type Order = (usize, u32);

/// One thing of a way.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub order: Order,
    pub place: ScriptPosition,
    /// The part it belongs to, where a script has parts.
    pub part: Option<PartIndex>,
    pub bell: bool,
    pub what: What<'a>,
}

#[derive(Debug, Clone)]
pub(super) enum What<'a> {
    /// A line, or a silence without one.
    Line(Moment<'a>),
    /// Breaths that are led.
    Breaths(u32),
    /// The clock stops.
    Asks(&'a Step),
}

/// A line and its silence, or a silence.
#[derive(Debug, Clone)]
pub(super) struct Moment<'a> {
    /// Where nothing new is shown, what was shown before it stays.
    pub shown: Option<Cow<'a, str>>,
    pub said: Option<Said<'a>>,
    pub pause: Pause,
    pub hand: Option<Hand>,
    pub is_rest: bool,
    /// The step that asks so, with eyes closed.
    pub asks: Option<&'a Step>,
}

/// What is spoken, and how long that takes until it was measured.
#[derive(Debug, Clone)]
pub(super) struct Said<'a> {
    pub words: Cow<'a, str>,
    pub estimate: Millis,
}

impl<'a> From<Cow<'a, str>> for Said<'a> {
    fn from(words: Cow<'a, str>) -> Self {
        let estimate = estimate(&words);
        Self { words, estimate }
    }
}

/// The way through a script, from its beginning, as far as is known.
pub(super) fn way<'a>(script: &'a Composition, language: &Language, known: &Known) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    let mut part = None;
    for (number, step) in script.steps.iter().enumerate() {
        if step.part.is_some() {
            part = Some(part.map_or(PartIndex(0), |PartIndex(before)| PartIndex(before + 1)));
        }
        let is_there = step.when.as_ref().is_none_or(|when| known.holds(when, step, script));
        if !is_there || known.left.contains(&step.id) || known.has_begun_otherwise(step, script) {
            continue;
        }
        for (line, what) in (0..).zip(known.items(step, language)) {
            items.push(Item {
                order: (number, line),
                place: ScriptPosition { step: step.id.clone(), line },
                part,
                bell: line == 0 && step.bell,
                what,
            });
        }
    }
    items
}

impl Known {
    /// In these circumstances, before anything has happened.
    pub fn new(circumstances: Circumstances) -> Self {
        Self { circumstances, answers: BTreeMap::new(), left: BTreeSet::new(), begun: BTreeMap::new() }
    }

    fn items<'b>(&self, step: &'b Step, language: &Language) -> Vec<What<'b>> {
        let hand = if let Does::Touch { place, .. } = &step.does { Some(*place) } else { None };
        match &step.does {
            Does::Say(lines) | Does::Touch { lines, .. } | Does::Picture { lines, .. } => {
                let lines = lines.iter().map(|line| {
                    let shown = self.filled(line.version(self.circumstances.seed).get(language), step);
                    let said = line.say_as.as_ref().map(|said| self.filled(said.get(language), step));
                    let said = Some(said.unwrap_or_else(|| shown.clone()).into());
                    Moment { shown: Some(shown), said, pause: line.pause, hand, is_rest: false, asks: None }
                });
                lines.map(What::Line).collect()
            }
            Does::Rest(rest) => {
                let shown = rest.shown.as_ref().map(|shown| Cow::Borrowed(shown.get(language).as_str()));
                let pause = self.silence(rest);
                vec![What::Line(Moment { shown, said: None, pause, hand, is_rest: true, asks: None })]
            }
            Does::Breathe { breaths } => vec![What::Breaths(*breaths)],
            Does::Choose(_) | Does::Rate(_) | Does::Write(_) | Does::Read(_) => self.asked(step, language),
        }
    }

    /// What is asked: of closed eyes in spoken words, or not at all.
    fn asked<'b>(&self, step: &'b Step, language: &Language) -> Vec<What<'b>> {
        if self.circumstances.eyes == Eyes::Open || matches!(step.does, Does::Read(_)) {
            return vec![What::Asks(step)];
        }
        let spoken = step.does.closed().map(|closed| {
            let words = Cow::Borrowed(closed.line.get(language).as_str());
            let (shown, said) = (Some(words.clone()), Some(words.into()));
            What::Line(Moment {
                shown,
                said,
                pause: closed.pause,
                hand: None,
                is_rest: false,
                asks: Some(step),
            })
        });
        spoken.into_iter().collect()
    }

    /// Words with what was kept in its place.
    fn filled<'b>(&self, words: &'b str, step: &Step) -> Cow<'b, str> {
        let kinds = step.when.iter().flat_map(Condition::each);
        let kept = kinds.filter_map(|when| if let Condition::Kept(kind) = when { Some(kind) } else { None });
        match kept.filter_map(|kind| self.circumstances.kept.get(kind)).next() {
            Some(kept) if words.contains("{kept}") => Cow::Owned(words.replace("{kept}", kept)),
            _ => Cow::Borrowed(words),
        }
    }

    /// A rest's silence: five sixths of its breaths at the least, four thirds at the most (design value, as in the first scripts).
    fn silence(&self, rest: &Rest) -> Pause {
        match rest.silence {
            Silence::Clock(pause) => pause,
            Silence::Breaths { count, slow } => {
                let breath = if slow { SLOW_BREATH } else { BREATH };
                let usual = breath.scaled(u64::from(count) * u64::from(self.circumstances.pace), 1000);
                let (least, most) = (usual.scaled(5, 6), usual.scaled(4, 3));
                Pause { least: Seconds(least), usual: Seconds(usual), most: Seconds(most) }
            }
        }
    }

    /// Whether another form of that step has begun.
    fn has_begun_otherwise(&self, step: &Step, script: &Composition) -> bool {
        let is_form =
            |other: &Step| step.instead_of.contains(&other.id) || other.instead_of.contains(&step.id);
        let begun = |step: &Step| self.begun.contains_key(&step.id);
        !begun(step) && script.steps.iter().any(|other| begun(other) && is_form(other))
    }

    fn holds(&self, condition: &Condition, step: &Step, script: &Composition) -> bool {
        let given = &self.circumstances;
        let eyes = self.begun.get(&step.id).copied().unwrap_or(given.eyes);
        match condition {
            Condition::EyesOpen => eyes == Eyes::Open,
            Condition::EyesClosed => eyes == Eyes::Closed,
            Condition::NoHolds => !given.holds,
            Condition::Sitting => given.posture == Posture::Sitting,
            Condition::Standing => given.posture == Posture::Standing,
            Condition::Lying => given.posture == Posture::Lying,
            Condition::AfterBackdraft => given.after_backdraft,
            Condition::Kept(kind) => given.kept.contains_key(kind),
            Condition::Chose { step, option } => match self.answers.get(step) {
                Some(Answer::Chose(chosen)) => chosen == option,
                _ => script.steps.iter().any(|other| {
                    matches!(&other.does, Does::Choose(choose) if other.id == *step && choose.default == *option)
                }),
            },
            Condition::Heavy(pair) => self.rated(pair, Side::First, script).is_some_and(|rated| rated >= HEAVY),
            Condition::Rose(pair) => {
                let both = self.rated(pair, Side::First, script).zip(self.rated(pair, Side::Second, script));
                both.is_some_and(|(first, second)| second >= first.saturating_add(ROSE))
            }
            Condition::Not(one) => !self.holds(one, step, script),
            Condition::All(all) => all.iter().all(|one| self.holds(one, step, script)),
            Condition::Any(some) => some.iter().any(|one| self.holds(one, step, script)),
        }
    }

    fn rated(&self, pair: &PairId, side: Side, script: &Composition) -> Option<u8> {
        let asks =
            |step: &&Step| matches!(&step.does, Does::Rate(rate) if rate.pair == *pair && rate.side == side);
        match script.steps.iter().find(asks).and_then(|step| self.answers.get(&step.id)) {
            Some(Answer::Rated(rated)) => Some(*rated),
            _ => None,
        }
    }
}
