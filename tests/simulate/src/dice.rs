//! Chance that is the same for the same seed.

/// Random numbers (SplitMix64; Steele, Lea, Flood 2014).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Those of a seed.
    pub fn of(seed: u64) -> Self {
        // Seeds follow each other, and so would their first numbers.
        let mut dice = Self(seed.wrapping_mul(0xd134_2543_de82_ef95));
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of `least` to `most`.
    pub fn among(&mut self, least: i64, most: i64) -> i64 {
        let sides = u64::try_from(most - least + 1).unwrap_or(1);
        least + i64::try_from(self.next() % sides).unwrap_or(0)
    }

    /// So many times in a hundred.
    pub fn hits(&mut self, percent: i64) -> bool {
        self.among(0, 99) < percent
    }

    /// One of a list.
    pub fn of_these<T: Copy>(&mut self, these: &[T]) -> Option<T> {
        let which = self.among(0, i64::try_from(these.len()).unwrap_or(1) - 1);
        usize::try_from(which).ok().and_then(|which| these.get(which)).copied()
    }
}
