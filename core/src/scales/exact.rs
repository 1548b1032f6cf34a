//! Numbers without a remainder. They stand in content, too, and are defined there.

pub use crate::content::Exact;
