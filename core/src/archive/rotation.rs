//! The backup that makes itself: what is wished, and the two files it is written to in turn.
//!
//! A copy that breaks off never takes the place of the only good one: the next is written over the older of two. Their names
//! are this store's own, so that what another device, or this one before, has put into the folder stays; and another folder gets
//! names of its own, for in it there may be one good file only.

use super::{ArchiveError, backup};
use crate::store::kept::{self, NEWEST_BACKUP};
use crate::store::{Reader, Store};
use crate::time::Moment;

/// The names of the texts in which the wish is kept. No archive takes them along.
const PASSPHRASE: &str = "backup-passphrase";
const FOLDER: &str = "backup-folder";

/// Between the name of the newest file and its folder; no name has it.
const IN: char = '\n';

/// What ends the names of the two.
const ENDS: [&str; 2] = ["-a.age", "-b.age"];

/// Where backups that make themselves go, and what locks them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The folder, as the phone finds it again.
    pub folder: String,
    pub passphrase: String,
}

/// The file to be written next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// What it is called.
    pub name: String,
    /// Where it goes.
    pub folder: String,
    /// What was kept of the file that was written last; `None` where that is not known.
    pub after: Option<String>,
}

/// What is wished; `None` where it is not.
pub fn wish(reader: &Reader) -> Result<Option<Wish>, ArchiveError> {
    let (folder, passphrase) = (kept::read(reader, FOLDER)?, kept::read(reader, PASSPHRASE)?);
    Ok(folder.zip(passphrase).map(|(folder, passphrase)| Wish { folder, passphrase }))
}

/// What is wished, where a backup is due by [`backup::due`].
pub fn due(reader: &Reader, now: Moment) -> Result<Option<Wish>, ArchiveError> {
    // Whoever wishes none is asked nothing more: to look for changes takes longer.
    Ok(match wish(reader)? {
        Some(wish) if backup::due(reader, now)? => Some(wish),
        _ => None,
    })
}

/// Wishes it from now on. To be called once a first one has arrived: until then everything is as it was.
pub fn begin(store: &mut Store, wish: &Wish) -> Result<(), ArchiveError> {
    Ok(kept::keep_all(store, &[(PASSPHRASE, &wish.passphrase), (FOLDER, &wish.folder)])?)
}

/// Wishes it no more, and gives what was wished. Which file is the newest stays known: it is not the first to be written over
/// where it is wished again.
pub fn stop(store: &mut Store) -> Result<Option<Wish>, ArchiveError> {
    let before = wish(store.reader())?;
    kept::forget_all(store, &[PASSPHRASE, FOLDER])?;
    Ok(before)
}

/// The file to be written next into that folder: not the one that was written last. Where that is not known, or is in another folder, it
/// gets a name that no file has, by four `random` bytes.
pub fn next(reader: &Reader, folder: &str, random: [u8; 4]) -> Result<Next, ArchiveError> {
    let after = kept::read(reader, NEWEST_BACKUP)?;
    // Before it kept the folder, too, there was the name alone.
    let last = after.as_deref().map(|kept| kept.split_once(IN).unwrap_or((kept, folder)));
    let last = last.filter(|(_, of)| *of == folder).map(|(name, _)| name);
    Ok(Next { name: name_after(last, random), folder: folder.to_owned(), after })
}

fn name_after(last: Option<&str>, random: [u8; 4]) -> String {
    let [first, second] = ENDS;
    match last {
        None => format!("kindself-{:08x}{first}", u32::from_be_bytes(random)),
        Some(last) => match last.strip_suffix(first) {
            Some(own) => format!("{own}{second}"),
            None => format!("{}{first}", last.strip_suffix(second).unwrap_or(last)),
        },
    }
}

/// That file is in the folder: the one after it is another one. Where everything was replaced while it was on its way, which was
/// last is forgotten, and this one belongs to what was before.
pub fn arrived(store: &mut Store, next: &Next) -> Result<(), ArchiveError> {
    if kept::read(store.reader(), NEWEST_BACKUP)? == next.after {
        kept::keep(store, NEWEST_BACKUP, &format!("{}{IN}{}", next.name, next.folder))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::tests::note;
    use crate::store::tests::{Desk, desk, noon};

    const RANDOM: [u8; 4] = [0, 0x1a, 0xf3, 7];

    fn a_wish() -> Wish {
        Wish { folder: "folder".into(), passphrase: "six words".into() }
    }

    fn made(desk: &mut Desk) -> String {
        made_in(desk, "folder", RANDOM)
    }

    fn made_in(desk: &mut Desk, folder: &str, random: [u8; 4]) -> String {
        let next = next(desk.store.reader(), folder, random).unwrap();
        arrived(&mut desk.store, &next).unwrap();
        next.name
    }

    #[test]
    fn in_another_folder_and_back_again_no_file_of_before_is_written_over() {
        let mut desk = desk();
        let first = made(&mut desk);
        let (elsewhere, back) = (made_in(&mut desk, "card", [2; 4]), made_in(&mut desk, "folder", [3; 4]));
        let names = [&first, &elsewhere, &back].map(|name| name.split('-').nth(1).unwrap());
        assert_eq!(names, ["001af307", "02020202", "03030303"]);
        assert_eq!(made(&mut desk), "kindself-03030303-b.age", "and then in turn");
    }

    #[test]
    fn what_was_kept_before_folders_were_is_of_this_one() {
        let mut desk = desk();
        kept::keep(&mut desk.store, NEWEST_BACKUP, "kindself-12-a.age").unwrap();
        assert_eq!(made(&mut desk), "kindself-12-b.age");
        assert_eq!(made(&mut desk), "kindself-12-a.age");
    }

    #[test]
    fn two_files_of_its_own_are_written_in_turn() {
        let mut desk = desk();
        let names: Vec<_> = (0..4).map(|_| made(&mut desk)).collect();
        let (a, b) = ("kindself-001af307-a.age", "kindself-001af307-b.age");
        assert_eq!(names, [a, b, a, b]);
    }

    #[test]
    fn a_copy_that_did_not_arrive_is_written_over_and_the_good_one_stays() {
        let mut desk = desk();
        let good = made(&mut desk);
        let broken = next(desk.store.reader(), "folder", RANDOM).unwrap();
        let again = next(desk.store.reader(), "folder", RANDOM).unwrap();
        assert_eq!(broken, again);
        assert_ne!(again.name, good);
    }

    #[test]
    fn names_follow_each_other_whatever_was_kept() {
        for (last, name) in [
            (None, "kindself-001af307-a.age"),
            (Some("kindself-12-a.age"), "kindself-12-b.age"),
            (Some("kindself-12-b.age"), "kindself-12-a.age"),
            (Some("odd"), "odd-a.age"),
            (Some(""), "-a.age"),
        ] {
            assert_eq!(name_after(last, RANDOM), name);
        }
    }

    #[test]
    fn a_backup_of_what_was_replaced_meanwhile_is_not_the_last_one() {
        let mut desk = desk();
        made(&mut desk);
        let on_its_way = next(desk.store.reader(), "folder", RANDOM).unwrap();
        kept::forget(&mut desk.store, NEWEST_BACKUP).unwrap();
        arrived(&mut desk.store, &on_its_way).unwrap();
        assert_eq!(next(desk.store.reader(), "folder", [9; 4]).unwrap().name, "kindself-09090909-a.age");
    }

    #[test]
    fn it_is_due_only_where_it_is_wished_and_something_changed() {
        let mut desk = desk();
        let now = noon("2026-11-25");
        desk.keep(1, note("a", "2026-11-24"), now);
        assert_eq!(due(desk.store.reader(), now), Ok(None), "not wished");
        begin(&mut desk.store, &a_wish()).unwrap();
        assert_eq!(due(desk.store.reader(), now), Ok(Some(a_wish())));
        let state =
            backup::StoreFingerprint::of(desk.store.schema(), desk.store.reader().connection()).unwrap();
        backup::note(&mut desk.store, backup::Maker::Itself, 1, Some(state), now).unwrap();
        assert_eq!(due(desk.store.reader(), noon("2026-11-26")), Ok(None), "nothing changed");
    }

    #[test]
    fn stopped_it_forgets_the_passphrase_and_not_which_file_is_the_newest() {
        let mut desk = desk();
        begin(&mut desk.store, &a_wish()).unwrap();
        let newest = made(&mut desk);
        assert_eq!(stop(&mut desk.store), Ok(Some(a_wish())));
        assert_eq!((wish(desk.store.reader()), stop(&mut desk.store)), (Ok(None), Ok(None)));
        assert_ne!(made(&mut desk), newest);
    }
}
