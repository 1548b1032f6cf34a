//! The breaths of a session, and the wishes that change them.

use super::course::{Breath, Course};
use super::plan::{Plan, PlanError, Turn};
use crate::content::{Bounds, Catalogue};
use crate::time::Millis;
use crate::timeline::Limit;

/// Whole breaths, and why there are no more of them.
pub(super) struct Breaths {
    pub breaths: Vec<Breath>,
    pub limit: Option<Limit>,
}

/// The breath after a wish: in and out change by half a second each, and everything in proportion, so that a
/// pattern keeps its shape. `None` where that would leave the bounds.
fn turned(breath: Breath, turn: Turn, step: Millis, bounds: &Bounds) -> Option<Breath> {
    let moving = breath.pattern.moving();
    let both = step.plus(step);
    let to = match turn {
        Turn::Stay => return Some(breath),
        Turn::Slower => moving.plus(both),
        Turn::Faster => moving.minus(both),
    };
    let pattern = breath.pattern.scaled(to.0, moving.0);
    bounds.admits(&pattern).then_some(Breath { pattern, ..breath })
}

/// All breaths of a plan. From the first wish on, the pace is the person's: it lengthens no further by itself.
/// The session ends at the end of the breath nearest to the chosen length (the later of two equally near), after
/// at least one breath, and never beyond the longest session or a protocol's number of breaths.
pub(super) fn breaths(plan: &Plan, catalogue: &Catalogue) -> Result<Option<Breaths>, PlanError> {
    let (Some(course), Some(lengths)) = (Course::new(plan, catalogue)?, plan.lengths(catalogue)?) else {
        return Ok(None);
    };
    let most = most_breaths(plan, catalogue);
    let mut breaths = Vec::new();
    let mut end = Millis::ZERO;
    let mut taken_over = None;
    loop {
        let number = breaths.len() as u32;
        if let Some((_, limit)) = most.filter(|(most, _)| number >= *most) {
            return Ok(Some(Breaths { breaths, limit: Some(limit) }));
        }
        let breath = paced(plan, catalogue, &course, number, &mut taken_over, breaths.last().copied());
        let next = end.plus(breath.pattern.cycle());
        let further = next.distance(plan.length) > end.distance(plan.length);
        // A breath without length would go on for ever; the bounds allow none, and this does not rely on it.
        if number > 0 && (further || next > lengths.most) || next == end {
            return Ok(Some(Breaths { breaths, limit: None }));
        }
        breaths.push(breath);
        end = next;
    }
}

fn paced(
    plan: &Plan,
    catalogue: &Catalogue,
    course: &Course,
    number: u32,
    taken_over: &mut Option<Breath>,
    before: Option<Breath>,
) -> Breath {
    let rules = &catalogue.rules;
    for wish in plan.turns.iter().filter(|wish| wish.breath == number) {
        let now = taken_over.or(before).unwrap_or_else(|| course.breath(number));
        *taken_over = Some(turned(now, wish.turn, rules.ramp.start.step.0, &rules.bounds).unwrap_or(now));
    }
    taken_over.unwrap_or_else(|| course.breath(number))
}

fn most_breaths(plan: &Plan, catalogue: &Catalogue) -> Option<(u32, Limit)> {
    let super::Subject::Protocol(id) = &plan.subject else { return None };
    let cycles = catalogue.protocol(id)?.cycles?;
    Some(if plan.beginner {
        (cycles.beginner, Limit::Beginner { most: cycles.beginner })
    } else {
        (cycles.most, Limit::Breaths { most: cycles.most })
    })
}

/// Whether a wish made in breath `during` would change or keep the pace; false at the bounds and where no pace
/// is given.
pub fn can_turn(plan: &Plan, catalogue: &Catalogue, during: u32, turn_to: Turn) -> Result<bool, PlanError> {
    let Some(all) = breaths(plan, catalogue)? else { return Ok(false) };
    let rules = &catalogue.rules;
    // The last breath has none after it that could be changed.
    let follows = (during as usize) + 1 < all.breaths.len();
    let now = all.breaths.get(during as usize).filter(|_| follows);
    Ok(now.is_some_and(|now| turned(*now, turn_to, rules.ramp.start.step.0, &rules.bounds).is_some()))
}

/// The plan with a wish made in breath `during`: it counts from the next breath, or from the first one where it is
/// made before any. A second wish made in the same breath adds to the first.
#[must_use]
pub fn turn(mut plan: Plan, during: Option<u32>, turn: Turn) -> Plan {
    let breath = during.map_or(0, |during| during.saturating_add(1));
    plan.turns.push(super::TurnAt { breath, turn });
    plan
}
