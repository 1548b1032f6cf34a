//! Pictures: a few soft shapes each, in colours of the palette's roles, drawn by both shells on their own canvas.
//!
//! - [`Picture`]: a file of `core/content/pictures`, flattened to closed curves, so that a shell only scales and fills them.
//! - [`Shape`]: one of its shapes, where it rests and how far it goes. [`Picture::drawn`]: all of them at a moment.
//! - [`StandsFor`]: where it belongs.

mod check;
mod outline;
mod shape;
#[cfg(test)]
mod tests;

pub(super) use check::read;
pub use shape::{Arc, Area, Curve, Draw, Moves, PictureFile, Round, ShapeInFile};

use super::{Catalogue, Family, Language, Practice, Role, Texts};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// Names a picture (`three-systems`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PictureId(pub String);

/// Whose colour a shape has; which colour that is by day and by night, each shell knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum PaletteRole {
    Background,
    Surface,
    Text,
    Primary,
    PrimaryContainer,
    /// Warmth.
    Secondary,
    SecondaryContainer,
    /// Night and lessons.
    Tertiary,
    Outline,
}

impl PaletteRole {
    /// Whether it stands out from every card and the background; a shape that carries meaning is of such a one, and whole.
    pub fn carries(self) -> bool {
        matches!(self, Self::Text | Self::Primary | Self::Secondary | Self::Tertiary)
    }
}

/// Where a picture belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum StandsFor {
    /// The emblem of practices of one temperature.
    Family(Family),
    /// The emblem of breathing at a pace.
    Protocols,
    /// The emblem of writing.
    Journal,
    /// The emblem of the lifebuoy's grounding.
    Lifebuoy,
    /// A lesson names it.
    Lesson,
}

/// A place in a picture, hundredths of a unit of its frame; y goes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// A closed line: where it starts, and then three points for each cubic Bézier. It is filled wherever the line goes round it
/// (nonzero).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline(pub Vec<Point>);

/// Words in a picture.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Label {
    /// Their middle, units of the frame.
    pub at: [f64; 2],
    /// A word or three.
    pub words: Texts<String>,
}

/// What is said of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PictureText {
    /// What it shows, for who does not see it.
    pub description: String,
}

/// One shape, ready to be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Whose colour it has.
    pub role: PaletteRole,
    /// Percent.
    pub opacity: u32,
    /// Its edge at rest.
    pub from: Outline,
    /// Its edge where it has gone as far as it goes, with as many points; `None` where it stays.
    pub to: Option<Outline>,
    /// How far along it is when the picture begins, percent of there and back.
    pub phase: u32,
}

/// Words in a picture, and their middle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub at: Point,
    pub words: Texts<String>,
}

/// A picture that was checked and flattened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its name.
    pub id: PictureId,
    /// Where it belongs.
    pub stands_for: StandsFor,
    /// The far corner of its frame: the other one is at 0, 0.
    pub frame: Point,
    /// Whether it is the other way round where one reads from the right.
    pub mirrors: bool,
    /// How long what moves takes there and back; `None` where nothing does.
    pub period: Option<Millis>,
    /// From the back to the front.
    pub shapes: Vec<Shape>,
    /// Words in it.
    pub labels: Vec<Placed>,
    /// What is said of it.
    pub text: Texts<PictureText>,
}

impl Shape {
    /// Its edge when it is at that share of the way, 0 to 1.
    fn edge(&self, share: f64) -> Outline {
        let Some(to) = &self.to else { return self.from.clone() };
        let between = |from: i32, to: i32| from + (f64::from(to - from) * share).round() as i32;
        let all = self.from.0.iter().zip(&to.0);
        Outline(all.map(|(a, b)| Point { x: between(a.x, b.x), y: between(a.y, b.y) }).collect())
    }
}

impl Picture {
    /// Its shapes' edges at a moment, from the back to the front: gently there and back, (1 − cos 2π(at ⁄ period + phase)) ⁄ 2 of the
    /// way. Where nothing is to move, it is drawn as at 0.
    pub fn drawn(&self, at: Millis) -> Vec<Outline> {
        let turns = self.period.map_or(0.0, |period| at.0 as f64 / period.0.max(1) as f64);
        let share = |phase: u32| {
            let turn = std::f64::consts::TAU * (turns + f64::from(phase) / 100.0);
            (1.0 - turn.cos()) / 2.0
        };
        self.shapes.iter().map(|shape| shape.edge(share(shape.phase))).collect()
    }

    /// What it shows, in words.
    pub fn description(&self, language: &Language) -> &str {
        &self.text.get(language).description
    }
}

impl Catalogue {
    /// The picture of that name.
    pub fn picture(&self, id: &PictureId) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.id == *id)
    }

    /// The emblem there. Content that was reviewed has each.
    pub fn emblem(&self, stands_for: StandsFor) -> Option<&Picture> {
        self.pictures.iter().find(|picture| picture.stands_for == stands_for)
    }

    /// The emblem of a practice: its family's, or the lifebuoy's.
    pub fn emblem_of(&self, practice: &Practice) -> Option<&Picture> {
        let lifebuoy = practice.is(Role::Grounding);
        self.emblem(if lifebuoy { StandsFor::Lifebuoy } else { StandsFor::Family(practice.family) })
    }
}
