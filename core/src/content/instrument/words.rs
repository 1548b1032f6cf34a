//! Words of an instrument are there for all of it, in every language, and for nothing else.

use super::review::{Wrong, ensure};
use super::{BandId, Instrument, InstrumentText, ItemNo};
use std::collections::BTreeSet;

pub(super) fn agree(all: &Instrument) -> Result<(), Wrong> {
    for (language, text) in all.text.entries() {
        in_one(all, text).map_err(|(at, reason)| (format!("text.{}.{at}", language.tag()), reason))?;
    }
    Ok(())
}

fn in_one(all: &Instrument, text: &InstrumentText) -> Result<(), Wrong> {
    same(all.numbers().collect(), text.items.keys().copied().collect(), "items", "words for each item")?;
    let ends = text.anchors.contains_key(&all.least) && text.anchors.contains_key(&all.most);
    let inside = text.anchors.keys().all(|point| (all.least..=all.most).contains(point));
    ensure(ends && inside, "anchors", "what the least and the most are called, and none beyond them")?;
    let sections = all.sections.iter().map(|section| &section.id).collect();
    same(sections, text.sections.keys().collect(), "sections", "words for each section")?;
    let subscales = all.subscales.iter().map(|subscale| &subscale.id).collect();
    same(subscales, text.subscales.keys().collect(), "subscales", "words for each subscale")?;
    for subscale in &all.subscales {
        let Some(words) = text.subscales.get(&subscale.id) else { continue };
        let said = [&words.low, &words.middle, &words.high].map(Option::is_some);
        let at = format!("subscales.{}", subscale.id.0);
        ensure(
            said == [subscale.prints; 3],
            at,
            "low, middle and high where it is shown by itself, else none",
        )?;
    }
    let formulas = all.formulas.iter().map(|formula| &formula.id).collect();
    same(formulas, text.formulas.keys().collect(), "formulas", "words for each formula")?;
    let recommended = all.formulas.iter().any(|formula| formula.recommended);
    ensure(text.totals.is_some() == recommended, "totals", "words for a total where one is recommended")?;
    let bands: BTreeSet<&BandId> =
        all.bands.iter().flat_map(|bands| &bands.bands).map(|band| &band.id).collect();
    same(bands, text.bands.keys().collect(), "bands", "a name for each band")?;
    let extras = (1..=u8::MAX).zip(&all.extras).map(|(n, _)| n).collect();
    same(extras, text.extra.keys().copied().collect(), "extra", "words for each question beside the items")?;
    let points = all.extras.iter().flat_map(|extra| extra.least..=extra.most).collect();
    same(points, text.extra_anchors.keys().copied().collect(), "extra_anchors", "what each point is called")?;
    let sensitive: BTreeSet<ItemNo> = all.sensitive.iter().map(|one| one.item).collect();
    same(
        sensitive,
        text.sensitive.keys().copied().collect(),
        "sensitive",
        "words for each that opens support",
    )
}

fn same<T: Ord>(needed: BTreeSet<T>, there: BTreeSet<T>, at: &str, reason: &str) -> Result<(), Wrong> {
    ensure(needed == there, at, &format!("{reason}, in each language, and no others"))
}
