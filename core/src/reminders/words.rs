//! What a reminder says.

use super::Occasion;
use super::draw::Random;
use super::phone::Words;
use super::rule::{Opens, Rule, When, Wording};
use crate::content::{Catalogue, Language, Message, Purpose};
use crate::session::Subject;

/// What a notification says on that occasion: of a date always the same, of the next one perhaps another version.
pub fn words(occasion: &Occasion, catalogue: &Catalogue, language: &Language) -> Words {
    let (purpose, name, pick) = match occasion {
        Occasion::Refill => (Purpose::Refill, None, 0),
        Occasion::Test => (Purpose::Test, None, 0),
        Occasion::Reminder { reminder, id, offers_rest } => {
            let pick = Random::of(id.rule, id.date).next();
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
