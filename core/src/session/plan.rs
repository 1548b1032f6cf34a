//! What a person chose, complete and inside the bounds.

use super::changes::Changes;
use super::lengths;
use super::subject::Subject;
use crate::content::{Catalogue, Field, KeptKind, Language, Pattern, Posture, Problem, Range};
use crate::practice::Eyes;
use crate::time::{Millis, Moment};
use crate::timeline::Guide;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// Whether the breath may be held. A pattern with holds does not start before this was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Not answered yet.
    #[default]
    Unanswered,
    /// As the pattern says.
    With,
    /// Left out, everywhere.
    Without,
}

/// How a practice is done. Of no meaning for anything else.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manner {
    pub eyes: Eyes,
    /// `None`: as it is meant.
    pub posture: Option<Posture>,
    /// Picks among versions of what is said.
    pub seed: u32,
    /// They were stung, or it was harder than before, the last time.
    pub after_backdraft: bool,
    /// How long a person has to put the phone down before it begins.
    #[serde(default)]
    pub delay: Millis,
    /// What was kept, to be offered again; known while the session lasts, and in no record.
    #[serde(skip)]
    pub kept: BTreeMap<KeptKind, String>,
}

/// How long a practice may wait before it begins, as it is offered (design values): enough to lie down.
pub const DELAYS: [Millis; 4] =
    [Millis::ZERO, Millis::from_secs(10), Millis::from_secs(20), Millis::from_secs(30)];

/// The longest of them; what a forged record says beyond it counts as this.
pub(super) const DELAY_MOST: Millis = Millis::from_secs(30);

/// A choice as it comes from a screen: nothing about it is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the session is about.
    pub subject: Subject,
    /// How long; of a practice, the script whose length is nearest.
    pub length: Millis,
    /// How long one in-breath and one out-breath are to begin with, by feel.
    pub start_pace: Millis,
    /// Whether the breath may be held.
    pub holds: Holds,
    /// How the person is led.
    pub guide: Guide,
    /// The language of the words.
    pub language: Language,
    /// The person's day of the first finished session of this protocol, if there was one.
    pub first_finished: Option<NaiveDate>,
    /// How a practice is done.
    pub manner: Manner,
    /// Now, as the person has it; where that shows no day, they count as a beginner.
    pub now: Moment,
}

impl Choice {
    /// After a time that was hard: a practice's shortest script, with eyes open, by the way that leaves out what stung.
    pub fn softer(self, catalogue: &Catalogue) -> Self {
        let shortest = lengths::offered(&self.subject, catalogue).first().copied();
        let manner = Manner { eyes: Eyes::Open, after_backdraft: true, ..self.manner };
        Self { length: shortest.unwrap_or(self.length), manner, ..self }
    }
}

/// Everything a timeline follows from. It is also what is kept when a session breaks off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What the session is about.
    pub subject: Subject,
    /// The chosen length.
    pub length: Millis,
    /// The chosen pace to begin with.
    pub start_pace: Millis,
    /// Whether the breath may be held.
    pub holds: Holds,
    /// Whether a beginner's limit counts, as it was on the day the session began.
    pub beginner: bool,
    /// How the person is led to begin with.
    pub guide: Guide,
    /// The language of the words.
    pub language: Language,
    /// How a practice is done.
    #[serde(default)]
    pub manner: Manner,
    /// What was changed on the way.
    pub changes: Changes,
}

/// Why a session cannot be compiled. None holds anything a person wrote.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlanError {
    /// The catalogue has no such protocol; choose one that it has.
    #[error("there is no protocol of that name; choose one from the list")]
    UnknownProtocol,
    /// The catalogue has no such practice; choose one that it has.
    #[error("there is no practice of that name; choose one from the list")]
    UnknownPractice,
    /// Numbers out of bounds, each with its limit.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    OutOfBounds(Vec<Problem>),
    /// The breath is held in this pattern, and whether that is all right has not been answered.
    #[error("the breath is held in this pattern; choose with or without holds")]
    HoldsUnanswered,
}

impl Plan {
    /// The plan for a choice, or what to mend about it.
    pub fn new(choice: &Choice, catalogue: &Catalogue) -> Result<Self, PlanError> {
        let beginner = match &choice.subject {
            Subject::Protocol(id) => {
                let cycles = catalogue.protocol(id).ok_or(PlanError::UnknownProtocol)?.cycles;
                cycles.is_some_and(|c| is_beginner(choice.first_finished, choice.now.day(), c.beginner_days))
            }
            Subject::Own(_) | Subject::Practice(_) | Subject::Other(_) => false,
        };
        let plan = Self {
            subject: choice.subject.clone(),
            length: choice.length,
            start_pace: choice.start_pace,
            holds: choice.holds,
            beginner,
            guide: choice.guide,
            language: choice.language.clone(),
            manner: choice.manner.clone(),
            changes: Changes::default(),
        };
        plan.check(catalogue)?;
        Ok(plan)
    }

    /// How the person is led now.
    pub fn guide_now(&self) -> Guide {
        self.changes.guidance().next_back().map_or(self.guide, |(_, _, guide)| guide)
    }

    /// The breath the plan leads to, holds left out where that was chosen; `None` where no pace is given.
    pub fn pattern(&self, catalogue: &Catalogue) -> Result<Option<Pattern>, PlanError> {
        let whole = match &self.subject {
            Subject::Protocol(id) => catalogue.protocol(id).ok_or(PlanError::UnknownProtocol)?.pattern,
            Subject::Own(pattern) => Some(*pattern),
            Subject::Practice(_) | Subject::Other(_) => None,
        };
        Ok(whole.map(|pattern| if self.holds == Holds::Without { pattern.without_holds() } else { pattern }))
    }

    /// The lengths a session of this plan may have; `None` where the length is the subject's own.
    pub fn lengths(&self, catalogue: &Catalogue) -> Result<Option<Range>, PlanError> {
        let bounds = &catalogue.rules.bounds;
        match &self.subject {
            Subject::Practice(id) => {
                return catalogue.practice(id).map(|_| None).ok_or(PlanError::UnknownPractice);
            }
            Subject::Other(_) => return Err(PlanError::UnknownPractice),
            Subject::Protocol(_) | Subject::Own(_) => {}
        }
        let held = self.pattern(catalogue)?.is_some_and(|pattern| pattern.holds() > Millis::ZERO);
        Ok(Some(if held { bounds.session_with_holds } else { bounds.session }))
    }

    /// Everything about the plan that is out of bounds. A restored plan passes here too, for a file may lie.
    pub fn check(&self, catalogue: &Catalogue) -> Result<(), PlanError> {
        let rules = &catalogue.rules;
        let Some(lengths) = self.lengths(catalogue)? else { return Ok(()) };
        let mut problems = Vec::new();
        if let Subject::Own(pattern) = &self.subject {
            problems.extend(rules.bounds.problems(pattern));
        }
        let start = &rules.ramp.start;
        problems.extend(Problem::at(Field::SessionLength, lengths.fault(self.length)));
        let pace = start.range().stepped_fault(self.start_pace, start.step.0);
        problems.extend(Problem::at(Field::StartPace, pace));
        if !problems.is_empty() {
            return Err(PlanError::OutOfBounds(problems));
        }
        let held = self.pattern(catalogue)?.is_some_and(|pattern| pattern.holds() > Millis::ZERO);
        if held && self.holds == Holds::Unanswered {
            return Err(PlanError::HoldsUnanswered);
        }
        Ok(())
    }
}

/// A beginner until `days` local dates have begun since the first finished session's, that date included. A
/// clock set back before that date leaves a person a beginner: the smaller limit is the safe one.
fn is_beginner(first_finished: Option<NaiveDate>, today: Option<NaiveDate>, days: u32) -> bool {
    first_finished.zip(today).is_none_or(|(first, today)| (today - first).num_days() < i64::from(days))
}
