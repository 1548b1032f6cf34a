//! The breaths of a session, and the wishes that change them.

use super::checked::following;
use super::compile::Limit;
use super::course::{Breath, Course};
use super::plan::{Plan, PlanError, Subject};
use super::turns::{TURNS_MOST, Turn, TurnAt};
use crate::content::{Catalogue, Rules, WordOverrides};
use crate::time::Millis;

/// What does not change while a person breathes at a pace, whatever they wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paced {
    course: Course,
    /// No session is longer, but for its first breath.
    longest: Millis,
    /// The most breaths, and what limits them so.
    most: Option<(u32, Limit)>,
    /// The protocol's own words for the parts of a breath.
    pub words: WordOverrides,
}

impl Paced {
    /// Of a plan; `None` where it gives no pace.
    pub fn new(plan: &Plan, catalogue: &Catalogue) -> Result<Option<Self>, PlanError> {
        let (Some(course), Some(lengths)) = (Course::new(plan, catalogue)?, plan.lengths(catalogue)?) else {
            return Ok(None);
        };
        let (most, words) = match &plan.subject {
            Subject::Protocol(id) => {
                let protocol = catalogue.protocol(id).ok_or(PlanError::UnknownProtocol)?;
                let most = protocol.cycles.map(|cycles| {
                    if plan.beginner {
                        (cycles.beginner, Limit::Beginner { most: cycles.beginner })
                    } else {
                        (cycles.most, Limit::Breaths { most: cycles.most })
                    }
                });
                (most, protocol.text.get(&plan.language).words.clone())
            }
            Subject::Own(_) | Subject::Practice(_) => (None, WordOverrides::default()),
        };
        Ok(Some(Self { course, longest: lengths.most, most, words }))
    }
}

/// Whole breaths, and why there are no more of them.
pub(super) struct Breaths {
    pub breaths: Vec<Breath>,
    pub limit: Option<Limit>,
}

/// The breath after a wish: in and out change by half a second each, and everything in proportion, so that a
/// pattern keeps its shape. `None` where that would leave the bounds.
fn turned(breath: Breath, turn: Turn, rules: &Rules) -> Option<Breath> {
    let moving = breath.pattern.moving();
    let step = rules.ramp.start.step.0;
    let both = step.plus(step);
    let to = match turn {
        Turn::Stay => return Some(breath),
        Turn::Slower => moving.plus(both),
        Turn::Faster => moving.minus(both),
    };
    let pattern = breath.pattern.scaled(to.0, moving.0);
    rules.bounds.admits(&pattern).then_some(Breath { pattern, ..breath })
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
pub(super) fn breaths(plan: &Plan, paced: &Paced, rules: &Rules) -> Breaths {
    let mut breaths = Vec::new();
    let mut end = Millis::ZERO;
    let mut asked = None;
    loop {
        let number = breaths.len() as u32;
        if let Some((_, limit)) = paced.most.filter(|(most, _)| number >= *most) {
            return Breaths { breaths, limit: Some(limit) };
        }
        let ahead = paced.course.breath(number);
        let begins = plan.turns.iter().filter(|wish| wish.breath == number);
        let (_, latest) = after(begins, breaths.last().copied().unwrap_or(ahead), rules);
        asked = latest.or(asked);
        let breath = asked.map_or(ahead, |asked: Asked| asked.breath(ahead));
        let next = end.plus(breath.pattern.cycle());
        let further = next.distance(plan.length) > end.distance(plan.length);
        // A breath without length would go on for ever; the bounds allow none, and this does not rely on it.
        if number > 0 && (further || next > paced.longest) || next == end {
            return Breaths { breaths, limit: None };
        }
        breaths.push(breath);
        end = next;
    }
}

/// What becomes of a breath by wishes, in order, and what the last of them asks of those that follow. What cannot be
/// is passed over; the pace stays whatever it was.
fn after<'a>(
    wishes: impl Iterator<Item = &'a TurnAt>,
    breath: Breath,
    rules: &Rules,
) -> (Breath, Option<Asked>) {
    wishes.fold((breath, None), |(now, asked), wish| {
        turned(now, wish.turn, rules).map_or((now, asked), |breath| {
            let asks = if wish.turn == Turn::Slower { Asked::AtLeast } else { Asked::Fixed };
            (breath, Some(asks(breath)))
        })
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

impl Wishes {
    /// Whether this one is among them.
    pub fn has(self, turn: Turn) -> bool {
        match turn {
            Turn::Slower => self.slower,
            Turn::Faster => self.faster,
            Turn::Stay => self.stay,
        }
    }
}

/// The wishes possible in breath `during` (`None`: before the first). Those that wait for the next breath count: the
/// next one is measured from what they make of the pace.
pub(super) fn wishes(plan: &Plan, paced: &Paced, rules: &Rules, during: Option<u32>) -> Wishes {
    let next = following(during);
    let plan = Plan { turns: plan.turns.waiting_for(next), ..plan.clone() };
    let all = breaths(&plan, paced, rules).breaths;
    if (next as usize) >= all.len() || plan.turns.len() >= TURNS_MOST {
        return Wishes::default();
    }
    let here = during.and_then(|during| all.get(during as usize).copied());
    let waiting = plan.turns.iter().filter(|wish| wish.breath == next);
    let (now, _) = after(waiting, here.unwrap_or(paced.course.breath(0)), rules);
    let can = |wish| turned(now, wish, rules).is_some();
    Wishes { slower: can(Turn::Slower), faster: can(Turn::Faster), stay: can(Turn::Stay) }
}
