//! What each part of a session feels like in the hand: told apart with eyes closed, by when the motor runs and rests
//! alone, for many a motor can do nothing else. Strength only makes it softer.
//!
//! From the design card: *in* is light taps that come quick and thin out over the first two thirds; *hold* one
//! soft double tap; *out* one long falling swell, or one low tap where the motor cannot swell; a *part* of a practice
//! one soft pulse; the *end* three slow soft pulses; *pause* one tap, *resume* two. Where two of them have as many
//! pulses, one lasts at least twice as long as the other, running or resting (design value).
//! The interval of the taps, 120 ms to 400 ms, is from the domain facts (`cues.suggestion`, a design guess).

use crate::time::Millis;

/// What a touch is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TouchKind {
    /// An in-breath, or its second sip.
    In,
    /// Either hold.
    Hold,
    /// An out-breath.
    Out,
    /// A part of a practice begins, or the bell rings in between.
    Part,
    /// The session is over.
    End,
    /// The session pauses.
    Pause,
    /// The session goes on.
    Resume,
}

/// The motor runs from `at` for `length`, so strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulse {
    /// From the start of the touch.
    pub at: Millis,
    /// How long it runs.
    pub length: Millis,
    /// Percent of the motor's strength, 1 to 100.
    pub strength: u32,
}

/// A touch, pulse by pulse, in order and without overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// For a motor whose strength can be set.
    pub pulses: Vec<Pulse>,
    /// For a motor that is only on or off.
    pub plain: Vec<Pulse>,
}

/// A phase shorter than this has no touch: it would run into the next one, and could not be told from another (design
/// value; a second sip on the way to a long pattern, or a hold that many wishes shortened).
pub const FELT_FROM: Millis = Millis(300);

const TAP: Millis = Millis(18);
const FIRST_INTERVAL: u64 = 120;
const LAST_INTERVAL: u64 = 400;
/// One tap is a pause, and two are a hold or going on: an in-breath has more, however short it is.
const TAPS_LEAST: u64 = 3;
const SWELL_STEPS: u64 = 12;
const SWELL_FROM: u64 = 55;
const SWELL_TO: u64 = 5;

impl Touch {
    /// The touch of that kind for a phase of `length`, or of [`FELT_FROM`] where it is shorter. What leads a breath never
    /// lasts longer than its phase.
    pub fn new(kind: TouchKind, length: Millis) -> Self {
        let length = length.max(FELT_FROM);
        match kind {
            TouchKind::In => Self::same(taps(length)),
            TouchKind::Hold => Self::same(vec![pulse(0, 30, 40), pulse(140, 30, 40)]),
            TouchKind::Out => Self { pulses: swell(length), plain: vec![pulse(0, 160, 60)] },
            TouchKind::Part => Self::same(vec![pulse(0, 400, 30)]),
            TouchKind::End => Self::same(vec![pulse(0, 180, 45), pulse(700, 180, 40), pulse(1400, 180, 35)]),
            TouchKind::Pause => Self::same(vec![pulse(0, 40, 50)]),
            TouchKind::Resume => Self::same(vec![pulse(0, 40, 50), pulse(400, 40, 50)]),
        }
    }

    fn same(pulses: Vec<Pulse>) -> Self {
        Self { plain: pulses.clone(), pulses }
    }
}

const fn pulse(at: u64, length: u64, strength: u32) -> Pulse {
    Pulse { at: Millis(at), length: Millis(length), strength }
}

/// Taps over the first two thirds; the interval grows in a straight line with the time gone by. Over a short breath they
/// come quicker.
fn taps(length: Millis) -> Vec<Pulse> {
    let until = length.0 * 2 / 3;
    let quick = until / TAPS_LEAST;
    if quick < FIRST_INTERVAL {
        return (0..TAPS_LEAST).map(|n| pulse(n * quick, TAP.0, 35)).collect();
    }
    let mut taps = Vec::new();
    let mut at = 0;
    while at + TAP.0 <= until {
        taps.push(pulse(at, TAP.0, 35));
        at += FIRST_INTERVAL + (LAST_INTERVAL - FIRST_INTERVAL) * at / until.max(1);
    }
    taps
}

/// Falling from strong to faint over three fifths of the phase.
fn swell(length: Millis) -> Vec<Pulse> {
    let step = length.0 * 3 / 5 / SWELL_STEPS;
    let strength = |n| SWELL_FROM - (SWELL_FROM - SWELL_TO) * n / (SWELL_STEPS - 1);
    (0..SWELL_STEPS)
        .filter(|_| step > 0)
        .map(|n| Pulse { at: Millis(n * step), length: Millis(step), strength: strength(n) as u32 })
        .collect()
}
