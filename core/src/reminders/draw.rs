//! Moments that nobody knows ahead, and that are always the same.

use super::rule::{DAY_MINUTES, LocalTime, ReminderId};
use super::span::Quiet;
use chrono::{Datelike, NaiveDate};

/// A window of a person's day in which moments are drawn. Its minutes count from the midnight of the date that the day is called
/// by, so that the small hours of a day come after its evening.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub from: LocalTime,
    pub until: LocalTime,
    pub times: u8,
    pub apart_min: u16,
}

/// Minutes from the midnight of the date that a person's day is called by.
pub(super) fn minute_of_day(time: LocalTime, day_begins: u16) -> u16 {
    let minutes = time.minutes();
    if minutes < day_begins { minutes + DAY_MINUTES } else { minutes }
}

impl Window {
    /// Where it begins and ends.
    pub fn minutes(&self, day_begins: u16) -> (u16, u16) {
        (minute_of_day(self.from, day_begins), minute_of_day(self.until, day_begins))
    }

    /// Its parts in their order, of which the end is no more: of one that goes over the beginning of a day, what is left of a day.
    fn parts(&self, day_begins: u16) -> Vec<(u16, u16)> {
        let (from, until) = self.minutes(day_begins);
        // The last minute belongs to it.
        let until = until + 1;
        if from < until {
            vec![(from, until)]
        } else {
            vec![(day_begins, until), (from, day_begins + DAY_MINUTES)]
        }
    }

    /// How long it has to be for all of its moments.
    pub fn least(&self) -> u16 {
        u16::from(self.times.saturating_sub(1)).saturating_mul(self.apart_min)
    }

    /// The moments of a day, in their order. Where quiet spans leave less room than they need, those that have room.
    pub fn draw(&self, of: ReminderId, day: NaiveDate, day_begins: u16, quiet: &[Quiet]) -> Vec<u16> {
        let free = free(self.parts(day_begins), day, quiet);
        // Laid end to end what is free has this many minutes after its first.
        let room = free.iter().map(|(from, until)| until - from).sum::<u16>();
        let Some(last) = room.checked_sub(1) else { return Vec::new() };
        let fit = last.checked_div(self.apart_min).map_or(u16::from(self.times), |steps| steps + 1);
        let times = u16::from(self.times).min(fit);
        let slack = last - self.apart_min.saturating_mul(times.saturating_sub(1)).min(last);
        let mut random = Random::of(of, day);
        let mut drawn: Vec<u16> = (0..times).map(|_| random.up_to(slack)).collect();
        drawn.sort_unstable();
        let apart = (0..times).map(|nth| nth.saturating_mul(self.apart_min));
        drawn.into_iter().zip(apart).filter_map(|(at, apart)| nth_minute(&free, at + apart)).collect()
    }
}

/// What is left of a window where it is not quiet: from, and until, in minutes of that day.
fn free(parts: Vec<(u16, u16)>, day: NaiveDate, quiet: &[Quiet]) -> Vec<(u16, u16)> {
    let mut free: Vec<_> =
        parts.into_iter().map(|(from, until)| (i32::from(from), i32::from(until))).collect();
    for span in quiet {
        for (begun, days_later) in [(day.pred_opt(), -1), (Some(day), 0), (day.succ_opt(), 1)] {
            if !begun.is_some_and(|begun| span.days.has(begun.weekday())) {
                continue;
            }
            let (begins, ends) = span.minutes();
            let shift = days_later * i32::from(DAY_MINUTES);
            let (begins, ends) = (i32::from(begins) + shift, i32::from(ends) + shift);
            free = free
                .into_iter()
                .flat_map(|(from, until)| [(from, until.min(begins)), (from.max(ends), until)])
                .filter(|(from, until)| from < until)
                .collect();
        }
    }
    free.into_iter()
        .filter_map(|(from, until)| Some((u16::try_from(from).ok()?, u16::try_from(until).ok()?)))
        .collect()
}

/// The minute that is the nth where spans are laid end to end.
fn nth_minute(free: &[(u16, u16)], nth: u16) -> Option<u16> {
    let mut left = nth;
    for (from, until) in free {
        let length = until - from;
        if left < length {
            return Some(from + left);
        }
        left -= length;
    }
    None
}

/// Numbers that come of a name and a date: SplitMix64 (Steele, Lea and Flood, 2014), which is even enough for minutes of a day.
pub(super) struct Random(u64);

impl Random {
    /// Those of a rule and a date.
    pub fn of(id: ReminderId, day: NaiveDate) -> Self {
        let name = u128::from_be_bytes(id.0);
        // One half of the name after the other and then the day, each stirred in: what is cut off is in the other half.
        let mut all = Self((name >> 64) as u64);
        all.0 = all.next() ^ name as u64;
        all.0 = all.next() ^ u64::from(day.num_days_from_ce().unsigned_abs());
        all
    }

    /// The next one.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// One of 0 to `most`, each as likely as the others but for less than one in 2⁴⁸.
    fn up_to(&mut self, most: u16) -> u16 {
        let room = u128::from(most) + 1;
        u16::try_from((u128::from(self.next()) * room) >> 64).unwrap_or(most)
    }
}

/// 2⁶⁴ divided by the golden ratio, odd.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
