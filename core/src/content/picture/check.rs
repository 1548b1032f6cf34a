//! What is asked of a picture: alone, and among all content.

use super::outline::{FINE, Spot, around, edge, moved};
use super::shape::{At, Draw, PictureFile, ShapeInFile};
use super::{Outline, Picture, PictureId, Placed, Point, Shape, StandsFor};
use crate::content::catalogue::{fault, named, parse};
use crate::content::{Catalogue, ContentError, Does, Family, File, Practice};
use crate::time::Millis;
use std::ops::RangeInclusive;

type Wrong = (String, String);

/// The sides a frame may have, units.
const SIDES: RangeInclusive<f64> = 10.0..=400.0;
/// A picture is a few shapes.
const SHAPES: RangeInclusive<usize> = 1..=12;
/// There and back: nothing in a picture is quicker than a slow breath.
const PERIOD: RangeInclusive<Millis> = Millis(6_000)..=Millis(60_000);
/// Twice round is enough for an arc, degrees.
const ROUND_MOST: f64 = 720.0;

/// Reads and flattens every picture.
pub(in crate::content) fn read(files: &[File]) -> Result<Vec<Picture>, ContentError> {
    files.iter().map(one).collect()
}

fn one(file: &File) -> Result<Picture, ContentError> {
    let parsed: PictureFile = parse(file)?;
    named(file, &parsed.id.0)?;
    flattened(parsed).map_err(|(field, reason)| fault(file, field, reason))
}

fn flattened(file: PictureFile) -> Result<Picture, Wrong> {
    let frame = file.frame;
    ensure(frame.iter().all(|side| SIDES.contains(side)), "frame", "each side has 10 to 400 units")?;
    ensure(SHAPES.contains(&file.shapes.len()), "shapes", "1 to 12 shapes; a picture is a few of them")?;
    let period = file.period_s.map(|period| period.0);
    ensure(period.is_none_or(|period| PERIOD.contains(&period)), "period_s", "6 to 60 s: slow")?;
    let moves = file.shapes.iter().any(|shape| shape.moves.is_some());
    ensure(moves == period.is_some(), "period_s", "there where a shape moves, and only there")?;
    let shapes = file.shapes.iter().enumerate().map(|(n, shape)| {
        drawable(shape, frame, period).map_err(|(field, reason)| (format!("shapes[{n}]{field}"), reason))
    });
    let shapes = shapes.collect::<Result<Vec<_>, _>>()?;
    let carries = shapes.iter().any(|shape| shape.role.carries() && shape.opacity == 100);
    ensure(
        carries,
        "shapes",
        "one at least is whole, and text, primary, secondary or tertiary: it can be seen",
    )?;
    for (n, label) in file.labels.iter().enumerate() {
        ensure(inside(&[kept(label.at)], frame).is_none(), &format!("labels[{n}].at"), "inside the frame")?;
        let spoken = file.text.entries().all(|(language, _)| label.words.has(&language));
        let field = format!("labels[{n}].words");
        ensure(spoken, &field, "words in each language that the picture's description has")?;
    }
    let labels = file.labels.into_iter();
    Ok(Picture {
        id: file.id,
        stands_for: file.stands_for,
        frame: kept(frame),
        mirrors: file.mirrors,
        period,
        shapes,
        labels: labels.map(|label| Placed { at: kept(label.at), words: label.words }).collect(),
        text: file.text,
    })
}

fn kept([x, y]: At) -> Point {
    Point { x: (x * FINE).round() as i32, y: (y * FINE).round() as i32 }
}

fn drawable(shape: &ShapeInFile, frame: At, period: Option<Millis>) -> Result<Shape, Wrong> {
    ensure((1..=100).contains(&shape.opacity), ".opacity", "1 to 100 percent")?;
    form(&shape.draw)?;
    let points = edge(&shape.draw);
    let from = within(&points, frame, ".draw")?;
    let (mut to, mut phase) = (None, 0);
    if let (Some(moves), Some(_)) = (&shape.moves, period) {
        ensure(moves.phase < 100, ".moves.phase", "0 to 99 percent of there and back")?;
        to = Some(within(&moved(&points, moves, frame), frame, ".moves")?);
        phase = moves.phase;
    }
    Ok(Shape { role: shape.role, opacity: shape.opacity, from, to, phase })
}

/// What a shape is made of makes one.
fn form(draw: &Draw) -> Result<(), Wrong> {
    let wide = |width: &[f64]| !width.is_empty() && width.iter().all(|one| *one > 0.0);
    let round = |radius: &At| radius.iter().all(|one| *one > 0.0);
    match draw {
        Draw::Circle(of) => ensure(round(&of.radius), ".draw.circle.radius", "longer than nothing"),
        Draw::Area(of) => ensure(of.through.len() >= 3, ".draw.area.through", "three points at least"),
        Draw::Curve(of) => {
            ensure(of.through.len() >= 2, ".draw.curve.through", "two points at least")?;
            ensure(wide(&of.width), ".draw.curve.width", "one width at least, each more than nothing")
        }
        Draw::Arc(of) => {
            ensure(round(&of.radius), ".draw.arc.radius", "longer than nothing")?;
            ensure(wide(&of.width), ".draw.arc.width", "one width at least, each more than nothing")?;
            let turn = (of.to - of.from).abs();
            ensure(
                turn > 0.0 && turn <= ROUND_MOST,
                ".draw.arc.to",
                "another place than \"from\", twice round at most",
            )
        }
    }
}

/// The line around points, which stays in the frame.
fn within(points: &[Spot], frame: At, field: &str) -> Result<Outline, Wrong> {
    let outline = around(points);
    match inside(&outline.0, frame) {
        None => Ok(outline),
        Some(Point { x, y }) => {
            let ([wide, high], x, y) = (frame, f64::from(x) / FINE, f64::from(y) / FINE);
            let reason =
                format!("reaches {x}, {y}, outside of 0 to {wide} and 0 to {high}; draw it further in");
            Err((field.to_owned(), reason))
        }
    }
}

/// The first point that is outside. A curve never leaves what its points are the corners of, nor does what is between two such curves.
fn inside(points: &[Point], frame: At) -> Option<Point> {
    let far = kept(frame);
    points.iter().copied().find(|point| !(0..=far.x).contains(&point.x) || !(0..=far.y).contains(&point.y))
}

impl Catalogue {
    /// Each emblem is there once, each picture is used, and what practices name is there.
    pub(in crate::content) fn pictures_fit(
        &self,
        pictures: &[File],
        practices: &[File],
    ) -> Result<(), ContentError> {
        let others = [StandsFor::Protocols, StandsFor::Journal, StandsFor::Lifebuoy];
        for emblem in Family::ALL.map(StandsFor::Family).into_iter().chain(others) {
            self.has_one(emblem, pictures)?;
        }
        let lessons =
            |id: &PictureId| self.picture(id).is_some_and(|one| one.stands_for == StandsFor::Lesson);
        for practice in &self.practices {
            let wrong = named_by(practice).into_iter().find(|(_, id)| !lessons(id));
            if let Some((field, _)) = wrong {
                let reason = "a picture in pictures/ that stands for \"lesson\"";
                return Err(fault(&file_of(practices, &practice.id.0), field, reason));
            }
        }
        let used = |picture: &Picture| {
            picture.stands_for != StandsFor::Lesson
                || self.practices.iter().any(|one| named_by(one).iter().any(|(_, id)| **id == picture.id))
        };
        self.pictures.iter().find(|picture| !used(picture)).map_or(Ok(()), |idle| {
            let reason = "no practice names it; name it as the \"picture\" of one, or take the file away";
            Err(fault(&file_of(pictures, &idle.id.0), "stands_for", reason))
        })
    }

    fn has_one(&self, emblem: StandsFor, files: &[File]) -> Result<(), ContentError> {
        let all: Vec<&Picture> = self.pictures.iter().filter(|one| one.stands_for == emblem).collect();
        let [first, others @ ..] = all.as_slice() else {
            let name = serde_json::to_string(&emblem).unwrap_or_default();
            let file = File { path: "pictures", text: "" };
            return Err(fault(&file, "stands_for", format!("no picture has {name} here; draw one")));
        };
        others.first().map_or(Ok(()), |other| {
            let reason =
                format!("pictures/{}.json stands there already; each emblem is one picture", first.id.0);
            Err(fault(&file_of(files, &other.id.0), "stands_for", reason))
        })
    }
}

/// The pictures that a practice names, each with its field.
fn named_by(practice: &Practice) -> Vec<(String, &PictureId)> {
    let steps = practice.lengths.each().flat_map(|(name, script)| {
        script.steps.iter().enumerate().filter_map(move |(n, step)| match &step.does {
            Does::Picture { name: id, .. } => {
                Some((format!("lengths.{name}.steps[{n}].does.picture.name"), id))
            }
            _ => None,
        })
    });
    practice.picture.iter().map(|id| ("picture".to_owned(), id)).chain(steps).collect()
}

/// The file that is named for an id.
fn file_of<'a>(files: &[File<'a>], id: &str) -> File<'a> {
    let named = |file: &&File| file.path.ends_with(&format!("/{id}.json"));
    files.iter().find(named).copied().unwrap_or(File { path: "pictures", text: "" })
}

fn ensure(holds: bool, field: &str, what_to_do: &str) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err((field.to_owned(), what_to_do.to_owned())) }
}
