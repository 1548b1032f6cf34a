//! Crisis lines, offline and dated.

mod abuse;
mod cards;

pub use abuse::{AbuseLineCard, AbuseLinesCard};
pub use cards::{
    Cost, CountryCard, CrisisCard, EmergencyCard, Hours, LineCard, LineWay, NumberCard, PlaceCard, Reaches,
    SourceCard,
};

use crate::content::Content;
use crate::time::Moment;
use chrono::NaiveDate;
use kindself_core::content::{
    Cost as Costs, Crisis, Emergency, Evidence, Helpline, Hours as Answers, Language, PhoneNumber, Place,
    Source, Way, all_old,
};
use kindself_core::time;

#[uniffi::export]
impl Content {
    /// Emergency numbers and helplines, offline and dated: of the country that was chosen in the settings, else of the
    /// phone's region (ISO 3166 codes); where neither is in the list, the numbers that work widely.
    pub fn crisis(&self, chosen: Option<String>, region: Option<String>, now: Moment) -> CrisisCard {
        let today = time::Moment::from(now).day();
        CrisisCard::new(&self.catalogue.crisis, chosen.as_deref(), region.as_deref(), today, &self.language)
    }

    /// The countries whose numbers are known, by name.
    pub fn countries(&self) -> Vec<CountryCard> {
        let card = |place: &Place| CountryCard {
            code: place.country.clone(),
            name: place.text.get(&self.language).country.clone(),
        };
        let mut all: Vec<CountryCard> = self.catalogue.crisis.places.iter().map(card).collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }
}

impl CrisisCard {
    /// For the chosen country, else the phone's region, on that day, in words of that language.
    fn new(
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

impl PlaceCard {
    fn new(place: &Place, crisis: &Crisis, today: Option<NaiveDate>, language: &Language) -> Self {
        let words = place.text.get(language);
        Self {
            country: place.country.clone(),
            name: words.country.clone(),
            lines: place
                .lines
                .iter()
                .map(|line| LineCard::new(line, &crisis.sources_of(&line.sources), today, language))
                .collect(),
            if_no_answer: words.if_no_answer.clone(),
        }
    }
}

impl LineCard {
    /// With where it was `seen`.
    fn new(line: &Helpline, seen: &[&Source], today: Option<NaiveDate>, language: &Language) -> Self {
        let words = line.text.get(language);
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
            is_old: all_old(seen, today),
            sources: sources(seen),
        }
    }
}

fn emergency(one: &Emergency, language: &Language) -> EmergencyCard {
    EmergencyCard {
        number: number(&one.number),
        reaches: one.reaches,
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
