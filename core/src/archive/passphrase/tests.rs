//! What is folded, what is refused, and what is suggested.

use super::*;
use crate::content::passphrases::{COMMON, SUGGESTED};
use PassphraseFault::{Common, Invisible, Number, Repeated, Row, Short};
use proptest::prelude::*;
use std::collections::BTreeMap;

const SHORT: PassphraseFault = Short { least_chars: LEAST_CHARS };

#[test]
fn whatever_a_keyboard_makes_of_it_folds_to_one_text() {
    for (typed, folded) in [
        ("it\u{2019}s `kind\u{b4} \u{201a}so\u{2018}", "it's 'kind' 'so'"),
        ("\u{201c}a\u{201d} \u{201e}b\u{201c} \u{ab}c\u{bb} \u{ff02}d\u{2033}", "\"a\" \"b\" \"c\" \"d\""),
        ("a-b \u{2010} \u{2011} \u{2013} \u{2014} \u{2212} \u{fe58} \u{ff0d}", "a-b - - - - - - -"),
        ("two--dashes, one \u{2014} or three---", "two-dashes, one - or three-"),
        ("\u{a0}a\u{2003}b\u{202f}\u{3000}c\td\r\n", "a b c d"),
        (
            "cafe\u{301} \u{212b}ngstr\u{f6}m \u{ff2b}\u{ff49}\u{ff4e}\u{ff44} \u{fb01}n\u{2026}",
            "caf\u{e9} \u{c5}ngstr\u{f6}m Kind fin...",
        ),
        ("\u{feff}ki\u{200b}nd\u{ad}ly \u{2066}here\u{2069}\u{7}\u{0}", "kindly here"),
        ("heart \u{2764}\u{fe0f}", "heart \u{2764}"),
        ("Case Stays", "Case Stays"),
        ("\u{3164}\u{2800} \u{200d}\u{e0041}", ""),
    ] {
        assert_eq!(*fold(typed), folded, "{typed:?}");
    }
}

#[test]
fn what_is_the_same_text_is_tried_but_once() {
    assert_eq!(Passphrase::given("a plain text").secrets().count(), 1);
    assert_eq!(Passphrase::given("caf\u{e9}").secrets().count(), 1);
    assert_eq!(Passphrase::given("cafe\u{301}").secrets().count(), 1, "files were always made with the one");
    assert_eq!(Passphrase::given("it\u{2019}s").secrets().count(), 2);
}

#[test]
fn what_is_soon_guessed_is_refused_with_its_reason() {
    for (fault, all) in [
        (
            SHORT,
            &[
                "",
                "short",
                "sevense",
                "it's me",
                " a\u{a0}b  c ",
                "a\u{200b}b\u{200b}c\u{200b}d\u{200b}",
                "we are ok",
                "x q z w v",
            ][..],
        ),
        (
            Invisible,
            &[
                "        ",
                "\n",
                "\u{2003}\u{2003}",
                "\u{200b}\u{200b}\u{200d}\u{2060}",
                "\u{202e}\u{202c}\u{3164}",
                "\u{7}",
            ],
        ),
        (
            Repeated,
            &[
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "abcabcabcab",
                "lala lala lala",
                "hahahaha",
                "........",
                "!!!!!!!!!!",
                "kindkindkind",
                "aaaaaaab",
                "ab ba ab ba ab",
                "aaaabbbbccccdddd",
                "\u{3042}\u{3042}\u{3042}\u{3042}\u{3042}\u{3042}\u{3042}\u{3042}",
                "é é é é é é é é",
                "\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}",
            ],
        ),
        (
            Common,
            &[
                "password",
                "Password1",
                "P@ssw0rd!",
                "drowssap",
                "passwort123",
                "PASSWORD PASSWORD",
                "iloveyou2",
                "letmein!!!",
                "sunshine1",
                "welcome2026",
                "kindself",
                "Kindself2026",
                "my.password",
                "contrase\u{f1}a",
                "summer 2026",
                "\u{43f}\u{430}\u{440}\u{43e}\u{43b}\u{44c}12",
                "correct horse battery staple",
                "princess1234",
                "m0nk3y dragon",
            ],
        ),
        (
            Row,
            &[
                "qwertyuiop",
                "asdfghjk",
                "1qaz2wsx3edc",
                "poiuytrewq",
                "abcdefgh",
                "abcd1234",
                "12345678",
                "987654321",
                "qwertz123",
                "1q2w3e4r5t",
                "qweasdzxc",
                "a b c d e f g h",
                "\u{439}\u{446}\u{443}\u{43a}\u{435}\u{43d}\u{433}\u{448}",
                "\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}",
                "\u{1041}\u{1042}\u{1043}\u{1044}\u{1045}\u{1046}\u{1047}\u{1048}",
                "!@#$%^&*()",
                ")(*&^%$#@!",
                "!\"§$%&/()=",
                "=)(/&%$§\"!",
                "&é\"'(-è_çà)=",
                "!\"£$%^&*()",
                "!@#$%^&* qwerty",
                "a1b2c3d4",
                "1a2b3c4d5e",
                "1!2@3#4$5%",
                "qawsedrf",
                "a0b0c0d0e0f0",
                "ab12cd34ef56",
                "qwe123asd",
                "abc123def456",
                "abc123xyz789",
                "asd123zxc456",
                "asdzxcqwerty",
                "1qaz2wsx3edc4rfv5tgb",
                "qwertyasdfghzxcvbn123456",
            ],
        ),
        (
            Number,
            &[
                "12.03.1985",
                "1985-03-12",
                "3/12/1985",
                "31121999",
                "12 03 85 00",
                "83920174",
                "0770 094 18",
                "12 mars 1985",
                "march 3 2001",
                "March 3rd, 2001",
                "the 3rd of march 2001",
                "3. März 1985",
                "1. Mai 1999",
                "1er août 1999",
                "15 aout 1999",
                "1999 december 24",
                "12 de diciembre de 1985",
                "12 марта 1985",
                "१२ मार्च १९८५",
                "١٢ مارس ١٩٨٥",
                "12 במרץ 1985",
                "1985年3月12日",
                "1985년 3월 12일",
                "12 mars 1985 3 juni 2001",
                "12 mars 1985 tea",
            ],
        ),
    ] {
        let otherwise: Vec<_> = all.iter().map(|text| (text, super::fault(text))).collect();
        let otherwise: Vec<_> = otherwise.iter().filter(|judged| judged.1 != Some(fault)).collect();
        assert!(otherwise.is_empty(), "{fault:?}: {otherwise:?}");
    }
}

#[test]
fn a_few_words_of_ones_own_are_good_in_any_script() {
    for text in [
        "it's a kind night",
        "river stone lamp",
        "a few kind words",
        "eight letters",
        "correct kettle, blue balcony",
        "\u{43b}\u{430}\u{43c}\u{43f}\u{430} \u{443} \u{43e}\u{43a}\u{43d}\u{430}",
        "\u{7a93}\u{8fb9}\u{7684}\u{706f}\u{5f88}\u{6e29}\u{6696}\u{554a}",
        "\u{645}\u{635}\u{628}\u{627}\u{62d} \u{639}\u{646}\u{62f} \u{627}\u{644}\u{646}\u{627}\u{641}\u{630}\u{629}",
        "x7#kQ!pV2m",
        "bookkeeper's tea",
        "482915736058",
        "it's a kind night, isn't it",
        "窓辺の灯はあたたかい",
        "七月の雨はやさしい音",
        "खिड़की पर दीपक जलता है",
        "مصباح عند النافذة",
        "march with me, river stone",
        "12 mars 1985 was a quiet day",
        "party first, then flowers",
        "we saw 3 hens and 4 owls",
        "student desert",
        "password river stone lamp",
        "grandma's property",
    ] {
        assert_eq!(super::fault(text), None, "{text:?}");
    }
    for word in COMMON.lines().filter(|word| word.chars().count() >= LEAST_CHARS as usize) {
        assert!(super::fault(word).is_some(), "{word}");
    }
}

#[test]
fn six_words_are_suggested_and_each_as_often_as_any_other() {
    let words: Vec<&str> = SUGGESTED.lines().collect();
    let mut counts = BTreeMap::<String, u32>::new();
    // Every pair of bytes there is, in the first place.
    for number in 0..=u16::MAX {
        let [high, low] = number.to_be_bytes();
        let phrase = suggest(&[high, low, 0, 0, 0, 1, 0, 2, 7, 255, 255, 255]);
        let all: Vec<&str> = phrase.split(' ').collect();
        assert_eq!(all[1..], [words[0], words[1], words[2], words[2047], words[2047]]);
        *counts.entry(all[0].to_owned()).or_default() += 1;
    }
    assert_eq!(counts.len(), 2048);
    assert!(counts.values().all(|count| *count == 32));
}

#[test]
fn nothing_that_is_suggested_is_soon_guessed() {
    let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..5000 {
        let mut random = [0; RANDOM_BYTES];
        for byte in &mut random {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (dice >> 56) as u8;
        }
        let phrase = suggest(&random);
        assert_eq!(super::fault(&phrase), None, "{phrase}");
    }
    // Nor where chance has put the word that counts least beside others of its kind.
    let mut words: Vec<(usize, &str)> = SUGGESTED.lines().map(|word| (word.len(), word)).collect();
    words.extend(
        SUGGESTED.lines().filter(|word| COMMON.lines().any(|other| other == *word)).map(|word| (0, word)),
    );
    words.sort_unstable();
    for six in words[..600].chunks_exact(6) {
        let phrase = six.iter().map(|word| word.1).collect::<Vec<_>>().join(" ");
        assert_eq!(super::fault(&phrase), None, "{phrase}");
    }
}

#[test]
fn no_suggested_word_is_unkind() {
    let list = include_str!("../../../../tests/strings/unkind.json");
    let unkind: serde_json::Value = serde_json::from_str(list).unwrap();
    let (whole, begins) = (unkind["words"].as_array().unwrap(), unkind["beginnings"].as_array().unwrap());
    for word in SUGGESTED.lines() {
        assert!(!whole.iter().any(|other| other == word), "{word}");
        assert!(!begins.iter().any(|other| word.starts_with(other.as_str().unwrap())), "{word}");
    }
}

proptest! {
    #[test]
    fn folding_and_judging_answer_whatever_is_typed(text in "\\PC*|[\u{0}-\u{ff}'`\u{2019}\u{2014} \u{200b}\u{301}]{0,40}") {
        let folded = fold(&text);
        prop_assert_eq!(&*fold(&folded), &*folded, "folding what is folded changes nothing");
        let _ = super::fault(&text);
    }

    #[test]
    fn what_is_suggested_is_never_refused_and_is_its_own_fold(random in any::<[u8; RANDOM_BYTES]>()) {
        let phrase = suggest(&random);
        prop_assert_eq!(super::fault(&phrase), None);
        prop_assert_eq!(&*fold(&phrase), &phrase);
    }
}

#[test]
fn a_new_passphrase_is_good_once_it_was_typed_twice_alike_and_nothing_is_said_before_it_is_typed() {
    for (text, again, faulty, unlike, good) in [
        ("", "", false, false, false),
        ("", "x", false, true, false),
        ("heron lamp quiet", "", false, false, false),
        ("heron lamp quiet", "heron", false, true, false),
        ("heron lamp quiet", "heron lamp quiet", false, false, true),
        ("it's a quiet heron", "it\u{2019}s a quiet heron ", false, false, true),
        ("12.03.1985", "12.03.1985", true, false, false),
    ] {
        let typed = Typed::of(text, again);
        assert_eq!(
            (typed.fault.is_some(), typed.unlike, typed.good),
            (faulty, unlike, good),
            "{text} / {again}"
        );
    }
}
