//! `make bench`: a table of what was measured in this one run, beside what it is measured against, and the goal.
//! A missed goal is printed in capitals and makes the program fail. Ratios where there is something to compare with, for machines differ: two
//! things are measured in turn, A B A B …, and the median of their ratios counts.

mod memory;
mod moving;
mod reminders;
mod scales;
mod speech;
mod table;
mod writing;

use kindself_core::content::{Catalogue, Language, PracticeId, ProtocolId};
use kindself_core::finding::{Filter, Finder};
use kindself_core::session::{Changes, Compiled, Holds, Manner, Plan, Subject, compile};
use kindself_core::sound::Track;
use kindself_core::time::Millis;
use kindself_core::timeline::{Guide, SpokenLengths};
use speech::clips;
use std::hint::black_box;
use std::time::{Duration, Instant};
use table::{Row, Table};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const HALF_AN_HOUR: u64 = 1800;
/// Rounds of each pair; the first is thrown away.
const ROUNDS: usize = 8;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let catalogue = Catalogue::bundled()?;
    if let [_, flag, what] = arguments.as_slice()
        && flag == "--memory"
    {
        return memory::of_this_process(&catalogue, what);
    }
    let mut table = Table::new();
    loading(&mut table)?;
    finding(&mut table, &catalogue);
    compiling(&mut table, &catalogue)?;
    position(&mut table, &catalogue)?;
    rendering(&mut table, &catalogue)?;
    reminders::rows(&mut table)?;
    scales::rows(&mut table, &catalogue)?;
    memory::rows(&mut table)?;
    writing::rows(&mut table, &catalogue)?;
    for library in arguments.iter().skip(1) {
        let size = std::fs::metadata(library).map_err(|e| format!("{library}: {e}"))?.len();
        table.add(Row::figure("library, stripped", size as f64 / 1_048_576.0, "MiB"));
    }
    if table.print() { Ok(()) } else { Err("A GOAL WAS MISSED".into()) }
}

/// A plan with a smooth ramp, for the longest way there is to compile and to render.
pub(crate) fn plan(protocol: &str, seconds: u64, guide: Guide) -> Plan {
    Plan {
        subject: Subject::Protocol(ProtocolId(protocol.into())),
        length: Millis::from_secs(seconds),
        start_pace: Millis::from_secs(2),
        holds: Holds::With,
        beginner: false,
        guide,
        language: Language::new("en"),
        manner: Manner::default(),
        changes: Changes::default(),
    }
}

/// A practice led with words, at the usual pace: its script of about that length.
pub(crate) fn practice(id: &str, seconds: u64) -> Plan {
    let subject = Subject::Practice(PracticeId(id.into()));
    Plan { subject, start_pace: Millis::from_secs(3), ..plan("", seconds, BELL_AND_VOICE) }
}

pub(crate) const ALL: Guide = Guide { voice: true, tones: true, bell: true, touch: true };
pub(crate) const BELL_AND_VOICE: Guide = Guide { tones: false, ..ALL };

pub(crate) fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

pub(crate) fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

/// With the lengths of lines as they are estimated.
pub(crate) fn compiled(plan: &Plan, catalogue: &Catalogue) -> Outcome<Compiled> {
    Ok(compile(plan, catalogue, &SpokenLengths::default())?)
}

/// What the app knows when it starts, and one script after that.
fn loading(table: &mut Table) -> Outcome<()> {
    Catalogue::bundled()?;
    let once = || time(|| drop(black_box(Catalogue::bundled()))).as_secs_f64() * 1000.0;
    table.add(Row::figure("load all content", median((0..50).map(|_| once()).collect()), "ms").at_most(5.0));
    let longest = PracticeId("compassionate-body-scan".into());
    let script = |catalogue: &Catalogue| {
        let practice = catalogue.practice(&longest)?;
        practice.composition(Millis::from_secs(HALF_AN_HOUR)).map(|script| script.steps.len())
    };
    let first = || {
        let catalogue = Catalogue::bundled()?;
        Ok(time(|| _ = black_box(script(&catalogue))).as_secs_f64() * 1000.0)
    };
    let millis = (0..50).map(|_| first()).collect::<Outcome<Vec<f64>>>()?;
    table.add(Row::figure("read the longest script", median(millis), "ms").at_most(1.0));
    Ok(())
}

/// What each key costs of a sentence that someone types, and the slowest of them.
fn finding(table: &mut Table, catalogue: &Catalogue) {
    let once =
        || time(|| drop(black_box(Finder::new(catalogue, &Language::new("en"))))).as_secs_f64() * 1000.0;
    table.add(Row::figure("make what finds", median((0..20).map(|_| once()).collect()), "ms"));
    let finder = Finder::new(catalogue, &Language::new("en"));
    let typed = "i cant stop thinking about how badly i mesed up yesterday and i feel awfull";
    let keys = 1..=typed.len();
    let key = |end: usize| {
        let text = typed.get(..end).unwrap_or_default();
        let once = || {
            time(|| drop(black_box(finder.find(black_box(text), &Filter::default())))).as_secs_f64() * 1000.0
        };
        median((0..9).map(|_| once()).collect())
    };
    let each: Vec<f64> = keys.map(key).collect();
    let slowest = each.iter().copied().fold(0.0, f64::max);
    let row = Row::figure("find at a key, the slowest of a sentence", slowest, "ms").at_most(1.0);
    table.add(row.with(format!("median {:.3} ms", median(each))));
}

fn compiling(table: &mut Table, catalogue: &Catalogue) -> Outcome<()> {
    for (name, protocol) in [("resonance", "resonance"), ("pursed-lip, 300 breaths", "pursed-lip")] {
        let plan = plan(protocol, HALF_AN_HOUR, ALL);
        compiled(&plan, catalogue)?;
        let once = || time(|| drop(black_box(compiled(black_box(&plan), catalogue)))).as_secs_f64() * 1000.0;
        let millis = median((0..200).map(|_| once()).collect());
        table.add(Row::figure(&format!("compile 30 min, {name}"), millis, "ms").at_most(1.0));
    }
    let plan = practice("compassionate-body-scan", HALF_AN_HOUR);
    compiled(&plan, catalogue)?;
    let once = || time(|| drop(black_box(compiled(black_box(&plan), catalogue)))).as_secs_f64() * 1000.0;
    let millis = median((0..200).map(|_| once()).collect());
    table.add(Row::figure("compile the longest practice", millis, "ms").at_most(1.0));
    Ok(())
}

fn position(table: &mut Table, catalogue: &Catalogue) -> Outcome<()> {
    let timeline = compiled(&plan("pursed-lip", HALF_AN_HOUR, ALL), catalogue)?.timeline;
    // Moments in no order, so that no branch or cache line can be guessed.
    let moments: Vec<Millis> = (0..4096_u64).map(|n| Millis(n * 2_654_435_761 % timeline.end.0)).collect();
    let round = || {
        let sum = || moments.iter().map(|at| u64::from(timeline.position(*at).level.0)).sum::<u64>();
        time(|| {
            black_box(sum());
        })
        .as_nanos() as f64
            / moments.len() as f64
    };
    table.add(
        Row::figure("position lookup", median((0..200).map(|_| round()).collect()), "ns").at_most(100.0),
    );
    Ok(())
}

fn rendering(table: &mut Table, catalogue: &Catalogue) -> Outcome<()> {
    let natural = ("bells only, natural", plan("natural", HALF_AN_HOUR, BELL_AND_VOICE), 2.0);
    let spoken = ("bells and speech", plan("resonance", HALF_AN_HOUR, BELL_AND_VOICE), 2.0);
    let toned = ("with tones", plan("resonance", HALF_AN_HOUR, ALL), 5.0);
    let led = ("a practice, voice and bells", practice("compassionate-body-scan", HALF_AN_HOUR), 3.0);
    for (name, plan, goal) in [natural, spoken, toned, led] {
        let timeline = compiled(&plan, catalogue)?.timeline;
        let clips = clips(&timeline)?;
        let whole = {
            let mut track = Track::new(&timeline, &clips);
            let mut whole = vec![0_i16; usize::try_from(track.frames())?];
            track.render(0, &mut whole);
            whole
        };
        let mut chunk = vec![0_i16; 48_000];
        let mut ratios = Vec::new();
        let mut seconds = Vec::new();
        for round in 0..ROUNDS {
            // A new track each round: tones are made again, as in a session that begins.
            let mut track = Track::new(&timeline, &clips);
            let render = time(|| {
                for from in (0..track.frames()).step_by(chunk.len()) {
                    track.render(from, black_box(&mut chunk));
                }
            });
            let copy = time(|| {
                for part in whole.chunks_exact(chunk.len()) {
                    chunk.copy_from_slice(black_box(part));
                    black_box(&chunk);
                }
            });
            if round > 0 {
                ratios.push(render.as_secs_f64() / copy.as_secs_f64());
                seconds.push(render.as_secs_f64() * 1000.0);
            }
        }
        let detail = format!("{:.0} ms for {} MiB", median(seconds), whole.len() * 2 / 1_048_576);
        table.add(
            Row::figure(&format!("render 30 min, {name}"), median(ratios), "× memcpy")
                .at_most(goal)
                .with(detail),
        );
    }
    Ok(())
}
