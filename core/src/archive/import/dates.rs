//! Dates as other journals write them, and as stand in names of files and folders. What can be read in two ways
//! (5/6/2024) is not read at all.

use super::calendar::{Calendar, letters, plain};
use super::times::{Time, clock};
use crate::journal::check::{EARLIEST, LATEST};
use crate::time::{Moment, UtcMillis};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// When something was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// The person's date.
    pub day: NaiveDate,
    /// The person's time.
    pub time: Time,
    /// What stands in the file, where that is in UTC: the same on every phone.
    pub utc: Option<NaiveDateTime>,
}

impl When {
    /// A day, and no time.
    pub fn on(day: NaiveDate) -> Self {
        Self { day, time: Time::None, utc: None }
    }
}

/// A part of a text: a number with the count of its digits, a word, or what is neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Number(u32, usize),
    Long(String),
    Word(String),
    Gap(String),
}

/// The parts of a text whose digits are [`plain`], each with the place behind it.
pub(super) fn pieces(text: &str) -> Vec<(Piece, usize)> {
    let sort = |c: char| {
        if c.is_ascii_digit() {
            0
        } else if letters(c.encode_utf8(&mut [0; 4])).is_empty() {
            1
        } else {
            2
        }
    };
    let mut pieces = Vec::new();
    let mut begin = 0;
    while let Some(rest) = text.get(begin..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().map_or(1, sort);
        let length = rest.find(|c| sort(c) != first).unwrap_or(rest.len());
        let part = rest.get(..length).unwrap_or_default();
        let piece = match first {
            0 if length <= 4 => Piece::Number(part.parse().unwrap_or(u32::MAX), length),
            0 => Piece::Long(part.to_owned()),
            1 => Piece::Gap(part.trim().to_owned()),
            _ => Piece::Word(part.to_owned()),
        };
        begin += length;
        pieces.push((piece, begin));
    }
    pieces
}

pub(super) fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (EARLIEST..=LATEST).contains(&date).then_some(date)
}

/// Day and month, in either order, of a year: where only one order is a date, or both are the same.
pub(super) fn either(year: u32, one: u32, two: u32) -> Option<NaiveDate> {
    match (date(year, one, two), date(year, two, one)) {
        (Some(one), Some(two)) if one != two => None,
        (one, two) => one.or(two),
    }
}

pub(super) const YEAR: [&str; 2] = ["年", "년"];
pub(super) const MONTH: [&str; 2] = ["月", "월"];
pub(super) const DAY: [&str; 2] = ["日", "일"];

pub(super) fn is(word: &str, of: [&str; 2]) -> bool {
    of.contains(&word)
}

/// A date at the very beginning of these parts, and how many of them it takes.
pub(super) fn at_beginning(pieces: &[(Piece, usize)], calendar: &Calendar) -> Option<(NaiveDate, usize)> {
    use Piece::{Gap, Long, Number, Word};
    // What may stand between a day, a month that is a word, and a year.
    let joins = |gap: &str| ["", "-", ".", ",", "_", "/"].contains(&gap);
    // Spaces beside the signs of East Asia say nothing.
    let spaceless = pieces.iter().enumerate().filter(|(_, (piece, _))| *piece != Gap(String::new())).take(5);
    let (signed, places): (Vec<&Piece>, Vec<usize>) = spaceless.map(|(at, (piece, _))| (piece, at)).unzip();
    if let [Number(year, 4), Word(y), Number(month, 1..=2), Word(m), Number(day, 1..=2)] = signed.as_slice()
        && is(y, YEAR)
        && is(m, MONTH)
    {
        return Some((date(*year, *month, *day)?, places.last()? + 1));
    }
    let all: Vec<&Piece> = pieces.iter().map(|(piece, _)| piece).take(6).collect();
    match all.as_slice() {
        [Number(year, 4), Gap(one), Number(month, 1..=2), Gap(two), Number(day, 1..=2), ..]
            if one == two && ["", "-", "_", ".", "/"].contains(&one.as_str()) =>
        {
            Some((date(*year, *month, *day)?, 5))
        }
        [Number(one, 1..=2), Gap(a), Number(two, 1..=2), Gap(b), Number(year, 4), ..]
            if a == b && ["-", "_", ".", "/"].contains(&a.as_str()) =>
        {
            Some((either(*year, *one, *two)?, 5))
        }
        [Number(day, 1..=2), Gap(a), Word(month), Gap(b), Number(year, 4), ..] if joins(a) && joins(b) => {
            Some((date(*year, calendar.month(month)?, *day)?, 5))
        }
        [Word(month), Gap(a), Number(day, 1..=2), Gap(b), Number(year, 4), ..] if joins(a) && joins(b) => {
            Some((date(*year, calendar.month(month)?, *day)?, 5))
        }
        [Number(year, 4), Gap(a), Word(month), Gap(b), Number(day, 1..=2), ..] if joins(a) && joins(b) => {
            Some((date(*year, calendar.month(month)?, *day)?, 5))
        }
        [Long(digits), ..] if [8, 12, 14, 17].contains(&digits.len()) => {
            let part = |range: std::ops::Range<usize>| digits.get(range)?.parse().ok();
            Some((date(part(0..4)?, part(4..6)?, part(6..8)?)?, 1))
        }
        _ => None,
    }
}

/// A moment that is written in one run of digits, with a space between its day and its time.
fn parted(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match (digits, text.get(..8), text.get(8..10), text.get(10..12), text.get(digits..)) {
        (12 | 14 | 17, Some(day), Some(hour), Some(minute), Some(rest)) => {
            format!("{day} {hour}:{minute}{rest}")
        }
        _ => text,
    }
}

/// A date and, behind it, what is known of the time. The bool: whether all of it was understood. `now` says how far the
/// person's clock is ahead of UTC: a moment in UTC (`20:10:00Z`) shows no one's clock, any other zone the one of where they
/// were. Midnight in UTC is how a date alone is written.
pub(super) fn when(text: &str, calendar: &Calendar, now: Moment) -> Option<(When, bool)> {
    let text = parted(plain(text.trim()));
    let pieces = pieces(&text);
    // A weekday may come first.
    let skip = if matches!(pieces.as_slice(), [(Piece::Word(_), _), (Piece::Gap(_), _), ..]) { 2 } else { 0 };
    let first = at_beginning(&pieces, calendar).map(|found| (found, 0));
    let ((day, count), skipped) =
        first.or_else(|| at_beginning(pieces.get(skip..)?, calendar).map(|found| (found, skip)))?;
    let end = (skipped + count).checked_sub(1).and_then(|last| pieces.get(last)).map_or(0, |(_, end)| *end);
    let rest = text.get(end..)?;
    let rest = rest.strip_prefix(['T', 't', '日', '일']).unwrap_or(rest).trim_matches([',', '.', ' ']);
    let all = skipped == 0;
    if rest.is_empty() {
        return Some((When::on(day), all));
    }
    let (time, utc) = without_zone(rest);
    let Some(time) = clock(time, calendar) else {
        return Some((When { day, time: Time::Unknown, utc: None }, false));
    };
    if !utc {
        return Some((When { day, time: Time::At(time), utc: None }, all));
    }
    let moment = NaiveDateTime::new(day, time);
    let utc = Some(moment);
    if time == NaiveTime::MIN {
        return Some((When { day, time: Time::None, utc }, all));
    }
    let here = moment.checked_add_signed(TimeDelta::seconds(i64::from(now.ahead_of_utc_s)))?;
    Some((When { day: here.date(), time: Time::At(here.time()), utc }, all))
}

/// A date with nothing behind it but a time.
pub(super) fn day(text: &str, calendar: &Calendar) -> Option<NaiveDate> {
    let no_clock = Moment::new(UtcMillis(0), 0);
    when(text, calendar, no_clock).filter(|(_, all)| *all).map(|(when, _)| when.day)
}

/// A time without the zone behind it, and whether that is UTC.
fn without_zone(time: &str) -> (&str, bool) {
    for name in ["Z", "z", "UTC", "GMT"] {
        if let Some(time) =
            time.strip_suffix(name).filter(|time| time.trim_end().ends_with(|c: char| c.is_ascii_digit()))
        {
            return (without_zone(time.trim_end()).0, true);
        }
    }
    // `+02:00`, `-0330`, `+00`: signs and digits alone, behind minutes at least.
    let Some(at) =
        time.rfind(['+', '-', '−']).filter(|at| time.get(..*at).is_some_and(|time| time.contains(':')))
    else {
        return (time, false);
    };
    let (clock, zone) = time.split_at(at);
    let digits: String = zone.chars().skip(1).filter(|c| *c != ':').collect();
    // No place is further than 14 hours from UTC; what looks so is the end of a stretch of time.
    let is_zone = matches!(digits.get(..2).and_then(|hours| hours.parse::<u32>().ok()), Some(0..=14))
        && [2, 4].contains(&digits.len())
        && digits.bytes().all(|c| c.is_ascii_digit());
    if !is_zone {
        return (time, false);
    }
    (clock.trim_end(), digits.bytes().all(|c| c == b'0'))
}

/// `18 May`, `May 18`, `18. Mai`, `5月18日` in a year.
pub(super) fn day_and_month(text: &str, year: i32, calendar: &Calendar) -> Option<NaiveDate> {
    use Piece::{Gap, Number, Word};
    let pieces = pieces(&plain(text));
    let said: Vec<&Piece> =
        pieces.iter().map(|(piece, _)| piece).filter(|piece| !matches!(piece, Gap(_))).collect();
    let (month, day) = match said.as_slice() {
        [Number(month, 1..=2), Word(m), Number(day, 1..=2), Word(d)] if is(m, MONTH) && is(d, DAY) => {
            (*month, *day)
        }
        [Number(day, 1..=2), Word(month)] | [Word(month), Number(day, 1..=2)] => {
            (calendar.month(month)?, *day)
        }
        _ => return None,
    };
    date(u32::try_from(year).ok()?, month, day)
}
