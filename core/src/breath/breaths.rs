//! The breaths of a session, and the wishes that change them.

use super::course::{Breath, Course};
use super::pace_change::{PaceChange, PaceChangeAt};
use crate::content::{Pattern, Protocol, Rules, WordOverrides};
use crate::time::Millis;

/// What is asked of breaths at a pace.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Whose breath it is; a person's own has no protocol.
    pub protocol: Option<&'a Protocol>,
    /// The breath it leads to, holds left out where that was chosen.
    pub pattern: Pattern,
    /// Whether the breath may be held on the way.
    pub with_holds: bool,
    /// The chosen pace to begin with.
    pub start_pace: Millis,
    /// The chosen length.
    pub length: Millis,
    /// No session is longer, but for its first breath.
    pub longest: Millis,
    /// Whether a beginner's limit counts.
    pub beginner: bool,
    /// The protocol's own words for the parts of a breath.
    pub words: &'a WordOverrides,
}

/// Why a session is shorter than it was asked to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// A beginner's number of breaths.
    Beginner {
        /// The most breaths.
        most: u32,
    },
    /// Anyone's number of breaths.
    Breaths {
        /// The most breaths.
        most: u32,
    },
}

/// What does not change while a person breathes at a pace, whatever they wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paced {
    course: Course,
    pub(super) length: Millis,
    longest: Millis,
    /// The most breaths, and what limits them so.
    most: Option<(u32, Limit)>,
    pub(super) words: WordOverrides,
}

impl Paced {
    /// For that request.
    pub fn new(request: &Request, rules: &Rules) -> Self {
        let cycles = request.protocol.and_then(|protocol| protocol.cycles);
        let most = cycles.map(|cycles| {
            if request.beginner {
                (cycles.beginner, Limit::Beginner { most: cycles.beginner })
            } else {
                (cycles.most, Limit::Breaths { most: cycles.most })
            }
        });
        let course = Course::new(request, &rules.ramp);
        Self { course, length: request.length, longest: request.longest, most, words: request.words.clone() }
    }

    /// Whether its first breath is the same.
    pub fn begins_like(&self, other: &Self) -> bool {
        self.course.breath(0) == other.course.breath(0)
    }
}

/// Whole breaths, and why there are no more of them.
pub(super) struct Breaths {
    pub breaths: Vec<Breath>,
    pub limit: Option<Limit>,
}

/// The breath after a wish: in and out change by half a second each, and everything in proportion, so that a
/// pattern keeps its shape. `None` where that would leave the bounds.
fn changed(breath: Breath, change: PaceChange, rules: &Rules) -> Option<Breath> {
    let moving = breath.pattern.moving();
    let step = rules.ramp.start.step.0;
    let both = step.saturating_add(step);
    let to = match change {
        PaceChange::Stay => return Some(breath),
        PaceChange::Slower => moving.saturating_add(both),
        PaceChange::Faster => moving.saturating_sub(both),
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

/// All breaths. The session ends at the end of the breath nearest to the chosen length (the later of two
/// equally near), after at least one breath, and never beyond the longest session or a protocol's number of breaths.
pub(super) fn breaths(paced: &Paced, changes: &[PaceChangeAt], rules: &Rules) -> Breaths {
    let mut breaths = Vec::new();
    let mut end = Millis::ZERO;
    let mut asked = None;
    loop {
        let number = breaths.len() as u32;
        if let Some((_, limit)) = paced.most.filter(|(most, _)| number >= *most) {
            return Breaths { breaths, limit: Some(limit) };
        }
        let ahead = paced.course.breath(number);
        let begins = changes.iter().filter(|wish| wish.breath == number);
        let (_, latest) = after(begins, breaths.last().copied().unwrap_or(ahead), rules);
        asked = latest.or(asked);
        let breath = asked.map_or(ahead, |asked: Asked| asked.breath(ahead));
        let next = end.saturating_add(breath.pattern.cycle());
        let further = next.distance(paced.length) > end.distance(paced.length);
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
    wishes: impl Iterator<Item = &'a PaceChangeAt>,
    breath: Breath,
    rules: &Rules,
) -> (Breath, Option<Asked>) {
    wishes.fold((breath, None), |(now, asked), wish| {
        changed(now, wish.turn, rules).map_or((now, asked), |breath| {
            let asks = if wish.turn == PaceChange::Slower { Asked::AtLeast } else { Asked::Fixed };
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
    pub fn has(self, change: PaceChange) -> bool {
        match change {
            PaceChange::Slower => self.slower,
            PaceChange::Faster => self.faster,
            PaceChange::Stay => self.stay,
        }
    }
}

/// The wishes possible in breath `during` (`None`: before the first). Those that wait for the next breath count: the
/// next one is measured from what they make of the pace.
pub fn wishes(paced: &Paced, changes: &[PaceChangeAt], rules: &Rules, during: Option<u32>) -> Wishes {
    let next = following(during);
    // Those that have not begun wait no longer than for the next breath.
    let changes: Vec<PaceChangeAt> =
        changes.iter().map(|wish| PaceChangeAt { breath: wish.breath.min(next), ..*wish }).collect();
    let all = breaths(paced, &changes, rules).breaths;
    if (next as usize) >= all.len() {
        return Wishes::default();
    }
    let here = during.and_then(|during| all.get(during as usize).copied());
    let waiting = changes.iter().filter(|wish| wish.breath == next);
    let (now, _) = after(waiting, here.unwrap_or(paced.course.breath(0)), rules);
    let can = |wish| changed(now, wish, rules).is_some();
    Wishes { slower: can(PaceChange::Slower), faster: can(PaceChange::Faster), stay: can(PaceChange::Stay) }
}

/// The breath after the one the person is in.
pub fn following(during: Option<u32>) -> u32 {
    during.map_or(0, |during| during.saturating_add(1))
}
