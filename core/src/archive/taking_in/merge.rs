//! Taking contents in: what would change, and changing it, in one transaction.
//!
//! Two devices that take in each other's archives come to the same entries, drafts, sessions and marks of deleted
//! entries: what becomes of an entry is worked out from both sides alike ([`meeting`](super::meeting)).

use super::meeting::{Side, Which, meet};
use super::{replace, unfinished};
use crate::archive::format::lines::EntryLine;
use crate::archive::making::snapshot::entry_here;
use crate::archive::opening::contents::{Contents, Origin, Problems};
use crate::archive::progress::Steps;
use crate::archive::{ArchiveError, Watch};
use crate::content::Catalogue;
use crate::history::{self, SessionId};
use crate::journal::{EntryId, entries, rows};
use crate::sealed::SealError;
use crate::search::index;
use crate::settings::Settings;
use crate::store::{Reader, Store, StoreError, Topic, kept};
use crate::time::{Moment, UtcMillis};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// How contents are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Added to what is here; the newer of two versions stands, the other becomes the one before it. What is alive on
    /// one side and deleted on the other: the later of its last change and the deletion counts, so that an old archive
    /// does not bring back what was deleted; with `raise_deleted` it is alive. Settings that are here stay.
    Merge {
        /// Whether deleted entries and sessions come back.
        raise_deleted: bool,
    },
    /// Everything here goes, all of the archive comes. Marks of deleted entries stay where the archive has no such entry.
    Replace,
}

/// What would change, or has changed. Of each entry of the contents one of the first five is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preview {
    /// Entries that are not here. Where all is replaced, also those that were deleted here.
    pub new: u32,
    /// Entries whose version here is the newer one.
    pub newer_here: u32,
    /// Entries whose version there is the newer one.
    pub newer_there: u32,
    /// Entries that are the same.
    pub same: u32,
    /// Entries that were deleted here. They stay so, unless they are raised.
    pub deleted_here: u32,
    /// Entries here that go: deleted there, or, where all is replaced, not in the archive.
    pub goes: u32,
    /// Sealed entries among those of the contents.
    pub sealed: u32,
    /// Drafts that are not here, or older here, and come: they were not let go here since, and what they belong to is
    /// neither deleted nor sealed.
    pub drafts: u32,
    /// Sessions that are not here, and were not deleted here, or are raised.
    pub sessions: u32,
    /// Texts kept by name that are not here.
    pub kept: u32,
    /// What of another journal could not be taken in.
    pub problems: Problems,
}

/// What would change. Nothing is written.
pub fn preview(
    reader: &Reader,
    contents: &Contents,
    mode: Mode,
    now: Moment,
) -> Result<Preview, ArchiveError> {
    may(contents, mode)?;
    let connection = reader.connection();
    let held = connection.unchecked_transaction()?;
    let today = now.day().ok_or(ArchiveError::Clock)?;
    let mut preview = begun(contents, today);
    for entry in contents.entries.values() {
        let here = side(connection, entry.id, now.at)?;
        preview.count(&here, entry, mode);
    }
    match mode {
        Mode::Merge { raise_deleted } => {
            for (id, deleted) in &contents.tombstones {
                let here = side(connection, *id, now.at)?;
                let gone = meet(&here, &Side::Dead(*deleted), raise_deleted);
                preview.goes += u32::from(matches!((&here, gone), (Side::Alive(_), Side::Dead(_))));
            }
        }
        Mode::Replace => preview.goes = replace::goes(connection, contents)?,
    }
    preview.drafts = unfinished::come(connection, contents, mode, now.at, today)?;
    preview.rest(connection, contents, mode)?;
    drop(held);
    Ok(preview)
}

/// Takes contents in: all of them, or, on any error and when it is cancelled, nothing. What has changed is told as by
/// [`preview`].
pub fn apply(
    store: &mut Store,
    catalogue: &Catalogue,
    contents: &Contents,
    mode: Mode,
    now: Moment,
    watch: Watch,
) -> Result<Preview, ArchiveError> {
    let today = now.day().ok_or(ArchiveError::Clock)?;
    let preview = preview(store.reader(), contents, mode, now)?;
    let counts = contents.counts(today);
    let mut steps = Steps::begin(watch, counts.records())?;
    let topics = [Topic::Entries, Topic::Drafts, Topic::History, Topic::Kept];
    store.delete(&topics, |change| {
        let mut taking = Taking { change, catalogue, now, today, steps: &mut steps, gone: false };
        match mode {
            Mode::Merge { raise_deleted } => taking.merge(contents, raise_deleted)?,
            Mode::Replace => taking.replace(contents)?,
        }
        let gone = taking.gone;
        // The last moment to change one's mind; after it, all is kept.
        steps.end()?;
        Ok::<_, ArchiveError>(gone)
    })?;
    // What was written over is to be gone from the log too.
    store.rest()?;
    Ok(preview)
}

fn may(contents: &Contents, mode: Mode) -> Result<(), ArchiveError> {
    match (contents.origin, mode) {
        (Origin::OtherJournal, Mode::Replace) => Err(ArchiveError::OnlyAdds),
        _ => Ok(()),
    }
}

fn begun(contents: &Contents, today: NaiveDate) -> Preview {
    Preview { sealed: contents.counts(today).sealed, problems: contents.problems, ..Preview::default() }
}

impl Preview {
    fn count(&mut self, here: &Side, there: &EntryLine, mode: Mode) {
        let raise = mode == Mode::Merge { raise_deleted: true };
        let met = meet(here, &Side::Alive(Box::new(there.clone())), raise);
        let place = match here {
            Side::None => &mut self.new,
            Side::Dead(_) if mode == Mode::Replace => &mut self.new,
            Side::Dead(_) => match met {
                // It was changed there after it was deleted here.
                Side::Alive(entry) if entry.edited == there.edited => &mut self.newer_there,
                _ => &mut self.deleted_here,
            },
            Side::Alive(here) => match Which::newer(here, there) {
                Which::Same => &mut self.same,
                Which::Here => &mut self.newer_here,
                Which::There => &mut self.newer_there,
            },
        };
        *place += 1;
    }

    fn rest(&mut self, connection: &Connection, contents: &Contents, mode: Mode) -> Result<(), ArchiveError> {
        let stays_deleted = mode == Mode::Merge { raise_deleted: false };
        let mut here = connection.prepare_cached(
            "SELECT EXISTS(SELECT 1 FROM session WHERE id = ?1)
               OR (?2 AND EXISTS(SELECT 1 FROM tombstone WHERE id = ?1 AND deleted >= ?3))",
        )?;
        for (id, session) in &contents.sessions {
            let Some(id) = SessionId::from_text(id) else { continue };
            let values = params![id.0, stays_deleted, session.since.0];
            self.sessions += u32::from(!here.query_row(values, |row| row.get::<_, bool>(0))?);
        }
        let mut kept = connection.prepare_cached("SELECT EXISTS(SELECT 1 FROM kept WHERE name = ?1)")?;
        for name in contents.kept.keys() {
            self.kept += u32::from(!kept.query_row([name], |row| row.get::<_, bool>(0))?);
        }
        Ok(())
    }
}

/// What is here of an entry. One that is deleted and could still be had back counts as deleted now.
pub(super) fn side(connection: &Connection, id: EntryId, now: UtcMillis) -> Result<Side, ArchiveError> {
    match entry_here(connection, id)? {
        Some((_, entry, false)) => return Ok(Side::Alive(Box::new(entry))),
        Some((_, entry, true)) => return Ok(Side::Dead(now.max(entry.edited))),
        None => {}
    }
    let mut found = connection.prepare_cached("SELECT deleted FROM tombstone WHERE id = ?1")?;
    let deleted: Option<i64> = found.query_row([id.0], |row| row.get(0)).optional()?;
    Ok(deleted.map_or(Side::None, |deleted| Side::Dead(UtcMillis(deleted))))
}

/// Sessions that were deleted after they came to be here.
const DELETED_SESSIONS: &str = "DELETE FROM session WHERE EXISTS(
     SELECT 1 FROM tombstone WHERE tombstone.id = session.id AND deleted >= since)";

/// In the middle of taking in.
pub(in crate::archive) struct Taking<'a, 'w> {
    pub change: &'a Transaction<'a>,
    catalogue: &'a Catalogue,
    now: Moment,
    pub today: NaiveDate,
    pub steps: &'a mut Steps<'w>,
    /// Whether anything was deleted.
    pub gone: bool,
}

impl Taking<'_, '_> {
    fn merge(&mut self, contents: &Contents, raise: bool) -> Result<(), ArchiveError> {
        for entry in contents.entries.values() {
            let here = side(self.change, entry.id, self.now.at)?;
            let met = meet(&here, &Side::Alive(Box::new(entry.clone())), raise);
            self.become_of(entry.id, &here, met)?;
            self.steps.step()?;
        }
        for (id, deleted) in &contents.tombstones {
            let here = side(self.change, *id, self.now.at)?;
            let met = meet(&here, &Side::Dead(*deleted), raise);
            self.become_of(*id, &here, met)?;
            self.steps.step()?;
        }
        self.drafts(contents)?;
        self.sessions(contents, raise)?;
        for (name, text) in &contents.kept {
            self.settings(name, text)?;
            self.steps.step()?;
        }
        Ok(())
    }

    /// The one kept text that travels, joined with the one that is here. What is damaged on one side leaves the other; what
    /// a newer version wrote here stays.
    fn settings(&self, name: &str, text: &str) -> Result<(), ArchiveError> {
        let here = kept::find(self.change, name)?;
        let read = |text: &str| Settings::from_text(text, self.catalogue);
        let joined = match here.as_deref().map(|here| (read(here), read(text))) {
            None | Some((Err(SealError::Damaged), Ok(_))) => Some(text.to_owned()),
            Some((Ok(here), Ok(there))) => here.joined(there).to_text().ok(),
            Some(_) => None,
        };
        joined.map_or(Ok(()), |joined| Ok(kept::put(self.change, name, &joined)?))
    }

    fn become_of(&mut self, id: EntryId, here: &Side, met: Side) -> Result<(), ArchiveError> {
        if *here == met {
            return Ok(());
        }
        match met {
            Side::None => Ok(()),
            Side::Alive(entry) => self.alive(&entry),
            Side::Dead(deleted) => self.dead(id, deleted),
        }
    }

    /// Puts an entry into its place, with its tags, its words and its version before.
    pub fn alive(&self, entry: &EntryLine) -> Result<(), ArchiveError> {
        let written = &entry.written;
        let at = rows::put(self.change, &entry.entry(), written.is_sealed(self.today))?;
        let none = "DELETE FROM previous WHERE entry = ?1";
        self.change.prepare_cached(none)?.execute([at])?;
        if let Some(before) = &entry.previous {
            let sql = "INSERT INTO previous(entry, edited, written) VALUES(?1, ?2, ?3)";
            let json = rows::to_json(&before.written)?;
            self.change.prepare_cached(sql)?.execute(params![at, before.edited.0, json])?;
        }
        index::put(self.change, at, written, self.catalogue.kind(&written.kind), self.today)?;
        self.change.prepare_cached("DELETE FROM tombstone WHERE id = ?1")?.execute([entry.id.0])?;
        Ok(())
    }

    /// Takes an entry away, if it is here, and leaves the mark that it was deleted, by which the drafts of its changes go.
    pub fn dead(&mut self, id: EntryId, deleted: UtcMillis) -> Result<(), ArchiveError> {
        if let Some((at, _, _)) = entry_here(self.change, id)? {
            entries::erase(self.change, at)?;
            self.gone = true;
        }
        let sql = "INSERT INTO tombstone(id, deleted) VALUES(?1, ?2)
             ON CONFLICT(id) DO UPDATE SET deleted = max(deleted, excluded.deleted)";
        self.change.prepare_cached(sql)?.execute(params![id.0, deleted.0])?;
        Ok(())
    }

    /// Sessions do not change, apart from how they were felt: said stands before not said, and more before less. The later
    /// of two counts: that it was deleted, or that it came to be here; with `raise`, what was deleted on one side is here.
    pub fn sessions(&mut self, contents: &Contents, raise: bool) -> Result<(), ArchiveError> {
        if !raise {
            self.gone |= self.change.execute(DELETED_SESSIONS, [])? > 0;
        }
        for session in
            contents.sessions.values().filter_map(crate::archive::format::lines::SessionLine::breathed)
        {
            let subject = serde_json::to_string(&session.subject).map_err(|_| StoreError::Damaged)?;
            let length = i64::try_from(session.length.0).unwrap_or(i64::MAX);
            let felt = session.felt.map(|felt| felt.min(history::FELT_MOST));
            let sql = "INSERT INTO session(id, subject, started, day, length, whole, felt, since)
                 VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT(id) DO UPDATE SET since = max(since, excluded.since),
                   felt = nullif(max(coalesce(felt, -1), coalesce(excluded.felt, -1)), -1)";
            let (id, started, day) = (session.id.0, session.started.0, session.day.to_string());
            let values = params![id, subject, started, day, length, session.whole, felt, session.since.0];
            self.change.prepare_cached(sql)?.execute(values)?;
            self.steps.step()?;
        }
        if raise {
            // From now on it came to be here after it was deleted, so that the next merge does not take it again.
            let sql = "UPDATE session SET since = max(since, min(deleted, ?1 - 1) + 1) FROM tombstone
                 WHERE tombstone.id = session.id";
            self.change.execute(sql, [UtcMillis::LAST.0])?;
        } else {
            self.change.execute(DELETED_SESSIONS, [])?;
        }
        self.change.execute("DELETE FROM tombstone WHERE id IN (SELECT id FROM session)", [])?;
        Ok(())
    }
}
