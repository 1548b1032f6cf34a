//! Answers and wordings in the store.
//!
//! - [`Taken`]: a sheet that was answered: a fact, which never changes. [`take`], [`list`], [`find`], [`forget`].
//! - [`Unfinished`]: one that is being answered, one an instrument: [`keep_unfinished`], [`unfinished`], [`drop_unfinished`]. It stays
//!   on this device.
//! - [`keep_wording`], [`wordings`], [`wording`], [`forget_wording`]: wordings that someone brought. Answers outlive theirs, and go on
//!   saying where it was from. [`keep_draft`], [`draft`], [`drop_draft`]: one that is on its way in.

mod answers;
mod draft;
mod error;
mod lines;
#[cfg(test)]
pub(crate) mod tests;
mod unfinished;
mod wordings;

pub use answers::{Answered, Taken, TakenId, count, earlier, find, forget, list, take};
pub use draft::{draft, drop_draft, keep_draft, set_draft_aside};
pub use error::KeptError;
pub(crate) use lines::{Answers, Wordings};
pub use unfinished::{
    Unfinished, drop_unfinished, keep_unfinished, set_unfinished_aside, unfinished, unfinished_ones,
};
pub use wordings::{KeptWording, answers_in, forget_wording, keep_wording, wording, wordings};

use crate::store::Topic;

pub(crate) const ANSWERS: Topic = Topic("answers");
pub(crate) const WORDINGS: Topic = Topic("wordings");
