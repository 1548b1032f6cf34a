//! Why a rule cannot be kept, with a code that never changes.

use super::rule::Unreadable;
use crate::store::{StoreError, StoreTrouble};
use kindself_core::reminders::Fault;

/// What is wrong with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ReminderFault {
    /// None of the days of the week is chosen.
    NoDays,
    DaysOutOf {
        least: u16,
        most: u16,
    },
    TimesOutOf {
        least: u8,
        most: u8,
    },
    HoursOutOf {
        least: u8,
        most: u8,
    },
    /// The window ends before it begins, as the person's day has it.
    WindowBackwards,
    /// The window has to last that many minutes.
    WindowTooShort {
        least_min: u16,
    },
    /// A quiet span begins on no day.
    QuietWithoutDays,
    TooManyQuiet {
        most: u32,
    },
    /// Own words are empty.
    NoWords,
    TooManyWords {
        most: u32,
    },
    /// No zone of that name is known.
    UnknownZone,
    DateOver,
    /// A page about abuse is never what a phone reminds of.
    NotReminded,
    /// There is no such practice, or kind of entry.
    NothingThere,
    /// A time, a date or an id that is none; the shell's own mistake.
    Unreadable,
}

impl From<Fault> for ReminderFault {
    fn from(fault: Fault) -> Self {
        let count = |most: usize| u32::try_from(most).unwrap_or(u32::MAX);
        match fault {
            Fault::NoDays => Self::NoDays,
            Fault::DaysOutOf { least, most } => Self::DaysOutOf { least, most },
            Fault::TimesOutOf { least, most } => Self::TimesOutOf { least, most },
            Fault::HoursOutOf { least, most } => Self::HoursOutOf { least, most },
            Fault::WindowBackwards => Self::WindowBackwards,
            Fault::WindowTooShort { least_min } => Self::WindowTooShort { least_min },
            Fault::QuietWithoutDays => Self::QuietWithoutDays,
            Fault::TooManyQuiet { most } => Self::TooManyQuiet { most: count(most) },
            Fault::NoWords => Self::NoWords,
            Fault::TooManyWords { most } => Self::TooManyWords { most: count(most) },
            Fault::UnknownZone => Self::UnknownZone,
            Fault::DateOver => Self::DateOver,
            Fault::NotReminded => Self::NotReminded,
            Fault::NothingThere => Self::NothingThere,
        }
    }
}

/// Why a rule cannot be kept. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[error("{}", self.code())]
pub enum ReminderError {
    /// The file.
    Store { trouble: StoreTrouble },
    /// What is to be mended first.
    Faulty { faults: Vec<ReminderFault> },
    /// There are so many already: one of them makes room.
    TooMany { most: u32 },
    /// The clock shows no date that can be.
    Clock,
}

#[uniffi::export]
impl ReminderError {
    /// Its code, which never changes.
    pub fn code(&self) -> String {
        match self {
            Self::Store { trouble } => trouble.code(),
            Self::Faulty { .. } => "reminders.faulty",
            Self::TooMany { .. } => "reminders.too_many",
            Self::Clock => "reminders.clock",
        }
        .to_owned()
    }
}

impl From<StoreError> for ReminderError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Failed { trouble } => Self::Store { trouble },
            StoreError::KeyCheck => Self::Store { trouble: StoreTrouble::WrongKey },
            StoreError::Clock => Self::Clock,
        }
    }
}

impl From<kindself_core::store::StoreError> for ReminderError {
    fn from(error: kindself_core::store::StoreError) -> Self {
        Self::Store { trouble: error.into() }
    }
}

impl From<Unreadable> for ReminderError {
    fn from(_: Unreadable) -> Self {
        Self::Faulty { faults: vec![ReminderFault::Unreadable] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_never_change() {
        for (error, code) in [
            (ReminderError::Faulty { faults: Vec::new() }, "reminders.faulty"),
            (ReminderError::TooMany { most: 200 }, "reminders.too_many"),
            (ReminderError::Clock, "reminders.clock"),
        ] {
            assert_eq!((error.to_string(), error.code()), (code.to_owned(), code.to_owned()));
        }
    }
}
