//! The book and the store: rules come from the store, what became of reminders goes there and along to other devices, and what a locked
//! phone was told is made up for.

use super::book::{Book, Known, Wishes};
use super::log::Log;
use super::occurrences::Place;
use super::phone::place_of;
use super::rows;
use super::rule::{Opens, Reminder, When};
use crate::content::Catalogue;
use crate::history;
use crate::sealed::{SealError, open, seal};
use crate::store::kept::{self, Travels};
use crate::store::{Reader, Store, StoreError};
use crate::time::UtcMillis;
use chrono::NaiveDate;
use rusqlite::params;
use serde::{Deserialize, Serialize};

const NAME: &str = "reminders";
const KIND: &str = "kindself-reminder-log";
const VERSION: u32 = 1;

/// Wishes and the log go along to another device: what was reminded of here is not reminded of again there.
pub(crate) const TRAVELS: Travels = Travels { name: NAME, join };

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Travelling {
    /// `None` until something was wished.
    wishes: Option<Wishes>,
    log: Log,
}

impl Travelling {
    fn from_text(text: &str) -> Result<Self, SealError> {
        open(KIND, VERSION, text)
    }

    fn to_text(&self) -> Result<String, StoreError> {
        seal(KIND, VERSION, self).map_err(|_| StoreError::Damaged)
    }
}

/// What is wished here stays; of the log each line that either has.
fn join(here: &str, there: &str, _: &Catalogue) -> Option<String> {
    match [here, there].map(Travelling::from_text) {
        [Err(SealError::Damaged), Ok(_)] => Some(there.to_owned()),
        [Ok(mut here), Ok(there)] => {
            here.log.join(&there.log);
            here.wishes = here.wishes.or(there.wishes);
            here.to_text().ok()
        }
        _ => None,
    }
}

/// Brings both up to date. Errors are the store's; the book then stays as it was.
pub fn sync(book: &mut Book, store: &mut Store, here: Place, now: UtcMillis) -> Result<(), StoreError> {
    let mut rules = rows::list(store.reader())?;
    for reminder in &mut rules {
        // What was asked for on a locked phone: to rest.
        if let Some(asked) = book.rule(reminder.id).filter(|asked| asked.changed > reminder.changed) {
            reminder.rule.rest = asked.rule.rest;
            reminder.changed = asked.changed;
            rows::keep(store, reminder)?;
        }
    }
    let kept = kept::read(store.reader(), NAME)?;
    let mut travelling = match kept.as_deref().map(Travelling::from_text) {
        Some(Ok(travelling)) => travelling,
        None => Travelling::default(),
        Some(Err(SealError::Damaged)) => {
            kept::set_aside(store, NAME)?;
            Travelling::default()
        }
        // A newer version's is left alone, and the phone goes by what it has noted itself.
        Some(Err(SealError::Newer { .. })) => {
            book.rules = rules;
            book.known = known(store.reader(), &book.rules, here, now)?;
            return Ok(());
        }
    };
    travelling.log.join(&book.log);
    let text = travelling.to_text()?;
    if kept.as_deref() != Some(text.as_str()) {
        kept::keep(store, NAME, &text)?;
    }
    book.known = known(store.reader(), &rules, here, now)?;
    book.rules = rules;
    book.wishes = travelling.wishes.unwrap_or_default().within_bounds();
    book.log = travelling.log;
    Ok(())
}

/// Keeps what is wished of all reminders.
pub fn wish(book: &mut Book, store: &mut Store, wishes: Wishes) -> Result<(), StoreError> {
    let wishes = wishes.within_bounds();
    let kept = kept::read(store.reader(), NAME)?;
    let mut travelling =
        kept.as_deref().and_then(|text| Travelling::from_text(text).ok()).unwrap_or_default();
    travelling.wishes = Some(wishes.clone());
    kept::keep(store, NAME, &travelling.to_text()?)?;
    book.wishes = wishes;
    Ok(())
}

/// What happened elsewhere that these rules ask about.
fn known(reader: &Reader, rules: &[Reminder], here: Place, now: UtcMillis) -> Result<Known, StoreError> {
    let mut known = Known::default();
    for Reminder { id, rule, .. } in rules {
        let place = place_of(&rule.zone, here);
        if let When::After { practice, .. } = &rule.when
            && let Some(ended) = last_ended(reader, practice.as_ref())?
            && let Some(day) = place.day(ended)
        {
            known.after.insert(*id, (day, ended));
        }
        if let (true, Some(today)) = (rule.unless_done, place.day(now))
            && is_done(reader, &rule.opens, today)?
        {
            known.done.insert((*id, today));
        }
        if is_gone(reader, &rule.opens)? {
            known.gone.insert(*id);
        }
    }
    Ok(known)
}

/// So many sessions are looked through for one of a practice.
const LOOKED_THROUGH: u32 = 50;

/// When the last session of a practice, or of any, ended: its length counts without pauses, so that it may have been somewhat later.
fn last_ended(
    reader: &Reader,
    practice: Option<&crate::session::Subject>,
) -> Result<Option<UtcMillis>, StoreError> {
    let sessions = history::list(reader, 0, LOOKED_THROUGH)?;
    let last = sessions.iter().find(|session| practice.is_none_or(|practice| session.subject == *practice));
    Ok(last.map(|session| {
        let length = i64::try_from(session.length.0).unwrap_or(0);
        UtcMillis(session.started.0.saturating_add(length)).nearest_kept()
    }))
}

/// Whether what it opens was done on that day.
fn is_done(reader: &Reader, opens: &Opens, day: NaiveDate) -> Result<bool, StoreError> {
    match opens {
        Opens::Practice(subject) => {
            let sessions = history::list(reader, 0, LOOKED_THROUGH)?;
            Ok(sessions.iter().any(|session| session.day == day && session.subject == *subject))
        }
        Opens::Journal(kind) => {
            let sql = "SELECT EXISTS(SELECT 1 FROM entry WHERE day = ?1 AND kind = ?2 AND trashed = 0)";
            let mut found = reader.connection().prepare_cached(sql)?;
            Ok(found.query_row(params![day.to_string(), kind.0], |row| row.get(0))?)
        }
        Opens::Nothing | Opens::Letter(_) | Opens::Scale(_) | Opens::Programme(_) => Ok(false),
    }
}

/// Whether what it opens is not there any more.
fn is_gone(reader: &Reader, opens: &Opens) -> Result<bool, StoreError> {
    let Opens::Letter(letter) = opens else { return Ok(false) };
    let sql = "SELECT NOT EXISTS(SELECT 1 FROM entry WHERE id = ?1 AND trashed = 0)";
    let mut found = reader.connection().prepare_cached(sql)?;
    Ok(found.query_row([letter.0], |row| row.get(0))?)
}
