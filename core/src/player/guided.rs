//! Wishes of a person who is led through a practice.

use super::{Event, Offers, Session, State};
use crate::content::Catalogue;
use crate::practice::{Eyes, LONGEST, Lasted, ScriptPosition, is_before_it_begins, is_of_anchor};
use crate::time::{Millis, MonotonicMillis};
use crate::timeline::PhaseKind;

/// So much longer a line or a silence lasts with each wish: four breaths (design value).
const LONGER: Millis = Millis::from_secs(20);

/// A silence as long as this can be ended by a tap (design value).
const ENDS_BY_A_TAP: Millis = Millis::from_secs(30);

/// A line of a practice that someone is at.
struct Here {
    place: ScriptPosition,
    start: Millis,
    end: Millis,
    is_breath: bool,
    is_rest: bool,
}

impl Session {
    /// What can be wished of a practice when the clock reads `now`; nothing where there are no lines, or where it is over.
    pub fn offers(&self, now: MonotonicMillis) -> Offers {
        // It is itself the way out, and half a minute long.
        if self.plan.is_grounding() {
            return Offers::default();
        }
        if self.gate().is_some() {
            return Offers { stir: !self.is_out_there(), ..Offers::default() };
        }
        let Some(here) = self.here(now) else { return Offers::default() };
        let length = here.end.saturating_sub(here.start);
        Offers {
            go_on: here.is_rest && length >= ENDS_BY_A_TAP,
            stay_longer: !here.is_breath && length < LONGEST,
            leave_step: true,
            stir: !is_of_anchor(&here.place) && !is_before_it_begins(&here.place),
        }
    }

    /// What a person wishes is done at once: what is being said falls silent, and what comes next begins.
    pub(super) fn guide(&mut self, event: Event, now: MonotonicMillis, catalogue: &Catalogue) {
        let offers = self.offers(now);
        if let Some(gate) = self.gate() {
            if event == Event::Stir && offers.stir {
                let plan = self.plan.stirred(ScriptPosition { step: gate.step.clone(), line: 0 });
                self.follow(plan, catalogue);
                self.playing.wants_on = true;
            }
            return;
        }
        let Some(here) = self.here(now) else { return };
        let at = self.elapsed(now);
        // A breath is not cut.
        let until = if here.is_breath { here.end } else { at.max(here.start.saturating_add(Millis(1))) };
        let so_far = Lasted { length: until.saturating_sub(here.start), leaves: false };
        let plan = &self.plan;
        let plan = match event {
            Event::GoOn if offers.go_on => plan.lasted(here.place, so_far),
            Event::StayLonger if offers.stay_longer => {
                let length = here.end.saturating_sub(here.start).saturating_add(LONGER).min(LONGEST);
                self.follow(plan.lasted(here.place, Lasted { length, leaves: false }), catalogue);
                return;
            }
            Event::LeaveStep if offers.leave_step => {
                plan.lasted(here.place, Lasted { leaves: true, ..so_far })
            }
            Event::Stir if offers.stir => plan.lasted(here.place.clone(), so_far).stirred(here.place),
            _ => return,
        };
        self.follow(plan, catalogue);
        if self.is_running() && !here.is_breath {
            self.state = State::Asked { at: until };
            self.playing.wants_on = true;
        }
    }

    /// Someone looks at the screen, or no more: what will be asked is shown, or said.
    pub(super) fn look(&mut self, eyes: Eyes, now: MonotonicMillis, catalogue: &Catalogue) {
        // What goes on at this moment goes on: it counts from the next.
        let at = self.elapsed(now).saturating_add(Millis(1));
        self.follow(self.plan.seen(at, eyes), catalogue);
    }

    /// Whether what is asked belongs to an anchor.
    fn is_out_there(&self) -> bool {
        self.gate().is_some_and(|gate| is_of_anchor(&ScriptPosition { step: gate.step.clone(), line: 0 }))
    }

    /// None where it waits for what was wished a moment ago, too: a second tap wishes nothing more; and none at its last moment, when all
    /// lies behind.
    fn here(&self, now: MonotonicMillis) -> Option<Here> {
        if self.is_over() || matches!(self.state, State::Ready | State::Asked { .. }) {
            return None;
        }
        let position = self.position(now);
        if position.finished {
            return None;
        }
        let place = self.compiled.script_position(&position)?.clone();
        let phases = &self.timeline().phases;
        let phase = phases.get(position.phase as usize)?;
        let breath = phase.breath;
        let of_breath = |other: &&crate::timeline::Phase| other.breath.is_some() && other.breath == breath;
        let end = phases.iter().rev().find(of_breath).map_or(phase.end, |last| last.end);
        if breath.is_none() {
            let is_rest = phase.kind == PhaseKind::Rest;
            return Some(Here { place, start: phase.start, end: phase.end, is_breath: false, is_rest });
        }
        // Led breaths are one thing, from the first of their step.
        let start = self.compiled.begins(&place.step).unwrap_or(phase.start);
        let place = ScriptPosition { line: 0, ..place };
        Some(Here { place, start, end, is_breath: true, is_rest: false })
    }
}
