//! Emergency numbers and helplines by country: offline, each with where it was seen and when, and what is doubtful about
//! it. Nobody has dialled them; what a person is told of that is decided here.

mod phone;
mod review;
#[cfg(test)]
mod tests;

pub use phone::{PartialDate, PhoneNumber};

use super::{Language, Texts};
use chrono::{Months, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What an emergency number is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Reaches {
    /// All emergencies.
    All,
    Ambulance,
    AmbulanceAndFire,
    /// Medical help.
    Medical,
    Police,
}

/// Who was seen to name a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Evidence {
    /// An authority.
    Government,
    /// Those who answer it.
    Operator,
    Press,
    /// Lists of numbers only, such as those that phones carry; it is said where it is shown.
    ListOnly,
}

/// Whether a helpline may be shown. One that may not has no place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Ship {
    Yes,
    /// With its caution beside it.
    Caution,
}

/// When a helpline answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Hours {
    /// Day and night.
    Always,
    /// As its words say.
    Some,
    /// Not known.
    Unknown,
}

/// What a helpline costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Cost {
    /// Nothing.
    Free,
    /// What such a call costs.
    Charged,
    /// As its words say.
    Some,
    /// Not known.
    Unknown,
}

/// A way to reach a helpline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Way {
    Call {
        number: PhoneNumber,
    },
    /// By a text message.
    Text {
        number: PhoneNumber,
        /// What to write, where it is asked for.
        #[serde(default)]
        say: Option<String>,
    },
    /// By WhatsApp.
    Whatsapp {
        number: PhoneNumber,
    },
    /// By a chat on a website.
    Chat {
        /// The website: a name without `https://`.
        at: String,
    },
}

/// Where a number was seen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source {
    /// What a person is told: the website's name.
    pub site: String,
    /// The page.
    pub address: String,
    /// Its date; not there where it has none, or only a guess.
    #[serde(default)]
    pub date: Option<PartialDate>,
}

/// What there is to say about an emergency number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EmergencyText {
    /// Where, or from what phone, it works.
    pub note: String,
}

/// An emergency number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Emergency {
    pub number: PhoneNumber,
    pub reaches: Reaches,
    /// Who was seen to name it.
    pub evidence: Evidence,
    /// Keys into the file's `sources`.
    pub sources: Vec<String>,
    /// Words, where there is something to say.
    #[serde(default)]
    pub text: Option<Texts<EmergencyText>>,
}

/// A helpline's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HelplineText {
    pub name: String,
    /// When it answers, where that is [`Hours::Some`].
    #[serde(default)]
    pub hours: Option<String>,
    /// What it costs, where that is [`Cost::Some`].
    #[serde(default)]
    pub cost: Option<String>,
    /// What is doubtful, where it ships with [`Ship::Caution`].
    #[serde(default)]
    pub caution: Option<String>,
    /// What else is good to know.
    #[serde(default)]
    pub note: Option<String>,
}

/// A helpline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Helpline {
    /// Whether it may be shown as it is.
    pub ship: Ship,
    /// How to reach it, the best way first.
    pub ways: Vec<Way>,
    /// When it answers.
    pub hours: Hours,
    pub cost: Cost,
    /// The languages that are spoken there, where that is known.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// Who was seen to name it.
    pub evidence: Evidence,
    /// Keys into the file's `sources`.
    pub sources: Vec<String>,
    /// Words.
    pub text: Texts<HelplineText>,
}

/// A place's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceText {
    /// The country's name.
    pub country: String,
    /// What to do when nobody answers.
    pub if_no_answer: String,
}

/// One country, or a group with a common emergency number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place {
    /// ISO 3166 code, or `EU`.
    pub country: String,
    /// Codes of the countries of a group; those with a place of their own are found there.
    #[serde(default)]
    pub covers: Vec<String>,
    /// Emergency numbers, the first one first.
    pub emergency: Vec<Emergency>,
    /// Helplines, the first one first; none where none is known well enough.
    pub lines: Vec<Helpline>,
    /// What is not certain, for those who look again.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// Words.
    pub text: Texts<PlaceText>,
}

/// Where a number that many countries share works.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WideText {
    /// In which countries.
    pub works_in: String,
}

/// An emergency number that many countries share, for when it is not known where a person is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Wide {
    pub number: PhoneNumber,
    /// Codes of places of the file in which it is an emergency number; they bear its words out.
    pub places: Vec<String>,
    /// Who was seen to name it.
    pub evidence: Evidence,
    /// Keys into the file's `sources`.
    pub sources: Vec<String>,
    /// Words.
    pub text: Texts<WideText>,
}

/// What stands around the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CrisisText {
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
    /// Says that nobody has tried the numbers, and that they change.
    pub untried: String,
}

/// `safety/crisis.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Crisis {
    /// The day on which someone last looked at all of it.
    pub looked_on: PartialDate,
    /// How it was put together.
    pub status: String,
    /// Where numbers were seen, by key.
    pub sources: BTreeMap<String, Source>,
    /// Keys into `sources`: where the words `elsewhere` come from.
    pub elsewhere_sources: Vec<String>,
    /// For when it is not known where a person is; the one that works most widely first.
    pub wide: Vec<Wide>,
    /// Words.
    pub text: Texts<CrisisText>,
    /// The places, by their English names.
    pub places: Vec<Place>,
}

impl Crisis {
    /// The place of a person: of the country they chose, else of the phone's region. Codes are ISO 3166, in any case; a
    /// country without a place of its own has that of its group. `None` where neither is in the list.
    pub fn place_for(&self, chosen: Option<&str>, region: Option<&str>) -> Option<&Place> {
        [chosen, region].into_iter().flatten().find_map(|code| self.place(code))
    }

    /// A person's country where it is known and has no place here: the one they chose, else the phone's region. `None`
    /// where there is a place for them, and where neither is the code of a country.
    pub fn unlisted<'a>(&self, chosen: Option<&'a str>, region: Option<&'a str>) -> Option<&'a str> {
        // ZZ is what systems say where they do not know.
        let is_country = |code: &&str| {
            code.len() == 2
                && code.chars().all(|c| c.is_ascii_alphabetic())
                && !code.eq_ignore_ascii_case("ZZ")
        };
        if self.place_for(chosen, region).is_some() {
            return None;
        }
        [chosen, region].into_iter().flatten().find(is_country)
    }

    fn place(&self, code: &str) -> Option<&Place> {
        let is = |country: &String| country.eq_ignore_ascii_case(code);
        let own = self.places.iter().find(|place| is(&place.country));
        own.or_else(|| self.places.iter().find(|place| place.covers.iter().any(is)))
    }

    /// The sources of these keys, each once, in the order of the keys.
    pub fn sources_of<'a>(&'a self, keys: impl IntoIterator<Item = &'a String>) -> Vec<&'a Source> {
        let mut found: Vec<&Source> = Vec::new();
        for source in keys.into_iter().filter_map(|key| self.sources.get(key)) {
            if !found.contains(&source) {
                found.push(source);
            }
        }
        found
    }

    /// Whether someone last looked at the list more than a year before `today`.
    pub fn is_old(&self, today: Option<NaiveDate>) -> bool {
        !within_a_year(&self.looked_on, today)
    }
}

/// Whether what these sources say is older than a year, as of the person's day `today`: none of them is dated within the
/// year before it. What has no date, and a clock that tells no day, count as old: doubt is said.
pub fn all_old(sources: &[&Source], today: Option<NaiveDate>) -> bool {
    let mut dates = sources.iter().filter_map(|source| source.date.as_ref());
    !dates.any(|date| within_a_year(date, today))
}

/// On the same day a year later something is still within the year.
pub(super) fn within_a_year(date: &PartialDate, today: Option<NaiveDate>) -> bool {
    let last = date.first_day().checked_add_months(Months::new(12));
    today.zip(last).is_some_and(|(today, last)| today <= last)
}
