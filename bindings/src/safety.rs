//! Crisis lines, offline and dated.

use chrono::NaiveDate;
use kindself_core::content::{
    Cost as Costs, Crisis, Emergency, Evidence, Helpline, Hours as Answers, Language, PhoneNumber, Place,
    Reaches as Service, Source, Way, all_old,
};

/// What an emergency number is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Reaches {
    /// All emergencies.
    All,
    /// Ambulance.
    Ambulance,
    /// Ambulance and fire.
    AmbulanceAndFire,
    /// Medical help.
    Medical,
    /// Police.
    Police,
}

/// A phone number.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NumberCard {
    /// As people write it.
    pub shown: String,
    /// As it is dialled: digits, and `+` or `*` at its start.
    pub dialled: String,
}

/// An emergency number.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct EmergencyCard {
    /// The number.
    pub number: NumberCard,
    /// What it is for.
    pub reaches: Reaches,
    /// Where, or from what phone, it works.
    pub note: Option<String>,
    /// Found in lists of numbers only; to be said.
    pub list_only: bool,
}

/// Where a number was seen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SourceCard {
    /// The website's name.
    pub site: String,
    /// Its date: a day, a month or a year, ISO 8601; none where it has none.
    pub date: Option<String>,
}

/// When a helpline answers.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Hours {
    /// Day and night.
    Always,
    /// As these words say.
    Told {
        /// Words.
        words: String,
    },
    /// Not known.
    Unknown,
}

/// What a helpline costs.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Cost {
    /// Nothing.
    Free,
    /// What such a call costs.
    Charged,
    /// As these words say.
    Told {
        /// Words.
        words: String,
    },
    /// Not known.
    Unknown,
}

/// A way to reach a helpline.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum LineWay {
    /// By a call.
    Call {
        /// The number.
        number: NumberCard,
    },
    /// By a text message.
    Text {
        /// The number.
        number: NumberCard,
        /// What to write, where it is asked for.
        say: Option<String>,
    },
    /// By WhatsApp.
    Whatsapp {
        /// The number.
        number: NumberCard,
    },
    /// By a chat on a website.
    Chat {
        /// The website's name.
        site: String,
    },
}

/// A helpline.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LineCard {
    /// Its name.
    pub name: String,
    /// How to reach it, the best way first.
    pub ways: Vec<LineWay>,
    /// When it answers.
    pub hours: Hours,
    /// What it costs.
    pub cost: Cost,
    /// Languages spoken there, where that is known.
    pub languages: Vec<String>,
    /// What is doubtful about it.
    pub caution: Option<String>,
    /// What else is good to know.
    pub note: Option<String>,
    /// Nothing about it is dated within a year; to be said.
    pub is_old: bool,
    /// Where it was seen.
    pub sources: Vec<SourceCard>,
}

/// A country that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CountryCard {
    /// ISO 3166 code, or `EU`.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What is known of one country.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PlaceCard {
    /// ISO 3166 code, or `EU`.
    pub country: String,
    /// Its name.
    pub name: String,
    /// Helplines; none where none is known well enough.
    pub lines: Vec<LineCard>,
    /// What to do when nobody answers.
    pub if_no_answer: String,
}

/// Everything the crisis screen shows.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisCard {
    /// The person's country; none where it is not known, or not in the list.
    pub place: Option<PlaceCard>,
    /// The code of the person's country where it is known and not in the list; the phone has its name, and it is to be said.
    pub unlisted: Option<String>,
    /// Its emergency numbers; where there is no place, those that work widely.
    pub emergency: Vec<EmergencyCard>,
    /// Nothing about any of them is dated within a year; to be said of their sources.
    pub emergency_is_old: bool,
    /// Where they were seen.
    pub emergency_sources: Vec<SourceCard>,
    /// Nothing about one of them, or about a line, or about the words `elsewhere` where they stand, is dated within a year;
    /// to be said.
    pub some_are_old: bool,
    /// The day on which someone last looked at the list, ISO 8601.
    pub looked_on: String,
    /// That is more than a year ago; to be said.
    pub is_old: bool,
    /// Before the emergency number.
    pub first: String,
    /// Before the helplines.
    pub then: String,
    /// Where there is no helpline.
    pub no_line: String,
    /// After both.
    pub also: String,
    /// Asks for the country.
    pub ask: String,
    /// Before the numbers, where the country is not known.
    pub unknown: String,
    /// Where a country is not in the list.
    pub elsewhere: String,
    /// Where that was seen; none where there is a place.
    pub elsewhere_sources: Vec<SourceCard>,
    /// Nothing about it is dated within a year; to be said.
    pub elsewhere_is_old: bool,
    /// Says that nobody has tried the numbers, and that they change.
    pub untried: String,
}

impl CrisisCard {
    /// For the chosen country, else the phone's region, on that day, in words of that language.
    pub(crate) fn new(
        crisis: &Crisis,
        chosen: Option<&str>,
        region: Option<&str>,
        today: Option<NaiveDate>,
        language: &Language,
    ) -> Self {
        let text = crisis.text.get(language);
        let place = crisis.place_for(chosen, region);
        let (emergency, keys): (Vec<EmergencyCard>, Vec<&Vec<String>>) = match place {
            Some(place) => place.emergency.iter().map(|one| (emergency(one, language), &one.sources)).unzip(),
            None => crisis
                .wide
                .iter()
                .map(|wide| {
                    let card = EmergencyCard {
                        number: number(&wide.number),
                        reaches: Reaches::All,
                        note: Some(wide.text.get(language).works_in.clone()),
                        list_only: wide.evidence == Evidence::ListOnly,
                    };
                    (card, &wide.sources)
                })
                .unzip(),
        };
        let place = place.map(|place| PlaceCard::new(place, crisis, today, language));
        let old: Vec<bool> = keys.iter().map(|keys| all_old(&crisis.sources_of(*keys), today)).collect();
        let cited = if place.is_none() { crisis.elsewhere_sources.as_slice() } else { &[] };
        let elsewhere = crisis.sources_of(cited);
        let elsewhere_is_old = place.is_none() && all_old(&elsewhere, today);
        let line_is_old = place.iter().flat_map(|place| &place.lines).any(|line| line.is_old);
        Self {
            place,
            unlisted: crisis.unlisted(chosen, region).map(str::to_ascii_uppercase),
            emergency,
            emergency_is_old: old.iter().all(|old| *old),
            some_are_old: old.contains(&true) || line_is_old || elsewhere_is_old,
            emergency_sources: sources(&crisis.sources_of(keys.into_iter().flatten())),
            looked_on: crisis.looked_on.written().to_owned(),
            is_old: crisis.is_old(today),
            first: text.first.clone(),
            then: text.then.clone(),
            no_line: text.no_line.clone(),
            also: text.also.clone(),
            ask: text.ask.clone(),
            unknown: text.unknown.clone(),
            elsewhere: text.elsewhere.clone(),
            elsewhere_sources: sources(&elsewhere),
            elsewhere_is_old,
            untried: text.untried.clone(),
        }
    }
}

/// The countries that can be chosen, by their names in that language.
pub(crate) fn countries(crisis: &Crisis, language: &Language) -> Vec<CountryCard> {
    let card = |place: &Place| CountryCard {
        code: place.country.clone(),
        name: place.text.get(language).country.clone(),
    };
    let mut all: Vec<CountryCard> = crisis.places.iter().map(card).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

impl PlaceCard {
    fn new(place: &Place, crisis: &Crisis, today: Option<NaiveDate>, language: &Language) -> Self {
        let words = place.text.get(language);
        Self {
            country: place.country.clone(),
            name: words.country.clone(),
            lines: place.lines.iter().map(|line| LineCard::new(line, crisis, today, language)).collect(),
            if_no_answer: words.if_no_answer.clone(),
        }
    }
}

impl LineCard {
    fn new(line: &Helpline, crisis: &Crisis, today: Option<NaiveDate>, language: &Language) -> Self {
        let words = line.text.get(language);
        let seen = crisis.sources_of(&line.sources);
        Self {
            name: words.name.clone(),
            ways: line.ways.iter().map(way).collect(),
            hours: match (line.hours, &words.hours) {
                (Answers::Always, _) => Hours::Always,
                (Answers::Some, Some(words)) => Hours::Told { words: words.clone() },
                (Answers::Some, None) | (Answers::Unknown, _) => Hours::Unknown,
            },
            cost: match (line.cost, &words.cost) {
                (Costs::Free, _) => Cost::Free,
                (Costs::Charged, _) => Cost::Charged,
                (Costs::Some, Some(words)) => Cost::Told { words: words.clone() },
                (Costs::Some, None) | (Costs::Unknown, _) => Cost::Unknown,
            },
            languages: line.languages.iter().map(|language| language.tag().to_owned()).collect(),
            caution: words.caution.clone(),
            note: words.note.clone(),
            is_old: all_old(&seen, today),
            sources: sources(&seen),
        }
    }
}

fn emergency(one: &Emergency, language: &Language) -> EmergencyCard {
    EmergencyCard {
        number: number(&one.number),
        reaches: match one.reaches {
            Service::All => Reaches::All,
            Service::Ambulance => Reaches::Ambulance,
            Service::AmbulanceAndFire => Reaches::AmbulanceAndFire,
            Service::Medical => Reaches::Medical,
            Service::Police => Reaches::Police,
        },
        note: one.text.as_ref().map(|text| text.get(language).note.clone()),
        list_only: one.evidence == Evidence::ListOnly,
    }
}

fn way(way: &Way) -> LineWay {
    match way {
        Way::Call { number: to } => LineWay::Call { number: number(to) },
        Way::Text { number: to, say } => LineWay::Text { number: number(to), say: say.clone() },
        Way::Whatsapp { number: to } => LineWay::Whatsapp { number: number(to) },
        Way::Chat { at } => LineWay::Chat { site: at.clone() },
    }
}

fn number(number: &PhoneNumber) -> NumberCard {
    NumberCard { shown: number.written().to_owned(), dialled: number.dialled() }
}

fn sources(seen: &[&Source]) -> Vec<SourceCard> {
    let card = |source: &&Source| SourceCard {
        site: source.site.clone(),
        date: source.date.as_ref().map(|date| date.written().to_owned()),
    };
    seen.iter().map(card).collect()
}
