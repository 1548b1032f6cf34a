//! What a person typed, as what is asked of the index.

use super::fold;
use super::letters::is_quote;

/// Words that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// As they are compared.
    pub words: Vec<String>,
    /// Whether the last word may go on.
    pub open: bool,
}

/// Everything that is to be found in an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// In the order they were typed.
    pub phrases: Vec<Phrase>,
}

/// More words than anyone types; a text pasted by mistake is cut there.
const MOST_PHRASES: usize = 32;

impl Query {
    /// From what was typed. A word is found by its beginning; words between quotation marks (any language's) are found
    /// side by side. A quotation mark that is not closed yet closes at the end.
    pub fn new(text: &str) -> Self {
        let mut phrases = Vec::new();
        for (n, part) in text.split(is_quote).enumerate() {
            let quoted = n % 2 == 1;
            if quoted {
                // Still being typed: its last word may go on.
                let closed = text.chars().filter(|c| is_quote(*c)).count() > n;
                phrases.extend(phrase(part, !closed));
            } else {
                phrases.extend(part.split_whitespace().filter_map(|word| phrase(unmarked(word), true)));
            }
        }
        phrases.truncate(MOST_PHRASES);
        Self { phrases }
    }

    /// In FTS5's language; `None` where there is nothing to look for.
    pub fn fts(&self) -> Option<String> {
        // Folded words hold no quotation mark.
        let one =
            |phrase: &Phrase| format!("\"{}\"{}", phrase.words.join(" "), if phrase.open { "*" } else { "" });
        let all: Vec<String> = self.phrases.iter().map(one).collect();
        (!all.is_empty()).then(|| all.join(" AND "))
    }
}

/// A word without the mark that other apps put before a tag or a name: no tag here has one.
fn unmarked(word: &str) -> &str {
    let words = fold::words(word);
    let before_others = words.iter().take(words.len().saturating_sub(1));
    let marks = before_others.take_while(|part| matches!(word.get(part.range.clone()), Some("#" | "@")));
    marks.last().and_then(|mark| word.get(mark.range.end..)).unwrap_or(word)
}

/// A word may be several to the index: `don't` is two, `C++` three, a run of Chinese as many as it has characters.
fn phrase(text: &str, open: bool) -> Option<Phrase> {
    let words: Vec<String> = fold::words(text).into_iter().map(|word| word.folded).collect();
    (!words.is_empty()).then_some(Phrase { words, open })
}
