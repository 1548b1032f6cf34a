//! A pattern of one's own, as it is typed.

use crate::content::Pattern;
use crate::digits;
use crate::time::Millis;

/// What a new one begins with: in for four seconds, out for six.
pub const FIRST: Pattern = Pattern {
    inhale: Millis(4000),
    top_up: Millis::ZERO,
    hold_full: Millis::ZERO,
    exhale: Millis(6000),
    hold_empty: Millis::ZERO,
};

/// The most characters of its name: what fits into a line of a list.
pub const NAME_CHARS_MOST: u32 = 60;

/// The most characters of a length: no length that can be breathed has more.
pub const LENGTH_CHARS_MOST: u32 = 12;

/// Seconds as they were typed: with a comma or a point, in the digits of any script. 0 where nothing is typed; not a number
/// where it is none, so that whoever checks the pattern says so.
pub fn seconds(text: &str) -> f64 {
    let plain = |c| match c {
        ',' | '٫' => '.',
        c => digits::plain(c),
    };
    let text: String = text.trim().chars().map(plain).collect();
    if text.is_empty() {
        return 0.0;
    }
    // No more than that is a length; the parser knows `inf` and `1e3`, too.
    let is_number = text.chars().all(|c| c.is_ascii_digit() || c == '.');
    if is_number { text.parse().unwrap_or(f64::NAN) } else { f64::NAN }
}

/// The length that was typed; `None` where it is none.
pub fn length(text: &str) -> Option<Millis> {
    Millis::from_seconds(seconds(text))
}

/// A length in seconds, with a fraction where there is one: `3`, `5.5`. Written like this it can be typed again, in every
/// language.
pub fn in_digits(length: Millis) -> String {
    let (seconds, rest) = (length.0 / 1000, length.0 % 1000);
    if rest == 0 {
        return seconds.to_string();
    }
    format!("{seconds}.{rest:03}").trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Catalogue;

    #[test]
    fn seconds_are_read_as_people_type_them() {
        for (text, expected) in [
            ("", Some(0)),
            ("  ", Some(0)),
            ("4", Some(4000)),
            (" 5,5 ", Some(5500)),
            ("5.25", Some(5250)),
            (".5", Some(500)),
            ("٤٫٥", Some(4500)),
            ("४", Some(4000)),
            ("four", None),
            ("-4", None),
            ("4.5.5", None),
            ("1e3", None),
            ("inf", None),
            ("999999999999", None),
        ] {
            assert_eq!(length(text), expected.map(Millis), "{text}");
        }
        assert!(seconds("four").is_nan());
    }

    #[test]
    fn what_is_written_in_digits_is_read_again() {
        for (ms, digits) in
            [(0, "0"), (3000, "3"), (5500, "5.5"), (5250, "5.25"), (1, "0.001"), (10_010, "10.01")]
        {
            assert_eq!(in_digits(Millis(ms)), digits);
            assert_eq!(length(digits), Some(Millis(ms)));
        }
    }

    #[test]
    fn a_new_pattern_begins_with_one_that_can_be_breathed() {
        let bounds = Catalogue::bundled().unwrap().rules.bounds;
        let seconds = crate::content::PatternSeconds {
            inhale: FIRST.inhale.seconds(),
            top_up: 0.0,
            hold_full: 0.0,
            exhale: FIRST.exhale.seconds(),
            hold_empty: 0.0,
        };
        assert_eq!(bounds.check(&seconds), Ok(FIRST));
    }
}
