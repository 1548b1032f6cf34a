//! `kindself-simulate DAYS [FIRST]`: plays phones from that seed on until so many reminder-days are over, says what came of them, and
//! fails where a promise was broken. `kindself-simulate story SEED` tells the life of one phone.

use kindself_simulate::{Sabotage, play, play_days};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |which: usize| arguments.get(which).and_then(|text| text.parse::<u64>().ok());
    let mut out = std::io::stdout().lock();
    let is_story = arguments.first().is_some_and(|first| first == "story");
    let (figures, lines) = match (is_story, number(0), number(1)) {
        (true, _, Some(seed)) => {
            let told = play(seed, Sabotage::None, true);
            (told.figures, told.story.into_iter().chain(told.faults).collect())
        }
        (false, Some(days), first) => play_days(first.unwrap_or(0), days, Sabotage::None),
        _ => {
            let _ = writeln!(out, "kindself-simulate DAYS [FIRST], or kindself-simulate story SEED");
            return ExitCode::FAILURE;
        }
    };
    let said =
        lines.iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| writeln!(out, "{figures}"));
    if said.is_ok() && figures.broken() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
