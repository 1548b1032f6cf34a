//! The numbers and rules of the domain facts for one breath and for the way to it, as the model of the random play has
//! them; it shares no code with the core.

use crate::breath::PaceChange;
use crate::content::{Catalogue, Does, Pattern, Pause, Practice, PracticeId};
use crate::session::{Holds, Plan, Subject};
use crate::timeline::PhaseKind;

/// In, sip, held full, out, held empty: milliseconds.
type Parts = [u64; 5];

/// A breath; of its two pauses (full, empty), those that are soft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breath {
    pub parts: Parts,
    pub soft: [bool; 2],
}

/// How a session goes: by breaths, or from one of its marks to the next; the last mark is its end.
#[derive(Debug, Clone)]
pub enum Way {
    Breaths { ramp: Vec<Breath>, target: Breath, chosen: u64, longest: u64, most: usize },
    Marks(PhaseKind, Vec<u64>),
}

/// `custom_bounds`, in milliseconds.
const PARTS: [(u64, u64); 5] = [(2000, 8000), (0, 2000), (0, 8000), (2000, 12_000), (0, 6000)];
const CYCLE: (u64, u64) = (4000, 24_000);
const LONGEST: u64 = 3_600_000;
const LONGEST_WITH_HOLDS: u64 = 600_000;
/// `ramp_in.rule`.
const BREATHS_A_STAGE: usize = 3;
const SOFT_MOST: u64 = 1000;
const SMOOTH_MOST: u64 = 90_000;
/// Slower and faster move an in-breath and an out-breath by half a second each.
const STEP: u64 = 500;
const RING_EVERY: u64 = 30_000;

pub fn whole(breath: &Breath) -> u64 {
    breath.parts.iter().sum()
}

fn moving(parts: &Parts) -> u64 {
    parts[0] + parts[1] + parts[3]
}

fn parts_of(pattern: &Pattern) -> Parts {
    [pattern.inhale, pattern.top_up, pattern.hold_full, pattern.exhale, pattern.hold_empty].map(|part| part.0)
}

/// `numerator / denominator`, half up.
fn half_up(numerator: u128, denominator: u128) -> u64 {
    ((2 * numerator + denominator) / (2 * denominator)) as u64
}

fn inside(length: u64, (least, most): (u64, u64)) -> bool {
    (least..=most).contains(&length)
}

/// The breath after a wish; none where it would leave the bounds.
pub fn turned(breath: Breath, turn: PaceChange) -> Option<Breath> {
    let before = moving(&breath.parts);
    let after = match turn {
        PaceChange::Stay => return Some(breath),
        PaceChange::Slower => before + 2 * STEP,
        PaceChange::Faster => before.checked_sub(2 * STEP)?,
    };
    let parts = breath.parts.map(|part| half_up(u128::from(part) * u128::from(after), u128::from(before)));
    let cycle: u64 = parts.iter().sum();
    let fits = parts.iter().zip(PARTS).all(|(part, bounds)| inside(*part, bounds))
        && inside(cycle, CYCLE)
        && 2 * (parts[2] + parts[4]) <= cycle;
    fits.then_some(Breath { parts, ..breath })
}

pub fn way(plan: &Plan, catalogue: &Catalogue) -> Way {
    let (pattern, stages, most) = match &plan.subject {
        Subject::Practice(_) => {
            let script = script(plan, catalogue).unwrap();
            return Way::Marks(PhaseKind::Segment, script.marks(|_, _| None));
        }
        Subject::Other(_) => panic!("nothing is known of it"),
        Subject::Own(pattern) => (Some(*pattern), Vec::new(), None),
        Subject::Protocol(id) => {
            let protocol = catalogue.protocol(id).unwrap();
            let most = protocol.cycles.map(|of| if plan.beginner { of.beginner } else { of.most });
            (protocol.pattern, protocol.ramp.iter().map(parts_of).collect(), most)
        }
    };
    let (chosen, start) = (plan.length.0, plan.start_pace.0);
    let Some(pattern) = pattern else { return rings(chosen) };
    let with_holds = plan.holds != Holds::Without;
    let mut target = parts_of(&pattern);
    if !with_holds {
        (target[2], target[4]) = (0, 0);
    }
    let ramp =
        if stages.is_empty() { smooth(&target, start, chosen) } else { staged(&stages, start, with_holds) };
    let longest = if target[2] + target[4] > 0 { LONGEST_WITH_HOLDS } else { LONGEST };
    let target = Breath { parts: target, soft: [false; 2] };
    Way::Breaths { ramp, target, chosen, longest, most: most.map_or(usize::MAX, |most| most as usize) }
}

/// The bell rings as seldom as it may, in even distances.
fn rings(length: u64) -> Way {
    let count = length.div_ceil(RING_EVERY);
    let mark = |n: u64| half_up(u128::from(length) * u128::from(n), u128::from(count));
    Way::Marks(PhaseKind::Rest, (0..=count).map(mark).collect())
}

/// A line of a practice: what is said, after how long for the bell, and its silence at the least, as usual and at the most.
#[derive(Debug, Clone)]
struct Row {
    said: String,
    bell: i128,
    pauses: [i128; 3],
}

/// All lines of a practice, and how long it is to be.
#[derive(Debug, Clone)]
pub struct Script {
    rows: Vec<Row>,
    length: i128,
}

/// The practices that ask nothing and go one way, in one length; what the others do is tried in `guided.rs`.
pub fn plain(catalogue: &Catalogue) -> Vec<PracticeId> {
    let is_plain = |practice: &&Practice| {
        let mut lengths = practice.lengths.each();
        let script = lengths.next().unwrap().1;
        lengths.next().is_none()
            && script.steps.iter().all(|step| step.when.is_none() && matches!(step.does, Does::Say(_)))
    };
    catalogue.practices.iter().filter(is_plain).map(|practice| practice.id.clone()).collect()
}

/// None for what has no lines.
pub fn script(plan: &Plan, catalogue: &Catalogue) -> Option<Script> {
    let Subject::Practice(id) = &plan.subject else { return None };
    let practice = catalogue.practice(id).unwrap();
    let mut rows: Vec<Row> = Vec::new();
    let pauses = |of: Pause| [of.least, of.usual, of.most].map(|pause| i128::from(pause.0.0));
    let script = practice.lengths.each().next().unwrap().1;
    for step in &script.steps {
        let bell = if step.bell || rows.is_empty() { 1000 } else { 0 };
        for (n, line) in step.does.lines().iter().enumerate() {
            let said = line.say_as.as_ref().unwrap_or(&line.line).get(&plan.language).clone();
            let bell = if n == 0 { bell } else { 0 };
            rows.push(Row { said, bell, pauses: pauses(line.pause) });
        }
    }
    Some(Script { rows, length: i128::from(script.length.0.0) })
}

impl Script {
    /// When each line begins, and the end. A line takes as long as is `known` of it at a moment, or else at 125 words a minute
    /// with 0.4 s between its sentences, a second later where the bell rings; then it is quiet. What the practice's length leaves
    /// for silence is shared by all pauses that are still to come.
    pub fn marks(&self, known: impl Fn(&str, i128) -> Option<i128>) -> Vec<u64> {
        let (mut marks, mut at) = (vec![0], 0);
        for n in 0..self.rows.len() {
            let ahead = &self.rows[n..];
            let takes = |row: &Row| row.bell + known(&row.said, at).unwrap_or_else(|| saying(&row.said));
            let sum = |of: usize| ahead.iter().map(|row| row.pauses[of]).sum::<i128>();
            let spoken: i128 = ahead.iter().map(takes).sum();
            let [least, usual, most] = ahead[0].pauses;
            let quiet = (self.length - at - spoken).clamp(sum(0), sum(2));
            let off = quiet - sum(1);
            let (room, own, sign) = if off < 0 {
                (sum(1) - sum(0), usual - least, -1)
            } else {
                (sum(2) - sum(1), most - usual, 1)
            };
            let change = if room == 0 { 0 } else { half_up((own * off.abs()) as u128, room as u128) };
            at += takes(&ahead[0]) + usual + sign * i128::from(change);
            marks.push(at as u64);
        }
        marks
    }
}

fn saying(line: &str) -> i128 {
    let words = line.split_whitespace().count() as i128;
    let letters: Vec<char> = line.trim().chars().collect();
    let ends = |two: &&[char]| ".!?…\"'”’)".contains(two[0]) && two[1].is_whitespace();
    let stop = |n: usize| {
        letters[..=n].iter().rev().find(|c| !"\"'”’)".contains(**c)).is_some_and(|c| ".!?…".contains(*c))
    };
    let gaps = letters.windows(2).enumerate().filter(|(n, two)| ends(two) && stop(*n)).count() as i128;
    words * 480 + gaps * 400
}

fn softened(parts: Parts) -> Breath {
    Breath { parts, soft: [parts[2], parts[4]].map(|pause| (1..=SOFT_MOST).contains(&pause)) }
}

fn staged(stages: &[Parts], start: u64, with_holds: bool) -> Vec<Breath> {
    let mut stages: Vec<Breath> = stages.iter().map(|stage| softened(*stage)).collect();
    let hard = |breath: &Breath| {
        [breath.parts[2], breath.parts[4]].iter().zip(breath.soft).any(|(pause, soft)| *pause > 0 && !soft)
    };
    // Where the breath is held on the way, breaths are counted, and the chosen start changes nothing.
    if !stages.iter().any(hard) {
        if moving(&stages[0].parts) > 2 * start {
            stages.insert(0, softened([start, 0, 0, start, 0]));
        }
        while stages.first().is_some_and(|stage| moving(&stage.parts) < 2 * start) {
            stages.remove(0);
        }
    }
    if !with_holds {
        for Breath { parts, soft } in &mut stages {
            parts[2] *= u64::from(soft[0]);
            parts[4] *= u64::from(soft[1]);
        }
    }
    stages.into_iter().flat_map(|stage| [stage; BREATHS_A_STAGE]).collect()
}

/// Of all numbers of breaths whose lengths rise along 3t² − 2t³ and fill no more than their share, the largest.
fn smooth(target: &Parts, start: u64, chosen: u64) -> Vec<Breath> {
    let (first, last) = (2 * start, target.iter().sum::<u64>());
    if first >= last {
        return Vec::new();
    }
    let share = u128::from(SMOOTH_MOST.min(chosen / 3));
    let span = u128::from(last - first);
    let mut lengths = Vec::new();
    for count in 1_u128.. {
        let cube = count.pow(3);
        let exact = |k: u128| u128::from(first) * cube + span * (3 * k * k * count - 2 * k.pow(3));
        if (0..count).map(exact).sum::<u128>() > share * cube {
            break;
        }
        lengths = (0..count).map(|k| half_up(exact(k), cube)).collect();
    }
    lengths.into_iter().map(|length| softened(grown(length, start, target))).collect()
}

/// What a breath is longer than the start goes out first, then in, then into what is held.
fn grown(length: u64, start: u64, target: &Parts) -> Parts {
    let (inward, held) = (target[0] + target[1], target[2] + target[4]);
    let mut left = length;
    let mut take = |most: u64| {
        let taken = most.min(left);
        left -= taken;
        taken
    };
    let first_in = take(start.min(inward));
    let out = take(target[3]);
    let all_in = first_in + take(inward - first_in);
    let pauses = take(held);
    let share = |of: u64, part: u64, all: u64| {
        if all == 0 { 0 } else { half_up(u128::from(of) * u128::from(part), u128::from(all)) }
    };
    let (sip, full) = (share(all_in, target[1], inward), share(pauses, target[2], held));
    [all_in - sip, sip, full, out, pauses - full]
}
