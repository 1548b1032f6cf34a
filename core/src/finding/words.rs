//! Words of names and of what is typed, as numbers: a keystroke compares numbers, and each word of what is typed is looked up once.

use crate::search::fold;
use std::collections::BTreeSet;

/// Stands for a word of the catalogue.
pub(super) type WordId = u16;

/// More words than anyone looks for something with; what comes after them is not looked for.
const MOST_WORDS: usize = 48;

/// So many words are read from the beginning and from the end of an outpouring, for whether it tells of distress.
const MOST_READ: usize = 250;

/// The fewest letters of a word in which one may be wrong.
const LEAST_FORGIVEN: usize = 5;

/// English words that are written in two ways, as one: who types "can not" or "my self" means what others mean by "can't" and "myself".
const ONE_WORD: [(&[&str], &str); 9] = [
    (&["my", "self"], "myself"),
    (&["can", "not"], "cant"),
    (&["cannot"], "cant"),
    (&["do", "not"], "dont"),
    (&["does", "not"], "doesnt"),
    (&["did", "not"], "didnt"),
    (&["is", "not"], "isnt"),
    (&["was", "not"], "wasnt"),
    (&["have", "not"], "havent"),
];

/// The words of a text as they are compared. An apostrophe is nothing here: people type `cant`, and phones `can’t`.
pub(super) fn words(text: &str) -> Vec<String> {
    let apostrophes = ['\'', '’', '‘', 'ʼ', '´', '`'];
    let joined: String = text.chars().filter(|c| !apostrophes.contains(c)).collect();
    let written: Vec<String> = fold::words(&joined).into_iter().map(|word| word.folded).collect();
    let mut words = Vec::new();
    let mut rest = written.as_slice();
    while let Some(word) = rest.first() {
        let (word, long) = as_one(rest).unwrap_or((word, 1));
        words.push(word.to_owned());
        rest = rest.get(long..).unwrap_or_default();
    }
    words
}

/// The one word that a text begins with in several, and in how many.
fn as_one(text: &[String]) -> Option<(&'static str, usize)> {
    let begins = |those: &[&str]| those.len() <= text.len() && text.iter().zip(those).all(|(a, b)| a == b);
    ONE_WORD.iter().find(|(those, _)| begins(those)).map(|(those, one)| (*one, those.len()))
}

/// Every word of the catalogue, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    all: Vec<String>,
    /// Those that matter little.
    small: Vec<bool>,
}

impl Vocabulary {
    pub fn new(all: BTreeSet<String>, small: &BTreeSet<String>) -> Self {
        let small = all.iter().map(|word| small.contains(word)).collect();
        Self { all: all.into_iter().collect(), small }
    }

    fn id(&self, word: &str) -> Option<WordId> {
        let at = self.all.binary_search_by(|known| known.as_str().cmp(word)).ok()?;
        WordId::try_from(at).ok()
    }

    fn is_small(&self, id: WordId) -> bool {
        self.small.get(usize::from(id)).copied().unwrap_or(false)
    }

    /// All words of a text, small ones too.
    pub fn ids(&self, text: &str) -> Vec<WordId> {
        words(text).iter().filter_map(|word| self.id(word)).collect()
    }

    /// Without the small words, unless it has no others.
    pub fn plain(&self, text: &str) -> Vec<WordId> {
        let all = self.ids(text);
        let plain: Vec<WordId> = all.iter().copied().filter(|id| !self.is_small(*id)).collect();
        if plain.is_empty() { all } else { plain }
    }

    /// How a pattern's word goes on: the words that begin with it.
    pub fn beginning_with(&self, beginning: &str) -> impl Iterator<Item = WordId> {
        let from = self.all.partition_point(|word| word.as_str() < beginning);
        let those = self.all.iter().enumerate().skip(from);
        let those = those.take_while(move |(_, word)| word.starts_with(beginning));
        those.filter_map(|(at, _)| WordId::try_from(at).ok())
    }

    /// What was typed. The last word may go on, unless a space follows it.
    pub fn typed(&self, text: &str) -> Typed {
        let goes_on = !text.ends_with(char::is_whitespace);
        let mut typed = words(text);
        if let Some(over) = typed.len().checked_sub(2 * MOST_READ) {
            typed.drain(MOST_READ..MOST_READ.saturating_add(over));
        }
        let last = typed.len().saturating_sub(1);
        let word = |(n, word): (usize, String)| self.word(word, goes_on && n == last);
        let all: Vec<TypedWord> = typed.into_iter().enumerate().map(word).collect();
        let mut plain: Vec<usize> = Vec::new();
        for (n, word) in all.iter().enumerate().take(MOST_WORDS) {
            // What is on the way to a small word takes away nothing that was found before it.
            let soon_small = goes_on && n == last && !plain.is_empty() && self.small_begins(&word.word);
            if !word.is_small && !soon_small {
                plain.push(n);
            }
        }
        Typed { all, plain }
    }

    fn small_begins(&self, beginning: &str) -> bool {
        self.beginning_with(beginning).any(|id| self.is_small(id))
    }

    fn word(&self, word: String, goes_on: bool) -> TypedWord {
        let exact = self.id(&word);
        // One of several, or several of one.
        let others = [self.id(&format!("{word}s")), word.strip_suffix('s').and_then(|one| self.id(one))];
        let known = exact.into_iter().chain(others.into_iter().flatten());
        let meant = if goes_on { self.set(known.chain(self.beginning_with(&word))) } else { self.set(known) };
        let near = if exact.is_none() { self.set(self.near(&word)) } else { WordSet::default() };
        TypedWord { is_small: exact.is_some_and(|id| self.is_small(id)), exact, meant, near, word }
    }

    fn set(&self, ids: impl Iterator<Item = WordId>) -> WordSet {
        let mut set = Vec::new();
        for id in ids {
            set.resize(self.all.len(), false);
            if let Some(is_in) = set.get_mut(usize::from(id)) {
                *is_in = true;
            }
        }
        WordSet(set)
    }

    /// The words that are one slip away from one that nobody knows.
    fn near<'a>(&'a self, word: &'a str) -> impl Iterator<Item = WordId> + 'a {
        let letters = word.chars().count();
        // Fingers slip inside a word: what begins otherwise is another one ("trying", "crying").
        let first = word.chars().next().map_or(0, char::len_utf8);
        let first = if letters < LEAST_FORGIVEN { "" } else { word.get(..first).unwrap_or_default() };
        let near = move |id: &WordId| {
            !first.is_empty() && self.all.get(usize::from(*id)).is_some_and(|known| is_one_slip(word, known))
        };
        let among = if first.is_empty() { None } else { Some(self.beginning_with(first)) };
        among.into_iter().flatten().filter(near)
    }
}

/// Words of the catalogue, to be asked for one by one, often.
#[derive(Debug, Clone, Default)]
pub(super) struct WordSet(Vec<bool>);

impl WordSet {
    /// Whether it has that word.
    pub fn contains(&self, id: WordId) -> bool {
        self.0.get(usize::from(id)).copied().unwrap_or(false)
    }
}

/// Whether one letter is missing, too many, another one, or has changed places with the next.
pub(super) fn is_one_slip(one: &str, other: &str) -> bool {
    let same: usize =
        one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (one, other) = (one.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    let (a, after_a) = first_and_rest(one);
    let (b, after_b) = first_and_rest(other);
    let swapped = first_and_rest(after_a) == (b, first_and_rest(after_b).1) && first_and_rest(after_b).0 == a;
    let another = a.is_some() && b.is_some() && (after_a == after_b || swapped);
    another || (a.is_some() && after_a == other) || (b.is_some() && one == after_b)
}

fn first_and_rest(text: &str) -> (Option<char>, &str) {
    let mut chars = text.chars();
    (chars.next(), chars.as_str())
}

/// A word that was typed.
#[derive(Debug, Clone)]
pub(super) struct TypedWord {
    /// As it is compared.
    pub word: String,
    /// Whether it matters little.
    pub is_small: bool,
    /// The word itself, where it is known.
    pub exact: Option<WordId>,
    /// What it may stand for.
    pub meant: WordSet,
    /// Where nobody knows it: what may have been meant, one letter being wrong.
    pub near: WordSet,
}

impl TypedWord {
    /// Whether it stands for that word, a slip forgiven or not.
    pub fn is(&self, id: WordId, forgiving: bool) -> bool {
        self.meant.contains(id) || forgiving && self.near.contains(id)
    }

    /// Whether it is that word as it stands.
    pub fn is_whole(&self, id: WordId, forgiving: bool) -> bool {
        self.exact == Some(id) || forgiving && self.near.contains(id)
    }
}

/// What was typed.
#[derive(Debug, Clone)]
pub(super) struct Typed {
    /// Every word, in order.
    pub all: Vec<TypedWord>,
    /// Which of them matter: all but the small ones.
    plain: Vec<usize>,
}

impl Typed {
    /// Those that matter, in order.
    pub fn plain(&self) -> impl Iterator<Item = &TypedWord> {
        self.plain.iter().filter_map(|n| self.all.get(*n))
    }

    /// How many matter.
    pub fn count(&self) -> usize {
        self.plain.len()
    }
}
