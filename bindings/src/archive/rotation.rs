//! The backup that makes itself.

use super::{Archive, ArchiveError};
use crate::random;
use crate::time::Moment;
use kindself_core::archive::rotation::{self, Next, Wish};

/// Where backups that make themselves go, and what locks them.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BackupWish {
    /// The folder, as the phone finds it again.
    pub folder: String,
    pub passphrase: String,
}

/// The file that is written next.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NextBackup {
    /// What it is called.
    pub name: String,
    /// Where it goes.
    pub folder: String,
    /// What was kept of the one before it.
    pub after: Option<String>,
}

#[uniffi::export]
impl Archive {
    /// What is wished; `None` where no backup is to make itself.
    pub fn automatic_backup(&self) -> Result<Option<BackupWish>, ArchiveError> {
        self.store.open.read(|reader| Ok(rotation::wish(reader)?.map(Into::into)))
    }

    /// What is wished, where one is to be made now: one a day at most, and only where something changed since the last one that
    /// made itself.
    pub fn due_backup(&self, now: Moment) -> Result<Option<BackupWish>, ArchiveError> {
        self.store.open.read(|reader| Ok(rotation::due(reader, now.into())?.map(Into::into)))
    }

    /// Wishes it from now on. To be called once a first one has arrived; until then everything is as it was.
    pub fn begin_automatic_backup(&self, wish: BackupWish) -> Result<(), ArchiveError> {
        self.store.open.write(|store| Ok(rotation::begin(store, &wish.into())?))
    }

    /// Wishes it no more, forgets the passphrase, and gives what was wished.
    pub fn stop_automatic_backup(&self) -> Result<Option<BackupWish>, ArchiveError> {
        self.store.open.write(|store| Ok(rotation::stop(store)?.map(Into::into)))
    }

    /// The file to be written next into that folder, of two in turn. To be asked only once no other is on its way.
    pub fn next_backup(&self, folder: String) -> Result<NextBackup, ArchiveError> {
        let random = random::bytes()?;
        self.store.open.read(|reader| {
            let Next { name, folder, after } = rotation::next(reader, &folder, random)?;
            Ok(NextBackup { name, folder, after })
        })
    }

    /// That file is in the folder: it is the one that stays.
    pub fn backup_arrived(&self, next: NextBackup) -> Result<(), ArchiveError> {
        let next = Next { name: next.name, folder: next.folder, after: next.after };
        self.store.open.write(|store| Ok(rotation::arrived(store, &next)?))
    }
}

impl From<Wish> for BackupWish {
    fn from(Wish { folder, passphrase }: Wish) -> Self {
        Self { folder, passphrase }
    }
}

impl From<BackupWish> for Wish {
    fn from(BackupWish { folder, passphrase }: BackupWish) -> Self {
        Self { folder, passphrase }
    }
}
