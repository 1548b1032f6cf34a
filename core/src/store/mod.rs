//! One encrypted file for everything a person has here: SQLCipher, with a raw key that the shell gives.
//!
//! - [`Store`]: the one writer. Each of its writes is acknowledged when it will outlast a flat battery.
//! - [`Reader`]: reads beside it; there may be many.
//! - [`Key`], [`KeyCheck`]: what opens the file, and what tells a wrong key from damage. [`rekey`]: another one;
//!   [`recovery`]: the order in which that goes, and what of a recovery passphrase works.
//! - [`Topic`]: what a write was about, for whoever shows it.
//! - [`Mended`]: what was saved from a damaged file.
//! - [`kept`]: small texts by name. [`erase`]: leaving nothing behind.
//!
//! What the tables mean is the business of the modules that write them: `journal`, `history`, `search`.

mod belonging;
mod connection;
pub mod erase;
mod error;
mod id;
pub mod kept;
mod key;
mod migrations;
pub mod recovery;
pub mod rekey;
mod salvage;
#[cfg(test)]
pub(crate) mod tests;
mod tombstone;

pub(crate) use connection::make_ready;
pub use connection::{Reader, Store};
pub use error::StoreError;
pub(crate) use id::id_as_text;
pub use key::{Key, KeyCheck};
pub(crate) use key::{hex, unhex};
pub use salvage::Mended;
pub(crate) use tombstone::bury;

/// What a write changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Settings and other texts kept by name.
    Kept,
    /// Entries, with their tags.
    Entries,
    /// Drafts.
    Drafts,
    /// Sessions that were breathed.
    History,
}
