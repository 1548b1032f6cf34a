//! Random play: whatever a person chooses and whatever happens, the session goes as the model says.
//!
//! `PROPTEST_CASES=200000 cargo test --release -p kindself-core --features bundled play::` plays for long.

use super::model::{Model, Stands};
use super::phone::{DEVICE, Phone};
use super::restored::compare_restored;
use super::rules::plain;
use super::*;
use crate::breath::Limit;
use crate::content::Pattern;
use crate::sound::Prepared;
use proptest::test_runner::{TestCaseError, TestError, TestRunner};
use std::sync::Arc;

pub type Outcome = Result<(), TestCaseError>;

/// What a person chooses, in seconds and half seconds.
#[derive(Debug, Clone)]
pub struct Chosen {
    subject: About,
    seconds: u64,
    start_half_seconds: u64,
    holds: bool,
    beginner: bool,
    guide: Guide,
}

#[derive(Debug, Clone)]
pub enum About {
    Protocol(usize),
    OwnHalfSeconds([u64; 5]),
    Practice(usize),
}

/// What happens, and how long after what happened before.
#[derive(Debug, Clone)]
pub struct Step {
    wait: Wait,
    pub deed: Deed,
}

/// How the clock moves on.
#[derive(Debug, Clone, Copy)]
pub enum Wait {
    /// Back, too: a clock that is read out of order.
    Millis(i64),
    /// To so long after (before) the next breath, or line, begins.
    NextBreath(i64),
    /// The phone slept.
    Hours(u64),
}

#[derive(Debug, Clone, Copy)]
pub enum Deed {
    Happens(Event),
    /// What is heard, and how far it is from where the clock says.
    Heard(i64),
    /// One of the lines is spoken, in so many milliseconds.
    Speaks(usize, u64),
    /// The track that was asked for is there, or cannot be had.
    Made(bool),
    /// Sound is allowed from now on, or denied.
    Allows(bool),
    /// The process dies, and the session is taken up from its record.
    Dies,
}

pub fn guides() -> impl Strategy<Value = Guide> {
    any::<[bool; 4]>().prop_map(|[voice, tones, bell, touch]| Guide { voice, tones, bell, touch })
}

pub fn choices() -> impl Strategy<Value = Chosen> {
    let own = (4_u64..=16, 0_u64..=4, 0_u64..=16, 4_u64..=24, 0_u64..=12);
    let about = prop_oneof![
        6 => (0_usize..100).prop_map(About::Protocol),
        6 => own.prop_map(|(a, b, c, d, e)| About::OwnHalfSeconds([a, b, c, d, e])),
        3 => (0_usize..100).prop_map(About::Practice),
    ];
    let seconds = prop_oneof![4 => 30_u64..=300, 1 => 30_u64..=3600];
    (about, seconds, 4_u64..=12, any::<bool>(), any::<bool>(), guides()).prop_map(
        |(subject, seconds, start_half_seconds, holds, beginner, guide)| Chosen {
            subject,
            seconds,
            start_half_seconds,
            holds,
            beginner,
            guide,
        },
    )
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let wait = prop_oneof![
        6 => (0_i64..20_000).prop_map(Wait::Millis),
        6 => (-400_i64..400).prop_map(Wait::NextBreath),
        2 => (-4000_i64..0).prop_map(Wait::Millis),
        1 => prop_oneof![9 => Just(Wait::Millis(0)), 1 => (1_u64..100).prop_map(Wait::Hours)],
    ];
    let by = prop_oneof![
        Just(Interruption::OtherSound),
        Just(Interruption::Call),
        Just(Interruption::HeadphonesGone)
    ];
    let event = prop_oneof![
        8 => Just(Event::Resume),
        2 => Just(Event::Due),
        1 => Just(Event::Pause),
        1 => prop_oneof![Just(Event::OutOfSight), Just(Event::InSight), Just(Event::NotKept)],
        1 => (0_u32..3, any::<bool>()).prop_map(
            |(of, is_made)| if is_made { Event::TrackReady(of) } else { Event::NoTrack(of) }
        ),
        2 => by.prop_map(Event::Interrupt),
        2 => any::<bool>().prop_map(|may_resume| Event::InterruptionEnded { may_resume }),
        1 => (any::<u64>(), 0_u32..3)
            .prop_map(|(at, revision)| Event::Heard { at: Millis(at), revision }),
    ];
    let turn = prop_oneof![2 => Just(PaceChange::Slower), 2 => Just(PaceChange::Faster), 1 => Just(PaceChange::Stay)];
    let deed = prop_oneof![
        80 => event.prop_map(Deed::Happens),
        60 => (-2200_i64..2200).prop_map(Deed::Heard),
        80 => turn.prop_map(|turn| Deed::Happens(Event::ChangePace(turn))),
        16 => guides().prop_map(|guide| Deed::Happens(Event::Lead(guide))),
        60 => prop_oneof![6 => Just(true), 1 => Just(false)].prop_map(Deed::Made),
        8 => any::<bool>().prop_map(Deed::Allows),
        40 => (0_usize..100, 1_u64..20_000).prop_map(|(line, length)| Deed::Speaks(line, length)),
        12 => Just(Deed::Dies),
        1 => Just(Deed::Happens(Event::Stop)),
    ];
    proptest::collection::vec((wait, deed).prop_map(|(wait, deed)| Step { wait, deed }), 0..50)
}

pub fn plan_of(chosen: &Chosen, catalogue: &Catalogue) -> Plan {
    let subject = match &chosen.subject {
        About::Protocol(n) => {
            Subject::Protocol(catalogue.protocols[n % catalogue.protocols.len()].id.clone())
        }
        About::OwnHalfSeconds(parts) => {
            let [inhale, top_up, hold_full, exhale, hold_empty] = parts.map(|part| Millis(500 * part));
            Subject::Own(Pattern { inhale, top_up, hold_full, exhale, hold_empty })
        }
        About::Practice(n) => {
            let plain = plain(catalogue);
            Subject::Practice(plain[n % plain.len()].clone())
        }
    };
    Plan {
        subject,
        length: Millis::from_secs(chosen.seconds),
        start_pace: Millis(500 * chosen.start_half_seconds),
        holds: if chosen.holds { Holds::With } else { Holds::Without },
        beginner: chosen.beginner,
        guide: chosen.guide,
        language: Language::new("en"),
        manner: Manner::default(),
        changes: Changes::default(),
    }
}

/// A session, the model of it, the phone it plays on, and the clock.
pub struct Play<'a> {
    catalogue: &'a Catalogue,
    session: Session,
    model: Model,
    phone: Phone,
    clock: u64,
}

impl<'a> Play<'a> {
    pub fn new(catalogue: &'a Catalogue, mut session: Session, model: Model, clock: u64) -> Self {
        session.open(DEVICE, at(clock));
        let mut phone = Phone::new(&session, clock);
        if session.state() != State::Ready {
            phone.record = session.record(at(clock)).to_text().ok();
            phone.kept_with = model.marks();
        }
        Self { catalogue, session, model, phone, clock }
    }

    /// From its beginning, step by step.
    pub fn all<'s>(mut self, mut steps: impl Iterator<Item = &'s Step>) -> Outcome {
        self.compare_timeline()?;
        self.compare()?;
        steps.try_for_each(|step| self.step(step))
    }

    fn step(&mut self, step: &Step) -> Outcome {
        self.clock = match step.wait {
            Wait::Millis(millis) => self.clock.saturating_add_signed(millis),
            Wait::Hours(hours) => self.clock.saturating_add(hours * 3_600_000),
            Wait::NextBreath(offset) => {
                let position = self.session.position(at(self.clock));
                let phases = self.session.timeline().phases.iter();
                let mut begins = phases.map(|phase| phase.resume_at.0);
                let left =
                    begins.find(|begin| *begin > position.at.0).map_or(0, |begin| begin - position.at.0);
                self.clock.saturating_add(left).saturating_add_signed(offset)
            }
        };
        match step.deed {
            Deed::Happens(event) => self.happens(event),
            Deed::Heard(offset) => {
                let heard = Millis(self.model.moment(self.clock).saturating_add_signed(offset));
                self.happens(Event::Heard { at: heard, revision: self.model.changes })
            }
            Deed::Speaks(line, length) => {
                let lines = &self.session.timeline().lines;
                let words = lines[line % lines.len()].clone();
                self.session.keep(Prepared::hushed(&words, Millis(length)));
                self.model.spoken.insert(words, length);
                // What comes in time is told when it has all come.
                let is_late = self.phone.asked.is_none() || self.phone.making.is_some();
                if is_late { self.happens(Event::Spoken) } else { Ok(()) }
            }
            Deed::Made(is_there) => {
                let Some(asked) = self.phone.asked else { return Ok(()) };
                if self.phone.making.is_none() {
                    self.happens(Event::Spoken)?;
                }
                let of = self.phone.making.unwrap_or(asked);
                self.happens(if is_there { Event::TrackReady(of) } else { Event::NoTrack(asked) })
            }
            Deed::Allows(allows) => {
                self.phone.allows = allows;
                Ok(())
            }
            Deed::Dies => self.dies(),
        }
    }

    /// An event, and the phone's answer to what it leads to.
    fn happens(&mut self, event: Event) -> Outcome {
        let now = at(self.clock);
        let (was, revision) = (Arc::clone(self.session.timeline()), self.session.revision());
        let state = self.session.state();
        let ran = self.phone.passes(&self.model, &was, self.clock);
        let effects = self.session.apply(event, now, self.catalogue);
        if matches!(state, State::Ended { .. }) {
            prop_assert_eq!((self.session.state(), self.session.timeline()), (state, &was), "over is over");
            prop_assert_eq!(&effects, &[], "and asks for nothing");
            return Ok(());
        }
        self.phone.meant(&mut self.model, event, &was, self.clock);
        if let Event::ChangePace(_) = event {
            let here = self.session.position(now).at;
            let done = |timeline: &Timeline| {
                timeline.cues.iter().take_while(|cue| cue.at <= here).copied().collect::<Vec<_>>()
            };
            prop_assert_eq!(done(&was), done(self.session.timeline()), "a wish changes a cue that was");
        }
        if self.session.revision() != revision {
            let position = self.session.position(now);
            // A line that will be taken up from its beginning may take another time then.
            let is_learnt = matches!(event, Event::Spoken | Event::TrackReady(_) | Event::NoTrack(_));
            let runs = matches!(self.session.state(), State::Running { .. });
            let by =
                if is_learnt && !runs { position.resume_at } else { position.at.saturating_add(Millis(1)) };
            let begun = |timeline: &Timeline| {
                timeline.phases.iter().take_while(|phase| phase.resume_at < by).copied().collect::<Vec<_>>()
            };
            prop_assert_eq!(begun(&was), begun(self.session.timeline()), "what was breathed has changed");
            self.compare_timeline()?;
        }
        self.compare()?;
        let is_denied = self.phone.does(&effects, &self.session, &self.model, ran, self.clock)?;
        if is_denied { self.happens(Event::Denied) } else { Ok(()) }
    }

    /// The process dies. What was kept by then is taken up.
    fn dies(&mut self) -> Outcome {
        self.happens(Event::Due)?;
        if matches!(self.session.state(), State::Ended { .. }) {
            return Ok(());
        }
        let fail = |error: RecordError| TestCaseError::fail(error.to_string());
        let first = self.session.record(at(self.clock)).to_text().map_err(fail)?;
        let (record, kept_with) = match self.phone.record.take() {
            Some(record) => (record, std::mem::take(&mut self.phone.kept_with)),
            None => (first, self.model.marks()),
        };
        let was = self.session.clone();
        let estimated = self.model.estimates();
        self.session = Session::restore(&record, BTreeMap::new(), self.catalogue).map_err(fail)?;
        self.session.open(DEVICE, at(self.clock));
        self.model.is_restored(self.clock);
        self.phone = Phone::new(&self.session, self.clock);
        self.phone.record = Some(record);
        self.phone.kept_with = kept_with;
        self.phone.taken_up_with = Some(self.session.plan().clone());
        compare_restored(&self.session, &was, estimated)?;
        self.compare_timeline()?;
        self.compare()
    }

    /// Where it stands and what it offers.
    fn compare(&self) -> Outcome {
        let (session, model, now) = (&self.session, &self.model, at(self.clock));
        let stands = match session.state() {
            State::Ready => Stands::Ready,
            State::Running { from, since } => Stands::Runs { from: from.0, clock: since.0 },
            State::Asked { .. } => return Err(TestCaseError::fail("breathing asks nothing")),
            State::Paused { at, why } => Stands::Waits { at: at.0, why },
            State::Interrupted { at, since, by } => Stands::Broken { at: at.0, clock: since.0, by },
            State::Ended { at, how } => Stands::Over { at: at.0, how },
        };
        prop_assert_eq!(stands, model.stands);
        prop_assert_eq!(session.is_getting_ready(), self.phone.wants_on);
        let (position, moment) = (session.position(now), model.moment(self.clock));
        let breath = model.breath(moment);
        let left = if moment == model.end() { 0 } else { model.count() - breath.unwrap_or(0) };
        prop_assert_eq!((position.at.0, position.breath.map(|n| n.0 as usize)), (moment, breath));
        prop_assert_eq!(session.compiled().breaths_left(&position) as usize, left);
        prop_assert_eq!(
            (position.resume_at.0, position.finished),
            (model.taken_up(moment).0, moment == model.end())
        );
        let offered = session.wishes(self.catalogue, now);
        for turn in [PaceChange::Slower, PaceChange::Faster, PaceChange::Stay] {
            prop_assert_eq!(offered.has(turn), model.offers(turn, self.clock), "{:?} is offered", turn);
        }
        let wishes =
            session.plan().changes.pace_changes().into_iter().map(|wish| (wish.breath as usize, wish.turn));
        prop_assert_eq!(
            (wishes.collect::<Vec<_>>(), session.revision()),
            (model.wishes.clone(), model.changes)
        );
        Ok(())
    }

    /// All of it: every phase, the end, and why it is where it is.
    fn compare_timeline(&self) -> Outcome {
        let (compiled, model) = (self.session.compiled(), &self.model);
        let timeline = &compiled.timeline;
        let phases = timeline.phases.iter().map(|of| (of.kind, of.length().0, of.breath.map(|n| n.0)));
        prop_assert_eq!(phases.collect::<Vec<_>>(), model.phases());
        let (breaths, limit) = (compiled.breaths as usize, compiled.limit);
        prop_assert_eq!(
            (timeline.end.0, breaths, compiled.moved),
            (model.end(), model.count(), model.moved())
        );
        let limit = limit.map(|(Limit::Beginner { most } | Limit::Breaths { most })| most as usize);
        prop_assert_eq!(limit, model.is_limited().then(|| model.count()));
        Ok(())
    }
}

/// A play of what was chosen, if the bounds allow it.
fn play(chosen: &Chosen, steps: &[Step], catalogue: &Catalogue) -> Outcome {
    let plan = plan_of(chosen, catalogue);
    let session = match Session::new(plan.clone(), catalogue) {
        Ok(session) => session,
        Err(PlanError::OutOfBounds(_)) => return Ok(()),
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    };
    let model = Model::new(&plan, catalogue, Stands::Ready);
    let begin = [Deed::Happens(Event::Resume), Deed::Made(true)];
    let begin = begin.map(|deed| Step { wait: Wait::Millis(0), deed });
    Play::new(catalogue, session, model, 1_000_000).all(begin.iter().chain(steps))
}

/// As many cases as `PROPTEST_CASES` says; a failing one is told at its smallest.
pub fn at_random<S: Strategy>(of: &S, test: impl Fn(&S::Value) -> Outcome) {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match TestRunner::new(config).run(of, |value| test(&value)) {
        Ok(()) => {}
        Err(TestError::Fail(why, smallest)) => panic!("{why}\nat its smallest: {smallest:#?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

#[test]
fn a_session_goes_as_the_model_says_whatever_is_chosen_and_whatever_happens() {
    let catalogue = catalogue();
    at_random(&(choices(), steps()), |(chosen, steps)| play(chosen, steps, catalogue));
}
