//! Where a session stands.

use super::events::Interruption;
use crate::breathing::Guide;
use crate::timeline::Position;
use kindself_core::content::Catalogue;
use kindself_core::fields::Most;
use kindself_core::player::{self, Pause, State};
use kindself_core::time::MonotonicMillis;
use kindself_core::timeline;

pub use kindself_core::player::{Degradation, Ending};

/// Why a session waits for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum WaitReason {
    /// They asked for it.
    Person,
    Interrupted {
        by: Interruption,
    },
    /// The app was gone; the session was taken up again.
    Restored,
}

/// How a session ended.
#[uniffi::remote(Enum)]
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
    /// It waits for an answer.
    Asked,
    /// It waits for the person.
    Paused { why: WaitReason },
    /// Something interrupts it.
    Interrupted { by: Interruption },
    /// It is over.
    Ended { how: Ending },
}

/// What a session goes on without, to be said plainly.
#[uniffi::remote(Enum)]
pub enum Degradation {
    /// The phone has no voice for this language.
    Voice,
    /// Sound could not be had.
    Sound,
    /// There is no motor in the phone.
    Haptics,
    /// The battery is being spared, and the motor perhaps with it.
    SavingPower,
    /// Vibration is switched off in the phone.
    VibrationOff,
    /// The place could not be kept; if the app is closed, it is gone.
    Memory,
}

/// What a person is asked, in words.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Question {
    /// Where; an answer says so.
    pub at_ms: u64,
    /// The question.
    pub words: String,
    pub asks: Asks,
}

/// What a question asks for.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Asks {
    /// To choose one of a few.
    Choose {
        /// In words, in order.
        options: Vec<String>,
    },
    /// A number from 0.
    Rate { most: u8 },
    /// To write; the words go to the journal.
    Write,
    /// To read, in one's own time.
    Read,
}

impl Question {
    fn new(gate: &timeline::Gate, timeline: &timeline::Timeline) -> Self {
        let words = |line| timeline.line(line).to_owned();
        let asks = match &gate.asks {
            timeline::Asks::Choose { options } => {
                Asks::Choose { options: options.iter().map(|(_, line)| words(*line)).collect() }
            }
            timeline::Asks::Rate { most: Most(most) } => Asks::Rate { most: *most },
            timeline::Asks::Write => Asks::Write,
            timeline::Asks::Read => Asks::Read,
        };
        Self { at_ms: gate.at.0, words: words(gate.question), asks }
    }
}

/// Everything a session's screen needs after an event.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SessionStatus {
    /// Where it stands.
    pub state: SessionState,
    /// Its sound is being made ready; then it goes on by itself.
    pub getting_ready: bool,
    pub position: Position,
    /// The timeline's; fetch the timeline anew when it differs from the one held.
    pub revision: u32,
    /// What is asked, where it waits for an answer.
    pub question: Option<Question>,
    /// How it leads.
    pub guide: Guide,
    /// Longer breaths are possible.
    pub can_slower: bool,
    /// Shorter breaths are possible.
    pub can_faster: bool,
    /// Staying at this pace means something.
    pub can_stay: bool,
    /// What it goes on without, in order.
    pub degradations: Vec<Degradation>,
}

impl SessionStatus {
    /// As it is when the clock reads `now`.
    pub(super) fn new(session: &player::Session, now: MonotonicMillis, catalogue: &Catalogue) -> Self {
        let can = session.wishes(catalogue, now);
        Self {
            state: session.state().into(),
            getting_ready: session.is_getting_ready(),
            position: Position::new(&session.position(now), session.compiled()),
            revision: session.revision(),
            question: session.gate().map(|gate| Question::new(gate, session.timeline())),
            guide: session.plan().guide_now(),
            can_slower: can.slower,
            can_faster: can.faster,
            can_stay: can.stay,
            degradations: session.degradations(),
        }
    }
}

impl From<State> for SessionState {
    fn from(state: State) -> Self {
        match state {
            State::Ready => Self::Ready,
            State::Running { .. } => Self::Running,
            State::Asked { .. } => Self::Asked,
            State::Paused { why, .. } => Self::Paused {
                why: match why {
                    Pause::Person => WaitReason::Person,
                    Pause::Interruption(by) => WaitReason::Interrupted { by },
                    Pause::Restored => WaitReason::Restored,
                },
            },
            State::Interrupted { by, .. } => Self::Interrupted { by },
            State::Ended { how, .. } => Self::Ended { how },
        }
    }
}
