//! A session being played: whether it runs, waits or has ended, from which moment of its timeline, and what a phone is to do
//! about it. What a shell is told here it carries out; it decides nothing.
//!
//! - [`Session`]: a plan, its timeline and its state. It answers each event with effects; no event is an error, whenever
//!   it comes and whatever the clock reads.
//! - [`Event`]: everything that can happen to it. What a phone knows and the session does not (how the motor is, whether
//!   it sounds, whether anyone sees it) comes as one of them, or with the [`Device`] that it is opened on.
//! - [`Effect`]: everything that a phone can be asked for.
//! - [`State`]: every state a session can be in; [`State::after`]: the transition. Pure and total: every event in every
//!   state has an answer.
//! - [`record`]: what is kept in case the process dies, and taken up again afterwards.
//!
//! ```text
//!              Resume                   Pause
//!   Ready ───────────────▶ Running ───────────────▶ Paused
//!                          │  ▲  ▲     Resume         │ ▲
//!                Interrupt │  │  └────────────────────┘ │ InterruptionEnded, too late
//!                          ▼  │ Resume, or              │ or not to be resumed
//!                     Interrupted  InterruptionEnded ───┘
//!                            in time
//!   Running to a gate ──▶ Asked;  answered, it goes on from there
//!   Stop from anywhere ──▶ Ended(Stopped);  Running past the end ──▶ Ended(Finished)
//!   the process dies: the record is restored as Paused(Restored)
//! ```
//!
//! What is to sound waits for its track before it goes on: then it is getting ready, in the state it was in.

mod answer;
mod event;
mod guided;
mod playing;
pub mod record;
mod session;
mod state;
#[cfg(test)]
mod tests;

pub use event::{Controls, Degradation, Device, Effect, Event, HapticsState, Needed, Offers, Reply};
pub use session::Session;
pub use state::{CORRECTION_MOST, Ending, Interruption, Pause, RESUMES_BY_ITSELF_WITHIN, State};

use crate::time::Millis;

/// How long a finger rests on the screen to end a session: nobody ends one by brushing it in a pocket, or half asleep.
pub const END_PRESS: Millis = Millis::from_secs(2);

/// After how much of that the screen says what holding on does: a tap is over by then.
pub const SAY_PRESS: Millis = Millis(500);

/// How long the controls stay after a touch, before there is nothing but the breath.
pub const CONTROLS_STAY: Millis = Millis::from_secs(5);

/// How long a person is kept waiting for a slow voice before they begin without it (design value).
pub const PATIENCE: Millis = Millis::from_secs(8);

/// How far ahead a session makes room for lines that were spoken meanwhile, and how soon one must be due to be waited for (design value:
/// longer than most lines and their silence, so that the sound is replaced a few times and not at each line).
pub const AHEAD: Millis = Millis::from_secs(30);
