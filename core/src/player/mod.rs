//! A session being played: whether it runs, waits or has ended, and from which moment of its timeline.
//!
//! - [`Session`]: a plan, its timeline and its state, changed by events, wishes, ways of leading and answers. None of them is an
//!   error, whenever it comes and whatever the clock reads.
//! - [`State`]: every state a session can be in.
//! - [`Event`]: everything that can happen to it.
//! - [`State::after`]: the transition. Pure and total: every event in every state has an answer.
//! - [`record`]: what is kept in case the process dies, and taken up again afterwards.
//!
//! ```text
//!              Start                    Pause
//!   Ready ───────────────▶ Running ───────────────▶ Paused
//!                          │  ▲  ▲     Resume         │ ▲
//!                Interrupt │  │  └────────────────────┘ │ InterruptionEnded, too late
//!                          ▼  │ Resume, or              │ or not to be resumed
//!                     Interrupted  InterruptionEnded ───┘
//!                            in time
//!   Stop from anywhere ──▶ Ended(Stopped);  Running past the end ──▶ Ended(Finished)
//!   the process dies: the record is restored as Paused(Restored)
//! ```

pub mod record;
mod session;
#[cfg(test)]
mod tests;

pub use session::Session;

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
    /// It waits for the person.
    Paused {
        /// Where it stands.
        at: Millis,
        /// Why.
        why: Pause,
    },
    /// Something interrupts it; a short one lets it go on by itself.
    Interrupted {
        /// Where it stands.
        at: Millis,
        /// The clock when it began.
        since: MonotonicMillis,
        /// What.
        by: Interruption,
    },
    /// It is over.
    Ended {
        /// Where it ended.
        at: Millis,
        /// How.
        how: Ending,
    },
}

/// What can happen to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// The person starts it.
    Start,
    /// The person pauses it.
    Pause,
    /// The person lets it go on.
    Resume,
    /// Something interrupts it.
    Interrupt(Interruption),
    /// The interruption is over.
    InterruptionEnded {
        /// The platform says that sound may go on.
        may_resume: bool,
    },
    /// What is heard right now, by the sound output's own timestamp: while sound plays, the track is the clock.
    Heard(Millis),
    /// The person ends it.
    Stop,
    /// Nothing happened; time has gone by.
    Tick,
}

/// An interruption up to this long lets the session go on by itself (design value: a navigation voice or a
/// message tone is shorter; after a call, a voice that starts to speak by itself would startle).
pub const RESUMES_BY_ITSELF_WITHIN: Millis = Millis::from_secs(15);

/// What is heard corrects the picture by at most this much (design value: Bluetooth is a few hundred milliseconds
/// late, an output that starts slowly a second or so).
pub const CORRECTION_MOST: Millis = Millis::from_secs(2);

impl State {
    /// Where the session is when the clock reads `now`; past the end it is at the end.
    pub fn elapsed(self, now: MonotonicMillis, timeline: &Timeline) -> Millis {
        match self {
            Self::Ready => Millis::ZERO,
            Self::Running { from, since } => from.plus(now.since(since)).min(timeline.end),
            Self::Paused { at, .. } | Self::Interrupted { at, .. } | Self::Ended { at, .. } => {
                at.min(timeline.end)
            }
        }
    }

    /// The state after `event` at `now`. An event that means nothing in a state changes nothing, so that a late
    /// or repeated one from a phone's service is harmless. A session that has run past its end is finished first.
    /// Resuming takes up the breath from its start.
    #[must_use]
    pub fn after(self, event: Event, now: MonotonicMillis, timeline: &Timeline) -> Self {
        let at = self.elapsed(now, timeline);
        let running = |from: Millis| Self::Running { from, since: now };
        let taken_up = || running(timeline.position(at).resume_at);
        match (self, event) {
            (Self::Ended { .. }, _) => self,
            (Self::Running { .. }, _) if at >= timeline.end => {
                Self::Ended { at: timeline.end, how: Ending::Finished }
            }
            (_, Event::Stop) => Self::Ended { at, how: Ending::Stopped },

            (Self::Ready, Event::Start) => running(Millis::ZERO),

            (Self::Running { .. }, Event::Pause) => Self::Paused { at, why: Pause::Person },
            (Self::Running { .. }, Event::Interrupt(by)) => Self::Interrupted { at, since: now, by },
            // A stale or confused time would throw the person into another breath; the clock is trusted then.
            (Self::Running { .. }, Event::Heard(heard)) if heard.distance(at) <= CORRECTION_MOST => {
                if heard >= timeline.end {
                    Self::Ended { at: timeline.end, how: Ending::Finished }
                } else {
                    running(heard)
                }
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
                Self::Ready,
                Event::Pause
                | Event::Resume
                | Event::Interrupt(_)
                | Event::InterruptionEnded { .. }
                | Event::Heard(_)
                | Event::Tick,
            )
            | (
                Self::Running { .. },
                Event::Start
                | Event::Resume
                | Event::InterruptionEnded { .. }
                | Event::Heard(_)
                | Event::Tick,
            )
            | (
                Self::Paused { .. },
                Event::Start
                | Event::Pause
                | Event::Interrupt(_)
                | Event::InterruptionEnded { .. }
                | Event::Heard(_)
                | Event::Tick,
            )
            | (
                Self::Interrupted { .. },
                Event::Start | Event::Interrupt(_) | Event::Heard(_) | Event::Tick,
            ) => self,
        }
    }
}
