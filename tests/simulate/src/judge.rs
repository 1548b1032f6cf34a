//! What was owed, found afterwards from where the phone was and what it showed; and whether it came.
//!
//! One is owed when the clock that the person sees passes its time on their day, while its rule is on, and the app could do something:
//! the system had been asked and nothing took that away; or the app ran to its end later on that day. A date that a zone leaves out, or
//! that a trip or a set clock jumps over, is not owed. A date that is lived twice is owed once.

use crate::ask::{Ask, Kind};
use crate::clocks::{Clock, DAY, MINUTE};
use crate::system::LATEST;
use crate::world::{Run, Stretch, World};
use kindself_core::reminders::Late;

/// A clock passes the time of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pass {
    which: usize,
    day: i64,
    /// True moments: it is due, and its window is over.
    at: i64,
    last: i64,
    stretch: usize,
    version: u32,
}

/// What is on its way in the minute in which the app looks is left to the system.
const GRACE: i64 = MINUTE;

impl World {
    /// Judges its life.
    pub fn judge(&mut self) {
        let mut passes = self.passes();
        let mut moments: Vec<i64> = passes.iter().map(|pass| pass.at).collect();
        moments.sort_unstable();
        passes.sort_unstable();
        let mut from = 0;
        while let Some(first) = passes.get(from).copied() {
            let same =
                passes.iter().skip(from).take_while(|one| (one.which, one.day) == (first.which, first.day));
            let until = from + same.count();
            if let Some(passes) = passes.get(from..until) {
                self.judge_day(first, passes, &moments);
            }
            from = until;
        }
    }

    /// Every time a clock passed one.
    fn passes(&self) -> Vec<Pass> {
        let mut passes = Vec::new();
        for (stretch, there) in self.stretches.iter().enumerate() {
            let told = |at: i64| at + there.skew;
            for (which, ask) in there.asks.iter().enumerate() {
                let clock = ask.clock(there.clock);
                let first = clock.day(told(there.from), self.begins) - 1;
                let last = clock.day(told(there.until), self.begins) + 1;
                let days = match (&ask.kind, ask.ended) {
                    (Kind::After { .. }, Some((day, _))) => day..=day,
                    _ => first..=last,
                };
                for day in days {
                    let Some(due) = ask.due(day, there.clock, self.begins) else { continue };
                    let at = due.passes - there.skew;
                    if (there.from..there.until).contains(&at) {
                        let last = due.last.max(due.moment) - there.skew;
                        passes.push(Pass { which, day, at, last, stretch, version: ask.version });
                    }
                }
            }
        }
        passes
    }

    fn judge_day(&mut self, first: Pass, passes: &[Pass], moments: &[i64]) {
        let Some(ask) =
            self.stretches.get(first.stretch).and_then(|there| there.asks.get(first.which)).cloned()
        else {
            return;
        };
        let times = ask.times();
        let is_window = matches!(ask.kind, Kind::Random { .. });
        self.figures.days += 1;
        let seen = |nth: u8| self.seen.get(&(ask.which, first.day, nth)).copied().unwrap_or_default();
        let came: Vec<bool> = (0..times).map(|nth| seen(nth).count > 0).collect();
        let any = came.contains(&true);
        let is_left = (0..times).any(|nth| seen(nth).lost || seen(nth).no_more);
        if came.iter().all(|came| *came) {
            self.figures.came += 1;
            return;
        }
        // Where others take a day's places, or it is quiet in a window, how many are owed is not for the judge to say.
        let is_full =
            self.of_day.get(&first.day).is_some_and(|came| came.len() >= usize::from(self.most_a_day));
        let is_unsure = self.most_a_day < 6 || is_full || (is_window && ask.quiet.is_some());
        if is_left || is_unsure {
            self.figures.came += u64::from(any);
            self.figures.excused += u64::from(!any);
            return;
        }
        let mut owed = None;
        let slept = (0..times).any(|nth| seen(nth).slept);
        for pass in passes {
            let whole = self.was_asked_for(pass, moments) && !(slept && self.becomes_quiet(&ask, pass));
            // Those of a window that are late together come as one.
            let is_missed =
                if whole && self.is_strict(&ask, pass) { !came.iter().all(|came| *came) } else { !any };
            if is_missed && (whole || self.could_be_told_late(pass)) {
                owed = Some((*pass, whole));
            }
        }
        match owed {
            Some((pass, whole)) => {
                self.figures.missed += 1;
                self.now.at = pass.at;
                if let Some(there) = self.stretches.get(pass.stretch) {
                    (self.now.skew, self.now.clock) = (there.skew, there.clock);
                }
                let why = if whole {
                    "missed: the system had been asked"
                } else {
                    "missed: the app ran later that day"
                };
                let nth = came.iter().zip(0..).find(|(came, _)| !**came).map_or(0, |(_, nth)| nth);
                self.fault(why, Some((ask.which, first.day, nth)));
            }
            None => {
                self.figures.came += u64::from(any);
                self.figures.excused += u64::from(!any);
            }
        }
    }

    /// Whether it is quiet soon after one is due.
    fn becomes_quiet(&self, ask: &Ask, pass: &Pass) -> bool {
        let Some(there) = self.stretches.get(pass.stretch) else { return false };
        let clock = ask.clock(there.clock);
        let at = |minutes: i64| clock.shows(pass.at + there.skew + minutes * MINUTE);
        (0..=LATEST / MINUTE).step_by(5).any(|minutes| ask.quiet_end(at(minutes)).is_some())
    }

    /// Whether each one of a window comes by itself: on iOS, where they cannot meet. Android may be late for one until the next is due.
    fn is_strict(&self, ask: &Ask, pass: &Pass) -> bool {
        if matches!(ask.kind, Kind::Random { apart: 0, .. }) {
            return false;
        }
        let Some(there) = self.stretches.get(pass.stretch) else { return false };
        let is_changed = there.clock.ahead(pass.at) != there.clock.ahead(pass.last);
        // By a clock that was set the last one of a day may have come before, and the others with it.
        there.ios && !is_changed && there.epoch == 0
    }

    /// Whether the app had asked the system for it in time, and nothing took that away.
    fn was_asked_for(&self, pass: &Pass, moments: &[i64]) -> bool {
        let Some(there) = self.stretches.get(pass.stretch) else { return false };
        let until = if there.ios { pass.last } else { pass.last + LATEST };
        if !there.on || until >= there.until {
            return false;
        }
        let ready = self.runs.iter().rev().find(|run| run.at < pass.at && self.holds(run, pass, there));
        let Some(ready) = ready else { return false };
        // Those that have no place come with the next refill.
        let before =
            moments.partition_point(|at| *at <= pass.last) - moments.partition_point(|at| *at <= ready.at);
        // One of a window is several.
        let room = if there.ios { 24 } else { 34 };
        let most = there.asks.iter().map(|ask| usize::from(ask.times())).max().unwrap_or(1);
        let killed = self.kills.iter().any(|at| (pass.at..=until).contains(at));
        before * most <= room && (there.ios || !killed)
    }

    /// Whether what that run asked for is still there as one passes.
    fn holds(&self, run: &Run, pass: &Pass, there: &Stretch) -> bool {
        let Some(then) = self.stretches.get(run.stretch) else { return false };
        let same_rule = run.asks.get(pass.which).is_some_and(|ask| ask.version == pass.version);
        // Where hours end in a quiet span, its end is another one elsewhere.
        let hours_wait =
            there.asks.get(pass.which).is_some_and(|ask| ask.quiet.is_some() && ask.ended.is_some());
        let still = if there.ios {
            then.epoch == there.epoch && (then.clock == there.clock || !hours_wait)
        } else {
            run.stretch == pass.stretch
        };
        // Where it was over as the app looked, there was nothing to ask for, though it is still to come elsewhere.
        let was_to_come = then.clock == there.clock
            || run.asks.get(pass.which).is_some_and(|ask| {
                let due = ask.due(pass.day, then.clock, self.begins);
                due.is_some_and(|due| due.moment > run.at + then.skew)
            });
        same_rule && still && was_to_come
    }

    /// Whether the app ran to its end when it was over, and still its day.
    fn could_be_told_late(&self, pass: &Pass) -> bool {
        let from = self.runs.partition_point(|run| run.at <= pass.last);
        self.runs.iter().skip(from).any(|run| {
            let Some(there) = self.stretches.get(run.stretch) else { return false };
            let Some(ask) = run.asks.get(pass.which) else { return false };
            let told = run.at + there.skew;
            let clock = ask.clock(there.clock);
            // What an iPhone counts hours for comes when a clock that was set does not say so.
            let by_hours = ask.ended.is_some() || matches!(ask.stay, Some((_, Clock::Fixed(_))));
            if there.ios && by_hours && there.epoch > 0 {
                return false;
            }
            let Some(due) = ask.due(pass.day, there.clock, self.begins) else { return false };
            let is_over = due.last.max(due.moment) + GRACE < told && ask.changed <= due.moment;
            let in_time = match ask.late {
                Late::Always => true,
                Late::SameDay => clock.day(told, self.begins) == pass.day,
                Late::Never => false,
            };
            let is_quiet = ask.quiet_end(clock.shows(told)).is_some();
            ask.version == pass.version && is_over && in_time && !is_quiet && run.at - pass.at < 90 * DAY
        })
    }
}
