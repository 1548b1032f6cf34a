//! Practices as they sound, spoken by espeak-ng: where speech, silence and the bell stand in the samples themselves.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use super::*;
use kindself_core::timeline::CueKind;

const RATE: Rate = Rate::Hz24k;

/// The loudest sample between two moments, in thousandths of full scale.
fn loudest(heard: &Heard, from: u64, to: u64) -> u32 {
    let at = |ms: u64| (RATE.frame(Millis(ms)) as usize).min(heard.samples.len());
    let most = heard.samples[at(from)..at(to)].iter().map(|sample| sample.unsigned_abs()).max().unwrap_or(0);
    u32::from(most) * 1000 / 32_768
}

/// How loud it is between two moments, as a root of the mean of squares, in thousandths of full scale.
fn loudness(heard: &Heard, from: u64, to: u64) -> u32 {
    let at = |ms: u64| (RATE.frame(Millis(ms)) as usize).min(heard.samples.len());
    let part = &heard.samples[at(from)..at(to)];
    let energy: f64 = part.iter().map(|sample| f64::from(*sample).powi(2)).sum();
    ((energy / part.len().max(1) as f64).sqrt() / 32.768) as u32
}

/// Every line that is said: from when to when.
fn speech(heard: &Heard) -> Vec<(u64, u64)> {
    let length = |line| heard.lengths[heard.timeline.line(line)].0;
    heard.timeline.said().map(|(at, line)| (at.0, at.0 + length(line))).collect()
}

fn bells(heard: &Heard) -> Vec<u64> {
    let cues = heard.timeline.cues.iter();
    cues.filter(|cue| matches!(cue.kind, CueKind::Bell(_))).map(|cue| cue.at.0).collect()
}

/// How long a bell is heard at most.
const RINGS: u64 = 9_000;

#[test]
fn speech_silence_and_the_bell_stand_where_the_timeline_says() {
    let catalogue = Catalogue::bundled().unwrap();
    for (practice, ways) in [
        ("self-compassion-break", vec![]),
        ("soles-of-the-feet", vec!["eyes-closed".to_owned()]),
        ("kind-affirmation", vec![]),
    ] {
        let heard = heard(&plan(&catalogue, practice, "short", &ways).unwrap(), &catalogue, RATE).unwrap();
        let (speech, bells) = (speech(&heard), bells(&heard));
        assert!(
            said(&heard.timeline).iter().all(|line| heard.lengths.contains_key(*line)),
            "{practice}: all is spoken"
        );
        let pace = heard.words_a_minute();
        assert!((105..=145).contains(&pace), "{practice}: {pace} words a minute");

        assert!(speech.len() >= 3 && !bells.is_empty(), "{practice}: {speech:?} {bells:?}");
        for (n, (from, to)) in speech.iter().copied().enumerate() {
            assert!(loudest(&heard, from, from + 150) > 10, "{practice}: line {n} begins on its cue");
            assert!(loudest(&heard, to - 250, to) > 5, "{practice}: line {n} is heard to its end");
            // -18 dBFS is 126 thousandths while it sounds; words have gaps, and a peak may keep it lower.
            let level = loudness(&heard, from, to);
            assert!((30..=140).contains(&level), "{practice}: line {n} is at {level}");
            let next = speech.get(n + 1).map_or(heard.timeline.end.0, |(next, _)| *next);
            assert!(to <= next, "{practice}: line {n} ends before the next begins");
            let rings = |from: u64, to: u64| bells.iter().any(|at| *at < to && at + RINGS > from);
            if next > to + 500 && !rings(to, next) {
                assert_eq!(loudest(&heard, to + 100, next - 50), 0, "{practice}: after line {n} it is quiet");
            }
        }
        for at in bells {
            assert!(loudest(&heard, at, at + 200) > 100, "{practice}: a bell at {at}");
        }
        assert!(loudest(&heard, 0, u64::MAX / 100) <= 501, "{practice}: nothing is louder than the bell");
        let end = heard.samples.len() as u64 / 24;
        assert!(end >= heard.timeline.end.0, "{practice}: the last bell rings out");
        assert!(loudest(&heard, end - 20, end) <= 2, "{practice}: it ends in silence");
    }
}
