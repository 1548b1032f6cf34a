//! What is in a track, sample by sample.

mod heard;
mod sentences;

use super::*;
use crate::content::{Language, ProtocolId};
use crate::session::{Changes, Holds, Manner, Plan, Subject, compile};
use crate::testing::catalogue;
use crate::time::Millis;
use crate::timeline::SpokenLengths;
use crate::timeline::{CueKind, Guide, LineIndex, Strike, Timeline};
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

const SIX_DECIBELS_DOWN: i16 = 16_384;

fn guide(voice: bool, tones: bool) -> Guide {
    Guide { voice, tones, bell: true, touch: false }
}

fn timeline(protocol: &str, seconds: u64, guide: Guide) -> Timeline {
    let plan = Plan {
        subject: Subject::Protocol(ProtocolId(protocol.into())),
        length: Millis::from_secs(seconds),
        start_pace: Millis::from_secs(3),
        holds: Holds::With,
        beginner: false,
        guide,
        language: Language::new("en"),
        manner: Manner::default(),
        changes: Changes::default(),
    };
    Arc::unwrap_or_clone(compile(&plan, catalogue(), &SpokenLengths::default()).unwrap().timeline)
}

/// A voice of a kind: a hum with silence before and after it, at a rate of its own.
fn hum(words: &str, rate: u32, millis: u32) -> Clip {
    let frames = rate * millis / 1000;
    let sample =
        |n: u32| (9000.0 * (f64::from(n) * 150.0 * std::f64::consts::TAU / f64::from(rate)).sin()) as i16;
    let silence = vec![0; rate as usize / 5];
    let samples = [silence.clone(), (0..frames).map(sample).collect(), silence].concat();
    Clip { words: words.into(), voice: "hum".into(), rate, samples }
}

fn hums(timeline: &Timeline) -> Vec<Clip> {
    timeline.lines.iter().zip(0..).map(|(words, n)| hum(words, 22_050, 700 + 100 * n)).collect()
}

fn kept(rate: Rate, clips: &[Clip]) -> Clips {
    let mut kept = Clips::new(rate);
    clips.iter().for_each(|clip| kept.keep(clip.prepare(rate).unwrap()));
    kept
}

fn put_aside(clips: &[Clip], folder: &Path) -> Clips {
    let mut aside = Aside::new(folder).unwrap();
    let mut kept = Clips::new(Rate::Hz24k);
    clips.iter().for_each(|clip| kept.keep(clip.prepare(Rate::Hz24k).unwrap().put_aside(&mut aside)));
    kept
}

fn mixed(timeline: &Timeline, rate: Rate, clips: &[Clip]) -> Track {
    Track::new(timeline, &kept(rate, clips))
}

fn whole(track: &mut Track) -> Vec<i16> {
    let mut out = vec![1; track.frames() as usize];
    track.render(0, &mut out);
    out
}

fn loudest(samples: &[i16]) -> i16 {
    samples.iter().map(|sample| sample.saturating_abs()).max().unwrap_or(0)
}

fn rms(samples: &[i16]) -> f64 {
    (samples.iter().map(|s| f64::from(*s).powi(2)).sum::<f64>() / samples.len() as f64).sqrt()
}

#[test]
fn only_24_and_48_kilohertz_are_made() {
    assert_eq!(Rate::new(48_000).map(Rate::hertz), Ok(48_000));
    assert_eq!(Rate::new(24_000).map(Rate::hertz), Ok(24_000));
    for other in [0, 1, 22_050, 44_100, u32::MAX] {
        assert_eq!(Rate::new(other), Err(SoundError::UnknownRate));
    }
}

#[test]
fn the_bell_is_at_minus_six_decibels_starts_within_five_milliseconds_and_ends_in_silence() {
    let bell = bell::bell(Rate::Hz48k);
    assert!((SIX_DECIBELS_DOWN - 40..=SIX_DECIBELS_DOWN).contains(&loudest(&bell)), "{}", loudest(&bell));
    let attack = bell.iter().position(|s| s.saturating_abs() > SIX_DECIBELS_DOWN / 2).unwrap();
    assert!(attack < 240, "{attack} frames");
    assert_eq!((bell[0], *bell.last().unwrap()), (0, 0));
    assert_eq!(bell.len(), 9 * 48_000);
    let second = |n: usize| rms(&bell[n * 48_000..][..48_000]);
    assert!((1..9).all(|n| second(n) < second(n - 1)), "it only ever gets quieter");
}

#[test]
fn tones_stay_eighteen_decibels_below_the_bell_and_begin_and_end_in_silence() {
    for rate in [Rate::Hz24k, Rate::Hz48k] {
        for kind in [crate::timeline::Tone::In, crate::timeline::Tone::Out] {
            for millis in [400, 2000, 5500, 12_000] {
                let tone = tone::tone(kind, rate.frame(Millis(millis)) as usize, rate);
                assert_eq!(tone.len() as u64, rate.frame(Millis(millis)));
                assert!(f64::from(loudest(&tone)) <= f64::from(SIX_DECIBELS_DOWN) * 0.126, "{millis}");
                assert!(tone[0].abs() <= 2 && tone.last().unwrap().abs() <= 2);
            }
        }
    }
    let rise = tone::tone(crate::timeline::Tone::In, 96_000, Rate::Hz24k);
    let fall = tone::tone(crate::timeline::Tone::Out, 96_000, Rate::Hz24k);
    assert!(rms(&rise[..32_000]) < rms(&rise[64_000..]), "in rises towards its end");
    assert!(rms(&fall[..32_000]) > rms(&fall[64_000..]), "out falls away");
}

#[test]
fn every_protocol_with_everything_on_stays_below_minus_six_decibels_and_never_clicks() {
    let catalogue = catalogue();
    for protocol in &catalogue.protocols {
        let timeline = timeline(&protocol.id.0, 60, guide(true, true));
        let mut track = mixed(&timeline, Rate::Hz24k, &hums(&timeline));
        let samples = whole(&mut track);
        assert!(loudest(&samples) <= SIX_DECIBELS_DOWN, "{}: {}", protocol.id.0, loudest(&samples));
        // The steepest step there may be is the bell's own: its partials at their loudest, together.
        let steepest =
            |s: &[i16]| s.windows(2).map(|w| (i32::from(w[1]) - i32::from(w[0])).abs()).max().unwrap();
        let allowed = steepest(&bell::bell(Rate::Hz24k)) + 600;
        assert!(steepest(&samples) <= allowed, "{}: {} > {allowed}", protocol.id.0, steepest(&samples));
    }
}

#[test]
fn a_tone_by_itself_rises_from_silence_and_returns_to_it_without_a_step() {
    for rate in [Rate::Hz24k, Rate::Hz48k] {
        for kind in [crate::timeline::Tone::In, crate::timeline::Tone::Out] {
            for frames in [9_601, 77_777, 131_071] {
                let tone = tone::tone(kind, frames, rate);
                let (start, end) = (&tone[..48], &tone[frames - 48..]);
                assert!(
                    loudest(start) < 60 && loudest(end) < 60,
                    "{kind:?} {frames}: {} {}",
                    loudest(start),
                    loudest(end)
                );
                let step = tone.windows(2).map(|w| (i32::from(w[1]) - i32::from(w[0])).abs()).max().unwrap();
                assert!(step < 900, "{kind:?} {frames}: {step}");
            }
        }
    }
}

#[test]
fn the_last_bell_ends_a_line_that_is_still_being_said_and_faint_noise_is_not_raised_to_speech() {
    let mut talk = timeline("natural", 30, guide(true, false));
    let say = LineIndex(0);
    talk.cues.insert(1, crate::timeline::Cue { at: Millis(22_000), kind: CueKind::Say(say) });
    talk.cues.sort_by_key(|cue| cue.at);
    let long = hum(talk.line(say), 24_000, 20_000);
    let mut track = mixed(&talk, Rate::Hz24k, &[long]);
    let samples = whole(&mut track);
    assert!(loudest(&samples) <= SIX_DECIBELS_DOWN, "{}", loudest(&samples));
    let end = Rate::Hz24k.frame(talk.end) as usize;
    assert!(samples[end..] == bell::bell(Rate::Hz24k), "from the last strike on, the bell alone");

    let hiss = (0..24_000).map(|n: i32| ((n * 7919) % 41 - 20) as i16).collect();
    let faint = Clip { rate: 24_000, samples: hiss, ..hum(talk.line(say), 24_000, 0) };
    let mut track = mixed(&talk, Rate::Hz24k, &[faint]);
    let said = Rate::Hz24k.frame(Millis(22_000)) as usize;
    assert!(loudest(&whole(&mut track)[said..said + 24_000]) < 800);
}

#[test]
fn every_sound_starts_in_the_frame_of_its_cue() {
    for rate in [Rate::Hz24k, Rate::Hz48k] {
        let timeline = timeline("box-4", 64, Guide { bell: false, ..guide(true, false) });
        let clips: Vec<Clip> = hums(&timeline);
        let mut track = mixed(&timeline, rate, &clips);
        let samples = whole(&mut track);
        let mut checked = 0;
        for cue in &timeline.cues {
            if let CueKind::Say(_) = cue.kind {
                let frame = rate.frame(cue.at) as usize;
                // Nothing else sounds: silence up to the frame, the word's first samples from it on.
                let before = &samples[frame.saturating_sub(rate.hertz() as usize / 20)..frame];
                assert!(before.iter().all(|s| *s == 0), "{:?}", cue.at);
                assert!(loudest(&samples[frame..][..rate.hertz() as usize / 40]) > 500, "{:?}", cue.at);
                checked += 1;
            }
        }
        assert!(checked > 12);
    }
    let timeline = timeline("natural", 60, guide(false, false));
    let mut track = mixed(&timeline, Rate::Hz48k, &[]);
    let (samples, bell) = (whole(&mut track), bell::bell(Rate::Hz48k));
    let strikes: Vec<_> =
        timeline.cues.iter().filter(|cue| cue.kind == CueKind::Bell(Strike::Full)).collect();
    assert_eq!(strikes.len(), 2);
    for cue in strikes {
        assert_eq!(samples[Rate::Hz48k.frame(cue.at) as usize..][..bell.len()], bell);
    }
}

#[test]
fn speech_comes_out_at_eighteen_below_full_scale_whatever_its_level_and_everything_else_ducks_nine() {
    let timeline = timeline("equal-5", 60, guide(true, false));
    let spoken = timeline.cues.iter().find(|cue| matches!(cue.kind, CueKind::Say(_))).unwrap();
    let CueKind::Say(line) = spoken.kind else { panic!() };
    let start = Rate::Hz48k.frame(spoken.at) as usize;
    let quiet = whole(&mut mixed(&timeline, Rate::Hz48k, &[]));
    for loudness in [1000.0, 5000.0, 32_000.0] {
        let sample = |n: u32| (loudness * (f64::from(n) * 0.02).sin()) as i16;
        let samples = (0..48_000).map(sample).collect();
        let clip = Clip { samples, ..hum(timeline.line(line), 48_000, 0) };
        let mut track = mixed(&timeline, Rate::Hz48k, &[clip]);
        let with = whole(&mut track);
        // What is under the word is the bell, nine decibels down; what is left is the word.
        let middle = start + 12_000..start + 36_000;
        let word: Vec<i16> = middle
            .map(|n| with[n] - (f64::from(quiet[n]) * 10_f64.powf(-9.0 / 20.0)).round() as i16)
            .collect();
        let decibels = 20.0 * (rms(&word) / 32_768.0).log10();
        assert!((decibels + 18.0).abs() < 0.5, "{loudness}: {decibels}");
    }
}

#[test]
fn a_word_that_runs_into_the_next_goes_down_and_ends_there() {
    let timeline = timeline("pursed-lip", 60, Guide { bell: false, ..guide(true, false) });
    let long: Vec<Clip> = timeline.lines.iter().map(|words| hum(words, 48_000, 5000)).collect();
    let mut track = mixed(&timeline, Rate::Hz48k, &long);
    let samples = whole(&mut track);
    let says: Vec<u64> =
        timeline.cues.iter().filter(|c| matches!(c.kind, CueKind::Say(_))).map(|c| c.at.0).collect();
    for next in &says[1..] {
        let frame = Rate::Hz48k.frame(Millis(*next)) as usize;
        assert!(samples[frame - 20..frame].iter().all(|s| s.abs() < 60), "before {next} ms");
    }
}

#[test]
fn a_clip_that_is_no_sound_is_refused_and_a_silent_one_is_harmless() {
    let timeline = timeline("equal-5", 60, guide(true, true));
    let good = hum(&timeline.lines[1], 16_000, 500);
    for bad in [
        Clip { rate: 0, ..good.clone() },
        Clip { rate: 7_999, ..good.clone() },
        Clip { rate: u32::MAX, ..good.clone() },
        Clip { rate: 8_000, samples: vec![1; 8_000 * 61], ..good.clone() },
    ] {
        assert_eq!(bad.prepare(Rate::Hz24k), None);
    }
    for silent in [Vec::new(), vec![0; 4000], vec![3; 2]] {
        let clip = Clip { samples: silent, ..good.clone() };
        let mut track = mixed(&timeline, Rate::Hz24k, &[clip]);
        assert!(loudest(&whole(&mut track)) <= SIX_DECIBELS_DOWN);
    }
}

#[test]
fn what_one_voice_said_is_said_again_by_the_next_and_heard_until_then() {
    let timeline = timeline("equal-5", 60, guide(true, false));
    let missing = |clips: &Clips, from| {
        clips.missing(&timeline, from).into_iter().map(|(_, words)| words).collect::<Vec<_>>()
    };
    let all = missing(&Clips::new(Rate::Hz24k), Millis::ZERO);
    let (one, two) = (all[0], all[1]);
    let mut clips = kept(Rate::Hz24k, &[hum(one, 24_000, 500)]);
    let left = missing(&clips, Millis::ZERO);
    assert!(!left.contains(&one) && left.contains(&two) && !clips.are_mute(&timeline));
    let other = Clip { voice: "whistle".into(), ..hum(two, 24_000, 500) };
    clips.keep(other.prepare(Rate::Hz24k).unwrap());
    let left = missing(&clips, Millis::ZERO);
    assert!(left.contains(&one) && !left.contains(&two));
    assert!(clips.of(one).is_some() && clips.of("never said").is_none());
    assert_eq!(missing(&clips, timeline.end.saturating_add(Millis(1))), Vec::<&str>::new());
    assert!(Clips::new(Rate::Hz24k).are_mute(&timeline), "nobody has said anything");
    clips.keep(hum("at another pitch", 24_000, 500).prepare(Rate::Hz48k).unwrap());
    assert!(clips.of("at another pitch").is_none());
}

#[test]
fn past_the_end_and_at_the_largest_frame_there_is_silence() {
    let timeline = timeline("equal-5", 60, guide(false, true));
    let mut track = mixed(&timeline, Rate::Hz24k, &[]);
    for from in [track.frames(), u64::MAX - 3, u64::MAX] {
        let mut out = [7; 100];
        track.render(from, &mut out);
        assert_eq!(out, [0; 100], "{from}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_track_is_the_same_however_it_is_split(
        cuts in proptest::collection::vec(1_usize..200_000, 1..40),
        protocol in 0_usize..10,
        voice: bool,
        tones: bool,
    ) {
        let catalogue = catalogue();
        let timeline = timeline(&catalogue.protocols[protocol].id.0, 40, guide(voice, tones));
        let clips = hums(&timeline);
        let expected = whole(&mut mixed(&timeline, Rate::Hz24k, &clips));
        // What waits in a file is heard as it is from memory.
        let folder = tempfile::tempdir().unwrap();
        let mut track = Track::new(&timeline, &put_aside(&clips, folder.path()));
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        for cut in cuts.iter().cycle() {
            let end = (at + cut).min(expected.len());
            ranges.push((at, end));
            at = end;
            if at == expected.len() { break; }
        }
        // Out of order too: a person may pause and go back.
        ranges.reverse();
        for (start, end) in ranges {
            let mut out = vec![1; end - start];
            track.render(start as u64, &mut out);
            prop_assert_eq!(&out, &expected[start..end]);
        }
    }

    #[test]
    fn a_clip_that_comes_while_it_plays_is_heard_where_it_is_due_and_changes_nothing_that_was_rendered(
        come in proptest::collection::vec((1_u64..500_000, any::<proptest::sample::Index>()), 1..6),
        protocol in 0_usize..10,
        tones: bool,
    ) {
        let catalogue = catalogue();
        let timeline = timeline(&catalogue.protocols[protocol].id.0, 60, guide(true, tones));
        let all = hums(&timeline);
        let mut clips = Clips::new(Rate::Hz24k);
        let mut track = Track::new(&timeline, &clips);
        let (mut heard, mut ahead, mut first) = (Vec::new(), 0, Vec::new());
        for (frames, which) in come {
            let mut out = vec![1; frames as usize];
            track.render(ahead, &mut out);
            heard.extend(out);
            ahead += frames;
            let clip = which.get(&all);
            if clips.of(&clip.words).is_none() {
                first.push((clip.words.clone(), ahead));
            }
            clips.keep(clip.prepare(Rate::Hz24k).unwrap());
            track.take_up(&clips);
            let mut again = vec![1; heard.len()];
            track.render(0, &mut again);
            prop_assert!(again == heard, "what was rendered has changed");
        }
        let mut rest = vec![1; track.frames().saturating_sub(ahead) as usize];
        track.render(ahead, &mut rest);
        heard.extend(rest);
        prop_assert!(loudest(&heard) <= SIX_DECIBELS_DOWN);
        let steepest = |s: &[i16]| s.windows(2).map(|w| (i32::from(w[1]) - i32::from(w[0])).abs()).max().unwrap();
        prop_assert!(steepest(&heard) <= steepest(&bell::bell(Rate::Hz24k)) + 600, "it clicks");
        // Word for word: one that is due a ramp or more after it came sounds as if it had always been there.
        let silent = whole(&mut Track::new(&timeline, &Clips::new(Rate::Hz24k)));
        for cue in &timeline.cues {
            let CueKind::Say(line) = cue.kind else { continue };
            let (start, words) = (Rate::Hz24k.frame(cue.at), timeline.line(line));
            let came = first.iter().find(|(said, _)| said == words).map_or(u64::MAX, |(_, at)| *at);
            let part = |samples: &[i16]| samples[start as usize + 1200..][..1200].to_vec();
            if start >= came.saturating_add(1920) {
                prop_assert!(rms(&part(&heard)) > 300.0, "{words} at {start} is not heard");
            } else if !tones && came == u64::MAX {
                prop_assert!(rms(&part(&heard)) <= rms(&part(&silent)) + 1.0, "{words} at {start} was never spoken");
            }
        }
    }
}
