//! Lines of which only the first sentences are there.

use super::*;

/// The first sentence of the line that is said first, and both.
fn line(timeline: &Timeline) -> (Prepared, Prepared) {
    sentences(timeline.line(timeline.said().next().unwrap().1))
}

fn sentences(words: &str) -> (Prepared, Prepared) {
    let sentence = |millis| hum(words, 24_000, millis).prepare(Rate::Hz24k).unwrap();
    let (first, second) = (sentence(700), sentence(900));
    let gap = Millis(400);
    let begun = Prepared::joined(words, std::slice::from_ref(&first), gap).unwrap().begun();
    (begun, Prepared::joined(words, &[first, second], gap).unwrap())
}

fn clips(clip: &Prepared) -> Clips {
    let mut clips = Clips::new(Rate::Hz24k);
    clips.keep(clip.clone());
    clips
}

/// Nothing sounds but what is said.
fn talk() -> Timeline {
    timeline("equal-5", 60, Guide { voice: true, tones: false, bell: false, touch: false })
}

fn heard(track: &mut Track, from: u64, to: u64) -> Vec<i16> {
    let mut out = vec![1; (to - from) as usize];
    track.render(from, &mut out);
    out
}

#[test]
fn a_line_goes_on_without_a_break_where_its_next_sentence_comes_while_the_first_is_heard() {
    for tones in [false, true] {
        let timeline = timeline("equal-5", 60, guide(true, tones));
        let start = Rate::Hz24k.frame(timeline.said().next().unwrap().0);
        let (begun, both) = line(&timeline);
        let expected = whole(&mut Track::new(&timeline, &clips(&both)));
        let over = start + begun.samples.len() as u64;
        for come in [0, start, start + 100, over - 1, over] {
            let mut track = Track::new(&timeline, &clips(&begun));
            let before = heard(&mut track, 0, come);
            track.take_up(&clips(&both));
            let after = heard(&mut track, come, expected.len() as u64);
            assert!([before, after].concat() == expected, "{come}, {tones}");
        }
    }
}

#[test]
fn a_sentence_that_comes_too_late_is_heard_when_its_line_comes_again() {
    let timeline = talk();
    let in_words = "Breathe in";
    let said = timeline.said().filter(|(_, line)| timeline.line(*line) == in_words);
    let starts: Vec<u64> = said.map(|(at, _)| Rate::Hz24k.frame(at)).collect();
    let (begun, both) = sentences(in_words);
    let (first, all) = (begun.samples.len() as u64, both.samples.len() as u64);
    let mut track = Track::new(&timeline, &clips(&begun));
    heard(&mut track, 0, starts[0] + first + 1);
    track.take_up(&clips(&both));
    let second = |track: &mut Track, start| loudest(&heard(track, start + first, start + all));
    assert_eq!(second(&mut track, starts[0]), 0, "it is not begun in its middle");
    assert!(second(&mut track, starts[1]) > 500);
}

#[test]
fn a_line_that_is_begun_is_still_to_be_said_and_takes_no_time_that_is_known() {
    let timeline = timeline("equal-5", 60, guide(true, false));
    let (begun, both) = line(&timeline);
    let mut clips = clips(&begun);
    assert_eq!((clips.missing(&timeline, Millis::ZERO)[0].1, clips.lengths().len()), (begun.words(), 0));
    assert!(!clips.are_mute(&timeline));
    clips.keep(both.clone());
    assert_ne!(clips.missing(&timeline, Millis::ZERO)[0].1, both.words());
    assert_eq!(clips.lengths(), [(both.words().to_owned(), both.length())]);
    clips.keep(begun.clone());
    assert_eq!(clips.lengths().len(), 1, "what is whole stays so");
    let mut left = self::clips(&begun);
    left.keep_whole_ones();
    assert!(left.of(begun.words()).is_none(), "nobody goes on with it");
}

#[test]
fn what_the_disk_does_not_take_waits_in_memory_and_what_it_loses_is_silence() {
    let timeline = talk();
    let (_, both) = line(&timeline);
    let expected = whole(&mut Track::new(&timeline, &clips(&both)));
    let mut full = Aside::of(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let held = both.clone().put_aside(&mut full);
    assert!(!held.is_aside() && whole(&mut Track::new(&timeline, &clips(&held))) == expected);
    let file = tempfile::tempfile().unwrap();
    let aside = both.put_aside(&mut Aside::of(file.try_clone().unwrap()));
    assert!(aside.is_aside() && whole(&mut Track::new(&timeline, &clips(&aside))) == expected);
    file.set_len(1000).unwrap();
    let quiet = whole(&mut Track::new(&timeline, &clips(&aside)));
    assert_eq!(quiet, whole(&mut Track::new(&timeline, &Clips::new(Rate::Hz24k))).as_slice());
}
