//! What a person asks to be reminded of, and when that is owed: from the words of the rules, and by no code of the core's.

use crate::clocks::{Clock, DAY, HOUR, MINUTE, date_of, weekday};
use crate::dice::Dice;
use chrono_tz::{TZ_VARIANTS, Tz};
use kindself_core::reminders::{
    Late, LocalTime, Opens, Quiet, QuietManner, Reminder, ReminderId, Rest, Rule, Weekdays, When, ZonePolicy,
};
use kindself_core::time::UtcMillis;

/// On which days, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Daily,
    /// Monday is the first.
    Weekdays([bool; 7]),
    Every(i64),
    Times(u8),
    Once(i64),
    Programme(Vec<i64>),
    Random {
        until: i64,
        times: u8,
        apart: i64,
    },
    After {
        hours: i64,
    },
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    pub which: u8,
    pub kind: Kind,
    /// Minutes after midnight; of a window, where it begins.
    pub at: i64,
    /// Its own clock: its name, and what that shows.
    pub stay: Option<(String, Clock)>,
    /// From and until, every day, in minutes after midnight.
    pub quiet: Option<(i64, i64)>,
    /// It waits until it is quiet no more.
    pub waits: bool,
    pub late: Late,
    pub from: i64,
    pub on: bool,
    /// By the phone's clock.
    pub changed: i64,
    /// The practice it counts from: its day, and when it ended by the phone's clock.
    pub ended: Option<(i64, i64)>,
    pub version: u32,
}

/// When one is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The clock passes it.
    pub passes: i64,
    /// Not before then.
    pub moment: i64,
    /// Of a window the end; else the same as `moment`.
    pub last: i64,
}

/// Which days of a week it is, as evenly as can be, from the day it began: so many times a week, written out.
const EVENLY: [&[i64]; 8] = [
    &[],
    &[0],
    &[0, 3],
    &[0, 2, 4],
    &[0, 1, 3, 5],
    &[0, 1, 2, 4, 5],
    &[0, 1, 2, 3, 4, 5],
    &[0, 1, 2, 3, 4, 5, 6],
];

impl Ask {
    /// The clock it goes by, where the phone is.
    pub fn clock(&self, here: Clock) -> Clock {
        self.stay.as_ref().map_or(here, |(_, clock)| *clock)
    }

    /// Whether it is for that day.
    pub fn is_for(&self, day: i64) -> bool {
        let counts_hours = matches!(self.kind, Kind::After { .. });
        if !self.on || day < self.from && !counts_hours {
            return false;
        }
        match &self.kind {
            Kind::Daily | Kind::Random { .. } => true,
            Kind::Weekdays(days) => {
                days.iter().zip(0..).any(|(is_on, which)| *is_on && which == weekday(day))
            }
            Kind::Every(days) => (day - self.from) % days == 0,
            Kind::Times(times) => {
                EVENLY.get(usize::from(*times)).is_some_and(|days| days.contains(&((day - self.from) % 7)))
            }
            Kind::Once(date) => day == *date,
            Kind::Programme(days) => days.contains(&day),
            Kind::After { .. } => self.ended.is_some_and(|(ended, _)| ended == day),
        }
    }

    /// So many times a day.
    pub fn times(&self) -> u8 {
        if let Kind::Random { times, .. } = self.kind { times } else { 1 }
    }

    /// When it is owed on a day, by the phone's clock; `None` where that day has none.
    pub fn due(&self, day: i64, here: Clock, begins: i64) -> Option<Due> {
        if !self.is_for(day) {
            return None;
        }
        let clock = self.clock(here);
        if let (Kind::After { hours }, Some((_, ended))) = (&self.kind, self.ended) {
            let at = ended + hours * HOUR;
            return match self.quiet_end(clock.shows(at)) {
                None => Some(Due { passes: at, moment: at, last: at }),
                Some(end) if self.waits => {
                    let found = clock.reach(end);
                    Some(Due { passes: found.passes, moment: found.moment, last: found.moment })
                }
                Some(_) => None,
            };
        }
        let asked = self.wall(day, self.at, begins);
        let found = clock.reach(asked);
        if let Kind::Random { until, .. } = self.kind {
            let last = clock.reach(self.wall(day, until, begins));
            let is_lived = !found.skips_date && !last.skips_date;
            return is_lived.then_some(Due {
                passes: found.passes,
                moment: found.passes,
                last: last.moment + MINUTE,
            });
        }
        if found.skips_date {
            return None;
        }
        match self.quiet_end(clock.shows(found.moment)) {
            None => Some(Due { passes: found.passes, moment: found.moment, last: found.moment }),
            Some(end) if self.waits && end < (day + 1) * DAY + begins * MINUTE => {
                let found = clock.reach(end);
                Some(Due { passes: found.passes, moment: found.moment, last: found.moment })
            }
            Some(_) => None,
        }
    }

    fn wall(&self, day: i64, minutes: i64, begins: i64) -> i64 {
        let days = if minutes < begins { day + 1 } else { day };
        days * DAY + minutes * MINUTE
    }

    /// When it is quiet no more, where it is.
    pub fn quiet_end(&self, wall: i64) -> Option<i64> {
        let (from, until) = self.quiet?;
        let (midnight, minute) = (wall.div_euclid(DAY) * DAY, wall.rem_euclid(DAY) / MINUTE);
        let over_night = from >= until;
        if over_night && minute >= from {
            Some(midnight + DAY + until * MINUTE)
        } else if minute < until && (over_night || minute >= from) {
            Some(midnight + until * MINUTE)
        } else {
            None
        }
    }

    /// As the core has it.
    pub fn reminder(&self, seed: u64) -> Option<Reminder> {
        let at = time(self.at)?;
        let when = match &self.kind {
            Kind::Daily => When::Daily { at },
            Kind::Weekdays(days) => {
                let bits = days.iter().zip(0..).map(|(is_on, bit)| u8::from(*is_on) << bit).sum();
                When::Weekdays { days: Weekdays(bits), at }
            }
            Kind::Every(days) => When::EveryDays { days: u16::try_from(*days).unwrap_or(1), at },
            Kind::Times(times) => When::TimesAWeek { times: *times, at },
            Kind::Once(day) => When::Once { date: date_of(*day), at },
            Kind::Programme(_) => When::Programme { programme: "kind-days".to_owned(), at },
            Kind::Random { until, times, apart } => When::Random {
                days: Weekdays::ALL,
                from: at,
                until: time(*until)?,
                times: *times,
                apart_min: u16::try_from(*apart).unwrap_or(0),
            },
            Kind::After { hours } => When::After { hours: u8::try_from(*hours).unwrap_or(1), practice: None },
        };
        let mut rule = Rule::new(when, Opens::Nothing, date_of(self.from));
        rule.late = self.late;
        rule.rest = if self.on { Rest::No } else { Rest::Open };
        rule.in_quiet = if self.waits { QuietManner::Wait } else { QuietManner::Skip };
        if let Some((from, until)) = self.quiet {
            rule.quiet.push(Quiet { days: Weekdays::ALL, from: time(from)?, until: time(until)? });
        }
        if let Some((zone, clock)) = &self.stay {
            let ahead_of_utc_s = i32::try_from(clock.ahead(self.changed) / 1000).unwrap_or(0);
            rule.zone = ZonePolicy::Stay { zone: zone.clone(), ahead_of_utc_s };
        }
        Some(Reminder { id: name(self.which, seed), rule, changed: UtcMillis(self.changed) })
    }
}

/// The name of a rule: which one it is, and whose.
pub fn name(which: u8, seed: u64) -> ReminderId {
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip([which].into_iter().chain(seed.to_be_bytes())) {
        *to = from;
    }
    ReminderId(id)
}

fn time(minutes: i64) -> Option<LocalTime> {
    LocalTime::new(u16::try_from(minutes).ok()?)
}

/// A time of day: often one where something may go wrong.
pub fn some_time(dice: &mut Dice) -> i64 {
    match dice.among(0, 9) {
        0 => dice.among(0, 240),
        1 => dice.among(23 * 60, 1439),
        2 => dice.of_these(&[0, 60, 120, 150, 180, 239, 240, 1439]).unwrap_or(0),
        _ => dice.among(300, 1380),
    }
}

/// The rules of a person: at most six reminders a day.
pub fn some_asks(dice: &mut Dice, today: i64, now: i64, begins: i64) -> Vec<Ask> {
    let mut asks = Vec::new();
    let mut left = 6_u8;
    let wanted = dice.among(1, 6);
    // People choose the same time for several: they come together.
    let usual = some_time(dice);
    for which in 0..u8::try_from(wanted).unwrap_or(1) {
        if left == 0 {
            break;
        }
        let kind = some_kind(dice, today, left, begins);
        let mut at = if dice.hits(75) { usual } else { some_time(dice) };
        if let Kind::Random { until, .. } = kind {
            at = (until - dice.among(120, 600)).max(begins);
        }
        let quiet = dice.hits(20).then(|| {
            let from = dice.of_these(&[1320, 1380, 1260, 780, 0]).unwrap_or(0);
            (from, dice.of_these(&[420, 300, 840, 60, 1350]).unwrap_or(0))
        });
        let late = match dice.among(0, 9) {
            0 => Late::Never,
            1 if matches!(kind, Kind::Once(_)) => Late::Always,
            _ => Late::SameDay,
        };
        let stay = dice.hits(15).then(|| stay(dice));
        let ask = Ask {
            which,
            kind,
            at,
            stay,
            quiet: quiet.filter(|(from, until)| from != until),
            waits: dice.hits(60),
            late,
            from: today - dice.among(0, 10),
            on: true,
            changed: now,
            ended: None,
            version: 0,
        };
        left -= ask.times();
        asks.push(ask);
    }
    asks
}

fn some_kind(dice: &mut Dice, today: i64, left: u8, begins: i64) -> Kind {
    match dice.among(0, 13) {
        0..=4 => Kind::Daily,
        5 => Kind::Weekdays([60; 7].map(|percent| dice.hits(percent))),
        6 => Kind::Weekdays([true, true, true, true, true, false, false]),
        7 => Kind::Every(dice.among(1, 9)),
        8 => Kind::Times(u8::try_from(dice.among(1, 7)).unwrap_or(1)),
        9 => Kind::Once(today + dice.among(0, 60)),
        10 => Kind::Programme((0..60).filter(|_| dice.hits(50)).map(|ahead| today + ahead).collect()),
        11 => Kind::After { hours: dice.of_these(&[1, 3, 8, 12, 20, 24, 36, 60]).unwrap_or(1) },
        _ => Kind::Random {
            until: dice.among(begins + 240, 1439),
            times: u8::try_from(dice.among(1, 3)).unwrap_or(1).min(left),
            apart: dice.of_these(&[0, 15, 30, 60]).unwrap_or(0),
        },
    }
}

/// A clock of its own; now and then of a name that nobody knows.
fn stay(dice: &mut Dice) -> (String, Clock) {
    if dice.hits(10) {
        return ("Nowhere/Land".to_owned(), Clock::Fixed(dice.among(-40, 48) * 15 * MINUTE));
    }
    let zone = dice.of_these(&TZ_VARIANTS).unwrap_or(Tz::UTC);
    (zone.name().to_owned(), Clock::Of(zone))
}
