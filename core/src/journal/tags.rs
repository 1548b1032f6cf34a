//! Tags as they are typed.

/// The tags in what was typed, in that order and each once: with commas between, as a keyboard of whichever script has them.
/// Without the space around them.
pub fn typed(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split([',', '،', '、', '，']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_what_stands_between_commas_of_any_script_each_once() {
        for (text, tags) in [
            ("", vec![]),
            (" , ,", vec![]),
            ("work,  sleep ,, work", vec!["work", "sleep"]),
            ("a long walk", vec!["a long walk"]),
            ("نوم، عمل", vec!["نوم", "عمل"]),
            ("仕事、眠り，", vec!["仕事", "眠り"]),
            ("Work,work", vec!["Work", "work"]),
        ] {
            assert_eq!(typed(text), tags, "{text}");
        }
    }
}
