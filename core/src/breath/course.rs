//! How breaths lengthen from the person's own pace to the pattern's (`ramp_in.rule` of the domain facts).

use super::breaths::Request;
use crate::content::{Pattern, Ramp};
use crate::time::Millis;

/// A breath of a session. A hold is soft where it is a ramp's short pause, felt as part of the turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Breath {
    /// How long its parts are.
    pub pattern: Pattern,
    /// The pause with the lungs full is soft.
    pub soft_full: bool,
    /// The pause with the lungs empty is soft.
    pub soft_empty: bool,
}

impl Breath {
    /// A breath on the way to the target: its short pauses are soft.
    fn on_the_way(pattern: Pattern) -> Self {
        let soft = |pause| pause > Millis::ZERO && pause <= SOFT_MOST;
        Self { pattern, soft_full: soft(pattern.hold_full), soft_empty: soft(pattern.hold_empty) }
    }

    /// Whether anything in it is really held.
    fn is_held(&self) -> bool {
        let held = |pause, soft: bool| pause > Millis::ZERO && !soft;
        held(self.pattern.hold_full, self.soft_full) || held(self.pattern.hold_empty, self.soft_empty)
    }

    /// The same with nothing held; soft pauses stay.
    fn without_holds(self) -> Self {
        let keep = |pause, soft: bool| if soft { pause } else { Millis::ZERO };
        let hold_full = keep(self.pattern.hold_full, self.soft_full);
        let hold_empty = keep(self.pattern.hold_empty, self.soft_empty);
        Self { pattern: Pattern { hold_full, hold_empty, ..self.pattern }, ..self }
    }
}

/// The way from the first breath to the pattern, before any wish made while breathing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Course {
    /// The first breaths, in order.
    ramp: Vec<Breath>,
    /// Every later one.
    target: Breath,
}

/// A pause up to this long on the way is soft (`ramp_in.rule.staged`).
const SOFT_MOST: Millis = Millis(1000);

impl Course {
    /// The course to that breath.
    pub fn new(request: &Request, ramp: &Ramp) -> Self {
        let stages = request.protocol.map_or(&[][..], |protocol| &protocol.ramp);
        let breaths = if stages.is_empty() {
            smooth(request, ramp)
        } else {
            staged(stages, request.start_pace, ramp, request.with_holds)
        };
        Self {
            ramp: breaths,
            target: Breath { pattern: request.pattern, soft_full: false, soft_empty: false },
        }
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
    let start_moving = start.saturating_add(start);
    let stages: Vec<Breath> = stages.iter().map(|stage| Breath::on_the_way(*stage)).collect();
    // A protocol that holds the breath on its way (4-7-8) counts breaths; it gets none put before it.
    let held = stages.iter().any(Breath::is_held);
    let opening = stages.first().filter(|first| first.pattern.moving() > start_moving && !held);
    let opening =
        opening.map(|_| Breath::on_the_way(Pattern { inhale: start, exhale: start, ..Pattern::default() }));
    let slow_enough = stages.iter().skip_while(|stage| stage.pattern.moving() < start_moving && !held);
    let breaths = opening.iter().chain(slow_enough);
    let breaths = breaths.map(|stage| if keep_holds { *stage } else { stage.without_holds() });
    breaths.flat_map(|breath| std::iter::repeat_n(breath, rules.breaths_a_stage as usize)).collect()
}

/// Breath k of N has the length T(k) = T0 + (T1 − T0) · smoothstep(k / N), k from 0, so that the first breath is
/// the person's own. N is the largest for which the ramp stays within its share of the session: the sum of
/// smoothstep(k / N) over k < N is exactly (N − 1) / 2, so the ramp lasts N · T0 + (T1 − T0)(N − 1) / 2.
fn smooth(request: &Request, rules: &Ramp) -> Vec<Breath> {
    let (start, target) = (request.start_pace, &request.pattern);
    let first = start.saturating_add(start).0;
    let last = target.cycle().0;
    if first >= last {
        return Vec::new();
    }
    let share = request.length.0 / u64::from(rules.smooth_share_of_session.max(1));
    let most = rules.smooth_most.0.0.min(share);
    let count = (2 * most + (last - first)) / (first + last);
    let length = |k: u64| {
        let (k, n, span) = (u128::from(k), u128::from(count), u128::from(last - first));
        let cube = n * n * n;
        let risen = (2 * span * k * k * (3 * n - 2 * k) + cube) / (2 * cube);
        Millis(first + u64::try_from(risen).unwrap_or(0))
    };
    (0..count).map(|k| Breath::on_the_way(shaped(length(k), start, target))).collect()
}

/// A breath of `length` on the way to `target`: what it is longer than the start goes to the out-breath first,
/// then to the in-breath, then to holds. No part is ever longer than in the target.
fn shaped(length: Millis, start: Millis, target: &Pattern) -> Pattern {
    let target_in = target.inhale.saturating_add(target.top_up);
    let first_in = start.min(target_in);
    let exhale = length.saturating_sub(first_in).min(target.exhale);
    let inhale = length.saturating_sub(exhale).min(target_in);
    let held = length.saturating_sub(exhale).saturating_sub(inhale).min(target.holds());
    // The second sip keeps its share of the in-breath, and the first hold its share of what is held.
    let sip = inhale.scaled(target.top_up.0, target_in.0.max(1));
    let hold_full = held.scaled(target.hold_full.0, target.holds().0.max(1));
    Pattern {
        inhale: inhale.saturating_sub(sip),
        top_up: sip,
        hold_full,
        exhale,
        hold_empty: held.saturating_sub(hold_full),
    }
}
