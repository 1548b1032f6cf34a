//! Tables of comma-separated values, as RFC 4180 has them, and as they are once someone has changed them by hand.
//!
//! A row with more cells than the header keeps them: they belong to its last one, whose comma was not between quotes. A quote
//! that was left open would take the days below it into one cell; where the quotes of a row do not come out, it ends before
//! the next line that begins as a row does.

/// No cell is longer, bytes; an entry is at most a quarter. A quote that never ends is not followed to the end of the table
/// for each row.
const MOST_CELL: usize = 4 << 20;

/// Rows below a header.
pub(super) struct Rows<'a, F> {
    rest: &'a str,
    at: usize,
    width: usize,
    begins: F,
    /// The next line that begins as a row does, as far as it was looked for; the end of the table where there is none.
    next: usize,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Where in the table it begins, bytes.
    pub at: usize,
    pub cells: Vec<String>,
    /// Whether there is more of it than is read.
    pub too_long: bool,
}

impl Row {
    /// A cell without the space around it; nothing where the row has none there.
    pub fn cell(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }
}

/// The header of a table, and what is below it.
pub(super) fn header(text: &str) -> (Vec<String>, &str) {
    let read = scan(text, false);
    let names = read.cells.iter().map(|name| name.trim().to_owned()).collect();
    (names, text.get(read.end..).unwrap_or_default())
}

/// The rows of `text`, which stands `at` bytes into the table, under a header of so many cells; `begins` knows a line that
/// a row begins with.
pub(super) fn rows<F: Fn(&Row) -> bool>(text: &str, at: usize, width: usize, begins: F) -> Rows<'_, F> {
    Rows { rest: text, at, width: width.max(1), begins, next: at }
}

impl<F: Fn(&Row) -> bool> Iterator for Rows<'_, F> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let blank = self.rest.len() - self.rest.trim_start().len();
        self.skip(blank);
        if self.rest.is_empty() {
            return None;
        }
        let mut read = scan(self.rest, true);
        let fits = read.whole && (read.cells.len() == self.width || read.lines == 1);
        if !fits {
            let end = self.next_row();
            if end < read.end || read.broken {
                read = scan(self.rest.get(..end)?, false);
            }
        }
        let mut cells = read.cells;
        if cells.len() > self.width {
            let beyond = cells.split_off(self.width - 1);
            cells.push(beyond.join(","));
        }
        let row = Row { at: self.at, cells, too_long: read.too_long };
        self.skip(read.end);
        Some(row)
    }
}

impl<F: Fn(&Row) -> bool> Rows<'_, F> {
    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
        self.at += bytes;
    }

    /// How far away the next line is that begins as a row does, after the first one.
    fn next_row(&mut self) -> usize {
        if self.next <= self.at {
            let mut at = 0;
            for line in self.rest.split_inclusive(['\n', '\r']) {
                let cells = line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect();
                if at > 0 && (self.begins)(&Row { at, cells, too_long: false }) {
                    break;
                }
                at += line.len();
            }
            self.next = self.at + at;
        }
        self.next - self.at
    }
}

/// A row that was read: its cells, where the next one begins, whether its quotes came out, over how many lines it goes, and
/// whether there was more of it.
struct Scan {
    cells: Vec<String>,
    end: usize,
    whole: bool,
    lines: usize,
    too_long: bool,
    broken: bool,
}

/// The first row of a text. A quote where none can end is one that was written. Where `breaks`, it is read no further than
/// the end of the line on which its quotes stopped coming out.
fn scan(text: &str, breaks: bool) -> Scan {
    let mut scan =
        Scan { cells: Vec::new(), end: text.len(), whole: true, lines: 1, too_long: false, broken: false };
    let (mut cell, mut quoted, mut begins) = (String::new(), false, true);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        match c {
            '"' if begins => quoted = true,
            '"' if quoted && next == Some('"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted && matches!(next, None | Some(',' | '\n' | '\r')) => quoted = false,
            '"' => {
                scan.whole &= !quoted;
                cell.push('"');
            }
            ',' if !quoted => {
                scan.cells.push(std::mem::take(&mut cell));
                begins = true;
                continue;
            }
            '\n' | '\r' if !quoted || (breaks && !scan.whole) => {
                (scan.end, scan.broken) = (at + 1, quoted);
                break;
            }
            c => {
                scan.lines += usize::from(c == '\n' || (c == '\r' && next != Some('\n')));
                cell.push(c);
            }
        }
        begins = false;
        if cell.len() > MOST_CELL {
            (scan.whole, scan.too_long) = (false, true);
            break;
        }
    }
    if quoted {
        // The end of the line was taken for a part of it.
        scan.whole = false;
        cell.truncate(cell.trim_end_matches(['\n', '\r']).len());
    }
    scan.cells.push(cell);
    scan
}
