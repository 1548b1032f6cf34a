//! From the store into a file.

mod archive;
pub(super) mod markdown;
mod months;
pub mod plain;
pub(super) mod snapshot;
mod temp_file;
pub(super) mod writer;

pub use archive::{Exported, export};
#[cfg(test)]
pub(super) use archive::{compare, write};
