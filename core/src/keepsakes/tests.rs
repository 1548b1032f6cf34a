//! Keeping, offering and forgetting. Both ways between two devices: `crate::archive::tests`.

use super::*;
use crate::content::Catalogue;
use crate::store::tests::{Desk, desk};

fn id(n: u8) -> KeepsakeId {
    KeepsakeId([n; 16])
}

pub(crate) fn from(practice: &str, step: &str) -> Origin {
    Origin { practice: PracticeId(practice.into()), step: StepId(step.into()) }
}

pub(crate) fn own(kind: KeptKind, words: &str, from: Origin) -> Thing {
    Thing { kind, what: Kept::Words(words.into()), from }
}

fn english() -> Language {
    Language::new("en")
}

fn break_of_need() -> Origin {
    from("self-compassion-break", "need")
}

impl Desk {
    fn keeps(&mut self, n: u8, thing: Thing, now: i64) -> Option<KeepsakeId> {
        keep(&mut self.store, id(n), thing, UtcMillis(now)).unwrap()
    }

    fn keeps_option(&mut self, n: u8, from: Origin, option: &str, now: i64) -> Option<KeepsakeId> {
        let thing = chosen(&self.catalogue, from, &OptionId(option.into()), &english()).unwrap();
        self.keeps(n, thing, now)
    }

    fn kept(&self, kind: Option<KeptKind>) -> Vec<String> {
        let all = list(self.store.reader(), kind).unwrap();
        all.iter().map(|one| words(&one.thing, &self.catalogue, &english()).to_owned()).collect()
    }

    fn has_for(&self, practice: &str, kind: KeptKind) -> Option<String> {
        let practice = self.catalogue.practice(&PracticeId(practice.into())).unwrap();
        let found = latest(self.store.reader(), practice, kind).unwrap()?;
        Some(words(&found.thing, &self.catalogue, &english()).to_owned())
    }
}

#[test]
fn what_is_kept_again_is_the_same_thing_and_comes_to_the_front() {
    let mut desk = desk();
    let need = break_of_need;
    let sentence = |words: &str| own(KeptKind::KindSentence, words, need());
    assert_eq!(desk.keeps(1, sentence("Easy now."), 10), Some(id(1)));
    assert_eq!(desk.keeps_option(2, need(), "here", 11), Some(id(2)));
    assert_eq!(desk.kept(None), ["I'm here with you.", "Easy now."]);
    assert_eq!(desk.keeps(3, sentence("  Easy\n now. "), 12), Some(id(1)), "a line is one line");
    assert_eq!(desk.kept(None), ["Easy now.", "I'm here with you."]);
    assert_eq!(desk.keeps_option(4, need(), "here", 13), Some(id(2)));
    // Others: words that are another's option, another step, another practice, another kind.
    for (n, thing) in [
        (5, sentence("I'm here with you.")),
        (6, own(KeptKind::KindSentence, "Easy now.", from("self-compassion-break", "other"))),
        (7, own(KeptKind::KindSentence, "Easy now.", from("reframe-self-talk", "need"))),
        (8, own(KeptKind::Phrase, "Easy now.", need())),
    ] {
        assert_eq!(desk.keeps(n, thing, 14), Some(id(n)), "{n}");
    }
    assert_eq!(list(desk.store.reader(), None).unwrap().len(), 6);
    assert_eq!(desk.kept(Some(KeptKind::Phrase)), ["Easy now."]);
    // A clock that was set back takes nothing back.
    desk.keeps(9, sentence("Easy now."), 1);
    let first = list(desk.store.reader(), None).unwrap().into_iter().find(|one| one.id == id(1)).unwrap();
    assert_eq!((first.kept, first.since), (UtcMillis(12), UtcMillis(12)));
}

#[test]
fn blank_words_keep_nothing_and_too_many_are_refused_without_being_told() {
    let mut desk = desk();
    desk.store.take_changes();
    let phrase = |words: &str| own(KeptKind::Phrase, words, break_of_need());
    for blank in ["", "  ", "\n\t\u{a0}", "\0"] {
        assert_eq!(desk.keeps(1, phrase(blank), 10), None);
    }
    let most = "ä".repeat(MOST_CHARS as usize);
    let refused = keep(&mut desk.store, id(1), phrase(&format!("{most}canary")), UtcMillis(10)).unwrap_err();
    assert_eq!(refused, KeepsakeError::TooLong { most_chars: 200 });
    assert!(!format!("{refused} {refused:?}").contains("canary"));
    assert!(desk.store.take_changes().is_empty() && desk.kept(None).is_empty());
    assert_eq!(
        desk.keeps(1, phrase(&format!(" {most}\n")), 10),
        Some(id(1)),
        "space around it is not counted"
    );
    assert_eq!(desk.kept(None), [most]);
    assert_eq!(desk.store.take_changes().into_iter().collect::<Vec<_>>(), [KEEPSAKES]);
}

#[test]
fn an_option_is_told_in_the_words_of_the_script_and_where_that_lost_it_in_those_of_then() {
    let desk = desk();
    let told = |catalogue: &Catalogue, thing: &Thing, language: &str| {
        words(thing, catalogue, &Language::new(language)).to_owned()
    };
    let option = |step: &str, id: &str| Thing {
        kind: KeptKind::KindSentence,
        what: Kept::Option { id: OptionId(id.into()), words: "as it was".into() },
        from: from("self-compassion-break", step),
    };
    for (thing, expected) in [
        (option("need", "here"), "I'm here with you."),
        (option("need", "gone"), "as it was"),
        (option("gone", "here"), "as it was"),
        // An option that asks for words of one's own has none to tell.
        (option("need", "own"), "as it was"),
        (own(KeptKind::KindSentence, "mine", break_of_need()), "mine"),
    ] {
        assert_eq!(
            told(&desk.catalogue, &thing, "pl"),
            expected,
            "English where there is no Polish: {thing:?}"
        );
    }
    let none = Catalogue { practices: Vec::new(), ..desk.catalogue.clone() };
    assert_eq!(told(&none, &option("need", "here"), "en"), "as it was");
}

#[test]
fn only_what_a_script_keeps_can_be_chosen_to_be_kept() {
    let desk = desk();
    let all =
        |from: Origin, option: &str| chosen(&desk.catalogue, from, &OptionId(option.into()), &english());
    let kept = Kept::Option { id: OptionId("here".into()), words: "I'm here with you.".into() };
    let expected = Thing { kind: KeptKind::KindSentence, what: kept, from: break_of_need() };
    assert_eq!(all(break_of_need(), "here"), Ok(expected));
    for (from, option) in [
        (break_of_need(), "elsewhere"),
        (from("self-compassion-break", "nowhere"), "here"),
        (from("nothing", "need"), "here"),
        // A choice from which nothing is kept.
        (from("self-compassion-break", "again"), "again"),
    ] {
        assert_eq!(all(from, option), Err(KeepsakeError::UnknownOption), "{option}");
    }
    let own = all(break_of_need(), "own").unwrap();
    assert_eq!(keep(&mut crate::store::tests::desk().store, id(1), own, UtcMillis(1)), Ok(None));
}

#[test]
fn each_option_that_a_script_keeps_can_be_kept_and_is_offered_to_its_practice_again() {
    let mut kept = 0;
    let mut desk = desk();
    for practice in desk.catalogue.practices.clone() {
        for (_, script) in practice.lengths.each() {
            for step in &script.steps {
                let crate::content::Does::Choose(choose) = &step.does else { continue };
                let Some(kind) = choose.keep else { continue };
                for option in choose.options.iter().filter(|option| !option.own && !option.keeps_nothing) {
                    kept += 1;
                    desk.keeps_option(1, from(&practice.id.0, &step.id.0), &option.id.0, kept);
                    let offered = desk.has_for(&practice.id.0, kind);
                    assert_eq!(offered.as_deref(), Some(option.words.get(&english()).as_str()));
                    forget_all(&mut desk.store, UtcMillis(kept)).unwrap();
                }
            }
        }
    }
    assert!(kept > 20, "{kept}");
}

#[test]
fn a_practice_is_offered_its_own_and_another_only_what_it_does_not_keep_itself() {
    let mut desk = desk();
    let sentence = |words: &str, practice: &str| own(KeptKind::KindSentence, words, from(practice, "x"));
    let phrase = |words: &str, practice: &str| own(KeptKind::Phrase, words, from(practice, "x"));
    desk.keeps(1, sentence("of the break", "self-compassion-break"), 10);
    desk.keeps(2, sentence("of the reframing", "reframe-self-talk"), 11);
    desk.keeps(3, phrase("of the wishes", "loving-kindness-ourselves"), 12);
    desk.keeps(4, own(KeptKind::Touch, "of the hand", from("supportive-touch", "keep")), 13);
    desk.keeps(5, own(KeptKind::Act, "of a day", from("daily-compassionate-act", "act")), 14);
    for (practice, kind, expected) in [
        ("self-compassion-break", KeptKind::KindSentence, Some("of the break")),
        ("reframe-self-talk", KeptKind::KindSentence, Some("of the reframing")),
        // They keep such things themselves, and say "last time".
        ("criticism-versus-kindness", KeptKind::KindSentence, None),
        ("kind-affirmation", KeptKind::Phrase, None),
        // They keep none, and take up the last one of any.
        ("letter-to-myself", KeptKind::KindSentence, Some("of the reframing")),
        ("kind-affirmation", KeptKind::Touch, Some("of the hand")),
        ("letter-to-myself", KeptKind::Place, None),
        ("daily-compassionate-act", KeptKind::Act, Some("of a day")),
        ("letter-to-myself", KeptKind::Act, None),
        ("kind-affirmation", KeptKind::Act, None),
    ] {
        assert_eq!(desk.has_for(practice, kind).as_deref(), expected, "{practice}: {kind:?}");
    }
    // One that keeps none has none of its own, unless its script has lost the step: then its own comes first.
    desk.keeps(6, sentence("of the letter", "letter-to-myself"), 9);
    assert_eq!(desk.has_for("letter-to-myself", KeptKind::KindSentence).as_deref(), Some("of the letter"));
    let practice = desk.catalogue.practice(&PracticeId("kind-affirmation".into())).unwrap();
    let all = offered(desk.store.reader(), practice, &desk.catalogue, &english()).unwrap();
    assert_eq!(all, BTreeMap::from([(KeptKind::Touch, "of the hand".to_owned())]));
}

#[test]
fn what_is_forgotten_is_gone_with_a_mark_of_now_and_so_is_all_of_it() {
    let mut desk = desk();
    for n in 1..=3 {
        desk.keeps(n, own(KeptKind::Place, &format!("place {n}"), from("a", "b")), i64::from(n) * 10);
    }
    let mark = |desk: &Desk, n| tombstone::deleted(desk.store.reader().connection(), [n; 16]).unwrap();
    forget(&mut desk.store, id(1), UtcMillis(50)).unwrap();
    assert_eq!(desk.kept(None), ["place 3", "place 2"]);
    assert_eq!((mark(&desk, 1), mark(&desk, 2)), (Some(UtcMillis(50)), None));
    desk.store.take_changes();
    forget(&mut desk.store, id(1), UtcMillis(70)).unwrap();
    assert_eq!(mark(&desk, 1), Some(UtcMillis(50)), "what is gone is not deleted once more");
    // A clock that was set back deletes all the same.
    forget_all(&mut desk.store, UtcMillis(5)).unwrap();
    assert!(desk.kept(None).is_empty());
    assert_eq!((mark(&desk, 2), mark(&desk, 3)), (Some(UtcMillis(20)), Some(UtcMillis(30))));
    assert_eq!(desk.keeps(4, own(KeptKind::Place, "place 1", from("a", "b")), 60), Some(id(4)), "kept anew");
}
