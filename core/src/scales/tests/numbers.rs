use super::*;
use proptest::prelude::*;

#[test]
fn a_number_is_read_as_it_is_written_and_written_in_lowest_terms() {
    for (text, written) in [
        ("3", "3"),
        ("3.80", "19/5"),
        ("0.477", "477/1000"),
        ("-2.5", "-5/2"),
        ("37/9", "37/9"),
        ("6/4", "3/2"),
        ("0.0", "0"),
        ("-0", "0"),
    ] {
        assert_eq!(exact(text).to_string(), written, "{text}");
    }
    for text in
        ["", "-", ".", "1.", ".5", "1/0", "1/-2", "1e3", " 1", "1,5", "+1", "½", "1.0000000001", "NaN"]
    {
        assert!(text.parse::<Exact>().is_err(), "{text}");
    }
}

#[test]
fn a_machine_s_fraction_is_no_exact_number() {
    assert_eq!(serde_json::from_str::<Exact>("3").unwrap(), Exact::whole(3));
    assert_eq!(serde_json::from_str::<Exact>("\"0.1\"").unwrap(), exact("1/10"));
    for json in ["0.1", "3.0", "1e2", "null", "[1]"] {
        assert!(serde_json::from_str::<Exact>(json).is_err(), "{json}");
    }
    assert_eq!(serde_json::to_string(&exact("37/9")).unwrap(), "\"37/9\"");
}

#[test]
fn half_goes_away_from_zero_and_is_rounded_once_from_the_exact_value() {
    for (number, places, rounded) in [
        ("5/2", 0, "3"),
        ("-5/2", 0, "-3"),
        ("1/8", 2, "0.13"),
        ("-1/8", 2, "-0.13"),
        ("2.4949", 2, "2.49"),
        ("2.4949", 1, "2.5"),
        ("1/3", 6, "0.333333"),
        ("-1/3", 0, "0"),
        ("37/9", 2, "4.11"),
        ("3", 2, "3.00"),
        ("107/26", 6, "4.115385"),
    ] {
        assert_eq!(exact(number).rounded(places), rounded, "{number} to {places}");
    }
}

#[test]
fn what_has_no_room_is_no_number_rather_than_a_wrong_one() {
    let most = Exact::whole(i64::MAX);
    assert_eq!(most.plus(Exact::whole(1)), None);
    assert_eq!(Exact::whole(i64::MIN).minus(Exact::whole(1)), None);
    assert_eq!(most.times(most), None);
    assert_eq!(Exact::ratio(1, u32::MAX).unwrap().over(2), None);
    assert_eq!(Exact::ratio(1, 0), None);
    assert_eq!(Exact::whole(1).over(0), None);
    assert_eq!(Exact::whole(i64::MIN).size(), None);
}

proptest! {
    #[test]
    fn numbers_add_up_and_compare_as_fractions_do(a in -9999_i64..9999, b in 1_u32..999, c in -9999_i64..9999, d in 1_u32..999) {
        let (one, other) = (Exact::ratio(a, b).unwrap(), Exact::ratio(c, d).unwrap());
        let wide = |n: i64, by: u32| i128::from(n) * i128::from(by);
        prop_assert_eq!(one.cmp(&other), wide(a, d).cmp(&wide(c, b)));
        let sum = one.plus(other).unwrap();
        prop_assert_eq!(sum.minus(other), Some(one));
        prop_assert!((sum.to_f64() - (a as f64 / f64::from(b) + c as f64 / f64::from(d))).abs() < 1e-9);
        prop_assert_eq!(sum.to_string().parse::<Exact>().unwrap(), sum);
        let near = sum.rounded(2).parse::<Exact>().unwrap().minus(sum).unwrap().size().unwrap();
        prop_assert!(near <= Exact::ratio(1, 200).unwrap());
    }
}
