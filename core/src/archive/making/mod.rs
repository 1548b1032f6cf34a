//! From the store into a file.

pub mod export;
pub(super) mod markdown;
mod months;
mod place;
pub mod plain;
pub(super) mod snapshot;
pub(super) mod writer;
