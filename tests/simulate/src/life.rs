//! What happens to a phone in its life, and when.

use crate::ask::{Ask, Kind, some_asks, some_time};
use crate::clocks::{Clock, DAY, HOUR, MINUTE};
use crate::dice::Dice;
use crate::shell::Cause;
use crate::system::{Habits, Now, System};
use crate::world::{By, Figures, Sabotage, World};
use chrono_tz::{TZ_VARIANTS, Tz};
use kindself_core::reminders::{Act, Book, OccurrenceId};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Something that is to happen.
#[derive(Debug, Clone, PartialEq)]
enum Todo {
    Run(Cause),
    Open,
    Travel(Option<Tz>),
    Off {
        long: bool,
    },
    On,
    /// The clock is set to so much ahead of the true time.
    SetClock(i64),
    Stop,
    Update,
    ZoneData,
    Restore,
    Edit,
    Practice,
}

/// A phone with all that is to happen to it.
pub struct Life {
    pub world: World,
    todo: Vec<(i64, Todo)>,
    ends: i64,
}

/// The first moment of 1970 but two days, and the last of 2037 but some months.
const FIRST: i64 = 2 * DAY;
const LAST: i64 = 2_124_000_000_000;

impl Life {
    /// The phone of that seed: it begins in each zone in turn.
    pub fn of(seed: u64, sabotage: Sabotage, tells: bool) -> Self {
        let mut dice = Dice::of(seed);
        let zones = TZ_VARIANTS.len() as u64;
        let which = usize::try_from(seed % zones).unwrap_or(0);
        let zone = Clock::Of(TZ_VARIANTS.get(which).copied().unwrap_or(Tz::UTC));
        let days = if dice.hits(2) { dice.among(300, 700) } else { dice.among(25, 100) };
        let starts = starts(&mut dice, zone, days);
        let ends = starts + days * DAY;
        let begins = dice.of_these(&[240, 240, 240, 240, 0, 180, 360]).unwrap_or(240);
        let now = Now { at: starts, skew: 0, clock: zone };
        let asks = Rc::new(some_asks(&mut dice, zone.day(starts, begins), starts, begins));
        let ios = dice.hits(70);
        let world = World {
            seed,
            begins,
            nameless: dice.hits(2),
            on: true,
            stopped: false,
            unsure: true,
            exact: dice.hits(15),
            most_a_day: if dice.hits(5) { 1 } else { 6 },
            system: some_system(ios, &mut dice),
            now,
            dice,
            visible: Vec::new(),
            book_asks: Rc::clone(&asks),
            live: vec![Rc::clone(&asks)],
            asks,
            book: Book::default(),
            seen: BTreeMap::new(),
            of_day: BTreeMap::new(),
            unnoted: Vec::new(),
            stretches: Vec::new(),
            runs: Vec::new(),
            kills: Vec::new(),
            epoch: 0,
            figures: Figures { phones: 1, ..Figures::default() },
            sabotage,
            story: tells.then(Vec::new),
            faults: Vec::new(),
        };
        let mut life = Self { world, todo: Vec::new(), ends };
        life.plan_ahead(days);
        life
    }

    fn later(&mut self, after: i64, todo: Todo) {
        self.todo.push((self.world.now.at + after, todo));
    }

    /// What is to happen.
    fn plan_ahead(&mut self, days: i64) {
        let length = days * DAY;
        let mut some = |most: i64, dice: &mut Dice, what: &dyn Fn(&mut Dice) -> Todo| {
            let most = most * days / 60 + 1;
            for _ in 0..dice.among(0, most) {
                let at = dice.among(0, length);
                let todo = what(dice);
                self.todo.push((self.world.now.at + at, todo));
            }
        };
        let mut dice = self.world.dice.clone();
        some(4, &mut dice, &|dice| Todo::Travel(dice.of_these(&TZ_VARIANTS)));
        some(5, &mut dice, &|dice| Todo::Off { long: dice.hits(40) });
        some(1, &mut dice, &|_| Todo::Update);
        some(2, &mut dice, &|_| Todo::Edit);
        some(0, &mut dice, &|_| Todo::Stop);
        if dice.hits(40) {
            some(0, &mut dice, &|_| Todo::Restore);
        }
        if dice.hits(40) {
            some(0, &mut dice, &|_| Todo::ZoneData);
        }
        if dice.hits(25) {
            some(1, &mut dice, &|dice| {
                let size =
                    dice.of_these(&[2 * MINUTE, 50 * MINUTE, 7 * HOUR, 26 * HOUR, 40 * DAY, 9000 * DAY]);
                let size = size.unwrap_or(HOUR);
                Todo::SetClock(if dice.hits(50) { size } else { -size })
            });
        }
        let has_after = self.world.asks.iter().any(|ask| matches!(ask.kind, Kind::After { .. }));
        if has_after {
            for day in 0..days {
                if dice.hits(25) {
                    self.todo.push((self.world.now.at + day * DAY + dice.among(0, DAY), Todo::Practice));
                }
            }
        }
        self.world.dice = dice;
        self.later(0, Todo::Open);
    }

    /// Plays it to its end.
    pub fn play(mut self) -> World {
        self.world.cut();
        self.world.take_rules();
        self.world.say_rules();
        loop {
            let next = self.next();
            let Some((at, what)) = next.filter(|(at, _)| *at < self.ends) else { break };
            self.world.now.at = at.max(self.world.now.at);
            match what {
                Next::Todo(which) => {
                    let (_, todo) = self.todo.swap_remove(which);
                    self.happens(todo);
                }
                Next::System => {
                    let before = self.world.kills.len();
                    self.world.fire();
                    self.again_if_killed(before);
                }
                Next::Acts(which) => self.acts(which),
            }
            self.open_for_refill();
        }
        self.world.now.at = self.ends;
        self.world.cut();
        self.world.stretches.pop();
        self.world
    }

    fn next(&self) -> Option<(i64, Next)> {
        let world = &self.world;
        let todo = self.todo.iter().enumerate().map(|(which, (at, _))| (*at, Next::Todo(which)));
        let runs = world.on && (!world.stopped || world.is_ios());
        let system = runs.then(|| world.system.next(world.now)).flatten().map(|at| (at, Next::System));
        let acts = world.visible.iter().enumerate().filter(|_| runs);
        let acts = acts.filter_map(|(which, visible)| {
            visible.act.map(|(at, _)| (at.max(world.now.at), Next::Acts(which)))
        });
        todo.chain(system).chain(acts).min_by_key(|(at, _)| *at)
    }

    fn run(&mut self, cause: Cause) -> bool {
        let before = self.world.kills.len();
        let done = self.world.run(cause);
        self.again_if_killed(before);
        done
    }

    /// Something else wakes the app in a while, most times.
    fn again_if_killed(&mut self, before: usize) {
        if self.world.kills.len() == before || !self.world.dice.hits(90) {
            return;
        }
        let (after, todo) = if self.world.is_ios() {
            (self.world.dice.among(1, 48 * 60), Todo::Run(Cause::Opened))
        } else {
            (self.world.dice.among(1, 180), Todo::Run(Cause::Told("something else")))
        };
        self.later(after * MINUTE, todo);
    }

    fn open_for_refill(&mut self) {
        let found = self.world.visible.iter().position(|visible| World::is_refill(&visible.name));
        if let Some(which) = found {
            self.world.visible.swap_remove(which);
            let after = self.world.dice.among(0, 6 * 60) * MINUTE;
            self.later(after, Todo::Run(Cause::Opened));
        }
    }

    fn acts(&mut self, which: usize) {
        let visible = self.world.visible.swap_remove(which);
        let Some((_, act)) = visible.act else { return };
        self.world.say(|| format!("the person: {act:?} of {}", visible.name));
        let Some(id) = OccurrenceId::from_text(&visible.name) else { return };
        // An iPhone tells nobody that one was put away.
        if self.world.is_ios() && act == Act::LetPass {
            return;
        }
        self.run(Cause::Acted(id, act));
    }

    fn happens(&mut self, todo: Todo) {
        let ready = self.world.on && !self.world.stopped;
        match todo {
            Todo::Run(cause) => drop(self.run(cause)),
            Todo::Open => {
                self.run(Cause::Opened);
                let after = self.world.dice.among(HOUR, if self.world.is_ios() { 6 } else { 12 } * DAY);
                self.later(after, Todo::Open);
            }
            Todo::Travel(zone) => self.travel(zone),
            Todo::Off { long } if self.world.on => self.off(long),
            Todo::On => self.on(),
            Todo::SetClock(skew) if ready => self.set_clock(skew),
            Todo::Stop if ready && !self.world.is_ios() => {
                self.world.figures.stops += 1;
                self.world.stopped = true;
                self.world.say(|| "the app is stopped by force".to_owned());
                self.wipe();
            }
            Todo::Update if ready => {
                self.world.figures.updates += 1;
                self.world.say(|| "the app is updated".to_owned());
                self.world.restart();
                if !self.world.is_ios() {
                    self.world.system.started();
                    self.world.unsure = true;
                    self.world.cut();
                    let after = self.world.dice.among(5, 120) * 1000;
                    self.later(after, Todo::Run(Cause::Told("updated")));
                }
            }
            Todo::ZoneData if ready => self.zone_data(),
            Todo::Restore if self.world.on => self.restore(),
            Todo::Edit if ready => self.edit(),
            Todo::Practice if ready => self.practice(),
            _ => {}
        }
    }

    /// What waits and what is shown is gone; it is not sure what waits.
    fn wipe(&mut self) {
        self.world.system.started();
        if !self.world.is_ios() {
            self.world.visible.clear();
            self.world.unsure = true;
        }
        self.world.cut();
    }

    fn travel(&mut self, zone: Option<Tz>) {
        let Some(zone) = zone else { return };
        self.world.figures.trips += 1;
        self.world.now.clock = Clock::Of(zone);
        self.world.say(|| "the phone is somewhere else".to_owned());
        self.moved("zone set");
        // There and back.
        if self.world.dice.hits(30) {
            let home = self.world.stretches.first().and_then(|stretch| match stretch.clock {
                Clock::Of(zone) => Some(zone),
                Clock::Fixed(_) => None,
            });
            let after = self.world.dice.among(1, 72) * HOUR;
            self.later(after, Todo::Travel(home));
        }
    }

    /// The clock or the zone is another one.
    fn moved(&mut self, what: &'static str) {
        self.world.cut();
        if !self.world.on {
            return;
        }
        self.passed_over();
        if !self.world.is_ios() && !self.world.stopped {
            let after = self.world.dice.among(1, 30) * 1000;
            self.later(after, Todo::Run(Cause::Told(what)));
        }
    }

    /// What an iPhone had waiting, and what was passed over.
    fn passed_over(&mut self) {
        let (passed, shows) = self.world.system.moved(self.world.now);
        for (name, known) in passed {
            if shows {
                self.world.show(&name, By::System { known });
                continue;
            }
            self.world.say(|| format!("the system drops {name}"));
            if World::is_refill(&name) {
                // The person opens the app some time.
                let after = self.world.dice.among(1, 24) * HOUR;
                self.later(after, Todo::Run(Cause::Opened));
            } else if let Some(key) = self.world.key(&name) {
                self.world.seen.entry(key).or_default().lost = true;
            }
        }
    }

    fn off(&mut self, long: bool) {
        self.world.figures.reboots += 1;
        self.world.on = false;
        self.world.say(|| "the phone goes off".to_owned());
        self.wipe();
        let minutes = if long { self.world.dice.among(30, 60 * 60) } else { self.world.dice.among(1, 15) };
        self.later(minutes * MINUTE, Todo::On);
    }

    fn on(&mut self) {
        if self.world.on {
            return;
        }
        self.world.on = true;
        self.world.restart();
        self.world.say(|| "the phone is on".to_owned());
        self.world.cut();
        self.passed_over();
        if self.world.is_ios() || self.world.stopped {
            return;
        }
        if self.world.dice.hits(20) {
            // Opened before anyone was told that the phone is on.
            self.later(1000, Todo::Run(Cause::Opened));
        }
        let after = self.world.dice.among(10, 240) * 1000;
        self.later(after, Todo::Run(Cause::Told("started")));
    }

    fn set_clock(&mut self, skew: i64) {
        let told = self.world.now.at + skew;
        if !(0..LAST).contains(&told) {
            return;
        }
        self.world.figures.jumps += 1;
        self.world.now.skew = skew;
        self.world.epoch += 1;
        self.world.say(|| "its clock was set".to_owned());
        self.moved("time set");
        if skew != 0 {
            let after = self.world.dice.among(1, 3 * 24 * 60) * MINUTE;
            self.later(after, Todo::SetClock(0));
        }
    }

    /// Other data of the zone: from now on its clocks are those of another one that shows the same now.
    fn zone_data(&mut self) {
        let now = self.world.now;
        let here = now.clock.ahead(now.told());
        let other = (0..40).find_map(|_| {
            let zone = self.world.dice.of_these(&TZ_VARIANTS).map(Clock::Of)?;
            (zone.ahead(now.told()) == here).then_some(zone)
        });
        let Some(other) = other else { return };
        self.world.figures.zone_data += 1;
        self.world.now.clock = other;
        self.world.say(|| "new data of the zone".to_owned());
        self.world.restart();
        self.moved("updated");
    }

    /// The phone is lost; another one, of either kind, gets what this one had kept.
    fn restore(&mut self) {
        self.world.figures.restores += 1;
        self.world.say(|| "the phone is lost".to_owned());
        self.world.on = false;
        self.world.stopped = false;
        self.world.unsure = true;
        self.world.epoch += 1;
        self.world.visible.clear();
        // What only the lost phone knew nobody knows.
        self.world.unnoted.clear();
        self.world.cut();
        let ios = self.world.dice.hits(50);
        self.world.system = some_system(ios, &mut self.world.dice);
        self.world.cut();
        let after = self.world.dice.among(10, 48 * 60) * MINUTE;
        self.later(after, Todo::On);
        self.later(after + 10 * MINUTE, Todo::Run(Cause::Opened));
    }

    fn change(&mut self, change: impl FnOnce(&mut Ask, &mut Dice)) {
        let mut asks = self.world.asks.as_ref().clone();
        let most = i64::try_from(asks.len()).unwrap_or(1) - 1;
        let which = usize::try_from(self.world.dice.among(0, most)).unwrap_or(0);
        if let Some(ask) = asks.get_mut(which) {
            ask.changed = self.world.now.told().max(ask.changed + 1);
            change(ask, &mut self.world.dice);
            ask.version += 1;
        }
        self.changed(asks);
    }

    fn changed(&mut self, asks: Vec<Ask>) {
        self.world.asks = Rc::new(asks);
        self.world.live.push(Rc::clone(&self.world.asks));
        self.world.cut();
        self.world.say_rules();
        self.run(Cause::Opened);
    }

    fn edit(&mut self) {
        if !self.run(Cause::Opened) {
            return;
        }
        self.world.figures.edits += 1;
        self.world.say(|| "the person changes a rule".to_owned());
        self.change(|ask, dice| match (&ask.kind, dice.among(0, 2)) {
            (_, 0) => ask.on = !ask.on,
            (Kind::Random { .. } | Kind::After { .. }, _) => ask.waits = !ask.waits,
            _ => ask.at = some_time(dice),
        });
    }

    fn practice(&mut self) {
        if !self.run(Cause::Opened) {
            return;
        }
        let (clock, told, begins) = (self.world.now.clock, self.world.now.told(), self.world.begins);
        let mut asks = self.world.asks.as_ref().clone();
        for ask in asks.iter_mut().filter(|ask| matches!(ask.kind, Kind::After { .. })) {
            ask.ended = Some((ask.clock(clock).day(told, begins), told));
            ask.version += 1;
        }
        self.world.say(|| "a practice ends".to_owned());
        self.changed(asks);
    }
}

#[derive(Debug, Clone, Copy)]
enum Next {
    Todo(usize),
    System,
    Acts(usize),
}

fn some_system(ios: bool, dice: &mut Dice) -> System {
    if ios { System::Ios(Habits::of(dice), Vec::new()) } else { System::Android(Vec::new()) }
}

/// Some time from 1970 to 2037: one time in two so that the clocks of its zone change meanwhile, if they ever do.
fn starts(dice: &mut Dice, zone: Clock, days: i64) -> i64 {
    let some = dice.among(FIRST, LAST - 750 * DAY);
    if dice.hits(50) {
        return some;
    }
    let mut from = some;
    while from < some + 400 * DAY {
        if zone.ahead(from) != zone.ahead(from + 20 * DAY) {
            let before = dice.among(1, 20);
            return (from - before.min(days / 2) * DAY).max(FIRST);
        }
        from += 20 * DAY;
    }
    some
}
