//! One session being played.

mod effects;
mod events;
mod gestures;
mod speech;
mod status;
mod tracks;

pub use effects::{SessionEffect, SystemControls};
pub use events::{HapticsState, Interruption, Reply, SessionDevice, SessionEvent};
pub use gestures::{SessionGestures, session_gestures};
pub use speech::{SpeechNext, SpeechTurn};
pub use status::{
    AnswerOption, Asks, Degradation, Ending, Offers, Question, SessionOutcome, SessionState, SessionStatus,
    WaitReason,
};

use crate::breathing::Subject;
use crate::content::Content;
use crate::sound::{Rendering, SoundError, Track};
use crate::timeline::{Position, Timeline};
use kindself_core::player;
use kindself_core::sound;
use kindself_core::time::{Millis, MonotonicMillis};
use kindself_core::voice::Cache;
use speech::Speech;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tracks::Tracks;

/// Everything a shell needs to take up a session, in one call.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SessionOpening {
    /// What the session is about.
    pub subject: Subject,
    /// The language of its words, which a voice is opened for: a tag (BCP 47).
    pub language: String,
    pub timeline: Timeline,
    /// Where it stands.
    pub status: SessionStatus,
    /// What the system is to show.
    pub controls: SystemControls,
}

/// What an event leads to.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SessionAnswer {
    /// Where it stands now.
    pub status: SessionStatus,
    /// What the phone is to do.
    pub effects: Vec<SessionEffect>,
}

/// One session. Every call answers at once, whenever it comes and whatever the clock reads; only those about sound take
/// longer, and are asynchronous.
#[derive(Debug, uniffi::Object)]
pub struct Session {
    content: Arc<Content>,
    now: Mutex<player::Session>,
    tracks: Mutex<Tracks>,
    speech: Mutex<Arc<Speech>>,
}

#[uniffi::export]
impl Session {
    /// Takes it up on a phone, when the monotonic clock reads `now_ms`: before the first event, and again after it was left.
    /// One that is not taken up makes no sound.
    pub fn open(&self, device: SessionDevice, now_ms: u64) -> SessionOpening {
        let (mut session, now) = (self.lock(), MonotonicMillis(now_ms));
        let cache = device.speech_cache.as_ref().map(|folder| Cache::new(Path::new(folder)));
        session.open(device.into(), now);
        // One that is not kept leaves no trace.
        let cache = if session.is_kept() { cache } else { cache.map(Cache::only_read) };
        *self.tracks() = Tracks::default();
        let words = &self.content.catalogue.voice.text;
        let language = &session.plan().language;
        let speech = Speech::new(session.rate(), &words.get(language).calibration, cache);
        *self.speech.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(speech);
        SessionOpening {
            subject: session.plan().subject.clone().into(),
            language: words.spoken(language).tag().to_owned(),
            timeline: Timeline::new(session.compiled(), session.revision()),
            status: SessionStatus::new(&session, now, &self.content.catalogue),
            controls: session.controls(now).into(),
        }
    }

    /// What a practice leaves, so far or at its end.
    pub fn outcome(&self) -> SessionOutcome {
        SessionOutcome::new(&self.lock(), &self.content)
    }

    /// What the session is about.
    pub fn subject(&self) -> Subject {
        self.lock().plan().subject.clone().into()
    }

    /// Its timeline. A few milliseconds at most for the longest; ask again only when the revision changes.
    pub fn timeline(&self) -> Timeline {
        let session = self.lock();
        Timeline::new(session.compiled(), session.revision())
    }

    /// Where the session is at a moment of its timeline; for tests and for drawing without playing.
    pub fn position(&self, at_ms: u64) -> Position {
        let session = self.lock();
        Position::new(&session.timeline().position(Millis(at_ms)), session.compiled())
    }

    /// Something happened when the monotonic clock read `now_ms`.
    pub fn apply(&self, event: SessionEvent, now_ms: u64) -> SessionAnswer {
        let (mut session, now) = (self.lock(), MonotonicMillis(now_ms));
        let event = event.into();
        let effects = session.apply(event, now, &self.content.catalogue);
        self.tracks().follow(event, &effects, session.clips());
        let speech = self.speech().follow(&effects, &session, now);
        SessionAnswer {
            status: SessionStatus::new(&session, now, &self.content.catalogue),
            effects: effects.into_iter().map(|effect| SessionEffect::new(effect, speech)).collect(),
        }
    }
}

#[uniffi::export(async_runtime = "tokio")]
impl Session {
    /// A voice that was opened for the session's language, known to the phone as `voice`, hands over what it has `said` of what it was
    /// asked last, and asks what is next. A line that is whole by then is in every track that is made from now on, and in the one
    /// that is playing from where it is due, if it comes in time. What is to come makes room for it with the next event that
    /// says so.
    pub async fn speak(self: Arc<Self>, voice: String, said: Option<Rendering>) -> SpeechTurn {
        let speech = self.speech();
        // To its end, even where nobody waits for it any more: what was said is not said again.
        let turn = aside(move || {
            let (turn, spoken) = speech.turn(&voice, said);
            if let Some(prepared) = spoken {
                let mut session = self.lock();
                session.keep(prepared);
                self.tracks().take_up(session.clips());
            }
            Ok(turn)
        });
        turn.await.unwrap_or(SpeechTurn::NOTHING)
    }

    /// The sound of the present timeline, with the lines that were spoken so far.
    pub async fn track(&self) -> Result<Arc<Track>, SoundError> {
        let (timeline, clips, revision) = {
            let session = self.lock();
            session.rate().ok_or(sound::SoundError::UnknownRate)?;
            (session.timeline().clone(), session.clips().clone(), session.revision())
        };
        let track = aside(move || Ok(sound::Track::new(&timeline, &clips))).await?;
        let track = Arc::new(Track::new(track, revision));
        let session = self.lock();
        // What was spoken while it was made.
        track.take_up(session.clips());
        self.tracks().is_made(&track);
        Ok(track)
    }
}

impl Session {
    pub(crate) fn new(content: Arc<Content>, session: player::Session) -> Arc<Self> {
        let (now, tracks, speech) = (Mutex::new(session), Mutex::default(), Mutex::default());
        Arc::new(Self { content, now, tracks, speech })
    }

    /// A panic elsewhere cannot leave the session half written: what changes is computed before it is put in place.
    fn lock(&self) -> MutexGuard<'_, player::Session> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn speech(&self) -> Arc<Speech> {
        self.speech.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn tracks(&self) -> MutexGuard<'_, Tracks> {
        self.tracks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Work that takes its time, where nobody waits for it.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, sound::SoundError> + Send + 'static,
) -> Result<T, SoundError> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(|_| SoundError::Interrupted)??)
}
