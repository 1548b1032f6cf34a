//! What becomes of drafts.

use super::merge::Taking;
use crate::archive::{ArchiveError, Contents};
use crate::journal::rows;
use rusqlite::params;

/// Drafts that were finished or let go and not written on since, those of entries that are deleted, and what is sealed
/// meanwhile.
const GONE_DRAFTS: &str = "DELETE FROM draft WHERE EXISTS(
       SELECT 1 FROM tombstone WHERE tombstone.id = draft.id AND deleted >= saved)
     OR entry IN (SELECT id FROM tombstone) OR entry IN (SELECT id FROM entry WHERE opens > ?1)";

impl Taking<'_, '_> {
    /// The later state of each draft, and the later of that and its being let go; none of an entry that is deleted.
    pub fn drafts(&mut self, contents: &Contents) -> Result<(), ArchiveError> {
        let today = self.today.to_string();
        self.gone |= self.change.execute(GONE_DRAFTS, [&today])? > 0;
        for draft in contents.drafts.values() {
            let sql = "INSERT INTO draft(id, entry, saved, written) VALUES(?1, ?2, ?3, ?4)
                 ON CONFLICT(id) DO UPDATE SET entry = excluded.entry, saved = excluded.saved,
                   written = excluded.written
                 WHERE (excluded.saved, excluded.written, coalesce(excluded.entry, x''))
                   > (saved, written, coalesce(entry, x''))";
            let entry = draft.entry.map(|id| id.0);
            let values = params![draft.id.0, entry, draft.saved.0, rows::to_json(&draft.written)?];
            self.change.prepare_cached(sql)?.execute(values)?;
            self.steps.step()?;
        }
        self.change.execute(GONE_DRAFTS, [&today])?;
        // One that is here was written on after it was let go elsewhere.
        self.change.execute("DELETE FROM tombstone WHERE id IN (SELECT id FROM draft)", [])?;
        Ok(())
    }
}
