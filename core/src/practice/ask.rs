//! From a step that asks to a gate.

use crate::content::{Does, Language, Step, StepId, Texts};
use crate::fields::Most;
use crate::timeline::{Answer, Asks, Builder, Choice, Gate, LineIndex};

/// The most of a rating.
const MOST: Most = Most(10);

/// What a step asks. One that does not ask is read, and has nothing to read.
pub(super) fn gate(
    builder: &mut Builder,
    step: &Step,
    name: &StepId,
    language: &Language,
) -> impl FnOnce(crate::time::Millis) -> Gate + use<> {
    let mut line = |text: &Texts<String>| builder.line(text.get(language));
    let (question, asks, by_default) = match &step.does {
        Does::Choose(choose) => {
            let options = choose.options.iter();
            let options = options.map(|option| Choice {
                id: option.id.clone(),
                words: line(&option.words),
                own: option.own,
            });
            let asks = Asks::Choose { options: options.collect(), keep: choose.keep };
            (line(&choose.ask), asks, Answer::Chose(choose.default.clone()))
        }
        Does::Rate(rate) => {
            let asks = Asks::Rate { most: MOST, low: line(&rate.low), high: line(&rate.high) };
            (line(&rate.ask), asks, Answer::WentOn)
        }
        Does::Write(write) => {
            let help = write.help.as_ref().map(&mut line);
            let asks = Asks::Write { kind: write.kind.clone(), field: write.field.clone(), help };
            (line(&write.ask), asks, Answer::WentOn)
        }
        Does::Read(read) => {
            let asks = Asks::Read { paragraphs: read.paragraphs.iter().map(&mut line).collect() };
            (line(&read.title), asks, Answer::WentOn)
        }
        Does::Say(_) | Does::Touch { .. } | Does::Picture { .. } | Does::Rest(_) | Does::Breathe { .. } => {
            (LineIndex(0), Asks::Read { paragraphs: Vec::new() }, Answer::WentOn)
        }
    };
    let step = name.clone();
    move |at| Gate { at, step, question, asks, by_default }
}

/// Whether that can be an answer to what a step asks: an option that an edit took away, or a number of a forged record, is none.
pub(super) fn admits(step: &Step, answer: &Answer) -> bool {
    match (&step.does, answer) {
        (Does::Choose(choose), Answer::Chose(chosen)) => {
            choose.options.iter().any(|option| option.id == *chosen)
        }
        (Does::Rate(_), Answer::Rated(number)) => MOST.admits(*number),
        (Does::Rate(_) | Does::Write(_) | Does::Read(_), Answer::WentOn) => true,
        _ => false,
    }
}
