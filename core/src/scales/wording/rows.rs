//! A text as rows: each line, or each row of a table, with the number that stands before its words.

use super::number::{self, Lead};
use super::table;

/// A line, or a row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    /// Which line of the text it begins on; the first is 1.
    pub line: u32,
    /// What stands before its words, where that is a number.
    pub lead: Option<Lead>,
    /// The word before that number, where there is one: "Item".
    pub label: String,
    /// Its words without that number, on one line.
    pub text: String,
    /// All of it, as it stands there, on one line.
    pub whole: String,
    /// A blank line, or a part of a table, comes before it.
    pub apart: bool,
    /// It stands in a list.
    pub bullet: bool,
    /// It is a heading, or the header of a table.
    pub heading: bool,
}

/// The rows of a text that have something in them.
pub(super) fn rows(text: &str, items: u8) -> Vec<Row> {
    let text = clean(text);
    if let Some(rows) = table::rows(&text, items) {
        return only_labels(rows);
    }
    let mut rows = Vec::new();
    let mut apart = true;
    for (at, line) in text.split('\n').enumerate() {
        if line.trim().is_empty() {
            apart = true;
            continue;
        }
        rows.push(Row { line: line_number(at), apart, ..row(line) });
        apart = false;
    }
    split_run_on(only_labels(rows), items)
}

/// A word before a number is a label where it stands before others, too; else it belongs to the sentence.
fn only_labels(rows: Vec<Row>) -> Vec<Row> {
    let labels: Vec<String> = rows.iter().map(|row| row.label.clone()).collect();
    let is_alone = |label: &String| labels.iter().filter(|other| *other == label).count() < 2;
    let rows = rows.into_iter().map(|row| {
        let text =
            if is_alone(&row.label) && !row.label.is_empty() { row.whole.clone() } else { return row };
        Row { lead: None, label: String::new(), text, ..row }
    });
    rows.collect()
}

pub(super) fn line_number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

/// One line.
pub(super) fn row(line: &str) -> Row {
    let whole = one_line(line);
    let mut rest = whole.as_str();
    let heading = rest.starts_with('#') && rest.trim_start_matches('#').starts_with(' ');
    if heading {
        rest = rest.trim_start_matches('#').trim_start();
    }
    // Room for an answer before the item, as some forms have it.
    rest = rest.trim_start_matches(|c: char| c == '_' || c == '>' || is_box(c) || c.is_whitespace());
    let marked = rest.strip_prefix(['-', '*', '•', '‣', '·', '▪', '–', '+']);
    let bullet = marked.is_some_and(|rest| rest.starts_with(char::is_whitespace));
    if let Some(marked) = marked.filter(|_| bullet) {
        rest = marked.trim_start_matches(|c: char| is_box(c) || c.is_whitespace());
    }
    let rest = unmarked(rest);
    let (lead, behind) = number::lead(&rest).map_or((None, rest.as_str()), |(lead, rest)| (Some(lead), rest));
    let label = lead.and_then(|lead| rest.get(..lead.label)).unwrap_or_default().to_owned();
    let text = without_answers(unquoted(behind));
    Row { lead, label, text, whole, bullet, heading, ..Row::default() }
}

/// One kind of line end, and none of the signs that only say in which direction letters go.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let is_unseen = |c: char| {
        matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    let ends = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.chars().filter(|c| !is_unseen(*c)).map(|c| if ends.contains(&c) { '\n' } else { c }).collect()
}

/// With one space wherever there is any.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without what makes letters bold in Markdown, and without backslashes before signs.
fn unmarked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => plain.extend(chars.next()),
            '*' if chars.peek() == Some(&'*') => {
                chars.next();
            }
            c => plain.push(c),
        }
    }
    plain
}

/// Without quotation marks around all of it.
fn unquoted(text: &str) -> &str {
    const PAIRS: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」')];
    let text = text.trim();
    let inner = |(open, close): &(char, char)| text.strip_prefix(*open)?.strip_suffix(*close);
    let inner = PAIRS.iter().find_map(inner).map(str::trim);
    inner.filter(|inner| !inner.contains(['"', '“', '”', '«', '»'])).unwrap_or(text)
}

fn is_box(c: char) -> bool {
    matches!(c, '☐' | '□' | '○' | '◯' | '❏' | '▢' | '⬜' | '⃝')
}

/// Without room for an answer behind the item: numbers to circle, boxes, a line of dots.
fn without_answers(text: &str) -> String {
    let is_room = |word: &str| {
        let word = word.trim_matches(['(', ')', '[', ']', '|']);
        word.is_empty()
            || word.chars().all(|c| is_box(c) || c == '_')
            || (word.len() > 2 && word.chars().all(|c| c == '.' || c == '…'))
    };
    let is_number = |word: &str| number::whole(word).is_some();
    let words: Vec<&str> = text.split(' ').collect();
    let behind = words.iter().rev().take_while(|word| is_room(word) || is_number(word)).count();
    let (before, room) = words.split_at(words.len() - behind);
    // A number or two may belong to the sentence; what is nothing but numbers is a row to circle one in.
    let is_answers = room.iter().filter(|word| is_number(word)).count() > 2
        || (!room.is_empty() && room.iter().all(|word| is_room(word)));
    let kept = if is_answers && !before.is_empty() { before } else { &words };
    kept.join(" ")
}

/// The numbers to circle one of, where a row is nothing else.
pub(super) fn scale(text: &str) -> Option<(u32, u32)> {
    let numbers: Option<Vec<u32>> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '–' | '—' | '/'))
        .filter(|word| !word.is_empty())
        .map(number::whole)
        .collect();
    let numbers = numbers.filter(|numbers| numbers.len() > 2)?;
    let steps = |by: u32| numbers.is_sorted_by(|a, b| *b == a + by);
    let falls = numbers.is_sorted_by(|a, b| *a == b + 1);
    (steps(1) || falls)
        .then(|| (numbers.iter().copied().min(), numbers.iter().copied().max()))
        .and_then(|(least, most)| least.zip(most))
}

/// Text that was copied out of a page may be one long line: where hardly a line begins with a number, and a line has the next numbers
/// within, it is taken apart there.
fn split_run_on(rows: Vec<Row>, items: u8) -> Vec<Row> {
    if rows.iter().filter(|row| row.lead.is_some()).count() * 3 > usize::from(items) {
        return rows;
    }
    let mut apart = Vec::new();
    for found in rows {
        let Some(mut next) = found.lead.map(|lead| lead.number + 1) else {
            apart.push(found);
            continue;
        };
        let whole = found.whole.clone();
        let (mut rest, mut first) = (whole.as_str(), true);
        while let Some(at) = number::within(rest, next) {
            let (before, after) = rest.split_at(at);
            apart.push(Row { line: found.line, apart: found.apart && first, ..row(before) });
            (rest, first, next) = (after, false, next + 1);
        }
        apart.push(if first { found } else { Row { line: found.line, ..row(rest) } });
    }
    apart
}
