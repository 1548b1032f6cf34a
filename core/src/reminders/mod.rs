//! Reminders that arrive: exactly one for each day it is for, wherever the person is and whatever the phone does.
//!
//! - [`Rule`]: when, of what, in which words. [`Reminder`]: a rule as it is kept.
//! - [`Occurrences`]: when it reminds, one after the other; [`Zone`]: what clocks on the wall show.
//! - [`Book`]: the rules, and what became of each reminder. `tell` notes what happened, `plan` says what the system is to do.
//! - [`Phone`], [`Plan`]: what a phone says of itself, and what it is asked to do.

mod book;
mod days;
mod draw;
mod log;
mod occurrences;
mod phone;
mod plan;
mod rule;
mod span;
#[cfg(test)]
mod tests;
mod zone;

pub use book::{Accepted, Book, Event, Known, Wishes};
pub use log::{Act, Log, MOST_NOTED, Noted};
pub use occurrences::{Moved, Occurrence, OccurrenceId, Occurrences, Place};
pub use phone::{
    Capabilities, Channels, Note, Phone, Plan, Planned, PlannedId, Punctual, Trigger, Waiting, Words,
};
pub use rule::{Late, LocalTime, Opens, Reminder, ReminderId, Rest, Rule, When, Wording, ZonePolicy};
pub use span::{Quiet, QuietManner, Weekdays};
pub use zone::{EDITION, Resolved, Zone};

/// What words are wanted for.
#[derive(Debug)]
pub enum Occasion<'a> {
    Reminder {
        reminder: &'a Reminder,
        id: OccurrenceId,
        /// It offers to rest.
        offers_rest: bool,
    },
    /// The last place.
    Refill,
    /// The one that a person sends themselves.
    Test,
}
