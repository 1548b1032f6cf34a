//! The date that the names of a page and of its folders tell.

use super::calendar::{Calendar, plain};
use super::dates::{DAY, MONTH, Piece, YEAR, at_beginning, date, either, is, pieces};
use chrono::NaiveDate;

/// A name as its parts.
type Name = [Piece];

/// A whole date in the last of the names that has one, or a year, a month and a day as names one after the other
/// (`2025/12/12.md`, `2025/03-March/01.md`, `2025/2025-03/01.md`).
pub(super) fn date_in(path: &str, calendar: &Calendar) -> Option<NaiveDate> {
    let mut names: Vec<&str> = path.split(['/', '\\']).collect();
    if let Some(last) = names.last_mut() {
        *last = last.rsplit_once('.').map_or(*last, |(stem, _)| stem);
    }
    let names: Vec<_> = names.into_iter().map(|name| pieces(&plain(name))).collect();
    (1..=names.len()).rev().find_map(|end| {
        let (last, folders) = names.get(..end)?.split_last()?;
        let inside = |at: usize| at_beginning(last.get(at..)?, calendar).map(|(day, _)| day);
        let parts =
            |name: &Vec<(Piece, usize)>| name.iter().map(|(piece, _)| piece.clone()).collect::<Vec<_>>();
        (0..last.len()).find_map(inside).or_else(|| {
            let mut above = folders.iter().rev().map(parts);
            by_folders(&parts(last), &above.next()?, above.next().as_deref(), calendar)
        })
    })
}

/// From a name, the folder it is in and the one around that.
fn by_folders(name: &Name, folder: &Name, around: Option<&Name>, calendar: &Calendar) -> Option<NaiveDate> {
    use Piece::{Gap, Number, Word};
    match name {
        [Number(day, 1..=2)] => in_month(*day, folder, around, calendar),
        [Number(day, 1..=2), Word(sign)] if is(sign, DAY) => in_month(*day, folder, around, calendar),
        // Under a year alone, day and month may stand in either order.
        [Number(one, 1..=2), Gap(gap), Number(two, 1..=2)] if ["-", "_", "."].contains(&gap.as_str()) => {
            either(year(folder)?, *one, *two)
        }
        _ => None,
    }
}

fn in_month(day: u32, folder: &Name, around: Option<&Name>, calendar: &Calendar) -> Option<NaiveDate> {
    let (year, month) =
        year_and_month(folder, calendar).or_else(|| Some((year(around?)?, month(folder, calendar)?)))?;
    date(year, month, day)
}

fn year(name: &Name) -> Option<u32> {
    match name {
        [Piece::Number(year, 4)] => Some(*year),
        [Piece::Number(year, 4), Piece::Word(sign)] if is(sign, YEAR) => Some(*year),
        _ => None,
    }
}

fn month(name: &Name, calendar: &Calendar) -> Option<u32> {
    use Piece::{Gap, Number, Word};
    match name {
        [Number(month, 1..=2)] => Some(*month),
        [Number(month, 1..=2), Word(sign)] if is(sign, MONTH) => Some(*month),
        [Word(word)] => calendar.month(word),
        // `03-March`: both have to say the same.
        [Number(month, 1..=2), Gap(_), Word(word)] => calendar.month(word).filter(|named| named == month),
        _ => None,
    }
}

fn year_and_month(name: &Name, calendar: &Calendar) -> Option<(u32, u32)> {
    use Piece::{Gap, Number, Word};
    match name {
        [Number(year, 4), Gap(_), Number(month, 1..=2)] => Some((*year, *month)),
        [Number(year, 4), Word(y), Number(month, 1..=2), Word(m)] if is(y, YEAR) && is(m, MONTH) => {
            Some((*year, *month))
        }
        [Number(year, 4), Gap(_), Word(word)] => Some((*year, calendar.month(word)?)),
        _ => None,
    }
}
