//! From memory into the store.

mod meeting;
pub mod merge;
mod replace;
mod unfinished;
