//! Scales: answers, exact scores, and what can honestly be said of a change.
//!
//! - [`Sheet`]: answers to one instrument, in one wording. [`Exact`]: numbers without a remainder.
//! - [`score`]: what comes of a sheet, or [`ScoreError`]: why nothing does. [`shown`]: a score in decimals.
//! - [`leads_at_once`]: where an answer leads before any score.
//! - [`said`]: words, before any number. [`taking`]: a sheet while it is being answered.
//! - [`change`]: whether two scores differ by more than chance, and why that can be said. [`trend`]: all of them, in stretches that
//!   can be compared.
//! - [`wording`]: the official wording that someone brings. [`kept`]: answers and wordings in the store. [`export`]: for others to read.

mod answers;
mod change;
mod error;
mod exact;
pub mod export;
pub mod kept;
mod said;
mod score;
mod shown;
pub mod taking;
#[cfg(test)]
mod tests;
mod trend;
pub mod wording;

pub use answers::{Answer, Sheet, WordingHash, WordingId, WordingName};
pub use change::{
    Barrier, Beside, Change, Method, NoticedBeside, Point, RowUsed, RuleBeside, Verdict, Why, change, point,
    threshold,
};
pub use error::{Counted, Remedy, ScoreError};
pub use exact::Exact;
pub use said::{Said, Third, name, said, third};
pub use score::{
    Banded, ForTotal, Points, Raw, Scored, SubscaleScore, Total, Unscored, check, leads_at_once, reversed,
    score, score_any,
};
pub use shown::shown;
pub use trend::{Stretch, Trend, trend};
