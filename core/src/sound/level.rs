//! Levels of the track, all from the design card (look-and-voice, "Sound"), as parts of full scale.

/// The loudest the track gets: −6 dBFS, which is the bell's first moment.
pub(super) const BELL_PEAK: f32 = 0.5;
/// A soft strike: 10 dB below.
pub(super) const SOFT_BELL_PEAK: f32 = BELL_PEAK * 0.316;
/// Breath tones peak 20 dB below the bell (the card asks for at least 18).
pub(super) const TONE_PEAK: f32 = BELL_PEAK * 0.1;
/// Speech is brought to −18 dBFS by RMS…
pub(super) const SPEECH_RMS: f32 = 0.126;
/// …but no peak of it above −8 dBFS, so that with a bell that has rung for a second and is ducked, or a soft one that
/// is struck under it, the track stays below −6 dBFS. A full strike ends what is being said.
pub(super) const SPEECH_PEAK: f32 = 0.4;
/// What is fainter than this much below speech level is no speech and is not raised to it (24 dB).
pub(super) const SPEECH_GAIN_MOST: f32 = 16.0;
/// Everything else goes down 9 dB under speech, in 1/32,768.
pub(super) const DUCKED: i16 = 11_626;

/// Samples at the level where the loudest one is `peak`; silence stays silence.
pub(super) fn to_peak(samples: &[f32], peak: f32) -> Vec<i16> {
    let loudest = samples.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
    let gain = if loudest > 0.0 { peak / loudest } else { 0.0 };
    samples.iter().map(|sample| to_i16(sample * gain)).collect()
}

/// One sample; what is beyond full scale is cut, and what is not a number is silence.
pub(super) fn to_i16(sample: f32) -> i16 {
    // `as` saturates, and turns NaN into 0.
    (sample * 32_767.0).round() as i16
}
