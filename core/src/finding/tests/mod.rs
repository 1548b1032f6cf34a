//! Finding by names, by words half remembered and by words as people say them.

mod distress;
mod facets;
mod seeds;
mod suggestions;
mod vectors;

use super::*;
use crate::content::{AlbumId, KindId, PracticeId, ProtocolId};
use crate::testing::catalogue;
use proptest::prelude::*;

/// In English, made once for all tests.
fn finder() -> &'static Finder {
    #[allow(clippy::disallowed_types, reason = "tests may have globals")]
    static FINDER: std::sync::LazyLock<Finder> =
        std::sync::LazyLock::new(|| Finder::new(catalogue(), &Language::new("en")));
    &FINDER
}

fn practice(id: &str) -> Target {
    Target::Practice(PracticeId(id.into()))
}

fn found(finder: &Finder, text: &str) -> Vec<Target> {
    finder.find(text, &Filter::default()).hits.into_iter().map(|hit| hit.target).collect()
}

/// The hits for a text, and why the first is one.
fn first(finder: &Finder, text: &str) -> (Target, Why) {
    let found = finder.find(text, &Filter::default());
    let hit = found.hits.first().unwrap_or_else(|| panic!("nothing is found for “{text}”"));
    (hit.target.clone(), hit.why)
}

#[test]
fn the_better_it_is_named_the_further_up_it_stands() {
    let finder = finder();
    for (text, target, why) in [
        ("Mindful walking", practice("mindful-walking"), Why::Title),
        ("mindful  WALKING!", practice("mindful-walking"), Why::Title),
        ("the self compassion break", practice("self-compassion-break"), Why::Title),
        ("metta phrases", practice("loving-kindness-phrases"), Why::Alias),
        ("soles of", practice("soles-of-the-feet"), Why::TitleBegins),
        ("friendly f", practice("facial-expression"), Why::TitleBegins),
        ("walking mindf", practice("mindful-walking"), Why::Names),
        ("burnt out again", practice("three-minute-breathing-space"), Why::Said),
        ("box breathing", practice("box-breathing"), Why::Title),
        ("cyclic sighing", Target::Protocol(ProtocolId("cyclic-sigh".into())), Why::Title),
        ("thought record", Target::Kind(KindId("thought-record".into())), Why::Alias),
        ("free compassion audio tracks", Target::Album(AlbumId("free-tracks".into())), Why::Title),
        ("ground me", practice("grounding"), Why::Title),
    ] {
        assert_eq!(first(finder, text), (target, why), "{text}");
    }
    // Of two with that name both are found before anything else.
    let hands = ["supportive-touch", "self-compassion-meditation"].map(practice);
    assert_eq!(found(finder, "hand on heart")[..2], hands);
    assert!(found(finder, "box breathing")[..2].contains(&Target::Protocol(ProtocolId("box-4".into()))));
}

#[test]
fn what_people_say_on_a_bad_day_leads_to_what_helps() {
    let finder = finder();
    for (text, wanted, among) in [
        ("I feel awful", "supportive-touch", 1),
        ("i feel awful today", "supportive-touch", 1),
        ("feeling terrible", "supportive-touch", 1),
        ("can't sleep", "compassionate-body-scan", 3),
        ("i cant sleep again", "compassionate-body-scan", 3),
        ("I can’t fall asleep", "compassionate-body-scan", 1),
        ("I messed up", "self-compassion-break", 1),
        ("i really messed up at work", "self-compassion-break", 1),
        ("my boss thinks im lazy and i messed up the report", "self-compassion-break", 3),
        ("why am i so hard on myself", "criticism-versus-kindness", 12),
        ("im so lonely", "compassionate-other", 4),
        ("thoughts wont stop", "spotlight", 2),
        ("my mum died last week", "soften-soothe-allow", 1),
        ("i shouted at my kids", "soles-of-the-feet", 1),
        ("I cannot say no to people", "assertive-responses", 1),
        ("something short please", "balanced-minds-srb-1", 1),
        ("hate my body", "compassionate-body-scan", 2),
    ] {
        let hits = found(finder, text);
        let place = hits.iter().position(|hit| *hit == practice(wanted));
        assert!(place.is_some_and(|place| place < among), "“{text}”: {:?}", &hits[..hits.len().min(6)]);
    }
}

#[test]
fn a_slip_is_forgiven_where_nothing_else_is_found_and_in_longer_words_alone() {
    let finder = finder();
    for (text, wanted) in [
        ("mindfull walking", "mindful-walking"),
        ("progresive muscle", "progressive-muscle-relaxation"),
        ("compasionate lettr writing", "compassionate-letter"),
        ("gratitdue journal", "gratitude-journal"),
    ] {
        assert_eq!(first(finder, text).0, practice(wanted), "{text}");
    }
    assert!(found(finder, "rian").iter().all(|hit| *hit != practice("rain")), "four letters");
    assert!(found(finder, "xyzzyx qwrtp").is_empty());
}

#[test]
fn nothing_typed_finds_everything_in_the_order_of_the_catalogue() {
    let finder = finder();
    for nothing in ["", "  ", "…", "?!"] {
        let hits = found(finder, nothing);
        let practices = catalogue().offered(crate::content::Role::Practice).count();
        let others = catalogue().protocols.len() + catalogue().kinds.len() + catalogue().finding.albums.len();
        assert_eq!(hits.len(), practices + 1 + others, "“{nothing}”: and the grounding");
        assert_eq!(hits[0], Target::Practice(catalogue().practices[0].id.clone()));
    }
}

#[test]
fn nobody_finds_what_is_offered_only_inside_something_else() {
    let finder = finder();
    for id in ["noticing", "steady", "outside-anchor"] {
        assert!(!found(finder, "").contains(&practice(id)), "{id}");
    }
}

#[test]
fn a_keystroke_more_never_loses_a_name_that_is_being_typed() {
    let finder = finder();
    for one in &catalogue().practices {
        let target = Target::Practice(one.id.clone());
        if !found(finder, "").contains(&target) {
            continue;
        }
        let name = &one.text.get(&Language::new("en")).name;
        for end in name.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let hits = found(finder, &name[..end]);
            assert!(hits.contains(&target), "“{}” loses {name}", &name[..end]);
        }
        assert!(found(finder, name).iter().take(3).any(|hit| *hit == target), "{name}");
    }
}

#[test]
fn one_slip_is_a_letter_less_more_other_or_changed_with_the_next() {
    for (one, other, is) in [
        ("panic", "panik", true),
        ("panic", "pannic", true),
        ("panic", "pnaic", true),
        ("panic", "pani", true),
        ("panic", "apanic", true),
        ("panic", "panic", false),
        ("panic", "picnic", false),
        ("panic", "panicky", false),
        ("", "a", true),
        ("ab", "ba", true),
        ("abc", "cba", false),
    ] {
        assert_eq!(super::words::is_one_slip(one, other), is, "{one} {other}");
        assert_eq!(super::words::is_one_slip(other, one), is, "{other} {one}");
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_finds_each_thing_once_and_the_same_again(text in "\\PC{0,60}") {
        let finder = finder();
        let hits = found(finder, &text);
        let mut each = hits.clone();
        each.sort();
        each.dedup();
        prop_assert_eq!(each.len(), hits.len());
        prop_assert_eq!(found(finder, &text), hits);
    }

    /// Where every word has to be there, it is: in a name, in what it is for, or in its line.
    #[test]
    fn each_hit_holds_the_words_or_was_said_to_lead_there(
        words in proptest::collection::vec("(kind|breath|sleep|friend|hand|walking|worry|letter|the|my)", 1..4),
    ) {
        let (finder, text) = (finder(), words.join(" ") + " ");
        let found = finder.find(&text, &Filter::default());
        for hit in found.hits {
            let Target::Practice(id) = &hit.target else { continue };
            if !matches!(hit.why, Why::Title | Why::Alias | Why::TitleBegins | Why::Names | Why::Purpose | Why::Summary) {
                continue;
            }
            let one = catalogue().practice(id).unwrap();
            let said = one.text.get(&Language::new("en"));
            let facets = catalogue().finding.facets.text.get(&Language::new("en"));
            let problems = one.facets.problems.iter().flat_map(|problem| {
                let problem = &facets.problem[problem];
                problem.words.iter().chain([&problem.name])
            });
            let all = [&said.name, &said.summary, &facets.family[&one.family]].into_iter().chain(&said.aliases).chain(problems);
            let all: Vec<String> = all.flat_map(|text| super::words::words(text)).collect();
            for word in words.iter().filter(|word| !["the", "my"].contains(&word.as_str())) {
                let holds = all.iter().any(|one| one == word || *one == format!("{word}s"));
                prop_assert!(holds, "{} has no “{word}”: {:?}", id.0, hit.why);
            }
        }
    }
}
