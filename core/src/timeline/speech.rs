//! How long a line takes to say.

use crate::time::Millis;
use std::collections::BTreeMap;

/// A word at 125 words a minute: in the middle of the 110 to 145 at which voices are made to speak.
pub(crate) const WORD: Millis = Millis(480);
/// Between two sentences of one line.
pub(crate) const BETWEEN_SENTENCES: Millis = Millis(400);
/// No line is said for longer; what claims to be is no speech.
const LONGEST: Millis = Millis::from_secs(60);

/// How long a line takes to say, by its words.
pub fn estimate(line: &str) -> Millis {
    let words: Vec<&str> = line.split_whitespace().collect();
    let before_the_last = words.split_last().map_or(&[][..], |(_, before)| before);
    let sentences = before_the_last.iter().filter(|word| ends_sentence(word)).count() as u64;
    let times = |length: Millis, count: u64| Millis(length.0.saturating_mul(count));
    times(WORD, words.len() as u64).saturating_add(times(BETWEEN_SENTENCES, sentences)).min(LONGEST)
}

/// Whether a sentence is over with that word.
pub(crate) fn ends_sentence(word: &str) -> bool {
    word.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?', '…'])
}

/// How long lines take to say in the person's voice, as far as that was measured, and since which moment of the session it
/// is known. A line that had begun before its length was known keeps the length it was given: what lies behind the person
/// stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpokenLengths(BTreeMap<String, Vec<Known>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Known {
    since: Millis,
    length: Millis,
}

impl SpokenLengths {
    /// Learns how long a line takes, when the session is at `now`; zero is before it began.
    pub fn learn(&mut self, line: &str, length: Millis, now: Millis) {
        let known = self.0.entry(line.to_owned()).or_default();
        let length = length.min(LONGEST);
        if known.last().is_none_or(|last| last.length != length) {
            // Out of order only where the clock was corrected backwards: what was known stays known.
            let since = known.last().map_or(now, |last| last.since.max(now));
            known.push(Known { since, length });
        }
    }

    /// Whether that is what was learnt of a line last.
    pub fn has(&self, line: &str, length: Millis) -> bool {
        let last = self.0.get(line).and_then(|known| known.last());
        last.is_some_and(|last| last.length == length.min(LONGEST))
    }

    /// The longest that was ever learnt.
    #[cfg(test)]
    pub fn longest(&self) -> Millis {
        self.0.values().flatten().map(|known| known.length).max().unwrap_or_default()
    }

    /// How long a line takes that begins at `start`; `None` where that was not known by then.
    pub(crate) fn of(&self, line: &str, start: Millis) -> Option<Millis> {
        let known = self.0.get(line)?;
        let in_time = |known: &&Known| known.since < start || known.since == Millis::ZERO;
        known.iter().rev().find(in_time).map(|known| known.length)
    }
}
