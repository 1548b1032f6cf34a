//! What is known of scores agrees with the key: it is about scores there are, and lies where they can lie.

use super::review::{Wrong, ensure};
use super::{Bands, ChangeRow, Exact, Ground, Instrument, Measure, Usable};
use std::collections::BTreeSet;

const ONE: Exact = Exact::whole(1);

pub(super) fn agree(all: &Instrument) -> Result<(), Wrong> {
    for (at, measure) in measures(all) {
        ensure(all.range(measure).is_some(), format!("{at}.of"), "a subscale or a formula of this file")?;
    }
    for (n, bands) in all.bands.iter().enumerate() {
        cover(all, bands, &format!("bands[{n}]"))?;
    }
    for (n, norm) in all.norms.iter().enumerate() {
        let at = format!("norms[{n}]");
        ensure(norm.mean.is_some() || norm.sd.is_some(), &at, "a mean or a spread")?;
        let inside = norm.mean.is_none_or(|mean| within(all, &norm.of, mean));
        ensure(inside, format!("{at}.mean"), "inside of the scores there can be")?;
        ensure(norm.sd.is_none_or(|sd| sd > Exact::ZERO), format!("{at}.sd"), "above 0")?;
    }
    for (n, coefficient) in all.coefficients.iter().enumerate() {
        let at = format!("coefficients[{n}]");
        let part = |value: Option<Exact>| value.is_none_or(|value| value > Exact::ZERO && value < ONE);
        ensure(part(coefficient.value), format!("{at}.value"), "between 0 and 1")?;
        let above = coefficient.to.is_none_or(|to| coefficient.value.is_some_and(|value| value < to));
        ensure(part(coefficient.to) && above, format!("{at}.to"), "between the value and 1")?;
    }
    for (n, row) in all.changes.iter().enumerate() {
        row_agrees(row, &format!("changes[{n}]"))?;
    }
    for (n, noticed) in all.noticed.iter().enumerate() {
        ensure(noticed.value > Exact::ZERO, format!("noticed[{n}].value"), "above 0")?;
    }
    for (n, rule) in all.rules.iter().enumerate() {
        ensure(rule.change > Exact::ZERO, format!("rules[{n}].change"), "above 0")?;
    }
    for (n, cut) in all.cut_offs.iter().enumerate() {
        let at = format!("cut_offs[{n}]");
        ensure(within(all, &cut.of, cut.at), format!("{at}.at"), "inside of the scores there can be")?;
        let most = cut.sensitivity.max(cut.specificity);
        ensure(most.is_none_or(|most| most <= 100), at, "hundredths")?;
    }
    for (n, sensitive) in all.sensitive.iter().enumerate() {
        let at = format!("sensitive[{n}]");
        let there = (1..=all.items).contains(&sensitive.item.0);
        ensure(there, format!("{at}.item"), "an item of this file")?;
        let inside = (all.least..all.most).contains(&sensitive.above);
        ensure(inside, format!("{at}.above"), "an answer, and not the highest one")?;
    }
    for (n, screening) in all.screening.iter().enumerate() {
        let inside = within(all, &screening.of, screening.at_most);
        ensure(inside, format!("screening[{n}].at_most"), "inside of the scores there can be")?;
    }
    for (at, ground) in grounds(all) {
        let said = !ground.sources.is_empty() || !ground.doubts.is_empty();
        ensure(said, &at, "a source, or a doubt that says why there is none")?;
        let cited = ground.sources.iter().all(|key| all.sources.contains(key));
        ensure(cited, format!("{at}.sources"), "keys that stand in the file's \"sources\", too")?;
        let doubts: BTreeSet<_> = ground.doubts.iter().collect();
        ensure(doubts.len() == ground.doubts.len(), format!("{at}.doubts"), "none twice")?;
    }
    Ok(())
}

/// From the lowest score to the highest, without a gap, and none over another: each band ends where the next begins.
fn cover(all: &Instrument, bands: &Bands, at: &str) -> Result<(), Wrong> {
    let at = format!("{at}.bands");
    let froms: Vec<Exact> = bands.bands.iter().map(|band| band.from).collect();
    ensure(froms.len() > 1, &at, "two bands at least")?;
    ensure(froms.is_sorted_by(|one, next| one < next), &at, "each begins above the one before")?;
    let (least, most) = all.range(&bands.of).unwrap_or((Exact::ZERO, Exact::ZERO));
    ensure(froms.first() == Some(&least), &at, "the first begins with the lowest score")?;
    ensure(froms.last().is_some_and(|last| *last <= most), &at, "the last begins with a score there can be")?;
    let ids: BTreeSet<_> = bands.bands.iter().map(|band| &band.id).collect();
    ensure(ids.len() == froms.len(), &at, "each has an id of its own")
}

fn row_agrees(row: &ChangeRow, at: &str) -> Result<(), Wrong> {
    ensure(row.sd.is_none_or(|sd| sd > Exact::ZERO), format!("{at}.sd"), "above 0")?;
    ensure(row.r.is_none_or(|r| r > Exact::ZERO && r < ONE), format!("{at}.r"), "between 0 and 1")?;
    ensure(row.sd.is_some() == row.sd_sample.is_some(), format!("{at}.sd_sample"), "whose spread it is")?;
    let whole = row.r.is_some() == row.r_sample.is_some() && row.r.is_some() == row.kind.is_some();
    ensure(whole, format!("{at}.kind"), "the kind of the coefficient, and its sample")?;
    let usable = row.usable == Usable::Unknown || row.sd.is_some() && row.r.is_some();
    ensure(usable, format!("{at}.usable"), "\"unknown\" where the spread or the coefficient is missing")?;
    ensure(!row.preferred || row.usable != Usable::Unknown, format!("{at}.preferred"), "one that can be used")
}

fn within(all: &Instrument, measure: &Measure, score: Exact) -> bool {
    all.range(measure).is_some_and(|(least, most)| least <= score && score <= most)
}

fn measures(all: &Instrument) -> impl Iterator<Item = (String, &Measure)> {
    let bands = all.bands.iter().enumerate().map(|(n, one)| (format!("bands[{n}]"), &one.of));
    let norms = all.norms.iter().enumerate().map(|(n, one)| (format!("norms[{n}]"), &one.of));
    let coefficients = all.coefficients.iter().enumerate();
    let coefficients =
        coefficients.filter_map(|(n, one)| Some((format!("coefficients[{n}]"), one.of.as_ref()?)));
    let changes = all.changes.iter().enumerate().map(|(n, one)| (format!("changes[{n}]"), &one.of));
    let noticed = all.noticed.iter().enumerate().map(|(n, one)| (format!("noticed[{n}]"), &one.of));
    let rules = all.rules.iter().enumerate().map(|(n, one)| (format!("rules[{n}]"), &one.of));
    let cut_offs = all.cut_offs.iter().enumerate().map(|(n, one)| (format!("cut_offs[{n}]"), &one.of));
    let screening = all.screening.iter().enumerate().map(|(n, one)| (format!("screening[{n}]"), &one.of));
    bands
        .chain(norms)
        .chain(coefficients)
        .chain(changes)
        .chain(noticed)
        .chain(rules)
        .chain(cut_offs)
        .chain(screening)
}

/// Every ground in a file, with its field.
fn grounds(all: &Instrument) -> Vec<(String, &Ground)> {
    let mut grounds: Vec<(String, &Ground)> = vec![
        ("key_ground".into(), &all.key_ground),
        ("missing.ground".into(), &all.missing.ground),
        ("time_frame_ground".into(), &all.time_frame_ground),
        ("repeat.ground".into(), &all.repeat.ground),
        ("licence".into(), &all.licence),
    ];
    grounds.extend(all.ages.iter().map(|ages| ("ages.ground".to_owned(), &ages.ground)));
    macro_rules! each {
        ($($field:ident),*) => {$(
            let name = stringify!($field);
            grounds.extend(all.$field.iter().enumerate().map(|(n, one)| (format!("{name}[{n}].ground"), &one.ground)));
        )*};
    }
    each!(
        formulas,
        extras,
        bands,
        norms,
        coefficients,
        changes,
        noticed,
        rules,
        cut_offs,
        sensitive,
        screening,
        codes
    );
    grounds
}
