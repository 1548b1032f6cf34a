//! Breath tones: filtered noise under a faint fifth, rising with an in-breath and falling with an out-breath.

use super::Rate;
use super::level::{TONE_PEAK, to_peak};
use crate::timeline::Tone;

/// Hertz of the faint fifth (3 : 2).
const FIFTH: [f32; 2] = [220.0, 330.0];
/// How loud each of the two is beside the noise.
const FIFTH_STRENGTH: f32 = 0.12;
/// Hertz through which the noise's colour moves, from the quiet end of a breath to its full one.
const COLOUR: (f32, f32) = (320.0, 900.0);
/// Moves the fullest moment past the middle (1 would leave it there), yet lets the start be heard at once.
const LEAN: f32 = 1.3;
/// How narrow the colour is.
const DAMPING: f32 = 0.9;
/// Envelope and colour are reckoned once in so many frames, and drawn as straight lines between.
const STEP: usize = 64;

/// A tone of exactly that many frames. The same arguments, the same samples: its noise is always the same noise.
pub(super) fn tone(kind: Tone, frames: usize, rate: Rate) -> Vec<i16> {
    let hertz = rate.hertz() as f32;
    let mut noise = Noise(match kind {
        Tone::In => 0x9E37_79B9,
        Tone::Out => 0x85EB_CA6B,
    });
    let mut filter = Filter { low: 0.0, band: 0.0 };
    let mut fifth = FIFTH.map(|pitch| Sine::new(pitch, hertz));
    let mut samples = Vec::with_capacity(frames);
    let swell = |frame: usize| {
        let time = frame.min(frames) as f32 / frames.max(1) as f32;
        // In breathes towards its end, out away from its beginning; both start and end in silence.
        let risen = if kind == Tone::In { time } else { 1.0 - time };
        let swell = (std::f32::consts::PI * risen.powf(LEAN)).sin();
        (swell, COLOUR.0 + (COLOUR.1 - COLOUR.0) * risen)
    };
    let mut from = swell(0);
    for start in (0..frames).step_by(STEP) {
        let to = swell(start + STEP);
        let coefficient = 2.0 * (std::f32::consts::PI * from.1 / hertz).sin();
        for n in 0..STEP.min(frames - start) {
            let envelope = from.0 + (to.0 - from.0) * n as f32 / STEP as f32;
            let breath = filter.next(noise.next(), coefficient);
            let above: f32 = fifth.iter_mut().map(Sine::next).sum();
            samples.push((breath + FIFTH_STRENGTH * above) * envelope);
        }
        from = to;
    }
    to_peak(&samples, TONE_PEAK)
}

/// White noise from a 32-bit xorshift (Marsaglia 2003), −1 to 1.
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as i32 as f32 / 2_147_483_648.0
    }
}

/// A state-variable filter; its band output.
struct Filter {
    low: f32,
    band: f32,
}

impl Filter {
    fn next(&mut self, input: f32, coefficient: f32) -> f32 {
        self.low += coefficient * self.band;
        let high = input - self.low - DAMPING * self.band;
        self.band += coefficient * high;
        self.band
    }
}

/// A sine by rotation.
struct Sine {
    re: f32,
    im: f32,
    step: (f32, f32),
}

impl Sine {
    fn new(pitch: f32, hertz: f32) -> Self {
        let angle = std::f32::consts::TAU * pitch / hertz;
        Self { re: 1.0, im: 0.0, step: (angle.cos(), angle.sin()) }
    }

    fn next(&mut self) -> f32 {
        let (re, im) = (self.re, self.im);
        self.re = re * self.step.0 - im * self.step.1;
        self.im = re * self.step.1 + im * self.step.0;
        im
    }
}
