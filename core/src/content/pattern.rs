//! The lengths of one breath, and the bounds that keep every breath safe.

use super::Seconds;
use crate::time::Millis;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One whole breath: how long each of its parts lasts. A part of zero length does not happen.
/// The order is the order of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Breathing in.
    pub inhale: Millis,
    /// A second sip of air on top of the first (cyclic sighing).
    #[serde(default)]
    pub top_up: Millis,
    /// Holding with the lungs full.
    #[serde(default)]
    pub hold_full: Millis,
    /// Breathing out.
    pub exhale: Millis,
    /// Resting with the lungs empty.
    #[serde(default)]
    pub hold_empty: Millis,
}

impl Pattern {
    /// The length of the whole breath.
    pub fn cycle(&self) -> Millis {
        self.moving().saturating_add(self.holds())
    }

    /// The part in which air moves.
    pub fn moving(&self) -> Millis {
        self.inhale.saturating_add(self.top_up).saturating_add(self.exhale)
    }

    /// The part in which the breath is held.
    pub fn holds(&self) -> Millis {
        self.hold_full.saturating_add(self.hold_empty)
    }

    /// The same breath with nothing held.
    #[must_use]
    pub fn without_holds(self) -> Self {
        Self { hold_full: Millis::ZERO, hold_empty: Millis::ZERO, ..self }
    }

    /// Every part times `numerator / denominator`, each rounded half up.
    #[must_use]
    pub fn scaled(self, numerator: u64, denominator: u64) -> Self {
        let part = |length: Millis| length.scaled(numerator, denominator);
        Self {
            inhale: part(self.inhale),
            top_up: part(self.top_up),
            hold_full: part(self.hold_full),
            exhale: part(self.exhale),
            hold_empty: part(self.hold_empty),
        }
    }
}

/// A breath as a person types it or a content file states it, in seconds. Nothing about it is checked yet.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PatternSeconds {
    /// Breathing in, seconds.
    pub inhale: f64,
    /// A second sip of air, seconds; 0 for none.
    #[serde(default)]
    pub top_up: f64,
    /// Holding with the lungs full, seconds; 0 for none.
    #[serde(default)]
    pub hold_full: f64,
    /// Breathing out, seconds.
    pub exhale: f64,
    /// Resting with the lungs empty, seconds; 0 for none.
    #[serde(default)]
    pub hold_empty: f64,
}

/// What a limit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Breathing in.
    Inhale,
    /// The second sip of air.
    TopUp,
    /// Holding with the lungs full.
    HoldFull,
    /// Breathing out.
    Exhale,
    /// Resting with the lungs empty.
    HoldEmpty,
    /// The whole breath.
    Cycle,
    /// How much of the breath is held.
    HoldsShare,
    /// How long the session lasts.
    SessionLength,
    /// The pace a session starts at.
    StartPace,
}

/// What is wrong with a number, with the limit it missed. Lengths in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Not a number, infinite, negative or absurdly long.
    NotALength,
    /// Shorter than the least.
    TooShort {
        /// The least that is allowed.
        least: Millis,
    },
    /// Longer than the most.
    TooLong {
        /// The most that is allowed.
        most: Millis,
    },
    /// Between two steps.
    BetweenSteps {
        /// The size of a step.
        step: Millis,
    },
    /// More of the breath is held than is allowed.
    TooMuchHeld {
        /// The most that may be held, percent of the breath.
        percent_most: u32,
    },
}

/// One thing to mend: which field, and which limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Problem {
    /// The field to change.
    pub field: Field,
    /// The limit it missed.
    pub fault: Fault,
}

impl Problem {
    /// The problem of a field that has a fault.
    pub(crate) fn at(field: Field, fault: Option<Fault>) -> Option<Self> {
        fault.map(|fault| Self { field, fault })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = match self.field {
            Field::Inhale => "inhale",
            Field::TopUp => "top_up",
            Field::HoldFull => "hold_full",
            Field::Exhale => "exhale",
            Field::HoldEmpty => "hold_empty",
            Field::Cycle => "the whole breath",
            Field::HoldsShare => "what is held",
            Field::SessionLength => "the session's length",
            Field::StartPace => "the starting pace",
        };
        match self.fault {
            Fault::NotALength => write!(f, "{field}: not a length of time; choose a number of seconds"),
            Fault::TooShort { least } => write!(f, "{field}: choose {} s or more", least.seconds()),
            Fault::TooLong { most } => write!(f, "{field}: choose {} s or less", most.seconds()),
            Fault::BetweenSteps { step } => write!(f, "{field}: choose a multiple of {} s", step.seconds()),
            Fault::TooMuchHeld { percent_most } => {
                write!(
                    f,
                    "{field}: at most {percent_most} % of the breath; shorten a hold or lengthen in or out"
                )
            }
        }
    }
}

/// A least and a most, both allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(from = "[Seconds; 2]")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "[Seconds; 2]"))]
pub struct Range {
    pub least: Millis,
    pub most: Millis,
}

impl From<[Seconds; 2]> for Range {
    fn from([least, most]: [Seconds; 2]) -> Self {
        Self { least: least.0, most: most.0 }
    }
}

impl Range {
    /// What is wrong with `length` in this range, if anything.
    pub fn fault(self, length: Millis) -> Option<Fault> {
        if length < self.least {
            Some(Fault::TooShort { least: self.least })
        } else if length > self.most {
            Some(Fault::TooLong { most: self.most })
        } else {
            None
        }
    }

    /// One step more, or less, from `now`; `None` where there is no other that way. What is no length yet steps to the least.
    pub fn stepped(self, now: Option<Millis>, step: Millis, more: bool) -> Option<Millis> {
        let Some(now) = now else { return Some(self.least) };
        let next = if more { now.saturating_add(step) } else { now.saturating_sub(step) };
        let next = next.max(self.least).min(self.most);
        (if more { next > now } else { next < now }).then_some(next)
    }

    /// The same for a length that is set in steps.
    pub fn stepped_fault(self, length: Millis, step: Millis) -> Option<Fault> {
        let between = length.0.checked_rem(step.0).is_some_and(|rest| rest != 0);
        self.fault(length).or(between.then_some(Fault::BetweenSteps { step }))
    }
}

/// The bounds inside which every breath and every session lies (`custom_bounds` of the domain facts:
/// design values, to be reviewed by a clinician; no cyclic hyperventilation can be built from them).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bounds {
    /// Breathing in.
    #[serde(rename = "inhale_s")]
    pub inhale: Range,
    /// The second sip of air.
    #[serde(rename = "top_up_s")]
    pub top_up: Range,
    /// Holding with the lungs full.
    #[serde(rename = "hold_full_s")]
    pub hold_full: Range,
    /// Breathing out.
    #[serde(rename = "exhale_s")]
    pub exhale: Range,
    /// Resting with the lungs empty.
    #[serde(rename = "hold_empty_s")]
    pub hold_empty: Range,
    /// The whole breath.
    #[serde(rename = "cycle_s")]
    pub cycle: Range,
    /// The most of a breath that may be held, percent.
    pub holds_percent_most: u32,
    /// The step in which own patterns are set.
    #[serde(rename = "step_s")]
    pub step: Seconds,
    #[serde(rename = "session_s")]
    pub session: Range,
    /// A session whose breaths are held.
    #[serde(rename = "session_with_holds_s")]
    pub session_with_holds: Range,
}

impl Bounds {
    /// A typed breath in whole milliseconds, or everything that is to be mended about it.
    pub fn check(&self, seconds: &PatternSeconds) -> Result<Pattern, Vec<Problem>> {
        let mut none = Vec::new();
        let mut part = |field, value| {
            Millis::from_seconds(value).unwrap_or_else(|| {
                none.push(field);
                Millis::ZERO
            })
        };
        let pattern = Pattern {
            inhale: part(Field::Inhale, seconds.inhale),
            top_up: part(Field::TopUp, seconds.top_up),
            hold_full: part(Field::HoldFull, seconds.hold_full),
            exhale: part(Field::Exhale, seconds.exhale),
            hold_empty: part(Field::HoldEmpty, seconds.hold_empty),
        };
        let faults = self.parts(&pattern).map(|(field, range, length)| {
            let fault = range.stepped_fault(length, self.step.0);
            Problem::at(field, if none.contains(&field) { Some(Fault::NotALength) } else { fault })
        });
        let problems = self.or_whole(&pattern, faults.into_iter().flatten().collect());
        if problems.is_empty() { Ok(pattern) } else { Err(problems) }
    }

    /// Everything that is to be mended about a breath that did not come through the editor: one from a record.
    pub fn problems(&self, pattern: &Pattern) -> Vec<Problem> {
        let fault = |(field, range, length): (_, Range, _)| {
            Problem::at(field, range.stepped_fault(length, self.step.0))
        };
        self.or_whole(pattern, self.parts(pattern).into_iter().filter_map(fault).collect())
    }

    /// Whether a breath lies inside the bounds, whatever its step: a changed pace moves between steps.
    pub fn admits(&self, pattern: &Pattern) -> bool {
        let inside = |(_, range, length): (_, Range, _)| range.fault(length).is_none();
        self.parts(pattern).into_iter().all(inside) && self.whole(pattern).is_empty()
    }

    fn parts(&self, pattern: &Pattern) -> [(Field, Range, Millis); 5] {
        [
            (Field::Inhale, self.inhale, pattern.inhale),
            (Field::TopUp, self.top_up, pattern.top_up),
            (Field::HoldFull, self.hold_full, pattern.hold_full),
            (Field::Exhale, self.exhale, pattern.exhale),
            (Field::HoldEmpty, self.hold_empty, pattern.hold_empty),
        ]
    }

    /// A whole that is wrong because a part is wrong would only say the same thing twice.
    fn or_whole(&self, pattern: &Pattern, parts: Vec<Problem>) -> Vec<Problem> {
        if parts.is_empty() { self.whole(pattern) } else { parts }
    }

    fn whole(&self, pattern: &Pattern) -> Vec<Problem> {
        let cycle = Problem::at(Field::Cycle, self.cycle.fault(pattern.cycle()));
        let held_most = pattern.cycle().0.saturating_mul(u64::from(self.holds_percent_most));
        let held = (pattern.holds().0.saturating_mul(100) > held_most).then_some(Problem {
            field: Field::HoldsShare,
            fault: Fault::TooMuchHeld { percent_most: self.holds_percent_most },
        });
        cycle.into_iter().chain(held).collect()
    }
}
