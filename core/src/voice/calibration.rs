//! How fast a voice is to speak, found by a sentence that it says.

use super::TRIES;
use crate::time::Millis;
use crate::timeline::WORD;

/// How fast, in thousandths of the voice's own ordinary speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Speed(u16);

impl Speed {
    /// As the voice speaks by itself.
    pub const ORDINARY: Self = Self(1000);
    /// Half and double: beyond, no engine is understood.
    const LEAST: f64 = 500.0;
    const MOST: f64 = 2000.0;

    /// In thousandths.
    pub fn thousandths(self) -> u16 {
        self.0
    }

    /// So many times as fast.
    fn times(self, factor: f64) -> Self {
        let faster = (f64::from(self.0) * factor).clamp(Self::LEAST, Self::MOST);
        // `as` saturates, and what is not a number is clamped to none.
        Self(faster.round() as u16)
    }
}

/// A word at 110 words a minute, and at 145: between them a voice is left as it is (design values).
const SLOWEST: u64 = 60_000 / 110;
const FASTEST: u64 = 60_000 / 145;
/// With two it is known how the voice takes what it is told, with a third it is there.
const RENDERINGS: usize = 3;

/// What a voice has said of its sentence so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Calibration {
    heard: Vec<(Speed, Millis)>,
    failed: u8,
}

impl Calibration {
    /// The speed at which the sentence of that many words is wanted next; `None` once it is known how fast the voice is to speak.
    pub fn next(&self, words: u64) -> Option<Speed> {
        let Some((speed, length)) = self.heard.last() else {
            return (self.failed < TRIES).then_some(Speed::ORDINARY);
        };
        let fits = (words * FASTEST..=words * SLOWEST).contains(&length.0);
        let next = speed.times((length.0 as f64 / (words * WORD.0) as f64).powf(1.0 / self.follows()));
        let is_new = self.heard.iter().all(|(tried, _)| *tried != next);
        (!fits && is_new && self.heard.len() < RENDERINGS && self.failed < TRIES).then_some(next)
    }

    /// How it takes what it is told: 1 where it is twice as fast when told so, 2 where it is four times as fast. A phone's speed is not
    /// always in proportion.
    fn follows(&self) -> f64 {
        let [.., (one, first), (two, second)] = self.heard.as_slice() else { return 1.0 };
        let told = f64::from(two.0) / f64::from(one.0);
        let became = first.0 as f64 / second.0.max(1) as f64;
        let follows = became.ln() / told.ln();
        // One that does not follow at all, or backwards, is told in proportion.
        if follows.is_finite() && follows > 0.2 { follows } else { 1.0 }
    }

    /// It took so long at that speed.
    pub fn heard(&mut self, speed: Speed, length: Millis) {
        self.heard.push((speed, length));
    }

    /// It did not say it.
    pub fn failed(&mut self) {
        self.failed = self.failed.saturating_add(1);
    }

    /// How long a word takes, at the speed that came closest, as a share of what is wanted, in thousandths; never more than all of it.
    pub fn share(&self, words: u64) -> u64 {
        let closest = self.closest(words).map_or(Millis(words * WORD.0), |(_, length)| *length);
        (closest.0 * 1000 / (words * WORD.0).max(1)).min(1000)
    }

    /// The speed that came closest; the ordinary one of a voice that would not say the sentence.
    pub fn speed(&self, words: u64) -> Speed {
        self.closest(words).map_or(Speed::ORDINARY, |(speed, _)| *speed)
    }

    fn closest(&self, words: u64) -> Option<&(Speed, Millis)> {
        self.heard.iter().min_by_key(|(_, length)| length.0.abs_diff(words * WORD.0))
    }
}
