//! Tables as people leave them.

use super::*;

const HEADER: &str = "full_date,date,weekday,time,mood,activities,note_title,note\n";

/// Days and texts.
fn texts(contents: &Contents) -> Vec<(String, String)> {
    let day = |at: String| at.split(' ').next().unwrap().to_owned();
    notes(contents).into_iter().map(|note| (day(note.0), note.1)).collect()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(day, text)| ((*day).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_comma_that_is_not_between_quotes_takes_no_word_away() {
    let contents = presently(b"entryDate,entryContent\n2025-03-01,tired, but calm\n").unwrap();
    assert_eq!(texts(&contents), pairs(&[("2025-03-01", "tired, but calm")]));
    let row = "2025-03-01,1 March,Saturday,9:00 PM,good,walk,,tired, but calm\n";
    let contents = daylio(format!("{HEADER}{row}").as_bytes()).unwrap();
    assert_eq!(texts(&contents), pairs(&[("2025-03-01", "tired, but calm")]));
    assert_eq!(contents.problems, Problems::default());
}

#[test]
fn what_stands_in_the_column_of_the_date_and_says_more_than_the_date_is_kept() {
    let date = |cell: &str| {
        let row = format!("2025-03-04,\"{cell}\",Tuesday,9:00 PM,good,walk,,calm\n");
        texts(&daylio(format!("{HEADER}{row}").as_bytes()).unwrap()).remove(0).1
    };
    for said in ["4 March", "March 4", "4", "4 de marzo", "4. März", "3月4日", "4 марта", "4th March"]
    {
        assert_eq!(date(said), "calm", "{said}");
    }
    for more in ["dinner for 4", "at 4", "4 April", "5 March", "4 March, dinner", "March 4 and 5"] {
        assert_eq!(date(more), format!("calm\n\ndate: {more}"), "{more}");
    }
}

#[test]
fn a_quote_left_open_takes_only_its_own_day() {
    let table = "entryDate,entryContent\n2025-03-01,\"She said \"\"yes\"\"\"\n2025-03-02,\"left open\nand on\n\
        2025-03-03,\"\"\n2025-03-04,\"fine, too\"\n2025-03-05,\"open again\n";
    let contents = presently(table.as_bytes()).unwrap();
    let expected = [
        ("2025-03-01", "She said \"yes\""),
        ("2025-03-02", "left open\nand on"),
        ("2025-03-04", "fine, too"),
        ("2025-03-05", "open again"),
    ];
    assert_eq!(texts(&contents), pairs(&expected));
    assert_eq!(contents.problems, Problems { empty: 1, ..Problems::default() });
    let rows = "2025-03-03,3 March,Monday,9:00 PM,good,\"walk\",\"\",\"left open\n\
        2025-03-02,2 March,Sunday,9:00 PM,bad,\"\",\"\",\"\"\n\
        2025-03-01,1 March,Saturday,9:00 PM,meh,\"tea\",\"A title\",\"two\nlines\"\n";
    let contents = daylio(format!("{HEADER}{rows}").as_bytes()).unwrap();
    let expected = [("2025-03-01", "A title\n\ntwo\nlines"), ("2025-03-02", ""), ("2025-03-03", "left open")];
    assert_eq!(texts(&contents), pairs(&expected));
}

#[test]
fn quotes_that_were_not_doubled_stay_in_their_row() {
    let table = "entryDate,entryContent\n2025-03-01,\"He said \"hi\" to me\"\n2025-03-02,\"a\"b\n2025-03-03,say \"hi\"\n";
    let expected =
        [("2025-03-01", "He said \"hi\" to me"), ("2025-03-02", "a\"b"), ("2025-03-03", "say \"hi\"")];
    assert_eq!(texts(&presently(table.as_bytes()).unwrap()), pairs(&expected));
}

#[test]
fn a_line_that_looks_like_a_row_stays_in_a_note_whose_quotes_are_whole() {
    let table = "entryDate,entryContent\n2025-03-01,\"I copied\n2025-02-01,this\"\n2025-03-02,x\n";
    let expected = [("2025-03-01", "I copied\n2025-02-01,this"), ("2025-03-02", "x")];
    assert_eq!(texts(&presently(table.as_bytes()).unwrap()), pairs(&expected));
}

#[test]
fn columns_that_are_not_known_are_kept_by_their_names() {
    let table = "full_date,date,weekday,time,mood,scales,activities,note_title,note,goals\n\
        2025-03-01,1 March,Saturday,9:00 PM,good,Energy 7,walk,,tea,slept early\n";
    let contents = daylio(table.as_bytes()).unwrap();
    assert_eq!(texts(&contents), pairs(&[("2025-03-01", "tea\n\nEnergy 7\n\ngoals: slept early")]));
    let table = "entryDate,entryContent,extra\n2025-03-01,tea,rain\n";
    assert_eq!(texts(&presently(table.as_bytes()).unwrap()), pairs(&[("2025-03-01", "tea\n\nrain")]));
}

#[test]
fn a_table_with_lines_of_any_end_is_read() {
    for end in ["\n", "\r\n", "\r"] {
        let table = format!("entryDate,entryContent{end}2025-03-01,\"a{end}b\"{end}{end}2025-03-02,c{end}");
        let expected = [("2025-03-01", format!("a{end}b")), ("2025-03-02", "c".to_owned())];
        let expected: Vec<_> = expected.into_iter().map(|(day, text)| (day.to_owned(), text)).collect();
        assert_eq!(texts(&presently(table.as_bytes()).unwrap()), expected, "{end:?}");
    }
}
