//! Peak memory, of a process of its own: this program starts itself anew and lets the kernel say.

use crate::speech::clips;
use crate::table::{Row, Table};
use crate::{ALL, HALF_AN_HOUR, Outcome, compiled, plan, practice, reminders};
use kindself_core::content::Catalogue;
use kindself_core::sound::Track;
use std::process::Command;

/// Renders a track with everything on, a second at a time, as a shell does, and prints the peak in KiB.
pub fn of_this_process(catalogue: &Catalogue, what: &str) -> Outcome<()> {
    let led = match what.parse() {
        Ok(seconds) => Some(plan("resonance", seconds, ALL)),
        Err(_) => (what == PRACTICE).then(|| practice("compassionate-body-scan", HALF_AN_HOUR)),
    };
    if what == REMINDERS {
        reminders::plan_once()?;
    }
    if let Some(plan) = led {
        let timeline = compiled(&plan, catalogue)?.timeline;
        let mut track = Track::new(&timeline, &clips(&timeline)?);
        let mut chunk = vec![0_i16; 48_000];
        for from in (0..track.frames()).step_by(chunk.len()) {
            track.render(from, &mut chunk);
        }
    }
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM here")?;
    println!("{}", peak.trim().trim_end_matches(" kB"));
    Ok(())
}

const PRACTICE: &str = "practice";
const REMINDERS: &str = "reminders";

/// Rows for half an hour and an hour.
pub fn rows(table: &mut Table) -> Outcome<()> {
    for seconds in [HALF_AN_HOUR, 2 * HALF_AN_HOUR] {
        let name = format!("peak memory, {} min with tones", seconds / 60);
        let detail = format!("the whole process; {:.1} MiB before it renders", peak("nothing")?);
        table.add(Row::figure(&name, peak(&seconds.to_string())?, "MiB").at_most(16.0).with(detail));
    }
    table.add(Row::figure("peak memory, a practice of 30 min, spoken", peak(PRACTICE)?, "MiB").at_most(16.0));
    let more = (peak(REMINDERS)? - peak("nothing")?) * 1024.0;
    table.add(Row::figure("a plan of 200 rules, with all that it is made of", more, "KiB more"));
    Ok(())
}

fn peak(what: &str) -> Outcome<f64> {
    let output = Command::new(std::env::current_exe()?).args(["--memory", what]).output()?;
    let kibibytes: f64 = String::from_utf8(output.stdout)?.trim().parse()?;
    Ok(kibibytes / 1024.0)
}
