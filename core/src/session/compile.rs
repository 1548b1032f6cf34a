//! From a plan to its timeline.

use super::checked::{CheckedPlan, Way};
use super::plan::{Plan, PlanError};
use crate::breath::{Breathed, Led, Limit, breathed, unpaced};
use crate::content::{Catalogue, Composition, Practice, StepId};
use crate::practice::{self, Leading, ScriptPosition};
use crate::time::Millis;
use crate::timeline::{Guidance, Position, SpokenLengths, Timeline};
use std::sync::Arc;

/// A plan's timeline, and what is known of its breaths and its lines.
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
    /// The line of each phase; none where there are no lines.
    positions: Vec<ScriptPosition>,
}

impl Compiled {
    /// Whole breaths still to come at a position of the timeline, the present one included.
    pub fn breaths_left(&self, at: &Position) -> u32 {
        let past = at.breath.map_or(0, |breath| breath.0);
        if at.finished { 0 } else { self.breaths.saturating_sub(past) }
    }

    /// The line of the script at a position of the timeline; `None` where there are no lines.
    pub fn script_position(&self, at: &Position) -> Option<&ScriptPosition> {
        self.positions.get(at.phase as usize)
    }

    /// When a step of the script begins.
    pub fn begins(&self, step: &StepId) -> Option<Millis> {
        let first = self.positions.iter().position(|place| place.step == *step)?;
        Some(self.timeline.phases.get(first)?.start)
    }

    /// The steps of the script that begin before a position of the timeline, in order.
    pub fn steps_before(&self, at: &Position) -> Vec<StepId> {
        let here = self.script_position(at).map(|place| &place.step);
        let mut steps: Vec<StepId> = Vec::new();
        for place in self.positions.iter().take(at.phase as usize) {
            if Some(&place.step) != here && steps.last() != Some(&place.step) {
                steps.push(place.step.clone());
            }
        }
        steps
    }

    /// Where a session is taken up that stood at `at`, and at that line of its script, after the steps `before`. A line is not where
    /// it was once lengths or the script have changed: the same line is looked for, else its step, else the last step before
    /// it that is still there, else what goes on at that moment, so that nothing is passed over that begins later.
    pub fn taken_up(&self, at: Millis, place: Option<&ScriptPosition>, before: &[StepId]) -> Millis {
        if place.is_none() && !self.positions.is_empty() {
            // Version 0.1 kept no line, but the moment at which one began; with the lengths of today it begins close by.
            let starts = self.timeline.phases.iter().map(|phase| phase.start);
            return starts.min_by_key(|start| start.distance(at)).unwrap_or(Millis::ZERO);
        }
        let asked = place.and_then(|place| self.timeline.gates.iter().find(|gate| gate.step == place.step));
        if let Some(gate) = asked {
            return gate.at;
        }
        let of = |fits: &dyn Fn(&ScriptPosition) -> bool| self.positions.iter().position(fits);
        let same = place.and_then(|place| {
            let steps = std::iter::once(&place.step).chain(before.iter().rev());
            let begins = steps.filter_map(|step| of(&|other| other.step == *step)).next()?;
            Some(of(&|other| other == place).unwrap_or(begins))
        });
        let phase = same.and_then(|phase| self.timeline.phases.get(phase));
        phase.map_or_else(|| self.timeline.position(at).resume_at, |phase| phase.start)
    }
}

/// The plan's timeline, or what to mend about the plan. Takes well under a millisecond for any session.
pub fn compile(plan: &Plan, catalogue: &Catalogue, spoken: &SpokenLengths) -> Result<Compiled, PlanError> {
    Ok(CheckedPlan::new(plan.clone(), catalogue)?.compiled(catalogue, spoken))
}

impl CheckedPlan {
    /// Its timeline, and what is known of its breaths and its lines, where lines take that long to say.
    pub fn compiled(&self, catalogue: &Catalogue, spoken: &SpokenLengths) -> Compiled {
        let (plan, rules) = (self.plan(), &catalogue.rules);
        let changes = plan.changes.guidance();
        let guidance = Guidance::new(plan.guide, changes.map(|(at, _, guide)| (at, guide)));
        let from = plan.changes.guidance().map(|(_, breath, _)| breath).collect();
        let led = Led { guidance, from, language: &plan.language };
        let (made, positions) = match self.way() {
            Way::Paced(paced) => (breathed(paced, &plan.changes.pace_changes(), &led, rules), Vec::new()),
            Way::Unpaced => (unbreathed(unpaced(plan.length, &led, rules)), Vec::new()),
            Way::Lines(script) => {
                let (timeline, positions) = self.lines(script, led.guidance, catalogue, spoken);
                (unbreathed(timeline), positions)
            }
        };
        let Breathed { timeline, breaths, moved, limit } = made;
        Compiled { timeline: Arc::new(timeline), breaths, moved, limit, positions }
    }

    fn lines(
        &self,
        practice: &Practice,
        guidance: Guidance,
        catalogue: &Catalogue,
        spoken: &SpokenLengths,
    ) -> (Timeline, Vec<ScriptPosition>) {
        let (plan, rules) = (self.plan(), &catalogue.rules);
        let circumstances = self.circumstances(practice, rules.ramp.start.usual.0);
        let none = Composition::default();
        let soothing = catalogue.protocols.first().and_then(|protocol| protocol.pattern).unwrap_or_default();
        let leading = Leading {
            script: practice.composition(plan.length).unwrap_or(&none),
            anchor: catalogue.anchor.composition(plan.length).unwrap_or(&none),
            language: &plan.language,
            circumstances: &circumstances,
            breath: &if circumstances.holds { soothing } else { soothing.without_holds() },
            words: &rules.text.get(&plan.language).words,
        };
        practice::timeline(&leading, guidance, &plan.changes.happened(), spoken)
    }
}

/// Something without breaths.
fn unbreathed(timeline: Timeline) -> Breathed {
    Breathed { timeline, breaths: 0, moved: 0, limit: None }
}
