//! When the last backups were made, as kept texts of this device.

use super::ArchiveError;
use crate::sealed::{open, seal};
use crate::store::collection::Schema;
use crate::store::{Reader, Store, kept};
use crate::time::{Moment, UtcMillis};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const KIND: &str = "kindself-last-backup";
const VERSION: u32 = 2;

/// Who made a backup. Each is noted for itself: one that a person took somewhere does not stand in the folder into which
/// others make themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maker {
    Person,
    /// The app, as it was asked to.
    Itself,
}

impl Maker {
    /// The name of the kept text.
    fn name(self) -> &'static str {
        match self {
            Self::Person => "last-backup",
            Self::Itself => "last-automatic-backup",
        }
    }
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LastBackup {
    /// When.
    pub at: UtcMillis,
    /// On which of the person's days.
    pub day: NaiveDate,
    /// How many entries were in it.
    pub entries: u32,
    /// What stood in the store when it was made; `None` where nobody knows, which is as if all had changed since.
    pub state: Option<StoreFingerprint>,
}

/// What stands in the store and would be in a backup: of each collection a few numbers that any change changes, whatever the
/// clock says. One that has only zeros is not in it, so that a new collection makes no backup due.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Noted")]
pub struct StoreFingerprint(BTreeMap<String, Vec<i64>>);

/// Numbers without names, as version 0.1 noted them, are no state that can be.
#[derive(Deserialize)]
#[serde(untagged)]
enum Noted {
    Named(BTreeMap<String, Vec<i64>>),
    Unnamed(Vec<i64>),
}

impl From<Noted> for StoreFingerprint {
    fn from(noted: Noted) -> Self {
        Self(match noted {
            Noted::Named(numbers) => numbers,
            Noted::Unnamed(numbers) => [(String::new(), numbers)].into(),
        })
    }
}

impl StoreFingerprint {
    /// As `file` is seen: in the middle of reading, that is the moment at which the reading began.
    pub(super) fn of(schema: &Schema, file: &Connection) -> Result<Self, ArchiveError> {
        let mut numbers = BTreeMap::new();
        for collection in schema.collections {
            let Some(sql) = collection.state() else { continue };
            let mut found = file.prepare_cached(sql)?;
            let columns = found.column_count();
            let row: Vec<i64> = found.query_row([], |row| (0..columns).map(|n| row.get(n)).collect())?;
            if row.iter().any(|number| *number != 0) {
                numbers.insert(collection.topic().0.to_owned(), row);
            }
        }
        Ok(Self(numbers))
    }

    /// As text, for whoever carries it from an export to [`note`].
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From such a text; `None` where it is none.
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// The last one, whoever made it; `None` where there was none, or the note of it cannot be read.
pub fn last(reader: &Reader) -> Result<Option<LastBackup>, ArchiveError> {
    let all = [last_by(reader, Maker::Person)?, last_by(reader, Maker::Itself)?];
    Ok(all.into_iter().flatten().max_by_key(|backup| backup.at))
}

fn last_by(reader: &Reader, maker: Maker) -> Result<Option<LastBackup>, ArchiveError> {
    let text = kept::read(reader, maker.name())?;
    Ok(text.and_then(|text| open(KIND, VERSION, &text).ok()))
}

/// Remembers that one was made now, by `maker`, with so many entries, of the [`StoreFingerprint`] that the export tells: what was written while it
/// was on its way is not in it, and makes the next one due.
pub fn note(
    store: &mut Store,
    maker: Maker,
    entries: u32,
    state: Option<StoreFingerprint>,
    now: Moment,
) -> Result<(), ArchiveError> {
    let backup = LastBackup { at: now.at, day: now.day().ok_or(ArchiveError::Clock)?, entries, state };
    let text = seal(KIND, VERSION, &backup).map_err(|_| ArchiveError::Io)?;
    Ok(kept::keep(store, maker.name(), &text)?)
}

/// Whether an automatic backup is to be made: one a day at most, and only where something was written, changed or
/// deleted since the last of these.
pub fn due(reader: &Reader, now: Moment) -> Result<bool, ArchiveError> {
    let today = now.day().ok_or(ArchiveError::Clock)?;
    let state = StoreFingerprint::of(reader.schema(), reader.connection())?;
    Ok(match last_by(reader, Maker::Itself)? {
        // Another day, not a later one: a clock set back makes no backup wait for weeks.
        Some(last) => last.day != today && last.state != Some(state),
        None => state != StoreFingerprint::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{self, Breathed, SessionId};
    use crate::journal::tests::note as written;
    use crate::journal::{Draft, DraftId, EntryId, drafts, entries};
    use crate::store::tests::{Desk, desk, noon};
    use crate::time::Millis;

    fn noted(desk: &mut Desk, entries: u32, now: Moment) {
        let state = StoreFingerprint::of(desk.store.schema(), desk.store.reader().connection()).unwrap();
        note(&mut desk.store, Maker::Itself, entries, Some(state), now).unwrap();
    }

    #[test]
    fn a_backup_that_a_person_made_holds_up_none_that_makes_itself_and_the_later_one_is_told() {
        let mut desk = desk();
        let (first, second) = (noon("2026-11-25"), noon("2026-11-26"));
        desk.keep(1, written("a", "2026-11-24"), first);
        noted(&mut desk, 1, first);
        desk.keep(2, written("b", "2026-11-24"), first);
        let state = StoreFingerprint::of(desk.store.schema(), desk.store.reader().connection()).unwrap();
        note(&mut desk.store, Maker::Person, 2, Some(state), second).unwrap();
        assert_eq!(due(desk.store.reader(), second), Ok(true), "where the app puts them it is not");
        assert_eq!(last(desk.store.reader()).unwrap().map(|last| last.entries), Some(2));
        noted(&mut desk, 3, Moment { at: UtcMillis(second.at.0 + 1), ..second });
        assert_eq!(last(desk.store.reader()).unwrap().map(|last| last.entries), Some(3));
    }

    #[test]
    fn a_backup_is_due_once_a_day_and_only_where_something_changed() {
        let mut desk = desk();
        let (first, second, third) = (noon("2026-11-25"), noon("2026-11-26"), noon("2026-11-27"));
        assert_eq!(due(desk.store.reader(), first), Ok(false), "nothing was written yet");
        desk.keep(1, written("a", "2026-11-24"), first);
        assert_eq!(due(desk.store.reader(), first), Ok(true));
        noted(&mut desk, 1, first);
        desk.keep(2, written("b", "2026-11-24"), Moment { at: UtcMillis(first.at.0 + 1), ..first });
        assert_eq!(due(desk.store.reader(), first), Ok(false), "one a day");
        assert_eq!(due(desk.store.reader(), second), Ok(true));
        noted(&mut desk, 2, second);
        assert_eq!(due(desk.store.reader(), third), Ok(false), "nothing changed");
        desk.keep(3, written("c", "2026-11-24"), first);
        assert_eq!(due(desk.store.reader(), first), Ok(true), "a clock set back hides no change");
        noted(&mut desk, 3, second);
        entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
        entries::forget(&mut desk.store, EntryId([1; 16]), third.at).unwrap();
        assert_eq!(due(desk.store.reader(), third), Ok(true), "a deletion is a change");
        note(&mut desk.store, Maker::Itself, 3, None, second).unwrap();
        assert_eq!(due(desk.store.reader(), third), Ok(true), "nobody knows what is in it");
    }

    #[test]
    fn an_entry_that_was_had_back_after_a_backup_without_it_makes_the_next_one_due() {
        let mut desk = desk();
        let (first, second) = (noon("2026-11-25"), noon("2026-11-26"));
        desk.keep(1, written("a", "2026-11-24"), first);
        entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
        noted(&mut desk, 0, first);
        assert_eq!(due(desk.store.reader(), second), Ok(false));
        entries::undo_delete(&mut desk.store, &desk.catalogue, EntryId([1; 16]), first.day().unwrap())
            .unwrap();
        assert_eq!(due(desk.store.reader(), second), Ok(true));
    }

    #[test]
    fn sessions_how_they_were_felt_and_drafts_make_a_backup_due() {
        let mut desk = desk();
        let (first, second) = (noon("2026-11-25"), noon("2026-11-26"));
        let mut is_due = |change: &dyn Fn(&mut Desk)| {
            let state = StoreFingerprint::of(desk.store.schema(), desk.store.reader().connection()).unwrap();
            note(&mut desk.store, Maker::Itself, 0, Some(state), first).unwrap();
            assert_eq!(due(desk.store.reader(), second), Ok(false));
            change(&mut desk);
            due(desk.store.reader(), second).unwrap()
        };
        let session = |n: u8, felt| Breathed {
            id: SessionId([n; 16]),
            subject: serde_json::from_str(r#"{"protocol":"box-4"}"#).unwrap(),
            started: UtcMillis(5),
            day: first.day().unwrap(),
            length: Millis(1),
            whole: true,
            felt,
            since: UtcMillis(5),
            practiced: history::Practiced::default(),
        };
        let felt = |desk: &mut Desk, n: u8, felt| {
            history::felt(&mut desk.store, SessionId([n; 16]), felt).unwrap();
        };
        assert!(is_due(&|desk| history::remember(&mut desk.store, &session(1, None)).unwrap()));
        assert!(is_due(&|desk| history::remember(&mut desk.store, &session(2, Some(3))).unwrap()));
        assert!(is_due(&|desk| felt(desk, 1, Some(0))));
        assert!(is_due(&|desk| (felt(desk, 1, Some(3)), felt(desk, 2, Some(0))).0), "the other way round");
        let rated = |n, first, second| {
            let pair = crate::content::PairId("tense".into());
            let ratings = vec![crate::session::Rated { pair, first, second }];
            Breathed { practiced: history::Practiced { ratings, ..Default::default() }, ..session(n, None) }
        };
        let harder = |desk: &mut Desk, said| {
            history::harder(&mut desk.store, SessionId([1; 16]), said).unwrap();
        };
        assert!(is_due(&|desk| history::remember(&mut desk.store, &rated(3, Some(0), None)).unwrap()));
        assert!(is_due(&|desk| {
            let sql = r#"UPDATE session SET ratings = '[{"pair":"tense","first":1}]' WHERE ratings <> '[]'"#;
            desk.store
                .write(&[], |change| Ok::<_, crate::store::StoreError>(change.execute(sql, [])?))
                .unwrap();
        }));
        assert!(is_due(&|desk| harder(desk, true)) && is_due(&|desk| harder(desk, false)));
        let keep = |desk: &mut Desk, n, words: &str, at| {
            let from = crate::keepsakes::tests::from("a", "b");
            let thing = crate::keepsakes::tests::own(crate::content::KeptKind::Place, words, from);
            let id = crate::keepsakes::KeepsakeId([n; 16]);
            crate::keepsakes::keep(&mut desk.store, id, thing, UtcMillis(at)).unwrap();
        };
        assert!(is_due(&|desk| keep(desk, 1, "by the sea", 7)));
        assert!(is_due(&|desk| keep(desk, 2, "by the stove", 8)));
        assert!(is_due(&|desk| keep(desk, 3, "by the sea", 9)), "kept again");
        let draft = |saved| Draft {
            id: DraftId([3; 16]),
            entry: None,
            saved: UtcMillis(saved),
            written: written("a", "2026-11-24"),
        };
        assert!(is_due(&|desk| drafts::keep(&mut desk.store, &draft(7), None).unwrap()));
        assert!(is_due(&|desk| drafts::keep(&mut desk.store, &draft(8), None).unwrap()));
        assert!(!is_due(&|_| ()));
    }

    #[test]
    fn a_note_of_an_earlier_version_is_read_and_a_backup_is_due() {
        let mut desk = desk();
        let now = noon("2026-11-25");
        #[derive(Serialize)]
        struct Earlier {
            at: UtcMillis,
            day: NaiveDate,
            entries: u32,
            state: (i64, i64, i64),
        }
        let earlier = Earlier { at: now.at, day: now.day().unwrap(), entries: 3, state: (0, 0, 0) };
        let text = seal(KIND, 1, &earlier).unwrap();
        kept::keep(&mut desk.store, Maker::Itself.name(), &text).unwrap();
        assert_eq!(last(desk.store.reader()).unwrap().map(|last| last.entries), Some(3));
        assert_eq!(due(desk.store.reader(), noon("2026-11-26")), Ok(true));
    }

    #[test]
    fn moments_too_large_to_be_summed_are_no_error() {
        let mut desk = desk();
        for n in 1..4 {
            desk.keep(n, written("a", "2026-11-24"), noon("2026-11-25"));
        }
        desk.store.reader().connection().execute("UPDATE entry SET edited = ?1", [i64::MAX]).unwrap();
        assert_eq!(due(desk.store.reader(), noon("2026-11-25")), Ok(true));
    }
}
