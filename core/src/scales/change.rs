//! Whether a score has changed by more than chance: Jacobson and Truax, with every published number that can be used, and no verdict
//! where they disagree or are missing.

use super::{Exact, Scored, WordingName};
use crate::content::{
    ChangeRow, Instrument, InstrumentId, Measure, Noticed, PublishedRule, TimeFrameId, Usable,
};

/// One score, with everything that has to be the same in another for the two to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub instrument: InstrumentId,
    pub key: u32,
    pub wording: WordingName,
    pub time_frame: TimeFrameId,
    pub of: Measure,
    /// As it is shown by itself.
    pub score: Exact,
}

/// The score of a sheet; `None` where it has none.
pub fn point(scored: &Scored, of: &Measure) -> Option<Point> {
    Some(Point {
        instrument: scored.instrument.clone(),
        key: scored.key,
        wording: scored.wording.clone(),
        time_frame: scored.time_frame.clone(),
        of: of.clone(),
        score: scored.value(of)?.ok()?,
    })
}

/// Why two scores are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barrier {
    Instrument,
    Key,
    /// Another wording was answered.
    Wording,
    /// They are about other times: the last two weeks, or just now.
    TimeFrame,
    /// They are reckoned in another way, or of another subscale.
    Formula,
}

impl Point {
    /// What is in the way of comparing the two.
    pub fn barrier(&self, other: &Self) -> Option<Barrier> {
        let same = [
            (self.instrument == other.instrument, Barrier::Instrument),
            (self.of == other.of, Barrier::Formula),
            (self.key == other.key, Barrier::Key),
            (self.time_frame == other.time_frame, Barrier::TimeFrame),
            (self.wording.is_same(&other.wording), Barrier::Wording),
        ];
        same.into_iter().find_map(|(same, barrier)| (!same).then_some(barrier))
    }
}

/// What can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// By every published number it is more than chance. Which way, the difference says.
    Clear,
    /// By none of them it is.
    NotClear,
    /// It depends on which one is taken.
    Depends,
    /// Nobody was seen to publish what is needed.
    NobodyPublished,
    /// The wording is not the validated one, or is about another time than the validated one, and nothing published holds for it.
    OwnWording,
    /// The two are not to be compared.
    NotComparable(Barrier),
}

/// How a verdict was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// A difference is clear that is more than 1.96 times the error of a difference: `1.96 × sd × √2 × √(1 − r)`.
    JacobsonTruax,
}

/// A row behind a verdict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowUsed<'a> {
    /// Spread, coefficient, their kinds, samples, sources and doubts.
    pub row: &'a ChangeRow,
    /// By this row, a difference above it is clear. To show, not to compare with: the comparison is exact.
    pub threshold: f64,
    /// The smallest difference there can be that is clear by this row; `None` where differences have no even steps.
    pub smallest: Option<Exact>,
    /// Whether the difference is clear by this row.
    pub clear: bool,
}

/// What stands behind a verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Why<'a> {
    pub method: Method,
    /// The rows it follows from, the preferred ones first.
    pub rows: Vec<RowUsed<'a>>,
    /// Rows in which something is missing. They are shown, and never give a verdict.
    pub unknown: Vec<&'a ChangeRow>,
}

impl Why<'_> {
    /// The lowest threshold: up to it a difference is clear by no row.
    pub fn lowest(&self) -> Option<f64> {
        self.rows.iter().map(|used| used.threshold).min_by(f64::total_cmp)
    }

    /// The highest threshold: above it a difference is clear by every row.
    pub fn highest(&self) -> Option<f64> {
        self.rows.iter().map(|used| used.threshold).max_by(f64::total_cmp)
    }
}

/// The smaller change that people notice. To notice a change, and to tell it from chance, are two things.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NoticedBeside<'a> {
    pub noticed: &'a Noticed,
    pub reached: bool,
}

/// A rule that others use. It stands beside the verdict, and is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleBeside<'a> {
    pub rule: &'a PublishedRule,
    pub reached: bool,
}

/// What stands beside a verdict, named as something else.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Beside<'a> {
    pub noticed: Vec<NoticedBeside<'a>>,
    pub rules: Vec<RuleBeside<'a>>,
}

/// Two scores side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'a> {
    /// The later one less the earlier one; `None` where the two are not compared.
    pub difference: Option<Exact>,
    /// Whether the difference leads to where life is harder; `None` without a difference, or where nothing changed.
    pub harder: Option<bool>,
    pub verdict: Verdict,
    pub why: Why<'a>,
    pub beside: Beside<'a>,
}

/// What can be said of the change from the earlier score to the later one.
pub fn change<'a>(instrument: &'a Instrument, earlier: &Point, later: &Point) -> Change<'a> {
    let why = Why { method: Method::JacobsonTruax, rows: Vec::new(), unknown: Vec::new() };
    let mut change = Change {
        difference: None,
        harder: None,
        verdict: Verdict::NobodyPublished,
        why,
        beside: Beside::default(),
    };
    let stranger = (earlier.instrument != instrument.id).then_some(Barrier::Instrument);
    if let Some(barrier) = stranger.or_else(|| earlier.barrier(later)) {
        change.verdict = Verdict::NotComparable(barrier);
        return change;
    }
    let Some(difference) = later.score.minus(earlier.score) else { return change };
    change.difference = Some(difference);
    change.harder = (difference != Exact::ZERO)
        .then(|| (difference > Exact::ZERO) == instrument.higher_is_harder(&later.of));
    if !later.wording.is_validated() || later.time_frame != instrument.time_frame {
        change.verdict = Verdict::OwnWording;
        return change;
    }
    let Some(size) = difference.size() else { return change };
    let rows = || instrument.changes.iter().filter(|row| row.of == later.of);
    let usable = rows().filter(|row| row.usable != Usable::Unknown);
    let mut used: Vec<RowUsed> = usable.filter_map(|row| row_used(instrument, row, size)).collect();
    used.sort_by_key(|used| !used.row.preferred);
    change.verdict = match used.iter().filter(|used| used.clear).count() {
        _ if used.is_empty() => Verdict::NobodyPublished,
        0 => Verdict::NotClear,
        clear if clear == used.len() => Verdict::Clear,
        _ => Verdict::Depends,
    };
    change.why.unknown = rows().filter(|row| row.usable == Usable::Unknown).collect();
    change.why.rows = used;
    change.beside = beside(instrument, &later.of, size);
    change
}

/// The threshold of a row, as a number to show; `None` where its spread or its coefficient is missing.
pub fn threshold(row: &ChangeRow) -> Option<f64> {
    let (above, below) = squared(row)?;
    Some((above as f64 / below as f64).sqrt())
}

fn row_used<'a>(instrument: &Instrument, row: &'a ChangeRow, size: Exact) -> Option<RowUsed<'a>> {
    let threshold = threshold(row)?;
    let clear = is_clear(row, size)?;
    Some(RowUsed { row, threshold, smallest: smallest(instrument, row, threshold), clear })
}

/// Whether a difference is above the threshold. Both are squared, so that nothing is rounded.
fn is_clear(row: &ChangeRow, size: Exact) -> Option<bool> {
    let (above, below) = squared(row)?;
    let (n, d) = (i128::from(size.numerator()), i128::from(size.denominator()));
    Some(n.checked_mul(n)?.checked_mul(below)? > above.checked_mul(d.checked_mul(d)?)?)
}

/// The threshold squared, `1.96² × sd² × 2 × (1 − r)`, as a fraction.
fn squared(row: &ChangeRow) -> Option<(i128, i128)> {
    let (sd, r) = (row.sd?, row.r?);
    let of = |number: Exact| (i128::from(number.numerator()), i128::from(number.denominator()));
    let ((p, q), (s, u)) = (of(sd), of(r));
    // 1.96² × 2 is 49² × 2 / 25².
    let above = (49_i128 * 49 * 2).checked_mul(p.checked_mul(p)?)?.checked_mul(u.checked_sub(s)?)?;
    Some((above, (25_i128 * 25).checked_mul(q.checked_mul(q)?)?.checked_mul(u)?))
}

/// The first step above the threshold.
fn smallest(instrument: &Instrument, row: &ChangeRow, threshold: f64) -> Option<Exact> {
    let step = instrument.step(&row.of)?;
    let about = (threshold / step.to_f64()).floor();
    // A threshold is far from so many steps; what is not reckoned well is looked at on both sides.
    let about = if (0.0..1e6).contains(&about) { about as i64 } else { return None };
    let mut around =
        (about.saturating_sub(1)..=about + 2).filter_map(|count| step.times(Exact::whole(count)));
    around.find(|size| is_clear(row, *size) == Some(true))
}

fn beside<'a>(instrument: &'a Instrument, of: &Measure, size: Exact) -> Beside<'a> {
    let noticed = instrument.noticed.iter().filter(|one| one.of == *of);
    let rules = instrument.rules.iter().filter(|one| one.of == *of);
    Beside {
        noticed: noticed.map(|noticed| NoticedBeside { noticed, reached: size >= noticed.value }).collect(),
        rules: rules.map(|rule| RuleBeside { rule, reached: size >= rule.change }).collect(),
    }
}
