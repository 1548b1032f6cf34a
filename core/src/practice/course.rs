//! What lies ahead in a practice: the rest of its script, and the anchor where something was stirred up.

use super::happened::Happened;
use super::path::{Circumstances, Item, Known, Order, What, way};
use super::{Leading, ScriptPosition};
use crate::content::StepId;
use crate::time::Millis;
use crate::timeline::Answer;
use std::collections::{BTreeMap, VecDeque};

/// The anchor's last question.
const THEN: &str = "then";
/// The answer to it that leads back into the practice.
const GO_ON: &str = "on";

/// Stretches of a session: the script is followed in those with even numbers, an anchor in those between.
type Stretch = usize;

/// What lies ahead, by what is known by now.
pub(super) struct Course<'a> {
    leading: &'a Leading<'a>,
    known: Known,
    /// Where in the script something was stirred up, so far.
    stirred: Vec<Order>,
    ahead: VecDeque<(Stretch, Item<'a>)>,
    passed: Option<(Stretch, Order)>,
}

impl<'a> Course<'a> {
    pub fn new(leading: &'a Leading<'a>) -> Self {
        let known = Known::new(leading.circumstances.clone());
        let mut course = Self { leading, known, stirred: Vec::new(), ahead: VecDeque::new(), passed: None };
        course.look_ahead();
        course
    }

    /// The path that a length is meant for, in this posture: eyes open, every default, nothing kept, at the usual pace. Slower breath
    /// takes longer.
    pub fn main(leading: &'a Leading<'a>) -> Vec<Item<'a>> {
        let circumstances =
            Circumstances { posture: leading.circumstances.posture, ..Circumstances::default() };
        way(leading.script, leading.language, &Known::new(circumstances))
    }

    /// What comes next, in order.
    pub fn ahead(&self) -> impl Iterator<Item = &Item<'a>> {
        self.ahead.iter().map(|(_, item)| item)
    }

    /// The next item, by what is known at `now`.
    pub fn next(&mut self, now: Millis, happened: &Happened) -> Option<Item<'a>> {
        let eyes = happened.eyes.iter().rev().find(|(since, _)| *since <= now).map(|(_, eyes)| *eyes);
        if let Some(eyes) = eyes.filter(|eyes| *eyes != self.known.circumstances.eyes) {
            self.known.circumstances.eyes = eyes;
            self.look_ahead();
        }
        let (stretch, item) = self.ahead.pop_front()?;
        self.passed = Some((stretch, item.order));
        self.known.begun.entry(item.place.step.clone()).or_insert(self.known.circumstances.eyes);
        Some(item)
    }

    /// A gate was passed with that answer.
    pub fn answered(&mut self, step: &StepId, answer: &Answer) {
        self.known.answers.insert(step.clone(), answer.clone());
        self.look_ahead();
    }

    /// The rest of a step was left out.
    pub fn left(&mut self, step: &StepId) {
        self.known.left.insert(step.clone());
        self.look_ahead();
    }

    /// The item passed last stirred something up; not while an anchor is followed.
    pub fn stirred(&mut self) {
        if let Some((_, order)) = self.passed.filter(|(stretch, _)| stretch % 2 == 0) {
            self.known.circumstances.after_backdraft = true;
            self.stirred.push(order);
            self.look_ahead();
        }
    }

    fn look_ahead(&mut self) {
        let script = |stretch: Stretch| {
            let items = way(self.leading.script, self.leading.language, &self.known);
            items.into_iter().map(move |item| (stretch, item))
        };
        let mut ahead: Vec<(Stretch, Item)> = match self.stirred.last() {
            None => script(0).collect(),
            Some(at) => {
                let stretch = self.stirred.len() * 2;
                let (mut items, goes_on) = self.anchor(self.stirred.len());
                if goes_on {
                    items.extend(script(stretch).filter(|(_, item)| item.order > *at));
                }
                items
            }
        };
        ahead.retain(|(stretch, item)| self.passed.is_none_or(|passed| (*stretch, item.order) > passed));
        self.ahead = ahead.into();
    }

    /// The anchor after the `number`th time something was stirred up, and whether it leads back. Its steps have names of their
    /// own, so that they are not taken for those of the script.
    fn anchor(&self, number: usize) -> (Vec<(Stretch, Item<'a>)>, bool) {
        let prefix = anchor_prefix(number);
        let of_it = |step: &StepId| Some(StepId(step.0.strip_prefix(&prefix)?.to_owned()));
        let answers = self.known.answers.iter();
        let answers: BTreeMap<StepId, Answer> =
            answers.filter_map(|(step, answer)| Some((of_it(step)?, answer.clone()))).collect();
        let then = answers.get(&StepId(THEN.into()));
        let goes_on = matches!(then, Some(Answer::Chose(option)) if option.0 == GO_ON);
        let left = self.known.left.iter().filter_map(of_it).collect();
        let begun = self.known.begun.iter().filter_map(|(step, eyes)| Some((of_it(step)?, *eyes))).collect();
        let known = Known { circumstances: self.known.circumstances.clone(), answers, left, begun };
        let items = way(self.leading.anchor, self.leading.language, &known).into_iter().map(|mut item| {
            item.place =
                ScriptPosition { step: StepId(format!("{prefix}{}", item.place.step.0)), ..item.place };
            item.part = None;
            (number * 2 - 1, item)
        });
        (items.collect(), goes_on)
    }
}

fn anchor_prefix(number: usize) -> String {
    format!("anchor-{number}/")
}

/// Whether this is a line of an anchor, and not of the script.
pub fn is_of_anchor(place: &ScriptPosition) -> bool {
    place.step.0.contains('/')
}

impl Item<'_> {
    /// How long it takes until anything is measured, apart from the bell; a breath that is led takes `breath`.
    pub(super) fn usual(&self, breath: Millis) -> Millis {
        match &self.what {
            What::Line(moment) => {
                let said = moment.said.as_ref().map_or(Millis::ZERO, |said| said.estimate);
                said.saturating_add(moment.pause.usual.0)
            }
            What::Breaths(count) => breath.scaled(u64::from(*count), 1),
            What::Asks(_) => Millis::ZERO,
        }
    }
}
