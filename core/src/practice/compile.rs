//! From a script to its timeline.

use super::ask::{admits, stop};
use super::course::Course;
use super::happened::{Happened, Lasted};
use super::path::{Circumstances, Item, Moment, What};
use crate::breath::lead;
use crate::content::{Composition, Language, Pattern, StepId, Words};
use crate::time::Millis;
use crate::timeline::{
    BreathIndex, Builder, CueKind, Guidance, Level, PhaseKind, SPEAK_AFTER_BELL, SpokenLengths, Strike,
    Timeline, TouchKind,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A line of a script.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptPosition {
    pub step: StepId,
    /// Its number in the step, counted from 0; of breaths that are led, the breath's.
    pub line: u32,
}

/// What no step of a script can be called.
const BEFORE: &str = "0";

/// What a practice is led with, besides what happens on the way.
#[derive(Debug, Clone, Copy)]
pub struct Leading<'a> {
    pub script: &'a Composition,
    /// Where it leads out to when something is stirred up.
    pub anchor: &'a Composition,
    pub language: &'a Language,
    pub circumstances: &'a Circumstances,
    /// The breath of breaths that are led.
    pub breath: &'a Pattern,
    /// The words of a breath, and the last one of all.
    pub words: &'a Words,
}

/// The timeline of a practice, and the line of each of its phases. Each line is decided when it begins, by what is known then:
/// so what is learnt later, a length or an answer, changes only what comes later.
pub fn timeline(
    leading: &Leading,
    guidance: Guidance,
    happened: &Happened,
    spoken: &SpokenLengths,
) -> (Timeline, Vec<ScriptPosition>) {
    let mut course = Course::new(leading);
    let mut writing = Writing::new(leading, guidance, spoken);
    let main = Course::main(leading);
    writing.meet(usual(&main, leading), &course);
    writing.delay(happened.lasted.get(&before_it_begins()).copied());
    // Where something was stirred up at a step that an edit took away, it leads out as soon as it can: nobody is led back into it.
    let is_gone = |place: &ScriptPosition| leading.script.steps.iter().all(|step| step.id != place.step);
    let mut leads_out = happened.stirred.iter().any(is_gone);
    while let Some(item) = course.next(writing.builder.now(), happened) {
        let asks = match &item.what {
            What::Asks(step) => Some(*step),
            What::Line(moment) => moment.asks,
            What::Breaths(_) => None,
        };
        if let Some(step) = asks {
            // What was answered was asked, though nobody may look by now.
            let answer = happened.answers.get(&item.place.step);
            let answer = answer.filter(|answer| admits(step, leading.language, answer));
            let is_gate = matches!(item.what, What::Asks(_));
            if is_gate && (happened.stirred.contains(&item.place) || std::mem::take(&mut leads_out)) {
                writing.turn(&mut course, Course::stirred);
                continue;
            } else if let Some(answer) = answer {
                writing.end = moved(writing.end, item.usual(leading.breath.cycle()), Millis::ZERO);
                writing.turn(&mut course, |course| course.answered(&item.place.step, answer));
                continue;
            } else if is_gate {
                stop(&mut writing.builder, step, &item.place.step, leading.language);
                continue;
            }
        }
        let lasted = happened.lasted.get(&item.place).copied();
        writing.item(&item, &course, lasted);
        if lasted.is_some_and(|lasted| lasted.leaves) {
            writing.turn(&mut course, |course| course.left(&item.place.step));
        }
        if happened.stirred.contains(&item.place) || std::mem::take(&mut leads_out) {
            writing.turn(&mut course, Course::stirred);
        }
    }
    (writing.builder.end(&leading.words.end), writing.places)
}

/// Where a session stands before its script begins.
fn before_it_begins() -> ScriptPosition {
    ScriptPosition { step: StepId(BEFORE.into()), line: 0 }
}

/// Whether the script has not begun there.
pub fn is_before_it_begins(place: &ScriptPosition) -> bool {
    place.step.0 == BEFORE
}

/// A timeline while it is written.
struct Writing<'a> {
    leading: &'a Leading<'a>,
    spoken: &'a SpokenLengths,
    builder: Builder,
    places: Vec<ScriptPosition>,
    /// When it is to end, for pauses to meet.
    end: Millis,
    breaths: u32,
    strike: Option<Strike>,
    shown: Cow<'a, str>,
}

impl<'a> Writing<'a> {
    fn new(leading: &'a Leading<'a>, guidance: Guidance, spoken: &'a SpokenLengths) -> Self {
        Self {
            leading,
            spoken,
            builder: Builder::new(guidance),
            places: Vec::new(),
            end: leading.script.length.0,
            breaths: 0,
            strike: None,
            shown: Cow::Borrowed(""),
        }
    }

    /// Before the bell, a while to put the phone down.
    fn delay(&mut self, lasted: Option<Lasted>) {
        let usual = self.leading.circumstances.delay;
        if usual == Millis::ZERO {
            return;
        }
        let length = lasted.map_or(usual, |lasted| lasted.length);
        let line = self.builder.line(&self.leading.words.settle);
        self.builder.cue(CueKind::Show(line));
        self.builder.phase(PhaseKind::Rest, length, Level::REST, line);
        self.places.push(before_it_begins());
        self.end = self.end.saturating_add(length);
    }

    /// Something changes what lies ahead, and the end with it: another way is longer or shorter by as much as it says and leaves
    /// quiet.
    fn turn(&mut self, course: &mut Course<'a>, change: impl FnOnce(&mut Course<'a>)) {
        let was = usual(course.ahead(), self.leading);
        change(course);
        self.meet(was, course);
    }

    /// What lies ahead takes another time than it took.
    fn meet(&mut self, was: Millis, course: &Course) {
        self.end = moved(self.end, was, usual(course.ahead(), self.leading));
    }

    fn item(&mut self, item: &Item<'a>, course: &Course<'a>, lasted: Option<Lasted>) {
        if let Some(part) = item.part {
            self.builder.part(part);
        }
        let rings = item.bell || self.strike.is_none();
        if rings {
            self.builder.cue(CueKind::Bell(self.strike.unwrap_or(Strike::Full)));
            self.builder.cue(CueKind::Touch(TouchKind::Part, Millis::ZERO));
            self.strike = Some(Strike::Soft);
        }
        match &item.what {
            What::Line(moment) => self.line(item, moment, course, rings, lasted),
            What::Breaths(count) => self.breaths(item, *count, lasted),
            What::Asks(_) => {}
        }
    }

    fn line(
        &mut self,
        item: &Item<'a>,
        moment: &Moment<'a>,
        course: &Course<'a>,
        rings: bool,
        lasted: Option<Lasted>,
    ) {
        if let Some(shown) = &moment.shown {
            self.shown = shown.clone();
        }
        let start = self.builder.now();
        let wait = waits(rings);
        let speech = self.speech(moment, rings, start);
        let later = course.ahead().map(|item| match &item.what {
            What::Line(moment) => self.speech(moment, item.bell, start),
            What::Breaths(_) | What::Asks(_) => item.usual(self.leading.breath.cycle()),
        });
        let ahead = speech.saturating_add(later.sum());
        let quiet = self.end.saturating_sub(start).saturating_sub(ahead);
        let whole = speech.saturating_add(fitted(moment, course, quiet));
        let length = lasted.map_or(whole, |lasted| lasted.length);
        self.end = moved(self.end, whole, length);
        let line = self.builder.line(&self.shown);
        self.builder.cue(CueKind::Show(line));
        // Whoever went on before a line was over hears no more of it.
        if let Some(said) = moment.said.as_ref().filter(|_| speech <= length) {
            let line = self.builder.line(&said.words);
            self.builder.say(wait, line, speech.saturating_sub(wait));
        }
        self.builder.hand(moment.hand);
        let kind = if moment.is_rest { PhaseKind::Rest } else { PhaseKind::Segment };
        self.builder.phase(kind, length, Level::REST, line);
        self.places.push(item.place.clone());
    }

    /// How long it takes until a line's silence begins.
    fn speech(&self, moment: &Moment, rings: bool, start: Millis) -> Millis {
        let said = moment.said.as_ref();
        said.map_or(Millis::ZERO, |said| {
            waits(rings).saturating_add(self.spoken.of(&said.words, start).unwrap_or(said.estimate))
        })
    }

    /// Whole breaths, as many as there is time for where someone wished it to last otherwise.
    fn breaths(&mut self, item: &Item, count: u32, lasted: Option<Lasted>) {
        let cycle = self.leading.breath.cycle();
        let fits = |lasted: Lasted| u32::try_from(lasted.length.0 / cycle.0.max(1)).unwrap_or(u32::MAX);
        let led = lasted.map_or(count, |lasted| fits(lasted).min(count));
        let of = |count: u32| cycle.scaled(u64::from(count), 1);
        self.end = moved(self.end, of(count), of(led));
        for line in 0..led {
            let phases =
                lead(&mut self.builder, BreathIndex(self.breaths), self.leading.breath, self.leading.words);
            self.breaths = self.breaths.saturating_add(1);
            let place = ScriptPosition { line, ..item.place.clone() };
            self.places.extend((0..phases).map(|_| place.clone()));
        }
    }
}

/// How long these take until anything is measured.
fn usual<'i>(items: impl IntoIterator<Item = &'i Item<'i>>, leading: &Leading) -> Millis {
    items.into_iter().map(|item| item.usual(leading.breath.cycle())).sum()
}

/// Nobody speaks into a bell.
fn waits(rings: bool) -> Millis {
    if rings { SPEAK_AFTER_BELL } else { Millis::ZERO }
}

/// An end that moves as something does.
fn moved(end: Millis, from: Millis, to: Millis) -> Millis {
    end.saturating_add(to).saturating_sub(from)
}

/// This pause, if it and those ahead share alike in what is more or less than usual. None is shorter than its least or longer than
/// its most.
fn fitted(moment: &Moment, course: &Course, quiet: Millis) -> Millis {
    let pause = moment.pause;
    let (mut least, mut usual, mut most) = (pause.least.0, pause.usual.0, pause.most.0);
    for item in course.ahead() {
        if let What::Line(Moment { pause, .. }) = &item.what {
            least = least.saturating_add(pause.least.0);
            usual = usual.saturating_add(pause.usual.0);
            most = most.saturating_add(pause.most.0);
        }
    }
    let quiet = quiet.max(least).min(most);
    let (first_least, first_usual, first_most) = (pause.least.0, pause.usual.0, pause.most.0);
    if quiet >= usual {
        let longer = first_most.saturating_sub(first_usual);
        first_usual
            .saturating_add(longer.scaled(quiet.saturating_sub(usual).0, most.saturating_sub(usual).0.max(1)))
    } else {
        let shorter = first_usual.saturating_sub(first_least);
        first_usual.saturating_sub(
            shorter.scaled(usual.saturating_sub(quiet).0, usual.saturating_sub(least).0.max(1)),
        )
    }
}
