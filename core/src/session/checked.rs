//! A plan that was checked: whatever follows from it cannot be refused any more.

use super::changes::{CHANGES_MOST, Change, Changes};
use super::plan::{DELAY_MOST, Holds, Plan, PlanError};
use super::subject::Subject;
use crate::breath::{PaceChange, Paced, Request, Wishes, following, wishes};
use crate::content::{Catalogue, Composition, Does, PairId, Practice, Role, Side, StepId, WordOverrides};
use crate::practice::{Circumstances, Eyes, Lasted, ScriptPosition};
use crate::time::Millis;
use crate::timeline::{Answer, Guide};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A plan inside the bounds, and what the catalogue has for it. Changes follow from it without asking anyone: an event that
/// a person causes is never an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedPlan {
    plan: Plan,
    way: Way,
}

/// The two numbers of a pair, from 0 to 10, as far as they were given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    pub pair: PairId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<u8>,
}

/// How it goes on from its first moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way {
    /// Breath by breath.
    Paced(Paced),
    /// Without a pace.
    Unpaced,
    /// Line by line.
    Lines(Arc<Practice>),
}

impl CheckedPlan {
    /// The plan, or everything about it that is to be mended.
    pub fn new(plan: Plan, catalogue: &Catalogue) -> Result<Self, PlanError> {
        plan.check(catalogue)?;
        let way = match &plan.subject {
            Subject::Practice(id) => {
                Way::Lines(Arc::new(catalogue.practice(id).ok_or(PlanError::UnknownPractice)?.clone()))
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

    /// To be taken up at the moment `at`: led from there on as it was led last. What was switched off after that moment would be
    /// heard once more, else.
    #[must_use]
    pub fn led_by(&self, at: Millis) -> Self {
        self.with(self.plan.changes.led_by(at))
    }

    /// Taken up at the moment `at` from a record, by someone who looks.
    #[must_use]
    pub fn restored(&self, at: Millis) -> Self {
        let plan = self.with(self.plan.changes.led_and_seen_by(at));
        plan.seen(at, Eyes::Open)
    }

    /// With the gate of a step answered.
    #[must_use]
    pub fn answered(&self, step: &StepId, answer: Answer) -> Self {
        self.with(self.plan.changes.answered(step.clone(), answer))
    }

    /// Someone looks at the screen from the moment `at` on, or no more, where the practice minds. Closed eyes that were chosen
    /// stay closed.
    #[must_use]
    pub fn seen(&self, at: Millis, eyes: Eyes) -> Self {
        // Out at the anchor something is asked, whatever the script.
        let minds = self.plan.changes.stirs()
            || matches!(&self.way, Way::Lines(practice)
                if practice.composition(self.plan.length).is_some_and(Composition::minds_eyes));
        let now = self.plan.changes.happened().eyes.last().map_or(self.plan.manner.eyes, |(_, eyes)| *eyes);
        if !minds || now == eyes || self.plan.manner.eyes == Eyes::Closed {
            return self.clone();
        }
        self.with(self.plan.changes.and(Change::Eyes { at, eyes }))
    }

    /// The line at `place` lasts as long as that.
    #[must_use]
    pub fn lasted(&self, place: ScriptPosition, lasted: Lasted) -> Self {
        self.with(self.plan.changes.lasted(place, lasted))
    }

    /// Something was stirred up at `place`: from there it leads out.
    #[must_use]
    pub fn stirred(&self, place: ScriptPosition) -> Self {
        self.with(self.plan.changes.and(Change::Stirred(place)))
    }

    /// Whether it is the practice of the lifebuoy.
    pub fn is_grounding(&self) -> bool {
        matches!(&self.way, Way::Lines(practice) if practice.is(Role::Grounding))
    }

    /// Whether nothing of it may be left behind, whoever asks for it.
    pub fn is_discreet(&self) -> bool {
        matches!(&self.way, Way::Lines(practice) if practice.discreet)
    }

    /// What was rated, pair by pair, in the order of the script; none where neither number was given.
    pub fn ratings(&self) -> Vec<Rated> {
        let Way::Lines(practice) = &self.way else { return Vec::new() };
        let steps = practice.composition(self.plan.length).map_or(&[][..], |script| &script.steps);
        let mut ratings: Vec<Rated> = Vec::new();
        for step in steps {
            let (Does::Rate(rate), Some(Answer::Rated(number))) =
                (&step.does, self.plan.changes.answer(&step.id))
            else {
                continue;
            };
            let place = ratings.iter().position(|rating| rating.pair == rate.pair).unwrap_or_else(|| {
                ratings.push(Rated { pair: rate.pair.clone(), first: None, second: None });
                ratings.len() - 1
            });
            if let Some(rating) = ratings.get_mut(place) {
                match rate.side {
                    Side::First => rating.first = Some(*number),
                    Side::Second => rating.second = Some(*number),
                }
            }
        }
        ratings
    }

    fn with(&self, changes: Changes) -> Self {
        Self { plan: Plan { changes, ..self.plan.clone() }, way: self.way.clone() }
    }

    /// What the way through a practice depends on when it begins.
    pub(super) fn circumstances(&self, practice: &Practice, usual_pace: Millis) -> Circumstances {
        let manner = &self.plan.manner;
        let share = self.plan.start_pace.scaled(1000, usual_pace.0);
        Circumstances {
            eyes: manner.eyes,
            posture: manner.posture.unwrap_or(practice.posture()),
            holds: self.plan.holds != Holds::Without,
            seed: manner.seed,
            after_backdraft: manner.after_backdraft,
            kept: manner.kept.clone(),
            // Between half and double: a forged record makes no silence of hours.
            pace: u32::try_from(share.0).unwrap_or(u32::MAX).clamp(500, 2000),
            // Who is by the lifebuoy, or in the middle of writing, is not made to wait.
            delay: if practice.is(Role::Practice) { manner.delay.min(DELAY_MOST) } else { Millis::ZERO },
        }
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
