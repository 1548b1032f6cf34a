//! A store in a folder of its own, for the tests of every module that keeps something.

use super::*;
use crate::content::Catalogue;
use crate::time::{Moment, UtcMillis};
use tempfile::TempDir;

/// A store, and the folder that goes with it.
pub(crate) struct Desk {
    pub store: Store,
    pub folder: TempDir,
    pub catalogue: Catalogue,
}

pub(crate) fn key() -> Key {
    Key::new(&[7; 32]).unwrap()
}

pub(crate) fn check() -> KeyCheck {
    KeyCheck::new(&key(), &[9; 16])
}

pub(crate) fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(), check()).unwrap();
    Desk { store, folder, catalogue: Catalogue::bundled().unwrap() }
}

impl Desk {
    /// Closes the store and opens it again, as after a kill.
    pub fn reopened(self) -> Self {
        drop(self.store);
        let store = Store::open(self.folder.path(), key(), check()).unwrap();
        Self { store, ..self }
    }
}

/// Noon, UTC, on that day.
pub(crate) fn noon(day: &str) -> Moment {
    let at = format!("{day}T12:00:00Z");
    let at = chrono::DateTime::parse_from_rfc3339(&at).unwrap().timestamp_millis();
    Moment { at: UtcMillis(at), ahead_of_utc_s: 0 }
}

#[test]
fn the_whole_schema_stands_on_the_first_page() {
    let desk = desk();
    let sql = "SELECT count(DISTINCT pageno) FROM dbstat WHERE name = 'sqlite_schema'";
    let pages: u32 = desk.store.reader().connection().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(pages, 1, "the copy of the first page would no longer be enough to read a damaged file");
}

#[test]
fn a_text_kept_comes_back_after_opening_again() {
    let mut desk = desk();
    kept::keep(&mut desk.store, "settings", "a").unwrap();
    kept::keep(&mut desk.store, "settings", "b").unwrap();
    let desk = desk.reopened();
    assert_eq!(kept::read(desk.store.reader(), "settings").unwrap().as_deref(), Some("b"));
    assert_eq!(kept::read(&desk.store.another_reader().unwrap(), "settings").unwrap().as_deref(), Some("b"));
}
