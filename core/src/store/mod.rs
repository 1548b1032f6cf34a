//! One encrypted file for everything a person has here: SQLCipher, with a raw key that the shell gives.
//!
//! - [`Store`]: the one writer. Each of its writes is acknowledged when it will outlast a flat battery.
//! - [`Reader`]: reads beside it; there may be many.
//! - [`Key`], [`KeyCheck`]: what opens the file, and what tells a wrong key from damage. [`rekey`]: another one;
//!   [`recovery`]: the order in which that goes, and what of a recovery passphrase works.
//! - `collection`: kinds of records, each described once where it belongs. [`Topic`] names one, for whoever is told of a
//!   write; [`Counts`]: how many there are.
//! - [`SalvageReport`]: what was saved from a damaged file.
//! - [`kept`]: small texts by name. [`erase`]: leaving nothing behind.
//!
//! What the tables mean is the business of the modules that write them (`journal`, `history`, `search`), of which nothing is
//! known here: `crate::collections` lists them, and opens the store with that list.

mod belonging;
pub(crate) mod collection;
mod connection;
pub mod erase;
mod error;
mod id;
pub mod kept;
mod key;
pub(crate) mod migrations;
pub mod recovery;
pub mod rekey;
mod salvage;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod tombstone;

pub use collection::{Count, Counts, Mode, Outcome, Topic};
pub(crate) use connection::make_ready;
pub use connection::{Reader, Store};
pub use error::StoreError;
pub(crate) use id::id_as_text;
pub use key::{Key, KeyCheck};
pub(crate) use key::{hex, unhex};
pub use salvage::SalvageReport;
pub(crate) use tombstone::bury;

/// How long nothing is said of a store that is being opened: what takes no longer is not worth a word, and a word that goes at once
/// is worse than none.
pub const QUIET: crate::time::Millis = crate::time::Millis(300);
