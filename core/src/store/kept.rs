//! Small texts by name: settings, the saved session.

use super::{Reader, Store, StoreError, Topic};
use rusqlite::{Connection, OptionalExtension, params};

/// The name under which a shell keeps which file a backup that made itself was written to last: the next one goes into the
/// other of two. Where what is here may be less than what those files hold (after a damage, and where everything was
/// replaced), it is forgotten with the same change: the next two get names of their own, and those files stay.
pub(crate) const NEWEST_BACKUP: &str = "backup-last-file";

/// The text under that name.
pub fn read(reader: &Reader, name: &str) -> Result<Option<String>, StoreError> {
    find(reader.connection(), name)
}

/// The same, in the middle of a change.
pub(crate) fn find(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut found = connection.prepare_cached("SELECT text FROM kept WHERE name = ?1")?;
    Ok(found.query_row([name], |row| row.get(0)).optional()?)
}

/// Keeps `text` under that name, in place of what was there.
pub fn keep(store: &mut Store, name: &str, text: &str) -> Result<(), StoreError> {
    store.write(&[Topic::Kept], |change| put(change, name, text))
}

/// The same, in the middle of a change.
pub(crate) fn put(change: &Connection, name: &str, text: &str) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO kept(name, text) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET text = excluded.text";
    change.prepare_cached(sql)?.execute(params![name, text])?;
    Ok(())
}

/// Forgets it: nothing of it stays in the file. (That is no deletion of a person's: a session that came to its end is
/// forgotten so.)
pub fn forget(store: &mut Store, name: &str) -> Result<(), StoreError> {
    let gone = store.write(&[Topic::Kept], |change| {
        Ok::<_, StoreError>(change.prepare_cached("DELETE FROM kept WHERE name = ?1")?.execute([name])? > 0)
    })?;
    if gone { store.settle() } else { Ok(()) }
}

/// Moves a text that cannot be read out of the way, without deleting it: under the same name with a number.
pub fn set_aside(store: &mut Store, name: &str) -> Result<(), StoreError> {
    store.write(&[Topic::Kept], |change| {
        let taken: i64 = change.query_row(
            "SELECT count(*) FROM kept WHERE name GLOB ?1",
            [format!("{name}.aside-*")],
            |row| row.get(0),
        )?;
        let aside = format!("{name}.aside-{}", taken + 1);
        change.execute("UPDATE kept SET name = ?2 WHERE name = ?1", params![name, aside])?;
        Ok(())
    })
}
