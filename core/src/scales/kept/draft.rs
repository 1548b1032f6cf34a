//! A wording on its way in, kept until someone goes on with it: a text by name on this device, one for each instrument.

use super::KeptError;
use crate::content::InstrumentId;
use crate::scales::wording::Draft;
use crate::store::{Reader, Store, StoreError, kept};

fn name(instrument: &InstrumentId) -> String {
    format!("wording-draft-{}", instrument.0)
}

/// Keeps it in place of what it was before.
pub fn keep_draft(store: &mut Store, instrument: &InstrumentId, draft: &Draft) -> Result<(), KeptError> {
    Ok(kept::keep(store, &name(instrument), &draft.to_text()?)?)
}

/// What was kept. Errors: [`KeptError::Wording`] for what cannot be read; it can be set aside.
pub fn draft(reader: &Reader, instrument: &InstrumentId) -> Result<Option<Draft>, KeptError> {
    let text = kept::read(reader, &name(instrument))?;
    Ok(text.map(|text| Draft::from_text(&text)).transpose()?)
}

/// Lets it go: it is whole now, or not wanted.
pub fn drop_draft(store: &mut Store, instrument: &InstrumentId) -> Result<(), StoreError> {
    kept::forget(store, &name(instrument))
}

/// Moves what cannot be read out of the way, without deleting it.
pub fn set_draft_aside(store: &mut Store, instrument: &InstrumentId) -> Result<(), StoreError> {
    kept::set_aside(store, &name(instrument))
}
