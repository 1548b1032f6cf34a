//! How long scores take. A sheet is scored each time a result, a chart or a list is shown.

use crate::table::{Row, Table};
use crate::{Outcome, median, time};
use kindself_core::content::{Catalogue, FormulaId, InstrumentId, Measure};
use kindself_core::scales::{Scored, Sheet, WordingName, score, trend};
use kindself_core::time::UtcMillis;
use std::hint::black_box;

const ROUNDS: usize = 21;
/// So many sheets are scored in one measured round.
const A_ROUND: usize = 1000;
const MANY: usize = 100_000;

/// All of them.
pub fn rows(table: &mut Table, catalogue: &Catalogue) -> Outcome<()> {
    let scs = catalogue.instrument(&InstrumentId("scs-26".into())).ok_or("no such instrument")?;
    let sheets = (0..A_ROUND).map(|n| {
        let answers: Vec<Option<u8>> =
            (0..26).map(|item| u8::try_from((n * 7 + item * 3 + n / 5) % 5 + 1).ok()).collect();
        Sheet::blank(scs, WordingName::Own { version: 1 }).in_order(scs, &answers)
    });
    let sheets: Vec<Sheet> = sheets.collect::<Result<_, _>>()?;
    let all = || {
        sheets.iter().for_each(|sheet| drop(black_box(score(scs, black_box(sheet)))));
    };
    let one = median((0..ROUNDS).map(|_| time(all).as_secs_f64() * 1e6 / A_ROUND as f64).collect());
    table.add(Row::figure("a sheet of 26 items", one, "µs").at_most(50.0));

    let began = std::time::Instant::now();
    let many: Vec<Scored> = (0..MANY).filter_map(|n| score(scs, sheets.get(n % A_ROUND)?).ok()).collect();
    let scored = began.elapsed().as_secs_f64();
    if many.len() != MANY {
        return Err("a sheet was not scored".into());
    }
    table.add(Row::figure("100,000 sheets", scored, "s").at_most(5.0));
    let of = Measure::Formula(FormulaId("grand_mean".into()));
    let at = many.iter().enumerate().map(|(n, one)| (UtcMillis(n as i64 * 86_400_000), one));
    let line = time(|| drop(black_box(trend(&of, at.clone()))));
    table.add(Row::figure("100,000 of them as a trend", line.as_secs_f64() * 1e3, "ms").at_most(1000.0));
    Ok(())
}
