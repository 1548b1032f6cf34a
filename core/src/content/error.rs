//! What is wrong with a content file, and where.

use thiserror::Error;

/// A content file that cannot be used. Only a developer meets it: the build stops here.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{line}: {field}: {reason}")]
pub struct ContentError {
    /// The file, below `core/content/`.
    pub file: String,
    /// The line, counted from 1; 0 where the fault is no one line's.
    pub line: usize,
    /// The field, as a path from the top of the file (`text.en.segments[1]`), `.` for the file as a whole.
    pub field: String,
    /// What is wrong, and what would be right.
    pub reason: String,
}
