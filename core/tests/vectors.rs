//! The timelines, cues and positions of tests/vectors, which a script reckons by itself, are the core's own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use kindself_core::breath::{Limit, PaceChange};
use kindself_core::content::{Catalogue, Language, PatternSeconds, PracticeId, ProtocolId};
use kindself_core::session::{CheckedPlan, Choice, Compiled, Holds, Manner, Plan, Subject};
use kindself_core::time::{Millis, Moment, UtcMillis};
use kindself_core::timeline::SpokenLengths;
use kindself_core::timeline::{
    Cue, CueKind, Guide, LineIndex, PhaseKind, Pulse, Strike, Timeline, Tone, Touch,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Each file of tests/vectors/timelines, by the name of what is breathed.
fn files() -> BTreeMap<String, Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/timelines");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
    };
    paths.map(read).collect()
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
    if let Some(id) = text("practice") {
        return Subject::Practice(PracticeId(id));
    }
    let own: PatternSeconds = serde_json::from_value(subject["own_s"].clone()).unwrap();
    Subject::Own(catalogue.rules.bounds.check(&own).unwrap())
}

fn choice(case: &Value, catalogue: &Catalogue) -> Choice {
    // Noon of 23 November 2026, UTC.
    let now = Moment::new(UtcMillis(1_795_435_200_000), 0);
    let days = case["days_since_first"].as_u64();
    Choice {
        subject: subject(case, catalogue),
        length: Millis(number(&case["length_ms"])),
        start_pace: Millis(number(&case["start_pace_ms"])),
        holds: if case["holds"] == "with" { Holds::With } else { Holds::Without },
        guide: serde_json::from_value(case["guide"].clone()).unwrap(),
        language: Language::new("en"),
        first_finished: days.map(|days| now.day().unwrap() - chrono::Days::new(days)),
        manner: Manner::default(),
        now,
    }
}

fn made(case: &Value, catalogue: &Catalogue) -> Compiled {
    let plan = Plan::new(&choice(case, catalogue), catalogue).unwrap();
    let mut plan = CheckedPlan::new(plan, catalogue).unwrap();
    for wish in case["turns"].as_array().unwrap() {
        let at = Millis(number(&wish["at_ms"]));
        let wish = match wish["turn"].as_str().unwrap() {
            "slower" => PaceChange::Slower,
            "faster" => PaceChange::Faster,
            _ => PaceChange::Stay,
        };
        let during = plan.compiled(catalogue, &SpokenLengths::default()).timeline.position(at).breath;
        plan = plan.with_pace(catalogue, during.map(|breath| breath.0), wish);
    }
    plan.compiled(catalogue, &SpokenLengths::default())
}

fn name(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Settle => "settle",
        PhaseKind::Inhale => "inhale",
        PhaseKind::TopUp => "top_up",
        PhaseKind::HoldFull => "hold_full",
        PhaseKind::Exhale => "exhale",
        PhaseKind::HoldEmpty => "hold_empty",
        PhaseKind::SoftPause => "soft_pause",
        PhaseKind::Rest => "rest",
        PhaseKind::Segment => "segment",
    }
}

/// The place of a line's words in the case, which numbers them by itself.
fn line(timeline: &Timeline, index: LineIndex, case: &Value) -> usize {
    let mut lines = case["lines"].as_array().unwrap().iter();
    lines.position(|line| line == timeline.line(index)).unwrap()
}

fn cue(timeline: &Timeline, cue: Cue, case: &Value) -> (u64, String) {
    let what = match cue.kind {
        CueKind::Bell(Strike::Full) => "bell full".into(),
        CueKind::Bell(Strike::Soft) => "bell soft".into(),
        CueKind::Tone(Tone::In, length) => format!("tone in {}", length.0),
        CueKind::Tone(Tone::Out, length) => format!("tone out {}", length.0),
        CueKind::Touch(kind, length) => {
            let Touch { pulses, plain } = Touch::new(kind, length);
            format!("touch {} | {}", pulse_text(&pulses), pulse_text(&plain))
        }
        CueKind::Say(said) => format!("say {}", line(timeline, said, case)),
        CueKind::Show(shown) => format!("show {}", line(timeline, shown, case)),
    };
    (cue.at.0, what)
}

/// A cue as the file writes it, with the pulses that the file's name of a touch stands for.
fn written(cue: &Value, touches: &Value) -> (u64, String) {
    let what = cue[1].as_str().unwrap();
    let pulses = |name: &str| touches[name].as_str().unwrap_or("that is not in the file").to_owned();
    let what = what.strip_prefix("touch ").map_or(what.to_owned(), |name| format!("touch {}", pulses(name)));
    (number(&cue[0]), what)
}

fn pulse_text(pulses: &[Pulse]) -> String {
    let text = |p: &Pulse| format!("{}:{}:{}", p.at.0, p.length.0, p.strength);
    pulses.iter().map(text).collect::<Vec<_>>().join(" ")
}

#[test]
fn timelines_cues_and_positions_are_those_of_the_independent_script() {
    let catalogue = Catalogue::bundled().unwrap();
    let files = files();
    let cases = files.iter().flat_map(|(name, file)| {
        file["cases"].as_array().unwrap().iter().map(move |case| (name, &file["touches"], case))
    });
    let mut positions = 0;
    for (name_of_file, touches, case) in cases {
        let what = format!("{name_of_file}: {}", case["name"].as_str().unwrap());
        let compiled = made(case, &catalogue);
        let timeline = &compiled.timeline;
        let phases = case["phases"].as_array().unwrap();
        assert_eq!(timeline.phases.len(), phases.len(), "{what}");
        for (n, (phase, expected)) in timeline.phases.iter().zip(phases).enumerate() {
            let found = serde_json::json!({
                "kind": name(phase.kind), "start": phase.start.0, "end": phase.end.0,
                "level_from": phase.from.0, "level_to": phase.to.0,
                "breath": phase.breath.map(|b| b.0), "resume_at": phase.resume_at.0,
                "part": phase.part.map(|part| part.0), "line": line(timeline, phase.line, case),
            });
            assert_eq!(&found, expected, "{what}: phase {n}");
        }
        let cues = timeline.cues.iter().map(|one| cue(timeline, *one, case));
        // At one moment, cues come in no order that a person could tell.
        let mut cues: Vec<_> = cues.collect();
        cues.sort();
        let mut expected: Vec<_> =
            case["cues"].as_array().unwrap().iter().map(|one| written(one, touches)).collect();
        expected.sort();
        assert_eq!(cues, expected, "{what}");
        assert_eq!(u64::from(compiled.breaths), number(&case["breaths"]), "{what}");
        assert_eq!(Some(compiled.moved), case["moved"].as_i64(), "{what}");
        let limit = compiled.limit.map_or(Value::Null, |limit| match limit {
            Limit::Beginner { most } => serde_json::json!({"beginner": true, "most": most}),
            Limit::Breaths { most } => serde_json::json!({"beginner": false, "most": most}),
        });
        assert_eq!(limit, case["limit"], "{what}");
        for expected in case["positions"].as_array().unwrap() {
            let elapsed = expected["elapsed"].as_str().unwrap();
            let p = timeline.position(Millis(elapsed.parse().unwrap()));
            let found = serde_json::json!({
                "elapsed": elapsed, "phase": p.phase, "breath": p.breath.map(|b| b.0),
                "breaths_left": compiled.breaths_left(&p), "into": p.into.0, "left": p.left.0, "level": p.level.0,
                "resume_at": p.resume_at.0, "finished": p.finished,
            });
            assert_eq!(&found, expected, "{what}");
            positions += 1;
        }
    }
    assert!(positions > 5000, "{positions}");
}

#[test]
fn practices_whose_lines_were_measured_are_those_of_the_independent_script() {
    let catalogue = Catalogue::bundled().unwrap();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/spoken.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert!(cases.len() >= 6 * catalogue.practices.len());
    for case in cases {
        let mut spoken = SpokenLengths::default();
        for row in case["learnt"].as_array().unwrap() {
            let (length, at) = (number(&row["length_ms"]), number(&row["at_ms"]));
            spoken.learn(row["line"].as_str().unwrap(), Millis(length), Millis(at));
        }
        let choice = Choice {
            subject: Subject::Practice(PracticeId(case["practice"].as_str().unwrap().into())),
            length: Millis::ZERO,
            start_pace: Millis::from_secs(3),
            holds: Holds::Unanswered,
            guide: Guide::default(),
            language: Language::new("en"),
            first_finished: None,
            manner: Manner::default(),
            now: Moment::new(UtcMillis(0), 0),
        };
        let plan = CheckedPlan::new(Plan::new(&choice, &catalogue).unwrap(), &catalogue).unwrap();
        let timeline = plan.compiled(&catalogue, &spoken).timeline;
        let starts: Vec<u64> = timeline.phases.iter().map(|phase| phase.start.0).collect();
        let expected: Vec<u64> = case["starts"].as_array().unwrap().iter().map(number).collect();
        assert_eq!((starts, timeline.end.0), (expected, number(&case["end"])), "{case}");
    }
}

#[test]
fn everything_that_can_be_breathed_has_a_file_of_its_own() {
    let catalogue = Catalogue::bundled().unwrap();
    let practices = catalogue.practices.iter().map(|practice| practice.id.0.clone());
    let protocols = catalogue.protocols.iter().map(|protocol| protocol.id.0.clone());
    let all: BTreeSet<String> = practices.chain(protocols).chain(["own".into()]).collect();
    let files: BTreeSet<String> = files().into_keys().collect();
    assert_eq!(
        files, all,
        "python3 tests/vectors/make.py writes what is missing, and takes away what is gone"
    );
}
