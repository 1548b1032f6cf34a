//! Layouts, digits and letters that a wording may come in. Every sentence here is made up: none is of any scale.

mod properties;
mod putting_right;

use super::*;
use crate::content::ItemNo;

const WORDS: [&str; 26] = [
    "amber", "birch", "cedar", "drift", "ember", "fern", "grove", "heath", "iris", "jade", "kelp", "larch",
    "moss", "nettle", "oak", "pine", "quartz", "reed", "sage", "thyme", "umber", "vine", "willow", "yarrow",
    "zinnia", "aster",
];

/// A made-up sentence, of which some have commas, quotation marks and numbers.
fn item(n: usize) -> String {
    let word = WORDS[n - 1];
    match n % 4 {
        0 => format!("When I see {word}, slowly, I count 3 of them and rest."),
        1 => format!("I look for {word} on my way home."),
        2 => format!("People say \"{word}\" and I listen to it for a while."),
        _ => format!("It is {word} that I think of, more than of anything else in the whole garden."),
    }
}

fn expected(items: u8, least: u8, most: u8) -> Expected {
    Expected { items, extras: 0, least, most, parts: Vec::new() }
}

fn scale_26() -> Expected {
    expected(26, 1, 5)
}

/// Whether each item has its sentence.
#[track_caller]
fn whole(draft: &Draft, items: usize) {
    for n in 1..=items {
        let found = draft.items().get(&ItemNo(n as u8)).map(|found| found.text.as_str());
        assert_eq!(found, Some(item(n).as_str()), "item {n}");
    }
    assert_eq!(draft.items().len(), items);
}

fn lines(each: impl Fn(usize) -> String) -> String {
    (1..=26).map(|n| each(n) + "\n").collect()
}

const INTRO: &str = "HOW I AM IN THE GARDEN\n\nThink of the past two weeks. Please read each line before answering.\n\n\
    1 = almost never, 2 = seldom, 3 = now and then, 4 = often, 5 = almost always\n\n";

#[test]
fn numbered_lines_are_read_in_every_layout() {
    let layouts: [fn(usize) -> String; 17] = [
        |n| format!("{n}. {}", item(n)),
        |n| format!("{n}) {}", item(n)),
        |n| format!("({n}) {}", item(n)),
        |n| format!("[{n}] {}", item(n)),
        |n| format!("{n}: {}", item(n)),
        |n| format!("{n} - {}", item(n)),
        |n| format!("{n} – {}", item(n)),
        |n| format!("{n}\t{}", item(n)),
        |n| format!("{n}   {}", item(n)),
        |n| format!("Item {n}: {}", item(n)),
        |n| format!("Frage {n}. {}", item(n)),
        |n| format!("Q{n}. {}", item(n)),
        |n| format!("_____ {n}. {}", item(n)),
        |n| format!("- {n}. {}", item(n)),
        |n| format!("**{n}\\.** {}", item(n)),
        |n| format!("{n}. {}   1   2   3   4   5", item(n)),
        |n| format!("{n}.\n{}\n", item(n)),
    ];
    for (at, layout) in layouts.iter().enumerate() {
        for text in [lines(layout), format!("{INTRO}{}", lines(layout)), lines(layout).replace('\n', "\r\n")]
        {
            let draft = read_text(&text, &scale_26()).unwrap();
            whole(&draft, 26);
            let doubtful = draft.doubts().iter().any(|doubt| {
                matches!(doubt, Doubt::Missing { .. } | Doubt::Twice { .. } | Doubt::OtherCount { .. })
            });
            assert!(!doubtful, "layout {at}: {:?}", draft.doubts());
        }
    }
}

#[test]
fn numbers_are_read_in_the_digits_of_other_scripts() {
    let digits = |n: usize, zero: u32| -> String {
        n.to_string().chars().map(|c| char::from_u32(zero + c.to_digit(10).unwrap()).unwrap()).collect()
    };
    for (zero, close) in
        [(0x660, "."), (0x6f0, ")"), (0x6f0, " -"), (0x966, "."), (0xff10, "．"), (0xff10, "、")]
    {
        let text = lines(|n| format!("\u{200f}{}{close} {}", digits(n, zero), item(n)));
        whole(&read_text(&text, &scale_26()).unwrap(), 26);
    }
    let persian: String =
        (1..=3).map(|n| format!("سؤال {}: باغ را می‌بینم {}\n", digits(n, 0x6f0), WORDS[n])).collect();
    let draft = read_text(&persian, &expected(3, 0, 3)).unwrap();
    assert_eq!(draft.items()[&ItemNo(2)].text, "باغ را می‌بینم cedar", "what joins letters stays");
}

#[test]
fn lines_without_numbers_are_taken_in_their_order_and_that_is_said() {
    let layouts: [fn(usize) -> String; 6] = [
        item,
        |n| format!("{}\n", item(n)),
        |n| format!("- {}", item(n)),
        |n| format!("* {}", item(n)),
        |n| format!("☐ {}", item(n)),
        |n| format!("{}    ☐ ☐ ☐ ☐ ☐", item(n)),
    ];
    for (at, layout) in layouts.iter().enumerate() {
        let draft = read_text(&lines(layout), &scale_26()).unwrap();
        whole(&draft, 26);
        assert!(draft.doubts().contains(&Doubt::Unnumbered), "layout {at}");
    }
    for layout in [layouts[0], layouts[2]] {
        let draft = read_text(
            &format!("# The garden\n\nHow often is it so:\n\n{}\n1 = never, 5 = always\n", lines(layout)),
            &scale_26(),
        )
        .unwrap();
        whole(&draft, 26);
        assert_eq!((draft.anchors().len(), draft.counts_from()), (2, CountsFrom::One));
    }
    let paragraphs = lines(|n| {
        let (one, two) = item(n).split_at(item(n).find(' ').unwrap()).to_owned_pair();
        format!("{one}\n{}\n", two.trim())
    });
    whole(&read_text(&paragraphs, &scale_26()).unwrap(), 26);
}

trait Pair {
    fn to_owned_pair(self) -> (String, String);
}

impl Pair for (&str, &str) {
    fn to_owned_pair(self) -> (String, String) {
        (self.0.to_owned(), self.1.to_owned())
    }
}

#[test]
fn tables_are_read_whatever_stands_between_their_cells() {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let csv = |between: &str, header: &str| {
        let rows = lines(|n| format!("{n}{between}{}{between}", quoted(&item(n))));
        format!("{header}{rows}")
    };
    let mut tables = vec![
        csv(",", ""),
        csv(",", "number,sentence,answer\n"),
        csv(";", "Nummer;Satz;Antwort\n"),
        csv("\t", "#\titem\t\n"),
        lines(|n| format!("{n}\t{}\t1\t2\t3\t4\t5", item(n))),
        lines(|n| format!("{}\t☐\t☐\t☐\t☐\t☐", item(n))),
        format!("item\tnever\talways\n{}", lines(|n| format!("{}\t\t", item(n)))),
        format!("item\n{}", lines(|n| quoted(&item(n)))),
        format!(
            "| # | Sentence | never 1 | 2 | 3 |\n|---|:---|---|---|---|\n{}",
            lines(|n| format!("| {n} | {} | | | |", item(n)))
        ),
        format!("Sentence | answer\n--- | ---\n{}", lines(|n| format!("{n}. {} | ", item(n)))),
        format!("| Sentence | answer |\n|---|---|\n{}", lines(|n| format!("| {} | |", item(n)))),
        lines(|n| format!("q{n},{}", quoted(&item(n)))),
    ];
    tables.push(tables[1].replace('\n', "\r\n"));
    for (at, table) in tables.iter().enumerate() {
        let draft = read_text(table, &scale_26());
        assert!(draft.is_ok(), "table {at}");
        whole(&draft.unwrap(), 26);
    }
    // A cell that goes over two lines.
    let broken = csv(",", "").replace("I look for amber", "I look\nfor amber");
    whole(&read_text(&broken, &scale_26()).unwrap(), 26);
}

#[test]
fn lines_that_were_broken_are_put_together_and_what_is_around_the_items_is_left_over() {
    let broken = lines(|n| format!("{n}. {}", item(n).replacen(' ', "\n     ", 1)));
    let text = format!("{INTRO}{broken}\nThank you for your answers.\nPage 1 of 1\n");
    let draft = read_text(&text, &scale_26()).unwrap();
    for n in (1..=26).filter(|n| n % 4 != 0 && n % 4 != 2) {
        assert_eq!(draft.items()[&ItemNo(n as u8)].text, item(n));
        assert_eq!(draft.items()[&ItemNo(n as u8)].rows, 2);
    }
    assert!(draft.doubts().iter().any(|doubt| matches!(doubt, Doubt::Joined { .. })));
    let left: Vec<&str> = draft.left().iter().map(|left| left.text.as_str()).collect();
    assert!(left.contains(&"HOW I AM IN THE GARDEN") && left.contains(&"Thank you for your answers."));
    assert_eq!(draft.left().last().unwrap().text, "Page 1 of 1");
    assert_eq!(draft.time_frame(), Some("Think of the past two weeks."));
    assert_eq!(draft.anchors().values().next().unwrap(), "almost never");
    assert_eq!((draft.anchors().len(), draft.counts_from()), (5, CountsFrom::One));
    let hyphen = read_text("1. a self-\nmade garden\n2. b\n", &expected(2, 0, 1)).unwrap();
    assert_eq!(hyphen.items()[&ItemNo(1)].text, "a self-made garden");
    let run_on = (1..=26).map(|n| format!("{n}. {} ", item(n))).collect::<String>();
    whole(&read_text(&run_on, &scale_26()).unwrap(), 26);
}

#[test]
fn a_legend_that_is_a_list_is_no_item() {
    let nine = |n: usize| format!("{n}. {}\n", item(n));
    let items: String = (1..=9).map(nine).collect();
    let up = "0. Never\n1. Some days\n2. Many days\n3. Each day\n";
    let key = expected(9, 0, 3);
    for text in [
        format!("{up}\n{items}"),
        format!("{items}\n{up}"),
        format!("0 - Never\n1 - Some days\n2 - Many days\n3 - Each day\n{items}"),
    ] {
        let draft = read_text(&text, &key).unwrap();
        whole(&draft, 9);
        assert_eq!(draft.anchors()[&1], "Some days");
        assert_eq!(draft.counts_from(), CountsFrom::Zero);
    }
    let down = "5 Always\n4 Mostly\n3 Often\n2 Seldom\n1 Rarely\n0 Never\n\n";
    let five: String = (1..=5).map(|n| format!("{n} {}\n", item(n))).collect();
    let draft = read_text(&format!("{down}{five}"), &expected(5, 0, 5)).unwrap();
    whole(&draft, 5);
    assert_eq!((draft.anchors()[&5].as_str(), draft.counts_from()), ("Always", CountsFrom::Zero));
    // Items 1 to 5 are no legend where 6 is missing.
    let gap = lines(|n| if n == 6 { String::new() } else { format!("{n}. {}", item(n)) });
    let draft = read_text(&gap, &scale_26()).unwrap();
    assert_eq!(draft.doubts()[0], Doubt::Missing { items: vec![ItemNo(6)] });
    assert_eq!(draft.items().len(), 25);
}

#[test]
fn from_which_number_answers_are_counted_is_found_or_asked() {
    for (legend, least, most, counts) in [
        ("0 = never, 4 = always", 1, 5, CountsFrom::Zero),
        ("1 = never, 5 = always", 1, 5, CountsFrom::One),
        ("1 = never, 5 = always", 0, 4, CountsFrom::One),
        ("never (0) … always (4)", 0, 4, CountsFrom::Zero),
        ("1 2 3 4 5", 1, 5, CountsFrom::One),
        ("0 1 2 3", 0, 3, CountsFrom::Zero),
        ("1 2 3 4 5 6 7 8 9 10", 1, 10, CountsFrom::One),
        ("never, always", 1, 5, CountsFrom::Unsaid),
        ("", 1, 5, CountsFrom::Unsaid),
        ("1 = never, 3 = sometimes", 1, 5, CountsFrom::Unsaid),
        ("0 = never, 9 = always", 1, 5, CountsFrom::Unsaid),
    ] {
        let text = format!("{legend}\n\n{}", lines(|n| format!("{n}. {}", item(n))));
        let draft = read_text(&text, &expected(26, least, most)).unwrap();
        assert_eq!(draft.counts_from(), counts, "{legend}");
        let asked = draft.doubts().contains(&Doubt::CountsUnsaid);
        assert_eq!(asked, counts == CountsFrom::Unsaid, "{legend}");
        let over = draft.doubts().iter().any(|doubt| matches!(doubt, Doubt::CountsOver { .. }));
        assert_eq!(over, counts.least().is_some_and(|from| from != least), "{legend}");
        whole(&draft, 26);
    }
    let draft = read_text("0 = never, 9 = always\n1. a\n2. b", &expected(2, 1, 5)).unwrap();
    assert!(draft.doubts().contains(&Doubt::OtherRange { least: 0, most: 9 }));
}

#[test]
fn parts_that_are_each_counted_from_1_come_one_after_the_other() {
    let parts = |lengths: &[usize]| {
        let mut n = 0;
        let mut text = String::new();
        for length in lengths {
            text.push_str("Part with a heading\n\n");
            for number in 1..=*length {
                n += 1;
                text.push_str(&format!("{number}. {}\n", item(n)));
            }
            text.push('\n');
        }
        text
    };
    let key = Expected { parts: vec![10, 13], ..expected(23, 0, 4) };
    whole(&read_text(&parts(&[10, 13]), &key).unwrap(), 23);
    whole(&read_text(&parts(&[8, 5, 8, 5]), &scale_26()).unwrap(), 26);
    // One is missing in the first part: those of the second stay where they belong.
    let missing = parts(&[10, 13]).replacen(&format!("4. {}\n", item(4)), "", 1);
    let draft = read_text(&missing, &key).unwrap();
    assert_eq!(draft.doubts()[0], Doubt::Missing { items: vec![ItemNo(4)] });
    assert_eq!(draft.items()[&ItemNo(11)].text, item(11));
    // Counted from 0 throughout.
    let zero = lines(|n| format!("{}. {}", n - 1, item(n)));
    whole(&read_text(&zero, &scale_26()).unwrap(), 26);
}

#[test]
fn what_does_not_fit_is_said_and_what_was_found_stays() {
    let short =
        read_text(&(1..=25).map(|n| format!("{n}. {}\n", item(n))).collect::<String>(), &scale_26()).unwrap();
    assert_eq!(
        short.doubts()[..2],
        [Doubt::Missing { items: vec![ItemNo(26)] }, Doubt::OtherCount { found: 25 }]
    );
    let unnumbered = read_text(&(1..=25).map(|n| item(n) + "\n").collect::<String>(), &scale_26()).unwrap();
    assert!(unnumbered.doubts().contains(&Doubt::OtherCount { found: 25 }));
    let other = read_text(&lines(|n| format!("{n}. {}", item(n))), &expected(12, 1, 5)).unwrap();
    assert!(other.doubts().contains(&Doubt::OtherCount { found: 26 }));
    assert_eq!(other.left().len(), 14, "nothing is thrown away");
    let twice = lines(|n| format!("{}. {}", if n == 8 { 7 } else { n }, item(n)));
    let twice = read_text(&twice, &scale_26()).unwrap();
    assert_eq!(twice.doubts()[0], Doubt::Missing { items: vec![ItemNo(8)] });
    assert!(twice.doubts().contains(&Doubt::Twice { items: vec![ItemNo(7)] }));
    assert_eq!(twice.left().iter().filter(|left| left.text.contains(&item(8))).count(), 1);
    let alike =
        read_text(&lines(|n| format!("{n}. {}", item(if n == 9 { 2 } else { n }))), &scale_26()).unwrap();
    assert!(alike.doubts().contains(&Doubt::Alike { items: vec![ItemNo(2), ItemNo(9)] }));
    let extra = Expected { extras: 1, ..expected(25, 0, 3) };
    let extra = read_text(&lines(|n| format!("{n}. {}", item(n))), &extra).unwrap();
    assert!(
        !extra.doubts().iter().any(|doubt| matches!(doubt, Doubt::OtherCount { .. })),
        "one is asked beside them"
    );
}

#[test]
fn two_languages_in_two_scripts_are_told_apart() {
    let polish_and_greek =
        lines(|n| format!("{n}. {}", if n > 20 { "Κοιτάζω τον κήπο".to_owned() } else { item(n) }));
    let draft = read_text(&polish_and_greek, &scale_26()).unwrap();
    let others = (21..=26).map(ItemNo).collect();
    assert!(draft.doubts().contains(&Doubt::OtherScript { items: others }));
    let under_each_other = lines(|n| format!("{n}. {}\n   я смотрю на сад", item(n)));
    let draft = read_text(&under_each_other, &scale_26()).unwrap();
    whole(&draft, 26);
    assert_eq!(draft.left().len(), 26);
}

#[test]
fn bytes_are_read_in_several_encodings_and_what_is_no_text_is_refused_with_what_to_do() {
    let text = format!("{INTRO}{}", lines(|n| format!("{n}. {} – né à la maison", item(n))));
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend(text.as_bytes());
    for bytes in [text.as_bytes().to_vec(), marked, utf16(true), utf16(false)] {
        let draft = read(&bytes, &scale_26()).unwrap();
        assert!(draft.items()[&ItemNo(26)].text.ends_with("– né à la maison"));
        assert!(!draft.doubts().contains(&Doubt::Letters));
    }
    let western: Vec<u8> =
        text.chars().map(|c| if c == '–' { 0x96 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
    let draft = read(&western, &scale_26()).unwrap();
    assert!(draft.items()[&ItemNo(1)].text.ends_with("– né à la maison"));
    assert!(draft.doubts().contains(&Doubt::Letters), "it is a guess");
    for (bytes, what) in [
        (&b"%PDF-1.7 \xff"[..], NotText::Pdf),
        (b"\x89PNG\r\n\x1a\n", NotText::Picture),
        (b"\xff\xd8\xff\xe0", NotText::Picture),
        (b"\0\0\0\x18ftypheic", NotText::Picture),
        (b"BM\0\0\0\0", NotText::Picture),
        (b"PK\x03\x04word/document.xml", NotText::Document),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", NotText::Document),
        (b"{\\rtf1", NotText::Document),
        (b"  <!DOCTYPE html>", NotText::Page),
    ] {
        assert_eq!(read(bytes, &scale_26()), Err(WordingError::NotText { what }));
    }
    assert!(read(b"BM is how the garden begins\n", &expected(1, 0, 1)).is_ok());
    assert_eq!(read(b"1. \x81\x8d\x02", &scale_26()), Err(WordingError::Encoding));
    for empty in ["", " \n\t\r\n", "\u{feff}\n"] {
        assert_eq!(read(empty.as_bytes(), &scale_26()), Err(WordingError::Empty));
    }
    let long = "a line\n".repeat(MOST_LINES + 1);
    assert_eq!(read_text(&long, &scale_26()), Err(WordingError::TooLong { most_bytes: MOST_BYTES as u32 }));
    assert_eq!(
        read(&vec![b'a'; MOST_BYTES + 1], &scale_26()),
        Err(WordingError::TooLong { most_bytes: MOST_BYTES as u32 })
    );
    assert_eq!(read_text("# Title\n1 = never, 5 = always\n", &scale_26()), Err(WordingError::NoItems));
}
