//! What a voice of the phone's is asked to say, and what becomes of it.
//!
//! - [`Synthesis`]: one thing at a time, in order of need. A new voice says a sentence for its speed first. Lines are said sentence by
//!   sentence; what is silent or cut off is asked for once more, and after that the line is shown only.
//! - [`Cache`]: what was said, kept in files within a size, so that a practice begins at once.

mod cache;
mod calibration;
mod sentences;
mod synthesis;
#[cfg(test)]
mod tests;

/// A voice says once more what failed, and no more than that.
const TRIES: u8 = 2;

pub use cache::Cache;
pub use calibration::Speed;
pub use synthesis::{Needed, Next, Rendering, Synthesis, Turn, Utterance};
