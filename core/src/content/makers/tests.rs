use crate::content::tests::read_with;
use crate::content::{Language, Makers};
use crate::testing::catalogue;

fn makers() -> &'static Makers {
    &catalogue().makers
}

#[test]
fn a_maker_is_known_by_what_its_phones_say_in_whatever_case() {
    for (manufacturer, id) in [
        ("Xiaomi", "xiaomi"),
        ("Redmi", "xiaomi"),
        ("HUAWEI", "huawei"),
        ("HONOR", "honor"),
        ("samsung", "samsung"),
        ("OnePlus", "oneplus"),
        ("OPPO", "oppo"),
        ("realme", "realme"),
        ("vivo", "vivo"),
        ("asus", "asus"),
        ("LENOVO", "lenovo"),
        ("motorola", "motorola"),
        ("Sony", "sony"),
        ("HMD Global", "nokia"),
        ("Meizu", "meizu"),
        ("TECNO", "tecno"),
        (" TECNO MOBILE LIMITED ", "tecno"),
    ] {
        assert_eq!(makers().maker(manufacturer).map(|maker| maker.id.as_str()), Some(id), "{manufacturer}");
    }
}

#[test]
fn a_maker_that_is_not_in_the_list_is_said_to_be_unknown() {
    for manufacturer in ["", " ", "Google", "xiaomi2", "sam", "Fairphone", "ＳＯＮＹ", "unknown"] {
        assert_eq!(makers().maker(manufacturer), None, "{manufacturer}");
    }
    assert!(
        !makers().others.text.get(&Language::new("en")).steps.is_empty(),
        "there is something for them, too"
    );
}

#[test]
fn steps_say_the_app_by_its_name_somewhere_and_blame_nobody() {
    for (at, maker) in makers().each() {
        for text in maker.text.each() {
            let steps = text.steps.join(" ");
            assert!(steps.contains("Kindself"), "{at}");
            assert!(!maker.unsure.is_empty(), "{at}: no one has tried them");
            for word in ["kill", "aggressive", "evil", "your fault", "you have to"] {
                assert!(!steps.contains(word) && !text.habit.contains(word), "{at} says {word}");
            }
        }
    }
}

#[test]
fn a_maker_that_is_not_whole_stops_the_build() {
    for (from, to, field) in [
        ("\"redmi\"", "\"Redmi\"", "makers[0].names[1]"),
        ("\"redmi\"", "\"samsung\"", "makers[3].names[0]"),
        ("\"id\": \"huawei\"", "\"id\": \"xiaomi\"", "makers[1].id"),
        ("\"samsung-apps\"", "\"samsung-app\"", "makers[3].sources"),
        ("\"looked_on\": \"2026-12-01\"", "\"looked_on\": \"2026-12\"", "others.looked_on"),
        ("may be late.\"", "may be late\"", "others.text.en.steps[2]"),
        ("Switch off Clean up in suspend.", "Switch off > Clean up.", "makers[8].text.en.steps[1]"),
        ("unless they are protected.", "unless. They are protected.", "makers[13].text.en.habit"),
        ("\"may_differ\"", "\"might_differ\"", "text"),
    ] {
        let error = read_with("reminders/makers.json", from, to).unwrap_err();
        assert_eq!(error.file, "reminders/makers.json");
        assert!(error.field.starts_with(field), "{field}: {error}");
    }
}
