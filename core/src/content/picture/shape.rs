//! A picture as its file has it: a few brush strokes and soft patches in a frame of a hundred units or so.

use super::{Label, PaletteRole, PictureId, PictureText, StandsFor};
use crate::content::{Seconds, Texts};
use serde::Deserialize;

/// A place in the frame: x and y, in units of the frame; y goes down.
pub(super) type At = [f64; 2];

/// `pictures/<id>.json`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PictureFile {
    /// Its name, and its file's.
    pub id: PictureId,
    /// Where it belongs.
    pub stands_for: StandsFor,
    /// Width and height, units.
    pub frame: At,
    /// Whether it is the other way round where one reads from the right: what goes from somewhere to somewhere does.
    #[serde(default)]
    pub mirrors: bool,
    /// How long what moves takes there and back.
    #[serde(default)]
    pub period_s: Option<Seconds>,
    /// What is drawn, from the back to the front.
    pub shapes: Vec<ShapeInFile>,
    /// Words in it, few.
    #[serde(default)]
    pub labels: Vec<Label>,
    /// What it shows, for who does not see it.
    pub text: Texts<PictureText>,
}

/// One brush stroke or patch.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShapeInFile {
    /// Whose colour it has.
    pub role: PaletteRole,
    /// Percent. What is not whole is a patch behind what carries the meaning.
    #[serde(default = "whole")]
    pub opacity: u32,
    /// What is drawn.
    pub draw: Draw,
    /// Where it goes and comes back from; it stays, where nothing is said.
    #[serde(default)]
    pub moves: Option<Moves>,
}

fn whole() -> u32 {
    100
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Draw {
    /// Filled, and a little uneven.
    Circle(Round),
    /// A brush that goes along a circle.
    Arc(Arc),
    /// A brush that goes smoothly through points.
    Curve(Curve),
    /// Filled, with a smooth edge through points.
    Area(Area),
}

/// Something round.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Round {
    /// Its middle.
    pub at: At,
    /// Across and down, units.
    pub radius: At,
    /// How far the hand strays from the circle, percent of the radius.
    #[serde(default)]
    pub uneven: f64,
    /// In which way it strays: any number.
    #[serde(default)]
    pub hand: f64,
}

/// A part of something round, as a brush stroke.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Arc {
    /// The middle of the circle.
    pub at: At,
    /// Across and down, units.
    pub radius: At,
    /// Where it begins, degrees: 0 is on the right, and they go round as a clock does.
    pub from: f64,
    /// Where it ends, degrees.
    pub to: f64,
    /// How wide the brush is, from the beginning to the end, units.
    pub width: Vec<f64>,
    /// How far the hand strays from the circle, percent of the radius.
    #[serde(default)]
    pub uneven: f64,
    /// In which way it strays: any number.
    #[serde(default)]
    pub hand: f64,
}

/// A brush stroke.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Curve {
    /// The points it goes through: two at least.
    pub through: Vec<At>,
    /// How wide the brush is, from the first point to the last, units.
    pub width: Vec<f64>,
}

/// A patch.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Area {
    /// The points its edge goes through: three at least.
    pub through: Vec<At>,
}

/// How far a shape goes from where it rests.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Moves {
    /// Across and down, units.
    #[serde(default)]
    pub by: At,
    /// To how much of its size, percent.
    #[serde(default = "same")]
    pub grow: f64,
    /// How far it turns, degrees, as a clock does.
    #[serde(default)]
    pub turn: f64,
    /// What it grows and turns about; the middle of the frame, where nothing is said.
    #[serde(default)]
    pub about: Option<At>,
    /// How far along it is when the picture begins, percent of there and back.
    #[serde(default)]
    pub phase: u32,
}

fn same() -> f64 {
    100.0
}
