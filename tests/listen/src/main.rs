//! `make listen`: a practice as a sound file, to be heard before it counts as written. It takes the way that the app takes, with
//! the app's own track; only the voice is another one. A tool for writers: nothing of it is shipped.
//!
//! `kindself-listen PRACTICE LENGTH FILE.wav [eyes-closed] [after-backdraft]`

#![allow(clippy::disallowed_methods, reason = "a tool that writes a file")]

#[cfg(test)]
mod tests;

use kindself_core::content::{Catalogue, Language, PracticeId};
use kindself_core::practice::Eyes;
use kindself_core::session::{Changes, Holds, Manner, Plan, Subject, compile};
use kindself_core::sound::{Clips, Rate, Track};
use kindself_core::time::Millis;
use kindself_core::timeline::{Guide, SpokenLengths, Timeline};
use kindself_core::voice::{Needed, Next, Rendering, Synthesis, Utterance};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::process::Command;
use std::sync::Arc;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What espeak-ng says of itself as its ordinary speed.
const ESPEAK_RATE: u32 = 175;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [practice, length, file, ways @ ..] = arguments.as_slice() else {
        return Err("say which: PRACTICE LENGTH FILE.wav [eyes-closed] [after-backdraft]".into());
    };
    let catalogue = Catalogue::bundled()?;
    let heard = heard(&plan(&catalogue, practice, length, ways)?, &catalogue, Rate::Hz48k)?;
    std::fs::write(file, wav(&heard.samples, Rate::Hz48k.hertz())?)?;
    let lines = said(&heard.timeline);
    let (seconds, count, pace) = (heard.timeline.end.0 / 1000, lines.len(), heard.words_a_minute());
    println!("{file}: {seconds} s, {count} lines, {pace} words a minute while it speaks");
    for shown in lines.into_iter().filter(|line| !heard.lengths.contains_key(*line)) {
        println!("NOT SPOKEN: {shown}");
    }
    Ok(())
}

/// A practice as it sounds.
struct Heard {
    timeline: Arc<Timeline>,
    /// How long each line takes that was spoken.
    lengths: BTreeMap<String, Millis>,
    samples: Vec<i16>,
}

impl Heard {
    /// How fast it speaks, the gaps between two sentences of a line included.
    fn words_a_minute(&self) -> u64 {
        let words: usize = self.lengths.keys().map(|line| line.split_whitespace().count()).sum();
        let millis: u64 = self.lengths.values().map(|length| length.0).sum();
        words as u64 * 60_000 / millis.max(1)
    }
}

fn heard(plan: &Plan, catalogue: &Catalogue, rate: Rate) -> Outcome<Heard> {
    let mut spoken = SpokenLengths::default();
    // Lines that were measured may change which fit; what is said does not change.
    let first = compile(plan, catalogue, &spoken)?.timeline;
    let lines: Vec<String> = said(&first).into_iter().map(str::to_owned).collect();
    let clips = speak(catalogue, lines, rate)?;
    let lengths: BTreeMap<String, Millis> = clips.lengths().into_iter().collect();
    for (words, length) in &lengths {
        spoken.learn(words, *length, Millis::ZERO);
    }
    let timeline = compile(plan, catalogue, &spoken)?.timeline;
    let mut track = Track::new(&timeline, &clips);
    let mut samples = vec![0_i16; usize::try_from(track.frames())?];
    track.render(0, &mut samples);
    Ok(Heard { timeline, lengths, samples })
}

fn plan(catalogue: &Catalogue, practice: &str, length: &str, ways: &[String]) -> Outcome<Plan> {
    let id = PracticeId(practice.to_owned());
    let found = catalogue.practice(&id).ok_or_else(|| {
        let ids: Vec<&str> = catalogue.practices.iter().map(|practice| practice.id.0.as_str()).collect();
        format!("there is no {practice}; there are {}", ids.join(", "))
    })?;
    let (_, script) = found
        .lengths
        .each()
        .find(|(name, _)| *name == length)
        .ok_or_else(|| format!("{practice} has no {length} script; say short, medium or long"))?;
    let has = |way: &str| ways.iter().any(|other| other == way);
    Ok(Plan {
        subject: Subject::Practice(id),
        length: script.length.0,
        start_pace: catalogue.rules.ramp.start.usual.0,
        holds: Holds::With,
        beginner: false,
        guide: Guide { voice: true, tones: true, bell: true, touch: false },
        language: Language::new(Language::BASE),
        manner: Manner {
            eyes: if has("eyes-closed") { Eyes::Closed } else { Eyes::Open },
            after_backdraft: has("after-backdraft"),
            ..Manner::default()
        },
        changes: Changes::default(),
    })
}

/// Everything that is said, each once.
fn said(timeline: &Timeline) -> BTreeSet<&str> {
    timeline.said().map(|(_, line)| timeline.line(line)).collect()
}

/// As the app has a voice speak: calibrated, sentence by sentence.
fn speak(catalogue: &Catalogue, lines: Vec<String>, rate: Rate) -> Outcome<Clips> {
    let calibration = &catalogue.voice.text.get(&Language::new(Language::BASE)).calibration;
    let mut synthesis = Synthesis::new(rate, calibration, None);
    let needed = Needed { lines, ..Needed::default() };
    let (mut clips, mut said) = (Clips::new(rate), None);
    loop {
        let turn = synthesis.turn("espeak-ng", &needed, said.take(), None);
        turn.spoken.into_iter().for_each(|line| clips.keep(line));
        match turn.next {
            Next::Say(utterance) => said = Some(say(&utterance)?),
            Next::Again => {}
            Next::Done => return Ok(clips),
        }
    }
}

fn say(utterance: &Utterance) -> Outcome<Rendering> {
    let a_minute = u32::from(utterance.speed.thousandths()) * ESPEAK_RATE / 1000;
    let run = Command::new("espeak-ng")
        .args(["-v", "en", "-s", &a_minute.to_string(), "--stdout", "--", &utterance.words])
        // It asks for a sound server though it writes to a pipe, and that would leave a folder in the temporary one.
        .env("PULSE_RUNTIME_PATH", "/dev/null")
        .output();
    let spoke =
        run.map_err(|error| format!("espeak-ng (Debian's package of that name) does not run: {error}"))?;
    if spoke.status.success() { read(&spoke.stdout) } else { Ok(Rendering::Failed) }
}

/// What espeak-ng writes: 44 bytes of header, then 16 bits a sample, one channel.
fn read(bytes: &[u8]) -> Outcome<Rendering> {
    let (header, samples) = bytes.split_at_checked(44).ok_or("espeak-ng wrote no sound")?;
    let rate = header.get(24..28).and_then(|rate| rate.try_into().ok()).map(u32::from_le_bytes);
    let samples = samples.chunks_exact(2).filter_map(|two| Some(i16::from_le_bytes(two.try_into().ok()?)));
    Ok(Rendering::Samples { rate: rate.ok_or("espeak-ng wrote no rate")?, samples: samples.collect() })
}

fn wav(samples: &[i16], rate: u32) -> Outcome<Vec<u8>> {
    let size = u32::try_from(samples.len() * 2)?;
    let mut bytes = Vec::with_capacity(samples.len() * 2 + 44);
    bytes.extend(b"RIFF");
    bytes.extend((size + 36).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    for (number, width) in [(16, 4), (1, 2), (1, 2), (rate, 4), (rate * 2, 4), (2, 2), (16, 2)] {
        bytes.extend(number.to_le_bytes().iter().take(width));
    }
    bytes.extend(b"data");
    bytes.extend(size.to_le_bytes());
    bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    Ok(bytes)
}
