//! Everything a person has here, in a file they keep: made, checked, and taken in again.
//!
//! - [`export`]: the encrypted archive. A zip inside of one age file, its passphrase the only key; it opens on the other
//!   platform, and with the `age` program.
//! - [`plain`]: readable files in an ordinary zip, for leaving.
//! - [`open`]: an archive, opened and checked as a whole: [`Contents`]. [`merge`]: what would change, and changing it.
//! - [`import`]: files of other journals, as [`Contents`].
//! - [`recovery`]: the store's key under a passphrase. [`backup`]: when the last one was made. [`rotation`]: the one that
//!   makes itself, and its two files.
//! - [`Passphrase`], with what is weak and what is suggested; [`WORK`]; [`Progress`], [`ArchiveError`].
//!
//! A folder for each step: `export` (from the store into a file), `open` (from a file into memory, checked), `import`
//! (other journals), and `format`, what an archive is made of. What a record is, and what becomes of two of one, is the
//! business of its collection (`crate::collections`).
//!
//! Files are read and written where the caller says, and nowhere else; what is inside of an archive is never a path.
//! `age` draws the system's randomness. Nothing readable touches the drive on the way to an encrypted archive.

pub mod backup;
mod error;
pub mod export;
mod format;
pub mod import;
pub mod merge;
pub mod open;
pub mod passphrase;
mod progress;
pub mod recovery;
pub mod rotation;
#[cfg(test)]
pub(crate) mod tests;

pub use error::ArchiveError;
pub use export::plain;
pub use format::envelope::WORK;
pub use format::manifest;
pub use open::contents::{self, Contents};
pub use passphrase::Passphrase;
pub use progress::{Progress, Watch};

use crate::content::{Catalogue, Language};
use crate::time::Moment;

/// What an archive is made with.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// What kinds of entries are called, and their fields.
    pub catalogue: &'a Catalogue,
    pub language: &'a Language,
    /// The phone's clock: when it was made, and which entries are sealed still.
    pub now: Moment,
    /// scrypt's work, log2 N: [`WORK`]. Less only where nobody keeps what is made, so that tests do not wait and what is
    /// measured is the rest: with less work a passphrase is guessed sooner.
    pub work: u8,
}
