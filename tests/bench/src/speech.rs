//! Lines as a session has them spoken.

use crate::Outcome;
use kindself_core::sound::{Aside, Clips, Rate};
use kindself_core::time::Millis;
use kindself_core::timeline::{Timeline, estimate};
use kindself_core::voice::{Needed, Next, Rendering, Synthesis};

/// The rate that desktop voices speak at.
const RATE: u32 = 22_050;
const CALIBRATION: &str = "One two three four five six seven eight nine ten eleven twelve.";

/// All that a timeline says, by a voice that hums: sentence by sentence, each as long as it takes to say, and put aside until it is heard.
pub(crate) fn clips(timeline: &Timeline) -> Outcome<Clips> {
    let aside = Aside::new(&std::env::temp_dir())?;
    let mut synthesis = Synthesis::new(Rate::Hz48k, CALIBRATION, Some(aside));
    let lines = timeline.said().map(|(_, line)| timeline.line(line).to_owned()).collect();
    let needed = Needed { lines, ..Needed::default() };
    let (mut clips, mut said) = (Clips::new(Rate::Hz48k), None);
    loop {
        let turn = synthesis.turn("hum", &needed, said.take(), None);
        turn.spoken.into_iter().for_each(|line| clips.keep(line));
        match turn.next {
            Next::Say(utterance) => said = Some(hum(estimate(&utterance.words))?),
            Next::Again => {}
            Next::Done => return Ok(clips),
        }
    }
}

fn hum(length: Millis) -> Outcome<Rendering> {
    let wave = |n: u32| (8000.0 * (f64::from(n) * 0.05).sin()) as i16;
    let samples = (0..u32::try_from(length.0 * u64::from(RATE) / 1000)?).map(wave).collect();
    Ok(Rendering::Samples { rate: RATE, samples })
}
