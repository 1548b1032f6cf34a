//! What an entry has to keep to; what each of its fields takes stands in [`fields`](crate::fields). The limits are there so
//! that one entry cannot make the app slow for all others, and so that a slip of the keyboard is noticed; they are design
//! values.

use super::{JournalError, Written};
use crate::content::Kind;
use crate::fields::{Fault, Problem, Value, fault};
use chrono::{Days, NaiveDate};
use std::cmp::Ordering;

/// The first and the last day an entry can be about, and can be sealed until.
pub use crate::time::{FIRST_DAY as EARLIEST, LAST_DAY as LATEST};

/// The most bytes of UTF-8 in one entry, all fields together (architecture: "An entry's text at most 1 MiB").
pub const MOST_BYTES: u32 = 1 << 20;
/// The most tags of one entry.
pub const MOST_TAGS: u32 = 32;
/// The most characters of a tag.
pub const MOST_TAG_CHARS: u32 = 64;
/// A sealed entry opens within so many days: about fifty years.
pub const MOST_DAYS_SEALED: u64 = 18_263;

/// What a new or changed entry has to keep to, on the person's `today`.
pub fn check(written: &Written, kind: &Kind, today: NaiveDate) -> Result<(), JournalError> {
    if !says_something(written) {
        return Err(JournalError::Empty);
    }
    size(written)?;
    let problems = fields(written, kind);
    if !problems.is_empty() {
        return Err(JournalError::Fields(problems));
    }
    tags(written)?;
    opens(written, kind, today)
}

/// The day an entry is newly about, which is at most [`latest`](crate::time::Moment::latest_day). One that was there may be
/// about a later one: kept while the clock was ahead.
pub fn day(day: NaiveDate, latest: NaiveDate) -> Result<(), JournalError> {
    if day < EARLIEST || day > latest {
        return Err(JournalError::Day { earliest: EARLIEST, latest });
    }
    Ok(())
}

/// What every draft keeps to: it may be empty, half done or out of range, but not endless.
pub fn size(written: &Written) -> Result<(), JournalError> {
    let values: usize = written.values.values().map(Value::bytes).sum();
    let all = values + written.tags.iter().map(String::len).sum::<usize>();
    if all > MOST_BYTES as usize { Err(JournalError::TooLong { most_bytes: MOST_BYTES }) } else { Ok(()) }
}

/// Whether there is more in it than a choice of whom a letter is from.
fn says_something(written: &Written) -> bool {
    written.values.values().any(|value| !matches!(value, Value::Choice(_)) && !value.is_blank())
}

/// Whether each field holds what `kind` takes there, so that an entry from elsewhere could have been kept here. Of an
/// older version of the kind it is asked only what sort of thing it is, for limits may have moved since; a newer version
/// is not known here.
pub(crate) fn could_be_kept(written: &Written, kind: &Kind) -> bool {
    match written.version.cmp(&kind.version) {
        Ordering::Equal => fields(written, kind).is_empty() && (kind.seals || written.opens.is_none()),
        Ordering::Less => fields(written, kind).iter().all(|problem| problem.fault != Fault::OtherShape),
        Ordering::Greater => true,
    }
}

fn fields(written: &Written, kind: &Kind) -> Vec<Problem> {
    let wrong = |id, value: &Value| match kind.field(id) {
        // An older version of the kind may have had it; a newer one keeps what it does not know.
        None if written.version != kind.version => None,
        None => Some(Fault::Unknown),
        Some(field) => field.shape().map_or(Some(Fault::OtherShape), |shape| fault(value, shape)),
    };
    let problems = written.values.iter().filter_map(|(id, value)| Some((id, wrong(id, value)?)));
    problems.map(|(id, fault)| Problem { field: id.clone(), fault }).collect()
}

fn tags(written: &Written) -> Result<(), JournalError> {
    let fits = |tag: &String| !tag.trim().is_empty() && tag.chars().count() <= MOST_TAG_CHARS as usize;
    if written.tags.len() > MOST_TAGS as usize || !written.tags.iter().all(fits) {
        return Err(JournalError::Tags { most: MOST_TAGS, most_chars: MOST_TAG_CHARS });
    }
    Ok(())
}

fn opens(written: &Written, kind: &Kind, today: NaiveDate) -> Result<(), JournalError> {
    let Some(opens) = written.opens else { return Ok(()) };
    if !kind.seals {
        return Err(JournalError::CannotSeal);
    }
    // The day on which an entry that is open now was once to open stays with it.
    if opens > days_after(today, MOST_DAYS_SEALED) { Err(no_day_to_open(today)) } else { Ok(()) }
}

/// What only a newly chosen day has to keep to.
pub fn newly_sealed(opens: NaiveDate, today: NaiveDate) -> Result<(), JournalError> {
    if opens > today { Ok(()) } else { Err(no_day_to_open(today)) }
}

fn no_day_to_open(today: NaiveDate) -> JournalError {
    let (earliest, latest) = days_to_open(today);
    JournalError::Opens { earliest, latest }
}

/// The first and the last day a letter can be sealed until.
pub fn days_to_open(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (days_after(today, 1), days_after(today, MOST_DAYS_SEALED))
}

fn days_after(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_add_days(Days::new(days)).unwrap_or(LATEST).min(LATEST)
}
