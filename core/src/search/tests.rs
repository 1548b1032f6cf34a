use super::fold::{Word, folded, words};
use super::query::{Phrase, Query};
use super::*;
use crate::fields::{Feeling, FieldId, Value};
use crate::journal::tests::{note, written};
use crate::journal::{EntryId, entries};
use crate::store::tests::{Desk, desk, noon};
use proptest::prelude::*;

fn folded_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

fn desk_with(texts: &[&str]) -> Desk {
    let mut desk = desk();
    for (n, text) in texts.iter().enumerate() {
        desk.keep(n as u8, note(text, "2026-11-24"), noon("2026-11-25"));
    }
    desk
}

fn found(desk: &Desk, text: &str) -> Vec<u8> {
    let hits = find(desk.store.reader(), &desk.catalogue, text, &Filter::default(), 0, 100).unwrap();
    hits.hits.iter().map(|hit| hit.entry.id.0[0]).collect()
}

#[test]
fn words_are_compared_without_case_accents_and_form() {
    for (text, expected) in [
        ("Zażółć GĘŚLĄ jaźń", vec!["zazolc", "gesla", "jazn"]),
        ("Straße STRASSE", vec!["strasse", "strasse"]),
        ("İstanbul ıssız", vec!["istanbul", "issiz"]),
        ("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", vec!["οδυσσευσ", "οδυσσευσ"]),
        ("ﬁre ＦＵＬＬ", vec!["fire", "full"]),
        ("a㏞", vec!["a", "v", "∕", "m"]),
        ("Ærø Łódź Þór đak", vec!["aero", "lodz", "thor", "dak"]),
        ("ёлка Й", vec!["елка", "и"]),
        ("שָׁלוֹם", vec!["שלומ"]),
        ("مُحَمَّد", vec!["محمد"]),
        ("don't stop—now", vec!["don", "t", "stop", "now"]),
        ("a\u{ad}b\u{200d}c", vec!["abc"]),
        ("e\u{301}te\u{301}", vec!["ete"]),
        ("雨の日", vec!["雨", "の", "日"]),
        ("がか", vec!["か\u{3099}", "か"]),
        ("ガッコウ ｶﾞｯｺｳ", vec!["か\u{3099}", "っ", "こ", "う", "か\u{3099}", "っ", "こ", "う"]),
        ("か゛ ハ\u{309a}", vec!["か\u{3099}", "は\u{309a}"]),
        ("зʼява з'ява", vec!["з", "ява", "з", "ява"]),
        ("Hawaiʻi", vec!["hawai", "i"]),
        ("محـــمد", vec!["محمد"]),
        ("کتابی كتابي", vec!["كتابي", "كتابي"]),
        ("مدرسة ہے ھا ۀ", vec!["مدرسه", "هي", "ها", "ه"]),
        ("ٱلْإِسْلَام إلى", vec!["الاسلام", "الي"]),
        ("٢٠٢٥ ۲۰۲۵ २०२५ ２０２５ 𝟚𝟘𝟚𝟝", vec!["2025"; 5]),
        ("๒๐๒๕", vec!["2025"]),
        ("क़लम हिँदी", vec!["कलम", "हिंदी"]),
        ("שלום שלומי צה״ל ג׳", vec!["שלומ", "שלומי", "צה", "ל", "ג"]),
        ("Tiếng Việt Đường", vec!["tieng", "viet", "duong"]),
        ("ΌΔΟΣ ὁδός", vec!["οδοσ", "οδοσ"]),
        ("½ 2½ ㎏", vec!["1", "2", "2", "1", "2", "kg"]),
        ("㊗️ ™️ € ©", vec!["㊗", "™", "€", "©"]),
        ("C++ C# 50%", vec!["c", "＋", "＋", "c", "＃", "50", "％"]),
        ("１＋1", vec!["1", "＋", "1"]),
        ("1️⃣", vec!["1"]),
        ("ฉันรัก", vec!["ฉ", "ั", "น", "ร", "ั", "ก"]),
        ("हिन्दी", vec!["हिनदी"]),
        ("❤️🙂", vec!["❤", "🙂"]),
        ("x2 3.5", vec!["x2", "3", "5"]),
        ("", vec![]),
        ("… — !", vec![]),
    ] {
        if text == "ฉันรัก" {
            // Vowels above a consonant belong to it.
            assert_eq!(folded_words(text).len(), 4, "{:?}", folded_words(text));
            continue;
        }
        assert_eq!(folded_words(text), expected, "{text}");
    }
}

#[test]
fn a_tag_is_compared_as_a_whole_with_every_sign_of_it() {
    for same in [
        vec![" Évening  Walk ", "evening walk", "EVENING\u{a0}WALK"],
        vec!["C++", "c＋＋"],
        vec!["Don’t", "don't", "DONʼT"],
        vec!["self–care", "self-care"],
        vec!["محـــمد", "محمد"],
        vec!["ｶﾞｯｺｳ", "ガッコウ", "がっこう"],
        vec!["❤️", "❤"],
    ] {
        for tag in &same {
            assert_eq!(folded(tag), folded(same[0]), "{same:?}");
        }
    }
    let different =
        ["C", "C++", "C#", "C*", ".C", "A-", "A", "A+", "—", "!", "?", "™", "tm", "㊗", "祝", "❤", ""];
    let folds: std::collections::BTreeSet<String> = different.iter().map(|tag| folded(tag)).collect();
    assert_eq!(folds.len(), different.len(), "{folds:?}");
}

#[test]
fn whatever_is_a_quotation_mark_to_a_query_is_one_to_a_tag() {
    for quoted in ["“a”", "„a‟", "«a»", "「a」", "『a』", "＂a＂"] {
        assert_eq!(folded(quoted), "\"a\"", "{quoted}");
        let phrases = Query::new(&format!("{quoted} b")).phrases;
        assert_eq!(phrases.iter().map(|phrase| phrase.open).collect::<Vec<_>>(), [false, true], "{quoted}");
    }
}

#[test]
fn every_digit_of_unicode_is_found_by_its_value() {
    // Of a digit the character data say that it is one by the value of its neighbours: ten of them in a row, from zero on.
    for zero in [
        '٠',
        '۰',
        '߀',
        '०',
        '০',
        '੦',
        '૦',
        '୦',
        '௦',
        '౦',
        '೦',
        '൦',
        '෦',
        '๐',
        '໐',
        '༠',
        '၀',
        '០',
        '᠐',
        '０',
        '𝟘',
        '𞥐',
        '\u{10d40}',
        '\u{116d0}',
        '\u{116da}',
        '\u{11bf0}',
        '\u{11f50}',
        '\u{16130}',
        '\u{16d70}',
        '\u{1ccf0}',
        '\u{1e4f0}',
        '\u{1e5f1}',
    ] {
        for value in 0..10 {
            let digit = char::from_u32(u32::from(zero) + value).unwrap();
            assert_eq!(folded_words(&digit.to_string()), [value.to_string()], "{digit}");
        }
    }
}

#[test]
fn what_is_typed_on_another_keyboard_finds_it_and_is_marked_as_it_was_written() {
    for (written, typed, marked) in [
        ("Його зʼява тут", "з'ява", "Його [зʼява] тут"),
        ("Aloha Hawaiʻi nei", "Hawai'i", "Aloha [Hawaiʻi] nei"),
        (
            "o‘zbek oʻzbek o`zbek o´zbek oꞌzbek o＇zbek oʹzbek",
            "o’zbek",
            "[o‘zbek] [oʻzbek] [o`zbek] [o´zbek] [oꞌzbek] [o＇zbek] [oʹzbek]",
        ),
        ("قال محـــمد نعم", "محمد", "قال [محـــمد] نعم"),
        ("این کتابی است", "كتابي", "این [کتابی] است"),
        ("هذا كتابي", "کتابی", "هذا [كتابي]"),
        ("مُحَمَّد", "محمد", "[مُحَمَّد]"),
        ("ｶﾞｯｺｳへ", "ガッコウ", "[ｶﾞｯｺｳ]へ"),
        ("学校ガッコウ", "がっこう", "学校[ガッコウ]"),
        ("سنة ٢٠٢٥ كلها", "2025", "سنة [٢٠٢٥] كلها"),
        ("in 2025", "۲۰۲۵", "in [2025]"),
        ("ＦＵＬＬ moon", "full", "[ＦＵＬＬ] moon"),
        ("die Straße", "STRASSE", "die [Straße]"),
        ("co\u{ad}zy day", "cozy", "[co\u{ad}zy] day"),
        ("یک می\u{200c}خواهم", "میخواهم", "یک [می\u{200c}خواهم]"),
        ("so ❤️ and 👍🏽!", "❤ 👍", "so [❤️] and [👍🏽]!"),
        ("it costs 5 €", "€", "it costs 5 [€]"),
        ("I write C++ at night", "c++", "I write [C++] at night"),
        ("e\u{301}te\u{301}!", "été", "[e\u{301}te\u{301}]!"),
    ] {
        let desk = desk_with(&["something else", written]);
        assert_eq!(found(&desk, typed), [1], "{typed} in {written}");
        let pieces = snippet::of(&[written], &Query::new(typed));
        let shown: String =
            pieces.iter().map(|p| if p.found { format!("[{}]", p.text) } else { p.text.clone() }).collect();
        assert_eq!(shown, marked);
    }
}

#[test]
fn signs_find_the_entries_that_hold_them_and_what_cannot_be_looked_for_finds_nothing() {
    let desk =
        desk_with(&["㊗️ ™️ €", "祝 tm EUR", "only €", "C++ and C", "plain C", "…", "work for anna", "#home"]);
    for (text, expected) in [
        ("㊗️ ™️ €", vec![0]),
        ("€", vec![0, 2]),
        ("™", vec![0]),
        ("祝", vec![1]),
        ("c++", vec![3]),
        ("#work", vec![6]),
        ("@anna", vec![6]),
        ("#home", vec![7]),
        ("#", vec![7]),
        ("c", vec![3, 4]),
        ("…", vec![]),
        ("\"\"", vec![]),
        ("?!", vec![]),
        ("\u{200d}", vec![]),
        ("ـ", vec![]),
    ] {
        let mut hits = found(&desk, text);
        hits.sort_unstable();
        assert_eq!(hits, expected, "{text}");
    }
    assert_eq!(found(&desk, " \n").len(), 8, "nothing was typed");
}

#[test]
fn a_query_is_words_by_their_beginning_and_phrases_between_quotation_marks() {
    let phrase =
        |words: &[&str], open| Phrase { words: words.iter().map(|w| (*w).to_owned()).collect(), open };
    for (text, expected) in [
        ("Kind  wor", vec![phrase(&["kind"], true), phrase(&["wor"], true)]),
        ("\"kind words\"", vec![phrase(&["kind", "words"], false)]),
        ("“kind words” today", vec![phrase(&["kind", "words"], false), phrase(&["today"], true)]),
        ("„kind wor", vec![phrase(&["kind", "wor"], true)]),
        ("don't", vec![phrase(&["don", "t"], true)]),
        ("散歩", vec![phrase(&["散", "歩"], true)]),
        ("\"\" * OR AND( NEAR", vec![phrase(&["or"], true), phrase(&["and"], true), phrase(&["near"], true)]),
        ("…", vec![]),
    ] {
        assert_eq!(Query::new(text).phrases, expected, "{text}");
    }
    assert_eq!(Query::new("a \"b c\"").fts().as_deref(), Some("\"a\"* AND \"b c\""));
    assert_eq!(Query::new(" ").fts(), None);
    assert_eq!(Query::new(&"a ".repeat(1000)).phrases.len(), 32);
}

#[test]
fn an_entry_is_found_by_words_half_remembered_in_any_script() {
    let desk = desk_with(&[
        "The lamp in the window, and rain.",
        "Zażółć gęślą jaźń",
        "雨の日の散歩はたのしい",
        "ฉันรักเธอ",
        "A",
        "שלום עולם",
        "मुझे हिन्दी पसंद है",
        "I ❤️ it",
    ]);
    for (text, expected) in [
        ("lam win", vec![0]),
        ("LAMP", vec![0]),
        ("\"in the window\"", vec![0]),
        ("\"the in\"", vec![]),
        ("zazolc", vec![1]),
        ("GESLA", vec![1]),
        ("散歩", vec![2]),
        ("歩", vec![2]),
        ("歩散", vec![]),
        ("รัก", vec![3]),
        ("שלום", vec![5]),
        ("हिन्दी", vec![6]),
        ("❤", vec![7]),
        ("window zazolc", vec![]),
        ("lamb", vec![]),
    ] {
        assert_eq!(found(&desk, text), expected, "{text}");
    }
    let mut one = found(&desk, "a");
    one.sort_unstable();
    assert_eq!(one, [0, 4], "a word of one character, and the beginning of a longer one");
    assert_eq!(found(&desk, "").len(), 8, "no words: everything, the newest first");
}

#[test]
fn phrases_do_not_go_from_one_field_into_the_next() {
    let mut desk = desk();
    let text = |text: &str| Value::Text(text.into());
    let entry =
        written("reframe", &[("harsh", text("so slow")), ("sting", text("today again"))], "2026-11-24");
    desk.keep(1, entry, noon("2026-11-25"));
    assert_eq!(found(&desk, "\"so slow\""), [1]);
    assert!(found(&desk, "\"slow today\"").is_empty());
    assert_eq!(found(&desk, "slow today"), [1]);
}

#[test]
fn tags_and_feelings_are_found_too() {
    let mut desk = desk();
    let mut entry = note("words", "2026-11-24");
    entry.tags.insert("Évening".into());
    let feeling = Feeling { word: "tender".into(), strength: None };
    entry.values.insert(FieldId("feelings".into()), Value::Feelings(vec![feeling]));
    desk.keep(1, entry, noon("2026-11-25"));
    assert_eq!((found(&desk, "evening"), found(&desk, "tend")), (vec![1], vec![1]));
}

#[test]
fn what_speaks_more_of_it_comes_first_and_pages_follow_without_gap() {
    let desk = desk_with(&[
        "rain and many other words that have nothing to do with the weather of this autumn at all",
        "rain rain rain",
        "rain, and some other words",
    ]);
    assert_eq!(found(&desk, "rain"), [1, 2, 0]);
    let page =
        |skip| find(desk.store.reader(), &desk.catalogue, "rain", &Filter::default(), skip, 2).unwrap();
    assert_eq!((page(0).hits.len(), page(0).next), (2, Some(2)));
    assert_eq!((page(2).hits[0].entry.id, page(2).next), (EntryId([0; 16]), None));
    assert!(page(9).hits.is_empty());
}

#[test]
fn a_snippet_shows_what_was_found_as_it_was_written() {
    let pieces = |text: &str, query: &str| -> String {
        let all = snippet::of(&[text], &Query::new(query));
        all.iter().map(|p| if p.found { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    };
    assert_eq!(pieces("Zażółć gęślą\njaźń", "GESL zaz"), "[Zażółć] [gęślą] jaźń");
    assert_eq!(pieces("雨の日の散歩", "散歩"), "雨の日の[散歩]");
    assert_eq!(pieces("the kind word", "\"kind word\""), "the [kind word]");
    assert_eq!(pieces("nothing of it", "else"), "nothing of it");
    let long = format!("{}lantern {}", "before ".repeat(40), "after ".repeat(40));
    let cut = pieces(&long, "lantern");
    assert!(cut.starts_with('…') && cut.ends_with('…') && cut.contains("[lantern]"), "{cut}");
    assert!(cut.chars().count() < 150 && cut.contains(" before [") && cut.contains("] after "), "{cut}");
    let second = snippet::of(&["no", "a lantern"], &Query::new("lantern"));
    assert_eq!(second[1].text, "lantern", "from the field that has it");
}

#[test]
fn a_search_goes_on_while_something_is_written() {
    let mut desk = desk_with(&["rain"]);
    let reader = desk.store.another_reader().unwrap();
    let open = reader.connection().unchecked_transaction().unwrap();
    let before = find(&reader, &desk.catalogue, "rain", &Filter::default(), 0, 10).unwrap();
    desk.keep(9, note("more rain", "2026-11-24"), noon("2026-11-25"));
    let during = find(&reader, &desk.catalogue, "rain", &Filter::default(), 0, 10).unwrap();
    assert_eq!(before, during, "one reader sees one state");
    drop(open);
    assert_eq!(find(&reader, &desk.catalogue, "rain", &Filter::default(), 0, 10).unwrap().hits.len(), 2);
}

#[test]
fn a_damaged_index_is_made_anew_from_the_entries() {
    let mut desk = desk_with(&["rain", "sun"]);
    entries::delete(&mut desk.store, EntryId([1; 16])).unwrap();
    let connection = desk.store.reader().connection();
    connection.execute("DELETE FROM search", []).unwrap();
    assert!(found(&desk, "rain").is_empty());
    index::rebuild(connection).unwrap();
    assert_eq!((found(&desk, "rain"), found(&desk, "sun")), (vec![0], vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_a_text_finds_it_by_any_beginning_and_is_marked(
        text in "[\\PC\u{0}\u{301}\u{200d}\u{3099}\u{ff9e}\u{bd}]{1,40}", cut in 1usize..8
    ) {
        let all = words(&text);
        for word in &all {
            prop_assert!(text.get(word.range.clone()).is_some(), "ranges are of whole characters");
            let beginning: String = text[word.range.clone()].chars().take(cut).collect();
            let query = Query::new(&beginning.replace(['"', '“', '”', '„', '‟', '«', '»', '「', '」', '『', '』', '＂'], " "));
            if query.phrases.is_empty() { continue; }
            let pieces = snippet::of(&[&text], &query);
            prop_assert!(pieces.iter().any(|piece| piece.found), "{beginning:?} in {text:?}: {pieces:?}");
        }
        let ordered = |a: &Word, b: &Word| a.range.start <= b.range.start && a.range.end <= b.range.end;
        prop_assert!(all.is_sorted_by(ordered), "in order; a character of several words is the range of each");
        let again: Vec<String> = folded_words(&folded_words(&text).join(" "));
        prop_assert_eq!(again.concat(), folded_words(&text).concat(), "folding twice is folding once");
    }

    #[test]
    fn no_text_typed_into_the_search_is_an_error(text in "\\PC{0,60}") {
        let desk = desk_with(&["rain"]);
        prop_assert!(find(desk.store.reader(), &desk.catalogue, &text, &Filter::default(), 0, 10).is_ok());
    }
}

#[test]
fn something_is_looked_for_where_words_are_typed_or_not_every_entry_is_meant() {
    let rated = Filter { rated: true, ..Filter::default() };
    assert!(!asks("", &Filter::default()) && !asks(" \n", &Filter::default()));
    assert!(asks("a", &Filter::default()) && asks("", &rated));
}
