//! From strokes and patches to the one line around each: smooth curves, as every canvas fills them.

use super::shape::{Arc, At, Curve, Draw, Moves, Round};
use super::{Outline, Point};
use std::iter::once;
use std::ops::{Add, Mul, Sub};

/// A place, in units of the frame, or the way from one to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    x: f64,
    y: f64,
}

/// How many pieces of a line the brush's width is measured in, between two of its points.
const PIECES: u32 = 2;
/// Degrees between two points of something round.
const STEP: f64 = 30.0;
/// A smooth line leaves a point by so much of the way to the next one: with a third, a circle of a few points looks round.
const HANDLE: f64 = 1.0 / 3.0;
/// Points are kept in hundredths of a unit.
pub(super) const FINE: f64 = 100.0;

impl From<At> for Spot {
    fn from([x, y]: At) -> Self {
        Self { x, y }
    }
}

impl Add for Spot {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }
}

impl Sub for Spot {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }
}

impl Mul<f64> for Spot {
    type Output = Self;
    fn mul(self, times: f64) -> Self {
        Self { x: self.x * times, y: self.y * times }
    }
}

impl Spot {
    fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The same way, one unit long; nothing where it leads nowhere.
    fn unit(self) -> Self {
        let length = self.length();
        if length > 0.0 { self * (1.0 / length) } else { self }
    }

    /// A quarter turn to the right of the way.
    fn across(self) -> Self {
        Self { x: -self.y, y: self.x }
    }

    fn kept(self) -> Point {
        // Whole numbers of a few thousands: `as` is exact.
        Point { x: (self.x * FINE).round() as i32, y: (self.y * FINE).round() as i32 }
    }
}

/// From one point of a smooth line to the next, as a cubic Bézier.
struct Span {
    from: Spot,
    one: Spot,
    two: Spot,
    to: Spot,
}

impl Span {
    /// Where it is after that share of it, and which way it goes there.
    fn at(&self, share: f64) -> (Spot, Spot) {
        let (t, s) = (share, 1.0 - share);
        let place = self.from * (s * s * s)
            + self.one * (3.0 * s * s * t)
            + self.two * (3.0 * s * t * t)
            + self.to * (t * t * t);
        let way = (self.one - self.from) * (s * s)
            + (self.two - self.one) * (2.0 * s * t)
            + (self.to - self.two) * (t * t);
        (place, way.unit())
    }
}

/// The smooth line through points. At each it goes as from the one before it to the one after it.
fn smooth(points: &[Spot], closed: bool) -> Vec<Span> {
    let (first, last) = (points.first().copied(), points.last().copied());
    let (before_first, after_last) = if closed { (last, first) } else { (first, last) };
    let before = before_first.into_iter().chain(points.iter().copied());
    let after = points.iter().copied().skip(1).chain(after_last);
    let ways: Vec<Spot> = before.zip(after).map(|(before, after)| (after - before).unit()).collect();
    let passed: Vec<(Spot, Spot)> = points.iter().copied().zip(ways).collect();
    let back = if closed { passed.first().copied() } else { None };
    let next = passed.iter().copied().skip(1).chain(back);
    let span = |((from, leaves), (to, comes)): ((Spot, Spot), (Spot, Spot))| {
        let handle = (to - from).length() * HANDLE;
        Span { from, one: from + leaves * handle, two: to - comes * handle, to }
    };
    passed.iter().copied().zip(next).map(span).collect()
}

/// How wide a brush is at that share of its way.
fn width(widths: &[f64], share: f64) -> f64 {
    let along = share * widths.len().saturating_sub(1) as f64;
    let low = (along as usize).min(widths.len().saturating_sub(2));
    let here = widths.get(low).copied().unwrap_or_default();
    let next = widths.get(low + 1).copied().unwrap_or(here);
    here + (next - here) * (along - low as f64)
}

/// The points around a brush stroke: a tip, one side, the other tip, and back along the other side.
fn band(points: &[Spot], widths: &[f64]) -> Vec<Spot> {
    let spans = smooth(points, false);
    let pieces =
        spans.iter().flat_map(|span| (0..PIECES).map(move |n| span.at(f64::from(n) / f64::from(PIECES))));
    let walked: Vec<(Spot, Spot)> = pieces.chain(spans.last().map(|span| span.at(1.0))).collect();
    let whole = walked.len().saturating_sub(1).max(1) as f64;
    let half = |n: usize| width(widths, n as f64 / whole) / 2.0;
    let side = |turn: f64| {
        walked.iter().enumerate().map(move |(n, (place, way))| *place + way.across() * (half(n) * turn))
    };
    let tip = |n: usize, turn: f64| walked.get(n).map(|(place, way)| *place + *way * (half(n) * turn));
    let (begins, ends) = (tip(0, -1.0), tip(walked.len().saturating_sub(1), 1.0));
    begins.into_iter().chain(side(-1.0)).chain(ends).chain(side(1.0).rev()).collect()
}

/// A point of something round, as an uneven hand has it.
fn rim(at: At, radius: At, stray: (f64, f64), degrees: f64) -> Spot {
    let (angle, (uneven, hand)) = (degrees.to_radians(), stray);
    let strays = 0.6 * (2.0 * angle + hand).sin() + 0.4 * (3.0 * angle + 2.0 * hand).sin();
    let [across, down] = radius;
    Spot::from(at) + Spot { x: across * angle.cos(), y: down * angle.sin() } * (1.0 + uneven / 100.0 * strays)
}

fn circle(of: &Round) -> Vec<Spot> {
    let steps = (360.0 / STEP) as u32;
    (0..steps).map(|n| rim(of.at, of.radius, (of.uneven, of.hand), f64::from(n) * STEP)).collect()
}

fn arc(of: &Arc) -> Vec<Spot> {
    let steps = ((of.to - of.from).abs() / STEP).ceil().max(1.0) as u32;
    let degrees = |n: u32| of.from + (of.to - of.from) * f64::from(n) / f64::from(steps);
    let line: Vec<Spot> =
        (0..=steps).map(|n| rim(of.at, of.radius, (of.uneven, of.hand), degrees(n))).collect();
    band(&line, &of.width)
}

fn spots(points: &[At]) -> Vec<Spot> {
    points.iter().copied().map(Spot::from).collect()
}

fn curve(of: &Curve) -> Vec<Spot> {
    band(&spots(&of.through), &of.width)
}

/// The points that the edge of a shape goes through.
pub(super) fn edge(draw: &Draw) -> Vec<Spot> {
    match draw {
        Draw::Circle(of) => circle(of),
        Draw::Arc(of) => arc(of),
        Draw::Curve(of) => curve(of),
        Draw::Area(of) => spots(&of.through),
    }
}

/// The same points where a shape has gone as far as it goes.
pub(super) fn moved(points: &[Spot], moves: &Moves, frame: At) -> Vec<Spot> {
    let [wide, high] = frame;
    let about = Spot::from(moves.about.unwrap_or([wide / 2.0, high / 2.0]));
    let (sin, cos) = moves.turn.to_radians().sin_cos();
    let turned = |way: Spot| Spot { x: way.x * cos - way.y * sin, y: way.x * sin + way.y * cos };
    let go = |point: &Spot| about + turned(*point - about) * (moves.grow / 100.0) + Spot::from(moves.by);
    points.iter().map(go).collect()
}

/// The smooth line around points, as it is kept.
pub(super) fn around(points: &[Spot]) -> Outline {
    let start = points.first().map(|point| point.kept());
    let curves = smooth(points, true)
        .into_iter()
        .flat_map(|span| once(span.one).chain(once(span.two)).chain(once(span.to)).map(Spot::kept));
    Outline(start.into_iter().chain(curves).collect())
}
