//! A plan that was checked: whatever follows from it cannot be refused any more.

use super::breaths::{Paced, Wishes, wishes};
use super::plan::{Plan, PlanError, Subject};
use super::turns::{Turn, TurnAt};
use crate::content::{Catalogue, Practice};
use crate::timeline::Guide;

/// A plan inside the bounds, and what the catalogue has for it. Wishes and ways of leading change it without asking
/// anyone: an event that a person causes is never an error.
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
        let way = if let Subject::Practice(id) = &plan.subject {
            Way::Lines(catalogue.practice(id).ok_or(PlanError::UnknownPractice)?.clone())
        } else {
            Paced::new(&plan, catalogue)?.map_or(Way::Unpaced, Way::Paced)
        };
        Ok(Self { plan, way })
    }

    /// What was checked.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Which wishes would change or keep the pace of a person in breath `during` (`None`: before the first).
    pub fn wishes(&self, catalogue: &Catalogue, during: Option<u32>) -> Wishes {
        match &self.way {
            Way::Paced(paced) => wishes(&self.plan, paced, &catalogue.rules, during),
            Way::Unpaced | Way::Lines(_) => Wishes::default(),
        }
    }

    /// With a wish made in breath `during` (`None`: before the first), which counts from the next breath. One that is
    /// not possible changes nothing.
    #[must_use]
    pub fn turned(&self, catalogue: &Catalogue, during: Option<u32>, turn: Turn) -> Self {
        let mut turned = self.clone();
        if self.wishes(catalogue, during).has(turn) {
            turned.plan.turns = self.plan.turns.and(TurnAt { breath: following(during), turn });
        }
        turned
    }

    /// Led differently: what is shown, said, rung and felt changes at once, and words lead the breath after `during`
    /// and a few more, as they do at the start.
    #[must_use]
    pub fn led(&self, during: Option<u32>, guide: Guide) -> Self {
        Self { plan: Plan { guide, led_from: following(during), ..self.plan.clone() }, way: self.way.clone() }
    }

    pub(super) fn way(&self) -> &Way {
        &self.way
    }
}

/// The breath after the one the person is in.
pub(super) fn following(during: Option<u32>) -> u32 {
    during.map_or(0, |during| during.saturating_add(1))
}
