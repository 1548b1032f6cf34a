//! Where a session stands.

use super::events::Interruption;
use crate::breathing::{Guide, Manner};
use crate::content::Content;
use crate::history::{RatedCard, named};
use crate::keepsakes::KeptKind;
use crate::timeline::Position;
use kindself_core::content::{Catalogue, HELP_LINES, LEAVE_NOW};
use kindself_core::fields::Most;
use kindself_core::player::{self, Pause, State};
use kindself_core::session::{self, Subject};
use kindself_core::time::{Millis, MonotonicMillis};
use kindself_core::timeline;

pub use kindself_core::player::{Degradation, Ending, Offers};

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
    /// How many were answered before it; an answer says so.
    pub number: u32,
    /// The step of the script that asks.
    pub step: String,
    /// The question.
    pub words: String,
    pub asks: Asks,
}

/// What a question asks for.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Asks {
    /// To choose one of a few.
    Choose {
        /// In order.
        options: Vec<AnswerOption>,
        /// What is chosen is kept as that, to be offered again; never the answer that counts where nothing was chosen.
        keep: Option<KeptKind>,
    },
    /// A number from 0.
    Rate {
        most: u8,
        /// What 0 means.
        low: String,
        /// What the most means.
        high: String,
    },
    /// To write into a field of a kind of entry; the words go to a draft.
    Write {
        kind: String,
        field: String,
        /// Where the page stays empty, and one asks.
        help: Option<String>,
    },
    /// To read, in one's own time; the question is its title.
    Read { paragraphs: Vec<String> },
}

/// One of a few to choose from.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AnswerOption {
    pub id: String,
    pub words: String,
    /// Whether it opens a field for words of one's own; they are kept, and never in a record of the session.
    pub own: bool,
}

/// What can be wished in a practice at a moment.
#[uniffi::remote(Record)]
pub struct Offers {
    /// The silence can end.
    pub go_on: bool,
    /// The line, or the silence, can last longer.
    pub stay_longer: bool,
    /// The rest of the step can be left out.
    pub leave_step: bool,
    /// It can lead out, where something is stirred up.
    pub stir: bool,
}

/// What a session of a practice leaves, apart from what was written and kept.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SessionOutcome {
    /// What was rated; none where nothing was.
    pub ratings: Vec<RatedCard>,
    /// Something was stirred up on the way.
    pub stirred: bool,
    /// The length of the script that was followed, where it is a practice.
    pub script_length_ms: Option<u64>,
    /// How it was done, for a little more of the same: without a wait before it begins, for whoever is there already.
    pub manner: Manner,
}

impl SessionOutcome {
    pub(super) fn new(session: &player::Session, content: &Content) -> Self {
        let plan = session.plan();
        let practice = match &plan.subject {
            Subject::Practice(id) => content.catalogue.practice(id),
            Subject::Protocol(_) | Subject::Own(_) | Subject::Other(_) => None,
        };
        let script = practice.and_then(|practice| practice.composition(plan.length));
        Self {
            ratings: named(content, &plan.subject, session.ratings()),
            stirred: plan.changes.stirs(),
            script_length_ms: script.map(|script| script.length.0.0),
            manner: session::Manner { delay: Millis::ZERO, ..plan.manner.clone() }.into(),
        }
    }
}

impl Question {
    fn new(session: &player::Session, gate: &timeline::Gate) -> Self {
        let timeline = session.timeline();
        let number = session.answered();
        let words = |line| timeline.line(line).to_owned();
        let asks = match &gate.asks {
            timeline::Asks::Choose { options, keep } => {
                let option = |option: &timeline::Choice| AnswerOption {
                    id: option.id.0.clone(),
                    words: words(option.words),
                    own: option.own,
                };
                // The ways out stand on each page of what is discreet; they are the last options, so that the others keep their number.
                let stands = |option: &&timeline::Choice| {
                    !session.is_discreet() || ![LEAVE_NOW, HELP_LINES].contains(&option.id.0.as_str())
                };
                Asks::Choose { options: options.iter().filter(stands).map(option).collect(), keep: *keep }
            }
            timeline::Asks::Rate { most: Most(most), low, high } => {
                Asks::Rate { most: *most, low: words(*low), high: words(*high) }
            }
            timeline::Asks::Write { kind, field, help } => {
                Asks::Write { kind: kind.0.clone(), field: field.0.clone(), help: help.map(words) }
            }
            timeline::Asks::Read { paragraphs } => {
                Asks::Read { paragraphs: paragraphs.iter().map(|line| words(*line)).collect() }
            }
        };
        Self { number, step: gate.step.0.clone(), words: words(gate.question), asks }
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
    /// What can be wished in a practice.
    pub offers: Offers,
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
            question: session.gate().map(|gate| Question::new(session, gate)),
            guide: session.plan().guide_now(),
            can_slower: can.slower,
            can_faster: can.faster,
            can_stay: can.stay,
            offers: session.offers(now),
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
