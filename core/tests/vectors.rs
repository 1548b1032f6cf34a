//! The timelines, cues and positions of tests/vectors, which a script reckons by itself, are the core's own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use kindself_core::breath::{Choice, Holds, Plan, Subject, Turn, compile, turn};
use kindself_core::content::{Catalogue, Language, PatternSeconds, ProtocolId, StructureId};
use kindself_core::time::Millis;
use kindself_core::timeline::{
    Cue, CueKind, Limit, LineIndex, PhaseKind, Pulse, Strike, Timeline, Tone, Touch,
};
use serde_json::Value;

fn main_file() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/timelines.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn subject(case: &Value, catalogue: &Catalogue) -> Subject {
    let subject = &case["subject"];
    let text = |name: &str| subject[name].as_str().map(str::to_owned);
    if let Some(id) = text("protocol") {
        return Subject::Protocol(ProtocolId(id));
    }
    if let Some(id) = text("structure") {
        return Subject::Structure(StructureId(id));
    }
    let own: PatternSeconds = serde_json::from_value(subject["own_s"].clone()).unwrap();
    Subject::Own(catalogue.rules.bounds.check(&own).unwrap())
}

fn choice(case: &Value, catalogue: &Catalogue) -> Choice {
    let today = "2026-11-23".parse().unwrap();
    let days = case["days_since_first"].as_u64();
    Choice {
        subject: subject(case, catalogue),
        length: Millis(number(&case["length_ms"])),
        start_pace: Millis(number(&case["start_pace_ms"])),
        holds: if case["holds"] == "with" { Holds::With } else { Holds::Without },
        guide: serde_json::from_value(case["guide"].clone()).unwrap(),
        language: Language::new("en"),
        first_finished: days.map(|days| today - chrono::Days::new(days)),
        today,
    }
}

fn made(case: &Value, catalogue: &Catalogue) -> Timeline {
    let mut plan = Plan::new(&choice(case, catalogue), catalogue).unwrap();
    for wish in case["turns"].as_array().unwrap() {
        let at = Millis(number(&wish["at_ms"]));
        let wish = match wish["turn"].as_str().unwrap() {
            "slower" => Turn::Slower,
            "faster" => Turn::Faster,
            _ => Turn::Stay,
        };
        let during = compile(&plan, catalogue).unwrap().position(at).breath;
        plan = turn(&plan, catalogue, during.map(|breath| breath.0), wish).unwrap();
    }
    compile(&plan, catalogue).unwrap()
}

fn name(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Settle => "settle",
        PhaseKind::Inhale => "inhale",
        PhaseKind::TopUp => "top_up",
        PhaseKind::HoldFull => "hold_full",
        PhaseKind::Exhale => "exhale",
        PhaseKind::HoldEmpty => "hold_empty",
        PhaseKind::Turn => "turn",
        PhaseKind::Rest => "rest",
        PhaseKind::Segment => "segment",
    }
}

/// The place of a line's words in the case, which numbers them by itself.
fn line(timeline: &Timeline, index: LineIndex, case: &Value) -> usize {
    let mut lines = case["lines"].as_array().unwrap().iter();
    lines.position(|line| line == timeline.line(index)).unwrap()
}

fn cue(timeline: &Timeline, cue: Cue, case: &Value, touches: &[Value]) -> (u64, String) {
    let what = match cue.kind {
        CueKind::Bell(Strike::Full) => "bell full".into(),
        CueKind::Bell(Strike::Soft) => "bell soft".into(),
        CueKind::Tone(Tone::In, length) => format!("tone in {}", length.0),
        CueKind::Tone(Tone::Out, length) => format!("tone out {}", length.0),
        CueKind::Touch(kind, length) => {
            let Touch { pulses, plain } = Touch::new(kind, length);
            let text = format!("{} | {}", pulse_text(&pulses), pulse_text(&plain));
            let place = touches.iter().position(|touch| *touch == text);
            format!("touch {}", place.map_or(text, |place| place.to_string()))
        }
        CueKind::Say(said) => format!("say {}", line(timeline, said, case)),
        CueKind::Show(shown) => format!("show {}", line(timeline, shown, case)),
    };
    (cue.at.0, what)
}

fn pulse_text(pulses: &[Pulse]) -> String {
    let text = |p: &Pulse| format!("{}:{}:{}", p.at.0, p.length.0, p.strength);
    pulses.iter().map(text).collect::<Vec<_>>().join(" ")
}

#[test]
fn timelines_cues_and_positions_are_those_of_the_independent_script() {
    let catalogue = Catalogue::bundled().unwrap();
    let file = main_file();
    let touches = file["touches"].as_array().unwrap();
    let mut positions = 0;
    for case in file["cases"].as_array().unwrap() {
        let what = case["name"].as_str().unwrap();
        let timeline = made(case, &catalogue);
        let phases = case["phases"].as_array().unwrap();
        assert_eq!(timeline.phases.len(), phases.len(), "{what}");
        for (n, (phase, expected)) in timeline.phases.iter().zip(phases).enumerate() {
            let found = serde_json::json!({
                "kind": name(phase.kind), "start": phase.start.0, "end": phase.end.0,
                "level_from": phase.from.0, "level_to": phase.to.0,
                "breath": phase.breath.map(|b| b.0), "resume_at": phase.resume_at.0,
                "part": phase.part.map(|part| part.0), "line": line(&timeline, phase.line, case),
            });
            assert_eq!(&found, expected, "{what}: phase {n}");
        }
        let cues = timeline.cues.iter().map(|one| cue(&timeline, *one, case, touches));
        // At one moment, cues come in no order that a person could tell.
        let mut cues: Vec<_> = cues.collect();
        cues.sort();
        assert_eq!(serde_json::json!(cues), case["cues"], "{what}");
        assert_eq!(u64::from(timeline.breaths), number(&case["breaths"]), "{what}");
        assert_eq!(Some(timeline.moved), case["moved"].as_i64(), "{what}");
        let limit = timeline.limit.map_or(Value::Null, |limit| match limit {
            Limit::Beginner { most } => serde_json::json!({"beginner": true, "most": most}),
            Limit::Breaths { most } => serde_json::json!({"beginner": false, "most": most}),
        });
        assert_eq!(limit, case["limit"], "{what}");
        for expected in case["positions"].as_array().unwrap() {
            let elapsed = expected["elapsed"].as_str().unwrap();
            let p = timeline.position(Millis(elapsed.parse().unwrap()));
            let found = serde_json::json!({
                "elapsed": elapsed, "phase": p.phase, "breath": p.breath.map(|b| b.0),
                "breaths_left": p.breaths_left, "into": p.into.0, "left": p.left.0, "level": p.level.0,
                "resume_at": p.resume_at.0, "finished": p.finished,
            });
            assert_eq!(&found, expected, "{what}");
            positions += 1;
        }
    }
    assert!(positions > 5000, "{positions}");
}
