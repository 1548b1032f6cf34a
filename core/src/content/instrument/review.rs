//! What is asked of an instrument beyond its shape: that its key is whole, and that nothing is said of scores it does not have.

use super::{By, Exact, Formula, How, Instrument, ItemNo, Measure, MissingRule, Subscale, facts, words};
use std::collections::BTreeSet;

pub(super) type Wrong = (String, String);

/// A scale has that many items at most.
const ITEMS: u8 = 60;
/// Decimals that are shown at most.
const PLACES: u8 = 4;

impl Instrument {
    /// The first fault, if there is one: its field, and what belongs there.
    pub(in crate::content) fn fault(&self) -> Option<Wrong> {
        self.key_agrees().and_then(|()| facts::agree(self)).and_then(|()| words::agree(self)).err()
    }

    fn key_agrees(&self) -> Result<(), Wrong> {
        ensure(self.key > 0, "key", "versions are counted from 1")?;
        ensure((1..=ITEMS).contains(&self.items), "items", "one item to sixty")?;
        ensure(self.least < self.most, "most", "the least comes first")?;
        for (n, extra) in self.extras.iter().enumerate() {
            ensure(extra.least < extra.most, format!("extras[{n}].most"), "the least comes first")?;
        }
        let room = usize::from(u8::MAX - self.items);
        ensure(self.extras.len() <= room, "extras", "there are so many numbers")?;
        self.sections_agree()?;
        let mut scored: BTreeSet<ItemNo> = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for (n, subscale) in self.subscales.iter().enumerate() {
            let at = format!("subscales[{n}]");
            ensure(ids.insert(&subscale.id), format!("{at}.id"), "each subscale has an id of its own")?;
            self.subscale_agrees(subscale, &at, &mut scored)?;
        }
        self.in_order("reversed", &self.reversed)?;
        self.in_order("fillers", &self.fillers)?;
        let both = self.reversed.iter().find(|item| self.fillers.contains(item));
        ensure(both.is_none(), "reversed", "what is not scored is not reversed")?;
        if !self.subscales.is_empty() {
            let left = self.numbers().find(|item| !scored.contains(item) && !self.fillers.contains(item));
            let reason = left.map_or_else(String::new, |item| format!("item {} is in none of them", item.0));
            ensure(left.is_none(), "subscales", &reason)?;
        }
        self.formulas_agree()?;
        self.missing_agrees()
    }

    fn sections_agree(&self) -> Result<(), Wrong> {
        let mut next = 1_u16;
        let mut ids = BTreeSet::new();
        for (n, section) in self.sections.iter().enumerate() {
            ensure(
                ids.insert(&section.id),
                format!("sections[{n}].id"),
                "each section has an id of its own",
            )?;
            let follows = u16::from(section.first.0) == next && section.first <= section.last;
            ensure(follows, format!("sections[{n}].first"), "the item after the last of the one before")?;
            next = u16::from(section.last.0) + 1;
        }
        let whole = self.sections.is_empty() || next == u16::from(self.items) + 1;
        ensure(whole, "sections", "they end with the last item")
    }

    fn subscale_agrees(
        &self,
        subscale: &Subscale,
        at: &str,
        scored: &mut BTreeSet<ItemNo>,
    ) -> Result<(), Wrong> {
        let at = format!("{at}.items");
        ensure(!subscale.items.is_empty(), &at, "at least one item")?;
        self.in_order(&at, &subscale.items)?;
        for item in &subscale.items {
            ensure(scored.insert(*item), &at, &format!("item {} is in another one, too", item.0))?;
            let filler = self.fillers.contains(item);
            ensure(!filler, &at, &format!("item {} is a filler, which is never scored", item.0))?;
        }
        let reversed = subscale.items.iter().filter(|item| self.reversed.contains(item)).count();
        let whole = reversed == 0 || reversed == subscale.items.len();
        ensure(whole, "reversed", &format!("all items of \"{}\", or none", subscale.id.0))
    }

    fn in_order(&self, at: &str, items: &[ItemNo]) -> Result<(), Wrong> {
        ensure(items.is_sorted_by(|one, next| one < next), at, "in their order, none twice")?;
        let inside = items.iter().all(|item| (1..=self.items).contains(&item.0));
        ensure(inside, at, &format!("items from 1 to {}", self.items))
    }

    fn formulas_agree(&self) -> Result<(), Wrong> {
        let mut ids = BTreeSet::new();
        let mut first = true;
        for (n, formula) in self.formulas.iter().enumerate() {
            let at = format!("formulas[{n}]");
            ensure(ids.insert(&formula.id), format!("{at}.id"), "each formula has an id of its own")?;
            ensure(
                first || !formula.recommended,
                format!("{at}.recommended"),
                "recommended ones come first",
            )?;
            first = formula.recommended;
            ensure(formula.places <= PLACES, format!("{at}.places"), "four decimals at most")?;
            self.formula_agrees(formula, &at)?;
        }
        Ok(())
    }

    fn formula_agrees(&self, formula: &Formula, at: &str) -> Result<(), Wrong> {
        let mut of = BTreeSet::new();
        for id in &formula.of {
            let known = self.subscale(id);
            ensure(
                known.is_some() && of.insert(id),
                format!("{at}.of"),
                "subscales of this file, none twice",
            )?;
            let needs_means = matches!(formula.how, How::MeanOfSubscaleMeans | How::SumOfSubscaleMeans);
            let is_mean = known.is_none_or(|subscale| subscale.by == By::Mean);
            ensure(!needs_means || is_mean, format!("{at}.of"), "subscales that are means")?;
        }
        match formula.how {
            How::MeanOfSubscaleMeans | How::SumOfSubscaleMeans => {
                ensure(!of.is_empty(), format!("{at}.of"), "the subscales it is made of")
            }
            How::MeanOfItems | How::Sum => Ok(()),
            How::Percent { .. } => {
                let most = self.range(&Measure::Formula(formula.id.clone())).map(|(_, most)| most);
                ensure(most == Some(Exact::whole(100)), format!("{at}.how"), "the most comes to 100")?;
                ensure(self.least == 0, format!("{at}.how"), "the least is 0")
            }
        }
    }

    fn missing_agrees(&self) -> Result<(), Wrong> {
        let at = "missing.rule";
        match self.missing.rule {
            MissingRule::AllNeeded => Ok(()),
            MissingRule::ShareOfSubscale { at_least } => {
                let part = at_least > Exact::ZERO && at_least <= Exact::whole(1);
                ensure(part && !self.subscales.is_empty(), at, "a part of subscales that are there")
            }
            MissingRule::UpTo { items } => {
                let some = items > 0 && items < self.items;
                ensure(
                    some && self.subscales.is_empty(),
                    at,
                    "some of the items, where there are no subscales",
                )
            }
        }
    }
}

pub(super) fn ensure(holds: bool, field: impl Into<String>, reason: &str) -> Result<(), Wrong> {
    if holds { Ok(()) } else { Err((field.into(), reason.to_owned())) }
}
