//! What takes a place on a day, what rests, and a day that begins elsewhere from now on.

use super::*;

fn after(hours: u8) -> Rule {
    Rule::new(When::After { hours, practice: None }, Opens::Nothing, day("2026-11-01"))
}

#[test]
fn one_that_counts_hours_rests_like_any_other() {
    let ended = (day("2026-11-23"), utc("2026-11-23T12:00:00Z"));
    for (rest, comes) in [
        (Rest::No, 1),
        (Rest::Until(day("2026-11-23")), 1),
        (Rest::Until(day("2026-11-24")), 0),
        (Rest::Open, 0),
    ] {
        let mut desk = android("Europe/Berlin", "2026-11-23T12:30:00Z", [Rule { rest, ..after(2) }]);
        desk.book.known.after.insert(id(1), ended);
        assert_eq!(desk.plan().add.len(), comes, "{rest:?}");
    }
}

#[test]
fn where_a_day_begins_elsewhere_from_now_on_nothing_that_came_comes_once_more() {
    let mut desk = android("Europe/Berlin", "2026-12-01T20:00:00Z", [daily("01:30")]);
    desk.go_on();
    assert_eq!(due(&desk.go("2026-12-02T00:30:00Z")), [of(1, "2026-12-01").text()]);
    desk.phone.here.day_begins = 0;
    assert_eq!(desk.go("2026-12-02T09:00:00Z").due_now, [], "the same moment is of another day now");
    assert_eq!(due(&desk.go("2026-12-03T00:30:00Z")), [of(1, "2026-12-03").text()]);
}

#[test]
fn what_comes_after_more_days_than_are_looked_at_is_told_all_the_same() {
    let desk =
        android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00"), once("2029-03-01", "08:00")]);
    let each = super::super::next_of_each(&desk.book, &desk.phone, 1);
    let far = &each[&id(2)];
    assert_eq!((far.upcoming.first().unwrap().id, far.is_held), (of(2, "2029-03-01"), false));
    let desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [daily("08:00"), daily("20:00")]);
    let each = super::super::next_of_each(&desk.book, &desk.phone, 1);
    assert!(each[&id(2)].is_held && each[&id(2)].upcoming.is_empty());
}

#[test]
fn what_is_kept_for_a_locked_phone_is_the_same_whatever_the_words() {
    let text = |words: &str| {
        let rule = Rule { wording: Wording::Own(words.into()), ..daily("08:00") };
        let mut desk = android("Europe/Berlin", "2026-11-23T06:00:00Z", [rule]);
        desk.go_on();
        desk.book.to_text().unwrap()
    };
    assert_eq!(text("canary: call Nightjar"), text("the kettle"));
}

#[test]
fn who_asks_for_more_on_a_day_than_come_is_told_with_how_many_they_would() {
    let when = |times| When::Random {
        days: Weekdays::ALL,
        from: time("08:00"),
        until: time("20:00"),
        times,
        apart_min: 60,
    };
    let rules = [1, 3].map(|times| Rule::new(when(times), Opens::Nothing, day("2026-01-01")));
    let mut desk = android("Europe/Berlin", "2026-11-23T05:00:00Z", rules);
    let allow = |desk: &Desk| {
        let each = super::super::next_of_each(&desk.book, &desk.phone, 3);
        [1, 2].map(|n| each[&id(n)].allow)
    };
    desk.book.rules[0].rule.when = When::Daily { at: time("07:00") };
    assert_eq!(allow(&desk), [None, Some(3)]);
    desk.book.rules[1].rule.when = When::Daily { at: time("20:00") };
    assert_eq!(allow(&desk), [None, Some(2)], "the other one comes before it each day");
    desk.book.wishes.most_a_day = 2;
    assert_eq!(allow(&desk), [None, None]);
}
