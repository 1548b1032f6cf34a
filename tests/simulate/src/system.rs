//! The parts of two systems that reminders go through, as their makers describe them and people complain of them.
//!
//! Android wakes the app at or after a moment, lets no app ask what waits, and forgets all of it at a reboot, a force stop and an update.
//! iOS shows by itself what waits for a time on the wall, wherever the phone is by then, and tells the app nothing.

use crate::clocks::{Clock, HOUR, MINUTE};
use crate::dice::Dice;
use chrono::NaiveDateTime;
use kindself_core::reminders::{Planned, Punctual, Trigger};

/// An alarm of Android's: it is there once the phone's clock shows `at`, or somewhat later.
#[derive(Debug, Clone)]
pub struct Alarm {
    pub name: String,
    pub at: i64,
    pub delay: i64,
}

/// A request of iOS's.
#[derive(Debug, Clone)]
pub struct Request {
    pub name: String,
    pub mark: String,
    /// The app has noted for good that it was taken on.
    pub noted: bool,
    wall: Option<(i64, Option<Clock>)>,
    /// When it fires: a true moment.
    pub fires: i64,
}

/// What an iPhone does near the limit: reports differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooMany {
    KeepsSoonest,
    KeepsLast,
    DropsAll,
    NoLimit,
}

/// So many requests can wait.
pub const LIMIT: usize = 64;

/// What differs from one iPhone, or one report, to the next.
#[derive(Debug, Clone, Copy)]
pub struct Habits {
    pub too_many: TooMany,
    /// What was passed over (by a clock, a zone, or while the phone was off) is shown; otherwise it is gone.
    pub shows_passed: bool,
    /// A time that is left out comes as soon as it is over; otherwise as much later as was left out.
    pub gap_at_once: bool,
}

impl Habits {
    pub fn of(dice: &mut Dice) -> Self {
        let ways = [TooMany::KeepsSoonest, TooMany::KeepsLast, TooMany::DropsAll, TooMany::NoLimit];
        Self {
            too_many: dice.of_these(&ways).unwrap_or(TooMany::NoLimit),
            shows_passed: dice.hits(50),
            gap_at_once: dice.hits(50),
        }
    }
}

/// What waits.
#[derive(Debug, Clone)]
pub enum System {
    Android(Vec<Alarm>),
    Ios(Habits, Vec<Request>),
}

/// The longest an alarm of Android's is late: a phone that lies still lets what costs least wait.
pub const LATEST: i64 = 115 * MINUTE;

/// Where and when a phone is: what its clock shows comes of it.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// The true moment.
    pub at: i64,
    /// How far the phone's clock is ahead of it.
    pub skew: i64,
    pub clock: Clock,
}

impl Now {
    /// What the phone takes for now.
    pub fn told(self) -> i64 {
        self.at + self.skew
    }
}

impl System {
    /// Takes one on, in place of what has its name.
    pub fn add(&mut self, planned: &Planned, now: Now, dice: &mut Dice) {
        let name = planned.id.text();
        match self {
            Self::Android(alarms) => {
                let longest = match planned.punctual {
                    Punctual::Exact => 1000,
                    Punctual::WhileIdle => 10 * MINUTE,
                    Punctual::Window(_) if dice.hits(15) => LATEST - 5 * MINUTE,
                    Punctual::Window(window) => i64::try_from(window.0).unwrap_or(0),
                };
                let delay = if dice.hits(30) { 0 } else { dice.among(0, longest) };
                alarms.retain(|alarm| alarm.name != name);
                alarms.push(Alarm { name, at: planned.at.0, delay });
            }
            Self::Ios(habits, requests) => {
                let (wall, fires) = match &planned.trigger {
                    Trigger::In(length) => (None, now.at + i64::try_from(length.0).unwrap_or(0)),
                    Trigger::Wall { at, zone } => {
                        let zone = zone.as_ref().and_then(|zone| zone.parse().ok()).map(Clock::Of);
                        let wall = (shown(*at), zone);
                        (Some(wall), habits.fires(wall, now))
                    }
                };
                requests.retain(|request| request.name != name);
                requests.push(Request { name, mark: planned.mark.clone(), noted: false, wall, fires });
                if requests.len() > LIMIT {
                    match habits.too_many {
                        TooMany::KeepsSoonest => {
                            let last = requests.iter().map(|request| request.fires).max();
                            requests.retain(|request| Some(request.fires) != last);
                        }
                        TooMany::KeepsLast => drop(requests.remove(0)),
                        TooMany::DropsAll => requests.clear(),
                        TooMany::NoLimit => {}
                    }
                }
            }
        }
    }

    pub fn cancel(&mut self, name: &str) {
        match self {
            Self::Android(alarms) => alarms.retain(|alarm| alarm.name != name),
            Self::Ios(_, requests) => requests.retain(|request| request.name != name),
        }
    }

    /// The app has noted for good that those were taken on.
    pub fn note(&mut self, names: &[String]) {
        if let Self::Ios(_, requests) = self {
            for request in requests.iter_mut().filter(|request| names.contains(&request.name)) {
                request.noted = true;
            }
        }
    }

    /// Whether something waits of which the app does not know: it can tell that something was lost.
    pub fn has_unnoted(&self) -> bool {
        matches!(self, Self::Ios(_, requests) if requests.iter().any(|request| !request.noted))
    }

    /// Whether it has that one waiting.
    pub fn has(&self, name: &str) -> bool {
        match self {
            Self::Android(alarms) => alarms.iter().any(|alarm| alarm.name == name),
            Self::Ios(_, requests) => requests.iter().any(|request| request.name == name),
        }
    }

    pub fn count(&self) -> usize {
        match self {
            Self::Android(alarms) => alarms.len(),
            Self::Ios(_, requests) => requests.len(),
        }
    }

    /// When the next one is there: a true moment.
    pub fn next(&self, now: Now) -> Option<i64> {
        let next = match self {
            Self::Android(alarms) => alarms.iter().map(|alarm| alarm.at + alarm.delay - now.skew).min(),
            Self::Ios(_, requests) => requests.iter().map(|request| request.fires).min(),
        };
        next.map(|next| next.max(now.at))
    }

    /// Takes away what is there now. Of Android's, says which are later than a window is long; of iOS's, which the app knows of. Android
    /// wakes an app once for all that is due.
    pub fn take(&mut self, now: Now) -> Vec<(String, bool)> {
        match self {
            Self::Android(alarms) => {
                let (due, later) =
                    std::mem::take(alarms).into_iter().partition(|alarm| alarm.at <= now.told());
                *alarms = later;
                let due: Vec<Alarm> = due;
                due.into_iter().map(|alarm| (alarm.name, now.told() - alarm.at > 10 * MINUTE)).collect()
            }
            Self::Ios(_, requests) => {
                let (due, later): (Vec<_>, Vec<_>) =
                    std::mem::take(requests).into_iter().partition(|request| request.fires <= now.at);
                *requests = later;
                due.into_iter().map(|request| (request.name, request.noted)).collect()
            }
        }
    }

    /// The phone is somewhere else, its clock was set, or it is on again after a while: what goes by the wall fires at other moments.
    /// What was passed over is shown, or gone: names with whether the app knows of them, and whether they are shown.
    pub fn moved(&mut self, now: Now) -> (Vec<(String, bool)>, bool) {
        let Self::Ios(habits, requests) = self else { return (Vec::new(), false) };
        let (mut passed, mut later) = (Vec::new(), Vec::new());
        for mut request in std::mem::take(requests) {
            request.fires = request.wall.map_or(request.fires, |wall| habits.fires(wall, now));
            if request.fires <= now.at {
                passed.push((request.name, request.noted));
            } else {
                later.push(request);
            }
        }
        *requests = later;
        (passed, habits.shows_passed)
    }

    /// A phone that started has nothing waiting: Android's.
    pub fn started(&mut self) {
        if let Self::Android(alarms) = self {
            alarms.clear();
        }
    }
}

impl Habits {
    /// The true moment at which a time on the wall is reached.
    fn fires(self, (wall, zone): (i64, Option<Clock>), now: Now) -> i64 {
        let found = zone.unwrap_or(now.clock).reach(wall);
        (if self.gap_at_once { found.passes } else { found.moment }) - now.skew
    }
}

/// As milliseconds.
fn shown(wall: NaiveDateTime) -> i64 {
    wall.and_utc().timestamp_millis()
}

/// When a person looks at what is shown: soon, or after hours.
pub fn looked_after(dice: &mut Dice) -> i64 {
    if dice.hits(60) { dice.among(1, 60) * MINUTE } else { dice.among(0, 20) * HOUR + dice.among(0, HOUR) }
}
