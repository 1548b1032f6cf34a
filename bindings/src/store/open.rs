//! The locks around the file: one writer, as many readers as there are calls at once.

use super::{StoreError, StoreListener};
use kindself_core::store::{Key, KeyCheck, Reader, Store};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

#[derive(Debug)]
pub(crate) struct Open {
    writer: Mutex<Option<Store>>,
    readers: Mutex<Readers>,
    listeners: Mutex<Vec<Arc<dyn StoreListener>>>,
}

/// Readers that nobody uses right now, of the file that is open.
#[derive(Debug, Default)]
struct Readers {
    idle: Vec<Reader>,
    /// Counts up when another file takes its place: a reader that was out then sees the old one, and is let go.
    file: u64,
}

impl Readers {
    fn begin_anew(&mut self) {
        self.idle.clear();
        self.file += 1;
    }
}

impl Open {
    pub fn new(store: Store) -> Self {
        Self { writer: Mutex::new(Some(store)), readers: Mutex::default(), listeners: Mutex::default() }
    }

    /// With the writer. Whoever watches is told afterwards, when nothing is locked any more.
    pub fn write<T, E: From<StoreError>>(
        &self,
        change: impl FnOnce(&mut Store) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = lock(&self.writer);
        let store = writer.as_mut().ok_or(StoreError::CLOSED)?;
        let done = change(store);
        let changes = store.take_changes();
        drop(writer);
        if !changes.is_empty() {
            let collections: Vec<String> = changes.into_iter().map(|topic| topic.0.to_owned()).collect();
            let listeners = lock(&self.listeners).clone();
            listeners.iter().for_each(|listener| listener.changed(collections.clone()));
        }
        done
    }

    /// With a reader, beside whatever is being written.
    pub fn read<T, E: From<StoreError>>(&self, look: impl FnOnce(&Reader) -> Result<T, E>) -> Result<T, E> {
        let (idle, file) = {
            let mut readers = lock(&self.readers);
            (readers.idle.pop(), readers.file)
        };
        let reader = match idle {
            Some(reader) => reader,
            None => {
                let writer = lock(&self.writer);
                let store = writer.as_ref().ok_or(StoreError::CLOSED)?;
                store.another_reader().map_err(StoreError::from)?
            }
        };
        let seen = look(&reader);
        // One that met a damaged page would meet it for ever.
        let mut readers = lock(&self.readers);
        if seen.is_ok() && readers.file == file {
            readers.idle.push(reader);
        }
        seen
    }

    /// Another file may have taken the damaged one's place whatever this answers: readers that see the old one are let go.
    pub fn mend(&self) -> Result<(), StoreError> {
        self.write(|store| {
            let done = store.mend();
            lock(&self.readers).begin_anew();
            Ok(done?)
        })
    }

    /// Readers of the file as it was are let go; those that are out end with what they see.
    pub fn rekey(&self, key: Key, check: KeyCheck) -> Result<(), StoreError> {
        let mut writer = lock(&self.writer);
        let store = writer.as_mut().ok_or(StoreError::CLOSED)?;
        // With the writer held nobody opens another one before it is done.
        lock(&self.readers).begin_anew();
        let done = store.rekey(key, check);
        lock(&self.readers).begin_anew();
        Ok(done?)
    }

    /// Tells the listener of every change from now on.
    pub fn watch(&self, listener: Arc<dyn StoreListener>) {
        lock(&self.listeners).push(listener);
    }

    /// Closes the file, and lets its readers go. Doing it twice does nothing.
    pub fn close(&self) {
        let mut writer = lock(&self.writer);
        lock(&self.readers).begin_anew();
        *writer = None;
    }
}

/// A thread that broke off in the middle of a call left no half change behind: those are the file's transactions.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
