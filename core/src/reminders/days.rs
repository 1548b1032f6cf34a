//! The days that a rule is for, found by reckoning: the day after next costs as much as one in seventy years.

use super::rule::{Rest, Rule, When};
use super::span::Weekdays;
use crate::time::LAST_DAY;
use chrono::{Datelike, Days, NaiveDate};

/// The days a rule is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DaysOf {
    Weekdays {
        days: Weekdays,
        from: NaiveDate,
    },
    Every {
        days: u16,
        begins: NaiveDate,
        from: NaiveDate,
    },
    /// In their order.
    Listed(Vec<NaiveDate>),
}

impl DaysOf {
    /// Those of a rule, with what it rests left out. What happened elsewhere names days of its own: those of a programme.
    pub fn of(rule: &Rule, programme: &[NaiveDate]) -> Self {
        let Some(from) = first_day(rule) else { return Self::Listed(Vec::new()) };
        let on = |days| Self::Weekdays { days, from };
        match &rule.when {
            When::Daily { .. } => on(Weekdays::ALL),
            When::Weekdays { days, .. } | When::Random { days, .. } => on(*days),
            When::TimesAWeek { times, .. } => on(evenly(*times, rule.from)),
            When::EveryDays { days, .. } => Self::Every { days: *days, begins: rule.from, from },
            When::Programme { .. } => {
                Self::Listed(programme.iter().copied().filter(|day| *day >= from).collect())
            }
            When::Once { date, .. } if *date >= from => Self::Listed(vec![*date]),
            When::Once { .. } | When::After { .. } => Self::Listed(Vec::new()),
        }
    }

    /// The first of them that is not before `day`.
    pub fn on_or_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        let found = match self {
            Self::Weekdays { days, from } => days.on_or_after(day.max(*from))?,
            Self::Every { days, begins, from } => {
                let step = u64::from((*days).max(1));
                let wanted = day.max(*from);
                let gone = u64::try_from((wanted - *begins).num_days()).unwrap_or(0);
                begins.checked_add_days(Days::new(gone.div_ceil(step) * step))?
            }
            Self::Listed(days) => *days.iter().find(|listed| **listed >= day)?,
        };
        (found <= LAST_DAY).then_some(found)
    }
}

/// The first day on which a rule reminds; `None` while it rests until it is woken.
fn first_day(rule: &Rule) -> Option<NaiveDate> {
    match rule.rest {
        Rest::No => Some(rule.from),
        Rest::Until(day) => Some(day.max(rule.from)),
        Rest::Open => None,
    }
}

/// So many days of a week, the first of them the weekday of `from`, as far from each other as they can be.
pub(super) fn evenly(times: u8, from: NaiveDate) -> Weekdays {
    let first = from.weekday().num_days_from_monday();
    let times = u32::from(times.clamp(1, 7));
    (0..times).fold(Weekdays::NONE, |days, nth| Weekdays(days.0 | 1 << ((first + nth * 7 / times) % 7)))
}
