//! A draft that someone puts right, and the wording that it becomes.

use super::*;
use crate::scales::WordingName;
use crate::scales::kept::tests::instrument;

#[test]
fn a_draft_is_put_right_item_by_item_and_nothing_of_it_is_lost() {
    let text =
        (1..=25).map(|n| format!("{n}. {}\n", item(if n < 3 { n } else { n + 1 }))).collect::<String>();
    let draft = read_text(&format!("{text}\nThe garden is mine.\n"), &scale_26()).unwrap();
    // Item 3 was missed: those from it on belong one further.
    let draft = draft.shift(ItemNo(3), false).unwrap();
    assert_eq!(draft.items()[&ItemNo(26)].text, item(26));
    let draft = draft.with_item(ItemNo(3), &format!("  {} ", item(3))).unwrap();
    whole(&draft, 26);
    assert_eq!(draft.items()[&ItemNo(3)].line, None, "typed");
    let swapped = draft.clone().swap(ItemNo(1), ItemNo(26)).unwrap();
    assert_eq!(
        (swapped.items()[&ItemNo(1)].text.clone(), swapped.items()[&ItemNo(26)].text.clone()),
        (item(26), item(1))
    );
    let back = draft.clone().shift(ItemNo(3), false).unwrap().shift(ItemNo(3), true).unwrap();
    assert_eq!(back.items().len(), 25);
    assert!(back.left().iter().any(|left| left.text == item(26)), "what has no place is left over");
    let left = draft.left().iter().position(|left| left.text == "The garden is mine.").unwrap();
    let taken = draft.clone().with_left(ItemNo(5), left as u32).unwrap();
    assert_eq!(taken.items()[&ItemNo(5)].text, "The garden is mine.");
    assert!(taken.left().iter().any(|left| left.text == item(5)));
    let blank = draft.clone().with_item(ItemNo(4), " ").unwrap();
    assert!(!blank.items().contains_key(&ItemNo(4)));
    for wrong in [ItemNo(0), ItemNo(27)] {
        let no = Err(WordingError::NoSuchItem { item: wrong, items: 26 });
        assert_eq!(draft.clone().with_item(wrong, "a").map(drop), no.clone().map(drop::<Draft>));
        assert_eq!(draft.clone().swap(wrong, ItemNo(1)).map(drop), no.clone().map(drop));
        assert_eq!(draft.clone().shift(wrong, true).map(drop), no.map(drop));
    }
    assert_eq!(draft.clone().with_left(ItemNo(1), 99), Err(WordingError::NoSuchLine { line: 99 }));
    let long = "a".repeat(MOST_ITEM as usize + 1);
    assert_eq!(
        draft.clone().with_item(ItemNo(1), &long),
        Err(WordingError::ItemTooLong { item: ItemNo(1), most_chars: MOST_ITEM })
    );
    assert_eq!(draft.clone().with_anchor(6, "x"), Err(WordingError::NoSuchAnswer { most: 5 }));
    assert!(
        draft.with_anchor(5, "always").unwrap().with_time_frame("this month").unwrap().time_frame()
            == Some("this month")
    );
}

#[test]
fn a_draft_is_taken_up_again_as_it_was() {
    let draft =
        read_text(&format!("{INTRO}{}", lines(|n| format!("{n}. {}", item(n)))), &scale_26()).unwrap();
    let text = draft.to_text().unwrap();
    assert_eq!(Draft::from_text(&text), Ok(draft));
    assert_eq!(
        Draft::from_text(&text.replace("amber", "ember")),
        Err(WordingError::Seal(crate::SealError::Damaged))
    );
}

fn said() -> Said {
    Said { source: "My therapist's folder".into(), validated: true, same_time: true }
}

#[test]
fn a_wording_is_whole_or_says_what_it_wants() {
    let key = Expected::of(&instrument());
    let draft = read_text("0 = never, 4 = always\n1. a\n2. b\n3. c\n", &key).unwrap();
    assert_eq!(draft.whole(&instrument(), said()), Err(WordingError::Missing { items: vec![ItemNo(4)] }));
    let draft = draft.with_item(ItemNo(4), "d").unwrap();
    let wording = draft.whole(&instrument(), said()).unwrap();
    assert_eq!(
        wording.anchors,
        [(1, "never".to_owned()), (5, "always".to_owned())].into(),
        "by the points of the key"
    );
    assert_eq!((wording.number(1, 1), wording.number(5, 1), wording.number(0, 1)), (Some(0), Some(4), None));
    let unsaid = draft.clone().with_counts_from(CountsFrom::Unsaid);
    assert_eq!(unsaid.whole(&instrument(), said()), Err(WordingError::CountsUnsaid));
    let from = |source: &str| draft.whole(&instrument(), Said { source: source.into(), ..said() });
    assert_eq!(from(" "), Err(WordingError::SourceUnsaid));
    assert_eq!(from(&"a".repeat(201)), Err(WordingError::SaidTooLong { most_chars: MOST_SOURCE }));
}

#[test]
fn the_name_of_a_wording_comes_of_what_it_says_and_tells_no_word() {
    let key = Expected::of(&instrument());
    let of = |text: &str, said: Said| {
        read_text(text, &key).unwrap().with_counts_from(CountsFrom::One).whole(&instrument(), said).unwrap()
    };
    let one = of("1. I’m out\n2. b\n3. c\n4. d\n", said());
    let same = of("(1)  I'm   out\n(2) b\n(3) c\n(4) d\n", Said { source: "elsewhere".into(), ..said() });
    assert_eq!(one.id(), same.id());
    let other = of("1. I am out\n2. b\n3. c\n4. d\n", said());
    assert_ne!(one.id(), other.id());
    let other_time = of("1. I’m out\n2. b\n3. c\n4. d\n", Said { same_time: false, ..said() });
    assert_ne!(one.id(), other_time.id(), "the time is part of a wording");
    let WordingName::Brought { time_frame, validated, .. } = other_time.name() else { panic!() };
    assert!(validated && time_frame.0.starts_with("other-") && time_frame != instrument().time_frame);
    let text = serde_json::to_string(&one.name()).unwrap();
    assert!(!text.contains("out") && !format!("{:?}", WordingError::NoItems).contains("out"));
}
