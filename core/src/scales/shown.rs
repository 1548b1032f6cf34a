//! Scores as they are shown: in decimals, rounded once.

use crate::content::{By, Exact, How, Instrument, Measure};

/// Decimals of a mean of items.
const PLACES: u8 = 2;
/// Decimals at most, where fewer would seem to be in another band.
const MOST: u8 = 6;

/// A score in decimals, with a point. Half goes away from zero. Sums that are whole are shown so. A score that would, once rounded,
/// seem to be in another band than it is has so many decimals more that it does not.
pub fn shown(instrument: &Instrument, of: &Measure, score: Exact) -> String {
    let places = places(instrument, of, score);
    let bands: Vec<_> = instrument.bands.iter().filter(|bands| bands.of == *of).collect();
    let same_band = |text: &str| {
        let Ok(rounded) = text.parse::<Exact>() else { return false };
        bands.iter().all(|bands| bands.at(rounded) == bands.at(score))
    };
    let texts = (places..=MOST).map(|places| score.rounded(places));
    texts.into_iter().find(|text| same_band(text)).unwrap_or_else(|| score.rounded(places))
}

fn places(instrument: &Instrument, of: &Measure, score: Exact) -> u8 {
    let (places, is_sum) = match of {
        Measure::Subscale(id) => {
            let is_sum = instrument.subscale(id).is_some_and(|subscale| subscale.by == By::Sum);
            (if is_sum { 1 } else { PLACES }, is_sum)
        }
        Measure::Formula(id) => {
            let formula = instrument.formula(id);
            let is_sum = formula.is_some_and(|formula| matches!(formula.how, How::Sum | How::Percent { .. }));
            (formula.map_or(PLACES, |formula| formula.places), is_sum)
        }
    };
    if is_sum && score.denominator() == 1 { 0 } else { places }
}
