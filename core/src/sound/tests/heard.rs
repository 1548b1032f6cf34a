//! Tracks that take over from one another while they are heard.

use super::*;

/// A breath with a line of three seconds at its beginning, and nothing else that sounds.
fn talk() -> (Timeline, String, Vec<u64>) {
    let only_voice = Guide { voice: true, tones: false, bell: false, touch: false };
    let timeline = timeline("equal-5", 60, only_voice);
    let words = "Breathe in".to_owned();
    let said = timeline
        .cues
        .iter()
        .filter(|cue| matches!(cue.kind, CueKind::Say(line) if timeline.line(line) == words));
    let starts = said.map(|cue| cue.at.0).collect();
    (timeline, words, starts)
}

/// Whether anything sounds in the tenth of a second from that millisecond on.
fn sounds(track: &mut Track, at: u64) -> bool {
    let mut out = [1; 2400];
    track.render(Rate::Hz24k.frame(Millis(at)), &mut out);
    loudest(&out) > 500
}

#[test]
fn a_line_that_was_not_heard_from_its_beginning_is_not_heard_from_its_middle() {
    let (timeline, words, starts) = talk();
    let none = Clips::new(Rate::Hz24k);
    let clips = kept(Rate::Hz24k, &[hum(&words, 24_000, 3000)]);
    let here = Millis(starts[0] + 1000);
    let mut before = Track::new(&timeline, &none);
    before.go_on(Millis::ZERO, &Begun::default(), &none);
    let mut after = Track::new(&timeline, &clips);
    after.go_on(here, &before.begun(here), &clips);
    assert!(!sounds(&mut after, here.0) && !sounds(&mut after, here.0 + 1000), "its middle");
    assert!(sounds(&mut after, starts[1]), "the next time it is whole");
    // Whoever goes back to before it hears it.
    after.go_on(Millis(starts[0]), &after.begun(Millis(starts[0])), &clips);
    assert!(sounds(&mut after, starts[0]) && sounds(&mut after, here.0));
}

#[test]
fn a_line_that_is_being_heard_goes_on_in_the_next_track_in_the_same_voice() {
    let (timeline, words, starts) = talk();
    let clips = kept(Rate::Hz24k, &[hum(&words, 24_000, 3000)]);
    let here = Millis(starts[0] + 1000);
    let mut before = Track::new(&timeline, &clips);
    before.go_on(Millis::ZERO, &Begun::default(), &clips);
    let expected = whole(&mut before);
    let mut other = clips.clone();
    let next = Clip { voice: "other".into(), ..hum(&words, 24_000, 200) };
    other.keep(next.prepare(Rate::Hz24k).unwrap());
    let mut after = Track::new(&timeline, &other);
    after.go_on(here, &before.begun(here), &other);
    let (from, to) = (Rate::Hz24k.frame(here) as usize, Rate::Hz24k.frame(Millis(starts[1])) as usize);
    assert!(whole(&mut after)[from..to] == expected[from..to], "it goes on without a break");
    let mut afresh = Track::new(&timeline, &other);
    afresh.go_on(here, &Begun::default(), &other);
    assert!(!sounds(&mut afresh, here.0), "after a pause nothing goes on");
    assert!(
        sounds(&mut after, starts[1]) && !sounds(&mut after, starts[1] + 1000),
        "from then on the other voice"
    );
}
