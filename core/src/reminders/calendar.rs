//! Rules as a calendar that other apps read: RFC 5545, as far as rules can be said in it.

use super::occurrences::{Occurrence, Occurrences, Place};
use super::phone::{Words, place_of};
use super::rule::{Reminder, ReminderId, Rest, Rule, When, ZonePolicy};
use super::span::Weekdays;
use super::zone::Zone;
use crate::time::UtcMillis;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Timelike, Weekday};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Rules as a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// A file of type `text/calendar`; `None` where not one rule can be said in it.
    pub text: Option<String>,
    /// Rules that cannot be said in it, and why.
    pub left_out: Vec<(ReminderId, Unsaid)>,
}

/// Why a rule cannot be said in a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaid {
    /// Its moments are drawn.
    Drawn,
    /// It counts from a practice.
    AfterPractice,
    /// A programme says its days.
    Programme,
    /// Quiet spans move it on some days, in no weekly order.
    Quiet,
    /// It rests until it is woken.
    Resting,
    /// It never comes any more.
    Over,
}

/// So long one lasts in a calendar, which knows no moments (design value).
const LASTS: &str = "PT5M";

/// So many years ahead the clocks of a zone are told; calendars know zones by their names themselves.
const YEARS: i32 = 20;

/// Rules as a calendar, as of `today`. `words` says what each is called: in words that tell nothing, unless the person chose others.
pub fn calendar(
    rules: &[Reminder],
    here: Place,
    today: NaiveDate,
    now: UtcMillis,
    words: &dyn Fn(&Reminder) -> Words,
) -> Calendar {
    let mut left_out = Vec::new();
    let mut events = Lines::default();
    let mut zones = BTreeMap::new();
    for reminder in rules {
        let place = place_of(&reminder.rule.zone, here);
        match series(reminder, place, today) {
            Err(why) => left_out.push((reminder.id, why)),
            Ok(all) => {
                let zone = match &reminder.rule.zone {
                    ZonePolicy::Stay { zone, .. } if place.zone.is_known() => Some(zone.as_str()),
                    _ => None,
                };
                if let Some(name) = zone {
                    zones.insert(name, place.zone);
                }
                for (nth, series) in all.iter().enumerate() {
                    event(&mut events, reminder, nth, series, zone, now, &words(reminder));
                }
            }
        }
    }
    if events.0.is_empty() {
        return Calendar { text: None, left_out };
    }
    let mut text = Lines::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kindself//Reminders//EN", "CALSCALE:GREGORIAN"]
    {
        text.add(line);
    }
    for (name, zone) in zones {
        clocks(&mut text, name, zone, today);
    }
    text.0.push_str(&events.0);
    text.add("END:VCALENDAR");
    Calendar { text: Some(text.0), left_out }
}

/// Dates that one recurrence says.
struct Series {
    first: NaiveDateTime,
    recurs: Option<String>,
}

fn series(reminder: &Reminder, place: Place, today: NaiveDate) -> Result<Vec<Series>, Unsaid> {
    let Reminder { id, rule, .. } = reminder;
    if rule.rest == Rest::Open {
        return Err(Unsaid::Resting);
    }
    // What clocks leave out is a calendar's own business: it moves it as we do (RFC 5545, 3.3.5).
    let unmoved = Place { zone: Zone::of("UTC", 0), ..place };
    let next = |from| Occurrences::new(*id, rule, unmoved, &[], from).next();
    match &rule.when {
        When::Random { .. } => Err(Unsaid::Drawn),
        When::After { .. } => Err(Unsaid::AfterPractice),
        When::Programme { .. } => Err(Unsaid::Programme),
        When::Once { .. } => {
            let once = next(today).ok_or(Unsaid::Over)?;
            Ok(vec![Series { first: once.wall, recurs: None }])
        }
        When::EveryDays { days, .. } if days % 7 != 0 => {
            let first = next(today).ok_or(Unsaid::Quiet)?;
            // Any day of the week is one of its days: all have to be alike.
            let same = |ahead| is_alike(rule, &first, ahead, unmoved, *id);
            if !(1..7).all(same) {
                return Err(Unsaid::Quiet);
            }
            Ok(vec![Series { first: first.wall, recurs: Some(format!("FREQ=DAILY;INTERVAL={days}")) }])
        }
        When::EveryDays { days, .. } => {
            let first = next(today).ok_or(Unsaid::Quiet)?;
            Ok(vec![Series { first: first.wall, recurs: Some(format!("FREQ=DAILY;INTERVAL={days}")) }])
        }
        When::Daily { .. } | When::Weekdays { .. } | When::TimesAWeek { .. } => {
            weekly(next(today).ok_or(Unsaid::Quiet)?, reminder, unmoved)
        }
    }
}

/// Whether a rule for every so many days would come at the same time if it were for a day so many later.
fn is_alike(rule: &Rule, first: &Occurrence, ahead: u64, place: Place, id: ReminderId) -> bool {
    let Some(day) = first.date.checked_add_days(Days::new(ahead)) else { return false };
    let moved = Rule { from: day, rest: Rest::No, ..rule.clone() };
    let found = Occurrences::new(id, &moved, place, &[], day).next();
    let shift = first.wall - first.date.and_time(chrono::NaiveTime::MIN);
    found.is_some_and(|found| found.date == day && found.wall - day.and_time(chrono::NaiveTime::MIN) == shift)
}

/// A rule that has the same week over and over: one series for each time of the day.
fn weekly(first: Occurrence, reminder: &Reminder, place: Place) -> Result<Vec<Series>, Unsaid> {
    let last = first.date.checked_add_days(Days::new(6)).ok_or(Unsaid::Over)?;
    let week = Occurrences::new(reminder.id, &reminder.rule, place, &[], first.date);
    let mut times: BTreeMap<_, Vec<NaiveDateTime>> = BTreeMap::new();
    for one in week.take_while(|one| one.date <= last) {
        times.entry(one.wall.time()).or_default().push(one.wall);
    }
    Ok(times
        .into_values()
        .filter_map(|walls| {
            let days = walls.iter().fold(Weekdays::NONE, |days, wall| days.with(wall.weekday()));
            let first = walls.into_iter().min()?;
            Some(Series { first, recurs: Some(recurs_on(days)) })
        })
        .collect())
}

fn recurs_on(days: Weekdays) -> String {
    if days == Weekdays::ALL {
        return "FREQ=DAILY".to_owned();
    }
    let named = [
        (Weekday::Mon, "MO"),
        (Weekday::Tue, "TU"),
        (Weekday::Wed, "WE"),
        (Weekday::Thu, "TH"),
        (Weekday::Fri, "FR"),
        (Weekday::Sat, "SA"),
        (Weekday::Sun, "SU"),
    ];
    let names: Vec<_> = named.into_iter().filter(|(day, _)| days.has(*day)).map(|(_, name)| name).collect();
    format!("FREQ=WEEKLY;BYDAY={}", names.join(","))
}

fn event(
    to: &mut Lines,
    reminder: &Reminder,
    nth: usize,
    series: &Series,
    zone: Option<&str>,
    now: UtcMillis,
    words: &Words,
) {
    to.add("BEGIN:VEVENT");
    to.add(&format!("UID:{}-{nth}", reminder.id.text()));
    let stamp = DateTime::from_timestamp_millis(now.0).unwrap_or_default();
    to.add(&format!("DTSTAMP:{}Z", basic(stamp.naive_utc())));
    let zone = zone.map(|zone| format!(";TZID={zone}")).unwrap_or_default();
    to.add(&format!("DTSTART{zone}:{}", basic(series.first)));
    to.add(&format!("DURATION:{LASTS}"));
    if let Some(recurs) = &series.recurs {
        to.add(&format!("RRULE:{recurs}"));
    }
    let title = escaped(&words.title);
    to.add(&format!("SUMMARY:{title}"));
    if !words.body.is_empty() {
        to.add(&format!("DESCRIPTION:{}", escaped(&words.body)));
    }
    for line in ["CLASS:PRIVATE", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S"] {
        to.add(line);
    }
    to.add(&format!("DESCRIPTION:{title}"));
    to.add("END:VALARM");
    to.add("END:VEVENT");
}

/// When the clocks of a zone change in the years to come.
fn clocks(to: &mut Lines, name: &str, zone: Zone, today: NaiveDate) {
    to.add("BEGIN:VTIMEZONE");
    to.add(&format!("TZID:{name}"));
    let begins =
        NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today).and_time(chrono::NaiveTime::MIN);
    let ends =
        NaiveDate::from_ymd_opt(today.year() + YEARS, 1, 1).unwrap_or(today).and_time(chrono::NaiveTime::MIN);
    let changes = zone.changes(begins.and_utc().timestamp(), ends.and_utc().timestamp());
    let mut before = zone.ahead_at(UtcMillis(begins.and_utc().timestamp_millis()));
    clock(to, begins, before, before);
    for (at, after) in changes {
        if let Some(wall) = DateTime::from_timestamp(at + i64::from(before), 0) {
            clock(to, wall.naive_utc(), before, after);
        }
        before = after;
    }
    to.add("END:VTIMEZONE");
}

/// From that time on, as clocks showed it before, they are so far ahead of UTC. The clock that is further ahead is called the one of
/// daylight: readers go by the offsets.
fn clock(to: &mut Lines, from: NaiveDateTime, before: i32, after: i32) {
    let kind = if after > before { "DAYLIGHT" } else { "STANDARD" };
    to.add(&format!("BEGIN:{kind}"));
    to.add(&format!("DTSTART:{}", basic(from)));
    to.add(&format!("TZOFFSETFROM:{}", offset(before)));
    to.add(&format!("TZOFFSETTO:{}", offset(after)));
    to.add(&format!("END:{kind}"));
}

fn basic(wall: NaiveDateTime) -> String {
    let (day, time) = (wall.date(), wall.time());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    format!("{:04}{:02}{:02}T{hour:02}{minute:02}{second:02}", day.year(), day.month(), day.day())
}

fn offset(seconds: i32) -> String {
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let mut text = format!("{sign}{:02}{:02}", all / 3600, all / 60 % 60);
    if all % 60 != 0 {
        // Writing to a text does not fail.
        let _ = write!(text, "{:02}", all % 60);
    }
    text
}

/// Text as a value has it (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Lines of at most 75 bytes, the rest of each on the next ones after a space (RFC 5545, 3.1).
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::{LocalTime, Opens, Quiet, QuietManner};

    fn time(hour: u16, minute: u16) -> LocalTime {
        LocalTime::new(hour * 60 + minute).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const HERE: Place = Place { zone: Zone::Known(chrono_tz::Europe::Berlin), day_begins: 240 };

    /// A Tuesday.
    fn made(when: When, change: impl FnOnce(&mut Rule)) -> Calendar {
        let mut rule = Rule::new(when, Opens::Nothing, day("2026-12-01"));
        change(&mut rule);
        let reminder = Reminder { id: ReminderId([7; 16]), rule, changed: UtcMillis(0) };
        let now = UtcMillis(1_796_130_000_000);
        let words = |_: &Reminder| Words { title: "A moment, if you like".into(), body: String::new() };
        calendar(&[reminder], HERE, day("2026-12-01"), now, &words)
    }

    fn lines(calendar: &Calendar, name: &str) -> Vec<String> {
        let text = calendar.text.as_deref().unwrap_or_default();
        text.split("\r\n").filter(|line| line.starts_with(name)).map(str::to_owned).collect()
    }

    #[test]
    fn what_has_the_same_week_over_and_over_is_one_recurrence() {
        for (when, first, recurs) in [
            (When::Daily { at: time(8, 0) }, "DTSTART:20261201T080000", "RRULE:FREQ=DAILY"),
            (
                When::Weekdays { days: Weekdays::WORKING, at: time(8, 0) },
                "DTSTART:20261201T080000",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            ),
            (
                When::TimesAWeek { times: 3, at: time(20, 30) },
                "DTSTART:20261201T203000",
                "RRULE:FREQ=WEEKLY;BYDAY=TU,TH,SA",
            ),
            (
                When::EveryDays { days: 3, at: time(8, 0) },
                "DTSTART:20261201T080000",
                "RRULE:FREQ=DAILY;INTERVAL=3",
            ),
            // Of a night owl's Friday: clocks show Saturday.
            (
                When::Weekdays { days: Weekdays(0b1_0000), at: time(1, 30) },
                "DTSTART:20261205T013000",
                "RRULE:FREQ=WEEKLY;BYDAY=SA",
            ),
        ] {
            let calendar = made(when.clone(), |_| {});
            assert_eq!(lines(&calendar, "DTSTART"), [first], "{when:?}");
            assert_eq!(lines(&calendar, "RRULE"), [recurs], "{when:?}");
            assert!(calendar.left_out.is_empty());
        }
    }

    #[test]
    fn quiet_mornings_make_a_series_of_their_own_and_quiet_days_leave_it() {
        let weekend = |until| Quiet { days: Weekdays(0b110_0000), from: time(0, 0), until };
        let later = made(When::Daily { at: time(8, 0) }, |rule| rule.quiet = vec![weekend(time(10, 0))]);
        assert_eq!(
            lines(&later, "RRULE"),
            ["RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "RRULE:FREQ=WEEKLY;BYDAY=SA,SU"]
        );
        assert_eq!(lines(&later, "DTSTART"), ["DTSTART:20261201T080000", "DTSTART:20261205T100000"]);
        let never = made(When::Daily { at: time(8, 0) }, |rule| {
            rule.quiet = vec![weekend(time(10, 0))];
            rule.in_quiet = QuietManner::Skip;
        });
        assert_eq!(lines(&never, "RRULE"), ["RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"]);
        let in_no_order = made(When::EveryDays { days: 3, at: time(8, 0) }, |rule| {
            rule.quiet = vec![weekend(time(10, 0))];
        });
        assert_eq!(
            in_no_order,
            Calendar { text: None, left_out: vec![(ReminderId([7; 16]), Unsaid::Quiet)] }
        );
    }

    #[test]
    fn what_cannot_be_said_is_named_with_its_reason() {
        let drawn = When::Random {
            days: Weekdays::ALL,
            from: time(9, 0),
            until: time(17, 0),
            times: 1,
            apart_min: 0,
        };
        let at = time(8, 0);
        for (when, why) in [
            (drawn, Unsaid::Drawn),
            (When::After { hours: 3, practice: None }, Unsaid::AfterPractice),
            (When::Programme { programme: "p".into(), at }, Unsaid::Programme),
            (When::Once { date: day("2026-11-30"), at }, Unsaid::Over),
        ] {
            assert_eq!(made(when, |_| {}).left_out, [(ReminderId([7; 16]), why)]);
        }
        let resting = made(When::Daily { at }, |rule| rule.rest = Rest::Open);
        assert_eq!(resting.left_out, [(ReminderId([7; 16]), Unsaid::Resting)]);
        let until = made(When::Daily { at }, |rule| rule.rest = Rest::Until(day("2027-01-04")));
        assert_eq!(lines(&until, "DTSTART"), ["DTSTART:20270104T080000"]);
    }

    #[test]
    fn a_rule_that_stays_in_its_zone_brings_the_clocks_of_that_zone() {
        let stay = |zone: &str| ZonePolicy::Stay { zone: zone.into(), ahead_of_utc_s: 0 };
        let calendar = made(When::Daily { at: time(8, 0) }, |rule| rule.zone = stay("Pacific/Auckland"));
        assert_eq!(lines(&calendar, "DTSTART;"), ["DTSTART;TZID=Pacific/Auckland:20261201T080000"]);
        assert_eq!(lines(&calendar, "TZID"), ["TZID:Pacific/Auckland"]);
        let changes: Vec<_> = lines(&calendar, "DTSTART:2027");
        assert_eq!(
            changes,
            ["DTSTART:20270404T030000", "DTSTART:20270926T020000"],
            "as clocks showed it before"
        );
        assert_eq!(lines(&calendar, "BEGIN:VTIMEZONE").len(), 1);
        let unknown = made(When::Daily { at: time(8, 0) }, |rule| rule.zone = stay("Mars/Olympus"));
        assert_eq!(lines(&unknown, "DTSTART"), ["DTSTART:20261201T080000"], "no calendar knows it either");
    }

    #[test]
    fn no_line_is_longer_than_75_bytes_and_no_word_ends_one() {
        let mut lines = Lines::default();
        let title = escaped("Für dich; ein Moment, wenn du magst\nBEGIN:VEVENT\u{7}".repeat(4).as_str());
        lines.add(&format!("SUMMARY:{title}"));
        for line in lines.0.trim_end().split("\r\n") {
            assert!(line.len() <= 75 && !line.starts_with("BEGIN"), "{line}");
        }
        let unfolded = lines.0.replace("\r\n ", "");
        assert!(unfolded.contains("Für dich\\; ein Moment\\, wenn du magst\\nBEGIN"), "{unfolded}");
    }
}
