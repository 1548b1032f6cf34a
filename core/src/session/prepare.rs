//! What a person is told before they start.

use super::checked::paced;
use super::compile::compile;
use super::plan::{Choice, Holds, Plan, PlanError};
use super::subject::Subject;
use crate::breath::Limit;
use crate::content::{Catalogue, Range};
use crate::time::Millis;
use crate::timeline::SpokenLengths;

/// A length that moved by less is the one that was chosen, to whoever breathes.
const TOLD: Millis = Millis(500);

/// How a choice would go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation {
    /// How long it takes, from the first moment to the last.
    pub length: Millis,
    /// How far that is from what was chosen, so that no breath is cut; the time to settle is not in it.
    pub moved: i64,
    /// Whether that is worth a word.
    pub tells_moved: bool,
    /// Whole breaths; 0 where no pace is given.
    pub breaths: u32,
    /// The limit that shortens it, if one does.
    pub limit: Option<Limit>,
    /// The lengths that may be chosen; `None` where the length is the subject's own.
    pub lengths: Option<Range>,
    /// Whether the breath is held in the pattern itself, before any choice to leave holds out.
    pub has_holds: bool,
    /// Whether with or without holds is still to be answered before it can start.
    pub ask_holds: bool,
    /// Whether the pace it starts at makes a difference.
    pub start_pace_matters: bool,
}

/// How a choice would go, or what to mend about it. An unanswered question about holds is not an error here;
/// the answer "without" is supposed until there is one.
pub fn prepare(choice: &Choice, catalogue: &Catalogue) -> Result<Preparation, PlanError> {
    let has_holds = match &choice.subject {
        Subject::Protocol(id) => catalogue.protocol(id).is_some_and(|protocol| protocol.has_holds()),
        Subject::Own(pattern) => pattern.holds() > Millis::ZERO,
        Subject::Practice(_) | Subject::Other(_) => false,
    };
    let ask_holds = has_holds && choice.holds == Holds::Unanswered;
    let plan = if ask_holds {
        Plan::new(&Choice { holds: Holds::Without, ..choice.clone() }, catalogue)?
    } else {
        Plan::new(choice, catalogue)?
    };
    let compiled = compile(&plan, catalogue, &SpokenLengths::default())?;
    Ok(Preparation {
        length: compiled.timeline.end,
        moved: compiled.moved,
        tells_moved: compiled.moved.unsigned_abs() >= TOLD.0,
        breaths: compiled.breaths,
        limit: compiled.limit,
        lengths: plan.lengths(catalogue)?,
        has_holds,
        ask_holds,
        start_pace_matters: start_pace_matters(&plan, catalogue)?,
    })
}

/// The start matters where another one would give another first breath.
fn start_pace_matters(plan: &Plan, catalogue: &Catalogue) -> Result<bool, PlanError> {
    let start = &catalogue.rules.ramp.start;
    let with = |pace: Millis| paced(&Plan { start_pace: pace, ..plan.clone() }, catalogue);
    let (quickest, slowest) = (with(start.least.0)?, with(start.most.0)?);
    Ok(quickest.zip(slowest).is_some_and(|(quickest, slowest)| !quickest.begins_like(&slowest)))
}
