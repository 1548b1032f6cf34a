//! Two that are the same thing. Devices that keep it apart give it two names; where they meet, the smaller one stays.

use super::{COLUMNS, Keepsake, KeepsakeId, Kept, Thing, find, kind_to_text, put};
use crate::store::{StoreError, bury};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::collections::BTreeMap;

/// What two that are the same have in common. An option is one whatever its words were.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sameness(String, String, String, Result<String, String>);

impl Sameness {
    fn of(thing: &Thing) -> Result<Self, StoreError> {
        let what = match &thing.what {
            Kept::Option { id, .. } => Ok(id.0.clone()),
            Kept::Words(words) => Err(words.clone()),
        };
        let (practice, step) = (thing.from.practice.0.clone(), thing.from.step.0.clone());
        Ok(Self(kind_to_text(thing.kind)?, practice, step, what))
    }
}

/// The name under which a thing is here.
pub(super) fn here(file: &Connection, thing: &Thing) -> Result<Option<KeepsakeId>, StoreError> {
    let Sameness(kind, practice, step, what) = Sameness::of(thing)?;
    let (option, words) = (what.as_ref().ok(), what.as_ref().err());
    let sql = "SELECT id FROM keepsake WHERE kind = ?1 AND practice = ?2 AND step = ?3
         AND option IS ?4 AND (?5 IS NULL OR words = ?5)";
    let mut found = file.prepare_cached(sql)?;
    let found = found.query_row(params![kind, practice, step, option, words], |row| row.get(0));
    Ok(found.optional()?.map(KeepsakeId))
}

/// Makes one of those that are the same; whether there were any. The other names are marked as gone, so that an archive that has
/// one of them does not bring the thing back when it was deleted.
pub(super) fn join(change: &Transaction) -> Result<bool, StoreError> {
    let mut alike: BTreeMap<Sameness, Vec<Keepsake>> = BTreeMap::new();
    for keepsake in find(change, &format!("SELECT {COLUMNS} FROM keepsake ORDER BY id"), [])? {
        alike.entry(Sameness::of(&keepsake.thing)?).or_default().push(keepsake);
    }
    let mut gone = false;
    for all in alike.into_values() {
        let Some((stays, others)) = all.split_first() else { continue };
        for other in others {
            put(change, &Keepsake { id: stays.id, ..other.clone() })?;
            change.prepare_cached("DELETE FROM keepsake WHERE id = ?1")?.execute([other.id.0])?;
            bury(change, other.id.0, other.since)?;
            gone = true;
        }
    }
    Ok(gone)
}
