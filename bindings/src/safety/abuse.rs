//! Help lines for people who live with abuse, as the screens show them.

use super::CrisisCard;
use super::cards::{EmergencyCard, LineCard, SourceCard};
use crate::content::Content;
use crate::time::Moment;
use chrono::NaiveDate;
use kindself_core::content::{AbuseLines, AbusePlace, Language};
use kindself_core::time;

/// A help line, and what is known of bills.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AbuseLineCard {
    pub line: LineCard,
    /// Whether a call shows on the bill, as far as that is known.
    pub bill: String,
}

/// Everything the screen of these lines shows.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AbuseLinesCard {
    /// The name of the person's country; none where it is not known, or not in the list.
    pub place: Option<String>,
    /// The code of the person's country where it is known and not in the list.
    pub unlisted: Option<String>,
    /// Its emergency numbers; where there is no place, those that work widely.
    pub emergency: Vec<EmergencyCard>,
    /// None where none is known.
    pub lines: Vec<AbuseLineCard>,
    /// What is particular about them there.
    pub note: Option<String>,
    /// The day on which someone last looked at the list, ISO 8601.
    pub looked_on: String,
    /// That is more than a year ago; to be said.
    pub is_old: bool,
    /// Nothing about one of the lines is dated within a year; to be said.
    pub some_are_old: bool,
    /// Where the emergency numbers were seen.
    pub emergency_sources: Vec<SourceCard>,
    pub emergency_is_old: bool,
    /// Before the emergency number.
    pub first: String,
    /// Before the lines; where there is none, that, and what there is instead.
    pub then: String,
    /// Before the door to the crisis lines.
    pub also: String,
    /// Where a call stays, whatever the bill says.
    pub list: String,
    /// Asks for the country.
    pub ask: String,
    /// Says that nobody has tried the numbers, and that they change.
    pub untried: String,
}

#[uniffi::export]
impl Content {
    /// Help lines for people who were or are hurt or controlled by somebody, for the country of [`Content::crisis`].
    pub fn abuse_lines(&self, chosen: Option<String>, region: Option<String>, now: Moment) -> AbuseLinesCard {
        let Self { catalogue, language } = self;
        let (all, crisis) = (&catalogue.abuse_lines, &catalogue.crisis);
        let today = time::Moment::from(now).day();
        let around = CrisisCard::new(crisis, chosen.as_deref(), region.as_deref(), today, language);
        let place = crisis.place_for(chosen.as_deref(), region.as_deref());
        let known = place.and_then(|place| all.of(&place.country));
        let text = all.text.get(language);
        let lines = known.map(|known| cards(known, all, today, language)).unwrap_or_default();
        let then = match (place, known) {
            (_, Some(_)) => &text.then,
            (Some(_), None) => &text.no_line,
            (None, None) if around.unlisted.is_some() => &text.no_line,
            (None, None) => &text.unknown,
        };
        AbuseLinesCard {
            place: around.place.map(|place| place.name),
            unlisted: around.unlisted,
            emergency: around.emergency,
            note: known.and_then(|known| known.text.as_ref()).map(|text| text.get(language).note.clone()),
            looked_on: all.looked_on.written().to_owned(),
            is_old: all.is_old(today),
            some_are_old: lines.iter().any(|line| line.line.is_old),
            lines,
            emergency_sources: around.emergency_sources,
            emergency_is_old: around.emergency_is_old,
            first: text.first.clone(),
            then: then.clone(),
            also: text.also.clone(),
            list: text.list.clone(),
            ask: around.ask,
            untried: text.untried.clone(),
        }
    }
}

fn cards(
    place: &AbusePlace,
    all: &AbuseLines,
    today: Option<NaiveDate>,
    language: &Language,
) -> Vec<AbuseLineCard> {
    let words = all.text.get(language);
    let lines = place.lines.iter().map(|one| AbuseLineCard {
        line: LineCard::new(&one.line, &all.sources_of(&one.line.sources), today, language),
        bill: words.bill(one.bill).to_owned(),
    });
    lines.collect()
}
