//! What tells that someone is in distress, in what they type.

use super::words::{TypedWord, Vocabulary, WordId, is_one_slip, words};
use crate::content::DistressText;
use std::collections::BTreeSet;

/// How many other words may stand between two words of a pattern: "want to be dead", "want so badly to die".
const BETWEEN: usize = 2;

/// The fewest letters of a beginning in which one may be wrong: of shorter ones too many words begin nearly so.
const LEAST_FORGIVEN: usize = 6;

/// What someone is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Distress {
    /// Nothing tells of it.
    #[default]
    Calm,
    /// The ground and a kind word come first.
    Distress,
    /// The crisis lines stand above those.
    Crisis,
}

/// A word of a pattern.
#[derive(Debug, Clone)]
enum Part {
    Is(WordId),
    Begins(Beginning),
}

impl Part {
    /// Whether that was typed, or meant by a word that nobody knows. A word that may still go on is taken as it stands: whoever is at
    /// "pan" may be on the way to a pan.
    fn is(&self, typed: &TypedWord) -> bool {
        match self {
            Self::Is(id) => typed.is_whole(*id, true),
            Self::Begins(beginning) => beginning.is(typed),
        }
    }
}

/// How a word of a pattern begins.
#[derive(Debug, Clone)]
struct Beginning {
    text: String,
    /// The words of the catalogue that begin so.
    known: Vec<WordId>,
    /// Its letters, where there are enough of them for a slip.
    letters: Option<usize>,
}

impl Beginning {
    fn new(text: &str, vocabulary: &Vocabulary) -> Self {
        let letters = text.chars().count();
        Self {
            text: text.to_owned(),
            known: vocabulary.beginning_with(text).collect(),
            letters: (letters >= LEAST_FORGIVEN).then_some(letters),
        }
    }

    fn is(&self, typed: &TypedWord) -> bool {
        let slips = |letters: usize| {
            let lengths = letters.saturating_sub(1)..=letters.saturating_add(1);
            let mut begins = lengths.map(|count| typed.word.chars().take(count).collect::<String>());
            begins.any(|begins| is_one_slip(&begins, &self.text))
        };
        let unknown = typed.exact.is_none() && typed.word.chars().next() == self.text.chars().next();
        typed.word.starts_with(&self.text)
            || self.known.iter().any(|id| typed.near.contains(*id))
            || unknown && self.letters.is_some_and(slips)
    }
}

/// Words that stand in this order, with few others between them.
#[derive(Debug, Clone)]
struct Pattern {
    parts: Vec<Part>,
    /// Nothing else is typed.
    whole: bool,
}

impl Pattern {
    fn new(pattern: &str, vocabulary: &Vocabulary) -> Self {
        let (rest, whole) = pattern.strip_prefix('=').map_or((pattern, false), |rest| (rest, true));
        let part = |word: &str| match word.strip_suffix('*') {
            Some(beginning) => Some(Part::Begins(Beginning::new(beginning, vocabulary))),
            None => vocabulary.ids(word).first().copied().map(Part::Is),
        };
        Self { parts: rest.split_whitespace().filter_map(part).collect(), whole }
    }

    fn is_in(&self, typed: &[TypedWord]) -> bool {
        if self.whole && typed.len() != self.parts.len() || self.parts.is_empty() {
            return false;
        }
        (0..typed.len()).any(|from| goes_on(&self.parts, typed.get(from..).unwrap_or_default(), 0))
    }
}

/// Whether the parts stand there, the first of them after no more than `between` other words.
fn goes_on(parts: &[Part], typed: &[TypedWord], between: usize) -> bool {
    let Some((part, parts)) = parts.split_first() else { return true };
    (0..=between).any(|skip| {
        let Some((word, typed)) = typed.get(skip..).and_then(<[_]>::split_first) else { return false };
        part.is(word) && goes_on(parts, typed, BETWEEN)
    })
}

/// The patterns of one language.
#[derive(Debug, Clone)]
pub(super) struct Patterns {
    unless: Vec<Pattern>,
    distress: Vec<Pattern>,
    crisis: Vec<Pattern>,
}

impl Patterns {
    /// The words in patterns, for the vocabulary.
    pub fn words(text: &DistressText) -> BTreeSet<String> {
        let all = text.unless.iter().chain(&text.distress).chain(&text.crisis);
        all.flat_map(|pattern| words(pattern.trim_start_matches('='))).collect()
    }

    pub fn new(text: &DistressText, vocabulary: &Vocabulary) -> Self {
        let all = |list: &[String]| list.iter().map(|pattern| Pattern::new(pattern, vocabulary)).collect();
        Self { unless: all(&text.unless), distress: all(&text.distress), crisis: all(&text.crisis) }
    }

    /// What someone is in who types that.
    pub fn told_by(&self, typed: &[TypedWord]) -> Distress {
        let any = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.is_in(typed));
        if any(&self.crisis) {
            Distress::Crisis
        } else if any(&self.distress) && !any(&self.unless) {
            Distress::Distress
        } else {
            Distress::Calm
        }
    }
}
