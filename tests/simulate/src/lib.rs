//! Plays the lives of phones, with all that happens to them, and looks whether each reminder came once: not never, not twice, not early.

mod ask;
mod clocks;
mod dice;
mod judge;
mod life;
mod shell;
mod system;
mod world;

pub use world::{Figures, Sabotage};

/// What became of a phone.
#[derive(Debug)]
pub struct Told {
    pub figures: Figures,
    pub faults: Vec<String>,
    pub story: Vec<String>,
}

/// The life of the phone with that seed. `tells` keeps its story.
pub fn play(seed: u64, sabotage: Sabotage, tells: bool) -> Told {
    let mut world = life::Life::of(seed, sabotage, tells).play();
    world.judge();
    Told { figures: world.figures, faults: world.faults, story: world.story.unwrap_or_default() }
}

/// Phones one after the other, until so many reminder-days are over: their figures, and the first faults. As many at once as there are
/// processors, and whatever their number the same ones.
pub fn play_days(first: u64, days: u64, sabotage: Sabotage) -> (Figures, Vec<String>) {
    let (mut all, mut faults) = (Figures::default(), Vec::new());
    let (mut seed, step) = (first, 16);
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    while all.days < days {
        let block =
            |from: u64| (from..from + step).map(|seed| play(seed, sabotage, false)).collect::<Vec<_>>();
        let blocks: Vec<Vec<Told>> = std::thread::scope(|scope| {
            let starts = (0..threads).map(|nth| seed + nth * step);
            let running: Vec<_> = starts.map(|from| scope.spawn(move || block(from))).collect();
            running.into_iter().map(|one| one.join().unwrap_or_default()).collect()
        });
        for told in blocks.into_iter().flatten() {
            if all.days >= days {
                break;
            }
            all = all.and(told.figures);
            let room = MOST_FAULTS.saturating_sub(faults.len());
            faults.extend(told.faults.into_iter().take(room));
        }
        seed += threads * step;
    }
    (all, faults)
}

/// So many faults are shown.
const MOST_FAULTS: usize = 12;

/// One line.
impl std::fmt::Display for Figures {
    fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        let zones = self.phones.min(chrono_tz::TZ_VARIANTS.len() as u64);
        write!(
            to,
            "{} reminder-days of {} phones, begun in {zones} zones: {} runs, {} trips, {} times off, {} stops, {} updates, {} new zone data, \
             {} kills, {} lost acknowledgements, {} set clocks, {} restores, {} changed rules, at most {} alarms and {} requests waiting; {} came, {} not owed, {} again \
             where nobody could know; {} missed, {} double, {} early, {} misplaced, {} restless",
            self.days,
            self.phones,
            self.runs,
            self.trips,
            self.reboots,
            self.stops,
            self.updates,
            self.zone_data,
            self.kills,
            self.lost_acks,
            self.jumps,
            self.restores,
            self.edits,
            self.most_alarms,
            self.most_requests,
            self.came,
            self.excused,
            self.unknowable,
            self.missed,
            self.double,
            self.early,
            self.misplaced,
            self.restless,
        )
    }
}
