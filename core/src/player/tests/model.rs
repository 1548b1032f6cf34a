//! What a session does, told a second time for the random play: from the domain facts (`ramp_in`, `custom_bounds`) and
//! the rules of the house. It shares data with the core and no code, and goes another way where it can: breath after
//! breath is walked and kept, where the core compiles everything anew; the ramp is counted up, where the core solves for
//! it; the end is the best of all ends.

use super::rules::{Breath, Script, Way, script, turned, way, whole};
use crate::breath::PaceChange;
use crate::content::Catalogue;
use crate::player::{Ending, Event, Interruption, Pause};
use crate::session::Plan;
use crate::timeline::{CueKind, Guide, PhaseKind, Timeline};
use std::collections::BTreeMap;

const SETTLE: u64 = 4000;
const WISHES_MOST: usize = 500;

/// What the person asked of all breaths to come.
#[derive(Debug, Clone, Copy)]
enum Pace {
    Course,
    Exactly(Breath),
    NoQuickerThan(Breath),
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    Ready,
    Runs { from: u64, clock: u64 },
    Waits { at: u64, why: Pause },
    Broken { at: u64, clock: u64, by: Interruption },
    Over { at: u64, how: Ending },
}

#[derive(Debug, Clone)]
pub struct Model {
    way: Way,
    script: Option<Script>,
    /// The words that are spoken, and how long they take.
    pub spoken: BTreeMap<String, u64>,
    /// How long words take, and since which moment that is known; the last counts.
    known: Vec<(String, u64, u64)>,
    pub wishes: Vec<(usize, PaceChange)>,
    pub guide: Guide,
    /// The last moment from which it is led otherwise than before.
    led: u64,
    /// What was breathed and what is to come, and the pace that held when each began.
    breaths: Vec<(Breath, Pace)>,
    pub stands: Stands,
    /// How often the timeline changed.
    pub changes: u32,
}

impl Model {
    pub fn new(plan: &Plan, catalogue: &Catalogue, stands: Stands) -> Self {
        let wishes =
            plan.changes.pace_changes().iter().map(|wish| (wish.breath as usize, wish.turn)).collect();
        let guide = plan.guide_now();
        let mut model = Self {
            way: way(plan, catalogue),
            script: script(plan, catalogue),
            spoken: BTreeMap::new(),
            known: Vec::new(),
            wishes,
            guide,
            led: plan.changes.guidance().map(|(at, ..)| at.0).max().unwrap_or(0),
            breaths: Vec::new(),
            stands,
            changes: 0,
        };
        model.walk(0);
        model
    }

    /// All breaths from that one on, anew.
    fn walk(&mut self, from: usize) {
        let Way::Breaths { ramp, target, chosen, longest, most } = self.way.clone() else { return };
        self.breaths.truncate(from);
        let mut ends: Vec<u64> = Vec::new();
        while ends.last().is_none_or(|end| *end < chosen) {
            let number = ends.len();
            if number >= self.breaths.len() {
                let course = ramp.get(number).copied().unwrap_or(target);
                let (_, pace) = self.wished(number);
                let breath = match pace {
                    Pace::Exactly(breath) => breath,
                    Pace::NoQuickerThan(breath) if whole(&breath) >= whole(&course) => breath,
                    Pace::Course | Pace::NoQuickerThan(_) => course,
                };
                self.breaths.push((breath, pace));
            }
            ends.push(ends.last().unwrap_or(&0) + whole(&self.breaths[number].0));
        }
        let fits = |n: &usize| *n == 1 || (*n <= most && ends[*n - 1] <= longest);
        let count =
            (1..=ends.len()).filter(fits).min_by_key(|n| (ends[*n - 1].abs_diff(chosen), usize::MAX - n));
        let count = count.unwrap();
        assert!(count >= from, "a session never ends before the breath the person is in");
        self.breaths.truncate(count);
    }

    /// What wishes make of the breath before `number`, and of the pace, for that breath.
    fn wished(&self, number: usize) -> (Breath, Pace) {
        let Way::Breaths { ramp, target, .. } = &self.way else { panic!("there is no pace to wish about") };
        let (mut now, mut pace) = match number.checked_sub(1) {
            Some(before) => self.breaths[before],
            None => (ramp.first().copied().unwrap_or(*target), Pace::Course),
        };
        for (_, turn) in self.wishes.iter().filter(|(from, _)| *from == number) {
            if let Some(breath) = turned(now, *turn) {
                now = breath;
                pace =
                    if *turn == PaceChange::Slower { Pace::NoQuickerThan(now) } else { Pace::Exactly(now) };
            }
        }
        (now, pace)
    }

    /// Where the timeline's stretches begin, and its end.
    pub fn marks(&self) -> Vec<u64> {
        match &self.way {
            Way::Marks(_, marks) => marks.clone(),
            Way::Breaths { .. } => {
                let mut marks = vec![0, SETTLE];
                marks.extend(self.breaths.iter().scan(SETTLE, |end, (breath, _)| {
                    *end += whole(breath);
                    Some(*end)
                }));
                marks
            }
        }
    }

    pub fn end(&self) -> u64 {
        *self.marks().last().unwrap()
    }

    pub fn moment(&self, now: u64) -> u64 {
        let at = match self.stands {
            Stands::Ready => 0,
            Stands::Runs { from, clock } => from.saturating_add(now.saturating_sub(clock)),
            Stands::Waits { at, .. } | Stands::Broken { at, .. } | Stands::Over { at, .. } => at,
        };
        at.min(self.end())
    }

    /// Where a session that breaks off at a moment is taken up, and which of the stretches between marks that is.
    pub fn taken_up(&self, at: u64) -> (u64, usize) {
        let marks = self.marks();
        let stretch = (0..marks.len() - 1).rev().find(|n| marks[*n] <= at).unwrap();
        (marks[stretch], stretch)
    }

    /// How many breaths there are; none without a pace.
    pub fn count(&self) -> usize {
        self.breaths.len()
    }

    /// The breath of a moment.
    pub fn breath(&self, at: u64) -> Option<usize> {
        let (_, stretch) = self.taken_up(at);
        if matches!(self.way, Way::Marks(..)) { None } else { stretch.checked_sub(1) }
    }

    /// How far the length moved from what was chosen; none without breaths.
    pub fn moved(&self) -> i64 {
        match self.way {
            Way::Breaths { chosen, .. } => (self.end() - SETTLE) as i64 - chosen as i64,
            Way::Marks(..) => 0,
        }
    }

    /// Whether a number of breaths keeps the session shorter than chosen.
    pub fn is_limited(&self) -> bool {
        matches!(self.way, Way::Breaths { most, .. } if self.count() == most && self.moved() < 0)
    }

    /// Kind, length and breath of each phase.
    pub fn phases(&self) -> Vec<(PhaseKind, u64, Option<u32>)> {
        if let Way::Marks(kind, marks) = &self.way {
            return marks.windows(2).map(|two| (*kind, two[1] - two[0], None)).collect();
        }
        let mut phases = vec![(PhaseKind::Settle, SETTLE, None)];
        for (number, (breath, _)) in self.breaths.iter().enumerate() {
            let held = |n: usize, kind| if breath.soft[n] { PhaseKind::SoftPause } else { kind };
            let kinds = [
                PhaseKind::Inhale,
                PhaseKind::TopUp,
                held(0, PhaseKind::HoldFull),
                PhaseKind::Exhale,
                held(1, PhaseKind::HoldEmpty),
            ];
            let parts = kinds.into_iter().zip(breath.parts).filter(|(_, length)| *length > 0);
            phases.extend(parts.map(|(kind, length)| (kind, length, Some(number as u32))));
        }
        phases
    }

    /// As it is once a wish is made in the present breath: what waits for a later one waits for the next no longer.
    fn at_the_next(&self, now: u64) -> (Self, usize) {
        let next = self.breath(self.moment(now)).map_or(0, |breath| breath + 1);
        let mut there = self.clone();
        for (from, _) in &mut there.wishes {
            *from = next.min(*from);
        }
        there.walk(next);
        (there, next)
    }

    pub fn offers(&self, turn: PaceChange, now: u64) -> bool {
        if matches!(self.stands, Stands::Over { .. }) || matches!(self.way, Way::Marks(..)) {
            return false;
        }
        let (there, next) = self.at_the_next(now);
        next < there.count()
            && self.wishes.len() < WISHES_MOST
            && turned(there.wished(next).0, turn).is_some()
    }

    pub fn turn(&mut self, turn: PaceChange, now: u64) {
        self.happens(Event::Due, now);
        if self.offers(turn, now) {
            let (there, next) = self.at_the_next(now);
            let changes = self.changes + 1;
            *self = Self { changes, ..there };
            self.wishes.push((next, turn));
            self.walk(next);
        }
    }

    pub fn lead(&mut self, guide: Guide, now: u64) {
        self.happens(Event::Due, now);
        if !matches!(self.stands, Stands::Over { .. }) && guide != self.guide {
            self.guide = guide;
            self.changes += 1;
            let moment = self.moment(now);
            let waits = !matches!(self.stands, Stands::Runs { .. });
            self.led = self.led.max(if waits { self.taken_up(moment).0 } else { moment });
        }
    }

    /// Where it waits, what it was led by last counts from where it will be taken up.
    fn is_led(&mut self) {
        if let Stands::Waits { at, .. } | Stands::Broken { at, .. } = self.stands {
            let (begins, _) = self.taken_up(at);
            if self.led > begins {
                self.led = begins;
                self.changes += 1;
            }
        }
    }

    /// Whether nothing is known of what words take.
    pub fn estimates(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether something that is said within half a minute takes another time than is known.
    pub fn is_behind(&self, timeline: &Timeline, now: u64) -> bool {
        let here = self.moment(now);
        let said = timeline.cues.iter().filter_map(|cue| match cue.kind {
            CueKind::Say(line) if cue.at.0 > here && cue.at.0 - here <= 30_000 => Some(timeline.line(line)),
            _ => None,
        });
        said.into_iter().any(|words| {
            let known = self.known.iter().rev().find(|(of, ..)| of == words).map(|(.., length)| length);
            self.spoken.get(words).is_some_and(|length| known != Some(length))
        })
    }

    /// What words take is known from now on: a line that began before goes on as it did, unless it will be taken up from its
    /// beginning.
    pub fn learn(&mut self, now: u64) {
        if matches!(self.stands, Stands::Over { .. }) {
            return;
        }
        let (begins, stretch) = self.taken_up(self.moment(now));
        let runs = matches!(self.stands, Stands::Runs { .. });
        let here = if runs { self.moment(now).max(1) } else { begins.saturating_sub(1) };
        for (words, length) in &self.spoken {
            let before = self.known.iter().rev().find(|(of, ..)| of == words);
            if before.is_none_or(|(.., known)| known != length) {
                let since = before.map_or(here, |(_, since, _)| here.max(*since));
                self.known.push((words.clone(), since, *length));
            }
        }
        if self.measure() {
            self.changes += 1;
            let last = self.marks()[stretch + 1] - 1;
            if let Stands::Waits { at, .. } | Stands::Broken { at, .. } = &mut self.stands {
                *at = last.min(*at);
            }
        }
    }

    /// Whether anything moves.
    fn measure(&mut self) -> bool {
        let (Some(script), Way::Marks(_, marks)) = (&self.script, &mut self.way) else { return false };
        let is_known = |since: u64, at: i128| since == 0 || i128::from(since) < at;
        let anew = script.marks(|said, at| {
            let known = self.known.iter().rev().find(|(of, since, _)| of == said && is_known(*since, at));
            known.map(|(.., length)| i128::from(*length))
        });
        let moves = anew != *marks;
        *marks = anew;
        moves
    }

    /// The process dies, and the session is taken up from its record.
    pub fn is_restored(&mut self, now: u64) {
        let (_, stretch) = self.taken_up(self.moment(now));
        self.spoken.clear();
        self.known.clear();
        self.measure();
        let at = self.marks()[stretch];
        self.led = self.led.min(at);
        self.stands = Stands::Waits { at, why: Pause::Restored };
        self.changes = 0;
    }

    pub fn happens(&mut self, event: Event, now: u64) {
        let (at, end) = (self.moment(now), self.end());
        let runs = matches!(self.stands, Stands::Runs { .. });
        let goes_on = Stands::Runs { from: self.taken_up(at).0, clock: now };
        let finished = Stands::Over { at: end, how: Ending::Finished };
        self.stands = match (event, self.stands) {
            (_, over @ Stands::Over { .. }) => over,
            _ if runs && at == end => finished,
            (Event::Stop, _) => Stands::Over { at, how: Ending::Stopped },
            (Event::Resume, Stands::Ready) => Stands::Runs { from: 0, clock: now },
            (Event::Pause, Stands::Runs { .. }) => Stands::Waits { at, why: Pause::Person },
            (Event::Pause, Stands::Broken { by, .. }) => Stands::Waits { at, why: Pause::Interruption(by) },
            (Event::Resume, Stands::Waits { .. } | Stands::Broken { .. }) => goes_on,
            (Event::Interrupt(by), Stands::Runs { .. }) => Stands::Broken { at, clock: now, by },
            (Event::Interrupt(by), Stands::Broken { clock, by: Interruption::OtherSound, .. }) => {
                Stands::Broken { at, clock, by }
            }
            (Event::InterruptionEnded { may_resume }, Stands::Broken { clock, by, .. }) => {
                let soon = now <= clock.saturating_add(15_000);
                if may_resume && soon && by == Interruption::OtherSound {
                    goes_on
                } else {
                    Stands::Waits { at, why: Pause::Interruption(by) }
                }
            }
            (Event::Heard { at: heard, revision }, Stands::Runs { .. })
                if revision == self.changes && heard.0.abs_diff(at) <= 2000 =>
            {
                if heard.0 >= end {
                    finished
                } else {
                    Stands::Runs { from: heard.0, clock: now }
                }
            }
            (_, as_it_was) => as_it_was,
        };
        if runs {
            self.is_led();
        }
    }
}
