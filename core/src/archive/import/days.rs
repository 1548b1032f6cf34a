//! Dates and times as other journals write them. What can be read in two ways (5/6/2024) is not read at all.

use chrono::{Datelike, NaiveDate, NaiveTime};

/// No one kept a journal after this, yet; a date beyond is a slip.
const LAST_YEAR: i32 = 9999;

pub(super) fn is_plausible(day: NaiveDate) -> bool {
    day.year() <= LAST_YEAR
}

/// `2024-06-05`, or with a time behind it (`2024-06-05T21:03:00.000`, `2024-06-05 21:03:00`).
pub(super) fn iso(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let text = text.trim();
    let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()?;
    let rest = text.get(10..)?;
    let time = match rest.chars().next() {
        None => None,
        // A zone behind the seconds does not change what the person's clock showed.
        Some('T' | ' ') => Some(clock(rest.get(1..)?)?),
        Some(_) => return None,
    };
    Some((day, time))
}

/// `21:03`, `21:03:00`, `9:03 pm`, `9:03 PM`, and what follows a time in ISO 8601.
pub(super) fn clock(text: &str) -> Option<NaiveTime> {
    // Some exports put a narrow space before "pm".
    let plain: String = text
        .trim()
        .to_lowercase()
        .replace(['\u{202f}', '\u{a0}'], " ")
        .replace("a.m.", "am")
        .replace("p.m.", "pm");
    let digits: String = plain.chars().take_while(|c| c.is_ascii_digit() || *c == ':').collect();
    let mut parts = digits.split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    let hour = match plain.get(digits.len()..)?.trim() {
        "am" if (1..=12).contains(&hour) => hour % 12,
        "pm" if (1..=12).contains(&hour) => hour % 12 + 12,
        "am" | "pm" => return None,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `18 May` or `May 18` in a year, in English; another language's month is not known.
pub(super) fn day_and_month(text: &str, year: i32) -> Option<NaiveDate> {
    let mut words = text.split_whitespace();
    let (one, two) = (words.next()?, words.next()?);
    let (day, month) = match (one.parse::<u32>(), two.parse::<u32>()) {
        (Ok(day), Err(_)) => (day, two),
        (Err(_), Ok(day)) => (day, one),
        _ => return None,
    };
    let month = month.to_lowercase();
    let at = MONTHS.iter().position(|name| month.starts_with(name))?;
    NaiveDate::from_ymd_opt(year, u32::try_from(at).ok()? + 1, day)
}
