//! How breaths lengthen from the person's own pace to the pattern's (`ramp_in.rule` of the domain facts).

use super::plan::{Holds, Plan, PlanError, Subject};
use crate::content::{Catalogue, Pattern, Ramp};
use crate::time::Millis;

/// A breath of a session. Its holds are soft where they are a ramp's short pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Breath {
    /// How long its parts are.
    pub pattern: Pattern,
    /// Its holds are felt as part of the turn.
    pub soft: bool,
}

/// The way from the first breath to the pattern, before any wish made while breathing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Course {
    /// The first breaths, in order.
    ramp: Vec<Breath>,
    /// Every later one.
    target: Breath,
}

/// A pause up to this long in a stage of a ramp is soft (`ramp_in.rule.staged`).
const SOFT_MOST: Millis = Millis(1000);

impl Course {
    /// The course of a plan; `None` where no pace is given.
    pub fn new(plan: &Plan, catalogue: &Catalogue) -> Result<Option<Self>, PlanError> {
        let Some(pattern) = plan.pattern(catalogue)? else { return Ok(None) };
        let stages: Vec<Pattern> = match &plan.subject {
            Subject::Protocol(id) => catalogue.protocol(id).ok_or(PlanError::UnknownProtocol)?.ramp.clone(),
            Subject::Own(_) | Subject::Structure(_) => Vec::new(),
        };
        let rules = &catalogue.rules.ramp;
        let ramp = if stages.is_empty() {
            smooth(plan, &pattern, rules)
        } else {
            let keep_holds = plan.holds != Holds::Without;
            staged(&stages, plan.start_pace, rules, keep_holds)
        };
        Ok(Some(Self { ramp, target: Breath { pattern, soft: false } }))
    }

    /// The breath with that number, counted from 0.
    pub fn breath(&self, number: u32) -> Breath {
        self.ramp.get(number as usize).copied().unwrap_or(self.target)
    }
}

/// Each stage for some whole breaths, in order. The chosen start moves where one comes in: stages quicker than
/// it are left out, and where even the first is slower, breaths at the chosen pace come before it.
/// At the usual start all stages are there and nothing else.
fn staged(stages: &[Pattern], start: Millis, rules: &Ramp, keep_holds: bool) -> Vec<Breath> {
    let start_moving = start.plus(start);
    let soft =
        |stage: &Pattern| stage.holds() > Millis::ZERO && stage.hold_full.max(stage.hold_empty) <= SOFT_MOST;
    // A protocol that holds the breath on its way (4-7-8) counts breaths; it gets none put before it.
    let held = stages.iter().any(|stage| stage.holds() > Millis::ZERO && !soft(stage));
    let opening = stages.first().filter(|first| first.moving() > start_moving && !held);
    let opening = opening.map(|_| Pattern { inhale: start, exhale: start, ..Pattern::default() });
    let slow_enough = stages.iter().skip_while(|stage| stage.moving() < start_moving && !held);
    let breaths = opening.iter().chain(slow_enough).map(|stage| {
        let soft = soft(stage);
        Breath { pattern: if soft || keep_holds { *stage } else { stage.without_holds() }, soft }
    });
    breaths.flat_map(|breath| std::iter::repeat_n(breath, rules.breaths_a_stage as usize)).collect()
}

/// Breath k of N has the length T(k) = T0 + (T1 − T0) · smoothstep(k / N), k from 0, so that the first breath is
/// the person's own. N is the largest for which the ramp stays within its share of the session: the sum of
/// smoothstep(k / N) over k < N is exactly (N − 1) / 2, so the ramp lasts N · T0 + (T1 − T0)(N − 1) / 2.
fn smooth(plan: &Plan, target: &Pattern, rules: &Ramp) -> Vec<Breath> {
    let first = plan.start_pace.plus(plan.start_pace).0;
    let last = target.cycle().0;
    if first >= last {
        return Vec::new();
    }
    let share = plan.length.0 / u64::from(rules.smooth_share_of_session.max(1));
    let most = rules.smooth_most.0.0.min(share);
    let count = (2 * most + (last - first)) / (first + last);
    let length = |k: u64| {
        let (k, n, span) = (u128::from(k), u128::from(count), u128::from(last - first));
        let cube = n * n * n;
        let risen = (2 * span * k * k * (3 * n - 2 * k) + cube) / (2 * cube);
        Millis(first + u64::try_from(risen).unwrap_or(0))
    };
    (0..count).map(|k| Breath { pattern: shaped(length(k), plan.start_pace, target), soft: false }).collect()
}

/// A breath of `length` on the way to `target`: what it is longer than the start goes to the out-breath first,
/// then to the in-breath, then to holds. No part is ever longer than in the target.
fn shaped(length: Millis, start: Millis, target: &Pattern) -> Pattern {
    let target_in = target.inhale.plus(target.top_up);
    let first_in = start.min(target_in);
    let exhale = length.minus(first_in).min(target.exhale);
    let inhale = length.minus(exhale).min(target_in);
    let held = length.minus(exhale).minus(inhale).min(target.holds());
    // The second sip keeps its share of the in-breath, and the first hold its share of what is held.
    let sip = inhale.scaled(target.top_up.0, target_in.0.max(1));
    let hold_full = held.scaled(target.hold_full.0, target.holds().0.max(1));
    Pattern { inhale: inhale.minus(sip), top_up: sip, hold_full, exhale, hold_empty: held.minus(hold_full) }
}
