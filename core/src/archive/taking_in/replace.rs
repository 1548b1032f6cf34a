//! All of an archive in place of everything here.

use super::merge::Taking;
use crate::archive::making::snapshot::TRAVELS;
use crate::archive::{ArchiveError, Contents};
use crate::history::SessionId;
use crate::journal::EntryId;
use crate::store::kept;
use rusqlite::{Connection, params};

/// How many entries here are not in the archive, and would go.
pub(in crate::archive) fn goes(connection: &Connection, contents: &Contents) -> Result<u32, ArchiveError> {
    let mut found = connection.prepare("SELECT id FROM entry WHERE trashed = 0")?;
    let mut rows = found.query([])?;
    let mut goes = 0;
    while let Some(row) = rows.next()? {
        goes += u32::from(!contents.entries.contains_key(&EntryId(row.get(0)?)));
    }
    Ok(goes)
}

impl Taking<'_, '_> {
    pub(in crate::archive) fn replace(&mut self, contents: &Contents) -> Result<(), ArchiveError> {
        self.gone = true;
        self.change.execute_batch(
            "DELETE FROM search; DELETE FROM previous; DELETE FROM tag; DELETE FROM entry;
             DELETE FROM draft; DELETE FROM session;",
        )?;
        self.change.execute("DELETE FROM kept WHERE name IN (?1, ?2)", [TRAVELS, kept::NEWEST_BACKUP])?;
        for (id, deleted) in &contents.tombstones {
            self.dead(*id, *deleted)?;
            self.steps.step()?;
        }
        for entry in contents.entries.values() {
            self.alive(entry)?;
            self.steps.step()?;
        }
        // What the archive has comes, whatever became of it here: a draft that was kept as an entry comes without the entry.
        for id in contents.drafts.keys() {
            self.change.prepare_cached("DELETE FROM tombstone WHERE id = ?1")?.execute([id.0])?;
        }
        self.drafts(contents)?;
        for id in contents.sessions.keys().filter_map(|id| SessionId::from_text(id)) {
            self.change.prepare_cached("DELETE FROM tombstone WHERE id = ?1")?.execute([id.0])?;
        }
        self.sessions(contents, false)?;
        for (name, text) in &contents.kept {
            let sql = "INSERT OR REPLACE INTO kept(name, text) VALUES(?1, ?2)";
            self.change.prepare_cached(sql)?.execute(params![name, text])?;
            self.steps.step()?;
        }
        Ok(())
    }
}
