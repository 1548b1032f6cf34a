//! Says what the core makes of zones, for tests/reminders/sweep.py: for a zone, a rule that reminds at a time on a date.
//!
//! Asked on its standard input, answered on its standard output, both as signed numbers of 64 bits, the lowest byte first:
//! how many bytes the zone's name has, the name, how many moments are asked about and how many reminders; the moments, in seconds;
//! and each reminder as days since 1970 and minutes after midnight. The answer: 1 where the name is known, otherwise 0 and nothing
//! more; for each moment the seconds ahead of UTC; for each reminder its moment in milliseconds, the wall in seconds (both the
//! least number where there is none) and 1 where it was moved. First of all the edition: its length, and its letters.

use chrono::{Days, NaiveDate};
use kindself_core::reminders::{
    EDITION, LocalTime, Moved, Occurrences, Opens, Place, ReminderId, Rule, When, Zone,
};
use kindself_core::time::UtcMillis;
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Write};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let mut asked = BufReader::new(io::stdin().lock());
    let mut answered = BufWriter::new(io::stdout().lock());
    say(&mut answered, i64::try_from(EDITION.len())?)?;
    answered.write_all(EDITION.as_bytes())?;
    while let Some(length) = next(&mut asked)? {
        let mut name = vec![0; usize::try_from(length)?];
        asked.read_exact(&mut name)?;
        let zone = Zone::of(&String::from_utf8(name)?, 0);
        let (moments, reminders) = (number(&mut asked)?, number(&mut asked)?);
        say(&mut answered, i64::from(zone.is_known()))?;
        for _ in 0..moments {
            let at = number(&mut asked)?;
            if zone.is_known() {
                say(&mut answered, i64::from(zone.ahead_at(UtcMillis(at * 1000))))?;
            }
        }
        for _ in 0..reminders {
            let (days, minute) = (number(&mut asked)?, number(&mut asked)?);
            if zone.is_known() {
                reminds(&mut answered, zone, days, minute)?;
            }
        }
    }
    Ok(answered.flush()?)
}

/// The one of a daily rule on that date.
fn reminds(answered: &mut impl Write, zone: Zone, days: i64, minute: i64) -> Outcome<()> {
    let date = NaiveDate::from_epoch_days(i32::try_from(days)?).ok_or("no such date")?;
    let at = LocalTime::new(u16::try_from(minute)?).ok_or("no such time")?;
    let rule = Rule::new(When::Daily { at }, Opens::Nothing, date - Days::new(1));
    let place = Place { zone, day_begins: 0 };
    let first = Occurrences::new(ReminderId([0; 16]), &rule, place, &[], date).next();
    match first.filter(|one| one.date == date) {
        None => [i64::MIN, i64::MIN, 0],
        Some(one) => [one.at.0, one.wall.and_utc().timestamp(), i64::from(one.moved != Moved::No)],
    }
    .into_iter()
    .try_for_each(|number| say(answered, number))
}

fn say(answered: &mut impl Write, number: i64) -> Outcome<()> {
    Ok(answered.write_all(&number.to_le_bytes())?)
}

fn number(asked: &mut impl Read) -> Outcome<i64> {
    Ok(next(asked)?.ok_or("the question ends in its middle")?)
}

/// The next number; `None` where there is nothing more.
fn next(asked: &mut impl Read) -> io::Result<Option<i64>> {
    let mut bytes = [0; 8];
    match asked.read_exact(&mut bytes) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        read => read.map(|()| Some(i64::from_le_bytes(bytes))),
    }
}
