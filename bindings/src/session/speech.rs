//! What the voice of a session is asked to say.

use crate::sound::Rendering;
use kindself_core::player::{Effect, Needed, Session};
use kindself_core::sound::{Prepared, Rate};
use kindself_core::time::MonotonicMillis;
use kindself_core::voice::{self, Cache, Next, Synthesis, Turn};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// What a voice that asks is to do.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum SpeechNext {
    /// Say these words, and ask again with what came of it.
    Say {
        words: String,
        /// How fast, where 1 is the voice's own ordinary speed; 0.5 to 2.
        speed: f32,
    },
    /// Ask again at once.
    Again,
    /// There is nothing to say now.
    Done,
}

/// The answer to a voice that asks.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct SpeechTurn {
    /// A line has come, or will not come.
    pub news: bool,
    /// The lines that are waited for are there, or will not come.
    pub enough: bool,
    pub next: SpeechNext,
}

/// What there is to say, and what was said of it. What is needed can change at any moment; what was said takes a voice's time.
#[derive(Debug, Default)]
pub(super) struct Speech {
    needed: Mutex<voice::Needed>,
    /// Lines that will not come.
    given_up: Mutex<BTreeSet<String>>,
    said: Mutex<Option<Saying>>,
}

#[derive(Debug)]
struct Saying {
    synthesis: Synthesis,
    cache: Option<Cache>,
}

impl Speech {
    /// For the tracks of one phone. Without a rate there are none, and nothing is said.
    pub fn new(rate: Option<Rate>, calibration: &str, cache: Option<Cache>) -> Self {
        let aside = cache.as_ref().and_then(Cache::aside);
        let saying = rate.map(|rate| Saying { synthesis: Synthesis::new(rate, calibration, aside), cache });
        Self { said: Mutex::new(saying), ..Self::default() }
    }

    /// What is needed by now; whether that is anything: what will not come is not asked for any more, and a voice that has fallen behind
    /// goes on with what is still to come.
    pub fn follow(&self, effects: &[Effect], session: &Session, now: MonotonicMillis) -> bool {
        let mut needed = self.needed.lock().unwrap_or_else(PoisonError::into_inner);
        for effect in effects {
            if let Effect::NeedTrack(Needed { lines, awaited, .. }) = effect {
                let given_up = self.given_up.lock().unwrap_or_else(PoisonError::into_inner);
                let lines = lines.iter().filter(|line| !given_up.contains(*line)).cloned().collect();
                let own = session.plan().manner.kept.values().cloned().collect();
                *needed = voice::Needed { lines, awaited: *awaited, own };
            }
        }
        // Most events come while there is nothing to say, or no voice.
        if needed.lines.is_empty() {
            return false;
        }
        let ahead = session.says_from(now);
        needed.lines.retain(|line| ahead.contains(line.as_str()));
        !needed.lines.is_empty()
    }

    /// Takes a voice's answer, and says what is next. Nobody else waits for it meanwhile.
    pub fn turn(&self, voice: &str, said: Option<Rendering>) -> (SpeechTurn, Option<Prepared>) {
        let mut saying = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let needed = || self.needed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(Saying { synthesis, cache }) = saying.as_mut() else { return (SpeechTurn::NOTHING, None) };
        let turn = synthesis.turn(voice, &needed(), said.map(Into::into), cache.as_ref());
        let enough = synthesis.is_enough(voice, &needed());
        let news = turn.is_news();
        let Turn { spoken, given_up, next } = turn;
        self.given_up.lock().unwrap_or_else(PoisonError::into_inner).extend(given_up);
        (SpeechTurn { news, enough, next: next.into() }, spoken)
    }
}

impl SpeechTurn {
    /// Nothing to say, and nothing to wait for.
    pub(super) const NOTHING: Self = Self { news: false, enough: true, next: SpeechNext::Done };
}

impl From<Next> for SpeechNext {
    fn from(next: Next) -> Self {
        match next {
            Next::Say(utterance) => {
                Self::Say { words: utterance.words, speed: f32::from(utterance.speed.thousandths()) / 1000.0 }
            }
            Next::Again => Self::Again,
            Next::Done => Self::Done,
        }
    }
}
