//! Small texts by name: settings, the saved session.

use super::collection::{
    Collection, Count, Each, Halt, Mode, Outcome, Purpose, Records, Restoring, Table, Topic, Wish, give,
};
use super::{Reader, Store, StoreError};
use crate::content::Catalogue;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

/// The name under which the file is noted that an automatic backup was written to last: the next one goes into the other of two
/// (`crate::archive::rotation`). Where what is here may be less than what those files hold (after a damage, and where
/// everything was replaced), it is forgotten with the same change: the next two get names of their own, and those files stay.
pub(crate) const NEWEST_BACKUP: &str = "backup-last-file";

/// The text under that name.
pub fn read(reader: &Reader, name: &str) -> Result<Option<String>, StoreError> {
    find(reader.connection(), name)
}

/// The same, in the middle of a change.
pub(crate) fn find(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut found = connection.prepare_cached("SELECT text FROM kept WHERE name = ?1")?;
    Ok(found.query_row([name], |row| row.get(0)).optional()?)
}

/// Keeps `text` under that name, in place of what was there.
pub fn keep(store: &mut Store, name: &str, text: &str) -> Result<(), StoreError> {
    keep_all(store, &[(name, text)])
}

/// Keeps each of them under its name: all or none.
pub fn keep_all(store: &mut Store, texts: &[(&str, &str)]) -> Result<(), StoreError> {
    store.write(&[KEPT], |change| texts.iter().try_for_each(|(name, text)| put(change, name, text)))
}

/// The same, in the middle of a change.
pub(crate) fn put(change: &Connection, name: &str, text: &str) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO kept(name, text) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET text = excluded.text";
    change.prepare_cached(sql)?.execute(params![name, text])?;
    Ok(())
}

/// Forgets it: nothing of it stays in the file. (That is no deletion of a person's: a session that came to its end is
/// forgotten so.)
pub fn forget(store: &mut Store, name: &str) -> Result<(), StoreError> {
    forget_all(store, &[name])
}

/// The same for each of them: all or none.
pub fn forget_all(store: &mut Store, names: &[&str]) -> Result<(), StoreError> {
    let gone = store.write(&[KEPT], |change| {
        let mut forget = change.prepare_cached("DELETE FROM kept WHERE name = ?1")?;
        names.iter().try_fold(false, |gone, name| Ok::<_, StoreError>(forget.execute([name])? > 0 || gone))
    })?;
    if gone { store.checkpoint() } else { Ok(()) }
}

/// Moves a text that cannot be read out of the way, without deleting it: under the same name with a number.
pub fn set_aside(store: &mut Store, name: &str) -> Result<(), StoreError> {
    store.write(&[KEPT], |change| {
        let taken: i64 = change.query_row(
            "SELECT count(*) FROM kept WHERE name GLOB ?1",
            [format!("{name}.aside-*")],
            |row| row.get(0),
        )?;
        let aside = format!("{name}.aside-{}", taken + 1);
        change.execute("UPDATE kept SET name = ?2 WHERE name = ?1", params![name, aside])?;
        Ok(())
    })
}

pub(crate) const KEPT: Topic = Topic("kept");

/// A text by name, as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeptLine {
    pub name: String,
    pub text: String,
}

/// A text that an archive takes along.
#[derive(Debug)]
pub(crate) struct Travels {
    pub name: &'static str,
    /// What is here, joined with what comes; `None` where what is here stays.
    pub join: fn(here: &str, there: &str, catalogue: &Catalogue) -> Option<String>,
}

/// Texts by name. All that do not travel belong to this device and this moment: the session that is going on, when and where
/// it is backed up, and under which passphrase.
#[derive(Debug)]
pub(crate) struct Kept {
    pub travels: &'static [Travels],
}

impl Collection for Kept {
    fn topic(&self) -> Topic {
        KEPT
    }

    fn tables(&self) -> &'static [Table] {
        &[Table { name: "kept", forms: &[] }]
    }

    fn is_told(&self) -> bool {
        false
    }

    fn mend(&self, change: &Transaction) -> Result<(), StoreError> {
        change.execute("DELETE FROM kept WHERE name = ?1", [NEWEST_BACKUP])?;
        Ok(())
    }

    fn count(&self, file: &Connection, _: Option<NaiveDate>) -> Result<Count, StoreError> {
        let mut count = 0;
        for text in self.travels {
            count += u32::from(find(file, text.name)?.is_some());
        }
        Ok(KEPT.counted(count, 0))
    }

    fn state(&self) -> Option<&'static str> {
        None
    }

    fn member(&self) -> &'static str {
        "kept.jsonl"
    }

    fn lines(&self, file: &Connection, _: Purpose, each: Each) -> Result<(), Halt> {
        for Travels { name, .. } in self.travels {
            if let Some(text) = find(file, name)? {
                give(&KeptLine { name: (*name).to_owned(), text }, each)?;
            }
        }
        Ok(())
    }

    fn read(&self, line: &[u8], _: &Catalogue, records: &mut Records) -> Option<()> {
        let line: KeptLine = serde_json::from_slice(line).ok()?;
        self.travels.iter().find(|text| text.name == line.name)?;
        records.put(line.name.clone(), line)
    }

    fn held(&self, records: &Records, _: NaiveDate) -> Count {
        records.count::<KeptLine>(KEPT)
    }

    fn preview(&self, file: &Connection, there: &Records, _: &Wish) -> Result<Outcome, StoreError> {
        let mut new = 0;
        for line in there.of::<KeptLine>() {
            new += u32::from(find(file, &line.name)?.is_none());
        }
        Ok(KEPT.outcome(new))
    }

    fn make_room(&self, _: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        if restoring.wish.mode == Mode::Replace {
            let names = self.travels.iter().map(|text| text.name).chain([NEWEST_BACKUP]);
            for name in names {
                restoring.change.execute("DELETE FROM kept WHERE name = ?1", [name])?;
            }
        }
        Ok(())
    }

    fn restore(&self, there: &Records, restoring: &mut Restoring) -> Result<(), Halt> {
        for line in there.of::<KeptLine>() {
            let Some(text) = self.travels.iter().find(|text| text.name == line.name) else { continue };
            let joined = match find(restoring.change, text.name)? {
                None => Some(line.text.clone()),
                Some(here) => (text.join)(&here, &line.text, restoring.catalogue),
            };
            if let Some(joined) = joined {
                put(restoring.change, text.name, &joined)?;
            }
            restoring.step()?;
        }
        Ok(())
    }
}
