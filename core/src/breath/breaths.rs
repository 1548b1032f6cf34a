//! The breaths of a session, and the wishes that change them.

use super::course::{Breath, Course};
use super::plan::{Guide, Plan, PlanError, TURNS_MOST, Turn, TurnAt};
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

/// A pace the person asked for.
#[derive(Debug, Clone, Copy)]
enum Asked {
    /// Faster, or stay: every later breath is this one.
    Fixed(Breath),
    /// Slower: no later breath is shorter than this one, and the course goes on as soon as it is longer.
    AtLeast(Breath),
}

impl Asked {
    fn breath(self, course: Breath) -> Breath {
        match self {
            Self::Fixed(breath) => breath,
            Self::AtLeast(breath) if breath.pattern.cycle() >= course.pattern.cycle() => breath,
            Self::AtLeast(_) => course,
        }
    }
}

/// All breaths of a plan. The session ends at the end of the breath nearest to the chosen length (the later of two
/// equally near), after at least one breath, and never beyond the longest session or a protocol's number of breaths.
pub(super) fn breaths(plan: &Plan, catalogue: &Catalogue) -> Result<Option<Breaths>, PlanError> {
    let (Some(course), Some(lengths)) = (Course::new(plan, catalogue)?, plan.lengths(catalogue)?) else {
        return Ok(None);
    };
    let most = most_breaths(plan, catalogue);
    let mut breaths = Vec::new();
    let mut end = Millis::ZERO;
    let mut asked = None;
    loop {
        let number = breaths.len() as u32;
        if let Some((_, limit)) = most.filter(|(most, _)| number >= *most) {
            return Ok(Some(Breaths { breaths, limit: Some(limit) }));
        }
        let breath = paced(plan, catalogue, &course, number, &mut asked, breaths.last().copied());
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
    asked: &mut Option<Asked>,
    before: Option<Breath>,
) -> Breath {
    let rules = &catalogue.rules;
    let ahead = course.breath(number);
    let mut now = before.unwrap_or(ahead);
    for wish in plan.turns.iter().filter(|wish| wish.breath == number) {
        // What cannot be is passed over; the pace stays whatever it was.
        let Some(breath) = turned(now, wish.turn, rules.ramp.start.step.0, &rules.bounds) else { continue };
        now = breath;
        *asked = Some(if wish.turn == Turn::Slower { Asked::AtLeast(now) } else { Asked::Fixed(now) });
    }
    asked.map_or(ahead, |asked| asked.breath(ahead))
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

/// Which wishes would change or keep the pace. None at the bounds, where no breath follows, or where there is no pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// Longer breaths are possible.
    pub slower: bool,
    /// Shorter breaths are possible.
    pub faster: bool,
    /// Staying means something.
    pub stay: bool,
}

/// The wishes possible in breath `during` (`None`: before the first). One already made for the next breath counts.
pub fn wishes(plan: &Plan, catalogue: &Catalogue, during: Option<u32>) -> Result<Wishes, PlanError> {
    let Some(all) = breaths(plan, catalogue)? else { return Ok(Wishes::default()) };
    let rules = &catalogue.rules;
    let next = following(during);
    let pending = plan.turns.iter().any(|turn| turn.breath == next);
    let base = if pending { next } else { during.unwrap_or(0) };
    let follows = (next as usize) < all.breaths.len() && plan.turns.len() < TURNS_MOST;
    let now = all.breaths.get(base as usize).filter(|_| follows);
    let can =
        |wish| now.is_some_and(|now| turned(*now, wish, rules.ramp.start.step.0, &rules.bounds).is_some());
    Ok(Wishes { slower: can(Turn::Slower), faster: can(Turn::Faster), stay: can(Turn::Stay) })
}

fn following(during: Option<u32>) -> u32 {
    during.map_or(0, |during| during.saturating_add(1))
}

/// The plan with a wish made in breath `during` (`None`: before the first): it counts from the next breath. One that
/// cannot be changes nothing.
pub fn turn(plan: &Plan, catalogue: &Catalogue, during: Option<u32>, wish: Turn) -> Result<Plan, PlanError> {
    let mut plan = plan.clone();
    let wishes = wishes(&plan, catalogue, during)?;
    let possible = match wish {
        Turn::Slower => wishes.slower,
        Turn::Faster => wishes.faster,
        Turn::Stay => wishes.stay,
    };
    if possible {
        plan.turns.push(TurnAt { breath: following(during), turn: wish });
    }
    Ok(plan)
}

/// The plan led differently from the next breath on: words lead that breath and a few more, as they do at the start.
#[must_use]
pub fn lead(plan: &Plan, during: Option<u32>, guide: Guide) -> Plan {
    Plan { guide, led_from: following(during), ..plan.clone() }
}
