//! What is wrong with a rule, said while it is made; and why one never reminds.

use super::book::Book;
use super::days::DaysOf;
use super::draw::{Window, minute_of_day};
use super::occurrences::{Occurrences, Place, after};
use super::phone::place_of;
use super::rule::{Opens, Reminder, Rest, Rule, When, Wording, ZonePolicy};
use super::zone::Zone;
use crate::content::Catalogue;
use crate::session::Subject;
use crate::time::UtcMillis;
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
    /// Its only moment is over.
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

/// What is wrong with a rule; nothing where it can be kept. `here` is where the person is.
pub fn faults(rule: &Rule, catalogue: &Catalogue, here: Place, now: UtcMillis) -> Vec<Fault> {
    let mut faults = Vec::new();
    faults.extend(when_fault(&rule.when, here.day_begins));
    if is_over(rule, here, now) {
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

/// Whether the only moment of a rule is over.
fn is_over(rule: &Rule, here: Place, now: UtcMillis) -> bool {
    let When::Once { date, at } = rule.when else { return false };
    let place = place_of(&rule.zone, here);
    let asked = place.wall(date, minute_of_day(at, place.day_begins));
    asked.and_then(|asked| place.zone.moment(asked)).is_some_and(|found| found.at <= now)
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

/// Why a rule never reminds; `None` where it does. `today` is the person's day.
pub fn never(
    book: &Book,
    reminder: &Reminder,
    here: Place,
    today: NaiveDate,
    now: UtcMillis,
) -> Option<Never> {
    let Reminder { id, rule, .. } = reminder;
    if rule.rest == Rest::Open {
        return Some(Never::Resting);
    }
    if book.known.gone.contains(id) {
        return Some(Never::Gone);
    }
    let place = place_of(&rule.zone, here);
    let programme = book.known.programme_of(*id);
    match rule.when {
        // It came, and the next practice is still to be.
        When::After { .. } => {
            let next = book.known.after.get(id).and_then(|ended| after(rule, place, *ended));
            let is_to_come = next.is_some_and(|next| next.at > now);
            return (!is_to_come).then_some(Never::NoPractice);
        }
        When::Programme { .. } if programme.is_empty() => return Some(Never::NoProgramme),
        When::Once { .. } if is_over(rule, here, now) => return Some(Never::Over),
        When::Once { date, .. } if matches!(rule.rest, Rest::Until(day) if date < day) => {
            return Some(Never::Resting);
        }
        _ => {}
    }
    if Occurrences::new(*id, rule, place, programme, today).next().is_some() {
        return None;
    }
    let has_days = DaysOf::of(rule, programme).on_or_after(today).is_some();
    Some(if has_days { Never::Quiet } else { Never::Over })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{KindId, PracticeId};
    use crate::reminders::{LocalTime, Quiet, QuietManner, ReminderId, Weekdays};
    use crate::testing::catalogue;
    use crate::time::UtcMillis;

    const HERE: Place = Place { zone: Zone::Known(chrono_tz::Europe::Berlin), day_begins: 240 };

    fn time(minutes: u16) -> LocalTime {
        LocalTime::new(minutes).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> UtcMillis {
        UtcMillis(chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
    }

    fn rule(when: When) -> Rule {
        Rule::new(when, Opens::Nothing, day("2026-12-01"))
    }

    fn daily() -> Rule {
        rule(When::Daily { at: time(480) })
    }

    fn found(rule: &Rule) -> Vec<Fault> {
        faults(rule, catalogue(), HERE, at("2026-12-01T07:59:00Z"))
    }

    fn random(from: u16, until: u16, times: u8, apart_min: u16) -> When {
        When::Random { days: Weekdays::ALL, from: time(from), until: time(until), times, apart_min }
    }

    #[test]
    fn what_cannot_be_is_said_while_it_is_made() {
        let at = time(480);
        let once = |date| When::Once { date: day(date), at: time(540) };
        for (when, fault) in [
            (When::Weekdays { days: Weekdays::NONE, at }, Some(Fault::NoDays)),
            (When::Weekdays { days: Weekdays(1), at }, None),
            (When::EveryDays { days: 0, at }, Some(Fault::DaysOutOf { least: 1, most: 366 })),
            (When::EveryDays { days: 367, at }, Some(Fault::DaysOutOf { least: 1, most: 366 })),
            (When::EveryDays { days: 366, at }, None),
            (When::TimesAWeek { times: 0, at }, Some(Fault::TimesOutOf { least: 1, most: 7 })),
            (When::TimesAWeek { times: 8, at }, Some(Fault::TimesOutOf { least: 1, most: 7 })),
            (When::After { hours: 0, practice: None }, Some(Fault::HoursOutOf { least: 1, most: 72 })),
            (When::After { hours: 73, practice: None }, Some(Fault::HoursOutOf { least: 1, most: 72 })),
            (random(540, 1020, 0, 0), Some(Fault::TimesOutOf { least: 1, most: 6 })),
            (random(540, 1020, 7, 0), Some(Fault::TimesOutOf { least: 1, most: 6 })),
            (random(1020, 540, 1, 0), Some(Fault::WindowBackwards)),
            (random(540, 540, 1, 0), Some(Fault::WindowBackwards)),
            (random(540, 660, 3, 61), Some(Fault::WindowTooShort { least_min: 122 })),
            (random(540, 660, 3, 60), None),
            // Ten at night until two: of one day, for whom a day begins at four.
            (random(1320, 120, 1, 0), None),
            (once("2026-11-30"), Some(Fault::DateOver)),
            (once("2026-12-01"), None),
            // It is one minute before nine.
            (When::Once { date: day("2026-12-01"), at: time(539) }, Some(Fault::DateOver)),
        ] {
            assert_eq!(found(&rule(when.clone())), Vec::from_iter(fault), "{when:?}");
        }
    }

    #[test]
    fn quiet_spans_words_and_zones_are_looked_at_too() {
        let span = Quiet { days: Weekdays::NONE, from: time(0), until: time(60) };
        assert_eq!(found(&Rule { quiet: vec![span], ..daily() }), [Fault::QuietWithoutDays]);
        let span = Quiet { days: Weekdays::ALL, ..span };
        assert_eq!(found(&Rule { quiet: vec![span; 9], ..daily() }), [Fault::TooManyQuiet { most: 8 }]);
        let own = |words: &str| Rule { wording: Wording::Own(words.into()), ..daily() };
        assert_eq!(found(&own(" \n")), [Fault::NoWords]);
        assert_eq!(found(&own(&"ä".repeat(101))), [Fault::TooManyWords { most: 100 }]);
        assert_eq!(found(&own(&"ä".repeat(100))), []);
        let stay =
            |zone: &str| Rule { zone: ZonePolicy::Stay { zone: zone.into(), ahead_of_utc_s: 0 }, ..daily() };
        assert_eq!(found(&stay("Mars/Olympus")), [Fault::UnknownZone]);
        assert_eq!(found(&stay("Pacific/Chatham")), []);
    }

    #[test]
    fn no_page_about_abuse_is_ever_what_a_phone_reminds_of() {
        let discreet = catalogue().practices.iter().filter(|practice| practice.discreet);
        let mut count = 0;
        for practice in discreet {
            let subject = Subject::Practice(practice.id.clone());
            let opens = Rule { opens: Opens::Practice(subject.clone()), ..daily() };
            assert_eq!(found(&opens), [Fault::NotReminded], "{:?}", practice.id);
            let after = rule(When::After { hours: 2, practice: Some(subject) });
            assert_eq!(found(&after), [Fault::NotReminded], "{:?}", practice.id);
            count += 1;
        }
        assert!(count > 0);
    }

    #[test]
    fn what_it_opens_is_there() {
        let opens = |opens| found(&Rule { opens, ..daily() });
        assert_eq!(opens(Opens::Journal(KindId("gratitude".into()))), []);
        assert_eq!(opens(Opens::Journal(KindId("nothing".into()))), [Fault::NothingThere]);
        let practice = |id: &str| Opens::Practice(Subject::Practice(PracticeId(id.into())));
        assert_eq!(opens(practice("supportive-touch")), []);
        assert_eq!(opens(practice("nothing")), [Fault::NothingThere]);
    }

    #[test]
    fn a_rule_that_never_reminds_says_why() {
        let never_of = |rule: Rule| {
            let reminder = Reminder { id: ReminderId([1; 16]), rule, changed: UtcMillis(0) };
            let now = at("2026-12-01T07:59:00Z");
            never(&Book::default().with(reminder.clone()), &reminder, HERE, day("2026-12-01"), now)
        };
        let all_day = Quiet { days: Weekdays::ALL, from: time(0), until: time(0) };
        let quiet = Rule { quiet: vec![all_day], ..daily() };
        assert_eq!(never_of(quiet.clone()), Some(Never::Quiet), "it never ends");
        let skipped = Quiet { until: time(600), ..all_day };
        let skip = Rule { quiet: vec![skipped], in_quiet: QuietManner::Skip, ..daily() };
        assert_eq!(never_of(skip.clone()), Some(Never::Quiet));
        assert_eq!(never_of(Rule { in_quiet: QuietManner::Wait, ..skip }), None, "it waits until ten");
        let drawn = Rule { when: random(540, 600, 2, 10), ..quiet };
        assert_eq!(never_of(drawn), Some(Never::Quiet));
        assert_eq!(never_of(Rule { rest: Rest::Open, ..daily() }), Some(Never::Resting));
        assert_eq!(never_of(Rule { rest: Rest::Until(day("2030-01-01")), ..daily() }), None);
        let once = When::Once { date: day("2026-11-30"), at: time(480) };
        assert_eq!(never_of(rule(once)), Some(Never::Over));
        let once = rule(When::Once { date: day("2026-12-10"), at: time(480) });
        assert_eq!(never_of(once.clone()), None);
        let rests = Rule { rest: Rest::Until(day("2026-12-20")), ..once };
        assert_eq!(never_of(rests), Some(Never::Resting), "past its only day");
        assert_eq!(never_of(rule(When::After { hours: 2, practice: None })), Some(Never::NoPractice));
        let programme = When::Programme { programme: "p".into(), at: time(480) };
        assert_eq!(never_of(rule(programme)), Some(Never::NoProgramme));
        assert_eq!(never_of(daily()), None);
    }
}
