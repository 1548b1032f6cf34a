//! A plan that was checked: whatever follows from it cannot be refused any more.

use super::changes::{CHANGES_MOST, Changes};
use super::plan::{Holds, Plan, PlanError};
use super::subject::Subject;
use crate::breath::{PaceChange, Paced, Request, Wishes, following, wishes};
use crate::content::{Catalogue, Practice, StepId, WordOverrides};
use crate::time::Millis;
use crate::timeline::{Answer, Guide};

/// A plan inside the bounds, and what the catalogue has for it. Changes follow from it without asking anyone: an event that
/// a person causes is never an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedPlan {
    plan: Plan,
    way: Way,
}

/// How it goes on from its first moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way {
    /// Breath by breath.
    Paced(Paced),
    /// Without a pace.
    Unpaced,
    /// Line by line.
    Lines(Practice),
}

impl CheckedPlan {
    /// The plan, or everything about it that is to be mended.
    pub fn new(plan: Plan, catalogue: &Catalogue) -> Result<Self, PlanError> {
        plan.check(catalogue)?;
        let way = match &plan.subject {
            Subject::Practice(id) => {
                Way::Lines(catalogue.practice(id).ok_or(PlanError::UnknownPractice)?.clone())
            }
            Subject::Protocol(_) | Subject::Own(_) | Subject::Other(_) => {
                paced(&plan, catalogue)?.map_or(Way::Unpaced, Way::Paced)
            }
        };
        Ok(Self { plan, way })
    }

    /// What was checked.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Which wishes would change or keep the pace of a person in breath `during` (`None`: before the first).
    pub fn wishes(&self, catalogue: &Catalogue, during: Option<u32>) -> Wishes {
        let turns = self.plan.changes.pace_changes();
        match &self.way {
            Way::Paced(paced) if turns.len() < CHANGES_MOST => {
                wishes(paced, &turns, &catalogue.rules, during)
            }
            Way::Paced(_) | Way::Unpaced | Way::Lines(_) => Wishes::default(),
        }
    }

    /// With a wish made in breath `during` (`None`: before the first), which counts from the next breath. One that is
    /// not possible changes nothing.
    #[must_use]
    pub fn with_pace(&self, catalogue: &Catalogue, during: Option<u32>, turn: PaceChange) -> Self {
        if self.wishes(catalogue, during).has(turn) {
            self.with(self.plan.changes.paced(following(during), turn))
        } else {
            self.clone()
        }
    }

    /// Led differently from the moment `at` in breath `during`: what is switched off falls silent at once, what is switched
    /// on begins with what comes next, and words lead the next breath and a few more, as they do at the start.
    #[must_use]
    pub fn led(&self, at: Millis, during: Option<u32>, guide: Guide) -> Self {
        if guide == self.plan.guide_now() {
            return self.clone();
        }
        self.with(self.plan.changes.led(at, following(during), guide))
    }

    /// Taken up at the moment `at`: led from there on as it was led last.
    #[must_use]
    pub fn led_by(&self, at: Millis) -> Self {
        self.with(self.plan.changes.led_by(at))
    }

    /// With the gate of a step answered.
    #[must_use]
    pub fn answered(&self, step: &StepId, answer: Answer) -> Self {
        self.with(self.plan.changes.answered(step.clone(), answer))
    }

    fn with(&self, changes: Changes) -> Self {
        Self { plan: Plan { changes, ..self.plan.clone() }, way: self.way.clone() }
    }

    pub(super) fn way(&self) -> &Way {
        &self.way
    }
}

/// What breathes at a pace in a plan; `None` where it gives no pace.
pub(super) fn paced(plan: &Plan, catalogue: &Catalogue) -> Result<Option<Paced>, PlanError> {
    let (Some(pattern), Some(lengths)) = (plan.pattern(catalogue)?, plan.lengths(catalogue)?) else {
        return Ok(None);
    };
    let protocol = match &plan.subject {
        Subject::Protocol(id) => Some(catalogue.protocol(id).ok_or(PlanError::UnknownProtocol)?),
        Subject::Own(_) | Subject::Practice(_) | Subject::Other(_) => None,
    };
    let own = WordOverrides::default();
    let request = Request {
        protocol,
        pattern,
        with_holds: plan.holds != Holds::Without,
        start_pace: plan.start_pace,
        length: plan.length,
        longest: lengths.most,
        beginner: plan.beginner,
        words: protocol.map_or(&own, |protocol| &protocol.text.get(&plan.language).words),
    };
    Ok(Some(Paced::new(&request, &catalogue.rules)))
}
