//! What is asked of the list beyond its shape.

use super::{Cost, Crisis, Evidence, Helpline, HelplineText, Hours, Place, Ship, Way, Wide};
use std::collections::BTreeSet;

/// A field, and what is wrong with it.
type Wrong = (String, String);

impl Crisis {
    /// The first fault of the list, if it has one.
    pub(in crate::content) fn review(&self) -> Result<(), Wrong> {
        ensure(self.looked_on.written().len() == 10, "looked_on", "a whole date: year-month-day")?;
        for (key, source) in &self.sources {
            let web = source.address.starts_with("https://") || source.address.starts_with("http://");
            ensure(web, &format!("sources.{key}.address"), "the address of a page")?;
        }
        self.cited("elsewhere_sources", &self.elsewhere_sources)?;
        ensure(!self.wide.is_empty(), "wide", "at least one number for when nobody knows the country")?;
        for (n, wide) in self.wide.iter().enumerate() {
            self.wide_is_whole(&format!("wide[{n}]"), wide)?;
        }
        let mut seen = BTreeSet::new();
        for (n, place) in self.places.iter().enumerate() {
            let at = format!("places[{n}]");
            ensure(
                seen.insert(&place.country),
                &format!("{at}.country"),
                "a country stands in the list once",
            )?;
            self.place_is_whole(&at, place)?;
        }
        Ok(())
    }

    fn wide_is_whole(&self, at: &str, wide: &Wide) -> Result<(), Wrong> {
        self.cited(&format!("{at}.sources"), &wide.sources)?;
        ensure(!wide.places.is_empty(), &format!("{at}.places"), "at least one place that has it")?;
        for (n, code) in wide.places.iter().enumerate() {
            let place = self.places.iter().find(|place| place.country == *code);
            let has = place.is_some_and(|place| place.emergency.iter().any(|one| one.number == wide.number));
            ensure(has, &format!("{at}.places[{n}]"), "a place of which it is an emergency number")?;
        }
        Ok(())
    }

    fn place_is_whole(&self, at: &str, place: &Place) -> Result<(), Wrong> {
        let code = |code: &String| code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase());
        ensure(code(&place.country), &format!("{at}.country"), "two capital letters")?;
        for (n, covered) in place.covers.iter().enumerate() {
            ensure(code(covered), &format!("{at}.covers[{n}]"), "two capital letters")?;
        }
        ensure(!place.emergency.is_empty(), &format!("{at}.emergency"), "at least one emergency number")?;
        for (n, emergency) in place.emergency.iter().enumerate() {
            self.cited(&format!("{at}.emergency[{n}].sources"), &emergency.sources)?;
        }
        for (n, line) in place.lines.iter().enumerate() {
            let at = format!("{at}.lines[{n}]");
            self.cited(&format!("{at}.sources"), &line.sources)?;
            line.review().map_err(|(field, reason)| (format!("{at}.{field}"), reason))?;
        }
        Ok(())
    }

    fn cited(&self, field: &str, keys: &[String]) -> Result<(), Wrong> {
        ensure(!keys.is_empty(), field, "at least one source")?;
        let unknown = keys.iter().find(|key| !self.sources.contains_key(*key));
        unknown.map_or(Ok(()), |key| {
            Err((field.to_owned(), format!("\"{key}\" is not among the file's sources")))
        })
    }
}

impl Helpline {
    pub(in crate::content) fn review(&self) -> Result<(), Wrong> {
        ensure(!self.ways.is_empty(), "ways", "at least one way to reach it")?;
        for (n, way) in self.ways.iter().enumerate() {
            if let Way::Chat { at } = way {
                let name = at.contains('.') && !at.contains([':', ' ']);
                ensure(name, &format!("ways[{n}].at"), "the name of a website, without https://")?;
            }
        }
        ensure(
            self.evidence != Evidence::ListOnly,
            "evidence",
            "a helpline that only lists name is not shown",
        )?;
        for text in self.text.each() {
            self.words_agree(text)?;
        }
        Ok(())
    }

    fn words_agree(&self, text: &HelplineText) -> Result<(), Wrong> {
        let caution = text.caution.is_some() == (self.ship == Ship::Caution);
        ensure(caution, "text", "words of caution where it ships with caution, and nowhere else")?;
        let hours = text.hours.is_some() == (self.hours == Hours::Some);
        ensure(hours, "text", "words about hours where it answers at some, and nowhere else")?;
        let cost = text.cost.is_some() == (self.cost == Cost::Some);
        ensure(cost, "text", "words about the cost where there are some, and nowhere else")
    }
}

fn ensure(holds: bool, field: &str, reason: &str) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err((field.to_owned(), reason.to_owned())) }
}
