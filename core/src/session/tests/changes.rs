//! Whatever is changed on the way, what lies behind the person stays as it was.

use super::*;
use crate::content::StepId;
use crate::timeline::{Answer, Cue};
use proptest::prelude::*;

/// Something that happens on the way.
#[derive(Debug, Clone)]
enum Deed {
    Turns(PaceChange),
    Leads([bool; 4]),
    Answers(u8),
    /// A line, and how long it takes.
    Learns(usize, u64),
}

fn deeds() -> impl Strategy<Value = Vec<(u64, Deed)>> {
    let turn = prop_oneof![Just(PaceChange::Slower), Just(PaceChange::Faster), Just(PaceChange::Stay)];
    let deed = prop_oneof![
        3 => turn.prop_map(Deed::Turns),
        3 => any::<[bool; 4]>().prop_map(Deed::Leads),
        1 => (0_u8..10).prop_map(Deed::Answers),
        3 => (0_usize..12, 200_u64..20_000).prop_map(|(line, length)| Deed::Learns(line, length)),
    ];
    proptest::collection::vec((1_u64..30_000, deed), 1..12)
}

fn subjects(catalogue: &Catalogue) -> Vec<Subject> {
    let protocols = catalogue.protocols.iter().map(|protocol| Subject::Protocol(protocol.id.clone()));
    let practices = catalogue.practices.iter().map(|practice| Subject::Practice(practice.id.clone()));
    protocols.chain(practices).collect()
}

/// When a cue is over. Shown words stay, and are never taken away.
fn over(timeline: &Timeline, cue: &Cue, spoken: &SpokenLengths) -> Millis {
    let length = match cue.kind {
        CueKind::Bell(_) => Millis::from_secs(9),
        CueKind::Tone(_, length) => length,
        // Words of a breath are short, and a line takes as long as was known when it began.
        CueKind::Say(line) => crate::timeline::estimate(timeline.line(line)).max(spoken.longest()),
        CueKind::Touch(..) | CueKind::Show(_) => Millis::ZERO,
    };
    cue.at.saturating_add(length)
}

proptest! {
    #[test]
    fn a_change_leaves_what_was_as_it_was_to_the_millisecond(number in 0_usize..100, deeds in deeds()) {
        let catalogue = catalogue();
        let subjects = subjects(catalogue);
        let choice = choice(subjects[number % subjects.len()].clone(), 200);
        let mut plan = CheckedPlan::new(Plan::new(&choice, catalogue).unwrap(), catalogue).unwrap();
        let (mut spoken, mut now) = (SpokenLengths::default(), Millis::ZERO);
        for (wait, deed) in deeds {
            now = now.saturating_add(Millis(wait));
            let was = plan.compiled(catalogue, &spoken).timeline;
            if now >= was.end {
                break;
            }
            let position = was.position(now);
            let during = position.breath.map(|breath| breath.0);
            match deed {
                Deed::Turns(turn) => plan = plan.with_pace(catalogue, during, turn),
                Deed::Leads([voice, tones, bell, touch]) => {
                    plan = plan.led(now, during, Guide { voice, tones, bell, touch });
                }
                Deed::Answers(rating) => plan = plan.answered(&StepId("loud".into()), Answer::Rated(rating)),
                Deed::Learns(line, length) => {
                    spoken.learn(&was.lines[line % was.lines.len()], Millis(length), now);
                }
            }
            let is = plan.compiled(catalogue, &spoken).timeline;
            let begun = |timeline: &Timeline| {
                let phases = timeline.phases.iter().take_while(|phase| phase.resume_at <= now);
                phases.map(|phase| (phase.start, phase.kind, phase.from, phase.to, phase.breath)).collect::<Vec<_>>()
            };
            prop_assert_eq!(begun(&was), begun(&is));
            let ended = |timeline: &Timeline| {
                timeline.phases.iter().take_while(|phase| phase.end <= position.resume_at).copied().collect::<Vec<_>>()
            };
            prop_assert_eq!(ended(&was), ended(&is));
            let told = |timeline: &Timeline, cue: &Cue| (cue.at, format!("{:?}", cue.kind), over(timeline, cue, &spoken));
            let had: Vec<_> = was.cues.iter().filter(|cue| cue.at <= now).map(|cue| told(&was, cue)).collect();
            let has: Vec<_> = is.cues.iter().filter(|cue| cue.at < now).map(|cue| told(&is, cue)).collect();
            prop_assert!(has.iter().all(|cue| had.contains(cue)), "nothing comes to be in the past");
            let gone = had.iter().filter(|cue| cue.0 < now && !has.contains(cue));
            prop_assert!(gone.into_iter().all(|cue| cue.2 > now), "only what goes on falls silent");
        }
    }
}

#[test]
fn what_is_switched_off_falls_silent_at_once_and_what_is_switched_on_begins_with_what_comes_next() {
    let catalogue = catalogue();
    let quiet = Guide { voice: false, tones: false, bell: true, touch: true };
    let loud = Guide { tones: true, ..quiet };
    let plan = |guide| {
        let choice = Choice { guide, ..choice_of("equal-5", 60) };
        CheckedPlan::new(Plan::new(&choice, catalogue).unwrap(), catalogue).unwrap()
    };
    let tones = |plan: &CheckedPlan| {
        let timeline = plan.compiled(catalogue, &SpokenLengths::default()).timeline;
        let tones = timeline.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Tone(..)));
        tones.map(|cue| cue.at.0).collect::<Vec<_>>()
    };
    let all = tones(&plan(loud));
    // In the middle of the third part of a breath.
    let middle = Millis(all[2] + 500);
    assert_eq!(tones(&plan(loud).led(middle, Some(1), quiet)), all[..2]);
    assert_eq!(tones(&plan(quiet).led(middle, Some(1), loud)), all[3..]);
    let there_and_back =
        plan(loud).led(middle, Some(1), quiet).led(middle.saturating_add(Millis(100)), Some(1), loud);
    assert_eq!(tones(&there_and_back), [&all[..2], &all[3..]].concat());
    assert_eq!(plan(loud).led(middle, Some(1), loud), plan(loud), "nothing changes");
}

#[test]
fn an_answer_is_kept_once_and_the_last_one_counts() {
    let catalogue = catalogue();
    let plan = CheckedPlan::new(Plan::new(&choice_of("natural", 60), catalogue).unwrap(), catalogue).unwrap();
    let (loud, kind) = (StepId("loud".into()), StepId("kind".into()));
    let answered = plan
        .answered(&loud, Answer::Rated(7))
        .answered(&kind, Answer::WentOn)
        .answered(&loud, Answer::Rated(3));
    let changes = &answered.plan().changes;
    assert_eq!(
        (changes.answer(&loud), changes.answer(&kind)),
        (Some(&Answer::Rated(3)), Some(&Answer::WentOn))
    );
    assert_eq!(changes.len(), 2);
}

#[test]
fn of_guidance_the_last_gives_way_where_there_is_as_much_as_a_session_keeps() {
    let catalogue = catalogue();
    let mut plan =
        CheckedPlan::new(Plan::new(&choice_of("natural", 60), catalogue).unwrap(), catalogue).unwrap();
    for n in 0..=CHANGES_MOST as u64 {
        plan = plan.led(Millis(n), None, Guide { bell: n % 2 == 0, ..Guide::default() });
    }
    assert!(plan.plan().changes.len() <= CHANGES_MOST);
    assert!(plan.plan().guide_now().bell);
}

#[test]
fn a_practice_is_read_by_the_name_it_had_and_what_only_a_newer_version_knows_is_kept_as_it_is() {
    let read = |text: &str| serde_json::from_str::<Subject>(text);
    let grounding = Subject::Practice(PracticeId("grounding".into()));
    assert_eq!(read(r#"{"structure":"grounding"}"#).unwrap(), grounding);
    assert_eq!(serde_json::to_string(&grounding).unwrap(), r#"{"practice":"grounding"}"#);
    let newer = r#"{"programme":{"week":3}}"#;
    let subject = read(newer).unwrap();
    assert!(matches!(subject, Subject::Other(_)));
    assert_eq!(serde_json::to_string(&subject).unwrap(), newer);
    assert_eq!(Plan::new(&choice(subject, 60), catalogue()), Err(PlanError::UnknownPractice));
    for damaged in
        [r#"{"protocol":5}"#, r#"{"own":{"inhale":1}}"#, "{}", "3", r#"{"a":1,"b":2}"#, r#""protocol""#]
    {
        assert!(read(damaged).is_err(), "{damaged}");
    }
}
