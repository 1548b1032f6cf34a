//! What becomes of an entry that two sides have. Nothing in here asks which side is "here": whoever works it out comes
//! to the same.

use super::lines::{Before, EntryLine};
use crate::journal::Written;
use crate::time::UtcMillis;

/// What a side has of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Side {
    /// It never had it.
    None,
    Alive(Box<EntryLine>),
    /// It was deleted there.
    Dead(UtcMillis),
}

/// Which version of an entry is the newer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Neither: they say the same.
    Same,
    Here,
    There,
}

impl Which {
    /// Which of two versions of an entry was edited last.
    pub fn newer(here: &EntryLine, there: &EntryLine) -> Self {
        if here.written == there.written {
            Self::Same
        } else if key(here.edited, &here.written) > key(there.edited, &there.written) {
            Self::Here
        } else {
            Self::There
        }
    }
}

/// Where an entry stands after both sides are resolved. With `restore_deleted`, what is alive on one side is alive.
pub(super) fn resolve(one: &Side, other: &Side, restore_deleted: bool) -> Side {
    match (one, other) {
        (Side::None, side) | (side, Side::None) => side.clone(),
        (Side::Dead(one), Side::Dead(other)) => Side::Dead(*one.max(other)),
        (Side::Alive(one), Side::Alive(other)) => Side::Alive(Box::new(both(one, other))),
        (Side::Alive(entry), Side::Dead(deleted)) | (Side::Dead(deleted), Side::Alive(entry)) => {
            if entry.edited > *deleted {
                Side::Alive(entry.clone())
            } else if restore_deleted {
                // From now on it counts as changed after it was deleted, so that the next merge does not take it again.
                let edited = deleted.next();
                Side::Alive(Box::new(EntryLine { edited, ..(**entry).clone() }))
            } else {
                Side::Dead(*deleted)
            }
        }
    }
}

/// The newer version, with the other one before it.
fn both(one: &EntryLine, other: &EntryLine) -> EntryLine {
    let (newer, older) = if key(one.edited, &one.written) >= key(other.edited, &other.written) {
        (one, other)
    } else {
        (other, one)
    };
    // The latest of all that either side has, so that an old archive takes nothing away.
    let other = Before { edited: older.edited, written: older.written.clone() };
    let other = Some(&other).filter(|_| newer.written != older.written);
    let before = [newer.previous.as_ref(), older.previous.as_ref(), other].into_iter().flatten();
    let previous = before.max_by_key(|before| key(before.edited, &before.written)).cloned();
    EntryLine { created: newer.created.min(older.created), previous, ..newer.clone() }
}

/// The later change first; of two at the same moment, the JSON decides, which both sides have.
fn key(edited: UtcMillis, written: &Written) -> (UtcMillis, String) {
    (edited, serde_json::to_string(written).unwrap_or_default())
}
