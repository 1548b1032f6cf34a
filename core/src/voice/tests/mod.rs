//! A voice that is asked, answers well or badly, and what becomes of it.

mod cached;
mod speed;

use super::sentences::{least, sentences};
use super::*;
use crate::content::{Catalogue, Language};
use crate::session::{Plan, Subject, compile};
use crate::settings::Settings;
use crate::sound::{Prepared, Rate};
use crate::testing::catalogue;
use crate::time::{Millis, Moment, UtcMillis};
use crate::timeline::SpokenLengths;
use proptest::prelude::*;

const CALIBRATION: &str = "One two three four five six seven eight nine ten eleven twelve.";
const RATE: u32 = 8_000;

/// A hum of that length.
fn hum(length: Millis) -> Rendering {
    let wave = |n: u64| if (n / 20).is_multiple_of(2) { 8_000 } else { -8_000 };
    Rendering::Samples { rate: RATE, samples: (0..length.0 * 8).map(wave).collect() }
}

/// How long a voice of so many words a minute takes, at its ordinary speed.
fn takes(words: &str, a_minute: u64, speed: Speed) -> Millis {
    let words = words.split_whitespace().count() as u64;
    Millis(words * 60_000 * 1000 / a_minute / u64::from(speed.thousandths()))
}

fn ordinary(utterance: &Utterance) -> Rendering {
    hum(takes(&utterance.words, 125, utterance.speed))
}

fn needed(lines: &[&str]) -> Needed {
    Needed { lines: lines.iter().map(|line| (*line).to_owned()).collect(), awaited: 1, own: Vec::new() }
}

/// What was asked of a voice until there was nothing more to say, and the lines that were whole then.
#[derive(Default)]
struct Heard {
    asked: Vec<String>,
    lines: Vec<Prepared>,
    news: usize,
}

fn until_done(
    synthesis: &mut Synthesis,
    needed: &Needed,
    cache: Option<&Cache>,
    mut voice: impl FnMut(&Utterance) -> Rendering,
) -> Heard {
    let (mut heard, mut said) = (Heard::default(), None);
    for _ in 0..1_000 {
        let turn = synthesis.turn("voice", needed, said.take(), cache);
        heard.news += usize::from(turn.is_news());
        heard.lines.extend(turn.spoken.filter(Prepared::is_whole));
        match turn.next {
            Next::Say(utterance) => {
                said = Some(voice(&utterance));
                heard.asked.push(utterance.words);
            }
            Next::Again => {}
            Next::Done => return heard,
        }
    }
    panic!("it never ends")
}

fn fresh() -> Synthesis {
    Synthesis::new(Rate::Hz24k, CALIBRATION, None)
}

#[test]
fn lines_are_said_in_order_sentence_by_sentence_after_the_sentence_for_the_speed() {
    let heard = until_done(&mut fresh(), &needed(&["Hello there. How is it?", "And on."]), None, ordinary);
    assert_eq!(heard.asked, [CALIBRATION, "Hello there.", "How is it?", "And on."]);
    let words: Vec<&str> = heard.lines.iter().map(Prepared::words).collect();
    assert_eq!(words, ["Hello there. How is it?", "And on."]);
    assert_eq!(heard.news, 3, "its first sentence, it, and the other line");
    let (first, gap) = (heard.lines[0].length().0, 400);
    assert!((2_400 + gap..2_450 + gap).contains(&first), "five words of 480 ms and a gap: {first}");
}

#[test]
fn who_waits_is_given_the_first_sentence_at_once_and_the_others_as_they_come() {
    let (mut synthesis, needed) = (fresh(), needed(&["One line. Two of it. Three.", "Another. And more."]));
    let (mut said, mut steps) = (None, Vec::new());
    for _ in 0..100 {
        let turn = synthesis.turn("voice", &needed, said.take(), None);
        let enough = synthesis.is_enough("voice", &needed);
        let spoken = turn.spoken.map(|line| (line.words()[..3].to_owned(), line.length(), line.is_whole()));
        let next = match turn.next {
            Next::Say(utterance) => {
                said = Some(ordinary(&utterance));
                utterance.words
            }
            Next::Again => "again".to_owned(),
            Next::Done => break,
        };
        steps.push((next, enough, spoken));
    }
    let line = |millis: u64, is_whole| Some(("One".to_owned(), Millis(millis), is_whole));
    let steps: Vec<_> =
        steps.iter().map(|(next, enough, spoken)| (next.as_str(), *enough, spoken.clone())).collect();
    // A word is 0.48 s, a gap 0.4.
    assert_eq!(
        steps[..5],
        [
            (CALIBRATION, false, None),
            ("One line.", false, None),
            ("Two of it.", true, line(960, false)),
            ("Three.", true, line(2800, false)),
            ("again", true, line(3680, true)),
        ]
    );
    let later: Vec<_> = steps[5..].iter().map(|(next, _, spoken)| (*next, spoken.is_some())).collect();
    assert_eq!(later, [("Another.", false), ("And more.", false), ("again", true)], "nobody waits for those");
    assert!(synthesis.is_enough("voice", &Needed::default()) && !synthesis.is_enough("another", &needed));
}

#[test]
fn what_is_needed_sooner_by_now_is_said_sooner() {
    let mut synthesis = fresh();
    let first = needed(&["One. Two.", "Three."]);
    let Next::Say(_) = synthesis.turn("voice", &first, None, None).next else { panic!() };
    let said = Some(hum(takes(CALIBRATION, 125, Speed::ORDINARY)));
    let turn = synthesis.turn("voice", &needed(&["Five.", "Three."]), said, None);
    assert!(matches!(turn.next, Next::Say(utterance) if utterance.words == "Five."));
}

/// Everything that may come instead of a sentence.
fn no_sounds() -> Vec<(&'static str, Rendering)> {
    let samples = |samples: Vec<i16>| Rendering::Samples { rate: RATE, samples };
    vec![
        ("failed", Rendering::Failed),
        ("empty", samples(Vec::new())),
        ("silent", samples(vec![0; 40_000])),
        ("all but silent", samples([-1, 0, 1].repeat(13_000))),
        ("cut off", hum(Millis(600))),
        ("a blip in silence", samples((0..40_000).map(|n| if n < 900 { 9_000 } else { 0 }).collect())),
        ("no rate that there is", Rendering::Samples { rate: 1, samples: vec![9_000; 40_000] }),
        ("longer than any line", hum(Millis(61_000))),
    ]
}

#[test]
fn what_is_no_sound_or_not_whole_is_asked_for_once_more_and_then_the_line_is_shown_only() {
    let lines = needed(&["These are five words here. And more.", "Another one."]);
    for (what, bad) in no_sounds() {
        let mut failures = 2;
        let heard = until_done(&mut fresh(), &lines, None, |utterance| {
            if utterance.words == "These are five words here." && failures > 0 {
                failures -= 1;
                return bad.clone();
            }
            ordinary(utterance)
        });
        let first = "These are five words here.";
        assert_eq!(heard.asked, [CALIBRATION, first, first, "Another one."], "{what}");
        assert_eq!(heard.lines.iter().map(Prepared::words).collect::<Vec<_>>(), ["Another one."], "{what}");
        assert_eq!(heard.news, 2, "{what}: that it is given up is news, too");
    }
}

#[test]
fn what_fails_once_is_heard_the_second_time() {
    for (what, bad) in no_sounds() {
        let mut first = true;
        let heard = until_done(&mut fresh(), &needed(&["These are five words here."]), None, |utterance| {
            let fails = utterance.words != CALIBRATION && std::mem::take(&mut first);
            if fails { bad.clone() } else { ordinary(utterance) }
        });
        assert_eq!((heard.asked.len(), heard.lines.len()), (3, 1), "{what}");
    }
}

#[test]
fn a_line_that_was_given_up_is_not_asked_for_again_though_it_is_still_needed() {
    let (mut synthesis, lines) = (fresh(), needed(&["These are five words here."]));
    until_done(&mut synthesis, &lines, None, |_| Rendering::Failed);
    assert!(synthesis.is_enough("voice", &lines));
    let again = until_done(&mut synthesis, &lines, None, ordinary);
    assert_eq!((again.asked, again.lines.len()), (Vec::<String>::new(), 0));
}

#[test]
fn an_engine_that_is_gone_is_asked_no_more_until_it_is_opened_anew() {
    let (mut synthesis, lines) = (fresh(), needed(&["One line here.", "Another one."]));
    let dies = |utterance: &Utterance| {
        if utterance.words == CALIBRATION { ordinary(utterance) } else { Rendering::Gone }
    };
    let heard = until_done(&mut synthesis, &lines, None, dies);
    assert_eq!((heard.asked.len(), heard.lines.len(), heard.news), (2, 0, 0));
    // It is opened anew, and goes at the same sentence: that one is shown from now on.
    let heard = until_done(&mut synthesis, &lines, None, dies);
    assert_eq!((heard.asked, heard.news), (vec!["One line here.".to_owned()], 1));
    let heard = until_done(&mut synthesis, &lines, None, ordinary);
    assert_eq!(heard.lines.iter().map(Prepared::words).collect::<Vec<_>>(), ["Another one."]);
}

#[test]
fn a_line_that_is_the_sentence_for_the_speed_is_said_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path());
    for _ in 0..2 {
        let heard = until_done(&mut fresh(), &needed(&[CALIBRATION, "And on."]), Some(&cache), ordinary);
        assert_eq!(heard.lines.len(), 2);
    }
}

#[test]
fn another_voice_is_calibrated_for_itself_and_asked_for_all_again() {
    let (mut synthesis, lines) = (fresh(), needed(&["One line here."]));
    until_done(&mut synthesis, &lines, None, ordinary);
    let turn = synthesis.turn("another", &lines, None, None);
    assert!(matches!(turn.next, Next::Say(utterance) if utterance.words == CALIBRATION));
    // Of what the first voice was asked, the other has said nothing.
    let turn = synthesis.turn("voice", &lines, Some(Rendering::Failed), None);
    assert_eq!(turn.next, Next::Done);
}

/// Every line of every practice, on its main path.
fn lines_of_practices(catalogue: &Catalogue) -> Vec<String> {
    let settings = Settings::default();
    let now = Moment::new(UtcMillis(1_767_225_600_000), 0);
    let mut lines = Vec::new();
    for practice in &catalogue.practices {
        for (_, script) in practice.lengths.each() {
            let (subject, english) = (Subject::Practice(practice.id.clone()), Language::new(Language::BASE));
            let choice = settings.choice(subject, Some(script.length.0), catalogue, english, now);
            let plan = Plan::new(&choice, catalogue).unwrap();
            lines
                .extend(compile(&plan, catalogue, &SpokenLengths::default()).unwrap().timeline.lines.clone());
        }
    }
    lines
}

#[test]
fn every_line_of_every_practice_is_all_there_in_its_sentences() {
    let lines = lines_of_practices(catalogue());
    assert!(lines.len() > 500, "{}", lines.len());
    for line in lines {
        let parts = sentences(&line);
        assert_eq!(words(&parts.join(" ")), words(&line));
        assert!(parts.iter().all(|part| least(part) > Millis::ZERO));
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

proptest! {
    #[test]
    fn no_word_of_a_line_is_lost_or_added(line in "[ a-z.!?…\"'\u{a0}\n]{0,80}") {
        let joined = sentences(&line).join(" ");
        prop_assert_eq!(words(&joined), words(&line));
    }

    /// Whatever a voice does, it is asked for an end, and each line is whole or given up.
    #[test]
    fn whatever_a_voice_does_it_ends(does in proptest::collection::vec(0_u8..4, 40), lines in proptest::collection::vec("[A-C] x y\\.( [D-F] x\\.)?", 1..6)) {
        let needed = Needed { awaited: lines.len(), lines, own: Vec::new() };
        let (mut synthesis, mut does) = (fresh(), does.into_iter());
        for _ in 0..2 {
            until_done(&mut synthesis, &needed, None, |utterance| match does.next() {
                Some(1) => Rendering::Failed,
                Some(2) => hum(Millis(100)),
                Some(3) => Rendering::Gone,
                _ => ordinary(utterance),
            });
        }
        until_done(&mut synthesis, &needed, None, ordinary);
        prop_assert!(synthesis.is_enough("voice", &needed));
    }
}
