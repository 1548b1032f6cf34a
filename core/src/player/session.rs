//! One session, from its choice to its end.

use super::record::{Record, RecordError};
use super::{Event, Pause, State};
use crate::breath::{Turn, Wishes};
use crate::content::{Catalogue, StepId};
use crate::practice::SpokenLengths;
use crate::session::{CheckedPlan, Compiled, Plan, PlanError};
use crate::time::{Millis, MonotonicMillis};
use crate::timeline::{Answer, Guide, LineIndex, Position, Timeline};
use std::sync::Arc;

/// A plan, its timeline, and where it stands. Only its beginning can be refused: whatever happens to it afterwards has an
/// answer, and what lies behind the person stays as it was.
#[derive(Debug, Clone)]
pub struct Session {
    plan: CheckedPlan,
    spoken: SpokenLengths,
    compiled: Compiled,
    state: State,
    revision: u32,
}

impl Session {
    /// A session of that plan, ready to start, or what to mend about the plan.
    pub fn new(plan: Plan, catalogue: &Catalogue) -> Result<Self, PlanError> {
        let plan = CheckedPlan::new(plan, catalogue)?;
        let spoken = SpokenLengths::default();
        let compiled = plan.compiled(catalogue, &spoken);
        Ok(Self { plan, spoken, compiled, state: State::Ready, revision: 0 })
    }

    /// A session from its record, paused at the start of the breath or the line it stood in. The record is checked as if a person
    /// had chosen it anew, for a file may lie.
    pub fn restore(record: &str, catalogue: &Catalogue) -> Result<Self, RecordError> {
        let record = Record::from_text(record)?;
        let session = Self::new(record.plan, catalogue)?;
        let at = session.compiled.taken_up(record.at, record.place.as_ref());
        Ok(Self { state: State::Paused { at, why: Pause::Restored }, ..session })
    }

    /// What it was begun with, and what was wished since.
    pub fn plan(&self) -> &Plan {
        self.plan.plan()
    }

    /// Its timeline.
    pub fn timeline(&self) -> &Arc<Timeline> {
        &self.compiled.timeline
    }

    /// Its timeline, and what is known of its breaths.
    pub fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        self.state
    }

    /// Counts up with each change of the timeline.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Where it is when the clock reads `now`.
    pub fn position(&self, now: MonotonicMillis) -> Position {
        self.timeline().position(self.state.elapsed(now, self.timeline()))
    }

    /// The wishes that would change or keep the pace at `now`; none once it is over.
    pub fn wishes(&self, catalogue: &Catalogue, now: MonotonicMillis) -> Wishes {
        if matches!(self.state, State::Ended { .. }) {
            return Wishes::default();
        }
        self.plan.wishes(catalogue, self.during(now))
    }

    /// Something happened when the clock read `now`.
    pub fn apply(&mut self, event: Event, now: MonotonicMillis) {
        self.state = self.state.after(event, now, &self.compiled.timeline);
    }

    /// Slower, faster, or stay from the next breath on. A wish that is not possible changes nothing.
    pub fn turn(&mut self, catalogue: &Catalogue, turn: Turn, now: MonotonicMillis) {
        self.apply(Event::Tick, now);
        self.follow(self.plan.turned(catalogue, self.during(now), turn), catalogue);
    }

    /// Led differently from now on.
    pub fn lead(&mut self, catalogue: &Catalogue, guide: Guide, now: MonotonicMillis) {
        self.apply(Event::Tick, now);
        let position = self.position(now);
        self.follow(self.plan.led(position.at, position.breath.map(|breath| breath.0), guide), catalogue);
    }

    /// The gate of a step is answered. What the gate does not admit changes nothing.
    pub fn answer(&mut self, catalogue: &Catalogue, step: &StepId, answer: Answer, now: MonotonicMillis) {
        self.apply(Event::Tick, now);
        let mut gates = self.timeline().gates.iter();
        if gates.any(|gate| gate.step == *step && gate.admits(&answer)) {
            self.follow(self.plan.answered(step, answer), catalogue);
        }
    }

    /// Lines take that long to say in the person's voice, as is known at `now`: what is to come makes room for them.
    pub fn learn(&mut self, catalogue: &Catalogue, lengths: &[(LineIndex, Millis)], now: MonotonicMillis) {
        if matches!(self.state, State::Ended { .. }) {
            return;
        }
        let began = if self.state == State::Ready { Millis::ZERO } else { Millis(1) };
        let at = self.position(now).at.max(began);
        for (line, length) in lengths {
            self.spoken.learn(self.compiled.timeline.line(*line), *length, at);
        }
        let compiled = self.plan.compiled(catalogue, &self.spoken);
        if compiled != self.compiled {
            self.compiled = compiled;
            self.revision = self.revision.saturating_add(1);
        }
    }

    /// What is to be kept, as of `now`.
    pub fn record(&self, now: MonotonicMillis) -> Record {
        let position = self.position(now);
        let place = self.compiled.place(&position).cloned();
        Record { plan: self.plan().clone(), at: position.resume_at, place }
    }

    /// The breath the person is in; `None` before the first, and where there are none.
    fn during(&self, now: MonotonicMillis) -> Option<u32> {
        self.position(now).breath.map(|breath| breath.0)
    }

    fn follow(&mut self, plan: CheckedPlan, catalogue: &Catalogue) {
        if plan == self.plan || matches!(self.state, State::Ended { .. }) {
            return;
        }
        self.compiled = plan.compiled(catalogue, &self.spoken);
        self.plan = plan;
        self.revision = self.revision.saturating_add(1);
    }
}
