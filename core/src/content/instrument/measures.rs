//! What an instrument has: items, subscales, formulas, and the scores that can come of them.

use super::{By, Exact, Formula, FormulaId, How, Instrument, ItemNo, Measure, Subscale, SubscaleId};

impl Instrument {
    /// The items, in order.
    pub fn numbers(&self) -> impl Iterator<Item = ItemNo> {
        (1..=self.items).map(ItemNo)
    }

    /// The part of that name; `None` where it has none so called.
    pub fn subscale(&self, id: &SubscaleId) -> Option<&Subscale> {
        self.subscales.iter().find(|subscale| subscale.id == *id)
    }

    /// The total of that name; `None` where it has none so called.
    pub fn formula(&self, id: &FormulaId) -> Option<&Formula> {
        self.formulas.iter().find(|formula| formula.id == *id)
    }

    /// Whether a higher score is harder to live with, as it is shown by itself.
    pub fn higher_is_harder(&self, of: &Measure) -> bool {
        match of {
            Measure::Subscale(id) => self.subscale(id).is_some_and(|subscale| subscale.higher_is_harder),
            Measure::Formula(id) => self.formula(id).is_some_and(|formula| formula.higher_is_harder),
        }
    }

    /// The scores whose change is told: the recommended totals, and of a scale that has none each part that is shown by itself.
    pub fn told(&self) -> Vec<Measure> {
        let totals = self.formulas.iter().filter(|formula| formula.recommended);
        let totals: Vec<Measure> = totals.map(|formula| Measure::Formula(formula.id.clone())).collect();
        if !totals.is_empty() {
            return totals;
        }
        let parts = self.subscales.iter().filter(|subscale| subscale.prints);
        parts.map(|subscale| Measure::Subscale(subscale.id.clone())).collect()
    }

    /// The items that a total is made of.
    pub fn items_of(&self, formula: &Formula) -> Vec<ItemNo> {
        if formula.of.is_empty() {
            return self.numbers().filter(|item| !self.fillers.contains(item)).collect();
        }
        let of = formula.of.iter().filter_map(|id| self.subscale(id));
        of.flat_map(|subscale| subscale.items.iter().copied()).collect()
    }

    /// What scores differ by at least, where all items are answered; `None` where they have no even steps, or there is no such score.
    pub fn step(&self, measure: &Measure) -> Option<Exact> {
        let part = |count: usize| Exact::ratio(1, u32::try_from(count).ok()?);
        match measure {
            Measure::Subscale(id) => {
                let subscale = self.subscale(id)?;
                if subscale.by == By::Mean { part(subscale.items.len()) } else { Some(Exact::whole(1)) }
            }
            Measure::Formula(id) => {
                let formula = self.formula(id)?;
                match formula.how {
                    How::MeanOfSubscaleMeans | How::SumOfSubscaleMeans => None,
                    How::MeanOfItems => part(self.items_of(formula).len()),
                    How::Sum => Some(Exact::whole(1)),
                    How::Percent { times } => Some(Exact::whole(times.into())),
                }
            }
        }
    }

    /// The lowest and the highest score there can be; `None` where there is no such score.
    pub fn range(&self, measure: &Measure) -> Option<(Exact, Exact)> {
        let at = |point: u8| {
            let point = i64::from(point);
            match measure {
                Measure::Subscale(id) => {
                    let subscale = self.subscale(id)?;
                    let count = i64::try_from(subscale.items.len()).ok()?;
                    Some(Exact::whole(if subscale.by == By::Mean { point } else { point * count }))
                }
                Measure::Formula(id) => {
                    let formula = self.formula(id)?;
                    let items = i64::try_from(self.items_of(formula).len()).ok()?;
                    let times = match formula.how {
                        How::MeanOfSubscaleMeans | How::MeanOfItems => 1,
                        How::SumOfSubscaleMeans => i64::try_from(formula.of.len()).ok()?,
                        How::Sum => items,
                        How::Percent { times } => items * i64::from(times),
                    };
                    Some(Exact::whole(point * times))
                }
            }
        };
        Some((at(self.least)?, at(self.most)?))
    }
}
