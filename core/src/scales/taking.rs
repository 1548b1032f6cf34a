//! A sheet while it is being answered: what a person does, and where that leads. Nothing is timed, and nothing is final before it is
//! finished.

use super::kept::Unfinished;
use super::{Answer, ScoreError, Sheet, WordingName, check, leads_at_once};
use crate::content::{Instrument, ItemNo, Leads};
use crate::time::UtcMillis;
use std::collections::BTreeSet;

/// What a person does with a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Answers an item, or answers it otherwise.
    Answers(ItemNo, Answer),
    /// Takes an answer back.
    Clears(ItemNo),
    /// Leaves an item, and goes on.
    Skips(ItemNo),
    /// Looks at an item.
    GoesTo(ItemNo),
}

/// How far a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub answered: u8,
    /// So many items and questions beside them there are.
    pub of: u8,
    /// Each of them was answered, or seen and left.
    pub is_through: bool,
}

/// Nothing is answered yet.
pub fn begin(instrument: &Instrument, wording: WordingName, now: UtcMillis) -> Unfinished {
    let sheet = Sheet::blank(instrument, wording);
    Unfinished { sheet, skipped: BTreeSet::new(), at: ItemNo(1), begun: now, saved: now }
}

/// Does it. Where an answer leads at once is the second: that opens before anything else.
///
/// Errors: those of [`check`]; nothing changes then.
pub fn does(
    instrument: &Instrument,
    mut taking: Unfinished,
    deed: Deed,
    now: UtcMillis,
) -> Result<(Unfinished, Option<Leads>), ScoreError> {
    let mut leads = None;
    match deed {
        Deed::Answers(item, answer) => {
            if taking.sheet.answers.is_empty() {
                taking.begun = now;
            }
            taking.sheet.answers.insert(item, answer);
            taking.skipped.remove(&item);
            leads = leads_at_once(instrument, item, answer);
            taking.at = next(instrument, item);
        }
        Deed::Clears(item) => {
            taking.sheet.answers.remove(&item);
            taking.at = item;
        }
        Deed::Skips(item) => {
            taking.sheet.answers.remove(&item);
            taking.skipped.insert(item);
            taking.at = next(instrument, item);
        }
        Deed::GoesTo(item) => taking.at = item,
    }
    check(instrument, &taking.sheet)?;
    let last = asked(instrument);
    if taking.at.0 == 0
        || taking.at.0 > last
        || taking.skipped.iter().any(|item| item.0 == 0 || item.0 > last)
    {
        return Err(ScoreError::NoSuchItem { item: taking.at, items: last });
    }
    taking.saved = now;
    Ok((taking, leads))
}

/// How far it is.
pub fn progress(instrument: &Instrument, taking: &Unfinished) -> Progress {
    let of = asked(instrument);
    let is_dealt_with = |item: &u8| {
        taking.sheet.answers.contains_key(&ItemNo(*item)) || taking.skipped.contains(&ItemNo(*item))
    };
    let answered = u8::try_from(taking.sheet.answers.len()).unwrap_or(of);
    Progress { answered, of, is_through: (1..=of).all(|item| is_dealt_with(&item)) }
}

/// So many are asked: the items, and the questions beside them.
fn asked(instrument: &Instrument) -> u8 {
    instrument.items.saturating_add(u8::try_from(instrument.extras.len()).unwrap_or(u8::MAX))
}

/// The one after it; of the last, itself.
fn next(instrument: &Instrument, item: ItemNo) -> ItemNo {
    ItemNo(item.0.saturating_add(1).min(asked(instrument)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::InstrumentId;
    use crate::testing::catalogue;

    fn instrument(id: &str) -> &'static Instrument {
        catalogue().instrument(&InstrumentId(id.into())).unwrap()
    }

    fn begun(id: &str) -> Unfinished {
        begin(instrument(id), WordingName::Own { version: 1 }, UtcMillis(10))
    }

    fn done(id: &str, deeds: &[Deed]) -> Unfinished {
        let step = |taking, deed: &Deed| does(instrument(id), taking, *deed, UtcMillis(20)).unwrap().0;
        deeds.iter().fold(begun(id), step)
    }

    #[test]
    fn an_answer_goes_on_to_the_next_and_the_last_one_stays() {
        let taking = done("who-5", &[Deed::Answers(ItemNo(1), Answer(0))]);
        assert_eq!((taking.at, taking.begun), (ItemNo(2), UtcMillis(20)), "it begins with the first answer");
        let taking = done("who-5", &[Deed::Answers(ItemNo(5), Answer(5))]);
        assert_eq!(taking.at, ItemNo(5));
    }

    #[test]
    fn an_answer_can_be_changed_taken_back_and_left() {
        let item = ItemNo(2);
        let deeds = [Deed::Answers(item, Answer(1)), Deed::Answers(item, Answer(3))];
        let taking = done("who-5", &deeds);
        assert_eq!(taking.sheet.answers, [(item, Answer(3))].into());
        let taking = done("who-5", &[deeds[0], Deed::Skips(item)]);
        assert!(taking.sheet.answers.is_empty() && taking.skipped.contains(&item));
        let taking = done("who-5", &[Deed::Skips(item), deeds[0]]);
        assert!(taking.skipped.is_empty());
        let taking = done("who-5", &[deeds[0], Deed::Clears(item)]);
        assert!(taking.sheet.answers.is_empty() && taking.skipped.is_empty() && taking.at == item);
    }

    #[test]
    fn a_sensitive_answer_leads_to_help_at_once_and_nothing_else_does() {
        for (id, item) in [("phq-9", 9), ("fscrs-22", 9)] {
            let all = instrument(id);
            for point in all.least..=all.most {
                let deed = Deed::Answers(ItemNo(item), Answer(point));
                let (_, leads) = does(all, begun(id), deed, UtcMillis(1)).unwrap();
                assert_eq!(leads.is_some(), point > 0, "{id}, {point}");
                let deed = Deed::Answers(ItemNo(1), Answer(point));
                assert_eq!(does(all, begun(id), deed, UtcMillis(1)).unwrap().1, None);
            }
        }
    }

    #[test]
    fn it_is_through_once_each_was_answered_or_left() {
        let all = instrument("phq-9");
        let mut taking = begun("phq-9");
        for item in 1..=10 {
            assert!(!progress(all, &taking).is_through);
            let deed = if item % 2 == 0 {
                Deed::Skips(ItemNo(item))
            } else {
                Deed::Answers(ItemNo(item), Answer(0))
            };
            taking = does(all, taking, deed, UtcMillis(1)).unwrap().0;
        }
        assert_eq!(progress(all, &taking), Progress { answered: 5, of: 10, is_through: true });
    }

    #[test]
    fn what_is_no_item_and_no_answer_is_refused() {
        let all = instrument("who-5");
        for deed in [
            Deed::Answers(ItemNo(0), Answer(1)),
            Deed::Answers(ItemNo(6), Answer(1)),
            Deed::Answers(ItemNo(1), Answer(6)),
            Deed::GoesTo(ItemNo(0)),
            Deed::GoesTo(ItemNo(6)),
            Deed::Skips(ItemNo(200)),
        ] {
            assert!(does(all, begun("who-5"), deed, UtcMillis(1)).is_err(), "{deed:?}");
        }
    }
}
