//! Whatever is brought.

use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn whatever_is_brought_no_word_of_it_is_lost_and_nothing_panics(
        lines in proptest::collection::vec("[0-9]{0,2}[.)=|,;\t\"-]?[ ]?[a-zA-Zé#*_☐1-9 ]{0,20}", 0..40),
        items in 1u8..30,
        most in 1u8..10,
    ) {
        let text = lines.join("\n");
        if let Ok(draft) = read_text(&text, &expected(items, 0, most)) {
            let kept: String = draft.items().values().map(|found| found.text.clone())
                .chain(draft.left().iter().map(|left| left.text.clone())).collect::<Vec<_>>().join(" ");
            // A word that several lines begin with may be what numbers are called.
            let firsts: Vec<&str> = text.lines().filter_map(|line| line.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty())).collect();
            let is_label = |word: &str| firsts.iter().filter(|first| **first == word).count() > 1;
            for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1 && !is_label(word)) {
                prop_assert!(kept.contains(word), "{}", word);
            }
            let again = Draft::from_text(&draft.to_text().unwrap()).unwrap();
            prop_assert_eq!(again, draft);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes, &expected(9, 0, 3));
    }
}
