//! Words that other apps put beside times and into dates, in every language of Unicode's CLDR
//! (`core/content/calendar`, with its source and licence), and what text is before it is looked up.

use crate::digits;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const PERIODS: &str = include_str!("../../../content/calendar/day-periods.txt");
const MONTHS: &str = include_str!("../../../content/calendar/months.txt");

/// Minutes of half a day, and of a day.
const HALF: u16 = 12 * 60;
const DAY: u16 = 2 * HALF;

/// From one minute of the day up to another; over midnight where the second is not the later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    from: u16,
    to: u16,
}

impl Span {
    /// `6-12`, `18-20`, `21-4`: hours.
    fn read(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        Some(Self { from: from.parse::<u16>().ok()? * 60, to: to.parse::<u16>().ok()? * 60 })
    }

    fn holds(self, minute: u16) -> bool {
        if self.from < self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }
}

/// The words, by their [`letters`].
pub(super) struct Calendar {
    periods: BTreeMap<&'static str, Vec<Span>>,
    units: Vec<&'static str>,
    months: BTreeMap<&'static str, u32>,
}

impl Calendar {
    /// From the tables that are compiled in; a test reads every line of them.
    pub fn bundled() -> Self {
        let mut calendar = Self { periods: BTreeMap::new(), units: Vec::new(), months: BTreeMap::new() };
        for (meaning, words) in lines(PERIODS) {
            match Span::read(meaning) {
                Some(span) => words.for_each(|word| calendar.periods.entry(word).or_default().push(span)),
                None => calendar.units.extend(words),
            }
        }
        for (meaning, words) in lines(MONTHS) {
            let Ok(month) = meaning.parse() else { continue };
            calendar.months.extend(words.map(|word| (word, month)));
        }
        calendar
    }

    /// The month that a word names.
    pub fn month(&self, word: &str) -> Option<u32> {
        self.months.get(letters(word).as_str()).copied()
    }

    /// Whether a text says nothing but that this is a time (`h`, `Uhr`, `時`).
    pub fn is_unit(&self, text: &str) -> bool {
        self.units.contains(&letters(text).as_str())
    }

    /// The minute of the day that an hour and a minute are beside a text: none, a part of the day, units with or without
    /// one. `None` for a text that is not known, or that no such hour belongs to.
    pub fn minute(&self, hour: u16, minute: u16, beside: &str) -> Option<u16> {
        // Some letters are a unit in one language and a part of the day in another (`kl.`); where that makes two times of it,
        // neither is known.
        let readings = self.words(beside);
        let mut times = readings.iter().filter_map(|word| self.minute_by(hour, minute, word));
        let first = times.next()?;
        times.all(|at| at == first).then_some(first)
    }

    /// The same beside a word of the table, or nothing.
    fn minute_by(&self, hour: u16, minute: u16, word: &str) -> Option<u16> {
        if word.is_empty() {
            // Some clocks count from 1 to 24; what they show as 24:15 is the first quarter of the same day.
            return (hour <= 24).then_some((hour % 24) * 60 + minute);
        }
        let spans = self.periods.get(word)?;
        if hour > 12 {
            let at = hour * 60 + minute;
            return (hour < 24 && spans.iter().any(|span| span.holds(at))).then_some(at);
        }
        let early = (hour % 12) * 60 + minute;
        let mut fitting =
            spans.iter().filter_map(|span| match (span.holds(early), span.holds(early + HALF)) {
                (true, false) => Some(early),
                (false, true) => Some(early + HALF),
                _ => None,
            });
        // A word that would be one half in one language and the other half in another tells nothing.
        let first = fitting.next()?;
        fitting.all(|at| at == first).then_some(first).filter(|at| *at < DAY)
    }

    /// What a text beside a time may say: all of its letters, or those without the units around them.
    fn words(&self, text: &str) -> Vec<String> {
        let words: Vec<String> =
            text.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect();
        let whole = words.concat();
        let mut words: &[String] = &words;
        while let [first, rest @ ..] = words
            && self.is_unit(first)
        {
            words = rest;
        }
        while let [rest @ .., last] = words
            && self.is_unit(last)
        {
            words = rest;
        }
        let inner = words.concat();
        // Without spaces units stand only in scripts that have none: `h시`, `下午9时`. A Latin `s` is a part of its word.
        let spaceless = self.units.iter().filter(|unit| unit.chars().all(|c| c > '\u{900}'));
        let cut = |unit: &&str| {
            inner.strip_prefix(*unit).or_else(|| inner.strip_suffix(*unit)).map(ToOwned::to_owned)
        };
        let mut all: Vec<String> = spaceless.filter_map(cut).collect();
        all.extend([whole, inner.clone()]);
        all
    }
}

/// What a line of a table begins with, and its words.
fn lines(
    table: &'static str,
) -> impl Iterator<Item = (&'static str, std::str::SplitAsciiWhitespace<'static>)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut words = line.split_ascii_whitespace();
        Some((words.next()?, words))
    })
}

/// Every name of a month in the table, as [`letters`] leaves it.
pub(crate) fn names_of_months() -> impl Iterator<Item = &'static str> {
    lines(MONTHS).flat_map(|(_, names)| names)
}

/// Letters and their marks only, small, one form for each.
pub(super) fn letters(text: &str) -> String {
    let small = text.nfkc().collect::<String>().to_lowercase();
    small.nfkc().filter(|c| c.is_alphabetic() || is_combining_mark(*c)).collect()
}

/// Digits of any script as those of ASCII, and nothing that only turns the direction of writing. (Forms of compatibility are
/// folded first: they hold five rows of digits more.)
pub(super) fn plain(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.nfkc().filter(|c| !turns(c)).map(digits::plain).collect()
}
