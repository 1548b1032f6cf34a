//! What an archive holds for reading: a page for each month.

use super::markdown;
use crate::archive::Setting;
use crate::journal::Written;
use chrono::Datelike;
use std::iter::once;

const README: &str = "\
# Your writing, as pages

Each file here is one month, with what you wrote by day. Any text editor opens them.

Letters that were still sealed when this was made are not in them.

The pages are for reading. The app takes its own records in again (the files that end in .jsonl), not the pages: what
is changed here stays here.
";

/// Pages while they are written. They are in memory until the records are in the zip, which takes one file after the other;
/// the archive is held there as well when it is opened.
pub(in crate::archive) struct Months<'a> {
    setting: &'a Setting<'a>,
    /// By year and month.
    pages: Vec<((i32, u32), String)>,
}

impl<'a> Months<'a> {
    pub fn new(setting: &'a Setting<'a>) -> Self {
        Self { setting, pages: Vec::new() }
    }

    /// Adds an entry; they come by day.
    pub fn add(&mut self, written: &Written) {
        let month = (written.day.year(), written.day.month());
        match self.pages.last_mut() {
            Some((last, page)) if *last == month => markdown::entry(page, written, self.setting),
            _ => {
                let mut page = format!("# {:04}-{:02}\n", month.0, month.1);
                markdown::entry(&mut page, written, self.setting);
                self.pages.push((month, page));
            }
        }
    }

    /// Names and texts.
    pub fn files(self) -> impl Iterator<Item = (String, String)> {
        let name = |(year, month)| format!("read/{year:04}-{month:02}.md");
        let pages = self.pages.into_iter().map(move |(month, page)| (name(month), page));
        once(("read/README.md".to_owned(), README.to_owned())).chain(pages)
    }
}
