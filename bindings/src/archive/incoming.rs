//! What was opened and is not taken in yet.

use super::{ArchiveError, PreviewCard, ProgressListener, RestoreMode, RestoredCard, off_thread, watching};
use crate::content::Content;
use crate::store::Store;
use crate::time::Moment;
use kindself_core::archive::{Contents, merge};
use kindself_core::time;
use std::sync::Arc;

/// An archive, or a file of another journal, that was opened and checked. It is in memory, all of it: let it go when it
/// is taken in or left.
#[derive(uniffi::Object)]
pub struct Incoming {
    store: Arc<Store>,
    content: Arc<Content>,
    contents: Contents,
    looked: Moment,
}

/// What it holds is not for a log.
impl std::fmt::Debug for Incoming {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Incoming(…)")
    }
}

impl Incoming {
    pub(super) fn new(
        store: Arc<Store>,
        content: Arc<Content>,
        contents: Contents,
        looked: Moment,
    ) -> Arc<Self> {
        Arc::new(Self { store, content, contents, looked })
    }
}

#[uniffi::export(async_runtime = "tokio")]
impl Incoming {
    /// On which of the person's days the archive was made, ISO 8601; `None` for another journal.
    pub fn made_on(&self) -> Option<String> {
        let made = Moment { utc_ms: self.contents.made_at.0, ..self.looked };
        if made.utc_ms == 0 { None } else { time::Moment::from(made).day().map(|day| day.to_string()) }
    }

    /// What would change; nothing changes yet. Off the main thread: it compares each entry.
    pub fn preview(&self, mode: RestoreMode, restore_deleted: bool) -> Result<PreviewCard, ArchiveError> {
        let mode = mode.core(restore_deleted);
        self.store.open.read(|reader| {
            let preview = merge::preview(reader, &self.contents, mode, self.looked.into());
            Ok::<_, ArchiveError>((&preview?).into())
        })
    }

    /// Takes it in: all of it, or nothing.
    pub async fn apply(
        self: Arc<Self>,
        mode: RestoreMode,
        restore_deleted: bool,
        now: Moment,
        progress: Option<Arc<dyn ProgressListener>>,
    ) -> Result<RestoredCard, ArchiveError> {
        let mode = mode.core(restore_deleted);
        off_thread(move || {
            self.store.open.write(|store| {
                let mut watch = watching(progress.as_deref());
                let changed = merge::apply(
                    store,
                    &self.content.catalogue,
                    &self.contents,
                    mode,
                    now.into(),
                    &mut watch,
                )?;
                let counts = store.counts().map_err(kindself_core::archive::ArchiveError::from)?;
                let entries = counts.of("entries");
                let came = changed.came("entries", mode).unwrap_or(entries);
                Ok(RestoredCard { changed: (&changed).into(), came, entries })
            })
        })
        .await
    }
}
