//! How well something is found by what was typed. What stands above another row comes before it:
//!
//! | [`Why`] | what was typed |
//! |---|---|
//! | `Title` | is the name |
//! | `Alias` | is another name |
//! | `TitleBegins` | is how the name begins |
//! | `Names` | stands in one of the names, every word |
//! | `Said` | is what people say who look for it, or holds one of its other names |
//! | `Purpose` | stands in its names and what it is for |
//! | `Summary` | stands there, or in its one line |
//! | `Part` | stands there in part; only where nothing else was found |
//!
//! Small words do not matter; nothing but such finds everything. The last word may go on. Where nothing is found, words of five letters or more
//! are forgiven one slip.

use super::index::{Index, Item};
use super::words::{Typed, TypedWord, WordId};
use std::collections::BTreeMap;

/// Why something is a hit, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Someone is in distress; it comes first, whatever else there is.
    Distress,
    Title,
    Alias,
    TitleBegins,
    Names,
    Said,
    Purpose,
    Summary,
    Part,
    /// Nothing was typed.
    All,
}

/// Why, and how well: less is better, and in one of the same the order of the catalogue stands.
type Rank = (Why, usize);

/// Where a name that stands in what was typed has its place among what is said: whoever wrote down where a saying leads thought of
/// the first three.
const AFTER_THE_FIRST: usize = 4;

/// How many other words may stand between two of a saying.
const BETWEEN: usize = 1;

/// The items that what was typed finds, the best first, by their places.
pub(super) fn ranked(index: &Index, typed: &Typed) -> Vec<(usize, Why)> {
    if typed.count() == 0 {
        return (0..index.items.len()).map(|at| (at, Why::All)).collect();
    }
    let mut passes = [false, true].into_iter().map(|forgiving| whole(index, typed, forgiving));
    let found = passes.find(|found| !found.is_empty()).unwrap_or_else(|| in_part(index, typed));
    let mut found: Vec<(Rank, usize)> = found.into_iter().map(|(at, rank)| (rank, at)).collect();
    found.sort_unstable();
    found.into_iter().map(|((why, _), at)| (at, why)).collect()
}

/// Those that have all of it, or what was said.
fn whole(index: &Index, typed: &Typed, forgiving: bool) -> BTreeMap<usize, Rank> {
    let query = Query { typed: typed.plain().collect(), forgiving };
    let mut found: BTreeMap<usize, Rank> = BTreeMap::new();
    for (at, item) in index.items.iter().enumerate() {
        if let Some(rank) = query.rank(item) {
            found.insert(at, rank);
        }
    }
    for leads in &index.said {
        if leads.words.iter().any(|words| query.says(words)) {
            for (place, at) in leads.items.iter().enumerate() {
                // What is said is one reason among others; the best of them counts.
                let said = (Why::Said, place + 1);
                found.entry(*at).and_modify(|rank| *rank = said.min(*rank)).or_insert(said);
            }
        }
    }
    found
}

/// Those that have some of it, the most words first.
fn in_part(index: &Index, typed: &Typed) -> BTreeMap<usize, Rank> {
    let some = index.items.iter().enumerate().filter_map(|(at, item)| {
        let has = |word: &&TypedWord| item.purposes.iter().chain(&item.summary).any(|id| word.is(*id, true));
        let count = typed.plain().filter(has).count();
        (count > 0).then_some((at, (Why::Part, usize::MAX - count)))
    });
    some.collect()
}

/// What was typed, its words that matter.
struct Query<'a> {
    typed: Vec<&'a TypedWord>,
    forgiving: bool,
}

impl Query<'_> {
    fn rank(&self, item: &Item) -> Option<Rank> {
        if self.is_name(&item.name) {
            return Some((Why::Title, 0));
        }
        if item.aliases.iter().any(|alias| self.is_name(alias)) {
            return Some((Why::Alias, 0));
        }
        if self.begins(&item.name) {
            return Some((Why::TitleBegins, item.name.len()));
        }
        // Words of the title count before those of other names.
        if let Some(at) =
            [&item.name].into_iter().chain(&item.aliases).position(|name| self.all_in(name, &[]))
        {
            return Some((Why::Names, at));
        }
        if item.aliases.iter().any(|alias| alias.len() > 1 && self.says(alias)) {
            return Some((Why::Said, AFTER_THE_FIRST));
        }
        if self.all_in(&item.purposes, &[]) {
            return Some((Why::Purpose, 0));
        }
        self.all_in(&item.purposes, &item.summary).then_some((Why::Summary, 0))
    }

    /// Word by word, and none left over.
    fn is_name(&self, name: &[WordId]) -> bool {
        name.len() == self.typed.len()
            && self.typed.iter().zip(name).all(|(word, id)| word.is_whole(*id, self.forgiving))
    }

    fn begins(&self, name: &[WordId]) -> bool {
        name.len() >= self.typed.len()
            && self.typed.iter().zip(name).all(|(word, id)| word.is(*id, self.forgiving))
    }

    fn all_in(&self, words: &[WordId], others: &[WordId]) -> bool {
        self.typed.iter().all(|word| words.iter().chain(others).any(|id| word.is(*id, self.forgiving)))
    }

    /// Whether those words are said in what was typed, in their order and close together, or it is on the way to them.
    fn says(&self, words: &[WordId]) -> bool {
        let enough = self.typed.len() > 1 || self.typed.first().is_some_and(|word| word.word.len() > 2);
        let on_the_way = enough && self.begins(words);
        !words.is_empty() && (on_the_way || (0..self.typed.len()).any(|from| self.says_from(words, from)))
    }

    fn says_from(&self, words: &[WordId], from: usize) -> bool {
        let mut at = from;
        words.iter().enumerate().all(|(n, id)| {
            let between = if n == 0 { 0 } else { BETWEEN };
            let is_next = |skip: &usize| {
                self.typed.get(at + skip).is_some_and(|word| word.is_whole(*id, self.forgiving))
            };
            let step = (0..=between).find(is_next);
            at += step.map_or(0, |skip| skip + 1);
            step.is_some()
        })
    }
}

/// What comes first for someone in distress, before all that was ranked.
pub(super) fn led_by(first: &[usize], ranked: Vec<(usize, Why)>) -> Vec<(usize, Why)> {
    let pinned = first.iter().map(|at| (*at, Why::Distress));
    let others = ranked.into_iter().filter(|(at, _)| !first.contains(at));
    pinned.chain(others).collect()
}
