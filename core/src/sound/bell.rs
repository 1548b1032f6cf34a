//! The bell: a struck bowl.

use super::Rate;
use super::level::{BELL_PEAK, to_peak};

/// Hertz of the lowest partial (design card: "near 220 Hz").
const FUNDAMENTAL: f64 = 220.0;
/// Seconds in which the attack rises; short enough to be a strike, long enough not to click.
const ATTACK: f64 = 0.003;
/// The last seconds, in which what little is left goes to nothing.
const RELEASE: f64 = 0.4;
/// Seconds until the longest partial is 60 dB down; the bell ends there.
const LENGTH: f64 = 9.0;

/// Partials of a bowl: times the fundamental, seconds until 60 dB down, strength, hertz between the two halves
/// of its slowly beating pair. Ratios and decays are the design card's; strengths and beats are ours, by ear.
const PARTIALS: [(f64, f64, f64, f64); 4] =
    [(1.0, 9.0, 1.0, 0.31), (2.7, 5.0, 0.5, 0.47), (5.0, 3.0, 0.22, 0.59), (8.0, 1.5, 0.1, 0.73)];
/// How strong the second half of a pair is; less than the first, so that the beat never falls to silence.
const PAIR: f64 = 0.4;

/// A decaying sine, turned on by one complex multiplication a sample. The same on every machine: only the two
/// numbers it starts from come from the machine's own sine.
struct Turning {
    re: f64,
    im: f64,
    step_re: f64,
    step_im: f64,
}

impl Turning {
    fn new(hertz: f64, decay: f64, strength: f64, rate: f64) -> Self {
        let (angle, fall) = (std::f64::consts::TAU * hertz / rate, (-6.907_755 / (decay * rate)).exp());
        Self { re: strength, im: 0.0, step_re: fall * angle.cos(), step_im: fall * angle.sin() }
    }

    fn next(&mut self) -> f64 {
        let now = self.im;
        let re = self.re * self.step_re - self.im * self.step_im;
        self.im = self.re * self.step_im + self.im * self.step_re;
        self.re = re;
        now
    }
}

/// The bell, once; at its loudest it is at −6 dBFS.
pub(super) fn bell(rate: Rate) -> Vec<i16> {
    let hertz = f64::from(rate.hertz());
    let frames = (LENGTH * hertz) as usize;
    let mut samples = vec![0.0_f32; frames];
    for (ratio, decay, strength, beat) in PARTIALS {
        let pitch = FUNDAMENTAL * ratio;
        let mut first = Turning::new(pitch - beat / 2.0, decay, strength, hertz);
        let mut second = Turning::new(pitch + beat / 2.0, decay, strength * PAIR, hertz);
        for sample in &mut samples {
            *sample += (first.next() + second.next()) as f32;
        }
    }
    shape_ends(&mut samples, (ATTACK * hertz) as usize, (RELEASE * hertz) as usize);
    to_peak(&samples, BELL_PEAK)
}

/// Starts from nothing over `rise` samples and ends in nothing over `fall`, along half a cosine.
pub(super) fn shape_ends(samples: &mut [f32], rise: usize, fall: usize) {
    let half_cosine = |n: usize, of: usize| {
        let angle = std::f32::consts::PI * n as f32 / of.max(1) as f32;
        0.5 - 0.5 * angle.cos()
    };
    for (n, sample) in samples.iter_mut().take(rise).enumerate() {
        *sample *= half_cosine(n, rise);
    }
    for (n, sample) in samples.iter_mut().rev().take(fall).enumerate() {
        *sample *= half_cosine(n, fall);
    }
}
