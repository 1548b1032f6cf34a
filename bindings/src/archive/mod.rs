//! Archives: making them, and taking them in.

mod cards;
mod errors;
mod incoming;
mod passphrases;
mod rotation;

pub use cards::{
    BackupCard, ExportedCard, ImportSource, OutcomeCard, PlainForm, PreviewCard, ProblemsCard,
    ProgressListener, RestoreMode, RestoredCard,
};
pub use errors::ArchiveError;
pub use incoming::Incoming;
pub use passphrases::{
    PassphraseFault, TypedPassphrase, least_passphrase_chars, passphrase_work, suggest_passphrase,
    typed_passphrase, unwrap_key, wrap_key,
};
pub use rotation::{BackupWish, NextBackup};

use crate::content::Content;
use crate::store::{Store, StoreError, counts};
use crate::time::Moment;
use kindself_core::archive::backup::Maker;
use kindself_core::archive::{self, Passphrase, Progress, Setting, backup, export, import, open, plain};
use kindself_core::time;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// Archives of a store. Its asynchronous calls work on a thread of their own; `progress` is called there.
#[derive(Debug, uniffi::Object)]
pub struct Archive {
    store: Arc<Store>,
    content: Arc<Content>,
    work: u8,
}

#[uniffi::export(async_runtime = "tokio")]
impl Archive {
    /// Of that store, in the words of that content, made with so much of scrypt's work: `passphrase_work`, or less in
    /// tests.
    #[uniffi::constructor]
    pub fn new(store: Arc<Store>, content: Arc<Content>, work: u8) -> Arc<Self> {
        Arc::new(Self { store, content, work })
    }

    /// Makes an encrypted archive of everything at `path`, in place of what is there. When it returns, the archive was
    /// opened again and compared with the store. On any error there is no file. Where the passphrase was `chosen_before`,
    /// it is not looked at again: what was good enough for an earlier version goes on making backups.
    pub async fn export(
        self: Arc<Self>,
        path: String,
        passphrase: String,
        chosen_before: bool,
        now: Moment,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<ExportedCard, ArchiveError> {
        let passphrase =
            if chosen_before { Passphrase::given(&passphrase) } else { Passphrase::new(&passphrase)? };
        off_thread(move || {
            let made = self.store.open.read(|reader| {
                let mut watch = watching(progress.as_deref());
                let made =
                    export::export(reader, &self.setting(now), Path::new(&path), &passphrase, &mut watch);
                Ok::<_, ArchiveError>(made?)
            })?;
            Ok(ExportedCard {
                path,
                counts: counts(&made.told()),
                bytes: made.bytes,
                sealed_left_out: 0,
                state: made.state.to_text(),
            })
        })
        .await
    }

    /// Makes a plain zip of everything at `path`, which anyone can read. Sealed entries are in it only where that is
    /// asked for.
    pub async fn export_plain(
        self: Arc<Self>,
        path: String,
        form: PlainForm,
        include_sealed: bool,
        now: Moment,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<ExportedCard, ArchiveError> {
        off_thread(move || {
            let made = self.store.open.read(|reader| {
                let mut watch = watching(progress.as_deref());
                let (setting, target) = (self.setting(now), Path::new(&path));
                let made = plain::export(reader, &setting, target, form, include_sealed, &mut watch);
                Ok::<_, ArchiveError>(made?)
            })?;
            Ok(ExportedCard {
                path,
                counts: counts(&made.counts),
                bytes: made.bytes,
                sealed_left_out: made.sealed_left_out,
                state: String::new(),
            })
        })
        .await
    }

    /// Opens an archive and checks all of it; nothing changes yet.
    pub async fn look(
        self: Arc<Self>,
        path: String,
        passphrase: String,
        now: Moment,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<Arc<Incoming>, ArchiveError> {
        let passphrase = Passphrase::given(&passphrase);
        off_thread(move || {
            let mut watch = watching(progress.as_deref());
            let (contents, _) =
                open::open(Path::new(&path), &passphrase, &self.content.catalogue, &mut watch)?;
            Ok(Incoming::new(self.store.clone(), self.content.clone(), contents, now))
        })
        .await
    }

    /// Reads a file of another journal; nothing changes yet. It can be added to what is here, not take its place.
    pub async fn look_at_import(
        self: Arc<Self>,
        path: String,
        source: ImportSource,
        now: Moment,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<Arc<Incoming>, ArchiveError> {
        off_thread(move || {
            // A copy of another app's database is for a moment where this app's own is: no other app reads it there.
            let scratch = self.store.open.write(|store| Ok::<_, StoreError>(store.folder().to_owned()))?;
            let mut watch = watching(progress.as_deref());
            let contents = import::look(Path::new(&path), source, &scratch, now.into(), &mut watch)?;
            Ok(Incoming::new(self.store.clone(), self.content.clone(), contents, now))
        })
        .await
    }

    /// When the last backup was made; `None` where there was none.
    pub fn last_backup(&self) -> Result<Option<BackupCard>, ArchiveError> {
        self.store.open.read(|reader| Ok(backup::last(reader)?.map(Into::into)))
    }

    /// The name of a file that is made today: of a backup, or of a `plain` one.
    pub fn file_name(&self, plain: bool, now: Moment) -> Result<String, ArchiveError> {
        let today = time::Moment::from(now).day().ok_or(kindself_core::archive::ArchiveError::Clock)?;
        Ok(format!("kindself-{today}.{}", if plain { "zip" } else { "age" }))
    }

    /// To be called once an archive that was exported here is where the person wanted it, or, where it is `automatic`, in the
    /// folder for such. What was written since it was begun makes the next backup due.
    pub fn note_backup(
        &self,
        exported: ExportedCard,
        automatic: bool,
        now: Moment,
    ) -> Result<(), ArchiveError> {
        let maker = if automatic { Maker::Itself } else { Maker::Person };
        let state = backup::StoreFingerprint::from_text(&exported.state);
        let entries = exported.counts.iter().find(|count| count.collection == "entries");
        let entries = entries.map_or(0, |count| count.count);
        self.store.open.write(|store| Ok(backup::note(store, maker, entries, state, now.into())?))
    }
}

impl Archive {
    fn setting(&self, now: Moment) -> Setting<'_> {
        Setting {
            catalogue: &self.content.catalogue,
            language: &self.content.language,
            now: now.into(),
            work: self.work,
        }
    }
}

/// Long work, off the caller's thread.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ArchiveError> + Send + 'static,
) -> Result<T, ArchiveError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| ArchiveError::Interrupted)?
}

/// A listener of the shell's as the core takes it.
fn watching(
    progress: Option<&dyn ProgressListener>,
) -> impl FnMut(archive::Progress) -> ControlFlow<()> + '_ {
    move |now: Progress| match progress {
        Some(listener) if !listener.went_on(now.done, now.of) => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    }
}
