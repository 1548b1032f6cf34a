//! One phone and the person who has it, from day to day: what is so now, and what is written down of it for the judge.

use crate::ask::{Ask, Kind};
use crate::clocks::{Clock, HOUR, MINUTE, date_of, said};
use crate::dice::Dice;
use crate::system::{Now, System, looked_after};
use kindself_core::reminders::{Act, Book, OccurrenceId, PlannedId};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A shell that does not keep to what was agreed, to see that it is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sabotage {
    None,
    /// It shows, and never tells.
    Forgets,
    /// It says that the system took something on, and asked for nothing.
    Pretends,
    /// It asks for everything an hour too soon, and shows without asking once more.
    Hurries,
}

/// One reminder: which rule, which day, which of that day.
pub type Key = (u8, i64, u8);

/// Rules as they are at a time.
pub type Asks = Rc<Vec<Ask>>;

/// What became of one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    pub count: u16,
    /// So many more times the person asked for it.
    pub wished: u16,
    /// The app has noted for good that it came, or could have seen it.
    pub noted: bool,
    /// The system took it away, and nobody can know.
    pub lost: bool,
    /// It came as hours went by that a clock which was set says nothing of.
    pub by_hours: bool,
    /// The phone slept, and it was later than it says: by then it may have been quiet.
    pub slept: bool,
    /// No more of that day, by the person's wish.
    pub no_more: bool,
    /// When it was shown last, by the phone's clock.
    pub told: i64,
}

/// A stretch of time in which nothing about the phone changes.
#[derive(Debug, Clone)]
pub struct Stretch {
    pub from: i64,
    pub until: i64,
    pub skew: i64,
    pub clock: Clock,
    /// It is on, and the app may run.
    pub on: bool,
    pub ios: bool,
    pub asks: Asks,
    /// Counts what takes from the system all it had, and the clocks that were set.
    pub epoch: u32,
}

/// The app looked, and everything went well until its end.
#[derive(Debug, Clone)]
pub struct Run {
    pub at: i64,
    pub stretch: usize,
    /// As the app has them.
    pub asks: Asks,
}

/// Who shows one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    App,
    /// And whether the app knows that the system had it.
    System {
        known: bool,
    },
}

/// A notification on the screen.
#[derive(Debug, Clone)]
pub struct Visible {
    pub name: String,
    pub key: Option<Key>,
    pub act: Option<(i64, Act)>,
}

/// What was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    pub phones: u64,
    pub days: u64,
    pub came: u64,
    pub excused: u64,
    pub runs: u64,
    pub trips: u64,
    pub reboots: u64,
    pub stops: u64,
    pub updates: u64,
    pub zone_data: u64,
    pub kills: u64,
    pub lost_acks: u64,
    pub jumps: u64,
    pub restores: u64,
    pub edits: u64,
    pub most_alarms: u64,
    pub most_requests: u64,
    /// Shown once more, where nothing the app could see said that it had been.
    pub unknowable: u64,
    pub missed: u64,
    pub double: u64,
    pub early: u64,
    /// At a time when, or of a day of which, there is to be none.
    pub misplaced: u64,
    /// A plan that was carried out, and asked for more.
    pub restless: u64,
}

impl Figures {
    /// With those of another phone.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            phones: self.phones + other.phones,
            days: self.days + other.days,
            came: self.came + other.came,
            excused: self.excused + other.excused,
            runs: self.runs + other.runs,
            trips: self.trips + other.trips,
            reboots: self.reboots + other.reboots,
            stops: self.stops + other.stops,
            updates: self.updates + other.updates,
            zone_data: self.zone_data + other.zone_data,
            kills: self.kills + other.kills,
            lost_acks: self.lost_acks + other.lost_acks,
            jumps: self.jumps + other.jumps,
            restores: self.restores + other.restores,
            edits: self.edits + other.edits,
            most_alarms: self.most_alarms.max(other.most_alarms),
            most_requests: self.most_requests.max(other.most_requests),
            unknowable: self.unknowable + other.unknowable,
            missed: self.missed + other.missed,
            double: self.double + other.double,
            early: self.early + other.early,
            misplaced: self.misplaced + other.misplaced,
            restless: self.restless + other.restless,
        }
    }

    /// Promises that were broken.
    pub fn broken(&self) -> u64 {
        self.missed + self.double + self.early + self.misplaced + self.restless
    }
}

/// One phone.
pub struct World {
    pub seed: u64,
    pub dice: Dice,
    pub now: Now,
    pub begins: i64,
    /// Nobody here knows the zones the phone is in.
    pub nameless: bool,
    pub on: bool,
    /// By force: nothing runs until the app is opened.
    pub stopped: bool,
    /// Of what the system has waiting, something may be gone.
    pub unsure: bool,
    pub exact: bool,
    pub most_a_day: u8,
    pub system: System,
    pub visible: Vec<Visible>,
    /// As they are in the store; as the app has them; as those are that something in the system may come of.
    pub asks: Asks,
    pub book_asks: Asks,
    pub live: Vec<Asks>,
    pub book: Book,
    pub seen: BTreeMap<Key, Seen>,
    /// What came on a day, and when by the phone's clock.
    pub of_day: BTreeMap<i64, Vec<(Key, i64)>>,
    /// Shown, and not noted for good; by whom, and when by the phone's clock.
    pub unnoted: Vec<(Key, By, i64)>,
    pub stretches: Vec<Stretch>,
    pub runs: Vec<Run>,
    pub kills: Vec<i64>,
    pub epoch: u32,
    pub figures: Figures,
    pub sabotage: Sabotage,
    pub story: Option<Vec<String>>,
    pub faults: Vec<String>,
}

impl World {
    pub fn is_ios(&self) -> bool {
        matches!(self.system, System::Ios(..))
    }

    /// A line of the story.
    pub fn say(&mut self, line: impl FnOnce() -> String) {
        if let Some(story) = &mut self.story {
            let zone = match self.now.clock {
                Clock::Of(zone) => zone.name(),
                Clock::Fixed(_) => "a clock of its own",
            };
            let told = said(self.now.clock.shows(self.now.told()));
            let true_at = said(self.now.at);
            story.push(format!("{true_at}Z  the phone shows {told} in {zone}: {}", line()));
        }
    }

    /// A line for each rule.
    pub fn say_rules(&mut self) {
        let asks = Rc::clone(&self.asks);
        for ask in asks.iter() {
            self.say(|| format!("{ask:?}"));
        }
    }

    pub fn fault(&mut self, what: &str, key: Option<Key>) {
        let of = key.map_or_else(String::new, |(which, day, nth)| {
            format!(" of rule {which}, {} number {nth}", date_of(day))
        });
        self.say(|| format!("!!! {what}{of}"));
        let told = said(self.now.clock.shows(self.now.told()));
        self.faults
            .push(format!("SEED={} {what}{of}, when it was {told} in {:?}", self.seed, self.now.clock));
    }

    /// From now on something is otherwise.
    pub fn cut(&mut self) {
        let at = self.now.at;
        if let Some(last) = self.stretches.last_mut() {
            last.until = at;
        }
        self.stretches.push(Stretch {
            from: at,
            until: at,
            skew: self.now.skew,
            clock: self.now.clock,
            on: self.on && !self.stopped,
            ios: self.is_ios(),
            asks: Rc::clone(&self.asks),
            epoch: self.epoch,
        });
    }

    pub fn key(&self, name: &str) -> Option<Key> {
        let PlannedId::Reminder(OccurrenceId { rule, date, nth }) = PlannedId::from_text(name)? else {
            return None;
        };
        Some((*rule.0.first()?, crate::clocks::day_of(date), nth))
    }

    /// Something is to be seen and heard.
    pub fn show(&mut self, name: &str, by: By) {
        let (key, by_system) = (self.key(name), by != By::App);
        self.say(|| format!("shown: {name}{}", if by_system { ", by the system" } else { "" }));
        self.visible.retain(|visible| visible.name != name);
        let act = (!self.dice.hits(8)).then(|| {
            let act = match self.dice.among(0, 39) {
                0..=35 => Act::LetPass,
                36 => Act::Opened,
                37 => Act::Done,
                38 => Act::NotToday,
                _ => Act::Later,
            };
            (self.now.at + looked_after(&mut self.dice), act)
        });
        self.visible.push(Visible { name: name.to_owned(), key, act });
        let Some(key) = key else { return };
        self.judge_place(key, by_system);
        let mut seen = self.seen.get(&key).copied().unwrap_or_default();
        let was_wished = seen.wished > 0;
        if seen.count > 0 {
            if was_wished {
                seen.wished -= 1;
            } else if seen.noted && !seen.by_hours {
                self.figures.double += 1;
                self.fault("double", Some(key));
            } else {
                self.figures.unknowable += 1;
            }
        }
        seen.count += 1;
        seen.noted = false;
        seen.told = self.now.told();
        self.seen.insert(key, seen);
        // What waits for hours to go by comes when the clock does not say so, once that was set.
        let by_hours = was_wished
            || self
                .asks
                .get(usize::from(key.0))
                .is_some_and(|ask| ask.ended.is_some() || matches!(ask.stay, Some((_, Clock::Fixed(_)))));
        let told = if by_hours && self.epoch > 0 { i64::MAX } else { self.now.told() };
        if let (true, Some(seen)) = (told == i64::MAX, self.seen.get_mut(&key)) {
            seen.by_hours = true;
        }
        self.unnoted.push((key, by, told));
        let came = (key, self.now.told());
        if let (Some(day), 1) = (self.counts_on(came), seen.count) {
            self.of_day.entry(day).or_default().push(came);
            // Those that the app knows of; one that came elsewhere may have come on another day, as it sees that here.
            let is_known = |one: &&(Key, i64)| {
                self.seen.get(&one.0).is_some_and(|seen| seen.noted) && self.counts_on(**one) == Some(day)
            };
            let known = self.of_day.get(&day).map_or(0, |all| all.iter().filter(is_known).count());
            // What the system shows after hours went by was planned for the day that it would have been before a trip.
            let by_hours_of_the_system = by_system && self.is_after(key);
            if known >= usize::from(self.most_a_day) && !by_hours_of_the_system {
                self.figures.misplaced += 1;
                self.fault("more than the most of a day", Some(key));
            }
        }
    }

    fn is_after(&self, key: Key) -> bool {
        self.asks.get(usize::from(key.0)).is_some_and(|ask| matches!(ask.kind, Kind::After { .. }))
    }

    /// The day of which one is one of so many at most.
    fn counts_on(&self, (key, told): (Key, i64)) -> Option<i64> {
        let Some(ask) = self.asks.get(usize::from(key.0)) else { return Some(key.1) };
        let is_always = ask.late == kindself_core::reminders::Late::Always;
        match ask.kind {
            Kind::Once(_) => None,
            // It may come on a later day than it is for, and is of that.
            _ if is_always || matches!(ask.kind, Kind::After { .. }) => {
                Some(ask.clock(self.now.clock).day(told, self.begins))
            }
            _ => Some(key.1),
        }
    }

    /// Not before its moment, not while it is quiet, not on a day that has none, not when the day is long over.
    fn judge_place(&mut self, key: Key, by_system: bool) {
        let told = self.now.told();
        let (which, day, nth) = key;
        let mut wrong = None;
        for asks in &self.live {
            let Some(ask) = asks.get(usize::from(which)) else { continue };
            match self.misplaced(ask, (day, nth), told, by_system) {
                None => return,
                Some(found) => wrong = wrong.or(Some(found)),
            }
        }
        match wrong {
            Some("early") => self.figures.early += 1,
            _ => self.figures.misplaced += 1,
        }
        self.fault(wrong.unwrap_or("of no rule"), Some(key));
    }

    fn misplaced(
        &self,
        ask: &Ask,
        (day, nth): (i64, u8),
        told: i64,
        by_system: bool,
    ) -> Option<&'static str> {
        let clock = ask.clock(self.now.clock);
        // What a person wants once more comes when they said, wherever that is; also where nobody can know that it came.
        if self
            .seen
            .get(&(ask.which, day, nth))
            .is_some_and(|seen| seen.wished > 0 || seen.count > 0 && !seen.noted)
        {
            return None;
        }
        let Some(due) = ask.due(day, self.now.clock, self.begins) else {
            // What an iPhone has waiting for a time knows nothing of gaps and dates left out where it is taken meanwhile.
            return (!by_system).then_some("on a day that has none");
        };
        let elapsed = matches!(ask.kind, Kind::After { .. });
        let is_jumped = self.epoch > 0 && (elapsed || (by_system && ask.stay.is_some()));
        if let (true, Kind::After { hours }, Some((_, ended))) = (by_system, &ask.kind, ask.ended) {
            // Hours go by wherever the phone is: where it is quiet there, the system does not know.
            return (told < ended + hours * HOUR && !is_jumped).then_some("early");
        }
        // A phone whose zone is not known, and one that shows by itself, go by the wall alone.
        let least = if by_system || self.nameless { due.passes } else { due.moment };
        if told < least && !is_jumped {
            return Some("early");
        }
        if let Some(end) = ask.quiet_end(clock.shows(told)) {
            // What was on its way as it became quiet is shown: the system took its time.
            let begun = ask.quiet_end(clock.shows(told - 11 * MINUTE)) != Some(end);
            let is_random = ask.times() > 1 || matches!(ask.kind, Kind::Random { .. });
            if !begun && !by_system && !is_random {
                return Some("while it is quiet");
            }
        }
        let is_stale = told - due.last > 4 * HOUR && clock.day(told, self.begins) != day;
        let over_a_day = elapsed && clock.day(due.moment, self.begins) == clock.day(told, self.begins);
        let always = ask.late == kindself_core::reminders::Late::Always;
        (is_stale && !by_system && !over_a_day && !always).then_some("long after its day")
    }
}
