//! `make listen`: a practice as a sound file, to be heard before it counts as written. It takes the way that the app takes, with
//! the app's own track; only the voice is another one. A tool for writers: nothing of it is shipped.
//!
//! `kindself-listen PRACTICE LENGTH FILE.wav [eyes-closed] [after-backdraft]`

#![allow(clippy::disallowed_methods, reason = "a tool that writes a file")]

use kindself_core::content::{Catalogue, Language, PracticeId};
use kindself_core::practice::Eyes;
use kindself_core::session::{Changes, Holds, Manner, Plan, Subject, compile};
use kindself_core::sound::{Clip, Clips, Rate, Track};
use kindself_core::time::Millis;
use kindself_core::timeline::{CueKind, Guide, SpokenLengths, Timeline};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::process::Command;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Words a minute at which espeak-ng comes to about 125 with its own gaps (heard: 117 at 110, 135 at 125).
const ESPEAK_RATE: &str = "117";

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [practice, length, file, ways @ ..] = arguments.as_slice() else {
        return Err("say which: PRACTICE LENGTH FILE.wav [eyes-closed] [after-backdraft]".into());
    };
    let catalogue = Catalogue::bundled()?;
    let plan = plan(&catalogue, practice, length, ways)?;
    let mut spoken = SpokenLengths::default();
    let mut clips = Clips::new(Rate::Hz48k);
    // Lines that were measured may change which fit; what is said does not change.
    let first = compile(&plan, &catalogue, &spoken)?.timeline;
    for words in said(&first) {
        clips.keep(speak(words)?.prepare(Rate::Hz48k)?);
    }
    for (words, length) in clips.lengths() {
        spoken.learn(&words, length, Millis::ZERO);
    }
    let timeline = compile(&plan, &catalogue, &spoken)?.timeline;
    let mut track = Track::new(&timeline, &clips);
    let mut samples = vec![0_i16; usize::try_from(track.frames())?];
    track.render(0, &mut samples);
    std::fs::write(file, wav(&samples, 48_000)?)?;
    println!("{file}: {} s, {} lines", timeline.end.0 / 1000, said(&timeline).len());
    Ok(())
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
    let says = timeline.cues.iter().filter_map(|cue| match cue.kind {
        CueKind::Say(line) => Some(timeline.line(line)),
        CueKind::Bell(_) | CueKind::Tone(..) | CueKind::Touch(..) | CueKind::Show(_) => None,
    });
    says.collect()
}

fn speak(words: &str) -> Outcome<Clip> {
    let file = std::env::temp_dir().join(format!("kindself-listen-{}.wav", std::process::id()));
    let run = Command::new("espeak-ng")
        .args(["-v", "en", "-s", ESPEAK_RATE, "-w"])
        .arg(&file)
        .arg("--")
        .arg(words)
        .status();
    let spoke =
        run.map_err(|error| format!("espeak-ng (Debian's package of that name) does not run: {error}"))?;
    let clip =
        if spoke.success() { read(&file, words) } else { Err("espeak-ng would not say a line".into()) };
    let _gone = std::fs::remove_file(&file);
    clip
}

/// A file as espeak-ng writes it: 44 bytes of header, then 16 bits a sample, one channel.
fn read(file: &Path, words: &str) -> Outcome<Clip> {
    let bytes = std::fs::read(file)?;
    let (header, samples) = bytes.split_at_checked(44).ok_or("espeak-ng wrote no sound")?;
    let rate = header.get(24..28).and_then(|rate| rate.try_into().ok()).map(u32::from_le_bytes);
    let samples = samples.chunks_exact(2).filter_map(|two| Some(i16::from_le_bytes(two.try_into().ok()?)));
    let rate = rate.ok_or("espeak-ng wrote no rate")?;
    Ok(Clip { words: words.to_owned(), voice: "espeak-ng".into(), rate, samples: samples.collect() })
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
