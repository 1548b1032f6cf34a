//! A sheet that is being answered: kept as it is after each answer, offered again after a kill. It is a text by name on this device, one
//! for each instrument.

use super::KeptError;
use crate::content::{Instrument, InstrumentId, ItemNo};
use crate::scales::{Sheet, WordingName};
use crate::sealed::{open, seal};
use crate::store::{Reader, Store, StoreError, kept};
use crate::time::UtcMillis;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const KIND: &str = "kindself-unfinished-scale";
const VERSION: u32 = 1;
/// What its name begins with; the instrument's follows.
const NAME: &str = "scale-unfinished-";

/// A sheet that is being answered. Nothing may be answered yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unfinished {
    pub sheet: Sheet,
    /// Items that were seen and left.
    pub skipped: BTreeSet<ItemNo>,
    /// The one that was on the screen.
    pub at: ItemNo,
    /// When the first answer was given.
    pub begun: UtcMillis,
    /// When it was kept last.
    pub saved: UtcMillis,
}

impl Unfinished {
    /// Whether it can be gone on with. Else it is of another version of the key, or of our own sentences, and is answered afresh.
    pub fn fits(&self, instrument: &Instrument) -> bool {
        let same_words = match self.sheet.wording {
            WordingName::Own { version } => version == instrument.wording,
            WordingName::Brought { .. } => true,
        };
        self.sheet.instrument == instrument.id && self.sheet.key == instrument.key && same_words
    }
}

fn name(instrument: &InstrumentId) -> String {
    format!("{NAME}{}", instrument.0)
}

/// Keeps it in place of what it was before.
pub fn keep_unfinished(store: &mut Store, unfinished: &Unfinished) -> Result<(), KeptError> {
    let text = seal(KIND, VERSION, unfinished)?;
    Ok(kept::keep(store, &name(&unfinished.sheet.instrument), &text)?)
}

/// What is being answered of that instrument. Errors: [`KeptError::Seal`] for what cannot be read; it can be set aside.
pub fn unfinished(reader: &Reader, instrument: &InstrumentId) -> Result<Option<Unfinished>, KeptError> {
    let text = kept::read(reader, &name(instrument))?;
    Ok(text.map(|text| open(KIND, VERSION, &text)).transpose()?)
}

/// The instruments of which something is being answered.
pub fn unfinished_ones(reader: &Reader) -> Result<Vec<InstrumentId>, StoreError> {
    let sql = "SELECT substr(name, length(?1) + 1) FROM kept
         WHERE substr(name, 1, length(?1)) = ?1 AND name NOT GLOB '*.aside-*' ORDER BY name";
    let mut found = reader.connection().prepare_cached(sql)?;
    let all = found.query_map([NAME], |row| Ok(InstrumentId(row.get(0)?)))?;
    Ok(all.collect::<Result<_, _>>()?)
}

/// Lets it go: the person does not want to go on with it.
pub fn drop_unfinished(store: &mut Store, instrument: &InstrumentId) -> Result<(), StoreError> {
    kept::forget(store, &name(instrument))
}

/// Moves what cannot be read out of the way, without deleting it.
pub fn set_unfinished_aside(store: &mut Store, instrument: &InstrumentId) -> Result<(), StoreError> {
    kept::set_aside(store, &name(instrument))
}

/// The same as [`drop_unfinished`], in the middle of a change.
pub(super) fn let_go(change: &Connection, instrument: &InstrumentId) -> Result<(), KeptError> {
    change.prepare_cached("DELETE FROM kept WHERE name = ?1")?.execute([name(instrument)])?;
    Ok(())
}
