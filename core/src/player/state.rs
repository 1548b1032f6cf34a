//! Where a session stands, and how one thing that happens leads to the next.

use super::Event;
use crate::time::{Millis, MonotonicMillis};
use crate::timeline::Timeline;

/// Why a session waits for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pause {
    /// They asked for it.
    Person,
    /// Something interrupted it, and went on for too long to go on by itself.
    Interruption(Interruption),
    /// The app was gone; this is taken up from a record.
    Restored,
}

/// What interrupts a session from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Interruption {
    /// A phone call.
    Call,
    /// Another app needs the sound.
    OtherSound,
    /// Headphones were unplugged: sound would come out loud.
    HeadphonesGone,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// At its end.
    Finished,
    /// The person ended it.
    Stopped,
}

/// Where a session stands. Moments are on its timeline, except where a clock is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Not started.
    Ready,
    /// It was at `from` when the clock read `since`.
    Running {
        /// A moment of the timeline.
        from: Millis,
        /// The clock at that moment.
        since: MonotonicMillis,
    },
    /// It waits at a gate of its timeline for an answer.
    Asked {
        /// Where it stands.
        at: Millis,
    },
    /// It waits for the person.
    Paused {
        /// Where it stands.
        at: Millis,
        why: Pause,
    },
    /// Something interrupts it; a short one lets it go on by itself.
    Interrupted {
        /// Where it stands.
        at: Millis,
        /// The clock when it began.
        since: MonotonicMillis,
        by: Interruption,
    },
    /// It is over.
    Ended {
        /// Where it ended.
        at: Millis,
        how: Ending,
    },
}

/// An interruption up to this long lets the session go on by itself (design value: a navigation voice or a
/// message tone is shorter; after a call, a voice that starts to speak by itself would startle).
pub const RESUMES_BY_ITSELF_WITHIN: Millis = Millis::from_secs(15);

/// What is heard corrects the picture by at most this much (design value: Bluetooth is a few hundred milliseconds
/// late, an output that starts slowly a second or so).
pub const CORRECTION_MOST: Millis = Millis::from_secs(2);

impl State {
    /// Where the session is when the clock reads `now`: never past a gate, nor past the end.
    pub fn elapsed(self, now: MonotonicMillis, timeline: &Timeline) -> Millis {
        match self {
            Self::Ready => Millis::ZERO,
            Self::Running { from, since } => {
                let reached = from.saturating_add(now.since(since)).min(timeline.end);
                timeline.gate(from).map_or(reached, |gate| reached.min(gate.at))
            }
            Self::Asked { at }
            | Self::Paused { at, .. }
            | Self::Interrupted { at, .. }
            | Self::Ended { at, .. } => at.min(timeline.end),
        }
    }

    /// The same, and where it waits for the person or for the end of an interruption, no later than at `latest`.
    pub(super) fn waiting_by(self, latest: Millis) -> Self {
        match self {
            Self::Paused { at, why } => Self::Paused { at: at.min(latest), why },
            Self::Interrupted { at, since, by } => Self::Interrupted { at: at.min(latest), since, by },
            Self::Ready | Self::Running { .. } | Self::Asked { .. } | Self::Ended { .. } => self,
        }
    }

    /// The state after `event` at `now`, whatever it means to sound and touch. An event that means nothing in a state
    /// changes nothing, so that a late or repeated one from a phone's service is harmless. A session that has run to a gate
    /// asks first, and one that has run past its end is finished first. Resuming takes up the breath from its start.
    #[must_use]
    pub fn after(self, event: Event, now: MonotonicMillis, timeline: &Timeline) -> Self {
        let at = self.elapsed(now, timeline);
        let is_gate = |moment| timeline.gate(moment).is_some_and(|gate| gate.at == moment);
        let running = |from: Millis| {
            if is_gate(from) { Self::Asked { at: from } } else { Self::Running { from, since: now } }
        };
        let taken_up = || running(timeline.position(at).resume_at);
        match (self, event) {
            (Self::Ended { .. }, _) => self,
            (Self::Running { .. }, _) if is_gate(at) => Self::Asked { at }.after(event, now, timeline),
            (Self::Running { .. }, _) if at >= timeline.end => {
                Self::Ended { at: timeline.end, how: Ending::Finished }
            }
            (_, Event::Stop) => Self::Ended { at, how: Ending::Stopped },

            (Self::Ready, Event::Resume) => running(Millis::ZERO),

            (Self::Running { .. }, Event::Pause) => Self::Paused { at, why: Pause::Person },
            (Self::Running { .. }, Event::Interrupt(by)) => Self::Interrupted { at, since: now, by },
            // A stale or confused time would throw the person into another breath; the clock is trusted then.
            (Self::Running { .. }, Event::Heard { at: heard, .. })
                if heard.distance(at) <= CORRECTION_MOST =>
            {
                let heard = timeline.gate(at).map_or(heard, |gate| heard.min(gate.at));
                if heard >= timeline.end && !is_gate(heard) {
                    Self::Ended { at: timeline.end, how: Ending::Finished }
                } else {
                    running(heard)
                }
            }

            // Once it was answered, the gate is no longer there.
            (Self::Asked { at }, Event::Resume) => running(at),
            (Self::Asked { at }, Event::Pause) => Self::Paused { at, why: Pause::Person },
            // What was answered already is on its way, and can be interrupted.
            (Self::Asked { at }, Event::Interrupt(by)) if !is_gate(at) => {
                Self::Interrupted { at, since: now, by }
            }

            (Self::Paused { .. } | Self::Interrupted { .. }, Event::Resume) => taken_up(),
            // Two at once (headphones pulled, or a call, while something plays): what does not let sound go on by
            // itself is what counts.
            (
                Self::Interrupted { at, since, by: Interruption::OtherSound },
                Event::Interrupt(by @ (Interruption::Call | Interruption::HeadphonesGone)),
            ) => Self::Interrupted { at, since, by },
            (Self::Interrupted { since, by, .. }, Event::InterruptionEnded { may_resume }) => {
                let short = now.since(since) <= RESUMES_BY_ITSELF_WITHIN;
                if may_resume && short && by == Interruption::OtherSound {
                    taken_up()
                } else {
                    Self::Paused { at, why: Pause::Interruption(by) }
                }
            }
            (Self::Interrupted { by, .. }, Event::Pause) => Self::Paused { at, why: Pause::Interruption(by) },

            (
                Self::Ready
                | Self::Running { .. }
                | Self::Asked { .. }
                | Self::Paused { .. }
                | Self::Interrupted { .. },
                Event::Resume
                | Event::Pause
                | Event::Interrupt(_)
                | Event::InterruptionEnded { .. }
                | Event::Heard { .. }
                | Event::Due
                | Event::Leave
                | Event::Answer { .. }
                | Event::Skip { .. }
                | Event::GoOn
                | Event::StayLonger
                | Event::LeaveStep
                | Event::Stir
                | Event::ChangePace(_)
                | Event::Lead(_)
                | Event::Spoken
                | Event::TrackReady(_)
                | Event::NoTrack(_)
                | Event::Denied
                | Event::Haptics(_)
                | Event::NotKept
                | Event::OutOfSight
                | Event::InSight,
            ) => self,
        }
    }
}
