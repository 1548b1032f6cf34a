//! All scores over time, in stretches that can be compared with each other.

use super::{Barrier, Exact, Point, Scored, Unscored, point};
use crate::content::Measure;
use crate::time::UtcMillis;

/// Scores that can be compared: of one wording, key, time frame and formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Why it is another one than the stretch before; `None` of the first.
    pub begins: Option<Barrier>,
    /// The last one of it, for what they have in common.
    pub last: Point,
    /// When they were answered, and the scores.
    pub scores: Vec<(UtcMillis, Exact)>,
}

/// A score over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// In the order of time. More than one: lines do not go on from one to the next.
    pub stretches: Vec<Stretch>,
    /// Sheets that have no such score, and why.
    pub without: Vec<(UtcMillis, Unscored)>,
}

/// One score of all sheets, in whatever order they come.
pub fn trend<'a>(of: &Measure, sheets: impl IntoIterator<Item = (UtcMillis, &'a Scored)>) -> Trend {
    let mut sheets: Vec<(UtcMillis, &Scored)> = sheets.into_iter().collect();
    sheets.sort_by_key(|(at, _)| *at);
    let mut trend = Trend { stretches: Vec::new(), without: Vec::new() };
    for (at, scored) in sheets {
        let Some(point) = point(scored, of) else {
            // Another instrument has no such score at all, and is left out.
            trend.without.extend(scored.value(of).and_then(Result::err).map(|why| (at, why)));
            continue;
        };
        let begins = trend.stretches.last().map(|stretch| stretch.last.barrier(&point));
        match (trend.stretches.last_mut(), begins) {
            (Some(stretch), Some(None)) => {
                stretch.scores.push((at, point.score));
                stretch.last = point;
            }
            (_, begins) => {
                let scores = vec![(at, point.score)];
                trend.stretches.push(Stretch { begins: begins.flatten(), last: point, scores });
            }
        }
    }
    trend
}
