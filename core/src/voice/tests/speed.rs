//! How fast a voice is brought to speak.

use super::*;

/// The speed at which lines are wanted of a voice.
fn speed_of(voice: impl Fn(&Utterance) -> Rendering) -> u16 {
    let mut speed = 0;
    until_done(&mut fresh(), &needed(&["A line of it."]), None, |utterance| {
        speed = utterance.speed.thousandths();
        voice(utterance)
    });
    speed
}

#[test]
fn a_voice_is_brought_to_between_110_and_145_words_a_minute() {
    for a_minute in [70, 100, 112, 125, 143, 180, 240] {
        let speed = speed_of(|utterance| hum(takes(&utterance.words, a_minute, utterance.speed)));
        let brought_to = a_minute * u64::from(speed) / 1000;
        assert!((110..=145).contains(&brought_to), "{a_minute} becomes {brought_to}");
        assert!(speed == 1000 || !(110..=145).contains(&a_minute), "{a_minute} is left as it is");
    }
}

#[test]
fn a_voice_whose_speed_is_not_in_proportion_to_what_it_is_told_is_there_in_three() {
    // Told to be twice as fast, it is four times as fast; or not much faster at all.
    for (follows, ordinary) in [(2.0, 60.0), (2.0, 260.0), (0.6, 90.0), (0.6, 180.0), (1.5, 240.0)] {
        let a_minute = |speed: Speed| ordinary * (f64::from(speed.thousandths()) / 1000.0_f64).powf(follows);
        let voice = |utterance: &Utterance| {
            let words = utterance.words.split_whitespace().count() as f64;
            hum(Millis((words * 60_000.0 / a_minute(utterance.speed)) as u64))
        };
        let (mut tried, mut last) = (0, Speed::ORDINARY);
        until_done(&mut fresh(), &needed(&["A line of it."]), None, |utterance| {
            tried += usize::from(utterance.words == CALIBRATION);
            last = utterance.speed;
            voice(utterance)
        });
        let found = a_minute(last);
        assert!(tried <= 3 && (110.0..=145.0).contains(&found), "{follows} {ordinary}: {found} in {tried}");
    }
}

#[test]
fn a_voice_that_does_not_mind_what_it_is_told_is_left_alone_after_a_while() {
    let mut asked = 0;
    until_done(&mut fresh(), &needed(&["A line of it."]), None, |utterance| {
        asked += 1;
        hum(takes(&utterance.words, 80, Speed::ORDINARY))
    });
    assert!(asked <= 4, "{asked}");
}

#[test]
fn a_voice_that_will_not_say_the_sentence_for_the_speed_speaks_at_its_own() {
    let heard = until_done(&mut fresh(), &needed(&["A line of it."]), None, |utterance| {
        if utterance.words == CALIBRATION { Rendering::Failed } else { ordinary(utterance) }
    });
    assert_eq!(heard.asked, [CALIBRATION, CALIBRATION, "A line of it."]);
    assert_eq!(heard.lines.len(), 1);
}

#[test]
fn a_voice_that_cannot_be_slowed_down_is_not_taken_for_one_that_is_cut_off() {
    let hasty = |utterance: &Utterance| hum(takes(&utterance.words, 290, Speed::ORDINARY));
    let heard = until_done(&mut fresh(), &needed(&["A wish of your own here.", "And on."]), None, hasty);
    assert_eq!(heard.lines.len(), 2);
}
