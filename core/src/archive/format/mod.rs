//! What an archive is: an age file, in it a zip, in it files of records and a manifest.

pub(super) mod envelope;
pub mod manifest;
pub(super) mod members;
mod names;
