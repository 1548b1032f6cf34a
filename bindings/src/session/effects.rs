//! What a session asks of the phone.

use super::status::Ending;
use crate::timeline::Touch;
use kindself_core::player::{self, Effect};

/// What the player is to do, in this order, and all of it before it tells of anything.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum SessionEffect {
    /// Play this touch, in place of whatever was playing; then tell how the motor is.
    PlayTouch {
        /// Pulse by pulse.
        touch: Touch,
    },
    /// Still the motor at once.
    StillTouch,
    /// Play the track there is from this moment on, in place of whatever was playing; then tell where it is denied.
    PlayFrom {
        /// Of the timeline.
        at_ms: u64,
    },
    /// Fall silent at once.
    Silence,
    /// Let what is left of the track ring out, and tell no more what is heard.
    RingOut,
    /// Keep this record in place of the last; tell where it cannot be kept.
    KeepRecord {
        /// As text.
        record: String,
    },
    ForgetRecord,
    /// Let the system show this.
    ShowControls {
        controls: SystemControls,
    },
    /// Have a track made, and tell when it is there, or that it is not to be had.
    NeedTrack {
        /// The timeline's.
        revision: u32,
        /// Whether something is to be spoken for it: a voice that is not speaking yet is to ask for it.
        speech: bool,
        /// How long it may wait until enough of that is there.
        patience_ms: u64,
    },
    /// Tell that time has gone by when the clock reads this; in place of what it was to wake at before.
    WakeAt {
        /// The monotonic clock.
        clock_ms: u64,
    },
    /// Wake no more.
    Sleep,
    /// It is over.
    Ended {
        at_ms: u64,
        how: Ending,
    },
}

/// A session as the system shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct SystemControls {
    /// Whether it runs.
    pub running: bool,
    /// Whether it sounds; otherwise the phone has to be kept awake in another way.
    pub sounding: bool,
    pub at_ms: u64,
    /// How long it lasts.
    pub length_ms: u64,
}

impl From<player::Controls> for SystemControls {
    fn from(controls: player::Controls) -> Self {
        let player::Controls { running, sounding, at, length } = controls;
        Self { running, sounding, at_ms: at.0, length_ms: length.0 }
    }
}

impl SessionEffect {
    /// Of that effect, where something is to be spoken or nothing is.
    pub(super) fn new(effect: Effect, speech: bool) -> Self {
        match effect {
            Effect::Touch(kind, length) => Self::PlayTouch { touch: Touch::new(kind, length) },
            Effect::StillTouch => Self::StillTouch,
            Effect::PlayFrom(at) => Self::PlayFrom { at_ms: at.0 },
            Effect::Silence => Self::Silence,
            Effect::RingOut => Self::RingOut,
            Effect::KeepRecord(record) => Self::KeepRecord { record },
            Effect::ForgetRecord => Self::ForgetRecord,
            Effect::Controls(controls) => Self::ShowControls { controls: controls.into() },
            Effect::NeedTrack(player::Needed { revision, patience, .. }) => {
                Self::NeedTrack { revision, speech, patience_ms: patience.0 }
            }
            Effect::WakeAt(clock) => Self::WakeAt { clock_ms: clock.0 },
            Effect::Sleep => Self::Sleep,
            Effect::Ended { at, how } => Self::Ended { at_ms: at.0, how },
        }
    }
}
