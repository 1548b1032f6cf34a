//! One session being played.

use crate::choice::{Guide, Subject, Turn};
use crate::errors::{KeptError, SoundError};
use crate::timeline::{Position, Timeline};
use crate::track::{Clip, Track};
use kindself_core::content::Catalogue;
use kindself_core::player::{self, Event, Pause, State};
use kindself_core::sound;
use kindself_core::time::{Millis, MonotonicMillis};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What interrupts a session from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Interruption {
    /// A phone call.
    Call,
    /// Another app needs the sound.
    OtherSound,
    /// Headphones were unplugged.
    HeadphonesGone,
}

/// Why a session waits for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum WaitReason {
    /// They asked for it.
    Person,
    /// It was interrupted.
    Interrupted {
        /// By what.
        by: Interruption,
    },
    /// The app was gone; the session was taken up again.
    Restored,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Ending {
    /// At its end.
    Finished,
    /// The person ended it.
    Stopped,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SessionState {
    /// Not started.
    Ready,
    /// It runs.
    Running,
    /// It waits for the person.
    Paused {
        /// Why.
        why: WaitReason,
    },
    /// Something interrupts it.
    Interrupted {
        /// What.
        by: Interruption,
    },
    /// It is over.
    Ended {
        /// How.
        how: Ending,
    },
}

/// What can happen to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SessionEvent {
    /// The person starts it.
    Start,
    /// The person pauses it.
    Pause,
    /// The person lets it go on.
    Resume,
    /// Something interrupts it.
    Interrupt {
        /// What.
        by: Interruption,
    },
    /// The interruption is over.
    InterruptionEnded {
        /// The platform says that sound may go on.
        may_resume: bool,
    },
    /// What is heard at `now_ms`, by the output's own timestamp.
    Heard {
        /// The moment of the timeline.
        at_ms: u64,
    },
    /// The person ends it.
    Stop,
    /// Time has gone by: a phase or the session may have ended.
    Tick,
}

/// Everything a session screen needs after an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct SessionStatus {
    /// Where it stands.
    pub state: SessionState,
    /// Where it is.
    pub position: Position,
    /// The timeline's; fetch the timeline anew when it differs from the one held.
    pub revision: u32,
    /// Longer breaths are possible.
    pub can_slower: bool,
    /// Shorter breaths are possible.
    pub can_faster: bool,
    /// Staying at this pace means something.
    pub can_stay: bool,
}

/// Everything a shell needs to take up a session, in one call.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SessionOpening {
    /// What the session is about.
    pub subject: Subject,
    /// How it leads.
    pub guide: Guide,
    /// Its timeline.
    pub timeline: Timeline,
    /// Where it stands.
    pub status: SessionStatus,
}

/// One session. Every call answers at once, whenever it comes and whatever the clock reads; only `track` takes longer, and
/// is asynchronous.
#[derive(Debug, uniffi::Object)]
pub struct Session {
    catalogue: Arc<Catalogue>,
    now: Mutex<player::Session>,
}

#[uniffi::export]
impl Session {
    /// What the session is about, how it leads, its timeline, and where it stands when the clock reads `now_ms`.
    pub fn opening(&self, now_ms: u64) -> SessionOpening {
        let status = self.apply(SessionEvent::Tick, now_ms);
        let now = self.lock();
        SessionOpening {
            subject: now.plan().subject.clone().into(),
            guide: now.plan().guide_now().into(),
            timeline: Timeline::new(now.compiled(), now.revision()),
            status,
        }
    }

    /// What the session is about.
    pub fn subject(&self) -> Subject {
        self.lock().plan().subject.clone().into()
    }

    /// Its timeline. A few milliseconds at most for the longest; ask again only when the revision changes.
    pub fn timeline(&self) -> Timeline {
        let now = self.lock();
        Timeline::new(now.compiled(), now.revision())
    }

    /// Where the session is at a moment of its timeline; for tests and for drawing without playing.
    pub fn position(&self, at_ms: u64) -> Position {
        let now = self.lock();
        Position::new(&now.timeline().position(Millis(at_ms)), now.compiled())
    }

    /// Something happened when the monotonic clock read `now_ms`.
    pub fn apply(&self, event: SessionEvent, now_ms: u64) -> SessionStatus {
        self.change(now_ms, |session, now| session.apply(event.into(), now))
    }

    /// Slower, faster, or stay from the next breath on; what is left is compiled anew. A wish that the status does
    /// not offer changes nothing.
    pub fn turn(&self, turn_to: Turn, now_ms: u64) -> SessionStatus {
        self.change(now_ms, |session, now| session.turn(&self.catalogue, turn_to.into(), now))
    }

    /// Led differently from now on.
    pub fn lead(&self, guide: Guide, now_ms: u64) -> SessionStatus {
        self.change(now_ms, |session, now| session.lead(&self.catalogue, guide.into(), now))
    }

    /// The record to keep, as of `now_ms`; write it whenever the position's `resume_at_ms` or the revision has changed.
    pub fn record(&self, now_ms: u64) -> Result<String, KeptError> {
        Ok(self.lock().record(MonotonicMillis(now_ms)).to_text()?)
    }
}

#[uniffi::export(async_runtime = "tokio")]
impl Session {
    /// The sound of the present timeline at 24,000 or 48,000 frames a second, with these spoken lines. Lines
    /// without a clip are not spoken.
    pub async fn track(&self, rate: u32, clips: Vec<Clip>) -> Result<Arc<Track>, SoundError> {
        let timeline = self.lock().timeline().clone();
        let rate = sound::Rate::new(rate)?;
        let clips = clips.into_iter().map(Into::into).collect::<Vec<sound::Clip>>();
        let work = move || sound::Track::new(&timeline, rate, &clips);
        let track = tokio::task::spawn_blocking(work).await.map_err(|_| SoundError::interrupted())??;
        Ok(Arc::new(Track::new(track)))
    }
}

impl Session {
    pub(crate) fn new(catalogue: Arc<Catalogue>, session: player::Session) -> Arc<Self> {
        Arc::new(Self { catalogue, now: Mutex::new(session) })
    }

    /// A panic elsewhere cannot leave the session half written: what changes is computed before it is put in place.
    fn lock(&self) -> MutexGuard<'_, player::Session> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(
        &self,
        now_ms: u64,
        change: impl FnOnce(&mut player::Session, MonotonicMillis),
    ) -> SessionStatus {
        let (mut session, now) = (self.lock(), MonotonicMillis(now_ms));
        change(&mut session, now);
        let can = session.wishes(&self.catalogue, now);
        SessionStatus {
            state: session.state().into(),
            position: Position::new(&session.position(now), session.compiled()),
            revision: session.revision(),
            can_slower: can.slower,
            can_faster: can.faster,
            can_stay: can.stay,
        }
    }
}

impl From<Interruption> for player::Interruption {
    fn from(by: Interruption) -> Self {
        match by {
            Interruption::Call => Self::Call,
            Interruption::OtherSound => Self::OtherSound,
            Interruption::HeadphonesGone => Self::HeadphonesGone,
        }
    }
}

impl From<player::Interruption> for Interruption {
    fn from(by: player::Interruption) -> Self {
        match by {
            player::Interruption::Call => Self::Call,
            player::Interruption::OtherSound => Self::OtherSound,
            player::Interruption::HeadphonesGone => Self::HeadphonesGone,
        }
    }
}

impl From<SessionEvent> for Event {
    fn from(event: SessionEvent) -> Self {
        match event {
            SessionEvent::Start => Self::Start,
            SessionEvent::Pause => Self::Pause,
            SessionEvent::Resume => Self::Resume,
            SessionEvent::Interrupt { by } => Self::Interrupt(by.into()),
            SessionEvent::InterruptionEnded { may_resume } => Self::InterruptionEnded { may_resume },
            SessionEvent::Heard { at_ms } => Self::Heard(Millis(at_ms)),
            SessionEvent::Stop => Self::Stop,
            SessionEvent::Tick => Self::Tick,
        }
    }
}

impl From<State> for SessionState {
    fn from(state: State) -> Self {
        match state {
            State::Ready => Self::Ready,
            State::Running { .. } => Self::Running,
            State::Paused { why, .. } => Self::Paused {
                why: match why {
                    Pause::Person => WaitReason::Person,
                    Pause::Interruption(by) => WaitReason::Interrupted { by: by.into() },
                    Pause::Restored => WaitReason::Restored,
                },
            },
            State::Interrupted { by, .. } => Self::Interrupted { by: by.into() },
            State::Ended { how, .. } => Self::Ended {
                how: match how {
                    player::Ending::Finished => Ending::Finished,
                    player::Ending::Stopped => Ending::Stopped,
                },
            },
        }
    }
}
