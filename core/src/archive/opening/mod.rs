//! From a file into memory, checked as a whole.

pub mod contents;
pub mod open;
