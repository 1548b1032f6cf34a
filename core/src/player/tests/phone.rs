//! A phone that does what a session asks of it, for the random play: what is heard and felt there, what is kept, and when it
//! wakes. It knows the rules of the house, and shares no code with the core.

use super::model::{Model, Stands};
use super::play::Outcome;
use super::*;
use crate::sound::Rate;
use crate::timeline::{CueKind, TouchKind};
use proptest::test_runner::TestCaseError;

pub const DEVICE: Device =
    Device { rate: Some(Rate::Hz24k), haptics: HapticsState::Works, in_sight: true, kept: true };

#[derive(Debug, Clone)]
pub struct Phone {
    /// Whether sound would come out.
    pub allows: bool,
    /// The revision a track was asked for.
    pub asked: Option<u32>,
    /// The revision it is being made of, once nothing more is waited for.
    pub making: Option<u32>,
    pub wants_on: bool,
    pub record: Option<String>,
    /// The marks of the timeline that the record was kept with.
    pub kept_with: Vec<u64>,
    /// The plan it was taken up with, as long as nothing else was kept.
    pub taken_up_with: Option<Plan>,
    track: Option<u32>,
    trackless: Option<u32>,
    denied: bool,
    in_sight: bool,
    sounding: bool,
    wakes: Option<u64>,
    /// The touches up to here were felt.
    felt: Option<u64>,
}

/// How it stood before an event, and the touches that were due by then.
pub struct Ran {
    runs: bool,
    afresh: bool,
    touches: Vec<(TouchKind, Millis)>,
}

fn runs(model: &Model) -> bool {
    matches!(model.stands, Stands::Runs { .. })
}

impl Phone {
    pub fn new(session: &Session, clock: u64) -> Self {
        Self {
            allows: true,
            asked: None,
            making: None,
            wants_on: false,
            record: None,
            kept_with: Vec::new(),
            taken_up_with: None,
            track: None,
            trackless: None,
            denied: false,
            in_sight: true,
            sounding: false,
            wakes: None,
            felt: Some(session.position(at(clock)).at.0),
        }
    }

    fn fits(&self, model: &Model) -> bool {
        let of = Some(model.changes);
        !model.guide.sounds() || self.track == of || self.trackless == of
    }

    /// The touches that are due between what was felt last and a moment.
    fn due(&mut self, timeline: &Timeline, by: u64) -> Vec<(TouchKind, Millis)> {
        let is_due = |moment: u64| moment <= by && self.felt.is_none_or(|felt| moment > felt);
        let touches = timeline.cues.iter().filter_map(|cue| match cue.kind {
            CueKind::Touch(kind, length) if is_due(cue.at.0) => Some((kind, length)),
            _ => None,
        });
        let touches = touches.collect();
        self.felt = self.felt.max(Some(by));
        touches
    }

    /// Time goes by, until something happens.
    pub fn passes(&mut self, model: &Model, timeline: &Timeline, clock: u64) -> Ran {
        let touches = if runs(model) { self.due(timeline, model.moment(clock)) } else { Vec::new() };
        Ran { runs: runs(model), afresh: model.stands == Stands::Ready, touches }
    }

    /// What an event means to the model, on this phone.
    pub fn meant(&mut self, model: &mut Model, event: Event, was: &Timeline, clock: u64) {
        let event = match event {
            Event::TrackReady(of) | Event::NoTrack(of) if of > model.changes => Event::Due,
            event => event,
        };
        let ran = runs(model);
        let is_silent = !model.guide.sounds() || self.denied;
        let step = match event {
            Event::Resume if !ran && !self.fits(model) => {
                self.wants_on = true;
                Event::Due
            }
            Event::Leave if ran => Event::Pause,
            Event::OutOfSight if is_silent => Event::Pause,
            _ => event,
        };
        if matches!(event, Event::TrackReady(_) | Event::NoTrack(_)) {
            self.making = None;
        }
        match event {
            Event::TrackReady(of) => (self.track, self.asked) = (Some(of), None),
            Event::NoTrack(of) if of == model.changes => {
                (self.track, self.trackless, self.asked, self.denied) = (None, Some(of), None, true);
            }
            Event::NoTrack(_) => self.asked = None,
            Event::Denied => self.denied = true,
            Event::InSight => self.in_sight = true,
            Event::OutOfSight => self.in_sight = false,
            _ => {}
        }
        if matches!(step, Event::Pause)
            || matches!(event, Event::Interrupt(_) | Event::Leave | Event::OutOfSight)
        {
            self.wants_on = false;
        }
        match event {
            Event::ChangePace(turn) => model.turn(turn, clock),
            Event::Lead(guide) => model.lead(guide, clock),
            _ => model.happens(step, clock),
        }
        if self.wants_on && self.fits(model) {
            model.happens(Event::Resume, clock);
        }
        self.wants_on &= !runs(model) && !matches!(model.stands, Stands::Over { .. });
        let is_heard = model.guide.sounds() && if ran { !self.denied } else { self.track.is_some() };
        if runs(model) && !self.in_sight && !is_heard {
            model.happens(Event::Pause, clock);
        }
        let tells = match event {
            Event::Spoken | Event::TrackReady(_) | Event::NoTrack(_) => true,
            Event::Due => runs(model) && self.asked.is_none(),
            _ => false,
        };
        let is_soon = !runs(model) || self.asked.is_some() || model.is_behind(was, clock);
        if tells && self.making.is_none() && is_soon {
            model.learn(clock);
        }
        if event == Event::Spoken && self.asked.is_some() {
            self.making.get_or_insert(model.changes);
        }
    }

    /// Does it all, and looks whether it was right to. The answer is whether what was to play is denied.
    pub fn does(
        &mut self,
        effects: &[Effect],
        session: &Session,
        model: &Model,
        ran: Ran,
        clock: u64,
    ) -> Result<bool, TestCaseError> {
        let (mut felt, mut is_denied, mut is_over) = (Vec::new(), false, false);
        for effect in effects {
            prop_assert!(!is_over, "{:?} comes after the end", effect);
            match effect {
                Effect::Touch(kind, length) => felt.push((*kind, *length)),
                Effect::StillTouch | Effect::Controls(_) => {}
                Effect::PlayFrom(from) => {
                    prop_assert_eq!(from.0, model.moment(clock));
                    prop_assert!(self.track.is_some(), "there is nothing to play");
                    (self.denied, self.sounding) = (false, self.allows);
                    is_denied = !self.allows;
                }
                Effect::Silence | Effect::RingOut => self.sounding = false,
                Effect::KeepRecord(record) => {
                    self.record = Some(record.clone());
                    (self.kept_with, self.taken_up_with) = (model.marks(), None);
                }
                Effect::ForgetRecord => self.record = None,
                Effect::NeedTrack(needed) => {
                    prop_assert_eq!(needed.revision, model.changes);
                    prop_assert!(self.asked.is_none() && !self.fits(model), "asked for in vain");
                    self.asked = Some(needed.revision);
                    self.making = needed.lines.is_empty().then_some(needed.revision);
                }
                Effect::WakeAt(clock) => self.wakes = Some(clock.0),
                Effect::Sleep => self.wakes = None,
                Effect::Ended { at, how } => {
                    prop_assert_eq!(model.stands, Stands::Over { at: at.0, how: *how });
                    is_over = true;
                }
            }
        }
        self.is_felt(&felt, session, model, ran)?;
        self.is_heard(model, is_denied)?;
        self.is_kept(session, model, clock)?;
        self.wakes_in_time(session, model, clock)?;
        let controls = session.controls(at(clock));
        let shown = (controls.running, controls.at.0, controls.length.0);
        prop_assert_eq!(shown, (runs(model), model.moment(clock), model.end()));
        prop_assert!(!self.wants_on || self.asked.is_some(), "it waits for nothing");
        Ok(is_denied)
    }

    /// Every touch of the timeline once; besides, one that says that it waits, and one that it goes on.
    fn is_felt(
        &mut self,
        felt: &[(TouchKind, Millis)],
        session: &Session,
        model: &Model,
        ran: Ran,
    ) -> Outcome {
        let mut expected = ran.touches;
        let touch = |kind| model.guide.touch.then_some((kind, Millis::ZERO));
        match (ran.runs, model.stands) {
            (false, Stands::Runs { from, .. }) if ran.afresh => {
                self.felt = None;
                expected.extend(self.due(session.timeline(), from));
            }
            (false, Stands::Runs { from, .. }) => {
                self.felt = Some(from);
                expected.extend(touch(TouchKind::Resume));
            }
            (true, Stands::Over { at, how: Ending::Finished }) => {
                expected.extend(self.due(session.timeline(), at));
            }
            (true, Stands::Waits { .. } | Stands::Broken { .. }) => expected.extend(touch(TouchKind::Pause)),
            _ => {}
        }
        prop_assert_eq!(felt, &expected[..]);
        Ok(())
    }

    /// Sound plays if it runs and its track is there, and never while it does not run.
    fn is_heard(&self, model: &Model, is_denied: bool) -> Outcome {
        let may = runs(model) && model.guide.sounds() && self.track.is_some();
        prop_assert!(may || !self.sounding, "it sounds on");
        let is_to = may && self.track == Some(model.changes) && !self.denied && !is_denied;
        prop_assert!(self.sounding || !is_to, "it runs and nothing sounds");
        Ok(())
    }

    /// What is kept is never older than the breath, or line, that the person is in, and holds every wish.
    fn is_kept(&self, session: &Session, model: &Model, clock: u64) -> Outcome {
        match model.stands {
            Stands::Ready => {}
            Stands::Over { .. } => prop_assert_eq!(&self.record, &None, "what is over leaves a record"),
            Stands::Runs { .. } | Stands::Waits { .. } | Stands::Broken { .. } => {
                let kept = self.record.as_deref().map(Record::from_text);
                let Some(Ok(kept)) = kept else { return Err(TestCaseError::fail("nothing is kept")) };
                let (here, stretch) = model.taken_up(model.moment(clock));
                let line = session.compiled().script_position(&session.timeline().position(Millis(here)));
                prop_assert_eq!(kept.place.as_ref(), line, "an old place is kept");
                // Where lengths were learnt since it was kept, the same line begins elsewhere.
                prop_assert_eq!(kept.at.0, self.kept_with[stretch], "an old moment is kept");
                let plan = self.taken_up_with.as_ref().unwrap_or(&kept.plan);
                prop_assert_eq!(plan, session.plan(), "an old plan is kept");
            }
        }
        Ok(())
    }

    /// It wakes for the next touch, or when the phase ends, and not while it waits.
    fn wakes_in_time(&self, session: &Session, model: &Model, clock: u64) -> Outcome {
        let Stands::Runs { from, clock: since } = model.stands else {
            let is_over = matches!(model.stands, Stands::Over { .. });
            prop_assert!(is_over || self.wakes.is_none(), "it wakes for nothing");
            return Ok(());
        };
        let cues = session.timeline().cues.iter().filter(|cue| matches!(cue.kind, CueKind::Touch(..)));
        let touch = cues.map(|cue| cue.at.0).find(|at| self.felt.is_none_or(|felt| *at > felt));
        let here = model.moment(clock);
        let end = session.timeline().phases.iter().map(|phase| phase.end.0).find(|end| *end > here);
        let next = touch.into_iter().chain(end).min().map(|next| next.saturating_sub(from));
        prop_assert_eq!(self.wakes, next.map(|next| since.saturating_add(next)));
        Ok(())
    }
}
