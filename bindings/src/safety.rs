//! Crisis lines, offline and dated.

use kindself_core::content::{Confidence, Crisis, Language, Number, Reaches as Service};

/// Which service an emergency number reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Reaches {
    /// Ambulance.
    Ambulance,
    /// Police.
    Police,
}

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NumberCard {
    /// As people write it.
    pub number: String,
    /// The service, where it is one of several.
    pub reaches: Option<Reaches>,
    /// The language spoken there, where it is one of several.
    pub language: Option<String>,
}

/// One country.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlaceCard {
    /// ISO 3166 code, or `EU`.
    pub country: String,
    /// Its name.
    pub name: String,
    /// Emergency numbers.
    pub emergency: Vec<NumberCard>,
    /// The helpline's name.
    pub line_name: Option<String>,
    /// The helpline's numbers.
    pub lines: Vec<NumberCard>,
    /// Known to be free of charge.
    pub free: bool,
    /// Known to answer day and night.
    pub all_hours: bool,
    /// Seen in one source only; to be marked.
    pub one_source: bool,
}

/// Everything the crisis screen shows.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisCard {
    /// The day the list was put together, ISO 8601.
    pub as_of: String,
    /// Before the emergency number.
    pub first: String,
    /// Before the helpline.
    pub then: String,
    /// After both.
    pub also: String,
    /// Where a country is not in the list.
    pub elsewhere: String,
    /// Says that numbers change.
    pub dated: String,
    /// All places.
    pub places: Vec<PlaceCard>,
}

impl CrisisCard {
    /// In words of that language.
    pub(crate) fn new(crisis: &Crisis, language: &Language) -> Self {
        let text = crisis.text.get(language);
        let places = crisis.places.iter().map(|place| {
            let words = place.text.get(language);
            PlaceCard {
                country: place.country.clone(),
                name: words.country.clone(),
                emergency: place.emergency.iter().map(number).collect(),
                line_name: words.label.clone(),
                lines: place.lines.iter().map(number).collect(),
                free: place.free,
                all_hours: place.all_hours,
                one_source: place.confidence == Confidence::OneSource,
            }
        });
        Self {
            as_of: crisis.as_of.clone(),
            first: text.first.clone(),
            then: text.then.clone(),
            also: text.also.clone(),
            elsewhere: text.elsewhere.clone(),
            dated: text.dated.clone(),
            places: places.collect(),
        }
    }
}

fn number(number: &Number) -> NumberCard {
    NumberCard {
        number: number.number.clone(),
        reaches: number.reaches.map(|reaches| match reaches {
            Service::Ambulance => Reaches::Ambulance,
            Service::Police => Reaches::Police,
        }),
        language: number.language.as_ref().map(|language| language.tag().to_owned()),
    }
}
