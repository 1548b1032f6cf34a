//! Entries and drafts as collections.

mod drafts;
mod entries;
mod lines;
mod resolve;

pub(crate) use drafts::Drafts;
pub(crate) use entries::Entries;
pub(crate) use lines::{DraftLine, EntryLine};
