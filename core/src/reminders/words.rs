//! What a reminder says.

use super::draw::Random;
use super::phone::Words;
use super::rule::{Opens, Rule, When, Wording};
use super::{Occasion, OccurrenceId};
use crate::content::{Catalogue, Language, Message, Purpose};
use crate::session::Subject;
use chrono::{Datelike, NaiveDate};

/// What a notification says on that occasion: of a date always the same, of the next one perhaps another version.
pub fn words(occasion: &Occasion, catalogue: &Catalogue, language: &Language) -> Words {
    let (purpose, name, pick) = match occasion {
        Occasion::Refill => (Purpose::Refill, None, 0),
        Occasion::Test => (Purpose::Test, None, 0),
        Occasion::Reminder { reminder, id, offers_rest } => {
            let pick = version(*id);
            match &reminder.rule.wording {
                _ if *offers_rest => (Purpose::OfferPause, None, pick),
                Wording::Own(words) => return Words { title: words.trim().to_owned(), body: String::new() },
                Wording::Discreet => (Purpose::Discreet, None, pick),
                Wording::KindAct => (Purpose::KindAct, None, pick),
                Wording::Named => {
                    let name = name_of(&reminder.rule.opens, catalogue, language);
                    (purpose(&reminder.rule), name, pick)
                }
            }
        }
    };
    said(catalogue.reminder_texts.text(purpose, name.as_deref(), pick, language))
}

/// Which version a reminder has. From one day to the next, and from one week to the next, it is another one: 11, 11 + 6 and 7 × 11 + 6
/// share no factor with how many versions there are of any.
fn version(id: OccurrenceId) -> u64 {
    let days = u64::from(id.date.num_days_from_ce().unsigned_abs());
    let begins = Random::of(id.rule, NaiveDate::MIN).next() % 1_000;
    begins + days * 11 + days / 7 * 6 + u64::from(id.nth)
}

/// What everybody may read on a locked screen.
pub fn public_words(catalogue: &Catalogue, language: &Language) -> Words {
    said(catalogue.reminder_texts.text(Purpose::Public, None, 0, language))
}

fn said(Message { title, body }: Message) -> Words {
    Words { title, body }
}

fn purpose(rule: &Rule) -> Purpose {
    match &rule.opens {
        _ if matches!(rule.when, When::After { .. }) => Purpose::AfterPractice,
        Opens::Nothing => Purpose::Discreet,
        Opens::Practice(Subject::Practice(_)) => Purpose::Practice,
        Opens::Practice(_) => Purpose::Breathing,
        Opens::Journal(_) => Purpose::Journal,
        Opens::Letter(_) => Purpose::Letter,
        Opens::Scale(_) => Purpose::Scale,
        Opens::Programme(_) => Purpose::Programme,
    }
}

/// What that is called; `None` where it has no name of its own.
pub fn name_of(opens: &Opens, catalogue: &Catalogue, language: &Language) -> Option<String> {
    match opens {
        Opens::Practice(Subject::Practice(id)) => {
            Some(catalogue.practice(id)?.text.get(language).name.clone())
        }
        Opens::Practice(Subject::Protocol(id)) => {
            let protocol = catalogue.protocols.iter().find(|protocol| protocol.id == *id)?;
            Some(protocol.text.get(language).name.clone())
        }
        Opens::Journal(kind) => Some(catalogue.kind(kind)?.text.get(language).name.clone()),
        Opens::Nothing | Opens::Practice(_) | Opens::Letter(_) | Opens::Scale(_) | Opens::Programme(_) => {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{KindId, PracticeId};
    use crate::reminders::{LocalTime, Reminder, ReminderId};
    use crate::testing::catalogue;
    use crate::time::UtcMillis;
    use std::collections::BTreeSet;

    fn said(opens: Opens, wording: Wording, date: NaiveDate, offers_rest: bool) -> Words {
        let when = When::Daily { at: LocalTime::new(480).unwrap() };
        let rule = Rule { wording, ..Rule::new(when, opens, date) };
        let reminder = Reminder { id: ReminderId([5; 16]), rule, changed: UtcMillis(0) };
        let id = OccurrenceId { rule: reminder.id, date, nth: 0 };
        let occasion = Occasion::Reminder { reminder: &reminder, id, offers_rest };
        words(&occasion, catalogue(), &Language::new("en"))
    }

    fn touch() -> Opens {
        Opens::Practice(Subject::Practice(PracticeId("supportive-touch".into())))
    }

    #[test]
    fn no_two_days_and_no_two_weeks_in_a_row_have_the_same_words() {
        let first: NaiveDate = "2026-12-01".parse().unwrap();
        for (wording, opens) in [
            (Wording::Discreet, Opens::Nothing),
            (Wording::KindAct, Opens::Journal(KindId("kind-act".into()))),
            (Wording::Named, touch()),
        ] {
            let on = |day: u64| said(opens.clone(), wording.clone(), first + chrono::Days::new(day), false);
            let all: BTreeSet<_> = (0..60).map(|day| on(day).body).collect();
            assert!(all.len() >= 6, "{wording:?}: {all:?}");
            for day in 0..60 {
                assert_ne!(on(day), on(day + 1), "{wording:?}");
                assert_ne!(on(day), on(day + 7), "{wording:?}");
                assert_eq!(on(day), on(day));
            }
        }
    }

    #[test]
    fn what_it_is_about_is_said_only_where_that_was_chosen() {
        let date = "2026-12-01".parse().unwrap();
        let name = name_of(&touch(), catalogue(), &Language::new("en")).unwrap();
        let says = |words: &Words| words.title.contains(&name) || words.body.contains(&name);
        assert!(says(&said(touch(), Wording::Named, date, false)));
        assert!(!says(&said(touch(), Wording::Discreet, date, false)));
        assert!(!says(&said(touch(), Wording::Named, date, true)), "the offer to rest tells nothing");
        let own = said(touch(), Wording::Own(" Tea ".into()), date, false);
        assert_eq!((own.title.as_str(), own.body.as_str()), ("Tea", ""));
    }
}
