//! From a step that asks to a gate.

use crate::content::{Does, Language, Step, StepId, Texts};
use crate::fields::Most;
use crate::time::Millis;
use crate::timeline::{Answer, Asks, Builder, Choice, Gate, LineIndex};

/// What a step asks at a moment; `None` where it asks nothing. `line` finds the place of words.
fn gate(
    at: Millis,
    step: &Step,
    name: &StepId,
    language: &Language,
    mut line: impl FnMut(&str) -> LineIndex,
) -> Option<Gate> {
    let mut line = |text: &Texts<String>| line(text.get(language));
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
            let asks = Asks::Rate { most: Most::TEN, low: line(&rate.low), high: line(&rate.high) };
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
            return None;
        }
    };
    Some(Gate { at, step: name.clone(), question, asks, by_default })
}

/// The clock stops at what a step asks.
pub(super) fn stop(builder: &mut Builder, step: &Step, name: &StepId, language: &Language) {
    if let Some(gate) = gate(builder.now(), step, name, language, |words| builder.line(words)) {
        builder.gate(|_| gate);
    }
}

/// Whether that can be an answer to what a step asks: an option that an edit took away, or a number of a forged record, is none.
pub(super) fn admits(step: &Step, language: &Language, answer: &Answer) -> bool {
    let gate = gate(Millis::ZERO, step, &step.id, language, |_| LineIndex(0));
    gate.is_some_and(|gate| gate.admits(answer))
}
