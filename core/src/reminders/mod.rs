//! Reminders that arrive: exactly one for each day it is for, wherever the person is and whatever the phone does.
//!
//! - [`Rule`]: when, of what, in which words. [`Reminder`]: a rule as it is kept.
//! - [`Occurrences`]: when it reminds, one after the other; [`Zone`]: what clocks on the wall show.
//! - [`Book`]: the rules, and what became of each reminder. `tell` notes what happened, `plan` says what the system is to do.
//! - [`Phone`], [`Plan`]: what a phone says of itself, and what it is asked to do.
//! - [`list`], [`keep`], [`forget`]: rules in the store; [`sync`], [`wish`]: the book and the store.
//! - [`faults`], [`never`]: what is said while a rule is made. [`upcoming`]: when the next ones come, and why not sooner.
//! - [`calendar`]: rules as a calendar that other apps read.
//! - [`usual`]: what a rule begins with.
//! - [`selftest`]: whether this phone will deliver.

mod accepted;
mod book;
mod calendar;
mod check;
mod collection;
mod days;
mod draw;
mod log;
mod occurrences;
mod phone;
mod plan;
mod rows;
mod rule;
pub mod selftest;
mod span;
mod sync;
#[cfg(test)]
mod tests;
mod upcoming;
pub mod usual;
mod words;
mod zone;

pub use accepted::Accepted;
pub use book::{Book, Event, Known, LATER_MIN, MOST_A_DAY, Wishes};
pub use calendar::{Calendar, Unsaid, calendar};
pub use check::{Fault, MOST_DAYS, MOST_HOURS, MOST_QUIET, MOST_TIMES, MOST_WORDS, Never, faults, never};
pub(crate) use collection::Reminders;
pub use log::{Act, Log, MOST_NOTED, Noted};
pub use occurrences::{Moved, Occurrence, OccurrenceId, Occurrences, Place};
pub use phone::{
    Capabilities, Channels, Note, Phone, Plan, Planned, PlannedId, Punctual, Trigger, Waiting, Words,
};
pub use rows::{MOST_RULES, forget, keep, list};
pub use rule::{Late, LocalTime, Opens, Reminder, ReminderId, Rest, Rule, When, Wording, ZonePolicy};
pub use span::{Quiet, QuietManner, Weekdays};
pub(crate) use sync::TRAVELS;
pub use sync::{sync, wish};
pub use upcoming::{Between, Next, Upcoming, Why, next_of_each, upcoming};
pub use words::{name_of, public_words, words};
pub use zone::{EDITION, Resolved, Zone};

/// What words are wanted for.
#[derive(Debug)]
pub enum Occasion<'a> {
    Reminder {
        reminder: &'a Reminder,
        id: OccurrenceId,
        offers_rest: bool,
    },
    /// The last place.
    Refill,
    /// The one that a person sends themselves.
    Test,
}
