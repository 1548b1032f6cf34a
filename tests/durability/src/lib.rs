//! A life of writing, the same for the same seed, and what has to be there after so many of its steps.

use kindself_core::content::{Catalogue, KindId};
use kindself_core::fields::{FieldId, Value};
use kindself_core::journal::entries::{self, Filter};
use kindself_core::journal::{Draft, DraftId, EntryId, JournalError, Written, drafts};
use kindself_core::search;
use kindself_core::store::{Key, KeyCheck, Store, StoreError, kept};
use kindself_core::time::{Moment, UtcMillis};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Random numbers that are the same for the same seed (SplitMix64; Steele, Lea, Flood 2014).
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// The next number below `sides`.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides.max(1)
    }
}

/// One thing a person does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Keeps an entry, new or changed.
    Keep(u8, String),
    /// Deletes one, and lets it go for good.
    Forget(u8),
    /// Keeps a draft.
    Draft(u8, String),
    /// Keeps a text by name.
    Text(String),
}

/// What is to be there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// Texts of entries.
    pub entries: BTreeMap<u8, String>,
    /// Texts of drafts.
    pub drafts: BTreeMap<u8, String>,
    /// The text kept by name.
    pub text: Option<String>,
}

/// The `n`th step of the life with that seed.
pub fn step(seed: u64, n: u64) -> Step {
    let mut dice = Dice(seed ^ (n << 20));
    let id = u8::try_from(dice.below(6)).unwrap_or(0);
    // Some are longer than a page.
    let words = if dice.below(5) == 0 { 2000 } else { 12 };
    let text = (0..words).fold(format!("step{n}"), |text, _| format!("{text} word{}", dice.below(300)));
    match dice.below(10) {
        0..=4 => Step::Keep(id, text),
        5 => Step::Forget(id),
        6..=8 => Step::Draft(id, text),
        _ => Step::Text(text),
    }
}

/// What is to be there after the first `steps` steps.
pub fn state(seed: u64, steps: u64) -> State {
    let mut state = State::default();
    for n in 0..steps {
        match step(seed, n) {
            Step::Keep(id, text) => drop(state.entries.insert(id, text)),
            Step::Forget(id) => drop(state.entries.remove(&id)),
            Step::Draft(id, text) => drop(state.drafts.insert(id, text)),
            Step::Text(text) => state.text = Some(text),
        }
    }
    state
}

/// The store in that folder, under a key that is no secret.
pub fn open(folder: &Path) -> Result<Store, StoreError> {
    let key = Key::new(&[5; 32]).ok_or(StoreError::WrongKey)?;
    let check = KeyCheck::new(&key, &[6; 16]);
    Store::open(folder, key, check)
}

/// Noon of an ordinary day.
pub const NOW: Moment = Moment::new(UtcMillis(1_795_608_000_000), 0);

fn written(text: &str) -> Result<Written, JournalError> {
    Ok(Written {
        kind: KindId("note".into()),
        version: 1,
        day: NOW.day().ok_or(JournalError::Clock)?,
        values: BTreeMap::from([(FieldId("text".into()), Value::Text(text.to_owned()))]),
        tags: BTreeSet::new(),
        opens: None,
    })
}

/// Does a step; when it returns, the step is acknowledged.
pub fn act(store: &mut Store, catalogue: &Catalogue, step: &Step) -> Result<(), JournalError> {
    match step {
        Step::Keep(id, text) => {
            entries::keep(store, catalogue, EntryId([*id; 16]), written(text)?, None, NOW).map(drop)
        }
        Step::Forget(id) => match entries::delete(store, EntryId([*id; 16])) {
            Ok(()) => entries::forget(store, EntryId([*id; 16]), NOW.at),
            Err(JournalError::Gone) => Ok(()),
            Err(error) => Err(error),
        },
        Step::Draft(id, text) => {
            let draft = Draft { id: DraftId([*id; 16]), entry: None, saved: NOW.at, written: written(text)? };
            drafts::keep(store, &draft, None)
        }
        Step::Text(text) => Ok(kept::keep(store, "settings", text)?),
    }
}

/// What is there, after what is always done when the app starts. Every page was read, and every entry is found by its
/// own words.
pub fn found(folder: &Path) -> Result<State, String> {
    let mut store = open(folder).map_err(|error| format!("opening: {error}"))?;
    if let Some(mended) = store.mended() {
        return Err(format!("the file was damaged: {mended:?}"));
    }
    let catalogue = Catalogue::bundled().map_err(|error| error.to_string())?;
    let trouble = |error: JournalError| format!("reading: {error}");
    entries::empty_trash(&mut store, NOW.at).map_err(trouble)?;
    entries::tidy(&mut store, &catalogue, NOW).map_err(trouble)?;
    store.examine().map_err(|error| format!("examining: {error}"))?;
    let text = |written: &Written| match written.values.values().next() {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let mut state = State::default();
    for entry in entries::list(store.reader(), &Filter::default(), None, 1000).map_err(trouble)? {
        let text = text(&entry.written);
        let first = text.split(' ').next().unwrap_or_default();
        let hits =
            search::find(store.reader(), &catalogue, &format!("\"{first}\""), &Filter::default(), 0, 1000);
        if !hits.map_err(trouble)?.hits.iter().any(|hit| hit.entry.id == entry.id) {
            return Err(format!("an entry is not found by its word {first}"));
        }
        state.entries.insert(entry.id.0.first().copied().unwrap_or(0), text);
    }
    for draft in drafts::all(store.reader()).map_err(trouble)? {
        state.drafts.insert(draft.id.0.first().copied().unwrap_or(0), text(&draft.written));
    }
    state.text = kept::read(store.reader(), "settings").map_err(|error| error.to_string())?;
    Ok(state)
}

/// A step of the last one begun is there whole or not at all; every acknowledged one is there.
pub fn judge(seed: u64, acknowledged: u64, found: &State) -> Result<(), String> {
    // Deleting is two steps to the file: between them an entry is out of sight, and after the next start it is gone.
    if *found == state(seed, acknowledged) || *found == state(seed, acknowledged + 1) {
        return Ok(());
    }
    let as_after = (0..acknowledged).rev().find(|steps| *found == state(seed, *steps));
    Err(format!("after {acknowledged} acknowledged steps of life {seed}, it is as after {as_after:?}"))
}

/// How many rounds to play: a sample, or as many as asked for in `KINDSELF_ROUNDS`.
pub fn rounds(sample: u64) -> u64 {
    std::env::var("KINDSELF_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(sample)
}
