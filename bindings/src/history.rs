//! Sessions that were breathed, and what is remembered of them.

use crate::breathing::Subject;
use crate::content::Content;
use crate::random;
use crate::store::{Store, StoreError};
use crate::time::Moment;
use kindself_core::content::{PairId, PracticeId, Texts};
use kindself_core::history::{self, Breathed, Practiced, SessionId};
use kindself_core::session::{self, Rated};
use kindself_core::time::{self, Millis, UtcMillis};
use std::sync::Arc;

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
    /// What was rated in a practice, twice each.
    #[uniffi(default = [])]
    pub ratings: Vec<RatedCard>,
    /// Whether something was stirred up.
    #[uniffi(default = false)]
    pub stirred: bool,
    /// Whether the person said that it was harder than before.
    #[uniffi(default = false)]
    pub harder: bool,
    /// The length of the script that was chosen; none but of a practice.
    #[uniffi(default = None)]
    pub script_length_ms: Option<u64>,
}

/// The two numbers of a pair, from 0 to 10, as far as they were given.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RatedCard {
    /// The pair's id.
    pub pair: String,
    pub first: Option<u8>,
    pub second: Option<u8>,
    /// What was rated, in a word or two. This and the next two are empty in a session that is to be remembered, and where this
    /// version does not have the pair.
    #[uniffi(default = "")]
    pub name: String,
    /// What the first number belongs to.
    #[uniffi(default = "")]
    pub first_words: String,
    /// What the second number belongs to.
    #[uniffi(default = "")]
    pub second_words: String,
}

/// What the next preparation of a practice asks of the last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct LastCard {
    /// Something was stirred up, or it was harder than before: a shorter form, or one with eyes open, may be kinder.
    pub stirred_or_harder: bool,
    /// The length of the script that was chosen, where it is known.
    pub script_length_ms: Option<u64>,
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
            practiced: Practiced {
                ratings: session.ratings.into_iter().map(Into::into).collect(),
                stirred: session.stirred,
                harder: session.harder,
                script_length: session.script_length_ms.map(Millis),
            },
        };
        self.open.write(|store| Ok::<_, StoreError>(history::remember(store, &breathed)?))?;
        Ok(id.text())
    }

    /// Says how a session was, from 0 to 10.
    pub fn session_felt(&self, id: String, felt: Option<u8>) -> Result<(), StoreError> {
        let Some(id) = SessionId::from_text(&id) else { return Ok(()) };
        self.open.write(|store| Ok(history::felt(store, id, felt)?))
    }

    /// Says whether a session was harder than before.
    pub fn session_harder(&self, id: String, harder: bool) -> Result<(), StoreError> {
        let Some(id) = SessionId::from_text(&id) else { return Ok(()) };
        self.open.write(|store| Ok(history::harder(store, id, harder)?))
    }

    /// What the next preparation of a practice asks of the last session of it; none where there was none.
    pub fn last_of_practice(&self, practice: String) -> Result<Option<LastCard>, StoreError> {
        let practice = PracticeId(practice);
        let last = self.open.read(|reader| Ok::<_, StoreError>(history::last_of(reader, &practice)?))?;
        Ok(last.map(|last| LastCard {
            stirred_or_harder: last.stirred_or_harder,
            script_length_ms: last.script_length.map(|length| length.0),
        }))
    }

    /// Lets a session go.
    pub fn forget_session(&self, id: String) -> Result<(), StoreError> {
        let Some(id) = SessionId::from_text(&id) else { return Ok(()) };
        self.open.write(|store| Ok(history::forget(store, id)?))
    }

    /// Sessions, the newest first: `most` of them, after the first `skip`. What was rated is named in the language of `content`.
    pub fn sessions(
        &self,
        content: Arc<Content>,
        skip: u32,
        most: u32,
    ) -> Result<Vec<BreathedCard>, StoreError> {
        let list = self.open.read(|reader| Ok::<_, StoreError>(history::list(reader, skip, most)?))?;
        let card = |session: Breathed| BreathedCard {
            id: session.id.text(),
            ratings: named(&content, &session.subject, session.practiced.ratings),
            stirred: session.practiced.stirred,
            harder: session.practiced.harder,
            script_length_ms: session.practiced.script_length.map(|length| length.0),
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

impl From<RatedCard> for Rated {
    fn from(card: RatedCard) -> Self {
        Self { pair: PairId(card.pair), first: card.first, second: card.second }
    }
}

/// Ratings with their words, as the practice has them now.
pub(crate) fn named(content: &Content, subject: &session::Subject, ratings: Vec<Rated>) -> Vec<RatedCard> {
    let practice = match subject {
        session::Subject::Practice(id) => content.catalogue.practice(id),
        session::Subject::Protocol(_) | session::Subject::Own(_) | session::Subject::Other(_) => None,
    };
    let card = |Rated { pair, first, second }| {
        let known = practice.and_then(|practice| practice.ratings.get(&pair));
        let word = |text: Option<&Texts<String>>| text.map(|text| text.get(&content.language).clone());
        RatedCard {
            name: word(known.map(|pair| &pair.name)).unwrap_or_default(),
            first_words: word(known.map(|pair| &pair.first)).unwrap_or_default(),
            second_words: word(known.map(|pair| &pair.second)).unwrap_or_default(),
            pair: pair.0,
            first,
            second,
        }
    };
    ratings.into_iter().map(card).collect()
}

/// Whether a session that lasted so long is remembered; one that broke off sooner was only looked at.
#[uniffi::export]
pub fn is_session_remembered(length_ms: u64, stirred: bool) -> bool {
    history::is_remembered(Millis(length_ms), stirred)
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
