//! Help lines for people who were or are hurt or controlled by somebody, by country, each as doubtful as it is: in the shape that crisis
//! lines have, and with what is known of bills. Emergency numbers are those of [`Crisis`], and so are countries.

#[cfg(test)]
mod tests;

use super::crisis::within_a_year;
use super::{Crisis, Helpline, PartialDate, Source, Texts};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A field, and what is wrong with it.
type Wrong = (String, String);

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum LineFor {
    /// Violence or control at home.
    Domestic,
    /// Sexual violence.
    Sexual,
    /// Children and young people.
    Child,
}

/// Whether a call stands on the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Bill {
    /// It was seen to be said that it does not.
    Absent,
    /// It costs something, and so it may.
    MayShow,
    /// Not known; that is said, and nothing is promised.
    Unknown,
}

/// A help line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AbuseLine {
    /// What it is for.
    pub r#for: Vec<LineFor>,
    pub bill: Bill,
    /// How it is reached, and what is doubtful about it.
    pub line: Helpline,
}

/// A place's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AbusePlaceText {
    /// What is particular about the lines there.
    pub note: String,
}

/// The lines of a country.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AbusePlace {
    /// The code of a place of `crisis.json`.
    pub country: String,
    /// The first one first; none where none is known well enough.
    pub lines: Vec<AbuseLine>,
    /// What is not certain, for those who look again.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// Words, where there is something to say.
    #[serde(default)]
    pub text: Option<Texts<AbusePlaceText>>,
}

/// What stands around the lines.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AbuseLinesText {
    /// Before the emergency number.
    pub first: String,
    /// Before the lines.
    pub then: String,
    /// Where there is no line, with what there is instead.
    pub no_line: String,
    /// Where the country is not known.
    pub unknown: String,
    /// Before the door to the crisis lines.
    pub also: String,
    /// Where a call stays whatever the bill says.
    pub list: String,
    /// Said where a call is known not to stand on the bill.
    pub bill_absent: String,
    /// Said where it may.
    pub bill_may_show: String,
    /// Said where nobody knows.
    pub bill_unknown: String,
    /// Says that nobody has tried the numbers, and that they change.
    pub untried: String,
}

impl AbuseLinesText {
    /// What is said of bills.
    pub fn bill(&self, bill: Bill) -> &str {
        match bill {
            Bill::Absent => &self.bill_absent,
            Bill::MayShow => &self.bill_may_show,
            Bill::Unknown => &self.bill_unknown,
        }
    }
}

/// `safety/abuse-lines.json`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AbuseLines {
    /// The day on which someone last looked at all of it.
    pub looked_on: PartialDate,
    /// How it was put together.
    pub status: String,
    /// Where numbers were seen, by key.
    pub sources: BTreeMap<String, Source>,
    /// Words.
    pub text: Texts<AbuseLinesText>,
    pub places: Vec<AbusePlace>,
}

impl AbuseLines {
    /// The lines of a place of `crisis.json`, by its code; `None` where none are known.
    pub fn of(&self, country: &str) -> Option<&AbusePlace> {
        self.places.iter().find(|place| place.country == country).filter(|place| !place.lines.is_empty())
    }

    /// The sources of these keys, each once, in the order of the keys.
    pub fn sources_of(&self, keys: &[String]) -> Vec<&Source> {
        let mut found: Vec<&Source> = Vec::new();
        for source in keys.iter().filter_map(|key| self.sources.get(key)) {
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

    /// The first fault of the list, if it has one.
    pub(super) fn review(&self, crisis: &Crisis) -> Result<(), Wrong> {
        ensure(self.looked_on.written().len() == 10, "looked_on", "a whole date: year-month-day")?;
        for (key, source) in &self.sources {
            let web = source.address.starts_with("https://") || source.address.starts_with("http://");
            ensure(web, &format!("sources.{key}.address"), "the address of a page")?;
        }
        let mut seen = BTreeSet::new();
        for (n, place) in self.places.iter().enumerate() {
            let at = format!("places[{n}]");
            let is_known = crisis.places.iter().any(|other| other.country == place.country);
            ensure(
                is_known,
                &format!("{at}.country"),
                "a place of crisis.json, where its emergency numbers are",
            )?;
            let once = seen.insert(&place.country);
            ensure(once, &format!("{at}.country"), "a country stands in the list once")?;
            for (n, line) in place.lines.iter().enumerate() {
                self.line_is_whole(line)
                    .map_err(|(field, reason)| (format!("{at}.lines[{n}]{field}"), reason))?;
            }
        }
        Ok(())
    }

    fn line_is_whole(&self, line: &AbuseLine) -> Result<(), Wrong> {
        ensure(!line.r#for.is_empty(), ".for", "what it is for")?;
        let sources = &line.line.sources;
        ensure(!sources.is_empty(), ".line.sources", "at least one source")?;
        let known = sources.iter().all(|key| self.sources.contains_key(key));
        ensure(known, ".line.sources", "keys of the file's sources")?;
        line.line.review().map_err(|(field, reason)| (format!(".line.{field}"), reason))
    }
}

fn ensure(holds: bool, field: &str, reason: &str) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err((field.to_owned(), reason.to_owned())) }
}
