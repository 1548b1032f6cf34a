//! Tables: of Markdown, or with tabs, semicolons or commas between their cells.

use super::number::{self, Lead};
use super::rows::{Row, line_number, one_line, row};

/// A row of a table, and the line it begins on.
struct Record {
    line: u32,
    cells: Vec<String>,
    header: bool,
}

/// The rows of a text that is a table; `None` where it is none.
pub(super) fn rows(text: &str, items: u8) -> Option<Vec<Row>> {
    let enough = (usize::from(items) / 2).max(2);
    if let Some(records) = markdown(text) {
        return Some(read(&records, number_column(&records)));
    }
    for between in ['\t', ';', ','] {
        let records = records(text, between);
        let numbers = number_column(&records);
        let is_numbered = numbers.is_some_and(|column| count(&records, column) >= enough);
        let wide = records.iter().filter(|record| record.cells.len() > 1).count();
        let quoted = text.lines().filter(|line| line.trim_start().starts_with('"')).count();
        let is_wide = between == '\t' && wide * 2 > records.len() && wide >= enough;
        let is_quoted = between != '\t' && quoted >= enough && quoted * 2 > records.len();
        if is_numbered || is_wide || is_quoted {
            return Some(read(&records, numbers.filter(|_| is_numbered)));
        }
    }
    None
}

/// Lines with bars, where a line of dashes stands below the first of them.
fn markdown(text: &str) -> Option<Vec<Record>> {
    let is_rule = |line: &str| {
        line.contains('|')
            && line.contains('-')
            && line.chars().all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
    };
    text.lines().find(|line| is_rule(line))?;
    let mut records: Vec<Record> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if is_rule(line) {
            if let Some(header) = records.last_mut() {
                header.header = header.cells.len() > 1;
            }
            continue;
        }
        if line.trim().is_empty() {
            continue;
        }
        let inner = line.trim();
        let inner = inner.strip_prefix('|').unwrap_or(inner);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        let cells = inner.replace("\\|", "/").split('|').map(one_line).collect();
        records.push(Record { line: line_number(at), cells, header: false });
    }
    Some(records)
}

/// Rows as RFC 4180 has them, whatever stands between the cells. A quotation mark that never ends is one that was written.
fn records(text: &str, between: char) -> Vec<Record> {
    let mut records = Vec::new();
    let mut lines = text.split('\n').enumerate().peekable();
    while let Some((at, line)) = lines.next() {
        if line.trim().is_empty() {
            continue;
        }
        let mut whole = line.to_owned();
        // A cell goes on below where its quotes have not come out; a sentence is over before ten lines are.
        let mut ahead = lines.clone();
        for _ in 0..MOST_LINES {
            if is_even(&whole) {
                break;
            }
            let Some((_, more)) = ahead.next() else { break };
            whole.push('\n');
            whole.push_str(more);
        }
        if is_even(&whole) {
            lines = ahead;
        } else {
            line.clone_into(&mut whole);
        }
        records.push(Record { line: line_number(at), cells: cells(&whole, between), header: false });
    }
    records
}

/// A cell goes over no more lines.
const MOST_LINES: usize = 10;

fn is_even(text: &str) -> bool {
    text.matches('"').count().is_multiple_of(2)
}

fn cells(record: &str, between: char) -> Vec<String> {
    let mut cells = Vec::new();
    let (mut cell, mut quoted) = (String::new(), false);
    let mut chars = record.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => quoted = true,
            c if c == between && !quoted => cells.push(one_line(&std::mem::take(&mut cell))),
            c => cell.push(c),
        }
    }
    cells.push(one_line(&cell));
    cells
}

/// The number in a cell that holds nothing else.
fn number(cell: &str) -> Option<u32> {
    let (lead, rest) = number::lead(cell)?;
    rest.is_empty().then_some(lead.number)
}

/// How many rows have the next number in that column.
fn count(records: &[Record], column: usize) -> usize {
    let numbers: Vec<u32> = records.iter().filter_map(|record| number(record.cells.get(column)?)).collect();
    let next = numbers.iter().zip(numbers.iter().skip(1)).filter(|(one, two)| **two == **one + 1).count();
    next + usize::from(!numbers.is_empty())
}

/// The column with the numbers of the items, one of the first three.
fn number_column(records: &[Record]) -> Option<usize> {
    (0..3).rev().filter(|column| count(records, *column) > 1).max_by_key(|column| count(records, *column))
}

fn letters(cell: &str) -> usize {
    cell.chars().filter(|c| c.is_alphabetic()).count()
}

/// Records as rows: of each its longest column, by and large. What stands in others is left over, if it is words.
fn read(records: &[Record], numbers: Option<usize>) -> Vec<Row> {
    let columns = records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
    let body = || records.iter().filter(|record| !record.header && record.cells.len() > 1);
    let length = |column: usize| {
        body().filter_map(|record| record.cells.get(column)).map(|cell| letters(cell)).sum::<usize>()
    };
    let words = (0..columns)
        .rev()
        .filter(|column| Some(*column) != numbers)
        .max_by_key(|column| length(*column))
        .unwrap_or(0);
    let mut rows = Vec::new();
    for (n, record) in records.iter().enumerate() {
        let lead = numbers.and_then(|column| number(record.cells.get(column)?));
        let is_first = n == 0;
        // A first row without a number, or with one short word in each of its cells, says what is below.
        let names = numbers.is_some() || record.cells.iter().all(|cell| !cell.contains(' '));
        let header = record.header || (is_first && lead.is_none() && names);
        let cell = record.cells.get(words).filter(|_| !header && record.cells.len() > words.max(1));
        let Some(cell) = cell else {
            let whole = record.cells.join(" ").trim().to_owned();
            rows.push(Row { line: record.line, apart: true, heading: header, ..row(&whole) });
            continue;
        };
        let read = row(cell);
        let lead = lead.map(|number| Lead { number, firm: true, label: 0 }).or(read.lead);
        rows.push(Row { line: record.line, lead, apart: true, heading: false, ..read });
        for (column, other) in record.cells.iter().enumerate() {
            if column != words
                && Some(column) != numbers
                && letters(other) > 0
                && length(column) * 2 > length(words)
            {
                rows.push(Row {
                    line: record.line,
                    text: other.clone(),
                    whole: other.clone(),
                    apart: true,
                    heading: true,
                    ..Row::default()
                });
            }
        }
    }
    rows
}
