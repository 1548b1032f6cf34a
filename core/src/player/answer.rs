//! How a session answers an event: its own change, and what a phone is to do about it.

use super::{AHEAD, Effect, Ending, Event, Needed, PATIENCE, Reply, Session, State};
use crate::content::Catalogue;
use crate::practice::Eyes;
use crate::session::CheckedPlan;
use crate::time::{Millis, MonotonicMillis};
use crate::timeline::{Answer, Asks, CueKind, TouchKind};

/// An event, and how the session stood before it.
#[derive(Clone, Copy)]
struct Happening {
    event: Event,
    now: MonotonicMillis,
    state: State,
    revision: u32,
    sounded: bool,
}

impl Session {
    /// Something happened when the clock read `now`. What is due by then comes first; what has come to its end is over,
    /// and asks for nothing more.
    pub fn apply(&mut self, event: Event, now: MonotonicMillis, catalogue: &Catalogue) -> Vec<Effect> {
        // Nobody can have made, or tried to make, the track of a timeline that there is not yet.
        let event = match event {
            Event::TrackReady(revision) | Event::NoTrack(revision) if revision > self.revision => Event::Due,
            event => event,
        };
        let mut effects = Vec::new();
        if self.is_over() {
            return effects;
        }
        let sounded = self.playing.sounds(self.plan().guide_now());
        let what = Happening { event, now, state: self.state, revision: self.revision, sounded };
        let was_running = self.is_running();
        if was_running {
            self.feel(self.passed(now), &mut effects);
        }
        self.change(what, catalogue);
        if matches!(event, Event::Lead(guide) if !guide.touch) && !self.is_over() {
            effects.push(Effect::StillTouch);
        }
        match self.state {
            State::Ended { at, how } => return self.end(at, how, effects),
            State::Running { from, .. } if !was_running => self.begin(from, what, &mut effects),
            State::Running { .. } => self.run_on(what, &mut effects),
            State::Asked { .. } if was_running => self.ask(what, &mut effects),
            _ if was_running => self.rest(what, &mut effects),
            _ => self.rest_on(what, &mut effects),
        }
        self.make_room(what, catalogue, &mut effects);
        self.need_track(what, &mut effects);
        self.wake(what, &mut effects);
        effects
    }

    /// The event's own change, and what follows from it at once.
    fn change(&mut self, what: Happening, catalogue: &Catalogue) {
        let was_running = self.is_running();
        // What was answered, or wished, a moment ago goes on as soon as it can, though a screen goes dark meanwhile.
        let goes_on =
            self.playing.wants_on && matches!(self.state, State::Asked { .. }) && self.gate().is_none();
        self.playing.learn(what.event, self.revision);
        self.playing.wants_on |= goes_on && what.event == Event::OutOfSight;
        let step = match what.event {
            // What is asked is to be answered first.
            Event::Resume if !self.fits() && !was_running && self.gate().is_none() => {
                self.playing.wants_on = true;
                Event::Due
            }
            Event::Heard { revision, .. } if revision != self.revision => Event::Due,
            Event::Leave if was_running => Event::Pause,
            Event::OutOfSight if !self.playing.sounds(self.plan().guide_now()) => Event::Pause,
            event => event,
        };
        self.step(step, what);
        self.be_led(what.now, was_running, catalogue);
        match what.event {
            Event::ChangePace(change) => {
                self.follow(self.plan.with_pace(catalogue, self.during(what.now), change), catalogue)
            }
            Event::Lead(guide) => {
                // What waits is taken up from the beginning of its breath or line, and led so from there.
                let here = self.position(what.now);
                let at = if self.is_running() { here.at } else { here.resume_at };
                self.follow(self.plan.led(at, self.during(what.now), guide), catalogue);
                if !guide.voice {
                    // Whoever wants it again later waits for it anew.
                    (self.playing.voice_due, self.playing.mute) = (None, false);
                }
            }
            Event::Answer { number, reply } => self.answer(number, Some(reply), catalogue),
            Event::Skip { number } => self.answer(number, None, catalogue),
            Event::GoOn | Event::StayLonger | Event::LeaveStep | Event::Stir => {
                self.guide(what.event, what.now, catalogue);
            }
            Event::InSight => self.look(Eyes::Open, what.now, catalogue),
            Event::Spoken if !was_running || self.playing.asked.is_none() || self.playing.making => {
                self.playing.mute = self.clips.are_mute(self.timeline());
            }
            // Nobody waited for a voice: it has not had its time yet.
            _ => {}
        }
        if self.playing.voice_due.is_some_and(|due| what.now >= due) {
            (self.playing.voice_due, self.playing.mute) = (None, true);
        }
        if self.playing.wants_on && self.fits() {
            self.step(Event::Resume, what);
        }
        self.playing.wants_on &= !self.is_running() && !self.is_over();
        let guide = self.plan().guide_now();
        let is_heard = if was_running {
            self.playing.sounds(guide)
        } else {
            guide.sounds() && self.playing.track.is_some()
        };
        // It would go on unnoticed.
        if !self.playing.device.in_sight && !is_heard && self.is_running() {
            self.step(Event::Pause, what);
            self.be_led(what.now, true, catalogue);
        }
        if !self.playing.device.in_sight && self.is_running() {
            self.look(Eyes::Closed, what.now, catalogue);
        }
        // What is asked now waits for its answer.
        self.playing.wants_on &= self.gate().is_none();
    }

    fn step(&mut self, event: Event, what: Happening) {
        self.state = self.state.after(event, what.now, self.timeline());
    }

    /// Where it waits, it will be taken up from the beginning of a breath or a line: from there on it leads as it led last. What was
    /// switched off within it would be heard once more, else.
    fn be_led(&mut self, now: MonotonicMillis, was_running: bool, catalogue: &Catalogue) {
        if was_running && matches!(self.state, State::Paused { .. } | State::Interrupted { .. }) {
            self.follow(self.plan.led_by(self.position(now).resume_at), catalogue);
        }
    }

    pub(super) fn follow(&mut self, plan: CheckedPlan, catalogue: &Catalogue) {
        if plan != self.plan && !self.is_over() {
            self.compiled = plan.compiled(catalogue, &self.spoken);
            self.plan = plan;
            self.revision = self.revision.saturating_add(1);
        }
    }

    /// That question was answered: what is to come may be another, and it goes on with that as soon as it can.
    fn answer(&mut self, number: u32, reply: Option<Reply>, catalogue: &Catalogue) {
        let Some(gate) = self.gate().filter(|_| number == self.answered()) else { return };
        let answer = match (reply, &gate.asks) {
            (None, _) => gate.by_default.clone(),
            (Some(Reply::Option(n)), Asks::Choose { options, .. }) => match options.get(n as usize) {
                Some(option) => Answer::Chose(option.id.clone()),
                None => return,
            },
            (Some(Reply::Option(_)), Asks::Rate { .. } | Asks::Write { .. } | Asks::Read { .. }) => return,
            (Some(Reply::Number(number)), _) => Answer::Rated(number),
            (Some(Reply::GoOn), _) => Answer::WentOn,
        };
        if gate.admits(&answer) {
            let plan = self.plan.answered(&gate.step, answer);
            self.follow(plan, catalogue);
            self.playing.wants_on = true;
        }
    }

    /// The last moment that has passed; a gate's own belongs to what comes after it.
    fn passed(&self, now: MonotonicMillis) -> Millis {
        let here = self.elapsed(now);
        let is_gate = self.timeline().gate(here).is_some_and(|gate| gate.at == here);
        if is_gate { here.saturating_sub(Millis(1)) } else { here }
    }

    /// It runs now, and did not before. Two taps say that it goes on; the first touch of the breath would drown them, and
    /// waits for the next phase.
    fn begin(&mut self, from: Millis, what: Happening, effects: &mut Vec<Effect>) {
        // After an answer nobody needs to be told.
        if matches!(what.state, State::Ready | State::Asked { .. }) {
            self.playing.felt = from;
        } else {
            self.playing.felt = from.saturating_add(Millis(1));
            self.touch(TouchKind::Resume, effects);
        }
        self.play(from, effects);
        self.feel(from, effects);
        self.keep_record(what.now, effects);
        effects.push(Effect::Controls(self.controls(what.now)));
    }

    /// It runs as it did; perhaps it is to sound otherwise.
    fn run_on(&mut self, what: Happening, effects: &mut Vec<Effect>) {
        let guide = self.plan().guide_now();
        let is_changed = what.revision != self.revision;
        let has_other_sound = is_answer(what.event) && self.fits() || is_changed && !guide.sounds();
        if has_other_sound {
            self.play(self.elapsed(what.now), effects);
        }
        if self.bookmark(what.now) != self.playing.kept {
            self.keep_record(what.now, effects);
        }
        if is_changed || has_other_sound || self.playing.sounds(guide) != what.sounded {
            effects.push(Effect::Controls(self.controls(what.now)));
        }
    }

    /// It waits at a gate now, which is no pause to be felt.
    fn ask(&mut self, what: Happening, effects: &mut Vec<Effect>) {
        effects.push(Effect::Silence);
        self.keep_record(what.now, effects);
        effects.push(Effect::Controls(self.controls(what.now)));
    }

    /// It waits now, and did not before.
    fn rest(&mut self, what: Happening, effects: &mut Vec<Effect>) {
        effects.push(Effect::Silence);
        self.touch(TouchKind::Pause, effects);
        self.keep_record(what.now, effects);
        effects.push(Effect::Controls(self.controls(what.now)));
    }

    /// It waits as it did. A wish outlasts a kill, in a pause too.
    fn rest_on(&mut self, what: Happening, effects: &mut Vec<Effect>) {
        if what.event == Event::Leave {
            effects.push(Effect::Silence);
        }
        if what.revision != self.revision {
            self.keep_record(what.now, effects);
            effects.push(Effect::Controls(self.controls(what.now)));
        }
    }

    fn end(&mut self, at: Millis, how: Ending, mut effects: Vec<Effect>) -> Vec<Effect> {
        match how {
            Ending::Finished => {
                self.feel(at, &mut effects);
                effects.push(Effect::RingOut);
            }
            Ending::Stopped => effects.extend([Effect::Silence, Effect::StillTouch]),
        }
        if self.playing.device.kept {
            effects.push(Effect::ForgetRecord);
        }
        effects.push(Effect::Ended { at, how });
        effects
    }

    /// Plays what there is to play. It is taken to sound until it is said that it is denied.
    fn play(&mut self, from: Millis, effects: &mut Vec<Effect>) {
        if self.plan().guide_now().sounds() && self.playing.track.is_some() {
            self.playing.denied = false;
            effects.push(Effect::PlayFrom(from));
        } else {
            effects.push(Effect::Silence);
        }
    }

    fn touch(&self, kind: TouchKind, effects: &mut Vec<Effect>) {
        if self.plan().guide_now().touch {
            effects.push(Effect::Touch(kind, Millis::ZERO));
        }
    }

    /// Every touch that is due by `at`, once, though what is heard may have gone back a little.
    fn feel(&mut self, at: Millis, effects: &mut Vec<Effect>) {
        let cues = &self.compiled.timeline.cues;
        let first = cues.partition_point(|cue| cue.at < self.playing.felt);
        let due = cues.iter().skip(first).take_while(|cue| cue.at <= at);
        effects.extend(due.filter_map(|cue| match cue.kind {
            CueKind::Touch(kind, length) => Some(Effect::Touch(kind, length)),
            CueKind::Bell(_) | CueKind::Tone(..) | CueKind::Say(_) | CueKind::Show(_) => None,
        }));
        self.playing.felt = self.playing.felt.max(at.saturating_add(Millis(1)));
    }

    /// At the start of each breath, or line, when a wish was made, and whenever it begins to wait or goes on.
    fn keep_record(&mut self, now: MonotonicMillis, effects: &mut Vec<Effect>) {
        let bookmark = self.bookmark(now);
        if bookmark.is_none() || !self.playing.device.kept {
            return;
        }
        self.playing.kept = bookmark;
        match self.record(now).to_text() {
            Ok(record) => effects.push(Effect::KeepRecord(record)),
            Err(_) => self.playing.forgetful = true,
        }
    }

    /// What was spoken has told how long it takes, and what is to come makes room for it. While a track is being made that waits: else
    /// it would be an old one before anyone heard it. While it runs it waits until a line is due soon: each time, the sound that
    /// plays is replaced.
    fn make_room(&mut self, what: Happening, catalogue: &Catalogue, effects: &mut Vec<Effect>) {
        let is_asked = self.playing.asked.is_some();
        let is_told = what.event == Event::Spoken || is_answer(what.event);
        let is_due = is_told || what.event == Event::Due && self.is_running() && !is_asked;
        let is_made = self.playing.making;
        self.playing.making |= what.event == Event::Spoken && is_asked;
        if !is_due || is_made {
            return;
        }
        let lengths = self.clips.lengths();
        let is_soon = !self.is_running() || is_asked || self.is_news(&lengths, what.now);
        if is_soon && self.learn(catalogue, &lengths, what.now) {
            // The place and the plan are the same, and so is what was kept of them.
            self.playing.kept = self.playing.kept.and_then(|_| self.bookmark(what.now));
            effects.push(Effect::Controls(self.controls(what.now)));
        }
    }

    /// One at a time: what has changed meanwhile is asked for when the last answer is there.
    fn need_track(&mut self, what: Happening, effects: &mut Vec<Effect>) {
        let is_due = self.playing.wants_on || what.revision != self.revision || is_answer(what.event);
        if !is_due || self.fits() || self.playing.asked.is_some() {
            return;
        }
        self.playing.asked = Some(self.revision);
        let from = self.position(what.now).resume_at;
        let missing = self.clips.missing(self.timeline(), from);
        let is_mute = self.clips.are_mute(self.timeline());
        // It begins with its first line: a voice that is faster than the session is long has the others there in time.
        // Who has heard no voice yet waits for it though it speaks later only: else it would be told that there is none.
        let awaited = missing.first().is_some_and(|(at, _)| is_mute || *at < from.saturating_add(AHEAD));
        let lines: Vec<String> = missing.into_iter().map(|(_, words)| words.to_owned()).collect();
        // Who is breathing, or has heard the voice already, need not wait for the rest of its words.
        // Where an answer leads another way than was spoken ahead, its first line is waited for.
        let turns = matches!(self.state, State::Asked { .. }) && awaited;
        let patience = if is_mute && !self.is_running() || turns { PATIENCE } else { Millis::ZERO };
        if is_mute && self.is_running() {
            self.playing.voice_due.get_or_insert(what.now.after(PATIENCE));
        }
        self.playing.making = lines.is_empty();
        let awaited = usize::from(awaited);
        effects.push(Effect::NeedTrack(Needed { revision: self.revision, lines, awaited, patience }));
    }

    /// At the next touch, or the end of the phase: whichever comes first.
    fn wake(&mut self, what: Happening, effects: &mut Vec<Effect>) {
        let State::Running { from, since } = self.state else {
            effects.extend(self.playing.wake.take().map(|_| Effect::Sleep));
            return;
        };
        let here = self.position(what.now);
        let cues = &self.compiled.timeline.cues;
        let first = cues.partition_point(|cue| cue.at < self.playing.felt);
        let touch = cues.iter().skip(first).find(|cue| matches!(cue.kind, CueKind::Touch(..)));
        let ends = here.at.saturating_add(here.left);
        let at = since.after(touch.map_or(ends, |cue| cue.at.min(ends)).saturating_sub(from));
        if self.playing.wake != Some(at) || what.event == Event::Due {
            self.playing.wake = Some(at);
            effects.push(Effect::WakeAt(at));
        }
    }
}

fn is_answer(event: Event) -> bool {
    matches!(event, Event::TrackReady(_) | Event::NoTrack(_))
}
