//! The content files, compiled in.

use crate::content::{Catalogue, ContentError, File, Files, FindingFiles};

include!(concat!(env!("OUT_DIR"), "/content_files.rs"));

impl Catalogue {
    /// What ships. `build.rs` has read the very same files, so the error is one no person meets; it is
    /// an error all the same, rather than a panic.
    pub fn bundled() -> Result<Self, ContentError> {
        Self::read(&FILES)
    }
}
