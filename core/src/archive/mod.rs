//! Everything a person has here, in a file they keep: made, checked, and taken in again.
//!
//! - [`export`]: the encrypted archive. A zip inside of one age file, its passphrase the only key; it opens on the other
//!   platform, and with the `age` program.
//! - [`plain`]: readable files in an ordinary zip, for leaving.
//! - [`open`]: an archive, opened and checked as a whole: [`Contents`]. [`merge`]: what would change, and changing it.
//! - [`import`]: files of other journals, as [`Contents`].
//! - [`recovery`]: the store's key under a passphrase. [`backup`]: when the last one was made.
//! - [`Passphrase`], [`Progress`], [`ArchiveError`].
//!
//! Files are read and written where the caller says, and nowhere else; what is inside of an archive is never a path.
//! `age` draws the system's randomness. Nothing readable touches the drive on the way to an encrypted archive.

pub mod backup;
pub mod contents;
mod envelope;
mod error;
pub mod export;
pub mod import;
mod lines;
pub mod manifest;
mod markdown;
mod meeting;
mod members;
pub mod merge;
mod months;
pub mod open;
mod passphrase;
mod place;
pub mod plain;
mod progress;
pub mod recovery;
mod replace;
mod snapshot;
#[cfg(test)]
mod tests;
mod writer;

pub use contents::Contents;
pub use error::ArchiveError;
pub use passphrase::Passphrase;
pub use progress::{Progress, Watch};

use crate::content::{Catalogue, Language};
use crate::time::Moment;

/// What an archive is made with.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// What kinds of entries are called, and their fields.
    pub catalogue: &'a Catalogue,
    /// In which language.
    pub language: &'a Language,
    /// The phone's clock: when it was made, and which entries are sealed still.
    pub now: Moment,
}
