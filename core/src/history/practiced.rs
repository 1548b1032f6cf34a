//! What a practice leaves besides what any session does: numbers that come in pairs, and whether it stirred something up.

use super::{FELT_MOST, SESSIONS, SessionId};
use crate::content::{PairId, PracticeId};
use crate::session::{Rated, Subject};
use crate::store::{Reader, Store, StoreError};
use crate::time::Millis;
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;

/// What a practice leaves besides. Nothing of it for anything else that was breathed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Practiced {
    /// What was rated: each pair once, those with a number alone.
    pub ratings: Vec<Rated>,
    /// Whether something was stirred up.
    pub stirred: bool,
    /// Whether the person said that it was harder than before.
    pub harder: bool,
    /// The length of the script that was chosen.
    pub script_length: Option<Millis>,
}

/// What the next preparation of a practice asks of the last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// Something was stirred up, or it was harder than before.
    pub stirred_or_harder: bool,
    /// The length of the script that was chosen; `None` where version 0.1 led it.
    pub script_length: Option<Millis>,
}

/// Ratings as they are kept, of both lists: each pair once, in the order of their names; what was said stands before what was not,
/// and more before less; a number above the most counts as the most.
pub(super) fn joined(here: &[Rated], there: &[Rated]) -> Vec<Rated> {
    let mut pairs: BTreeMap<&PairId, (Option<u8>, Option<u8>)> = BTreeMap::new();
    for Rated { pair, first, second } in here.iter().chain(there) {
        let (most_first, most_second) = pairs.entry(pair).or_default();
        let most = |rated: Option<u8>| rated.map(|rated| rated.min(FELT_MOST));
        (*most_first, *most_second) = ((*most_first).max(most(*first)), (*most_second).max(most(*second)));
    }
    pairs.retain(|_, numbers| *numbers != (None, None));
    let rated = |(pair, (first, second)): (&PairId, _)| Rated { pair: pair.clone(), first, second };
    pairs.into_iter().map(rated).collect()
}

/// Says whether it was harder than before. Of a session that is gone, nothing.
pub fn harder(store: &mut Store, id: SessionId, harder: bool) -> Result<(), StoreError> {
    store.write(&[SESSIONS], |change| {
        let sql = "UPDATE session SET harder = ?2 WHERE id = ?1";
        change.prepare_cached(sql)?.execute(params![id.0, harder])?;
        Ok(())
    })
}

/// The last session of a practice; `None` where there is none. An index finds it.
pub fn last_of(reader: &Reader, practice: &PracticeId) -> Result<Option<Last>, StoreError> {
    let written = Subject::practice_as_written(practice).map_err(|_| StoreError::Damaged)?;
    let sql = "SELECT stirred OR harder, script_length FROM session WHERE subject IN (?1, ?2)
         ORDER BY started DESC, at DESC LIMIT 1";
    let last = |row: &rusqlite::Row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?));
    let mut found = reader.connection().prepare_cached(sql)?;
    let found = found.query_row(written, last).optional()?;
    Ok(found.map(|(stirred_or_harder, length)| Last {
        stirred_or_harder,
        script_length: length.map(from_column),
    }))
}

/// A length as its column has it.
pub(super) fn to_column(length: Millis) -> i64 {
    i64::try_from(length.0).unwrap_or(i64::MAX)
}

/// And back.
pub(super) fn from_column(length: i64) -> Millis {
    Millis(u64::try_from(length).unwrap_or(0))
}
