//! What a session asks of its phone: event by event, in each situation.

use super::*;
use crate::sound::Rate;

pub const DEVICE: Device =
    Device { rate: Some(Rate::Hz24k), haptics: HapticsState::Works, in_sight: true, kept: true };

/// A session of a minute, opened when the clock read 1,000, after these events, each at its reading.
pub fn after(device: Device, guide: Guide, events: &[(u64, Event)]) -> Session {
    let catalogue = catalogue();
    let mut session = Session::new(Plan { guide, ..plan("equal-5") }, catalogue).unwrap();
    session.open(device, at(1000));
    for (clock, event) in events {
        session.apply(*event, at(*clock), catalogue);
    }
    session
}

/// Effects as one reads them.
pub fn told(effects: &[Effect]) -> String {
    let told = effects.iter().map(|effect| match effect {
        Effect::Touch(kind, _) => format!("touch {kind:?}"),
        Effect::StillTouch => "still".into(),
        Effect::PlayFrom(at) => format!("play {}", at.0),
        Effect::Silence => "silence".into(),
        Effect::RingOut => "ring out".into(),
        Effect::KeepRecord(record) => format!("keep {}", Record::from_text(record).unwrap().at.0),
        Effect::ForgetRecord => "forget".into(),
        Effect::Controls(controls) => {
            let runs = if controls.running { "runs" } else { "waits" };
            format!("shows {runs} {}", if controls.sounding { "aloud" } else { "silently" })
        }
        Effect::NeedTrack(needed) => format!("need {}", needed.revision),
        Effect::WakeAt(clock) => format!("wake {}", clock.0),
        Effect::Sleep => "sleep".into(),
        Effect::Ended { at, how } => format!("{how:?} {}", at.0),
    });
    told.collect::<Vec<_>>().join(", ")
}

/// Situations, and the reading of the clock in each: 6,000 ms into a session there, where it has begun.
fn situations() -> Vec<(&'static str, Session)> {
    use Event::{ChangePace, Interrupt, Lead, NoTrack, OutOfSight, Pause, Resume, Stop, TrackReady};
    let begun = [(1000, Resume), (1000, TrackReady(0)), (6000, Event::Due)];
    let then = |more: &[(u64, Event)]| after(DEVICE, Guide::default(), &[&begun, more].concat());
    let silent = after(DEVICE, SILENT, &[(1000, Resume), (6000, Event::Due)]);
    vec![
        ("ready", after(DEVICE, Guide::default(), &[])),
        ("getting ready", after(DEVICE, Guide::default(), &[(1000, Resume)])),
        (RUNNING, then(&[])),
        (UNSEEN, then(&[(6500, OutOfSight)])),
        (SILENTLY, silent),
        (TRACKLESS, then(&[(6500, NoTrack(0))])),
        (CHANGED, then(&[(6500, ChangePace(crate::breath::PaceChange::Slower))])),
        (WAITING, then(&[(7000, Pause)])),
        (CHANGED_WAITING, then(&[(7000, Pause), (7000, Lead(Guide { touch: false, ..Guide::default() }))])),
        ("interrupted", then(&[(7000, Interrupt(Interruption::OtherSound))])),
        ("over", then(&[(6500, Stop)])),
    ]
}

struct Row {
    name: &'static str,
    situations: &'static [&'static str],
    events: &'static [Event],
    told: &'static str,
}

const fn row(
    name: &'static str,
    situations: &'static [&'static str],
    events: &'static [Event],
    told: &'static str,
) -> Row {
    Row { name, situations, events, told }
}

const TO_WAIT: &[Event] = &[
    Event::Pause,
    Event::Leave,
    Event::Interrupt(Interruption::Call),
    Event::Interrupt(Interruption::OtherSound),
    Event::Interrupt(Interruption::HeadphonesGone),
];
const SLOWER: &[Event] = &[Event::ChangePace(PaceChange::Slower)];
const HUSHED: &[Event] = &[Event::Lead(SILENT)];
const MADE: &[Event] = &[Event::TrackReady(0)];
const NOT_MADE: &[Event] = &[Event::NoTrack(0)];
const HEARD: &[Event] = &[Event::Heard { at: Millis(5000), revision: 0 }];

const RUNNING: &str = "running";
const UNSEEN: &str = "running unseen";
const SILENTLY: &str = "running in silence";
const TRACKLESS: &str = "running without a track";
const CHANGED: &str = "running, its new sound being made";
const WAITING: &str = "waiting";
const CHANGED_WAITING: &str = "waiting, its new sound being made";
const EVERY_RUNNING: &[&str] = &[RUNNING, UNSEEN, SILENTLY, TRACKLESS, CHANGED];

/// What is asked for; whatever is not here asks for nothing.
const TABLE: &[Row] = &[
    row("its sound comes first", &["ready"], &[Event::Resume], "need 0"),
    row("it begins with its sound", &["getting ready"], MADE, "play 0, keep 0, shows runs aloud, wake 11000"),
    row(
        "where there is no sound it begins without",
        &["getting ready"],
        NOT_MADE,
        "silence, keep 0, shows runs silently, wake 11000",
    ),
    row(
        "led in silence it need not wait for sound",
        &["getting ready"],
        HUSHED,
        "still, silence, keep 0, shows runs silently, wake 11000",
    ),
    row("a wish before it begins", &["ready"], SLOWER, "shows waits aloud, need 1"),
    row("a wish while its sound is made", &["getting ready"], SLOWER, "shows waits aloud"),
    row("led in silence before it begins", &["ready"], HUSHED, "still, shows waits silently"),
    row(
        "ended before it began",
        &["ready", "getting ready"],
        &[Event::Stop],
        "silence, still, forget, Stopped 0",
    ),
    row(
        "what waits and is left is silent",
        &["ready", "getting ready", WAITING, CHANGED_WAITING, "interrupted"],
        &[Event::Leave],
        "silence",
    ),
    row(
        "what is to wait falls silent, is felt to, and is kept",
        &[RUNNING, UNSEEN, CHANGED],
        TO_WAIT,
        "silence, touch Pause, keep 4000, shows waits aloud, sleep",
    ),
    row(
        "what is to wait and had no track",
        &[TRACKLESS],
        TO_WAIT,
        "silence, touch Pause, keep 4000, shows waits silently, sleep",
    ),
    row(
        "what is to wait without touch",
        &[SILENTLY],
        TO_WAIT,
        "silence, keep 4000, shows waits silently, sleep",
    ),
    row(
        "what is ended falls silent and still, and is forgotten",
        &[RUNNING, UNSEEN, SILENTLY, TRACKLESS, CHANGED, WAITING, CHANGED_WAITING, "interrupted"],
        &[Event::Stop],
        "silence, still, forget, Stopped 6000",
    ),
    row(
        "a wish is kept, and what is to come needs another sound",
        &[RUNNING, UNSEEN],
        SLOWER,
        "keep 4000, shows runs aloud, need 1",
    ),
    row(
        "a wish may bring back the sound that was not to be had",
        &[TRACKLESS],
        SLOWER,
        "keep 4000, shows runs silently, need 1",
    ),
    row("a wish in silence needs no sound", &[SILENTLY], SLOWER, "silence, keep 4000, shows runs silently"),
    row("another wish waits for the sound of the last", &[CHANGED], SLOWER, "keep 4000, shows runs aloud"),
    row(
        "a wish in a pause outlasts a kill",
        &[WAITING, "interrupted"],
        SLOWER,
        "keep 4000, shows waits aloud, need 1",
    ),
    row("another wish in a pause", &[CHANGED_WAITING], SLOWER, "keep 4000, shows waits aloud"),
    row(
        "led in silence it falls silent and still",
        &[RUNNING, TRACKLESS, CHANGED],
        HUSHED,
        "still, silence, keep 4000, shows runs silently",
    ),
    row("led in silence as it is already it is still", &[SILENTLY], HUSHED, "still"),
    row(
        "led in silence where nobody sees it, it waits",
        &[UNSEEN],
        HUSHED,
        "still, silence, keep 4000, shows waits silently, sleep",
    ),
    row(
        "led in silence in a pause",
        &[WAITING, CHANGED_WAITING, "interrupted"],
        HUSHED,
        "still, keep 4000, shows waits silently",
    ),
    row(
        "what is heard late brings what follows later",
        &[RUNNING, UNSEEN, SILENTLY, TRACKLESS],
        HEARD,
        "wake 9000",
    ),
    row("woken too early it is to be woken again", EVERY_RUNNING, &[Event::Due], "wake 8000"),
    row(
        "its track is played from where it is",
        &[RUNNING, UNSEEN, TRACKLESS],
        MADE,
        "play 6000, shows runs aloud",
    ),
    row("a track that is not needed any more", &[SILENTLY], MADE, "silence, shows runs silently"),
    row(
        "without a track it goes on in silence",
        &[RUNNING, SILENTLY, TRACKLESS],
        NOT_MADE,
        "silence, shows runs silently",
    ),
    row(
        "without sound it does not go on unnoticed",
        &[UNSEEN],
        &[Event::NoTrack(0), Event::Denied],
        "silence, touch Pause, keep 4000, shows waits silently, sleep",
    ),
    row(
        "denied sound the phone is kept awake in another way",
        &[RUNNING, CHANGED],
        &[Event::Denied],
        "shows runs silently",
    ),
    row(
        "what makes no sound and no touch waits out of sight",
        &[SILENTLY],
        &[Event::OutOfSight],
        "silence, keep 4000, shows waits silently, sleep",
    ),
    row(
        "what makes no sound waits out of sight",
        &[TRACKLESS],
        &[Event::OutOfSight],
        "silence, touch Pause, keep 4000, shows waits silently, sleep",
    ),
    row(
        "an old track was made in vain",
        &[CHANGED, CHANGED_WAITING],
        &[Event::TrackReady(0), Event::NoTrack(0)],
        "need 1",
    ),
    row(
        "it goes on from the start of the breath",
        &[WAITING, "interrupted"],
        &[Event::Resume],
        "touch Resume, play 4000, keep 4000, shows runs aloud, wake 10000",
    ),
    row(
        "after a short sound it goes on by itself",
        &["interrupted"],
        &[Event::InterruptionEnded { may_resume: true }],
        "touch Resume, play 4000, keep 4000, shows runs aloud, wake 10000",
    ),
];

#[test]
fn every_answer_is_the_one_in_the_table() {
    let catalogue = catalogue();
    let mut used = 0;
    let mut wrong = Vec::new();
    for (situation, session) in situations() {
        for event in events() {
            let row =
                TABLE.iter().find(|row| row.situations.contains(&situation) && row.events.contains(&event));
            let (name, expected) = row.map_or(("nothing is asked for", ""), |row| (row.name, row.told));
            used += usize::from(row.is_some());
            let answer = told(&session.clone().apply(event, at(7000), catalogue));
            if answer != expected {
                wrong.push(format!("{name}: {situation}, {event:?}: {answer:?} and not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all: usize = TABLE.iter().map(|row| row.situations.len() * row.events.len()).sum();
    assert_eq!(used, all, "each row is of situations and events that there are");
}
