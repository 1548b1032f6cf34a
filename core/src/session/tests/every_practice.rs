//! Every practice, in every length, however it is led and whoever speaks.

use super::*;
use crate::content::Practice;
use crate::practice::Eyes;
use crate::timeline::estimate;

const SILENT: Guide = Guide { voice: false, tones: false, bell: false, touch: false };

/// How it can be led: spoken, read, felt.
const LED: [(&str, Guide); 3] = [
    ("voice", Guide { voice: true, bell: true, ..SILENT }),
    ("text", SILENT),
    ("touch", Guide { touch: true, ..SILENT }),
];

/// How long lines take: as estimated, by a quick voice, by one that takes twice as long.
const VOICES: [(&str, u64); 3] = [("estimated", 100), ("quick", 70), ("doubled", 200)];

fn spoken(timeline: &Timeline, hundredths: u64) -> SpokenLengths {
    let mut lengths = SpokenLengths::default();
    for line in &timeline.lines {
        lengths.learn(line, takes(line, hundredths), Millis::ZERO);
    }
    lengths
}

fn takes(line: &str, hundredths: u64) -> Millis {
    Millis(estimate(line).0 * hundredths / 100)
}

fn says(timeline: &Timeline) -> Vec<(Millis, &str)> {
    timeline.said().map(|(at, line)| (at, timeline.line(line))).collect()
}

/// Each script of a practice with eyes open and closed, and its length.
fn ways(practice: &Practice) -> Vec<(Choice, Millis)> {
    let of = |(length, eyes)| {
        let chosen = choice(Subject::Practice(practice.id.clone()), 0);
        (Choice { length, manner: Manner { eyes, ..Manner::default() }, ..chosen }, length)
    };
    let lengths: Vec<Millis> = practice.offered().collect();
    lengths.into_iter().flat_map(|length| [(length, Eyes::Open), (length, Eyes::Closed)]).map(of).collect()
}

#[test]
fn every_practice_comes_to_its_end_and_never_speaks_over_itself_however_it_is_led_and_whoever_speaks() {
    let catalogue = catalogue();
    let mut tried = 0;
    for practice in &catalogue.practices {
        for (chosen, _) in ways(practice) {
            let first = Plan::new(&chosen, catalogue).unwrap();
            let lines = compile(&first, catalogue, &SpokenLengths::default()).unwrap().timeline;
            for (voice, hundredths) in VOICES {
                let lengths = spoken(&lines, hundredths);
                let mut phases = None;
                for (led, guide) in LED {
                    let name = format!(
                        "{} {:?} {:?} {led} {voice}",
                        practice.id.0, chosen.length, chosen.manner.eyes
                    );
                    let plan = Plan::new(&Choice { guide, ..chosen.clone() }, catalogue).unwrap();
                    let timeline = compile(&plan, catalogue, &lengths).unwrap().timeline;
                    tried += 1;
                    assert_eq!(timeline.phases.last().unwrap().end, timeline.end, "{name}");
                    assert!(timeline.phases.windows(2).all(|two| two[0].end == two[1].start), "{name}");
                    assert_eq!(
                        *phases.get_or_insert(timeline.phases.clone()),
                        timeline.phases,
                        "{name}: it goes alike"
                    );
                    assert!(chosen.manner.eyes == Eyes::Open || timeline.gates.is_empty(), "{name}");

                    let says = says(&timeline);
                    assert_eq!(says.is_empty(), !guide.voice, "{name}");
                    let nexts = says.iter().skip(1).map(|(at, _)| *at).chain([timeline.end]);
                    for ((at, words), next) in says.iter().zip(nexts) {
                        assert!(at.saturating_add(takes(words, hundredths)) <= next, "{name}: {words}");
                    }
                    let felt = timeline.cues.iter().any(|cue| matches!(cue.kind, CueKind::Touch(..)));
                    let rings = timeline.cues.iter().any(|cue| matches!(cue.kind, CueKind::Bell(_)));
                    assert_eq!((felt, rings), (guide.touch, guide.bell), "{name}");
                }
            }
        }
    }
    assert!(tried > 700, "{tried}");
}

/// Within 15 % of what it says with eyes open. With eyes closed what is asked otherwise is said, with its silences: at usual pauses that
/// is a quarter at most, which tests/words looks after; here the pauses are those that meet the length of the main path.
#[test]
fn every_practice_takes_the_time_that_it_says() {
    let catalogue = catalogue();
    let mut off = Vec::new();
    for practice in &catalogue.practices {
        for (chosen, length) in ways(practice) {
            let takes = made(&chosen).end;
            // A page waits as long as someone reads: open eyes take what is left.
            let script = practice.composition(length).unwrap();
            let reads = script.steps.iter().any(|step| matches!(step.does, crate::content::Does::Read(_)));
            if reads && chosen.manner.eyes == Eyes::Open && takes < length {
                continue;
            }
            let share = if chosen.manner.eyes == Eyes::Open { 15 } else { 40 };
            if takes.distance(length).0 * 100 > length.0 * share {
                off.push(format!("{} of {length:?} {:?} takes {takes:?}", practice.id.0, chosen.manner.eyes));
            }
        }
    }
    assert_eq!(off, Vec::<String>::new());
}
