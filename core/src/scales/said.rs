//! What is said of scores before any number: where the answers lie, and what may help.

use super::{Exact, Scored};
use crate::content::{Instrument, InstrumentText, Language, Leads, Measure};

/// In which third of its range a score is. Thirds choose words, and are no bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Third {
    Low,
    Middle,
    High,
}

/// The third that a score is in; an edge belongs to the middle. `None` where there is no such score.
pub fn third(instrument: &Instrument, of: &Measure, score: Exact) -> Option<Third> {
    let (least, most) = instrument.range(of)?;
    let three = Exact::whole(3);
    let (above, span) = (score.minus(least)?.times(three)?, most.minus(least)?);
    Some(if above < span {
        Third::Low
    } else if above > span.times(Exact::whole(2))? {
        Third::High
    } else {
        Third::Middle
    })
}

/// Kind words on one score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub of: Measure,
    /// What the score is called.
    pub name: String,
    pub words: String,
    /// It lies toward where life is harder.
    pub is_hard: bool,
}

/// Words on the recommended totals, then on each subscale that is shown by itself; on none that has no score, and none of answers about
/// another time than the scale asks about.
pub fn said(instrument: &Instrument, scored: &Scored, language: &Language) -> Vec<Said> {
    // They speak of the time that the scale asks about, and of nothing else.
    if scored.time_frame != instrument.time_frame {
        return Vec::new();
    }
    let text = instrument.text.get(language);
    let totals = scored.totals.iter().filter(|total| total.recommended).filter_map(|total| {
        let words = text.totals.as_ref()?;
        let of = Measure::Formula(total.formula.clone());
        let third = third(instrument, &of, total.score.ok()?)?;
        let words = match third {
            Third::Low => &words.low,
            Third::Middle => &words.middle,
            Third::High => &words.high,
        };
        Some(Said {
            name: name(text, &of),
            is_hard: is_hard(instrument, &of, third),
            of,
            words: words.clone(),
        })
    });
    let subscales = scored.subscales.iter().filter(|subscale| subscale.prints).filter_map(|subscale| {
        let words = text.subscales.get(&subscale.id)?;
        let of = Measure::Subscale(subscale.id.clone());
        let third = third(instrument, &of, subscale.score.ok()?.raw.0)?;
        let words = match third {
            Third::Low => words.low.as_ref()?,
            Third::Middle => words.middle.as_ref()?,
            Third::High => words.high.as_ref()?,
        };
        Some(Said {
            name: name(text, &of),
            is_hard: is_hard(instrument, &of, third),
            of,
            words: words.clone(),
        })
    });
    // Beside an answer that leads to help, no word that little is the matter.
    let is_grave = scored.leads.iter().any(|leads| matches!(leads, Leads::Crisis | Leads::Support));
    totals.chain(subscales).filter(|said| said.is_hard || !is_grave).collect()
}

fn is_hard(instrument: &Instrument, of: &Measure, third: Third) -> bool {
    let hard = if instrument.higher_is_harder(of) { Third::High } else { Third::Low };
    third == hard
}

/// What a score is called; its id where nobody has a name for it.
pub fn name(text: &InstrumentText, of: &Measure) -> String {
    match of {
        Measure::Subscale(id) => text.subscales.get(id).map_or(&id.0, |words| &words.name).clone(),
        Measure::Formula(id) => text.formulas.get(id).map_or(&id.0, |words| &words.name).clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{FormulaId, InstrumentId, SubscaleId};
    use crate::scales::{Sheet, WordingName, score};
    use crate::testing::catalogue;

    fn instrument(id: &str) -> &'static Instrument {
        catalogue().instrument(&InstrumentId(id.into())).unwrap()
    }

    #[test]
    fn thirds_are_of_the_range_there_can_be_and_their_edges_are_the_middle() {
        let all = instrument("who-5");
        let of = Measure::Formula(FormulaId("sum".into()));
        // Of 0 to 24 the edges would be 8 and 16; of 0 to 25 no whole number is one.
        for (sum, wanted) in [
            (0, Third::Low),
            (8, Third::Low),
            (9, Third::Middle),
            (16, Third::Middle),
            (17, Third::High),
            (25, Third::High),
        ] {
            assert_eq!(third(all, &of, Exact::whole(sum)), Some(wanted), "{sum}");
        }
        let all = instrument("fscrs-22");
        let of = Measure::Subscale(SubscaleId("inadequate_self".into()));
        for (sum, wanted) in [(11, Third::Low), (12, Third::Middle), (24, Third::Middle), (25, Third::High)] {
            assert_eq!(third(all, &of, Exact::whole(sum)), Some(wanted), "{sum}");
        }
    }

    #[test]
    fn every_score_that_is_shown_by_itself_has_words_wherever_its_answers_lie_and_a_blank_one_has_none() {
        for all in &catalogue().instruments {
            let sheet = |point: Option<u8>| {
                let answers = vec![point; usize::from(all.items)];
                Sheet::blank(all, WordingName::Own { version: 1 }).in_order(all, &answers).unwrap()
            };
            let shown = all.formulas.iter().filter(|formula| formula.recommended).count()
                + all.subscales.iter().filter(|subscale| subscale.prints).count();
            assert!(shown > 0, "{:?}", all.id);
            for point in all.least..=all.most {
                let scored = score(all, &sheet(Some(point))).unwrap();
                let said = said(all, &scored, &Language::new("en"));
                let is_grave =
                    scored.leads.iter().any(|leads| matches!(leads, Leads::Crisis | Leads::Support));
                let words = if is_grave { said.iter().filter(|said| said.is_hard).count() } else { shown };
                assert_eq!(said.len(), words, "{:?}, {point}", all.id);
            }
            let scored = score(all, &sheet(None)).unwrap();
            assert_eq!(said(all, &scored, &Language::new("en")), [], "{:?}", all.id);
        }
    }
}
