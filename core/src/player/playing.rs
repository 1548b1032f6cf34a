//! What a session remembers of the phone it plays on.

use super::{Degradation, Device, Event, HapticsState};
use crate::time::{Millis, MonotonicMillis};
use crate::timeline::Guide;

/// All of it is forgotten when the session is left, and none of it is kept.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "facts about a phone, each by itself")]
pub(super) struct Playing {
    pub device: Device,
    /// It is to go on as soon as its sound is ready.
    pub wants_on: bool,
    /// The revision of the track there is.
    pub track: Option<u32>,
    /// The revision that no track was to be had of.
    pub trackless: Option<u32>,
    /// The revision a track was asked for, not answered yet.
    pub asked: Option<u32>,
    /// The lines of it are spoken, and it is being made: what is learnt now is for the next.
    pub making: bool,
    /// What was to sound does not.
    pub denied: bool,
    /// A voice was waited for, and had said nothing.
    pub mute: bool,
    /// When a voice that was asked for while it runs has been waited for long enough.
    pub voice_due: Option<MonotonicMillis>,
    /// A record could not be kept.
    pub forgetful: bool,
    /// Touches that are due before this moment were felt, or passed over.
    pub felt: Millis,
    /// The moment and the revision of the record that was kept last.
    pub kept: Option<(Millis, u32)>,
    pub wake: Option<MonotonicMillis>,
}

impl Playing {
    /// As nothing has happened yet. Where no track can be made, what was to sound is denied from the start.
    pub fn on(device: Device) -> Self {
        Self {
            device,
            wants_on: false,
            track: None,
            trackless: None,
            asked: None,
            making: false,
            denied: device.rate.is_none(),
            mute: false,
            voice_due: None,
            forgetful: false,
            felt: Millis::ZERO,
            kept: None,
            wake: None,
        }
    }

    /// Whether it can go on with what there is: the track of this revision, or none that could be had.
    pub fn fits(&self, revision: u32, guide: Guide) -> bool {
        !guide.sounds()
            || self.device.rate.is_none()
            || self.track == Some(revision)
            || self.trackless == Some(revision)
    }

    /// Whether anything is heard while it runs.
    pub fn sounds(&self, guide: Guide) -> bool {
        guide.sounds() && !self.denied
    }

    /// Takes in what an event says about the phone. What is to wait does not start by itself when its sound is ready.
    pub fn learn(&mut self, event: Event, present: u32) {
        self.making &= !matches!(event, Event::TrackReady(_) | Event::NoTrack(_));
        match event {
            Event::Pause | Event::Interrupt(_) | Event::Leave => self.wants_on = false,
            Event::TrackReady(revision) => (self.asked, self.track) = (None, Some(revision)),
            Event::NoTrack(revision) if revision == present => {
                (self.asked, self.track, self.trackless) = (None, None, Some(revision));
                self.denied = true;
            }
            // What there was before it is heard until another one is made.
            Event::NoTrack(_) => self.asked = None,
            Event::Denied => self.denied = true,
            Event::Haptics(haptics) => self.device.haptics = haptics,
            Event::NotKept => self.forgetful = true,
            Event::InSight => self.device.in_sight = true,
            Event::OutOfSight => (self.device.in_sight, self.wants_on) = (false, false),
            Event::Resume
            | Event::Stop
            | Event::Answer { .. }
            | Event::Skip { .. }
            | Event::GoOn
            | Event::StayLonger
            | Event::LeaveStep
            | Event::Stir
            | Event::ChangePace(_)
            | Event::Lead(_)
            | Event::InterruptionEnded { .. }
            | Event::Heard { .. }
            | Event::Spoken
            | Event::Due => {}
        }
    }

    /// What it goes on without, led like this.
    pub fn degradations(&self, guide: Guide) -> Vec<Degradation> {
        let haptics = match self.device.haptics {
            HapticsState::Works => None,
            HapticsState::Absent => Some(Degradation::Haptics),
            HapticsState::SavingPower => Some(Degradation::SavingPower),
            HapticsState::SwitchedOff => Some(Degradation::VibrationOff),
        };
        let voice = (guide.voice && self.mute).then_some(Degradation::Voice);
        let sound = (guide.sounds() && self.denied).then_some(Degradation::Sound);
        let memory = self.forgetful.then_some(Degradation::Memory);
        [voice, sound, haptics.filter(|_| guide.touch), memory].into_iter().flatten().collect()
    }
}
