//! Scores sheets, for tests/scales/recompute.py. A line of its standard input is an instrument's name and its answers, blank where one
//! is missing: `who-5 3,2,,1,4`. A line of its standard output is every score of it, `-` where there is none: subscales as they are
//! shown (`raw`) and as they enter a total (`total`), totals, and the band.

use kindself_core::content::{Catalogue, Exact, InstrumentId};
use kindself_core::scales::{Scored, Sheet, WordingHash, WordingId, WordingName, score};
use std::fmt::Write as _;
use std::io::{self, BufRead, BufWriter, Write};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let catalogue = Catalogue::bundled()?;
    let mut answered = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (name, answers) = line.split_once(' ').ok_or("a name, and answers")?;
        let instrument = catalogue.instrument(&InstrumentId(name.into())).ok_or("no such instrument")?;
        let answers: Vec<Option<u8>> = answers
            .split(',')
            .map(|answer| if answer.is_empty() { Ok(None) } else { answer.parse().map(Some) })
            .collect::<Result<_, _>>()?;
        let wording = WordingName::Brought {
            id: WordingId([1; 16]),
            hash: WordingHash([1; 32]),
            validated: true,
            time_frame: instrument.time_frame.clone(),
        };
        let sheet = Sheet::blank(instrument, wording).in_order(instrument, &answers)?;
        writeln!(answered, "{}", as_line(&score(instrument, &sheet)?)?)?;
    }
    Ok(answered.flush()?)
}

fn as_line(scored: &Scored) -> Outcome<String> {
    let mut line = String::new();
    let said = |score: Option<Exact>| {
        // Shortest digits that are this very number.
        score.map_or("-".to_owned(), |score| format!("{score}~{:?}", score.to_f64()))
    };
    for part in &scored.subscales {
        let points = part.score.ok();
        write!(line, "{}.raw={} ", part.id.0, said(points.map(|points| points.raw.0)))?;
        write!(line, "{}.total={} ", part.id.0, said(points.map(|points| points.for_total.0)))?;
    }
    for total in &scored.totals {
        write!(line, "{}={} ", total.formula.0, said(total.score.ok()))?;
    }
    let band = scored.bands.first().map_or("-", |banded| banded.band.0.as_str());
    write!(line, "band={band}")?;
    Ok(line)
}
