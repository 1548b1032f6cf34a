//! Puts samples onto samples. Every sample of the result depends on its own frame only, so a track comes out the
//! same however it is asked for.

/// Samples that start at a frame of the track.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub start: u64,
    pub samples: &'a [i16],
}

/// A stretch of the track being rendered.
pub(super) struct Canvas<'a> {
    /// The track's frame of `out`'s first sample.
    from: u64,
    out: &'a mut [i16],
    /// Up to here something was put; beyond, nothing has been written yet, not even silence.
    filled: usize,
}

impl<'a> Canvas<'a> {
    pub fn new(from: u64, out: &'a mut [i16]) -> Self {
        Self { from, out, filled: 0 }
    }

    /// The part of a stretch of the track that lies in `out`: places in `out`, and the offset into the stretch.
    fn overlap(&self, start: u64, length: usize) -> Option<(std::ops::Range<usize>, usize)> {
        let end = start.saturating_add(length as u64).min(self.from + self.out.len() as u64);
        let first = start.max(self.from);
        (first < end).then(|| {
            let range = (first - self.from) as usize..(end - self.from) as usize;
            (range, (first - start) as usize)
        })
    }

    /// Adds samples. Called in order of their starts, so where nothing was put before they are copied instead.
    pub fn put(&mut self, placed: Placed) {
        let Some((range, offset)) = self.overlap(placed.start, placed.samples.len()) else { return };
        self.silence_until(range.start);
        let Some(samples) = placed.samples.get(offset..offset + range.len()) else { return };
        let shared = self.filled.clamp(range.start, range.end) - range.start;
        let (over, alone) = samples.split_at(shared);
        let Some(target) = self.out.get_mut(range.clone()) else { return };
        let (target_over, target_alone) = target.split_at_mut(shared);
        add(target_over, over);
        target_alone.copy_from_slice(alone);
        self.filled = self.filled.max(range.end);
    }

    /// Multiplies a stretch by a curve of gains in 1/32,768.
    pub fn scale(&mut self, start: u64, curve: &[i16]) {
        let Some((range, offset)) = self.overlap(start, curve.len()) else { return };
        let range = range.start..range.end.min(self.filled);
        let (Some(target), Some(gains)) = (self.out.get_mut(range), curve.get(offset..)) else { return };
        for (sample, gain) in target.iter_mut().zip(gains) {
            *sample = scaled(*sample, *gain);
        }
    }

    /// Multiplies a stretch by one gain in 1/32,768.
    pub fn scale_flat(&mut self, start: u64, length: u64, gain: i16) {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let Some((range, _)) = self.overlap(start, length) else { return };
        let range = range.start..range.end.min(self.filled);
        for sample in self.out.get_mut(range).into_iter().flatten() {
            *sample = scaled(*sample, gain);
        }
    }

    /// Adds speech, which goes down to nothing in a straight line over the last `fade` frames before `end`.
    pub fn speak(&mut self, placed: Placed, end: u64, fade: usize) {
        let Some((range, offset)) = self.overlap(placed.start, placed.samples.len()) else { return };
        let left = usize::try_from(end.saturating_sub(placed.start + offset as u64)).unwrap_or(usize::MAX);
        self.silence_until(range.start);
        let shared = self.filled.clamp(range.start, range.end) - range.start;
        self.filled = self.filled.max(range.end);
        let Some(target) = self.out.get_mut(range) else { return };
        let samples = placed.samples.get(offset..).unwrap_or(&[]);
        // Where nothing was put before, the word is copied; what fades starts from silence there.
        let whole = left.saturating_sub(fade).min(target.len());
        let (over, alone) = target.split_at_mut(shared.min(whole));
        add(over, samples);
        let (plain, fading) = alone.split_at_mut(whole - over.len());
        if let Some(samples) = samples.get(over.len()..whole) {
            plain.copy_from_slice(samples);
        }
        if let Some(untouched) = fading.get_mut(shared.saturating_sub(whole)..) {
            untouched.fill(0);
        }
        for (n, (sample, spoken)) in fading.iter_mut().zip(samples.iter().skip(whole)).enumerate() {
            let gain = (left.saturating_sub(whole + n) * 32_767 / fade.max(1)).min(32_767) as i16;
            *sample = sample.saturating_add(scaled(*spoken, gain));
        }
    }

    /// Silence wherever nothing was put.
    pub fn finish(mut self) {
        self.silence_until(self.out.len());
    }

    fn silence_until(&mut self, end: usize) {
        if end > self.filled {
            if let Some(gap) = self.out.get_mut(self.filled..end) {
                gap.fill(0);
            }
            self.filled = end;
        }
    }
}

fn add(target: &mut [i16], samples: &[i16]) {
    for (sample, other) in target.iter_mut().zip(samples) {
        *sample = sample.saturating_add(*other);
    }
}

fn scaled(sample: i16, gain: i16) -> i16 {
    ((i32::from(sample) * i32::from(gain) + 0x4000) >> 15) as i16
}
