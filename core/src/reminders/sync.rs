//! The book and the store: rules come from the store, what became of reminders goes there and along to other devices, and what a locked
//! phone was told is made up for.

use super::book::{Book, Known, Wishes};
use super::log::{Act, Log};
use super::occurrences::Place;
use super::phone::place_of;
use super::rows;
use super::rule::{Opens, Reminder, When};
use crate::content::Catalogue;
use crate::history;
use crate::sealed::{SealError, open, seal};
use crate::store::kept::{self, Travels};
use crate::store::{Reader, Store, StoreError};
use crate::time::{DayBegins, UtcMillis};
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

/// What is kept of it, and the text that it was read from. One that is damaged is put aside; one of a newer version is an error.
fn travelling(store: &mut Store) -> Result<(Option<String>, Travelling), StoreError> {
    let kept = kept::read(store.reader(), NAME)?;
    let travelling = match kept.as_deref().map(Travelling::from_text) {
        Some(Ok(travelling)) => travelling,
        None => Travelling::default(),
        Some(Err(SealError::Damaged)) => {
            kept::set_aside(store, NAME)?;
            Travelling::default()
        }
        Some(Err(SealError::Newer { found })) => return Err(StoreError::Newer { found }),
    };
    Ok((kept, travelling))
}

/// Brings both up to date. Errors are the store's; the book then stays as it was.
pub fn sync(book: &mut Book, store: &mut Store, here: Place, now: UtcMillis) -> Result<(), StoreError> {
    let mut rules = rows::list(store.reader())?;
    let day_begins = Some(DayBegins::after_midnight(here.day_begins));
    for reminder in &mut rules {
        // What was asked for on a locked phone: to rest.
        if let Some(asked) = book.rule(reminder.id).filter(|asked| asked.changed > reminder.changed) {
            reminder.rule.rest = asked.rule.rest;
            reminder.changed = asked.changed;
            rows::keep(store, reminder)?;
        }
    }
    let (kept, mut travelling) = match travelling(store) {
        Ok(found) => found,
        // A newer version's is left alone, and the phone goes by what it has noted itself.
        Err(StoreError::Newer { .. }) => {
            (book.rules, book.day_begins) = (rules, day_begins);
            book.known = known(store.reader(), &book.rules, here, now)?;
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    travelling.log.join(&book.log);
    take_up(&mut travelling.log, store.reader(), &rules, here, now)?;
    let text = travelling.to_text()?;
    if kept.as_deref() != Some(text.as_str()) {
        kept::keep(store, NAME, &text)?;
    }
    book.known = known(store.reader(), &rules, here, now)?;
    (book.rules, book.day_begins) = (rules, day_begins);
    book.wishes = travelling.wishes.unwrap_or_default().within_bounds();
    book.log = travelling.log;
    Ok(())
}

/// Keeps what is wished of all reminders.
pub fn wish(book: &mut Book, store: &mut Store, wishes: Wishes) -> Result<(), StoreError> {
    let wishes = wishes.within_bounds();
    let (_, mut travelling) = travelling(store)?;
    travelling.wishes = Some(wishes.clone());
    kept::keep(store, NAME, &travelling.to_text()?)?;
    book.wishes = wishes;
    Ok(())
}

/// Whoever did what a reminder of today is about has not let it pass, though they came to it another way.
fn take_up(
    log: &mut Log,
    reader: &Reader,
    rules: &[Reminder],
    here: Place,
    now: UtcMillis,
) -> Result<(), StoreError> {
    for Reminder { id, rule, .. } in rules {
        let Some(today) = place_of(&rule.zone, here).day(now) else { continue };
        let passed = log.0.iter_mut().filter(|noted| noted.id.rule == *id && noted.id.date == today);
        let mut passed = passed.filter(|noted| noted.is_passed()).peekable();
        if passed.peek().is_some() && is_done(reader, &rule.opens, today)? {
            passed.for_each(|noted| noted.act = Some((Act::Done, now)));
        }
    }
    Ok(())
}

/// What happened elsewhere that these rules ask about.
fn known(reader: &Reader, rules: &[Reminder], here: Place, now: UtcMillis) -> Result<Known, StoreError> {
    let mut known = Known::default();
    for Reminder { id, rule, .. } in rules {
        let place = place_of(&rule.zone, here);
        if let When::After { practice, .. } = &rule.when
            && let Some(last) = last_ended(reader, practice.as_ref())?
        {
            known.after.insert(*id, last);
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

/// When the last session of a practice, or of any, ended: its length counts without pauses, so that it may have been somewhat later. Its
/// day is the one that was noted with it: read where the phone is now it might be another, and what came would come again.
fn last_ended(
    reader: &Reader,
    practice: Option<&crate::session::Subject>,
) -> Result<Option<(NaiveDate, UtcMillis)>, StoreError> {
    let sessions = history::list(reader, 0, LOOKED_THROUGH)?;
    let last = sessions.iter().find(|session| practice.is_none_or(|practice| session.subject == *practice));
    Ok(last.map(|session| {
        let length = i64::try_from(session.length.0).unwrap_or(0);
        (session.day, UtcMillis(session.started.0.saturating_add(length)).nearest_kept())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{KindId, PracticeId};
    use crate::history::{Breathed, Practiced, SessionId};
    use crate::journal::tests::note;
    use crate::reminders::{
        Act, Capabilities, Event, LocalTime, Noted, OccurrenceId, Phone, ReminderId, Rest, Rule, Waiting,
        Zone,
    };
    use crate::session::Subject;
    use crate::store::tests::{Desk, desk, noon};
    use crate::time::Millis;

    const HERE: Place = Place { zone: Zone::Known(chrono_tz::Europe::London), day_begins: 240 };

    fn phone(day: &str) -> Phone {
        let can = Capabilities { slots: 50, posts: true, exact: false, shows_itself: false, floats: false };
        Phone { now: noon(day).at, here: HERE, can, waiting: Waiting::AsAccepted, shown: Vec::new() }
    }

    fn rule(when: When, opens: Opens) -> Rule {
        Rule::new(when, opens, "2026-12-01".parse().unwrap())
    }

    fn daily() -> When {
        When::Daily { at: LocalTime::new(480).unwrap() }
    }

    fn kept(desk: &mut Desk, id: u8, rule: Rule) -> ReminderId {
        let id = ReminderId([id; 16]);
        rows::keep(&mut desk.store, &Reminder { id, rule, changed: noon("2026-12-01").at }).unwrap();
        id
    }

    fn synced(desk: &mut Desk, book: &mut Book, day: &str) {
        sync(book, &mut desk.store, HERE, noon(day).at).unwrap();
    }

    fn of(rule: ReminderId, date: &str) -> OccurrenceId {
        OccurrenceId { rule, date: date.parse().unwrap(), nth: 0 }
    }

    #[test]
    fn what_was_done_on_a_locked_phone_is_in_the_store_once_it_is_open() {
        let mut desk = desk();
        let id = kept(&mut desk, 1, rule(daily(), Opens::Nothing));
        let mut book = Book::default();
        synced(&mut desk, &mut book, "2026-12-01");
        let mut locked = Book::from_text(&book.to_text().unwrap()).unwrap();
        locked.tell(&Event::Acted(of(id, "2026-12-02"), Act::Done), &phone("2026-12-02"));
        synced(&mut desk, &mut locked, "2026-12-02");
        let mut afresh = Book::default();
        synced(&mut desk, &mut afresh, "2026-12-02");
        let noted = afresh.log.find(of(id, "2026-12-02")).unwrap();
        assert_eq!(noted.act.map(|(act, _)| act), Some(Act::Done), "of a book that was lost, too");
        desk.store.take_changes();
        synced(&mut desk, &mut afresh, "2026-12-02");
        assert!(desk.store.take_changes().is_empty(), "nothing new, nothing written");
    }

    #[test]
    fn a_rest_that_a_notification_asked_for_reaches_the_rule_and_changes_nothing_else() {
        let mut desk = desk();
        let gratitude = Opens::Journal(KindId("gratitude".into()));
        let id = kept(&mut desk, 1, rule(daily(), gratitude.clone()));
        let mut book = Book::default();
        synced(&mut desk, &mut book, "2026-12-01");
        let mut locked = Book::from_text(&book.to_text().unwrap()).unwrap();
        locked.tell(&Event::Acted(of(id, "2026-12-02"), Act::Pause), &phone("2026-12-02"));
        synced(&mut desk, &mut locked, "2026-12-02");
        let reminder = rows::list(desk.store.reader()).unwrap().remove(0);
        assert_eq!(reminder.rule.rest, Rest::Until("2026-12-16".parse().unwrap()));
        assert_eq!(reminder.rule.opens, gratitude);
    }

    #[test]
    fn wishes_stay_and_damaged_ones_are_put_aside() {
        let mut desk = desk();
        let mut book = Book::default();
        wish(&mut book, &mut desk.store, Wishes { most_a_day: 99, later_min: 31, exact: true }).unwrap();
        let wished = Wishes { most_a_day: 6, later_min: 30, exact: true };
        assert_eq!(book.wishes, wished, "inside of their bounds");
        let mut afresh = Book::default();
        synced(&mut desk, &mut afresh, "2026-12-01");
        assert_eq!(afresh.wishes, wished);
        kept::keep(&mut desk.store, NAME, "damaged").unwrap();
        synced(&mut desk, &mut afresh, "2026-12-01");
        assert_eq!(afresh.wishes, Wishes::default());
        assert_eq!(kept::read(desk.store.reader(), "reminders.aside-1").unwrap().as_deref(), Some("damaged"));
    }

    fn breathed(desk: &mut Desk, practice: &str, day: &str) {
        let session = Breathed {
            id: SessionId([3; 16]),
            subject: Subject::Practice(PracticeId(practice.into())),
            started: noon(day).at,
            day: day.parse().unwrap(),
            length: Millis::from_secs(600),
            whole: true,
            felt: None,
            since: noon(day).at,
            practiced: Practiced::default(),
        };
        history::remember(&mut desk.store, &session).unwrap();
    }

    #[test]
    fn rules_know_of_practices_entries_and_letters() {
        let mut desk = desk();
        let touch = Subject::Practice(PracticeId("supportive-touch".into()));
        let after = kept(&mut desk, 1, rule(When::After { hours: 2, practice: None }, Opens::Nothing));
        let other = Subject::Practice(PracticeId("soles-of-the-feet".into()));
        let of_other =
            kept(&mut desk, 2, rule(When::After { hours: 2, practice: Some(other) }, Opens::Nothing));
        let unless_done = |opens| Rule { unless_done: true, ..rule(daily(), opens) };
        let practised = kept(&mut desk, 3, unless_done(Opens::Practice(touch.clone())));
        let written = kept(&mut desk, 4, unless_done(Opens::Journal(KindId("note".into()))));
        let always = kept(&mut desk, 5, rule(daily(), Opens::Practice(touch)));
        let gone = kept(&mut desk, 6, rule(daily(), Opens::Letter(crate::journal::EntryId([9; 16]))));
        let there = kept(&mut desk, 7, rule(daily(), Opens::Letter(crate::journal::EntryId([8; 16]))));
        let mut book = Book::default();
        desk.keep(8, note("a", "2026-12-01"), noon("2026-12-01"));
        synced(&mut desk, &mut book, "2026-12-02");
        assert_eq!(book.known.after.len() + book.known.done.len(), 0);
        breathed(&mut desk, "supportive-touch", "2026-12-02");
        desk.keep(7, note("b", "2026-12-02"), noon("2026-12-02"));
        synced(&mut desk, &mut book, "2026-12-02");
        let today: NaiveDate = "2026-12-02".parse().unwrap();
        let ended = UtcMillis(noon("2026-12-02").at.0 + 600_000);
        assert_eq!(book.known.after, [(after, (today, ended))].into());
        let elsewhere = Place { zone: Zone::of("Pacific/Honolulu", 0), ..HERE };
        sync(&mut book, &mut desk.store, elsewhere, noon("2026-12-02").at).unwrap();
        assert_eq!(
            book.known.after,
            [(after, (today, ended))].into(),
            "of the same day wherever the phone is"
        );
        synced(&mut desk, &mut book, "2026-12-02");
        assert_eq!(book.known.done, [(practised, today), (written, today)].into());
        assert_eq!(book.known.gone, [gone].into());
        let _ = (of_other, always, there);
        synced(&mut desk, &mut book, "2026-12-03");
        assert!(book.known.done.is_empty(), "the next day is another one");
    }

    #[test]
    fn whoever_did_what_it_is_about_has_not_let_it_pass_though_nobody_tapped_it() {
        let mut desk = desk();
        let touch = Opens::Practice(Subject::Practice(PracticeId("supportive-touch".into())));
        let id = kept(&mut desk, 1, rule(daily(), touch));
        let mut book = Book::default();
        synced(&mut desk, &mut book, "2026-12-02");
        let came = noon("2026-12-02").at;
        let name = of(id, "2026-12-02");
        book.log.change(Noted::new(name, came, Some(name.date)), |noted| noted.delivered = Some(came));
        synced(&mut desk, &mut book, "2026-12-02");
        assert_eq!(book.log.find(name).unwrap().act, None);
        breathed(&mut desk, "supportive-touch", "2026-12-02");
        synced(&mut desk, &mut book, "2026-12-02");
        assert_eq!(book.log.find(name).unwrap().act.map(|(act, _)| act), Some(Act::Done));
    }

    #[test]
    fn what_was_reminded_of_on_one_phone_is_not_reminded_of_again_on_the_next() {
        let id = of(ReminderId([1; 16]), "2026-12-02");
        let text = |change: &dyn Fn(&mut Travelling)| {
            let mut travelling = Travelling::default();
            change(&mut travelling);
            travelling.to_text().unwrap()
        };
        let now = noon("2026-12-02").at;
        let there = text(&|travelling| {
            travelling.log.change(Noted::new(id, now, Some(id.date)), |noted| noted.delivered = Some(now));
            travelling.wishes = Some(Wishes { most_a_day: 3, ..Wishes::default() });
        });
        let here = text(&|_| {});
        let catalogue = crate::testing::catalogue();
        let joined = Travelling::from_text(&join(&here, &there, catalogue).unwrap()).unwrap();
        assert_eq!(joined.log.find(id).unwrap().delivered, Some(now));
        assert_eq!(joined.wishes.unwrap().most_a_day, 3, "nothing was wished here");
        let wished = text(&|travelling| travelling.wishes = Some(Wishes::default()));
        let joined = Travelling::from_text(&join(&wished, &there, catalogue).unwrap()).unwrap();
        assert_eq!(joined.wishes, Some(Wishes::default()), "what is wished here stays");
        assert_eq!(join("damaged", &there, catalogue), Some(there.clone()));
        assert_eq!(join(&here, "damaged", catalogue), None);
    }
}
