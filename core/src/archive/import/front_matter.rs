//! What stands between two lines of hyphens at the very beginning of a page: the forms of Obsidian's, Jekyll's and jrnl's
//! documentation and source. No grammar of YAML is read beyond them; whatever is not understood stays in the text.

use super::calendar::Calendar;
use super::dates::{When, when};
use crate::time::Moment;
use chrono::NaiveDate;

/// What front matter tells.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// When it is about, and the line that says so.
    date: Option<Told>,
    /// When it was begun, and the line that says so.
    created: Option<Told>,
    pub tags: Vec<String>,
    /// Lines that say something else.
    rest: Vec<Line>,
    /// The page itself, where it stands in here too, as jrnl writes it.
    pub body: Option<String>,
}

/// A moment, where its line stood, and the line where not all of it was understood.
#[derive(Debug)]
struct Told {
    when: When,
    line: Line,
    all: bool,
}

#[derive(Debug, Clone)]
struct Line {
    at: usize,
    text: String,
}

/// Keys that say which day a page is about, and those that say when it was begun; small, letters alone.
const DATE: [&str; 2] = ["date", "datetime"];
const CREATED: [&str; 9] = [
    "created",
    "createdat",
    "createdon",
    "createdtime",
    "createddate",
    "datecreated",
    "timecreated",
    "creationdate",
    "ctime",
];

/// Parts a page into its front matter and the rest. A page whose second line is no key, or whose front matter has no end, has
/// none.
pub(super) fn split(page: &str) -> Option<(&str, &str)> {
    let (first, inside) = page.split_once('\n')?;
    if first.trim_end() != "---" || !is_key(inside.lines().next()?) {
        return None;
    }
    let mut at = 0;
    for line in inside.split_inclusive('\n') {
        if ["---", "..."].contains(&line.trim_end()) {
            return Some((inside.get(..at)?, inside.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// A key at the beginning of a line, small and letters alone, and what stands behind it.
fn key(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let begins =
        key.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '\'' | '_' | '@'));
    begins.then(|| (key.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect(), value))
}

/// Whether a line is what front matter begins with: behind a key and its colon stands a space, or nothing.
fn is_key(line: &str) -> bool {
    key(line).is_some_and(|(_, value)| value.is_empty() || value.starts_with(char::is_whitespace))
}

impl FrontMatter {
    /// From the lines between. `now` is as in [`when`].
    pub fn read(text: &str, calendar: &Calendar, now: Moment) -> Self {
        let mut front = Self::default();
        let mut lines = text.lines().enumerate().peekable();
        while let Some((at, text)) = lines.next() {
            let line = Line { at, text: text.to_owned() };
            let Some((key, value)) = key(text).map(|(key, value)| (key, value.trim())) else {
                front.rest.push(line);
                continue;
            };
            let told = || {
                let (when, all) = when(unquoted(value), calendar, now)?;
                Some(Told { when, line: line.clone(), all })
            };
            let used = match key.as_str() {
                "tags" | "tag" => {
                    front.tags.extend(items(value).iter().map(|tag| tag_of(tag)));
                    while value.is_empty()
                        && let Some((_, next)) = lines.next_if(|(_, next)| item(next).is_some())
                    {
                        front.tags.extend(item(next).map(tag_of));
                    }
                    true
                }
                "body" if is_block(value) && front.body.is_none() => {
                    let inside = |next: &str| next.is_empty() || next.starts_with([' ', '\t']);
                    let mut body = Vec::new();
                    while let Some((_, next)) = lines.next_if(|(_, next)| inside(next)) {
                        body.push(next.strip_prefix('\t').unwrap_or(next));
                    }
                    front.body = Some(body.join("\n"));
                    true
                }
                name if DATE.contains(&name) && front.date.is_none() => {
                    front.date = told();
                    front.date.is_some()
                }
                name if CREATED.contains(&name) && front.created.is_none() => {
                    front.created = told();
                    front.created.is_some()
                }
                _ => false,
            };
            if !used {
                front.rest.push(line);
            }
        }
        front
    }

    /// When the page is about: what `date` says, else the day in its `path`, else when it was begun. On the same day its
    /// beginning tells the time. A line that was not used, or not all of it, stays.
    pub fn when(&mut self, path: Option<NaiveDate>) -> Option<When> {
        let (date, created) = (self.date.take(), self.created.take());
        let of_day = |told: &Told| path.is_none_or(|day| day == told.when.day);
        let (used, unused) = match (date, created) {
            (Some(date), created) => (Some(date), created),
            (None, Some(created)) if of_day(&created) => (Some(created), None),
            (None, created) => (None, created),
        };
        let kept = used.iter().filter(|told| !told.all).chain(&unused);
        self.rest.extend(kept.map(|told| told.line.clone()));
        used.map(|told| told.when).or(path.map(When::on))
    }

    /// The lines that say something else, in their order.
    pub fn rest(mut self) -> String {
        self.rest.sort_by_key(|line| line.at);
        let lines: Vec<&str> = self.rest.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n").trim().to_owned()
    }
}

/// Whether a value stands in the lines below it, as they are.
fn is_block(value: &str) -> bool {
    value.strip_prefix('|').is_some_and(|how| how.chars().all(|c| matches!(c, '-' | '+' | '1'..='9')))
}

/// What stands in a line of a list.
fn item(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix('-').filter(|item| item.starts_with(char::is_whitespace))
}

/// The items of `[a, "b, c"]` or `a, b`.
fn items(value: &str) -> Vec<String> {
    let inner = value.trim_start_matches('[').trim_end_matches(']');
    let mut items = vec![String::new()];
    let mut quote = None;
    for c in inner.chars() {
        let begins = items.last().is_some_and(|item| item.trim().is_empty());
        match c {
            ',' if quote.is_none() => items.push(String::new()),
            _ => {
                if quote == Some(c) {
                    quote = None;
                } else if begins && matches!(c, '"' | '\'') {
                    quote = Some(c);
                }
                if let Some(item) = items.last_mut() {
                    item.push(c);
                }
            }
        }
    }
    items
}

fn unquoted(value: &str) -> &str {
    value.trim().trim_matches(['"', '\'']).trim()
}

/// A tag without what YAML and Obsidian put around it.
fn tag_of(item: &str) -> String {
    unquoted(item).trim_start_matches('#').trim().to_owned()
}
