//! What can happen to a session, what it then asks for, and what it has to know about the phone.

use super::{Ending, Interruption};
use crate::breath::PaceChange;
use crate::sound::Rate;
use crate::time::{Millis, MonotonicMillis};
use crate::timeline::{Guide, TouchKind};

/// What can happen to a session. Each may come at any time, and any number of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// The person begins it, or lets it go on: as soon as its sound is ready.
    Resume,
    /// The person pauses it.
    Pause,
    /// The person ends it.
    Stop,
    /// They leave it where it is. What is kept of it stays.
    Leave,
    /// They answer what is asked, and it goes on. An answer to something else (a second tap, where the next question has come
    /// already), or one that the gate does not admit, changes nothing.
    Answer {
        /// Which question, by how many were answered before it.
        number: u32,
        /// What they answer.
        reply: Reply,
    },
    /// They go on without an answer: what counts is what the gate has for that.
    Skip {
        /// Which question, as above.
        number: u32,
    },
    /// A silence of a practice is long enough for them: it goes on with what comes next.
    GoOn,
    /// They would like to stay longer with a line of a practice, or a silence.
    StayLonger,
    /// They leave out the rest of a step of a practice.
    LeaveStep,
    /// Something in a practice is stirring things up: it leads out, to the anchor.
    Stir,
    /// Slower, faster, or stay from the next breath on. A wish that is not possible changes nothing.
    ChangePace(PaceChange),
    /// Led differently from now on.
    Lead(Guide),
    /// Something interrupts it.
    Interrupt(Interruption),
    /// The interruption is over.
    InterruptionEnded {
        /// The platform says that sound may go on.
        may_resume: bool,
    },
    /// What is heard right now, by the sound output's own timestamp: while sound plays, the track is the clock.
    Heard {
        /// A moment of the timeline.
        at: Millis,
        /// The revision whose track it is of; that of an older one moves nothing.
        revision: u32,
    },
    /// Time has gone by: the moment may have come that it was to wake at.
    Due,
    /// The lines that are waited for are spoken, as far as they will be in time: a track is made of what there is. Or one was
    /// spoken later than that, or nothing more will be.
    Spoken,
    /// There is a track of this revision, in place of the one before.
    TrackReady(u32),
    /// There is none of this revision, and none will be had.
    NoTrack(u32),
    /// What was to play does not sound: it is not allowed to.
    Denied,
    /// How the motor is by now.
    Haptics(HapticsState),
    /// The record could not be kept.
    NotKept,
    /// Nobody sees the app any more, and touches are not felt there: what does not sound would fall still unnoticed. A
    /// phone whose motor goes on all the same does not say so. What was getting ready then waits until the person
    /// resumes: starting by itself would startle them as they unlock the phone.
    OutOfSight,
    /// It is seen again.
    InSight,
}

/// What can be wished in a practice at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Offers {
    pub go_on: bool,
    pub stay_longer: bool,
    pub leave_step: bool,
    pub stir: bool,
}

/// What a person answers at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reply {
    /// One of its options, counted from 0.
    Option(u32),
    Number(u8),
    /// They read it, or wrote.
    GoOn,
}

/// What the session's player is to do, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Plays this touch, for a phase of that length, in place of whatever was playing; then says how the motor is.
    Touch(TouchKind, Millis),
    /// Stills the motor at once.
    StillTouch,
    /// Plays the track there is from this moment on, in place of whatever was playing; then says where it is denied.
    PlayFrom(Millis),
    /// Falls silent at once.
    Silence,
    /// Lets what is left of the track ring out, and tells no more what is heard.
    RingOut,
    /// Keeps this record in place of the last; says so where it cannot.
    KeepRecord(String),
    ForgetRecord,
    /// The system is to show this.
    Controls(Controls),
    NeedTrack(Needed),
    /// Says that time has gone by when the clock reads this; in place of what it was to wake at before.
    WakeAt(MonotonicMillis),
    /// Wakes no more.
    Sleep,
    /// It is over.
    Ended {
        at: Millis,
        how: Ending,
    },
}

/// What a track is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// The timeline's.
    pub revision: u32,
    /// Lines to have spoken, in order of need. Any that are not spoken in time are shown; they are heard from when they come.
    pub lines: Vec<String>,
    /// How many of them, from the first one on, the track waits for; the others come while it plays.
    pub awaited: usize,
    /// How long it may wait for these.
    pub patience: Millis,
}

/// A session as the system shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Controls {
    /// Whether it runs.
    pub running: bool,
    /// Whether it sounds; otherwise the phone has to be kept awake in another way.
    pub sounding: bool,
    pub at: Millis,
    /// How long it lasts.
    pub length: Millis,
}

/// What a session has to know of the phone it plays on, and of its own place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Frames a second of its tracks; `None` where the output takes none that can be made.
    pub rate: Option<Rate>,
    /// How the motor is.
    pub haptics: HapticsState,
    /// Whether the app is in sight, or goes on as if it were.
    pub in_sight: bool,
    /// Whether it can be taken up again later. One that is not kept leaves no trace, and replaces none.
    pub kept: bool,
}

/// The motor in the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// What a session goes on without, to be said plainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
