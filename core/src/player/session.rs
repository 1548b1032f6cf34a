//! One session, from its choice to its end.

use super::playing::Playing;
use super::record::{Record, RecordError};
use super::{AHEAD, Controls, Degradation, Device, Event, HapticsState, Pause, State};
use crate::breath::Wishes;
use crate::content::{Catalogue, KeptKind};
use crate::practice::ScriptPosition;
use crate::session::{Change, CheckedPlan, Compiled, Manner, Plan, PlanError, Rated};
use crate::sound::{Clips, Prepared, Rate};
use crate::time::{Millis, MonotonicMillis};
use crate::timeline::{Gate, Position, SpokenLengths, Timeline};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A plan, its timeline, and where it stands. Only its beginning can be refused: whatever happens to it afterwards has an
/// answer, and what lies behind the person stays as it was.
#[derive(Debug, Clone)]
pub struct Session {
    pub(super) plan: CheckedPlan,
    pub(super) spoken: SpokenLengths,
    pub(super) compiled: Compiled,
    pub(super) state: State,
    pub(super) revision: u32,
    pub(super) clips: Clips,
    pub(super) playing: Playing,
}

/// Nothing sounds there, nothing is felt and nothing kept.
const NOWHERE: Device = Device { rate: None, haptics: HapticsState::Absent, in_sight: true, kept: false };

impl Session {
    /// A session of that plan, ready to start, or what to mend about the plan. Before it is opened it plays nowhere.
    pub fn new(plan: Plan, catalogue: &Catalogue) -> Result<Self, PlanError> {
        let plan = CheckedPlan::new(plan, catalogue)?;
        let spoken = SpokenLengths::default();
        let compiled = plan.compiled(catalogue, &spoken);
        let (clips, playing) = (Clips::new(Rate::Hz48k), Playing::on(NOWHERE));
        Ok(Self { plan, spoken, compiled, state: State::Ready, revision: 0, clips, playing })
    }

    /// A session from its record, paused at the start of the breath or the line it stood in. The record is checked as if a person
    /// had chosen it anew, for a file may lie. What was kept is in no record, and comes along; what was kept only after it began is for the
    /// next time.
    pub fn restore(
        record: &str,
        kept: BTreeMap<KeptKind, String>,
        catalogue: &Catalogue,
    ) -> Result<Self, RecordError> {
        let record = Record::from_text(record)?;
        let was_offered = |kind: &KeptKind| record.offered.as_ref().is_none_or(|kinds| kinds.contains(kind));
        let kept = kept.into_iter().filter(|(kind, _)| was_offered(kind)).collect();
        let plan = Plan { manner: Manner { kept, ..record.plan.manner.clone() }, ..record.plan };
        let session = Self::new(plan, catalogue)?;
        let at = session.compiled.taken_up(record.at, record.place.as_ref(), &record.before);
        // What the person switched off stays so, though the moments of the record are of lengths that are not known any more.
        let plan = session.plan.restored(at);
        let compiled = plan.compiled(catalogue, &session.spoken);
        Ok(Self { plan, compiled, state: State::Paused { at, why: Pause::Restored }, ..session })
    }

    /// Takes it up on a phone, with what that one knows by now; before the first event, and again after it was left.
    pub fn open(&mut self, device: Device, now: MonotonicMillis) {
        self.state = self.state.after(Event::Pause, now, self.timeline());
        if let Some(rate) = device.rate.filter(|rate| *rate != self.clips.rate()) {
            self.clips = Clips::new(rate);
        }
        self.clips.keep_whole_ones();
        // Whatever the phone would keep: of one that is discreet there is no record, and so nothing to take up.
        let kept = device.kept && !self.is_discreet();
        self.playing = Playing::on(Device { kept, ..device });
        // What was kept of it is kept still.
        self.playing.kept = self.bookmark(now);
    }

    /// Whether it is about what nobody else is to know of: it leaves no trace anywhere.
    pub fn is_discreet(&self) -> bool {
        self.plan.is_discreet()
    }

    /// Whether it can be taken up again later on the phone that it was opened on. One that is not kept leaves no trace.
    pub fn is_kept(&self) -> bool {
        self.playing.device.kept
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

    /// Whether it goes on by itself as soon as its sound is ready.
    pub fn is_getting_ready(&self) -> bool {
        self.playing.wants_on
    }

    /// What it goes on without. A voice that has spoken by now is no longer lacking.
    pub fn degradations(&self) -> Vec<Degradation> {
        let mute = self.playing.mute && self.clips.are_mute(self.timeline());
        Playing { mute, ..self.playing }.degradations(self.plan().guide_now())
    }

    /// What the system is to show when the clock reads `now`.
    pub fn controls(&self, now: MonotonicMillis) -> Controls {
        Controls {
            running: self.is_running(),
            sounding: self.playing.sounds(self.plan().guide_now()),
            at: self.elapsed(now),
            length: self.timeline().end,
        }
    }

    /// What is asked, where it waits for an answer.
    pub fn gate(&self) -> Option<&Gate> {
        let State::Asked { at } = self.state else { return None };
        self.timeline().gate(at).filter(|gate| gate.at == at)
    }

    /// What was rated so far, pair by pair, in the order in which it is asked; none where nothing was.
    pub fn ratings(&self) -> Vec<Rated> {
        self.plan.ratings()
    }

    /// How many questions were answered.
    pub fn answered(&self) -> u32 {
        let answers = self.plan().changes.iter().filter(|change| matches!(change, Change::Answer { .. }));
        answers.count() as u32
    }

    /// Where it is when the clock reads `now`.
    pub fn position(&self, now: MonotonicMillis) -> Position {
        self.timeline().position(self.elapsed(now))
    }

    /// The wishes that would change or keep the pace at `now`; none once it is over.
    pub fn wishes(&self, catalogue: &Catalogue, now: MonotonicMillis) -> Wishes {
        if self.is_over() {
            return Wishes::default();
        }
        self.plan.wishes(catalogue, self.during(now))
    }

    /// What is to be kept, as of `now`.
    pub fn record(&self, now: MonotonicMillis) -> Record {
        let position = self.position(now);
        let asked = self.timeline().gate(position.at).filter(|gate| gate.at == position.at);
        let place = match asked {
            Some(gate) => Some(ScriptPosition { step: gate.step.clone(), line: 0 }),
            None => self.compiled.script_position(&position).cloned(),
        };
        let before = self.compiled.steps_before(&position);
        let offered = Some(self.plan().manner.kept.keys().copied().collect());
        Record { plan: self.plan().clone(), at: position.resume_at, place, before, offered }
    }

    /// What it says from where it is when the clock reads `now`, the line that goes on at that moment included.
    pub fn says_from(&self, now: MonotonicMillis) -> BTreeSet<&str> {
        let from = self.position(now).resume_at;
        let said = self.timeline().said().filter(|(at, _)| *at >= from);
        said.map(|(_, line)| self.timeline().line(line)).collect()
    }

    /// The clips there are, for a track of the present timeline.
    pub fn clips(&self) -> &Clips {
        &self.clips
    }

    /// Frames a second of its tracks; `None` where none can be made.
    pub fn rate(&self) -> Option<Rate> {
        self.playing.device.rate
    }

    /// A line was spoken. Tracks of the session may take it up.
    pub fn keep(&mut self, clip: Prepared) {
        self.clips.keep(clip);
    }

    /// Lines take that long to say in the person's voice, as is known at `now`: what is to come makes room for them, and where it
    /// does not run, so does the line that it is taken up at. Whether anything moves for it.
    pub(super) fn learn(
        &mut self,
        catalogue: &Catalogue,
        lengths: &[(String, Millis)],
        now: MonotonicMillis,
    ) -> bool {
        let from = self.position(now).resume_at;
        let at =
            if self.is_running() { self.elapsed(now).max(Millis(1)) } else { from.saturating_sub(Millis(1)) };
        for (line, length) in lengths {
            self.spoken.learn(line, *length, at);
        }
        let compiled = self.plan.compiled(catalogue, &self.spoken);
        let moves = compiled != self.compiled;
        if moves {
            self.compiled = compiled;
            self.revision = self.revision.saturating_add(1);
            // It stays in its line, though that may be over sooner.
            let here = self.timeline().position(from);
            self.state = self.state.waiting_by(from.saturating_add(here.left).saturating_sub(Millis(1)));
        }
        moves
    }

    /// Whether one of these lengths was not known before, and its line is due soon.
    pub(super) fn is_news(&self, lengths: &[(String, Millis)], now: MonotonicMillis) -> bool {
        let (timeline, here) = (self.timeline(), self.elapsed(now));
        let is_soon = |at: Millis| at > here && at <= here.saturating_add(AHEAD);
        let mut soon = timeline.said().filter(|(at, _)| is_soon(*at)).map(|(_, line)| timeline.line(line));
        soon.any(|words| lengths.iter().any(|(of, length)| of == words && !self.spoken.has(of, *length)))
    }

    pub(super) fn fits(&self) -> bool {
        self.playing.fits(self.revision, self.plan().guide_now())
    }

    pub(super) fn is_running(&self) -> bool {
        matches!(self.state, State::Running { .. })
    }

    pub(super) fn is_over(&self) -> bool {
        matches!(self.state, State::Ended { .. })
    }

    pub(super) fn elapsed(&self, now: MonotonicMillis) -> Millis {
        self.state.elapsed(now, self.timeline())
    }

    /// What a record would say that another one did not; nothing before it begins.
    pub(super) fn bookmark(&self, now: MonotonicMillis) -> Option<(Millis, u32)> {
        (self.state != State::Ready).then(|| (self.position(now).resume_at, self.revision))
    }

    /// The breath the person is in; `None` before the first, and where there are none.
    pub(super) fn during(&self, now: MonotonicMillis) -> Option<u32> {
        self.position(now).breath.map(|breath| breath.0)
    }
}
