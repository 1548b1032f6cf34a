//! Random play: whatever a person chooses and whatever happens, the session goes as the model says.
//!
//! `PROPTEST_CASES=200000 cargo test --release -p kindself-core --features bundled play::` plays for long.

use super::model::{Model, Stands};
use super::*;
use crate::breath::Limit;
use crate::content::Pattern;
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
    Wishes(Turn),
    Leads(Guide),
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
        1 => (0_usize..100).prop_map(About::Practice),
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
        4 => Just(Event::Resume),
        4 => Just(Event::Start),
        2 => Just(Event::Tick),
        1 => Just(Event::Pause),
        2 => by.prop_map(Event::Interrupt),
        2 => any::<bool>().prop_map(|may_resume| Event::InterruptionEnded { may_resume }),
        1 => any::<u64>().prop_map(|at| Event::Heard(Millis(at))),
    ];
    let turn = prop_oneof![2 => Just(Turn::Slower), 2 => Just(Turn::Faster), 1 => Just(Turn::Stay)];
    let deed = prop_oneof![
        80 => event.prop_map(Deed::Happens),
        60 => (-2200_i64..2200).prop_map(Deed::Heard),
        80 => turn.prop_map(Deed::Wishes),
        16 => guides().prop_map(Deed::Leads),
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
            Subject::Practice(catalogue.practices[n % catalogue.practices.len()].id.clone())
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
        changes: Changes::default(),
    }
}

/// A session, the model of it, and the clock.
pub struct Play<'a> {
    pub catalogue: &'a Catalogue,
    pub session: Session,
    pub model: Model,
    pub clock: u64,
}

impl Play<'_> {
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
        let (now, clock) = (at(self.clock), self.clock);
        let (was, revision) = (Arc::clone(self.session.timeline()), self.session.revision());
        let over = matches!(self.session.state(), State::Ended { .. });
        let state = self.session.state();
        match step.deed {
            Deed::Happens(event) => {
                self.session.apply(event, now);
                self.model.happens(event, clock);
            }
            Deed::Heard(offset) => {
                let heard = self.model.moment(clock).saturating_add_signed(offset);
                self.session.apply(Event::Heard(Millis(heard)), now);
                self.model.happens(Event::Heard(Millis(heard)), clock);
            }
            Deed::Wishes(turn) => {
                self.session.turn(self.catalogue, turn, now);
                self.model.turn(turn, clock);
                let here = self.session.position(now).at;
                let done = |timeline: &Timeline| {
                    timeline.cues.iter().take_while(|cue| cue.at <= here).copied().collect::<Vec<_>>()
                };
                prop_assert_eq!(done(&was), done(self.session.timeline()), "a wish changes a cue that was");
            }
            Deed::Leads(guide) => {
                self.session.lead(self.catalogue, guide, now);
                self.model.lead(guide, clock);
            }
            Deed::Dies if over => return Ok(()),
            Deed::Dies => {
                let record = self.session.record(now).to_text();
                let record = record.map_err(|error| TestCaseError::fail(error.to_string()))?;
                let restored = Session::restore(&record, self.catalogue);
                self.session = restored.map_err(|error| TestCaseError::fail(error.to_string()))?;
                self.model.is_restored(clock);
                prop_assert_eq!(self.session.timeline(), &was, "what is restored is what was");
            }
        }
        if over {
            prop_assert_eq!((self.session.state(), self.session.timeline()), (state, &was), "over is over");
        }
        if self.session.revision() != revision {
            let here = self.session.position(now).at;
            let begun = |timeline: &Timeline| {
                timeline
                    .phases
                    .iter()
                    .take_while(|phase| phase.resume_at <= here)
                    .copied()
                    .collect::<Vec<_>>()
            };
            prop_assert_eq!(begun(&was), begun(self.session.timeline()), "what was breathed has changed");
            self.compare_timeline()?;
        }
        self.compare()
    }

    /// Where it stands and what it offers.
    fn compare(&self) -> Outcome {
        let (session, model, now) = (&self.session, &self.model, at(self.clock));
        let stands = match session.state() {
            State::Ready => Stands::Ready,
            State::Running { from, since } => Stands::Runs { from: from.0, clock: since.0 },
            State::Paused { at, why } => Stands::Waits { at: at.0, why },
            State::Interrupted { at, since, by } => Stands::Broken { at: at.0, clock: since.0, by },
            State::Ended { at, how } => Stands::Over { at: at.0, how },
        };
        prop_assert_eq!(stands, model.stands);
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
        for turn in [Turn::Slower, Turn::Faster, Turn::Stay] {
            prop_assert_eq!(offered.has(turn), model.offers(turn, self.clock), "{:?} is offered", turn);
        }
        let wishes = session.plan().changes.turns().into_iter().map(|wish| (wish.breath as usize, wish.turn));
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
    let start = Step { wait: Wait::Millis(0), deed: Deed::Happens(Event::Start) };
    Play { catalogue, session, model, clock: 1_000_000 }.all([&start].into_iter().chain(steps))
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
    let catalogue = Catalogue::bundled().unwrap();
    at_random(&(choices(), steps()), |(chosen, steps)| play(chosen, steps, &catalogue));
}
