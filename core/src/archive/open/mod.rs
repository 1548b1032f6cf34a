//! From a file into memory, checked as a whole.

mod archive;
pub mod contents;

pub(super) use archive::files;
#[cfg(test)]
pub(crate) use archive::inner_with;
pub use archive::{MOST_BYTES, inner, open, read};
