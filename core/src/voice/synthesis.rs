//! What a voice is asked for, one thing at a time.

use super::TRIES;
use super::cache::{Cache, Key};
use super::calibration::{Calibration, Speed};
use super::sentences::{least, sentences};
use crate::sound::{Aside, Clip, Prepared, Rate};
use crate::timeline::BETWEEN_SENTENCES;
use std::collections::{BTreeMap, BTreeSet};

/// What is to be spoken, as a session has said last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Needed {
    /// Lines, in order of need.
    pub lines: Vec<String>,
    /// How many of them, from the first one on, someone waits for.
    pub awaited: usize,
    /// What the person wrote and lines may hold: none of it is cached.
    pub own: Vec<String>,
}

/// Something to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    pub words: String,
    pub speed: Speed,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rendering {
    /// 16-bit samples, one channel.
    Samples {
        /// Frames a second.
        rate: u32,
        samples: Vec<i16>,
    },
    /// The voice could not say it.
    Failed,
    /// The engine has stopped answering, and will not answer until it is opened anew.
    Gone,
}

/// What a voice that asks is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    Say(Utterance),
    /// Ask again at once: more may be there without the voice.
    Again,
    /// There is nothing to say now.
    Done,
}

/// The answer to a voice that asks.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(PartialEq))]
pub struct Turn {
    /// A line that is whole now; of the first one that is waited for, as many of its sentences as there are.
    pub spoken: Option<Prepared>,
    /// Lines that will not come: they are shown only.
    pub given_up: Vec<String>,
    pub next: Next,
}

/// What the voices of a session have said. It asks for one thing at a time; a voice that asks without having answered is asked for the
/// same again.
#[derive(Debug)]
pub struct Synthesis {
    rate: Rate,
    /// Where lines wait that hold nothing the person wrote.
    aside: Option<Aside>,
    /// The sentence by which a voice's speed is found.
    calibration: String,
    voices: BTreeMap<String, Voice>,
    asked: Option<Asked>,
}

#[derive(Debug, Clone)]
struct Asked {
    voice: String,
    utterance: Utterance,
    /// It is the sentence for the speed, and belongs to no line.
    is_for_speed: bool,
    /// It holds nothing that the person wrote.
    may_be_cached: bool,
}

#[derive(Debug, Clone, Default)]
struct Voice {
    calibration: Calibration,
    /// Of lines that are not whole yet.
    said: BTreeMap<String, Prepared>,
    failed: BTreeMap<String, u8>,
    /// Lines that are whole, or were given up.
    settled: BTreeSet<String>,
}

impl Synthesis {
    /// For tracks of that rate. `calibration` is one sentence in the language of the lines; without a place aside, they wait in memory.
    pub fn new(rate: Rate, calibration: &str, aside: Option<Aside>) -> Self {
        Self { rate, aside, calibration: calibration.to_owned(), voices: BTreeMap::new(), asked: None }
    }

    /// Whether the lines that are waited for are begun, or were given up, in this voice: while the first sentence is heard, the next one
    /// is spoken.
    pub fn is_enough(&self, voice: &str, needed: &Needed) -> bool {
        let voice = self.voices.get(voice);
        let is_begun = |line: &String| voice.is_some_and(|voice| voice.has_begun(line));
        needed.lines.iter().take(needed.awaited).all(is_begun)
    }

    /// A voice hands over what it has `said` of what it was asked last, and asks what is next. Takes some milliseconds.
    pub fn turn(
        &mut self,
        voice: &str,
        needed: &Needed,
        said: Option<Rendering>,
        cache: Option<&Cache>,
    ) -> Turn {
        let asked = self.asked.take().filter(|asked| asked.voice == voice);
        if let (Some(asked), Some(said)) = (asked, said) {
            let is_gone = said == Rendering::Gone;
            self.take(&asked, said, cache.filter(|_| asked.may_be_cached));
            if is_gone {
                return Turn { given_up: self.give_up(voice, needed), ..Turn::with(Next::Done) };
            }
        }
        self.next(voice, needed, cache)
    }

    /// What the voice has said is kept where it is a sound, and whole.
    fn take(&mut self, asked: &Asked, said: Rendering, cache: Option<&Cache>) {
        let Asked { voice, utterance, is_for_speed, .. } = asked;
        let sound = match said {
            Rendering::Samples { rate, samples } => {
                Some(Clip { words: utterance.words.clone(), voice: voice.clone(), rate, samples })
            }
            Rendering::Failed | Rendering::Gone => None,
        };
        let heard = sound.and_then(|clip| self.heard(asked, &clip).then_some(clip));
        if let (Some(clip), Some(cache)) = (&heard, cache) {
            cache.keep(&Key { voice, utterance }, clip);
        }
        if heard.is_none() {
            let voice = self.voice(voice);
            if *is_for_speed {
                voice.calibration.failed();
            } else {
                let failed = voice.failed.entry(utterance.words.clone()).or_default();
                *failed = failed.saturating_add(1);
            }
        }
    }

    /// Whether that is a sound, and whole; then it is known.
    fn heard(&mut self, asked: &Asked, clip: &Clip) -> bool {
        let Some(prepared) = clip.prepare(self.rate) else { return false };
        let (words, length) = (&asked.utterance.words, prepared.length());
        let count = word_count(&self.calibration);
        let voice = self.voice(&asked.voice);
        if asked.is_for_speed {
            // It may be far too fast: that is what is to be found out.
            let is_whole = length.0 >= least(words).0 / 2;
            if is_whole {
                voice.calibration.heard(asked.utterance.speed, length);
            }
            return is_whole;
        }
        // A voice that cannot be slowed down is faster in every sentence.
        let is_whole = length >= least(words).scaled(voice.calibration.share(count), 1000);
        if is_whole {
            voice.said.insert(words.clone(), prepared);
        }
        is_whole
    }

    /// What is to be said next, and what is whole by now.
    fn next(&mut self, voice: &str, needed: &Needed, cache: Option<&Cache>) -> Turn {
        let missing = |of: &Voice| needed.lines.iter().find(|line| !of.settled.contains(*line)).cloned();
        let Some(line) = missing(self.voice(voice)) else { return Turn::with(Next::Done) };
        let words = word_count(&self.calibration);
        if let Some(speed) = self.voice(voice).calibration.next(words) {
            let utterance = Utterance { words: self.calibration.clone(), speed };
            let asked = Asked { voice: voice.to_owned(), utterance, is_for_speed: true, may_be_cached: true };
            return self.say(asked, cache);
        }
        let of = self.voice(voice);
        if of.has_lost(&line) {
            of.settled.insert(line.clone());
            return Turn { given_up: vec![line], ..Turn::with(Next::Again) };
        }
        let is_ours = !needed.own.iter().any(|own| !own.is_empty() && line.contains(own));
        if let Some(sentence) = sentences(&line).into_iter().find(|one| !of.said.contains_key(*one)) {
            let utterance = Utterance { words: sentence.to_owned(), speed: of.calibration.speed(words) };
            let asked =
                Asked { voice: voice.to_owned(), utterance, is_for_speed: false, may_be_cached: is_ours };
            let is_awaited = needed.lines.iter().take(needed.awaited).any(|awaited| *awaited == line);
            let spoken = is_awaited.then(|| of.begun(&line)).flatten();
            return Turn { spoken, ..self.say(asked, cache) };
        }
        let spoken = self.whole(voice, &line);
        let given_up = if spoken.is_some() { Vec::new() } else { vec![line] };
        let spoken = spoken.map(|line| match &mut self.aside {
            Some(aside) if is_ours => line.put_aside(aside),
            _ => line,
        });
        Turn { spoken, given_up, next: Next::Again }
    }

    /// By the voice, unless the cache has it.
    fn say(&mut self, asked: Asked, cache: Option<&Cache>) -> Turn {
        let Asked { voice, utterance, may_be_cached, .. } = &asked;
        let cached = cache.filter(|_| *may_be_cached).and_then(|cache| cache.find(&Key { voice, utterance }));
        if cached.is_some_and(|clip| self.heard(&asked, &clip)) {
            return Turn::with(Next::Again);
        }
        Turn::with(Next::Say(self.asked.insert(asked).utterance.clone()))
    }

    /// A line of which every sentence was said: they follow each other, with a gap between.
    fn whole(&mut self, voice: &str, line: &str) -> Option<Prepared> {
        let of = self.voice(voice);
        of.settled.insert(line.to_owned());
        let whole = of.joined(line);
        sentences(line).into_iter().for_each(|one| drop(of.said.remove(one)));
        whole
    }

    /// An engine that is gone says no line that it is asked for; the sentence at which it went was its last try.
    fn give_up(&mut self, voice: &str, needed: &Needed) -> Vec<String> {
        let of = self.voice(voice);
        let is_lost = |line: &&String| of.has_lost(line) && !of.settled.contains(*line);
        let lost: Vec<String> = needed.lines.iter().filter(is_lost).cloned().collect();
        of.settled.extend(lost.iter().cloned());
        lost
    }

    fn voice(&mut self, name: &str) -> &mut Voice {
        self.voices.entry(name.to_owned()).or_default()
    }
}

impl Voice {
    /// Whether its first sentence was said, or it is settled.
    fn has_begun(&self, line: &str) -> bool {
        self.settled.contains(line) || sentences(line).first().is_some_and(|one| self.said.contains_key(*one))
    }

    /// Its first sentences, as far as they were said.
    fn begun(&self, line: &str) -> Option<Prepared> {
        Some(self.joined(line)?.begun())
    }

    fn joined(&self, line: &str) -> Option<Prepared> {
        let said: Vec<Prepared> =
            sentences(line).into_iter().map_while(|one| self.said.get(one).cloned()).collect();
        Prepared::joined(line, &said, BETWEEN_SENTENCES)
    }

    /// Whether a sentence of that line failed for the last time.
    fn has_lost(&self, line: &str) -> bool {
        sentences(line).iter().any(|one| self.failed.get(*one) >= Some(&TRIES))
    }
}

impl Turn {
    /// A line has come, or will not come.
    pub fn is_news(&self) -> bool {
        self.spoken.is_some() || !self.given_up.is_empty()
    }

    fn with(next: Next) -> Self {
        Self { spoken: None, given_up: Vec::new(), next }
    }
}

fn word_count(words: &str) -> u64 {
    words.split_whitespace().count() as u64
}
