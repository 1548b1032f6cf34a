//! What an archive, or a file of another journal, holds: checked, and not yet taken in.

use crate::archive::format::lines::{DraftLine, EntryLine, KeptLine, SessionLine, TombstoneLine};
use crate::archive::format::manifest::Counts;
use crate::archive::making::snapshot::TRAVELS;
use crate::content::Catalogue;
use crate::journal::check::{EARLIEST, LATEST, MOST_CHARS, MOST_TAGS, could_be_kept, size};
use crate::journal::{DraftId, EntryId, Written};
use crate::time::UtcMillis;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Where contents come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// An archive of this app. It may take the place of everything here.
    Archive,
    /// A file of another journal. It can only be added.
    OtherJournal,
}

/// Everything that was found, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Where from.
    pub origin: Origin,
    /// When the archive was made; 0 for another journal.
    pub made_at: UtcMillis,
    /// Entries.
    pub entries: BTreeMap<EntryId, EntryLine>,
    /// Drafts.
    pub drafts: BTreeMap<DraftId, DraftLine>,
    /// Sessions by their ids.
    pub sessions: BTreeMap<String, SessionLine>,
    /// When entries were deleted.
    pub tombstones: BTreeMap<EntryId, UtcMillis>,
    /// Texts by name.
    pub kept: BTreeMap<String, String>,
    /// What of another journal could not be taken in; empty for an archive.
    pub problems: Problems,
}

/// Rows, notes or files of another journal that could not be taken in, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Problems {
    /// Without a date, or with one that is none.
    pub no_date: u32,
    /// Longer than an entry may be.
    pub too_long: u32,
    /// With nothing in it.
    pub empty: u32,
    /// Not in the form that was expected.
    pub unreadable: u32,
    /// Word for word the same as another one.
    pub doubled: u32,
}

impl Problems {
    /// All of them.
    pub fn all(&self) -> u32 {
        [self.no_date, self.too_long, self.empty, self.unreadable, self.doubled]
            .iter()
            .fold(0, |sum, n| sum.saturating_add(*n))
    }
}

impl Contents {
    /// Nothing yet.
    pub fn new(origin: Origin) -> Self {
        Self {
            origin,
            made_at: UtcMillis(0),
            entries: BTreeMap::new(),
            drafts: BTreeMap::new(),
            sessions: BTreeMap::new(),
            tombstones: BTreeMap::new(),
            kept: BTreeMap::new(),
            problems: Problems::default(),
        }
    }

    /// How much there is of each; sealed on that day.
    pub fn counts(&self, today: NaiveDate) -> Counts {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Counts {
            entries: count(self.entries.len()),
            sealed: count(self.entries.values().filter(|entry| entry.written.is_sealed(today)).count()),
            drafts: count(self.drafts.len()),
            sessions: count(self.sessions.len()),
            tombstones: count(self.tombstones.len()),
            kept: count(self.kept.len()),
        }
    }

    /// Puts a record in; `None` where it is not one that this app writes, or is there twice.
    pub(in crate::archive) fn entry(&mut self, line: EntryLine, catalogue: &Catalogue) -> Option<()> {
        let before = line.previous.as_ref().map(|before| &before.written);
        let fits = fits(&line.written, before, catalogue) && moments(line.moments());
        (fits && self.entries.insert(line.id, line).is_none()).then_some(())
    }

    pub(in crate::archive) fn draft(&mut self, line: DraftLine) -> Option<()> {
        size(&line.written).ok().filter(|()| line.saved.is_kept())?;
        self.drafts.insert(line.id, line).is_none().then_some(())
    }

    pub(in crate::archive) fn session(&mut self, line: SessionLine) -> Option<()> {
        line.breathed().filter(|session| moments([session.started, session.since]))?;
        // An id in capitals is the same id.
        self.sessions.insert(line.id.to_ascii_lowercase(), line).is_none().then_some(())
    }

    pub(in crate::archive) fn tombstone(&mut self, line: TombstoneLine) -> Option<()> {
        let fits = line.deleted.is_kept();
        (fits && self.tombstones.insert(line.id, line.deleted).is_none()).then_some(())
    }

    pub(in crate::archive) fn kept(&mut self, line: KeptLine) -> Option<()> {
        let travels = line.name == TRAVELS;
        (travels && self.kept.insert(line.name, line.text).is_none()).then_some(())
    }
}

/// Whether an entry, with the version before it, is one that an archive can hold: what is written into one and what is read
/// from one is held against the same.
pub(in crate::archive) fn fits(written: &Written, before: Option<&Written>, catalogue: &Catalogue) -> bool {
    [Some(written), before].into_iter().flatten().all(|written| {
        let kind = catalogue.kind(&written.kind);
        is_one(written) && kind.is_none_or(|kind| could_be_kept(written, kind))
    })
}

/// Whether moments are those that the store keeps: a later one would win against every change to come.
pub(in crate::archive) fn moments(all: impl IntoIterator<Item = UtcMillis>) -> bool {
    all.into_iter().all(UtcMillis::is_kept)
}

/// What every entry of the store keeps to, of whatever kind and version it is.
fn is_one(written: &Written) -> bool {
    let name = |id: &str| (1..=MOST_CHARS as usize).contains(&id.len());
    let day = |day: NaiveDate| (EARLIEST..=LATEST).contains(&day);
    size(written).is_ok()
        && name(&written.kind.0)
        && written.values.len() <= MOST_CHARS as usize
        && written.values.keys().all(|field| name(&field.0))
        && written.tags.len() <= MOST_TAGS as usize
        && written.tags.iter().all(|tag| !tag.trim().is_empty() && tag.chars().count() <= MOST_CHARS as usize)
        && day(written.day)
        && written.opens.is_none_or(day)
}
