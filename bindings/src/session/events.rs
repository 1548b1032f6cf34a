//! What can happen to a session, and what it has to know of the phone.

use crate::breathing::{Guide, PaceChange};
use kindself_core::player::{self, Event};
use kindself_core::sound::Rate;
use kindself_core::time::Millis;

pub use kindself_core::player::{HapticsState, Interruption};

/// What interrupts a session from outside.
#[uniffi::remote(Enum)]
pub enum Interruption {
    /// A phone call.
    Call,
    /// Another app needs the sound.
    OtherSound,
    /// Headphones were unplugged.
    HeadphonesGone,
}

/// The motor in the phone.
#[uniffi::remote(Enum)]
pub enum HapticsState {
    /// It does what it is told.
    Works,
    /// There is none.
    Absent,
    /// The battery is being spared, and the motor perhaps with it.
    SavingPower,
    /// Someone switched off everything that vibrates.
    SwitchedOff,
}

/// What a session has to know of the phone it plays on, and of its own place there.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SessionDevice {
    /// Frames a second of its tracks, 24,000 or 48,000; with any other number there is no sound.
    pub rate: u32,
    /// How the motor is.
    pub haptics: HapticsState,
    /// Whether the app is in sight, or goes on as if it were.
    pub in_sight: bool,
    /// Whether it can be taken up again later. One that is not kept leaves no trace, and replaces none.
    pub kept: bool,
    /// A folder of its own where what is spoken may be cached; none: nowhere.
    pub speech_cache: Option<String>,
}

/// What a person answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Reply {
    /// One of the options, counted from 0.
    Option {
        index: u32,
    },
    Number {
        number: u8,
    },
    /// They read it, or wrote.
    GoOn,
}

/// What can happen to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SessionEvent {
    /// The person begins it, or lets it go on: as soon as its sound is ready.
    Resume,
    /// The person pauses it.
    Pause,
    /// The person ends it.
    Stop,
    /// They leave it where it is. What is kept of it stays.
    Leave,
    /// They answer what is asked, and it goes on. An answer to something else, or one that is not admitted, changes nothing.
    Answer {
        /// Which question, as the question says.
        number: u32,
        /// What they answer.
        reply: Reply,
    },
    /// They go on without an answer.
    Skip {
        /// Which question, as the question says.
        number: u32,
    },
    /// A silence of a practice is long enough for them.
    GoOn,
    /// They would like to stay longer with a line of a practice, or a silence.
    StayLonger,
    /// They leave out the rest of a step of a practice.
    LeaveStep,
    /// Something in a practice is stirring things up: it leads out.
    Stir,
    /// Slower, faster, or stay from the next breath on. A wish that the status does not offer changes nothing.
    ChangePace { to: PaceChange },
    /// Led differently from now on.
    Lead { guide: Guide },
    /// Something interrupts it.
    Interrupt { by: Interruption },
    /// The interruption is over.
    InterruptionEnded {
        /// The platform says that sound may go on.
        may_resume: bool,
    },
    /// What is heard when the clock reads `now_ms`, by the output's own timestamp.
    Heard {
        /// The moment of the timeline.
        at_ms: u64,
        /// The revision whose track it is of.
        revision: u32,
    },
    /// Time has gone by: the moment may have come that it was to wake at.
    Due,
    /// The lines that are waited for are spoken, as far as they will be in time: the track is made of what there is. Or one was
    /// spoken later than that, or nothing more will be.
    Spoken,
    /// There is a track of this revision, in place of the one before.
    TrackReady { revision: u32 },
    /// There is none of this revision, and none will be had.
    NoTrack { revision: u32 },
    /// What was to play does not sound: it is not allowed to.
    Denied,
    /// How the motor is by now.
    Haptics { state: HapticsState },
    /// The record could not be kept.
    NotKept,
    /// Nobody sees the app any more, and touches are not felt there: what does not sound waits. A phone whose motor goes
    /// on all the same does not say so.
    OutOfSight,
    /// It is seen again.
    InSight,
}

impl From<Reply> for player::Reply {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Option { index } => Self::Option(index),
            Reply::Number { number } => Self::Number(number),
            Reply::GoOn => Self::GoOn,
        }
    }
}

impl From<SessionDevice> for player::Device {
    fn from(device: SessionDevice) -> Self {
        let SessionDevice { rate, haptics, in_sight, kept, speech_cache: _ } = device;
        Self { rate: Rate::new(rate).ok(), haptics, in_sight, kept }
    }
}

impl From<SessionEvent> for Event {
    fn from(event: SessionEvent) -> Self {
        match event {
            SessionEvent::Resume => Self::Resume,
            SessionEvent::Pause => Self::Pause,
            SessionEvent::Stop => Self::Stop,
            SessionEvent::Leave => Self::Leave,
            SessionEvent::Answer { number, reply } => Self::Answer { number, reply: reply.into() },
            SessionEvent::Skip { number } => Self::Skip { number },
            SessionEvent::GoOn => Self::GoOn,
            SessionEvent::StayLonger => Self::StayLonger,
            SessionEvent::LeaveStep => Self::LeaveStep,
            SessionEvent::Stir => Self::Stir,
            SessionEvent::ChangePace { to } => Self::ChangePace(to),
            SessionEvent::Lead { guide } => Self::Lead(guide),
            SessionEvent::Interrupt { by } => Self::Interrupt(by),
            SessionEvent::InterruptionEnded { may_resume } => Self::InterruptionEnded { may_resume },
            SessionEvent::Heard { at_ms, revision } => Self::Heard { at: Millis(at_ms), revision },
            SessionEvent::Due => Self::Due,
            SessionEvent::Spoken => Self::Spoken,
            SessionEvent::TrackReady { revision } => Self::TrackReady(revision),
            SessionEvent::NoTrack { revision } => Self::NoTrack(revision),
            SessionEvent::Denied => Self::Denied,
            SessionEvent::Haptics { state } => Self::Haptics(state),
            SessionEvent::NotKept => Self::NotKept,
            SessionEvent::OutOfSight => Self::OutOfSight,
            SessionEvent::InSight => Self::InSight,
        }
    }
}
