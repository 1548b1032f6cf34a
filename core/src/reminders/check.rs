//! What is wrong with a rule, said while it is made; and why one never reminds.

use super::book::Book;
use super::days::DaysOf;
use super::draw::Window;
use super::occurrences::{Occurrences, Place};
use super::phone::place_of;
use super::rule::{Opens, Reminder, Rest, Rule, When, Wording, ZonePolicy};
use super::zone::Zone;
use crate::content::Catalogue;
use crate::session::Subject;
use chrono::NaiveDate;

/// Every so many days: a year at most.
pub const MOST_DAYS: u16 = 366;
/// So many times a day, at random.
pub const MOST_TIMES: u8 = 6;
/// So many hours after a practice.
pub const MOST_HOURS: u8 = 72;
/// So many quiet spans of a rule.
pub const MOST_QUIET: usize = 8;
/// So many characters of the person's own words.
pub const MOST_WORDS: usize = 100;

/// What is wrong with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// None of the days of the week is chosen.
    NoDays,
    /// Every so many days: from `least` to `most`.
    DaysOutOf { least: u16, most: u16 },
    /// So many times: from `least` to `most`.
    TimesOutOf { least: u8, most: u8 },
    /// So many hours: from `least` to `most`.
    HoursOutOf { least: u8, most: u8 },
    /// The window ends before it begins, as the person's day has it.
    WindowBackwards,
    /// The window is shorter than its moments are to be apart: it has to last that many minutes.
    WindowTooShort { least_min: u16 },
    /// A quiet span begins on no day.
    QuietWithoutDays,
    /// More quiet spans than that.
    TooManyQuiet { most: usize },
    /// Own words are empty.
    NoWords,
    /// Own words have more characters than that.
    TooManyWords { most: usize },
    /// No zone of that name is known.
    UnknownZone,
    /// The date is over.
    DateOver,
    /// A page about abuse is never what a phone reminds of: somebody else may read it.
    NotReminded,
    /// There is no such practice, or kind of entry.
    NothingThere,
}

/// Why a rule never reminds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Never {
    /// It is always quiet then.
    Quiet,
    /// Its date is over.
    Over,
    /// It rests until it is woken.
    Resting,
    /// What it is about is not there any more.
    Gone,
    /// There was no practice yet that it counts from.
    NoPractice,
    /// No programme says a day.
    NoProgramme,
    /// Others come before it on each day: there are so many a day at most.
    HeldBack,
}

/// What is wrong with a rule; nothing where it can be kept. `here` is where the person is, `today` their day.
pub fn faults(rule: &Rule, catalogue: &Catalogue, here: Place, today: NaiveDate) -> Vec<Fault> {
    let mut faults = Vec::new();
    faults.extend(when_fault(&rule.when, here.day_begins));
    if let When::Once { date, .. } = rule.when
        && date < today
    {
        faults.push(Fault::DateOver);
    }
    if rule.quiet.len() > MOST_QUIET {
        faults.push(Fault::TooManyQuiet { most: MOST_QUIET });
    }
    if rule.quiet.iter().any(|span| span.days.is_empty()) {
        faults.push(Fault::QuietWithoutDays);
    }
    if let Wording::Own(words) = &rule.wording {
        if words.trim().is_empty() {
            faults.push(Fault::NoWords);
        } else if words.chars().count() > MOST_WORDS {
            faults.push(Fault::TooManyWords { most: MOST_WORDS });
        }
    }
    if let ZonePolicy::Stay { zone, ahead_of_utc_s } = &rule.zone
        && !Zone::of(zone, *ahead_of_utc_s).is_known()
    {
        faults.push(Fault::UnknownZone);
    }
    let about = match (&rule.opens, &rule.when) {
        (Opens::Practice(subject), _) | (_, When::After { practice: Some(subject), .. }) => Some(subject),
        _ => None,
    };
    faults.extend(about.and_then(|subject| subject_fault(subject, catalogue)));
    if let Opens::Journal(kind) = &rule.opens
        && catalogue.kind(kind).is_none()
    {
        faults.push(Fault::NothingThere);
    }
    faults
}

fn when_fault(when: &When, day_begins: u16) -> Option<Fault> {
    match when {
        When::Daily { .. } | When::Programme { .. } | When::Once { .. } => None,
        When::Weekdays { days, .. } => days.is_empty().then_some(Fault::NoDays),
        When::EveryDays { days, .. } => {
            (!(1..=MOST_DAYS).contains(days)).then_some(Fault::DaysOutOf { least: 1, most: MOST_DAYS })
        }
        When::TimesAWeek { times, .. } => {
            (!(1..=7).contains(times)).then_some(Fault::TimesOutOf { least: 1, most: 7 })
        }
        When::After { hours, .. } => {
            (!(1..=MOST_HOURS).contains(hours)).then_some(Fault::HoursOutOf { least: 1, most: MOST_HOURS })
        }
        When::Random { days, from, until, times, apart_min } => {
            let window = Window { from: *from, until: *until, times: *times, apart_min: *apart_min };
            let (begins, ends) = window.minutes(day_begins);
            if days.is_empty() {
                Some(Fault::NoDays)
            } else if !(1..=MOST_TIMES).contains(times) {
                Some(Fault::TimesOutOf { least: 1, most: MOST_TIMES })
            } else if ends <= begins {
                Some(Fault::WindowBackwards)
            } else if ends - begins < window.least() {
                Some(Fault::WindowTooShort { least_min: window.least() })
            } else {
                None
            }
        }
    }
}

fn subject_fault(subject: &Subject, catalogue: &Catalogue) -> Option<Fault> {
    if subject.is_discreet(catalogue) {
        return Some(Fault::NotReminded);
    }
    let is_there = match subject {
        Subject::Practice(id) => catalogue.practice(id).is_some(),
        Subject::Protocol(id) => catalogue.protocols.iter().any(|protocol| protocol.id == *id),
        Subject::Own(_) => true,
        Subject::Other(_) => false,
    };
    (!is_there).then_some(Fault::NothingThere)
}

/// Why a rule never reminds; `None` where it does.
pub fn never(book: &Book, reminder: &Reminder, here: Place, today: NaiveDate) -> Option<Never> {
    let Reminder { id, rule, .. } = reminder;
    if rule.rest == Rest::Open {
        return Some(Never::Resting);
    }
    if book.known.gone.contains(id) {
        return Some(Never::Gone);
    }
    let place = place_of(&rule.zone, here);
    let programme = book.known.programme.get(id).map_or(&[][..], Vec::as_slice);
    match rule.when {
        When::After { .. } => return (!book.known.after.contains_key(id)).then_some(Never::NoPractice),
        When::Programme { .. } if programme.is_empty() => return Some(Never::NoProgramme),
        When::Once { date, .. } if date < today => return Some(Never::Over),
        _ => {}
    }
    if Occurrences::new(*id, rule, place, programme, today).next().is_some() {
        return None;
    }
    let has_days = DaysOf::of(rule, programme).on_or_after(today).is_some();
    Some(if has_days { Never::Quiet } else { Never::Over })
}
