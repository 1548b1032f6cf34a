//! Lines to call, with their dates and doubts.

use super::*;

#[test]
fn crisis_lines_come_with_their_date_and_their_doubts() {
    // 2026-11-29 at noon, UTC.
    let now = Moment { utc_ms: 1_795_953_600_000, ahead_of_utc_s: 0, day_begins_min: 240 };
    let on = |code: &str, now| content().crisis(Some(code.into()), None, now);
    let year = Moment { utc_ms: now.utc_ms + 366 * 24 * 3_600_000, ..now };
    let card = |code: &str| on(code, now);
    let line = |code: &str| card(code).place.unwrap().lines[0].clone();
    let second = |code: &str| card(code).place.unwrap().lines[1].clone();
    assert_eq!(card("GB").looked_on.len(), 10);
    assert_eq!(card("GB").emergency[0].number.dialled, "999");
    assert!(!card("GB").emergency[0].list_only && card("CA").emergency[0].list_only);
    assert_eq!((line("GB").hours, second("ZA").hours), (Hours::Always, Hours::Unknown));
    assert!(second("ZA").caution.is_some() && line("GB").caution.is_none());
    assert!(line("BR").is_old && !line("MX").is_old);
    assert!(card("BR").some_are_old && !card("MX").some_are_old && on("MX", year).some_are_old);
    let one_of_two = card("NG");
    assert!(
        one_of_two.some_are_old && !one_of_two.emergency_is_old,
        "one number is old, what is known of both is not"
    );
    assert_eq!((one_of_two.elsewhere_sources.len(), one_of_two.elsewhere_is_old), (0, false));
    assert_eq!(line("PT").sources[0].date.as_deref(), Some("2025-09-10"));
    let number = NumberCard { shown: "0800 456 789".into(), dialled: "0800456789".into() };
    assert_eq!(line("ZA").ways[0], LineWay::Call { number });
    assert!(!card("GB").is_old && on("GB", year).is_old && on("GB", year).emergency_is_old);
    let nowhere = Moment { utc_ms: i64::MAX, ahead_of_utc_s: 0, day_begins_min: 240 };
    assert!(on("GB", nowhere).is_old && on("MX", nowhere).place.unwrap().lines[0].is_old);
}

#[test]
fn where_the_country_is_not_known_the_numbers_that_work_widely_are_given_and_countries_to_choose_from() {
    let now = Moment { utc_ms: 1_795_953_600_000, ahead_of_utc_s: 0, day_begins_min: 240 };
    let card = content().crisis(None, Some("ZZ".into()), now);
    assert!(card.place.is_none() && card.unlisted.is_none());
    let unlisted = |region: &str| content().crisis(None, Some(region.into()), now).unlisted;
    assert_eq!((unlisted("rs").as_deref(), unlisted("GB")), (Some("RS"), None));
    let dialled: Vec<&str> = card.emergency.iter().map(|one| one.number.dialled.as_str()).collect();
    assert_eq!(dialled, ["112", "911"]);
    let seen: Vec<&str> = card.elsewhere_sources.iter().map(|source| source.site.as_str()).collect();
    assert_eq!(seen, ["lifeline-international.com", "developer.throughlinecare.com"]);
    assert!(card.elsewhere_is_old && card.some_are_old);
    assert!(card.emergency.iter().all(|one| one.note.is_some()) && !card.emergency_sources.is_empty());
    let countries = content().countries();
    assert!(countries.len() >= 48 && countries.is_sorted_by(|one, other| one.name < other.name));
    for country in countries {
        let card = content().crisis(Some(country.code.clone()), None, now);
        assert_eq!(card.place.unwrap().name, country.name);
    }
}
