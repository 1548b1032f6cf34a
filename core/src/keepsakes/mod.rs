//! What was kept from practices, to be offered again: a phrase, a touch, something small to do.
//!
//! - [`Keepsake`]: something kept; [`Thing`]: what it is and where it came from, by which two are the same.
//! - [`keep`], [`list`], [`forget`], [`forget_all`].
//! - [`latest`], [`offered`]: what a practice is given to speak of.
//! - [`chosen`], [`kind_at`], [`words`]: what the catalogue has to say about it.

mod collection;
mod same;
mod script;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use collection::{KeepsakeLine, Keepsakes};
pub use script::{chosen, kind_at, words};

use crate::content::{Catalogue, KeptKind, Language, Practice, PracticeId, StepId};
use crate::fields::OptionId;
use crate::store::{Reader, Store, StoreError, Topic, bury, id_as_text, tombstone};
use crate::time::UtcMillis;
use rusqlite::{Connection, Params, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use thiserror::Error;

pub(crate) const KEEPSAKES: Topic = Topic("keepsakes");

/// The most characters of one's own words (design value: thirty words, which is the most that is said between two silences).
pub const MOST_CHARS: u32 = 200;

/// Names something kept: 16 random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct KeepsakeId(pub [u8; 16]);

id_as_text!(KeepsakeId);

/// Where something was kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    pub practice: PracticeId,
    pub step: StepId,
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Kept {
    /// One's own words.
    Words(String),
    /// One of the options of the step where it was kept. Its words are the script's, in whatever language; where the script no longer
    /// has it, they are those of then.
    Option { id: OptionId, words: String },
}

/// Something to keep. One's own words may stand in it: it is not for logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    pub kind: KeptKind,
    pub what: Kept,
    pub from: Origin,
}

/// Something that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keepsake {
    pub id: KeepsakeId,
    pub thing: Thing,
    /// When it was kept last.
    pub kept: UtcMillis,
    /// When it came to be here: as it was kept last, or, where an archive brought it back, just after it was deleted. Whichever is
    /// later, this or the mark of a deletion, counts.
    pub since: UtcMillis,
}

/// Why something cannot be kept. None holds anything a person wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeepsakeError {
    /// The file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// More than is kept; fewer words can be.
    #[error("longer than {most_chars} characters; keep fewer words")]
    TooLong {
        /// The most characters.
        most_chars: u32,
    },
    /// The practice has no such step, from which something is kept, or no such option there.
    #[error("there is no such option in the practice")]
    UnknownOption,
}

/// Keeps it, under `id` where it is new; the name it is kept under. The same words, or the same option, of the same step of the
/// same practice are the same thing: kept again, they come to the front. `None`: the words are blank, and nothing is kept.
pub fn keep(
    store: &mut Store,
    id: KeepsakeId,
    thing: Thing,
    now: UtcMillis,
) -> Result<Option<KeepsakeId>, KeepsakeError> {
    let thing = Thing { what: tidy(thing.what), ..thing };
    if thing.what.words().is_empty() {
        return Ok(None);
    }
    if !thing.what.fits() {
        return Err(KeepsakeError::TooLong { most_chars: MOST_CHARS });
    }
    let now = now.nearest_kept();
    let keepsake = Keepsake { id, thing, kept: now, since: now };
    let kept = store.write(&[KEEPSAKES], |change| {
        let id = same::here(change, &keepsake.thing)?.unwrap_or(id);
        put(change, &Keepsake { id, ..keepsake })?;
        tombstone::unmark(change, id.0)?;
        Ok::<_, StoreError>(id)
    })?;
    Ok(Some(kept))
}

/// One's own words as they are kept: one line, without space around it.
fn tidy(what: Kept) -> Kept {
    let is_space = |c: char| c.is_whitespace() || c.is_control();
    match what {
        Kept::Words(words) => {
            let parts: Vec<&str> = words.split(is_space).filter(|part| !part.is_empty()).collect();
            Kept::Words(parts.join(" "))
        }
        option @ Kept::Option { .. } => option,
    }
}

impl Kept {
    /// One's own words, or those that the option had when it was kept.
    fn words(&self) -> &str {
        match self {
            Self::Words(words) | Self::Option { words, .. } => words,
        }
    }

    fn fits(&self) -> bool {
        match self {
            Self::Words(words) => words.chars().count() <= MOST_CHARS as usize,
            Self::Option { .. } => true,
        }
    }
}

/// Puts it in; of one that is here with that name, the words of an option and the moments may be others.
fn put(change: &Connection, keepsake: &Keepsake) -> Result<(), StoreError> {
    // Of two versions of an option's words those kept later stand, whichever comes first.
    let sql = "INSERT INTO keepsake(id, kind, practice, step, option, words, kept, since)
         VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT(id) DO UPDATE SET
           words = CASE WHEN (excluded.kept, excluded.words) > (kept, words) THEN excluded.words ELSE words END,
           kept = max(kept, excluded.kept), since = max(since, excluded.since)";
    let Keepsake { id, thing: Thing { kind, what, from }, kept, since } = keepsake;
    let option = if let Kept::Option { id, .. } = what { Some(&id.0) } else { None };
    let kind = kind_to_text(*kind)?;
    let values = params![id.0, kind, from.practice.0, from.step.0, option, what.words(), kept.0, since.0];
    change.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// What was kept of a kind, or of every kind, the last one first.
pub fn list(reader: &Reader, kind: Option<KeptKind>) -> Result<Vec<Keepsake>, StoreError> {
    let kind = kind.map(kind_to_text).transpose()?;
    let sql =
        format!("SELECT {COLUMNS} FROM keepsake WHERE ?1 IS NULL OR kind = ?1 ORDER BY kept DESC, at DESC");
    find(reader.connection(), &sql, [kind])
}

/// The last thing of a kind that a practice may speak of.
///
/// What was kept in the practice itself comes first. Where it keeps things of that kind, it has only its own: it says "last time you
/// kept", which would not be true of another practice's. One that keeps none (a letter that takes up a kind sentence) is lent the
/// last one of any. An act is of its day and its practice, and never lent.
pub fn latest(reader: &Reader, practice: &Practice, kind: KeptKind) -> Result<Option<Keepsake>, StoreError> {
    let lends = kind != KeptKind::Act && !script::keeps(practice, kind);
    let sql = format!(
        "SELECT {COLUMNS} FROM keepsake WHERE kind = ?1 AND (?3 OR practice = ?2)
         ORDER BY practice = ?2 DESC, kept DESC, at DESC LIMIT 1"
    );
    let found = find(reader.connection(), &sql, params![kind_to_text(kind)?, practice.id.0, lends])?;
    Ok(found.into_iter().next())
}

/// All that a practice may speak of, one of a kind, in words: what a session of it is offered.
pub fn offered(
    reader: &Reader,
    practice: &Practice,
    catalogue: &Catalogue,
    language: &Language,
) -> Result<BTreeMap<KeptKind, String>, StoreError> {
    let mut offered = BTreeMap::new();
    for kind in script::speaks_of(practice) {
        if let Some(keepsake) = latest(reader, practice, kind)? {
            offered.insert(kind, words(&keepsake.thing, catalogue, language).to_owned());
        }
    }
    Ok(offered)
}

/// Lets it go; nothing of it stays in the file but a mark that it is gone.
pub fn forget(store: &mut Store, id: KeepsakeId, now: UtcMillis) -> Result<(), StoreError> {
    let sql = "DELETE FROM keepsake WHERE id = ?1 RETURNING id, since";
    delete(store, sql, [id.0], now)
}

/// Lets everything that was kept go.
pub fn forget_all(store: &mut Store, now: UtcMillis) -> Result<(), StoreError> {
    delete(store, "DELETE FROM keepsake RETURNING id, since", [], now)
}

/// A keepsake may be kept again elsewhere before it is deleted here: the deletion counts as of now, and not before it was kept.
fn delete(store: &mut Store, sql: &str, which: impl Params, now: UtcMillis) -> Result<(), StoreError> {
    store.delete(&[KEEPSAKES], |change| {
        let gone: Vec<([u8; 16], i64)> = change
            .prepare_cached(sql)?
            .query_map(which, |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        for (id, since) in &gone {
            bury(change, *id, now.max(UtcMillis(*since)))?;
        }
        Ok::<_, StoreError>(!gone.is_empty())
    })?;
    Ok(())
}

const COLUMNS: &str = "id, kind, practice, step, option, words, kept, since";

fn find(file: &Connection, sql: &str, values: impl Params) -> Result<Vec<Keepsake>, StoreError> {
    let mut found = file.prepare_cached(sql)?;
    let mut rows = found.query(values)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(keepsake(row)?);
    }
    Ok(all)
}

/// A row of [`COLUMNS`].
fn keepsake(row: &Row) -> Result<Keepsake, StoreError> {
    let (kind, option, words): (String, Option<String>, String) = (row.get(1)?, row.get(4)?, row.get(5)?);
    let what = match option {
        Some(id) => Kept::Option { id: OptionId(id), words },
        None => Kept::Words(words),
    };
    let from = Origin { practice: PracticeId(row.get(2)?), step: StepId(row.get(3)?) };
    Ok(Keepsake {
        id: KeepsakeId(row.get(0)?),
        thing: Thing { kind: kind_from_text(&kind).ok_or(StoreError::Damaged)?, what, from },
        kept: UtcMillis(row.get(6)?),
        since: UtcMillis(row.get(7)?),
    })
}

/// A kind as content files name it.
fn kind_to_text(kind: KeptKind) -> Result<String, StoreError> {
    match serde_json::to_value(kind) {
        Ok(Value::String(text)) => Ok(text),
        _ => Err(StoreError::Damaged),
    }
}

fn kind_from_text(text: &str) -> Option<KeptKind> {
    serde_json::from_value(Value::String(text.to_owned())).ok()
}
