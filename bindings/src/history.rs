//! Sessions that were breathed, and what is remembered of them.

use crate::breathing::Subject;
use crate::random;
use crate::store::{Store, StoreError};
use crate::time::Moment;
use kindself_core::history::{self, Breathed, SessionId};
use kindself_core::time::{self, Millis, UtcMillis};

/// A session that was breathed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BreathedCard {
    /// Its id; empty for one that is to be remembered.
    pub id: String,
    /// What it was about.
    pub subject: Subject,
    /// When it began: milliseconds since the start of 1970, UTC; of no meaning in one that is to be remembered.
    pub started_utc_ms: i64,
    /// The person's day then, ISO 8601; empty for one that is to be remembered.
    pub day: String,
    /// How long it was played, without pauses.
    pub length_ms: u64,
    /// Whether it came to its end.
    pub whole: bool,
    /// How it was, from 0 to 10, if the person said.
    pub felt: Option<u8>,
}

#[uniffi::export]
impl Store {
    /// Remembers a session that has ended; its id. `began` is what the phone's clock showed when it began: that is its day.
    pub fn remember_session(&self, session: BreathedCard, began: Moment) -> Result<String, StoreError> {
        let id = SessionId(random::bytes()?);
        let (started, began) = (UtcMillis(began.utc_ms), time::Moment::from(began));
        let breathed = Breathed {
            id,
            subject: session.subject.into(),
            started,
            day: began.day().ok_or(StoreError::Clock)?,
            length: Millis(session.length_ms),
            whole: session.whole,
            felt: session.felt,
            since: started,
        };
        self.open.write(|store| Ok::<_, StoreError>(history::remember(store, &breathed)?))?;
        Ok(id.text())
    }

    /// Says how a session was, from 0 to 10.
    pub fn session_felt(&self, id: String, felt: Option<u8>) -> Result<(), StoreError> {
        let Some(id) = SessionId::from_text(&id) else { return Ok(()) };
        self.open.write(|store| Ok(history::felt(store, id, felt)?))
    }

    /// Lets a session go.
    pub fn forget_session(&self, id: String) -> Result<(), StoreError> {
        let Some(id) = SessionId::from_text(&id) else { return Ok(()) };
        self.open.write(|store| Ok(history::forget(store, id)?))
    }

    /// Sessions, the newest first: `most` of them, after the first `skip`.
    pub fn sessions(&self, skip: u32, most: u32) -> Result<Vec<BreathedCard>, StoreError> {
        let list = self.open.read(|reader| Ok::<_, StoreError>(history::list(reader, skip, most)?))?;
        let card = |session: Breathed| BreathedCard {
            id: session.id.text(),
            subject: session.subject.into(),
            started_utc_ms: session.started.0,
            day: session.day.to_string(),
            length_ms: session.length.0,
            whole: session.whole,
            felt: session.felt,
        };
        Ok(list.into_iter().map(card).collect())
    }
}

/// Whether a session that lasted so long is remembered; one that broke off sooner was only looked at.
#[uniffi::export]
pub fn is_session_remembered(length_ms: u64) -> bool {
    history::is_remembered(Millis(length_ms))
}

/// The whole minutes that a session is said to have lasted; 0: a moment.
#[uniffi::export]
pub fn minutes_given(length_ms: u64) -> u32 {
    u32::try_from(history::minutes_given(Millis(length_ms))).unwrap_or(u32::MAX)
}

/// The highest number for how a session was; the lowest is 0.
#[uniffi::export]
pub fn felt_most() -> u8 {
    history::FELT_MOST
}

/// How many sessions a screen asks for at a time.
#[uniffi::export]
pub fn sessions_page() -> u32 {
    history::PAGE
}
