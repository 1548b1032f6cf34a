//! What a session is like, by what a person chose.

mod bounds;
mod changes;
mod every_practice;
mod properties;
mod sessions;
mod wishes;

use super::*;
use crate::breath::{Limit, PaceChange, PaceChangeAt, Wishes};
use crate::content::{
    Catalogue, Fault, Field, Language, Pattern, PatternSeconds, PracticeId, Problem, ProtocolId,
};
use crate::store::tests::noon;
use crate::testing::catalogue;
use crate::time::{Millis, Moment, UtcMillis};
use crate::timeline::SpokenLengths;
use crate::timeline::{CueKind, Guide, PhaseKind, Timeline};
use chrono::NaiveDate;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn choice(subject: Subject, seconds: u64) -> Choice {
    Choice {
        subject,
        length: Millis::from_secs(seconds),
        start_pace: Millis::from_secs(3),
        holds: Holds::With,
        guide: Guide { voice: true, tones: true, bell: true, touch: true },
        language: Language::new("en"),
        first_finished: Some(day("2020-01-01")),
        manner: Manner::default(),
        now: noon("2026-11-23"),
    }
}

fn protocol(id: &str) -> Subject {
    Subject::Protocol(ProtocolId(id.into()))
}

fn choice_of(id: &str, seconds: u64) -> Choice {
    choice(protocol(id), seconds)
}

fn made(choice: &Choice) -> Arc<Timeline> {
    let catalogue = catalogue();
    compile(&Plan::new(choice, catalogue).unwrap(), catalogue, &SpokenLengths::default()).unwrap().timeline
}

fn seconds_of(timeline: &Timeline, breath: u32) -> Vec<(PhaseKind, f64)> {
    let of = timeline.phases.iter().filter(|phase| phase.breath.is_some_and(|b| b.0 == breath));
    of.map(|phase| (phase.kind, phase.length().seconds())).collect()
}
