//! Times of day as other journals write them: with hours up to 24 or a part of the day before or behind them, in the words,
//! digits and separators of every language of CLDR. What is not understood is not known; it is never the morning.

use super::calendar::{Calendar, plain};
use chrono::NaiveTime;

/// What is known of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Time {
    /// None is told.
    #[default]
    None,
    /// There is one, in words that are not known here.
    Unknown,
    /// By the person's clock.
    At(NaiveTime),
}

/// The numbers of a text and what stands before, between and behind them.
#[derive(Debug)]
struct Parts {
    numbers: Vec<(u32, usize)>,
    gaps: Vec<String>,
}

impl Parts {
    /// Of a text whose digits are [`plain`].
    fn of(text: &str) -> Self {
        let mut parts = Self { numbers: Vec::new(), gaps: Vec::new() };
        let mut rest = text;
        loop {
            let begin = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
            let (gap, number) = rest.split_at(begin);
            parts.gaps.push(gap.trim().to_lowercase());
            let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            let (digits, behind) = number.split_at(end);
            if digits.is_empty() {
                return parts;
            }
            parts.numbers.push((digits.parse().unwrap_or(u32::MAX), digits.len()));
            rest = behind;
        }
    }
}

/// `21:03`, `21.03`, `21 h 03`, `9:03:00 pm`, `午後9:03`, `٩:٠٣ م`, `9 PM`. `None` where it is not understood.
pub(super) fn clock(text: &str, calendar: &Calendar) -> Option<NaiveTime> {
    let Parts { numbers, gaps } = Parts::of(&plain(text));
    let (before, between) = gaps.split_first()?;
    let (behind, between) = between.split_last()?;
    let mut rest = numbers.iter().copied();
    let (hour, digits) = rest.next()?;
    // Behind the seconds their fraction may stand.
    let (minute, second) = match (rest.next(), rest.next(), rest.next(), rest.next()) {
        (None, ..) => (None, 0),
        (Some(minute), None, ..) => (Some(minute), 0),
        (Some(minute), Some(second), None, _) => (Some(minute), second.0),
        (Some(minute), Some(second), Some(_), None)
            if between.last().is_some_and(|gap| gap == "." || gap == ",") =>
        {
            (Some(minute), second.0)
        }
        _ => return None,
    };
    let separates = |gap: &String| [":", ".", "∶"].contains(&gap.as_str()) || calendar.is_unit(gap);
    if digits > 2 || minute.is_some_and(|(_, digits)| digits > 2) || !between.iter().take(2).all(separates) {
        return None;
    }
    if minute.is_none() && before.is_empty() && behind.is_empty() {
        return None;
    }
    let (hour, minute) =
        (u16::try_from(hour).ok()?, u16::try_from(minute.map_or(0, |(minute, _)| minute)).ok()?);
    if hour > 24 || minute > 59 {
        return None;
    }
    let at = match (before.as_str(), behind.as_str()) {
        ("", word) | (word, "") => calendar.minute(hour, minute, word)?,
        (one, two) => {
            // Both may say something (`kl. 9.00 fm`); two that do not agree say nothing.
            match [one, two].map(|word| calendar.minute(hour, minute, word)) {
                _ if calendar.is_unit(one) => calendar.minute(hour, minute, two)?,
                _ if calendar.is_unit(two) => calendar.minute(hour, minute, one)?,
                [Some(one), Some(two)] if one == two => one,
                _ => return None,
            }
        }
    };
    NaiveTime::from_hms_opt(u32::from(at) / 60, u32::from(at) % 60, second)
}
