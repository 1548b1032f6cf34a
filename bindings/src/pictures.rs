//! Pictures, as the shells draw them: closed curves to be filled, in colours of the palette's roles.

use crate::content::Content;
use kindself_core::content::picture::{Outline, Placed, Shape};
use kindself_core::content::{Family, Picture, StandsFor};

pub use kindself_core::content::PaletteRole;

/// Whose colour a shape has.
#[uniffi::remote(Enum)]
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

/// One shape of a picture. An edge is a closed line, in hundredths of a unit of the frame: x and y of where it starts, then of three
/// points for each cubic Bézier. It is filled wherever the line goes round it (nonzero).
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PictureShape {
    pub role: PaletteRole,
    pub opacity_percent: u32,
    /// Its edge at rest.
    pub from: Vec<i32>,
    /// Its edge where it has gone as far as it goes, with as many points; none where it stays.
    pub to: Option<Vec<i32>>,
    /// How far along it is when the picture begins, percent of there and back.
    pub phase_percent: u32,
}

/// Words in a picture, and their middle, hundredths of a unit. They are said by its description.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PictureLabel {
    pub words: String,
    pub x: i32,
    pub y: i32,
}

/// A picture. Its frame reaches from 0, 0; y goes down.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PictureCard {
    pub id: String,
    /// Hundredths of a unit, as is everything in it.
    pub width: i32,
    pub height: i32,
    /// Whether it is the other way round where one reads from the right; its words are not.
    pub mirrors: bool,
    /// How long what moves takes there and back, where something does. A shape is (1 − cos 2π(at ⁄ period + phase)) ⁄ 2 of the way from
    /// `from` to `to`; where nothing is to move, all stands as at 0.
    pub period_ms: Option<u64>,
    /// From the back to the front.
    pub shapes: Vec<PictureShape>,
    pub labels: Vec<PictureLabel>,
    /// What it shows, for who does not see it.
    pub description: String,
}

/// Every picture there is, and which of them stand for what is no family of practices.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PicturesCard {
    pub all: Vec<PictureCard>,
    /// Breathing at a pace.
    pub breathing: String,
    /// A minute of it, that begins at once: the emblem of practices with the breath.
    pub minute: String,
    /// Writing.
    pub journal: String,
    /// The lifebuoy's grounding.
    pub lifebuoy: String,
}

#[uniffi::export]
impl Content {
    /// All pictures: a shell asks once, when the first is to be seen.
    pub fn pictures(&self) -> PicturesCard {
        let name = |stands_for| name_of(self.catalogue.emblem(stands_for));
        PicturesCard {
            all: self.catalogue.pictures.iter().map(|picture| self.card(picture)).collect(),
            breathing: name(StandsFor::Protocols),
            minute: name(StandsFor::Family(Family::Breathing)),
            journal: name(StandsFor::Journal),
            lifebuoy: name(StandsFor::Lifebuoy),
        }
    }
}

/// The name of a picture; one that nobody has where there is none, which content that was reviewed never lacks.
pub(crate) fn name_of(picture: Option<&Picture>) -> String {
    picture.map(|picture| picture.id.0.clone()).unwrap_or_default()
}

impl Content {
    fn card(&self, picture: &Picture) -> PictureCard {
        let label = |label: &Placed| PictureLabel {
            words: label.words.get(&self.language).clone(),
            x: label.at.x,
            y: label.at.y,
        };
        PictureCard {
            id: picture.id.0.clone(),
            width: picture.frame.x,
            height: picture.frame.y,
            mirrors: picture.mirrors,
            period_ms: picture.period.map(|period| period.0),
            shapes: picture.shapes.iter().map(Into::into).collect(),
            labels: picture.labels.iter().map(label).collect(),
            description: picture.description(&self.language).to_owned(),
        }
    }
}

impl From<&Shape> for PictureShape {
    fn from(shape: &Shape) -> Self {
        let numbers = |edge: &Outline| edge.0.iter().flat_map(|point| [point.x, point.y]).collect();
        Self {
            role: shape.role,
            opacity_percent: shape.opacity,
            from: numbers(&shape.from),
            to: shape.to.as_ref().map(numbers),
            phase_percent: shape.phase,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_emblem_and_every_lesson_has_its_picture() {
        let content = Content::new("en".into()).unwrap();
        let pictures = content.pictures();
        let find = |id: &String| pictures.all.iter().find(|picture| picture.id == *id).unwrap();
        for id in [&pictures.breathing, &pictures.minute, &pictures.journal, &pictures.lifebuoy] {
            assert!(find(id).labels.is_empty(), "{id}");
        }
        let catalogue = crate::Breathing::new(content.clone()).catalogue();
        assert_eq!(catalogue.grounding.emblem, pictures.lifebuoy);
        for card in &catalogue.practices {
            assert!(find(&card.emblem).labels.is_empty(), "{}", card.id);
            let lesson = card.picture.as_ref().map(find);
            assert!(lesson.is_none_or(|lesson| lesson.width > lesson.height), "{}", card.id);
        }
        let lessons: BTreeSet<&String> =
            catalogue.practices.iter().filter_map(|card| card.picture.as_ref()).collect();
        assert_eq!(
            pictures.all.len(),
            21 + lessons.len(),
            "each family, and three more; the rest are lessons'"
        );
    }
}
